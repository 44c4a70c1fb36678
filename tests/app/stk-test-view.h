/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-article-view-private.h"
#include "stk-test.h"

G_BEGIN_DECLS

/* An article view in a window on the screen, and the document that it shows. */
typedef struct
{
  StkTestFolder *folder;
  StkDocument *document;
  GtkWidget *window;
  StkArticleView *view;
  GPtrArray *messages; /* of what the view said since the last look */
} StkTestView;

gboolean stk_test_view_init (int *argc, char ***argv);

void stk_test_view_set_up (StkTestView *self, gconstpointer data);
void stk_test_view_tear_down (StkTestView *self, gconstpointer data);

void stk_test_view_show (StkTestView *self, const char *name, const char *contents);
void stk_test_view_resize (StkTestView *self, int width, int height);
void stk_test_view_settle (StkTestView *self);
void stk_test_view_act (StkTestView *self, const char *action, const char *argument);
void stk_test_view_tag (StkTestView *self, StkKind kind);
void stk_test_view_move (StkTestView *self, GtkMovementStep step, int count, gboolean extend);
char *stk_test_view_describe_selected (StkTestView *self);
void stk_test_view_expect_message (StkTestView *self, const char *message);
guint stk_test_view_count_ink (StkTestView *self, StkRange range);

/* A test of the view, with a bridge article in it. */
#define STK_TEST_VIEW_ADD(path, func) \
  g_test_add (path, StkTestView, NULL, stk_test_view_set_up, func, stk_test_view_tear_down)

G_END_DECLS

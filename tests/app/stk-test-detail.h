/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-detail.h"
#include "stk-test.h"

G_BEGIN_DECLS

/* A detail pane in a window on the screen, and the document whose tags it shows. */
typedef struct
{
  StkTestFolder *folder;
  StkDocument *document;
  GtkWidget *window;
  StkDetail *detail;
  char *id;           /* of the tag that is shown */
  StkRange selection; /* in the article; empty for none */
  GPtrArray *heard;   /* "SIGNAL argument" for each signal since the last look */
} StkTestDetail;

gboolean stk_test_detail_init (int *argc, char ***argv);

void stk_test_detail_set_up (StkTestDetail *self, gconstpointer data);
void stk_test_detail_tear_down (StkTestDetail *self, gconstpointer data);

void stk_test_detail_open (StkTestDetail *self, GFile *file);
void stk_test_detail_settle (StkTestDetail *self);
StkAnnotation *stk_test_detail_tag (StkTestDetail *self, StkKind kind, const char *words);
void stk_test_detail_show (StkTestDetail *self, const char *id);
StkAnnotation *stk_test_detail_get (StkTestDetail *self);
const char *stk_test_detail_get_string (StkTestDetail *self, const char *name);
void stk_test_detail_expect (StkTestDetail *self, const char *heard);

typedef gboolean (*StkTestWidgetFunc) (GtkWidget *widget, gconstpointer data);
GtkWidget *stk_test_find_widget (GtkWidget *in, GType type, StkTestWidgetFunc func, gconstpointer data);
GtkWidget *stk_test_find_type (GtkWidget *in, GType type);
GtkWidget *stk_test_find_button (GtkWidget *in, const char *text);
GtkWidget *stk_test_find_label (GtkWidget *in, const char *text);

GtkWidget *stk_test_detail_row (StkTestDetail *self, const char *title);
GtkWidget *stk_test_detail_message (StkTestDetail *self, const char *title);
GtkTextBuffer *stk_test_row_buffer (GtkWidget *row);
char *stk_test_row_dup_text (GtkWidget *row);
void stk_test_row_enter (GtkWidget *row, const char *text);
void stk_test_row_choose (GtkWidget *row, const char *label);
void stk_test_press (GtkWidget *in, const char *text);
void stk_test_detail_leave (StkTestDetail *self);

#define STK_TEST_DETAIL_ADD(path, func) \
  g_test_add (path, StkTestDetail, NULL, stk_test_detail_set_up, func, stk_test_detail_tear_down)

G_END_DECLS

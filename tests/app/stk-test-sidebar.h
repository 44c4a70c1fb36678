/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-sidebar-private.h"
#include "stk-test.h"

G_BEGIN_DECLS

/* A sidebar in a window of its own, with a document of ten tags, each known by its first word. */
typedef struct
{
  StkTestFolder *folder;
  StkDocument *document;
  GtkWidget *window;
  StkSidebar *sidebar;
  GPtrArray *said; /* what the sidebar said since the last look */
} StkTestSidebar;

/* All rows, in the order of the article. */
#define STK_TEST_SIDEBAR_ALL "Harbour will “We Jonas “and €4.2 Zoë “Nine the 12,000"

gboolean stk_test_sidebar_init (int *argc, char ***argv);

void stk_test_sidebar_set_up (StkTestSidebar *test, gconstpointer data);
void stk_test_sidebar_tear_down (StkTestSidebar *test, gconstpointer data);

void stk_test_sidebar_show (StkTestSidebar *test, StkDocument *document);
void stk_test_sidebar_settle (StkTestSidebar *test);
const char *stk_test_sidebar_get_id (StkTestSidebar *test, const char *first_word);
void stk_test_sidebar_set (StkTestSidebar *test, const char *first_word, const char *field, const char *string);
void stk_test_sidebar_search (StkTestSidebar *test, const char *query);
void stk_test_sidebar_act (StkTestSidebar *test, const char *action, const char *target);
gboolean stk_test_sidebar_is_enabled (StkTestSidebar *test, const char *action);
const char *stk_test_sidebar_get_choice (StkTestSidebar *test, const char *action);
void stk_test_sidebar_select_rows (StkTestSidebar *test, const char *first_words);
GtkWidget *stk_test_sidebar_find_row (StkTestSidebar *test, const char *first_word);

void stk_test_sidebar_assert_rows (StkTestSidebar *test, const char *expected);
void stk_test_sidebar_assert_selected (StkTestSidebar *test, const char *expected);
void stk_test_sidebar_assert_said (StkTestSidebar *test, const char *text);
void stk_test_sidebar_assert_page (StkTestSidebar *test, const char *name, const char *title);

#define STK_TEST_SIDEBAR_ADD(path, func) \
  g_test_add ("/sidebar/" path, StkTestSidebar, NULL, stk_test_sidebar_set_up, func, stk_test_sidebar_tear_down)

G_END_DECLS

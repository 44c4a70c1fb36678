/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-search-bar.h"
#include "stk-test-view.h"

#define ARTICLE "Ferry news\n\nA ferry is a ferry. “Ferry!”\n\nThe FERRY sails at noon.\n"

static void
assert_match (StkTestView *test, size_t current, size_t n)
{
  size_t found_current;
  gboolean done;

  g_assert_cmpuint (stk_article_view_get_n_matches (test->view, &found_current, &done), ==, n);
  g_assert_true (done);
  g_assert_cmpuint (found_current, ==, current);
}

static void
test_steps (StkTestView *test, gconstpointer data)
{
  stk_test_view_show (test, "ferry.txt", ARTICLE);
  stk_article_view_set_caret (test->view, 15);
  stk_article_view_set_query (test->view, "ferry");
  assert_match (test, 1, 5);
  stk_article_view_find_next (test->view, TRUE);
  assert_match (test, 2, 5);
  g_assert_cmpstr (test->view->spoken, ==, "3 of 5");
  stk_article_view_find_next (test->view, FALSE);
  stk_article_view_find_next (test->view, FALSE);
  stk_article_view_find_next (test->view, FALSE);
  assert_match (test, 4, 5);
  stk_article_view_find_next (test->view, TRUE);
  assert_match (test, 0, 5);

  /* what is typed on goes on from the match */
  stk_article_view_find_next (test->view, TRUE);
  stk_article_view_find_next (test->view, TRUE);
  stk_article_view_set_query (test->view, "ferry!");
  assert_match (test, 0, 1);
  stk_article_view_set_query (test->view, "ferry");
  assert_match (test, 3, 5);

  stk_article_view_set_query (test->view, "\"ferry!\"");
  assert_match (test, 0, 1);
  stk_article_view_set_query (test->view, "boat");
  assert_match (test, G_MAXSIZE, 0);
  stk_article_view_find_next (test->view, TRUE);
  stk_article_view_set_query (test->view, "");
  g_assert_null (stk_article_view_get_query (test->view));
}

/* Matches are highlighted, the current one more than others; only paragraphs in sight are drawn. */
static void
test_drawn (StkTestView *test, gconstpointer data)
{
  StkRange current, other, none;

  stk_test_view_show (test, "ferry.txt", ARTICLE);
  current = stk_test_find (test->document, "Ferry news");
  current.end = current.start + 5;
  other = stk_test_find (test->document, "FERRY");
  none = stk_test_find (test->document, "noon");
  g_assert_cmpuint (stk_test_view_count_ink (test, other), ==, 0);
  stk_article_view_set_query (test->view, "ferry");
  stk_test_view_settle (test);
  g_assert_cmpuint (stk_test_view_count_ink (test, current), >, 100);
  g_assert_cmpuint (stk_test_view_count_ink (test, other), >, 100);
  g_assert_cmpuint (stk_test_view_count_ink (test, none), ==, 0);
  stk_article_view_end_search (test->view);
  stk_test_view_settle (test);
  g_assert_cmpuint (stk_test_view_count_ink (test, other), ==, 0);
}

/* Drawing costs no look at annotations or marks again. */
static void
test_cost (StkTestView *test, gconstpointer data)
{
  StkMarkCounters before, after;

  stk_mark_layer_get_counters (test->view->layer, &before);
  stk_article_view_set_query (test->view, "e");
  stk_test_view_settle (test);
  stk_article_view_find_next (test->view, TRUE);
  stk_test_view_settle (test);
  stk_mark_layer_get_counters (test->view->layer, &after);
  g_assert_cmpuint (after.built, ==, before.built);
}

/* A long text is gone through as time permits. */
static void
test_long (StkTestView *test, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Headline\n\n");
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  gboolean done;

  for (int i = 0; i < 60000; i++)
    g_string_append (text, i % 100 == 99 ? "word\n\n" : "word ferry ");
  stk_test_view_show (test, "long.txt", text->str);
  stk_article_view_set_query (test->view, "FERRY");
  stk_article_view_get_n_matches (test->view, NULL, &done);
  g_assert_false (done);
  while (!done && g_get_monotonic_time () < deadline)
    {
      g_main_context_iteration (NULL, FALSE);
      stk_article_view_get_n_matches (test->view, NULL, &done);
    }
  assert_match (test, 0, 60000 - 600);

  /* and can be given up in the middle */
  stk_article_view_set_query (test->view, "word");
  stk_article_view_set_document (test->view, NULL);
  g_assert_cmpuint (stk_article_view_get_n_matches (test->view, NULL, NULL), ==, 0);
}

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_bar (StkTestView *test, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = g_object_ref (gtk_window_get_child (GTK_WINDOW (test->window)));
  StkSearchBar *bar = g_object_new (STK_TYPE_SEARCH_BAR, "view", test->view, NULL);
  GtkWidget *entry = find_child (GTK_WIDGET (bar), GTK_TYPE_SEARCH_ENTRY);
  StkRange range;

  stk_test_view_show (test, "ferry.txt", ARTICLE);
  gtk_window_set_child (GTK_WINDOW (test->window), box);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (bar));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  g_object_unref (scroller);

  /* it begins with the selected words */
  stk_article_view_select_range (test->view, stk_test_find (test->document, "FERRY"));
  stk_search_bar_open (bar);
  stk_test_view_settle (test);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "FERRY");
  assert_match (test, 4, 5);
  stk_search_bar_step (bar, FALSE);
  assert_match (test, 3, 5);

  /* and leaves the words selected that it was at */
  stk_search_bar_set_active (bar, FALSE);
  g_assert_false (stk_search_bar_get_active (bar));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (test->view)));
  g_assert_true (stk_article_view_get_selected_range (test->view, &range));
  g_assert_cmpuint (range.start, ==, stk_test_find (test->document, "Ferry!").start);
  g_assert_null (stk_article_view_get_query (test->view));
  g_object_set (bar, "view", NULL, NULL);
  stk_search_bar_open (bar);
}

int
main (int argc, char *argv[])
{
  if (!stk_test_view_init (&argc, &argv))
    return 77;

  STK_TEST_VIEW_ADD ("/article-search/steps", test_steps);
  STK_TEST_VIEW_ADD ("/article-search/drawn", test_drawn);
  STK_TEST_VIEW_ADD ("/article-search/cost", test_cost);
  STK_TEST_VIEW_ADD ("/article-search/long", test_long);
  STK_TEST_VIEW_ADD ("/article-search/bar", test_bar);

  return g_test_run ();
}

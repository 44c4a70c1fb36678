/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What changed in an article since its tags were made, shown in its text. */

#include "stk-config.h"

#include "stk-test-view.h"

static const char OLD[] = "Old bridge to close\n\n"
                          "“The bridge is very low,” Perpetua Vane said.\n\n"
                          "Nobody had asked before.\n\n"
                          "It leaves 11.4 metres at high tide.\n";
static const char NOW[] = "Bridge to close\n\n"
                          "“The bridge is low,” Perpetua Vane said.\n\n"
                          "It leaves 11.9 metres at high tide, and less in spring.\n";
static const char SHOWN[] = "Old bridge Bridge to close\n\n"
                            "“The bridge is very low,” Perpetua Vane said.\n\n"
                            "Nobody had asked before.\n"
                            "It leaves 11.4 11.9 metres at high tide, and less in spring.\n";

static void
wait_for_changes (StkTestView *test)
{
  while (test->view->comparing != NULL)
    g_main_context_iteration (NULL, TRUE);
  stk_test_view_settle (test);
}

/* An article with a tag, which was changed since. */
static void
show (StkTestView *test, const char *old, const char *tagged, const char *now)
{
  stk_test_view_show (test, "changed.txt", old);
  if (tagged != NULL)
    {
      stk_test_tag (test->document, STK_KIND_CLAIM, tagged);
      stk_test_save (test->document);
    }
  stk_test_view_show (test, "changed.txt", now);
}

static char *
dup_shown (StkTestView *test)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (test->view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
}

/* Each place of the article is still found, both ways. */
static void
assert_places (StkTestView *test)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (test->view));
  StkText *text = stk_article_get_text (stk_document_get_article (test->document));
  GtkTextIter iter;

  for (size_t offset = 0; offset <= stk_text_get_length (text); offset++)
    {
      stk_display_get_end_iter (buffer, &iter, offset);
      g_assert_cmpuint (stk_display_get_offset (&iter), ==, offset);
      stk_display_get_iter (buffer, &iter, offset);
      g_assert_cmpuint (stk_display_get_offset (&iter), ==, offset);
      if (offset < stk_text_get_length (text))
        g_assert_cmpuint (gtk_text_iter_get_char (&iter), ==, stk_text_get_char (text, offset));
    }
}

static void
assert_tagged (StkTestView *test, const char *words, const char *tag, gboolean expected)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (test->view));
  GtkTextTag *found = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), tag);
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, words, 0, &start, &end, NULL));
  for (; gtk_text_iter_compare (&start, &end) < 0; gtk_text_iter_forward_char (&start))
    g_assert_cmpint (gtk_text_iter_has_tag (&start, found), ==, expected);
}

static void
test_shown (StkTestView *test, gconstpointer data)
{
  GActionGroup *actions = stk_article_view_get_actions (test->view);
  g_autofree char *shown = NULL, *again = NULL;

  g_assert_false (g_action_group_get_action_enabled (actions, "show-changes"));
  show (test, OLD, "Perpetua Vane", NOW);
  g_assert_true (g_action_group_get_action_enabled (actions, "show-changes"));

  stk_test_view_act (test, "article.show-changes", NULL);
  g_assert_true (stk_article_view_get_shows_changes (test->view));
  wait_for_changes (test);
  shown = dup_shown (test);
  g_assert_cmpstr (shown, ==, SHOWN);
  assert_places (test);
  assert_tagged (test, "Old bridge", "stk-deleted", TRUE);
  assert_tagged (test, "Old bridge", "stk-headline", TRUE);
  assert_tagged (test, "Bridge", "stk-inserted", TRUE);
  assert_tagged (test, "Nobody had asked before.", "stk-deleted", TRUE);
  assert_tagged (test, "Perpetua Vane said.", "stk-deleted", FALSE);
  assert_tagged (test, ", and less in spring", "stk-inserted", TRUE);
  g_assert_cmpstr (test->view->spoken, ==, "5 changes are shown");

  stk_test_view_act (test, "article.show-changes", NULL);
  g_assert_false (stk_article_view_get_shows_changes (test->view));
  again = dup_shown (test);
  g_assert_cmpstr (again, ==, NOW);
}

/* Tags, selection and copies are of the article, whatever is shown in between. */
static void
test_edits (StkTestView *test, gconstpointer data)
{
  g_autofree char *selected = NULL;
  StkRange range;

  show (test, OLD, NULL, NOW);
  g_assert_null (stk_document_get_earlier_text (test->document));
  stk_article_view_set_shows_changes (test->view, TRUE);
  g_assert_false (stk_article_view_get_shows_changes (test->view));

  show (test, OLD, "Perpetua Vane", NOW);
  range = stk_test_find (test->document, "The bridge is low");
  stk_article_view_select_range (test->view, range);
  stk_article_view_set_shows_changes (test->view, TRUE);
  wait_for_changes (test);

  /* as selected before */
  g_assert_true (stk_article_view_get_selected_range (test->view, &range));
  g_assert_true (stk_range_equal (range, stk_test_find (test->document, "The bridge is low")));
  stk_test_view_tag (test, STK_KIND_QUOTE);
  selected = stk_test_view_describe_selected (test);
  g_assert_cmpstr (selected, ==, "quote [The bridge is low]");

  /* words that are not in the article cannot be tagged */
  {
    GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (test->view));
    GtkTextIter start, end;

    gtk_text_buffer_get_start_iter (buffer, &start);
    g_assert_true (gtk_text_iter_forward_search (&start, "Nobody", 0, &start, &end, NULL));
    gtk_text_buffer_select_range (buffer, &start, &end);
  }
  g_assert_false (stk_article_view_get_selected_range (test->view, NULL));
}

static void
put_caret (StkTestView *test, const char *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (test->view));
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, words, 0, &start, NULL, NULL));
  gtk_text_buffer_place_cursor (buffer, &start);
}

static char *
dup_attribute (StkTestView *test, const char *name)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (test->view));
  GtkAccessibleText *text = GTK_ACCESSIBLE_TEXT (test->view);
  g_autofree GtkAccessibleTextRange *ranges = NULL;
  g_auto (GStrv) names = NULL, values = NULL;
  GtkTextIter iter;
  gsize n;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  GTK_ACCESSIBLE_TEXT_GET_IFACE (text)->get_attributes (text, (unsigned int) gtk_text_iter_get_offset (&iter), &n,
                                                        &ranges, &names, &values);
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (names[i], name))
      {
        GtkTextIter start, end;
        g_autofree char *words = NULL;

        gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) ranges[i].start);
        gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) (ranges[i].start + ranges[i].length));
        words = gtk_text_iter_get_slice (&start, &end);

        return g_strdup_printf ("%s [%s]", values[i], words);
      }

  return NULL;
}

/* What is only seen is also said. */
static void
test_spoken (StkTestView *test, gconstpointer data)
{
  g_autofree char *deleted = NULL, *inserted = NULL, *source = NULL;

  show (test, OLD, "Perpetua Vane", NOW);
  stk_article_view_set_shows_changes (test->view, TRUE);
  wait_for_changes (test);

  put_caret (test, "Nobody");
  g_assert_cmpstr (test->view->spoken, ==, "Deleted: Nobody had asked before.");
  deleted = dup_attribute (test, "change");
  g_assert_cmpstr (deleted, ==, "deleted [Nobody had asked before.\n]");

  put_caret (test, "11.9");
  g_assert_cmpstr (test->view->spoken, ==, "Inserted: 11.9");
  inserted = dup_attribute (test, "change");
  g_assert_cmpstr (inserted, ==, "inserted [11.9]");

  put_caret (test, "Perpetua");
  g_assert_cmpstr (test->view->spoken, ==, "Claim, Open: Perpetua Vane");
  source = dup_attribute (test, "annotation");
  g_assert_cmpstr (source, ==, "Claim, Open [Perpetua Vane]");
}

/* Where words are unchanged, and only the line breaks differ. */
static void
test_nothing (StkTestView *test, gconstpointer data)
{
  show (test, OLD, "Perpetua Vane", "Old bridge to close\n\n\n“The bridge is very low,” Perpetua Vane\nsaid.\n\n"
                                    "Nobody had asked before.\n\nIt leaves 11.4 metres at high tide.\n");
  stk_article_view_set_shows_changes (test->view, TRUE);
  wait_for_changes (test);
  stk_test_view_expect_message (test, "No words of the article changed");
  assert_places (test);
}

/* A deleted paragraph at the end, one that fills many lines, and words in a script that runs the other way. Marks are
 * drawn where their words are now. */
static void
test_marks (StkTestView *test, gconstpointer data)
{
  g_autoptr (GString) old = g_string_new ("Headline\n\nThe first words stay. ");
  StkRange range;

  for (int i = 0; i < 400; i++)
    g_string_append_printf (old, "gone%d ", i);
  g_string_append (old, "The last words stay.\n\nقالت المديرة إن الجسر القديم منخفض جدا.\n\nThe end.\n");
  show (test, old->str, "last words stay",
        "Headline\n\nThe first words stay. The last words stay.\n\nقالت المديرة إن الجسر منخفض جدا.\n");
  range = stk_test_find (test->document, "first words");
  g_assert_nonnull (stk_document_add (test->document, STK_KIND_QUOTE, &range, 1, NULL));
  range = stk_test_find (test->document, "الجسر منخفض");
  g_assert_nonnull (stk_document_add (test->document, STK_KIND_QUOTE, &range, 1, NULL));
  stk_test_view_settle (test);
  g_assert_cmpuint (stk_test_view_count_ink (test, range), >, 0);

  stk_article_view_set_shows_changes (test->view, TRUE);
  wait_for_changes (test);
  assert_places (test);
  g_assert_cmpuint (stk_test_view_count_ink (test, stk_test_find (test->document, "first words")), >, 0);
  stk_article_view_scroll_to_range (test->view, range, FALSE);
  stk_test_view_settle (test);
  stk_test_view_settle (test);
  range = stk_test_find (test->document, "الجسر منخفض");
  g_assert_cmpuint (stk_test_view_count_ink (test, range), >, 0);
  g_assert_cmpuint (stk_test_view_count_ink (test, stk_test_find (test->document, "last words stay")), >, 0);
}

/* The same in a script that runs the other way, without any scrolling. */
static void
test_right_to_left (StkTestView *test, gconstpointer data)
{
  show (test,
        "غرق الجسر القديم\n\nقالت المديرة إن الجسر منخفض جدا عند المد العالي. وأضافت أن السفينة مرت مرتين.\n\n"
        "فقرة كاملة حذفت لاحقا من المقال.\n\nانتهى التحقيق في الميناء يوم الاثنين.\n",
        "السفينة مرت مرتين",
        "غرق الجسر\n\nقالت المديرة إن الجسر مرتفع جدا عند المد العالي. وأضافت أن السفينة الكبيرة مرت مرتين.\n\n"
        "انتهى التحقيق في الميناء يوم الثلاثاء.\n");
  g_assert_cmpuint (stk_test_view_count_ink (test, stk_test_find (test->document, "السفينة الكبيرة مرت مرتين")), >, 0);

  stk_article_view_set_shows_changes (test->view, TRUE);
  wait_for_changes (test);
  assert_places (test);
  g_assert_cmpuint (stk_test_view_count_ink (test, stk_test_find (test->document, "السفينة الكبيرة مرت مرتين")), >, 0);
}

int
main (int argc, char *argv[])
{
  if (!stk_test_view_init (&argc, &argv))
    return 77;

  STK_TEST_VIEW_ADD ("/article-changes/shown", test_shown);
  STK_TEST_VIEW_ADD ("/article-changes/edits", test_edits);
  STK_TEST_VIEW_ADD ("/article-changes/spoken", test_spoken);
  STK_TEST_VIEW_ADD ("/article-changes/nothing", test_nothing);
  STK_TEST_VIEW_ADD ("/article-changes/marks", test_marks);
  STK_TEST_VIEW_ADD ("/article-changes/right-to-left", test_right_to_left);

  return g_test_run ();
}

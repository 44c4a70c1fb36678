/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-annotation-row.h"
#include "stk-test-notify.h"
#include "stk-test-sidebar.h"

#include <math.h>
#include <string.h>

#define N_MANY 10000

/* One tag that is selected stays so, whatever is edited and however the list is looked at. */
static void
test_selection (StkTestSidebar *test, gconstpointer data)
{
  g_autofree char *id = g_strdup (stk_test_sidebar_get_id (test, "€4.2"));
  g_autoptr (StkTestNotify) selected = stk_test_notify_new (test->sidebar, "selected");

  stk_test_sidebar_select_rows (test, "€4.2");
  g_assert_cmpstr (stk_sidebar_get_selected (test->sidebar), ==, id);
  stk_test_notify_expect (selected, 1);

  stk_test_sidebar_set (test, "€4.2", "statement", "The repairs cost 4.2 million euros.");
  stk_test_sidebar_set (test, "€4.2", "status", "open");
  stk_test_sidebar_assert_selected (test, "€4.2");
  stk_test_sidebar_act (test, "sidebar.kind", "quote");
  stk_test_sidebar_assert_selected (test, "");
  g_assert_cmpstr (stk_sidebar_get_selected (test->sidebar), ==, id);
  stk_test_sidebar_act (test, "sidebar.kind", "all");
  stk_test_sidebar_assert_selected (test, "€4.2");
  stk_test_sidebar_act (test, "sidebar.group", "source");
  stk_test_sidebar_act (test, "sidebar.sort", "state");
  stk_test_sidebar_assert_selected (test, "€4.2");
  stk_test_sidebar_act (test, "sidebar.group", "none");
  stk_test_sidebar_act (test, "sidebar.sort", "text");
  stk_test_sidebar_search (test, "million");
  stk_test_sidebar_search (test, "");
  stk_test_sidebar_assert_selected (test, "€4.2");
  stk_test_tag (test->document, STK_KIND_CLAIM, "nine weeks");
  stk_test_sidebar_assert_selected (test, "€4.2");
  stk_test_notify_expect (selected, 0);

  stk_document_remove (test->document, id, NULL);
  g_assert_null (stk_sidebar_get_selected (test->sidebar));
  stk_test_notify_expect (selected, 1);
  stk_document_undo (test->document);
  stk_sidebar_set_selected (test->sidebar, id);
  stk_test_sidebar_assert_selected (test, "€4.2");
  stk_sidebar_set_selected (test->sidebar, NULL);
  stk_test_sidebar_assert_selected (test, "");
  stk_test_notify_expect (selected, 2);
}

static void
test_several (StkTestSidebar *test, gconstpointer data)
{
  stk_test_sidebar_select_rows (test, "will");
  g_assert_false (gtk_action_bar_get_revealed (test->sidebar->bulk_bar));
  stk_test_sidebar_select_rows (test, "will “and Zoë");
  stk_test_sidebar_assert_selected (test, "will “and Zoë");
  g_assert_null (stk_sidebar_get_selected (test->sidebar));
  g_assert_true (gtk_action_bar_get_revealed (test->sidebar->bulk_bar));
  g_assert_cmpstr (gtk_label_get_label (test->sidebar->bulk_label), ==, "3 Selected");
  g_assert_cmpstr (stk_test_sidebar_get_choice (test, "set-state"), ==, "");
  g_assert_cmpstr (stk_test_sidebar_get_choice (test, "set-kind"), ==, "");

  /* what is out of sight is not counted, and comes back */
  stk_test_sidebar_search (test, "zoe");
  stk_test_sidebar_assert_selected (test, "Zoë");
  g_assert_false (gtk_action_bar_get_revealed (test->sidebar->bulk_bar));
  stk_test_sidebar_search (test, "");
  stk_test_sidebar_assert_selected (test, "will “and Zoë");
  g_assert_cmpstr (gtk_label_get_label (test->sidebar->bulk_label), ==, "3 Selected");

  /* unless a person selects something else meanwhile */
  stk_test_sidebar_search (test, "zoe");
  stk_test_sidebar_select_rows (test, "“Nine");
  stk_test_sidebar_search (test, "");
  stk_test_sidebar_assert_selected (test, "“Nine");
  g_assert_cmpstr (stk_sidebar_get_selected (test->sidebar), ==, stk_test_sidebar_get_id (test, "“Nine"));

  stk_test_sidebar_act (test, "sidebar.select-all", NULL);
  stk_test_sidebar_assert_selected (test, STK_TEST_SIDEBAR_ALL);
  stk_test_sidebar_act (test, "sidebar.unselect", NULL);
  stk_test_sidebar_assert_selected (test, "");
  g_assert_false (stk_test_sidebar_is_enabled (test, "delete"));
}

static void
assert_statuses (StkTestSidebar *test, const char *first_words, const char *status)
{
  g_auto (GStrv) words = g_strsplit (first_words, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      StkTag *tag = stk_tag_list_lookup (test->sidebar->tags, stk_test_sidebar_get_id (test, words[i]));

      g_assert_cmpstr (stk_annotation_get_status (stk_tag_get_annotation (tag)), ==, status);
    }
}

static void
test_set_state (StkTestSidebar *test, gconstpointer data)
{
  stk_test_sidebar_select_rows (test, "“and “Nine 12,000");
  g_assert_cmpstr (stk_test_sidebar_get_choice (test, "set-state"), ==, "open");
  stk_test_sidebar_act (test, "sidebar.set-state", "signed-off");
  stk_test_sidebar_assert_said (test, "3 tags are “Signed Off” now");
  assert_statuses (test, "“and “Nine 12,000", "signed-off");
  stk_test_sidebar_assert_selected (test, "“and “Nine 12,000");
  g_assert_cmpstr (stk_test_sidebar_get_choice (test, "set-state"), ==, "signed-off");

  stk_document_undo (test->document);
  assert_statuses (test, "“and “Nine 12,000", "open");
  stk_test_sidebar_assert_selected (test, "“and “Nine 12,000");
  stk_document_redo (test->document);
  assert_statuses (test, "“and “Nine 12,000", "signed-off");
  g_assert_cmpstr (stk_document_get_undo_label (test->document), ==, "Change State");

  /* of one tag the row itself shows what was done */
  stk_test_sidebar_select_rows (test, "will");
  stk_test_sidebar_act (test, "sidebar.set-state", "open");
  assert_statuses (test, "will", "open");
  stk_test_sidebar_assert_said (test, NULL);
}

static void
test_delete (StkTestSidebar *test, gconstpointer data)
{
  stk_test_sidebar_select_rows (test, "“We Jonas Zoë");
  stk_test_sidebar_act (test, "sidebar.delete", NULL);
  stk_test_sidebar_assert_said (test, "3 tags deleted");
  stk_test_sidebar_assert_rows (test, "Harbour will “and €4.2 “Nine the 12,000");
  stk_test_sidebar_assert_selected (test, "");
  stk_document_undo (test->document);
  stk_test_sidebar_assert_rows (test, STK_TEST_SIDEBAR_ALL);
  stk_test_sidebar_search (test, "brandt");
  stk_test_sidebar_assert_rows (test, "“We Jonas “and");
  stk_test_sidebar_search (test, "");

  /* with one tag it goes on to the next, at the end to the last */
  stk_test_sidebar_select_rows (test, "the");
  stk_test_sidebar_act (test, "sidebar.delete", NULL);
  stk_test_sidebar_assert_said (test, "1 tag deleted");
  stk_test_sidebar_assert_selected (test, "12,000");
  stk_test_sidebar_act (test, "sidebar.delete", NULL);
  stk_test_sidebar_assert_selected (test, "“Nine");
  g_ptr_array_set_size (test->said, 0);

  /* what is filtered out is safe */
  stk_test_sidebar_act (test, "sidebar.select-all", NULL);
  stk_test_sidebar_act (test, "sidebar.kind", "quote");
  stk_test_sidebar_act (test, "sidebar.delete", NULL);
  stk_test_sidebar_assert_said (test, "3 tags deleted");
  stk_test_sidebar_act (test, "sidebar.kind", "all");
  stk_test_sidebar_assert_rows (test, "Harbour will Jonas €4.2 Zoë");
}

static void
test_set_kind (StkTestSidebar *test, gconstpointer data)
{
  stk_test_sidebar_select_rows (test, "“We “and");
  g_assert_cmpstr (stk_test_sidebar_get_choice (test, "set-kind"), ==, "quote");
  stk_test_sidebar_act (test, "sidebar.set-kind", "claim");
  stk_test_sidebar_assert_said (test, "Kind of 2 tags changed");
  stk_test_sidebar_act (test, "sidebar.kind", "claim");
  stk_test_sidebar_assert_rows (test, "will “We “and €4.2 12,000");
  stk_test_sidebar_assert_selected (test, "“We “and");
  stk_document_undo (test->document);
  stk_test_sidebar_assert_rows (test, "will €4.2 12,000");
  stk_test_sidebar_act (test, "sidebar.kind", "all");
  stk_test_sidebar_assert_selected (test, "“We “and");
}

static void
test_join_sources (StkTestSidebar *test, gconstpointer data)
{
  stk_test_sidebar_act (test, "sidebar.group", "source");
  stk_test_sidebar_select_rows (test, "Jonas");
  g_assert_false (stk_test_sidebar_is_enabled (test, "join-sources"));
  stk_test_sidebar_select_rows (test, "Jonas “We");
  g_assert_false (stk_test_sidebar_is_enabled (test, "join-sources"));

  /* what is said by either is under one heading; a change of its name reaches those who point to a mention of it */
  stk_test_sidebar_select_rows (test, "Jonas the");
  stk_test_sidebar_act (test, "sidebar.join-sources", NULL);
  stk_test_sidebar_assert_said (test, "2 tags are of one source now");
  stk_test_sidebar_assert_rows (test, "[Jonas Brandt 5] “We Jonas “and the 12,000 [Zoë Lindqvist 2] Zoë “Nine "
                                      "[No Source 3] Harbour will €4.2");
  stk_test_sidebar_set (test, "Jonas", "name", "Zz");
  stk_test_sidebar_assert_rows (test, "[Zoë Lindqvist 2] Zoë “Nine [Zz 5] “We Jonas “and the 12,000 "
                                      "[No Source 3] Harbour will €4.2");

  stk_document_undo (test->document);
  stk_document_undo (test->document);
  stk_test_sidebar_assert_rows (test, "[Jonas Brandt 3] “We Jonas “and [the harbour office 2] the 12,000 [Zoë Lindqvist 2] Zoë “Nine "
                                      "[No Source 3] Harbour will €4.2");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_assert_no_error (error);
}

static void
test_copy (StkTestSidebar *test, gconstpointer data)
{
  g_autofree char *text = NULL;

  g_assert_false (stk_test_sidebar_is_enabled (test, "copy"));
  stk_test_sidebar_select_rows (test, "12,000 will");
  stk_test_sidebar_act (test, "sidebar.copy", NULL);
  stk_test_sidebar_assert_said (test, "Words copied");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (test->sidebar)), NULL, read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (text, ==, "will close on 3 May\n12,000 people");
}

/* What has the focus, and what a screen reader sees. */
static GtkWidget *
get_list_row (GtkWidget *row)
{
  return gtk_widget_get_parent (gtk_widget_get_parent (row));
}

static void
assert_spoken (StkTestSidebar *test, const char *first_word, const char *label)
{
  GtkWidget *row = stk_test_sidebar_find_row (test, first_word);
  char *difference;

  g_assert_nonnull (row);
  difference = gtk_test_accessible_check_property (GTK_ACCESSIBLE (get_list_row (row)),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  g_assert_cmpstr (difference, ==, NULL);
}

static void
test_rows (StkTestSidebar *test, gconstpointer data)
{
  GtkWidget *row = stk_test_sidebar_find_row (test, "€4.2");

  assert_spoken (test, "will", "Claim, Checked: will close on 3 May");
  assert_spoken (test, "Jonas", "Source: Jonas Brandt");
  g_assert_true (gtk_widget_has_css_class (row, "suggestion"));

  /* an edited tag keeps its row, and with it the focus */
  gtk_widget_grab_focus (get_list_row (row));
  stk_test_sidebar_set (test, "€4.2", "status", "rejected");
  stk_test_sidebar_settle (test);
  g_assert_true (stk_test_sidebar_find_row (test, "€4.2") == row);
  g_assert_true (gtk_widget_is_focus (get_list_row (row)));
  g_assert_true (gtk_widget_has_css_class (row, "out"));
  assert_spoken (test, "€4.2", "Claim, Rejected: €4.2 million");
}

/* A tag whose words are gone from the article says so. */
static void
test_orphans (StkTestSidebar *test, gconstpointer data)
{
  size_t n_kept = (size_t) (strstr (STK_TEST_ARTICLE, "12,000 people") - STK_TEST_ARTICLE);
  g_autofree char *kept = g_strndup (STK_TEST_ARTICLE, n_kept);
  g_autofree char *text = g_strconcat (kept, "nobody ever counted them.\n", NULL);
  g_autoptr (GFile) article = NULL;
  StkDocument *changed;
  GtkWidget *row;

  stk_test_save (test->document);
  article = stk_test_folder_write (test->folder, "bridge.txt", text);
  changed = stk_test_open (article);
  stk_test_sidebar_show (test, changed);
  stk_test_sidebar_settle (test);

  row = stk_test_sidebar_find_row (test, "12,000");
  assert_spoken (test, "12,000", "Claim, words not in the article: 12,000 people");
  assert_spoken (test, "Harbour", "Note: Harbour bridge");
  g_assert_true (gtk_widget_get_visible (stk_annotation_row_get_warning (STK_ANNOTATION_ROW (row))));
  row = stk_test_sidebar_find_row (test, "Harbour");
  g_assert_false (gtk_widget_get_visible (stk_annotation_row_get_warning (STK_ANNOTATION_ROW (row))));
}

static void
test_follow (StkTestSidebar *test, gconstpointer data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (test->sidebar->list));
  StkRange end = stk_test_find (test->document, "According to the harbour office");
  StkRange start = stk_test_find (test->document, "Harbour bridge");
  double value;

  end.end += 20;
  gtk_window_set_default_size (GTK_WINDOW (test->window), 360, 300);
  stk_test_sidebar_settle (test);
  stk_test_sidebar_select_rows (test, "will");
  gtk_widget_grab_focus (GTK_WIDGET (test->sidebar->search));
  stk_test_sidebar_settle (test);
  g_assert_cmpfloat (fabs (gtk_adjustment_get_value (adjustment)), <, 1);

  stk_sidebar_follow (test->sidebar, end);
  stk_test_sidebar_settle (test);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 100);
  stk_test_sidebar_assert_selected (test, "will");
  g_assert_true (gtk_widget_get_state_flags (GTK_WIDGET (test->sidebar->search)) & GTK_STATE_FLAG_FOCUS_WITHIN);

  stk_sidebar_follow (test->sidebar, start);
  stk_test_sidebar_settle (test);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <, 100);

  /* in another order there is nothing to follow */
  stk_test_sidebar_act (test, "sidebar.sort", "kind");
  stk_test_sidebar_settle (test);
  value = gtk_adjustment_get_value (adjustment);
  stk_sidebar_follow (test->sidebar, end);
  stk_test_sidebar_settle (test);
  g_assert_cmpfloat (fabs (gtk_adjustment_get_value (adjustment) - value), <, 1);

  /* and a list that a person works in is left alone */
  stk_test_sidebar_act (test, "sidebar.sort", "text");
  gtk_list_view_scroll_to (test->sidebar->list, 0, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (test->sidebar->list));
  stk_test_sidebar_settle (test);
  stk_sidebar_follow (test->sidebar, end);
  stk_test_sidebar_settle (test);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <, 100);
}

static void
count_cb (guint *n_signals)
{
  (*n_signals)++;
}

static void
show_many (StkTestSidebar *test)
{
  g_autoptr (GString) text = g_string_new ("Many\n\n");
  g_autoptr (GFile) file = NULL;
  StkDocument *document;

  for (guint i = 0; i < N_MANY; i++)
    g_string_append_printf (text, "word%u%s", i, i % 20 == 19 ? "\n\n" : " ");
  file = stk_test_folder_write (test->folder, "many.txt", text->str);

  document = stk_test_open (file);
  stk_document_begin_group (document, "Tag");
  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *word = g_strdup_printf ("word%u%s", i, i % 20 == 19 ? "\n" : " ");
      size_t start = (size_t) (strstr (text->str, word) - text->str);
      StkRange range = STK_RANGE (start, start + strlen (word) - 1);

      stk_document_add (document, (StkKind) (i % 4), &range, 1, NULL);
    }
  stk_document_end_group (document);
  stk_test_sidebar_show (test, document);
}

/* With many tags, what is done once for each of them is not done again, and what is done to all is told once. */
static void
test_many (StkTestSidebar *test, gconstpointer data)
{
  StkSidebar *sidebar = test->sidebar;
  guint n_signals = 0, n_texts;

  show_many (test);
  g_signal_connect_swapped (stk_document_get_annotations (test->document), "items-changed", G_CALLBACK (count_cb),
                            &n_signals);
  stk_test_sidebar_settle (test);
  g_assert_cmpuint (stk_tag_list_get_n_texts_built (sidebar->tags), ==, 0);

  stk_test_sidebar_search (test, "w");
  n_texts = stk_tag_list_get_n_texts_built (sidebar->tags);
  g_assert_cmpuint (n_texts, ==, N_MANY);
  stk_test_sidebar_search (test, "wo");
  stk_test_sidebar_search (test, "word7");
  stk_test_sidebar_search (test, "word77");
  stk_test_sidebar_search (test, "word777");
  stk_test_sidebar_assert_rows (test, "word777 word7770 word7771 word7772 word7773 word7774 word7775 word7776 word7777 "
                                      "word7778 word7779");
  stk_test_sidebar_set (test, "word7770", "note", "seven");
  g_assert_cmpuint (stk_tag_list_get_n_texts_built (sidebar->tags), ==, n_texts + 1);
  stk_test_sidebar_search (test, "");
  stk_test_sidebar_search (test, "seven");
  stk_test_sidebar_assert_rows (test, "word7770");
  stk_test_sidebar_search (test, "");
  g_assert_cmpuint (stk_tag_list_get_n_texts_built (sidebar->tags), ==, n_texts + 1);

  n_signals = 0;
  stk_test_sidebar_act (test, "sidebar.select-all", NULL);
  stk_test_sidebar_act (test, "sidebar.set-state", "checked");
  g_assert_cmpuint (n_signals, ==, 1);
  stk_test_sidebar_act (test, "sidebar.delete", NULL);
  g_assert_cmpuint (n_signals, ==, 2);
  stk_test_sidebar_assert_page (test, "empty", NULL);
  stk_document_undo (test->document);
  g_assert_cmpuint (n_signals, ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sidebar->selection)), ==, N_MANY);
  stk_document_undo (test->document);
  g_assert_cmpuint (n_signals, ==, 4);
  g_signal_handlers_disconnect_by_data (stk_document_get_annotations (test->document), &n_signals);
}

int
main (int argc, char *argv[])
{
  if (!stk_test_sidebar_init (&argc, &argv))
    return 77;

  STK_TEST_SIDEBAR_ADD ("selection", test_selection);
  STK_TEST_SIDEBAR_ADD ("several", test_several);
  STK_TEST_SIDEBAR_ADD ("set-state", test_set_state);
  STK_TEST_SIDEBAR_ADD ("delete", test_delete);
  STK_TEST_SIDEBAR_ADD ("set-kind", test_set_kind);
  STK_TEST_SIDEBAR_ADD ("join-sources", test_join_sources);
  STK_TEST_SIDEBAR_ADD ("copy", test_copy);
  STK_TEST_SIDEBAR_ADD ("rows", test_rows);
  STK_TEST_SIDEBAR_ADD ("orphans", test_orphans);
  STK_TEST_SIDEBAR_ADD ("follow", test_follow);
  STK_TEST_SIDEBAR_ADD ("many", test_many);

  return g_test_run ();
}

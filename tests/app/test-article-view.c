/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-display.h"
#include "stk-test-notify.h"
#include "stk-test-view.h"

static void
assert_selected (StkTestView *test, const char *expected)
{
  g_autofree char *selected = stk_test_view_describe_selected (test);

  g_assert_cmpstr (selected, ==, expected);
}

static void
put_caret (StkTestView *test, const char *words)
{
  stk_article_view_set_caret (test->view, stk_test_find (test->document, words).start);
}

/* The text that is shown, and the canonical one. */
static void
assert_same_text (StkTestView *test)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (test->view));
  StkText *text = stk_article_get_text (stk_document_get_article (test->document));
  g_autofree char *shown = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  shown = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
  g_assert_cmpstr (shown, ==, stk_text_get_utf8 (text));
  g_assert_cmpuint ((size_t) gtk_text_buffer_get_char_count (buffer), ==, stk_text_get_length (text));
}

static void
test_offsets (StkTestView *test, gconstpointer data)
{
  static const char *const TEXTS[] = {
    "One line",
    "Two lines\nand no more",
    "A headline\n\nA paragraph 🙂 with ¶ signs.\n\n\n\nAnother, after a gap.\n\n",
    "\n\n  \nBlank lines first.\n \t\nAnd between.\n",
    "Separators\u2028of lines\u2029and of paragraphs\xc2\x85 and \ufffc a placeholder.",
    "العبّارة الجديدة أعلى من الجسر\n\nقسنا السفينة مرتين Wren of Lunt والجسر مرة واحدة.\n",
    "汉字之间没有空格。\n\nCombining: e\u0301 n\u0303, family: 👩‍👩‍👧‍👦.",
  };

  assert_same_text (test);
  for (size_t i = 0; i < G_N_ELEMENTS (TEXTS); i++)
    {
      stk_test_view_show (test, "article.txt", TEXTS[i]);
      assert_same_text (test);
    }
}

/* A paragraph that is too long for a text view is broken at spaces; offsets stay what they are. */
static void
test_long_paragraph (StkTestView *test, gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (test->view));
  g_autoptr (GString) text = g_string_new ("Headline\n\n");
  GtkTextIter iter;
  StkRange range;

  for (int i = 0; i < 40000; i++)
    g_string_append_printf (text, "wörd%d ", i);
  g_string_append (text, "end");
  stk_test_view_show (test, "long.txt", text->str);

  range = stk_test_find (test->document, "wörd39999");
  stk_display_get_iter (buffer, &iter, range.start);
  for (size_t i = 0; i < stk_range_get_length (range); i++)
    {
      g_assert_cmpuint (gtk_text_iter_get_char (&iter), ==,
                        stk_text_get_char (stk_article_get_text (stk_document_get_article (test->document)),
                                           range.start + i));
      gtk_text_iter_forward_char (&iter);
    }

  g_assert_cmpint (gtk_text_buffer_get_line_count (buffer), >, 20);
  gtk_text_buffer_get_start_iter (buffer, &iter);
  do
    g_assert_cmpint (gtk_text_iter_get_chars_in_line (&iter), <, STK_DISPLAY_MAX_PARAGRAPH + 64);
  while (gtk_text_iter_forward_line (&iter));
}

/* One without any space is broken all the same; then places in the buffer and in the article differ. */
static void
test_unbroken_paragraph (StkTestView *test, gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (test->view));
  g_autoptr (GString) contents = g_string_new ("Headline\n\n");
  g_autoptr (StkAnnotation) annotation = NULL;
  size_t length, broken_at = 0;
  GtkTextIter iter;
  StkRange range;
  StkText *text;

  for (int i = 0; i < 6000; i++)
    g_string_append (contents, "abcde\u0301fghij");
  g_string_append (contents, "\n\nThe end.\n");
  stk_test_view_show (test, "unbroken.txt", contents->str);
  text = stk_article_get_text (stk_document_get_article (test->document));
  length = stk_text_get_length (text);

  gtk_text_buffer_get_start_iter (buffer, &iter);
  do
    g_assert_cmpint (gtk_text_iter_get_chars_in_line (&iter), <, STK_DISPLAY_MAX_PARAGRAPH + 512);
  while (gtk_text_iter_forward_line (&iter));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), >, (int) length);

  for (size_t offset = 0; offset < length; offset++)
    {
      stk_display_get_end_iter (buffer, &iter, offset);
      g_assert_cmpuint (stk_display_get_offset (&iter), ==, offset);
      if (gtk_text_iter_get_char (&iter) != stk_text_get_char (text, offset))
        broken_at = offset;
      stk_display_get_iter (buffer, &iter, offset);
      g_assert_cmpuint (stk_display_get_offset (&iter), ==, offset);
      g_assert_cmpuint (gtk_text_iter_get_char (&iter), ==, stk_text_get_char (text, offset));
    }
  g_assert_cmpuint (broken_at, >, 0);
  g_assert_cmpuint (stk_text_get_char (text, broken_at), !=, 0x301);

  range = STK_RANGE (broken_at - 3, broken_at + 3);
  stk_article_view_select_range (test->view, range);
  g_assert_true (stk_article_view_get_selected_range (test->view, &range));
  stk_test_view_tag (test, STK_KIND_CLAIM);
  stk_test_view_settle (test);
  annotation = g_list_model_get_item (G_LIST_MODEL (stk_document_get_annotations (test->document)), 0);
  g_assert_true (stk_range_equal (stk_annotation_get_range (annotation), STK_RANGE (broken_at - 3, broken_at + 3)));
}

static gboolean
has_tag (StkTestView *test, size_t offset, const char *name)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (test->view));
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);
  GtkTextIter iter;

  g_assert_nonnull (tag);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) offset);

  return gtk_text_iter_has_tag (&iter, tag);
}

/* A long article is shown before all of it is in the view, and no place of it has to be waited for. */
static void
test_long_article (StkTestView *test, gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (test->view));
  g_autoptr (GString) contents = g_string_new ("Headline\n\n");
  g_autoptr (StkDocument) document = NULL;
  size_t length, end;
  const char *utf8;

  for (int i = 0; i < 9000; i++)
    g_string_append_printf (contents, "Paragraph %d is about the fërry.\n%s\n", i, i % 3 == 0 ? "And so is this.\n" : "");
  stk_test_view_show (test, "long.txt", contents->str);
  document = g_object_ref (test->document);
  stk_article_view_set_document (test->view, NULL);
  stk_article_view_set_document (test->view, document);
  utf8 = stk_text_get_utf8 (stk_article_get_text (stk_document_get_article (document)));
  length = stk_text_get_length (stk_article_get_text (stk_document_get_article (document)));

  end = (size_t) gtk_text_buffer_get_char_count (buffer);
  g_assert_cmpuint (end, <, length / 2);
  g_assert_cmpfloat (stk_article_view_get_progress (test->view), <, 0.5);
  stk_article_view_set_caret (test->view, length - 8);
  g_assert_cmpuint (stk_article_view_get_caret (test->view), ==, length - 8);
  g_assert_cmpfloat (stk_article_view_get_progress (test->view), >=, 1);
  assert_same_text (test);

  /* by itself, and without taking the caret along */
  stk_article_view_set_document (test->view, NULL);
  stk_article_view_set_document (test->view, document);
  stk_test_view_move (test, GTK_MOVEMENT_VISUAL_POSITIONS, 1, FALSE);
  while (stk_article_view_get_progress (test->view) < 1)
    g_main_context_iteration (NULL, TRUE);
  assert_same_text (test);
  g_assert_cmpuint (stk_article_view_get_caret (test->view), <, 10);

  for (size_t offset = 0; offset < length - 2; offset++, utf8 = g_utf8_next_char (utf8))
    if (utf8[0] == '\n' && utf8[1] == '\n')
      g_assert_true (has_tag (test, offset + 1, "stk-joint"));
}

static GdkRectangle
locate (StkTestView *test, size_t offset)
{
  GtkTextIter iter;
  GdkRectangle place;

  stk_display_get_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (test->view)), &iter, offset);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (test->view), &iter, &place);

  return place;
}

/* Large words on a narrow page are set smaller before they would be broken. */
static void
test_headline_fits (StkTestView *test, gconstpointer data)
{
  const char *const word = "Harbourmastership";
  GdkRectangle first, last, body;
  StkRange range;
  int height;

  stk_test_view_show (test, "wide.txt", "The Harbourmastership question\n\nIt is a question of the harbour.\n");
  range = stk_test_find (test->document, word);
  height = locate (test, range.start).height;

  stk_article_view_set_zoom (test->view, 1.6);
  stk_test_view_resize (test, 360, 600);
  first = locate (test, range.start);
  last = locate (test, range.end - 1);
  body = locate (test, stk_test_find (test->document, "question of").start);
  g_assert_cmpint (first.y, ==, last.y);
  g_assert_cmpint (first.height, >=, body.height);
  g_assert_cmpint (last.x + last.width, <=, 360);

  stk_article_view_set_zoom (test->view, 1);
  stk_test_view_resize (test, 900, 600);
  g_assert_cmpint (locate (test, range.start).height, ==, height);
}

/* Where a text ends on the page, in pixels. */
static int
show_and_measure (StkTestView *test, const char *text)
{
  GtkTextIter end;
  GdkRectangle place;

  stk_test_view_show (test, "article.txt", text);
  stk_test_view_settle (test);
  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (test->view)), &end);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (test->view), &end, &place);

  return place.x;
}

/* What could fool a reader takes room on the page. */
static void
test_hidden (StkTestView *test, gconstpointer data)
{
  int plain = show_and_measure (test, "The minister said no.");

  g_assert_cmpint (show_and_measure (test, "The mi\xe2\x80\x8bni\xe2\x81\xa0ster said no."), >, plain + 8);
  g_assert_true (has_tag (test, 6, "stk-hidden"));
  g_assert_false (has_tag (test, 7, "stk-hidden"));
  g_assert_true (has_tag (test, 9, "stk-hidden"));
}

static void
test_emphasis (StkTestView *test, gconstpointer data)
{
  stk_test_view_show (test, "article.html", "<p>It is <b>not</b> so, <i>they</i> said again and again.");
  g_assert_true (has_tag (test, 6, "stk-strong"));
  g_assert_false (has_tag (test, 9, "stk-strong"));
  g_assert_true (has_tag (test, 14, "stk-stressed"));
}

static void
test_properties (StkTestView *test, gconstpointer data)
{
  g_autoptr (StkTestNotify) zoom = stk_test_notify_new (test->view, "zoom");
  g_autoptr (StkTestNotify) selected = stk_test_notify_new (test->view, "selected");
  g_autoptr (StkTestNotify) document = stk_test_notify_new (test->view, "document");
  StkAnnotation *annotation = stk_test_tag (test->document, STK_KIND_CLAIM, "€4.2 million");

  stk_article_view_set_zoom (test->view, 1.5);
  stk_test_notify_expect (zoom, 1);
  stk_article_view_set_zoom (test->view, 1.5);
  stk_test_notify_expect (zoom, 0);
  stk_article_view_set_zoom (test->view, 99);
  g_assert_cmpfloat_with_epsilon (stk_article_view_get_zoom (test->view), STK_ARTICLE_VIEW_MAX_ZOOM, 0.001);
  stk_test_notify_expect (zoom, 1);
  stk_article_view_set_zoom (test->view, 0);
  g_assert_cmpfloat_with_epsilon (stk_article_view_get_zoom (test->view), STK_ARTICLE_VIEW_MIN_ZOOM, 0.001);
  stk_test_notify_expect (zoom, 1);

  g_object_set (test->view, "selected", stk_annotation_get_id (annotation), NULL);
  stk_test_notify_expect (selected, 1);
  stk_article_view_set_selected (test->view, stk_annotation_get_id (annotation));
  stk_test_notify_expect (selected, 0);
  stk_document_undo (test->document);
  g_assert_null (stk_article_view_get_selected (test->view));
  stk_test_notify_expect (selected, 1);

  stk_article_view_set_document (test->view, NULL);
  stk_article_view_set_document (test->view, NULL);
  stk_test_notify_expect (document, 1);
  stk_article_view_set_document (test->view, test->document);
  stk_test_notify_expect (document, 1);
}

static void
test_preferences (StkTestView *test, gconstpointer data)
{
  g_autoptr (StkTestNotify) font = stk_test_notify_new (test->view, "font");
  g_autoptr (StkTestNotify) column = stk_test_notify_new (test->view, "column");
  g_autoptr (StkTestNotify) snap = stk_test_notify_new (test->view, "snap");
  const StkArticleMetrics *metrics = stk_article_style_get_metrics (test->view->style);
  StkArticleMetrics before = *metrics;

  g_object_set (test->view, "font", "Sans 30", NULL);
  stk_test_notify_expect (font, 1);
  g_assert_cmpfloat (metrics->em, >, before.em * 1.8);
  stk_article_view_set_font (test->view, "Sans 30");
  stk_test_notify_expect (font, 0);
  stk_article_view_set_font (test->view, NULL);
  stk_test_notify_expect (font, 1);
  g_assert_cmpfloat_with_epsilon (metrics->em, before.em, 0.01);

  g_object_set (test->view, "column", 60, NULL);
  stk_test_notify_expect (column, 1);
  g_assert_cmpint (ABS (metrics->column * STK_ARTICLE_COLUMN - before.column * 60), <=, 2 * STK_ARTICLE_COLUMN);
  stk_article_view_set_column (test->view, 1);
  stk_test_notify_expect (column, 0);
  stk_article_view_set_column (test->view, 1000);
  g_assert_cmpuint (stk_article_view_get_column (test->view), ==, STK_ARTICLE_VIEW_MAX_COLUMN);
  stk_test_notify_expect (column, 1);

  g_assert_true (stk_article_view_get_snap (test->view));
  g_object_set (test->view, "snap", FALSE, NULL);
  stk_article_view_set_snap (test->view, FALSE);
  stk_test_notify_expect (snap, 1);
}

/* A colour of a person's own choice, also one that would not be seen on the page, and the usual one again. */
static void
test_colors (StkTestView *test, gconstpointer data)
{
  const StkMarkPalette *palette = stk_mark_layer_get_palette (test->view->layer);
  const GdkRGBA usual = palette->kinds[STK_KIND_CLAIM].ink, green = { 0, 0.5f, 0, 1 }, page = palette->page;

  stk_article_view_set_color (test->view, STK_KIND_CLAIM, &green);
  g_assert_true (gdk_rgba_equal (&palette->kinds[STK_KIND_CLAIM].ink, &green));
  stk_article_view_set_color (test->view, STK_KIND_CLAIM, &page);
  g_assert_false (gdk_rgba_equal (&palette->kinds[STK_KIND_CLAIM].ink, &page));
  stk_article_view_set_color (test->view, STK_KIND_CLAIM, NULL);
  g_assert_true (gdk_rgba_equal (&palette->kinds[STK_KIND_CLAIM].ink, &usual));
}

static void
test_zoom_actions (StkTestView *test, gconstpointer data)
{
  float em = stk_mark_layer_get_em (test->view->layer);

  for (int i = 0; i < 30; i++)
    stk_test_view_act (test, "article.zoom-in", NULL);
  g_assert_cmpfloat_with_epsilon (stk_article_view_get_zoom (test->view), 3, 0.001);
  g_assert_cmpfloat_with_epsilon (stk_mark_layer_get_em (test->view->layer), 3 * em, 0.1);
  for (int i = 0; i < 30; i++)
    stk_test_view_act (test, "article.zoom-out", NULL);
  g_assert_cmpfloat_with_epsilon (stk_article_view_get_zoom (test->view), 0.5, 0.001);
  stk_test_view_act (test, "article.zoom-reset", NULL);
  g_assert_cmpfloat_with_epsilon (stk_article_view_get_zoom (test->view), 1, 0.001);
}

static void
test_tag_at_caret (StkTestView *test, gconstpointer data)
{
  put_caret (test, "looked at");
  stk_test_view_tag (test, STK_KIND_QUOTE);
  assert_selected (test, "quote [“We looked at every other way,”]");
  g_assert_cmpuint (stk_article_view_get_caret (test->view), ==, stk_test_find (test->document, "looked at").start);

  put_caret (test, "twice as much");
  stk_test_view_tag (test, STK_KIND_CLAIM);
  assert_selected (test, "claim [The repairs cost €4.2 million, he said, twice as much as planned.]");

  put_caret (test, "Lindqvist");
  stk_test_view_tag (test, STK_KIND_SOURCE);
  stk_test_view_expect_message (test, NULL);
  g_assert_cmpuint (stk_annotation_list_get_n (stk_document_get_annotations (test->document)), ==, 3);

  put_caret (test, "12,000 people");
  stk_test_view_tag (test, STK_KIND_NOTE);
  assert_selected (test, "note [According to the harbour office, 12,000 people cross the bridge each day.]");
}

static void
test_tag_selection (StkTestView *test, gconstpointer data)
{
  StkRange range = stk_test_find (test->document, " council leader ");

  stk_article_view_select_range (test->view, range);
  stk_test_view_tag (test, STK_KIND_SOURCE);
  assert_selected (test, "source [council leader]");
  g_assert_false (stk_article_view_get_selected_range (test->view, NULL));
  g_assert_cmpuint (stk_article_view_get_caret (test->view), ==, range.end);
}

static void
test_tag_twice (StkTestView *test, gconstpointer data)
{
  StkAnnotationList *list = stk_document_get_annotations (test->document);

  put_caret (test, "looked at");
  stk_test_view_tag (test, STK_KIND_QUOTE);
  stk_article_view_set_selected (test->view, NULL);
  stk_test_view_tag (test, STK_KIND_QUOTE);
  stk_test_view_expect_message (test, "Quote now has all its parts");
  stk_test_view_tag (test, STK_KIND_QUOTE);
  stk_test_view_expect_message (test, "Already tagged as a quote");
  assert_selected (test, "quote [“We looked at every other way,” … “and there is none.”]");
  g_assert_cmpuint (stk_annotation_list_get_n (list), ==, 1);

  stk_article_view_select_range (test->view, stk_test_find (test->document, "“We looked at every other way,”"));
  stk_test_view_tag (test, STK_KIND_CLAIM);
  g_assert_cmpuint (stk_annotation_list_get_n (list), ==, 2);
}

static void
test_nothing_to_tag (StkTestView *test, gconstpointer data)
{
  put_caret (test, "By Ines");
  stk_test_view_tag (test, STK_KIND_QUOTE);
  stk_test_view_expect_message (test, "No quotation at the cursor");
  stk_article_view_select_range (test->view, (StkRange) { 38, 40 });
  stk_test_view_tag (test, STK_KIND_CLAIM);
  stk_test_view_expect_message (test, "No sentence at the cursor");
  g_assert_cmpuint (stk_annotation_list_get_n (stk_document_get_annotations (test->document)), ==, 0);

  stk_article_view_set_document (test->view, NULL);
  stk_test_view_tag (test, STK_KIND_QUOTE);
  stk_test_view_act (test, "article.delete", NULL);
  stk_test_view_act (test, "article.next-tag", NULL);
  stk_test_view_expect_message (test, NULL);
}

static void
test_delete (StkTestView *test, gconstpointer data)
{
  StkAnnotationList *list = stk_document_get_annotations (test->document);

  stk_test_tag (test->document, STK_KIND_CLAIM, "€4.2 million");
  stk_test_view_act (test, "article.delete", NULL);
  stk_test_view_expect_message (test, NULL);
  g_assert_cmpuint (stk_annotation_list_get_n (list), ==, 1);

  put_caret (test, "million");
  assert_selected (test, "claim [€4.2 million]");
  g_signal_emit_by_name (test->view, "delete-from-cursor", GTK_DELETE_CHARS, 1);
  stk_test_view_expect_message (test, "Claim deleted");
  assert_selected (test, "nothing");
  g_assert_cmpuint (stk_annotation_list_get_n (list), ==, 0);

  stk_document_undo (test->document);
  g_assert_cmpuint (stk_annotation_list_get_n (list), ==, 1);
  put_caret (test, "million");
  g_signal_emit_by_name (test->view, "backspace");
  stk_test_view_expect_message (test, "Claim deleted");
  g_assert_cmpuint (stk_annotation_list_get_n (list), ==, 0);
}

static void
test_read_only (StkTestView *test, gconstpointer data)
{
  g_autoptr (GFile) sidecar = stk_test_folder_write (test->folder, "locked.txt.annotations.json", "{ not JSON");

  stk_test_view_show (test, "locked.txt", STK_TEST_ARTICLE);
  g_assert_true (stk_document_get_read_only (test->document));
  put_caret (test, "looked at");
  stk_test_view_tag (test, STK_KIND_QUOTE);
  g_assert_cmpuint (stk_annotation_list_get_n (stk_document_get_annotations (test->document)), ==, 0);
  stk_test_view_expect_message (test, NULL);
}

/* No key and no drop changes the text. */
static void
test_not_editable (StkTestView *test, gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (test->view));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (test->view)), "pasted");
  put_caret (test, "looked at");
  g_signal_emit_by_name (test->view, "insert-at-cursor", "typed");
  g_signal_emit_by_name (test->view, "cut-clipboard");
  g_signal_emit_by_name (test->view, "paste-clipboard");
  g_signal_emit_by_name (test->view, "delete-from-cursor", GTK_DELETE_PARAGRAPHS, 1);
  g_assert_false (gtk_text_buffer_insert_interactive_at_cursor (
    buffer, "dropped", -1, gtk_text_view_get_editable (GTK_TEXT_VIEW (test->view))));
  stk_test_view_settle (test);
  assert_same_text (test);
}

static void
test_next_tag (StkTestView *test, gconstpointer data)
{
  stk_test_tag (test->document, STK_KIND_CLAIM, "3 May");
  stk_test_tag (test->document, STK_KIND_QUOTE, "“We looked at every other way,”");
  stk_test_tag (test->document, STK_KIND_CLAIM, "every other way");

  stk_article_view_set_caret (test->view, 0);
  stk_test_view_act (test, "article.next-tag", NULL);
  assert_selected (test, "claim [3 May]");
  g_assert_cmpuint (stk_article_view_get_caret (test->view), ==, stk_test_find (test->document, "3 May").start);
  stk_test_view_act (test, "article.next-tag", NULL);
  assert_selected (test, "quote [“We looked at every other way,”]");
  stk_test_view_act (test, "article.next-tag", NULL);
  assert_selected (test, "claim [every other way]");
  stk_test_view_act (test, "article.next-tag", NULL);
  stk_test_view_expect_message (test, "No tag after this one");
  assert_selected (test, "claim [every other way]");
  stk_test_view_act (test, "article.previous-tag", NULL);
  assert_selected (test, "quote [“We looked at every other way,”]");

  put_caret (test, "According");
  assert_selected (test, "nothing");
  stk_test_view_act (test, "article.previous-tag", NULL);
  assert_selected (test, "claim [every other way]");
  put_caret (test, "By Ines");
  stk_test_view_act (test, "article.previous-tag", NULL);
  stk_test_view_expect_message (test, "No tag before this one");
}

/* The annotation at the caret is the selected one. */
static void
test_follow_caret (StkTestView *test, gconstpointer data)
{
  StkRange outer;

  stk_test_tag (test->document, STK_KIND_QUOTE, "“and there is none.”");
  stk_test_tag (test->document, STK_KIND_CLAIM, "there is");
  outer = stk_test_find (test->document, "“and there is none.”");

  stk_article_view_set_caret (test->view, outer.start - 1);
  assert_selected (test, "nothing");
  stk_test_view_move (test, GTK_MOVEMENT_VISUAL_POSITIONS, 1, FALSE);
  assert_selected (test, "quote [“and there is none.”]");
  put_caret (test, "is none");
  assert_selected (test, "claim [there is]");
  stk_article_view_set_caret (test->view, outer.end);
  assert_selected (test, "quote [“and there is none.”]");
  stk_test_view_move (test, GTK_MOVEMENT_VISUAL_POSITIONS, 1, FALSE);
  assert_selected (test, "nothing");

  put_caret (test, "is none");
  stk_test_view_move (test, GTK_MOVEMENT_VISUAL_POSITIONS, 3, TRUE);
  assert_selected (test, "nothing");
}

/* The blank lines between blocks are passed over. */
static void
test_joints (StkTestView *test, gconstpointer data)
{
  size_t end = stk_test_find (test->document, " nine weeks\n").end - 1;
  size_t next = stk_test_find (test->document, "By Ines").start;

  g_assert_cmpuint (next, ==, end + 2);
  stk_article_view_set_caret (test->view, end);
  stk_test_view_move (test, GTK_MOVEMENT_VISUAL_POSITIONS, 1, FALSE);
  g_assert_cmpuint (stk_article_view_get_caret (test->view), ==, next);
  stk_test_view_move (test, GTK_MOVEMENT_VISUAL_POSITIONS, -1, FALSE);
  g_assert_cmpuint (stk_article_view_get_caret (test->view), ==, end);

  stk_article_view_set_caret (test->view, end - 2);
  stk_test_view_move (test, GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE);
  g_assert_cmpuint (stk_article_view_get_caret (test->view), >=, next);
  g_assert_cmpuint (stk_article_view_get_caret (test->view), <=, stk_test_find (test->document, "By Ines Okafor").end);
  stk_test_view_move (test, GTK_MOVEMENT_PARAGRAPHS, 1, FALSE);
  g_assert_cmpuint (stk_article_view_get_caret (test->view), ==, stk_test_find (test->document, "The old").start);
  stk_test_view_move (test, GTK_MOVEMENT_DISPLAY_LINES, -2, FALSE);
  g_assert_cmpuint (stk_article_view_get_caret (test->view), <, next);

  stk_article_view_set_caret (test->view, end + 1);
  g_assert_cmpuint (stk_article_view_get_caret (test->view), ==, next);
}

static void
read_text_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
}

static void
test_copy (StkTestView *test, gconstpointer data)
{
  g_autofree char *text = NULL;

  stk_article_view_select_range (test->view, STK_RANGE (0, stk_test_find (test->document, "By Ines").end));
  g_signal_emit_by_name (test->view, "copy-clipboard");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (test->view)), NULL, read_text_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (text, ==, "Harbour bridge to close for nine weeks\n\nBy Ines");
}

static void
link_cb (char **link, const char *href)
{
  g_set_str (link, href);
}

static void
test_links (StkTestView *test, gconstpointer data)
{
  g_autofree char *link = NULL;

  stk_test_view_show (test, "links.html",
                      "<html><body><article><h1>A headline</h1><p>Words and <a href='https://one.example/'>a link</a> "
                      "and <a href='two.html'>another one</a>, and so that this is an article, more words of it.</p>"
                      "</article></body></html>");
  g_signal_connect_swapped (test->view, "link-activated", G_CALLBACK (link_cb), &link);
  put_caret (test, "link and");
  stk_test_view_act (test, "article.open-link", NULL);
  g_assert_cmpstr (link, ==, "https://one.example/");
  put_caret (test, "another one");
  stk_test_view_act (test, "article.open-link", NULL);
  g_assert_nonnull (g_strrstr (link, "two.html"));
  g_clear_pointer (&link, g_free);
  put_caret (test, "Words and");
  stk_test_view_act (test, "article.open-link", NULL);
  g_assert_null (link);
}

/* Entering a mark is said once, and so is what a key did. */
static void
test_spoken (StkTestView *test, gconstpointer data)
{
  StkRange quote = stk_test_find (test->document, "“We looked at every other way,”");

  put_caret (test, "looked at");
  stk_test_view_tag (test, STK_KIND_QUOTE);
  g_assert_cmpstr (test->view->spoken, ==, "Quote tagged: “We looked at every other way,”");

  stk_article_view_set_caret (test->view, quote.start - 2);
  stk_test_view_move (test, GTK_MOVEMENT_VISUAL_POSITIONS, 1, FALSE);
  g_assert_cmpstr (test->view->spoken, ==, "Quote, Open: “We looked at every other way,”");
  g_set_str (&test->view->spoken, "nothing new");
  stk_test_view_move (test, GTK_MOVEMENT_VISUAL_POSITIONS, 1, FALSE);
  g_assert_cmpstr (test->view->spoken, ==, "nothing new");
}

static void
assert_attribute (StkTestView *test, const char *words, const char *name, const char *value, const char *run)
{
  GtkAccessibleText *text = GTK_ACCESSIBLE_TEXT (test->view);
  unsigned int offset = (unsigned int) stk_test_find (test->document, words).start;
  g_autofree GtkAccessibleTextRange *ranges = NULL;
  g_auto (GStrv) names = NULL, values = NULL;
  StkRange range = stk_test_find (test->document, run);
  gsize n;

  g_assert_true (
    GTK_ACCESSIBLE_TEXT_GET_IFACE (text)->get_attributes (text, offset, &n, &ranges, &names, &values));
  g_assert_cmpuint (g_strv_length (names), ==, n);
  g_assert_cmpuint (g_strv_length (values), ==, n);
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (names[i], name))
      {
        g_assert_cmpstr (values[i], ==, value);
        g_assert_cmpuint (ranges[i].start, ==, range.start);
        g_assert_cmpuint (ranges[i].length, ==, stk_range_get_length (range));
        return;
      }
  g_assert_not_reached ();
}

/* What is only drawn is also in the text's attributes, run by run. */
static void
test_accessible (StkTestView *test, gconstpointer data)
{
  static const char paragraph[] = "“We looked at every other way,” said council leader Jonas Brandt, “and there is "
                                  "none.” The repairs cost €4.2 million, he said, twice as much as planned.";

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (test->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Article: Harbour bridge to close for nine weeks");

  assert_attribute (test, "every other", "annotation", "none", paragraph);
  stk_test_tag (test->document, STK_KIND_QUOTE, "“We looked at every other way,”");
  stk_test_tag (test->document, STK_KIND_SOURCE, "every other");
  assert_attribute (test, "We looked", "annotation", "Quote, Open", "“We looked at ");
  assert_attribute (test, "other way", "annotation", "Quote, Open; Source", "every other");
  assert_attribute (test, "way,”", "annotation", "Quote, Open", " way,”");
  assert_attribute (test, "said council", "annotation", "none", strstr (paragraph, " said council"));
  assert_attribute (test, "said council", "block", "paragraph", paragraph);
  assert_attribute (test, "bridge to", "block", "headline", "Harbour bridge to close for nine weeks");
}

int
main (int argc, char *argv[])
{
  if (!stk_test_view_init (&argc, &argv))
    return 77;

  STK_TEST_VIEW_ADD ("/article-view/offsets", test_offsets);
  STK_TEST_VIEW_ADD ("/article-view/long-paragraph", test_long_paragraph);
  STK_TEST_VIEW_ADD ("/article-view/unbroken-paragraph", test_unbroken_paragraph);
  STK_TEST_VIEW_ADD ("/article-view/long-article", test_long_article);
  STK_TEST_VIEW_ADD ("/article-view/headline-fits", test_headline_fits);
  STK_TEST_VIEW_ADD ("/article-view/hidden", test_hidden);
  STK_TEST_VIEW_ADD ("/article-view/emphasis", test_emphasis);
  STK_TEST_VIEW_ADD ("/article-view/properties", test_properties);
  STK_TEST_VIEW_ADD ("/article-view/zoom-actions", test_zoom_actions);
  STK_TEST_VIEW_ADD ("/article-view/tag-at-caret", test_tag_at_caret);
  STK_TEST_VIEW_ADD ("/article-view/tag-selection", test_tag_selection);
  STK_TEST_VIEW_ADD ("/article-view/preferences", test_preferences);
  STK_TEST_VIEW_ADD ("/article-view/colors", test_colors);
  STK_TEST_VIEW_ADD ("/article-view/tag-twice", test_tag_twice);
  STK_TEST_VIEW_ADD ("/article-view/nothing-to-tag", test_nothing_to_tag);
  STK_TEST_VIEW_ADD ("/article-view/delete", test_delete);
  STK_TEST_VIEW_ADD ("/article-view/read-only", test_read_only);
  STK_TEST_VIEW_ADD ("/article-view/not-editable", test_not_editable);
  STK_TEST_VIEW_ADD ("/article-view/next-tag", test_next_tag);
  STK_TEST_VIEW_ADD ("/article-view/follow-caret", test_follow_caret);
  STK_TEST_VIEW_ADD ("/article-view/joints", test_joints);
  STK_TEST_VIEW_ADD ("/article-view/copy", test_copy);
  STK_TEST_VIEW_ADD ("/article-view/links", test_links);
  STK_TEST_VIEW_ADD ("/article-view/spoken", test_spoken);
  STK_TEST_VIEW_ADD ("/article-view/accessible", test_accessible);

  return g_test_run ();
}

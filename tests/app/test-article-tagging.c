/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-span.h"
#include "stk-test-view.h"

#define ARTICLE \
  "Ferry is too tall\n\nBy Ines Okafor\n\n" \
  "“We measured the ship,” chair Ada Tolland said on the quay, “and the bridge once.” She called it “sad”.\n\n" \
  "The Wren of Lunt 🙂 rises 11.9 metres. It sails on 3 May.\n"

/* All annotations: "kind [words|more words]" each, in text order. */
static void
assert_tags (StkTestView *test, const char *expected)
{
  StkAnnotationList *list = stk_document_get_annotations (test->document);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < stk_annotation_list_get_n (list); i++)
    {
      StkAnnotation *annotation = stk_annotation_list_peek (list, i);

      g_string_append_printf (found, "%s%s [", i > 0 ? " " : "",
                              stk_kind_get_info (stk_annotation_get_kind (annotation))->nick);
      for (size_t j = 0; j < stk_annotation_get_n_anchors (annotation); j++)
        g_string_append_printf (found, "%s%s", j > 0 ? "|" : "",
                                stk_anchor_get_exact (stk_annotation_get_anchor (annotation, j)));
      g_string_append_c (found, ']');
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
show (StkTestView *test)
{
  stk_test_view_show (test, "ferry.txt", ARTICLE);
}

static void
put_caret (StkTestView *test, const char *words)
{
  stk_article_view_set_caret (test->view, stk_test_find (test->document, words).start + 1);
}

static void
assert_selected (StkTestView *test, const char *expected)
{
  g_autofree char *selected = stk_test_view_describe_selected (test);

  g_assert_cmpstr (selected, ==, expected);
}

/* Has a key go through the view's controllers that see it first. */
static gboolean
press (StkTestView *test, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (test->view));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &handled);
    }

  return handled;
}

#define BOTH "quote [“We measured the ship,”|“and the bridge once.”]"

static void
test_parts (StkTestView *test, gconstpointer data)
{
  show (test);
  put_caret (test, "and the bridge");
  stk_test_view_act (test, "article.tag-parts", NULL);
  assert_tags (test, BOTH);
  assert_selected (test, "quote [“We measured the ship,” … “and the bridge once.”]");
  stk_test_view_act (test, "article.tag-parts", NULL);
  assert_tags (test, BOTH);
  stk_test_view_expect_message (test, "Already tagged as a quote");
  stk_document_undo (test->document);
  assert_tags (test, "");

  put_caret (test, "Wren");
  stk_test_view_act (test, "article.tag-parts", NULL);
  stk_test_view_expect_message (test, "No quotation at the cursor");
}

/* The second Q on an interrupted quotation takes the rest of it, as one step. */
static void
test_second_press (StkTestView *test, gconstpointer data)
{
  show (test);
  put_caret (test, "measured");
  stk_test_view_tag (test, STK_KIND_QUOTE);
  assert_tags (test, "quote [“We measured the ship,”]");
  stk_test_view_tag (test, STK_KIND_QUOTE);
  assert_tags (test, BOTH);
  g_assert_cmpstr (test->view->spoken, ==, "Quote now has all its parts: “We measured the ship,” … “and the bridge once.”");
  g_ptr_array_set_size (test->messages, 0);
  stk_document_undo (test->document);
  assert_tags (test, "quote [“We measured the ship,”]");

  put_caret (test, "sad");
  stk_test_view_tag (test, STK_KIND_QUOTE);
  stk_test_view_tag (test, STK_KIND_QUOTE);
  stk_test_view_expect_message (test, "Already tagged as a quote");
}

/* Both parts are drawn, and what is between them is not. */
static void
test_parts_drawn (StkTestView *test, gconstpointer data)
{
  show (test);
  put_caret (test, "measured");
  stk_test_view_act (test, "article.tag-parts", NULL);
  stk_test_view_settle (test);
  g_assert_cmpuint (stk_test_view_count_ink (test, stk_test_find (test->document, "We measured")), >, 500);
  g_assert_cmpuint (stk_test_view_count_ink (test, stk_test_find (test->document, "and the bridge")), >, 500);
  g_assert_cmpuint (stk_test_view_count_ink (test, stk_test_find (test->document, "Ada")), ==, 0);
}

static void
test_add_part (StkTestView *test, gconstpointer data)
{
  show (test);
  stk_article_view_select_range (test->view, stk_test_find (test->document, "Wren of Lunt"));
  stk_test_view_act (test, "article.add-part", NULL);
  stk_test_view_expect_message (test, "Select a tag first, then the words for it");

  stk_test_view_tag (test, STK_KIND_CLAIM);
  stk_article_view_select_range (test->view, stk_test_find (test->document, "11.9 metres"));
  assert_selected (test, "nothing");
  stk_test_view_act (test, "article.add-part", NULL);
  assert_tags (test, "claim [Wren of Lunt|11.9 metres]");
  assert_selected (test, "claim [Wren of Lunt … 11.9 metres]");

  /* what meets becomes one */
  stk_article_view_select_range (test->view, stk_test_find (test->document, " 🙂 rises "));
  stk_test_view_act (test, "article.add-part", NULL);
  assert_tags (test, "claim [Wren of Lunt|🙂 rises|11.9 metres]");
  stk_article_view_select_range (test->view, stk_test_find (test->document, "Lunt 🙂"));
  stk_test_view_act (test, "article.add-part", NULL);
  assert_tags (test, "claim [Wren of Lunt 🙂 rises|11.9 metres]");
  stk_document_undo (test->document);
  assert_tags (test, "claim [Wren of Lunt|🙂 rises|11.9 metres]");
}

static void
test_put_here (StkTestView *test, gconstpointer data)
{
  show (test);
  stk_article_view_select_range (test->view, stk_test_find (test->document, "Wren of Lunt"));
  stk_test_view_tag (test, STK_KIND_CLAIM);
  stk_test_view_act (test, "article.put-here", NULL);
  stk_test_view_expect_message (test, "Select the words for the tag");
  assert_tags (test, "claim [Wren of Lunt]");

  stk_article_view_select_range (test->view, stk_test_find (test->document, " 11.9 metres"));
  stk_test_view_act (test, "article.put-here", NULL);
  assert_tags (test, "claim [11.9 metres]");
  assert_selected (test, "claim [11.9 metres]");
  stk_document_undo (test->document);
  assert_tags (test, "claim [Wren of Lunt]");
}

static void
test_set_kind (StkTestView *test, gconstpointer data)
{
  show (test);
  put_caret (test, "rises");
  stk_test_view_tag (test, STK_KIND_CLAIM);
  stk_test_view_act (test, "article.set-kind", "note");
  assert_tags (test, "note [The Wren of Lunt 🙂 rises 11.9 metres.]");
  stk_test_view_expect_message (test, "Changed to a note");
  stk_test_view_act (test, "article.set-kind", "note");
  stk_test_view_expect_message (test, NULL);
  stk_document_undo (test->document);
  assert_tags (test, "claim [The Wren of Lunt 🙂 rises 11.9 metres.]");
}

static void
assert_field (StkTestView *test, const char *name, const char *expected)
{
  StkAnnotation *annotation = stk_annotation_list_lookup (stk_document_get_annotations (test->document),
                                                          stk_article_view_get_selected (test->view));

  g_assert_cmpstr (stk_annotation_get_string (annotation, name), ==, expected);
}

static void
set_digit (StkTestView *test, gint32 digit)
{
  gtk_widget_activate_action (GTK_WIDGET (test->view), "article.set-digit", "i", digit);
}

/* What a digit sets depends on the kind; it says what it set, or why nothing. */
static void
test_digits (StkTestView *test, gconstpointer data)
{
  show (test);
  set_digit (test, 1);
  stk_test_view_expect_message (test, "Select a tag first");

  put_caret (test, "rises");
  stk_test_view_tag (test, STK_KIND_CLAIM);
  set_digit (test, 2);
  stk_test_view_expect_message (test, "Finding: Correction Needed");
  assert_field (test, "finding", "correction-needed");
  set_digit (test, 7);
  stk_test_view_expect_message (test, "State: Checked");
  assert_field (test, "status", "checked");
  stk_document_undo (test->document);
  assert_field (test, "status", "open");
  assert_field (test, "finding", "correction-needed");
  stk_document_undo (test->document);
  assert_field (test, "finding", NULL);

  stk_test_view_act (test, "article.set-kind", "quote");
  stk_test_view_expect_message (test, "Changed to a quote");
  set_digit (test, 3);
  stk_test_view_expect_message (test, "Verified By: Notes");
  assert_field (test, "verified-by", "notes");

  stk_test_view_act (test, "article.set-kind", "note");
  stk_test_view_expect_message (test, "Changed to a note");
  set_digit (test, 1);
  stk_test_view_expect_message (test, "The key 1 sets nothing in a tag of this kind");
}

static void
test_note_on_article (StkTestView *test, gconstpointer data)
{
  show (test);
  put_caret (test, "3 May");
  stk_test_view_act (test, "article.note-article", NULL);
  stk_test_view_act (test, "article.note-article", NULL);
  assert_tags (test, "note [Ferry is too tall]");
  assert_selected (test, "note [Ferry is too tall]");
}

static void
test_next_open (StkTestView *test, gconstpointer data)
{
  StkAnnotation *second;

  show (test);
  stk_test_tag (test->document, STK_KIND_CLAIM, "rises");
  second = stk_test_tag (test->document, STK_KIND_CLAIM, "11.9 metres");
  stk_test_tag (test->document, STK_KIND_SOURCE, "Lunt");
  stk_test_tag (test->document, STK_KIND_CLAIM, "3 May");
  stk_test_set (test->document, stk_annotation_get_id (second), STK_FIELD_STATUS, "checked");

  stk_article_view_set_caret (test->view, 0);
  stk_test_view_act (test, "article.next-open", NULL);
  assert_selected (test, "claim [rises]");
  stk_test_view_act (test, "article.next-open", NULL);
  assert_selected (test, "claim [3 May]");
  stk_test_view_act (test, "article.next-open", NULL);
  stk_test_view_expect_message (test, "No open tag after this one");
  stk_test_view_act (test, "article.previous-open", NULL);
  assert_selected (test, "claim [rises]");
  stk_test_view_act (test, "article.previous-open", NULL);
  stk_test_view_expect_message (test, "No open tag before this one");
}

/* From inside to outside and round again; nothing moves. */
static void
test_cycle (StkTestView *test, gconstpointer data)
{
  show (test);
  stk_test_tag (test->document, STK_KIND_CLAIM, "The Wren of Lunt 🙂 rises 11.9 metres.");
  stk_test_tag (test->document, STK_KIND_SOURCE, "Wren of Lunt");
  stk_test_tag (test->document, STK_KIND_NOTE, "Lunt");
  put_caret (test, "Lunt");
  assert_selected (test, "note [Lunt]");
  stk_test_view_act (test, "article.cycle", NULL);
  assert_selected (test, "source [Wren of Lunt]");
  stk_test_view_act (test, "article.cycle", NULL);
  assert_selected (test, "claim [The Wren of Lunt 🙂 rises 11.9 metres.]");
  stk_test_view_act (test, "article.cycle", NULL);
  assert_selected (test, "note [Lunt]");
  g_assert_cmpuint (stk_article_view_get_caret (test->view), ==, stk_test_find (test->document, "Lunt").start + 1);
}

static void
begin_resize (StkTestView *test)
{
  show (test);
  put_caret (test, "rises");
  stk_test_tag (test->document, STK_KIND_CLAIM, "Lunt 🙂 rises");
  put_caret (test, "rises");
  stk_test_view_act (test, "article.resize", NULL);
  g_ptr_array_set_size (test->messages, 0);
}

static void
test_resize (StkTestView *test, gconstpointer data)
{
  begin_resize (test);
  g_assert_true (press (test, GDK_KEY_Right, GDK_SHIFT_MASK | GDK_CONTROL_MASK));
  g_assert_true (press (test, GDK_KEY_Left, GDK_CONTROL_MASK));
  g_assert_true (press (test, GDK_KEY_Left, GDK_CONTROL_MASK));
  assert_tags (test, "claim [Lunt 🙂 rises]");
  g_assert_cmpstr (test->view->spoken, ==, "Wren");
  stk_test_view_settle (test);
  g_assert_cmpuint (stk_test_view_count_ink (test, stk_test_find (test->document, "Wren")), >, 20);
  g_assert_true (press (test, GDK_KEY_Return, 0));
  assert_tags (test, "claim [Wren of Lunt 🙂 rises 11.9]");
  assert_selected (test, "claim [Wren of Lunt 🙂 rises 11.9]");
  g_assert_false (press (test, GDK_KEY_Right, 0));
  stk_document_undo (test->document);
  assert_tags (test, "claim [Lunt 🙂 rises]");
}

static void
test_resize_by_characters (StkTestView *test, gconstpointer data)
{
  begin_resize (test);
  press (test, GDK_KEY_Right, 0);
  for (int i = 0; i < 5; i++)
    press (test, GDK_KEY_Left, GDK_SHIFT_MASK);
  press (test, GDK_KEY_Return, 0);
  assert_tags (test, "claim [unt 🙂]");

  /* an end cannot pass the other one */
  stk_test_view_act (test, "article.resize", NULL);
  for (int i = 0; i < 20; i++)
    press (test, GDK_KEY_Right, 0);
  press (test, GDK_KEY_Return, 0);
  assert_tags (test, "claim [🙂]");
}

static void
test_resize_cancel (StkTestView *test, gconstpointer data)
{
  begin_resize (test);
  press (test, GDK_KEY_Right, GDK_SHIFT_MASK | GDK_CONTROL_MASK);
  g_assert_true (press (test, GDK_KEY_Escape, 0));
  assert_tags (test, "claim [Lunt 🙂 rises]");
  stk_test_view_expect_message (test, "Tag left as it was");

  /* another command ends it, and keeps what it came to */
  stk_test_view_act (test, "article.resize", NULL);
  press (test, GDK_KEY_Right, GDK_SHIFT_MASK | GDK_CONTROL_MASK);
  g_assert_false (press (test, GDK_KEY_q, 0));
  assert_tags (test, "claim [Lunt 🙂 rises 11.9]");

  /* what is undone or deleted meanwhile is gone */
  stk_test_view_act (test, "article.resize", NULL);
  press (test, GDK_KEY_Right, GDK_SHIFT_MASK | GDK_CONTROL_MASK);
  stk_test_view_act (test, "article.delete", NULL);
  assert_tags (test, "");
  g_assert_false (test->view->resizing);
}

/* Parts do not run into each other. */
static void
test_resize_part (StkTestView *test, gconstpointer data)
{
  show (test);
  put_caret (test, "measured");
  stk_test_view_act (test, "article.tag-parts", NULL);
  put_caret (test, "bridge");
  stk_test_view_act (test, "article.resize", NULL);
  for (int i = 0; i < 20; i++)
    press (test, GDK_KEY_Left, GDK_CONTROL_MASK);
  press (test, GDK_KEY_Return, 0);
  assert_tags (test, "quote [“We measured the ship,”|chair Ada Tolland said on the quay, “and the bridge once.”]");
}

static void
test_resize_drag (StkTestView *test, gconstpointer data)
{
  GdkRectangle rect;
  StkRange word;

  begin_resize (test);
  stk_test_view_settle (test);
  word = stk_test_find (test->document, "metres");
  g_assert_true (stk_article_view_get_range_rect (test->view, stk_test_find (test->document, "Lunt 🙂 rises"), &rect));
  g_assert_cmpint (stk_article_resize_find_edge (test->view, rect.x, rect.y), ==, STK_EDGE_START);
  g_assert_cmpint (stk_article_resize_find_edge (test->view, rect.x + rect.width, rect.y + rect.height), ==,
                   STK_EDGE_END);
  g_assert_cmpint (stk_article_resize_find_edge (test->view, rect.x + rect.width / 2, rect.y), ==, STK_EDGE_NONE);

  test->view->dragged_edge = STK_EDGE_END;
  stk_article_resize_drag (test->view, word.start + 3, FALSE);
  g_assert_cmpuint (test->view->resize_range.end, ==, word.end);
  stk_article_resize_drag (test->view, word.start + 3, TRUE);
  g_assert_cmpuint (test->view->resize_range.end, ==, word.start + 3);
  stk_article_view_set_snap (test->view, FALSE);
  stk_article_resize_drag (test->view, word.start + 2, FALSE);
  g_assert_cmpuint (test->view->resize_range.end, ==, word.start + 2);
  stk_article_resize_end (test->view, TRUE);
  assert_tags (test, "claim [Lunt 🙂 rises 11.9 me]");
}

static void
test_popover (StkTestView *test, gconstpointer data)
{
  GtkPopover *popover;
  GtkWidget *claim;

  show (test);
  stk_article_popover_offer (test->view);
  g_assert_null (test->view->popover);

  stk_article_view_select_range (test->view, stk_test_find (test->document, "Lunt"));
  g_assert_null (test->view->popover);
  stk_article_popover_offer (test->view);
  g_assert_true (gtk_widget_get_visible (test->view->popover));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (test->view)));
  press (test, GDK_KEY_Escape, 0);
  stk_test_view_settle (test);
  g_assert_false (gtk_widget_get_visible (test->view->popover));

  stk_article_popover_offer (test->view);
  popover = GTK_POPOVER (test->view->popover);
  claim = gtk_widget_get_next_sibling (gtk_widget_get_first_child (gtk_popover_get_child (popover)));
  g_signal_emit_by_name (claim, "clicked");
  assert_tags (test, "claim [Lunt]");
  stk_test_view_settle (test);
  g_assert_false (gtk_widget_get_visible (test->view->popover));
}

static void
got_text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
assert_copied (StkTestView *test, const char *expected)
{
  gint64 deadline = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;
  g_autofree char *text = NULL;

  stk_test_view_act (test, "article.copy-words", NULL);
  stk_test_view_expect_message (test, "Words copied");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (test->view)), NULL, got_text_cb, &text);
  while (text == NULL && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_copy_words (StkTestView *test, gconstpointer data)
{
  g_autofree char *source = NULL, *quote = NULL;

  show (test);
  source = g_strdup (stk_annotation_get_id (stk_test_tag (test->document, STK_KIND_SOURCE, "Ada Tolland")));
  put_caret (test, "measured");
  stk_test_view_act (test, "article.tag-parts", NULL);
  assert_copied (test, "“We measured the ship,” … “and the bridge once.” — Ferry is too tall");
  quote = g_strdup (stk_article_view_get_selected (test->view));
  stk_test_set (test->document, quote, "speaker", source);
  assert_copied (test, "“We measured the ship,” … “and the bridge once.” — Ada Tolland, Ferry is too tall");
  put_caret (test, "rises");
  stk_test_view_tag (test, STK_KIND_CLAIM);
  assert_copied (test, "“The Wren of Lunt 🙂 rises 11.9 metres.” — Ferry is too tall");
}

static void
assert_caret (StkTestView *test, const char *words)
{
  g_assert_cmpuint (stk_article_view_get_caret (test->view), ==, stk_test_find (test->document, words).start);
}

static void
test_sentences (StkTestView *test, gconstpointer data)
{
  show (test);
  put_caret (test, "We measured");
  stk_test_view_act (test, "article.next-sentence", NULL);
  assert_caret (test, "She called");
  stk_test_view_act (test, "article.next-sentence", NULL);
  assert_caret (test, "The Wren");
  stk_test_view_act (test, "article.next-sentence", NULL);
  assert_caret (test, "It sails");
  stk_test_view_act (test, "article.next-sentence", NULL);
  assert_caret (test, "It sails");
  stk_test_view_act (test, "article.previous-sentence", NULL);
  stk_test_view_act (test, "article.previous-sentence", NULL);
  assert_caret (test, "She called");
}

static void
test_find_mentions (StkTestView *test, gconstpointer data)
{
  const char *text = "The quay\n\nHarbour master Ilka Brandvold spoke first. Brandvold named no date, and she left.\n";
  StkAnnotationList *list;
  StkAnnotation *source;

  stk_test_view_show (test, "quay.txt", text);
  list = stk_document_get_annotations (test->document);
  source = stk_test_tag (test->document, STK_KIND_SOURCE, "Ilka Brandvold");
  stk_article_view_set_selected (test->view, stk_annotation_get_id (source));
  stk_test_view_act (test, "article.find-mentions", NULL);
  stk_test_view_expect_message (test, "2 mentions suggested");
  g_assert_cmpuint (stk_annotation_list_get_n (list), ==, 3);
  stk_test_view_act (test, "article.find-mentions", NULL);
  stk_test_view_expect_message (test, "No more mentions found");
  stk_document_undo (test->document);
  g_assert_cmpuint (stk_annotation_list_get_n (list), ==, 1);

  /* only a source has mentions */
  source = stk_test_tag (test->document, STK_KIND_CLAIM, "named no date");
  stk_article_view_set_selected (test->view, stk_annotation_get_id (source));
  stk_test_view_act (test, "article.find-mentions", NULL);
  stk_test_view_expect_message (test, NULL);
}

/* Nothing of this does anything to a view without a document. */
static void
test_no_document (StkTestView *test, gconstpointer data)
{
  static const char *const ACTIONS[] = { "article.tag-parts", "article.add-part", "article.put-here", "article.note-article",
                                         "article.resize", "article.next-open", "article.previous-open",
                                         "article.cycle", "article.copy-words", "article.next-sentence" };

  stk_article_view_set_document (test->view, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (ACTIONS); i++)
    stk_test_view_act (test, ACTIONS[i], NULL);
  stk_test_view_act (test, "article.set-kind", "claim");
  press (test, GDK_KEY_Tab, 0);
  stk_article_view_set_query (test->view, "x");
  stk_article_view_find_next (test->view, TRUE);
  stk_article_view_end_search (test->view);
  stk_test_view_expect_message (test, NULL);
}

int
main (int argc, char *argv[])
{
  if (!stk_test_view_init (&argc, &argv))
    return 77;

  STK_TEST_VIEW_ADD ("/article-tagging/parts", test_parts);
  STK_TEST_VIEW_ADD ("/article-tagging/parts/second-press", test_second_press);
  STK_TEST_VIEW_ADD ("/article-tagging/parts/drawn", test_parts_drawn);
  STK_TEST_VIEW_ADD ("/article-tagging/add-part", test_add_part);
  STK_TEST_VIEW_ADD ("/article-tagging/put-here", test_put_here);
  STK_TEST_VIEW_ADD ("/article-tagging/set-kind", test_set_kind);
  STK_TEST_VIEW_ADD ("/article-tagging/digits", test_digits);
  STK_TEST_VIEW_ADD ("/article-tagging/note-on-article", test_note_on_article);
  STK_TEST_VIEW_ADD ("/article-tagging/next-open", test_next_open);
  STK_TEST_VIEW_ADD ("/article-tagging/cycle", test_cycle);
  STK_TEST_VIEW_ADD ("/article-tagging/resize", test_resize);
  STK_TEST_VIEW_ADD ("/article-tagging/resize/by-characters", test_resize_by_characters);
  STK_TEST_VIEW_ADD ("/article-tagging/resize/cancel", test_resize_cancel);
  STK_TEST_VIEW_ADD ("/article-tagging/resize/part", test_resize_part);
  STK_TEST_VIEW_ADD ("/article-tagging/resize/drag", test_resize_drag);
  STK_TEST_VIEW_ADD ("/article-tagging/popover", test_popover);
  STK_TEST_VIEW_ADD ("/article-tagging/find-mentions", test_find_mentions);
  STK_TEST_VIEW_ADD ("/article-tagging/copy-words", test_copy_words);
  STK_TEST_VIEW_ADD ("/article-tagging/sentences", test_sentences);
  STK_TEST_VIEW_ADD ("/article-tagging/no-document", test_no_document);

  return g_test_run ();
}

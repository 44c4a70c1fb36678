/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-mark-geometry.h"
#include "stk-test-view.h"

/* How articles are set, whatever they are written in. */

#define ENGLISH \
  "The ferry is the largest single purchase in the history of the board and the first in the region to run on " \
  "batteries alone, the agency reported when it was ordered in the spring of the year before last. "
#define GERMAN \
  "Die Donaudampfschifffahrtsgesellschaft verlangt Rindfleischetikettierungsüberwachungsaufgaben und " \
  "Geschwindigkeitsbegrenzungen, sagte die Hafenverwaltungsvorsitzende in Kestermünde. "
#define CHINESE "港务委员会周一承认，新的电动渡轮在大潮时无法从平旋桥下通过（距离首航只有九天）。“船我们量了两次，桥只量了一次”，主席说。"
#define ARABIC "أقرّت هيئة الميناء يوم الاثنين بأن العبّارة الكهربائية الجديدة لا تستطيع المرور تحت الجسر الدوّار عند ذروة المدّ. "

/* An article of one paragraph, long enough for some lines. */
static void
show (StkTestView *test, const char *headline, const char *sentence)
{
  g_autoptr (GString) text = g_string_new (headline);

  g_string_append (text, "\n\n");
  for (int i = 0; i < 12; i++)
    g_string_append (text, sentence);
  g_string_append_c (text, '\n');
  stk_test_view_show (test, "reading.txt", text->str);
}

static StkParagraph *
get_paragraph (StkTestView *test, const char *words)
{
  GtkTextIter start;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (test->view)), &start,
                                      (int) stk_test_find (test->document, words).start);
  gtk_text_iter_set_line_offset (&start, 0);

  return stk_paragraph_new (GTK_TEXT_VIEW (test->view), &start);
}

static gunichar
get_char (StkTestView *test, size_t offset)
{
  return stk_text_get_char (stk_article_get_text (stk_document_get_article (test->document)), offset);
}

/* How much of the column's width a line takes. */
static double
get_fill (StkTestView *test, const StkDisplayLine *line)
{
  GtkTextView *view = GTK_TEXT_VIEW (test->view);
  int column = gtk_widget_get_width (GTK_WIDGET (view)) - gtk_text_view_get_left_margin (view) -
               gtk_text_view_get_right_margin (view);

  return (double) (line->right - line->left) / column;
}

/* 60 to 75 characters a line wherever there is room for them, and never more. A display has only so much width, so the
 * widest windows are stood for by small text. */
static void
test_widths (StkTestView *test, gconstpointer data)
{
  static const struct
  {
    int width;
    double zoom;
  } SIZES[] = { { 360, 1 }, { 480, 1 }, { 700, 1 }, { 1000, 1 }, { 1280, 1 }, { 1280, 0.67 }, { 1280, 0.5 } };

  show (test, "Headline", ENGLISH);
  for (size_t i = 0; i < G_N_ELEMENTS (SIZES); i++)
    {
      g_autoptr (StkParagraph) paragraph = NULL;
      const StkDisplayLine *lines;
      double length;
      guint n;

      stk_article_view_set_zoom (test->view, SIZES[i].zoom);
      stk_test_view_resize (test, SIZES[i].width, 600);
      paragraph = get_paragraph (test, "The ferry");
      lines = stk_paragraph_get_lines (paragraph, &n);
      g_assert_cmpuint (n, >, 10);
      length = (double) (lines[n - 1].range.start - lines[0].range.start) / (n - 1) - 1;
      g_test_message ("%d pixels: %.1f characters", SIZES[i].width, length);
      g_assert_cmpfloat (length, <=, 75);
      g_assert_cmpfloat (length, >=, SIZES[i].width >= 700 ? 60 : SIZES[i].width / 12.0);
    }
}

/* No hyphen is put where the writer has none: it would be taken for a part of what is quoted. */
static void
test_hyphens (StkTestView *test, gconstpointer data)
{
  g_autoptr (StkParagraph) paragraph = NULL;
  const StkDisplayLine *lines;
  gboolean insert_hyphens;
  GtkTextTagTable *tags;
  GtkTextTag *base;
  guint n;

  show (test, "Überschrift", GERMAN);
  stk_test_view_resize (test, 700, 600);
  paragraph = get_paragraph (test, "Die Donau");
  lines = stk_paragraph_get_lines (paragraph, &n);
  g_assert_cmpuint (n, >, 10);
  for (guint i = 0; i + 1 < n; i++)
    g_assert_cmpuint (get_char (test, lines[i].range.end - 1), ==, ' ');

  tags = gtk_text_buffer_get_tag_table (gtk_text_view_get_buffer (GTK_TEXT_VIEW (test->view)));
  base = gtk_text_tag_table_lookup (tags, "stk-base");
  g_object_get (base, "insert-hyphens", &insert_hyphens, NULL);
  g_assert_false (insert_hyphens);
}

/* Chinese has no spaces: lines are full, and what closes a phrase begins none, nor does what opens one end it. */
static void
test_chinese (StkTestView *test, gconstpointer data)
{
  static const int WIDTHS[] = { 360, 420, 700, 1000 };

  show (test, "新渡轮太高", CHINESE);
  for (size_t i = 0; i < G_N_ELEMENTS (WIDTHS); i++)
    {
      g_autoptr (StkParagraph) paragraph = NULL;
      const StkDisplayLine *lines;
      guint n;

      stk_test_view_resize (test, WIDTHS[i], 600);
      paragraph = get_paragraph (test, "港务委员会周一");
      lines = stk_paragraph_get_lines (paragraph, &n);
      g_assert_cmpuint (n, >, 8);
      for (guint j = 0; j + 1 < n; j++)
        {
          g_assert_null (g_utf8_strchr ("，。）”", -1, get_char (test, lines[j].range.end)));
          g_assert_null (g_utf8_strchr ("（“", -1, get_char (test, lines[j].range.end - 1)));
          g_assert_cmpfloat (get_fill (test, &lines[j]), >, 0.8);
        }
    }
}

/* Each paragraph begins at the side where its own script does. */
static void
test_directions (StkTestView *test, gconstpointer data)
{
  static const struct
  {
    const char *words;
    gboolean rtl;
  } PARAGRAPHS[] = { { "The ferry", FALSE }, { "أقرّت", TRUE }, { "Wren of Lunt", FALSE } };
  int width = gtk_widget_get_width (GTK_WIDGET (test->view));
  int margin = gtk_text_view_get_left_margin (GTK_TEXT_VIEW (test->view));

  stk_test_view_show (test, "directions.txt", "Headline\n\n" ENGLISH "\n\n" ARABIC "\n\nWren of Lunt " ARABIC "\n");
  for (size_t i = 0; i < G_N_ELEMENTS (PARAGRAPHS); i++)
    {
      g_autoptr (StkParagraph) paragraph = NULL;
      const StkDisplayLine *lines;
      guint n;

      paragraph = get_paragraph (test, PARAGRAPHS[i].words);
      lines = stk_paragraph_get_lines (paragraph, &n);
      g_assert_cmpint (stk_paragraph_is_rtl (paragraph), ==, PARAGRAPHS[i].rtl);
      if (PARAGRAPHS[i].rtl)
        g_assert_cmpfloat_with_epsilon (lines[0].right, width - margin, 2);
      else
        g_assert_cmpfloat_with_epsilon (lines[0].left, margin, 2);
    }
}

/* What a reader sees as one picture is one step of the caret, and lines with it are as far apart as others. */
static void
test_emoji (StkTestView *test, gconstpointer data)
{
  static const char *const EMOJI[] = { "👩‍👩‍👧", "🏳️‍🌈", "👍🏽", "🇺🇳", "1️⃣" };

  for (size_t i = 0; i < G_N_ELEMENTS (EMOJI); i++)
    {
      g_autofree char *text = g_strdup_printf ("Headline\n\n" ENGLISH "Bridge %s Ferry. " ENGLISH ENGLISH "\n", EMOJI[i]);
      g_autoptr (StkParagraph) paragraph = NULL;
      const StkDisplayLine *lines;
      StkRange range;
      guint n;

      stk_test_view_show (test, "emoji.txt", text);
      range = stk_test_find (test->document, EMOJI[i]);
      stk_article_view_set_caret (test->view, range.start);
      stk_test_view_move (test, GTK_MOVEMENT_VISUAL_POSITIONS, 1, FALSE);
      g_assert_cmpuint (stk_article_view_get_caret (test->view), ==, range.end);

      paragraph = get_paragraph (test, "The ferry");
      lines = stk_paragraph_get_lines (paragraph, &n);
      for (guint j = 2; j < n; j++)
        g_assert_cmpfloat_with_epsilon (lines[j].y - lines[j - 1].y, lines[1].y - lines[0].y, 1.5);
    }
}

static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type))
        return controller;
    }

  g_assert_not_reached ();
}

/* Two fingers zoom from where the text is, as far as it goes. */
static void
test_pinch (StkTestView *test, gconstpointer data)
{
  GtkEventController *pinch = find_controller (GTK_WIDGET (test->view), GTK_TYPE_GESTURE_ZOOM);

  stk_article_view_set_zoom (test->view, 1.2);
  g_signal_emit_by_name (pinch, "begin", NULL);
  g_signal_emit_by_name (pinch, "scale-changed", 1.5);
  g_assert_cmpfloat_with_epsilon (stk_article_view_get_zoom (test->view), 1.8, 0.001);
  g_signal_emit_by_name (pinch, "scale-changed", 0.5);
  g_assert_cmpfloat_with_epsilon (stk_article_view_get_zoom (test->view), 0.6, 0.001);
  g_signal_emit_by_name (pinch, "scale-changed", 9.0);
  g_assert_cmpfloat_with_epsilon (stk_article_view_get_zoom (test->view), STK_ARTICLE_VIEW_MAX_ZOOM, 0.001);
}

int
main (int argc, char *argv[])
{
  if (!stk_test_view_init (&argc, &argv))
    return 77;

  STK_TEST_VIEW_ADD ("/reading/widths", test_widths);
  STK_TEST_VIEW_ADD ("/reading/hyphens", test_hyphens);
  STK_TEST_VIEW_ADD ("/reading/chinese", test_chinese);
  STK_TEST_VIEW_ADD ("/reading/directions", test_directions);
  STK_TEST_VIEW_ADD ("/reading/emoji", test_emoji);
  STK_TEST_VIEW_ADD ("/reading/pinch", test_pinch);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-mark-geometry.h"
#include "stk-test-view.h"

#include <math.h>

static double
get_linear (float channel)
{
  return channel <= 0.04045f ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (GdkRGBA color)
{
  return 0.2126 * get_linear (color.red) + 0.7152 * get_linear (color.green) + 0.0722 * get_linear (color.blue);
}

/* A translucent colour as it looks on an opaque one. */
static GdkRGBA
lay_over (GdkRGBA top, GdkRGBA bottom)
{
  float a = top.alpha;

  return (GdkRGBA) { top.red * a + bottom.red * (1 - a), top.green * a + bottom.green * (1 - a),
                     top.blue * a + bottom.blue * (1 - a), 1 };
}

static double
get_contrast (GdkRGBA a, GdkRGBA b)
{
  double first = get_luminance (a) + 0.05, second = get_luminance (b) + 0.05;

  return MAX (first, second) / MIN (first, second);
}

/* By the Web Content Accessibility Guidelines: 3 for shapes, 4.5 for letters, more in high contrast. */
static void
test_palette (void)
{
  /* what a person may choose */
  static const GdkRGBA OWN[STK_N_KINDS] = { { 1, 1, 0, 1 }, { 1, 1, 1, 1 }, { 0, 0, 0, 1 }, { 0.5f, 0.5f, 0.5f, 1 } };
  const GdkRGBA accent = { 0.21f, 0.52f, 0.89f, 1 };

  for (int scheme = 0; scheme < 4; scheme++)
    {
      gboolean dark = scheme & 1, contrast = scheme & 2;
      GdkRGBA words = dark ? (GdkRGBA) { 1, 1, 1, 1 } : (GdkRGBA) { 0.2f, 0.2f, 0.21f, 1 };
      StkMarkPalette palette, own;

      stk_mark_palette_init (&palette, dark, contrast, &accent);
      own = palette;
      for (int kind = 0; kind < STK_N_KINDS; kind++)
        {
          const StkMarkColors *colors = stk_mark_palette_get_colors (&palette, (StkKind) kind, 0);
          GdkRGBA tint = lay_over (colors->tint, palette.page);

          g_assert_cmpfloat (get_contrast (colors->ink, palette.page), >=, contrast ? 4.5 : 3.0);
          g_assert_cmpfloat (get_contrast (colors->letter, lay_over (colors->chip, palette.page)), >=,
                             contrast ? 7.0 : 4.5);
          g_assert_cmpfloat (get_contrast (colors->on_chip, colors->letter), >=, 4.5);
          g_assert_cmpfloat (get_contrast (words, lay_over (colors->tint_strong, tint)), >=, 4.5);
          stk_mark_palette_set_color (&own, (StkKind) kind, &OWN[kind]);
          g_assert_cmpfloat (get_contrast (own.kinds[kind].ink, own.page), >=, contrast ? 4.5 : 3.0);
          g_assert_cmpfloat (get_contrast (own.kinds[kind].letter, lay_over (own.kinds[kind].chip, own.page)), >=,
                             contrast ? 7.0 : 4.5);
          g_assert_cmpfloat (get_contrast (own.kinds[kind].on_chip, own.kinds[kind].letter), >=, 4.5);
          g_assert_cmpfloat (get_contrast (words, lay_over (own.kinds[kind].tint_strong, own.page)), >=, 4.5);
          g_assert_true (colors == &palette.kinds[kind]);
          g_assert_true (stk_mark_palette_get_colors (&palette, (StkKind) kind, STK_MARK_DIMMED) == &palette.dimmed);
        }
      g_assert_cmpfloat (get_contrast (palette.dimmed.letter, palette.page), >=, 4.5);
    }
}

/* Each kind has a shape of its own. */
static void
test_shapes (void)
{
  guint seen = 0;

  for (int kind = 0; kind < STK_N_KINDS; kind++)
    {
      guint shape = 1u << stk_mark_palette_get_shape ((StkKind) kind);

      g_assert_cmpuint (seen & shape, ==, 0);
      seen |= shape;
    }
}

static void
test_looks (void)
{
  static const struct
  {
    const char *status;
    StkMarkLook look;
  } CASES[] = {
    { "suggested", STK_MARK_SUGGESTED },
    { "open", 0 },
    { "in-check", 0 },
    { "query", 0 },
    { "checked", STK_MARK_DONE },
    { "second-read", STK_MARK_DONE },
    { "signed-off", STK_MARK_DONE },
    { "rejected", STK_MARK_DIMMED },
    { "cut", STK_MARK_DIMMED },
  };
  g_autoptr (StkTestFolder) folder = stk_test_folder_new ();
  g_autoptr (StkDocument) document = stk_test_document_new (folder);
  g_autofree char *id = g_strdup (stk_annotation_get_id (stk_test_tag (document, STK_KIND_CLAIM, "3 May")));

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      if (g_str_equal (CASES[i].status, "second-read")) /* by who checked it, which takes a reason */
        stk_test_set (document, id, STK_FIELD_OVERRIDE, "Nobody else is on duty");
      stk_test_set (document, id, STK_FIELD_STATUS, CASES[i].status);
      g_assert_cmpuint (stk_mark_look_for_annotation (
                          stk_annotation_list_lookup (stk_document_get_annotations (document), id), NULL),
                        ==, CASES[i].look);
    }
}

static void
assert_inside (StkTestView *test, StkRange range)
{
  GdkRectangle rect;

  g_assert_true (stk_article_view_get_range_rect (test->view, range, &rect));
  g_assert_cmpint (rect.width, >, 0);
  g_assert_cmpint (rect.height, >, 0);
  g_assert_cmpint (rect.x, >=, 0);
  g_assert_cmpint (rect.y, >=, 0);
  g_assert_cmpint (rect.x + rect.width, <=, gtk_widget_get_width (GTK_WIDGET (test->view)));
  g_assert_cmpint (rect.y + rect.height, <=, gtk_widget_get_height (GTK_WIDGET (test->view)));
}

static void
test_rectangles (StkTestView *test, gconstpointer data)
{
  StkRange word = stk_test_find (test->document, "Harbour"), line = stk_test_find (test->document, "By Ines Okafor");
  GdkRectangle first, second;

  assert_inside (test, word);
  assert_inside (test, line);
  assert_inside (test, stk_test_find (test->document, "🙂"));
  assert_inside (test, STK_RANGE (word.start, line.end));

  g_assert_true (stk_article_view_get_range_rect (test->view, word, &first));
  g_assert_true (stk_article_view_get_range_rect (test->view, line, &second));
  g_assert_cmpint (second.y, >=, first.y + first.height);
  g_assert_false (stk_article_view_get_range_rect (test->view, STK_RANGE (5, 5), &first));
}

static GArray *
get_boxes (StkTestView *test, StkRange range)
{
  return stk_mark_layer_get_boxes (test->view->layer, range, &(GdkRectangle) { 0, 0, 2000, 20000 });
}

/* A wrapped range has a box in each of its lines, open where it goes on. */
static void
test_wrapped (StkTestView *test, gconstpointer data)
{
  StkRange range = stk_test_find (test->document, "The old harbour bridge in Vessmouth will close on 3 May, the town "
                                                  "council said on Monday.");
  g_autoptr (GArray) boxes = NULL;

  stk_test_view_resize (test, 360, 600);
  boxes = get_boxes (test, range);
  g_assert_cmpuint (boxes->len, >=, 2);
  for (guint i = 0; i < boxes->len; i++)
    {
      const StkMarkBox *box = &g_array_index (boxes, StkMarkBox, i);

      g_assert_cmpfloat (box->width, >, 0);
      g_assert_cmpint (box->left_closed, ==, i == 0);
      g_assert_cmpint (box->right_closed, ==, i == boxes->len - 1);
      if (i > 0)
        g_assert_cmpfloat (box->y, >=, box[-1].y + box[-1].height);
    }
}

/* Words that follow each other may stand apart where the direction of writing changes. */
static void
test_mixed_directions (StkTestView *test, gconstpointer data)
{
  g_autoptr (GArray) latin = NULL, arabic = NULL, both = NULL;

  stk_test_view_show (test, "mixed.txt", "عنوان\n\nقسنا السفينة Wren of Lunt مرتين والجسر مرة.\n");
  latin = get_boxes (test, stk_test_find (test->document, "Wren of Lunt"));
  arabic = get_boxes (test, stk_test_find (test->document, "السفينة"));
  both = get_boxes (test, stk_test_find (test->document, "السفينة Wren"));
  g_assert_cmpuint (latin->len, ==, 1);
  g_assert_cmpuint (arabic->len, ==, 1);
  g_assert_cmpuint (both->len, ==, 2);
  g_assert_cmpfloat (g_array_index (latin, StkMarkBox, 0).x, <, g_array_index (arabic, StkMarkBox, 0).x);
}

static void
test_ink (StkTestView *test, gconstpointer data)
{
  StkRange range = stk_test_find (test->document, "Vessmouth");

  for (int kind = 0; kind < STK_N_KINDS; kind++)
    {
      guint plain, selected;

      g_assert_cmpuint (stk_test_view_count_ink (test, range), ==, 0);
      stk_test_tag (test->document, (StkKind) kind, "Vessmouth");
      plain = stk_test_view_count_ink (test, range);
      g_assert_cmpuint (plain, >, 0);
      stk_article_view_set_caret (test->view, range.start);
      selected = stk_test_view_count_ink (test, range);
      g_assert_cmpuint (selected, >=, plain);

      stk_test_view_act (test, "article.delete", NULL);
      g_assert_cmpuint (stk_test_view_count_ink (test, range), ==, 0);
      stk_document_undo (test->document);
      g_assert_cmpuint (stk_test_view_count_ink (test, range), ==, plain);
      stk_document_undo (test->document);
    }
}

/* A letter in the margin leads to the first annotation of its kind in the line. */
static void
test_margin (StkTestView *test, gconstpointer data)
{
  StkAnnotation *claim = stk_test_tag (test->document, STK_KIND_CLAIM, "will close on 3 May");
  StkAnnotation *place = stk_test_tag (test->document, STK_KIND_SOURCE, "Vessmouth");
  g_autoptr (GArray) boxes = get_boxes (test, stk_test_find (test->document, "Vessmouth"));
  int y = (int) (g_array_index (boxes, StkMarkBox, 0).y + g_array_index (boxes, StkMarkBox, 0).height / 2);
  guint n_claims = 0, n_places = 0;

  stk_test_tag (test->document, STK_KIND_CLAIM, "3 May");
  stk_test_view_settle (test);
  for (int x = 0; x < gtk_text_view_get_left_margin (GTK_TEXT_VIEW (test->view)); x++)
    {
      StkAnnotation *found = stk_mark_layer_find_sign (test->view->layer, x, y);

      g_assert_true (found == NULL || found == claim || found == place);
      g_assert_true (n_places == 0 || found != claim);
      n_claims += found == claim;
      n_places += found == place;
    }
  g_assert_cmpuint (n_claims, >, 8);
  g_assert_cmpuint (n_places, >, 8);
}

/* 60 to 75 characters a line where there is room, and small margins where there is none. */
static void
test_column (StkTestView *test, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Headline\n\n");
  const StkDisplayLine *lines;
  g_autoptr (StkParagraph) paragraph = NULL;
  GtkTextIter start;
  size_t n_chars = 0;
  guint n;

  for (int i = 0; i < 12; i++)
    g_string_append (text, "The ferry is the largest single purchase in the history of the board and the first in the "
                           "region to run on batteries alone, the agency reported when it was ordered. ");
  stk_test_view_show (test, "column.txt", text->str);
  for (int zoom = 1; zoom <= 2; zoom++)
    {
      stk_article_view_set_zoom (test->view, 0.75 * zoom);
      stk_test_view_resize (test, 1200, 600);
      g_clear_pointer (&paragraph, stk_paragraph_free);
      gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (test->view)), &start, 10);
      paragraph = stk_paragraph_new (GTK_TEXT_VIEW (test->view), &start);
      lines = stk_paragraph_get_lines (paragraph, &n);
      g_assert_cmpuint (n, >, 10);
      n_chars = 0;
      for (guint i = 0; i + 1 < n; i++)
        n_chars += stk_range_get_length (lines[i].range) - 1;
      g_assert_cmpfloat ((double) n_chars / (n - 1), >=, 60);
      g_assert_cmpfloat ((double) n_chars / (n - 1), <=, 75);
    }

  stk_article_view_set_zoom (test->view, 1);
  stk_test_view_resize (test, 360, 600);
  g_assert_cmpint (gtk_text_view_get_left_margin (GTK_TEXT_VIEW (test->view)), ==, 24);
  g_assert_cmpint (gtk_text_view_get_right_margin (GTK_TEXT_VIEW (test->view)), ==, 24);
}

static void
test_scroll_to_range (StkTestView *test, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Headline\n\n");
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  GdkRectangle rect;
  StkRange range;

  for (int i = 0; i < 400; i++)
    g_string_append_printf (text, "Paragraph number %d with some words.\n\n", i);
  stk_test_view_show (test, "scroll.txt", text->str);
  range = stk_test_find (test->document, "number 300 with");

  g_assert_false (stk_article_view_get_range_rect (test->view, range, &rect));
  stk_article_view_scroll_to_range (test->view, range, TRUE);
  do
    stk_test_view_settle (test);
  while ((!stk_article_view_get_range_rect (test->view, range, &rect) || rect.y > 240) &&
         g_get_monotonic_time () < deadline);
  g_assert_true (stk_article_view_get_range_rect (test->view, range, &rect));
  g_assert_cmpint (rect.y, >, 60);
  g_assert_cmpint (rect.y, <=, 200);
}

/* Puts annotations of all kinds evenly over the article. */
static void
tag_evenly (StkDocument *document, guint n)
{
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  StkText *text = stk_article_get_text (stk_document_get_article (document));
  size_t step = stk_text_get_length (text) / n;

  for (guint i = 0; i < n; i++)
    {
      StkRange range = { i * step, i * step + MIN (step, 30) };
      g_autofree char *exact = stk_text_dup_range (text, range);
      g_autoptr (StkAnchor) anchor = stk_anchor_new (range, exact, NULL, NULL, NULL);

      g_ptr_array_add (annotations, stk_annotation_new ((StkKind) (i % STK_N_KINDS), &anchor, 1,
                                                        stk_document_get_agent (document), "2026-03-14T09:00:00Z"));
    }
  stk_annotation_list_set_all (stk_document_get_annotations (document), annotations);
}

/* What a frame looks at does not depend on how much there is, and a second frame looks at nothing. */
static void
test_many (StkTestView *test, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Headline\n\n");
  StkMarkCounters before, after;
  StkRange middle;

  while (text->len < 10 * 1000 * 1000)
    g_string_append (text, "Five officers of the harbour board counted the pilings of the pier, and found that most of "
                           "them had lost a third of their cross-section since 1987, when they were last seen to.\n\n");
  stk_test_view_show (test, "many.txt", text->str);
  tag_evenly (test->document, 100000);
  stk_test_view_settle (test);
  stk_mark_layer_get_counters (test->view->layer, &before);
  stk_test_view_settle (test);
  stk_mark_layer_get_counters (test->view->layer, &after);
  g_assert_cmpuint (after.visited, ==, before.visited);
  g_assert_cmpuint (after.built, ==, before.built);

  middle = STK_RANGE (text->len / 2, text->len / 2 + 10);
  stk_article_view_scroll_to_range (test->view, middle, FALSE);
  for (int i = 0; i < 20; i++)
    stk_test_view_settle (test);
  stk_mark_layer_get_counters (test->view->layer, &before);
  stk_annotation_list_remove (stk_document_get_annotations (test->document),
                              stk_annotation_get_id (stk_annotation_list_peek (
                                stk_document_get_annotations (test->document), 50000)));
  stk_test_view_settle (test);
  stk_mark_layer_get_counters (test->view->layer, &after);
  g_assert_cmpuint (after.visited - before.visited, <, 200);
  g_assert_cmpuint (after.built - before.built, <=, 2);
}

static StkMarkLook
look_stale (StkAnnotation *annotation, gpointer user_data)
{
  return stk_annotation_get_kind (annotation) == STK_KIND_NOTE ? 0 : STK_MARK_STALE;
}

/* A picture of the view, for whoever wants to look. */
static void
save_picture (StkTestView *test, const char *name)
{
  const char *folder = g_getenv ("STICKLER_TEST_PICTURES");
  int width = gtk_widget_get_width (GTK_WIDGET (test->view)), height = 600;
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (test->view));
  g_autofree char *path = NULL;
  GtkSnapshot *snapshot;
  GskRenderNode *node;
  cairo_surface_t *surface;
  cairo_t *cr;

  if (folder == NULL)
    return;
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cr = cairo_create (surface);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  gsk_render_node_unref (node);
  path = g_build_filename (folder, name, NULL);
  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
}

/* Words that changed under a tag are hatched, whatever its kind; the look is the caller's to say. */
static void
test_stale (StkTestView *test, gconstpointer data)
{
  static const char *const WORDS[] = { "12,000 people", "Café owner", "nine weeks" };
  guint before[G_N_ELEMENTS (WORDS)];

  stk_test_tag (test->document, STK_KIND_CLAIM, WORDS[0]);
  stk_test_tag (test->document, STK_KIND_SOURCE, WORDS[1]);
  stk_test_tag (test->document, STK_KIND_NOTE, WORDS[2]);
  stk_test_tag (test->document, STK_KIND_QUOTE, "“and there is none.”");
  stk_test_set (test->document, stk_annotation_get_id (stk_test_tag (test->document, STK_KIND_CLAIM, "twice as much")),
                STK_FIELD_STATUS, "suggested");
  stk_test_view_settle (test);
  for (size_t i = 0; i < G_N_ELEMENTS (WORDS); i++)
    before[i] = stk_test_view_count_ink (test, stk_test_find (test->document, WORDS[i]));

  stk_mark_layer_set_look_func (test->view->layer, look_stale, NULL);
  stk_test_view_settle (test);
  save_picture (test, "stale.png");
  g_assert_cmpuint (stk_test_view_count_ink (test, stk_test_find (test->document, WORDS[0])), >, 2 * before[0]);
  g_assert_cmpuint (stk_test_view_count_ink (test, stk_test_find (test->document, WORDS[1])), >, 2 * before[1]);
  g_assert_cmpuint (stk_test_view_count_ink (test, stk_test_find (test->document, WORDS[2])), ==, before[2]);

  stk_mark_layer_set_look_func (test->view->layer, NULL, NULL);
  stk_test_view_settle (test);
  save_picture (test, "looks.png");
  g_assert_cmpuint (stk_test_view_count_ink (test, stk_test_find (test->document, WORDS[0])), ==, before[0]);
}

/* What will come into sight next is drawn in time, so that scrolling there draws nothing. */
static void
test_ahead (StkTestView *test, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Headline\n\n");
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  StkMarkCounters before, after;
  GtkAdjustment *scroll;

  for (int i = 0; i < 200; i++)
    g_string_append_printf (text, "Paragraph %d of them all, with some words.\n\n", i);
  stk_test_view_show (test, "ahead.txt", text->str);
  while (g_main_context_pending (NULL) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  stk_test_view_settle (test);
  while (g_main_context_pending (NULL) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);

  stk_mark_layer_get_counters (test->view->layer, &before);
  scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (test->view));
  gtk_adjustment_set_value (scroll, gtk_adjustment_get_value (scroll) + 120);
  gtk_widget_queue_draw (GTK_WIDGET (test->view));
  g_assert_cmpuint (stk_test_view_count_ink (test, stk_test_find (test->document, "Paragraph 8 of")), ==, 0);
  stk_mark_layer_get_counters (test->view->layer, &after);
  g_assert_cmpuint (after.built, ==, before.built);
}

int
main (int argc, char *argv[])
{
  if (!stk_test_view_init (&argc, &argv))
    return 77;

  g_test_add_func ("/article-marks/palette", test_palette);
  g_test_add_func ("/article-marks/shapes", test_shapes);
  g_test_add_func ("/article-marks/looks", test_looks);
  STK_TEST_VIEW_ADD ("/article-marks/rectangles", test_rectangles);
  STK_TEST_VIEW_ADD ("/article-marks/wrapped", test_wrapped);
  STK_TEST_VIEW_ADD ("/article-marks/mixed-directions", test_mixed_directions);
  STK_TEST_VIEW_ADD ("/article-marks/ink", test_ink);
  STK_TEST_VIEW_ADD ("/article-marks/margin", test_margin);
  STK_TEST_VIEW_ADD ("/article-marks/column", test_column);
  STK_TEST_VIEW_ADD ("/article-marks/scroll-to-range", test_scroll_to_range);
  STK_TEST_VIEW_ADD ("/article-marks/many", test_many);
  STK_TEST_VIEW_ADD ("/article-marks/stale", test_stale);
  STK_TEST_VIEW_ADD ("/article-marks/ahead", test_ahead);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-mark-paragraph.h"

#include "stk-display.h"
#include "stk-mark-ornament.h"

#include <math.h>

/* A run of words of an annotation; one with several anchors has several. */
typedef struct
{
  StkAnnotation *annotation; /* borrowed */
  StkRange range;
  StkMark mark;
} Run;

/* Marks of one family share their lanes: tints, lines under the words, and boxes. */
static const guint FAMILIES[STK_N_MARK_SHAPES] = {
  [STK_MARK_SHAPE_TINT] = 0,
  [STK_MARK_SHAPE_UNDERLINE] = 1,
  [STK_MARK_SHAPE_BOX] = 2,
  [STK_MARK_SHAPE_DOTS] = 1,
};

#define N_FAMILIES 3

/* A paragraph with so many marks is kept as pixels, if those are not more than this. */
#define DENSE 4
#define MAX_PIXELS (4 * 1024 * 1024)

/* How many runs are looked at to find the one beside another. */
#define MAX_NEIGHBOURS 8

/* From outside to inside, so that what lies inside is drawn later and in a further lane. */
static int
compare_runs (gconstpointer a, gconstpointer b)
{
  const Run *first = a, *second = b;

  if (first->range.start != second->range.start)
    return first->range.start < second->range.start ? -1 : 1;
  if (first->range.end != second->range.end)
    return first->range.end > second->range.end ? -1 : 1;

  return (int) first->mark.kind - (int) second->mark.kind;
}

static gboolean
is_space (GtkTextBuffer *buffer, size_t offset, StkRange paragraph)
{
  GtkTextIter iter;

  if (offset < paragraph.start || offset >= paragraph.end)
    return TRUE;
  stk_display_get_iter (buffer, &iter, offset);

  return g_unichar_isspace (gtk_text_iter_get_char (&iter));
}

static guint
get_family (const Run *run)
{
  return FAMILIES[stk_mark_palette_get_shape (run->mark.kind)];
}

/* Whether there is a run of the same family before or after, with so many code points between. The runs are sorted, so
 * it is not far. */
static gboolean
has_neighbour (GArray *runs, guint i, int step, size_t distance)
{
  const Run *run = &g_array_index (runs, Run, i);

  for (int j = (int) i + step, n = 0; j >= 0 && j < (int) runs->len && n < MAX_NEIGHBOURS; j += step, n++)
    {
      const Run *other = &g_array_index (runs, Run, j);

      if (get_family (other) != get_family (run))
        continue;
      if (step > 0 ? other->range.start == run->range.end + distance : other->range.end + distance == run->range.start)
        return TRUE;
    }

  return FALSE;
}

static void
find_room (GArray *runs, guint i, GtkTextView *view, StkParagraph *paragraph)
{
  static const StkMarkRoom ROOM[2][2] = {
    { STK_MARK_ROOM_TEXT, STK_MARK_ROOM_NONE },
    { STK_MARK_ROOM_FREE, STK_MARK_ROOM_SHARED },
  };
  Run *run = &g_array_index (runs, Run, i);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  StkRange within = stk_paragraph_get_range (paragraph);
  gboolean space_before = run->range.start == 0 || is_space (buffer, run->range.start - 1, within);
  gboolean space_after = is_space (buffer, run->range.end, within);
  StkMarkRoom before = ROOM[space_before][has_neighbour (runs, i, -1, space_before)];
  StkMarkRoom after = ROOM[space_after][has_neighbour (runs, i, 1, space_after)];

  run->mark.room_left = stk_paragraph_is_rtl (paragraph) ? after : before;
  run->mark.room_right = stk_paragraph_is_rtl (paragraph) ? before : after;
}

static GArray *
collect_runs (const StkMarkContext *context, StkParagraph *paragraph, GPtrArray *annotations, StkAnnotation *selected)
{
  GArray *runs = g_array_new (FALSE, TRUE, sizeof (Run));

  for (guint i = 0; i < annotations->len; i++)
    {
      StkAnnotation *annotation = g_ptr_array_index (annotations, i);
      StkMarkLook look = context->get_look (annotation, context->look_data);
      size_t n_anchors = stk_annotation_get_n_anchors (annotation);

      if (annotation == selected)
        look |= STK_MARK_SELECTED;
      for (size_t j = 0; j < n_anchors; j++)
        {
          StkRange range = stk_anchor_get_range (stk_annotation_get_anchor (annotation, j));
          Run run = { annotation, range, { stk_annotation_get_kind (annotation), look } };

          if (!stk_range_overlaps (range, stk_paragraph_get_range (paragraph)))
            continue;
          g_array_append_val (runs, run);
        }
    }
  g_array_sort (runs, compare_runs);
  for (guint i = 0; i < runs->len; i++)
    find_room (runs, i, context->view, paragraph);

  return runs;
}

/* Gives each run the first lane of its family that is free where it begins. */
static void
assign_lanes (GArray *runs)
{
  size_t ends[N_FAMILIES][STK_MARK_N_LANES] = { { 0 } };

  for (guint i = 0; i < runs->len; i++)
    {
      Run *run = &g_array_index (runs, Run, i);
      size_t *lanes = ends[get_family (run)];
      guint lane = 0;

      while (lane < STK_MARK_N_LANES && lanes[lane] > run->range.start)
        lane++;
      if (lane == STK_MARK_N_LANES)
        lane = i % STK_MARK_N_LANES;
      run->mark.lane = lane;
      lanes[lane] = MAX (lanes[lane], run->range.end);
    }
}

/* The selected one is strong enough to be seen through the others, and must not hide what lies in it. */
static void
draw_runs (const StkMarkCanvas *canvas, StkParagraph *paragraph, GArray *runs, gboolean selected)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (StkMarkBox));

  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);

      if (((run->mark.look & STK_MARK_SELECTED) != 0) != selected)
        continue;

      g_array_set_size (boxes, 0);
      stk_paragraph_add_boxes (paragraph, run->range, boxes);
      stk_mark_draw (canvas, &run->mark, (const StkMarkBox *) (gpointer) boxes->data, boxes->len);
    }
  stk_mark_batch_flush (canvas->batch, canvas->snapshot);
}

static void
collect_signs (GArray *signs, StkParagraph *paragraph, GArray *runs)
{
  StkRange range = stk_paragraph_get_range (paragraph);

  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);

      if (stk_annotation_get_range (run->annotation).start == run->range.start && run->range.start >= range.start)
        stk_mark_margin_add (signs, stk_paragraph_find_line (paragraph, run->range.start), run->mark.look,
                             run->annotation);
    }
}

static GskRenderNode *
make_texture_node (cairo_surface_t *surface, const graphene_rect_t *place)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  size_t stride = (size_t) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes =
    g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (size_t) height,
                                (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (surface));
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);

  return gsk_texture_node_new (texture, place);
}

/* Where the processor draws, a texture would be copied in each frame. */
static GskRenderNode *
make_cairo_node (cairo_surface_t *surface, const graphene_rect_t *place, double scale)
{
  GskRenderNode *node = gsk_cairo_node_new (place);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_translate (cr, (double) place->origin.x, (double) place->origin.y);
  cairo_scale (cr, 1 / scale, 1 / scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);

  return node;
}

/* Draws a node once and for all: shapes with round corners would take longer in each frame than the text. */
static void
bake (GskRenderNode **node, GtkTextView *view, double scale)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (view));
  gboolean by_cairo = native != NULL && GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native));
  graphene_rect_t bounds, place;
  cairo_surface_t *surface;
  int x, y, width, height;
  cairo_t *cr;

  gsk_render_node_get_bounds (*node, &bounds);
  x = (int) floor (bounds.origin.x * scale);
  y = (int) floor (bounds.origin.y * scale);
  width = (int) ceil ((bounds.origin.x + bounds.size.width) * scale) - x;
  height = (int) ceil ((bounds.origin.y + bounds.size.height) * scale) - y;
  if (width <= 0 || height <= 0 || (size_t) width * (size_t) height > MAX_PIXELS)
    return;

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cr = cairo_create (surface);
  cairo_translate (cr, -x, -y);
  cairo_scale (cr, scale, scale);
  gsk_render_node_draw (*node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  graphene_rect_init (&place, (float) (x / scale), (float) (y / scale), (float) (width / scale),
                      (float) (height / scale));
  gsk_render_node_unref (*node);
  *node = by_cairo ? make_cairo_node (surface, &place, scale) : make_texture_node (surface, &place);
  cairo_surface_destroy (surface);
}

/**
 * stk_mark_nodes_init:
 * @self: (out caller-allocates): the marks
 * @context: what they are made with
 * @start: the start of the paragraph
 * @annotations: (element-type StkAnnotation): the annotations that have words in the paragraph
 * @selected: (nullable): the selected annotation
 *
 * Draws the marks of one paragraph.
 */
void
stk_mark_nodes_init (StkMarkNodes *self, const StkMarkContext *context, const GtkTextIter *start,
                     GPtrArray *annotations, StkAnnotation *selected)
{
  g_autoptr (StkParagraph) paragraph = stk_paragraph_new (context->view, start);
  g_autoptr (GArray) runs = collect_runs (context, paragraph, annotations, selected);
  g_autoptr (StkMarkBatch) batch = stk_mark_batch_new ();
  StkMarkCanvas canvas = { gtk_snapshot_new (), batch, context->palette, context->em };

  self->signs = g_array_new (FALSE, FALSE, sizeof (StkMarginSign));
  assign_lanes (runs);
  if (context->article != NULL)
    stk_mark_ornament_draw (&canvas, context->view, context->article, paragraph);
  draw_runs (&canvas, paragraph, runs, TRUE);
  draw_runs (&canvas, paragraph, runs, FALSE);

  collect_signs (self->signs, paragraph, runs);
  stk_mark_margin_place (context->margin, self->signs, paragraph);
  stk_mark_margin_draw (context->margin, self->signs, &canvas);

  self->node = gtk_snapshot_free_to_node (canvas.snapshot);
  if (self->node != NULL && runs->len >= DENSE)
    bake (&self->node, context->view, context->scale);
}

/**
 * stk_mark_nodes_clear:
 * @self: marks, or zeroes
 *
 * Lets go of the marks of a paragraph.
 */
void
stk_mark_nodes_clear (StkMarkNodes *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->signs, g_array_unref);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-mark-draw.h"

#include <math.h>

/* All measures are for body text of 16 pixels, and grow with it. */
#define RADIUS 4.0f
#define STROKE 2.0f
#define LANE_GAP 1.5f
#define SELECTION_ALPHA 0.3f

/* Lines are drawn over all tints. */
#define LINE_LEVEL STK_MARK_N_LANES

/* How far marks reach beyond their words. Marks that touch stay a little inside, and so apart from each other. */
static const float PADS[] = {
  [STK_MARK_ROOM_NONE] = -1.0f,
  [STK_MARK_ROOM_TEXT] = 0.5f,
  [STK_MARK_ROOM_SHARED] = 0.75f,
  [STK_MARK_ROOM_FREE] = 2.0f,
};

/* A mark's outline in one box, and how thick its lines are. */
typedef struct
{
  GskRoundedRect shape;
  float stroke;
  float scale;
  const StkMarkBox *box;
} Outline;

typedef void (*DrawFunc) (const StkMarkCanvas *canvas, const StkMark *mark, const StkMarkColors *colors,
                          const Outline *outline);

static float
get_scale (float em)
{
  return CLAMP (em / 16.0f, 0.5f, 2.0f);
}

static float
get_stroke (const StkMarkCanvas *canvas, const StkMark *mark)
{
  float stroke = roundf (STROKE * get_scale (canvas->em));

  if (mark->look & STK_MARK_SELECTED || canvas->palette->high_contrast)
    stroke += 1;
  else if (mark->look & (STK_MARK_DONE | STK_MARK_DIMMED))
    stroke -= 1;

  return MAX (stroke, 1);
}

static void
init_shape (GskRoundedRect *shape, const StkMarkBox *box, const graphene_rect_t *rect, float radius)
{
  graphene_size_t round = GRAPHENE_SIZE_INIT (radius, radius);
  graphene_size_t square = GRAPHENE_SIZE_INIT (0, 0);
  const graphene_size_t *left = box->left_closed ? &round : &square;
  const graphene_size_t *right = box->right_closed ? &round : &square;

  gsk_rounded_rect_init (shape, rect, left, right, right, left);
}

/* Marks that lie inside each other are drawn inside each other. Between the tints of two lines a little of the page is
 * left, to the pixel. */
static void
init_outline (Outline *self, const StkMarkCanvas *canvas, const StkMark *mark, const StkMarkBox *box)
{
  float scale = get_scale (canvas->em);
  float inset = (float) mark->lane * 2.0f * scale;
  float left = !box->left_closed ? 0 : PADS[mark->room_left] * scale - inset;
  float right = !box->right_closed ? 0 : PADS[mark->room_right] * scale - inset;
  float top = roundf (box->y - MIN (1.5f * scale, box->gap * 0.3f) + inset * 0.75f);
  float bottom = roundf (box->y + box->height + MIN (2.5f * scale, box->gap * 0.45f) - inset * 0.75f);
  graphene_rect_t rect;

  graphene_rect_init (&rect, box->x - left, top, MAX (box->width + left + right, 1), MAX (bottom - top, 1));
  init_shape (&self->shape, box, &rect, RADIUS * scale);
  self->stroke = get_stroke (canvas, mark);
  self->scale = scale;
  self->box = box;
}

/* The outline without the sides where the mark goes on in another line. */
static void
add_path (GskPathBuilder *builder, const Outline *outline)
{
  GskRoundedRect shape = outline->shape;
  gboolean left_closed = outline->box->left_closed, right_closed = outline->box->right_closed;
  float half = outline->stroke / 2, radius, left, right, top, bottom;

  gsk_rounded_rect_shrink (&shape, half, half, half, half);
  left = shape.bounds.origin.x;
  right = left + shape.bounds.size.width;
  top = shape.bounds.origin.y;
  bottom = top + shape.bounds.size.height;

  radius = shape.corner[GSK_CORNER_TOP_LEFT].width;
  gsk_path_builder_move_to (builder, right - shape.corner[GSK_CORNER_TOP_RIGHT].width, top);
  gsk_path_builder_line_to (builder, left + radius, top);
  if (left_closed)
    {
      gsk_path_builder_arc_to (builder, left, top, left, top + radius);
      gsk_path_builder_line_to (builder, left, bottom - radius);
      gsk_path_builder_arc_to (builder, left, bottom, left + radius, bottom);
    }
  else
    gsk_path_builder_move_to (builder, left, bottom);

  radius = shape.corner[GSK_CORNER_TOP_RIGHT].width;
  gsk_path_builder_line_to (builder, right - radius, bottom);
  if (right_closed)
    {
      gsk_path_builder_arc_to (builder, right, bottom, right, bottom - radius);
      gsk_path_builder_line_to (builder, right, top + radius);
      gsk_path_builder_arc_to (builder, right, top, right - radius, top);
    }
}

static void
fill_outline (const StkMarkCanvas *canvas, const StkMark *mark, const Outline *outline, const GdkRGBA *color)
{
  const StkMarkPaint paint = { .level = mark->lane, .color = *color };

  stk_mark_batch_add_shape (stk_mark_batch_get (canvas->batch, &paint), &outline->shape, FALSE);
}

static void
line_outline (const StkMarkCanvas *canvas, const Outline *outline, const GdkRGBA *color, float stroke)
{
  const StkMarkPaint paint = { .level = LINE_LEVEL, .color = *color };
  GskPathBuilder *builder = stk_mark_batch_get (canvas->batch, &paint);
  GskRoundedRect hole = outline->shape;

  gsk_rounded_rect_shrink (&hole, stroke, outline->box->right_closed ? stroke : 0, stroke,
                           outline->box->left_closed ? stroke : 0);
  stk_mark_batch_add_shape (builder, &outline->shape, FALSE);
  stk_mark_batch_add_shape (builder, &hole, TRUE);
}

static void
dash_outline (const StkMarkCanvas *canvas, const Outline *outline, const GdkRGBA *color, float dash, float gap)
{
  const StkMarkPaint paint = { LINE_LEVEL, *color, MAX (outline->stroke * 0.75f, 1), dash * outline->scale,
                               gap * outline->scale };

  add_path (stk_mark_batch_get (canvas->batch, &paint), outline);
}

/* A line of pieces. Rectangles are drawn much faster than a dashed stroke, and are as crisp as the text. */
static void
dash_line (const StkMarkCanvas *canvas, const graphene_rect_t *line, const GdkRGBA *color, float dash, float gap)
{
  const StkMarkPaint paint = { .level = LINE_LEVEL, .color = *color };
  GskPathBuilder *builder = stk_mark_batch_get (canvas->batch, &paint);
  float end = line->origin.x + line->size.width;

  for (float x = line->origin.x; x < end; x += dash + gap)
    gsk_path_builder_add_rect (
      builder, &GRAPHENE_RECT_INIT (x, line->origin.y, MIN (dash, end - x), line->size.height));
}

static void
fill_strong (const StkMarkCanvas *canvas, const StkMark *mark, const StkMarkColors *colors, const Outline *outline)
{
  if (mark->look & STK_MARK_SELECTED)
    fill_outline (canvas, mark, outline, &colors->tint_strong);
}

static void
draw_tint (const StkMarkCanvas *canvas, const StkMark *mark, const StkMarkColors *colors, const Outline *outline)
{
  gboolean selected = mark->look & STK_MARK_SELECTED;
  GdkRGBA tint = selected ? colors->tint_strong : colors->tint;

  if (mark->look & STK_MARK_SUGGESTED)
    {
      fill_strong (canvas, mark, colors, outline);
      dash_outline (canvas, outline, &colors->ink, 2, 3);
      return;
    }

  tint.alpha *= stk_mark_palette_get_strength (canvas->palette, mark->look);
  fill_outline (canvas, mark, outline, &tint);
  if (selected || canvas->palette->high_contrast)
    line_outline (canvas, outline, &colors->ink, selected ? outline->stroke * 0.6f : 1);
}

/* Where a line under the words runs; further ones lie below it. */
static graphene_rect_t
get_underline (const StkMark *mark, const Outline *outline)
{
  const StkMarkBox *box = outline->box;
  float left = box->left_closed && mark->room_left == STK_MARK_ROOM_NONE ? outline->scale : 0;
  float right = box->right_closed && mark->room_right == STK_MARK_ROOM_NONE ? outline->scale : 0;
  float step = outline->stroke + LANE_GAP * outline->scale;
  float y = roundf (box->y + box->height - outline->scale + (float) mark->lane * step);

  return GRAPHENE_RECT_INIT (box->x + left, y, MAX (box->width - left - right, 1), outline->stroke);
}

static void
draw_underline (const StkMarkCanvas *canvas, const StkMark *mark, const StkMarkColors *colors,
                const Outline *outline)
{
  graphene_rect_t line = get_underline (mark, outline);
  gboolean suggested = mark->look & STK_MARK_SUGGESTED;

  fill_strong (canvas, mark, colors, outline);
  dash_line (canvas, &line, &colors->ink, suggested ? 5 * outline->scale : line.size.width,
             suggested ? 3 * outline->scale : 0);
}

static void
draw_box (const StkMarkCanvas *canvas, const StkMark *mark, const StkMarkColors *colors, const Outline *outline)
{
  fill_strong (canvas, mark, colors, outline);
  if (mark->look & STK_MARK_SUGGESTED)
    dash_outline (canvas, outline, &colors->ink, 5, 3);
  else
    line_outline (canvas, outline, &colors->ink, MAX (outline->stroke * 0.75f, 1));
}

static void
draw_dots (const StkMarkCanvas *canvas, const StkMark *mark, const StkMarkColors *colors, const Outline *outline)
{
  graphene_rect_t line = get_underline (mark, outline);
  float size = MAX (line.size.height, 2);

  line.size.height = size;
  fill_strong (canvas, mark, colors, outline);
  dash_line (canvas, &line, &colors->ink, size, mark->look & STK_MARK_SUGGESTED ? 2.5f * size : size);
}

/* Stale words are hatched, whatever their kind. */
static void
append_hatching (const StkMarkCanvas *canvas, const StkMarkColors *colors, const Outline *outline)
{
  const graphene_rect_t *rect = &outline->shape.bounds;
  GdkRGBA ink = colors->ink, clear = colors->ink;
  float step = 3.0f * outline->scale;

  ink.alpha *= canvas->palette->high_contrast ? 0.5f : 0.28f;
  clear.alpha = 0;
  gtk_snapshot_push_rounded_clip (canvas->snapshot, &outline->shape);
  gtk_snapshot_append_repeating_linear_gradient (
    canvas->snapshot, rect, &rect->origin, &GRAPHENE_POINT_INIT (rect->origin.x + step, rect->origin.y + step),
    (const GskColorStop[]) { { 0, ink }, { 0.32f, ink }, { 0.36f, clear }, { 0.96f, clear }, { 1, ink } }, 5);
  gtk_snapshot_pop (canvas->snapshot);
}

static const DrawFunc SHAPES[STK_N_MARK_SHAPES] = {
  [STK_MARK_SHAPE_TINT] = draw_tint,
  [STK_MARK_SHAPE_UNDERLINE] = draw_underline,
  [STK_MARK_SHAPE_BOX] = draw_box,
  [STK_MARK_SHAPE_DOTS] = draw_dots,
};

/**
 * stk_mark_draw:
 * @canvas: what to draw on
 * @mark: an annotation
 * @boxes: where its words are
 * @n_boxes: how many boxes there are
 *
 * Draws one annotation's mark.
 */
void
stk_mark_draw (const StkMarkCanvas *canvas, const StkMark *mark, const StkMarkBox *boxes, guint n_boxes)
{
  const StkMarkColors *colors = stk_mark_palette_get_colors (canvas->palette, mark->kind, mark->look);
  DrawFunc draw = SHAPES[stk_mark_palette_get_shape (mark->kind)];

  for (guint i = 0; i < n_boxes; i++)
    {
      Outline outline;

      init_outline (&outline, canvas, mark, &boxes[i]);
      if (mark->look & STK_MARK_STALE)
        append_hatching (canvas, colors, &outline);
      draw (canvas, mark, colors, &outline);
    }
}

/**
 * stk_mark_draw_pulse:
 * @snapshot: what to draw on, behind the words
 * @palette: the colours
 * @em: the size of the body text, in pixels
 * @box: where words are
 * @progress: 0 as the pulse begins, 1 when it is over
 *
 * Draws a highlight that shows where to look, and fades.
 */
void
stk_mark_draw_pulse (GtkSnapshot *snapshot, const StkMarkPalette *palette, float em, const StkMarkBox *box,
                     double progress)
{
  float grow = get_scale (em) * (2.0f + 4.0f * (float) (1.0 - progress));
  float left = box->left_closed ? grow : 0, right = box->right_closed ? grow : 0, high = grow * 0.6f;
  graphene_rect_t rect = GRAPHENE_RECT_INIT (box->x - left, box->y - high, box->width + left + right,
                                             box->height + 2 * high);
  GdkRGBA color = palette->accent;
  GskRoundedRect shape;

  color.alpha *= 0.5f * (float) (1.0 - progress);
  init_shape (&shape, box, &rect, RADIUS * get_scale (em));
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, &color, &rect);
  gtk_snapshot_pop (snapshot);
}

/**
 * stk_mark_draw_selection:
 * @snapshot: what to draw on, behind the words
 * @palette: the colours
 * @box: where words are
 *
 * Draws what a person selected, as high as the lines of the paragraph follow each other.
 */
void
stk_mark_draw_selection (GtkSnapshot *snapshot, const StkMarkPalette *palette, const StkMarkBox *box)
{
  float grow = box->gap / 2;
  graphene_rect_t rect = GRAPHENE_RECT_INIT (box->x, box->y - grow, box->width, box->height + 2 * grow);
  GdkRGBA color = palette->accent;

  color.alpha *= SELECTION_ALPHA;
  gtk_snapshot_append_color (snapshot, &color, &rect);
}

/**
 * stk_mark_draw_match:
 * @snapshot: what to draw on, behind the words
 * @palette: the colours
 * @em: the size of the body text, in pixels
 * @box: where words are
 * @current: whether it is the match that the search is at
 *
 * Draws what was searched for. The current match has an outline too, so that it does not take colour to find it.
 */
void
stk_mark_draw_match (GtkSnapshot *snapshot, const StkMarkPalette *palette, float em, const StkMarkBox *box,
                     gboolean current)
{
  float grow = 1.0f, line = roundf (MAX (2.0f * get_scale (em), 2.0f));
  float left = box->left_closed ? grow : 0, right = box->right_closed ? grow : 0;
  graphene_rect_t rect = GRAPHENE_RECT_INIT (floorf (box->x - left), floorf (box->y - grow),
                                             ceilf (box->width + left + right), ceilf (box->height + 2 * grow));
  GdkRGBA color = palette->match;
  GskRoundedRect shape;

  color.alpha = current ? 0.75f : 0.4f;
  if (palette->dark)
    color.alpha *= 0.6f;
  init_shape (&shape, box, &rect, 2.0f * get_scale (em));
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, &color, &rect);
  gtk_snapshot_pop (snapshot);
  if (current)
    {
      const GdkRGBA ink = palette->match_ink;

      gtk_snapshot_append_border (snapshot, &shape,
                                  (const float[]) { line, box->right_closed ? line : 0, line,
                                                    box->left_closed ? line : 0 },
                                  (const GdkRGBA[]) { ink, ink, ink, ink });
    }
}

/**
 * stk_mark_fill:
 * @canvas: what to draw on
 * @shape: a rounded rectangle
 * @color: a colour
 *
 * Fills a rounded rectangle.
 */
void
stk_mark_fill (const StkMarkCanvas *canvas, const GskRoundedRect *shape, const GdkRGBA *color)
{
  const StkMarkPaint paint = { .color = *color };

  stk_mark_batch_add_shape (stk_mark_batch_get (canvas->batch, &paint), shape, FALSE);
}

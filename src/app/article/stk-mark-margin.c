/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-mark-margin.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What differs between a margin with room for chips and one that only takes bare letters. */
typedef struct
{
  gboolean compact;
  float height;
  float width;  /* of one letter, its chip included */
  float gap;    /* between signs */
  float margin; /* how wide the margin is */
  guint per_row;
} Metrics;

/**
 * StkMarkMargin:
 *
 * The letters in the margin, one for each kind that begins in a line: they tell the kinds apart without colour, and
 * lead the eye to the lines where there is something to do.
 */
struct _StkMarkMargin
{
  GtkTextView *view; /* borrowed */
  float em;
  PangoLayout *letters[STK_N_KINDS][2]; /* (nullable) (owned): on chips, and compact */
};

#define EDGE 10.0f         /* between the text and its signs */
#define COMPACT_EDGE 6.0f  /* likewise in a narrow margin */
#define TICK_SIZE 7.0f     /* of the sign that all is done */
#define NARROW_MARGIN 40.0f

static void
clear_letters (StkMarkMargin *self)
{
  for (size_t i = 0; i < STK_N_KINDS; i++)
    for (size_t j = 0; j < 2; j++)
      g_clear_object (&self->letters[i][j]);
}

/**
 * stk_mark_margin_new:
 * @view: the view whose margin it is
 *
 * Returns: (transfer full): a margin
 */
StkMarkMargin *
stk_mark_margin_new (GtkTextView *view)
{
  StkMarkMargin *self = g_new0 (StkMarkMargin, 1);

  self->view = view;
  self->em = 16;

  return self;
}

void
stk_mark_margin_free (StkMarkMargin *self)
{
  clear_letters (self);
  g_free (self);
}

/**
 * stk_mark_margin_set_em:
 * @self: a margin
 * @em: the size of the body text, in pixels
 *
 * Sets how large the letters are, and forgets what was made for another font.
 */
void
stk_mark_margin_set_em (StkMarkMargin *self, float em)
{
  self->em = em;
  clear_letters (self);
}

static float
get_letter_size (StkMarkMargin *self, gboolean compact)
{
  return compact ? CLAMP (self->em * 0.6f, 8.0f, 11.0f) : CLAMP (self->em * 0.68f, 9.0f, 20.0f);
}

static PangoLayout *
get_letter (StkMarkMargin *self, StkKind kind, gboolean compact)
{
  PangoLayout **letter = &self->letters[kind][compact ? 1 : 0];

  if (*letter == NULL)
    {
      const char *text = g_dpgettext2 (GETTEXT_PACKAGE, "margin letter", stk_kind_get_info (kind)->letter);
      PangoFontDescription *font;

      *letter = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), text);
      font = pango_font_description_copy (
        pango_context_get_font_description (pango_layout_get_context (*letter)));
      pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
      pango_font_description_set_absolute_size (font, get_letter_size (self, compact) * PANGO_SCALE);
      pango_layout_set_font_description (*letter, font);
      pango_font_description_free (font);
    }

  return *letter;
}

/**
 * stk_mark_margin_add:
 * @signs: (element-type StkMarginSign): the signs of a paragraph
 * @line: the display line in which an annotation begins
 * @look: how its mark looks
 * @annotation: the annotation
 *
 * Adds a sign for an annotation, or joins it to the line's sign for its kind.
 */
void
stk_mark_margin_add (GArray *signs, guint line, StkMarkLook look, StkAnnotation *annotation)
{
  const StkMarkLook any = STK_MARK_SELECTED | STK_MARK_STALE;
  StkKind kind = stk_annotation_get_kind (annotation);
  StkMarginSign sign = { kind, line, look, annotation };

  for (guint i = signs->len; i > 0; i--)
    {
      StkMarginSign *other = &g_array_index (signs, StkMarginSign, i - 1);

      if (other->line != line)
        break;
      if (other->kind == kind)
        {
          other->look = ((other->look | look) & any) | (other->look & look & ~any);
          return;
        }
    }

  g_array_append_val (signs, sign);
}

static void
init_metrics (Metrics *metrics, StkMarkMargin *self, gboolean rtl)
{
  float letter;

  metrics->margin = (float) (rtl ? gtk_text_view_get_right_margin (self->view)
                                 : gtk_text_view_get_left_margin (self->view));
  metrics->compact = metrics->margin < NARROW_MARGIN * MAX (self->em / 16.0f, 1.0f);
  letter = get_letter_size (self, metrics->compact);
  if (metrics->compact)
    {
      metrics->height = roundf (letter * 1.1f);
      metrics->width = roundf (letter * 0.72f);
      metrics->gap = 0;
      metrics->per_row = (guint) MAX ((metrics->margin - COMPACT_EDGE) / metrics->width, 1);
    }
  else
    {
      metrics->height = roundf (letter * 1.6f);
      metrics->width = metrics->height;
      metrics->gap = 3;
      metrics->per_row = STK_N_KINDS;
    }
}

static gboolean
is_ticked (const StkMarginSign *sign)
{
  return (sign->look & STK_MARK_DONE) != 0;
}

static int
compare_signs (gconstpointer a, gconstpointer b)
{
  const StkMarginSign *first = a, *second = b;

  return first->line != second->line ? (first->line < second->line ? -1 : 1) : (int) first->kind - (int) second->kind;
}

static float
get_sign_width (const Metrics *metrics, const StkMarginSign *sign)
{
  return metrics->width + (is_ticked (sign) && !metrics->compact ? TICK_SIZE * metrics->height / 17.0f : 0);
}

/* Puts one row of signs beside the text, the last one next to it. */
static void
place_row (StkMarkMargin *self, StkMarginSign *signs, guint n_signs, const Metrics *metrics, gboolean rtl, float y)
{
  float edge = metrics->compact ? COMPACT_EDGE : EDGE * MAX (self->em / 16.0f, 0.75f);
  float x = rtl ? (float) gtk_widget_get_width (GTK_WIDGET (self->view)) - metrics->margin + edge
                : metrics->margin - edge;

  for (guint i = 0; i < n_signs; i++)
    {
      StkMarginSign *sign = &signs[n_signs - 1 - i];
      float width = get_sign_width (metrics, sign);

      if (!rtl)
        x -= width;
      graphene_rect_init (&sign->rect, x, y, width, metrics->height);
      sign->compact = metrics->compact;
      x += rtl ? width + metrics->gap : -metrics->gap;
    }
}

/**
 * stk_mark_margin_place:
 * @self: a margin
 * @signs: (element-type StkMarginSign): the signs of a paragraph
 * @paragraph: the paragraph
 *
 * Finds a place for each sign, at the side where the paragraph begins. Where the margin is narrow they stand in rows.
 */
void
stk_mark_margin_place (StkMarkMargin *self, GArray *signs, StkParagraph *paragraph)
{
  gboolean rtl = stk_paragraph_is_rtl (paragraph);
  const StkDisplayLine *lines;
  Metrics metrics;
  guint n_lines;

  init_metrics (&metrics, self, rtl);
  lines = stk_paragraph_get_lines (paragraph, &n_lines);
  g_array_sort (signs, compare_signs);

  for (guint i = 0, n; i < signs->len; i += n)
    {
      StkMarginSign *first = &g_array_index (signs, StkMarginSign, i);
      const StkDisplayLine *line = &lines[first->line];
      guint n_rows;
      float y;

      n = 1;
      while (i + n < signs->len && first[n].line == first->line)
        n++;
      n_rows = (n + metrics.per_row - 1) / metrics.per_row;
      y = roundf (line->y + (line->height - (float) n_rows * metrics.height) / 2);
      for (guint row = 0; row < n_rows; row++)
        {
          guint before = row * metrics.per_row;

          place_row (self, first + before, MIN (n - before, metrics.per_row), &metrics, rtl,
                     y + (float) row * metrics.height);
        }
    }
}

static void
add_tick (const StkMarkCanvas *canvas, const graphene_rect_t *rect, float size, const GdkRGBA *color)
{
  const StkMarkPaint paint = { .level = 1, .color = *color, .width = MAX (size / 4.5f, 1.2f) };
  GskPathBuilder *builder = stk_mark_batch_get (canvas->batch, &paint);
  float x = rect->origin.x + rect->size.width - size * 1.25f;
  float y = rect->origin.y + rect->size.height / 2;

  gsk_path_builder_move_to (builder, x, y + size * 0.05f);
  gsk_path_builder_line_to (builder, x + size * 0.32f, y + size * 0.35f);
  gsk_path_builder_line_to (builder, x + size * 0.9f, y - size * 0.4f);
}

static void
add_chip (const StkMarkCanvas *canvas, const StkMarginSign *sign, const StkMarkColors *colors)
{
  const StkMarkPaint dashes = { 0, colors->ink, 1, 2, 2 };
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, &sign->rect, sign->rect.size.height * 0.3f);
  if (sign->look & STK_MARK_SUGGESTED && !(sign->look & STK_MARK_SELECTED))
    {
      gsk_rounded_rect_shrink (&shape, 0.5f, 0.5f, 0.5f, 0.5f);
      stk_mark_batch_add_shape (stk_mark_batch_get (canvas->batch, &dashes), &shape, FALSE);
    }
  else
    stk_mark_fill (canvas, &shape, sign->look & STK_MARK_SELECTED ? &colors->letter : &colors->chip);
}

static void
append_letter (GtkSnapshot *snapshot, PangoLayout *letter, const graphene_rect_t *rect, float width,
               const GdkRGBA *color)
{
  PangoRectangle extents;
  float x, y;

  /* centred by its ink: capitals have nothing below the baseline */
  pango_layout_get_pixel_extents (letter, &extents, NULL);
  x = rect->origin.x + (width - (float) extents.width) / 2 - (float) extents.x;
  y = rect->origin.y + (rect->size.height - (float) extents.height) / 2 - (float) extents.y;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (roundf (x), roundf (y)));
  gtk_snapshot_append_layout (snapshot, letter, color);
  gtk_snapshot_restore (snapshot);
}

static float
get_tick_size (const StkMarginSign *sign)
{
  return is_ticked (sign) && !sign->compact ? TICK_SIZE * sign->rect.size.height / 17.0f : 0;
}

static gboolean
is_filled (const StkMarginSign *sign)
{
  return sign->look & STK_MARK_SELECTED && !sign->compact;
}

/**
 * stk_mark_margin_draw:
 * @self: a margin
 * @signs: (element-type StkMarginSign): signs that have their places
 * @canvas: what to draw on
 *
 * Draws the signs of a paragraph.
 */
void
stk_mark_margin_draw (StkMarkMargin *self, GArray *signs, const StkMarkCanvas *canvas)
{
  for (guint i = 0; i < signs->len; i++)
    {
      const StkMarginSign *sign = &g_array_index (signs, StkMarginSign, i);
      const StkMarkColors *colors = stk_mark_palette_get_colors (canvas->palette, sign->kind, sign->look);

      if (!sign->compact)
        add_chip (canvas, sign, colors);
      if (get_tick_size (sign) > 0)
        add_tick (canvas, &sign->rect, get_tick_size (sign),
                  is_filled (sign) ? &colors->on_chip : &canvas->palette->done);
    }
  stk_mark_batch_flush (canvas->batch, canvas->snapshot);

  for (guint i = 0; i < signs->len; i++)
    {
      const StkMarginSign *sign = &g_array_index (signs, StkMarginSign, i);
      const StkMarkColors *colors = stk_mark_palette_get_colors (canvas->palette, sign->kind, sign->look);

      append_letter (canvas->snapshot, get_letter (self, sign->kind, sign->compact), &sign->rect,
                     sign->rect.size.width - get_tick_size (sign) * 0.8f,
                     is_filled (sign) ? &colors->on_chip : &colors->letter);
    }
}

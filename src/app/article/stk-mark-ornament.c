/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-mark-ornament.h"

/* What a printed page has beside some blocks and the text has not: a list item's bullet, the bar along a quotation that
 * stands by itself. The canonical text must not change, so they are only drawn. */

typedef void (*OrnamentFunc) (const StkMarkCanvas *canvas, StkArticle *article, const StkBlock *block,
                              StkParagraph *paragraph, const GdkRGBA *color);

/* Plain text brings its own bullets and numbers. */
static gboolean
has_own_bullet (StkArticle *article, const StkBlock *block)
{
  gunichar c = stk_text_get_char (stk_article_get_text (article), block->range.start);

  return !g_unichar_isalpha (c) && !(c >= 0x2018 && c <= 0x201f) && c != '"' && c != 0xab && c != 0xbb;
}

static void
draw_bullet (const StkMarkCanvas *canvas, StkArticle *article, const StkBlock *block, StkParagraph *paragraph,
             const GdkRGBA *color)
{
  float radius = canvas->em * 0.15f, distance = canvas->em * 0.75f, x;
  const StkDisplayLine *line;
  GskRoundedRect dot;
  guint n_lines;

  if (block->range.start != stk_paragraph_get_range (paragraph).start || has_own_bullet (article, block))
    return;

  line = stk_paragraph_get_lines (paragraph, &n_lines);
  x = stk_paragraph_is_rtl (paragraph) ? line->right + distance : line->left - distance;
  gsk_rounded_rect_init_from_rect (
    &dot,
    &GRAPHENE_RECT_INIT (x - radius, line->y + line->height * 0.54f - radius, 2 * radius, 2 * radius),
    radius);
  stk_mark_fill (canvas, &dot, color);
}

static void
draw_bar (const StkMarkCanvas *canvas, StkArticle *article, const StkBlock *block, StkParagraph *paragraph,
          const GdkRGBA *color)
{
  gboolean rtl = stk_paragraph_is_rtl (paragraph);
  float width = MAX (canvas->em * 0.19f, 2), distance = canvas->em * 0.9f, x;
  const StkDisplayLine *lines;
  GdkRGBA faint = *color;
  GskRoundedRect bar;
  guint n_lines;

  lines = stk_paragraph_get_lines (paragraph, &n_lines);
  x = lines[0].left;
  for (guint i = 0; i < n_lines; i++)
    x = rtl ? MAX (x, lines[i].right) : MIN (x, lines[i].left);
  x = rtl ? x + distance : x - distance - width;

  if (!canvas->palette->high_contrast)
    faint.alpha *= 0.3f;
  gsk_rounded_rect_init_from_rect (
    &bar,
    &GRAPHENE_RECT_INIT (x, lines[0].y, width, lines[n_lines - 1].y + lines[n_lines - 1].height - lines[0].y),
    width / 2);
  stk_mark_fill (canvas, &bar, &faint);
}

static const struct
{
  StkRole role;
  OrnamentFunc draw;
} ORNAMENTS[] = {
  { STK_ROLE_LIST_ITEM, draw_bullet },
  { STK_ROLE_QUOTE, draw_bar },
};

/**
 * stk_mark_ornament_draw:
 * @canvas: what to draw on
 * @view: the view
 * @article: the article
 * @paragraph: one of its paragraphs
 *
 * Draws what belongs beside the paragraph for the sake of its role.
 */
void
stk_mark_ornament_draw (const StkMarkCanvas *canvas, GtkTextView *view, StkArticle *article, StkParagraph *paragraph)
{
  size_t n_blocks, i = stk_article_find_block (article, stk_paragraph_get_range (paragraph).start);
  const StkBlock *blocks = stk_article_get_blocks (article, &n_blocks);
  GdkRGBA color;

  if (i >= n_blocks || stk_range_get_length (stk_paragraph_get_range (paragraph)) == 0)
    return;

  gtk_widget_get_color (GTK_WIDGET (view), &color);
  color.alpha *= 0.7f;
  for (size_t j = 0; j < G_N_ELEMENTS (ORNAMENTS); j++)
    if (ORNAMENTS[j].role == blocks[i].role)
      ORNAMENTS[j].draw (canvas, article, &blocks[i], paragraph, &color);
}

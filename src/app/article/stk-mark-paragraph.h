/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-mark-layer.h"
#include "stk-mark-margin.h"

G_BEGIN_DECLS

/**
 * StkMarkContext:
 * @view: the view
 * @article: (nullable): the article
 * @palette: the colours
 * @em: the size of the body text, in pixels
 * @scale: device pixels in a pixel
 * @margin: the margin
 * @get_look: says how an annotation's mark looks
 * @look_data: for @get_look
 *
 * What the marks of all paragraphs are made with. Nothing in it is owned.
 */
typedef struct
{
  GtkTextView *view;
  StkArticle *article;
  const StkMarkPalette *palette;
  float em;
  double scale;
  StkMarkMargin *margin;
  StkMarkLookFunc get_look;
  gpointer look_data;
} StkMarkContext;

/**
 * StkMarkNodes:
 * @node: (nullable): what is drawn behind the words
 * @signs: (element-type StkMarginSign): the letters in the margin
 *
 * The marks of one paragraph, drawn from its own top.
 */
typedef struct
{
  GskRenderNode *node;
  GArray *signs;
} StkMarkNodes;

void stk_mark_nodes_init (StkMarkNodes *self, const StkMarkContext *context, const GtkTextIter *start,
                          GPtrArray *annotations, StkAnnotation *selected);
void stk_mark_nodes_clear (StkMarkNodes *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-mark-batch.h"
#include "stk-mark-geometry.h"
#include "stk-mark-palette.h"

G_BEGIN_DECLS

/**
 * StkMarkCanvas:
 * @snapshot: takes what is drawn
 * @batch: collects what goes onto it
 * @palette: the colours
 * @em: the size of the body text, in pixels
 *
 * What marks are drawn on. All of it is behind the words, which stay as readable as they are without.
 */
typedef struct
{
  GtkSnapshot *snapshot;
  StkMarkBatch *batch;
  const StkMarkPalette *palette;
  float em;
} StkMarkCanvas;

/**
 * StkMarkRoom:
 * @STK_MARK_ROOM_NONE: a mark of the same family, without a space between
 * @STK_MARK_ROOM_TEXT: other text, without a space between
 * @STK_MARK_ROOM_SHARED: a space, and behind it a mark of the same family
 * @STK_MARK_ROOM_FREE: a space, or the end of the paragraph
 *
 * How far a mark may reach beyond its words.
 */
typedef enum
{
  STK_MARK_ROOM_NONE,
  STK_MARK_ROOM_TEXT,
  STK_MARK_ROOM_SHARED,
  STK_MARK_ROOM_FREE,
} StkMarkRoom;

/**
 * StkMark:
 * @kind: the kind of annotation
 * @look: what it shows besides its kind
 * @lane: 0, or a small number where marks of the same family overlap
 * @room_left: what is to the left of its words
 * @room_right: what is to the right of its words
 *
 * One annotation as it is drawn.
 */
typedef struct
{
  StkKind kind;
  StkMarkLook look;
  guint lane;
  StkMarkRoom room_left;
  StkMarkRoom room_right;
} StkMark;

/* More marks than this on top of each other share their lanes. */
#define STK_MARK_N_LANES 3

void stk_mark_draw (const StkMarkCanvas *canvas, const StkMark *mark, const StkMarkBox *boxes, guint n_boxes);
void stk_mark_draw_selection (GtkSnapshot *snapshot, const StkMarkPalette *palette, const StkMarkBox *box);
void stk_mark_draw_pulse (GtkSnapshot *snapshot, const StkMarkPalette *palette, float em, const StkMarkBox *box,
                          double progress);
void stk_mark_draw_match (GtkSnapshot *snapshot, const StkMarkPalette *palette, float em, const StkMarkBox *box,
                          gboolean current);
void stk_mark_fill (const StkMarkCanvas *canvas, const GskRoundedRect *shape, const GdkRGBA *color);

G_END_DECLS

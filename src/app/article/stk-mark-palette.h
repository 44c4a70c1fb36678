/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-kind.h"
#include "stk-revision.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * StkMarkShape:
 * @STK_MARK_SHAPE_TINT: a soft rounded tint behind the words
 * @STK_MARK_SHAPE_UNDERLINE: a line under the words
 * @STK_MARK_SHAPE_BOX: a rounded outline around the words
 * @STK_MARK_SHAPE_DOTS: dots under the words
 *
 * How a kind is drawn. The shape alone tells the kinds apart; colour only helps.
 */
typedef enum
{
  STK_MARK_SHAPE_TINT,
  STK_MARK_SHAPE_UNDERLINE,
  STK_MARK_SHAPE_BOX,
  STK_MARK_SHAPE_DOTS,
} StkMarkShape;

#define STK_N_MARK_SHAPES 4

/**
 * StkMarkLook:
 * @STK_MARK_SUGGESTED: proposed by the program, not yet taken: dashed, no tint
 * @STK_MARK_DONE: its check is done: quieter, and ticked in the margin
 * @STK_MARK_DIMMED: rejected or cut: grey
 * @STK_MARK_STALE: its words changed since they were checked: hatched
 * @STK_MARK_SELECTED: the selected one: stronger and thicker
 *
 * What a mark shows besides its kind, one bit each.
 */
typedef enum
{
  STK_MARK_SUGGESTED = 1 << 0,
  STK_MARK_DONE = 1 << 1,
  STK_MARK_DIMMED = 1 << 2,
  STK_MARK_STALE = 1 << 3,
  STK_MARK_SELECTED = 1 << 4,
} StkMarkLook;

/**
 * StkMarkColors:
 * @ink: lines and outlines; stands out from the page by 3 : 1, in high contrast by 4.5 : 1
 * @letter: the margin letter; readable on the page and on its chip
 * @tint: behind the words
 * @tint_strong: behind the words of the selected annotation
 * @chip: behind the margin letter
 * @on_chip: the letter of the selected annotation, on a chip filled with @letter
 */
typedef struct
{
  GdkRGBA ink;
  GdkRGBA letter;
  GdkRGBA tint;
  GdkRGBA tint_strong;
  GdkRGBA chip;
  GdkRGBA on_chip;
} StkMarkColors;

/**
 * StkMarkPalette:
 *
 * The colours of all marks for one colour scheme. A plain value.
 */
typedef struct
{
  gboolean dark;
  gboolean high_contrast;
  GdkRGBA page;
  GdkRGBA accent;
  GdkRGBA done;
  GdkRGBA match;
  GdkRGBA match_ink;
  GdkRGBA changes[STK_N_REVISION_KINDS]; /* of words; as readable as text */
  StkMarkColors kinds[STK_N_KINDS];
  StkMarkColors dimmed;
} StkMarkPalette;

void stk_mark_palette_init (StkMarkPalette *self, gboolean dark, gboolean high_contrast, const GdkRGBA *accent);
void stk_mark_palette_set_color (StkMarkPalette *self, StkKind kind, const GdkRGBA *color);
StkMarkShape stk_mark_palette_get_shape (StkKind kind);
const StkMarkColors *stk_mark_palette_get_colors (const StkMarkPalette *self, StkKind kind, StkMarkLook look);
float stk_mark_palette_get_strength (const StkMarkPalette *self, StkMarkLook look);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-mark-palette.h"

/* The four schemes, in the order of the columns of the tables below. */
enum
{
  LIGHT,
  DARK,
  LIGHT_CONTRAST,
  DARK_CONTRAST,
  N_SCHEMES,
};

typedef struct
{
  StkMarkShape shape;
  const char *ink[N_SCHEMES];
  const char *letter[N_SCHEMES];
  float tint[2]; /* how much of the ink is behind the words: usual, selected */
} KindLook;

/* GNOME's blue, orange and purple, and a teal that differs from all of them in lightness as well as in hue. Claims and
 * sources have no tint until they are selected. */
static const KindLook KINDS[STK_N_KINDS] = {
  [STK_KIND_QUOTE] = {
    STK_MARK_SHAPE_TINT,
    { "#3584e4", "#62a0ea", "#1a5fb4", "#99c1f1" },
    { "#1a5fb4", "#99c1f1", "#0f4586", "#c2dcf9" },
    { 0.18f, 0.34f },
  },
  [STK_KIND_CLAIM] = {
    STK_MARK_SHAPE_UNDERLINE,
    { "#e66100", "#ff7800", "#a53f00", "#ffbe6f" },
    { "#a84300", "#ffa348", "#7c2f00", "#ffd5a3" },
    { 0.0f, 0.20f },
  },
  [STK_KIND_SOURCE] = {
    STK_MARK_SHAPE_BOX,
    { "#0b7b80", "#35b5b8", "#00565b", "#8ce6e6" },
    { "#006469", "#6fd8d8", "#00474b", "#b5f1f1" },
    { 0.0f, 0.18f },
  },
  [STK_KIND_NOTE] = {
    STK_MARK_SHAPE_DOTS,
    { "#9141ac", "#c778d4", "#613583", "#e3a8ee" },
    { "#75348c", "#dc8add", "#4f2a6b", "#f0cbf4" },
    { 0.0f, 0.18f },
  },
};

static const KindLook DIMMED = {
  STK_MARK_SHAPE_TINT,
  { "#8a8a8d", "#8a8a8d", "#5e5c64", "#c0bfbc" },
  { "#6c6a70", "#a3a3a6", "#4b494f", "#d5d4d2" },
  { 0.10f, 0.22f },
};

static const char *const PAGES[N_SCHEMES] = { "#ffffff", "#1d1d20", "#ffffff", "#1d1d20" };
static const char *const DONES[N_SCHEMES] = { "#1b7f4b", "#57e389", "#0f5c34", "#8ff0a4" };

static GdkRGBA
parse (const char *spec)
{
  GdkRGBA color = { 0 };

  gdk_rgba_parse (&color, spec);

  return color;
}

static GdkRGBA
with_alpha (GdkRGBA color, float alpha)
{
  color.alpha *= alpha;

  return color;
}

static void
fill_colors (StkMarkColors *self, const KindLook *look, int scheme, const GdkRGBA *page)
{
  float boost = scheme == DARK || scheme == DARK_CONTRAST ? 1.25f : 1.0f;

  self->ink = parse (look->ink[scheme]);
  self->letter = parse (look->letter[scheme]);
  self->tint = with_alpha (self->ink, look->tint[0] * boost);
  self->tint_strong = with_alpha (self->ink, look->tint[1] * boost);
  self->chip = with_alpha (self->ink, 0.12f * boost);
  self->on_chip = *page;
}

/**
 * stk_mark_palette_init:
 * @self: (out caller-allocates): a palette
 * @dark: for the dark style
 * @high_contrast: for high contrast
 * @accent: the accent colour, as it is drawn on the page
 *
 * Fills in the colours of all marks.
 */
void
stk_mark_palette_init (StkMarkPalette *self, gboolean dark, gboolean high_contrast, const GdkRGBA *accent)
{
  int scheme = (dark ? DARK : LIGHT) + (high_contrast ? LIGHT_CONTRAST : LIGHT);

  self->dark = dark;
  self->high_contrast = high_contrast;
  self->page = parse (PAGES[scheme]);
  self->accent = *accent;
  self->done = parse (DONES[scheme]);
  for (size_t i = 0; i < STK_N_KINDS; i++)
    fill_colors (&self->kinds[i], &KINDS[i], scheme, &self->page);
  fill_colors (&self->dimmed, &DIMMED, scheme, &self->page);
}

/**
 * stk_mark_palette_get_shape:
 * @kind: a kind
 *
 * Returns: how marks of this kind are drawn
 */
StkMarkShape
stk_mark_palette_get_shape (StkKind kind)
{
  g_return_val_if_fail ((guint) kind < STK_N_KINDS, STK_MARK_SHAPE_TINT);

  return KINDS[kind].shape;
}

/**
 * stk_mark_palette_get_colors:
 * @self: a palette
 * @kind: a kind
 * @look: what the mark shows besides its kind
 *
 * Returns: (transfer none): the colours of such a mark
 */
const StkMarkColors *
stk_mark_palette_get_colors (const StkMarkPalette *self, StkKind kind, StkMarkLook look)
{
  g_return_val_if_fail ((guint) kind < STK_N_KINDS, &self->dimmed);

  return look & STK_MARK_DIMMED ? &self->dimmed : &self->kinds[kind];
}

/**
 * stk_mark_palette_get_strength:
 * @self: a palette
 * @look: what the mark shows besides its kind
 *
 * What is done steps back, so that what is left to do stands out. High contrast makes no such difference.
 *
 * Returns: how opaque the mark is drawn, 0–1
 */
float
stk_mark_palette_get_strength (const StkMarkPalette *self, StkMarkLook look)
{
  if (self->high_contrast || look & STK_MARK_SELECTED || !(look & STK_MARK_DONE))
    return 1.0f;

  return 0.7f;
}

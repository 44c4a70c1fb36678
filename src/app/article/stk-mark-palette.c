/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-mark-palette.h"

#include <math.h>

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

/* GNOME's blue and orange, a purple and a teal, each so light or dark that any two stay apart for people who do not see
 * red, green or blue (tests/app/test-mark-colors.c). The letters' colours are those of the style sheets too. Claims and
 * sources have no tint until they are selected. */
static const KindLook KINDS[STK_N_KINDS] = {
  [STK_KIND_QUOTE] = {
    STK_MARK_SHAPE_TINT,
    { "#3584e4", "#62a0ea", "#1c71d8", "#7aaefc" },
    { "#1e60d3", "#8fbcff", "#0a46a8", "#a4c8ff" },
    { 0.18f, 0.34f },
  },
  [STK_KIND_CLAIM] = {
    STK_MARK_SHAPE_UNDERLINE,
    { "#e66100", "#ff7800", "#a53f00", "#ffbe6f" },
    { "#a84300", "#ffb068", "#7c2f00", "#ffd5a3" },
    { 0.0f, 0.20f },
  },
  [STK_KIND_SOURCE] = {
    STK_MARK_SHAPE_BOX,
    { "#00706b", "#57d6ce", "#0a5a52", "#a8fff5" },
    { "#005a52", "#8ff7ec", "#00403c", "#c8fff8" },
    { 0.0f, 0.18f },
  },
  [STK_KIND_NOTE] = {
    STK_MARK_SHAPE_DOTS,
    { "#8b2fa6", "#b5609f", "#6b1470", "#ef68b0" },
    { "#65197a", "#f573b0", "#4f0a56", "#ffa6cb" },
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
static const char *const MATCHES[N_SCHEMES] = { "#f6d32d", "#e5a50a", "#f6d32d", "#f5c211" };
static const char *const MATCH_INKS[N_SCHEMES] = { "#6b4a00", "#f8e45c", "#3d2b00", "#fff3a0" };

/* Green and red as on any proof, and a brown. */
static const char *const CHANGES[STK_N_REVISION_KINDS][N_SCHEMES] = {
  [STK_REVISION_INSERTED] = { "#1b7f4b", "#57e389", "#0f5c34", "#8ff0a4" },
  [STK_REVISION_DELETED] = { "#c01c28", "#ff938c", "#8b0f18", "#ffb8b2" },
  [STK_REVISION_MOVED] = { "#865e3c", "#cdab8f", "#5b3d22", "#e8cfb8" },
};

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
  self->match = parse (MATCHES[scheme]);
  self->match_ink = parse (MATCH_INKS[scheme]);
  for (size_t i = 0; i < STK_N_REVISION_KINDS; i++)
    self->changes[i] = parse (CHANGES[i][scheme]);
  for (size_t i = 0; i < STK_N_KINDS; i++)
    fill_colors (&self->kinds[i], &KINDS[i], scheme, &self->page);
  fill_colors (&self->dimmed, &DIMMED, scheme, &self->page);
}

static double
get_linear (float channel)
{
  return channel <= 0.04045f ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  const GdkRGBA *colors[2] = { a, b };
  double luminance[2];

  for (int i = 0; i < 2; i++)
    luminance[i] = 0.2126 * get_linear (colors[i]->red) + 0.7152 * get_linear (colors[i]->green) +
                   0.0722 * get_linear (colors[i]->blue) + 0.05;

  return MAX (luminance[0], luminance[1]) / MIN (luminance[0], luminance[1]);
}

/* Moves a colour away from the page until it stands out enough. */
static GdkRGBA
stand_out (const StkMarkPalette *self, GdkRGBA color, double contrast)
{
  float away = self->dark ? 1.0f : 0.0f;

  color.alpha = 1;
  for (int i = 0; i < 40 && get_contrast (&color, &self->page) < contrast; i++)
    {
      color.red += (away - color.red) * 0.08f;
      color.green += (away - color.green) * 0.08f;
      color.blue += (away - color.blue) * 0.08f;
    }

  return color;
}

static GdkRGBA
lay_over (const GdkRGBA *top, const GdkRGBA *bottom)
{
  float a = top->alpha;

  return (GdkRGBA) { top->red * a + bottom->red * (1 - a), top->green * a + bottom->green * (1 - a),
                     top->blue * a + bottom->blue * (1 - a), 1 };
}

/* Takes tints back until words can be read on both, one over the other. */
static void
soften (const StkMarkPalette *self, StkMarkColors *colors)
{
  const GdkRGBA words = self->dark ? (GdkRGBA) { 1, 1, 1, 1 } : (GdkRGBA) { 0.2f, 0.2f, 0.21f, 1 };

  for (int i = 0; i < 20; i++)
    {
      GdkRGBA tint = lay_over (&colors->tint, &self->page), both = lay_over (&colors->tint_strong, &tint);

      if (get_contrast (&words, &both) >= 4.6)
        return;
      colors->tint.alpha *= 0.9f;
      colors->tint_strong.alpha *= 0.9f;
    }
}

/**
 * stk_mark_palette_set_color:
 * @self: a palette
 * @kind: a kind
 * @color: the colour of its marks
 *
 * Sets a kind's colour. Lines stand out from the page by 3 : 1 and letters by 5.5 : 1, in high contrast by more, so the
 * colour is made darker or lighter where it must be.
 */
void
stk_mark_palette_set_color (StkMarkPalette *self, StkKind kind, const GdkRGBA *color)
{
  float boost = self->dark ? 1.25f : 1.0f;
  StkMarkColors *colors;

  g_return_if_fail ((guint) kind < STK_N_KINDS);

  colors = &self->kinds[kind];
  colors->ink = stand_out (self, *color, self->high_contrast ? 4.5 : 3.0);
  colors->letter = stand_out (self, *color, self->high_contrast ? 9.0 : 5.5);
  colors->tint = with_alpha (colors->ink, KINDS[kind].tint[0] * boost);
  colors->tint_strong = with_alpha (colors->ink, KINDS[kind].tint[1] * boost);
  colors->chip = with_alpha (colors->ink, 0.12f * boost);
  soften (self, colors);
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

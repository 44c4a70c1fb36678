/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-mark-palette.h"
#include "stk-test.h"

#include <gio/gio.h>
#include <math.h>

/* Whether the kinds can be told apart, and are the same in the article and beside it. */

/* In CIEDE2000, where about 1 can just be seen with both colours side by side in large fields. Lines are thin and
 * stand apart. */
#define FAR_APART 10.0

typedef struct
{
  double l;
  double a;
  double b;
} Lab;

typedef struct
{
  const char *name;
  double matrix[3][3];
} Sight;

/* Machado, Oliveira and Fernandes, “A Physiologically-based Model for Simulation of Color Vision Deficiency” (IEEE
 * Transactions on Visualization and Computer Graphics 15, 2009), with the matrices for severity 1.0, which are applied
 * to linear RGB. */
static const Sight SIGHTS[] = {
  { "full", { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } } },
  { "protanopia",
    { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } } },
  { "deuteranopia",
    { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } } },
  { "tritanopia",
    { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } } },
};

static const char *const STYLES[] = { "style.css", "style-dark.css", "style-hc.css", "style-hc-dark.css" };

/* Behind the list of tags: libadwaita's --sidebar-bg-color. */
static const char *const SIDEBARS[] = { "#ebebed", "#2e2e32", "#ebebed", "#2e2e32" };

static void
init_palette (StkMarkPalette *palette, int scheme)
{
  const GdkRGBA accent = { 0.21f, 0.52f, 0.89f, 1 };

  stk_mark_palette_init (palette, (scheme & 1) != 0, (scheme & 2) != 0, &accent);
}

static double
get_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const GdkRGBA *color)
{
  return 0.2126 * get_linear (color->red) + 0.7152 * get_linear (color->green) + 0.0722 * get_linear (color->blue);
}

static double
get_contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  double x = get_luminance (a) + 0.05, y = get_luminance (b) + 0.05;

  return MAX (x, y) / MIN (x, y);
}

static double
curve (double t)
{
  return t > 216.0 / 24389.0 ? cbrt (t) : (24389.0 / 27.0 * t + 16) / 116;
}

/* A colour as somebody sees it, in CIELAB with the white of sRGB. */
static Lab
see (const GdkRGBA *color, const Sight *sight)
{
  const double rgb[3] = { get_linear (color->red), get_linear (color->green), get_linear (color->blue) };
  double seen[3], x, y, z;

  for (int i = 0; i < 3; i++)
    seen[i] = CLAMP (
      sight->matrix[i][0] * rgb[0] + sight->matrix[i][1] * rgb[1] + sight->matrix[i][2] * rgb[2], 0.0, 1.0);
  x = curve ((0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2]) / 0.95047);
  y = curve (0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2]);
  z = curve ((0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2]) / 1.08883);

  return (Lab) { 116 * y - 16, 500 * (x - y), 200 * (y - z) };
}

static double
to_radians (double degrees)
{
  return degrees * G_PI / 180;
}

static double
get_hue (double a, double b)
{
  double hue = atan2 (b, a) * 180 / G_PI;

  return hue < 0 ? hue + 360 : hue;
}

static double
get_mean_hue (double a, double b)
{
  if (fabs (a - b) <= 180)
    return (a + b) / 2;

  return a + b < 360 ? (a + b + 360) / 2 : (a + b - 360) / 2;
}

/* CIEDE2000, as in Sharma, Wu and Dalal, “The CIEDE2000 Color-Difference Formula” (Color Research and Application 30,
 * 2005). */
static double
get_difference (Lab p, Lab q)
{
  double chroma = (hypot (p.a, p.b) + hypot (q.a, q.b)) / 2;
  double stretch = 1.5 - 0.5 * sqrt (pow (chroma, 7) / (pow (chroma, 7) + pow (25, 7)));
  double c1 = hypot (p.a * stretch, p.b), c2 = hypot (q.a * stretch, q.b), mean_c = (c1 + c2) / 2;
  double h1 = get_hue (p.a * stretch, p.b), h2 = get_hue (q.a * stretch, q.b);
  double mean_h = c1 * c2 <= 0 ? h1 + h2 : get_mean_hue (h1, h2), mean_l = (p.l + q.l) / 2 - 50;
  double turn = c1 * c2 <= 0 ? 0 : remainder (h2 - h1, 360);
  double t = 1 - 0.17 * cos (to_radians (mean_h - 30)) + 0.24 * cos (to_radians (2 * mean_h)) +
             0.32 * cos (to_radians (3 * mean_h + 6)) - 0.20 * cos (to_radians (4 * mean_h - 63));
  double rotation = -2 * sqrt (pow (mean_c, 7) / (pow (mean_c, 7) + pow (25, 7))) *
                    sin (to_radians (60 * exp (-pow ((mean_h - 275) / 25, 2))));
  double l = (q.l - p.l) / (1 + 0.015 * mean_l * mean_l / sqrt (20 + mean_l * mean_l));
  double c = (c2 - c1) / (1 + 0.045 * mean_c);
  double h = 2 * sqrt (c1 * c2) * sin (to_radians (turn / 2)) / (1 + 0.015 * mean_c * t);

  return sqrt (l * l + c * c + h * h + rotation * c * h);
}

/* Pairs that the article publishes for testing. */
static void
test_difference (void)
{
  static const struct
  {
    Lab a;
    Lab b;
    double difference;
  } PAIRS[] = {
    { { 50, 2.6772, -79.7751 }, { 50, 0, -82.7485 }, 2.0425 },
    { { 50, 0, 0 }, { 50, -1, 2 }, 2.3669 },
    { { 50, 2.5, 0 }, { 73, 25, -18 }, 27.1492 },
    { { 60.2574, -34.0099, 36.2677 }, { 60.4626, -34.1751, 39.4387 }, 1.2644 },
    { { 2.0776, 0.0795, -1.1350 }, { 0.9033, -0.0636, -0.5514 }, 0.9082 },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (PAIRS); i++)
    g_assert_cmpfloat_with_epsilon (get_difference (PAIRS[i].a, PAIRS[i].b), PAIRS[i].difference, 0.0001);
}

static void
assert_apart (int scheme, int a, int b, const char *what, const GdkRGBA *first, const GdkRGBA *second)
{
  for (size_t i = 0; i < G_N_ELEMENTS (SIGHTS); i++)
    {
      double difference = get_difference (see (first, &SIGHTS[i]), see (second, &SIGHTS[i]));

      g_test_message ("%s: %s of %s and %s, %s: %.1f", STYLES[scheme], what, stk_kind_get_info ((StkKind) a)->nick,
                      stk_kind_get_info ((StkKind) b)->nick, SIGHTS[i].name, difference);
      g_assert_cmpfloat (difference, >=, FAR_APART);
    }
}

/* All pairs of kinds, in all four schemes, for people who see all colours and for three who do not. */
static void
test_apart (void)
{
  for (int scheme = 0; scheme < 4; scheme++)
    {
      StkMarkPalette palette;

      init_palette (&palette, scheme);
      for (int a = 0; a < STK_N_KINDS; a++)
        for (int b = a + 1; b < STK_N_KINDS; b++)
          {
            const StkMarkColors *first = &palette.kinds[a], *second = &palette.kinds[b];

            assert_apart (scheme, a, b, "lines", &first->ink, &second->ink);
            assert_apart (scheme, a, b, "letters", &first->letter, &second->letter);
          }
    }
}

/* Who sees no colours at all has a shape and a letter. */
static void
test_without_color (void)
{
  for (int a = 0; a < STK_N_KINDS; a++)
    for (int b = a + 1; b < STK_N_KINDS; b++)
      {
        const StkKindInfo *first = stk_kind_get_info ((StkKind) a), *second = stk_kind_get_info ((StkKind) b);

        g_assert_cmpint (stk_mark_palette_get_shape ((StkKind) a), !=, stk_mark_palette_get_shape ((StkKind) b));
        g_assert_cmpstr (first->letter, !=, second->letter);
      }
}

static void
get_css_color (const char *css, const char *nick, GdkRGBA *color)
{
  g_autofree char *pattern = g_strdup_printf ("--%s-color: (#[0-9a-f]{6});", nick);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *spec = NULL;

  g_assert_true (g_regex_match (regex, css, 0, &match));
  spec = g_match_info_fetch (match, 1);
  g_assert_true (gdk_rgba_parse (color, spec));
}

/* The icons in the list have the colours of the letters in the margin, and can be seen on what is behind them. */
static void
test_style_sheets (void)
{
  for (int scheme = 0; scheme < 4; scheme++)
    {
      g_autofree char *path = g_strconcat ("/io/github/stickler_app/Stickler/", STYLES[scheme], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) css = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      StkMarkPalette palette;
      GdkRGBA sidebar;

      g_assert_no_error (error);
      g_assert_true (gdk_rgba_parse (&sidebar, SIDEBARS[scheme]));
      init_palette (&palette, scheme);
      for (int kind = 0; kind < STK_N_KINDS; kind++)
        {
          GdkRGBA color;

          get_css_color (g_bytes_get_data (css, NULL), stk_kind_get_info ((StkKind) kind)->nick, &color);
          g_assert_true (gdk_rgba_equal (&color, &palette.kinds[kind].letter));
          g_assert_cmpfloat (get_contrast (&color, &sidebar), >=, scheme & 2 ? 7.0 : 4.5);
        }
    }
}

int
main (int argc, char *argv[])
{
  stk_test_init (&argc, &argv);

  g_test_add_func ("/mark-colors/difference", test_difference);
  g_test_add_func ("/mark-colors/apart", test_apart);
  g_test_add_func ("/mark-colors/without-color", test_without_color);
  g_test_add_func ("/mark-colors/style-sheets", test_style_sheets);

  return g_test_run ();
}

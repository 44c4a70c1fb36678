/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-kind-colors.h"

#include "stk-mark-palette.h"
#include "stk-settings.h"

#include <adwaita.h>

/* The colours of the kinds where a person has chosen some: in the article by its view, elsewhere by style sheet. */

static void
init_palette (StkMarkPalette *palette)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (manager);

  stk_mark_palette_init (palette, adw_style_manager_get_dark (manager), adw_style_manager_get_high_contrast (manager),
                         accent);
}

/**
 * stk_kind_colors_get:
 * @kind: a kind
 * @color: (out): the colour of its marks, as chosen or as usual
 */
void
stk_kind_colors_get (StkKind kind, GdkRGBA *color)
{
  StkMarkPalette palette;

  if (stk_settings_get_kind_color (stk_settings_get_default (), kind, color))
    return;

  init_palette (&palette);
  *color = palette.kinds[kind].ink;
}

static void
update_provider (GtkCssProvider *provider)
{
  g_autoptr (GString) css = g_string_new (NULL);
  StkMarkPalette palette;
  GdkRGBA color;

  init_palette (&palette);
  for (int kind = 0; kind < STK_N_KINDS; kind++)
    if (stk_settings_get_kind_color (stk_settings_get_default (), (StkKind) kind, &color))
      {
        g_autofree char *letter = NULL;

        stk_mark_palette_set_color (&palette, (StkKind) kind, &color);
        letter = gdk_rgba_to_string (&palette.kinds[kind].letter);
        g_string_append_printf (css, ":root { --%s-color: %s; }\n", stk_kind_get_info ((StkKind) kind)->nick, letter);
      }
  gtk_css_provider_load_from_string (provider, css->str);
}

/**
 * stk_kind_colors_follow:
 * @display: the display
 *
 * Keeps the style sheets' colours of kinds at what is chosen in the settings.
 */
void
stk_kind_colors_follow (GdkDisplay *display)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  AdwStyleManager *manager = adw_style_manager_get_for_display (display);

  update_provider (provider);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  g_signal_connect_object (stk_settings_get_default (), "kind-colors-changed", G_CALLBACK (update_provider), provider,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update_provider), provider, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update_provider), provider, G_CONNECT_SWAPPED);
}

static void
update_view (StkArticleView *view)
{
  GdkRGBA color;

  for (int kind = 0; kind < STK_N_KINDS; kind++)
    {
      gboolean chosen = stk_settings_get_kind_color (stk_settings_get_default (), (StkKind) kind, &color);

      stk_article_view_set_color (view, (StkKind) kind, chosen ? &color : NULL);
    }
}

/**
 * stk_kind_colors_bind_view:
 * @view: an article view
 *
 * Keeps its marks' colours at what is chosen in the settings.
 */
void
stk_kind_colors_bind_view (StkArticleView *view)
{
  update_view (view);
  g_signal_connect_object (stk_settings_get_default (), "kind-colors-changed", G_CALLBACK (update_view), view,
                           G_CONNECT_SWAPPED);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-kind-colors.h"
#include "stk-preferences.h"
#include "stk-settings.h"
#include "stk-test-detail.h"

typedef struct
{
  GtkWidget *window;
  AdwDialog *dialog;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 700);
  adw_window_set_content (ADW_WINDOW (fixture->window), gtk_button_new_with_label ("Elsewhere"));
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->dialog = stk_preferences_new ();
  adw_dialog_present (fixture->dialog, fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  for (int kind = 0; kind < STK_N_KINDS; kind++)
    stk_settings_set_kind_color (stk_settings_get_default (), (StkKind) kind, NULL);
  adw_dialog_force_close (fixture->dialog);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GtkWidget *
find_reset (Fixture *fixture)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

  collect (GTK_WIDGET (fixture->dialog), GTK_TYPE_BUTTON, buttons);
  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (g_ptr_array_index (buttons, i)), "_Reset") == 0)
      return g_ptr_array_index (buttons, i);

  return NULL;
}

static void
test_choose_and_reset (Fixture *fixture, gconstpointer data)
{
  StkSettings *settings = stk_settings_get_default ();
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();
  GtkWidget *reset = find_reset (fixture);
  GdkRGBA green, usual, chosen;

  gdk_rgba_parse (&green, "#00aa33");
  stk_kind_colors_get (STK_KIND_CLAIM, &usual);
  collect (GTK_WIDGET (fixture->dialog), GTK_TYPE_COLOR_DIALOG_BUTTON, buttons);
  g_assert_cmpuint (buttons->len, ==, STK_N_KINDS);
  g_assert_false (gtk_widget_get_sensitive (reset));
  for (int kind = 0; kind < STK_N_KINDS; kind++)
    g_assert_false (stk_settings_get_kind_color (settings, (StkKind) kind, &chosen));

  gtk_color_dialog_button_set_rgba (g_ptr_array_index (buttons, STK_KIND_CLAIM), &green);
  g_assert_true (stk_settings_get_kind_color (settings, STK_KIND_CLAIM, &chosen));
  g_assert_true (gdk_rgba_equal (&chosen, &green));
  g_assert_false (stk_settings_get_kind_color (settings, STK_KIND_QUOTE, &chosen));
  g_assert_true (gtk_widget_get_sensitive (reset));

  g_signal_emit_by_name (reset, "clicked");
  g_assert_false (stk_settings_get_kind_color (settings, STK_KIND_CLAIM, &chosen));
  g_assert_false (gtk_widget_get_sensitive (reset));
  chosen = *gtk_color_dialog_button_get_rgba (g_ptr_array_index (buttons, STK_KIND_CLAIM));
  g_assert_true (gdk_rgba_equal (&chosen, &usual));
}

static void
test_style_sheets (Fixture *fixture, gconstpointer data)
{
  GtkWidget *icon = gtk_label_new ("C");
  GdkRGBA green, color;

  gtk_widget_add_css_class (icon, "kind-icon");
  gtk_widget_add_css_class (icon, "claim");
  adw_window_set_content (ADW_WINDOW (fixture->window), icon);
  gdk_rgba_parse (&green, "#007722"); /* dark enough to stay as it is */
  stk_settings_set_kind_color (stk_settings_get_default (), STK_KIND_CLAIM, &green);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  gtk_widget_get_color (icon, &color);
  g_assert_true (gdk_rgba_equal (&color, &green));
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkCssProvider) provider = NULL;

  if (!stk_test_detail_init (&argc, &argv))
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }

  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, STK_RESOURCES "style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  stk_kind_colors_follow (gdk_display_get_default ());

  g_test_add ("/kind-colors/choose-and-reset", Fixture, NULL, set_up, test_choose_and_reset, tear_down);
  g_test_add ("/kind-colors/style-sheets", Fixture, NULL, set_up, test_style_sheets, tear_down);

  return g_test_run ();
}

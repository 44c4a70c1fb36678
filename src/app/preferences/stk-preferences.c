/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-preferences.h"

#include "stk-kind-colors.h"
#include "stk-settings.h"

#include <glib/gi18n.h>

/**
 * StkPreferences:
 *
 * What a person may choose: who they are, how articles are set, and the colours of tags. All of it holds at once, in
 * all windows.
 */
struct _StkPreferences
{
  AdwPreferencesDialog parent_instance;

  AdwEntryRow *name_row;
  AdwEntryRow *id_row;
  AdwSwitchRow *own_font_row;
  GtkFontDialogButton *font_button;
  GtkSpinButton *column_button;
  AdwSwitchRow *snap_row;
  AdwSwitchRow *history_row;
  AdwPreferencesGroup *colors_group;
  GtkWidget *reset_button;

  GtkColorDialogButton *color_buttons[STK_N_KINDS];
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (StkPreferences, stk_preferences, ADW_TYPE_PREFERENCES_DIALOG)

static void
mark_id (StkPreferences *self, gboolean valid)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->id_row));

  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self->id_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->id_row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

/* A half-written address is no mistake yet; one that cannot be kept is not taken. */
static void
id_changed_cb (StkPreferences *self)
{
  mark_id (self, TRUE);
}

static void
id_applied_cb (StkPreferences *self)
{
  g_autofree char *id = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->id_row))));

  if (stk_settings_is_user_id (id))
    {
      stk_settings_set_user_id (stk_settings_get_default (), id);
      return;
    }

  mark_id (self, FALSE);
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self),
                                    adw_toast_new (_ ("An identifier starts with a scheme, as in “https://orcid.org/…”")));
}

static void
font_changed_cb (StkPreferences *self)
{
  PangoFontDescription *description = gtk_font_dialog_button_get_font_desc (self->font_button);
  gboolean own = adw_switch_row_get_active (self->own_font_row);
  g_autofree char *font = own && description ? pango_font_description_to_string (description) : g_strdup ("");

  if (!self->updating)
    stk_settings_set_font (stk_settings_get_default (), font);
}

static void
color_changed_cb (StkPreferences *self, GParamSpec *pspec, GtkColorDialogButton *button)
{
  int kind = 0;

  if (self->updating)
    return;

  while (self->color_buttons[kind] != button)
    kind++;
  stk_settings_set_kind_color (stk_settings_get_default (), (StkKind) kind, gtk_color_dialog_button_get_rgba (button));
}

static void
update_colors (StkPreferences *self)
{
  gboolean any = FALSE;

  self->updating = TRUE;
  for (int kind = 0; kind < STK_N_KINDS; kind++)
    {
      GdkRGBA color;

      any |= stk_settings_get_kind_color (stk_settings_get_default (), (StkKind) kind, &color);
      stk_kind_colors_get ((StkKind) kind, &color);
      gtk_color_dialog_button_set_rgba (self->color_buttons[kind], &color);
    }
  self->updating = FALSE;
  gtk_widget_set_sensitive (self->reset_button, any);
}

static void
reset_colors_cb (StkPreferences *self)
{
  for (int kind = 0; kind < STK_N_KINDS; kind++)
    stk_settings_set_kind_color (stk_settings_get_default (), (StkKind) kind, NULL);
}

static void
add_color_row (StkPreferences *self, StkKind kind)
{
  const char *title = _ (stk_kind_get_info (kind)->label_plural);
  g_autoptr (GtkColorDialog) dialog = gtk_color_dialog_new ();
  GtkWidget *button, *row = adw_action_row_new ();

  gtk_color_dialog_set_title (dialog, title);
  gtk_color_dialog_set_with_alpha (dialog, FALSE);
  button = gtk_color_dialog_button_new (g_steal_pointer (&dialog));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (button, "notify::rgba", G_CALLBACK (color_changed_cb), self, G_CONNECT_SWAPPED);
  self->color_buttons[kind] = GTK_COLOR_DIALOG_BUTTON (button);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->colors_group, row);
}

/* The button starts with the font that articles have now, at the size that font has. */
static void
init_font (StkPreferences *self)
{
  g_autofree char *font = stk_settings_dup_font (stk_settings_get_default ());
  g_autofree char *usual = NULL;
  g_autoptr (PangoFontDescription) description = NULL;

  g_object_get (adw_style_manager_get_default (), "document-font-name", &usual, NULL);
  description = pango_font_description_from_string (*font ? font : usual);
  gtk_font_dialog_button_set_font_desc (self->font_button, description);
  adw_switch_row_set_active (self->own_font_row, *font != '\0');
  g_signal_connect_object (self->font_button, "notify::font-desc", G_CALLBACK (font_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->own_font_row, "notify::active", G_CALLBACK (font_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
stk_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STK_TYPE_PREFERENCES);

  G_OBJECT_CLASS (stk_preferences_parent_class)->dispose (object);
}

static void
stk_preferences_class_init (StkPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stk_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, STK_RESOURCES "preferences/stk-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, StkPreferences, name_row);
  gtk_widget_class_bind_template_child (widget_class, StkPreferences, id_row);
  gtk_widget_class_bind_template_child (widget_class, StkPreferences, own_font_row);
  gtk_widget_class_bind_template_child (widget_class, StkPreferences, font_button);
  gtk_widget_class_bind_template_child (widget_class, StkPreferences, column_button);
  gtk_widget_class_bind_template_child (widget_class, StkPreferences, snap_row);
  gtk_widget_class_bind_template_child (widget_class, StkPreferences, history_row);
  gtk_widget_class_bind_template_child (widget_class, StkPreferences, colors_group);
  gtk_widget_class_bind_template_child (widget_class, StkPreferences, reset_button);
  gtk_widget_class_bind_template_callback (widget_class, id_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, id_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_colors_cb);
}

static void
stk_preferences_init (StkPreferences *self)
{
  StkSettings *settings = stk_settings_get_default ();
  g_autofree char *id = stk_settings_dup_user_id (settings);

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_spin_button_set_range (self->column_button, STK_ARTICLE_VIEW_MIN_COLUMN, STK_ARTICLE_VIEW_MAX_COLUMN);
  stk_settings_bind_preferences (settings, G_OBJECT (self->name_row), G_OBJECT (self->column_button),
                                 G_OBJECT (self->snap_row), G_OBJECT (self->history_row));
  gtk_editable_set_text (GTK_EDITABLE (self->id_row), id);
  init_font (self);
  for (int kind = 0; kind < STK_N_KINDS; kind++)
    add_color_row (self, (StkKind) kind);
  update_colors (self);
  g_signal_connect_object (settings, "kind-colors-changed", G_CALLBACK (update_colors), self, G_CONNECT_SWAPPED);
}

/**
 * stk_preferences_new:
 *
 * Returns: (transfer floating): the dialog, with what is chosen now
 */
AdwDialog *
stk_preferences_new (void)
{
  return g_object_new (STK_TYPE_PREFERENCES, NULL);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-entry-editor.h"
#include "stk-icon-button.h"
#include "stk-menu-names.h"

#include <glib/gi18n.h>

/**
 * StkSuggestEditor:
 *
 * Edits a choice that takes other words as well: an entry row with a menu of the usual words.
 */
struct _StkSuggestEditor
{
  StkEntryEditor parent_instance;

  GtkMenuButton *button;
  GSimpleAction *choose;
};

#define STK_TYPE_SUGGEST_EDITOR (stk_suggest_editor_get_type ())

G_DECLARE_FINAL_TYPE (StkSuggestEditor, stk_suggest_editor, STK, SUGGEST_EDITOR, StkEntryEditor)
G_DEFINE_FINAL_TYPE (StkSuggestEditor, stk_suggest_editor, STK_TYPE_ENTRY_EDITOR)

static void
choose_cb (StkSuggestEditor *self, GVariant *parameter)
{
  stk_field_editor_enter (STK_FIELD_EDITOR (self), g_variant_get_string (parameter, NULL));
  stk_field_editor_grab_focus (STK_FIELD_EDITOR (self));
}

/* Down opens the menu, as it does in a list that drops down. */
static gboolean
key_pressed_cb (StkSuggestEditor *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Down || !gtk_widget_get_visible (GTK_WIDGET (self->button)))
    return GDK_EVENT_PROPAGATE;

  gtk_menu_button_popup (self->button);

  return GDK_EVENT_STOP;
}

static GMenuModel *
new_menu (const StkField *field)
{
  GMenu *menu = g_menu_new ();

  for (const StkChoice *choice = field->choices; choice->nick != NULL; choice++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (choice->label), NULL);

      g_menu_item_set_action_and_target (item, "suggestion.choose", "s", choice->nick);
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

static GtkWidget *
stk_suggest_editor_build (StkFieldEditor *editor)
{
  StkSuggestEditor *self = STK_SUGGEST_EDITOR (editor);
  GtkWidget *row = STK_FIELD_EDITOR_CLASS (stk_suggest_editor_parent_class)->build (editor);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GMenuModel) menu = new_menu (stk_field_editor_get_field (editor));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->choose = g_simple_action_new_stateful ("choose", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_signal_connect_object (self->choose, "activate", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (self->choose));
  gtk_widget_insert_action_group (row, "suggestion", G_ACTION_GROUP (actions));

  self->button = GTK_MENU_BUTTON (stk_icon_menu_button_new ("pan-down-symbolic", _ ("Suggestions")));
  gtk_menu_button_set_menu_model (self->button, menu);
  stk_menu_name_items (gtk_menu_button_get_popover (self->button));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), GTK_WIDGET (self->button));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, keys);

  return row;
}

static void
stk_suggest_editor_show (StkFieldEditor *editor, const char *string)
{
  STK_FIELD_EDITOR_CLASS (stk_suggest_editor_parent_class)->show (editor, string);
  g_simple_action_set_state (STK_SUGGEST_EDITOR (editor)->choose, g_variant_new_string (string));
}

static void
stk_suggest_editor_set_editable (StkFieldEditor *editor, gboolean editable)
{
  STK_FIELD_EDITOR_CLASS (stk_suggest_editor_parent_class)->set_editable (editor, editable);
  gtk_widget_set_visible (GTK_WIDGET (STK_SUGGEST_EDITOR (editor)->button), editable);
}

/* A choice's label, in whatever case, stands for the choice. */
static char *
stk_suggest_editor_parse (StkEntryEditor *self, const char *text)
{
  const StkField *field = stk_field_editor_get_field (STK_FIELD_EDITOR (self));
  g_autofree char *string = g_strstrip (g_strdup (text));
  g_autofree char *folded = g_utf8_casefold (string, -1);

  for (const StkChoice *choice = field->choices; choice->nick != NULL; choice++)
    {
      g_autofree char *label = g_utf8_casefold (_ (choice->label), -1);

      if (g_str_equal (label, folded) || g_str_equal (choice->nick, string))
        return g_strdup (choice->nick);
    }

  return g_steal_pointer (&string);
}

static char *
stk_suggest_editor_format (StkEntryEditor *self, const char *string)
{
  return g_strdup (stk_field_get_display (stk_field_editor_get_field (STK_FIELD_EDITOR (self)), string));
}

static void
stk_suggest_editor_dispose (GObject *object)
{
  g_clear_object (&STK_SUGGEST_EDITOR (object)->choose);

  G_OBJECT_CLASS (stk_suggest_editor_parent_class)->dispose (object);
}

static void
stk_suggest_editor_class_init (StkSuggestEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stk_suggest_editor_dispose;
  STK_FIELD_EDITOR_CLASS (klass)->build = stk_suggest_editor_build;
  STK_FIELD_EDITOR_CLASS (klass)->show = stk_suggest_editor_show;
  STK_FIELD_EDITOR_CLASS (klass)->set_editable = stk_suggest_editor_set_editable;
  STK_ENTRY_EDITOR_CLASS (klass)->parse = stk_suggest_editor_parse;
  STK_ENTRY_EDITOR_CLASS (klass)->format = stk_suggest_editor_format;
}

static void
stk_suggest_editor_init (StkSuggestEditor *self)
{
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-shortcuts.h"

#include "stk-command.h"

#include <glib/gi18n.h>

static GtkWidget *
new_row (const StkCommand *command, const char *keys)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (keys);

  gtk_widget_add_css_class (label, "keycap");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), command->title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);

  return row;
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));

  return ADW_PREFERENCES_GROUP (group);
}

static GtkWidget *
new_page (void)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  GtkWidget *page = adw_preferences_page_new ();
  size_t n_commands;
  const StkCommand *commands = stk_command_get_all (&n_commands);

  for (size_t i = 0; i < n_commands; i++)
    {
      g_autofree char *keys = stk_command_dup_keys (&commands[i]);
      AdwPreferencesGroup *group = g_hash_table_lookup (groups, commands[i].section);

      if (group == NULL)
        {
          group = add_group (ADW_PREFERENCES_PAGE (page), commands[i].section);
          g_hash_table_insert (groups, (gpointer) commands[i].section, group);
        }
      adw_preferences_group_add (group, new_row (&commands[i], keys));
    }

  return page;
}

/**
 * stk_shortcuts_dialog_new:
 *
 * Returns: (transfer floating): a dialog that lists all keys, which can be searched
 */
AdwDialog *
stk_shortcuts_dialog_new (void)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();

  adw_dialog_set_title (dialog, _ ("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 560);
  adw_dialog_set_content_height (dialog, 640);
  adw_preferences_dialog_set_search_enabled (ADW_PREFERENCES_DIALOG (dialog), TRUE);
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (new_page ()));

  return dialog;
}

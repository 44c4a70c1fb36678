/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-shortcuts.h"

#include <glib/gi18n.h>

/* Every key of the program. Those of the article view are bound by the view itself, since they are plain letters that
 * must not be taken from a person who types into a field; here they only stand for the dialog. */
typedef struct
{
  const char *section; /* a new one begins with this row; %NULL goes on */
  const char *title;
  const char *action; /* %NULL for keys that the article view binds */
  const char *accels; /* separated by spaces */
} Shortcut;

static const Shortcut SHORTCUTS[] = {
  { N_ ("Tag"), N_ ("Tag the quotation under the cursor, or the selection"), NULL, "q" },
  { NULL, N_ ("Tag the sentence as a claim"), NULL, "c" },
  { NULL, N_ ("Tag the name as a source"), NULL, "s" },
  { NULL, N_ ("Add a note"), NULL, "n" },
  { NULL, N_ ("Delete the tag"), NULL, "Delete" },
  { NULL, N_ ("Undo"), "win.undo", "<Control>z" },
  { NULL, N_ ("Redo"), "win.redo", "<Control><Shift>z <Control>y" },
  { N_ ("Go"), N_ ("Next tag"), NULL, "bracketright" },
  { NULL, N_ ("Previous tag"), NULL, "bracketleft" },
  { NULL, N_ ("Search the tags"), "win.find-tag", "<Control><Shift>f" },
  { NULL, N_ ("Show or hide the tags"), "win.toggle-sidebar", "F9" },
  { NULL, N_ ("Open the link under the cursor"), NULL, "<Control>Return" },
  { N_ ("View"), N_ ("Larger text"), "win.zoom-in", "<Control>plus <Control>equal" },
  { NULL, N_ ("Smaller text"), "win.zoom-out", "<Control>minus" },
  { NULL, N_ ("Normal size"), "win.zoom-reset", "<Control>0" },
  { N_ ("General"), N_ ("Open an article"), "win.open", "<Control>o" },
  { NULL, N_ ("New window"), "app.new-window", "<Control>n" },
  { NULL, N_ ("Close the window"), "window.close", "<Control>w" },
  { NULL, N_ ("Keyboard shortcuts"), "app.shortcuts", "<Control>question" },
  { NULL, N_ ("Quit"), "app.quit", "<Control>q" },
};

/**
 * stk_shortcuts_install:
 * @application: the application
 *
 * Binds the keys of the window's and the application's actions.
 */
void
stk_shortcuts_install (GtkApplication *application)
{
  for (size_t i = 0; i < G_N_ELEMENTS (SHORTCUTS); i++)
    if (SHORTCUTS[i].action != NULL)
      {
        g_auto (GStrv) accels = g_strsplit (SHORTCUTS[i].accels, " ", -1);

        gtk_application_set_accels_for_action (application, SHORTCUTS[i].action, (const char *const *) accels);
      }
}

static GtkWidget *
new_row (const Shortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();
  g_auto (GStrv) accels = g_strsplit (shortcut->accels, " ", -1);
  g_autofree char *keys = NULL;
  GtkWidget *label;
  GdkModifierType modifiers;
  guint key;

  gtk_accelerator_parse (accels[0], &key, &modifiers);
  keys = gtk_accelerator_get_label (key, modifiers);
  label = gtk_label_new (keys);
  gtk_widget_add_css_class (label, "keycap");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);

  return row;
}

/**
 * stk_shortcuts_dialog_new:
 *
 * Returns: (transfer floating): a dialog that lists the keys
 */
AdwDialog *
stk_shortcuts_dialog_new (void)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *toolbar = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = NULL;

  for (size_t i = 0; i < G_N_ELEMENTS (SHORTCUTS); i++)
    {
      if (SHORTCUTS[i].section != NULL)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _ (SHORTCUTS[i].section));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
        }
      adw_preferences_group_add (group, new_row (&SHORTCUTS[i]));
    }

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), page);
  adw_dialog_set_title (dialog, _ ("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 520);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, toolbar);

  return dialog;
}

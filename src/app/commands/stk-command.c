/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-command.h"

#include <glib/gi18n.h>

#define TAG N_ ("Tag")
#define GO N_ ("Go")
#define VIEW N_ ("View")
#define ARTICLE N_ ("Article")
#define GENERAL N_ ("General")

static const StkCommand COMMANDS[] = {
  { TAG, N_ ("Tag the Quotation or the Selection as a Quote"), "article.tag", "'quote'", "q", TRUE },
  { TAG, N_ ("Tag the Sentence or the Selection as a Claim"), "article.tag", "'claim'", "c", TRUE },
  { TAG, N_ ("Tag the Name or the Selection as a Source"), "article.tag", "'source'", "s", TRUE },
  { TAG, N_ ("Add a Note"), "article.tag", "'note'", "n", TRUE },
  { TAG, N_ ("Add a Note on the Article"), "article.note-article", NULL, "<Shift>n", TRUE },
  { TAG, N_ ("Tag an Interrupted Quotation with All Its Parts"), "article.tag-parts", NULL, "<Shift>q", TRUE },
  { TAG, N_ ("Add the Selected Words to the Tag"), "article.add-part", NULL, "a", TRUE },
  { TAG, N_ ("Change the Tag to a Quote"), "article.set-kind", "'quote'", "<Alt>q", TRUE },
  { TAG, N_ ("Change the Tag to a Claim"), "article.set-kind", "'claim'", "<Alt>c", TRUE },
  { TAG, N_ ("Change the Tag to a Source"), "article.set-kind", "'source'", "<Alt>s", TRUE },
  { TAG, N_ ("Change the Tag to a Note"), "article.set-kind", "'note'", "<Alt>n", TRUE },
  { TAG, N_ ("Resize the Tag: Arrows Move Its Start, with Shift Its End"), "article.resize", NULL, "r", TRUE },
  { TAG, N_ ("Copy the Tag’s Words with Their Source"), "article.copy-words", NULL, "<Control><Shift>c", TRUE },
  { TAG, N_ ("Delete the Tag"), "article.delete", NULL, "Delete", TRUE },
  { TAG, N_ ("Undo"), "win.undo", NULL, "<Control>z" },
  { TAG, N_ ("Redo"), "win.redo", NULL, "<Control><Shift>z <Control>y" },
  { GO, N_ ("Next Tag"), "article.next-tag", NULL, "bracketright", TRUE },
  { GO, N_ ("Previous Tag"), "article.previous-tag", NULL, "bracketleft", TRUE },
  { GO, N_ ("Next Open Tag"), "article.next-open", NULL, "braceright", TRUE },
  { GO, N_ ("Previous Open Tag"), "article.previous-open", NULL, "braceleft", TRUE },
  { GO, N_ ("Next Tag on These Words"), "article.cycle", NULL, "Tab", TRUE },
  { GO, N_ ("Search in the Article"), "win.find", NULL, "<Control>f" },
  { GO, N_ ("Next Match"), "win.find-next", NULL, "<Control>g" },
  { GO, N_ ("Previous Match"), "win.find-previous", NULL, "<Control><Shift>g" },
  { GO, N_ ("Outline"), "win.outline", NULL, "F2" },
  { GO, N_ ("Next Sentence"), "article.next-sentence", NULL, "<Alt>Right", TRUE },
  { GO, N_ ("Previous Sentence"), "article.previous-sentence", NULL, "<Alt>Left", TRUE },
  { GO, N_ ("Search the Tags"), "win.find-tag", NULL, "<Control><Shift>f" },
  { GO, N_ ("Open the Link under the Cursor"), "article.open-link", NULL, "<Control>Return", TRUE },
  { VIEW, N_ ("Show or Hide the Tags"), "win.toggle-sidebar", NULL, "F9" },
  { VIEW, N_ ("Larger Text"), "win.zoom-in", NULL, "<Control>plus <Control>equal" },
  { VIEW, N_ ("Smaller Text"), "win.zoom-out", NULL, "<Control>minus" },
  { VIEW, N_ ("Normal Size"), "win.zoom-reset", NULL, "<Control>0" },
  { ARTICLE, N_ ("Open an Article"), "win.open", NULL, "<Control>o" },
  { ARTICLE, N_ ("Open the Copied File, Page or Text"), "win.paste", NULL, NULL },
  { ARTICLE, N_ ("Choose the Encoding of the Article"), "win.encoding", NULL, NULL },
  { ARTICLE, N_ ("Save a Copy of the Tags"), "win.save-copy", NULL, "<Control><Shift>s" },
  { ARTICLE, N_ ("Show in Files"), "win.show-in-files", NULL, NULL },
  { GENERAL, N_ ("New Window"), "app.new-window", NULL, "<Control>n" },
  { GENERAL, N_ ("Close the Window"), "window.close", NULL, "<Control>w" },
  { GENERAL, N_ ("Command Palette"), "win.palette", NULL, "<Control><Shift>p" },
  { GENERAL, N_ ("Preferences"), "app.preferences", NULL, "<Control>comma" },
  { GENERAL, N_ ("Keyboard Shortcuts"), "app.shortcuts", NULL, "<Control>question" },
  { GENERAL, N_ ("About Stickler"), "app.about", NULL, NULL },
  { GENERAL, N_ ("Quit"), "app.quit", NULL, "<Control>q" },
};

/**
 * stk_command_get_all:
 * @n_commands: (out): how many
 *
 * Returns: (array length=n_commands) (transfer none): the table of commands
 */
const StkCommand *
stk_command_get_all (size_t *n_commands)
{
  *n_commands = G_N_ELEMENTS (COMMANDS);

  return COMMANDS;
}

/**
 * stk_command_dup_keys:
 * @self: a command
 *
 * Returns: (nullable) (transfer full): its first key as a person reads it; %NULL if it has none
 */
char *
stk_command_dup_keys (const StkCommand *self)
{
  g_auto (GStrv) accels = self->accels ? g_strsplit (self->accels, " ", -1) : NULL;
  GdkModifierType modifiers;
  guint key;

  if (accels == NULL || !gtk_accelerator_parse (accels[0], &key, &modifiers))
    return NULL;

  return gtk_accelerator_get_label (key, modifiers);
}

/**
 * stk_command_activate:
 * @self: a command
 * @window: the window to do it in
 * @article: its article view
 *
 * Does what the command says, as if its key had been pressed.
 */
void
stk_command_activate (const StkCommand *self, GtkWidget *window, GtkWidget *article)
{
  g_autoptr (GVariant) target = self->target ? g_variant_parse (NULL, self->target, NULL, NULL, NULL) : NULL;

  gtk_widget_activate_action_variant (g_str_has_prefix (self->action, "article.") ? article : window, self->action,
                                      target);
}

/**
 * stk_command_install_accels:
 * @application: the application
 *
 * Binds the keys of all commands, but for those that the article view binds.
 */
void
stk_command_install_accels (GtkApplication *application)
{
  for (size_t i = 0; i < G_N_ELEMENTS (COMMANDS); i++)
    if (COMMANDS[i].accels != NULL && !COMMANDS[i].in_article)
      {
        g_auto (GStrv) accels = g_strsplit (COMMANDS[i].accels, " ", -1);

        gtk_application_set_accels_for_action (application, COMMANDS[i].action, (const char *const *) accels);
      }
}

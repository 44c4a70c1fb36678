/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StkCommand:
 * @section: what it belongs to, untranslated
 * @title: what it does, untranslated
 * @action: the action's name
 * @target: (nullable): the action's parameter, in GVariant's text format
 * @accels: (nullable): its keys, separated by spaces
 * @in_article: the keys are bound by the article view, since they are plain letters that must not be taken from a
 *   person who types into a field
 *
 * One thing that the program can be told to do. The keys, the list of keys and the command palette all come from the
 * table of commands.
 */
typedef struct
{
  const char *section;
  const char *title;
  const char *action;
  const char *target;
  const char *accels;
  gboolean in_article;
} StkCommand;

const StkCommand *stk_command_get_all (size_t *n_commands);
char *stk_command_dup_keys (const StkCommand *self);
void stk_command_activate (const StkCommand *self, GtkWidget *window, GtkWidget *article);
void stk_command_install_accels (GtkApplication *application);

G_END_DECLS

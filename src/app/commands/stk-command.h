/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StkCommandMenu:
 * @STK_COMMAND_MENU_OTHER: not in the main menu, but in a menu at what it is about, as that of the list
 * @STK_COMMAND_MENU_MAIN: in the main menu itself
 * @STK_COMMAND_MENU_TAG: in its menu about tags
 * @STK_COMMAND_MENU_GO: in its menu about places to go to
 * @STK_COMMAND_MENU_VIEW: in its menu about what is shown
 *
 * The place of a command in the menus.
 */
typedef enum
{
  STK_COMMAND_MENU_OTHER,
  STK_COMMAND_MENU_MAIN,
  STK_COMMAND_MENU_TAG,
  STK_COMMAND_MENU_GO,
  STK_COMMAND_MENU_VIEW,
} StkCommandMenu;

/**
 * StkCommand:
 * @section: what it belongs to
 * @title: what it does
 * @action: the action's name
 * @target: (nullable): the action's parameter, in GVariant's text format
 * @accels: its keys, separated by spaces
 * @in_article: the keys are bound by the article view, since they are plain letters that must not be taken from a
 *   person who types into a field
 * @menu: its place in the main menu
 * @part: the part of that menu, counted from 0; a line divides parts
 * @submenu: (nullable): the menu in that menu that it is in
 * @label: (nullable): what it is called there, with a mnemonic
 *
 * One thing that the program can be told to do. The keys, the list of keys, the main menu and the command palette all
 * come from the table of commands.
 */
typedef struct
{
  const char *section;
  const char *title;
  const char *action;
  const char *target;
  const char *accels;
  gboolean in_article;
  StkCommandMenu menu;
  guint part;
  const char *submenu;
  const char *label;
} StkCommand;

const StkCommand *stk_command_get_all (size_t *n_commands);
char *stk_command_dup_keys (const StkCommand *self);
void stk_command_activate (const StkCommand *self, GtkWidget *window);
void stk_command_install_accels (GtkApplication *application);
GMenuModel *stk_command_get_main_menu (void);

G_END_DECLS

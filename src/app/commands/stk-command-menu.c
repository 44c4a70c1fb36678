/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-command.h"

#include <glib/gi18n.h>

/* The main menu, made from the table of commands. */

/* The menus in it, in their order, and the part of it that they make up. */
static const struct
{
  StkCommandMenu menu;
  const char *label;
} SUBMENUS[] = {
  { STK_COMMAND_MENU_TAG, N_ ("_Tag") },
  { STK_COMMAND_MENU_GO, N_ ("_Go") },
  { STK_COMMAND_MENU_VIEW, N_ ("_View") },
};

#define SUBMENUS_PART 2
#define N_PARTS 6

static void
append_command (GMenu *menu, const StkCommand *command)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (command->label, NULL);
  g_autoptr (GVariant) target = command->target ? g_variant_parse (NULL, command->target, NULL, NULL, NULL) : NULL;

  g_menu_item_set_action_and_target_value (item, command->action, target);
  g_menu_append_item (menu, item);
}

/* The commands of a menu in a menu, which begin with this one. */
static void
append_submenu (GMenu *menu, const StkCommand *first, const StkCommand *end)
{
  g_autoptr (GMenu) submenu = g_menu_new ();

  for (const StkCommand *i = first; i < end; i++)
    if (i->menu == first->menu && g_strcmp0 (i->submenu, first->submenu) == 0)
      append_command (submenu, i);
  g_menu_append_submenu (menu, first->submenu, G_MENU_MODEL (submenu));
}

static gboolean
is_first_of_submenu (const StkCommand *commands, const StkCommand *command)
{
  for (const StkCommand *i = commands; i < command; i++)
    if (i->menu == command->menu && g_strcmp0 (i->submenu, command->submenu) == 0)
      return FALSE;

  return TRUE;
}

static GMenuModel *
new_part (StkCommandMenu menu, guint part)
{
  size_t n_commands;
  const StkCommand *commands = stk_command_get_all (&n_commands);
  GMenu *model = g_menu_new ();

  for (const StkCommand *i = commands; i < commands + n_commands; i++)
    {
      if (i->menu != menu || i->part != part)
        continue;
      if (i->submenu == NULL)
        append_command (model, i);
      else if (is_first_of_submenu (commands, i))
        append_submenu (model, i, commands + n_commands);
    }

  return G_MENU_MODEL (model);
}

static GMenuModel *
new_menu (StkCommandMenu menu)
{
  GMenu *model = g_menu_new ();

  for (guint part = 0; part < N_PARTS; part++)
    {
      g_autoptr (GMenuModel) section = new_part (menu, part);

      if (g_menu_model_get_n_items (section) > 0)
        g_menu_append_section (model, NULL, section);
    }

  return G_MENU_MODEL (model);
}

static GMenuModel *
new_main_menu (void)
{
  GMenuModel *menu = new_menu (STK_COMMAND_MENU_MAIN);
  g_autoptr (GMenu) section = g_menu_new ();

  for (size_t i = 0; i < G_N_ELEMENTS (SUBMENUS); i++)
    {
      g_autoptr (GMenuModel) submenu = new_menu (SUBMENUS[i].menu);

      g_menu_append_submenu (section, _ (SUBMENUS[i].label), submenu);
    }
  g_menu_insert_section (G_MENU (menu), SUBMENUS_PART, NULL, G_MENU_MODEL (section));

  return menu;
}

/**
 * stk_command_get_main_menu:
 *
 * Returns: (transfer none): the main menu, for all windows
 */
GMenuModel *
stk_command_get_main_menu (void)
{
  static GMenuModel *menu = NULL;

  if (menu == NULL)
    menu = new_main_menu ();

  return menu;
}

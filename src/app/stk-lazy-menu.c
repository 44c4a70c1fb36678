/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-lazy-menu.h"

#include "stk-menu-names.h"

static void
create_cb (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;

  gtk_menu_button_set_menu_model (button, menu);
  stk_menu_name_items (gtk_menu_button_get_popover (button));
}

/**
 * stk_lazy_menu_set:
 * @button: a button
 * @menu: its menu
 *
 * Gives a button a menu that is built when it is opened for the first time. A menu has more widgets than the header bar
 * that its button is in, and most are never opened.
 */
void
stk_lazy_menu_set (GtkMenuButton *button, GMenuModel *menu)
{
  gtk_menu_button_set_create_popup_func (button, create_cb, g_object_ref (menu), g_object_unref);
}

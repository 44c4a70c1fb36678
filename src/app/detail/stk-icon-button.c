/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-icon-button.h"

/* The buttons at the end of rows: an icon with a tooltip, which is also what a screen reader says. */

static void
set_up (GtkWidget *button, const char *label)
{
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
}

/**
 * stk_icon_button_new:
 * @icon_name: an icon
 * @label: what the button does
 *
 * Returns: (transfer floating): a new button
 */
GtkWidget *
stk_icon_button_new (const char *icon_name, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  set_up (button, label);

  return button;
}

/**
 * stk_icon_menu_button_new:
 * @icon_name: an icon
 * @label: what the button does
 *
 * Returns: (transfer floating): a new button, without its menu
 */
GtkWidget *
stk_icon_menu_button_new (const char *icon_name, const char *label)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon_name);
  set_up (button, label);

  /* it is the button inside that has the keyboard focus */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (button)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);

  return button;
}

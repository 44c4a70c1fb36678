/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-menu-names.h"

static char *
dup_without_mnemonic (const char *label)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *p = label; *p != '\0'; p++)
    {
      if (*p == '_' && p[1] != '\0')
        p++;
      g_string_append_c (text, *p);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* The items are of a type that GTK keeps to itself, but for its properties. */
static void
name_items (GtkWidget *widget)
{
  GParamSpec *text = g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "text");

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton") && text != NULL)
    {
      g_autofree char *label = NULL;

      g_object_get (widget, "text", &label, NULL);
      if (label != NULL)
        {
          g_autofree char *name = dup_without_mnemonic (label);

          gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
          gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
        }
    }

  for (GtkWidget *i = gtk_widget_get_first_child (widget); i != NULL; i = gtk_widget_get_next_sibling (i))
    name_items (i);
}

/**
 * stk_menu_name_items:
 * @menu: a popover made from a menu model
 *
 * Gives the items of a menu names for a screen reader, whenever the menu opens. GTK 4.18 says that they are labelled by
 * what shows their text, which has no name itself.
 */
void
stk_menu_name_items (GtkPopover *menu)
{
  g_return_if_fail (GTK_IS_POPOVER (menu));

  g_signal_connect (menu, "map", G_CALLBACK (name_items), NULL);
}

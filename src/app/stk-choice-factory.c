/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-choice-factory.h"

/* The rows of a list that drops down. GTK’s own have no names, so that a screen reader is silent at them. */

static void
update_tick (GtkListItem *item, GParamSpec *pspec, GtkWidget *widget)
{
  GtkWidget *tick = gtk_widget_get_last_child (gtk_list_item_get_child (item));
  g_autoptr (GObject) selected = NULL;

  g_object_get (widget, "selected-item", &selected, NULL);
  gtk_widget_set_opacity (tick, selected == gtk_list_item_get_item (item) ? 1 : 0);
}

static void
setup_cb (GtkWidget *widget, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkWidget *widget, GtkListItem *item, GtkListItemFactory *factory)
{
  const char *property = g_object_get_data (G_OBJECT (factory), "property");
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *text = NULL;

  g_object_get (gtk_list_item_get_item (item), property, &text, NULL);
  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_list_item_set_accessible_label (item, text);
  g_signal_connect_object (widget, "notify::selected-item", G_CALLBACK (update_tick), item, G_CONNECT_SWAPPED);
  update_tick (item, NULL, widget);
}

static void
unbind_cb (GtkWidget *widget, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (widget, update_tick, item);
}

/**
 * stk_choice_factory_install:
 * @widget: a #GtkDropDown or an #AdwComboRow
 * @property: (type static): the property of its items that is their text
 *
 * Gives the rows of a list that drops down names; else they look as usual.
 */
void
stk_choice_factory_install (GtkWidget *widget, const char *property)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "property", (gpointer) property);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), widget, G_CONNECT_SWAPPED);
  g_object_set (widget, "list-factory", factory, NULL);
}

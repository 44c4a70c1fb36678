/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-sidebar-private.h"

/* The list itself, but for its rows: the headings of its groups, and where what is. */

static void
refresh_header (StkSidebar *self, GtkListHeader *header)
{
  GtkWidget *box = gtk_list_header_get_child (header);
  StkTag *tag = gtk_list_header_get_item (header);
  g_autofree char *title = NULL;
  g_autofree char *n = g_strdup_printf ("%u", gtk_list_header_get_n_items (header));

  if (tag == NULL || self->tags == NULL)
    return;

  title = stk_tag_group_dup_title (self->group, self->tags, tag);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), title);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), n);
  gtk_widget_set_tooltip_text (box, title);
}

static void
setup_header_cb (StkSidebar *self, GtkListHeader *header)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *n = gtk_label_new (NULL);

  gtk_widget_add_css_class (box, "tag-header");
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "caption-heading");
  gtk_widget_add_css_class (n, "caption");
  gtk_widget_add_css_class (n, "dim-label");
  gtk_widget_add_css_class (n, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), n);
  gtk_list_header_set_child (header, box);
}

static void
bind_header_cb (StkSidebar *self, GtkListHeader *header)
{
  g_hash_table_add (self->headers, header);
  refresh_header (self, header);
}

static void
unbind_header_cb (StkSidebar *self, GtkListHeader *header)
{
  g_hash_table_remove (self->headers, header);
}

/* Headings are there only in a list that is divided. */
void
stk_sidebar_list_show_headers (StkSidebar *self, gboolean show)
{
  GtkListItemFactory *factory = NULL;

  if (show == (gtk_list_view_get_header_factory (self->list) != NULL))
    return;

  if (show)
    {
      factory = gtk_signal_list_item_factory_new ();
      g_signal_connect_object (factory, "setup", G_CALLBACK (setup_header_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (factory, "bind", G_CALLBACK (bind_header_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_header_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_list_view_set_header_factory (self->list, factory);
  g_clear_object (&factory);
}

/* What stands above a group and how many are in it may follow from any change; there are few headings in sight. */
void
stk_sidebar_list_refresh_headers (StkSidebar *self)
{
  GHashTableIter iter;
  gpointer header;

  g_hash_table_iter_init (&iter, self->headers);
  while (g_hash_table_iter_next (&iter, &header, NULL))
    refresh_header (self, header);
}

/* The tag in a row; %NULL if there is no such row. */
StkTag *
stk_sidebar_list_peek (StkSidebar *self, guint position)
{
  g_autoptr (StkTag) tag = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  /* the list of tags keeps it */
  return tag;
}

static guint
find_in_text_order (StkSidebar *self, StkAnnotation *annotation)
{
  guint low = 0, high = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      StkAnnotation *other = stk_tag_get_annotation (stk_sidebar_list_peek (self, middle));

      if (stk_annotation_compare (other, annotation) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* The row of a tag, or %GTK_INVALID_LIST_POSITION: a binary search as long as the list is in text order. */
guint
stk_sidebar_list_find (StkSidebar *self, StkTag *tag)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint position = 0;

  if (stk_tag_order_is_text_order (self->group, self->sort))
    position = find_in_text_order (self, stk_tag_get_annotation (tag));
  else
    while (position < n && stk_sidebar_list_peek (self, position) != tag)
      position++;

  return position < n && stk_sidebar_list_peek (self, position) == tag ? position : GTK_INVALID_LIST_POSITION;
}

/* The row of the tag that is selected, or %GTK_INVALID_LIST_POSITION. */
guint
stk_sidebar_list_find_selected (StkSidebar *self)
{
  StkTag *tag = self->tags ? stk_tag_list_lookup (self->tags, self->selected) : NULL;

  return tag ? stk_sidebar_list_find (self, tag) : GTK_INVALID_LIST_POSITION;
}

void
stk_sidebar_list_scroll_to_selected (StkSidebar *self)
{
  guint position = stk_sidebar_list_find_selected (self);

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_NONE, NULL);
}

/* Another list is read from what was selected in the last one, or else from its beginning. */
void
stk_sidebar_list_scroll_anew (StkSidebar *self)
{
  guint position = stk_sidebar_list_find_selected (self);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;

  if (position == GTK_INVALID_LIST_POSITION)
    position = 0;
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_NONE, NULL);
  stk_sidebar_rows_fill_around (self, position);
}

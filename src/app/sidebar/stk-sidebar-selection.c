/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-sidebar-private.h"

/* With more tags selected than this, all rows are looked at to find theirs. */
#define MAX_FINDS 16

/* What is selected. The list's own selection goes by rows, and forgets those that are filtered out or replaced for a
 * moment by an edit; so which tags a person has chosen is remembered here, and restored whenever rows change. */

static void
choose (StkSidebar *self, StkTag *tag)
{
  stk_tag_set_selected (tag, TRUE);
  g_hash_table_add (self->chosen, g_object_ref (tag));
}

static void
clear_chosen (StkSidebar *self)
{
  GHashTableIter iter;
  gpointer tag;

  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &tag, NULL))
    stk_tag_set_selected (tag, FALSE);
  g_hash_table_remove_all (self->chosen);
}

static StkTag *
get_single (StkSidebar *self)
{
  GHashTableIter iter;
  gpointer tag = NULL;

  g_hash_table_iter_init (&iter, self->chosen);
  if (g_hash_table_size (self->chosen) == 1)
    g_hash_table_iter_next (&iter, &tag, NULL);

  return tag;
}

static void
chosen_changed (StkSidebar *self)
{
  StkTag *tag = get_single (self);

  stk_sidebar_actions_update (self);
  stk_sidebar_set_selected_id (self, tag ? stk_tag_get_id (tag) : NULL);
}

/* A person selected other rows: those are chosen now, and nothing that is out of sight. */
static void
selection_changed_cb (StkSidebar *self)
{
  g_autoptr (GtkBitset) rows = NULL;
  GtkBitsetIter iter;
  guint position;

  if (self->restoring)
    return;

  clear_chosen (self);
  rows = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, rows, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    choose (self, stk_sidebar_list_peek (self, position));

  chosen_changed (self);
}

static void
add_row (StkSidebar *self, StkTag *tag, GtkBitset *rows)
{
  guint position = stk_sidebar_list_find (self, tag);

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_bitset_add (rows, position);
}

/* Selects the rows of what is chosen, as far as there are any in a part of the list. */
static void
restore (StkSidebar *self, guint position, guint n)
{
  g_autoptr (GtkBitset) rows = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) part = gtk_bitset_new_range (position, n);
  GHashTableIter iter;
  gpointer tag;

  if (g_hash_table_size (self->chosen) > MAX_FINDS || n <= MAX_FINDS ||
      !stk_tag_order_is_text_order (self->group, self->sort))
    {
      for (guint i = position; i < position + n && g_hash_table_size (self->chosen) > 0; i++)
        if (stk_tag_get_selected (stk_sidebar_list_peek (self, i)))
          gtk_bitset_add (rows, i);
    }
  else
    {
      g_hash_table_iter_init (&iter, self->chosen);
      while (g_hash_table_iter_next (&iter, &tag, NULL))
        add_row (self, tag, rows);
    }

  self->restoring = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), rows, part);
  self->restoring = FALSE;
}

static void
items_changed_cb (StkSidebar *self, guint position, guint removed, guint added)
{
  if (added > 0 && g_hash_table_size (self->chosen) > 0)
    restore (self, position, added);
}

static gboolean
is_gone (gpointer tag, gpointer value, gpointer user_data)
{
  StkSidebar *self = user_data;

  return stk_tag_list_lookup (self->tags, stk_tag_get_id (tag)) != tag;
}

/* What was deleted is not selected any more. */
void
stk_sidebar_selection_forget_gone (StkSidebar *self)
{
  if (g_hash_table_foreach_remove (self->chosen, is_gone, self) > 0)
    chosen_changed (self);
}

/* Watches the list's selection. */
void
stk_sidebar_selection_init (StkSidebar *self)
{
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  /* after the list has taken the change */
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/* Selects one tag, or none. Does not scroll. */
void
stk_sidebar_selection_take (StkSidebar *self, StkTag *tag)
{
  clear_chosen (self);
  if (tag != NULL)
    choose (self, tag);
  restore (self, 0, g_list_model_get_n_items (G_LIST_MODEL (self->selection)));
  chosen_changed (self);
}

/* Lets go of everything, before another document is shown. */
void
stk_sidebar_selection_clear (StkSidebar *self)
{
  clear_chosen (self);
  chosen_changed (self);
}

/* The tags that are selected and in the list, in its order; what is filtered out is safe from whatever is done to
 * these. */
GPtrArray *
stk_sidebar_selection_list (StkSidebar *self)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) rows = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, rows, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (tags, g_list_model_get_item (G_LIST_MODEL (self->selection), position));

  return tags;
}

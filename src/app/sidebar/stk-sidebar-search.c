/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-sidebar-private.h"

/* The search: the list follows each key. */

static void
search_changed_cb (StkSidebar *self)
{
  if (!stk_tag_filter_set_query (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search))))
    return;

  stk_sidebar_list_scroll_anew (self);
  stk_sidebar_rows_show_terms (self);
  stk_sidebar_page_update (self);
}

static void
search_focused_cb (StkSidebar *self)
{
  if (self->tags != NULL)
    stk_tag_list_prepare_search (self->tags);
}

/* Escape empties the search; a second one goes on to the list. */
static void
stop_search_cb (StkSidebar *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)))
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* Selects a row from the search: the one before or behind the one that is selected. */
static void
select_match (StkSidebar *self, int step)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint position = stk_sidebar_list_find_selected (self);

  if (n == 0)
    return;

  if (position == GTK_INVALID_LIST_POSITION)
    position = step > 0 ? 0 : n - 1;
  else
    position = (position + n + (guint) step) % n;
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_SELECT, NULL);
}

static void
next_match_cb (StkSidebar *self)
{
  select_match (self, 1);
}

static void
previous_match_cb (StkSidebar *self)
{
  select_match (self, -1);
}

/* Enter takes the first row, and goes on from there. */
static void
search_activate_cb (StkSidebar *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;

  gtk_list_view_scroll_to (self->list, 0, GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

void
stk_sidebar_search_class_init (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, search_changed_cb);
  gtk_widget_class_bind_template_callback (klass, search_focused_cb);
  gtk_widget_class_bind_template_callback (klass, stop_search_cb);
  gtk_widget_class_bind_template_callback (klass, search_activate_cb);
  gtk_widget_class_bind_template_callback (klass, next_match_cb);
  gtk_widget_class_bind_template_callback (klass, previous_match_cb);
}

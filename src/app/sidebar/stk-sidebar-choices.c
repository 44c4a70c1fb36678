/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-sidebar-private.h"

#include <glib/gi18n.h>

/* What is listed, and how. */

/* Lists one kind, by its nick, or all. */
void
stk_sidebar_set_kind (StkSidebar *self, const char *nick)
{
  StkKind kind;
  gboolean is_kind = nick != NULL && stk_kind_from_nick (nick, &kind);

  if (!g_set_str (&self->kind, is_kind ? nick : STK_SIDEBAR_ALL))
    return;

  adw_toggle_group_set_active_name (self->kinds, self->kind);
  stk_tag_filter_set_kinds (self->filter, is_kind ? STK_KINDS (kind) : STK_KINDS_ALL);
  stk_sidebar_actions_set_choice (self, "kind", self->kind);
  stk_sidebar_list_scroll_anew (self);
  stk_sidebar_page_update (self);
  g_object_notify (G_OBJECT (self), "kind");
}

/* A list that is limited to a state says so, and that is the way back too. */
static void
show_state (StkSidebar *self, const StkChoice *choice)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->state_chip, choice != NULL);
  if (choice == NULL)
    return;

  /* Translators: which tags are listed; the name of a state follows */
  text = g_strdup_printf (_ ("State: %s"), _ (choice->label));
  adw_button_content_set_label (self->state_content, text);
}

/* Lists tags in one state, by its nick, or in all. */
void
stk_sidebar_set_state (StkSidebar *self, const char *nick)
{
  const StkField *field = stk_field_lookup (STK_KIND_CLAIM, STK_FIELD_STATUS);
  const StkChoice *choice = stk_field_find_choice (field, nick);

  if (!g_set_str (&self->state, choice ? choice->nick : STK_SIDEBAR_ALL))
    return;

  stk_tag_filter_set_rank (self->filter, choice ? (guint) (choice - field->choices) : STK_TAG_FILTER_ALL_STATES);
  stk_sidebar_actions_set_choice (self, "state", self->state);
  show_state (self, choice);
  stk_sidebar_list_scroll_anew (self);
  stk_sidebar_page_update (self);
  g_object_notify (G_OBJECT (self), "state");
}

static const char *
get_nick (GType type, int value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);

  return g_enum_get_value (klass, value)->value_nick;
}

/* Whether the tags come in groups is also for the headings to know, before the list has any to show. */
void
stk_sidebar_apply_group (StkSidebar *self)
{
  g_autoptr (GtkSorter) sorter = self->tags ? stk_tag_group_new_sorter (self->group, self->tags) : NULL;

  stk_sidebar_list_show_headers (self, sorter != NULL);
  gtk_sort_list_model_set_section_sorter (self->sorted, sorter);
}

/* Divides the list. */
void
stk_sidebar_set_group (StkSidebar *self, StkTagGroup group)
{
  if (self->group == group)
    return;

  self->group = group;
  stk_sidebar_apply_group (self);
  stk_sidebar_actions_set_choice (self, "group", get_nick (STK_TYPE_TAG_GROUP, (int) group));
  stk_sidebar_list_scroll_anew (self);
  g_object_notify (G_OBJECT (self), "group");
}

/* Puts the list into an order. */
void
stk_sidebar_set_sort (StkSidebar *self, StkTagSort sort)
{
  g_autoptr (GtkSorter) sorter = stk_tag_sort_new_sorter (sort);

  if (self->sort == sort)
    return;

  self->sort = sort;
  gtk_sort_list_model_set_sorter (self->sorted, sorter);
  stk_sidebar_actions_set_choice (self, "sort", get_nick (STK_TYPE_TAG_SORT, (int) sort));
  stk_sidebar_list_scroll_anew (self);
  g_object_notify (G_OBJECT (self), "sort");
}

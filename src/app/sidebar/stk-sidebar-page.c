/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-sidebar-private.h"

#include <glib/gi18n.h>

/* What is shown in place of an empty list: why it is empty, and what to do. */

static const struct
{
  const char *title;
  const char *description;
} KINDS[STK_N_KINDS] = {
  [STK_KIND_QUOTE] = { N_ ("No Quotes Yet"), N_ ("Put the cursor into a quotation and press Q.") },
  [STK_KIND_CLAIM] = { N_ ("No Claims Yet"), N_ ("Put the cursor into a sentence and press C.") },
  [STK_KIND_SOURCE] = { N_ ("No Sources Yet"), N_ ("Put the cursor into a name and press S.") },
  [STK_KIND_NOTE] = { N_ ("No Notes Yet"), N_ ("Put the cursor into a sentence, or select words, and press N.") },
};

static void
show (StkSidebar *self, const char *icon_name, const char *title, const char *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_icon_name (self->nothing, icon_name);
  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, escaped);
}

/* The target is set while there is no action that it could not suit. */
static void
offer (StkSidebar *self, const char *label, const char *action, const char *target)
{
  GtkActionable *button = GTK_ACTIONABLE (self->nothing_button);

  gtk_button_set_label (self->nothing_button, label);
  gtk_actionable_set_action_name (button, NULL);
  gtk_actionable_set_action_target_value (button, target ? g_variant_new_string (target) : NULL);
  gtk_actionable_set_action_name (button, action);
}

static void
show_nothing_found (StkSidebar *self)
{
  g_autofree char *description =
    g_strdup_printf (_ ("No tag in this list has “%s” in its words or its fields."), gtk_editable_get_text (GTK_EDITABLE (self->search)));

  show (self, "edit-find-symbolic", _ ("No Tags Found"), description);
  offer (self, _ ("Show _All Tags"), "sidebar.show-all", NULL);
}

static void
show_no_state (StkSidebar *self)
{
  const StkField *field = stk_field_lookup (STK_KIND_CLAIM, STK_FIELD_STATUS);
  const char *label = stk_field_get_display (field, self->state);
  g_autofree char *description = g_strdup_printf (_ ("The list shows tags in the state “%s” only."), label);

  show (self, "stk-filter-symbolic", _ ("No Tags in This State"), description);
  offer (self, _ ("Show All _States"), "sidebar.state", STK_SIDEBAR_ALL);
}

static void
show_no_kind (StkSidebar *self, StkKind kind)
{
  g_autofree char *icon_name = g_strdup_printf ("stk-%s-symbolic", stk_kind_get_info (kind)->nick);

  show (self, icon_name, _ (KINDS[kind].title), _ (KINDS[kind].description));
  offer (self, _ ("Show All _Kinds"), "sidebar.kind", STK_SIDEBAR_ALL);
}

static void
show_unusable (StkSidebar *self)
{
  show (self, "dialog-warning-symbolic", _ ("No Tags to Show"),
        _ ("The saved tags cannot be used. The message above the article says why, and offers ways to go on."));
}

/* Shows the list, or what there is to say instead. */
void
stk_sidebar_page_update (StkSidebar *self)
{
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  gboolean unusable = self->document != NULL && stk_document_get_sidecar_error (self->document) != NULL;
  StkKind kind;

  gtk_widget_set_visible (GTK_WIDGET (self->nothing_button), !unusable);
  if (unusable)
    {
      show_unusable (self);
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }
  if (self->tags == NULL || stk_tag_list_get_n (self->tags) == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  if (n_shown > 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "list");
      return;
    }

  if (stk_kind_from_nick (self->kind, &kind) && stk_tag_list_get_n_of_kind (self->tags, kind) == 0)
    show_no_kind (self, kind);
  else if (stk_tag_filter_get_terms (self->filter) != NULL)
    show_nothing_found (self);
  else
    show_no_state (self);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-sidebar-private.h"

#include "stk-lazy-menu.h"
#include "stk-menu-names.h"

#include <glib/gi18n.h>

/* The menus of the sidebar: of what is listed, of what can be done with several tags, and of a row. */

typedef struct
{
  const char *nick;
  const char *label;
} Choice;

static const Choice GROUPS[] = {
  { "none", N_ ("No Groups") },
  { "block", N_ ("By Paragraph") },
  { "source", N_ ("By Source") },
  { "state", N_ ("By State") },
};

static const Choice SORTS[] = {
  { "text", N_ ("As in the Article") },
  { "newest", N_ ("Newest First") },
  { "kind", N_ ("By Kind") },
  { "state", N_ ("By State") },
};

static void
append (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, target ? "s" : NULL, target);
  g_menu_append_item (menu, item);
}

static GMenuModel *
new_choices (const Choice *choices, size_t n_choices, const char *action)
{
  GMenu *menu = g_menu_new ();

  for (size_t i = 0; i < n_choices; i++)
    append (menu, _ (choices[i].label), action, choices[i].nick);

  return G_MENU_MODEL (menu);
}

/* The states of the table of fields. */
static GMenuModel *
new_states (const char *action)
{
  const StkField *field = stk_field_lookup (STK_KIND_CLAIM, STK_FIELD_STATUS);
  GMenu *menu = g_menu_new ();

  for (const StkChoice *choice = field->choices; choice->nick != NULL; choice++)
    append (menu, _ (choice->label), action, choice->nick);

  return G_MENU_MODEL (menu);
}

static GMenuModel *
new_kinds (void)
{
  GMenu *menu = g_menu_new ();

  for (guint kind = 0; kind < STK_N_KINDS; kind++)
    append (menu, _ (stk_kind_get_info (kind)->label), "sidebar.set-kind", stk_kind_get_info (kind)->nick);

  return G_MENU_MODEL (menu);
}

/* The menu of what is listed, and how. */
GMenuModel *
stk_sidebar_menus_new_view (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) states = g_menu_new ();
  g_autoptr (GMenu) all = g_menu_new ();
  g_autoptr (GMenu) state = g_menu_new ();
  g_autoptr (GMenu) rows = g_menu_new ();
  g_autoptr (GMenuModel) each = new_states ("sidebar.state");
  g_autoptr (GMenuModel) groups = new_choices (GROUPS, G_N_ELEMENTS (GROUPS), "sidebar.group");
  g_autoptr (GMenuModel) sorts = new_choices (SORTS, G_N_ELEMENTS (SORTS), "sidebar.sort");

  append (all, _ ("All States"), "sidebar.state", STK_SIDEBAR_ALL);
  g_menu_append_section (states, NULL, G_MENU_MODEL (all));
  g_menu_append_section (states, NULL, each);
  g_menu_append_submenu (state, _ ("State"), G_MENU_MODEL (states));
  append (state, _ ("Show _All Tags"), "sidebar.show-all", NULL);
  append (rows, _ ("_Select All"), "sidebar.select-all", NULL);
  append (rows, _ ("Select _None"), "sidebar.unselect", NULL);

  g_menu_append_section (menu, NULL, G_MENU_MODEL (state));
  g_menu_append_section (menu, _ ("Groups"), groups);
  g_menu_append_section (menu, _ ("Order"), sorts);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rows));

  return G_MENU_MODEL (menu);
}

/* The menu of a row. */
GMenuModel *
stk_sidebar_menus_new_context (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) other = g_menu_new ();
  g_autoptr (GMenuModel) states = new_states ("sidebar.set-state");
  g_autoptr (GMenuModel) kinds = new_kinds ();

  g_menu_append_submenu (edit, _ ("State"), states);
  g_menu_append_submenu (edit, _ ("Kind"), kinds);
  append (other, _ ("_Copy Words"), "sidebar.copy", NULL);
  append (other, _ ("_Join Sources"), "sidebar.join-sources", NULL);
  append (other, _ ("_Delete"), "sidebar.delete", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (other));

  return G_MENU_MODEL (menu);
}

/* Opens the menu of a row, and selects the row if it is not yet: what is chosen is for all that is selected. */
static void
open_context_menu (StkSidebar *self, guint position, const GdkRectangle *place)
{
  g_autoptr (GMenuModel) menu = NULL;

  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);

  if (self->context_menu == NULL)
    {
      menu = stk_sidebar_menus_new_context ();
      self->context_menu = gtk_popover_menu_new_from_model (menu);
      stk_menu_name_items (GTK_POPOVER (self->context_menu));
      g_signal_connect_object (self->context_menu, "closed", G_CALLBACK (gtk_widget_grab_focus), self->list,
                               G_CONNECT_SWAPPED);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->context_menu), FALSE);
      gtk_widget_set_halign (self->context_menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->context_menu, GTK_WIDGET (self));
    }

  gtk_popover_set_pointing_to (GTK_POPOVER (self->context_menu), place);
  gtk_popover_popup (GTK_POPOVER (self->context_menu));
}

static gboolean
open_at (StkSidebar *self, double x, double y)
{
  GtkWidget *list = GTK_WIDGET (self->list);
  guint position = stk_sidebar_rows_find (self, gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT));
  graphene_point_t point;

  if (position == GTK_INVALID_LIST_POSITION ||
      !gtk_widget_compute_point (list, GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return FALSE;

  open_context_menu (self, position, &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });

  return TRUE;
}

static void
secondary_click_cb (StkSidebar *self, int n_press, double x, double y, GtkGesture *gesture)
{
  if (open_at (self, x, y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
long_press_cb (StkSidebar *self, double x, double y, GtkGesture *gesture)
{
  if (open_at (self, x, y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* The Menu key opens the menu under the row that has the focus. */
static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  StkSidebar *self = user_data;
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  guint position = stk_sidebar_rows_find (self, row);
  graphene_rect_t bounds;

  if (position == GTK_INVALID_LIST_POSITION || !gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    return FALSE;

  open_context_menu (self, position,
                     &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                                       (int) bounds.size.height });

  return TRUE;
}

/* Escape goes back from several rows to none; from fewer it is for others. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  StkSidebar *self = user_data;

  if (!gtk_action_bar_get_revealed (self->bulk_bar))
    return FALSE;

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));

  return TRUE;
}

static gboolean
search_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  StkSidebar *self = user_data;

  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
add_key (GtkEventController *controller, const char *trigger, GtkShortcutAction *action)
{
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), action));
}

static void
add_keys (StkSidebar *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkEventController *search_keys = gtk_shortcut_controller_new ();

  add_key (keys, "Delete|KP_Delete", gtk_named_action_new ("sidebar.delete"));
  add_key (keys, "<Control>c", gtk_named_action_new ("sidebar.copy"));
  add_key (keys, "Menu|<Shift>F10", gtk_callback_action_new (menu_key_cb, self, NULL));
  add_key (keys, "Escape", gtk_callback_action_new (escape_cb, self, NULL));
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);

  gtk_event_controller_set_propagation_phase (search_keys, GTK_PHASE_CAPTURE);
  add_key (search_keys, "Down|KP_Down", gtk_callback_action_new (search_key_cb, self, NULL));
  gtk_widget_add_controller (GTK_WIDGET (self->search), search_keys);
}

/* Gives the buttons their menus, and the rows theirs by pointer, touch and key. */
void
stk_sidebar_menus_init (StkSidebar *self)
{
  g_autoptr (GMenuModel) view = stk_sidebar_menus_new_view ();
  g_autoptr (GMenuModel) states = new_states ("sidebar.set-state");
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  stk_lazy_menu_set (self->view_button, view);
  stk_lazy_menu_set (self->bulk_state, states);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (secondary_click_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (long_press_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (press));

  add_keys (self);
}

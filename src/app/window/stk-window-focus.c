/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-window-private.h"

#include "stk-focus.h"

/* Where the keyboard focus goes: from one part of the window to the next, and into the article when there is nowhere
 * else. */

static void
focus_article (StkWindow *self)
{
  if (adw_overlay_split_view_get_collapsed (self->split))
    adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  adw_bottom_sheet_set_open (self->sheet, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
focus_list (StkWindow *self)
{
  stk_window_catch_up (self);
  adw_bottom_sheet_set_open (self->sheet, FALSE);
  adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
  stk_sidebar_focus_list (self->sidebar);
}

static void
focus_detail (StkWindow *self)
{
  stk_window_catch_up (self);
  if (self->narrow)
    adw_bottom_sheet_set_open (self->sheet, TRUE);
  else
    adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
  stk_detail_focus_first (self->detail);
}

static gboolean
has_detail (StkWindow *self)
{
  return stk_article_view_get_current (self->view) != NULL;
}

static void
next_part_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StkWindow *self = STK_WINDOW (widget);
  gboolean forward = g_str_equal (name, "win.next-part");
  static void (*const FOCUS[]) (StkWindow *self) = { focus_article, focus_list, focus_detail };
  guint n = has_detail (self) ? 3 : 2, here = 0;

  if (stk_focus_is_in (GTK_WIDGET (self->review_bar)))
    here = forward ? n - 1 : 1; /* the article, which it is about, is next */
  else if (stk_focus_is_in (GTK_WIDGET (self->sidebar)))
    here = 1;
  else if (stk_focus_is_in (GTK_WIDGET (self->detail)))
    here = 2;

  FOCUS[(here + (forward ? 1 : n - 1)) % n](self);
}

static void
fill_in_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (has_detail (STK_WINDOW (widget)))
    focus_detail (STK_WINDOW (widget));
}

/* Escape goes back from the fields to the words that they are about. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  focus_article (STK_WINDOW (gtk_widget_get_root (widget)));

  return GDK_EVENT_STOP;
}

static gboolean
rescue_cb (gpointer user_data)
{
  StkWindow *self = user_data;

  self->rescue_idle = 0;
  if (self->document != NULL && gtk_root_get_focus (GTK_ROOT (self)) == NULL &&
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));

  return G_SOURCE_REMOVE;
}

/* What had the focus is gone, as the fields of a tag that was deleted are: a moment later, unless something else took
 * it, the article has it. */
static void
focus_changed_cb (StkWindow *self)
{
  if (gtk_root_get_focus (GTK_ROOT (self)) == NULL && self->rescue_idle == 0)
    self->rescue_idle = g_idle_add (rescue_cb, self);
}

void
stk_window_class_init_focus (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.next-part", NULL, next_part_cb);
  gtk_widget_class_install_action (klass, "win.previous-part", NULL, next_part_cb);
  gtk_widget_class_install_action (klass, "win.fill-in", NULL, fill_in_cb);
}

void
stk_window_init_focus (StkWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->detail), keys);
  g_signal_connect_object (self, "notify::focus-widget", G_CALLBACK (focus_changed_cb), self, G_CONNECT_DEFAULT);
}

void
stk_window_dispose_focus (StkWindow *self)
{
  g_clear_handle_id (&self->rescue_idle, g_source_remove);
}

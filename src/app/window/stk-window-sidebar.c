/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-window-private.h"

#include "stk-display.h"
#include "stk-settings.h"

#include <glib/gi18n.h>

/* Milliseconds for which the article must stand still until the list follows it. */
#define FOLLOW_DELAY 100

/* What the window does for the list of tags: it offers to take back what was done there, and keeps it in step with the
 * article. */

/* The offer holds until the next edit: from then on undoing would take back something else. */
static void
edited_cb (StkWindow *self, const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  g_signal_connect_object (stk_document_get_annotations (self->document), "items-changed",
                           G_CALLBACK (adw_toast_dismiss), toast, G_CONNECT_SWAPPED);
  adw_toast_overlay_dismiss_all (self->toasts);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static size_t
get_offset_at (GtkTextView *view, int x, int y)
{
  GtkTextIter iter;

  gtk_text_view_get_iter_at_location (view, &iter, x, y);

  return stk_display_get_offset (&iter);
}

static void
follow_cb (gpointer user_data)
{
  StkWindow *self = user_data;
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GdkRectangle rect;
  size_t a, b;

  self->follow_id = 0;
  if (self->document == NULL)
    return;

  gtk_text_view_get_visible_rect (view, &rect);
  a = get_offset_at (view, rect.x, rect.y);
  b = get_offset_at (view, rect.x + rect.width, rect.y + rect.height);
  stk_sidebar_follow (self->sidebar, STK_RANGE (MIN (a, b), MAX (a, b)));
}

/* Moving the list costs many times what a frame of the article does, so that scrolling would stutter. */
static void
scrolled_cb (StkWindow *self)
{
  g_clear_handle_id (&self->follow_id, g_source_remove);
  self->follow_id = g_timeout_add_once (FOLLOW_DELAY, follow_cb, self);
}

/* Connects the sidebar with the rest of the window, whose menus and palette have its actions too. */
void
stk_window_sidebar_init (StkWindow *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  stk_settings_bind_tags (stk_settings_get_default (), G_OBJECT (self->sidebar));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "sidebar", stk_sidebar_get_actions (self->sidebar));
  g_signal_connect_object (self->sidebar, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sidebar, "message", G_CALLBACK (stk_window_toast), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

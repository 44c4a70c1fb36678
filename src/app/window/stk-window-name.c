/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-window-private.h"

#include "stk-name-dialog.h"
#include "stk-settings.h"

/* Who makes the edits is asked once, after the first of them: the edit is made and kept whatever the answer, and a
 * question never comes between a person and what they type. */

/* Milliseconds without a key after which nobody is in the middle of something. */
#define CALM 1000

static gboolean
is_busy (StkWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return g_get_monotonic_time () - self->last_key < CALM * G_TIME_SPAN_MILLISECOND ||
         adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL ||
         (focus != NULL && (GTK_IS_EDITABLE (focus) ||
                            (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus))) ||
                            gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL));
}

static gboolean
ask_cb (gpointer user_data)
{
  StkWindow *self = user_data;
  StkSettings *settings = stk_settings_get_default ();

  if (stk_settings_get_asks_name (settings))
    {
      if (is_busy (self))
        return G_SOURCE_CONTINUE;
      stk_settings_set_name_asked (settings);
      adw_dialog_present (stk_name_dialog_new (), GTK_WIDGET (self));
    }
  self->name_id = 0;

  return G_SOURCE_REMOVE;
}

/* Asks who makes the edits once there is one, if nobody was asked yet. */
void
stk_window_ask_name_later (StkWindow *self)
{
  if (self->name_id == 0 && stk_document_get_modified (self->document) &&
      stk_settings_get_asks_name (stk_settings_get_default ()))
    self->name_id = g_timeout_add (CALM, ask_cb, self);
}

static gboolean
key_pressed_cb (StkWindow *self)
{
  self->last_key = g_get_monotonic_time ();

  return GDK_EVENT_PROPAGATE;
}

void
stk_window_init_name (StkWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
stk_window_dispose_name (StkWindow *self)
{
  g_clear_handle_id (&self->name_id, g_source_remove);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-window-private.h"

#include <glib/gi18n.h>

/* Somebody who logs out while edits are not on disk is told so by the desktop, and may wait. */

/* Milliseconds after which edits that are not saved hold up a logout; most saves are done before that. */
#define PATIENCE 2000

static void
inhibit (StkWindow *self)
{
  g_clear_handle_id (&self->inhibit_id, g_source_remove);
  if (self->inhibit_cookie == 0)
    self->inhibit_cookie =
      gtk_application_inhibit (gtk_window_get_application (GTK_WINDOW (self)), GTK_WINDOW (self),
                               GTK_APPLICATION_INHIBIT_LOGOUT, _ ("Tags are not saved yet"));
}

static void
inhibit_cb (gpointer user_data)
{
  StkWindow *self = user_data;

  self->inhibit_id = 0;
  inhibit (self);
}

/* To be called when the window has no edits that are not on disk any more. */
void
stk_window_allow_logout (StkWindow *self)
{
  GApplication *application = g_application_get_default ();

  g_clear_handle_id (&self->inhibit_id, g_source_remove);
  if (self->inhibit_cookie != 0 && GTK_IS_APPLICATION (application))
    gtk_application_uninhibit (GTK_APPLICATION (application), self->inhibit_cookie);
  self->inhibit_cookie = 0;
}

/* To be called whenever it is known anew whether the edits are on disk. */
void
stk_window_update_logout (StkWindow *self)
{
  StkSaveState state = stk_autosave_get_state (self->autosave);

  if (state != STK_SAVE_STATE_PENDING && state != STK_SAVE_STATE_FAILED)
    stk_window_allow_logout (self);
  else if (self->inhibit_cookie == 0 && self->inhibit_id == 0)
    self->inhibit_id = g_timeout_add_once (PATIENCE, inhibit_cb, self);
}

/**
 * stk_window_prepare_logout:
 * @self: a window
 *
 * Saves what is not saved yet, and holds up the logout until it is.
 */
void
stk_window_prepare_logout (StkWindow *self)
{
  g_return_if_fail (STK_IS_WINDOW (self));

  if (self->document == NULL || !stk_document_get_modified (self->document))
    return;

  inhibit (self);
  stk_autosave_save_now (self->autosave);
}

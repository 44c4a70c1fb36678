/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-window-private.h"

#include "stk-link.h"
#include "stk-sidecar.h"

#include <glib/gi18n.h>

/* The questions that a window asks. */

static void
discard_response_cb (StkWindow *self, const char *response)
{
  self->close_when_saved = FALSE;
  if (g_str_equal (response, "discard"))
    stk_document_discard (self->document);
  if (g_str_equal (response, "discard") || g_str_equal (response, "keep"))
    gtk_window_destroy (GTK_WINDOW (self));
  else if (g_str_equal (response, "copy"))
    stk_window_save_copy (self);
}

/* Asked when a window is closed whose edits cannot be saved. They are kept until the next time, if the user's own
 * folder can be written at least. */
void
stk_window_ask_to_discard (StkWindow *self)
{
  const GError *error = stk_autosave_get_error (self->autosave);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("The Last Changes Are Not Saved"), error ? error->message : NULL);
  gboolean kept = stk_document_get_journaled (self->document);

  if (kept)
    adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog), "%s\n\n%s", error ? error->message : "",
                                  _ ("They are kept on this computer, and come back when the article is opened again."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "discard", _ ("_Discard Changes"),
                                  "copy", _ ("_Save a Copy…"), NULL);
  if (kept)
    adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "keep", _ ("_Keep and Close"));
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), kept ? "keep" : "copy", ADW_RESPONSE_SUGGESTED);
  if (kept)
    adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "keep");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (discard_response_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

typedef struct
{
  StkWindow *window;
  char *href;
} Link;

static void
link_free (gpointer data, GClosure *closure)
{
  Link *link = data;

  g_free (link->href);
  g_free (link);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StkWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    stk_window_toast (self, error->message);
}

static void
link_response_cb (Link *link, const char *response)
{
  g_autoptr (GtkUriLauncher) launcher = NULL;

  if (!g_str_equal (response, "open"))
    return;

  launcher = gtk_uri_launcher_new (link->href);
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (link->window), NULL, launched_cb, g_object_ref (link->window));
}

/* Where a link leads, and a warning where it would look as if it led elsewhere. */
static char *
dup_link_text (const char *href)
{
  g_autofree char *display = stk_link_dup_display (href);

  if (g_str_equal (display, href))
    return g_steal_pointer (&display);

  return g_strdup_printf ("%s\n\n%s", display,
                          _ ("The article writes this address with other characters, which may make it look like the "
                             "address of somebody else."));
}

/* A link is opened only after a person saw where it leads. */
void
stk_window_ask_to_open_link (StkWindow *self, const char *href)
{
  g_autofree char *text = NULL;
  AdwDialog *dialog;
  Link *link;

  if (!stk_link_is_web (href))
    {
      stk_window_toast (self, _ ("This link does not lead to a web page"));
      return;
    }

  link = g_new (Link, 1);
  link->window = self;
  link->href = g_strdup (href);
  text = dup_link_text (href);
  dialog = adw_alert_dialog_new (_ ("Open This Link?"), text);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "open", _ ("_Open"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "open", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "open");
  g_signal_connect_data (dialog, "response", G_CALLBACK (link_response_cb), link, link_free, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
set_aside (StkWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) aside = stk_document_set_sidecar_aside (self->document, &error);
  g_autofree char *name = aside ? g_file_get_basename (aside) : NULL;
  g_autofree char *text = NULL;

  if (aside == NULL)
    {
      stk_window_toast (self, error->message);
      return;
    }

  text = g_strdup_printf (_ ("The old file of tags is now “%s”"), name);
  stk_window_open (self, self->file);
  stk_window_toast (self, text);
}

static void
sidecar_response_cb (StkWindow *self, const char *response)
{
  if (g_str_equal (response, "files"))
    stk_window_show_in_files (self);
  else if (g_str_equal (response, "again"))
    stk_window_open (self, self->file);
  else if (g_str_equal (response, "aside"))
    set_aside (self);
}

/* Explains why the tags cannot be changed, and what can be done about it. */
void
stk_window_ask_about_sidecar (StkWindow *self)
{
  const GError *error = stk_document_get_sidecar_error (self->document);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("The Saved Tags Cannot Be Used"), NULL);

  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog), "%s\n\n%s", error->message,
                                _ ("Mend the file or restore it from a backup and read it again, or set it aside under "
                                   "another name and begin anew. Nothing is deleted."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "files", _ ("Show in _Files"),
                                  "aside", _ ("Set _Aside"), "again", _ ("_Read Again"), NULL);
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "aside",
                                         !g_error_matches (error, STK_SIDECAR_ERROR, STK_SIDECAR_ERROR_NEWER));
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "again", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (sidecar_response_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-window-private.h"

#include "stk-export.h"

#include <glib/gi18n.h>

/* Reports of the article, as files that a person chooses. */

typedef struct
{
  StkWindow *window;
  StkDocument *document; /* another may be open when the file is chosen */
  const StkExportFormat *format;
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  g_object_unref (self->window);
  g_object_unref (self->document);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *name = file ? g_file_get_basename (file) : NULL;
  g_autofree char *display = name ? g_filename_display_name (name) : NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    return;

  if (stk_export_to_file (self->format, self->document, file, NULL, &error))
    text = g_strdup_printf (_ ("“%s” was exported"), display);
  stk_window_toast (self->window, text ? text : error->message);
}

/* Asks where a report is to go, and makes it. */
void
stk_window_export (StkWindow *self, const char *format_name)
{
  const StkExportFormat *format = stk_export_find_format (format_name);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GFile) folder = NULL;
  g_autofree char *name = NULL;
  Export *export;

  g_return_if_fail (format != NULL && self->document != NULL);

  name = stk_export_dup_name (format, self->document);
  folder = g_file_get_parent (stk_document_get_file (self->document));
  export = g_new0 (Export, 1);
  export->window = g_object_ref (self);
  export->document = g_object_ref (self->document);
  export->format = format;

  gtk_file_dialog_set_title (dialog, _ ("Export the Annotated Script"));
  gtk_file_dialog_set_initial_folder (dialog, folder);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, chosen_cb, export);
}

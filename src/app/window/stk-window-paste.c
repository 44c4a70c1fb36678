/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-window-private.h"

#include "stk-application.h"

#include <glib/gi18n.h>
#include <string.h>

/* What was copied becomes an article: files as they are, a web page's or a text's words as a new file. */

/* Characters of a headline that make a file's name. */
#define MAX_NAME 60

#define HTML_TYPE "text/html"

/* Words on their way to a file. */
typedef struct
{
  StkWindow *window;
  GBytes *bytes;
} Paste;

static void
paste_free (Paste *self)
{
  g_object_unref (self->window);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static void
open_file (StkWindow *self, GFile *file)
{
  stk_application_open_in (STK_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), self, file);
}

static void
save_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Paste *paste = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GError) error = NULL;
  size_t size;
  const char *data = g_bytes_get_data (paste->bytes, &size);

  if (file != NULL &&
      g_file_replace_contents (file, data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error))
    open_file (paste->window, file);
  else if (error != NULL)
    stk_window_toast (paste->window, error->message);
  paste_free (paste);
}

/* A name made of the headline. */
static char *
dup_name (StkArticle *article, const char *suffix)
{
  g_autofree char *start = g_utf8_substring (stk_article_get_headline (article), 0,
                                             MIN (g_utf8_strlen (stk_article_get_headline (article), -1), MAX_NAME));

  g_strstrip (g_strdelimit (start, "/\\:*?\"<>|", ' '));

  return g_strconcat (start, suffix, NULL);
}

/* Asks where to save the words, if they make an article. */
static void
save_words (StkWindow *self, GBytes *bytes, const char *suffix)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = g_strconcat (_ ("Clipboard"), suffix, NULL);
  g_autoptr (StkArticle) article = stk_article_new_for_bytes (bytes, shown, NULL, &error);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = NULL;
  Paste *paste;

  if (article == NULL)
    {
      stk_window_toast (self, error->message);
      return;
    }
  name = dup_name (article, suffix);
  gtk_file_dialog_set_title (dialog, _ ("Save the Article"));
  gtk_file_dialog_set_initial_name (dialog, name);
  paste = g_new0 (Paste, 1);
  paste->window = g_object_ref (self);
  paste->bytes = g_bytes_ref (bytes);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, save_chosen_cb, paste);
}

/* Programs copy pages without what says their encoding, which is UTF-8 then. */
static void
html_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StkWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) page = NULL;
  g_autoptr (GString) whole = g_string_new ("<!DOCTYPE html>\n");
  size_t size;
  const char *data;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) < 0)
    {
      stk_window_toast (self, error->message);
      return;
    }
  page = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  data = g_bytes_get_data (page, &size);
  if (!g_utf8_validate_len (data, size, NULL))
    {
      save_words (self, page, ".html");
      return;
    }
  g_string_append (whole, "<meta charset=\"utf-8\">\n");
  g_string_append_len (whole, data, (gssize) size);
  g_clear_pointer (&page, g_bytes_unref);
  page = g_string_free_to_bytes (g_steal_pointer (&whole));
  save_words (self, page, ".html");
}

static void
html_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StkWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (stream == NULL)
    stk_window_toast (self, error->message);
  else
    g_output_stream_splice_async (memory, stream,
                                  G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                  G_PRIORITY_DEFAULT, NULL, html_read_cb, g_object_ref (self));
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StkWindow) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GBytes) bytes = text ? g_bytes_new (text, strlen (text)) : NULL;

  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    stk_window_toast (self, _ ("There is nothing to paste"));
  else
    save_words (self, bytes, ".txt");
}

static void
files_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StkWindow) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value == NULL)
    {
      stk_window_toast (self, _ ("There is nothing to paste"));
      return;
    }
  for (GSList *l = gdk_file_list_get_files (g_value_get_boxed (value)); l != NULL; l = l->next)
    open_file (self, l->data);
}

/* Opens what was copied: files, or the words of a page or a text, for which it asks where to save them. */
void
stk_window_paste (StkWindow *self)
{
  static const char *const html_types[] = { HTML_TYPE, NULL };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, files_read_cb,
                                    g_object_ref (self));
  else if (gdk_content_formats_contain_mime_type (formats, HTML_TYPE))
    gdk_clipboard_read_async (clipboard, (const char **) html_types, G_PRIORITY_DEFAULT, NULL, html_opened_cb,
                              g_object_ref (self));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, g_object_ref (self));
}

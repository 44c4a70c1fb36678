/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-window-private.h"

#include "stk-application.h"
#include "stk-portal.h"
#include "stk-settings.h"

#include <glib/gi18n.h>

/* In a sandbox the program may save beside an article only where a person gave it the folder. It asks for that once. */

/* Goes on with the article in a folder that is in reach now, as soon as its tags are saved where they are. Returns
 * whether it is in one. */
static gboolean
go_home (StkWindow *self)
{
  g_autoptr (GFile) home = NULL;

  if (self->file == NULL || !stk_portal_is_single_file (self->file))
    return FALSE;

  home = stk_portal_find_in_folders (self->file);
  if (home == NULL)
    return FALSE;

  if (self->document != NULL && stk_document_get_modified (self->document))
    {
      g_set_object (&self->home, home);
      stk_autosave_save_now (self->autosave);
    }
  else
    {
      stk_window_open (self, home);
    }

  return TRUE;
}

/* To be called when the tags are saved. */
void
stk_window_go_home_if_saved (StkWindow *self)
{
  g_autoptr (GFile) home = g_steal_pointer (&self->home);

  if (home != NULL)
    stk_window_open (self, home);
}

/* Other windows may have been waiting for the same folder. */
static void
go_home_in_all (StkWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  for (GList *l = windows; l != NULL; l = l->next)
    if (STK_IS_WINDOW (l->data))
      go_home (l->data);
}

/* What is asked about; the window is held. */
typedef struct
{
  StkWindow *window;
  GFile *file; /* that came without its folder; %NULL if any folder will do */
} Question;

static Question *
question_new (StkWindow *window, GFile *file)
{
  Question *self = g_new0 (Question, 1);

  self->window = g_object_ref (window);
  g_set_object (&self->file, file);

  return self;
}

static void
question_free (Question *self)
{
  g_object_unref (self->window);
  g_clear_object (&self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
tell_not_there (StkWindow *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *display_name = g_filename_display_name (name);
  g_autofree char *text = g_strdup_printf (_ ("“%s” is not in this folder"), display_name);

  stk_window_toast (self, text);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GFile) found = NULL;
  StkWindow *self = question->window;
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (folder == NULL || application == NULL)
    return;

  stk_portal_remember_folder (folder);
  go_home_in_all (self);
  if (question->file == NULL)
    {
      stk_settings_set_last_folder (stk_settings_get_default (), folder);
      stk_window_open_desk (self, folder);
      return;
    }

  found = stk_portal_find_in_folders (question->file);
  if (found == NULL)
    tell_not_there (self, question->file);
  else if (self->file == NULL || !g_file_equal (self->file, question->file))
    stk_application_open_in (STK_APPLICATION (application), self, found);
}

/* Lets a person choose the folder of a file, or any folder. */
static void
choose_folder (StkWindow *self, GFile *file)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  StkSettings *settings = stk_settings_get_default ();
  g_autoptr (GFile) parent = file ? g_file_get_parent (file) : stk_settings_get_last_folder (settings);
  g_autoptr (GFile) host_parent = parent ? stk_portal_get_host_file (parent) : NULL;

  gtk_file_dialog_set_title (dialog, file ? _ ("Choose the Folder of the Article") : _ ("Open a Folder"));
  gtk_file_dialog_set_initial_folder (dialog, host_parent);
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (self), NULL, chosen_cb, question_new (self, file));
}

/* An article that came without its folder is what the next folder is chosen for. */
void
stk_window_open_folder (StkWindow *self)
{
  gboolean single = self->file != NULL && stk_portal_is_single_file (self->file);

  choose_folder (self, single ? self->file : NULL);
}

/* Says that the tags are not beside the article. */
void
stk_window_show_folder (StkWindow *self)
{
  gboolean single = stk_portal_is_single_file (self->file);

  adw_banner_set_title (self->folder_banner,
                        single ? _ ("Stickler keeps the tags to itself until it may use the article’s folder") : "");
  adw_banner_set_revealed (self->folder_banner, single);
}

static void
response_cb (Question *question, const char *response)
{
  if (g_str_equal (response, "choose"))
    choose_folder (question->window, question->file);
}

static void
response_free_cb (gpointer data, GClosure *closure)
{
  question_free (data);
}

/* Asks for the folder of a file of tags that came alone, so that its article can be opened. */
void
stk_window_ask_for_folder (StkWindow *self, GFile *sidecar)
{
  g_autofree char *name = g_file_get_basename (sidecar);
  g_autofree char *display_name = g_filename_display_name (name);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Where Is the Article?"), NULL);

  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog),
                                _ ("“%s” holds the tags of an article. Choose the folder that both are in, and Stickler "
                                   "can open it. You are asked only once for each folder."),
                                display_name);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "choose", _ ("Choose _Folder…"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "choose", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "choose");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question_new (self, sidecar), response_free_cb,
                         G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

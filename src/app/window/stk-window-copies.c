/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-window-private.h"

#include "stk-conflict-copy.h"

#include <glib/gi18n.h>

/* Other versions of the tags that stand beside the article, such as programs leave which keep folders in step: they are
 * looked for when an article is opened and when a file comes or goes, and offered for merging. */

/* Milliseconds from a change of the folder to the look, and from one look that had to wait to the next. */
#define DELAY 400

/* How many names a question lists. */
#define MAX_NAMES 5

static void
look_cb (gpointer user_data);

static void
schedule (StkWindow *self)
{
  g_clear_handle_id (&self->copies_id, g_source_remove);
  self->copies_id = g_timeout_add_once (DELAY, look_cb, self);
}

static void
take_copies (StkWindow *self, GPtrArray *copies)
{
  gboolean any = copies != NULL && copies->len > 0;
  g_autofree char *text =
    any ? g_strdup_printf (ngettext ("A copy beside the article has other changes to the tags",
                                     "%u copies beside the article have other changes to the tags", copies->len),
                           copies->len)
        : NULL;

  g_clear_pointer (&self->copies, g_ptr_array_unref);
  self->copies = any ? g_ptr_array_ref (copies) : NULL;
  stk_window_update_actions (self);
  adw_banner_set_title (self->copies_banner, text ? text : "");
  adw_banner_set_revealed (self->copies_banner, any);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StkWindow) self = user_data;
  g_autoptr (GPtrArray) copies = stk_conflict_copies_find_finish (result, NULL);

  /* %NULL: another look has begun */
  if (copies != NULL)
    take_copies (self, copies);
}

/* What is to be saved is on disk first, since that is what copies are compared with. */
static void
look_cb (gpointer user_data)
{
  StkWindow *self = user_data;

  self->copies_id = 0;
  if (stk_document_get_modified (self->document))
    {
      schedule (self);
      return;
    }

  g_cancellable_cancel (self->copies_cancellable);
  g_clear_object (&self->copies_cancellable);
  self->copies_cancellable = g_cancellable_new ();
  stk_conflict_copies_find_async (stk_document_get_sidecar_file (self->document),
                                  stk_document_get_article (self->document), self->copies_cancellable, found_cb,
                                  g_object_ref (self));
}

static gboolean
is_copy (StkWindow *self, GFile *file)
{
  g_autofree char *sidecar_name = g_file_get_basename (stk_document_get_sidecar_file (self->document));
  g_autofree char *name = file ? g_file_get_basename (file) : NULL;

  return name != NULL && stk_conflict_copy_is_name (sidecar_name, name);
}

static void
changed_cb (StkWindow *self, GFile *file, GFile *other_file)
{
  if (is_copy (self, file) || is_copy (self, other_file))
    schedule (self);
}

/* Tells of the copies that stand beside the document that is open, now and later. */
void
stk_window_watch_copies (StkWindow *self)
{
  g_autoptr (GFile) folder = g_file_get_parent (stk_document_get_sidecar_file (self->document));

  stk_window_unwatch_copies (self);
  take_copies (self, NULL);
  if (stk_document_get_read_only (self->document) || folder == NULL)
    return;

  self->folder_monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->folder_monitor != NULL)
    g_signal_connect_object (self->folder_monitor, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  schedule (self);
}

void
stk_window_unwatch_copies (StkWindow *self)
{
  g_clear_handle_id (&self->copies_id, g_source_remove);
  g_cancellable_cancel (self->copies_cancellable);
  g_clear_object (&self->copies_cancellable);
  if (self->folder_monitor != NULL)
    g_file_monitor_cancel (self->folder_monitor);
  g_clear_object (&self->folder_monitor);
  g_clear_pointer (&self->copies, g_ptr_array_unref);
}

/* Says what became of the copies; who changed what in the tags is said on its own. */
void
stk_window_tell_copies_merged (StkWindow *self, guint n_left, const char *message)
{
  if (message != NULL)
    stk_window_toast (self, message);
  else if (n_left > 0)
    stk_window_toast (self, _ ("The copies are merged, but could not be moved to the trash"));
  else
    stk_window_toast (self, _ ("Merged. What was in the copies is in the trash."));
  schedule (self);
}

static void
response_cb (StkWindow *self, const char *response)
{
  if (g_str_equal (response, "merge") && self->copies != NULL)
    stk_autosave_merge_copies (self->autosave, self->copies);
}

static char *
dup_names (GPtrArray *copies)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < copies->len && i < MAX_NAMES; i++)
    {
      g_autofree char *base = g_file_get_basename (copies->pdata[i]);
      g_autofree char *name = g_filename_display_name (base);

      g_string_append_printf (names, "%s\n", name);
    }
  if (copies->len > MAX_NAMES)
    g_string_append_printf (names, ngettext ("and %u more\n", "and %u more\n", copies->len - MAX_NAMES),
                            copies->len - MAX_NAMES);

  return g_string_free_and_steal (g_steal_pointer (&names));
}

/* Asks whether to merge them. */
void
stk_window_ask_to_merge_copies (StkWindow *self)
{
  g_autofree char *names = self->copies ? dup_names (self->copies) : NULL;
  AdwAlertDialog *dialog;

  if (names == NULL)
    return;

  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Merge the Copies?"), NULL));
  adw_alert_dialog_format_body (
    dialog, "%s\n%s", names,
    _ ("The tags were changed on two machines at the same time, and a program that synchronises the folder kept both. "
       "What only the copies have is added to the tags here. Where a field has two answers, both are kept until you "
       "settle it. Then the copies go to the trash."));
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "merge", _ ("_Merge"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "merge", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "merge");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

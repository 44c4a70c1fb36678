/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-window-private.h"

#include "stk-application.h"
#include "stk-outline.h"
#include "stk-palette.h"
#include "stk-portal.h"
#include "stk-settings.h"

#include <glib/gi18n.h>
#include <string.h>

static GListModel *
new_article_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) articles = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (articles, _ ("Articles"));
  gtk_file_filter_add_mime_type (articles, "text/plain");
  gtk_file_filter_add_mime_type (articles, "text/html");
  gtk_file_filter_add_mime_type (articles, "application/xhtml+xml");
  gtk_file_filter_add_mime_type (articles, "application/vnd.oasis.opendocument.text");
  gtk_file_filter_add_suffix (articles, "docx");
  gtk_file_filter_add_suffix (articles, "fodt");
  gtk_file_filter_add_suffix (articles, "mht");
  gtk_file_filter_add_suffix (articles, "mhtml");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, articles);
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}

static void
open_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StkWindow) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    stk_application_open_in (STK_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), self, file);
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = new_article_filters ();
  g_autoptr (GFile) last = stk_settings_get_last_folder (stk_settings_get_default ());
  g_autoptr (GFile) folder = last ? stk_portal_get_host_file (last) : NULL;

  gtk_file_dialog_set_title (dialog, _ ("Open an Article"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_set_initial_folder (dialog, folder);
  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), NULL, open_chosen_cb, g_object_ref (widget));
}

static void
open_folder_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  stk_window_open_folder (STK_WINDOW (widget));
}

/* Shows where an edit was taken back or done again. */
static void
step (StkWindow *self, const char *(*func) (StkDocument *document))
{
  g_autofree char *id = g_strdup (func (self->document));

  if (id == NULL)
    return;

  stk_window_select (self, id, TRUE);
  stk_window_catch_up (self);
  stk_detail_focus_change (self->detail);
}

/* An entry of a dialog or a popover has edits of its own, and so has a dialog that has an action for it; else what is
 * behind a dialog is left alone. The keys of the window come before those of what is in it, so it hands them on. */
static gboolean
step_elsewhere (StkWindow *self, const char *action, const char *dialog_action)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  gboolean in_dialog = dialog != NULL;

  if ((GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus)) &&
      (in_dialog || gtk_widget_get_native (focus) != GTK_NATIVE (self)))
    {
      gtk_widget_activate_action (focus, action, NULL);
      return TRUE;
    }

  if (in_dialog)
    gtk_widget_activate_action (GTK_WIDGET (dialog), dialog_action, NULL);

  return in_dialog;
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StkWindow *self = STK_WINDOW (widget);

  if (!step_elsewhere (self, "text.undo", "dialog.undo") && !stk_detail_revert (self->detail))
    step (self, stk_document_undo);
}

static void
redo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StkWindow *self = STK_WINDOW (widget);

  if (!step_elsewhere (self, "text.redo", "dialog.redo"))
    step (self, stk_document_redo);
}

static void
toggle_sidebar_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwOverlaySplitView *split = STK_WINDOW (widget)->split;

  adw_overlay_split_view_set_show_sidebar (split, !adw_overlay_split_view_get_show_sidebar (split));
}

static void
find_tag_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StkWindow *self = STK_WINDOW (widget);

  adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
  stk_sidebar_focus_search (self->sidebar);
}

static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StkWindow *self = STK_WINDOW (widget);
  StkSearchBar *bar = self->search_bar;

  if (stk_window_has_desk_shown (self))
    stk_desk_page_focus_search (self->desk);
  else if (g_str_equal (name, "win.find"))
    stk_search_bar_open (bar);
  else
    stk_search_bar_step (bar, g_str_equal (name, "win.find-next"));
}

static void
show_desk_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  stk_window_return_to_desk (STK_WINDOW (widget));
}

static void
outline_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (stk_outline_new (STK_WINDOW (widget)->view), widget);
}

static void
review_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StkReviewBar *bar = STK_WINDOW (widget)->review_bar;

  if (stk_review_bar_get_active (bar))
    stk_review_bar_focus (bar);
  else
    stk_review_bar_set_active (bar, TRUE);
}

static void
settle_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  stk_window_settle (STK_WINDOW (widget));
}

static void
sign_off_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  stk_window_sign_off (STK_WINDOW (widget));
}

static void
merge_copies_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  stk_window_ask_to_merge_copies (STK_WINDOW (widget));
}

static void
history_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  stk_window_show_history (STK_WINDOW (widget), NULL);
}

static void
tag_history_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StkWindow *self = STK_WINDOW (widget);

  stk_window_show_history (self, stk_article_view_get_selected (self->view));
}

static void
chosen_cb (StkWindow *self, const StkCommand *command)
{
  stk_command_activate (command, GTK_WIDGET (self));
}

static void
paste_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  stk_window_paste (STK_WINDOW (widget));
}

static void
encoding_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  stk_window_ask_for_encoding (STK_WINDOW (widget));
}

static void
cancel_opening_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  stk_window_cancel_opening (STK_WINDOW (widget));
}

static void
palette_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwDialog *palette = stk_palette_new ();

  g_signal_connect_object (palette, "chosen", G_CALLBACK (chosen_cb), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (palette, widget);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StkWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_open_containing_folder_finish (GTK_FILE_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    stk_window_toast (self, error->message);
}

void
stk_window_show_in_files (StkWindow *self)
{
  GFile *sidecar = stk_document_get_sidecar_file (self->document);
  gboolean beside = g_file_query_exists (sidecar, NULL) && !stk_portal_is_single_file (self->file);
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (beside ? sidecar : self->file);

  gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (self), NULL, launched_cb, g_object_ref (self));
}

static void
show_in_files_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  stk_window_show_in_files (STK_WINDOW (widget));
}

static void
copy_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StkWindow) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    return;

  if (stk_document_export_sidecar (self->document, file, NULL, &error))
    stk_window_toast (self, _ ("A copy of the tags was saved"));
  else
    stk_window_toast (self, error->message);
}

void
stk_window_save_copy (StkWindow *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_file_get_basename (stk_document_get_sidecar_file (self->document));

  gtk_file_dialog_set_title (dialog, _ ("Save a Copy of the Tags"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, copy_chosen_cb, g_object_ref (self));
}

static void
save_copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  stk_window_save_copy (STK_WINDOW (widget));
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  stk_window_export (STK_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* Sets what can be done now. */
void
stk_window_update_actions (StkWindow *self)
{
  static const char *const NEED_DOCUMENT[] = { "win.save-copy", "win.export", "win.sign-off", "win.show-in-files",
                                               "win.toggle-sidebar",
                                               "win.find-tag", "win.find-next", "win.find-previous",
                                               "win.outline", "win.next-part", "win.previous-part",
                                               "win.fill-in", "win.encoding", "win.history" };
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean in_desk = stk_window_has_desk_shown (self);
  gboolean open = self->document != NULL && !in_desk;
  gboolean writable = open && !stk_document_get_read_only (self->document);

  for (size_t i = 0; i < G_N_ELEMENTS (NEED_DOCUMENT); i++)
    gtk_widget_action_set_enabled (widget, NEED_DOCUMENT[i], open);

  gtk_widget_action_set_enabled (widget, "win.find", open || in_desk);
  gtk_widget_action_set_enabled (widget, "win.show-desk", self->desk != NULL && !in_desk);
  gtk_widget_action_set_enabled (widget, "win.tag-history",
                                 open && stk_article_view_get_selected (self->view) != NULL);
  gtk_widget_action_set_enabled (widget, "win.review", writable && self->counts.to_review > 0);
  gtk_widget_action_set_enabled (widget, "win.merge-copies", writable && self->copies != NULL);
  gtk_widget_action_set_enabled (widget, "win.undo", writable && stk_document_can_undo (self->document));
  gtk_widget_action_set_enabled (widget, "win.redo", writable && stk_document_can_redo (self->document));
}

void
stk_window_class_init_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.open", NULL, open_cb);
  gtk_widget_class_install_action (klass, "win.open-folder", NULL, open_folder_cb);
  gtk_widget_class_install_action (klass, "win.show-desk", NULL, show_desk_cb);
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (klass, "win.redo", NULL, redo_cb);
  gtk_widget_class_install_action (klass, "win.toggle-sidebar", NULL, toggle_sidebar_cb);
  gtk_widget_class_install_action (klass, "win.find-tag", NULL, find_tag_cb);
  gtk_widget_class_install_action (klass, "win.find", NULL, find_cb);
  gtk_widget_class_install_action (klass, "win.outline", NULL, outline_cb);
  gtk_widget_class_install_action (klass, "win.review", NULL, review_cb);
  gtk_widget_class_install_action (klass, "win.settle", NULL, settle_cb);
  gtk_widget_class_install_action (klass, "win.merge-copies", NULL, merge_copies_cb);
  gtk_widget_class_install_action (klass, "win.history", NULL, history_cb);
  gtk_widget_class_install_action (klass, "win.sign-off", NULL, sign_off_cb);
  gtk_widget_class_install_action (klass, "win.tag-history", NULL, tag_history_cb);
  gtk_widget_class_install_action (klass, "win.find-next", NULL, find_cb);
  gtk_widget_class_install_action (klass, "win.find-previous", NULL, find_cb);
  gtk_widget_class_install_action (klass, "win.paste", NULL, paste_cb);
  gtk_widget_class_install_action (klass, "win.encoding", NULL, encoding_cb);
  gtk_widget_class_install_action (klass, "win.cancel-opening", NULL, cancel_opening_cb);
  gtk_widget_class_install_action (klass, "win.palette", NULL, palette_cb);
  gtk_widget_class_install_action (klass, "win.show-in-files", NULL, show_in_files_cb);
  gtk_widget_class_install_action (klass, "win.save-copy", NULL, save_copy_cb);
  gtk_widget_class_install_action (klass, "win.export", "s", export_cb);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-window-private.h"

#include "stk-application.h"
#include "stk-command.h"
#include "stk-lazy-menu.h"
#include "stk-recent.h"
#include "stk-settings.h"
#include "stk-start-page.h"

#include <glib/gi18n.h>
#include <string.h>

/* Milliseconds until a window is shown though its article is not there yet. */
#define PATIENCE 400

/**
 * StkWindow:
 *
 * A window with one article: the article, the list of its tags, and what is known of the one that is selected.
 */

G_DEFINE_FINAL_TYPE (StkWindow, stk_window, ADW_TYPE_APPLICATION_WINDOW)

static void
annotations_changed_cb (StkWindow *self)
{
  stk_window_count_later (self);
  stk_window_update_detail (self);
}

static void
update_save_state (StkWindow *self)
{
  StkSaveState state = stk_autosave_get_state (self->autosave);
  const GError *error = stk_autosave_get_error (self->autosave);
  static const char *const LABELS[] = {
    [STK_SAVE_STATE_NONE] = "",
    [STK_SAVE_STATE_SAVED] = NC_ ("the tags are on disk", "Saved"),
    [STK_SAVE_STATE_PENDING] = NC_ ("the tags are on disk", "Saving…"),
    [STK_SAVE_STATE_FAILED] = NC_ ("the tags are on disk", "Not Saved"),
  };

  gtk_label_set_label (self->save_label, *LABELS[state] ? g_dpgettext2 (NULL, "the tags are on disk", LABELS[state]) : "");
  if (error != NULL)
    adw_banner_set_title (self->save_banner, error->message);
  adw_banner_set_revealed (self->save_banner, error != NULL);
  stk_window_update_logout (self);

  if (self->close_when_saved && state == STK_SAVE_STATE_SAVED)
    gtk_window_destroy (GTK_WINDOW (self));
  else if (self->close_when_saved && state == STK_SAVE_STATE_FAILED)
    stk_window_ask_to_discard (self);
  else if (state == STK_SAVE_STATE_SAVED)
    stk_window_go_home_if_saved (self);
}

static void
recent_open_cb (StkWindow *self, GFile *file)
{
  stk_application_open_in (STK_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), self, file);
}

/* A banner has little room, and which folder it is about is known. */
static char *
dup_short_message (StkWindow *self, const GError *error)
{
  g_autoptr (GString) message = g_string_new (error->message);
  g_autoptr (GFile) folder = g_file_get_parent (self->file);
  g_autofree char *path = folder ? g_file_get_parse_name (folder) : NULL;
  g_autofree char *prefix = path ? g_strconcat (path, G_DIR_SEPARATOR_S, NULL) : NULL;

  if (prefix != NULL && g_str_has_prefix (message->str, prefix))
    g_string_erase (message, 0, (gssize) strlen (prefix));

  return g_string_free_and_steal (g_steal_pointer (&message));
}

static void
show_sidecar_error (StkWindow *self)
{
  const GError *error = stk_document_get_sidecar_error (self->document);
  g_autofree char *message = error ? dup_short_message (self, error) : NULL;
  g_autofree char *title = NULL;

  if (message != NULL)
    title = g_strdup_printf (_ ("The tags cannot be changed. %s"), message);
  adw_banner_set_title (self->sidecar_banner, title ? title : "");
  adw_banner_set_revealed (self->sidecar_banner, error != NULL);
}

/* Goes on where the article was left. */
static void
restore_position (StkWindow *self)
{
  StkRecentArticle *recent = stk_recent_find (stk_recent_get_default (), self->file);
  size_t caret = recent ? stk_recent_article_get_caret (recent) : 0;
  size_t length = stk_text_get_length (stk_article_get_text (stk_document_get_article (self->document)));

  if (caret > 0 && caret < length)
    {
      stk_article_view_set_caret (self->view, caret);
      stk_article_view_scroll_to_range (self->view, STK_RANGE (caret, caret + 1), FALSE);
    }
  stk_recent_add (stk_recent_get_default (), self->document, caret);
}

/* Notes how far the check and the reading have come, for the start page and the next time. */
static void
remember (StkWindow *self)
{
  if (self->document != NULL)
    stk_recent_add (stk_recent_get_default (), self->document, stk_article_view_get_caret (self->view));
}

static void
update_recording (StkWindow *self)
{
  StkSettings *settings = stk_settings_get_default ();
  g_autoptr (StkAgent) agent = stk_settings_dup_agent (settings);

  if (self->document == NULL)
    return;

  stk_document_set_agent (self->document, agent);
  stk_document_set_history_scope (self->document, stk_settings_get_history_scope (settings));
}

/* Says that edits are back which were not saved the last time. It stays until a person has seen it. */
static void
tell_recovery (StkWindow *self)
{
  g_autofree char *text = stk_document_dup_recovery (self->document);
  AdwToast *toast;

  if (text == NULL)
    return;

  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Shows a document. */
void
stk_window_take_document (StkWindow *self, StkDocument *document)
{
  StkArticle *article = stk_document_get_article (document);

  stk_review_bar_set_active (self->review_bar, FALSE);
  stk_window_forget_selected (self);
  g_set_object (&self->document, document);
  update_recording (self);
  g_clear_object (&self->autosave);
  self->autosave = stk_autosave_new (document);
  g_signal_connect_object (self->autosave, "notify::state", G_CALLBACK (update_save_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->autosave, "copies-merged", G_CALLBACK (stk_window_tell_copies_merged), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::modified", G_CALLBACK (stk_window_ask_name_later), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::can-undo", G_CALLBACK (stk_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::can-redo", G_CALLBACK (stk_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "merged", G_CALLBACK (stk_window_tell_merged), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (stk_document_get_annotations (document), "items-changed",
                           G_CALLBACK (annotations_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  stk_article_view_set_document (self->view, document);
  stk_sidebar_set_document (self->sidebar, document);
  adw_window_title_set_title (self->title, stk_article_get_headline (article));
  gtk_window_set_title (GTK_WINDOW (self), stk_article_get_headline (article));
  update_save_state (self);
  show_sidecar_error (self);
  stk_window_show_encoding (self);
  stk_window_show_damage (self);
  stk_window_show_folder (self);
  stk_autosave_save_now (self->autosave); /* an encoding that was chosen, or what is back */
  tell_recovery (self);
  stk_window_count (self);
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (self->split));
  stk_window_update_actions (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  restore_position (self);
  stk_window_arrive_from_desk (self);
  stk_window_watch (self);
  stk_window_watch_copies (self);
}

/* The page with recent articles is not for windows in which one is opened at once. */
static void
show_start_page (StkWindow *self)
{
  GtkWidget *page;

  if (adw_bin_get_child (self->start_bin) == NULL)
    {
      page = g_object_new (STK_TYPE_START_PAGE, NULL);
      g_signal_connect_object (page, "open", G_CALLBACK (recent_open_cb), self, G_CONNECT_SWAPPED);
      adw_bin_set_child (self->start_bin, page);
    }
  gtk_stack_set_visible_child_name (self->pages, "start");
}

static void
show_open_error (StkWindow *self, const GError *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("The Article Cannot Be Opened"), error->message);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
still_loading_cb (gpointer user_data)
{
  StkWindow *self = user_data;

  self->patience = 0;
  gtk_stack_set_visible_child_name (self->pages, "loading");
  gtk_window_present (GTK_WINDOW (self));
}

static void
open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StkWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StkDocument) document = stk_document_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_handle_id (&self->patience, g_source_remove);
  if (document != NULL)
    {
      stk_window_take_document (self, document);
      if (stk_document_get_earlier_text (document) != NULL)
        stk_window_offer_changes (self, _ ("The article has changed since it was tagged."));
      stk_window_present (self);
      stk_window_look_for_renamed (self);
      return;
    }

  stk_window_cancel_opening (self);
  stk_window_present (self);
  show_open_error (self, error);
}

static gboolean
stk_window_close_request (GtkWindow *window)
{
  StkWindow *self = STK_WINDOW (window);

  remember (self);
  stk_application_window_closes (STK_APPLICATION (gtk_window_get_application (window)));
  if (self->document == NULL || !stk_document_get_modified (self->document))
    return GTK_WINDOW_CLASS (stk_window_parent_class)->close_request (window);

  /* closes by itself once the edits are on disk, or asks if they cannot be saved */
  self->close_when_saved = TRUE;
  if (stk_autosave_get_state (self->autosave) == STK_SAVE_STATE_FAILED)
    stk_window_ask_to_discard (self);
  else
    stk_autosave_save_now (self->autosave);

  return TRUE;
}

static void
stk_window_dispose (GObject *object)
{
  StkWindow *self = STK_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_handle_id (&self->follow_id, g_source_remove);
  g_clear_handle_id (&self->count_idle, g_source_remove);
  stk_window_allow_logout (self);
  stk_window_forget_selected (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), STK_TYPE_WINDOW);
  stk_window_dispose_focus (self);
  stk_window_dispose_name (self);
  stk_window_unwatch (self);
  stk_window_unwatch_copies (self);
  g_clear_object (&self->autosave);
  g_clear_object (&self->document);
  g_clear_object (&self->file);
  g_clear_object (&self->home);
  g_clear_pointer (&self->desk_tag, g_free);
  self->desk = NULL;

  G_OBJECT_CLASS (stk_window_parent_class)->dispose (object);
}

static void
stk_window_class_init (StkWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stk_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = stk_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, STK_RESOURCES "window/stk-window.ui");
  gtk_widget_class_bind_template_child (widget_class, StkWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, StkWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, StkWindow, start_bin);
  gtk_widget_class_bind_template_child (widget_class, StkWindow, start_menu_button);
  stk_window_class_init_actions (widget_class);
  stk_window_class_init_focus (widget_class);
}

/* Articles dropped on the window are opened. */
static gboolean
drop_cb (StkWindow *self, const GValue *value)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (GSList *l = gdk_file_list_get_files (g_value_get_boxed (value)); l != NULL; l = l->next)
    stk_application_open_in (STK_APPLICATION (application), self, l->data);

  return TRUE;
}

static void
add_drop_target (StkWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  /* before the text fields inside get to see it */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
stk_window_init (StkWindow *self)
{
  StkSettings *settings = stk_settings_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  if (g_str_equal (STK_PROFILE, "development"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");

  stk_lazy_menu_set (self->start_menu_button, stk_command_get_main_menu ());
  add_drop_target (self);
  stk_window_init_name (self);
  stk_settings_bind_window (settings, G_OBJECT (self));
  g_signal_connect_object (settings, "recording-changed", G_CALLBACK (update_recording), self, G_CONNECT_SWAPPED);
  stk_window_update_actions (self);
}

/**
 * stk_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a new window with the start page
 */
StkWindow *
stk_window_new (AdwApplication *application)
{
  return g_object_new (STK_TYPE_WINDOW, "application", application, NULL);
}

static void
open_file (StkWindow *self, GFile *file, const char *encoding)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  stk_document_open_async (file, encoding, self->cancellable, open_cb, g_object_ref (self));
  g_clear_handle_id (&self->patience, g_source_remove);
  self->patience = g_timeout_add_once (PATIENCE, still_loading_cb, self);

  /* what is there must not be edited any more */
  if (self->document != NULL)
    gtk_stack_set_visible_child_name (self->pages, "loading");

  /* while the article is read in a thread */
  stk_window_build_article_page (self);
}

/* Opens the article again, in another encoding. */
void
stk_window_reopen (StkWindow *self, const char *encoding)
{
  if (stk_document_get_modified (self->document))
    {
      stk_autosave_save_now (self->autosave);
      stk_window_toast (self, _ ("The tags are being saved. Try again in a moment."));
      return;
    }
  open_file (self, self->file, encoding);
}

/* Back to what was there before an article was to be opened. */
void
stk_window_cancel_opening (StkWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->document != NULL)
    {
      g_set_object (&self->file, stk_document_get_file (self->document));
      gtk_stack_set_visible_child_name (self->pages, "document");
      return;
    }

  g_clear_object (&self->file);
  if (self->desk != NULL)
    stk_window_return_to_desk (self);
  else
    show_start_page (self);
}

/**
 * stk_window_open:
 * @self: a window without an article
 * @file: an article's file
 *
 * Opens an article off the main thread; says so if it cannot be opened.
 */
void
stk_window_open (StkWindow *self, GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);

  g_return_if_fail (STK_IS_WINDOW (self));

  g_set_object (&self->file, file);
  self->was_signed_off = FALSE;
  stk_settings_set_last_folder (stk_settings_get_default (), folder);
  open_file (self, file, NULL);
}

/**
 * stk_window_present:
 * @self: a window
 *
 * Shows the window: at once, or when the article that is being opened is there or takes long. Most articles are there
 * before a window without them could be drawn, and nobody is helped by seeing that one for a moment.
 */
void
stk_window_present (StkWindow *self)
{
  g_return_if_fail (STK_IS_WINDOW (self));

  if (self->patience != 0 && !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  if (self->file == NULL && self->desk == NULL)
    show_start_page (self);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * stk_window_get_file:
 * @self: a window
 *
 * Returns: (nullable) (transfer none): the article's file; %NULL on the start page
 */
GFile *
stk_window_get_file (StkWindow *self)
{
  g_return_val_if_fail (STK_IS_WINDOW (self), NULL);

  return self->file;
}

/**
 * stk_window_get_document:
 * @self: a window
 *
 * Returns: (nullable) (transfer none): the document that is open
 */
StkDocument *
stk_window_get_document (StkWindow *self)
{
  g_return_val_if_fail (STK_IS_WINDOW (self), NULL);

  return self->document;
}

/**
 * stk_window_toast:
 * @self: a window
 * @text: what to tell in passing
 *
 * Returns: (transfer none): the toast, to give it a button
 */
AdwToast *
stk_window_toast (StkWindow *self, const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_dismiss_all (self->toasts);
  adw_toast_overlay_add_toast (self->toasts, toast);

  return toast;
}

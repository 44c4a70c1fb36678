/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-window-private.h"

#include "stk-display.h"
#include "stk-text-change.h"

#include <glib/gi18n.h>

/* The article's file is watched while it is open: a writer may save it, in place or by putting another file in its
 * place. It is read again off the main thread, and the tags are found again in it. */

/* Milliseconds without a change after which a file counts as written. */
#define CALM 400

static void
read_again_cb (gpointer user_data);

static void
schedule (StkWindow *self)
{
  g_clear_handle_id (&self->watch_id, g_source_remove);
  self->watch_id = g_timeout_add_once (CALM, read_again_cb, self);
}

/* Where in the article as it is now a place is that it had before. */
static size_t
map_place (StkArticle *before, StkArticle *now, size_t place)
{
  StkTextChange change = stk_text_change_find (stk_text_get_utf8 (stk_article_get_text (before)),
                                               stk_text_get_utf8 (stk_article_get_text (now)));

  if (place >= (size_t) change.old_end)
    return place - (size_t) change.old_end + (size_t) change.new_end;

  return MIN (place, (size_t) change.new_end);
}

/* What is in the middle of the window, in code points. */
static size_t
get_middle (StkWindow *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GdkRectangle visible;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_at_location (view, &iter, visible.x, visible.y + visible.height / 2);

  return stk_display_get_offset (&iter);
}

/* Shows the article as it is now in place of the one before, at the same place. */
static void
replace_document (StkWindow *self, StkDocument *document)
{
  StkArticle *before = stk_document_get_article (self->document);
  StkArticle *now = stk_document_get_article (document);
  size_t caret = map_place (before, now, stk_article_view_get_caret (self->view));
  size_t middle = map_place (before, now, get_middle (self));
  g_autofree char *selected = g_strdup (stk_article_view_get_current (self->view));
  gboolean shows_changes = stk_article_view_get_shows_changes (self->view);

  stk_document_take_undo (document, self->document);
  stk_window_take_document (self, document);
  stk_article_view_set_caret (self->view, caret);
  if (selected != NULL)
    stk_window_select (self, selected, FALSE);
  if (middle < stk_text_get_length (stk_article_get_text (now)))
    stk_article_view_scroll_to_range (self->view, STK_RANGE (middle, middle + 1), FALSE);
  stk_article_view_set_shows_changes (self->view, shows_changes);
}

/* Says that the article changed, and offers to show how; what needs a person's look is in the banner. */
static void
tell (StkWindow *self)
{
  if (stk_review_bar_count (self->document) == 0)
    stk_window_offer_changes (self, _ ("The article has changed. All tags were found again."));
  else
    stk_window_offer_changes (self, _ ("The article has changed."));
}

/* Says something about the article, with a button that shows what changed in it where that is known. */
void
stk_window_offer_changes (StkWindow *self, const char *text)
{
  AdwToast *toast = stk_window_toast (self, text);

  if (stk_document_get_earlier_text (self->document) != NULL && !stk_article_view_get_shows_changes (self->view))
    {
      adw_toast_set_button_label (toast, _ ("_Show Changes"));
      adw_toast_set_action_name (toast, "article.show-changes");
    }
}

/* Some editors empty a file before they write it; what follows is another change. */
static gboolean
is_half_written (StkArticle *before, StkArticle *now)
{
  return stk_text_get_length (stk_article_get_text (now)) == 0 &&
         stk_text_get_length (stk_article_get_text (before)) > 0;
}

static void
reopened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StkWindow) self = user_data;
  g_autoptr (StkDocument) document = stk_document_open_finish (result, NULL);
  StkArticle *before;

  self->rereading = FALSE;
  if (document == NULL || self->document == NULL ||
      !g_file_equal (stk_document_get_file (document), stk_document_get_file (self->document)))
    return;

  before = stk_document_get_article (self->document);
  if (g_strcmp0 (stk_article_get_file_digest (before),
                 stk_article_get_file_digest (stk_document_get_article (document))) == 0 ||
      is_half_written (before, stk_document_get_article (document)))
    return;

  /* what was edited meanwhile is not in what was read */
  if (stk_document_get_modified (self->document))
    {
      schedule (self);
      return;
    }

  replace_document (self, document);
  tell (self);
}

static void
open_moved_cb (StkWindow *self)
{
  if (self->moved_to != NULL)
    stk_window_open (self, self->moved_to);
}

/* Says what the article is called now, which a person may open; there its tags are asked about. Edits go on to be saved
 * where they were. */
static void
tell_moved (StkWindow *self)
{
  g_autofree char *name = g_file_get_basename (self->moved_to);
  g_autofree char *display_name = g_filename_display_name (name);
  g_autofree char *text = g_strdup_printf (_ ("The article was renamed to “%s”"), display_name);
  AdwToast *toast = stk_window_toast (self, text);

  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, _ ("_Open It"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_moved_cb), self, G_CONNECT_SWAPPED);
}

/* Edits are on disk first, since the tags are read again too. */
static void
read_again_cb (gpointer user_data)
{
  StkWindow *self = user_data;

  self->watch_id = 0;
  if (self->rereading || self->document == NULL)
    return;

  if (stk_document_get_modified (self->document))
    {
      stk_autosave_save_now (self->autosave);
      schedule (self);
      return;
    }

  if (self->moved_to != NULL && !g_file_query_exists (stk_document_get_file (self->document), NULL))
    {
      tell_moved (self);
      return;
    }

  self->rereading = TRUE;
  stk_document_open_async (stk_document_get_file (self->document), NULL, self->cancellable, reopened_cb,
                           g_object_ref (self));
}

/* Programs that save a file by putting another in its place may move the old one away first, so that it is known only
 * after a moment whether it was renamed. */
static void
changed_cb (StkWindow *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  if (event == G_FILE_MONITOR_EVENT_RENAMED && g_file_equal (file, stk_document_get_file (self->document)))
    g_set_object (&self->moved_to, other);
  schedule (self);
}

/* Watches the file of the document that is open. */
void
stk_window_watch (StkWindow *self)
{
  GFile *file = stk_document_get_file (self->document);

  stk_window_unwatch (self);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

void
stk_window_unwatch (StkWindow *self)
{
  g_clear_handle_id (&self->watch_id, g_source_remove);
  g_clear_object (&self->moved_to);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
}

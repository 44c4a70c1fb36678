/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-article-view-private.h"

#include <glib/gi18n-lib.h>

/* Shows in the article what changed since the tags were made: words that were put in or moved are marked, and those
 * that were deleted are shown where they stood. They are not in the canonical text, and no place in it changes. */

/* How far down the view the words are that stay where they are. */
#define STEADY 0.25

/* Words that are read out at most; whoever wants more has them at the caret. */
#define MAX_SPOKEN 200

static const char *const SPOKEN[STK_N_REVISION_KINDS] = {
  [STK_REVISION_INSERTED] = NC_ ("spoken", "Inserted"),
  [STK_REVISION_DELETED] = NC_ ("spoken", "Deleted"),
  [STK_REVISION_MOVED] = NC_ ("spoken", "Moved here"),
};

static StkText *
get_earlier_text (StkArticleView *self)
{
  return self->document != NULL ? stk_document_get_earlier_text (self->document) : NULL;
}

static void
set_state (StkArticleView *self, gboolean shows)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "show-changes");

  self->shows_changes = shows;
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (shows));
}

/* Some words that are in sight; none at the beginning of the article, which stays there by itself. */
static size_t
find_steady (StkArticleView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (view, &visible);
  if (visible.y <= 0)
    return G_MAXSIZE;
  gtk_text_view_get_iter_at_location (view, &iter, visible.x, visible.y + (int) (STEADY * visible.height));

  return stk_display_get_offset (&iter);
}

/* Puts the article into the view once more, with what changed or without, and leaves what a person does as it is. The
 * primary clipboard would hear of words that are no longer selected when they are selected again, and undo that. */
static void
fill_again (StkArticleView *self, StkRevision *revision)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GdkClipboard *primary = gtk_widget_get_realized (widget) ? gtk_widget_get_primary_clipboard (widget) : NULL;
  size_t caret = stk_article_view_get_caret (self), steady = find_steady (self);
  StkRange selection = { caret, caret };

  stk_article_resize_end (self, TRUE);
  stk_article_popover_hide (self);
  stk_article_view_get_selected_range (self, &selection);
  g_clear_pointer (&self->revision, stk_revision_unref);
  self->revision = revision;

  if (primary != NULL)
    gtk_text_buffer_remove_selection_clipboard (buffer, primary);
  self->caret_guard++;
  stk_article_fill_begin (self);
  stk_mark_layer_invalidate (self->layer);
  stk_article_view_select_range (self, selection);
  self->caret_guard--;
  if (primary != NULL)
    gtk_text_buffer_add_selection_clipboard (buffer, primary);
  gtk_widget_queue_draw (widget);
  if (steady != G_MAXSIZE)
    stk_article_view_scroll_to_range (self, STK_RANGE (steady, steady + 1), FALSE);
}

static void
tell (StkArticleView *self, guint n)
{
  g_autofree char *text = NULL;

  if (n == 0)
    {
      stk_article_view_say (self, _ ("No words of the article changed"));
      return;
    }

  text = g_strdup_printf (ngettext ("%u change is shown", "%u changes are shown", n), n);
  stk_article_speech_say (self, text);
}

static void
compare_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  StkText *const *texts = task_data;

  g_task_return_pointer (task, stk_revision_new (texts[0], texts[1]), (GDestroyNotify) stk_revision_unref);
}

static void
texts_free (gpointer data)
{
  StkText **texts = data;

  stk_text_unref (texts[0]);
  stk_text_unref (texts[1]);
  g_free (texts);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StkArticleView *self = STK_ARTICLE_VIEW (source);
  StkRevision *revision = g_task_propagate_pointer (G_TASK (result), NULL);

  if (revision == NULL) /* cancelled */
    return;

  g_clear_object (&self->comparing);
  fill_again (self, revision);
  tell (self, stk_revision_count (revision));
}

static void
compare (StkArticleView *self)
{
  g_autoptr (GTask) task = NULL;
  StkText **texts = g_new (StkText *, 2);

  texts[0] = stk_text_ref (get_earlier_text (self));
  texts[1] = stk_text_ref (stk_article_get_text (stk_document_get_article (self->document)));
  self->comparing = g_cancellable_new ();
  task = g_task_new (self, self->comparing, compared_cb, NULL);
  g_task_set_source_tag (task, compare);
  g_task_set_task_data (task, texts, texts_free);
  g_task_run_in_thread (task, compare_thread);
}

static void
stop_comparing (StkArticleView *self)
{
  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
}

static void
show_changes (StkArticleView *self, gboolean show)
{
  set_state (self, show);
  stop_comparing (self);
  if (show)
    compare (self);
  else if (self->revision != NULL)
    {
      fill_again (self, NULL);
      stk_article_speech_say (self, _ ("Changes are not shown any more"));
    }
}

static void
activate_cb (StkArticleView *self)
{
  show_changes (self, !self->shows_changes);
}

/**
 * stk_article_changes_init:
 * @self: a view
 *
 * Adds the action that shows and hides changes.
 */
void
stk_article_changes_init (StkArticleView *self)
{
  g_autoptr (GSimpleAction) action =
    g_simple_action_new_stateful ("show-changes", NULL, g_variant_new_boolean (FALSE));

  self->entered_change = -1;
  g_signal_connect_swapped (action, "activate", G_CALLBACK (activate_cb), self);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

/**
 * stk_article_changes_update:
 * @self: a view
 *
 * Enables the action where it is known what the article was.
 */
void
stk_article_changes_update (StkArticleView *self)
{
  stk_article_actions_set_enabled (self, "show-changes", get_earlier_text (self) != NULL);
}

/**
 * stk_article_changes_dispose:
 * @self: a view
 *
 * Shows no changes any more; the article is put into the view by whoever calls this.
 */
void
stk_article_changes_dispose (StkArticleView *self)
{
  stop_comparing (self);
  g_clear_pointer (&self->revision, stk_revision_unref);
  self->entered_change = -1;
  if (self->shows_changes && self->actions != NULL)
    set_state (self, FALSE);
}

/**
 * stk_article_changes_announce:
 * @self: a view
 *
 * Has a screen reader say what was done to the words that the caret is in now, once.
 */
void
stk_article_changes_announce (StkArticleView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autofree char *words = NULL, *text = NULL;
  GtkTextIter iter, start, end, limit;
  StkRevisionKind kind;
  int entered = self->entered_change;

  if (self->revision == NULL)
    return;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  self->entered_change = -1;
  if (!stk_article_style_find_change (self->style, &iter, &kind, &start, &end))
    return;

  self->entered_change = gtk_text_iter_get_offset (&start);
  if (self->entered_change == entered)
    return;

  limit = start;
  gtk_text_iter_forward_chars (&limit, MAX_SPOKEN);
  words = gtk_text_iter_get_text (&start, gtk_text_iter_compare (&limit, &end) < 0 ? &limit : &end);
  g_strstrip (words);

  /* Translators: what was done to words ("Deleted"), and the words */
  text = g_strdup_printf (C_ ("spoken", "%s: %s"), g_dpgettext2 (NULL, "spoken", SPOKEN[kind]), words);
  stk_article_speech_say (self, text);
}

/**
 * stk_article_view_get_shows_changes:
 * @self: a view
 *
 * Returns: whether it is shown what changed since the tags were made, or will be in a moment
 */
gboolean
stk_article_view_get_shows_changes (StkArticleView *self)
{
  g_return_val_if_fail (STK_IS_ARTICLE_VIEW (self), FALSE);

  return self->shows_changes;
}

/**
 * stk_article_view_set_shows_changes:
 * @self: a view
 * @show: whether to show what changed since the tags were made
 *
 * Marks words that were put into the article or moved, and shows deleted ones where they stood. Does nothing where it
 * is not known what the article was.
 */
void
stk_article_view_set_shows_changes (StkArticleView *self, gboolean show)
{
  g_return_if_fail (STK_IS_ARTICLE_VIEW (self));

  if (self->shows_changes != show && (!show || get_earlier_text (self) != NULL))
    show_changes (self, show);
}

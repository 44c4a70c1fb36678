/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-article-view-private.h"

#include <glib/gi18n-lib.h>

/* Code points gone through at once: all of most articles. A larger one is gone through as time permits. */
#define STEP (256 * 1024)

/* Searching in the article. The matches are drawn by the mark layer, which only looks at those in sight. */

static void
show_matches (StkArticleView *self)
{
  size_t n = 0;
  const StkRange *matches = self->search != NULL ? stk_search_get_matches (self->search, &n) : NULL;

  stk_mark_layer_set_matches (self->layer, matches, n, self->current_match);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  stk_article_view_emit (self, STK_ARTICLE_VIEW_SEARCH_CHANGED, self->query);
}

static void
set_current (StkArticleView *self, size_t index)
{
  size_t n;
  const StkRange *matches = stk_search_get_matches (self->search, &n);

  self->current_match = index;
  if (index < n)
    stk_article_view_scroll_to_range (self, matches[index], FALSE);
}

/* Goes to the first match behind the place where the search began, or the first of all. */
static void
choose_first (StkArticleView *self)
{
  size_t n, index = stk_search_find_from (self->search, self->search_from);

  stk_search_get_matches (self->search, &n);
  if (index < n)
    set_current (self, index);
  else if (n > 0 && stk_search_is_done (self->search))
    set_current (self, 0);
}

static void
run (StkArticleView *self)
{
  stk_search_run (self->search, STEP);
  if (self->current_match == G_MAXSIZE)
    choose_first (self);
  show_matches (self);
}

static gboolean
search_idle_cb (gpointer user_data)
{
  StkArticleView *self = user_data;

  run (self);
  if (!stk_search_is_done (self->search))
    return G_SOURCE_CONTINUE;
  self->search_idle = 0;

  return G_SOURCE_REMOVE;
}

static void
clear_search (StkArticleView *self)
{
  g_clear_handle_id (&self->search_idle, g_source_remove);
  stk_mark_layer_set_matches (self->layer, NULL, 0, 0);
  g_clear_pointer (&self->search, stk_search_free);
  self->current_match = G_MAXSIZE;
}

/* A search goes on from the match it was at, and else begins at the caret. */
static void
find_start (StkArticleView *self)
{
  StkRange selection;
  size_t n = 0;
  const StkRange *matches = self->search != NULL ? stk_search_get_matches (self->search, &n) : NULL;

  if (self->current_match < n)
    self->search_from = matches[self->current_match].start;
  else if (self->query == NULL)
    self->search_from = stk_article_view_get_selected_range (self, &selection) ? selection.start
                                                                               : stk_article_view_get_caret (self);
}

/**
 * stk_article_search_dispose:
 * @self: a view
 */
void
stk_article_search_dispose (StkArticleView *self)
{
  clear_search (self);
}

/**
 * stk_article_view_get_query:
 * @self: a view
 *
 * Returns: (nullable) (transfer none): what is looked for in the article
 */
const char *
stk_article_view_get_query (StkArticleView *self)
{
  g_return_val_if_fail (STK_IS_ARTICLE_VIEW (self), NULL);

  return self->query;
}

/**
 * stk_article_view_set_query:
 * @self: a view
 * @query: (nullable): what to look for; %NULL or nothing for no search
 *
 * Looks for words in the article, highlights them, and shows the first at or behind the caret.
 */
void
stk_article_view_set_query (StkArticleView *self, const char *query)
{
  g_return_if_fail (STK_IS_ARTICLE_VIEW (self));

  if (query != NULL && *query == '\0')
    query = NULL;
  if (g_strcmp0 (query, self->query) == 0)
    return;

  find_start (self);
  clear_search (self);
  g_set_str (&self->query, query);
  if (query == NULL || self->document == NULL)
    {
      show_matches (self);
      return;
    }

  self->search = stk_search_new (stk_article_get_text (stk_document_get_article (self->document)), query);
  run (self);
  if (!stk_search_is_done (self->search))
    self->search_idle = g_idle_add_full (G_PRIORITY_LOW, search_idle_cb, self, NULL);
}

/**
 * stk_article_view_get_n_matches:
 * @self: a view
 * @current: (out) (optional): the index of the one that the search is at; no index if there is none
 * @done: (out) (optional): whether all of the article was gone through
 *
 * Returns: how often the words were found so far
 */
size_t
stk_article_view_get_n_matches (StkArticleView *self, size_t *current, gboolean *done)
{
  size_t n = 0;

  g_return_val_if_fail (STK_IS_ARTICLE_VIEW (self), 0);

  if (self->search != NULL)
    stk_search_get_matches (self->search, &n);
  if (current != NULL)
    *current = self->current_match;
  if (done != NULL)
    *done = self->search == NULL || stk_search_is_done (self->search);

  return n;
}

/**
 * stk_article_view_find_next:
 * @self: a view
 * @forward: whether to go on, and not back
 *
 * Goes on to the next match; behind the last one comes the first again.
 */
void
stk_article_view_find_next (StkArticleView *self, gboolean forward)
{
  g_autofree char *text = NULL;
  size_t n, index;

  g_return_if_fail (STK_IS_ARTICLE_VIEW (self));

  n = stk_article_view_get_n_matches (self, NULL, NULL);
  if (n == 0)
    return;

  if (self->current_match >= n)
    index = forward ? 0 : n - 1;
  else
    index = (self->current_match + (forward ? 1 : n - 1)) % n;
  set_current (self, index);
  show_matches (self);

  /* Translators: "match 3 of 17" in a search, without the word */
  text = g_strdup_printf (C_ ("match", "%zu of %zu"), index + 1, n);
  stk_article_speech_say (self, text);
}

/**
 * stk_article_view_end_search:
 * @self: a view
 *
 * Ends the search and gives the keyboard back to the article, with the words selected that the search was at.
 */
void
stk_article_view_end_search (StkArticleView *self)
{
  size_t n = 0;
  const StkRange *matches;

  g_return_if_fail (STK_IS_ARTICLE_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self));
  matches = self->search != NULL ? stk_search_get_matches (self->search, &n) : NULL;
  if (self->current_match < n)
    stk_article_view_select_range (self, matches[self->current_match]);
  stk_article_view_set_query (self, NULL);
}

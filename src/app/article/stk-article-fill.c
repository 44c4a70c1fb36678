/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-article-view-private.h"

/* Code points that are put into the view before it is shown: all of most articles, and a few pages of a longer one. */
#define FIRST ((size_t) 64 * 1024)

/* And in one go afterwards, so that no key has to wait for longer than a frame. */
#define STEP ((size_t) 32 * 1024)

/* After what is drawn, and before GtkTextView measures paragraphs out of sight, which takes much longer. */
#define PRIORITY (GDK_PRIORITY_REDRAW + 3)

/* Puts the article into the view, part by part. Whatever asks for a place that is not there yet has it at once. */

/* The caret and the other end of the selection stay where they are when they stand at the end. */
static void
insert (GtkTextBuffer *buffer, const char *text)
{
  GtkTextMark *marks[] = { gtk_text_buffer_get_insert (buffer), gtk_text_buffer_get_selection_bound (buffer) };
  int offsets[G_N_ELEMENTS (marks)];
  GtkTextIter iter;

  for (size_t i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gtk_text_buffer_get_iter_at_mark (buffer, &iter, marks[i]);
      offsets[i] = gtk_text_iter_is_end (&iter) ? gtk_text_iter_get_offset (&iter) : -1;
    }

  gtk_text_buffer_get_end_iter (buffer, &iter);
  gtk_text_buffer_insert (buffer, &iter, text, -1);

  for (size_t i = 0; i < G_N_ELEMENTS (marks); i++)
    if (offsets[i] >= 0)
      {
        gtk_text_buffer_get_iter_at_offset (buffer, &iter, offsets[i]);
        gtk_text_buffer_move_mark (buffer, marks[i], &iter);
      }
}

static void
add_part (StkArticleView *self, size_t n)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  size_t end = stk_display_find_end (self->display, self->filled, n);
  g_autofree char *text = stk_display_dup_part (self->display, STK_RANGE (self->filled, end));

  self->caret_guard++;
  insert (buffer, text);
  stk_article_style_extend (self->style, STK_RANGE (self->filled, end));
  self->caret_guard--;
  self->filled = end;
}

static size_t
get_length (StkArticleView *self)
{
  return self->document ? stk_text_get_length (stk_article_get_text (stk_document_get_article (self->document))) : 0;
}

static gboolean
fill_idle_cb (gpointer user_data)
{
  StkArticleView *self = user_data;

  add_part (self, STEP);
  if (self->filled >= get_length (self))
    self->fill_idle = 0;
  stk_article_view_notify_progress (self);

  return self->fill_idle != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/**
 * stk_article_fill_begin:
 * @self: a view
 *
 * Empties the view and puts the beginning of its document's article into it; the rest follows by itself.
 */
void
stk_article_fill_begin (StkArticleView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  StkArticle *article = self->document ? stk_document_get_article (self->document) : NULL;
  GtkTextIter start;

  stk_article_fill_dispose (self);
  gtk_text_buffer_set_text (buffer, "", 0);
  self->display = stk_display_attach (buffer, article ? stk_article_get_text (article) : NULL, self->revision);
  self->filled = 0;
  stk_article_style_set_article (self->style, article);
  stk_article_style_set_revision (self->style, self->revision);
  if (article != NULL)
    {
      add_part (self, FIRST);
      gtk_text_buffer_get_start_iter (buffer, &start);
      gtk_text_buffer_place_cursor (buffer, &start);
      stk_article_view_leave_joint (self, TRUE, FALSE);
      if (self->filled < get_length (self))
        self->fill_idle = g_idle_add_full (PRIORITY, fill_idle_cb, self, NULL);
    }
  stk_article_view_notify_progress (self);
}

/**
 * stk_article_fill_to:
 * @self: a view
 * @offset: a place in the article; %G_MAXSIZE for its end
 *
 * Sees to it that the view has the article up to there.
 */
void
stk_article_fill_to (StkArticleView *self, size_t offset)
{
  if (self->fill_idle == 0 || offset < self->filled)
    return;

  offset = MIN (offset, get_length (self));
  add_part (self, offset - self->filled + STEP);
  if (self->filled >= get_length (self))
    g_clear_handle_id (&self->fill_idle, g_source_remove);
  stk_article_view_notify_progress (self);
}

/**
 * stk_article_fill_dispose:
 * @self: a view
 */
void
stk_article_fill_dispose (StkArticleView *self)
{
  g_clear_handle_id (&self->fill_idle, g_source_remove);
}

/**
 * stk_article_view_get_iter:
 * @self: a view
 * @iter: (out): return location for the place in the buffer
 * @offset: a place in the article
 *
 * Finds a place, and has the article filled in up to there.
 */
void
stk_article_view_get_iter (StkArticleView *self, GtkTextIter *iter, size_t offset)
{
  stk_article_fill_to (self, offset);
  stk_display_get_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), iter, offset);
}

/**
 * stk_article_view_get_progress:
 * @self: a view
 *
 * Returns: how much of the article is in the view, from 0 to 1
 */
double
stk_article_view_get_progress (StkArticleView *self)
{
  size_t length;

  g_return_val_if_fail (STK_IS_ARTICLE_VIEW (self), 1);

  length = get_length (self);

  return length > 0 ? (double) self->filled / (double) length : 1;
}

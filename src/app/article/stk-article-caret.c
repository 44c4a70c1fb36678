/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-article-view-private.h"

#include "stk-mark-draw.h"

/* The caret of an article view, the words that are selected, and what is at the caret. */

static gboolean
collect_annotation (StkAnnotation *annotation, gpointer user_data)
{
  GPtrArray *found = user_data;

  if (stk_annotation_get_anchor_state (annotation) != STK_ANCHOR_STATE_ORPHAN)
    g_ptr_array_add (found, g_object_ref (annotation));

  return TRUE;
}

/* The innermost first; what lies on the same words in text order. */
static int
compare_length (gconstpointer a, gconstpointer b)
{
  StkAnnotation *first = *(StkAnnotation *const *) a, *second = *(StkAnnotation *const *) b;
  size_t first_length = stk_range_get_length (stk_annotation_get_range (first));
  size_t second_length = stk_range_get_length (stk_annotation_get_range (second));

  if (first_length != second_length)
    return first_length < second_length ? -1 : 1;

  return stk_annotation_compare (first, second);
}

/**
 * stk_article_view_list_at:
 * @self: a view
 * @offset: a place in the article
 * @touching: whether to take those that end there when none goes on
 *
 * Returns: (transfer full) (element-type StkAnnotation): the annotations there, the innermost first
 */
GPtrArray *
stk_article_view_list_at (StkArticleView *self, size_t offset, gboolean touching)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->document != NULL)
    {
      StkAnnotationList *list = stk_document_get_annotations (self->document);

      stk_annotation_list_foreach_in_range (list, STK_RANGE (offset, offset + 1), collect_annotation, found);
      if (found->len == 0 && touching && offset > 0)
        stk_annotation_list_foreach_in_range (list, STK_RANGE (offset - 1, offset), collect_annotation, found);
      g_ptr_array_sort (found, compare_length);
    }

  return found;
}

/**
 * stk_article_view_find_link:
 * @self: a view
 * @offset: a place in the article
 *
 * Returns: (nullable) (transfer none): the link there
 */
const StkLink *
stk_article_view_find_link (StkArticleView *self, size_t offset)
{
  const StkLink *links;
  size_t low = 0, high;

  if (self->document == NULL)
    return NULL;

  links = stk_article_get_links (stk_document_get_article (self->document), &high);
  while (low < high)
    {
      size_t middle = (low + high) / 2;

      if (links[middle].range.end <= offset)
        low = middle + 1;
      else if (links[middle].range.start > offset)
        high = middle;
      else
        return &links[middle];
    }

  return NULL;
}

/**
 * stk_article_view_follow_caret:
 * @self: a view
 *
 * Selects the innermost annotation at the caret, or none. While words are selected no annotation is: the next key is
 * meant for the words.
 */
void
stk_article_view_follow_caret (StkArticleView *self)
{
  g_autoptr (GPtrArray) found = NULL;
  StkAnnotation *innermost;

  stk_article_actions_update (self);
  stk_article_popover_hide (self);
  if (self->caret_guard > 0 || self->pressed || self->document == NULL)
    return;

  if (stk_article_view_get_selected_range (self, NULL))
    {
      stk_article_view_leave_selected (self);
      return;
    }

  found = stk_article_view_list_at (self, stk_article_view_get_caret (self), TRUE);
  innermost = found->len > 0 ? g_ptr_array_index (found, 0) : NULL;
  stk_article_view_set_selected (self, innermost ? stk_annotation_get_id (innermost) : NULL);
  stk_article_speech_announce (self, innermost);
  stk_article_changes_announce (self);
}

/**
 * stk_article_view_place_caret:
 * @self: a view
 * @offset: a place in the article
 *
 * Puts the caret there without selecting the annotation that is there.
 */
void
stk_article_view_place_caret (StkArticleView *self, size_t offset)
{
  self->caret_guard++;
  stk_article_view_set_caret (self, offset);
  self->caret_guard--;
}

/**
 * stk_article_view_leave_joint:
 * @self: a view
 * @forward: which way the caret was going
 * @extend: whether words are being selected
 *
 * Moves the caret on when it is in a blank line between blocks, which is not shown.
 */
void
stk_article_view_leave_joint (StkArticleView *self, gboolean forward, gboolean extend)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  if (!stk_article_style_is_hidden (self->style, &iter))
    return;
  while (stk_article_style_is_hidden (self->style, &iter))
    if (!(forward ? gtk_text_iter_forward_char (&iter) : gtk_text_iter_backward_char (&iter)))
      break;

  if (extend)
    gtk_text_buffer_move_mark (buffer, gtk_text_buffer_get_insert (buffer), &iter);
  else
    gtk_text_buffer_place_cursor (buffer, &iter);
}

/**
 * stk_article_view_get_caret:
 * @self: a view
 *
 * Returns: the code point that the caret stands before
 */
size_t
stk_article_view_get_caret (StkArticleView *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter iter;

  g_return_val_if_fail (STK_IS_ARTICLE_VIEW (self), 0);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));

  return stk_display_get_offset (&iter);
}

/**
 * stk_article_view_set_caret:
 * @self: a view
 * @offset: a place in the article
 *
 * Puts the caret there. No words are selected then.
 */
void
stk_article_view_set_caret (StkArticleView *self, size_t offset)
{
  stk_article_view_select_range (self, STK_RANGE (offset, offset));
}

/**
 * stk_article_view_get_selected_range:
 * @self: a view
 * @range: (out) (optional): the words that are selected
 *
 * Returns: whether words are selected
 */
gboolean
stk_article_view_get_selected_range (StkArticleView *self, StkRange *range)
{
  GtkTextIter start, end;
  StkRange selected;

  g_return_val_if_fail (STK_IS_ARTICLE_VIEW (self), FALSE);

  if (!gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &start, &end))
    return FALSE;

  /* it may be only of words that were deleted */
  selected = STK_RANGE (stk_display_get_offset (&start), stk_display_get_offset (&end));
  if (range != NULL)
    *range = selected;

  return selected.end > selected.start;
}

/**
 * stk_article_view_select_range:
 * @self: a view
 * @range: words to select; the caret is put at their end
 */
void
stk_article_view_select_range (StkArticleView *self, StkRange range)
{
  GtkTextIter start, end;

  g_return_if_fail (STK_IS_ARTICLE_VIEW (self));

  stk_article_view_get_iter (self, &end, range.end); /* may add to the buffer */
  stk_article_view_get_iter (self, &start, range.start);
  gtk_text_buffer_select_range (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &end, &start);
  if (range.start == range.end)
    stk_article_view_leave_joint (self, TRUE, FALSE);
}

/**
 * stk_article_view_snapshot_selection:
 * @self: a view
 * @snapshot: what to draw on, in buffer coordinates
 *
 * Draws the words that are selected.
 */
void
stk_article_view_snapshot_selection (StkArticleView *self, GtkSnapshot *snapshot)
{
  g_autoptr (GArray) boxes = NULL;
  GdkRectangle visible;
  StkRange range;

  if (!stk_article_view_get_selected_range (self, &range))
    return;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  boxes = stk_mark_layer_get_boxes (self->layer, range, &visible);
  for (guint i = 0; i < boxes->len; i++)
    stk_mark_draw_selection (snapshot, stk_mark_layer_get_palette (self->layer),
                             &g_array_index (boxes, StkMarkBox, i));
}

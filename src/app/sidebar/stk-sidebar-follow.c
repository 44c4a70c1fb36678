/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-sidebar-private.h"

/* Keeping the list in step with the article. It is no more than a courtesy: a list that a person is busy with, or that
 * is in another order, stays as it is. */

static gboolean
is_free (StkSidebar *self)
{
  GtkStateFlags flags = gtk_widget_get_state_flags (GTK_WIDGET (self->list));

  return gtk_widget_get_mapped (GTK_WIDGET (self->list)) &&
         (flags & (GTK_STATE_FLAG_FOCUS_WITHIN | GTK_STATE_FLAG_PRELIGHT)) == 0 &&
         stk_tag_order_is_text_order (self->group, self->sort);
}

/* The first row of a tag that begins at or behind an offset. */
static guint
find_offset (StkSidebar *self, size_t offset)
{
  guint low = 0, high = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (stk_annotation_get_range (stk_tag_get_annotation (stk_sidebar_list_peek (self, middle))).start < offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Whether the tag that is selected is in sight in the article; then its row is not to go out of sight. */
static gboolean
shows_selected (StkSidebar *self, StkRange visible)
{
  StkTag *tag = stk_tag_list_lookup (self->tags, self->selected);

  return tag != NULL && stk_range_overlaps (stk_annotation_get_range (stk_tag_get_annotation (tag)), visible);
}

/**
 * stk_sidebar_follow:
 * @self: a sidebar
 * @visible: the part of the article that is in sight, in code points
 *
 * Brings the rows of the tags that are in sight in the article into sight, as many of them as there is room for, from
 * the first one on. What is selected and where the focus is stays as it is.
 */
void
stk_sidebar_follow (StkSidebar *self, StkRange visible)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  double height, n_fit, n_above;
  guint first, end;

  g_return_if_fail (STK_IS_SIDEBAR (self));

  if (n == 0 || !is_free (self) || shows_selected (self, visible))
    return;

  first = find_offset (self, visible.start);
  end = find_offset (self, visible.end);
  height = gtk_adjustment_get_upper (adjustment) / n;
  if (first >= end || height <= 0)
    return;

  /* rows that are not in sight have no height that anybody knows, so it goes by the mean */
  n_above = gtk_adjustment_get_value (adjustment) / height;
  n_fit = MAX (gtk_adjustment_get_page_size (adjustment) / height - 1, 1);
  if (first > n_above)
    first = MIN (end - 1, first + (guint) n_fit - 1);
  gtk_list_view_scroll_to (self->list, first, GTK_LIST_SCROLL_NONE, NULL);
}

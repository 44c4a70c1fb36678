/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-mark-geometry.h"

#include "stk-direction.h"
#include "stk-display.h"

/**
 * StkParagraph:
 *
 * Where the words of one paragraph are. All heights are from the paragraph's own top: GtkTextView learns the heights
 * of the paragraphs above only when they come into view, and what is kept here must not move with them. Asking for
 * places inside a paragraph lays out that paragraph and no other.
 */
struct _StkParagraph
{
  GtkTextView *view; /* borrowed */
  StkRange range;
  int top;
  gboolean rtl;    /* reads from right to left */
  gboolean simple; /* all of it runs from left to right */
  gboolean blank;  /* there is nothing to see in it */
  GArray *lines;   /* of StkDisplayLine */
};

static gboolean
is_blank (const char *utf8)
{
  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

static void
look_at_text (StkParagraph *self, const GtkTextIter *start, const GtkTextIter *end)
{
  gboolean rtl_interface = gtk_widget_get_direction (GTK_WIDGET (self->view)) == GTK_TEXT_DIR_RTL;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autofree char *utf8 = NULL;
  GtkTextDirection direction;

  utf8 = gtk_text_buffer_get_slice (buffer, start, end, TRUE);
  direction = stk_direction_find (utf8, strlen (utf8));
  self->rtl = direction == GTK_TEXT_DIR_RTL || (direction == GTK_TEXT_DIR_NONE && rtl_interface);
  self->blank = self->range.start == self->range.end || is_blank (utf8);
  self->simple = !self->rtl && !rtl_interface && !stk_direction_has_rtl (utf8, strlen (utf8));
}

/* A character's place; its edges are in reading order, so the first may lie to the right of the second. */
static void
locate (StkParagraph *self, const GtkTextIter *iter, GdkRectangle *place)
{
  gtk_text_view_get_iter_location (self->view, iter, place);
  place->y -= self->top;
  if (place->width < 0)
    {
      place->x += place->width;
      place->width = -place->width;
    }
}

static void
locate_offset (StkParagraph *self, size_t offset, GdkRectangle *place)
{
  GtkTextIter iter;

  stk_display_get_iter (gtk_text_view_get_buffer (self->view), &iter, offset);
  locate (self, &iter, place);
}

/* What stands behind a range, be it words that were deleted. */
static void
locate_end (StkParagraph *self, size_t offset, GdkRectangle *place)
{
  GtkTextIter iter;

  stk_display_get_end_iter (gtk_text_view_get_buffer (self->view), &iter, offset);
  locate (self, &iter, place);
}

static void
add_line (StkParagraph *self, StkRange range)
{
  StkDisplayLine line = { .range = range };
  GdkRectangle first, last;

  locate_offset (self, range.start, &first);
  last = first;
  if (range.end > range.start)
    locate_offset (self, range.end - 1, &last);

  line.y = (float) first.y;
  line.height = (float) first.height;
  line.left = (float) MIN (first.x, last.x);
  line.right = (float) MAX (first.x + first.width, last.x + last.width);
  g_array_append_val (self->lines, line);
}

static void
find_lines (StkParagraph *self, const GtkTextIter *start)
{
  int line_number = gtk_text_iter_get_line (start);
  GtkTextIter iter = *start;
  size_t from = self->range.start;

  /* it may be hidden, and GtkTextView cannot go on from lines that are */
  if (self->blank)
    {
      const StkDisplayLine nothing = { .range = self->range };

      g_array_append_val (self->lines, nothing);
      return;
    }

  while (gtk_text_view_forward_display_line (self->view, &iter) && gtk_text_iter_get_line (&iter) == line_number)
    {
      size_t to = stk_display_get_offset (&iter);

      if (to >= self->range.end)
        break;
      if (to <= from) /* all of the line is words that were deleted */
        continue;
      add_line (self, STK_RANGE (from, to));
      from = to;
    }

  add_line (self, STK_RANGE (from, self->range.end));
}

/**
 * stk_paragraph_new:
 * @view: a text view
 * @start: the start of one of its paragraphs
 *
 * Looks up how the paragraph is laid out now.
 *
 * Returns: (transfer full): the places of its words, good until the view's width or style changes
 */
StkParagraph *
stk_paragraph_new (GtkTextView *view, const GtkTextIter *start)
{
  StkParagraph *self = g_new0 (StkParagraph, 1);
  GtkTextIter end = *start;

  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);

  self->view = view;
  self->range = STK_RANGE (stk_display_get_offset (start), stk_display_get_offset (&end));
  self->lines = g_array_new (FALSE, FALSE, sizeof (StkDisplayLine));
  gtk_text_view_get_line_yrange (view, start, &self->top, NULL);
  look_at_text (self, start, &end);
  find_lines (self, start);

  return self;
}

void
stk_paragraph_free (StkParagraph *self)
{
  g_array_unref (self->lines);
  g_free (self);
}

/**
 * stk_paragraph_get_range:
 * @self: a paragraph
 *
 * Returns: its code points, without the line break that ends it
 */
StkRange
stk_paragraph_get_range (StkParagraph *self)
{
  return self->range;
}

/**
 * stk_paragraph_is_rtl:
 * @self: a paragraph
 *
 * Returns: whether it begins at the right
 */
gboolean
stk_paragraph_is_rtl (StkParagraph *self)
{
  return self->rtl;
}

/**
 * stk_paragraph_get_lines:
 * @self: a paragraph
 * @n_lines: (out): how many lines it has, at least one
 *
 * Returns: (transfer none): its lines
 */
const StkDisplayLine *
stk_paragraph_get_lines (StkParagraph *self, guint *n_lines)
{
  *n_lines = self->lines->len;

  return (const StkDisplayLine *) (gpointer) self->lines->data;
}

/**
 * stk_paragraph_find_line:
 * @self: a paragraph
 * @offset: a code point in it
 *
 * Returns: the index of the line that the code point is in
 */
guint
stk_paragraph_find_line (StkParagraph *self, size_t offset)
{
  guint low = 0, high = self->lines->len;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->lines, StkDisplayLine, middle).range.start <= offset)
        low = middle;
      else
        high = middle;
    }

  return low;
}

static float
get_gap (StkParagraph *self, guint line_index)
{
  const StkDisplayLine *line = &g_array_index (self->lines, StkDisplayLine, line_index);
  float gap = 8;

  if (line_index > 0)
    gap = MIN (gap, line->y - line[-1].y - line[-1].height);
  if (line_index + 1 < self->lines->len)
    gap = MIN (gap, line[1].y - line->y - line->height);

  return MAX (gap, 0);
}

static void
append_box (StkParagraph *self, GArray *boxes, guint line_index, float left, float right)
{
  const StkDisplayLine *line = &g_array_index (self->lines, StkDisplayLine, line_index);
  StkMarkBox box = { left, line->y, right - left, line->height, get_gap (self, line_index), line_index };

  if (right > left)
    g_array_append_val (boxes, box);
}

static void
add_simple_box (StkParagraph *self, GArray *boxes, guint line_index, StkRange part)
{
  const StkDisplayLine *line = &g_array_index (self->lines, StkDisplayLine, line_index);
  float left = line->left, right = line->right;
  GdkRectangle place;

  if (part.start > line->range.start)
    {
      locate_offset (self, part.start, &place);
      left = (float) place.x;
    }
  if (part.end < line->range.end)
    {
      locate_end (self, part.end, &place);
      right = (float) place.x;
    }

  append_box (self, boxes, line_index, left, right);
}

/* Words that follow each other may stand apart where the direction changes: go from cluster to cluster and join what
 * touches. */
static void
add_mixed_boxes (StkParagraph *self, GArray *boxes, guint line_index, StkRange part)
{
  GtkTextIter iter, end;
  float left = 0, right = -1;

  stk_display_get_iter (gtk_text_view_get_buffer (self->view), &iter, part.start);
  stk_display_get_end_iter (gtk_text_view_get_buffer (self->view), &end, part.end);
  while (gtk_text_iter_compare (&iter, &end) < 0)
    {
      GdkRectangle place;
      float x;

      locate (self, &iter, &place);
      x = (float) place.x;
      if (right >= left && x <= right + 1.5f && x + (float) place.width >= left - 1.5f)
        {
          left = MIN (left, x);
          right = MAX (right, x + (float) place.width);
        }
      else
        {
          append_box (self, boxes, line_index, left, right);
          left = x;
          right = x + (float) place.width;
        }
      if (!gtk_text_iter_forward_cursor_position (&iter))
        break;
    }

  append_box (self, boxes, line_index, left, right);
}

/* A box is open where the range goes on in the line before or after. */
static void
close_edges (StkParagraph *self, GArray *boxes, guint n_before, gboolean starts, gboolean ends)
{
  for (guint i = n_before; i < boxes->len; i++)
    {
      StkMarkBox *box = &g_array_index (boxes, StkMarkBox, i);
      gboolean start_closed = starts || i > n_before;
      gboolean end_closed = ends || i + 1 < boxes->len;

      box->left_closed = self->rtl ? end_closed : start_closed;
      box->right_closed = self->rtl ? start_closed : end_closed;
    }
}

/**
 * stk_paragraph_add_boxes:
 * @self: a paragraph
 * @range: code points; what lies outside the paragraph is left out
 * @boxes: (element-type StkMarkBox): where to append
 *
 * Finds where the words of a range stand: a box for each line, or several where a line changes its direction.
 */
void
stk_paragraph_add_boxes (StkParagraph *self, StkRange range, GArray *boxes)
{
  StkRange inner = { MAX (range.start, self->range.start), MIN (range.end, self->range.end) };

  if (inner.start >= inner.end || self->blank)
    return;

  for (guint i = stk_paragraph_find_line (self, inner.start); i < self->lines->len; i++)
    {
      const StkDisplayLine *line = &g_array_index (self->lines, StkDisplayLine, i);
      StkRange part = { MAX (inner.start, line->range.start), MIN (inner.end, line->range.end) };
      guint n_before = boxes->len;

      if (part.start >= part.end)
        break;
      if (self->simple)
        add_simple_box (self, boxes, i, part);
      else
        add_mixed_boxes (self, boxes, i, part);
      close_edges (self, boxes, n_before, part.start == range.start, part.end == range.end);
    }
}

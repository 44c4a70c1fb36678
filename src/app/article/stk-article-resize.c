/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-article-view-private.h"

#include "stk-span.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Changing where the words of the selected annotation begin and end. While that goes on the marks show what it would
 * come to; the document is changed once, at the end. Arrow keys move the start, with Shift the end, with Ctrl by words;
 * both ends have a handle to drag. */

#define KNOB_RADIUS 6.0f
#define BAR_WIDTH 2.0f

/* How near to a handle a press takes hold of it. */
#define REACH 16.0

static StkAnnotation *
find_annotation (StkArticleView *self)
{
  if (self->document == NULL || self->selected == NULL)
    return NULL;

  return stk_annotation_list_lookup (stk_document_get_annotations (self->document), self->selected);
}

static GArray *
list_ranges (StkArticleView *self, StkAnnotation *annotation)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (StkRange));

  for (size_t i = 0; i < stk_annotation_get_n_anchors (annotation); i++)
    {
      StkRange range = i == self->resize_part ? self->resize_range
                                              : stk_anchor_get_range (stk_annotation_get_anchor (annotation, i));

      g_array_append_val (ranges, range);
    }

  return ranges;
}

static void
show_preview (StkArticleView *self)
{
  StkAnnotation *annotation = find_annotation (self);
  StkArticle *article = stk_document_get_article (self->document);
  g_autoptr (GPtrArray) anchors = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_anchor_unref);
  g_autoptr (StkAnnotation) preview = NULL;
  g_autoptr (GArray) ranges = list_ranges (self, annotation);

  for (guint i = 0; i < ranges->len; i++)
    g_ptr_array_add (anchors, stk_anchor_new_for_range (stk_article_get_text (article),
                                                        stk_article_get_text_digest (article),
                                                        g_array_index (ranges, StkRange, i)));
  preview = stk_annotation_with_anchors (annotation, (StkAnchor *const *) anchors->pdata, anchors->len,
                                         stk_annotation_get_modified (annotation));
  stk_mark_layer_set_preview (self->layer, preview);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Between which places the ends may be: parts of an annotation do not run into each other. */
static StkRange
get_limits (StkArticleView *self)
{
  StkAnnotation *annotation = find_annotation (self);
  StkText *text = stk_article_get_text (stk_document_get_article (self->document));
  StkRange limits = STK_RANGE (0, stk_text_get_length (text));

  for (size_t i = 0; i < stk_annotation_get_n_anchors (annotation); i++)
    {
      StkRange range = stk_anchor_get_range (stk_annotation_get_anchor (annotation, i));

      if (i == self->resize_part)
        continue;
      if (range.end <= self->resize_range.start)
        limits.start = MAX (limits.start, range.end);
      else if (range.start >= self->resize_range.end)
        limits.end = MIN (limits.end, range.start);
    }

  return limits;
}

/* Has a screen reader say the word at the end that was moved. */
static void
say_edge (StkArticleView *self, gboolean end)
{
  StkText *text = stk_article_get_text (stk_document_get_article (self->document));
  StkRange word = stk_text_get_word_at (text, self->resize_range,
                                        end ? self->resize_range.end - 1 : self->resize_range.start);
  g_autofree char *spoken = NULL;

  if (stk_range_get_length (word) == 0)
    word = end ? STK_RANGE (self->resize_range.end - 1, self->resize_range.end)
               : STK_RANGE (self->resize_range.start, self->resize_range.start + 1);
  spoken = stk_text_dup_range (text, word);
  stk_article_speech_say (self, spoken);
}

/* Moves an end as far as it may go. */
static void
move_to (StkArticleView *self, gboolean end, size_t offset)
{
  StkRange limits = get_limits (self), range = self->resize_range;

  if (end)
    range.end = CLAMP (offset, range.start + 1, limits.end);
  else
    range.start = CLAMP (offset, limits.start, range.end - 1);
  if (stk_range_equal (range, self->resize_range))
    return;

  self->resize_range = range;
  show_preview (self);
}

/* One code point on, and over the blank lines between blocks. */
static size_t
find_char_edge (StkArticleView *self, size_t offset, gboolean forward)
{
  GtkTextIter iter;

  stk_article_view_get_iter (self, &iter, offset);
  do
    if (!(forward ? gtk_text_iter_forward_cursor_position (&iter) : gtk_text_iter_backward_cursor_position (&iter)))
      break;
  while (stk_article_style_is_hidden (self->style, &iter) || stk_display_get_offset (&iter) == offset);

  return stk_display_get_offset (&iter);
}

static gboolean
is_rtl (StkArticleView *self, size_t offset)
{
  GtkTextIter iter;
  g_autoptr (StkParagraph) paragraph = NULL;

  stk_article_view_get_iter (self, &iter, offset);
  gtk_text_iter_set_line_offset (&iter, 0);
  paragraph = stk_paragraph_new (GTK_TEXT_VIEW (self), &iter);

  return stk_paragraph_is_rtl (paragraph);
}

static void
move_by_key (StkArticleView *self, gboolean right, gboolean end, gboolean by_word)
{
  size_t offset = end ? self->resize_range.end : self->resize_range.start;
  gboolean forward = right != is_rtl (self, self->resize_range.start);
  GtkTextIter iter;

  offset = by_word ? stk_span_find_word_edge (stk_document_get_article (self->document), offset, forward, end)
                   : find_char_edge (self, offset, forward);
  move_to (self, end, offset);
  say_edge (self, end);
  stk_article_view_get_iter (self, &iter, end ? self->resize_range.end - 1 : self->resize_range.start);
  gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (self), &iter, 0.05, FALSE, 0, 0);
}

static gboolean
key_pressed_cb (StkArticleView *self, guint key, guint code, GdkModifierType modifiers)
{
  if (!self->resizing)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Left:
    case GDK_KEY_KP_Right:
      move_by_key (self, key == GDK_KEY_Right || key == GDK_KEY_KP_Right, modifiers & GDK_SHIFT_MASK,
                   modifiers & GDK_CONTROL_MASK);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      stk_article_resize_end (self, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      stk_article_resize_end (self, FALSE);
      stk_article_view_say (self, _ ("Tag left as it was"));
      return GDK_EVENT_STOP;
    case GDK_KEY_Shift_L:
    case GDK_KEY_Shift_R:
    case GDK_KEY_Control_L:
    case GDK_KEY_Control_R:
    case GDK_KEY_Alt_L:
    case GDK_KEY_Alt_R:
    case GDK_KEY_ISO_Level3_Shift:
      return GDK_EVENT_PROPAGATE;
    default: /* another command: this one is done */
      stk_article_resize_end (self, TRUE);
      return GDK_EVENT_PROPAGATE;
    }
}

static void
focus_left_cb (StkArticleView *self)
{
  stk_article_resize_end (self, TRUE);
}

static void
resize_cb (StkArticleView *self, const char *name, GVariant *parameter)
{
  StkAnnotation *annotation = find_annotation (self);
  size_t caret = stk_article_view_get_caret (self);

  if (annotation == NULL || stk_annotation_get_anchor_state (annotation) == STK_ANCHOR_STATE_ORPHAN)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->resize_part = 0;
  for (size_t i = 0; i < stk_annotation_get_n_anchors (annotation); i++)
    if (stk_range_contains (stk_anchor_get_range (stk_annotation_get_anchor (annotation, i)), caret))
      self->resize_part = i;
  self->resize_range = stk_anchor_get_range (stk_annotation_get_anchor (annotation, self->resize_part));
  self->resize_id = g_strdup (self->selected);
  self->resizing = TRUE;
  show_preview (self);
  stk_article_view_scroll_to_range (self, self->resize_range, FALSE);
  stk_article_view_say (self, _ ("Arrow keys move the start, with Shift the end, with Ctrl by words; Enter to finish"));
}

/**
 * stk_article_resize_class_init:
 * @klass: the class of article views
 */
void
stk_article_resize_class_init (GtkWidgetClass *klass)
{
  gtk_widget_class_add_binding_action (klass, GDK_KEY_r, 0, "article.resize", NULL);
}

/**
 * stk_article_resize_init:
 * @self: a view
 */
void
stk_article_resize_init (StkArticleView *self)
{
  static const StkArticleAction ACTIONS[] = { { "resize", NULL, resize_cb } };
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  stk_article_actions_add (self, ACTIONS, G_N_ELEMENTS (ACTIONS));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * stk_article_resize_end:
 * @self: a view
 * @keep: whether the annotation becomes what is shown
 *
 * Ends the change of an annotation's words, if one is going on.
 */
void
stk_article_resize_end (StkArticleView *self, gboolean keep)
{
  g_autofree char *id = g_steal_pointer (&self->resize_id);
  g_autoptr (GArray) ranges = NULL;
  g_autoptr (GError) error = NULL;
  StkAnnotation *annotation;

  if (!self->resizing)
    return;

  /* first, since the document tells of its change */
  self->resizing = FALSE;
  self->dragged_edge = STK_EDGE_NONE;
  stk_mark_layer_set_preview (self->layer, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  annotation = id != NULL && self->document != NULL
                 ? stk_annotation_list_lookup (stk_document_get_annotations (self->document), id)
                 : NULL;
  if (!keep || annotation == NULL || self->resize_part >= stk_annotation_get_n_anchors (annotation) ||
      !stk_span_trim (stk_document_get_article (self->document), &self->resize_range) ||
      stk_range_equal (self->resize_range,
                       stk_anchor_get_range (stk_annotation_get_anchor (annotation, self->resize_part))))
    return;

  ranges = list_ranges (self, annotation);
  if (!stk_document_set_ranges (self->document, id, (const StkRange *) (gpointer) ranges->data, ranges->len, &error))
    {
      stk_article_view_say (self, error->message);
      return;
    }
  annotation = stk_annotation_list_lookup (stk_document_get_annotations (self->document), id);
  stk_article_speech_say_change (self, _ ("Tag changed"), annotation);
}

/* Where an end's handle stands, in buffer coordinates. */
static GdkRectangle
get_handle (StkArticleView *self, gboolean end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GdkRectangle rect;
  GtkTextIter iter;

  if (end)
    stk_display_get_end_iter (buffer, &iter, self->resize_range.end);
  else
    stk_display_get_iter (buffer, &iter, self->resize_range.start);
  gtk_text_view_get_cursor_locations (GTK_TEXT_VIEW (self), &iter, &rect, NULL);

  return rect;
}

/**
 * stk_article_resize_find_edge:
 * @self: a view
 * @x: across, in the view's coordinates
 * @y: down, in the view's coordinates
 *
 * Returns: whose handle is there
 */
StkEdge
stk_article_resize_find_edge (StkArticleView *self, double x, double y)
{
  StkEdge nearest = STK_EDGE_NONE;
  double best = REACH;
  int buffer_x, buffer_y;

  if (!self->resizing)
    return STK_EDGE_NONE;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  for (int end = 0; end < 2; end++)
    {
      GdkRectangle rect = get_handle (self, end);
      double top = rect.y - (end ? 0 : 2 * KNOB_RADIUS), bottom = rect.y + rect.height + (end ? 2 * KNOB_RADIUS : 0);
      double distance = hypot (buffer_x - rect.x, buffer_y - CLAMP (buffer_y, top, bottom));

      if (distance < best)
        {
          best = distance;
          nearest = end ? STK_EDGE_END : STK_EDGE_START;
        }
    }

  return nearest;
}

/**
 * stk_article_resize_drag:
 * @self: a view
 * @offset: the place in the article that the pointer is at
 * @exactly: whether to leave the end inside of a word
 *
 * Moves the end whose handle was taken hold of.
 */
void
stk_article_resize_drag (StkArticleView *self, size_t offset, gboolean exactly)
{
  gboolean end = self->dragged_edge == STK_EDGE_END;
  StkRange word = STK_RANGE (offset, offset);

  if (!self->resizing || self->dragged_edge == STK_EDGE_NONE)
    return;
  if (self->snap && !exactly)
    stk_span_snap_to_words (stk_document_get_article (self->document), &word);
  move_to (self, end, end ? word.end : word.start);
}

/**
 * stk_article_resize_snapshot:
 * @self: a view
 * @snapshot: what to draw on, in buffer coordinates, over the words
 *
 * Draws the handles.
 */
void
stk_article_resize_snapshot (StkArticleView *self, GtkSnapshot *snapshot)
{
  const GdkRGBA *color = &stk_mark_layer_get_palette (self->layer)->accent;

  for (int end = 0; self->resizing && end < 2; end++)
    {
      GdkRectangle rect = get_handle (self, end);
      float x = (float) rect.x, y = (float) rect.y, height = (float) rect.height;
      GskRoundedRect knob;

      gsk_rounded_rect_init_from_rect (&knob,
                                       &GRAPHENE_RECT_INIT (x - KNOB_RADIUS, end ? y + height : y - 2 * KNOB_RADIUS,
                                                            2 * KNOB_RADIUS, 2 * KNOB_RADIUS),
                                       KNOB_RADIUS);
      gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x - BAR_WIDTH / 2, y, BAR_WIDTH, height));
      gtk_snapshot_push_rounded_clip (snapshot, &knob);
      gtk_snapshot_append_color (snapshot, color, &knob.bounds);
      gtk_snapshot_pop (snapshot);
    }
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-article-view-private.h"

#include "stk-mark-draw.h"

/* How long words are lit up when they are shown, in milliseconds. */
#define PULSE_TIME 1100

/* Words that stand between these parts of the view's height need no scrolling. */
#define COMFORT_TOP 0.06
#define COMFORT_BOTTOM 0.62

/* Where words are put that are scrolled to. */
#define PLACE 0.25

/* Frames between looks whether words are where they should be, and how often to look. A scroll takes about a dozen. */
#define LOOK_EVERY 20
#define MAX_LOOKS 6

/* Scrolling to words, and lighting them up so that the eye finds them. */

static void
pulse_cb (double value, gpointer user_data)
{
  StkArticleView *self = user_data;

  self->pulse_progress = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * stk_article_reveal_init:
 * @self: a view
 *
 * Sets up the pulse.
 */
void
stk_article_reveal_init (StkArticleView *self)
{
  AdwAnimationTarget *target = adw_callback_animation_target_new (pulse_cb, self, NULL);

  self->pulse_progress = 1;
  self->pulse = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, PULSE_TIME, target);
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->pulse), ADW_EASE_IN_OUT_CUBIC);
}

/**
 * stk_article_reveal_dispose:
 * @self: a view
 */
void
stk_article_reveal_dispose (StkArticleView *self)
{
  stk_article_reveal_cancel (self);
  g_clear_handle_id (&self->pulse_timeout, g_source_remove);
  if (self->pulse != NULL)
    adw_animation_reset (self->pulse);
  g_clear_object (&self->pulse);
}

static gboolean
end_pulse_cb (gpointer user_data)
{
  StkArticleView *self = user_data;

  self->pulse_timeout = 0;
  pulse_cb (1, self);

  return G_SOURCE_REMOVE;
}

/* Without animations the words are lit up for the same time, and do not move or fade. */
static void
start_pulse (StkArticleView *self, StkRange range)
{
  self->pulse_range = range;
  g_clear_handle_id (&self->pulse_timeout, g_source_remove);
  adw_animation_reset (self->pulse);
  if (adw_get_enable_animations (GTK_WIDGET (self)))
    adw_animation_play (self->pulse);
  else
    {
      pulse_cb (0.3, self);
      self->pulse_timeout = g_timeout_add (PULSE_TIME, end_pulse_cb, self);
    }
}

/**
 * stk_article_reveal_snapshot:
 * @self: a view
 * @snapshot: what to draw on, in buffer coordinates
 *
 * Draws the pulse, if there is one.
 */
void
stk_article_reveal_snapshot (StkArticleView *self, GtkSnapshot *snapshot)
{
  g_autoptr (GArray) boxes = NULL;
  GdkRectangle visible;

  if (self->pulse_progress >= 1)
    return;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  boxes = stk_mark_layer_get_boxes (self->layer, self->pulse_range, &visible);
  for (guint i = 0; i < boxes->len; i++)
    stk_mark_draw_pulse (snapshot, stk_mark_layer_get_palette (self->layer), stk_mark_layer_get_em (self->layer),
                         &g_array_index (boxes, StkMarkBox, i), self->pulse_progress);
}

static gboolean
is_comfortable (StkArticleView *self, StkRange range)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible, first, last;
  GtkTextIter start, end;
  int height;

  gtk_text_view_get_visible_rect (view, &visible);
  stk_article_view_get_iter (self, &end, MAX (range.end, range.start + 1) - 1); /* may add to the buffer */
  stk_article_view_get_iter (self, &start, range.start);
  gtk_text_view_get_line_yrange (view, &start, NULL, &height);
  if (height == 0) /* never laid out, so never seen */
    return FALSE;
  gtk_text_view_get_iter_location (view, &start, &first);
  gtk_text_view_get_iter_location (view, &end, &last);

  return first.y >= visible.y + COMFORT_TOP * visible.height &&
         last.y + last.height <= visible.y + COMFORT_BOTTOM * visible.height;
}

static void
scroll (StkArticleView *self, StkRange range)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextMark *mark = gtk_text_buffer_get_mark (buffer, "stk-reveal");
  GtkTextIter start;

  stk_article_view_get_iter (self, &start, range.start);
  if (mark == NULL)
    mark = gtk_text_buffer_create_mark (buffer, "stk-reveal", &start, TRUE);
  gtk_text_buffer_move_mark (buffer, mark, &start);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), mark, 0, TRUE, 0, PLACE);
}

static gboolean
has_size (StkArticleView *self)
{
  GdkRectangle visible;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);

  return visible.height > 1;
}

/* A view that was not laid out yet cannot scroll, and one that still learns how high the paragraphs above are may come
 * out elsewhere: so look again a few times. */
static gboolean
reveal_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  StkArticleView *self = STK_ARTICLE_VIEW (widget);

  if (!has_size (self) || self->reveal_frames++ % LOOK_EVERY != 1)
    return G_SOURCE_CONTINUE;

  if (self->reveal_pulse)
    start_pulse (self, self->reveal_range);
  self->reveal_pulse = FALSE;
  if (!is_comfortable (self, self->reveal_range) && self->reveal_frames < LOOK_EVERY * MAX_LOOKS)
    {
      scroll (self, self->reveal_range);
      return G_SOURCE_CONTINUE;
    }
  self->reveal_tick = 0;

  return G_SOURCE_REMOVE;
}

/**
 * stk_article_reveal_cancel:
 * @self: a view
 *
 * Must be called when a person moves the page or the caret: from then on it is theirs.
 */
void
stk_article_reveal_cancel (StkArticleView *self)
{
  if (self->reveal_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->reveal_tick);
  self->reveal_tick = 0;
}

/**
 * stk_article_view_scroll_to_range:
 * @self: a view
 * @range: words
 * @pulse: whether to light them up for a moment
 *
 * Shows words: unless they can be read comfortably as it is, the page is scrolled so that they stand in its upper
 * third. A view that has no size yet does so as soon as it has one.
 */
void
stk_article_view_scroll_to_range (StkArticleView *self, StkRange range, gboolean pulse)
{
  g_return_if_fail (STK_IS_ARTICLE_VIEW (self));

  stk_article_reveal_cancel (self);
  self->reveal_range = range;
  self->reveal_pulse = pulse;
  self->reveal_frames = 0;
  if (has_size (self))
    {
      if (pulse)
        start_pulse (self, range);
      self->reveal_pulse = FALSE;
      if (is_comfortable (self, range))
        return;
      scroll (self, range);
      self->reveal_frames = 2;
    }

  self->reveal_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal_tick_cb, NULL, NULL);
}

/**
 * stk_article_view_get_range_rect:
 * @self: a view
 * @range: words
 * @rect: (out): where they are, in the view's coordinates
 *
 * Finds the part of some words that is in sight, to point a popover at.
 *
 * Returns: whether any of them are in sight
 */
gboolean
stk_article_view_get_range_rect (StkArticleView *self, StkRange range, GdkRectangle *rect)
{
  g_autoptr (GArray) boxes = NULL;
  GdkRectangle visible, found = { 0 };
  gboolean any = FALSE;

  g_return_val_if_fail (STK_IS_ARTICLE_VIEW (self), FALSE);

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  boxes = stk_mark_layer_get_boxes (self->layer, range, &visible);
  for (guint i = 0; i < boxes->len; i++)
    {
      const StkMarkBox *box = &g_array_index (boxes, StkMarkBox, i);
      GdkRectangle part = { (int) box->x, (int) box->y, (int) box->width, (int) box->height };

      if (!gdk_rectangle_intersect (&part, &visible, &part))
        continue;
      if (any)
        gdk_rectangle_union (&found, &part, &found);
      else
        found = part;
      any = TRUE;
    }

  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, found.x, found.y, &found.x,
                                         &found.y);
  *rect = found;

  return any;
}

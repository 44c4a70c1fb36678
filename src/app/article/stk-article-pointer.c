/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-article-view-private.h"

#include "stk-link.h"
#include "stk-span.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What mouse, touchpad and touch screen do in an article view besides what every text view does: a click on a mark
 * selects its annotation and one more the next that lies there, Ctrl and a click opens a link, Ctrl and the wheel or a
 * pinch zooms. */

static gboolean
get_offset_at (StkArticleView *self, double x, double y, size_t *offset)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int buffer_x, buffer_y;
  GtkTextIter iter;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_position (view, &iter, NULL, buffer_x, buffer_y))
    return FALSE;
  *offset = stk_display_get_offset (&iter);

  return TRUE;
}

static StkAnnotation *
find_sign_at (StkArticleView *self, double x, double y)
{
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);

  return stk_mark_layer_find_sign (self->layer, buffer_x, buffer_y);
}

static const StkLink *
find_link_at (StkArticleView *self, double x, double y)
{
  size_t offset;

  return get_offset_at (self, x, y, &offset) ? stk_article_view_find_link (self, offset) : NULL;
}

static void
activate (StkArticleView *self, StkAnnotation *annotation)
{
  g_autofree char *id = g_strdup (stk_annotation_get_id (annotation));

  stk_article_view_set_selected (self, id);
  stk_article_speech_announce (self, annotation);
  stk_article_view_emit (self, STK_ARTICLE_VIEW_ANNOTATION_ACTIVATED, id);
}

/* Of the annotations at a place, the innermost; or the one after that which was selected before the click. */
static StkAnnotation *
choose (StkArticleView *self, GPtrArray *found)
{
  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (stk_annotation_get_id (g_ptr_array_index (found, i)), self->selected_at_press) == 0)
      return g_ptr_array_index (found, (i + 1) % found->len);

  return g_ptr_array_index (found, 0);
}

/* Words that were dragged over become whole ones, unless Alt is held. */
static void
end_selection (StkArticleView *self, gboolean exactly)
{
  StkRange range;

  if (self->document != NULL && self->snap && !exactly && stk_article_view_get_selected_range (self, &range) &&
      stk_span_snap_to_words (stk_document_get_article (self->document), &range))
    stk_article_view_select_range (self, range);
  stk_article_view_follow_caret (self);
  if (stk_article_view_get_selected_range (self, NULL))
    stk_article_popover_offer (self);
}

static void
click (StkArticleView *self, double x, double y)
{
  g_autoptr (GPtrArray) found = NULL;
  size_t offset;

  if (stk_article_view_get_selected_range (self, NULL) || !get_offset_at (self, x, y, &offset))
    {
      end_selection (self, TRUE);
      return;
    }

  found = stk_article_view_list_at (self, offset, FALSE);
  if (found->len > 0)
    activate (self, choose (self, found));
  else
    stk_article_view_set_selected (self, NULL);
}

/* Where an event happened, in the view's coordinates: a legacy controller does not tell. */
static gboolean
get_event_point (StkArticleView *self, GdkEvent *event, graphene_point_t *point)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  double x, y, shift_x, shift_y;

  if (native == NULL || !gdk_event_get_position (event, &x, &y))
    return FALSE;
  gtk_native_get_surface_transform (native, &shift_x, &shift_y);

  return gtk_widget_compute_point (GTK_WIDGET (native), GTK_WIDGET (self),
                                   &GRAPHENE_POINT_INIT ((float) (x - shift_x), (float) (y - shift_y)), point);
}

/* The menu is about what was clicked, so the caret goes there, unless it is about the selected words. */
static void
press_for_menu (StkArticleView *self, const graphene_point_t *point)
{
  StkRange selection;
  size_t offset;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (get_offset_at (self, point->x, point->y, &offset) &&
      !(stk_article_view_get_selected_range (self, &selection) && stk_range_contains (selection, offset)))
    stk_article_view_set_caret (self, offset);
  stk_article_menu_popup (self, point);
}

static gboolean
press (StkArticleView *self, GdkEvent *event, const graphene_point_t *point)
{
  StkAnnotation *sign;
  const StkLink *link;

  stk_article_reveal_cancel (self);
  stk_article_popover_hide (self);
  if (gdk_event_triggers_context_menu (event))
    {
      press_for_menu (self, point);
      return GDK_EVENT_STOP;
    }
  if (gdk_event_get_event_type (event) == GDK_BUTTON_PRESS && gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY)
    return GDK_EVENT_PROPAGATE;

  self->dragged_edge = stk_article_resize_find_edge (self, point->x, point->y);
  if (self->dragged_edge != STK_EDGE_NONE)
    return GDK_EVENT_STOP;
  stk_article_resize_end (self, TRUE);

  sign = find_sign_at (self, point->x, point->y);
  if (sign != NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self));
      stk_article_view_place_caret (self, stk_annotation_get_range (sign).start);
      activate (self, sign);
      return GDK_EVENT_STOP;
    }

  link = find_link_at (self, point->x, point->y);
  if (link != NULL && gdk_event_get_modifier_state (event) & GDK_CONTROL_MASK)
    {
      stk_article_view_emit (self, STK_ARTICLE_VIEW_LINK_ACTIVATED, link->href);
      return GDK_EVENT_STOP;
    }

  g_set_str (&self->selected_at_press, self->selected);
  self->press_point = *point;
  self->pressed = TRUE;

  return GDK_EVENT_PROPAGATE;
}

static gboolean
release_idle_cb (gpointer user_data)
{
  StkArticleView *self = user_data;

  self->release_idle = 0;
  if (self->dragged_over)
    end_selection (self, self->released_exactly);
  else
    click (self, self->press_point.x, self->press_point.y);

  return G_SOURCE_REMOVE;
}

static gboolean
drag_edge (StkArticleView *self, GdkEvent *event)
{
  graphene_point_t point;
  size_t offset;

  if (get_event_point (self, event, &point) && get_offset_at (self, point.x, point.y, &offset))
    stk_article_resize_drag (self, offset, gdk_event_get_modifier_state (event) & GDK_ALT_MASK);

  return GDK_EVENT_STOP;
}

static void
release (StkArticleView *self, GdkEvent *event, const graphene_point_t *point)
{
  self->dragged_edge = STK_EDGE_NONE;
  if (!self->pressed)
    return;

  self->pressed = FALSE;
  self->released_exactly = gdk_event_get_modifier_state (event) & GDK_ALT_MASK;
  self->dragged_over = gtk_drag_check_threshold (GTK_WIDGET (self), (int) self->press_point.x,
                                                 (int) self->press_point.y, (int) point->x, (int) point->y);
  /* Only when the text view has seen it too: at a touch it moves the caret then, and a popover that is shown before
   * leaves its drag going on, so that the next press is taken for a part of it. */
  if (self->release_idle == 0)
    self->release_idle = g_idle_add (release_idle_cb, self);
}

/* What happens in the menu comes by here too, since it is the view's child. */
static gboolean
is_elsewhere (StkArticleView *self, GdkEvent *event)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));

  return native == NULL || gdk_event_get_surface (event) != gtk_native_get_surface (native);
}

static gboolean
event_cb (StkArticleView *self, GdkEvent *event)
{
  graphene_point_t point;

  if (is_elsewhere (self, event))
    return GDK_EVENT_PROPAGATE;

  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
      return self->document != NULL && get_event_point (self, event, &point) && press (self, event, &point);
    case GDK_BUTTON_RELEASE:
    case GDK_TOUCH_END:
      if (get_event_point (self, event, &point))
        release (self, event, &point);
      return GDK_EVENT_PROPAGATE;
    case GDK_MOTION_NOTIFY:
    case GDK_TOUCH_UPDATE:
      return self->dragged_edge != STK_EDGE_NONE && drag_edge (self, event);
    case GDK_TOUCH_CANCEL:
    case GDK_GRAB_BROKEN:
      self->pressed = FALSE;
      self->dragged_edge = STK_EDGE_NONE;
      return GDK_EVENT_PROPAGATE;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
motion_cb (StkArticleView *self, double x, double y, GtkEventController *motion)
{
  gboolean control = gtk_event_controller_get_current_event_state (motion) & GDK_CONTROL_MASK;
  gboolean pointing = find_sign_at (self, x, y) != NULL || (control && find_link_at (self, x, y) != NULL);

  gboolean resizing = stk_article_resize_find_edge (self, x, y) != STK_EDGE_NONE;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), resizing ? "col-resize" : pointing ? "pointer"
                                                                                         : "text");
}

static gboolean
scroll_cb (StkArticleView *self, double dx, double dy, GtkEventControllerScroll *scroll)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (scroll);

  stk_article_reveal_cancel (self);
  stk_article_popover_hide (self);
  if (!(gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;

  /* a wheel comes in whole steps, a touchpad in small ones */
  if (gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_SURFACE)
    dy /= 40;
  self->scrolled += dy;
  if (fabs (self->scrolled) >= 1)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), self->scrolled < 0 ? "article.zoom-in" : "article.zoom-out", NULL);
      self->scrolled = 0;
    }

  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (StkArticleView *self)
{
  self->zoom_at_pinch = self->zoom;
}

static void
pinch_cb (StkArticleView *self, double scale)
{
  stk_article_view_set_zoom (self, self->zoom_at_pinch * scale);
}

/* An address as it is safe to show, with its host set off, which says whose page it is. */
static char *
dup_address_markup (const char *href)
{
  g_autofree char *display = stk_link_dup_display (href);
  g_autofree char *host = NULL;
  const char *start, *end;

  if (!stk_link_find_host (display, &start, &end))
    return g_markup_escape_text (display, -1);

  host = g_strndup (start, (size_t) (end - start));

  return g_markup_printf_escaped ("%.*s<b>%s</b>%s", (int) (start - display), display, host, end);
}

/**
 * stk_article_pointer_query_tooltip:
 * @self: a view
 * @x: where the pointer is
 * @y: where the pointer is
 * @tooltip: a tooltip
 *
 * Says where a link leads, and what a letter in the margin stands for.
 *
 * Returns: whether there is anything to say
 */
gboolean
stk_article_pointer_query_tooltip (StkArticleView *self, int x, int y, GtkTooltip *tooltip)
{
  StkAnnotation *sign = find_sign_at (self, x, y);
  const StkLink *link = find_link_at (self, x, y);

  if (sign != NULL)
    gtk_tooltip_set_text (tooltip, _ (stk_kind_get_info (stk_annotation_get_kind (sign))->label));
  else if (link != NULL)
    {
      g_autofree char *address = dup_address_markup (link->href);
      /* Translators: %s is a web address */
      g_autofree char *text = g_strdup_printf (_ ("%s\nCtrl+Click to open"), address);

      gtk_tooltip_set_markup (tooltip, text);
    }

  return sign != NULL || link != NULL;
}

/**
 * stk_article_pointer_init:
 * @self: a view
 *
 * Adds the controllers. Clicks are watched from the side and never claimed, so that the text view's own gestures work.
 */
void
stk_article_pointer_init (StkArticleView *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), events);

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);

  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
}

/**
 * stk_article_pointer_dispose:
 * @self: a view
 */
void
stk_article_pointer_dispose (StkArticleView *self)
{
  g_clear_handle_id (&self->release_idle, g_source_remove);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-window-private.h"

/* Which tag is selected: the article, the list and the fields all show the same one. The article does so at once. To
 * scroll the list and to build the fields takes longer than all else that a key does, so the frame in which a mark is
 * drawn does not wait for them; they follow in the next one. */

static void
show (StkWindow *self, const char *id)
{
  stk_sidebar_set_selected (self->sidebar, id);
  stk_window_show_detail (self, id);
}

/* Shows the tag that was selected in the list and in the fields, if that still waits for the frame with its mark. */
void
stk_window_catch_up (StkWindow *self)
{
  g_autofree char *id = g_steal_pointer (&self->selected_id);

  if (id != NULL)
    show (self, id);
}

/* Before another document is shown, or none. */
void
stk_window_forget_selected (StkWindow *self)
{
  g_clear_pointer (&self->selected_id, g_free);
}

static void
after_paint_cb (StkWindow *self, GdkFrameClock *clock)
{
  g_clear_signal_handler (&self->painted_id, clock);
  stk_window_catch_up (self);
}

static void
show_later (StkWindow *self, const char *id)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  g_set_str (&self->selected_id, id);
  if (self->painted_id == 0)
    self->painted_id =
      g_signal_connect_object (clock, "after-paint", G_CALLBACK (after_paint_cb), self, G_CONNECT_SWAPPED);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
}

/* Shows one tag as selected everywhere. */
void
stk_window_select (StkWindow *self, const char *id, gboolean reveal)
{
  g_autofree char *copy = g_strdup (id);
  StkAnnotation *annotation =
    self->document ? stk_annotation_list_lookup (stk_document_get_annotations (self->document), copy) : NULL;
  const char *shown = annotation ? stk_annotation_get_id (annotation) : NULL;

  stk_article_view_set_selected (self->view, shown);
  if (shown != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_later (self, shown);
  else
    {
      stk_window_forget_selected (self);
      show (self, shown);
    }
  stk_window_update_actions (self);

  if (reveal && annotation != NULL && stk_annotation_get_anchor_state (annotation) != STK_ANCHOR_STATE_ORPHAN)
    stk_article_view_scroll_to_range (self->view, stk_annotation_get_range (annotation), TRUE);
}

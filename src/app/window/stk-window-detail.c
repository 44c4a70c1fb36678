/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-window-private.h"

/* Where the detail pane is: under the list of tags or, in a window as narrow as a phone, in a sheet over the
 * article. */

static void
update_sheet (StkWindow *self)
{
  const char *id = stk_article_view_get_current (self->view);
  StkAnnotation *annotation =
    self->document && id ? stk_annotation_list_lookup (stk_document_get_annotations (self->document), id) : NULL;
  gboolean shown = self->narrow && annotation != NULL;

  if (shown)
    stk_detail_bar_show (self->detail_bar, annotation);
  else
    adw_bottom_sheet_set_open (self->sheet, FALSE);
  adw_bottom_sheet_set_can_open (self->sheet, shown);
  adw_bottom_sheet_set_reveal_bottom_bar (self->sheet, shown);
}

static void
place (StkWindow *self, gboolean narrow)
{
  g_autoptr (GtkWidget) detail = g_object_ref (GTK_WIDGET (self->detail));

  self->narrow = narrow;
  if (narrow)
    {
      gtk_paned_set_end_child (self->paned, NULL);
      adw_bin_set_child (self->detail_bin, detail);
    }
  else
    {
      adw_bin_set_child (self->detail_bin, NULL);
      gtk_paned_set_end_child (self->paned, detail);
    }
  update_sheet (self);
  if (self->document != NULL)
    stk_window_update_progress (self);
}

static void
narrow_cb (StkWindow *self)
{
  place (self, TRUE);
}

static void
widen_cb (StkWindow *self)
{
  place (self, FALSE);
}

static void
tag_activated_cb (StkWindow *self, const char *id)
{
  stk_window_select (self, id, TRUE);
}

static void
range_activated_cb (StkWindow *self, const StkRange *range)
{
  adw_bottom_sheet_set_open (self->sheet, FALSE);
  stk_article_view_scroll_to_range (self->view, *range, TRUE);
}

static gboolean
get_selection_cb (StkWindow *self, StkRange *range)
{
  return stk_article_view_get_selected_range (self->view, range);
}

void
stk_window_init_detail (StkWindow *self)
{
  g_signal_connect_object (self->narrow_width, "apply", G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->narrow_width, "unapply", G_CALLBACK (widen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->detail, "link-activated", G_CALLBACK (stk_window_ask_to_open_link), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->detail, "tag-activated", G_CALLBACK (tag_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->detail, "range-activated", G_CALLBACK (range_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->detail, "get-selection", G_CALLBACK (get_selection_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->detail, "message", G_CALLBACK (stk_window_toast), self, G_CONNECT_SWAPPED);
}

/* Shows what is known of a tag. */
void
stk_window_show_detail (StkWindow *self, const char *id)
{
  stk_detail_show (self->detail, self->document, id);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), id != NULL);
  update_sheet (self);
}

/* What the bar at the lower edge says of a tag may have changed. */
void
stk_window_update_detail (StkWindow *self)
{
  update_sheet (self);
}

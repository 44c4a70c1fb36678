/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-sidebar-private.h"

#include "stk-annotation-row.h"
#include "stk-annotation-text.h"

/* The height of a row that nobody has seen yet: that of most. */
#define EMPTY_HEIGHT 56

/* No row is lower than this. */
#define MIN_HEIGHT 36

/* How many rows that went out of sight are kept to be shown again. */
#define MAX_SPARE 48

/* For how many frames rows are waited for that have no place yet. */
#define MAX_FILL_FRAMES 4

/* The rows of the list. GtkListView makes some two hundred of them, of which a dozen are in sight; so a row is a bin
 * that is filled only when it comes into sight or near it. That makes opening an article, and each key typed into the
 * search, several times as quick. */

static guint
get_page_rows (StkSidebar *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));

  return (guint) MAX (gtk_adjustment_get_page_size (adjustment), gtk_widget_get_height (GTK_WIDGET (self))) /
         MIN_HEIGHT;
}

static void
refresh (StkSidebar *self, GtkListItem *item)
{
  GtkWidget *row = adw_bin_get_child (ADW_BIN (gtk_list_item_get_child (item)));
  StkAnnotation *annotation = stk_tag_get_annotation (gtk_list_item_get_item (item));
  g_autofree char *summary = NULL;

  if (row == NULL || self->document == NULL)
    return;

  summary = stk_annotation_text_dup_summary (annotation, stk_document_get_annotations (self->document));
  stk_annotation_row_set_annotation (STK_ANNOTATION_ROW (row), annotation, summary);
  stk_annotation_row_set_terms (STK_ANNOTATION_ROW (row), stk_tag_filter_get_terms (self->filter));
  gtk_list_item_set_accessible_description (item, summary ? summary : "");
}

static void
fill (StkSidebar *self, GtkListItem *item)
{
  AdwBin *bin = ADW_BIN (gtk_list_item_get_child (item));
  g_autoptr (GtkWidget) row = NULL;

  if (adw_bin_get_child (bin) != NULL)
    return;

  row = self->spare->len > 0 ? g_ptr_array_steal_index_fast (self->spare, self->spare->len - 1)
                             : g_object_ref_sink (stk_annotation_row_new ());
  gtk_widget_set_size_request (GTK_WIDGET (bin), -1, -1);
  adw_bin_set_child (bin, row);
  refresh (self, item);
}

static void
empty (StkSidebar *self, GtkListItem *item)
{
  AdwBin *bin = ADW_BIN (gtk_list_item_get_child (item));
  GtkWidget *row = adw_bin_get_child (bin);

  if (row == NULL)
    return;

  if (self->spare != NULL && self->spare->len < MAX_SPARE)
    g_ptr_array_add (self->spare, g_object_ref (row));
  adw_bin_set_child (bin, NULL);
  gtk_widget_set_size_request (GTK_WIDGET (bin), -1, EMPTY_HEIGHT);
}

/* Whether a row is in sight, or within a page of it. */
static gboolean
is_near (StkSidebar *self, GtkWidget *bin, gboolean *allocated)
{
  float page = (float) gtk_widget_get_height (GTK_WIDGET (self->list));
  graphene_rect_t bounds;

  *allocated = gtk_widget_get_height (bin) > 0 &&
               gtk_widget_compute_bounds (bin, GTK_WIDGET (self->list), &bounds);

  return *allocated && bounds.origin.y < 2 * page && bounds.origin.y + bounds.size.height > -page;
}

/* Fills what the last frame brought near. Rows that are filled have another height than before, so it is done until
 * there is nothing more to do. In a long list some rows get no place before it is scrolled, and are not waited for. */
static gboolean
fill_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  StkSidebar *self = STK_SIDEBAR (widget);
  gboolean again = FALSE;
  GHashTableIter iter;
  gpointer item;

  self->n_fill_frames++;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      GtkWidget *bin = gtk_list_item_get_child (item);
      gboolean allocated;

      if (adw_bin_get_child (ADW_BIN (bin)) != NULL)
        continue;
      if (is_near (self, bin, &allocated))
        {
          fill (self, item);
          self->n_fill_frames = 0;
        }
      else if (allocated)
        continue;
      again = TRUE;
    }

  if (again && self->n_fill_frames < MAX_FILL_FRAMES)
    return G_SOURCE_CONTINUE;

  self->fill_id = 0;

  return G_SOURCE_REMOVE;
}

static void
queue_fill (StkSidebar *self)
{
  self->n_fill_frames = 0;
  if (self->fill_id == 0)
    self->fill_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), fill_cb, NULL, NULL);
}

/* A row that is bound while the list is scrolled has no place yet. Where it will be follows from how far the list is
 * scrolled, nearly enough. */
static void
scrolled_cb (StkSidebar *self, GtkAdjustment *adjustment)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  double upper = gtk_adjustment_get_upper (adjustment);

  if (upper > 0)
    stk_sidebar_rows_fill_around (self, (guint) (gtk_adjustment_get_value (adjustment) / upper * n));
}

static void
tag_changed_cb (GtkListItem *item)
{
  GtkWidget *sidebar = gtk_widget_get_ancestor (gtk_list_item_get_child (item), STK_TYPE_SIDEBAR);
  g_autofree char *spoken = stk_annotation_text_dup_spoken (stk_tag_get_annotation (gtk_list_item_get_item (item)));

  gtk_list_item_set_accessible_label (item, spoken);
  if (sidebar != NULL)
    refresh (STK_SIDEBAR (sidebar), item);
}

static void
setup_cb (StkSidebar *self, GtkListItem *item)
{
  GtkWidget *bin = adw_bin_new ();

  gtk_widget_set_size_request (bin, -1, EMPTY_HEIGHT);
  gtk_list_item_set_child (item, bin);
}

static void
bind_cb (StkSidebar *self, GtkListItem *item)
{
  g_autofree char *spoken = stk_annotation_text_dup_spoken (stk_tag_get_annotation (gtk_list_item_get_item (item)));

  gtk_list_item_set_accessible_label (item, spoken);
  g_signal_connect_object (gtk_list_item_get_item (item), "changed", G_CALLBACK (tag_changed_cb), item,
                           G_CONNECT_SWAPPED);
  g_hash_table_add (self->rows, item);
  queue_fill (self);
}

static void
unbind_cb (StkSidebar *self, GtkListItem *item)
{
  g_hash_table_remove (self->rows, item);
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), tag_changed_cb, item);
  empty (self, item);
}

static void
activate_cb (StkSidebar *self, guint position)
{
  StkTag *tag = stk_sidebar_list_peek (self, position);

  if (tag != NULL)
    stk_sidebar_emit_activated (self, stk_tag_get_id (tag));
}

void
stk_sidebar_rows_class_init (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, setup_cb);
  gtk_widget_class_bind_template_callback (klass, bind_cb);
  gtk_widget_class_bind_template_callback (klass, unbind_cb);
  gtk_widget_class_bind_template_callback (klass, activate_cb);
}

void
stk_sidebar_rows_init (StkSidebar *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (queue_fill), self, G_CONNECT_SWAPPED);
}

/* Fills some rows without waiting for them to get their places. */
void
stk_sidebar_rows_fill (StkSidebar *self, guint first, guint n)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (gtk_list_item_get_position (item) >= first && gtk_list_item_get_position (item) - first < n)
      fill (self, item);
  queue_fill (self);
}

/* Fills the rows that are about to come into sight with one of them. */
void
stk_sidebar_rows_fill_around (StkSidebar *self, guint position)
{
  guint n = get_page_rows (self);

  stk_sidebar_rows_fill (self, position > n / 2 ? position - n / 2 : 0, n + n / 2);
}

/* Points out in the rows what is searched for now. */
void
stk_sidebar_rows_show_terms (StkSidebar *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      GtkWidget *row = adw_bin_get_child (ADW_BIN (gtk_list_item_get_child (item)));

      if (row != NULL)
        stk_annotation_row_set_terms (STK_ANNOTATION_ROW (row), stk_tag_filter_get_terms (self->filter));
    }
}

/* The row that a widget belongs to, or %GTK_INVALID_LIST_POSITION. */
guint
stk_sidebar_rows_find (StkSidebar *self, GtkWidget *widget)
{
  GHashTableIter iter;
  gpointer item;

  while (widget != NULL && gtk_widget_get_parent (widget) != GTK_WIDGET (self->list))
    widget = gtk_widget_get_parent (widget);

  g_hash_table_iter_init (&iter, self->rows);
  while (widget != NULL && g_hash_table_iter_next (&iter, &item, NULL))
    if (gtk_widget_get_parent (gtk_list_item_get_child (item)) == widget)
      return gtk_list_item_get_position (item);

  return GTK_INVALID_LIST_POSITION;
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-start-page.h"

#include "stk-journal.h"
#include "stk-portal.h"
#include "stk-recent-row.h"
#include "stk-recent.h"

#include <glib/gi18n.h>

/**
 * StkStartPage:
 *
 * What a window shows before an article is open: how to open one, and those that were open before with their progress.
 */
struct _StkStartPage
{
  AdwBin parent_instance;

  GtkWidget *recent_clamp;
  GtkListBox *recent_list;
  GtkWidget *unsaved_clamp;
  GtkListBox *unsaved_list;
};

enum
{
  OPEN,
  LAST_SIGNAL,
};

static guint signals[LAST_SIGNAL];

G_DEFINE_FINAL_TYPE (StkStartPage, stk_start_page, ADW_TYPE_BIN)

static void
clear_cb (StkStartPage *self)
{
  stk_recent_clear (stk_recent_get_default ());
}

static void
activated_cb (StkStartPage *self, StkRecentRow *row)
{
  g_signal_emit (self, signals[OPEN], 0, stk_recent_row_get_file (row));
}

static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  GtkWidget *row = stk_recent_row_new (item);

  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), user_data, G_CONNECT_SWAPPED);

  return row;
}

static void
recent_changed_cb (StkStartPage *self)
{
  GListModel *recent = G_LIST_MODEL (stk_recent_get_default ());

  gtk_widget_set_visible (self->recent_clamp, g_list_model_get_n_items (recent) > 0);
}

static void
unsaved_activated_cb (StkStartPage *self, GtkWidget *row)
{
  g_signal_emit (self, signals[OPEN], 0, g_object_get_data (G_OBJECT (row), "stk-file"));
}

static GtkWidget *
create_unsaved_row (StkStartPage *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *display_name = g_filename_display_name (name);
  g_autoptr (GFile) host_file = stk_portal_get_host_file (file);
  g_autoptr (GFile) folder = g_file_get_parent (host_file);
  g_autofree char *place = folder ? g_file_get_parse_name (folder) : NULL;
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), display_name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "stk-file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (unsaved_activated_cb), self, G_CONNECT_SWAPPED);

  return row;
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  StkStartPage *self = STK_START_PAGE (object);
  g_autoptr (GPtrArray) articles = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self->unsaved_list == NULL)
    return;

  for (guint i = 0; i < articles->len; i++)
    gtk_list_box_append (self->unsaved_list, create_unsaved_row (self, articles->pdata[i]));
  gtk_widget_set_visible (self->unsaved_clamp, articles->len > 0);
}

static void
list_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, stk_journal_list_articles (), (GDestroyNotify) g_ptr_array_unref);
}

/* Looks for edits that were not saved when the program ended. */
static void
list_unsaved (StkStartPage *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, listed_cb, NULL);

  g_task_set_source_tag (task, list_unsaved);
  g_task_run_in_thread (task, list_thread);
}

static void
stk_start_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STK_TYPE_START_PAGE);

  G_OBJECT_CLASS (stk_start_page_parent_class)->dispose (object);
}

static void
stk_start_page_class_init (StkStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stk_start_page_dispose;

  /**
   * StkStartPage::open:
   * @self: a start page
   * @file: an article's file
   *
   * A person chose an article.
   */
  signals[OPEN] = g_signal_new ("open", STK_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_FILE);

  gtk_widget_class_set_template_from_resource (widget_class, STK_RESOURCES "start/stk-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StkStartPage, recent_clamp);
  gtk_widget_class_bind_template_child (widget_class, StkStartPage, recent_list);
  gtk_widget_class_bind_template_child (widget_class, StkStartPage, unsaved_clamp);
  gtk_widget_class_bind_template_child (widget_class, StkStartPage, unsaved_list);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
stk_start_page_init (StkStartPage *self)
{
  GListModel *recent = G_LIST_MODEL (stk_recent_get_default ());

  gtk_widget_init_template (GTK_WIDGET (self));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (adw_bin_get_child (ADW_BIN (self))), STK_APP_ID);
  gtk_list_box_bind_model (self->recent_list, recent, create_row_cb, self, NULL);
  g_signal_connect_object (recent, "items-changed", G_CALLBACK (recent_changed_cb), self, G_CONNECT_SWAPPED);
  recent_changed_cb (self);
  list_unsaved (self);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-start-page.h"

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
activated_cb (StkStartPage *self, GtkWidget *row)
{
  GFile *file = g_object_get_data (G_OBJECT (row), "file");

  g_signal_emit (self, signals[OPEN], 0, file);
}

/* "harbour.txt · 2 of 5 checked" */
static char *
describe (StkRecentArticle *article)
{
  g_autofree char *name = g_file_get_basename (stk_recent_article_get_file (article));
  guint total = stk_recent_article_get_total (article);
  g_autofree char *progress = NULL;

  if (total == 0)
    return g_steal_pointer (&name);

  progress = g_strdup_printf (ngettext ("%u of %u checked", "%u of %u checked", total),
                              stk_recent_article_get_checked (article), total);

  return g_strdup_printf ("%s · %s", name, progress);
}

static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  StkStartPage *self = user_data;
  StkRecentArticle *article = item;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_file_get_basename (stk_recent_article_get_file (article));
  g_autofree char *path = g_file_get_parse_name (stk_recent_article_get_file (article));
  g_autofree char *subtitle = describe (article);
  const char *headline = stk_recent_article_get_headline (article);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), headline ? headline : name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_widget_set_tooltip_text (row, path);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "file", g_object_ref (stk_recent_article_get_file (article)),
                          g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);

  return row;
}

static void
recent_changed_cb (StkStartPage *self)
{
  GListModel *recent = G_LIST_MODEL (stk_recent_get_default ());

  gtk_widget_set_visible (self->recent_clamp, g_list_model_get_n_items (recent) > 0);
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
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-recent-row.h"

#include <glib/gi18n.h>

/**
 * StkRecentRow:
 *
 * An article that was open before, with how far its check has come. It is opened by the action "recent.open" too, since
 * assistive technologies cannot activate a row.
 */
struct _StkRecentRow
{
  AdwActionRow parent_instance;

  GFile *file;
};

G_DEFINE_FINAL_TYPE (StkRecentRow, stk_recent_row, ADW_TYPE_ACTION_ROW)

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_action_row_activate (ADW_ACTION_ROW (widget));
}

static void
stk_recent_row_finalize (GObject *object)
{
  g_clear_object (&STK_RECENT_ROW (object)->file);

  G_OBJECT_CLASS (stk_recent_row_parent_class)->finalize (object);
}

static void
stk_recent_row_class_init (StkRecentRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stk_recent_row_finalize;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "recent.open", NULL, open_cb);
}

static void
stk_recent_row_init (StkRecentRow *self)
{
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

/**
 * stk_recent_row_new:
 * @article: an article that was open before
 *
 * Returns: (transfer floating): a row that shows it, and is activated to open it
 */
GtkWidget *
stk_recent_row_new (StkRecentArticle *article)
{
  StkRecentRow *self = g_object_new (STK_TYPE_RECENT_ROW, NULL);
  GFile *file = stk_recent_article_get_file (article);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *path = g_file_get_parse_name (file);
  g_autofree char *subtitle = describe (article);
  const char *headline = stk_recent_article_get_headline (article);

  self->file = g_object_ref (file);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), headline ? headline : name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), path);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);

  return GTK_WIDGET (self);
}

/**
 * stk_recent_row_get_file:
 * @self: a row
 *
 * Returns: (transfer none): its article's file
 */
GFile *
stk_recent_row_get_file (StkRecentRow *self)
{
  g_return_val_if_fail (STK_IS_RECENT_ROW (self), NULL);

  return self->file;
}

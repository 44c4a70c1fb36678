/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-comment-row.h"

#include "stk-relative-time.h"

#include <glib/gi18n.h>

/**
 * StkCommentRow:
 *
 * What one person said: who, when and what.
 */
struct _StkCommentRow
{
  AdwPreferencesRow parent_instance;

  AdwAvatar *avatar;
  GtkLabel *author;
  GtkLabel *time;
  GtkLabel *text;
  GtkWidget *remove_button;
};

enum
{
  REMOVED,
  LAST_SIGNAL,
};

static guint signals[LAST_SIGNAL];

G_DEFINE_FINAL_TYPE (StkCommentRow, stk_comment_row, ADW_TYPE_PREFERENCES_ROW)

static void
remove_cb (StkCommentRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
show_time (StkCommentRow *self, const char *time)
{
  g_autoptr (GDateTime) utc = time ? g_date_time_new_from_iso8601 (time, NULL) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *relative = utc ? stk_relative_time_format (utc, now) : NULL;
  g_autofree char *full = utc ? stk_relative_time_format_full (utc) : NULL;

  gtk_label_set_label (self->time, relative);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->time), full);
}

static void
stk_comment_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STK_TYPE_COMMENT_ROW);

  G_OBJECT_CLASS (stk_comment_row_parent_class)->dispose (object);
}

static void
stk_comment_row_class_init (StkCommentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stk_comment_row_dispose;

  /**
   * StkCommentRow::removed:
   * @self: a row
   *
   * A person asked to remove the comment.
   */
  signals[REMOVED] =
    g_signal_new ("removed", STK_TYPE_COMMENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, STK_RESOURCES "detail/stk-comment-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StkCommentRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, StkCommentRow, author);
  gtk_widget_class_bind_template_child (widget_class, StkCommentRow, time);
  gtk_widget_class_bind_template_child (widget_class, StkCommentRow, text);
  gtk_widget_class_bind_template_child (widget_class, StkCommentRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
stk_comment_row_init (StkCommentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stk_comment_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
stk_comment_row_new (void)
{
  return g_object_new (STK_TYPE_COMMENT_ROW, NULL);
}

/**
 * stk_comment_row_show:
 * @self: a row
 * @author: (nullable): who said it
 * @time: (nullable): when, ISO 8601
 * @text: (nullable): what
 */
void
stk_comment_row_show (StkCommentRow *self, const char *author, const char *time, const char *text)
{
  g_autofree char *spoken = NULL;

  adw_avatar_set_text (self->avatar, author);
  gtk_label_set_label (self->author, author ? author : C_ ("the author of a comment", "Unknown"));
  gtk_label_set_label (self->text, text);
  show_time (self, time);

  /* Translators: a comment as a screen reader says it: who, when and what */
  spoken = g_strdup_printf (_ ("%s, %s: %s"), gtk_label_get_label (self->author), gtk_label_get_label (self->time),
                            text ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/**
 * stk_comment_row_set_removable:
 * @self: a row
 * @removable: whether the person at the screen may remove the comment
 */
void
stk_comment_row_set_removable (StkCommentRow *self, gboolean removable)
{
  gtk_widget_set_visible (self->remove_button, removable);
}

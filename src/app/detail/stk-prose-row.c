/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-prose-row.h"

/**
 * StkProseRow:
 *
 * A row for text of several lines, which grows with it.
 */
struct _StkProseRow
{
  AdwPreferencesRow parent_instance;

  GtkTextView *view;
};

enum
{
  CHANGED,
  LAST_SIGNAL,
};

static guint signals[LAST_SIGNAL];

G_DEFINE_FINAL_TYPE (StkProseRow, stk_prose_row, ADW_TYPE_PREFERENCES_ROW)

static void
changed_cb (StkProseRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A click anywhere on the row is meant for its text. */
static void
pressed_cb (StkProseRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
stk_prose_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (STK_PROSE_ROW (widget)->view));
}

static void
stk_prose_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STK_TYPE_PROSE_ROW);

  G_OBJECT_CLASS (stk_prose_row_parent_class)->dispose (object);
}

static void
stk_prose_row_class_init (StkProseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stk_prose_row_dispose;
  widget_class->grab_focus = stk_prose_row_grab_focus;

  /**
   * StkProseRow::changed:
   * @self: a row
   *
   * A person changed the text.
   */
  signals[CHANGED] =
    g_signal_new ("changed", STK_TYPE_PROSE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, STK_RESOURCES "detail/stk-prose-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StkProseRow, view);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
}

static void
stk_prose_row_init (StkProseRow *self)
{
  GtkTextBuffer *buffer;

  gtk_widget_init_template (GTK_WIDGET (self));

  /* undo is the document's, across all fields */
  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * stk_prose_row_new:
 * @title: what the text is
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
stk_prose_row_new (const char *title)
{
  return g_object_new (STK_TYPE_PROSE_ROW, "title", title, NULL);
}

/**
 * stk_prose_row_dup_text:
 * @self: a row
 *
 * Returns: (transfer full): the text
 */
char *
stk_prose_row_dup_text (StkProseRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/**
 * stk_prose_row_set_text:
 * @self: a row
 * @text: the text
 */
void
stk_prose_row_set_text (StkProseRow *self, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-prose-row.h"

#include "stk-text-change.h"

/**
 * StkProseRow:
 *
 * A row for text of several lines, which grows with it. Its title stands where the text will be as long as there is
 * none, as that of an entry row does.
 */
struct _StkProseRow
{
  AdwPreferencesRow parent_instance;

  GtkWidget *title;
  GtkWidget *empty_title;
  GtkTextView *view;
  GtkLabel *measure;
  GtkWidget *edit_icon;
  AdwBin *suffix;
};

#define ZERO_WIDTH_SPACE "\u200b"

enum
{
  CHANGED,
  LAST_SIGNAL,
};

static guint signals[LAST_SIGNAL];

G_DEFINE_FINAL_TYPE (StkProseRow, stk_prose_row, ADW_TYPE_PREFERENCES_ROW)

static gboolean
is_empty (StkProseRow *self)
{
  return gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->view)) == 0;
}

static void
update (StkProseRow *self)
{
  gboolean focused = gtk_widget_has_focus (GTK_WIDGET (self->view));
  gboolean editable = gtk_text_view_get_editable (self->view);
  gboolean empty = is_empty (self) && !(focused && editable);

  gtk_widget_set_opacity (self->title, empty ? 0 : 1);
  gtk_widget_set_opacity (self->empty_title, empty ? 1 : 0);
  /* keeps its place, so that the text does not wrap elsewhere while it is edited */
  gtk_widget_set_opacity (self->edit_icon, !focused && editable ? 1 : 0);
  if (focused && editable)
    gtk_widget_add_css_class (GTK_WIDGET (self), "focused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "focused");
}

static void
changed_cb (StkProseRow *self)
{
  g_autofree char *text = stk_prose_row_dup_text (self);
  g_autofree char *measured = g_strconcat (text, ZERO_WIDTH_SPACE, NULL);

  /* so that an empty last line counts, too */
  gtk_label_set_label (self->measure, measured);
  update (self);
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
   * The text changed.
   */
  signals[CHANGED] =
    g_signal_new ("changed", STK_TYPE_PROSE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, STK_RESOURCES "detail/stk-prose-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StkProseRow, title);
  gtk_widget_class_bind_template_child (widget_class, StkProseRow, empty_title);
  gtk_widget_class_bind_template_child (widget_class, StkProseRow, view);
  gtk_widget_class_bind_template_child (widget_class, StkProseRow, measure);
  gtk_widget_class_bind_template_child (widget_class, StkProseRow, edit_icon);
  gtk_widget_class_bind_template_child (widget_class, StkProseRow, suffix);
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
  g_signal_connect_object (self->view, "notify::has-focus", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * stk_prose_row_new:
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
stk_prose_row_new (void)
{
  return g_object_new (STK_TYPE_PROSE_ROW, NULL);
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
 *
 * Shows a text. The cursor stays where it is, or goes to the part that is another one now.
 */
void
stk_prose_row_set_text (StkProseRow *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autofree char *old = stk_prose_row_dup_text (self);
  StkTextChange change = stk_text_change_find (old, text);
  const char *from = g_utf8_offset_to_pointer (text, change.start);
  const char *to = g_utf8_offset_to_pointer (from, change.new_end - change.start);
  GtkTextIter start, end;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, change.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, change.old_end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, from, (int) (to - from));
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_buffer_end_user_action (buffer);
}

/**
 * stk_prose_row_set_editable:
 * @self: a row
 * @editable: whether people may change the text
 */
void
stk_prose_row_set_editable (StkProseRow *self, gboolean editable)
{
  gtk_text_view_set_editable (self->view, editable);
  gtk_text_view_set_cursor_visible (self->view, editable);
  update (self);
}

/**
 * stk_prose_row_set_suffix:
 * @self: a row
 * @suffix: (transfer floating): what stands at its end, such as a button
 */
void
stk_prose_row_set_suffix (StkProseRow *self, GtkWidget *suffix)
{
  adw_bin_set_child (self->suffix, suffix);
  gtk_widget_set_visible (GTK_WIDGET (self->suffix), TRUE);
  gtk_widget_set_visible (self->edit_icon, FALSE);
}

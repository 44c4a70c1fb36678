/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-record-row.h"

#include "stk-field-editor.h"

#include <glib/gi18n.h>

/**
 * StkRecordRow:
 *
 * One entry of a list field, such as a piece of evidence: what it is in a line, and its members when it is opened.
 */
struct _StkRecordRow
{
  AdwExpanderRow parent_instance;

  const StkField *field;
  StkRecord *record;
  GPtrArray *editors; /* one for each member, %NULL where it has none */
};

enum
{
  EDITED,
  REMOVED,
  LEFT,
  LAST_SIGNAL,
};

static guint signals[LAST_SIGNAL];

G_DEFINE_FINAL_TYPE (StkRecordRow, stk_record_row, ADW_TYPE_EXPANDER_ROW)

static void
update_title (StkRecordRow *self)
{
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GString) subtitle = g_string_new (NULL);

  for (size_t i = 0; i < stk_field_get_n_members (self->field); i++)
    {
      const StkField *member = &self->field->members[i];
      const char *string = stk_record_get_string (self->record, i);

      if (string == NULL)
        continue;

      if (member->type == STK_FIELD_TYPE_CHOICE)
        g_string_append_printf (subtitle, "%s%s", subtitle->len ? " · " : "",
                                stk_field_get_display (member, string));
      else if (title->len == 0)
        g_string_append (title, string);
    }

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 title->len ? title->str : C_ ("an entry of a list without content", "Untitled"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle->str);
}

static void
editor_changed_cb (StkRecordRow *self, const char *string, StkFieldEditor *editor)
{
  guint member;

  if (g_ptr_array_find (self->editors, editor, &member))
    g_signal_emit (self, signals[EDITED], 0, member, string);
}

static void
editor_left_cb (StkRecordRow *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static void
remove_cb (StkRecordRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
add_editors (StkRecordRow *self, StkAnnotationList *annotations)
{
  for (size_t i = 0; i < stk_field_get_n_members (self->field); i++)
    {
      const StkField *member = &self->field->members[i];
      StkFieldEditor *editor = NULL;

      if (stk_field_editor_is_supported (member))
        {
          editor = stk_field_editor_new (member, annotations);
          g_signal_connect_object (editor, "changed", G_CALLBACK (editor_changed_cb), self, G_CONNECT_SWAPPED);
          g_signal_connect_object (editor, "left", G_CALLBACK (editor_left_cb), self, G_CONNECT_SWAPPED);
          adw_expander_row_add_row (ADW_EXPANDER_ROW (self), stk_field_editor_get_widget (editor));
        }
      g_ptr_array_add (self->editors, editor);
    }
}

static void
add_remove_button (StkRecordRow *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Remove"));
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), button);
}

static void
editor_free (gpointer data)
{
  g_clear_object (&data);
}

static void
stk_record_row_dispose (GObject *object)
{
  StkRecordRow *self = STK_RECORD_ROW (object);

  g_clear_pointer (&self->record, stk_record_unref);
  g_clear_pointer (&self->editors, g_ptr_array_unref);

  G_OBJECT_CLASS (stk_record_row_parent_class)->dispose (object);
}

static void
stk_record_row_class_init (StkRecordRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stk_record_row_dispose;

  /**
   * StkRecordRow::edited:
   * @self: a row
   * @member: which member a person changed
   * @string: to what
   */
  signals[EDITED] = g_signal_new ("edited", STK_TYPE_RECORD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  2, G_TYPE_UINT, G_TYPE_STRING);

  /**
   * StkRecordRow::removed:
   * @self: a row
   *
   * A person asked to remove the entry.
   */
  signals[REMOVED] =
    g_signal_new ("removed", STK_TYPE_RECORD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * StkRecordRow::left:
   * @self: a row
   *
   * The keyboard focus left a member.
   */
  signals[LEFT] = g_signal_new ("left", STK_TYPE_RECORD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
stk_record_row_init (StkRecordRow *self)
{
  self->editors = g_ptr_array_new_with_free_func (editor_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

/**
 * stk_record_row_new:
 * @field: a list field
 * @annotations: the article's tags, for links
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
stk_record_row_new (const StkField *field, StkAnnotationList *annotations)
{
  StkRecordRow *self = g_object_new (STK_TYPE_RECORD_ROW, NULL);

  self->field = field;
  add_editors (self, annotations);
  add_remove_button (self);

  return GTK_WIDGET (self);
}

/**
 * stk_record_row_get_record:
 * @self: a row
 *
 * Returns: (nullable) (transfer none): the record it shows
 */
StkRecord *
stk_record_row_get_record (StkRecordRow *self)
{
  return self->record;
}

/**
 * stk_record_row_set_record:
 * @self: a row
 * @record: the record to show
 */
void
stk_record_row_set_record (StkRecordRow *self, StkRecord *record)
{
  stk_record_ref (record);
  g_clear_pointer (&self->record, stk_record_unref);
  self->record = record;

  for (guint i = 0; i < self->editors->len; i++)
    if (g_ptr_array_index (self->editors, i) != NULL)
      stk_field_editor_set_string (g_ptr_array_index (self->editors, i), stk_record_get_string (record, i));
  update_title (self);
}

/**
 * stk_record_row_set_error:
 * @self: a row
 * @member: which member
 * @message: (nullable): why what a person entered there was not taken; %NULL if it was
 */
void
stk_record_row_set_error (StkRecordRow *self, size_t member, const char *message)
{
  StkFieldEditor *editor = g_ptr_array_index (self->editors, member);

  if (editor != NULL)
    stk_field_editor_set_error (editor, message);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-record-row.h"

#include "stk-field-editor.h"
#include "stk-icon-button.h"

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
  StkAnnotationList *annotations;
  StkRecord *record;
  GPtrArray *editors; /* one for each member, %NULL where it has none; empty until the row is opened */
  GtkWidget *link_button;
  GtkWidget *remove_row;
  gboolean editable;
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

/* The first member that leads to a web page. */
static const char *
get_link (StkRecordRow *self)
{
  for (size_t i = 0; i < stk_field_get_n_members (self->field); i++)
    {
      const char *string = stk_record_get_string (self->record, i);

      if (self->field->members[i].type == STK_FIELD_TYPE_IRI && string != NULL &&
          (g_ascii_strncasecmp (string, "https://", 8) == 0 || g_ascii_strncasecmp (string, "http://", 7) == 0))
        return string;
    }

  return NULL;
}

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
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle->str);
  gtk_widget_set_visible (self->link_button, get_link (self) != NULL);
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
link_cb (StkRecordRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "detail.open-link", "s", get_link (self));
}

static StkFieldEditor *
add_editor (StkRecordRow *self, const StkField *member)
{
  StkFieldEditor *editor = stk_field_editor_new (member, self->annotations);

  g_signal_connect_object (editor, "changed", G_CALLBACK (editor_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "left", G_CALLBACK (editor_left_cb), self, G_CONNECT_SWAPPED);
  stk_field_editor_set_editable (editor, self->editable);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), stk_field_editor_get_widget (editor));
  if (stk_field_editor_get_message (editor) != NULL)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self), stk_field_editor_get_message (editor));

  return editor;
}

static void
show_members (StkRecordRow *self)
{
  for (guint i = 0; i < self->editors->len; i++)
    {
      StkFieldEditor *editor = g_ptr_array_index (self->editors, i);
      const char *string = stk_record_get_string (self->record, i);

      if (editor == NULL)
        continue;
      stk_field_editor_set_string (editor, string);
      stk_field_editor_set_visible (editor, self->editable || string != NULL);
    }
}

/* Most entries are never opened, so their editors are made when they are. */
static void
expanded_cb (StkRecordRow *self)
{
  if (self->editors->len > 0 || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;

  for (size_t i = 0; i < stk_field_get_n_members (self->field); i++)
    {
      const StkField *member = &self->field->members[i];

      g_ptr_array_add (self->editors, stk_field_editor_is_supported (member) ? add_editor (self, member) : NULL);
    }
  show_members (self);

  self->remove_row = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->remove_row), C_ ("an entry of a list", "Remove"));
  gtk_widget_add_css_class (self->remove_row, "destructive-action");
  gtk_widget_set_visible (self->remove_row, self->editable);
  g_signal_connect_object (self->remove_row, "activated", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->remove_row);
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
  g_clear_object (&self->annotations);

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
  self->editable = TRUE;
  self->editors = g_ptr_array_new_with_free_func (editor_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_expander_row_set_title_lines (ADW_EXPANDER_ROW (self), 2);

  self->link_button = stk_icon_button_new ("adw-external-link-symbolic", _ ("Open the Link"));
  g_signal_connect_object (self->link_button, "clicked", G_CALLBACK (link_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), self->link_button);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
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
  self->annotations = g_object_ref (annotations);

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

  show_members (self);
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
  StkFieldEditor *editor = member < self->editors->len ? g_ptr_array_index (self->editors, member) : NULL;

  if (editor != NULL)
    stk_field_editor_set_error (editor, message);
}

/**
 * stk_record_row_set_editable:
 * @self: a row
 * @editable: whether people may change the entry
 */
void
stk_record_row_set_editable (StkRecordRow *self, gboolean editable)
{
  self->editable = editable;
  for (guint i = 0; i < self->editors->len; i++)
    if (g_ptr_array_index (self->editors, i) != NULL)
      stk_field_editor_set_editable (g_ptr_array_index (self->editors, i), editable);
  if (self->remove_row != NULL)
    gtk_widget_set_visible (self->remove_row, editable);
}

/**
 * stk_record_row_open:
 * @self: a row
 *
 * Shows the members, and moves the keyboard focus to the first one.
 */
void
stk_record_row_open (StkRecordRow *self)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  for (guint i = 0; i < self->editors->len; i++)
    if (g_ptr_array_index (self->editors, i) != NULL)
      {
        stk_field_editor_grab_focus (g_ptr_array_index (self->editors, i));
        return;
      }
}

/**
 * stk_record_row_revert:
 * @self: a row
 *
 * Drops what was entered in the member with the keyboard focus and not taken.
 *
 * Returns: whether there was something to drop
 */
gboolean
stk_record_row_revert (StkRecordRow *self)
{
  for (guint i = 0; i < self->editors->len; i++)
    {
      StkFieldEditor *editor = g_ptr_array_index (self->editors, i);

      if (editor != NULL && stk_field_editor_has_focus (editor))
        return stk_field_editor_revert (editor);
    }

  return FALSE;
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-list-editor.h"

#include "stk-record-row.h"

#include <glib/gi18n.h>

/**
 * StkListEditor:
 *
 * Edits a list field of a tag: a row for each record. A list whose records are said rather than filled in (those with
 * an author and a time, such as comments) is shown as a thread with an entry for the next one.
 */
struct _StkListEditor
{
  AdwPreferencesGroup parent_instance;

  const StkField *field;
  StkDocument *document;
  char *id;
  GPtrArray *rows; /* borrowed from the group */
  GtkWidget *add_row;
};

G_DEFINE_FINAL_TYPE (StkListEditor, stk_list_editor, ADW_TYPE_PREFERENCES_GROUP)

static StkValue *
get_value (StkListEditor *self)
{
  StkAnnotation *annotation = stk_annotation_list_lookup (stk_document_get_annotations (self->document), self->id);

  return annotation ? stk_annotation_get_value (annotation, self->field) : NULL;
}

static void
set_value (StkListEditor *self, StkValue *value)
{
  g_autoptr (GError) error = NULL;

  if (!stk_document_set_value (self->document, self->id, self->field, value, &error))
    g_debug ("%s", error->message);
}

static gboolean
is_thread (StkListEditor *self)
{
  return stk_field_find_member (self->field, "author") != G_MAXSIZE;
}

static void
edited_cb (StkListEditor *self, guint member, const char *string, StkRecordRow *row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StkRecord) record = NULL;
  g_autoptr (StkValue) value = NULL;

  if (*string && !stk_field_check (&self->field->members[member], string, &error))
    {
      stk_record_row_set_error (row, member, error->message);
      return;
    }

  stk_record_row_set_error (row, member, NULL);
  record = stk_record_with_string (stk_record_row_get_record (row), member, string);
  value = stk_value_with_record (get_value (self), record);
  set_value (self, value);
}

static void
removed_cb (StkListEditor *self, StkRecordRow *row)
{
  g_autoptr (StkValue) value =
    stk_value_without_record (get_value (self), stk_record_get_id (stk_record_row_get_record (row)));

  set_value (self, value);
}

static void
left_cb (StkListEditor *self)
{
  stk_document_break_typing (self->document);
}

static void
add_record (StkListEditor *self, const char *const *strings)
{
  g_autoptr (StkRecord) record = stk_record_new (NULL, strings, stk_field_get_n_members (self->field));
  g_autoptr (StkValue) value = stk_value_with_record (get_value (self), record);

  set_value (self, value);
}

static void
add_empty_cb (StkListEditor *self)
{
  add_record (self, NULL);
  if (self->rows->len > 0)
    adw_expander_row_set_expanded (g_ptr_array_index (self->rows, self->rows->len - 1), TRUE);
}

static void
add_said_cb (StkListEditor *self, AdwEntryRow *entry)
{
  g_autofree const char **strings = g_new0 (const char *, stk_field_get_n_members (self->field));
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autofree char *now = stk_timestamp_now ();

  if (*text == '\0')
    return;

  strings[stk_field_find_member (self->field, "text")] = text;
  strings[stk_field_find_member (self->field, "author")] =
    stk_agent_get_name (stk_document_get_agent (self->document));
  strings[stk_field_find_member (self->field, "time")] = now;
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  add_record (self, strings);
}

static GtkWidget *
new_said_row (StkListEditor *self, StkRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  const char *author = stk_record_get_string (record, stk_field_find_member (self->field, "author"));
  const char *time = stk_record_get_string (record, stk_field_find_member (self->field, "time"));
  g_autoptr (GDateTime) utc = time ? g_date_time_new_from_iso8601 (time, NULL) : NULL;
  g_autoptr (GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;
  g_autofree char *when = local ? g_date_time_format (local, "%x %H:%M") : NULL;
  g_autofree char *by = g_strjoin (author && when ? " · " : "", author ? author : "", when ? when : "", NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 stk_record_get_string (record, stk_field_find_member (self->field, "text")));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), by);

  return row;
}

static GtkWidget *
new_record_row (StkListEditor *self, StkRecord *record)
{
  GtkWidget *row = stk_record_row_new (self->field, stk_document_get_annotations (self->document));

  stk_record_row_set_record (STK_RECORD_ROW (row), record);
  g_signal_connect_object (row, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);

  return row;
}

static GtkWidget *
new_add_row (StkListEditor *self)
{
  GtkWidget *row;

  if (is_thread (self))
    {
      row = adw_entry_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Add a Comment"));
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
      g_signal_connect_object (row, "apply", G_CALLBACK (add_said_cb), self, G_CONNECT_SWAPPED);
      return row;
    }

  row = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), C_ ("an entry to a list", "Add"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "list-add-symbolic");
  g_signal_connect_object (row, "activated", G_CALLBACK (add_empty_cb), self, G_CONNECT_SWAPPED);

  return row;
}

/* Whether the rows are those of the value's records, so that they need only show what is in them. */
static gboolean
rows_match (StkListEditor *self, StkValue *value)
{
  if (is_thread (self) || self->rows->len != stk_value_get_n_records (value))
    return FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (stk_record_get_id (stk_record_row_get_record (g_ptr_array_index (self->rows, i))),
                   stk_record_get_id (stk_value_get_record (value, i))) != 0)
      return FALSE;

  return TRUE;
}

static void
rebuild (StkListEditor *self, StkValue *value)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->add_row);
  for (size_t i = 0; i < stk_value_get_n_records (value); i++)
    {
      StkRecord *record = stk_value_get_record (value, i);
      GtkWidget *row = is_thread (self) ? new_said_row (self, record) : new_record_row (self, record);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add_row);
}

static void
stk_list_editor_dispose (GObject *object)
{
  StkListEditor *self = STK_LIST_EDITOR (object);

  g_clear_object (&self->document);
  g_clear_object (&self->add_row);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (stk_list_editor_parent_class)->dispose (object);
}

static void
stk_list_editor_class_init (StkListEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stk_list_editor_dispose;
}

static void
stk_list_editor_init (StkListEditor *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * stk_list_editor_new:
 * @field: a list field
 * @document: the document
 * @id: the id of the tag to edit
 *
 * Returns: (transfer floating): a new editor
 */
GtkWidget *
stk_list_editor_new (const StkField *field, StkDocument *document, const char *id)
{
  StkListEditor *self = g_object_new (STK_TYPE_LIST_EDITOR, "title", _ (field->label), NULL);

  self->field = field;
  self->document = g_object_ref (document);
  self->id = g_strdup (id);
  self->add_row = g_object_ref_sink (new_add_row (self));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add_row);
  stk_list_editor_update (self);

  return GTK_WIDGET (self);
}

/**
 * stk_list_editor_update:
 * @self: an editor
 *
 * Shows what the field holds now. Rows that are still right keep their place and the keyboard focus.
 */
void
stk_list_editor_update (StkListEditor *self)
{
  StkValue *value = get_value (self);

  if (!rows_match (self, value))
    {
      rebuild (self, value);
      return;
    }

  for (guint i = 0; i < self->rows->len; i++)
    stk_record_row_set_record (g_ptr_array_index (self->rows, i), stk_value_get_record (value, i));
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-list-editor-private.h"
#include "stk-record-row.h"

#include <glib/gi18n.h>

/**
 * StkRecordsEditor:
 *
 * Edits a list whose records are filled in, such as evidence: each is a row that opens.
 */
struct _StkRecordsEditor
{
  StkListEditor parent_instance;
};

#define STK_TYPE_RECORDS_EDITOR (stk_records_editor_get_type ())

G_DECLARE_FINAL_TYPE (StkRecordsEditor, stk_records_editor, STK, RECORDS_EDITOR, StkListEditor)
G_DEFINE_FINAL_TYPE (StkRecordsEditor, stk_records_editor, STK_TYPE_LIST_EDITOR)

static void
edited_cb (StkListEditor *self, guint member, const char *string, StkRecordRow *row)
{
  const StkField *field = stk_list_editor_get_field (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (StkRecord) record = NULL;

  if (*string != '\0' && !stk_field_check (&field->members[member], string, &error))
    {
      stk_record_row_set_error (row, member, error->message);
      return;
    }

  stk_record_row_set_error (row, member, NULL);
  record = stk_record_with_string (stk_record_row_get_record (row), member, string);
  stk_list_editor_put (self, record);
}

static void
removed_cb (StkListEditor *self, GtkWidget *row)
{
  stk_list_editor_remove (self, row);
}

static void
left_cb (StkListEditor *self)
{
  StkDocument *document = stk_list_editor_get_document (self);

  if (document != NULL)
    stk_document_break_typing (document);
}

static void
add_cb (StkListEditor *self)
{
  const StkField *field = stk_list_editor_get_field (self);
  g_autoptr (StkRecord) record = stk_record_new (NULL, NULL, stk_field_get_n_members (field));
  GtkWidget *row = stk_list_editor_put (self, record);

  if (row != NULL)
    stk_record_row_open (STK_RECORD_ROW (row));
}

static GtkWidget *
stk_records_editor_new_row (StkListEditor *self)
{
  GtkWidget *row = stk_record_row_new (stk_list_editor_get_field (self),
                                       stk_document_get_annotations (stk_list_editor_get_document (self)));

  stk_record_row_set_editable (STK_RECORD_ROW (row), stk_list_editor_get_editable (self));
  g_signal_connect_object (row, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);

  return row;
}

static GtkWidget *
stk_records_editor_new_add_row (StkListEditor *self)
{
  const StkField *field = stk_list_editor_get_field (self);
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 field->add_label ? _ (field->add_label) : C_ ("an entry to a list", "Add"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "list-add-symbolic");
  g_signal_connect_object (row, "activated", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);

  return row;
}

static void
stk_records_editor_show_record (StkListEditor *self, GtkWidget *row, StkRecord *record)
{
  stk_record_row_set_record (STK_RECORD_ROW (row), record);
}

static gboolean
stk_records_editor_revert (StkListEditor *self, GtkWidget *row)
{
  return stk_record_row_revert (STK_RECORD_ROW (row));
}

static void
stk_records_editor_class_init (StkRecordsEditorClass *klass)
{
  StkListEditorClass *list_class = STK_LIST_EDITOR_CLASS (klass);

  list_class->new_row = stk_records_editor_new_row;
  list_class->new_add_row = stk_records_editor_new_add_row;
  list_class->show_record = stk_records_editor_show_record;
  list_class->revert = stk_records_editor_revert;
}

static void
stk_records_editor_init (StkRecordsEditor *self)
{
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-field-editor-private.h"
#include "stk-prose-row.h"

/**
 * StkProseEditor:
 *
 * Edits text of several lines in a row that grows with it.
 */
struct _StkProseEditor
{
  StkFieldEditor parent_instance;
};

#define STK_TYPE_PROSE_EDITOR (stk_prose_editor_get_type ())

G_DECLARE_FINAL_TYPE (StkProseEditor, stk_prose_editor, STK, PROSE_EDITOR, StkFieldEditor)
G_DEFINE_FINAL_TYPE (StkProseEditor, stk_prose_editor, STK_TYPE_FIELD_EDITOR)

static void
changed_cb (StkFieldEditor *editor, StkProseRow *row)
{
  g_autofree char *text = stk_prose_row_dup_text (row);

  stk_field_editor_take (editor, text);
}

static GtkWidget *
stk_prose_editor_build (StkFieldEditor *editor)
{
  GtkWidget *row = stk_prose_row_new ();

  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), editor, G_CONNECT_SWAPPED);
  stk_field_editor_watch_focus (editor, row);

  return row;
}

static void
stk_prose_editor_show (StkFieldEditor *editor, const char *string)
{
  StkProseRow *row = STK_PROSE_ROW (stk_field_editor_get_widget (editor));
  g_autofree char *text = stk_prose_row_dup_text (row);

  if (!g_str_equal (text, string))
    stk_prose_row_set_text (row, string);
}

static void
stk_prose_editor_set_editable (StkFieldEditor *editor, gboolean editable)
{
  stk_prose_row_set_editable (STK_PROSE_ROW (stk_field_editor_get_widget (editor)), editable);
}

static void
stk_prose_editor_class_init (StkProseEditorClass *klass)
{
  STK_FIELD_EDITOR_CLASS (klass)->build = stk_prose_editor_build;
  STK_FIELD_EDITOR_CLASS (klass)->show = stk_prose_editor_show;
  STK_FIELD_EDITOR_CLASS (klass)->set_editable = stk_prose_editor_set_editable;
}

static void
stk_prose_editor_init (StkProseEditor *self)
{
}

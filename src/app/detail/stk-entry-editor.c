/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-entry-editor.h"

#include "stk-text-change.h"

/**
 * StkEntryEditor:
 *
 * Edits a line of text in an entry row.
 */

G_DEFINE_TYPE (StkEntryEditor, stk_entry_editor, STK_TYPE_FIELD_EDITOR)

static char *
parse (StkEntryEditor *self)
{
  GtkWidget *row = stk_field_editor_get_widget (STK_FIELD_EDITOR (self));

  return STK_ENTRY_EDITOR_GET_CLASS (self)->parse (self, gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
changed_cb (StkEntryEditor *self, GtkEditable *row)
{
  g_autofree char *string = STK_ENTRY_EDITOR_GET_CLASS (self)->parse (self, gtk_editable_get_text (row));

  stk_field_editor_take (STK_FIELD_EDITOR (self), string);
}

static GtkWidget *
stk_entry_editor_build (StkFieldEditor *editor)
{
  GtkWidget *row = adw_entry_row_new ();

  /* undo is the document's, across all fields */
  gtk_editable_set_enable_undo (GTK_EDITABLE (row), FALSE);
  /* an input method is not to learn it, nor to send it elsewhere */
  if (stk_field_editor_get_field (editor)->flags & STK_FIELD_CONFIDENTIAL)
    adw_entry_row_set_input_hints (ADW_ENTRY_ROW (row), GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_SPELLCHECK);
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), editor, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (stk_field_editor_leave), editor, G_CONNECT_SWAPPED);
  stk_field_editor_watch_focus (editor, row);

  return row;
}

static void
stk_entry_editor_show (StkFieldEditor *editor, const char *string)
{
  StkEntryEditor *self = STK_ENTRY_EDITOR (editor);
  GtkEditable *row = GTK_EDITABLE (stk_field_editor_get_widget (editor));
  g_autofree char *typed = parse (self);
  g_autofree char *text = NULL;
  StkTextChange change;

  /* leaves the cursor, and a space at the end that was just typed, as they are */
  if (g_str_equal (typed, string))
    return;

  text = STK_ENTRY_EDITOR_GET_CLASS (self)->format (self, string);
  change = stk_text_change_find (gtk_editable_get_text (row), text);
  gtk_editable_set_text (row, text);
  gtk_editable_set_position (row, stk_field_editor_has_focus (editor) ? change.new_end : 0);
}

static void
stk_entry_editor_set_editable (StkFieldEditor *editor, gboolean editable)
{
  gtk_editable_set_editable (GTK_EDITABLE (stk_field_editor_get_widget (editor)), editable);
}

static char *
stk_entry_editor_default_parse (StkEntryEditor *self, const char *text)
{
  return g_strstrip (g_strdup (text));
}

static char *
stk_entry_editor_default_format (StkEntryEditor *self, const char *string)
{
  return g_strdup (string);
}

static void
stk_entry_editor_class_init (StkEntryEditorClass *klass)
{
  StkFieldEditorClass *editor_class = STK_FIELD_EDITOR_CLASS (klass);

  editor_class->build = stk_entry_editor_build;
  editor_class->show = stk_entry_editor_show;
  editor_class->set_editable = stk_entry_editor_set_editable;
  klass->parse = stk_entry_editor_default_parse;
  klass->format = stk_entry_editor_default_format;
}

static void
stk_entry_editor_init (StkEntryEditor *self)
{
}

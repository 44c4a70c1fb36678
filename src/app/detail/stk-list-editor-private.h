/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-list-editor.h"

G_BEGIN_DECLS

/**
 * StkListEditorClass:
 * @new_row: makes a row for a record
 * @new_add_row: makes the row at the end, by which a record is added
 * @show_record: shows a record in its row
 * @id_changed: (nullable): another tag is edited from now on
 * @revert: (nullable): drops what was entered in a row and not taken; whether there was something
 *
 * How the records of a list field are shown.
 */
struct _StkListEditorClass
{
  AdwPreferencesGroupClass parent_class;

  GtkWidget *(*new_row) (StkListEditor *self);
  GtkWidget *(*new_add_row) (StkListEditor *self);
  void (*show_record) (StkListEditor *self, GtkWidget *row, StkRecord *record);
  void (*id_changed) (StkListEditor *self, const char *old_id, const char *id);
  gboolean (*revert) (StkListEditor *self, GtkWidget *row);
};

StkDocument *stk_list_editor_get_document (StkListEditor *self);
GtkWidget *stk_list_editor_get_add_row (StkListEditor *self);
gboolean stk_list_editor_get_editable (StkListEditor *self);
GtkWidget *stk_list_editor_put (StkListEditor *self, StkRecord *record);
void stk_list_editor_remove (StkListEditor *self, GtkWidget *row);

G_END_DECLS

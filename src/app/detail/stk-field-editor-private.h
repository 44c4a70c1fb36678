/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-field-editor.h"

G_BEGIN_DECLS

/**
 * StkFieldEditorClass:
 * @build: makes the row
 * @show: shows what the field holds, empty for nothing; what is shown already stays as it is, with the cursor in it
 * @refresh: (nullable): what is shown besides the value may have changed: the names of other tags
 * @leave: (nullable): a person is done with the field for now: makes the best of what was entered
 * @set_editable: whether people may change it; by default an editor that may not be changed is insensitive
 *
 * What an editor for one type of field does. Its row tells of an edit by stk_field_editor_take().
 */
struct _StkFieldEditorClass
{
  GObjectClass parent_class;

  GtkWidget *(*build) (StkFieldEditor *self);
  void (*show) (StkFieldEditor *self, const char *string);
  void (*refresh) (StkFieldEditor *self);
  void (*leave) (StkFieldEditor *self);
  void (*set_editable) (StkFieldEditor *self, gboolean editable);
};

StkAnnotationList *stk_field_editor_get_annotations (StkFieldEditor *self);
const char *stk_field_editor_get_string (StkFieldEditor *self);
void stk_field_editor_take (StkFieldEditor *self, const char *string);
void stk_field_editor_enter (StkFieldEditor *self, const char *string);
void stk_field_editor_leave (StkFieldEditor *self);
void stk_field_editor_watch_focus (StkFieldEditor *self, GtkWidget *widget);

G_END_DECLS

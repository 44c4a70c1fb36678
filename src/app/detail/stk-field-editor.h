/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-annotation-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STK_TYPE_FIELD_EDITOR (stk_field_editor_get_type ())

G_DECLARE_DERIVABLE_TYPE (StkFieldEditor, stk_field_editor, STK, FIELD_EDITOR, GObject)

StkFieldEditor *stk_field_editor_new (const StkField *field, StkAnnotationList *annotations);
gboolean stk_field_editor_is_supported (const StkField *field);

const StkField *stk_field_editor_get_field (StkFieldEditor *self);
GtkWidget *stk_field_editor_get_widget (StkFieldEditor *self);
GtkWidget *stk_field_editor_get_message (StkFieldEditor *self);

StkValue *stk_field_editor_get_value (StkFieldEditor *self);
void stk_field_editor_set_value (StkFieldEditor *self, StkValue *value);
void stk_field_editor_set_string (StkFieldEditor *self, const char *string);
void stk_field_editor_set_error (StkFieldEditor *self, const char *message);
void stk_field_editor_set_editable (StkFieldEditor *self, gboolean editable);
void stk_field_editor_set_visible (StkFieldEditor *self, gboolean visible);
gboolean stk_field_editor_revert (StkFieldEditor *self);
gboolean stk_field_editor_has_focus (StkFieldEditor *self);
void stk_field_editor_grab_focus (StkFieldEditor *self);

G_END_DECLS

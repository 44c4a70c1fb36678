/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-annotation-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STK_TYPE_FIELD_EDITOR (stk_field_editor_get_type ())

G_DECLARE_FINAL_TYPE (StkFieldEditor, stk_field_editor, STK, FIELD_EDITOR, GObject)

StkFieldEditor *stk_field_editor_new (const StkField *field, StkAnnotationList *annotations);
GtkWidget *stk_field_editor_get_widget (StkFieldEditor *self);
const StkField *stk_field_editor_get_field (StkFieldEditor *self);
void stk_field_editor_set_string (StkFieldEditor *self, const char *string);
void stk_field_editor_set_error (StkFieldEditor *self, const char *message);
gboolean stk_field_editor_is_supported (const StkField *field);

G_END_DECLS

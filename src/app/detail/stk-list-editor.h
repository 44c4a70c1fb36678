/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STK_TYPE_LIST_EDITOR (stk_list_editor_get_type ())

G_DECLARE_DERIVABLE_TYPE (StkListEditor, stk_list_editor, STK, LIST_EDITOR, AdwPreferencesGroup)

GtkWidget *stk_list_editor_new (const StkField *field, StkDocument *document);
const StkField *stk_list_editor_get_field (StkListEditor *self);
void stk_list_editor_set_id (StkListEditor *self, const char *id);
void stk_list_editor_update (StkListEditor *self);
void stk_list_editor_set_editable (StkListEditor *self, gboolean editable);
gboolean stk_list_editor_revert (StkListEditor *self);

G_END_DECLS

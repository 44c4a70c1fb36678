/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STK_TYPE_LIST_EDITOR (stk_list_editor_get_type ())

G_DECLARE_FINAL_TYPE (StkListEditor, stk_list_editor, STK, LIST_EDITOR, AdwPreferencesGroup)

GtkWidget *stk_list_editor_new (const StkField *field, StkDocument *document, const char *id);
void stk_list_editor_update (StkListEditor *self);

G_END_DECLS

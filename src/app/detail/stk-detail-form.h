/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STK_TYPE_DETAIL_FORM (stk_detail_form_get_type ())

G_DECLARE_FINAL_TYPE (StkDetailForm, stk_detail_form, STK, DETAIL_FORM, GtkBox)

GtkWidget *stk_detail_form_new (StkKind kind, StkDocument *document);
void stk_detail_form_set_id (StkDetailForm *self, const char *id);
void stk_detail_form_update (StkDetailForm *self);
void stk_detail_form_set_editable (StkDetailForm *self, gboolean editable);
gboolean stk_detail_form_revert (StkDetailForm *self);
gboolean stk_detail_form_focus_field (StkDetailForm *self, const StkField *field);
const StkField *stk_detail_form_get_focus_field (StkDetailForm *self);

G_END_DECLS

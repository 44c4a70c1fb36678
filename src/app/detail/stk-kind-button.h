/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-annotation-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STK_TYPE_KIND_BUTTON (stk_kind_button_get_type ())

G_DECLARE_FINAL_TYPE (StkKindButton, stk_kind_button, STK, KIND_BUTTON, AdwBin)

void stk_kind_button_show (StkKindButton *self, StkAnnotation *annotation, StkAnnotationList *annotations);
void stk_kind_button_set_editable (StkKindButton *self, gboolean editable);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STK_TYPE_DETAIL (stk_detail_get_type ())

G_DECLARE_FINAL_TYPE (StkDetail, stk_detail, STK, DETAIL, AdwBin)

GtkWidget *stk_detail_new (void);
void stk_detail_show (StkDetail *self, StkDocument *document, const char *id);
gboolean stk_detail_revert (StkDetail *self);
void stk_detail_focus_change (StkDetail *self);
void stk_detail_focus_first (StkDetail *self);

G_END_DECLS

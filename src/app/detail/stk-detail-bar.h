/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-annotation.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STK_TYPE_DETAIL_BAR (stk_detail_bar_get_type ())

G_DECLARE_FINAL_TYPE (StkDetailBar, stk_detail_bar, STK, DETAIL_BAR, AdwBin)

void stk_detail_bar_show (StkDetailBar *self, StkAnnotation *annotation);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-recent.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STK_TYPE_RECENT_ROW (stk_recent_row_get_type ())

G_DECLARE_FINAL_TYPE (StkRecentRow, stk_recent_row, STK, RECENT_ROW, AdwActionRow)

GtkWidget *stk_recent_row_new (StkRecentArticle *article);
GFile *stk_recent_row_get_file (StkRecentRow *self);

G_END_DECLS

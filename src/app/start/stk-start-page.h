/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STK_TYPE_START_PAGE (stk_start_page_get_type ())

G_DECLARE_FINAL_TYPE (StkStartPage, stk_start_page, STK, START_PAGE, AdwBin)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-command.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STK_TYPE_PALETTE (stk_palette_get_type ())

G_DECLARE_FINAL_TYPE (StkPalette, stk_palette, STK, PALETTE, AdwDialog)

AdwDialog *stk_palette_new (void);

G_END_DECLS

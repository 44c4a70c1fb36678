/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STK_TYPE_HISTORY_DIALOG (stk_history_dialog_get_type ())

G_DECLARE_FINAL_TYPE (StkHistoryDialog, stk_history_dialog, STK, HISTORY_DIALOG, AdwDialog)

AdwDialog *stk_history_dialog_new (StkDocument *document, const char *id);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STK_TYPE_CONFLICT_DIALOG (stk_conflict_dialog_get_type ())

G_DECLARE_FINAL_TYPE (StkConflictDialog, stk_conflict_dialog, STK, CONFLICT_DIALOG, AdwDialog)

AdwDialog *stk_conflict_dialog_new (StkDocument *document, const char *id);

G_END_DECLS

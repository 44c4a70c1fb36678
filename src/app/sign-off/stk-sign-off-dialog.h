/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STK_TYPE_SIGN_OFF_DIALOG (stk_sign_off_dialog_get_type ())

G_DECLARE_FINAL_TYPE (StkSignOffDialog, stk_sign_off_dialog, STK, SIGN_OFF_DIALOG, AdwDialog)

AdwDialog *stk_sign_off_dialog_new (StkDocument *document);

G_END_DECLS

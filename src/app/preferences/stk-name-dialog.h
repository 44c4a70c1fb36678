/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STK_TYPE_NAME_DIALOG (stk_name_dialog_get_type ())

G_DECLARE_FINAL_TYPE (StkNameDialog, stk_name_dialog, STK, NAME_DIALOG, AdwAlertDialog)

AdwDialog *stk_name_dialog_new (void);

G_END_DECLS

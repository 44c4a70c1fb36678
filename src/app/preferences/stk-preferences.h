/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STK_TYPE_PREFERENCES (stk_preferences_get_type ())

G_DECLARE_FINAL_TYPE (StkPreferences, stk_preferences, STK, PREFERENCES, AdwPreferencesDialog)

AdwDialog *stk_preferences_new (void);

G_END_DECLS

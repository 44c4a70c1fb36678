/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-window.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STK_TYPE_APPLICATION (stk_application_get_type ())

G_DECLARE_FINAL_TYPE (StkApplication, stk_application, STK, APPLICATION, AdwApplication)

StkApplication *stk_application_new (void);
void stk_application_window_closes (StkApplication *self);
StkWindow *stk_application_find_window (StkApplication *self, GFile *file);
void stk_application_open_in (StkApplication *self, StkWindow *window, GFile *file);

G_END_DECLS

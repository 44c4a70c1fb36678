/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STK_TYPE_WINDOW (stk_window_get_type ())

G_DECLARE_FINAL_TYPE (StkWindow, stk_window, STK, WINDOW, AdwApplicationWindow)

StkWindow *stk_window_new (AdwApplication *application);
void stk_window_present (StkWindow *self);
void stk_window_open_desk (StkWindow *self, GFile *folder);
void stk_window_open (StkWindow *self, GFile *file);
GFile *stk_window_get_file (StkWindow *self);
void stk_window_prepare_logout (StkWindow *self);
void stk_window_ask_for_folder (StkWindow *self, GFile *sidecar);
StkDocument *stk_window_get_document (StkWindow *self);

G_END_DECLS

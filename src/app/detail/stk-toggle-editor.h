/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-field.h"

G_BEGIN_DECLS

gboolean stk_toggle_editor_suits (const StkField *field);

G_END_DECLS

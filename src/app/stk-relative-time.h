/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *stk_relative_time_format (GDateTime *time, GDateTime *now);
char *stk_relative_time_format_full (GDateTime *time);

G_END_DECLS

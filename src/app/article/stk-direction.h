/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkTextDirection stk_direction_find (const char *utf8, size_t n_bytes);
gboolean stk_direction_has_rtl (const char *utf8, size_t n_bytes);

G_END_DECLS

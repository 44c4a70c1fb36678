/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

size_t stk_decode_find_bom (const char *data, size_t size, const char **encoding);
GBytes *stk_decode_utf16_leniently (GBytes *bytes);
char *stk_decode_text (GBytes *bytes, const char *name, const char **encoding, size_t *n_bytes, GError **error);
GBytes *stk_decode_html (GBytes *bytes, char **encoding);

G_END_DECLS

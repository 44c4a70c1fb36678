/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void stk_text_cache_put (const char *digest, const char *utf8);
char *stk_text_cache_get (const char *digest);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean stk_link_find_host (const char *href, const char **start, const char **end);
char *stk_link_dup_display (const char *href);
gboolean stk_link_is_web (const char *href);
char *stk_link_resolve (const char *base, const char *href);

G_END_DECLS

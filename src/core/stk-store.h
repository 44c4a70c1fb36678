/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *stk_store_load (GFile *file, char **version, GCancellable *cancellable, GError **error);
char *stk_store_save (GFile *file, GBytes *bytes, const char *version, guint mode, GCancellable *cancellable,
                      GError **error);
gboolean stk_store_remove (GFile *file, const char *version, GError **error);
GFile *stk_store_set_aside (GFile *file, GError **error);

G_END_DECLS

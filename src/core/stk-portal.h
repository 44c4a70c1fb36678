/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean stk_portal_is_single_file (GFile *file);
char *stk_portal_dup_host_path (GFile *file);
GFile *stk_portal_get_host_file (GFile *file);

void stk_portal_remember_folder (GFile *folder);
GFile *stk_portal_find_in_folders (GFile *file);

GFile *stk_portal_get_kept_sidecar (GFile *article, const char *name);
GFile *stk_portal_find_kept_sidecar (GFile *article, const char *name);
void stk_portal_prepare_kept_sidecar (GFile *sidecar);
void stk_portal_tidy_kept_sidecar (GFile *sidecar);

G_END_DECLS

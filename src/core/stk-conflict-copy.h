/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-article.h"
#include "stk-sidecar.h"

G_BEGIN_DECLS

gboolean stk_conflict_copy_is_name (const char *sidecar_name, const char *name);
StkSidecar *stk_conflict_copy_merge (StkSidecar *sidecar, StkSidecar *copy);

GPtrArray *stk_conflict_copies_find (GFile *sidecar_file, StkArticle *article, GCancellable *cancellable);
void stk_conflict_copies_find_async (GFile *sidecar_file, StkArticle *article, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *stk_conflict_copies_find_finish (GAsyncResult *result, GError **error);

G_END_DECLS

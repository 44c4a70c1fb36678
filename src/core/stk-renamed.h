/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-article.h"

G_BEGIN_DECLS

gboolean stk_renamed_check (GFile *sidecar, GError **error);

GPtrArray *stk_renamed_find (GFile *file, StkArticle *article, GCancellable *cancellable);
void stk_renamed_find_async (GFile *file, StkArticle *article, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *stk_renamed_find_finish (GAsyncResult *result, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-article-private.h"

G_BEGIN_DECLS

/* Bytes of one part of an archive when it is unpacked. A larger one is no article, but may be a bomb. */
#define STK_ZIP_MAX_PART_BYTES ((size_t) 64 * 1024 * 1024)

gboolean stk_zip_has (GBytes *archive, const char *part);
GBytes *stk_zip_get (const StkArticleInput *input, const char *part, GError **error);
GBytes *stk_zip_get_optional (const StkArticleInput *input, const char *part, GError **error);

G_END_DECLS

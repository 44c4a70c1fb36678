/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-article-private.h"

G_BEGIN_DECLS

/**
 * StkDecoded:
 * @utf8: (transfer full): the text
 * @encoding: (transfer full): the encoding that it was in
 * @origin: how that is known
 *
 * What was made of bytes.
 */
typedef struct
{
  GBytes *utf8;
  char *encoding;
  StkEncodingOrigin origin;
} StkDecoded;

size_t stk_decode_find_bom (const char *data, size_t size, const char **encoding);
GBytes *stk_decode_convert (const char *data,
                            size_t size,
                            const char *encoding,
                            gboolean strictly,
                            size_t *n_read);
gboolean stk_decode_text (const StkArticleInput *input, StkDecoded *decoded, GError **error);
void stk_decode_html (GBytes *bytes, const char *chosen, const char *declared, StkDecoded *decoded);

G_END_DECLS

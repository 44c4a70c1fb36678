/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StkEncoding:
 * @name: what files call it
 * @label: what people call it, untranslated; the languages it is for
 *
 * A character encoding that articles come in.
 */
typedef struct
{
  const char *name;
  const char *label;
} StkEncoding;

const StkEncoding *stk_encoding_get_all (size_t *n_encodings);
const char *stk_encoding_get_label (const char *name);
char *stk_encoding_dup_name (const char *label);
const char *stk_encoding_find (const char *label);
const char *stk_encoding_detect_wide (const char *data, size_t size);
const char *stk_encoding_detect_in_ascii (const char *data, size_t size);
const char *stk_encoding_detect (const char *data, size_t size, gboolean has_markup);

G_END_DECLS

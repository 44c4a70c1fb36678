/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a code point does when a text is taken apart into tokens. */
typedef enum
{
  STK_TOKEN_CLASS_SPACE,   /* between tokens */
  STK_TOKEN_CLASS_IGNORED, /* not seen: joins what it stands in */
  STK_TOKEN_CLASS_WORD,    /* makes a token with its neighbours */
  STK_TOKEN_CLASS_MARK,    /* a token of its own */
} StkTokenClass;

StkTokenClass stk_token_class_get (gunichar c);
char *stk_token_fold (const char *utf8, size_t n_bytes);

G_END_DECLS

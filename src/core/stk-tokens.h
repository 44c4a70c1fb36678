/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-text.h"

G_BEGIN_DECLS

/**
 * StkTokensFlags:
 * @STK_TOKENS_PLAIN: words and marks; what is not the same byte for byte is another token
 * @STK_TOKENS_SPACE: runs of white space are tokens too, so that the tokens make up the whole text
 * @STK_TOKENS_FOLD: canonically equivalent words, and typographic variants of marks, are the same token
 *
 * How a text is taken apart.
 */
typedef enum
{
  STK_TOKENS_PLAIN = 0,
  STK_TOKENS_SPACE = 1 << 0,
  STK_TOKENS_FOLD = 1 << 1,
} StkTokensFlags;

typedef struct _StkTokenTable StkTokenTable;
typedef struct _StkTokens StkTokens;

StkTokenTable *stk_token_table_new (StkTokensFlags flags);
void stk_token_table_free (StkTokenTable *self);
guint32 stk_token_table_get_size (StkTokenTable *self);

StkTokens *stk_tokens_new (StkTokenTable *table, StkText *text);
void stk_tokens_free (StkTokens *self);
const guint32 *stk_tokens_get_ids (StkTokens *self, guint32 *n);
StkRange stk_tokens_get_range (StkTokens *self, guint32 i);
guint32 stk_tokens_find (StkTokens *self, size_t offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkTokenTable, stk_token_table_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkTokens, stk_tokens_free)

G_END_DECLS

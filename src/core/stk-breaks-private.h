/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-range.h"

G_BEGIN_DECLS

/**
 * StkBreak:
 * @byte: where the segment ends, in bytes
 * @is_word: whether what ends there is a word, and not space or punctuation
 */
typedef struct
{
  size_t byte;
  gboolean is_word;
} StkBreak;

/* ICU's boundaries in a piece of UTF-8. Offsets are in bytes from its start. */
typedef enum
{
  STK_BREAKS_WORD,
  STK_BREAKS_SENTENCE,
  STK_N_BREAKS,
} StkBreaks;

GArray *stk_breaks_list (StkBreaks which, const char *utf8, size_t n_bytes);
gboolean stk_breaks_get_word_at (const char *utf8, size_t n_bytes, size_t byte, size_t *start, size_t *end);

/* Whether a boundary that ICU reports between two sentences is one in a news text. */
gboolean stk_sentence_ends_at (const char *sentence, const char *boundary, const char *end);

G_END_DECLS

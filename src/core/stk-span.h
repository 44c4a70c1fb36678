/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-article.h"
#include "stk-kind.h"

G_BEGIN_DECLS

gboolean stk_span_find_quotation (StkArticle *article, size_t offset, StkRange *range);
GArray *stk_span_find_quotation_parts (StkArticle *article, size_t offset);
gboolean stk_span_find_sentence (StkArticle *article, size_t offset, StkRange *range);
gboolean stk_span_find_name (StkArticle *article, size_t offset, StkRange *range);
gboolean stk_span_find_for_kind (StkArticle *article, StkKind kind, size_t offset, StkRange *range);
gboolean stk_span_trim (StkArticle *article, StkRange *range);
gboolean stk_span_snap_to_words (StkArticle *article, StkRange *range);
size_t stk_span_find_word_edge (StkArticle *article, size_t offset, gboolean forward, gboolean ends);
size_t stk_span_find_sentence_start (StkArticle *article, size_t offset, gboolean forward);

G_END_DECLS

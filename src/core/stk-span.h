/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-article.h"
#include "stk-kind.h"

G_BEGIN_DECLS

gboolean stk_span_find_quotation (StkArticle *article, size_t offset, StkRange *range);
gboolean stk_span_find_sentence (StkArticle *article, size_t offset, StkRange *range);
gboolean stk_span_find_name (StkArticle *article, size_t offset, StkRange *range);
gboolean stk_span_find_for_kind (StkArticle *article, StkKind kind, size_t offset, StkRange *range);
gboolean stk_span_trim (StkArticle *article, StkRange *range);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-text.h"

G_BEGIN_DECLS

/* Matches of one search; whoever looks for "e" in a book needs no more. */
#define STK_SEARCH_MAX_MATCHES 100000

typedef struct _StkSearch StkSearch;

StkSearch *stk_search_new (StkText *text, const char *query);
void stk_search_free (StkSearch *self);

gboolean stk_search_run (StkSearch *self, size_t n_code_points);
gboolean stk_search_is_done (StkSearch *self);
const StkRange *stk_search_get_matches (StkSearch *self, size_t *n_matches);
size_t stk_search_find_from (StkSearch *self, size_t offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkSearch, stk_search_free)

G_END_DECLS

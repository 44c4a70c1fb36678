/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-range.h"

G_BEGIN_DECLS

size_t stk_approx_distance (const gunichar *a, size_t n_a, const gunichar *b, size_t n_b);
gboolean stk_approx_find (const gunichar *words, size_t n_words, const gunichar *text, size_t n_text, size_t max_errors,
                          StkRange *range, size_t *n_errors);

G_END_DECLS

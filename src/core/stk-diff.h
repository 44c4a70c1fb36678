/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StkDiffMatch:
 * @a: where it starts in the first sequence
 * @b: where it starts in the second
 * @length: how many tokens are the same from there on
 *
 * A stretch that two sequences have in common.
 */
typedef struct
{
  guint32 a;
  guint32 b;
  guint32 length;
} StkDiffMatch;

GArray *stk_diff (const guint32 *a, guint32 n_a, const guint32 *b, guint32 n_b);
GArray *stk_diff_list_unique_runs (const guint32 *a, guint32 n_a, const guint32 *b, guint32 n_b);
GArray *stk_diff_chain (GArray *runs);

G_END_DECLS

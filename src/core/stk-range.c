/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-range.h"

G_DEFINE_BOXED_TYPE (StkRange, stk_range, stk_range_copy, stk_range_free)

/**
 * stk_range_copy:
 * @self: a range
 *
 * Copies a range to the heap. Ranges are usually passed by value; this is for boxed values.
 *
 * Returns: (transfer full): the copy
 */
StkRange *
stk_range_copy (const StkRange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_memdup2 (self, sizeof *self);
}

/**
 * stk_range_free:
 * @self: (transfer full): a range made with [method@Stk.Range.copy]
 *
 * Frees a range on the heap.
 */
void
stk_range_free (StkRange *self)
{
  g_free (self);
}

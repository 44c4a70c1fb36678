/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-anchoring-private.h"

#include <math.h>

/* What it would tell at most that a token agrees, in bits: the rarest are often names, which come in company. */
#define MAX_BITS 12.0f

static guint32
hash_ids (const guint32 *ids)
{
  guint64 hash = ids[0];

  hash = (hash * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) ^ ids[1];
  hash = (hash * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) ^ ids[2];

  return (guint32) ((hash * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 32);
}

/* Sorts the positions of all stretches of three tokens by their hash, counting. */
static void
build (StkAnchoringIndex *self)
{
  guint32 n = self->n > 2 ? self->n - 2 : 0;

  self->mask = 255;
  while (self->mask < n)
    self->mask = self->mask * 2 + 1;
  self->buckets = g_new0 (guint32, (size_t) self->mask + 2);
  self->positions = g_new (guint32, n + 1);

  for (guint32 i = 0; i < n; i++)
    self->buckets[hash_ids (self->ids + i) & self->mask]++;
  for (guint32 i = 1; i <= self->mask; i++)
    self->buckets[i] += self->buckets[i - 1];
  self->buckets[self->mask + 1] = n;
  for (guint32 i = n; i > 0; i--)
    self->positions[--self->buckets[hash_ids (self->ids + i - 1) & self->mask]] = i - 1;
}

/* Makes the index of an article; its text is kept. All that is looked for must be numbered by the same table. */
StkAnchoringIndex *
stk_anchoring_index_new (StkTokenTable *table, StkText *text)
{
  StkAnchoringIndex *self = g_new0 (StkAnchoringIndex, 1);

  self->text = stk_text_ref (text);
  self->tokens = stk_tokens_new (table, text);
  self->ids = stk_tokens_get_ids (self->tokens, &self->n);
  self->n_known = stk_token_table_get_size (table);
  self->bits = g_new0 (float, self->n_known + 1);
  for (guint32 i = 0; i < self->n; i++)
    self->bits[self->ids[i]]++;
  for (guint32 i = 0; i <= self->n_known; i++)
    self->bits[i] = MIN (log2f ((float) (self->n + 1) / (self->bits[i] + 1)), MAX_BITS);

  return self;
}

void
stk_anchoring_index_free (StkAnchoringIndex *self)
{
  stk_text_unref (self->text);
  stk_tokens_free (self->tokens);
  g_free (self->bits);
  g_free (self->buckets);
  g_free (self->positions);
  g_free (self);
}

/* The places where three tokens may stand in a row, in ascending order; those of other tokens can be among them. */
const guint32 *
stk_anchoring_index_lookup (StkAnchoringIndex *self, const guint32 *ids, guint32 *n)
{
  guint32 bucket = hash_ids (ids) & self->mask;

  if (self->buckets == NULL)
    {
      build (self);
      bucket = hash_ids (ids) & self->mask;
    }
  *n = self->buckets[bucket + 1] - self->buckets[bucket];

  return self->positions + self->buckets[bucket];
}

/* What it tells that a token stands somewhere, in bits: the rarer it is, the more. */
float
stk_anchoring_index_get_bits (const StkAnchoringIndex *self, guint32 id)
{
  return self->bits[MIN (id, self->n_known)];
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-diff.h"

#include <string.h>

/* So many tokens in a row are looked at as one. Fewer repeat themselves too often in news texts, and with more an edit
 * hides more of what is beside it. */
#define SHINGLE 4

#define NOWHERE G_MAXUINT32
#define MANY (G_MAXUINT32 - 1)

/* The shingles of a sequence, by open addressing. */
typedef struct
{
  const guint32 *tokens;
  guint32 *slots;    /* one more than where a shingle stands first; 0 where the slot is free */
  guint32 *partners; /* by where a shingle stands first in a: where it stands in b, or NOWHERE, or MANY */
  guint32 mask;
} Shingles;

static guint32
hash_shingle (const guint32 *tokens)
{
  guint64 hash = 0;

  for (int i = 0; i < SHINGLE; i++)
    hash = (hash ^ tokens[i]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (guint32) (hash >> 32);
}

/* The slot of a shingle, or the free one where it belongs. */
static guint32 *
find_slot (const Shingles *self, const guint32 *tokens)
{
  guint32 i = hash_shingle (tokens) & self->mask;

  while (self->slots[i] != 0 && memcmp (self->tokens + self->slots[i] - 1, tokens, SHINGLE * sizeof *tokens) != 0)
    i = (i + 1) & self->mask;

  return &self->slots[i];
}

static void
add_shingles (Shingles *self, guint32 n)
{
  for (guint32 i = 0; i < n; i++)
    {
      guint32 *slot = find_slot (self, self->tokens + i);

      self->partners[i] = NOWHERE;
      if (*slot == 0)
        *slot = i + 1;
      else
        self->partners[*slot - 1] = MANY;
    }
}

static void
match_shingles (Shingles *self, const guint32 *tokens, guint32 n)
{
  for (guint32 i = 0; i < n; i++)
    {
      guint32 slot = *find_slot (self, tokens + i);

      if (slot != 0)
        self->partners[slot - 1] = self->partners[slot - 1] == NOWHERE ? i : MANY;
    }
}

static GArray *
list_runs (const Shingles *self, guint32 n)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (StkDiffMatch));

  for (guint32 i = 0; i < n; i++)
    {
      guint32 b = self->partners[i];
      StkDiffMatch run = { i, b, SHINGLE };

      if (b == NOWHERE || b == MANY)
        continue;
      while (i + 1 < n && self->partners[i + 1] == b + 1)
        {
          i++;
          b++;
          run.length++;
        }
      g_array_append_val (runs, run);
    }

  return runs;
}

/**
 * stk_diff_list_unique_runs:
 * @a: (array length=n_a): the tokens of a sequence
 * @n_a: how many
 * @b: (array length=n_b): the tokens of another, numbered by the same table
 * @n_b: how many
 *
 * Finds the stretches that stand in both sequences and of which every four tokens in a row stand in each of them just
 * once. They need not be in the same order in both; so they also show what was moved.
 *
 * Takes time linear in the lengths.
 *
 * Returns: (transfer full) (element-type StkDiffMatch): the stretches, in the order of @a
 */
GArray *
stk_diff_list_unique_runs (const guint32 *a, guint32 n_a, const guint32 *b, guint32 n_b)
{
  g_autofree guint32 *slots = NULL;
  g_autofree guint32 *partners = NULL;
  guint32 n_slots = 16;
  Shingles self;

  if (n_a < SHINGLE || n_b < SHINGLE)
    return g_array_new (FALSE, FALSE, sizeof (StkDiffMatch));

  while (n_slots < n_a + n_a / 2)
    n_slots *= 2;
  slots = g_new0 (guint32, n_slots);
  partners = g_new (guint32, n_a);
  self = (Shingles) { a, slots, partners, n_slots - 1 };

  add_shingles (&self, n_a - SHINGLE + 1);
  match_shingles (&self, b, n_b - SHINGLE + 1);

  return list_runs (&self, n_a - SHINGLE + 1);
}

static int
compare_b (gconstpointer p, gconstpointer q, gpointer user_data)
{
  const StkDiffMatch *runs = user_data;
  guint32 a = runs[*(const guint32 *) p].b;
  guint32 b = runs[*(const guint32 *) q].b;

  return a < b ? -1 : a > b;
}

/* Each run's place in the order of b. */
static guint32 *
rank_runs (GArray *runs)
{
  g_autofree guint32 *order = g_new (guint32, runs->len);
  guint32 *ranks = g_new (guint32, runs->len);

  for (guint i = 0; i < runs->len; i++)
    order[i] = i;
  g_sort_array (order, runs->len, sizeof *order, compare_b, runs->data);
  for (guint i = 0; i < runs->len; i++)
    ranks[order[i]] = i;

  return ranks;
}

/* Marks the runs of the heaviest chain: for each run the heaviest chain that ends in it is found by a Fenwick tree of
 * maxima over the order of b. */
static gboolean *
choose_runs (GArray *runs)
{
  g_autofree guint32 *ranks = rank_runs (runs);
  g_autofree guint32 *best = g_new0 (guint32, runs->len + 1); /* Fenwick: one more than a run, or 0 */
  g_autofree guint64 *weights = g_new (guint64, runs->len);
  g_autofree guint32 *previous = g_new (guint32, runs->len);
  gboolean *chosen = g_new0 (gboolean, runs->len);
  guint32 last = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      guint32 before = 0;

      for (guint32 r = ranks[i]; r > 0; r -= r & -r)
        if (best[r] != 0 && (before == 0 || weights[best[r] - 1] > weights[before - 1]))
          before = best[r];
      weights[i] = g_array_index (runs, StkDiffMatch, i).length + (before ? weights[before - 1] : 0);
      previous[i] = before;
      for (guint32 r = ranks[i] + 1; r <= runs->len; r += r & -r)
        if (best[r] == 0 || weights[best[r] - 1] < weights[i])
          best[r] = i + 1;
      if (last == 0 || weights[i] > weights[last - 1])
        last = i + 1;
    }

  for (; last != 0; last = previous[last - 1])
    chosen[last - 1] = TRUE;

  return chosen;
}

/**
 * stk_diff_chain:
 * @runs: (element-type StkDiffMatch): stretches that two sequences have in common, in the order of the first
 *
 * Finds the heaviest chain of stretches that are in order in both sequences. Where two of a chain overlap, the later is
 * cut. Takes O(n log n).
 *
 * Returns: (transfer full) (element-type StkDiffMatch): the chain
 */
GArray *
stk_diff_chain (GArray *runs)
{
  g_autofree gboolean *chosen = choose_runs (runs);
  GArray *chain = g_array_new (FALSE, FALSE, sizeof (StkDiffMatch));
  guint32 a = 0, b = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      StkDiffMatch run = g_array_index (runs, StkDiffMatch, i);
      guint32 n_over;

      if (!chosen[i])
        continue;

      n_over = MAX (a > run.a ? a - run.a : 0, b > run.b ? b - run.b : 0);
      if (n_over >= run.length)
        continue;
      run.a += n_over;
      run.b += n_over;
      run.length -= n_over;
      a = run.a + run.length;
      b = run.b + run.length;
      g_array_append_val (chain, run);
    }

  return chain;
}

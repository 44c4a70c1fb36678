/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-anchoring-private.h"
#include "stk-diff.h"

/* Where each token of an old text stands in the new one: first what is in order in both, then what was moved. */

/* What stretches of a moved block have to tell at least, all together, in bits: words that are less rare come together
 * by chance too. */
#define MIN_MOVED_BITS 40.0f

/* More tokens than these are not in common by chance. */
#define MAX_CHANCE 5

/* Stretches of one moved block: between them so many tokens may have been put in or left out. */
#define MAX_SHIFT 24

/* How far around a moved block's sure stretches its edges are looked for, in tokens. */
#define MAX_MARGIN 48

static guint32
gap_size (const StkDiffMatch *left, const StkDiffMatch *right)
{
  return MAX (right->a - left->a - left->length, right->b - left->b - left->length);
}

/* Whether two passages have a stretch in common by chance only, such as an article and a comma: it is short, and both
 * gaps beside it are at least twice as long. After “semantic cleanup” in Neil Fraser’s diff-match-patch. */
static gboolean
is_chance (const StkDiffMatch *before, const StkDiffMatch *match, const StkDiffMatch *after)
{
  return match->length <= MAX_CHANCE && MIN (gap_size (before, match), gap_size (match, after)) >= 2 * match->length;
}

/* Leaves out what is in common by chance. That makes its gaps larger, so that what comes before is looked at again. */
static void
clean_matches (GArray *matches, guint32 n_a, guint32 n_b)
{
  StkDiffMatch first = { 0, 0, 0 };
  StkDiffMatch last = { n_a, n_b, 0 };
  StkDiffMatch *kept = (StkDiffMatch *) (void *) matches->data;
  guint n = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      StkDiffMatch match = kept[i];

      while (n > 0 && is_chance (n > 1 ? &kept[n - 2] : &first, &kept[n - 1], &match))
        n--;
      kept[n++] = match;
    }
  while (n > 0 && is_chance (n > 1 ? &kept[n - 2] : &first, &kept[n - 1], &last))
    n--;

  g_array_set_size (matches, n);
}

static void
take_matches (guint32 *to, GArray *matches, guint32 a, guint32 b)
{
  for (guint i = 0; i < matches->len; i++)
    {
      const StkDiffMatch *match = &g_array_index (matches, StkDiffMatch, i);

      for (guint32 k = 0; k < match->length; k++)
        to[a + match->a + k] = b + match->b + k;
    }
}

/* The tokens that are left over on one side, and where they stand. Where the text goes on with others there is a token
 * that is nowhere else. */
typedef struct
{
  GArray *ids;
  GArray *at;
} Rest;

static void
rest_clear (Rest *self)
{
  g_array_unref (self->ids);
  g_array_unref (self->at);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rest, rest_clear)

static Rest
rest_new (const guint32 *ids, guint32 n, const guint8 *taken, guint32 *next_other)
{
  Rest self = { g_array_new (FALSE, FALSE, sizeof (guint32)), g_array_new (FALSE, FALSE, sizeof (guint32)) };
  guint32 nowhere = STK_NOWHERE;

  for (guint32 i = 0; i < n; i++)
    if (!taken[i])
      {
        if (self.at->len > 0 && g_array_index (self.at, guint32, self.at->len - 1) + 1 != i)
          {
            g_array_append_val (self.ids, *next_other);
            g_array_append_val (self.at, nowhere);
            (*next_other)--;
          }
        g_array_append_val (self.ids, ids[i]);
        g_array_append_val (self.at, i);
      }

  return self;
}

/* How many tokens from a place on, in a direction, nobody has taken; up to a limit. */
static guint32
count_free (const guint8 *taken, guint32 n, guint32 from, int step, guint32 limit)
{
  guint32 count = 0;

  while (count < limit && from < n && !taken[from])
    {
      count++;
      from = (guint32) ((gint64) from + step);
    }

  return count;
}

typedef struct
{
  const StkAnchoringIndex *index;
  const guint32 *a;
  const guint32 *b;
  guint32 n_a, n_b;
  guint8 *a_taken;
  guint8 *b_taken;
  guint8 *moved;
  guint32 *to;
} Mover;

/* Compares what is around and between the sure stretches of a moved block. */
static void
move_block (Mover *self, const StkDiffMatch *first, const StkDiffMatch *last)
{
  guint32 left = count_free (self->a_taken, self->n_a, first->a - 1, -1, MAX_MARGIN);
  guint32 right = count_free (self->a_taken, self->n_a, last->a + last->length, 1, MAX_MARGIN);
  guint32 b_left = count_free (self->b_taken, self->n_b, first->b - 1, -1, MAX_MARGIN);
  guint32 b_right = count_free (self->b_taken, self->n_b, last->b + last->length, 1, MAX_MARGIN);
  guint32 a = first->a - left;
  guint32 b = first->b - b_left;
  guint32 n_a = last->a + last->length + right - a;
  guint32 n_b = last->b + last->length + b_right - b;
  g_autoptr (GArray) matches = stk_diff (self->a + a, n_a, self->b + b, n_b);

  clean_matches (matches, n_a, n_b);
  for (guint i = matches->len; i > 0; i--)
    {
      StkDiffMatch *match = &g_array_index (matches, StkDiffMatch, i - 1);

      for (guint32 k = 0; k < match->length; k++)
        if (self->a_taken[a + match->a + k] || self->b_taken[b + match->b + k])
          match->length = k;
      for (guint32 k = 0; k < match->length; k++)
        self->a_taken[a + match->a + k] = self->b_taken[b + match->b + k] = self->moved[a + match->a + k] = TRUE;
    }
  take_matches (self->to, matches, a, b);
}

static gboolean
continues (const StkDiffMatch *last, const StkDiffMatch *run)
{
  gint64 shift = (gint64) (run->b - run->a) - (gint64) (last->b - last->a);

  return run->b >= last->b && gap_size (last, run) <= 4 * MAX_SHIFT && ABS ((gint32) shift) <= MAX_SHIFT;
}

static float
weigh_run (const Mover *self, const StkDiffMatch *run)
{
  float bits = 0;

  for (guint32 i = 0; i < run->length; i++)
    bits += stk_anchoring_index_get_bits (self->index, self->a[run->a + i]);

  return bits;
}

static void
move_blocks (Mover *self, GArray *runs)
{
  for (guint i = 0, next; i < runs->len; i = next)
    {
      StkDiffMatch *first = &g_array_index (runs, StkDiffMatch, i);
      StkDiffMatch *last = first;
      float bits = weigh_run (self, first);

      for (next = i + 1; next < runs->len; next++)
        {
          StkDiffMatch *run = &g_array_index (runs, StkDiffMatch, next);

          if (!continues (last, run))
            break;
          bits += weigh_run (self, run);
          last = run;
        }
      if (bits >= MIN_MOVED_BITS && !self->a_taken[first->a] && !self->b_taken[first->b])
        move_block (self, first, last);
    }
}

/* Finds where what was moved stands in the article now, among the tokens of both texts that have no place yet. Returns,
 * for each token of a, whether it was moved. Free with g_free (). */
guint8 *
stk_anchoring_map_moved (const StkAnchoringIndex *index, guint32 *to, const guint32 *a, guint32 n_a)
{
  const guint32 *b = index->ids;
  guint32 n_b = index->n;
  g_autofree guint8 *a_taken = g_new0 (guint8, n_a + 1);
  g_autofree guint8 *b_taken = g_new0 (guint8, n_b + 1);
  guint8 *moved = g_new0 (guint8, n_a + 1);
  Mover mover = { index, a, b, n_a, n_b, a_taken, b_taken, moved, to };
  guint32 next_other = STK_NOWHERE;

  for (guint32 i = 0; i < n_a; i++)
    if (to[i] != STK_NOWHERE)
      a_taken[i] = b_taken[to[i]] = TRUE;

  {
    g_auto (Rest) a_rest = rest_new (a, n_a, a_taken, &next_other);
    g_auto (Rest) b_rest = rest_new (b, n_b, b_taken, &next_other);
    g_autoptr (GArray) runs =
      stk_diff_list_unique_runs ((const guint32 *) (const void *) a_rest.ids->data, a_rest.ids->len,
                                 (const guint32 *) (const void *) b_rest.ids->data, b_rest.ids->len);

    for (guint i = 0; i < runs->len; i++)
      {
        StkDiffMatch *run = &g_array_index (runs, StkDiffMatch, i);

        run->a = g_array_index (a_rest.at, guint32, run->a);
        run->b = g_array_index (b_rest.at, guint32, run->b);
      }
    move_blocks (&mover, runs);
  }

  return moved;
}

/* For each token of a, where it stands in b if it is still in order; else STK_NOWHERE. Free with g_free (). */
guint32 *
stk_anchoring_map_new (const guint32 *a, guint32 n_a, const guint32 *b, guint32 n_b)
{
  g_autoptr (GArray) matches = stk_diff (a, n_a, b, n_b);
  guint32 *to = g_new (guint32, n_a + 1);

  for (guint32 i = 0; i < n_a; i++)
    to[i] = STK_NOWHERE;
  clean_matches (matches, n_a, n_b);
  take_matches (to, matches, 0, 0);

  return to;
}

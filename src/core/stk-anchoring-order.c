/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-anchoring-seek-private.h"
#include "stk-diff.h"

/* Where words suit several places, their neighbours tell: most tags are in the same order as before. */

/* A place is taken if it is so many times as near to where its neighbours say as the next best. */
#define NEARER 4

/* Neighbours that are further from each other tell nothing about what came in between, in code points. */
#define MAX_AROUND 4000

/* And no further from there than this, in code points. */
#define MAX_DISTANCE 2000

/* Words that stand so exactly where a neighbour not far away says are certain though their context changed, in code
 * points. */
#define SAME_DISTANCE 2
#define NEAR 500

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  guint32 x = ((const StkDiffMatch *) a)->a;
  guint32 y = ((const StkDiffMatch *) b)->a;

  return x < y ? -1 : x > y;
}

/* The places of the words that are certain, as far as they are in order: the old in a, the new in b. */
static GArray *
list_neighbours (const size_t *old_starts, const StkAnchoringResult *results, size_t n)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (StkDiffMatch));

  for (size_t i = 0; i < n; i++)
    {
      StkDiffMatch run = { (guint32) old_starts[i], (guint32) results[i].range.start, 1 };

      if (old_starts[i] != G_MAXSIZE && stk_anchor_state_is_certain (results[i].state))
        g_array_append_val (all, run);
    }
  g_array_sort (all, compare_runs);

  return stk_diff_chain (all);
}

/* The first neighbour of which the place, old or new, is behind one. */
static guint
find_neighbour (GArray *neighbours, size_t place, gboolean is_new)
{
  guint low = 0, high = neighbours->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const StkDiffMatch *neighbour = &g_array_index (neighbours, StkDiffMatch, middle);

      if ((is_new ? neighbour->b : neighbour->a) <= place)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* The neighbours of a tag by its old place; those at the ends of the text if there are no others. */
typedef struct
{
  StkDiffMatch before;
  StkDiffMatch after;
  gboolean has_before;
  gboolean has_after;
} Between;

static Between
get_between (GArray *neighbours, guint next)
{
  Between between = { { 0, 0, 0 }, { 0, 0, 0 }, next > 0, next < neighbours->len };

  if (between.has_before)
    between.before = g_array_index (neighbours, StkDiffMatch, next - 1);
  if (between.has_after)
    between.after = g_array_index (neighbours, StkDiffMatch, next);

  return between;
}

static gboolean
is_in_order (const Between *between, size_t place)
{
  return place >= between->before.b && (!between->has_after || place <= between->after.b);
}

/* Whether a stretch of the article stood there before, by the tags around it: less came in between them than half of
 * what would have been moved, the words and the context that came with them. */
static gboolean
is_taken (GArray *neighbours, const StkCandidate *candidate)
{
  StkRange range = candidate->placement.range;
  Between around = get_between (neighbours, find_neighbour (neighbours, range.start, TRUE));
  gint64 moved = (gint64) stk_range_get_length (range) + (candidate->agrees ? 2 * STK_ANCHOR_CONTEXT : 0);
  gint64 was = (gint64) around.after.a - around.before.a;
  gint64 is = (gint64) around.after.b - around.before.b;

  return around.has_after && is <= MAX_AROUND && is - was < moved / 2;
}

/* How far a place is from where the nearer neighbour says that it should be. */
static gint64
measure (const Between *between, size_t old_start, size_t new_start)
{
  gint64 before =
    ABS (((gint64) new_start - between->before.b) - ((gint64) old_start - between->before.a));
  gint64 after = ABS (((gint64) new_start - between->after.b) - ((gint64) old_start - between->after.a));

  return between->has_after ? MIN (before, after) : before;
}

/* The place that is in order, and nearest to where neighbours say. */
static guint
choose (const Between *between, size_t old_start, GArray *places)
{
  gint64 best = G_MAXINT64, second = G_MAXINT64;
  guint choice = STK_CHOICE_OPEN;

  for (guint i = 0; i < places->len; i++)
    {
      size_t place = g_array_index (places, StkCandidate, i).placement.range.start;
      gint64 distance = measure (between, old_start, place);

      if (!is_in_order (between, place))
        continue;
      if (distance < best)
        {
          second = best;
          best = distance;
          choice = i;
        }
      else if (distance < second)
        {
          second = distance;
        }
    }

  return best <= MAX_DISTANCE && (second == G_MAXINT64 || (best + 8) * NEARER <= second) ? choice : STK_CHOICE_OPEN;
}

static gboolean
is_near (const Between *between, size_t old_start)
{
  return (between->has_before && old_start - between->before.a <= NEAR) ||
         (between->has_after && between->after.a - old_start <= NEAR);
}

/* Believes that the same words are where neighbours say that they should be. */
static void
confirm (const Between *between, size_t old_start, StkCandidate *candidate)
{
  size_t start = candidate->placement.range.start;

  if (candidate->placement.same_words && is_in_order (between, start) && is_near (between, old_start) &&
      measure (between, old_start, start) <= SAME_DISTANCE)
    candidate->belief = STK_BELIEF_CERTAIN;
}

/* Leaves out the places that cannot be, and chooses among the rest. */
static guint
settle (GArray *neighbours, size_t old_start, GArray *places)
{
  Between between;

  if (old_start == G_MAXSIZE)
    return places->len == 1 ? 0 : STK_CHOICE_OPEN;

  between = get_between (neighbours, find_neighbour (neighbours, old_start, FALSE));
  for (guint i = places->len; i > 0; i--)
    {
      StkCandidate *candidate = &g_array_index (places, StkCandidate, i - 1);

      if (!is_in_order (&between, candidate->placement.range.start) && is_taken (neighbours, candidate))
        g_array_remove_index (places, i - 1);
      else
        confirm (&between, old_start, candidate);
    }

  if (places->len <= 1)
    return places->len == 1 ? 0 : STK_CHOICE_NONE;
  if (!between.has_before && !between.has_after)
    return STK_CHOICE_OPEN;

  return choose (&between, old_start, places);
}

/* Chooses for words that were looked for one of the places found, with the help of neighbours. @places has %NULL for
 * words that were not looked for; places that cannot be are taken from the others. */
void
stk_anchoring_settle (const size_t *old_starts, const StkAnchoringResult *results, size_t n, GArray *const *places,
                      guint *choices)
{
  g_autoptr (GArray) neighbours = list_neighbours (old_starts, results, n);

  for (size_t i = 0; i < n; i++)
    choices[i] =
      places[i] != NULL && places[i]->len > 0 ? settle (neighbours, old_starts[i], places[i]) : STK_CHOICE_NONE;
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-anchoring-seek-private.h"

#include <math.h>
#include <string.h>

/* Words are looked for by what they are and what stands around them: each three tokens in a row vote for the places
 * where they would all be in line, as in W. R. Pearson and D. J. Lipman, “Improved tools for biological sequence
 * comparison” (PNAS 85, 1988). Only near the places with most votes is anything compared. */

/* Three tokens that stand in more places tell too little to be worth looking at all. */
#define MAX_PLACES 64

/* Votes for lines so close to each other are for one place: between them words were put in or left out. */
#define MAX_DRIFT 8

/* So many of the places with most votes are looked at, but none with less than this part of the most. */
#define MAX_LOOKED_AT 6
#define MIN_VOTES 5

/* What stands in another paragraph says less about where words are. */
#define OTHER_PARAGRAPH 0.25f

/* The part of the context that has to agree, weighed by how much each word of it tells. */
#define MIN_AGREEMENT 0.6f

/* What agrees on one side alone. */
#define MIN_SIDE 0.75f

/* What the agreeing part of the context has to tell at least, in bits. */
#define MIN_CONTEXT_BITS 10.0f

/* By so much words have to tell more than which of all places they are at, in bits, to be found without context. */
#define MARGIN_BITS 12.0f

/* What is kept of the words at the least if others may have taken their place, by code points. */
#define MIN_SCORE 0.5
#define MIN_SCORE_WITHOUT_CONTEXT 0.75

/* A place that tells less than this part of what the best one tells is none that neighbours could speak for. */
#define MIN_RIVAL 0.6f

typedef struct
{
  gint32 line; /* where the passage would begin in the article */
  gint32 line_end;
  guint32 n_votes;
} Place;

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  gint32 x = *(const gint32 *) a;
  gint32 y = *(const gint32 *) b;

  return x < y ? -1 : x > y;
}

static int
compare_votes (gconstpointer a, gconstpointer b)
{
  guint32 x = ((const Place *) a)->n_votes;
  guint32 y = ((const Place *) b)->n_votes;

  return x > y ? -1 : x < y;
}

static GArray *
list_lines (StkAnchoringIndex *index, const StkPassage *passage)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (gint32));

  for (guint32 i = 0; i + 3 <= passage->n; i++)
    {
      guint32 n;
      const guint32 *at = stk_anchoring_index_lookup (index, passage->ids + i, &n);

      for (guint32 k = 0; n <= MAX_PLACES && k < n; k++)
        if (memcmp (index->ids + at[k], passage->ids + i, 3 * sizeof (guint32)) == 0)
          {
            gint32 line = (gint32) at[k] - (gint32) i;

            g_array_append_val (lines, line);
          }
    }
  g_array_sort (lines, compare_lines);

  return lines;
}

static GArray *
list_places (StkAnchoringIndex *index, const StkPassage *passage)
{
  g_autoptr (GArray) lines = list_lines (index, passage);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < lines->len; i++)
    {
      gint32 line = g_array_index (lines, gint32, i);
      Place *last = places->len > 0 ? &g_array_index (places, Place, places->len - 1) : NULL;
      Place place = { line, line, 1 };

      if (last != NULL && line - last->line_end <= MAX_DRIFT)
        {
          last->line_end = line;
          last->n_votes++;
        }
      else
        {
          g_array_append_val (places, place);
        }
    }
  g_array_sort (places, compare_votes);

  return places;
}

/* What stands on one side of the words: how much it would tell, and how much of that agrees. */
static void
weigh_side (const StkAnchoringIndex *index, const StkSeekPassage *seek, const guint32 *to, guint32 from, guint32 until,
            float *agreeing, float *all)
{
  for (guint32 i = from; i < until; i++)
    {
      float bits = stk_anchoring_index_get_bits (index, seek->passage.ids[i]);

      if (i < seek->paragraph_first || i >= seek->paragraph_last)
        bits *= OTHER_PARAGRAPH;
      *all += bits;
      if (to[i] != STK_NOWHERE)
        *agreeing += bits;
    }
}

static float
weigh_words (const StkAnchoringIndex *index, const StkPassage *passage)
{
  float bits = 0;

  for (guint32 i = passage->first; i < passage->last; i++)
    bits += stk_anchoring_index_get_bits (index, passage->ids[i]);

  return bits;
}

static void
weigh (const StkAnchoringIndex *index, const StkSeekPassage *seek, const guint32 *to, StkCandidate *candidate)
{
  const StkPassage *passage = &seek->passage;
  float agreeing[2] = { 0, 0 };
  float all[2] = { 0, 0 };
  float sum;

  weigh_side (index, seek, to, 0, passage->first, &agreeing[0], &all[0]);
  weigh_side (index, seek, to, passage->last, passage->n, &agreeing[1], &all[1]);
  sum = agreeing[0] + agreeing[1];

  candidate->bits = sum + (float) candidate->placement.score * weigh_words (index, passage);
  candidate->agrees = sum >= MIN_CONTEXT_BITS && sum >= MIN_AGREEMENT * (all[0] + all[1]);
  candidate->agrees_on_side = candidate->agrees;
  for (int i = 0; i < 2; i++)
    if (agreeing[i] >= MIN_CONTEXT_BITS && agreeing[i] >= MIN_SIDE * all[i])
      candidate->agrees_on_side = TRUE;
}

/* How much a candidate is to be believed. */
static StkBelief
judge (const StkAnchoringIndex *index, const StkSeekPassage *seek, const StkCandidate *candidate)
{
  gboolean is_short = seek->n_chars < STK_ANCHORING_SHORT_WORDS;
  double score = candidate->placement.score;

  if (candidate->placement.same_words)
    {
      float bits = weigh_words (index, &seek->passage);

      if (candidate->agrees)
        return STK_BELIEF_CERTAIN;
      if (!is_short && bits >= log2f ((float) index->n + 1) + MARGIN_BITS)
        return STK_BELIEF_CERTAIN;
      if (candidate->agrees_on_side || !seek->has_context)
        return STK_BELIEF_ASK;
      return STK_BELIEF_NONE;
    }

  if (candidate->agrees && score >= MIN_SCORE)
    return STK_BELIEF_ASK;
  if (!is_short && score >= (candidate->agrees_on_side ? MIN_SCORE : MIN_SCORE_WITHOUT_CONTEXT))
    return STK_BELIEF_ASK;

  return STK_BELIEF_NONE;
}

/* Where each token of the passage is if none was put in or left out. Returns FALSE if that leaves more open than a word
 * that was replaced here and there. */
static gboolean
align_in_line (const StkAnchoringIndex *index, const StkPassage *passage, gint64 line, guint32 *to)
{
  guint32 n_same = 0;

  for (guint32 i = 0; i < passage->n; i++)
    {
      gint64 at = line + i;
      gboolean is_same = at >= 0 && at < index->n && index->ids[at] == passage->ids[i];

      to[i] = is_same ? (guint32) at : STK_NOWHERE;
      n_same += is_same;
      if (!is_same && i >= passage->first && i < passage->last)
        return FALSE;
    }

  return n_same >= passage->n - passage->n / 4;
}

/* Where each token of the passage is near a place. */
static guint32 *
align (const StkAnchoringIndex *index, const StkPassage *passage, const Place *place)
{
  gint64 from = MAX ((gint64) place->line - MAX_DRIFT, 0);
  gint64 until = MIN ((gint64) place->line_end + passage->n + MAX_DRIFT, (gint64) index->n);
  guint32 *to;

  if (from >= until)
    return NULL;

  to = g_new (guint32, passage->n);
  if (place->line == place->line_end && align_in_line (index, passage, place->line, to))
    return to;

  g_free (to);
  to = stk_anchoring_map_new (passage->ids, passage->n, index->ids + from, (guint32) (until - from));
  for (guint32 i = 0; i < passage->n; i++)
    if (to[i] != STK_NOWHERE)
      to[i] += (guint32) from;

  return to;
}

static gboolean
try_place (const StkAnchoringIndex *index, const StkSeekPassage *seek, const Place *place, StkCandidate *candidate)
{
  g_autofree guint32 *to = align (index, &seek->passage, place);

  if (to == NULL || !stk_anchoring_place (index, &seek->passage, to, &candidate->placement))
    return FALSE;

  weigh (index, seek, to, candidate);
  candidate->belief = judge (index, seek, candidate);

  return candidate->belief != STK_BELIEF_NONE;
}

static void
add_candidate (GArray *candidates, const StkCandidate *candidate)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      StkCandidate *other = &g_array_index (candidates, StkCandidate, i);

      if (!stk_range_overlaps (other->placement.range, candidate->placement.range))
        continue;
      if (candidate->bits > other->bits)
        *other = *candidate;
      return;
    }
  g_array_append_val (candidates, *candidate);
}

/* Where nothing is known of what stands around the words, each place where they stand is as good. */
static void
add_all_places (StkAnchoringIndex *index, const StkSeekPassage *seek, GArray *candidates)
{
  const StkPassage *passage = &seek->passage;
  guint32 n = passage->last - passage->first;

  for (guint32 at = 0; at + n <= index->n && candidates->len < MAX_PLACES; at++)
    if (memcmp (index->ids + at, passage->ids + passage->first, n * sizeof (guint32)) == 0)
      {
        StkCandidate candidate = { .belief = STK_BELIEF_ASK };

        if (!stk_anchoring_place_at (index, passage, at, at + n, &candidate.placement))
          continue;
        candidate.bits = weigh_words (index, passage);
        candidate.belief = judge (index, seek, &candidate);
        add_candidate (candidates, &candidate);
      }
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const StkCandidate *x = a;
  const StkCandidate *y = b;

  if (x->bits > y->bits || x->bits < y->bits)
    return x->bits > y->bits ? -1 : 1;

  return x->placement.range.start < y->placement.range.start ? -1 : 1;
}

/* Finds the places where words may be, the best first; those that are much worse than the best are left out. */
GArray *
stk_anchoring_seek (StkAnchoringIndex *index, const StkSeekPassage *seek)
{
  g_autoptr (GArray) places = list_places (index, &seek->passage);
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (StkCandidate));
  guint n = 0;

  for (guint i = 0; i < MIN (places->len, MAX_LOOKED_AT); i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      StkCandidate candidate = { 0 };

      if (MIN_VOTES * place->n_votes < g_array_index (places, Place, 0).n_votes)
        break;
      if (try_place (index, seek, place, &candidate))
        add_candidate (candidates, &candidate);
    }
  if (!seek->has_context)
    add_all_places (index, seek, candidates);

  g_array_sort (candidates, compare_candidates);
  while (n < candidates->len && g_array_index (candidates, StkCandidate, n).bits >=
                                  MIN_RIVAL * g_array_index (candidates, StkCandidate, 0).bits)
    n++;
  g_array_set_size (candidates, n);

  return candidates;
}

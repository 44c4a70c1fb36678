/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-anchoring-private.h"
#include "stk-approx.h"

#include <string.h>

/* Where words are now, once it is known of single tokens around and in them. What follows holds for the left and the
 * right edge alike: what was put in at an edge does not belong to the words, what was put in between them does, and
 * what was replaced belongs to them as far as what stood there did. */

/* So many tokens may have been put in between two of the words; more, and they are two places. */
#define MAX_INSERTED 64

/* How far around what is left of the words they are looked for as a whole, in tokens. */
#define MAX_AROUND 16

/* The tokens of the words that are left, and their neighbours outside. Places in the passage, or STK_NOWHERE. */
typedef struct
{
  guint32 before; /* the last one that is left, before the words */
  guint32 first;  /* the first one of the words that is left */
  guint32 last;   /* the last one, itself included */
  guint32 after;  /* the first one that is left after the words */
  guint32 n_left;
  gboolean is_held; /* there are neighbours on both sides, still on both sides */
} Left;

/* Whether b follows on a in the article as it does in the passage, but for what was put in or left out between. */
static gboolean
follows (const guint32 *to, guint32 a, guint32 b)
{
  return to[b] > to[a] && to[b] - to[a] <= b - a + MAX_INSERTED;
}

/* Of the places where the words are now, that which has most of them; and the neighbours. */
static Left
find_left (const guint32 *to, const StkPassage *passage)
{
  Left best = { STK_NOWHERE, STK_NOWHERE, STK_NOWHERE, STK_NOWHERE, 0, FALSE };
  Left now = best;

  for (guint32 i = passage->first; i < passage->last; i++)
    {
      if (to[i] == STK_NOWHERE)
        continue;
      if (now.n_left == 0 || !follows (to, now.last, i))
        now = (Left) { STK_NOWHERE, i, i, STK_NOWHERE, 0, FALSE };
      now.last = i;
      now.n_left++;
      if (now.n_left > best.n_left)
        best = now;
    }

  for (guint32 i = passage->first; i > 0 && passage->first - i < MAX_AROUND && best.before == STK_NOWHERE; i--)
    if (to[i - 1] != STK_NOWHERE && (best.n_left == 0 || follows (to, i - 1, best.first)))
      best.before = i - 1;
  for (guint32 i = passage->last; i < passage->n && i - passage->last < MAX_AROUND && best.after == STK_NOWHERE; i++)
    if (to[i] != STK_NOWHERE && (best.n_left == 0 || follows (to, best.last, i)))
      best.after = i;
  best.is_held =
    best.before != STK_NOWHERE && best.after != STK_NOWHERE && follows (to, best.before, best.after);

  return best;
}

/* How many of the tokens that stand now in a gap belong to the words, if the gap was half inside and half outside. */
static guint32
share (guint32 n_now, guint32 n_inside, guint32 n_outside)
{
  guint32 n_before = n_inside + n_outside;

  if (n_inside == 0)
    return 0;
  if (n_outside == 0)
    return n_now <= 2 * n_inside + 2 ? n_now : n_inside;
  if (n_now >= n_before)
    return n_inside;

  return (n_now * n_inside + n_before / 2) / n_before;
}

/* The tokens that the words are now, with what was replaced at their edges. */
static void
find_edges (const guint32 *to, const StkPassage *passage, const Left *left, guint32 *first, guint32 *last)
{
  *first = to[left->first];
  *last = to[left->last] + 1;

  if (left->before != STK_NOWHERE)
    *first -= share (*first - to[left->before] - 1, left->first - passage->first, passage->first - left->before - 1);
  if (left->after != STK_NOWHERE)
    *last += share (to[left->after] - *last, passage->last - left->last - 1, left->after - passage->last);
}

static gboolean
stands_at (const StkAnchoringIndex *index, const StkPassage *passage, guint32 at)
{
  guint32 n = passage->last - passage->first;

  return at <= index->n && n <= index->n - at &&
         memcmp (index->ids + at, passage->ids + passage->first, n * sizeof (guint32)) == 0;
}

/* Looks for all the words in a row between their neighbours, or near what is left of them; the place nearest to where
 * they are expected. */
static guint32
find_whole (const StkAnchoringIndex *index, const StkPassage *passage, const guint32 *to, const Left *left,
            gboolean *is_unsure)
{
  gboolean by_first = left->n_left > 0;
  guint32 n_before = by_first ? left->first - passage->first : 0;
  guint32 expected =
    by_first ? to[left->first] - MIN (n_before, to[left->first]) : to[left->before] + passage->first - left->before;
  guint32 from = left->before != STK_NOWHERE ? to[left->before] + 1 : expected - MIN (expected, MAX_AROUND);
  guint32 until = left->after != STK_NOWHERE ? to[left->after]
                                             : MIN (expected + 2 * (passage->last - passage->first), index->n);
  guint32 best = STK_NOWHERE;
  guint32 best_distance = STK_NOWHERE;

  for (guint32 at = from; at < until; at++)
    if (index->ids[at] == passage->ids[passage->first] && stands_at (index, passage, at))
      {
        guint32 distance = MAX (at, expected) - MIN (at, expected);

        *is_unsure = distance == best_distance;
        if (distance < best_distance)
          {
            best = at;
            best_distance = distance;
          }
      }

  return best;
}

/* What is kept of the old words, from 0 to 1, by code points. */
static double
compare_words (const char *old, const char *new)
{
  g_autofree gunichar *a = NULL;
  g_autofree gunichar *b = NULL;
  glong n_a, n_b;

  a = g_utf8_to_ucs4_fast (old, -1, &n_a);
  b = g_utf8_to_ucs4_fast (new, -1, &n_b);
  if (MAX (n_a, n_b) == 0)
    return 0;

  return 1.0 - (double) stk_approx_distance (a, (size_t) n_a, b, (size_t) n_b) / (double) MAX (n_a, n_b);
}

/* From tokens to code points: the words may begin and end inside of a token, or beside it. */
static StkRange
get_range (const StkAnchoringIndex *index, const StkPassage *passage, guint32 first, guint32 last)
{
  StkRange first_token = stk_tokens_get_range (index->tokens, first);
  StkRange last_token = stk_tokens_get_range (index->tokens, last - 1);
  gboolean same_first = index->ids[first] == passage->ids[passage->first];
  gboolean same_last = index->ids[last - 1] == passage->ids[passage->last - 1];
  gint64 start = (gint64) first_token.start + (same_first ? passage->lead : 0);
  gint64 end = (gint64) last_token.end - (same_last ? passage->trail : 0);
  gint64 lowest = first > 0 ? (gint64) stk_tokens_get_range (index->tokens, first - 1).end : 0;
  gint64 highest = last < index->n ? (gint64) stk_tokens_get_range (index->tokens, last).start
                                   : (gint64) stk_text_get_length (index->text);

  start = CLAMP (start, lowest, (gint64) first_token.end - 1);
  end = CLAMP (end, (gint64) last_token.start + 1, highest);

  return end > start ? STK_RANGE ((size_t) start, (size_t) end) : STK_RANGE (first_token.start, last_token.end);
}

/* Says that the words are these tokens of the article, and how far they are the same. Returns FALSE where there is
 * nothing. */
gboolean
stk_anchoring_place_at (const StkAnchoringIndex *index, const StkPassage *passage, guint32 first, guint32 last,
                        StkPlacement *placement)
{
  if (first >= last || last > index->n)
    return FALSE;

  placement->range = get_range (index, passage, first, last);
  placement->same_bytes = stk_text_range_equals (index->text, placement->range, passage->exact);
  placement->same_words =
    placement->same_bytes || (last - first == passage->last - passage->first && stands_at (index, passage, first));
  placement->score = 1;
  if (!placement->same_words)
    {
      g_autofree char *words = stk_text_dup_range (index->text, placement->range);

      placement->score = compare_words (passage->exact, words);
    }

  return TRUE;
}

/* Where none of the words are left, what stands between their neighbours may be what they were made. */
static gboolean
place_between (const StkAnchoringIndex *index, const StkPassage *passage, const guint32 *to, const Left *left,
               StkPlacement *placement)
{
  guint32 n_outside, n_now, n_inside = passage->last - passage->first;
  guint32 first, last;

  first = to[left->before] + 1;
  last = to[left->after];
  n_now = last - first;
  n_outside = left->after - left->before - 1 - n_inside;
  if (n_now == 0 || n_outside > 2 * n_inside || n_now > 3 * (n_inside + n_outside))
    return FALSE;

  if (n_now == n_inside + n_outside)
    {
      first += passage->first - left->before - 1;
      last -= left->after - passage->last;
    }

  return stk_anchoring_place_at (index, passage, first, last, placement);
}

/* Finds where words are now. @to says for each token of the passage where it stands in the article, or STK_NOWHERE.
 * Returns FALSE where they are nowhere. */
gboolean
stk_anchoring_place (const StkAnchoringIndex *index, const StkPassage *passage, const guint32 *to,
                     StkPlacement *placement)
{
  Left left = find_left (to, passage);
  guint32 n = passage->last - passage->first;
  guint32 whole, first, last;

  *placement = (StkPlacement) { .is_held = left.is_held };
  if (left.n_left == 0 && !left.is_held)
    return FALSE;
  if (left.n_left == n && to[left.last] - to[left.first] == n - 1)
    return stk_anchoring_place_at (index, passage, to[left.first], to[left.first] + n, placement);

  /* A diff may have taken one of several equal words for another. */
  whole = find_whole (index, passage, to, &left, &placement->is_unsure);
  if (whole != STK_NOWHERE)
    return stk_anchoring_place_at (index, passage, whole, whole + n, placement);

  if (left.n_left == 0)
    return place_between (index, passage, to, &left, placement);

  find_edges (to, passage, &left, &first, &last);

  return stk_anchoring_place_at (index, passage, first, last, placement);
}

/* The tokens that words have a part in. Returns FALSE if there are none, as of words that are white space only. */
gboolean
stk_passage_init (StkPassage *self, StkTokens *tokens, StkRange range, const char *exact)
{
  self->ids = stk_tokens_get_ids (tokens, &self->n);
  self->first = stk_tokens_find (tokens, range.start);
  self->last = self->first;
  self->exact = exact;
  while (self->last < self->n && stk_tokens_get_range (tokens, self->last).start < range.end)
    self->last++;
  if (self->first == self->last)
    return FALSE;

  self->lead = (gint32) ((gssize) range.start - (gssize) stk_tokens_get_range (tokens, self->first).start);
  self->trail = (gint32) ((gssize) stk_tokens_get_range (tokens, self->last - 1).end - (gssize) range.end);

  return TRUE;
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-diff.h"

/* Up to so many tokens on both sides together, nothing but the shortest edit script will do. */
#define ALWAYS_MINIMAL 2048

/* After so many steps a good place to divide is taken instead of the best one, so that time is bounded for texts that
 * have little in common. It is enough for 500 edits between two common stretches, and for many more where one side is
 * short. */
#define MAX_WORK (512 * 512)

#define UNREACHED_BACKWARD G_MAXINT32

typedef struct
{
  const guint32 *a;
  const guint32 *b;
  gint32 *forward;  /* by diagonal (a - b): how far in a paths from the start reach */
  gint32 *backward; /* by diagonal: how far down in a paths from the end reach */
  gint64 max_work;
  GArray *matches;
} Diff;

/* A part of both sequences that is to be compared: half-open on both sides. */
typedef struct
{
  gint32 a, a_end;
  gint32 b, b_end;
} Box;

typedef struct
{
  gint32 a, b;
} Point;

static void
add_match (GArray *matches, guint32 a, guint32 b, guint32 length)
{
  StkDiffMatch match = { a, b, length };

  if (length == 0)
    return;

  if (matches->len > 0)
    {
      StkDiffMatch *last = &g_array_index (matches, StkDiffMatch, matches->len - 1);

      if (last->a + last->length == a && last->b + last->length == b)
        {
          last->length += length;
          return;
        }
    }
  g_array_append_val (matches, match);
}

/* One more edit on all diagonals from the start; TRUE where a path meets one from the end. */
static gboolean
step_forward (Diff *self, const Box *box, gint32 low, gint32 high, gint32 met_low, gint32 met_high, Point *split)
{
  for (gint32 d = high; d >= low; d -= 2)
    {
      gint32 x = MAX (self->forward[d - 1] + 1, self->forward[d + 1]);

      while (x < box->a_end && x - d < box->b_end && self->a[x] == self->b[x - d])
        x++;
      self->forward[d] = x;

      if (d >= met_low && d <= met_high && self->backward[d] <= x)
        {
          *split = (Point) { x, x - d };
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
step_backward (Diff *self, const Box *box, gint32 low, gint32 high, gint32 met_low, gint32 met_high, Point *split)
{
  for (gint32 d = high; d >= low; d -= 2)
    {
      gint32 x = MIN (self->backward[d - 1], self->backward[d + 1] - 1);

      while (x > box->a && x - d > box->b && self->a[x - 1] == self->b[x - d - 1])
        x--;
      self->backward[d] = x;

      if (d >= met_low && d <= met_high && x <= self->forward[d])
        {
          *split = (Point) { x, x - d };
          return TRUE;
        }
    }

  return FALSE;
}

/* Widens the diagonals in use by one on each side, since each step reaches only every other one; or makes them narrower
 * where the outermost path is at an edge of the box and can only go along it. */
static void
widen (gint32 *reach, gint32 limits[2], gboolean low_at_edge, gboolean high_at_edge, gint32 unreached)
{
  if (low_at_edge)
    limits[0]++;
  else
    reach[--limits[0] - 1] = unreached;

  if (high_at_edge)
    limits[1]--;
  else
    reach[++limits[1] + 1] = unreached;
}

/* Where the paths have come that came furthest: from the start or from the end, whichever left more behind. */
static Point
find_furthest (Diff *self, const Box *box, const gint32 forward[2], const gint32 backward[2])
{
  Point first = { box->a, box->b };
  Point last = { box->a_end, box->b_end };

  for (gint32 d = forward[0]; d <= forward[1]; d += 2)
    {
      gint32 x = MIN (MIN (self->forward[d], box->a_end), box->b_end + d);

      if (x >= box->a && x - d >= box->b && x + x - d > first.a + first.b)
        first = (Point) { x, x - d };
    }
  for (gint32 d = backward[0]; d <= backward[1]; d += 2)
    {
      gint32 x = MAX (MAX (self->backward[d], box->a), box->b + d);

      if (x <= box->a_end && x - d <= box->b_end && x + x - d < last.a + last.b)
        last = (Point) { x, x - d };
    }

  return (first.a - box->a) + (first.b - box->b) >= (box->a_end - last.a) + (box->b_end - last.b) ? first : last;
}

/* Finds a point in the middle of a shortest edit script. */
static Point
find_split (Diff *self, const Box *box)
{
  gint32 forward[2] = { box->a - box->b, box->a - box->b };
  gint32 backward[2] = { box->a_end - box->b_end, box->a_end - box->b_end };
  gboolean odd = ((forward[0] - backward[0]) & 1) != 0;
  gint64 work = 0;
  Point split;

  self->forward[forward[0]] = box->a;
  self->backward[backward[0]] = box->a_end;

  for (;;)
    {
      widen (self->forward, forward, self->forward[forward[0]] - forward[0] >= box->b_end,
             self->forward[forward[1]] >= box->a_end, -1);
      if (step_forward (self, box, forward[0], forward[1], odd ? backward[0] : 1, odd ? backward[1] : 0, &split))
        return split;

      widen (self->backward, backward, self->backward[backward[0]] <= box->a,
             self->backward[backward[1]] - backward[1] <= box->b, UNREACHED_BACKWARD);
      if (step_backward (self, box, backward[0], backward[1], odd ? 1 : forward[0], odd ? 0 : forward[1], &split))
        return split;

      work += forward[1] - forward[0] + 2;
      if (work >= self->max_work)
        return find_furthest (self, box, forward, backward);
    }
}

static void
compare (Diff *self, Box box)
{
  Point split;
  gint32 n_same_end = 0;

  while (box.a < box.a_end && box.b < box.b_end && self->a[box.a] == self->b[box.b])
    {
      add_match (self->matches, (guint32) box.a++, (guint32) box.b, 1);
      box.b++;
    }
  while (box.a < box.a_end && box.b < box.b_end && self->a[box.a_end - 1] == self->b[box.b_end - 1])
    {
      box.a_end--;
      box.b_end--;
      n_same_end++;
    }

  if (box.a < box.a_end && box.b < box.b_end)
    {
      split = find_split (self, &box);
      compare (self, (Box) { box.a, split.a, box.b, split.b });
      compare (self, (Box) { split.a, box.a_end, split.b, box.b_end });
    }

  add_match (self->matches, (guint32) box.a_end, (guint32) box.b_end, (guint32) n_same_end);
}

/**
 * stk_diff:
 * @a: (array length=n_a): the tokens of a sequence, usually words from #StkTokens
 * @n_a: how many
 * @b: (array length=n_b): the tokens of another, numbered by the same table
 * @n_b: how many
 *
 * Finds what two sequences have in common, in the order of both.
 *
 * Short sequences are compared by E. W. Myers, “An O(ND) difference algorithm and its variations” (Algorithmica 1,
 * 1986), in its version with linear space: the common part is as long as can be. In long ones the stretches that stand
 * in each sequence just once are lined up first, after Bram Cohen’s “patience diff”: the heaviest chain of them that is
 * in order in both; only what is between them is compared as above. There the common part may be a little shorter than
 * the longest, but is closer to what a writer did, and time is near to linear. Swapping @a and @b may give another
 * common part.
 *
 * Returns: (transfer full) (element-type StkDiffMatch): the common stretches, in order, each as long as it can be
 *   before its neighbour: at least one of the sequences has other tokens between two of them
 */
GArray *
stk_diff (const guint32 *a, guint32 n_a, const guint32 *b, guint32 n_b)
{
  g_autofree gint32 *diagonals = NULL;
  g_autoptr (GArray) chain = NULL;
  gboolean is_long = n_a + n_b > ALWAYS_MINIMAL;
  Diff self = { a, b, .max_work = is_long ? MAX_WORK : G_MAXINT64 };
  size_t n_diagonals = (size_t) n_a + n_b + 3;
  Box box = { 0, 0, 0, 0 };

  g_return_val_if_fail (a != NULL || n_a == 0, NULL);
  g_return_val_if_fail (b != NULL || n_b == 0, NULL);
  g_return_val_if_fail (n_a < G_MAXINT32 / 4 && n_b < G_MAXINT32 / 4, NULL);

  self.matches = g_array_new (FALSE, FALSE, sizeof (StkDiffMatch));
  diagonals = g_new (gint32, 2 * n_diagonals);
  self.forward = diagonals + n_b + 1;
  self.backward = self.forward + n_diagonals;

  if (is_long)
    {
      g_autoptr (GArray) runs = stk_diff_list_unique_runs (a, n_a, b, n_b);

      chain = stk_diff_chain (runs);
    }

  for (guint i = 0; chain != NULL && i < chain->len; i++)
    {
      const StkDiffMatch *run = &g_array_index (chain, StkDiffMatch, i);

      box.a_end = (gint32) run->a;
      box.b_end = (gint32) run->b;
      compare (&self, box);
      add_match (self.matches, run->a, run->b, run->length);
      box.a = (gint32) (run->a + run->length);
      box.b = (gint32) (run->b + run->length);
    }
  box.a_end = (gint32) n_a;
  box.b_end = (gint32) n_b;
  compare (&self, box);

  return self.matches;
}

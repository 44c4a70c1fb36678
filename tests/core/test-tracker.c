/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-tracker.h"

#include <string.h>

/* Where one edit leaves a range. */
static void
test_edits (void)
{
  static const struct
  {
    size_t at, inserted;
    StkRange deleted;
    StkRange expected;
  } rows[] = {
    { 9, 2, { 0, 0 }, { 12, 22 } },   /* before it */
    { 10, 2, { 0, 0 }, { 12, 22 } },  /* at its edge */
    { 11, 2, { 0, 0 }, { 10, 22 } },  /* inside */
    { 20, 2, { 0, 0 }, { 10, 20 } },  /* at its other edge */
    { 21, 2, { 0, 0 }, { 10, 20 } },  /* after it */
    { 0, 0, { 2, 5 }, { 7, 17 } },    /* before it */
    { 0, 0, { 5, 12 }, { 5, 13 } },   /* its beginning */
    { 0, 0, { 12, 15 }, { 10, 17 } }, /* inside */
    { 0, 0, { 18, 30 }, { 10, 18 } }, /* its end */
    { 0, 0, { 20, 30 }, { 10, 20 } }, /* after it */
    { 0, 0, { 10, 20 }, { 10, 10 } }, /* all of it */
    { 0, 0, { 5, 25 }, { 5, 5 } },    /* and more */
  };
  StkRange range = { 10, 20 };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (StkTracker) tracker = stk_tracker_new (&range, 1);
      StkRange is;

      if (rows[i].inserted > 0)
        stk_tracker_insert (tracker, rows[i].at, rows[i].inserted);
      else
        stk_tracker_delete (tracker, rows[i].deleted);
      is = stk_tracker_get_range (tracker, 0);
      g_test_message ("row %zu: %zu to %zu", i, is.start, is.end);
      g_assert_true (stk_range_equal (is, rows[i].expected));
    }
}

/* Nothing comes back into a range of which all was deleted. */
static void
test_gone (void)
{
  StkRange ranges[] = { { 2, 4 }, { 0, 3 }, { 3, 8 } };
  g_autoptr (StkTracker) tracker = stk_tracker_new (ranges, G_N_ELEMENTS (ranges));

  stk_tracker_delete (tracker, STK_RANGE (1, 6));
  stk_tracker_insert (tracker, 1, 5);
  g_assert_cmpuint (stk_range_get_length (stk_tracker_get_range (tracker, 0)), ==, 0);
  g_assert_true (stk_range_equal (stk_tracker_get_range (tracker, 1), STK_RANGE (0, 1)));
  g_assert_true (stk_range_equal (stk_tracker_get_range (tracker, 2), STK_RANGE (6, 8)));
}

/* A plain string in which each letter knows which ranges it is in: the slow way. */
typedef struct
{
  GArray *letters; /* of guint64: a bit for each range */
  StkRange ranges[64];
} Plain;

static void
plain_init (Plain *self, GRand *rand, guint n)
{
  self->letters = g_array_new (FALSE, TRUE, sizeof (guint64));
  g_array_set_size (self->letters, n);
  for (guint i = 0; i < 64; i++)
    {
      guint start = (guint) g_rand_int_range (rand, 0, (gint32) n - 1);
      guint end = (guint) g_rand_int_range (rand, (gint32) start + 1, (gint32) MIN (n, start + 40) + 1);

      self->ranges[i] = STK_RANGE (start, end);
      for (guint k = start; k < end; k++)
        g_array_index (self->letters, guint64, k) |= G_GUINT64_CONSTANT (1) << i;
    }
}

/* What is put in belongs to the ranges that both neighbours are in. */
static void
plain_insert (Plain *self, guint at, guint n)
{
  guint64 left = at > 0 ? g_array_index (self->letters, guint64, at - 1) : 0;
  guint64 right = at < self->letters->len ? g_array_index (self->letters, guint64, at) : 0;
  guint64 both = left & right;

  for (guint i = 0; i < n; i++)
    g_array_insert_val (self->letters, at, both);
}

static void
plain_compare (Plain *self, StkTracker *tracker)
{
  for (guint i = 0; i < 64; i++)
    {
      StkRange range = stk_tracker_get_range (tracker, i);
      StkRange expected = { 0, 0 };

      for (guint k = 0; k < self->letters->len; k++)
        if (g_array_index (self->letters, guint64, k) >> i & 1)
          {
            if (expected.end == 0)
              expected.start = k;
            expected.end = k + 1;
          }

      g_assert_cmpuint (range.end, <=, self->letters->len);
      g_assert_cmpuint (stk_range_get_length (range), ==, stk_range_get_length (expected));
      if (expected.end > 0)
        g_assert_true (stk_range_equal (range, expected));
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int turn = 0; turn < 20; turn++)
    {
      Plain plain;
      g_autoptr (StkTracker) tracker = NULL;

      plain_init (&plain, rand, 300);
      tracker = stk_tracker_new (plain.ranges, G_N_ELEMENTS (plain.ranges));
      for (int step = 0; step < 100; step++)
        {
          guint at = (guint) g_rand_int_range (rand, 0, (gint32) plain.letters->len + 1);
          guint n = (guint) g_rand_int_range (rand, 1, 8);

          if (g_rand_boolean (rand))
            {
              plain_insert (&plain, at, n);
              stk_tracker_insert (tracker, at, n);
            }
          else
            {
              n = MIN (n, plain.letters->len - at);
              g_array_remove_range (plain.letters, at, n);
              stk_tracker_delete (tracker, STK_RANGE (at, at + n));
            }
          if (step % 10 == 9)
            plain_compare (&plain, tracker);
        }
      g_array_unref (plain.letters);
    }
}

/* A hundred thousand ranges and as many edits: without O(log n) this would not end in sensible time. */
static void
test_many (void)
{
  enum
  {
    N = 100000
  };
  g_autofree StkRange *ranges = g_new (StkRange, N);
  g_autoptr (StkTracker) tracker = NULL;

  for (size_t i = 0; i < N; i++)
    ranges[i] = STK_RANGE (10 * i + 2, 10 * i + 8);
  tracker = stk_tracker_new (ranges, N);

  for (size_t i = 0; i < N; i++)
    {
      stk_tracker_insert (tracker, 0, 3);
      stk_tracker_delete (tracker, STK_RANGE (0, 2));
      g_assert_cmpuint (stk_range_get_length (stk_tracker_get_range (tracker, i)), ==, 6);
    }
  g_assert_true (stk_range_equal (stk_tracker_get_range (tracker, N - 1), STK_RANGE (11 * N - 8, 11 * N - 2)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tracker/edits", test_edits);
  g_test_add_func ("/tracker/gone", test_gone);
  g_test_add_func ("/tracker/random", test_random);
  g_test_add_func ("/tracker/many", test_many);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-agreement.h"

#include <math.h>

#define NONE STK_AGREEMENT_MISSING

static void
assert_figure (StkAgreement agreement, double value, double precision, size_t n_units)
{
  g_assert_cmpint (agreement.state, ==, STK_AGREEMENT_DEFINED);
  g_assert_cmpfloat_with_epsilon (agreement.value, value, precision);
  g_assert_cmpuint (agreement.n_units, ==, n_units);
}

/* The three tables in Wikipedia's article “Cohen's kappa”: 50 grant proposals with two readers, and two tables of 100
 * in which as many agree but not by the same chance. */
static void
test_kappa (void)
{
  static const size_t PROPOSALS[] = { 20, 5, 10, 15 };
  static const size_t EVEN[] = { 45, 15, 25, 15 };
  static const size_t UNEVEN[] = { 25, 35, 5, 35 };

  assert_figure (stk_agreement_kappa (PROPOSALS, 2), 0.4, 1e-12, 50);
  assert_figure (stk_agreement_kappa (EVEN, 2), 0.1304, 5e-5, 100);
  assert_figure (stk_agreement_kappa (UNEVEN, 2), 0.2593, 5e-5, 100);
}

/* The worked examples of “Computing Krippendorff's Alpha-Reliability”: A, two values by two observers; B, five values
 * by two; C, five values by four, some of which are missing. */
static void
test_alpha (void)
{
  static const size_t TWO_VALUES[] = { 0, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0 };
  static const size_t TWO_OBSERVERS[] = { 0, 1, 0, 0, 1, 1, 1, 1, 3, 1, 2, 2, 2, 2, 2, 2, 4, 4, 3, 3, 3, 3, 0, 3 };
  static const size_t FOUR_OBSERVERS[][4] = {
    { 1, 1, NONE, 1 },
    { 2, 2, 3, 2 },
    { 3, 3, 3, 3 },
    { 3, 3, 3, 3 },
    { 2, 2, 2, 2 },
    { 1, 2, 3, 4 },
    { 4, 4, 4, 4 },
    { 1, 1, 2, 1 },
    { 2, 2, 2, 2 },
    { NONE, 5, 5, 5 },
    { NONE, NONE, 1, 1 },
    { NONE, 3, NONE, NONE },
  };

  assert_figure (stk_agreement_alpha (TWO_VALUES, 10, 2, 2), 0.095, 5e-4, 10);
  assert_figure (stk_agreement_alpha (TWO_OBSERVERS, 12, 2, 5), 0.692, 5e-4, 12);
  assert_figure (stk_agreement_alpha (FOUR_OBSERVERS[0], 12, 4, 6), 0.743, 5e-4, 11);
}

static GArray *
new_units (const StkRange *ranges, guint n)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (StkRange));

  if (n > 0)
    g_array_append_vals (units, ranges, n);

  return units;
}

/* The example of Krippendorff's “Content Analysis” (2004), page 254: a text of 300, two observers, categories c and k.
 * The book rounds the disagreements first, and so has 0.859 for both together. */
static void
test_unitized (void)
{
  static const StkRange C_I[] = { { 225, 295 }, { 370, 400 } };
  static const StkRange C_J[] = { { 220, 300 }, { 355, 375 }, { 400, 420 } };
  static const StkRange K[] = { { 180, 240 }, { 300, 350 } };
  g_autoptr (GArray) c_i = new_units (C_I, 2);
  g_autoptr (GArray) c_j = new_units (C_J, 3);
  g_autoptr (GArray) k = new_units (K, 2);
  StkAgreement parts[] = {
    stk_agreement_unitized ((GArray *[]) { c_i, c_j }, 2, STK_RANGE (150, 450)),
    stk_agreement_unitized ((GArray *[]) { k, k }, 2, STK_RANGE (150, 450)),
  };

  assert_figure (parts[0], 0.7286, 5e-5, 5);
  g_assert_cmpfloat_with_epsilon (parts[0].observed, 0.0144, 5e-5);
  g_assert_cmpfloat_with_epsilon (parts[0].expected, 0.0532, 5e-5);
  assert_figure (parts[1], 1, 1e-12, 4);
  g_assert_cmpfloat_with_epsilon (parts[1].expected, 0.0490, 5e-5);
  assert_figure (stk_agreement_sum (parts, 2), 0.8591, 5e-4, 9);
}

/* The sums as they stand in the book, pair by pair. */
static double
sum_slowly (GArray *units, GArray *others)
{
  double sum = 0;

  for (guint i = 0; i < units->len; i++)
    {
      StkRange unit = g_array_index (units, StkRange, i);
      double length = (double) stk_range_get_length (unit);
      gboolean alone = TRUE;

      for (guint k = 0; k < others->len; k++)
        {
          StkRange other = g_array_index (others, StkRange, k);
          double start = (double) unit.start - (double) other.start, end = (double) unit.end - (double) other.end;

          if (!stk_range_overlaps (unit, other))
            continue;
          alone = FALSE;
          sum += start * start + end * end;
        }
      if (alone)
        sum += 2 * length * length;
    }

  return sum;
}

static GArray *
random_units (GRand *rand, size_t length)
{
  g_autoptr (GArray) units = new_units (NULL, 0);
  size_t at = 0;

  while (TRUE)
    {
      size_t start = at + (size_t) g_rand_int_range (rand, 0, 9);
      StkRange unit = STK_RANGE (start, start + (size_t) g_rand_int_range (rand, 1, 12));

      if (unit.end > length)
        return g_steal_pointer (&units);
      g_array_append_val (units, unit);
      at = unit.end;
    }
}

static void
test_unitized_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (int round = 0; round < 500; round++)
    {
      size_t length = (size_t) g_rand_int_range (rand, 12, 300);
      g_autoptr (GArray) a = random_units (rand, length);
      g_autoptr (GArray) b = random_units (rand, length);
      StkAgreement agreement = stk_agreement_unitized ((GArray *[]) { a, b }, 2, STK_RANGE (0, length));
      StkAgreement turned = stk_agreement_unitized ((GArray *[]) { b, a }, 2, STK_RANGE (0, length));
      double sum = sum_slowly (a, b) + sum_slowly (b, a);

      g_assert_cmpfloat_with_epsilon (agreement.observed, sum / (2.0 * (double) (length * length)), 1e-9);
      g_assert_cmpfloat_with_epsilon (agreement.value, turned.value, 1e-9);
    }
}

/* Tags of one person that overlap are one stretch of text, in whatever order they come; what lies outside is cut. */
static void
test_overlap (void)
{
  static const StkRange OVERLAPPING[] = { { 60, 80 }, { 12, 30 }, { 10, 20 }, { 90, 500 }, { 700, 800 }, { 15, 18 } };
  static const StkRange PLAIN[] = { { 10, 30 }, { 60, 80 }, { 90, 100 } };
  g_autoptr (GArray) overlapping = new_units (OVERLAPPING, 6);
  g_autoptr (GArray) plain = new_units (PLAIN, 3);

  assert_figure (stk_agreement_unitized ((GArray *[]) { overlapping, plain }, 2, STK_RANGE (0, 100)), 1, 1e-12, 6);
}

/* No figure is made up where there is none. */
static void
test_undefined (void)
{
  static const size_t ALL_ALIKE[] = { 7, 0, 0, 0 };
  static const size_t NOTHING[] = { 0, 0, 0, 0 };
  static const size_t ALIKE[] = { 1, 1, 1, 1, 1, 1 };
  static const size_t UNJUDGED[] = { NONE, NONE };
  static const size_t ONE_OBSERVER[] = { 1, NONE, NONE, 0 };
  static const StkRange ALL[] = { { 0, 50 } };
  g_autoptr (GArray) none = new_units (NULL, 0);
  g_autoptr (GArray) all = new_units (ALL, 1);
  StkAgreement disjoint;

  g_assert_cmpint (stk_agreement_kappa (ALL_ALIKE, 2).state, ==, STK_AGREEMENT_NO_VARIATION);
  g_assert_cmpint (stk_agreement_kappa (NOTHING, 2).state, ==, STK_AGREEMENT_NO_UNITS);
  g_assert_cmpint (stk_agreement_alpha (ALIKE, 3, 2, 2).state, ==, STK_AGREEMENT_NO_VARIATION);
  g_assert_cmpint (stk_agreement_alpha (ONE_OBSERVER, 2, 2, 2).state, ==, STK_AGREEMENT_NO_UNITS);
  g_assert_cmpint (stk_agreement_alpha (UNJUDGED, 1, 2, 0).state, ==, STK_AGREEMENT_NO_UNITS);
  g_assert_cmpint (stk_agreement_alpha (NULL, 0, 2, 0).state, ==, STK_AGREEMENT_NO_UNITS);
  g_assert_cmpint (stk_agreement_unitized ((GArray *[]) { none, none }, 2, STK_RANGE (0, 50)).state, ==,
                   STK_AGREEMENT_NO_UNITS);
  g_assert_cmpint (stk_agreement_unitized ((GArray *[]) { none, none }, 2, STK_RANGE (0, 0)).state, ==,
                   STK_AGREEMENT_NO_UNITS);
  disjoint = stk_agreement_unitized ((GArray *[]) { all, none }, 2, STK_RANGE (0, 50));
  g_assert_cmpint (disjoint.state, ==, STK_AGREEMENT_DEFINED);
  g_assert_cmpfloat (disjoint.value, <=, 0);
  g_assert_true (isfinite (disjoint.value));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agreement/kappa", test_kappa);
  g_test_add_func ("/agreement/alpha", test_alpha);
  g_test_add_func ("/agreement/unitized", test_unitized);
  g_test_add_func ("/agreement/unitized-random", test_unitized_random);
  g_test_add_func ("/agreement/overlap", test_overlap);
  g_test_add_func ("/agreement/undefined", test_undefined);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-diff.h"

static const StkDiffMatch *
match_at (GArray *matches, guint i)
{
  return &g_array_index (matches, StkDiffMatch, i);
}

/* The length of the longest common subsequence, by the plain quadratic way. */
static guint
measure_lcs (const guint32 *a, guint n_a, const guint32 *b, guint n_b)
{
  g_autofree guint *row = g_new0 (guint, n_b + 1);

  for (guint i = 0; i < n_a; i++)
    {
      guint diagonal = 0;

      for (guint j = 0; j < n_b; j++)
        {
          guint above = row[j + 1];

          row[j + 1] = a[i] == b[j] ? diagonal + 1 : MAX (above, row[j]);
          diagonal = above;
        }
    }

  return row[n_b];
}

/* That the stretches are common, in order and maximal; returns how many tokens are in them. */
static guint
check_matches (GArray *matches, const guint32 *a, guint n_a, const guint32 *b, guint n_b)
{
  guint total = 0;
  guint a_end = 0, b_end = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      const StkDiffMatch *match = match_at (matches, i);

      g_assert_cmpuint (match->length, >, 0);
      g_assert_cmpuint (match->a, >=, a_end);
      g_assert_cmpuint (match->b, >=, b_end);
      g_assert_true (i == 0 || match->a > a_end || match->b > b_end);
      a_end = match->a + match->length;
      b_end = match->b + match->length;
      g_assert_cmpuint (a_end, <=, n_a);
      g_assert_cmpuint (b_end, <=, n_b);
      g_assert_cmpmem (a + match->a, match->length * sizeof *a, b + match->b, match->length * sizeof *b);
      total += match->length;
    }

  return total;
}

static guint32 *
random_tokens (GRand *rand, guint n, guint n_kinds)
{
  guint32 *tokens = g_new (guint32, n + 1);

  for (guint i = 0; i < n; i++)
    tokens[i] = (guint32) g_rand_int_range (rand, 0, (gint32) n_kinds);

  return tokens;
}

static void
test_short (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int round = 0; round < 20000; round++)
    {
      guint n_kinds = (guint) g_rand_int_range (rand, 1, 8);
      guint n_a = (guint) g_rand_int_range (rand, 0, 40);
      guint n_b = (guint) g_rand_int_range (rand, 0, 40);
      g_autofree guint32 *a = random_tokens (rand, n_a, n_kinds);
      g_autofree guint32 *b = random_tokens (rand, n_b, n_kinds);
      g_autoptr (GArray) matches = stk_diff (a, n_a, b, n_b);

      g_assert_cmpuint (check_matches (matches, a, n_a, b, n_b), ==, measure_lcs (a, n_a, b, n_b));
    }
}

/* A copy with some tokens replaced, left out and put in. */
static GArray *
edit (GRand *rand, const guint32 *a, guint n_a, guint n_kinds, guint n_in_hundred)
{
  GArray *b = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < n_a; i++)
    {
      guint32 other = (guint32) g_rand_int_range (rand, 0, (gint32) n_kinds);
      guint what = (guint) g_rand_int_range (rand, 0, 300);

      if (what < n_in_hundred)
        continue;
      if (what < 2 * n_in_hundred)
        g_array_append_val (b, other);
      if (what < 2 * n_in_hundred || what >= 3 * n_in_hundred)
        g_array_append_val (b, a[i]);
      else
        g_array_append_val (b, other);
    }

  return b;
}

static void
test_long (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  for (guint n_kinds = 20; n_kinds <= 20000; n_kinds *= 10)
    for (guint n_in_hundred = 1; n_in_hundred <= 25; n_in_hundred += 8)
      {
        guint n_a = 4000;
        g_autofree guint32 *a = random_tokens (rand, n_a, n_kinds);
        g_autoptr (GArray) b = edit (rand, a, n_a, n_kinds, n_in_hundred);
        const guint32 *tokens = (const guint32 *) (const void *) b->data;
        g_autoptr (GArray) matches = stk_diff (a, n_a, tokens, b->len);
        guint longest = measure_lcs (a, n_a, tokens, b->len);

        g_assert_cmpuint (check_matches (matches, a, n_a, tokens, b->len), >=, longest - longest / 50);
      }
}

/* Nothing in common, all the same, or no order: the time is bounded, and the stack too. */
static void
test_hopeless (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  guint n = 20000;
  g_autofree guint32 *a = random_tokens (rand, n, 3);
  g_autofree guint32 *b = random_tokens (rand, n, 3);
  g_autofree guint32 *ascending = g_new (guint32, n);
  g_autofree guint32 *descending = g_new (guint32, n);
  g_autoptr (GArray) random = stk_diff (a, n, b, n);
  g_autoptr (GArray) same = stk_diff (a, n, a, n);
  g_autoptr (GArray) turned = NULL;
  g_autoptr (GArray) part = NULL;

  for (guint32 i = 0; i < n; i++)
    {
      ascending[i] = i;
      descending[i] = n - 1 - i;
    }

  g_assert_cmpuint (check_matches (random, a, n, b, n), >, n / 2);
  g_assert_cmpuint (check_matches (same, a, n, a, n), ==, n);
  g_assert_cmpuint (same->len, ==, 1);
  turned = stk_diff (ascending, n, descending, n);
  g_assert_cmpuint (check_matches (turned, ascending, n, descending, n), <=, 1);
  part = stk_diff (ascending, n, ascending + n / 2, 1);
  g_assert_cmpuint (check_matches (part, ascending, n, ascending + n / 2, 1), ==, 1);
}

static void
test_unique_runs (void)
{
  /* 1 2 3 4 5 stands once in each, 9 9 9 9 twice in b, and 6 7 8 6 was moved */
  const guint32 a[] = { 1, 2, 3, 4, 5, 0, 9, 9, 9, 9, 0, 6, 7, 8, 6 };
  const guint32 b[] = { 6, 7, 8, 6, 30, 9, 9, 9, 9, 31, 1, 2, 3, 4, 5, 32, 9, 9, 9, 9 };
  g_autoptr (GArray) runs = stk_diff_list_unique_runs (a, G_N_ELEMENTS (a), b, G_N_ELEMENTS (b));
  g_autoptr (GArray) chain = stk_diff_chain (runs);

  g_assert_cmpuint (runs->len, ==, 2);
  g_assert_cmpuint (match_at (runs, 0)->a, ==, 0);
  g_assert_cmpuint (match_at (runs, 0)->b, ==, 10);
  g_assert_cmpuint (match_at (runs, 0)->length, ==, 5);
  g_assert_cmpuint (match_at (runs, 1)->a, ==, 11);
  g_assert_cmpuint (match_at (runs, 1)->b, ==, 0);
  g_assert_cmpuint (match_at (runs, 1)->length, ==, 4);
  g_assert_cmpuint (chain->len, ==, 1);
  g_assert_cmpuint (match_at (chain, 0)->a, ==, 0);
}

/* The heaviest chain among a few runs, by trying all. */
static guint
weigh_slowly (GArray *runs)
{
  guint best = 0;

  for (guint set = 0; set < 1u << runs->len; set++)
    {
      const StkDiffMatch *last = NULL;
      guint weight = 0;

      for (guint i = 0; i < runs->len; i++)
        if (set & (1u << i))
          {
            if (last != NULL && (match_at (runs, i)->a <= last->a || match_at (runs, i)->b <= last->b))
              weight = 0;
            if (last == NULL || weight > 0)
              weight += match_at (runs, i)->length;
            last = match_at (runs, i);
          }
      best = MAX (best, weight);
    }

  return best;
}

static void
test_chain (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (10);

  for (int round = 0; round < 500; round++)
    {
      g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (StkDiffMatch));
      g_autoptr (GArray) chain = NULL;
      guint n = (guint) g_rand_int_range (rand, 0, 9);
      guint weight = 0;
      guint32 places[9] = { 0, 1, 2, 3, 4, 5, 6, 7, 8 };

      for (guint32 i = 0; i < n; i++)
        {
          guint32 other = (guint32) g_rand_int_range (rand, (gint32) i, 9);
          StkDiffMatch run = { 20 * i, 20 * places[other], (guint32) g_rand_int_range (rand, 1, 20) };

          places[other] = places[i];
          g_array_append_val (runs, run);
        }

      chain = stk_diff_chain (runs);
      for (guint i = 0; i < chain->len; i++)
        {
          weight += match_at (chain, i)->length;
          g_assert_true (i == 0 || match_at (chain, i)->b > match_at (chain, i - 1)->b);
        }
      g_assert_cmpuint (weight, ==, weigh_slowly (runs));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diff/short", test_short);
  g_test_add_func ("/diff/long", test_long);
  g_test_add_func ("/diff/hopeless", test_hopeless);
  g_test_add_func ("/diff/unique-runs", test_unique_runs);
  g_test_add_func ("/diff/chain", test_chain);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-approx.h"

static gunichar *
random_chars (GRand *rand, size_t n, gint32 n_kinds)
{
  gunichar *chars = g_new (gunichar, n + 1);

  for (size_t i = 0; i < n; i++)
    chars[i] = (gunichar) ('a' + g_rand_int_range (rand, 0, n_kinds) * 4001);

  return chars;
}

/* The distance by the plain table. */
static size_t
measure_slowly (const gunichar *a, size_t n_a, const gunichar *b, size_t n_b)
{
  g_autofree size_t *row = g_new (size_t, n_b + 1);

  for (size_t j = 0; j <= n_b; j++)
    row[j] = j;
  for (size_t i = 0; i < n_a; i++)
    {
      size_t diagonal = row[0]++;

      for (size_t j = 0; j < n_b; j++)
        {
          size_t replaced = diagonal + (a[i] != b[j]);

          diagonal = row[j + 1];
          row[j + 1] = MIN (replaced, MIN (diagonal, row[j]) + 1);
        }
    }

  return row[n_b];
}

static void
test_distance (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int round = 0; round < 3000; round++)
    {
      size_t n_a = (size_t) g_rand_int_range (rand, 0, 200);
      size_t n_b = (size_t) g_rand_int_range (rand, 0, 200);
      gint32 n_kinds = g_rand_int_range (rand, 1, 30);
      g_autofree gunichar *a = random_chars (rand, n_a, n_kinds);
      g_autofree gunichar *b = random_chars (rand, n_b, n_kinds);

      g_assert_cmpuint (stk_approx_distance (a, n_a, b, n_b), ==, measure_slowly (a, n_a, b, n_b));
    }
}

static void
test_find (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (int round = 0; round < 300; round++)
    {
      size_t n_words = (size_t) g_rand_int_range (rand, 1, 100);
      size_t n_text = (size_t) g_rand_int_range (rand, 0, 60);
      gint32 n_kinds = g_rand_int_range (rand, 1, 6);
      g_autofree gunichar *words = random_chars (rand, n_words, n_kinds);
      g_autofree gunichar *text = random_chars (rand, n_text, n_kinds);
      size_t best = G_MAXSIZE;
      size_t n_errors = 0;
      StkRange range = { 0, 0 };

      for (size_t end = 1; end <= n_text; end++)
        for (size_t start = 0; start <= end; start++)
          best = MIN (best, measure_slowly (words, n_words, text + start, end - start));

      g_assert_cmpint (stk_approx_find (words, n_words, text, n_text, n_words, &range, &n_errors), ==, n_text > 0);
      if (n_text == 0)
        continue;
      g_assert_cmpuint (n_errors, ==, best);
      g_assert_cmpuint (range.end, <=, n_text);
      g_assert_cmpuint (measure_slowly (words, n_words, text + range.start, range.end - range.start), ==, best);
      if (best > 0)
        g_assert_false (stk_approx_find (words, n_words, text, n_text, best - 1, &range, &n_errors));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/approx/distance", test_distance);
  g_test_add_func ("/approx/find", test_find);

  return g_test_run ();
}

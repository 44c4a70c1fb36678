/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-search.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *query;
  const char *expected; /* the matches as "start-end", with spaces between */
} Row;

static StkText *
new_text (const char *utf8)
{
  g_autoptr (GError) error = NULL;
  StkText *text = stk_text_new (utf8, -1, &error);

  g_assert_no_error (error);

  return text;
}

static char *
describe (StkSearch *search)
{
  GString *found = g_string_new (NULL);
  size_t n;
  const StkRange *matches = stk_search_get_matches (search, &n);

  for (size_t i = 0; i < n; i++)
    g_string_append_printf (found, "%s%zu-%zu", i > 0 ? " " : "", matches[i].start, matches[i].end);

  return g_string_free_and_steal (found);
}

static const Row ROWS[] = {
  { "The bridge. The Bridge? BRIDGE!", "bridge", "4-10 16-22 24-30" },
  { "The bridge. The Bridge? BRIDGE!", "BRIDGE", "4-10 16-22 24-30" },
  { "The bridge.", "bridges", "" },
  { "The bridge.", "", "" },
  { "", "x", "" },
  { "aaaa", "aa", "0-2 2-4" },
  { "aabaaabaaac", "aaabaaac", "3-11" },
  { "abababac", "ababac", "2-8" },

  /* Quotation marks, dashes and white space of any style */
  { "He said “no way” and ‘yes’.", "\"no way\"", "8-16" },
  { "He said \"no way\".", "“no way”", "8-16" },
  { "„so“ «so» »so«", "\"so\"", "0-4 5-9 10-14" },
  { "It isn’t his.", "isn't", "3-8" },
  { "1990–95 and 1990-95", "1990-95", "0-7 12-19" },
  { "no\xc2\xa0way, no  way, no\n\nway", "no way", "0-6 8-15 17-24" },
  { "soft\xc2\xadware", "software", "0-9" },

  /* Canonical equivalence in either direction, marks in any order; an accent is not nothing */
  { "café, cafe\xcc\x81", "cafe\xcc\x81", "0-4 6-11" },
  { "café, cafe\xcc\x81", "CAFÉ", "0-4 6-11" },
  { "café, cafe\xcc\x81, cafe", "cafe", "13-17" },
  { "a\xcc\xa3\xcc\x82 \xe1\xba\xad", "a\xcc\x82\xcc\xa3", "0-3 4-5" },
  { "한국어", "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "0-1" },

  /* Letters that fold into several are found as a whole, and by whole letters only */
  { "die Straße, die STRASSE", "strasse", "4-10 16-23" },
  { "die Straße", "STRASSE", "4-10" },
  { "die Straße", "stras", "" },
  { "ß", "s", "" },
  { "ßs", "ss", "0-1" },
  { "İstanbul", "i\xcc\x87stanbul", "0-8" },
  { "ΣΊΣΥΦΟΣ σίσυφος", "σίσυφος", "0-7 8-15" },

  /* Code points of any width before a match */
  { "🙂 naïve 👩‍👩‍👧 word", "word", "14-18" },
  { "العبّارة أعلى", "أعلى", "9-13" },
  { "日本語の日本", "日本", "0-2 4-6" },
};

static void
test_rows (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autoptr (StkText) text = new_text (ROWS[i].text);
      g_autoptr (StkSearch) search = stk_search_new (text, ROWS[i].query);
      g_autofree char *found = NULL;

      g_assert_true (stk_search_run (search, G_MAXSIZE));
      found = describe (search);
      if (!g_str_equal (found, ROWS[i].expected))
        g_test_message ("“%s” in: %s", ROWS[i].query, ROWS[i].text);
      g_assert_cmpstr (found, ==, ROWS[i].expected);
    }
}

/* The same is found when the search is left and gone on with anywhere. */
static void
test_steps (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (ROWS); i++)
    for (size_t step = 1; step < 8; step++)
      {
        g_autoptr (StkText) text = new_text (ROWS[i].text);
        g_autoptr (StkSearch) search = stk_search_new (text, ROWS[i].query);
        g_autofree char *found = NULL;

        while (!stk_search_run (search, step))
          g_assert_false (stk_search_is_done (search));
        g_assert_true (stk_search_is_done (search));
        found = describe (search);
        g_assert_cmpstr (found, ==, ROWS[i].expected);
      }
}

static void
test_find_from (void)
{
  static const size_t EXPECTED[] = { 0, 0, 1, 1, 1, 1, 2, 2 };
  g_autoptr (StkText) text = new_text ("ab xab x");
  g_autoptr (StkSearch) search = stk_search_new (text, "ab");

  stk_search_run (search, G_MAXSIZE);
  for (size_t i = 0; i < G_N_ELEMENTS (EXPECTED); i++)
    g_assert_cmpuint (stk_search_find_from (search, i), ==, EXPECTED[i]);
  g_assert_cmpuint (stk_search_find_from (search, G_MAXSIZE), ==, 2);
}

/* However much there is to find, and however much alike it is. */
static void
test_bounds (void)
{
  g_autofree char *many = g_strnfill (STK_SEARCH_MAX_MATCHES + 1000, 'a');
  g_autofree char *query = g_strnfill (5000, 'a');
  g_autoptr (StkText) text = new_text (many);
  g_autoptr (StkSearch) all = stk_search_new (text, "a");
  g_autoptr (StkSearch) long_one = stk_search_new (text, query);
  g_autoptr (StkSearch) broken = stk_search_new (text, "\xff");
  g_autoptr (GString) marks = g_string_new ("a");
  g_autoptr (StkText) marked = NULL;
  g_autoptr (StkSearch) in_marks = NULL;
  size_t n;

  g_assert_true (stk_search_run (all, G_MAXSIZE));
  stk_search_get_matches (all, &n);
  g_assert_cmpuint (n, ==, STK_SEARCH_MAX_MATCHES);
  g_assert_true (stk_search_run (long_one, G_MAXSIZE));
  stk_search_get_matches (long_one, &n);
  g_assert_cmpuint (n, ==, (STK_SEARCH_MAX_MATCHES + 1000) / 1024);
  g_assert_true (stk_search_run (broken, G_MAXSIZE));
  stk_search_get_matches (broken, &n);
  g_assert_cmpuint (n, ==, 0);

  for (int i = 0; i < 10000; i++)
    g_string_append (marks, i % 2 ? "\xcc\x82" : "\xcc\xa3");
  g_string_append (marks, "word");
  marked = new_text (marks->str);
  in_marks = stk_search_new (marked, "word");
  g_assert_true (stk_search_run (in_marks, G_MAXSIZE));
  stk_search_get_matches (in_marks, &n);
  g_assert_cmpuint (n, ==, 1);
}

/* Whatever the text: matches are in order, inside, and match again on their own. */
static void
test_random (void)
{
  static const char *const UNITS[] = { "a", "A", "ß", "s", "e\xcc\x81", "é", " ", "\n", "“", "\"", "🙂", "\xc2\xad",
                                       "\xcc\x82", "–", "-" };

  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (GString) utf8 = g_string_new (NULL), query = g_string_new (NULL);
      g_autoptr (StkText) text = NULL;
      g_autoptr (StkSearch) search = NULL;
      const StkRange *matches;
      size_t n, last = 0;

      for (int i = g_test_rand_int_range (0, 40); i > 0; i--)
        g_string_append (utf8, UNITS[g_test_rand_int_range (0, G_N_ELEMENTS (UNITS))]);
      for (int i = g_test_rand_int_range (1, 4); i > 0; i--)
        g_string_append (query, UNITS[g_test_rand_int_range (0, G_N_ELEMENTS (UNITS))]);
      text = new_text (utf8->str);
      search = stk_search_new (text, query->str);
      stk_search_run (search, G_MAXSIZE);
      matches = stk_search_get_matches (search, &n);
      for (size_t i = 0; i < n; i++)
        {
          g_autofree char *words = stk_text_dup_range (text, matches[i]);
          g_autoptr (StkText) alone = new_text (words);
          g_autoptr (StkSearch) again = stk_search_new (alone, query->str);
          size_t n_again;

          g_assert_cmpuint (matches[i].start, >=, last);
          g_assert_cmpuint (matches[i].start, <, matches[i].end);
          last = matches[i].end;
          g_assert_cmpuint (last, <=, stk_text_get_length (text));
          stk_search_run (again, G_MAXSIZE);
          stk_search_get_matches (again, &n_again);
          g_assert_cmpuint (n_again, ==, 1);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/rows", test_rows);
  g_test_add_func ("/search/steps", test_steps);
  g_test_add_func ("/search/find-from", test_find_from);
  g_test_add_func ("/search/bounds", test_bounds);
  g_test_add_func ("/search/random", test_random);

  return g_test_run ();
}

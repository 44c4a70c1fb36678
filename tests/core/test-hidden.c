/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-hidden.h"

static void
test_find (void)
{
  static const struct
  {
    const char *text;
    size_t n_found;
    size_t start;
    size_t end;
    StkHiddenKind kind;
  } rows[] = {
    { "Nothing is hidden here: “é”,\n\t1\xc2\xa0km.", 0 },
    { "pay \xe2\x80\xae"
      "100\xe2\x80\xac now",
      2, 4, 5, STK_HIDDEN_BIDI },
    { "a\xe2\x81\xa7\xe2\x80\x8b"
      "b",
      1, 1, 3, STK_HIDDEN_BIDI },
    { "mi\xe2\x80\x8bnister", 1, 2, 3, STK_HIDDEN_ZERO_WIDTH },
    { "mi\xc2\xadnister", 1, 2, 3, STK_HIDDEN_ZERO_WIDTH },
    { "mi\xe2\x80\x8dnister", 1, 2, 3, STK_HIDDEN_ZERO_WIDTH },
    { "a\xef\xbb\xbf"
      "b",
      1, 1, 2, STK_HIDDEN_ZERO_WIDTH },
    { "a\x07"
      "b",
      1, 1, 2, STK_HIDDEN_CONTROL },
    { "a\xc2\x85"
      "b",
      1, 1, 2, STK_HIDDEN_CONTROL },
    /* A hangul filler, and words spelt in tags */
    { "a\xe3\x85\xa4", 1, 1, 2, STK_HIDDEN_ZERO_WIDTH },
    { "a\xf3\xa0\x81\xa1"
      "b",
      1, 1, 2, STK_HIDDEN_ZERO_WIDTH },
    /* What scripts and emoji need is not hidden: Persian, Hindi, a family, a heart, the flag of Scotland */
    { "می\xe2\x80\x8cخواهم", 0 },
    { "क्\xe2\x80\x8dष", 0 },
    { "👩\xe2\x80\x8d👧 ❤\xef\xb8\x8f", 0 },
    { "👩🏽\xe2\x80\x8d🚀", 0 },
    { "🏴\xf3\xa0\x81\xa7\xf3\xa0\x81\xa2\xf3\xa0\x81\xb3\xf3\xa0\x81\xa3\xf3\xa0\x81\xb4\xf3\xa0\x81\xbf", 0 },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (StkText) text = stk_text_new (rows[i].text, -1, NULL);
      g_autoptr (GArray) found = stk_hidden_find (text);

      g_test_message ("row %zu", i);
      g_assert_cmpuint (found->len, ==, rows[i].n_found);
      if (found->len == 0)
        continue;
      g_assert_cmpuint (g_array_index (found, StkHidden, 0).range.start, ==, rows[i].start);
      g_assert_cmpuint (g_array_index (found, StkHidden, 0).range.end, ==, rows[i].end);
      g_assert_cmpint (g_array_index (found, StkHidden, 0).kind, ==, rows[i].kind);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hidden/find", test_find);

  return g_test_run ();
}

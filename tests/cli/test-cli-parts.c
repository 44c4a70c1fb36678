/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"

#include <locale.h>

static void
test_ellipsize (void)
{
  static const struct
  {
    const char *text;
    int width;
    const char *line;
  } CASES[] = {
    { "", 10, "" },
    { "short", 10, "short" },
    { "exactly 10", 10, "exactly 10" },
    { "more than ten", 10, "more than…" },
    { "a space at the cut", 8, "a space…" },
    { "two\nlines\r\n  and\ttabs ", 40, "two lines and tabs" },
    { "\n\n leading", 40, "leading" },
    { "漢字漢字漢字", 12, "漢字漢字漢字" },
    { "漢字漢字漢字", 11, "漢字漢字漢…" },
    { "漢字漢字漢字", 10, "漢字漢字…" },
    { "e\u0301e\u0301e\u0301e\u0301", 4, "e\u0301e\u0301e\u0301e\u0301" },
    { "e\u0301e\u0301e\u0301e\u0301e\u0301", 4, "e\u0301e\u0301e\u0301…" },
    { "\033[31mred\a", 40, "\ufffd[31mred\ufffd" },
    { "😡😡", 1, "…" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *line = stk_cli_ellipsize (CASES[i].text, CASES[i].width);

      g_assert_cmpstr (line, ==, CASES[i].line);
      g_assert_cmpint (stk_cli_measure (line), <=, CASES[i].width);
    }
}

static void
test_number (void)
{
  static const struct
  {
    const char *string;
    gboolean ok;
    size_t number;
  } CASES[] = {
    { "0", TRUE, 0 },
    { "42", TRUE, 42 },
    { "007", TRUE, 7 },
    { "18446744073709551615", TRUE, G_MAXSIZE },
    { "18446744073709551616", FALSE, 0 },
    { "", FALSE, 0 },
    { "-1", FALSE, 0 },
    { "+1", FALSE, 0 },
    { " 1", FALSE, 0 },
    { "1 ", FALSE, 0 },
    { "1.0", FALSE, 0 },
    { "0x10", FALSE, 0 },
    { "one", FALSE, 0 },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      size_t number = 0;

      g_assert_cmpint (stk_cli_parse_number (CASES[i].string, &number), ==, CASES[i].ok);
      g_assert_cmpuint (number, ==, CASES[i].number);
    }
}

static void
test_near (void)
{
  static const char *const WORDS[] = { "status", "speaker", "speaker-mention", "set", "verified-by", NULL };
  static const struct
  {
    const char *word;
    const char *near;
  } CASES[] = {
    { "speaker", "speaker" },
    { "spaeker", "speaker" },
    { "Speeker", "speaker" },
    { "speakermention", "speaker-mention" },
    { "verifyed-by", "verified-by" },
    { "stat", NULL },
    { "ste", "set" },
    { "x", NULL },
    { "", NULL },
    { "nothing like it", NULL },
    { "a word that is much longer than any name of a field can ever be", NULL },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    g_assert_cmpstr (stk_cli_find_near (CASES[i].word, WORDS), ==, CASES[i].near);
}

static void
test_match_id (void)
{
  static const char *const IDS[] = {
    "urn:uuid:3f2a91c0-1111-4111-8111-111111111111",
    "urn:uuid:3f2a91c0-2222-4222-8222-222222222222",
    "urn:uuid:9b01aaaa-3333-4333-8333-333333333333",
    "https://desk.example/tags/9b01",
    NULL,
  };
  static const struct
  {
    const char *input;
    int which; /* -1: none */
  } CASES[] = {
    { "urn:uuid:9b01aaaa-3333-4333-8333-333333333333", 2 },
    { "9b01aaaa-3333-4333-8333-333333333333", 2 },
    { "9b01", 2 },
    { "9B01AAAA", 2 },
    { "urn:uuid:9b01", 2 },
    { "9b0", -1 },
    { "9b02", -1 },
    { "3f2a91c0", -1 },
    { "3f2a91c0-1", 0 },
    { "3f2a91c0-2222", 1 },
    { "https://desk.example/tags/9b01", 3 },
    { "https://desk.example/tags/", -1 },
    { "", -1 },
    { "----", -1 },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (GError) error = NULL;
      const char *id = stk_cli_match_id (IDS, CASES[i].input, &error);

      if (CASES[i].which < 0)
        {
          g_assert_null (id);
          g_assert_error (error, STK_CLI_ERROR, STK_CLI_STATUS_FOUND);
        }
      else
        {
          g_assert_no_error (error);
          g_assert_true (id == IDS[CASES[i].which]);
        }
    }
}

static void
test_short_length (void)
{
  static const char *const FAR[] = {
    "urn:uuid:3f2a91c0-1111-4111-8111-111111111111",
    "urn:uuid:9b01aaaa-3333-4333-8333-333333333333",
    "https://desk.example/tags/9b01",
    NULL,
  };
  static const char *const CLOSE[] = {
    "urn:uuid:3f2a91c0-1111-4111-8111-111111111111",
    "urn:uuid:3f2a91c0-1111-4111-8111-111111111112",
    NULL,
  };
  static const char *const NONE[] = { NULL };
  g_autofree char *id = stk_cli_shorten_id (FAR[0], 8);
  g_autofree char *foreign = stk_cli_shorten_id (FAR[2], 8);

  g_assert_cmpuint (stk_cli_get_short_length (FAR), ==, 8);
  g_assert_cmpuint (stk_cli_get_short_length (CLOSE), ==, 36);
  g_assert_cmpuint (stk_cli_get_short_length (NONE), ==, 8);
  g_assert_cmpstr (id, ==, "3f2a91c0");
  g_assert_cmpstr (foreign, ==, "https://desk.example/tags/9b01");
}

static void
test_find_words (void)
{
  g_autoptr (StkText) text = stk_text_new ("aaa — naïve 😡 naïve", -1, NULL);
  static const struct
  {
    const char *words;
    const char *occurrence;
    int code; /* 0: found */
    StkRange range;
  } CASES[] = {
    { "—", NULL, 0, { 4, 5 } },
    { "😡", NULL, 0, { 12, 13 } },
    { "naïve", "1", 0, { 6, 11 } },
    { "naïve", "2", 0, { 14, 19 } },
    { "aa", "2", 0, { 1, 3 } },
    { "naïve", NULL, STK_CLI_STATUS_FOUND, { 0, 0 } },
    { "naïve", "3", STK_CLI_STATUS_FOUND, { 0, 0 } },
    { "naïve", "0", STK_CLI_STATUS_FOUND, { 0, 0 } },
    { "naive", NULL, STK_CLI_STATUS_FOUND, { 0, 0 } },
    { "naïve", "last", STK_CLI_STATUS_USAGE, { 0, 0 } },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (GError) error = NULL;
      StkRange range = { 0, 0 };
      gboolean found = stk_cli_find_words (text, CASES[i].words, CASES[i].occurrence, &range, &error);

      g_assert_cmpint (found, ==, CASES[i].code == 0);
      if (CASES[i].code != 0)
        g_assert_error (error, STK_CLI_ERROR, CASES[i].code);
      g_assert_true (stk_range_equal (range, CASES[i].range));
    }
}

/* The table of commands is complete, and its lines are of one style. */
static void
test_commands (void)
{
  size_t n_commands;
  const StkCliCommand *commands = stk_cli_get_commands (&n_commands);

  g_assert_cmpuint (n_commands, >, 0);
  for (size_t i = 0; i < n_commands; i++)
    {
      g_assert_true (stk_cli_find_command (commands[i].name) == &commands[i]);
      g_assert_nonnull (commands[i].run);
      g_assert_false (g_str_has_suffix (commands[i].summary, "."));
    }
  g_assert_null (stk_cli_find_command ("frobnicate"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/ellipsize", test_ellipsize);
  g_test_add_func ("/cli/number", test_number);
  g_test_add_func ("/cli/near", test_near);
  g_test_add_func ("/cli/match-id", test_match_id);
  g_test_add_func ("/cli/short-length", test_short_length);
  g_test_add_func ("/cli/find-words", test_find_words);
  g_test_add_func ("/cli/commands", test_commands);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-tokens.h"

static StkText *
new_text (const char *utf8)
{
  g_autoptr (GError) error = NULL;
  StkText *text = stk_text_new (utf8, -1, &error);

  g_assert_no_error (error);

  return text;
}

/* The tokens, each in brackets. */
static char *
describe (StkTokens *tokens, StkText *text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint32 n;

  stk_tokens_get_ids (tokens, &n);
  for (guint32 i = 0; i < n; i++)
    {
      g_autofree char *words = stk_text_dup_range (text, stk_tokens_get_range (tokens, i));

      g_string_append_printf (out, "[%s]", words);
    }

  return g_string_free_and_steal (g_steal_pointer (&out));
}

static void
test_parts (void)
{
  static const struct
  {
    const char *text;
    const char *tokens;
  } rows[] = {
    { "", "" },
    { " \n\t ", "" },
    { "A tide gauge, 1931.", "[A][tide][gauge][,][1931][.]" },
    { "“No,” she said…", "[“][No][,][”][she][said][…]" },
    { "wait... what--no", "[wait][...][what][--][no]" },
    { "don’t", "[don][’][t]" },
    { "cafe\u0301 na\u00efve", "[cafe\u0301][na\u00efve]" },
    { "co\u00adoperate\u200b now", "[co\u00adoperate\u200b][now]" },
    { "東京で 2人", "[東][京][で][2][人]" },
    { "مرحبا بالعالم", "[مرحبا][بالعالم]" },
    { "a\u00a0b", "[a][b]" },
    { "💡\ufe0f 1", "[💡\ufe0f][1]" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (StkText) text = new_text (rows[i].text);
      g_autoptr (StkTokenTable) table = stk_token_table_new (STK_TOKENS_FOLD);
      g_autoptr (StkTokens) tokens = stk_tokens_new (table, text);
      g_autofree char *actual = describe (tokens, text);

      g_assert_cmpstr (actual, ==, rows[i].tokens);
    }
}

static void
test_fold (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean same;
  } rows[] = {
    { "“No,” she said", "\"No,\" she said", TRUE },
    { "»Nein«", "„Nein“", TRUE },
    { "don’t", "don't", TRUE },
    { "‘so’", "'so'", TRUE },
    { "1931–1945", "1931-1945", TRUE },
    { "so — there", "so -- there", TRUE },
    { "wait…", "wait...", TRUE },
    { "a\u00a0b", "a b", TRUE },
    { "a\nb", "a  b", TRUE },
    { "caf\u00e9", "cafe\u0301", TRUE },
    { "\u1e69", "s\u0307\u0323", TRUE },
    { "co\u00adoperate", "cooperate", TRUE },
    { "\ufb01sh", "fish", TRUE },
    { "cafe", "caf\u00e9", FALSE },
    { "No", "no", FALSE },
    { "x\u00b2", "x2", FALSE },
    { "wait.", "wait…", FALSE },
    { "a, b", "a b", FALSE },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (StkText) a = new_text (rows[i].a);
      g_autoptr (StkText) b = new_text (rows[i].b);
      g_autoptr (StkTokenTable) table = stk_token_table_new (STK_TOKENS_FOLD);
      g_autoptr (StkTokens) a_tokens = stk_tokens_new (table, a);
      g_autoptr (StkTokens) b_tokens = stk_tokens_new (table, b);
      guint32 n_a, n_b;
      const guint32 *a_ids = stk_tokens_get_ids (a_tokens, &n_a);
      const guint32 *b_ids = stk_tokens_get_ids (b_tokens, &n_b);
      gboolean same = n_a == n_b;

      for (guint32 k = 0; same && k < n_a; k++)
        same = a_ids[k] == b_ids[k];
      g_test_message ("“%s” and “%s”", rows[i].a, rows[i].b);
      g_assert_cmpint (same, ==, rows[i].same);
    }
}

/* With white space the tokens make up the text, and the same number means the same bytes. */
static void
test_whole (void)
{
  static const char *const PIECES[] = { "a", "é", "e\u0301", " ", "\n", "\u00a0", "“", "...", "-", "🌊", "東", "\u00ad" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (StkTokenTable) table = stk_token_table_new (STK_TOKENS_SPACE);
  g_autoptr (GPtrArray) spellings = g_ptr_array_new_with_free_func (g_free);

  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (GString) utf8 = g_string_new (NULL);
      g_autoptr (StkText) text = NULL;
      g_autoptr (StkTokens) tokens = NULL;
      const guint32 *ids;
      guint32 n;
      size_t at = 0;

      for (int i = g_rand_int_range (rand, 0, 30); i > 0; i--)
        g_string_append (utf8, PIECES[g_rand_int_range (rand, 0, G_N_ELEMENTS (PIECES))]);
      text = new_text (utf8->str);
      tokens = stk_tokens_new (table, text);
      ids = stk_tokens_get_ids (tokens, &n);

      for (guint32 i = 0; i < n; i++)
        {
          StkRange range = stk_tokens_get_range (tokens, i);
          g_autofree char *words = stk_text_dup_range (text, range);

          g_assert_cmpuint (range.start, ==, at);
          g_assert_cmpuint (range.end, >, at);
          for (size_t offset = range.start; offset < range.end; offset++)
            g_assert_cmpuint (stk_tokens_find (tokens, offset), ==, i);
          at = range.end;

          if (ids[i] == spellings->len)
            g_ptr_array_add (spellings, g_strdup (words));
          g_assert_cmpstr (g_ptr_array_index (spellings, ids[i]), ==, words);
        }
      g_assert_cmpuint (at, ==, stk_text_get_length (text));
      g_assert_cmpuint (stk_tokens_find (tokens, at), ==, n);
    }
  g_assert_cmpuint (stk_token_table_get_size (table), ==, spellings->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tokens/parts", test_parts);
  g_test_add_func ("/tokens/fold", test_fold);
  g_test_add_func ("/tokens/whole", test_whole);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-merge-private.h"

#include "stk-diff.h"
#include "stk-tokens.h"

/* A part of the text before that one side replaced by other words: tokens from start up to end by a string. */
typedef struct
{
  guint32 start;
  guint32 end;
  char *words;
} Edit;

static void
edit_clear (gpointer data)
{
  g_free (((Edit *) data)->words);
}

static char *
dup_words (StkText *text, StkTokens *tokens, guint32 start, guint32 end)
{
  StkRange range;

  if (start == end)
    return g_strdup ("");

  range.start = stk_tokens_get_range (tokens, start).start;
  range.end = stk_tokens_get_range (tokens, end - 1).end;

  return stk_text_dup_range (text, range);
}

static int
compare_edits (gconstpointer a, gconstpointer b)
{
  const Edit *one = a, *other = b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  if (one->end != other->end)
    return one->end < other->end ? -1 : 1;

  return g_strcmp0 (one->words, other->words);
}

/* Adds what one side did to the text before. */
static void
list_edits (GArray *edits, StkTokenTable *table, StkTokens *base, const char *value)
{
  g_autoptr (StkText) text = stk_text_new (value ? value : "", -1, NULL);
  g_autoptr (StkTokens) tokens = stk_tokens_new (table, text);
  g_autoptr (GArray) matches = NULL;
  guint32 n_base, n, a = 0, b = 0;
  const guint32 *base_ids = stk_tokens_get_ids (base, &n_base);
  const guint32 *ids = stk_tokens_get_ids (tokens, &n);
  StkDiffMatch end;

  matches = stk_diff (base_ids, n_base, ids, n);
  end = (StkDiffMatch) { n_base, n, 0 };
  g_array_append_val (matches, end);

  for (guint i = 0; i < matches->len; i++)
    {
      StkDiffMatch *match = &g_array_index (matches, StkDiffMatch, i);
      Edit edit = { a, match->a, NULL };

      if (match->a > a || match->b > b)
        {
          edit.words = dup_words (text, tokens, b, match->b);
          g_array_append_val (edits, edit);
        }
      a = match->a + match->length;
      b = match->b + match->length;
    }
}

/* Whether two edits, in their order, are about the same words. Those that only touch are, since nobody can tell which
 * of them would come first. */
static gboolean
edits_clash (const Edit *one, const Edit *other)
{
  return other->start <= one->end;
}

/* The text before with all edits; %NULL where two are about the same words. */
static char *
apply_edits (StkText *text, StkTokens *base, GArray *edits)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *rest = NULL;
  guint32 n, at = 0;

  stk_tokens_get_ids (base, &n);
  g_array_sort (edits, compare_edits);
  for (guint i = 0; i < edits->len; i++)
    {
      Edit *edit = &g_array_index (edits, Edit, i);
      g_autofree char *kept = NULL;

      if (i > 0 && compare_edits (edit - 1, edit) == 0)
        continue;
      if (i > 0 && edits_clash (edit - 1, edit))
        return NULL;

      kept = dup_words (text, base, at, edit->start);
      g_string_append (out, kept);
      g_string_append (out, edit->words);
      at = edit->end;
    }

  rest = dup_words (text, base, at, n);
  g_string_append (out, rest);

  return g_string_free_and_steal (g_steal_pointer (&out));
}

/* Puts together what several people made of a text, by words, as diff3 does with lines. %NULL where two of them
 * changed the same words, or where one of them took all away. */
char *
stk_merge_words (const char *base, GPtrArray *values)
{
  g_autoptr (StkTokenTable) table = NULL;
  g_autoptr (StkText) text = NULL;
  g_autoptr (StkTokens) tokens = NULL;
  g_autoptr (GArray) edits = NULL;
  g_autofree char *result = NULL;

  if (base == NULL || g_ptr_array_find (values, NULL, NULL))
    return NULL;

  table = stk_token_table_new (STK_TOKENS_SPACE);
  text = stk_text_new (base, -1, NULL);
  tokens = stk_tokens_new (table, text);
  edits = g_array_new (FALSE, FALSE, sizeof (Edit));
  g_array_set_clear_func (edits, edit_clear);
  for (guint i = 0; i < values->len; i++)
    list_edits (edits, table, tokens, g_ptr_array_index (values, i));

  result = apply_edits (text, tokens, edits);

  return result && *result ? g_steal_pointer (&result) : NULL;
}

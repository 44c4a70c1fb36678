/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"

#include <glib/gi18n.h>

/* How many places a message lists. */
#define MAX_LISTED 20

/* Everywhere that @words stand in @text, also where they overlap. */
static GArray *
find_words (StkText *text, const char *words)
{
  const char *begin = stk_text_get_utf8 (text);
  const char *end = begin + stk_text_get_n_bytes (text);
  size_t n_bytes = strlen (words);
  size_t length = (size_t) g_utf8_strlen (words, -1);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (StkRange));

  for (const char *p = begin; (p = memmem (p, (size_t) (end - p), words, n_bytes)) != NULL; p = g_utf8_next_char (p))
    {
      size_t start = stk_text_get_offset_at_byte (text, (size_t) (p - begin));
      StkRange range = STK_RANGE (start, start + length);

      g_array_append_val (found, range);
    }

  return found;
}

static void
set_ambiguous_error (const char *words, GArray *found, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < found->len && i < MAX_LISTED; i++)
    {
      StkRange range = g_array_index (found, StkRange, i);

      g_string_append_printf (list, "%s%u: %zu-%zu", i > 0 ? ", " : "", i + 1,
                              range.start, range.end);
    }
  if (found->len > MAX_LISTED)
    g_string_append (list, ", …");

  g_set_error (error, STK_CLI_ERROR, STK_CLI_STATUS_FOUND,
               _ ("“%s” stands %u times in the article. Say which with --occurrence (%s)."), words,
               found->len, list->str);
}

/**
 * stk_cli_find_words:
 * @text: a text
 * @words: words in it
 * @occurrence: (nullable): which of several, as it was typed
 * @range: (out): where they stand, in code points
 * @error: return location for an error, which lists the places where several fit
 *
 * Returns: whether one place is meant
 */
gboolean
stk_cli_find_words (StkText *text, const char *words, const char *occurrence, StkRange *range, GError **error)
{
  g_autoptr (GArray) found = find_words (text, words);
  size_t number = 1;

  if (occurrence != NULL && !stk_cli_take_number ("occurrence", occurrence, &number, error))
    return FALSE;

  if (found->len == 0)
    {
      g_set_error (error, STK_CLI_ERROR, STK_CLI_STATUS_FOUND,
                   _ ("“%s” does not stand in the article. Quotation marks, spaces and line breaks must be as "
                      "“stickler-cli text” prints them."),
                   words);
      return FALSE;
    }

  if (found->len > 1 && occurrence == NULL)
    {
      set_ambiguous_error (words, found, error);
      return FALSE;
    }

  if (number < 1 || number > found->len)
    {
      g_set_error (error, STK_CLI_ERROR, STK_CLI_STATUS_FOUND,
                   _ ("There is no occurrence %s of “%s”. They count from 1 to %u."), occurrence,
                   words, found->len);
      return FALSE;
    }

  *range = g_array_index (found, StkRange, number - 1);

  return TRUE;
}

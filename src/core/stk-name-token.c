/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-lexicon.h"
#include "stk-span-private.h"
#include "stk-utf8-private.h"

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

static gboolean
is_joiner (gunichar c)
{
  return is_apostrophe (c) || c == '-' || c == 0x2010 || c == 0x2011 || c == '&' || c == 0xb7;
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static gboolean
is_capital (gunichar c)
{
  return g_unichar_isupper (c) || g_unichar_istitle (c);
}

/* Whether all before @p in the word are single letters with full stops: "U", "U.S". */
static gboolean
is_dotted_letters (const char *start, const char *p)
{
  while (start < p)
    {
      if (!g_unichar_isalpha (g_utf8_get_char (start)))
        return FALSE;
      start = g_utf8_next_char (start);
      if (start < p && *start != '.')
        return FALSE;
      start += start < p;
    }

  return TRUE;
}

/* Whether the full stop after a word belongs to it: "J.", "U.S.", "Dr." */
static gboolean
keeps_full_stop (const char *start, const char *end)
{
  if (!is_capital (g_utf8_get_char (start)))
    return FALSE;

  return is_dotted_letters (start, end) ||
         (stk_lexicon_look_up (start, (size_t) (end - start)) & (STK_LEX_TITLE | STK_LEX_CLIPPED)) != 0;
}

static const char *
find_word_end (const char *start, const char *end)
{
  const char *p = start;

  while (p < end)
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);
      gboolean goes_on = next < end && is_word_char (g_utf8_get_char (next));

      if (!is_word_char (c) &&
          !(goes_on && (is_joiner (c) || (c == '.' && is_dotted_letters (start, p)))))
        break;
      p = next;
    }
  if (p < end && *p == '.' && keeps_full_stop (start, p))
    p++;

  return p;
}

static const char *
find_name_end (const char *start, const char *end)
{
  const char *before_s = end > start && (end[-1] == 's' || end[-1] == 'S') ? end - 1 : NULL;
  const char *mark = before_s > start ? g_utf8_prev_char (before_s) : NULL;

  return mark != NULL && mark > start && is_apostrophe (g_utf8_get_char (mark)) ? mark : end;
}

static gboolean
has_capital (const char *start, const char *end)
{
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    if (is_capital (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* "al-Assad", "d'Estaing", "iPhone": names that begin in lower case. */
static gboolean
is_lower_name (const char *start, const char *end)
{
  const char *p = start;

  while (p < end && g_unichar_islower (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  if (p == end || !has_capital (p, end))
    return FALSE;
  if (is_joiner (g_utf8_get_char (p)))
    return p - start == 1 || (stk_lexicon_look_up (start, (size_t) (p - start)) & STK_LEX_PARTICLE) != 0;

  return p - start == 1;
}

static gboolean
is_starter (const char *start, const char *end)
{
  const char *second = g_utf8_next_char (start);

  /* "US" and "WHO" are none. */
  if (second < end && is_capital (g_utf8_get_char (second)))
    return FALSE;

  return (stk_lexicon_look_up (start, (size_t) (end - start)) & STK_LEX_STARTER) != 0;
}

static StkTokenKind
get_kind (const char *start, const char *end)
{
  gunichar first = g_utf8_get_char (start);

  if (is_capital (first))
    return is_starter (start, end) ? STK_TOKEN_STARTER : STK_TOKEN_NAME;
  if (is_lower_name (start, end))
    return STK_TOKEN_NAME;
  if (stk_lexicon_look_up (start, (size_t) (end - start)) & STK_LEX_PARTICLE)
    return STK_TOKEN_PARTICLE;

  return STK_TOKEN_OTHER;
}

static gboolean
is_one_space (const char *start, const char *end)
{
  return end > start && g_utf8_next_char (start) == end && g_unichar_isspace (g_utf8_get_char (start));
}

/**
 * stk_tokens_list:
 * @utf8: a text
 * @n_bytes: its length in bytes
 * @first_offset: the offset of its start, in code points
 *
 * Lists the words of a text. Apostrophes and hyphens inside words belong to them, and the full stops
 * of initials, acronyms and titles.
 *
 * Returns: (transfer full) (element-type StkToken): the words in order
 */
GArray *
stk_tokens_list (const char *utf8, size_t n_bytes, size_t first_offset)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (StkToken));
  const char *end = utf8 + n_bytes;
  const char *last_end = NULL;
  size_t offset = first_offset;

  for (const char *p = utf8; p < end;)
    {
      StkToken token = { .start = p, .offset = offset };

      if (!is_word_char (g_utf8_get_char (p)))
        {
          p = g_utf8_next_char (p);
          offset++;
          continue;
        }
      token.end = find_word_end (p, end);
      token.name_end = find_name_end (p, token.end);
      token.length = stk_utf8_count (p, token.end);
      token.kind = get_kind (p, token.name_end);
      token.joined = last_end != NULL && is_one_space (last_end, p);
      g_array_append_val (tokens, token);
      last_end = p = token.end;
      offset += token.length;
    }

  return tokens;
}

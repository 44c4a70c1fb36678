/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-lexicon.h"
#include "stk-span-private.h"

#include <string.h>

/* Names are looked for so far around the cursor, in bytes. */
#define MAX_REACH 1500

/* "Centre for the Study of …": so many small words may stand between two of a name. */
#define MAX_PARTICLES 3

/* A block has title case if so many of its longer words are capitalised, in percent. */
#define TITLE_CASE_PERCENT 75
#define MIN_TITLE_CASE_WORDS 4
#define MIN_WORD_LENGTH 4

/* So far the rest of a text is searched for a name from a headline, in bytes. */
#define MAX_ELSEWHERE ((size_t) 256 * 1024)

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

static const StkToken *
get_token (const GArray *tokens, unsigned int i)
{
  return &g_array_index (tokens, StkToken, i);
}

/* Nothing goes on after a possessive: "Moscow's Red Square" are two names. */
static gboolean
is_linked (const GArray *tokens, unsigned int i)
{
  return i < tokens->len && get_token (tokens, i)->joined &&
         get_token (tokens, i - 1)->name_end == get_token (tokens, i - 1)->end;
}

static gboolean
is_small_word (const GArray *tokens, unsigned int i)
{
  const StkToken *token = get_token (tokens, i);

  if (token->kind == STK_TOKEN_PARTICLE)
    return TRUE;

  /* "Secretary of the Treasury" */
  return token->end - token->start == 3 && memcmp (token->start, "the", 3) == 0 && i > 0 &&
         get_token (tokens, i - 1)->kind == STK_TOKEN_PARTICLE;
}

/* Returns the next part of the name after token @i, over small words; @i if it ends there. */
static unsigned int
find_next_part (const GArray *tokens, unsigned int i)
{
  unsigned int next = i + 1;

  while (is_linked (tokens, next) && next - i <= MAX_PARTICLES && is_small_word (tokens, next))
    next++;

  return is_linked (tokens, next) && get_token (tokens, next)->kind == STK_TOKEN_NAME ? next : i;
}

static unsigned int
find_previous_part (const GArray *tokens, unsigned int i)
{
  unsigned int before = i;

  while (before > 0 && is_linked (tokens, before))
    {
      before--;
      if (get_token (tokens, before)->kind == STK_TOKEN_NAME)
        return find_next_part (tokens, before) == i ? before : i;
      if (i - before > MAX_PARTICLES || !is_small_word (tokens, before))
        return i;
    }

  return i;
}

/* Finds the token of a name that the cursor is at: the word itself; a part on both sides of a small
 * word; the name after "the", which is no part of it. */
static gboolean
find_anchor (const GArray *tokens, unsigned int i, unsigned int *anchor)
{
  const StkToken *token = get_token (tokens, i);
  unsigned int part;

  *anchor = i;
  if (token->kind == STK_TOKEN_NAME)
    return TRUE;

  if (is_small_word (tokens, i))
    for (part = i; part > 0 && i - part < MAX_PARTICLES && is_linked (tokens, part);)
      {
        part--;
        if (get_token (tokens, part)->kind == STK_TOKEN_NAME)
          {
            *anchor = part;
            return find_next_part (tokens, part) > i;
          }
      }

  *anchor = i + 1;
  if (!is_linked (tokens, i + 1) || get_token (tokens, i + 1)->kind != STK_TOKEN_NAME)
    return FALSE;

  return (stk_lexicon_look_up (token->start, (size_t) (token->end - token->start)) & STK_LEX_STARTER) != 0;
}

/* "Minister Opens New Bridge in Lower Town": capitals say nothing there. A sentence may happen to
 * have as many, but ends with a full stop. */
static gboolean
is_title_case (const GArray *tokens, const char *utf8, size_t n_bytes)
{
  unsigned int n_words = 0, n_capitals = 0;

  if (n_bytes > 0 && utf8[n_bytes - 1] == '.')
    return FALSE;
  for (unsigned int i = 0; i < tokens->len; i++)
    if (get_token (tokens, i)->length >= MIN_WORD_LENGTH)
      {
        n_words++;
        n_capitals += is_capital (g_utf8_get_char (get_token (tokens, i)->start));
      }

  return n_words >= MIN_TITLE_CASE_WORDS && n_capitals * 100 >= n_words * TITLE_CASE_PERCENT;
}

static gboolean
occurs_in (const char *words, size_t n, const char *text, size_t n_bytes)
{
  const char *end = text + n_bytes;

  for (const char *p = text; (p = memmem (p, (size_t) (end - p), words, n)) != NULL; p += n)
    if (p + n == end || !is_word_char (g_utf8_get_char (p + n)))
      return TRUE;

  return FALSE;
}

/* The longest part of a run of capitalised words that stands elsewhere in the text as well. */
static void
narrow (const GArray *tokens, unsigned int anchor, unsigned int *first, unsigned int *last,
        const char *text, size_t n_bytes)
{
  for (unsigned int n = *last - *first + 1; n > 1; n--)
    for (unsigned int i = *first; i + n - 1 <= *last; i++)
      {
        const char *start = get_token (tokens, i)->start;
        const char *end = get_token (tokens, i + n - 1)->name_end;

        if (i > anchor || i + n - 1 < anchor || get_token (tokens, i)->kind != STK_TOKEN_NAME ||
            get_token (tokens, i + n - 1)->kind != STK_TOKEN_NAME)
          continue;
        if (occurs_in (start, (size_t) (end - start), text, MIN (n_bytes, MAX_ELSEWHERE)))
          {
            *first = i;
            *last = i + n - 1;
            return;
          }
      }

  *first = *last = anchor;
}

/* Cuts what is far from the cursor off, at spaces. */
static void
reach (const char *utf8, size_t n_bytes, size_t offset, const char **start, const char **end, size_t *first_offset)
{
  const char *all_end = utf8 + n_bytes;
  const char *cursor = g_utf8_offset_to_pointer (utf8, (glong) offset);

  *start = cursor - utf8 > MAX_REACH ? cursor - MAX_REACH : utf8;
  *end = all_end - cursor > MAX_REACH ? cursor + MAX_REACH : all_end;
  while (*start > utf8 && *start < cursor && (*start)[-1] != ' ')
    (*start)++;
  while (*end < all_end && *end > cursor && **end != ' ')
    (*end)--;
  if (*end == cursor && *end < all_end)
    *end = all_end;
  *first_offset = offset - (size_t) g_utf8_strlen (*start, cursor - *start);
}

/**
 * stk_name_find:
 * @utf8: a block's text
 * @n_bytes: its length in bytes
 * @offset: an offset in code points from its start
 * @elsewhere: other text of the same article
 * @n_bytes_elsewhere: its length in bytes
 * @range: (out): return location for the name
 *
 * Finds the name that @offset is in or at an end of: capitalised words with single spaces between
 * them, small words as in "Ursula von der Leyen" and "University of Arizona" inside, initials and
 * titles, without a possessive's ending and without the words that begin a sentence. In a headline
 * with capitals throughout it is what the rest of the text has as well, else one word.
 *
 * Returns: whether there is one
 */
gboolean
stk_name_find (const char *utf8,
               size_t n_bytes,
               size_t offset,
               const char *elsewhere,
               size_t n_bytes_elsewhere,
               StkRange *range)
{
  g_autoptr (GArray) tokens = NULL;
  const char *start, *end;
  size_t first_offset;
  unsigned int i, anchor, first, last;

  reach (utf8, n_bytes, offset, &start, &end, &first_offset);
  tokens = stk_tokens_list (start, (size_t) (end - start), first_offset);
  for (i = 0; i < tokens->len; i++)
    if (get_token (tokens, i)->offset <= offset &&
        offset <= get_token (tokens, i)->offset + get_token (tokens, i)->length)
      break;
  if (i == tokens->len || !find_anchor (tokens, i, &anchor))
    return FALSE;

  for (last = anchor; find_next_part (tokens, last) != last;)
    last = find_next_part (tokens, last);
  for (first = anchor; find_previous_part (tokens, first) != first;)
    first = find_previous_part (tokens, first);
  if (first < last && is_title_case (tokens, utf8, n_bytes))
    narrow (tokens, anchor, &first, &last, elsewhere, n_bytes_elsewhere);

  range->start = get_token (tokens, first)->offset;
  range->end = get_token (tokens, last)->offset +
               (size_t) g_utf8_strlen (get_token (tokens, last)->start,
                                       get_token (tokens, last)->name_end - get_token (tokens, last)->start);

  return TRUE;
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-lexicon.h"
#include "stk-span-private.h"
#include "stk-span.h"

/* Quotations that somebody is named in the middle of: “We measured the ship twice,” she said, “and the bridge once.” */

/* Code points between two parts, at most: it takes few words to say who speaks. */
#define MAX_GAP 160

/* Code points of a paragraph that are looked at to either side. */
#define MAX_REACH ((size_t) 20000)

/* Without a verb that gives words to a speaker, a part must be as long as this to be believed, in code points. A list
 * of “apples,” pears, “plums” has shorter ones. */
#define MIN_PART 24

/* What is between two quotations, as UTF-8 with its length in bytes. */
typedef struct
{
  const char *start;
  const char *end;
} Gap;

static gboolean
has_speech_verb (const Gap *gap)
{
  const char *p = gap->start;

  while (p < gap->end)
    {
      const char *word = p;

      while (p < gap->end && g_unichar_isalpha (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > word && stk_lexicon_look_up (word, (size_t) (p - word)) & STK_LEX_SPEECH)
        return TRUE;
      if (p < gap->end)
        p = g_utf8_next_char (p);
    }

  return FALSE;
}

static gboolean
is_pause (gunichar c)
{
  return c == ',' || c == 0x060c || c == 0x3001 || c == 0x2013 || c == 0x2014;
}

/* Whether a code point ends a part in a way after which it may go on. */
static gboolean
is_open_end (gunichar c)
{
  return is_pause (c) || c == '?' || c == '!' || c == 0x2026;
}

/* The last code point before a place that is no white space, and no further back than @from. */
static gunichar
find_last (StkText *text, size_t from, size_t to)
{
  while (to > from)
    {
      gunichar c = stk_text_get_char (text, --to);

      if (!g_unichar_isspace (c))
        return c;
    }

  return 0;
}

/* Whether the words behind an opening mark go on with a sentence. */
static gboolean
begins_lower (StkText *text, StkRange part)
{
  for (size_t i = part.start; i < part.end; i++)
    {
      gunichar c = stk_text_get_char (text, i);

      if (g_unichar_isalpha (c))
        return g_unichar_islower (c) || !g_unichar_isupper (c);
    }

  return FALSE;
}

static gboolean
begins_sentence (StkText *text, StkRange block, size_t from, size_t to)
{
  g_autoptr (GArray) sentences = stk_text_list_sentences (text, block);

  for (unsigned int i = 0; i < sentences->len; i++)
    {
      size_t start = g_array_index (sentences, StkRange, i).start;

      if (start > from && start <= to)
        return TRUE;
    }

  return FALSE;
}

/* Whether two quotations that follow each other are parts of one. */
static gboolean
belong_together (StkText *text, StkRange block, StkRange first, StkRange second)
{
  const char *utf8 = stk_text_get_utf8 (text);
  Gap gap = { utf8 + stk_text_get_byte_offset (text, first.end), utf8 + stk_text_get_byte_offset (text, second.start) };
  gunichar before = find_last (text, first.start + 1, first.end - 1);
  gunichar after = first.end < second.start ? stk_text_get_char (text, first.end) : 0;
  gboolean lower = begins_lower (text, second);

  if (second.start - first.end > MAX_GAP || stk_range_get_length (first) < 3)
    return FALSE;
  if (!is_pause (find_last (text, first.end + 1, second.start)))
    return FALSE;
  if (!is_pause (after) && !(is_open_end (before) && (is_pause (before) || lower)))
    return FALSE;
  if (!has_speech_verb (&gap) && !(lower && stk_range_get_length (first) >= MIN_PART))
    return FALSE;

  return !begins_sentence (text, block, first.end, second.start);
}

/* The index of the quotation at a place, or of the one before the words between two that belong together. */
static gboolean
find_index (GArray *quotations, size_t offset, StkText *text, StkRange block, unsigned int *index)
{
  for (unsigned int i = 0; i < quotations->len; i++)
    {
      StkRange range = g_array_index (quotations, StkRange, i);

      *index = i;
      if (offset < range.start)
        {
          if (i == 0)
            return FALSE;
          *index = i - 1;
          return belong_together (text, block, g_array_index (quotations, StkRange, i - 1), range);
        }
      /* of two that meet there it is the second */
      if (offset < range.end ||
          (offset == range.end &&
           (i + 1 == quotations->len || g_array_index (quotations, StkRange, i + 1).start > offset)))
        return TRUE;
    }

  return FALSE;
}

static GArray *
list_quotations (StkText *text, StkRange piece)
{
  size_t start = stk_text_get_byte_offset (text, piece.start);
  size_t n_bytes = stk_text_get_byte_offset (text, piece.end) - start;
  GArray *quotations = stk_quotation_list (stk_text_get_utf8 (text) + start, n_bytes);

  for (unsigned int i = 0; i < quotations->len; i++)
    {
      StkRange *range = &g_array_index (quotations, StkRange, i);

      *range = STK_RANGE (piece.start + range->start, piece.start + range->end);
    }

  return quotations;
}

/**
 * stk_span_find_quotation_parts:
 * @article: an article
 * @offset: an offset in code points
 *
 * Finds the quotation that @offset is in, with all its parts if it is interrupted to say whose words they are, as in
 * “…,” she said, “…”. A place between two parts counts too. Of quotations in each other it is the outermost.
 *
 * Returns: (nullable) (transfer full) (element-type StkRange): the ranges of the parts with their marks, in text order;
 *   %NULL if there is no quotation
 */
GArray *
stk_span_find_quotation_parts (StkArticle *article, size_t offset)
{
  StkText *text;
  StkRange block;
  g_autoptr (GArray) quotations = NULL;
  unsigned int index, first, last;
  size_t i;

  g_return_val_if_fail (STK_IS_ARTICLE (article), NULL);

  i = stk_article_find_block (article, offset);
  if (i == G_MAXSIZE)
    return NULL;
  block = stk_article_get_blocks (article, NULL)[i].range;
  if (offset > block.end)
    return NULL;
  text = stk_article_get_text (article);
  block.start = MAX (block.start, offset - MIN (offset, MAX_REACH));
  block.end = MIN (block.end, offset + MAX_REACH);

  quotations = list_quotations (text, block);
  if (!find_index (quotations, offset, text, block, &index))
    return NULL;
  for (first = index; first > 0; first--)
    if (!belong_together (text, block, g_array_index (quotations, StkRange, first - 1),
                          g_array_index (quotations, StkRange, first)))
      break;
  for (last = index; last + 1 < quotations->len; last++)
    if (!belong_together (text, block, g_array_index (quotations, StkRange, last),
                          g_array_index (quotations, StkRange, last + 1)))
      break;
  g_array_set_size (quotations, last + 1);
  if (first > 0)
    g_array_remove_range (quotations, 0, first);
  for (unsigned int j = 0; j < quotations->len; j++)
    stk_span_trim (article, &g_array_index (quotations, StkRange, j));

  return g_steal_pointer (&quotations);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-span-private.h"
#include "stk-span.h"

/* What one key tags when nothing is selected. */

/* Quotation marks are looked at so far from the cursor, in code points: a block may be the whole of
 * a hundred megabytes. */
#define MAX_REACH ((size_t) 1000 * 1000)

/* The block at @offset, if that is not in the blank lines between two. */
static gboolean
find_block_range (StkArticle *article, size_t offset, StkRange *range)
{
  size_t i = stk_article_find_block (article, offset);

  if (i == G_MAXSIZE)
    return FALSE;
  *range = stk_article_get_blocks (article, NULL)[i].range;

  return offset <= range->end;
}

static const char *
get_piece (StkText *text, StkRange range, size_t *n_bytes)
{
  size_t start = stk_text_get_byte_offset (text, range.start);

  *n_bytes = stk_text_get_byte_offset (text, range.end) - start;

  return stk_text_get_utf8 (text) + start;
}

/**
 * stk_span_find_quotation:
 * @article: an article
 * @offset: an offset in code points
 * @range: (out): return location for the quotation's range in code points
 *
 * Finds the innermost quotation that @offset is in, or directly before or after, with its quotation
 * marks. All usual styles are known; apostrophes are told from marks. A quotation that goes on in the
 * next block ends with this one.
 *
 * Returns: whether there is one; if not, @range is not set
 */
gboolean
stk_span_find_quotation (StkArticle *article, size_t offset, StkRange *range)
{
  StkRange block, found;
  const char *utf8;
  size_t n_bytes;

  g_return_val_if_fail (STK_IS_ARTICLE (article), FALSE);
  g_return_val_if_fail (range != NULL, FALSE);

  if (!find_block_range (article, offset, &block))
    return FALSE;
  if (offset - block.start > MAX_REACH)
    block.start = offset - MAX_REACH;
  if (block.end - offset > MAX_REACH)
    block.end = offset + MAX_REACH;

  utf8 = get_piece (stk_article_get_text (article), block, &n_bytes);
  if (!stk_quotation_find (utf8, n_bytes, offset - block.start, &found))
    return FALSE;

  *range = STK_RANGE (block.start + found.start, block.start + found.end);

  return stk_span_trim (article, range);
}

/**
 * stk_span_find_sentence:
 * @article: an article
 * @offset: an offset in code points
 * @range: (out): return location for the sentence's range in code points
 *
 * Finds the sentence that @offset is in; see [method@Stk.Text.list_sentences].
 *
 * Returns: whether there is one; if not, @range is not set
 */
gboolean
stk_span_find_sentence (StkArticle *article, size_t offset, StkRange *range)
{
  StkRange block, found;

  g_return_val_if_fail (STK_IS_ARTICLE (article), FALSE);
  g_return_val_if_fail (range != NULL, FALSE);

  if (!find_block_range (article, offset, &block))
    return FALSE;
  found = stk_text_get_sentence_at (stk_article_get_text (article), block, offset);
  if (stk_range_get_length (found) == 0)
    return FALSE;

  *range = found;

  return TRUE;
}

/**
 * stk_span_find_name:
 * @article: an article
 * @offset: an offset in code points
 * @range: (out): return location for the name's range in code points
 *
 * Finds the name that @offset is in, or directly before or after: capitalised words in a row with
 * what belongs between them. Where there is none, as in scripts without capitals, it is the word.
 *
 * Returns: whether there is one; if not, @range is not set
 */
gboolean
stk_span_find_name (StkArticle *article, size_t offset, StkRange *range)
{
  StkText *text;
  StkRange block, found;
  const char *utf8, *elsewhere;
  size_t n_bytes, n_bytes_elsewhere;

  g_return_val_if_fail (STK_IS_ARTICLE (article), FALSE);
  g_return_val_if_fail (range != NULL, FALSE);

  if (!find_block_range (article, offset, &block))
    return FALSE;
  text = stk_article_get_text (article);
  utf8 = get_piece (text, block, &n_bytes);
  elsewhere = get_piece (text, STK_RANGE (block.end, stk_text_get_length (text)), &n_bytes_elsewhere);
  if (stk_name_find (utf8, n_bytes, offset - block.start, elsewhere, n_bytes_elsewhere, &found))
    {
      *range = STK_RANGE (block.start + found.start, block.start + found.end);
      return TRUE;
    }

  found = stk_text_get_word_at (text, block, offset);
  if (stk_range_get_length (found) == 0)
    return FALSE;

  *range = found;

  return TRUE;
}

/**
 * stk_span_find_for_kind:
 * @article: an article
 * @kind: what is to be tagged
 * @offset: an offset in code points
 * @range: (out): return location for the range in code points
 *
 * Finds what a tag of @kind takes at @offset when nothing is selected: the quotation for a quote,
 * the name for a source, the sentence for a claim or a note.
 *
 * Returns: whether there is any; if not, @range is not set
 */
gboolean
stk_span_find_for_kind (StkArticle *article, StkKind kind, size_t offset, StkRange *range)
{
  switch (kind)
    {
    case STK_KIND_QUOTE:
      return stk_span_find_quotation (article, offset, range);
    case STK_KIND_SOURCE:
      return stk_span_find_name (article, offset, range);
    case STK_KIND_CLAIM:
    case STK_KIND_NOTE:
      return stk_span_find_sentence (article, offset, range);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * stk_span_trim:
 * @article: an article
 * @range: (inout): a range in code points, such as a selection
 *
 * Takes white space off both ends of a range, and what lies beyond the text.
 *
 * Returns: %FALSE if nothing remains; then @range is as it was
 */
gboolean
stk_span_trim (StkArticle *article, StkRange *range)
{
  StkText *text;
  const char *utf8, *first, *last;
  size_t n_bytes;
  StkRange trimmed;

  g_return_val_if_fail (STK_IS_ARTICLE (article), FALSE);
  g_return_val_if_fail (range != NULL, FALSE);

  text = stk_article_get_text (article);
  trimmed = STK_RANGE (range->start, MIN (range->end, stk_text_get_length (text)));
  if (trimmed.start >= trimmed.end)
    return FALSE;

  utf8 = get_piece (text, trimmed, &n_bytes);
  for (first = utf8; first < utf8 + n_bytes && g_unichar_isspace (g_utf8_get_char (first)); trimmed.start++)
    first = g_utf8_next_char (first);
  for (last = utf8 + n_bytes; last > first; trimmed.end--)
    {
      const char *before = g_utf8_prev_char (last);

      if (!g_unichar_isspace (g_utf8_get_char (before)))
        break;
      last = before;
    }
  if (first == last)
    return FALSE;

  *range = trimmed;

  return TRUE;
}

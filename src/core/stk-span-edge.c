/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-span.h"

/* Ends of ranges at words. A place is a boundary between code points. */

/* The words of the block at @offset, or %NULL. */
static GArray *
list_words (StkArticle *article, size_t block)
{
  size_t n_blocks;
  const StkBlock *blocks = stk_article_get_blocks (article, &n_blocks);

  return block < n_blocks ? stk_text_list_words (stk_article_get_text (article), blocks[block].range) : NULL;
}

/* The word that @offset is inside of: behind its start and before its end. */
static gboolean
find_word_around (StkArticle *article, size_t offset, StkRange *word)
{
  size_t i = stk_article_find_block (article, offset);
  StkRange block;

  if (i == G_MAXSIZE)
    return FALSE;
  block = stk_article_get_blocks (article, NULL)[i].range;
  if (offset <= block.start || offset >= block.end)
    return FALSE;
  *word = stk_text_get_word_at (stk_article_get_text (article), block, offset);

  return word->start < offset && offset < word->end;
}

/**
 * stk_span_snap_to_words:
 * @article: an article
 * @range: (inout): a range in code points, such as a selection
 *
 * Widens a range so that it begins and ends at no place inside a word.
 *
 * Returns: whether it is another range now
 */
gboolean
stk_span_snap_to_words (StkArticle *article, StkRange *range)
{
  StkRange word, snapped;

  g_return_val_if_fail (STK_IS_ARTICLE (article), FALSE);
  g_return_val_if_fail (range != NULL, FALSE);

  snapped = *range;
  if (find_word_around (article, range->start, &word))
    snapped.start = word.start;
  if (find_word_around (article, range->end, &word))
    snapped.end = word.end;
  if (stk_range_equal (snapped, *range))
    return FALSE;

  *range = snapped;

  return TRUE;
}

static gboolean
find_next_edge (GArray *words, size_t offset, gboolean ends, size_t *found)
{
  for (unsigned int i = 0; i < words->len; i++)
    {
      StkRange word = g_array_index (words, StkRange, i);
      size_t edge = ends ? word.end : word.start;

      if (edge > offset)
        {
          *found = edge;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
find_previous_edge (GArray *words, size_t offset, gboolean ends, size_t *found)
{
  for (unsigned int i = words->len; i > 0; i--)
    {
      StkRange word = g_array_index (words, StkRange, i - 1);
      size_t edge = ends ? word.end : word.start;

      if (edge < offset)
        {
          *found = edge;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * stk_span_find_word_edge:
 * @article: an article
 * @offset: a place in code points
 * @forward: whether to look behind it, and not before it
 * @ends: whether to look for the end of a word, and not for a start
 *
 * Finds where the next or the previous word begins or ends, also in another block.
 *
 * Returns: that place; @offset if there is none
 */
size_t
stk_span_find_word_edge (StkArticle *article, size_t offset, gboolean forward, gboolean ends)
{
  size_t n_blocks, found, i;

  g_return_val_if_fail (STK_IS_ARTICLE (article), offset);

  stk_article_get_blocks (article, &n_blocks);
  i = stk_article_find_block (article, offset);
  if (i == G_MAXSIZE)
    i = 0;
  while (i < n_blocks)
    {
      g_autoptr (GArray) words = list_words (article, i);

      if (forward ? find_next_edge (words, offset, ends, &found) : find_previous_edge (words, offset, ends, &found))
        return found;
      if (!forward && i == 0)
        break;
      i = forward ? i + 1 : i - 1;
    }

  return offset;
}

/**
 * stk_span_find_sentence_start:
 * @article: an article
 * @offset: a place in code points
 * @forward: whether to look behind it, and not before it
 *
 * Finds where the next or the previous sentence begins, also in another block.
 *
 * Returns: that place; @offset if there is none
 */
size_t
stk_span_find_sentence_start (StkArticle *article, size_t offset, gboolean forward)
{
  size_t n_blocks, found, i;
  const StkBlock *blocks;

  g_return_val_if_fail (STK_IS_ARTICLE (article), offset);

  blocks = stk_article_get_blocks (article, &n_blocks);
  i = stk_article_find_block (article, offset);
  if (i == G_MAXSIZE)
    i = 0;
  while (i < n_blocks)
    {
      g_autoptr (GArray) sentences = stk_text_list_sentences (stk_article_get_text (article), blocks[i].range);

      if (forward ? find_next_edge (sentences, offset, FALSE, &found)
                  : find_previous_edge (sentences, offset, FALSE, &found))
        return found;
      if (!forward && i == 0)
        break;
      i = forward ? i + 1 : i - 1;
    }

  return offset;
}

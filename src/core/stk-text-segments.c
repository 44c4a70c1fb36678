/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-breaks-private.h"
#include "stk-text.h"

/* Words and sentences of a text. Only the bytes of the range asked for are read. */
typedef struct
{
  const char *utf8;
  size_t n_bytes;
  size_t first_byte;
} Piece;

static StkRange
clamp_range (StkText *text, StkRange range)
{
  size_t length = stk_text_get_length (text);
  size_t start = MIN (range.start, length);

  return STK_RANGE (start, CLAMP (range.end, start, length));
}

static Piece
get_piece (StkText *text, StkRange range)
{
  size_t start = stk_text_get_byte_offset (text, range.start);

  return (Piece) {
    .utf8 = stk_text_get_utf8 (text) + start,
    .n_bytes = stk_text_get_byte_offset (text, range.end) - start,
    .first_byte = start,
  };
}

static StkRange
get_range (StkText *text, const Piece *piece, size_t start, size_t end)
{
  return STK_RANGE (stk_text_get_offset_at_byte (text, piece->first_byte + start),
                    stk_text_get_offset_at_byte (text, piece->first_byte + end));
}

static void
trim_bytes (const Piece *piece, size_t *start, size_t *end)
{
  const char *first = piece->utf8 + *start;
  const char *last = piece->utf8 + *end;

  while (first < last && g_unichar_isspace (g_utf8_get_char (first)))
    first = g_utf8_next_char (first);
  while (last > first)
    {
      const char *before = g_utf8_prev_char (last);

      if (!g_unichar_isspace (g_utf8_get_char (before)))
        break;
      last = before;
    }

  *start = (size_t) (first - piece->utf8);
  *end = (size_t) (last - piece->utf8);
}

/* The ends of the sentences, in bytes, with the white space after each. */
static GArray *
list_sentence_ends (const Piece *piece)
{
  g_autoptr (GArray) breaks = stk_breaks_list (STK_BREAKS_SENTENCE, piece->utf8, piece->n_bytes);
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (size_t));
  size_t start = 0;

  for (size_t i = 0; i < breaks->len; i++)
    {
      size_t byte = g_array_index (breaks, StkBreak, i).byte;

      if (!stk_sentence_ends_at (piece->utf8 + start, piece->utf8 + byte,
                                 piece->utf8 + piece->n_bytes))
        continue;
      g_array_append_val (ends, byte);
      start = byte;
    }

  return ends;
}

/**
 * stk_text_get_word_at:
 * @self: a text
 * @within: the range to look in, in code points
 * @offset: an offset in code points
 *
 * Finds the word that @offset lies in or at an end of, by the rules of Unicode (UAX #29) and ICU's
 * dictionaries. Where two words touch it is the one after @offset.
 *
 * Returns: the word's range in code points; empty, at @offset, if there is none
 */
StkRange
stk_text_get_word_at (StkText *self, StkRange within, size_t offset)
{
  Piece piece;
  size_t byte, start, end;

  g_return_val_if_fail (self != NULL, STK_RANGE (0, 0));

  within = clamp_range (self, within);
  if (offset < within.start || offset > within.end)
    return STK_RANGE (offset, offset);

  piece = get_piece (self, within);
  byte = stk_text_get_byte_offset (self, offset) - piece.first_byte;
  if (!stk_breaks_get_word_at (piece.utf8, piece.n_bytes, byte, &start, &end))
    return STK_RANGE (offset, offset);

  return get_range (self, &piece, start, end);
}

/**
 * stk_text_get_sentence_at:
 * @self: a text
 * @within: the range to look in, in code points: usually a block
 * @offset: an offset in code points
 *
 * Finds the sentence that @offset lies in, without white space at its ends. White space belongs to
 * the sentence before it. See [method@Stk.Text.list_sentences].
 *
 * Returns: the sentence's range in code points; empty, at @offset, if there is none
 */
StkRange
stk_text_get_sentence_at (StkText *self, StkRange within, size_t offset)
{
  g_autoptr (GArray) ends = NULL;
  Piece piece;
  size_t byte, start = 0;

  g_return_val_if_fail (self != NULL, STK_RANGE (0, 0));

  within = clamp_range (self, within);
  if (offset < within.start || offset > within.end)
    return STK_RANGE (offset, offset);

  piece = get_piece (self, within);
  byte = stk_text_get_byte_offset (self, offset) - piece.first_byte;
  ends = list_sentence_ends (&piece);
  for (size_t i = 0; i < ends->len; i++)
    {
      size_t end = g_array_index (ends, size_t, i);

      if (byte < end || i + 1 == ends->len)
        {
          trim_bytes (&piece, &start, &end);
          return start < end ? get_range (self, &piece, start, end) : STK_RANGE (offset, offset);
        }
      start = end;
    }

  return STK_RANGE (offset, offset);
}

/**
 * stk_text_list_words:
 * @self: a text
 * @within: the range to look in, in code points
 *
 * Lists the words in a range, by the rules of Unicode (UAX #29) and ICU's dictionaries. Numbers
 * count as words; punctuation, symbols and emoji do not.
 *
 * Returns: (transfer full) (element-type StkRange): ranges in code points, in text order
 */
GArray *
stk_text_list_words (StkText *self, StkRange within)
{
  g_autoptr (GArray) breaks = NULL;
  GArray *words;
  Piece piece;
  size_t start = 0;

  g_return_val_if_fail (self != NULL, NULL);

  piece = get_piece (self, clamp_range (self, within));
  breaks = stk_breaks_list (STK_BREAKS_WORD, piece.utf8, piece.n_bytes);
  words = g_array_new (FALSE, FALSE, sizeof (StkRange));
  for (size_t i = 0; i < breaks->len; i++)
    {
      const StkBreak *end = &g_array_index (breaks, StkBreak, i);
      StkRange word;

      if (end->is_word)
        {
          word = get_range (self, &piece, start, end->byte);
          g_array_append_val (words, word);
        }
      start = end->byte;
    }

  return words;
}

/**
 * stk_text_list_sentences:
 * @self: a text
 * @within: the range to look in, in code points: usually a block
 *
 * Lists the sentences in a range, without the white space around them. Unicode's rules (UAX #29)
 * propose boundaries; those after the abbreviations, initials and ordinal numbers of news texts,
 * before lower case, and between a quoted question and "she asked" are dropped. Single line breaks
 * do not end a sentence where the line before looks wrapped.
 *
 * Returns: (transfer full) (element-type StkRange): ranges in code points, in text order
 */
GArray *
stk_text_list_sentences (StkText *self, StkRange within)
{
  g_autoptr (GArray) ends = NULL;
  GArray *sentences;
  Piece piece;
  size_t next = 0;

  g_return_val_if_fail (self != NULL, NULL);

  piece = get_piece (self, clamp_range (self, within));
  ends = list_sentence_ends (&piece);
  sentences = g_array_new (FALSE, FALSE, sizeof (StkRange));
  for (size_t i = 0; i < ends->len; i++)
    {
      size_t start = next;
      size_t end = g_array_index (ends, size_t, i);
      StkRange sentence;

      next = end;
      trim_bytes (&piece, &start, &end);
      if (start == end)
        continue;
      sentence = get_range (self, &piece, start, end);
      g_array_append_val (sentences, sentence);
    }

  return sentences;
}

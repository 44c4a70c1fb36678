/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-approx.h"

#define BLOCK 64

/* One column of the table of distances, as differences between its rows: 64 rows to a block. */
typedef struct
{
  guint64 plus;
  guint64 minus;
} Block;

/* Where each code point of the words stands in them, by open addressing: a row of bits for each. */
typedef struct
{
  gunichar *chars; /* 0 where free: no text holds NUL */
  guint64 *bits;
  guint64 *nowhere;
  size_t mask;
  size_t n_blocks;
} Places;

typedef struct
{
  Places places;
  Block *blocks;
  size_t n_words;
  size_t errors; /* in the last row */
} Column;

static size_t
find_slot (const Places *self, gunichar c)
{
  size_t i = (c * 0x9e3779b1u) & self->mask;

  while (self->chars[i] != 0 && self->chars[i] != c)
    i = (i + 1) & self->mask;

  return i;
}

static void
column_init (Column *self, const gunichar *words, size_t n_words, gboolean backward)
{
  Places *places = &self->places;
  size_t n_slots = 16;

  while (n_slots < 2 * n_words)
    n_slots *= 2;
  places->mask = n_slots - 1;
  places->n_blocks = (n_words + BLOCK - 1) / BLOCK;
  places->chars = g_new0 (gunichar, n_slots);
  places->bits = g_new0 (guint64, n_slots * places->n_blocks);
  places->nowhere = g_new0 (guint64, places->n_blocks);

  for (size_t i = 0; i < n_words; i++)
    {
      gunichar c = words[backward ? n_words - 1 - i : i];
      size_t slot = find_slot (places, c);

      places->chars[slot] = c;
      places->bits[slot * places->n_blocks + i / BLOCK] |= (guint64) 1 << (i % BLOCK);
    }

  self->blocks = g_new (Block, places->n_blocks);
  for (size_t i = 0; i < places->n_blocks; i++)
    self->blocks[i] = (Block) { ~(guint64) 0, 0 };
  self->n_words = n_words;
  self->errors = n_words;
}

static void
column_clear (Column *self)
{
  g_free (self->places.chars);
  g_free (self->places.bits);
  g_free (self->places.nowhere);
  g_free (self->blocks);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Column, column_clear)

/* Goes one block to the right: the difference along its upper edge comes in, that along its lower edge is returned. */
static int
advance_block (Block *block, guint64 equal, int in, guint64 last)
{
  guint64 vertical = equal | block->minus;
  guint64 horizontal, plus, minus;
  int out = 0;

  if (in < 0)
    equal |= 1;
  horizontal = (((equal & block->plus) + block->plus) ^ block->plus) | equal;
  plus = block->minus | ~(horizontal | block->plus);
  minus = block->plus & horizontal;

  if (plus & last)
    out = 1;
  else if (minus & last)
    out = -1;

  plus = (plus << 1) | (in > 0);
  minus = (minus << 1) | (in < 0);
  block->plus = minus | ~(vertical | plus);
  block->minus = plus & vertical;

  return out;
}

/* Goes on by one code point of the text. With @in 1 what comes before a match counts as errors, with 0 it does not. */
static void
column_advance (Column *self, gunichar c, int in)
{
  const Places *places = &self->places;
  size_t slot = find_slot (places, c);
  const guint64 *equal = places->chars[slot] == c ? places->bits + slot * places->n_blocks : places->nowhere;

  for (size_t i = 0; i + 1 < places->n_blocks; i++)
    in = advance_block (&self->blocks[i], equal[i], in, (guint64) 1 << (BLOCK - 1));

  in = advance_block (&self->blocks[places->n_blocks - 1], equal[places->n_blocks - 1], in,
                      (guint64) 1 << ((self->n_words - 1) % BLOCK));
  self->errors = (size_t) ((gssize) self->errors + in);
}

/**
 * stk_approx_distance:
 * @a: (array length=n_a): code points
 * @n_a: how many
 * @b: (array length=n_b): code points
 * @n_b: how many
 *
 * Counts the code points to be put in, left out or replaced to make one of the other (Levenshtein’s distance), 64 at
 * once: G. Myers, “A fast bit-vector algorithm for approximate string matching based on dynamic programming” (Journal
 * of the ACM 46, 1999), in the form of H. Hyyrö, “A bit-vector algorithm for computing Levenshtein and Damerau edit
 * distances” (Nordic Journal of Computing 10, 2003).
 *
 * Returns: the distance
 */
size_t
stk_approx_distance (const gunichar *a, size_t n_a, const gunichar *b, size_t n_b)
{
  g_auto (Column) column = { 0 };

  if (n_a == 0)
    return n_b;

  column_init (&column, a, n_a, FALSE);
  for (size_t i = 0; i < n_b; i++)
    column_advance (&column, b[i], 1);

  return column.errors;
}

/**
 * stk_approx_find:
 * @words: (array length=n_words): code points to look for
 * @n_words: how many, at least one
 * @text: (array length=n_text): where to look
 * @n_text: how many code points
 * @max_errors: how many code points of a match may differ
 * @range: (out): return location for the best match, in code points of @text
 * @n_errors: (out): return location for how many of them differ
 *
 * Finds the stretch of a text that differs least from some words, by the algorithm of stk_approx_distance(); the first
 * of several, and of those that end at one place the shortest.
 *
 * Returns: whether there is one with at most @max_errors
 */
gboolean
stk_approx_find (const gunichar *words, size_t n_words, const gunichar *text, size_t n_text, size_t max_errors,
                 StkRange *range, size_t *n_errors)
{
  g_auto (Column) forward = { 0 };
  g_auto (Column) backward = { 0 };
  size_t best = G_MAXSIZE;

  g_return_val_if_fail (n_words > 0, FALSE);

  column_init (&forward, words, n_words, FALSE);
  for (size_t i = 0; i < n_text; i++)
    {
      column_advance (&forward, text[i], 0);
      if (forward.errors < best)
        {
          best = forward.errors;
          range->end = i + 1;
        }
    }
  if (best > max_errors)
    return FALSE;

  /* The start is where the words, read backward from the end, have come to the same number. */
  column_init (&backward, words, n_words, TRUE);
  range->start = range->end;
  while (range->start > 0 && backward.errors != best)
    column_advance (&backward, text[--range->start], 1);
  *n_errors = best;

  return TRUE;
}

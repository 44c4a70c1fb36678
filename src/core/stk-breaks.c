/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-breaks-private.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

/* The root locale: the language of a text is often unknown, and what we need beyond ICU's rules
 * is in stk-sentence.c. */
#define LOCALE ""

/* Opening an iterator is dear, so each thread keeps its own. It refers to a text only from one
 * open_iterator () to the next. */
static GPrivate iterators[STK_N_BREAKS] = {
  G_PRIVATE_INIT ((GDestroyNotify) ubrk_close),
  G_PRIVATE_INIT ((GDestroyNotify) ubrk_close),
};

static const UBreakIteratorType types[STK_N_BREAKS] = { UBRK_WORD, UBRK_SENTENCE };

static UBreakIterator *
open_iterator (StkBreaks which, const char *utf8, size_t n_bytes)
{
  UBreakIterator *iterator = g_private_get (&iterators[which]);
  UErrorCode status = U_ZERO_ERROR;
  UText text = UTEXT_INITIALIZER;

  if (iterator == NULL)
    {
      iterator = ubrk_open (types[which], LOCALE, NULL, 0, &status);
      if (U_FAILURE (status))
        {
          g_warning ("ICU cannot find boundaries: %s", u_errorName (status));
          return NULL;
        }
      g_private_set (&iterators[which], iterator);
    }

  utext_openUTF8 (&text, utf8, (int64_t) n_bytes, &status);
  /* The iterator makes its own shallow clone. */
  ubrk_setUText (iterator, &text, &status);
  utext_close (&text);
  if (U_FAILURE (status))
    {
      g_warning ("ICU cannot read a text: %s", u_errorName (status));
      return NULL;
    }

  return iterator;
}

static gboolean
ended_word (UBreakIterator *iterator)
{
  return ubrk_getRuleStatus (iterator) >= UBRK_WORD_NONE_LIMIT;
}

/* Returns the ends of all segments, in order; the last one is @n_bytes. */
GArray *
stk_breaks_list (StkBreaks which, const char *utf8, size_t n_bytes)
{
  GArray *breaks = g_array_new (FALSE, FALSE, sizeof (StkBreak));
  UBreakIterator *iterator;

  if (n_bytes == 0 || n_bytes > G_MAXINT32)
    return breaks;

  iterator = open_iterator (which, utf8, n_bytes);
  if (iterator == NULL)
    return breaks;

  for (int32_t byte = ubrk_next (iterator); byte != UBRK_DONE; byte = ubrk_next (iterator))
    {
      StkBreak end = {
        .byte = (size_t) byte,
        .is_word = which == STK_BREAKS_WORD && ended_word (iterator),
      };

      g_array_append_val (breaks, end);
    }

  return breaks;
}

/* Finds the word that a byte lies in or at the end of, without looking at the rest. */
gboolean
stk_breaks_get_word_at (const char *utf8, size_t n_bytes, size_t byte, size_t *start, size_t *end)
{
  UBreakIterator *iterator;
  int32_t first, last;

  if (n_bytes == 0 || n_bytes > G_MAXINT32)
    return FALSE;

  iterator = open_iterator (STK_BREAKS_WORD, utf8, n_bytes);
  if (iterator == NULL)
    return FALSE;

  last = byte < n_bytes ? ubrk_following (iterator, (int32_t) byte) : UBRK_DONE;
  if (last == UBRK_DONE || !ended_word (iterator))
    {
      if (byte == 0 || !ubrk_isBoundary (iterator, (int32_t) byte) || !ended_word (iterator))
        return FALSE;
      last = (int32_t) byte;
    }
  first = ubrk_preceding (iterator, last);
  if (first == UBRK_DONE)
    return FALSE;

  *start = (size_t) first;
  *end = (size_t) last;

  return TRUE;
}

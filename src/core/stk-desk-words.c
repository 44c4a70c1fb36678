/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-desk-index-private.h"

#include <string.h>

/* Whether its script puts no spaces between words: each letter is a word of its own then, and words are phrases. */
static gboolean
is_word_alone (gunichar c)
{
  if (c < 0x0e00)
    return FALSE;

  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return TRUE;
    default:
      return FALSE;
    }
}

/*
 * stk_desk_words_fold:
 * @words: (nullable): a text
 *
 * Returns: (transfer full): the same with spaces where the index of words would see none
 */
char *
stk_desk_words_fold (const char *words)
{
  const char *first = words;
  GString *folded;

  while (first != NULL && *first != '\0' && !is_word_alone (g_utf8_get_char (first)))
    first = g_utf8_next_char (first);
  if (first == NULL || *first == '\0')
    return g_strdup (words);

  folded = g_string_new_len (words, first - words);
  for (const char *p = first; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean alone = is_word_alone (g_utf8_get_char (p));

      if (alone)
        g_string_append_c (folded, ' ');
      g_string_append_len (folded, p, g_utf8_next_char (p) - p);
      if (alone)
        g_string_append_c (folded, ' ');
    }

  return g_string_free_and_steal (folded);
}

/*
 * stk_desk_words_to_facet:
 * @prefix: what the word is about
 * @nick: the nick of a kind or state
 *
 * Returns: (transfer full): a word of letters that stands for it
 */
char *
stk_desk_words_to_facet (char prefix, const char *nick)
{
  GString *facet = g_string_new (NULL);

  g_string_append_c (facet, prefix);
  for (const char *p = nick; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (facet, g_ascii_tolower (*p));

  return g_string_free_and_steal (facet);
}

/*
 * stk_desk_words_get_likeness:
 * @words: the words of a tag
 *
 * Returns: a number that is the same for words that differ in nothing but case, spaces and punctuation, by the hash of
 *   Fowler, Noll and Vo (FNV-1a, 64 bits)
 */
gint64
stk_desk_words_get_likeness (const char *words)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      for (const char *byte = p; byte < g_utf8_next_char (p); byte++)
        hash = (hash ^ (guchar) *byte) * G_GUINT64_CONSTANT (0x100000001b3);

  return (gint64) hash;
}

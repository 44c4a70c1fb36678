/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-fold.h"

#include <string.h>

/* Text made ready for searching. Case does not count, nor do accents (they are seldom typed into a search), the shape
 * of quotation marks, apostrophes and dashes (an article has typographic ones, a keyboard has not), or signs that
 * nobody sees. It is done code point by code point, so that what is found can be shown in the text it was found in. */

/* The plain sign for one of many shapes; 0 for signs that are not seen, the sign itself for all others. */
static gunichar
plain (gunichar c)
{
  switch (c)
    {
    case 0x2018: /* ‘ */
    case 0x2019: /* ’ */
    case 0x201a: /* ‚ */
    case 0x201b: /* ‛ */
    case 0x02bc: /* ʼ */
    case 0x2032: /* ′ */
    case 0x2039: /* ‹ */
    case 0x203a: /* › */
      return '\'';

    case 0x201c: /* “ */
    case 0x201d: /* ” */
    case 0x201e: /* „ */
    case 0x201f: /* ‟ */
    case 0x00ab: /* « */
    case 0x00bb: /* » */
    case 0x2033: /* ″ */
      return '"';

    case 0x2010: /* ‐ */
    case 0x2011: /* non-breaking hyphen */
    case 0x2012: /* ‒ */
    case 0x2013: /* – */
    case 0x2014: /* — */
    case 0x2015: /* ― */
    case 0x2212: /* − */
      return '-';

    case 0x00ad: /* soft hyphen */
    case 0x0640: /* Arabic tatweel */
    case 0x200b: /* zero width space */
    case 0x200c: /* zero width non-joiner */
    case 0x200d: /* zero width joiner */
    case 0x200e: /* left-to-right mark */
    case 0x200f: /* right-to-left mark */
    case 0x2060: /* word joiner */
    case 0xfeff: /* zero width no-break space */
      return 0;

    default:
      return g_unichar_isspace (c) ? ' ' : c;
    }
}

/* An accent, or a vowel sign of Hebrew or Arabic: what people leave out. The marks of other scripts are letters. */
static gboolean
is_left_out (gunichar c)
{
  int class = g_unichar_combining_class (c);

  return class >= 200 || (class >= 10 && class <= 36);
}

static void
append_letter (GString *folded, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  size_t n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));

  for (size_t i = 0; i < n_parts; i++)
    {
      char utf8[7] = "";
      g_autofree char *lower = NULL;

      if (is_left_out (parts[i]))
        continue;
      g_unichar_to_utf8 (parts[i], utf8);
      lower = g_utf8_casefold (utf8, -1);
      g_string_append (folded, lower);
    }
}

static void
append (GString *folded, gunichar c)
{
  if (c < 0x80)
    {
      g_string_append_c (folded, g_ascii_isspace ((char) c) ? ' ' : g_ascii_tolower ((char) c));
      return;
    }

  c = plain (c);
  if (c >= 0x80)
    append_letter (folded, c);
  else if (c != 0)
    g_string_append_c (folded, (char) c);
}

/**
 * stk_fold:
 * @text: text
 *
 * Returns: (transfer full): the text as it is searched
 */
char *
stk_fold (const char *text)
{
  g_autoptr (GString) folded = g_string_sized_new (strlen (text));

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    append (folded, g_utf8_get_char (p));

  return g_string_free_and_steal (g_steal_pointer (&folded));
}

/**
 * stk_fold_terms:
 * @query: (nullable): what a person searches for
 *
 * Returns: (transfer full) (nullable): the words of it, ready to be searched for, all of which are to be found; %NULL
 *   if there are none
 */
char **
stk_fold_terms (const char *query)
{
  g_autofree char *folded = stk_fold (query ? query : "");
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (GStrvBuilder) terms = g_strv_builder_new ();
  g_auto (GStrv) result = NULL;

  for (char **word = words; *word; word++)
    if (**word)
      g_strv_builder_add (terms, *word);
  result = g_strv_builder_end (terms);

  return *result ? g_steal_pointer (&result) : NULL;
}

/**
 * stk_fold_contains:
 * @folded: text made ready by stk_fold()
 * @term: a term made ready by stk_fold_terms()
 *
 * Returns: whether the text has it
 */
gboolean
stk_fold_contains (const char *folded, const char *term)
{
  return strstr (folded, term) != NULL;
}

/**
 * stk_fold_terms_include:
 * @terms: (nullable): terms
 * @others: (nullable): other terms
 *
 * Returns: whether whatever has all of @terms is sure to have all of @others
 */
gboolean
stk_fold_terms_include (const char *const *terms, const char *const *others)
{
  for (; others != NULL && *others; others++)
    {
      const char *const *term = terms;

      while (term != NULL && *term && strstr (*term, *others) == NULL)
        term++;
      if (term == NULL || *term == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * stk_fold_find:
 * @text: text as people read it
 * @terms: (nullable): terms made ready by stk_fold_terms()
 * @func: (scope call): called for each place where a term stands, in the order of the terms
 * @user_data: for @func
 */
void
stk_fold_find (const char *text, const char *const *terms, StkFoldFunc func, gpointer user_data)
{
  g_autoptr (GString) folded = NULL;
  g_autoptr (GArray) origins = NULL; /* for each byte of the folded text, the byte of the text that it comes from */

  if (terms == NULL)
    return;

  folded = g_string_sized_new (strlen (text));
  origins = g_array_new (FALSE, FALSE, sizeof (size_t));
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      size_t origin = (size_t) (p - text);

      append (folded, g_utf8_get_char (p));
      while (origins->len < folded->len)
        g_array_append_val (origins, origin);
    }

  for (; *terms; terms++)
    for (const char *p = folded->str; (p = strstr (p, *terms)) != NULL; p += strlen (*terms))
      {
        size_t start = g_array_index (origins, size_t, p - folded->str);
        size_t last = g_array_index (origins, size_t, (size_t) (p - folded->str) + strlen (*terms) - 1);

        func (start, (size_t) (g_utf8_next_char (text + last) - text), user_data);
      }
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-roles-private.h"
#include "stk-utf8-private.h"

#include <string.h>

/* In code points. */
#define MAX_CAPTION 700
#define MAX_CREDIT 120

/* So many words may stand around the slash of a credit. */
#define MAX_WORDS_AFTER_SLASH 4

/* What says whose a picture is. */
static const char *const credit_words[] = {
  "photo:", "photos:", "foto:", "fotos:", "photo by", "photos by", "photo courtesy", "photo credit",
  "photograph:", "photograph by", "photographs by", "photography by", "photographer:", "picture:",
  "pictures:", "picture credit", "image:", "images:", "image by", "image credit", "image courtesy",
  "bild:", "bilder:", "bildquelle", "bildnachweis", "credit:", "credits:", "illustration:",
  "illustration by", "graphic:", "graphic by", "grafik:", "courtesy of", "copyright:", "© ", "©",
  "crédit photo", "crédits photo", "photographie:", "fotografía:", "via getty images", "via ap", "via reuters"
};

static gboolean
is_space_or_open (gunichar c)
{
  return c == 0 || g_unichar_isspace (c) || c == '(' || c == '[' || c == '|' || c == '/';
}

static gboolean
is_caseless_equal (const char *p, const char *end, const char *word)
{
  size_t n = strlen (word);

  return (size_t) (end - p) >= n && g_ascii_strncasecmp (p, word, n) == 0;
}

static const char *
find_credit_word (const char *start, const char *end)
{
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      if (p > start && !is_space_or_open (g_utf8_get_char (g_utf8_prev_char (p))))
        continue;
      for (size_t i = 0; i < G_N_ELEMENTS (credit_words); i++)
        if (is_caseless_equal (p, end, credit_words[i]))
          return p;
    }

  return NULL;
}

/* The rest of a line behind the slash: a few capitalised words, or an agency's abbreviation. */
static gboolean
is_agency (const char *p, const char *end)
{
  int n_words = 0;

  while (p < end && *p == ' ')
    p++;
  if (p == end || !(g_unichar_isupper (g_utf8_get_char (p)) || end - p <= 5))
    return FALSE;

  for (; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalpha (c) && c != ' ' && c != '-' && c != '&' && c != '\'' && c != 0x2019)
        return FALSE;
      n_words += c == ' ';
    }

  return n_words < MAX_WORDS_AFTER_SLASH;
}

/* The words before the slash that are capitalised: whoever took the picture. */
static const char *
find_photographer (const char *start, const char *slash)
{
  const char *found = slash;
  const char *p = slash;

  while (p > start)
    {
      const char *word_end;

      while (p > start && p[-1] == ' ')
        p--;
      word_end = p;
      while (p > start && !g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (p))))
        p = g_utf8_prev_char (p);
      if (p == word_end)
        break;
      if (!g_unichar_isupper (g_utf8_get_char (p)) && !memchr (p, '/', (size_t) (word_end - p)))
        break;
      /* Another sentence ends here, unless this is an initial. */
      if (word_end != slash && word_end - p > 2 && strchr (".!?)", word_end[-1]) != NULL)
        break;
      found = p;
    }

  return found;
}

/* "Jo Lang/Some Agency": returns where it begins. */
static const char *
find_slashed_credit (const char *start, const char *end)
{
  const char *slash = memrchr (start, '/', (size_t) (end - start));
  const char *photographer;

  if (slash == NULL || slash == start || !is_agency (slash + 1, end))
    return NULL;

  photographer = find_photographer (start, slash);

  return photographer < slash ? photographer : NULL;
}

/* "(AP Photo/Jo Lang)" and the like, in brackets at the end */
static const char *
find_bracketed_credit (const char *start, const char *end)
{
  const char *open;

  if (end == start || end[-1] != ')')
    return NULL;
  open = memrchr (start, '(', (size_t) (end - start));
  if (open == NULL || (size_t) (end - open) > MAX_CREDIT)
    return NULL;

  if (find_slashed_credit (open + 1, end - 1) != NULL || find_credit_word (open + 1, end - 1) == open + 1)
    return open;

  return NULL;
}

static const char *
find_credit (const char *start, const char *end)
{
  const char *tail = end;
  const char *found;

  if ((size_t) (end - start) > MAX_CAPTION * 4 || stk_utf8_count (start, end) > MAX_CAPTION)
    return NULL;

  found = find_bracketed_credit (start, end);
  if (found != NULL || (end > start && strchr (".!?", end[-1]) != NULL))
    return found;
  found = find_slashed_credit (start, end);
  if (found != NULL)
    return found;

  for (int i = 0; i < MAX_CREDIT && tail > start; i++)
    tail = g_utf8_prev_char (tail);

  return find_credit_word (tail, end);
}

/* Nothing but whose a picture is */
gboolean
stk_line_is_credit (const char *start, const char *end)
{
  return find_credit (start, end) == start && stk_utf8_count (start, end) <= MAX_CREDIT;
}

/* Words on a picture that end with whose it is */
gboolean
stk_line_has_credit (const char *start, const char *end)
{
  return find_credit (start, end) != NULL;
}

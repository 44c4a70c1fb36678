/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-lexicon.h"
#include "stk-roles-private.h"
#include "stk-utf8-private.h"

#include <string.h>

/* In code points and words. */
#define MAX_HEADLINE 180
#define MAX_SUBHEAD 80
#define MAX_SUBHEAD_WORDS 12
#define MAX_BYLINE 120
#define MAX_SLUG 120
#define MAX_SLUG_WORDS 8
#define MAX_FILE_NAME_WORDS 3

/* What is before the name of an author. Two letters are enough for many languages, so that the
 * rest of the line has to look like names. */
static const char *const by_words[] = {
  "By ", "BY ", "by ", "Von ", "VON ", "Par ", "Por ", "Di ", "Door ", "Av ", "Af ", "Text: ",
  "Words by ", "Written by ", "Reported by ", "Story by ", "Author: ", "Autor: ", "Autorin: ",
  "بقلم ", "מאת "
};

/* What is between the names of authors, and between a name and a place or a desk. */
static const char *const joining_words[] = {
  "and", "und", "et", "y", "e", "with", "mit", "in", "for", "für", "at", "of", "the", "staff",
  "writer", "reporter", "editor", "correspondent"
};

static gunichar
get_first_char (const char *start, const char *end)
{
  return start < end ? g_utf8_get_char (start) : 0;
}

static gunichar
get_last_char (const char *start, const char *end)
{
  return start < end ? g_utf8_get_char (g_utf8_prev_char (end)) : 0;
}

static gboolean
is_closing_mark (gunichar c)
{
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0xbb || c == 0xab ||
         (c >= 0x2018 && c <= 0x201f) || c == 0x203a || c == 0x300d || c == 0x300f;
}

static const char *
skip_closing_marks (const char *start, const char *end)
{
  while (end > start && is_closing_mark (get_last_char (start, end)))
    end = g_utf8_prev_char (end);

  return end;
}

static size_t
count_words (const char *start, const char *end)
{
  size_t n = 0;
  gboolean in_word = FALSE;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gboolean is_space = g_unichar_isspace (g_utf8_get_char (p));

      n += !is_space && !in_word;
      in_word = !is_space;
    }

  return n;
}

static gboolean
is_longer_than (const char *start, const char *end, size_t length)
{
  size_t n_bytes = (size_t) (end - start);

  return n_bytes > length && (n_bytes > length * 4 || stk_utf8_count (start, end) > length);
}

/* A full stop or its kin, perhaps inside closing marks. */
gboolean
stk_line_ends_sentence (const char *start, const char *end)
{
  switch (get_last_char (start, skip_closing_marks (start, end)))
    {
    case '.':
    case '!':
    case '?':
    case 0x2026: /* … */
    case 0x3002: /* 。 */
    case 0xff01: /* ！ */
    case 0xff1f: /* ？ */
    case 0x061f: /* ؟ */
    case 0x06d4: /* ۔ */
    case 0x0964: /* । */
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
stk_line_is_quoted (const char *start, const char *end)
{
  gunichar c = get_first_char (start, end);

  return c == '"' || c == 0xab || c == 0xbb || (c >= 0x2018 && c <= 0x201f);
}

gboolean
stk_line_is_list_item (const char *start, const char *end)
{
  static const char *const bullets[] = { "- ", "* ", "• ", "– ", "◦ ", "▪ ", "‣ " };
  size_t n = (size_t) (end - start);
  size_t n_digits;

  for (size_t i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (n > strlen (bullets[i]) && memcmp (start, bullets[i], strlen (bullets[i])) == 0)
      return TRUE;

  n_digits = n > 4 ? strspn (start, "0123456789") : 0;

  return n_digits > 0 && n_digits < 3 && (start[n_digits] == ')' || start[n_digits] == '.') &&
         start[n_digits + 1] == ' ';
}

/* A headline is short and without a full stop, though it may ask or shout. "U.S." is no full stop. */
gboolean
stk_line_is_headline (const char *start, const char *end)
{
  const char *core = skip_closing_marks (start, end);
  gunichar last = get_last_char (start, core);

  if (is_longer_than (start, end, MAX_HEADLINE) || core == start)
    return FALSE;
  if (last == '.')
    return core - start >= 4 && core[-3] == '.' && g_ascii_isupper (core[-2]);

  return last != ':' && last != ';' && last != ',' && last != 0x2026 && last != 0x3002;
}

gboolean
stk_line_is_subhead (const char *start, const char *end)
{
  gunichar first = get_first_char (start, end);
  gunichar last = get_last_char (start, end);

  if (is_longer_than (start, end, MAX_SUBHEAD) || count_words (start, end) > MAX_SUBHEAD_WORDS)
    return FALSE;
  if (g_unichar_islower (first) || memchr (start, '\n', (size_t) (end - start)) != NULL)
    return FALSE;
  if (last == '?')
    return TRUE;

  return !stk_line_ends_sentence (start, end) && last != ':' && last != ';' && last != ',';
}

/* Returns the line from the first name on, or NULL if nothing says that names follow. */
static const char *
find_names (const char *start, const char *end)
{
  for (size_t i = 0; i < G_N_ELEMENTS (by_words); i++)
    {
      size_t n = strlen (by_words[i]);

      if ((size_t) (end - start) > n && memcmp (start, by_words[i], n) == 0)
        return start + n;
    }

  return NULL;
}

static gboolean
is_joining_word (const char *word, size_t n_bytes)
{
  for (size_t i = 0; i < G_N_ELEMENTS (joining_words); i++)
    if (strlen (joining_words[i]) == n_bytes && g_ascii_strncasecmp (word, joining_words[i], n_bytes) == 0)
      return TRUE;

  return FALSE;
}

/* "By Ada Lang and Bo de Vries in Paris": all words are capitalised, or stand between names. */
gboolean
stk_line_is_byline (const char *start, const char *end)
{
  const char *word = find_names (start, end);

  if (word == NULL || is_longer_than (start, end, MAX_BYLINE) || end[-1] == '.')
    return FALSE;
  /* Scripts without case have no other sign than the word. */
  if (g_unichar_islower (get_first_char (word, end)))
    return FALSE;
  /* "By Friday noon" is no name. */
  if (stk_lexicon_look_up (word, strcspn (word, " \n,")) &
      (STK_LEX_MONTH | STK_LEX_WEEKDAY | STK_LEX_STARTER | STK_LEX_ARTICLE))
    return FALSE;

  while (word < end)
    {
      size_t n = strcspn (word, " \n");
      size_t n_bare;

      n = MIN (n, (size_t) (end - word));
      for (n_bare = n; n_bare > 0 && strchr (",|;·", word[n_bare - 1]) != NULL;)
        n_bare--;
      if (g_unichar_islower (g_utf8_get_char (word)) && !is_joining_word (word, n_bare) &&
          !(stk_lexicon_look_up (word, n_bare) & STK_LEX_PARTICLE))
        return FALSE;
      word += n;
      while (word < end && g_ascii_isspace (*word))
        word++;
    }

  return TRUE;
}

/* Skips what is before the names in a byline; returns all of it if nothing is. */
const char *
stk_line_skip_by (const char *line)
{
  const char *names = find_names (line, line + strlen (line));

  return names ? names : line;
}

/* The name of a picture's file */
gboolean
stk_line_is_file_name (const char *start, const char *end)
{
  static const char *const suffixes[] = { ".jpg", ".jpeg", ".png", ".gif", ".webp", ".tif", ".svg", ".mp4" };
  size_t n = (size_t) (end - start);

  if (is_longer_than (start, end, MAX_SLUG) || count_words (start, end) > MAX_FILE_NAME_WORDS)
    return FALSE;

  for (size_t i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      size_t n_suffix = strlen (suffixes[i]);

      if (n > n_suffix && g_ascii_strncasecmp (end - n_suffix, suffixes[i], n_suffix) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Words such as a picture is filed under: all in lower case, with no punctuation. */
gboolean
stk_line_is_slug (const char *start, const char *end)
{
  size_t n_words;
  gboolean has_lower = FALSE;

  if (is_longer_than (start, end, MAX_SLUG))
    return FALSE;
  n_words = count_words (start, end);

  if (n_words < 2 || n_words > MAX_SLUG_WORDS)
    return FALSE;
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      has_lower |= g_unichar_islower (c);
      if (!g_unichar_islower (c) && !g_unichar_isdigit (c) && c != ' ' && c != '-' && c != '_')
        return FALSE;
    }

  return has_lower;
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-lexicon.h"
#include "stk-span-private.h"

#include <string.h>

/* What a mark's neighbours make of it: space before and a word after, a word before and space
 * after, or neither. */
typedef enum
{
  OPENS,
  CLOSES,
  UNSURE,
  N_LOOKS,
} Look;

/* What readings cost a character, by its look. The figures are weighed against each other and
 * against those of the style; tests/core/test-span.c has the texts that they come from. */
static const struct
{
  gunichar c;
  StkMarks style;
  int open[N_LOOKS];
  int close[N_LOOKS];
  int ignore;
} characters[] = {
#define NO STK_MARK_NEVER
  { '"', STK_MARKS_STRAIGHT_DOUBLE, { 0, 8, 2 }, { 8, 0, 2 }, 6 },
  { 0x201c, STK_MARKS_CURLY_DOUBLE, { 0, 3, 0 }, { 10, 2, 6 }, 8 }, /* “ */
  { 0x201d, STK_MARKS_CURLY_DOUBLE, { 3, 20, 8 }, { 6, 0, 0 }, 6 }, /* ” */
  { 0x201e, STK_MARKS_CURLY_DOUBLE, { 0, 0, 0 }, { NO, NO, NO }, 8 }, /* „ */
  { 0x201f, STK_MARKS_CURLY_DOUBLE, { 0, 3, 0 }, { 10, 2, 6 }, 8 }, /* ‟ */
  { 0x00ab, STK_MARKS_DOUBLE_ANGLE, { 0, 3, 0 }, { 6, 0, 4 }, 8 }, /* « */
  { 0x00bb, STK_MARKS_DOUBLE_ANGLE, { 1, 8, 5 }, { 6, 0, 0 }, 8 }, /* » */
  { 0x2039, STK_MARKS_SINGLE_ANGLE, { 0, 3, 0 }, { 6, 0, 4 }, 8 }, /* ‹ */
  { 0x203a, STK_MARKS_SINGLE_ANGLE, { 1, 8, 5 }, { 6, 0, 0 }, 8 }, /* › */
  { 0x300c, STK_MARKS_CORNER, { 0, 0, 0 }, { NO, NO, NO }, 8 }, /* 「 */
  { 0x300d, STK_MARKS_CORNER, { NO, NO, NO }, { 0, 0, 0 }, 8 }, /* 」 */
  { 0x300e, STK_MARKS_WHITE_CORNER, { 0, 0, 0 }, { NO, NO, NO }, 8 }, /* 『 */
  { 0x300f, STK_MARKS_WHITE_CORNER, { NO, NO, NO }, { 0, 0, 0 }, 8 }, /* 』 */
  { '\'', STK_MARKS_STRAIGHT_SINGLE, { 2, NO, NO }, { NO, 0, NO }, 6 },
  { 0x2018, STK_MARKS_CURLY_SINGLE, { 0, 4, 4 }, { 20, 4, NO }, 6 }, /* ‘ */
  { 0x2019, STK_MARKS_CURLY_SINGLE, { NO, NO, NO }, { 20, 0, NO }, 6 }, /* ’ */
  { 0x201a, STK_MARKS_CURLY_SINGLE, { 0, 4, 4 }, { NO, NO, NO }, 6 }, /* ‚ */
#undef NO
};

/* Looked over to find a mark's neighbours. */
#define MAX_MARKS_IN_A_ROW 4

typedef struct
{
  const char *start;
  const char *end;
  GArray **marks; /* borrowed; of StkMark, one for each style */
  gboolean has_low_double; /* „, so that “ closes */
  gboolean has_low_single; /* ‚, so that ‘ closes */
} Scan;

static int
find_character (gunichar c)
{
  if (c != '"' && c != '\'' && c < 0xab)
    return -1;

  for (unsigned int i = 0; i < G_N_ELEMENTS (characters); i++)
    if (characters[i].c == c)
      return (int) i;

  return -1;
}

/* The nearest character before that is no quotation mark; 0 at the start */
static gunichar
get_before (const Scan *self, const char *p)
{
  for (int i = 0; i <= MAX_MARKS_IN_A_ROW && p > self->start; i++)
    {
      p = g_utf8_prev_char (p);
      if (find_character (g_utf8_get_char (p)) < 0)
        return g_utf8_get_char (p);
    }

  return 0;
}

/* The nearest one at or after @p; 0 at the end */
static gunichar
get_after (const Scan *self, const char *p)
{
  for (int i = 0; i <= MAX_MARKS_IN_A_ROW && p < self->end; i++)
    {
      if (find_character (g_utf8_get_char (p)) < 0)
        return g_utf8_get_char (p);
      p = g_utf8_next_char (p);
    }

  return 0;
}

static gboolean
is_space (gunichar c)
{
  return c == 0 || g_unichar_isspace (c);
}

static gboolean
is_dash (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION && c != '-';
}

static gboolean
is_opening (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_OPEN_PUNCTUATION || c == 0xbf || c == 0xa1 || c == '/' || c == '=';
}

static gboolean
is_closing (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_CLOSE_PUNCTUATION ||
         (c < 0x80 && strchr (".,;:!?/", (int) c) != NULL) || c == 0x2026 ||
         (c >= 0x3001 && c <= 0x3002) || c == 0x060c || c == 0x061b || c == 0x061f;
}

static Look
get_look (gunichar before, gunichar after)
{
  gboolean opens = (is_space (before) || is_opening (before) || is_dash (before)) &&
                   !is_space (after) && !is_closing (after);
  gboolean closes = !is_space (before) && !is_opening (before) &&
                    (is_space (after) || is_closing (after) || is_dash (after));

  if (opens == closes)
    return UNSURE;

  return opens ? OPENS : CLOSES;
}

/* "’90s", "’tis", "’em": letters are left out, and the mark stands for them. */
static gboolean
is_elision (const Scan *self, const char *word)
{
  const char *p = word;

  while (p < self->end && g_ascii_isdigit (*p))
    p++;
  if (p - word == 2)
    return p == self->end || *p == 's' || !g_unichar_isalnum (g_utf8_get_char (p));

  for (p = word; p < self->end && g_ascii_isalpha (*p);)
    p++;

  return (stk_lexicon_look_up (word, (size_t) (p - word)) & STK_LEX_ELIDED) != 0;
}

/* "the countries’ leaders": a plural's possessive looks like the end of a quotation. */
static gboolean
is_possessive (const Scan *self, const char *p, const char *after)
{
  return p > self->start && (p[-1] == 's' || p[-1] == 'S') &&
         after + 1 < self->end && *after == ' ' && g_unichar_isalpha (g_utf8_get_char (after + 1));
}

/* Single marks are as often apostrophes. */
static void
weigh_single (const Scan *self, StkMark *mark, const char *p, const char *after, Look look)
{
  gunichar before = get_before (self, p);

  if (look == OPENS && is_elision (self, after))
    {
      mark->open = MAX (mark->open, 8);
      mark->ignore = 0;
    }
  else if (look == CLOSES && is_possessive (self, p, after))
    {
      mark->close = MAX (mark->close, 3);
      mark->ignore = 1;
    }
  else if (look == CLOSES && g_unichar_isdigit (before))
    mark->ignore = 2;
  else if (look == CLOSES && g_unichar_isalpha (before))
    mark->ignore = 3;
  else if (look == UNSURE || mark->open >= STK_MARK_NEVER)
    mark->ignore = look == CLOSES ? mark->ignore : 0;
}

/* Hebrew marks abbreviations between their last two letters, mostly with this sign. */
static gboolean
is_gershayim (gunichar before, gunichar after)
{
  return before >= 0x5d0 && before <= 0x5ea && after >= 0x5d0 && after <= 0x5ea;
}

static void
add_mark (Scan *self, int character, const char *p, size_t offset)
{
  const char *after = g_utf8_next_char (p);
  StkMarks style = characters[character].style;
  gunichar before = get_before (self, p);
  Look look = get_look (before, get_after (self, after));
  StkMark mark = {
    .offset = offset,
    .open = characters[character].open[look],
    .close = characters[character].close[look],
    .ignore = characters[character].ignore,
  };

  self->has_low_double |= characters[character].c == 0x201e;
  self->has_low_single |= characters[character].c == 0x201a;
  if (style >= STK_MARKS_FIRST_SINGLE)
    weigh_single (self, &mark, p, after, look);
  else if (is_gershayim (p > self->start ? g_utf8_get_char (g_utf8_prev_char (p)) : 0,
                         after < self->end ? g_utf8_get_char (after) : 0))
    {
      mark.open = mark.close = STK_MARK_NEVER;
      mark.ignore = 0;
    }
  else if (characters[character].c == '"' && look == CLOSES && g_unichar_isdigit (before))
    mark.ignore = 2; /* inches */

  /* In a text with „ the same character closes that opens in English. */
  if (characters[character].c == 0x201c && self->has_low_double)
    mark.close = look == OPENS ? 10 : look == CLOSES ? 0
                                                     : 2;
  if (characters[character].c == 0x2018 && self->has_low_single)
    mark.close = look == CLOSES ? 0 : mark.close;

  g_array_append_val (self->marks[style], mark);
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const StkMark *mark_a = a, *mark_b = b;

  return (mark_a->offset > mark_b->offset) - (mark_a->offset < mark_b->offset);
}

/* Opened with a typographic mark and closed with a typewriter's, or the other way round. */
static void
merge_mixed (Scan *self, gboolean has_one_curly)
{
  GArray *straight = self->marks[STK_MARKS_STRAIGHT_DOUBLE];
  GArray *curly = self->marks[STK_MARKS_CURLY_DOUBLE];

  if (!has_one_curly || straight->len == 0)
    return;

  g_array_append_vals (curly, straight->data, straight->len);
  g_array_set_size (straight, 0);
  g_array_sort (curly, compare_marks);
}

/**
 * stk_marks_scan:
 * @utf8: a block's text
 * @n_bytes: its length in bytes
 * @marks: (array fixed-size=8): an empty array of [struct@Stk.Mark] for each style, to be filled
 *
 * Finds the quotation marks, and what may be one, with the costs of their readings.
 */
void
stk_marks_scan (const char *utf8, size_t n_bytes, GArray *marks[STK_N_MARKS])
{
  Scan self = { .start = utf8, .end = utf8 + n_bytes, .marks = marks };
  size_t offset = 0;
  gunichar curly = 0;
  gboolean has_one_curly = FALSE;

  for (const char *p = self.start; p < self.end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int character = find_character (c);

      if (character >= 0)
        {
          add_mark (&self, character, p, offset);
          if (characters[character].style == STK_MARKS_CURLY_DOUBLE)
            {
              has_one_curly = curly == 0 || (has_one_curly && c == curly);
              curly = c;
            }
        }
      offset++;
    }
  merge_mixed (&self, has_one_curly);
}

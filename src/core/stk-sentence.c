/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-breaks-private.h"
#include "stk-lexicon.h"

#include <string.h>
#include <unicode/uchar.h>

/* ICU ends a sentence at every full stop before a capital, and at every line break. These rules
 * take back the boundaries that a reader of news would not see. */

/* A line that is shorter was not broken by a program that wraps text. */
#define MIN_WRAPPED_LINE 40

/* How many words after a quotation are searched for the verb that gives it to its speaker. */
#define MAX_WORDS_TO_VERB 5

/* More bytes before a full stop are no abbreviation. */
#define MAX_TOKEN_BYTES 32

/* The end of a sentence, taken apart. All point into the text. */
typedef struct
{
  const char *sentence;
  const char *after_terminator; /* behind the full stop */
  const char *after_closers;    /* behind the quotation marks and brackets that follow it */
  const char *next;             /* the first thing of the next sentence that is no white space */
  const char *next_word;        /* the same, behind its opening marks */
  const char *end;
  gunichar terminator;
} Ending;

static gunichar
char_before (const char *start, const char *p)
{
  return p > start ? g_utf8_get_char (g_utf8_prev_char (p)) : 0;
}

static gunichar
char_at (const char *p, const char *end)
{
  return p < end ? g_utf8_get_char (p) : 0;
}

static gboolean
is_quotation_mark (gunichar c)
{
  return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201f) || c == 0xab || c == 0xbb ||
         c == 0x2039 || c == 0x203a || (c >= 0x300c && c <= 0x300f);
}

static gboolean
is_mark (gunichar c)
{
  return is_quotation_mark (c) || c == '(' || c == ')' || c == '[' || c == ']';
}

static gboolean
is_terminator (gunichar c)
{
  int32_t property;

  if (c == 0x2026) /* the ellipsis, which Unicode has end nothing */
    return TRUE;

  property = u_getIntPropertyValue ((UChar32) c, UCHAR_SENTENCE_BREAK);

  return property == U_SB_STERM || property == U_SB_ATERM;
}

static Ending
take_apart (const char *sentence, const char *boundary, const char *end)
{
  Ending ending = { .sentence = sentence, .end = end };
  const char *p = boundary;

  while (p > sentence && g_unichar_isspace (char_before (sentence, p)))
    p = g_utf8_prev_char (p);
  ending.after_closers = p;
  while (p > sentence && is_mark (char_before (sentence, p)))
    p = g_utf8_prev_char (p);
  ending.after_terminator = p;
  ending.terminator = char_before (sentence, p);

  p = boundary;
  while (p < end && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  ending.next = p;
  while (p < end && is_mark (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  ending.next_word = p;

  return ending;
}

static const char *
skip_word (const char *p, const char *end)
{
  while (p < end && (g_unichar_isalnum (g_utf8_get_char (p)) || g_unichar_ismark (g_utf8_get_char (p))))
    p = g_utf8_next_char (p);

  return p;
}

static unsigned int
look_up_next (const Ending *ending)
{
  const char *word_end = skip_word (ending->next_word, ending->end);

  return stk_lexicon_look_up (ending->next_word, (size_t) (word_end - ending->next_word));
}

static gboolean
next_is_lower (const Ending *ending)
{
  return g_unichar_islower (char_at (ending->next_word, ending->end));
}

/* Line breaks between the two sentences: a blank line always parts them, a single one only if the
 * line was not full. */
static gboolean
line_break_ends (const Ending *ending)
{
  const char *line = ending->after_closers;

  if (next_is_lower (ending))
    return FALSE;
  while (line > ending->sentence && line[-1] != '\n')
    line--;

  return g_utf8_strlen (line, ending->after_closers - line) < MIN_WRAPPED_LINE;
}

static unsigned int
count_line_breaks (const Ending *ending)
{
  unsigned int n = 0;

  for (const char *p = ending->after_closers; p < ending->next; p++)
    n += *p == '\n';

  return n;
}

/* The word before the full stop, which may have full stops inside: "U.S", "a.m", "Mr", "19". */
static const char *
find_token (const Ending *ending)
{
  const char *stop = ending->after_terminator - 1;
  const char *p = stop;

  while (p > ending->sentence && stop - p <= MAX_TOKEN_BYTES)
    {
      gunichar c = char_before (ending->sentence, p);

      if (!g_unichar_isalnum (c) && !g_unichar_ismark (c) && c != '.')
        break;
      p = g_utf8_prev_char (p);
    }

  return p;
}

/* "5." in "am 5. Mai", "im 19. Jahrhundert", and where it numbers a paragraph. */
static gboolean
is_ordinal (const Ending *ending, const char *token, size_t n_bytes)
{
  const char *word_end = token;
  const char *word;

  if (token == ending->sentence)
    return TRUE;
  if (n_bytes > 2)
    return FALSE;
  if (look_up_next (ending) & STK_LEX_MONTH)
    return TRUE;

  while (word_end > ending->sentence && g_unichar_isspace (char_before (ending->sentence, word_end)))
    word_end = g_utf8_prev_char (word_end);
  word = word_end;
  while (word > ending->sentence && word_end - word <= MAX_TOKEN_BYTES &&
         g_unichar_isalpha (char_before (ending->sentence, word)))
    word = g_utf8_prev_char (word);

  return (stk_lexicon_look_up (word, (size_t) (word_end - word)) & STK_LEX_ARTICLE) != 0;
}

/* A single letter: an initial ("J. K. Rowling") unless what follows begins sentences. */
static gboolean
is_initial (const Ending *ending, const char *token)
{
  if (!g_unichar_isupper (g_utf8_get_char (token)))
    return FALSE;
  if (*token == 'I' && token > ending->sentence)
    return FALSE;

  return (look_up_next (ending) & STK_LEX_STARTER) == 0;
}

/* Full stops inside: "U.S. President" goes on, "in the U.S. The" does not; "at 8 a.m. Monday" goes
 * on, "at 8 a.m. Police" does not. */
static gboolean
is_dotted (const Ending *ending, const char *token, size_t n_bytes)
{
  unsigned int next = look_up_next (ending);

  if (g_ascii_strncasecmp (token, "a.m", n_bytes) == 0 || g_ascii_strncasecmp (token, "p.m", n_bytes) == 0)
    return (next & (STK_LEX_MONTH | STK_LEX_WEEKDAY | STK_LEX_ZONE)) != 0;

  return (next & STK_LEX_STARTER) == 0;
}

/* Whether the full stop belongs to the word before it and does not end the sentence. */
static gboolean
is_abbreviation (const Ending *ending)
{
  const char *token = find_token (ending);
  size_t n_bytes = (size_t) (ending->after_terminator - 1 - token);
  gboolean before_digit = g_unichar_isdigit (char_at (ending->next_word, ending->end));
  unsigned int flags;

  if (n_bytes == 0 || token[n_bytes - 1] == '.')
    return FALSE;
  if (g_unichar_isdigit (g_utf8_get_char (token)))
    return strspn (token, "0123456789") == n_bytes && is_ordinal (ending, token, n_bytes);
  if (memchr (token, '.', n_bytes) != NULL)
    return is_dotted (ending, token, n_bytes);
  if (token + n_bytes == g_utf8_next_char (token) && is_initial (ending, token))
    return TRUE;

  flags = stk_lexicon_look_up (token, n_bytes);
  if (!(flags & STK_LEX_LOWER) && !g_unichar_isupper (g_utf8_get_char (token)))
    flags &= ~(unsigned int) (STK_LEX_TITLE | STK_LEX_CLIPPED);
  if (flags & STK_LEX_TITLE)
    return TRUE;
  if (flags & (STK_LEX_NUMBERED | STK_LEX_MONTH) && before_digit)
    return TRUE;

  return flags & STK_LEX_CLIPPED && !(look_up_next (ending) & STK_LEX_STARTER);
}

/* "“Is it true?” Mayor Lang asked.": the verb that gives the quotation to its speaker comes soon,
 * with no other mark before it. */
static gboolean
speaker_follows (const Ending *ending)
{
  const char *p = ending->next;

  for (int i = 0; i < MAX_WORDS_TO_VERB && p < ending->end; i++)
    {
      const char *word_end = skip_word (p, ending->end);

      if (word_end == p)
        return FALSE;
      if (stk_lexicon_look_up (p, (size_t) (word_end - p)) & STK_LEX_SPEECH)
        return TRUE;
      if (char_at (word_end, ending->end) != ' ')
        return FALSE;
      p = word_end + 1;
    }

  return FALSE;
}

gboolean
stk_sentence_ends_at (const char *sentence, const char *boundary, const char *end)
{
  Ending ending = take_apart (sentence, boundary, end);
  unsigned int n_line_breaks = count_line_breaks (&ending);
  gunichar last;

  if (ending.next == end || n_line_breaks > 1)
    return TRUE;
  if (ending.after_closers == sentence)
    return FALSE;
  if (!is_terminator (ending.terminator))
    return n_line_breaks == 0 || line_break_ends (&ending);
  if (next_is_lower (&ending))
    return FALSE;

  last = char_before (sentence, ending.after_closers);
  /* With no space between, only a closing quotation mark parts two sentences, except in scripts
   * that write none. */
  if (ending.after_closers == ending.next && ending.terminator < 0x80 && !is_quotation_mark (last))
    return FALSE;
  if (ending.terminator == '.' && is_abbreviation (&ending))
    return FALSE;

  return !(ending.terminator != '.' && is_quotation_mark (last) && speaker_follows (&ending));
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-lexicon.h"
#include "stk-roles-private.h"

#include <string.h>

#define MAX_DATE_BYTES 100
#define MAX_MONTH_BYTES 24

/* Words that may stand beside a date. */
static const char *const date_words[] = {
  "published", "updated", "posted", "created", "modified", "last", "first", "date", "on", "at",
  "the", "of", "am", "pm", "a.m", "p.m", "st", "nd", "rd", "th", "h",
  "veröffentlicht", "aktualisiert", "de", "del", "el", "en", "em", "os", "alle", "ore", "às", "op", "om",
  "в", "года", "г", "опубликовано", "обновлено", "publicado", "actualizado", "atualizado", "pubblicato", "stand", "datum", "den", "vom", "um", "publié", "le", "à"
};

/* Months of languages beyond those of the lexicon, of which some are names elsewhere; in the order of the
 * year, with "|" before and after each. */
static const char *const more_months[] = {
  "|enero|janeiro|gennaio|januari|января|січня|stycznia|يناير|",
  "|febrero|fevereiro|febbraio|februari|февраля|лютого|lutego|فبراير|",
  "|marzo|março|maart|марта|березня|marca|مارس|",
  "|abril|aprile|апреля|квітня|kwietnia|أبريل|",
  "|mayo|maio|maggio|mei|мая|травня|maja|مايو|",
  "|junio|junho|giugno|июня|червня|czerwca|يونيو|",
  "|julio|julho|luglio|июля|липня|lipca|يوليو|",
  "|agosto|augustus|августа|серпня|sierpnia|أغسطس|",
  "|septiembre|setembro|settembre|сентября|вересня|września|سبتمبر|",
  "|octubre|outubro|ottobre|октября|жовтня|października|أكتوبر|",
  "|noviembre|novembro|ноября|листопада|listopada|نوفمبر|",
  "|diciembre|dezembro|dicembre|декабря|грудня|grudnia|ديسمبر|",
};

/* What a line that may be a date has been found to hold. */
typedef struct
{
  unsigned int year;
  unsigned int month;
  unsigned int day;
  gboolean has_date; /* one in figures alone, whose order of day and month may be unknown */
} Date;

static gboolean
is_date_word (const char *word, size_t n_bytes)
{
  for (size_t i = 0; i < G_N_ELEMENTS (date_words); i++)
    if (strlen (date_words[i]) == n_bytes && g_ascii_strncasecmp (word, date_words[i], n_bytes) == 0)
      return TRUE;

  return (stk_lexicon_look_up (word, n_bytes) & (STK_LEX_WEEKDAY | STK_LEX_ZONE)) != 0;
}

/* Reads up to three numbers with the same separator between them. */
static size_t
read_numbers (const char *token, size_t n_bytes, unsigned int numbers[3], char *separator)
{
  size_t n = 0;
  const char *p = token;
  const char *end = token + n_bytes;

  *separator = '\0';
  while (p < end && n < 3 && g_ascii_isdigit (*p))
    {
      numbers[n++] = (unsigned int) g_ascii_strtoull (p, NULL, 10);
      while (p < end && g_ascii_isdigit (*p))
        p++;
      if (p + 1 >= end || strchr ("./-:", *p) == NULL || (*separator != '\0' && *p != *separator))
        break;
      *separator = *p++;
    }

  return n;
}

static gboolean
read_number (Date *date, const char *token, size_t n_bytes)
{
  unsigned int n[3] = { 0 };
  char separator;
  size_t count = read_numbers (token, n_bytes, n, &separator);

  if (separator == ':')
    return count >= 2 && n[0] < 25 && n[1] < 60;
  if (count == 3)
    {
      if (date->has_date)
        return TRUE;
      if (n[0] > 1900 && n[1] <= 12 && n[2] <= 31)
        *date = (Date) { n[0], n[1], n[2], TRUE };
      else if (separator == '.' && n[1] <= 12 && n[0] <= 31)
        *date = (Date) { n[2] < 100 ? n[2] + 2000 : n[2], n[1], n[0], TRUE };
      else if (n[0] <= 31 && n[1] <= 31)
        date->has_date = TRUE;
      else
        return FALSE;
      return TRUE;
    }
  if (count != 1)
    return FALSE;

  /* The first of several dates is the one that counts. */
  if (n[0] >= 1900 && n[0] < 2200)
    date->year = date->year ? date->year : n[0];
  else if (n[0] >= 1 && n[0] <= 31 && date->day == 0)
    date->day = n[0];
  else
    return n[0] < 60; /* of a time */

  return TRUE;
}

static unsigned int
find_month (const char *word, size_t n_bytes)
{
  unsigned int month = stk_lexicon_get_month (word, n_bytes);
  g_autofree char *lower = NULL;
  g_autofree char *framed = NULL;

  if (month > 0 || n_bytes > MAX_MONTH_BYTES)
    return month;

  lower = g_utf8_strdown (word, (gssize) n_bytes);
  framed = g_strconcat ("|", lower, "|", NULL);
  for (unsigned int i = 0; i < G_N_ELEMENTS (more_months); i++)
    if (strstr (more_months[i], framed) != NULL)
      return i + 1;

  return 0;
}

/* "2026年3月9日", "2026년 3월 9일": what each number is follows it. */
static gboolean
read_unit (Date *date, unsigned int number, const char *unit)
{
  static const char *const units[][3] = { { "年", "月", "日" }, { "년", "월", "일" } };
  unsigned int *const members[] = { &date->year, &date->month, &date->day };

  for (size_t i = 0; i < G_N_ELEMENTS (units); i++)
    for (size_t j = 0; j < G_N_ELEMENTS (units[i]); j++)
      if (g_str_has_prefix (unit, units[i][j]))
        {
          *members[j] = *members[j] ? *members[j] : number;
          return TRUE;
        }

  /* Of a time */
  return g_str_has_prefix (unit, "時") || g_str_has_prefix (unit, "时") || g_str_has_prefix (unit, "分") ||
         g_str_has_prefix (unit, "시") || g_str_has_prefix (unit, "분");
}

/* Reads one word or number, with the length that it has. */
static gboolean
read_token (Date *date, const char *p, const char *end, size_t *n_bytes)
{
  const char *q = p;
  unsigned int month;

  if (g_ascii_isdigit (*p))
    {
      while (q < end && (g_ascii_isdigit (*q) || (strchr ("./-:", *q) != NULL && q + 1 < end && g_ascii_isdigit (q[1]))))
        q++;
      *n_bytes = (size_t) (q - p);
      if (q < end && read_unit (date, (unsigned int) g_ascii_strtoull (p, NULL, 10), q))
        {
          *n_bytes += (size_t) (g_utf8_next_char (q) - q);
          return TRUE;
        }
      return read_number (date, p, *n_bytes);
    }

  while (q < end && (g_unichar_isalpha (g_utf8_get_char (q)) || (*q == '.' && q + 1 < end && g_ascii_isalpha (q[1]))))
    q = g_utf8_next_char (q);
  *n_bytes = (size_t) (q - p);
  month = find_month (p, *n_bytes);
  if (month > 0)
    {
      date->month = date->month ? date->month : month;
      return TRUE;
    }

  return is_date_word (p, *n_bytes);
}

/* A line that is nothing but a date, perhaps with a time and "Published" before it. @iso is set to
 * YYYY-MM-DD if that much is known. */
gboolean
stk_line_is_date (const char *start, const char *end, char **iso)
{
  Date date = { 0 };
  const char *p = start;

  if ((size_t) (end - start) > MAX_DATE_BYTES)
    return FALSE;

  while (p < end)
    {
      gunichar c = g_utf8_get_char (p);
      size_t n_bytes;

      if (g_unichar_isalnum (c))
        {
          if (!read_token (&date, p, end, &n_bytes) || n_bytes == 0)
            return FALSE;
          p += n_bytes;
        }
      else if (g_unichar_isspace (c) || (c < 0x80 && strchr (",.|()/:-", (int) c) != NULL) ||
               c == 0xb7 || c == 0x2022 || c == 0x2013 || c == 0x2014)
        p = g_utf8_next_char (p);
      else
        return FALSE;
    }

  if (!date.has_date && (date.month == 0 || (date.day == 0 && date.year == 0)))
    return FALSE;
  if (iso != NULL && date.year > 0 && date.month > 0 && date.day > 0)
    *iso = g_strdup_printf ("%04u-%02u-%02u", date.year, date.month, date.day);

  return TRUE;
}

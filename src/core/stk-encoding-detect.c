/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-decode-private.h"
#include "stk-encoding.h"

#include <string.h>
#include <unicode/ucsdet.h>

/* Bytes that the language of a text is told by. */
#define SAMPLE_BYTES ((size_t) 64 * 1024)

/* Of 100. Below it, what the detector says is hardly better than chance. */
#define MIN_CONFIDENCE 10

/* One character in so many, at least, is odd in a text that was decoded wrongly. */
#define ODD_INTERVAL 20

/* Another encoding has to make so many times fewer odd ones. */
#define ODD_RATIO 8

/* Of the characters of a text at least one in so many is a space, a line end or punctuation. */
#define COMMON_INTERVAL 64

/* What ICU's detector does not know, of what articles come in. */
static const char *const undetected[] = { "macintosh", "IBM850", "IBM866" };

/* The lines with letters beyond ASCII: the others say nothing, and may be most of a text. */
static size_t
take_sample (const char *data, size_t size, char *sample)
{
  const char *end = data + size;
  size_t n_sample = 0;

  for (const char *p = data; p < end && n_sample < SAMPLE_BYTES;)
    {
      const char *line_end = memchr (p, '\n', (size_t) (end - p));
      size_t n = (size_t) ((line_end ? line_end + 1 : end) - p);
      const char *q = p;

      while (q < p + n && (unsigned char) *q < 0x80)
        q++;
      if (q < p + n)
        {
          /* From shortly before the first such letter, where a line is long. */
          const char *start = q - p > 4096 ? q - 4096 : p;
          size_t n_taken = MIN ((size_t) (p + n - start), SAMPLE_BYTES - n_sample);

          memcpy (sample + n_sample, start, n_taken);
          n_sample += n_taken;
        }
      p += n;
    }

  return n_sample;
}

/* Signs such as that of a trade mark stand beside words of any language, but hardly beside letters beyond ASCII. */
static gboolean
is_odd_sign (gunichar prev, gunichar c, gunichar next)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_MATH_SYMBOL:
    case G_UNICODE_MODIFIER_SYMBOL:
    case G_UNICODE_CURRENCY_SYMBOL:
    case G_UNICODE_OTHER_SYMBOL:
      return (prev >= 0x80 && g_unichar_isalpha (prev)) || (next >= 0x80 && g_unichar_isalpha (next));
    default:
      return FALSE;
    }
}

/* Whether a character between two others shows that the text is no text. */
static gboolean
is_odd (gunichar prev, gunichar c, gunichar next)
{
  gboolean prev_is_letter = g_unichar_isalpha (prev), next_is_letter = g_unichar_isalpha (next);

  if ((c >= 0x80 && c < 0xa0) || c == 0xfffd || (c >= 0x2500 && c < 0x2600))
    return TRUE;
  if (prev < 0x80 && c < 0x80)
    return FALSE;
  if (g_unichar_isalpha (c))
    return prev_is_letter && ((g_unichar_isupper (c) && g_unichar_islower (prev)) ||
                              g_unichar_get_script (c) != g_unichar_get_script (prev));
  if (is_odd_sign (prev, c, next))
    return TRUE;
  if (c < 0x80 || g_unichar_ismark (c) || g_unichar_type (c) == G_UNICODE_FORMAT)
    return FALSE;

  /* Apostrophes, hyphens and dashes stand inside of words. */
  return prev_is_letter && next_is_letter && c != 0xb7 && c != 0x2019 &&
         (c < 0x2010 || c > 0x2014);
}

/* Counts what is odd if a text is read in an encoding, and what is beyond ASCII. */
static size_t
count_odd (const char *sample, size_t n_sample, const char *encoding, size_t *n_beyond)
{
  size_t n_read, n_odd = 0;
  g_autoptr (GBytes) utf8 = stk_decode_convert (sample, n_sample, encoding, FALSE, &n_read);
  const char *p = utf8 ? g_bytes_get_data (utf8, NULL) : "";
  gunichar prev = 0;

  *n_beyond = 0;
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      *n_beyond += c >= 0x80;
      n_odd += is_odd (prev, c, g_utf8_get_char (g_utf8_next_char (p)));
      prev = c;
    }

  return n_odd;
}

/* Puts another encoding in place of one that the detector has found, where that makes no words. */
static const char *
improve (const char *found, const char *sample, size_t n_sample)
{
  const char *best = found;
  size_t n_beyond, n_odd, n_allowed;

  /* The one has letters of Ukrainian where the other has lines of boxes. */
  if (g_str_equal (found, "KOI8-R"))
    return count_odd (sample, n_sample, found, &n_beyond) > 0 ? "KOI8-U" : found;
  if (!g_str_has_prefix (found, "windows-125") && !g_str_has_prefix (found, "ISO-8859-"))
    return found;

  n_odd = count_odd (sample, n_sample, found, &n_beyond);
  if (n_odd == 0 || n_odd * ODD_INTERVAL < n_beyond)
    return found;
  n_allowed = n_odd / ODD_RATIO;
  for (size_t i = 0; i < G_N_ELEMENTS (undetected); i++)
    {
      n_odd = count_odd (sample, n_sample, undetected[i], &n_beyond);
      if (n_odd > n_allowed)
        continue;
      best = undetected[i];
      if (n_odd == 0)
        break;
      n_allowed = n_odd - 1;
    }

  return best;
}

/* Whether all is text if it is read as UTF-16, with as many spaces and stops as any text has. */
static gboolean
is_wide_text (const char *data, size_t n_bytes, gboolean is_big)
{
  size_t n_common = 0;
  gunichar high = 0;

  for (size_t i = 0; i + 1 < n_bytes; i += 2)
    {
      gunichar c = (guchar) data[i + (is_big ? 0 : 1)] * 256u + (guchar) data[i + (is_big ? 1 : 0)];
      gboolean is_low = c >= 0xdc00 && c < 0xe000;

      if (is_low != (high != 0))
        return FALSE;
      high = c >= 0xd800 && c < 0xdc00 ? c : 0;
      if (high != 0 || is_low)
        continue;
      if ((g_unichar_iscntrl (c) && c != '\t' && c != '\n' && c != '\r') || !g_unichar_isdefined (c) ||
          g_unichar_type (c) == G_UNICODE_PRIVATE_USE)
        return FALSE;
      n_common += c < 0x80 || (c >= 0x3000 && c < 0x3040) || (c >= 0xff00 && c < 0xff66);
    }

  return n_common > 0 && n_common * COMMON_INTERVAL >= n_bytes / 2;
}

/* Whether bytes look like words in ASCII, as those of UTF-16 do not. */
static gboolean
is_mostly_ascii (const char *data, size_t n_bytes)
{
  size_t n = 0;

  for (size_t i = 0; i < n_bytes; i++)
    n += g_ascii_isalpha (data[i]) || data[i] == ' ';

  return n * 5 > n_bytes * 3;
}

/**
 * stk_encoding_detect_wide:
 * @data: (array length=size): a text without a byte-order mark
 * @size: its size in bytes
 *
 * Tells UTF-16 by the zero bytes that spaces and line ends have on one side, whatever the language. Where there are
 * few, as in East Asian texts, all of it has to be text.
 *
 * Returns: (transfer none) (nullable): the name of an encoding, or %NULL if it is no UTF-16
 */
const char *
stk_encoding_detect_wide (const char *data, size_t size)
{
  size_t n_high = 0, n_low = 0, n_bytes = MIN (size, SAMPLE_BYTES);

  for (size_t i = 0; i + 1 < n_bytes; i += 2)
    {
      n_high += data[i] == 0 && data[i + 1] != 0;
      n_low += data[i] != 0 && data[i + 1] == 0;
    }
  if (n_high + n_low == 0)
    return NULL;
  /* A single zero byte in a short text is a slip. */
  if (n_high + n_low >= 2 && (n_high + n_low) * (n_high + n_low < 8 ? 8 : 40) >= n_bytes)
    {
      if (n_low > n_high * 20)
        return "UTF-16LE";
      if (n_high > n_low * 20)
        return "UTF-16BE";
    }

  if (size % 2 != 0 || is_mostly_ascii (data, n_bytes))
    return NULL;
  if (is_wide_text (data, n_bytes, FALSE))
    return "UTF-16LE";

  return is_wide_text (data, n_bytes, TRUE) ? "UTF-16BE" : NULL;
}

/**
 * stk_encoding_detect_in_ascii:
 * @data: (array length=size): a text without a byte-order mark
 * @size: its size in bytes
 *
 * Tells encodings of which the bytes may all be ASCII: UTF-16 by its zero bytes, and ISO-2022-JP by the sequences
 * that switch to Japanese and back.
 *
 * Returns: (transfer none) (nullable): the name of an encoding, or %NULL if it is neither
 */
const char *
stk_encoding_detect_in_ascii (const char *data, size_t size)
{
  size_t n_bytes = MIN (size, SAMPLE_BYTES);

  if (memmem (data, n_bytes, "\x1b$B", 3) != NULL || memmem (data, n_bytes, "\x1b$@", 3) != NULL)
    return "ISO-2022-JP";

  return stk_encoding_detect_wide (data, size);
}

/**
 * stk_encoding_detect:
 * @data: (array length=size): a text that is not UTF-8
 * @size: its size in bytes
 * @has_markup: whether tags are to be passed over
 *
 * Guesses an encoding by what is frequent in languages, with ICU's detector. It always names one; where that makes no
 * words, because capitals follow small letters, or signs stand inside of words, those of old computers that it does
 * not know are tried.
 *
 * Returns: (transfer none): the name of an encoding; Windows-1252 where nothing speaks for another
 */
const char *
stk_encoding_detect (const char *data, size_t size, gboolean has_markup)
{
  UErrorCode status = U_ZERO_ERROR;
  const char *found = NULL;
  g_autofree char *sample = g_malloc (SAMPLE_BYTES);
  UCharsetDetector *detector;
  const UCharsetMatch **matches;
  size_t n_sample = take_sample (data, size, sample);
  int n_matches = 0;

  detector = ucsdet_open (&status);
  ucsdet_setText (detector, sample, (int32_t) n_sample, &status);
  ucsdet_enableInputFilter (detector, has_markup != FALSE);
  matches = ucsdet_detectAll (detector, &n_matches, &status);
  for (int i = 0; U_SUCCESS (status) && i < n_matches && found == NULL; i++)
    {
      const char *name = ucsdet_getName (matches[i], &status);

      if (ucsdet_getConfidence (matches[i], &status) < MIN_CONFIDENCE)
        break;
      found = U_SUCCESS (status) ? stk_encoding_find (name) : NULL;
      /* That was tried before. */
      if (found != NULL && g_str_has_prefix (found, "UTF-"))
        found = NULL;
    }
  ucsdet_close (detector);

  return improve (found ? found : "windows-1252", sample, n_sample);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

/* Bytes that the language of a text is told by. */
#define SAMPLE_BYTES ((size_t) 64 * 1024)

/* Of 100. Below it, what the detector says is hardly better than chance. */
#define MIN_CONFIDENCE 10

static const StkEncoding encodings[] = {
  { "UTF-8", N_ ("Unicode") },
  { "UTF-16LE", N_ ("Unicode") },
  { "UTF-16BE", N_ ("Unicode") },
  { "UTF-32LE", N_ ("Unicode") },
  { "UTF-32BE", N_ ("Unicode") },
  { "windows-1252", N_ ("Western European") },
  { "ISO-8859-15", N_ ("Western European") },
  { "macintosh", N_ ("Western European") },
  { "IBM850", N_ ("Western European") },
  { "IBM437", N_ ("Western European") },
  { "windows-1250", N_ ("Central European") },
  { "ISO-8859-2", N_ ("Central European") },
  { "ISO-8859-16", N_ ("Romanian") },
  { "windows-1257", N_ ("Baltic") },
  { "ISO-8859-4", N_ ("Baltic") },
  { "ISO-8859-13", N_ ("Baltic") },
  { "ISO-8859-10", N_ ("Nordic") },
  { "windows-1251", N_ ("Cyrillic") },
  { "KOI8-R", N_ ("Cyrillic") },
  { "KOI8-U", N_ ("Cyrillic") },
  { "ISO-8859-5", N_ ("Cyrillic") },
  { "IBM866", N_ ("Cyrillic") },
  { "x-mac-cyrillic", N_ ("Cyrillic") },
  { "windows-1253", N_ ("Greek") },
  { "ISO-8859-7", N_ ("Greek") },
  { "windows-1254", N_ ("Turkish") },
  { "windows-1255", N_ ("Hebrew") },
  { "ISO-8859-8", N_ ("Hebrew") },
  { "windows-1256", N_ ("Arabic") },
  { "ISO-8859-6", N_ ("Arabic") },
  { "windows-1258", N_ ("Vietnamese") },
  { "windows-874", N_ ("Thai") },
  { "GB18030", N_ ("Chinese, simplified") },
  { "Big5", N_ ("Chinese, traditional") },
  { "windows-31j", N_ ("Japanese") },
  { "EUC-JP", N_ ("Japanese") },
  { "ISO-2022-JP", N_ ("Japanese") },
  { "windows-949", N_ ("Korean") },
};

/* What the web means by these labels, from the WHATWG's Encoding Standard, and names that ICU's
 * detector uses. Other names are in the table above or are found through ICU. */
static const struct
{
  const char *label;
  const char *encoding;
} aliases[] = {
  { "utf8", "UTF-8" },
  { "unicode-1-1-utf-8", "UTF-8" },
  { "utf-16", "UTF-16LE" },
  { "utf-32", "UTF-32LE" },
  { "ascii", "windows-1252" },
  { "us-ascii", "windows-1252" },
  { "iso-8859-1", "windows-1252" },
  { "iso8859-1", "windows-1252" },
  { "iso_8859-1", "windows-1252" },
  { "latin1", "windows-1252" },
  { "l1", "windows-1252" },
  { "cp1252", "windows-1252" },
  { "x-cp1252", "windows-1252" },
  { "iso-8859-9", "windows-1254" },
  { "latin5", "windows-1254" },
  { "iso-8859-8-i", "ISO-8859-8" },
  { "iso-8859-11", "windows-874" },
  { "tis-620", "windows-874" },
  { "mac", "macintosh" },
  { "x-mac-roman", "macintosh" },
  { "x-mac-ukrainian", "x-mac-cyrillic" },
  { "gb2312", "GB18030" },
  { "gbk", "GB18030" },
  { "x-gbk", "GB18030" },
  { "big5-hkscs", "Big5" },
  { "shift_jis", "windows-31j" },
  { "shift-jis", "windows-31j" },
  { "sjis", "windows-31j" },
  { "x-sjis", "windows-31j" },
  { "euc-kr", "windows-949" },
  { "ks_c_5601-1987", "windows-949" },
  { "ibm420_rtl", NULL },
  { "ibm420_ltr", NULL },
  { "ibm424_rtl", NULL },
  { "ibm424_ltr", NULL },
};

static const char *
find_row (const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (ucnv_compareNames (name, encodings[i].name) == 0)
      return encodings[i].name;

  return NULL;
}

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

/**
 * stk_encoding_get_all:
 * @n_encodings: (out): return location for their number
 *
 * Gets the encodings to offer, those that are alike beside each other.
 *
 * Returns: (transfer none) (array length=n_encodings): the encodings
 */
const StkEncoding *
stk_encoding_get_all (size_t *n_encodings)
{
  *n_encodings = G_N_ELEMENTS (encodings);

  return encodings;
}

/**
 * stk_encoding_get_label:
 * @name: an encoding
 *
 * Gets what an encoding is for, such as "Western European".
 *
 * Returns: (transfer none) (nullable): a few translated words; %NULL for a rare encoding
 */
const char *
stk_encoding_get_label (const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (g_str_equal (name, encodings[i].name))
      return _ (encodings[i].label);

  return NULL;
}

/**
 * stk_encoding_find:
 * @label: what a file or the detector calls an encoding
 *
 * Finds the encoding that is meant, among those that articles come in. What other encodings would do to
 * a text can be abused, so a file cannot ask for them.
 *
 * Returns: (transfer none) (nullable): its name, or %NULL
 */
const char *
stk_encoding_find (const char *label)
{
  for (size_t i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_ascii_strcasecmp (label, aliases[i].label) == 0)
      return aliases[i].encoding;

  return find_row (label);
}

/**
 * stk_encoding_dup_name:
 * @label: what a person calls an encoding
 *
 * Finds the encoding that is meant, among all that ICU can convert.
 *
 * Returns: (transfer full) (nullable): its name, or %NULL if there is none
 */
char *
stk_encoding_dup_name (const char *label)
{
  const char *name = stk_encoding_find (label);
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter;

  /* An empty name would be the locale's encoding. */
  if (name != NULL || *label == '\0')
    return g_strdup (name);
  converter = ucnv_open (label, &status);
  if (U_FAILURE (status))
    return NULL;
  name = ucnv_getStandardName (ucnv_getName (converter, &status), "IANA", &status);
  name = name && U_SUCCESS (status) ? name : label;
  ucnv_close (converter);

  return g_strdup (name);
}

/**
 * stk_encoding_detect_wide:
 * @data: (array length=size): a text without a byte-order mark
 * @size: its size in bytes
 *
 * Tells UTF-16 by the zero bytes that spaces and line ends have on one side, whatever the language.
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
  /* A single zero byte in a short text is a slip. */
  if ((n_high + n_low) * (n_high + n_low < 8 ? 8 : 40) < n_bytes || n_high + n_low < 2)
    return NULL;
  if (n_low > n_high * 20)
    return "UTF-16LE";

  return n_high > n_low * 20 ? "UTF-16BE" : NULL;
}

/**
 * stk_encoding_detect:
 * @data: (array length=size): a text that is not UTF-8
 * @size: its size in bytes
 * @has_markup: whether tags are to be passed over
 *
 * Guesses an encoding by what is frequent in languages, with ICU's detector.
 *
 * Returns: (transfer none): the name of an encoding; Windows-1252 where nothing speaks for another
 */
const char *
stk_encoding_detect (const char *data, size_t size, gboolean has_markup)
{
  UErrorCode status = U_ZERO_ERROR;
  const char *found = stk_encoding_detect_wide (data, size);
  g_autofree char *sample = NULL;
  UCharsetDetector *detector;
  const UCharsetMatch **matches;
  size_t n_sample;
  int n_matches = 0;

  if (found != NULL)
    return found;

  sample = g_malloc (SAMPLE_BYTES);
  n_sample = take_sample (data, size, sample);
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

  return found ? found : "windows-1252";
}

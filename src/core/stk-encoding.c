/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-encoding.h"

#include <glib/gi18n-lib.h>
#include <unicode/ucnv.h>

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

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-decode-private.h"

#include <string.h>
#include <unicode/ucnv.h>

/* A page has to declare its encoding near its start. */
#define MAX_DECLARATION_BYTES 4096
#define MAX_LABEL_BYTES 40

/* What web pages mean by these labels, from the WHATWG's Encoding Standard. */
static const struct
{
  const char *label;
  const char *encoding;
} aliases[] = {
  { "utf8", "UTF-8" },
  { "utf-8", "UTF-8" },
  { "unicode-1-1-utf-8", "UTF-8" },
  /* A page whose declaration can be read as ASCII is no UTF-16. */
  { "utf-16", "UTF-8" },
  { "utf-16le", "UTF-8" },
  { "utf-16be", "UTF-8" },
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
  { "iso-8859-11", "windows-874" },
  { "tis-620", "windows-874" },
  { "gb2312", "GB18030" },
  { "gbk", "GB18030" },
  { "x-gbk", "GB18030" },
  { "shift_jis", "windows-31j" },
  { "shift-jis", "windows-31j" },
  { "sjis", "windows-31j" },
  { "x-sjis", "windows-31j" },
  { "euc-kr", "windows-949" },
  { "ks_c_5601-1987", "windows-949" },
};

static gboolean
ends_label (char c)
{
  return g_ascii_isspace (c) || strchr ("\"'<>;/?", c) != NULL;
}

/* Returns the label after "charset=" or "encoding=", in lower case. */
static char *
find_label_after (const char *head, const char *end, const char *key)
{
  size_t n = strlen (key);

  for (const char *p = head; (size_t) (end - p) > n; p++)
    {
      const char *label, *label_end;

      if (g_ascii_strncasecmp (p, key, n) != 0)
        continue;
      for (label = p + n; label < end && g_ascii_isspace (*label);)
        label++;
      if (label == end || *label != '=')
        continue;
      for (label++; label < end && (g_ascii_isspace (*label) || *label == '"' || *label == '\'');)
        label++;
      for (label_end = label; label_end < end && !ends_label (*label_end);)
        label_end++;
      if (label_end > label && label_end - label <= MAX_LABEL_BYTES)
        return g_ascii_strdown (label, label_end - label);
    }

  return NULL;
}

static gboolean
is_control (char c)
{
  return (unsigned char) c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

static char *
find_declared_encoding (const char *data, size_t size)
{
  const char *end = data + MIN (size, MAX_DECLARATION_BYTES);
  g_autofree char *label = NULL;

  if (size > 5 && memcmp (data, "<?xml", 5) == 0)
    {
      const char *close = memchr (data, '>', (size_t) (end - data));

      label = find_label_after (data, close ? close : end, "encoding");
    }
  if (label == NULL)
    label = find_label_after (data, end, "charset");
  if (label == NULL)
    return NULL;

  for (size_t i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_str_equal (label, aliases[i].label))
      return g_strdup (aliases[i].encoding);

  return g_steal_pointer (&label);
}

/* Bytes that mean nothing in the encoding become U+FFFD. Returns NULL if the encoding is unknown. */
static GBytes *
convert (const char *data, size_t size, const char *encoding)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open (encoding, &status);
  size_t capacity = MIN (size * 3 + 1, (size_t) G_MAXINT32);
  char *utf8;
  int32_t n_bytes;

  if (U_FAILURE (status))
    return NULL;

  utf8 = g_malloc (capacity);
  n_bytes = ucnv_toAlgorithmic (UCNV_UTF8, converter, utf8, (int32_t) capacity, data, (int32_t) size, &status);
  ucnv_close (converter);
  if (U_FAILURE (status))
    {
      g_free (utf8);
      return NULL;
    }
  utf8 = g_realloc (utf8, (size_t) n_bytes + 1);
  utf8[n_bytes] = '\0';

  return g_bytes_new_take (utf8, (size_t) n_bytes);
}

/* Control characters end the text for some parsers and glue words together for others. */
static GBytes *
blank_controls (GBytes *bytes)
{
  size_t size, i;
  const char *data = g_bytes_get_data (bytes, &size);
  char *copy;

  for (i = 0; i < size; i++)
    if (is_control (data[i]))
      break;
  if (i == size)
    return bytes;

  copy = g_bytes_unref_to_data (bytes, &size);
  for (; i < size; i++)
    if (is_control (copy[i]))
      copy[i] = ' ';

  return g_bytes_new_take (copy, size);
}

/* NULs are dealt with later. */
static gboolean
is_valid (const char *data, size_t size)
{
  const char *end = data + size;
  const char *p = data;

  while (p < end && !g_utf8_validate_len (p, (size_t) (end - p), &p))
    if (*p++ != '\0')
      return FALSE;

  return TRUE;
}

static GBytes *
make_valid (const char *data, size_t size)
{
  char *valid = g_utf8_make_valid (data, (gssize) size);

  return g_bytes_new_take (valid, strlen (valid));
}

/**
 * stk_decode_html:
 * @bytes: a page
 * @encoding: (out) (transfer full): return location for the encoding that was assumed
 *
 * Makes UTF-8 of a page, by its byte-order mark, else by what it declares, else by trial. Pages are
 * often a little broken, and a browser shows them all the same: so do we. What means nothing in
 * the encoding becomes U+FFFD, and control characters become spaces.
 *
 * Returns: (transfer full): valid UTF-8 without a mark or NULs
 */
GBytes *
stk_decode_html (GBytes *bytes, char **encoding)
{
  size_t size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *marked = NULL;
  size_t n_mark = stk_decode_find_bom (data, size, &marked);
  gboolean valid = is_valid (data + n_mark, size - n_mark);
  g_autofree char *label = n_mark > 0 ? g_strdup (marked) : find_declared_encoding (data, size);
  GBytes *converted = NULL;

  if (g_strcmp0 (label, "UTF-16LE") == 0 || g_strcmp0 (label, "UTF-16BE") == 0)
    converted = stk_decode_utf16_leniently (bytes);
  else if (label != NULL && !g_str_equal (label, "UTF-8"))
    converted = convert (data, size, label);
  if (converted == NULL && !valid && g_strcmp0 (label, "UTF-8") != 0)
    {
      /* Nothing is declared, or nothing that is known. */
      g_set_str (&label, "windows-1252");
      converted = convert (data, size, label);
    }

  if (converted != NULL)
    *encoding = g_steal_pointer (&label);
  else
    {
      *encoding = g_strdup ("UTF-8");
      converted = valid ? g_bytes_new_from_bytes (bytes, n_mark, size - n_mark)
                        : make_valid (data + n_mark, size - n_mark);
    }

  return blank_controls (converted);
}

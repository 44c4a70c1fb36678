/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-decode-private.h"

#include "stk-encoding.h"

#include <string.h>

/* A page has to declare its encoding near its start. */
#define MAX_DECLARATION_BYTES 4096
#define MAX_LABEL_BYTES 40

/* Characters beyond ASCII from which on valid UTF-8 is believed more than what the page declares. */
#define MIN_LEADS 2

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

/* The encoding that a page declares; %NULL for none, or one that is unknown. */
static const char *
find_declared_encoding (const char *data, size_t size)
{
  const char *end = data + MIN (size, MAX_DECLARATION_BYTES);
  g_autofree char *label = NULL;
  const char *encoding;

  if (size > 5 && memcmp (data, "<?xml", 5) == 0)
    {
      const char *close = memchr (data, '>', (size_t) (end - data));

      label = find_label_after (data, close ? close : end, "encoding");
    }
  if (label == NULL)
    label = find_label_after (data, end, "charset");
  encoding = label ? stk_encoding_find (label) : NULL;

  /* A page whose declaration can be read as ASCII is no UTF-16 or UTF-32. */
  return encoding && (g_str_has_prefix (encoding, "UTF-16") || g_str_has_prefix (encoding, "UTF-32")) ? "UTF-8"
                                                                                                      : encoding;
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

/* Whether bytes that are valid UTF-8 are surely meant as such. In any other encoding, letters that happen to follow one
 * another in just this way are rare, and nothing else in all of a text is next to impossible. */
static gboolean
is_surely_utf8 (const char *data, size_t size)
{
  size_t n_leads = 0;

  for (size_t i = 0; i < size && n_leads < MIN_LEADS; i++)
    n_leads += (unsigned char) data[i] >= 0xc0;

  return n_leads >= MIN_LEADS;
}

/* What a page without a chosen encoding is in. */
static const char *
find_encoding (const char *data,
               size_t size,
               const char *declared,
               size_t *n_mark,
               gboolean valid,
               StkEncodingOrigin *origin)
{
  const char *marked, *encoding;

  *n_mark = stk_decode_find_bom (data, size, &marked);
  *origin = STK_ENCODING_ORIGIN_MARK;
  if (*n_mark > 0)
    return marked;

  *origin = STK_ENCODING_ORIGIN_DETECTED;
  encoding = declared ? NULL : stk_encoding_detect_wide (data, size);
  if (encoding != NULL)
    return encoding;

  *origin = STK_ENCODING_ORIGIN_DECLARED;
  encoding = declared ? declared : find_declared_encoding (data, size);
  if (encoding != NULL && (g_str_equal (encoding, "UTF-8") || !valid || !is_surely_utf8 (data, size)))
    return encoding;

  *origin = STK_ENCODING_ORIGIN_DETECTED;
  encoding = encoding ? NULL : stk_encoding_detect_in_ascii (data, size);
  if (encoding != NULL)
    return encoding;

  *origin = valid ? STK_ENCODING_ORIGIN_VALID : STK_ENCODING_ORIGIN_DETECTED;

  return valid ? "UTF-8" : stk_encoding_detect (data, size, TRUE);
}

/**
 * stk_decode_html:
 * @bytes: a page
 * @chosen: (nullable): the encoding that a person chose
 * @declared: (nullable): the encoding that is declared beside the page, which counts for more than what stands in it
 * @decoded: (out): return location for the text
 *
 * Makes UTF-8 of a page, by its byte-order mark, else by what it declares, else by trial. The HTML standard goes by
 * the declaration in any case; but a page that was saved again in UTF-8 often still declares what it was before,
 * so what is valid UTF-8 throughout, with letters beyond ASCII, is read as that. Pages are often a little broken,
 * and a browser shows them all the same: so do we. What means nothing in the encoding becomes U+FFFD, and control
 * characters become spaces.
 */
void
stk_decode_html (GBytes *bytes, const char *chosen, const char *declared, StkDecoded *decoded)
{
  size_t size, n_read, n_mark = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  gboolean valid = is_valid (data, size);
  StkEncodingOrigin origin = STK_ENCODING_ORIGIN_CHOSEN;
  const char *encoding = chosen ? chosen : find_encoding (data, size, declared, &n_mark, valid, &origin);
  GBytes *utf8 = NULL;

  if (!g_str_equal (encoding, "UTF-8"))
    utf8 = stk_decode_convert (data + n_mark, size - n_mark, encoding, FALSE, &n_read);
  if (utf8 == NULL)
    {
      encoding = "UTF-8";
      utf8 = valid ? g_bytes_new_from_bytes (bytes, n_mark, size - n_mark)
                   : make_valid (data + n_mark, size - n_mark);
    }
  decoded->utf8 = blank_controls (utf8);
  decoded->encoding = g_strdup (encoding);
  decoded->origin = origin;
}

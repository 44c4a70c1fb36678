/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-decode-private.h"

#include "stk-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/ucnv.h>

/* Bytes that are converted between two looks at what they need. */
#define CHUNK_BYTES ((size_t) 1 * 1024 * 1024)

/* The longer marks first: that of UTF-16 begins one of UTF-32. */
static const struct
{
  const char *encoding;
  const char *bytes;
  size_t size;
} marks[] = {
  { "UTF-32LE", "\xff\xfe\0\0", 4 },
  { "UTF-32BE", "\0\0\xfe\xff", 4 },
  { "UTF-8", "\xef\xbb\xbf", 3 },
  { "UTF-16LE", "\xff\xfe", 2 },
  { "UTF-16BE", "\xfe\xff", 2 },
};

/* Makes CRLF and CR LF, in place. */
static size_t
normalise_line_ends (char *text, size_t n_bytes)
{
  const char *from = memchr (text, '\r', n_bytes);
  const char *end = text + n_bytes;
  char *to;

  if (from == NULL)
    return n_bytes;

  for (to = text + (from - text); from < end; from++)
    {
      if (*from != '\r')
        *to++ = *from;
      else if (from + 1 == end || from[1] != '\n')
        *to++ = '\n';
    }
  *to = '\0';

  return (size_t) (to - text);
}

static void
set_place_error (const StkArticleInput *input,
                 const char *encoding,
                 gboolean is_nul,
                 size_t byte,
                 GBytes *before,
                 GError **error)
{
  size_t n_before, line, column;
  const char *text = g_bytes_get_data (before, &n_before);

  stk_text_locate (text, n_before, &line, &column);
  if (is_nul)
    g_set_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_ENCODING,
                 _ ("“%s” has a NUL character at byte %zu (line %zu, column %zu), which no text has. "
                    "Save it again as UTF-8 in the program that it comes from."),
                 input->name, byte + 1, line, column);
  else
    g_set_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_ENCODING,
                 /* Translators: the second %s is an encoding, such as UTF-8. */
                 _ ("“%s” is not valid %s at byte %zu (line %zu, column %zu). "
                    "Save it again as UTF-8 in the program that it comes from, or choose another encoding."),
                 input->name, encoding, byte + 1, line, column);
}

/* Whether bytes that are not all valid UTF-8 are meant as such: what is valid in them hardly comes about by chance. */
static gboolean
is_broken_utf8 (const char *data, size_t size)
{
  const char *end = data + size;
  const char *p = data;
  size_t n_good = 0, n_bad = 0;

  while (p < end)
    {
      const char *valid_end;

      g_utf8_validate_len (p, (size_t) (end - p), &valid_end);
      for (; p < valid_end; p = g_utf8_next_char (p))
        n_good += (unsigned char) *p >= 0x80;
      n_bad += p < end;
      p += p < end;
    }

  return n_good > 0 && n_good >= n_bad;
}

/* What a text is in. */
static const char *
find_encoding (const char *data, size_t size, size_t *n_mark, StkEncodingOrigin *origin)
{
  const char *marked, *encoding;

  *n_mark = stk_decode_find_bom (data, size, &marked);
  if (*n_mark > 0)
    {
      *origin = STK_ENCODING_ORIGIN_MARK;
      return marked;
    }
  *origin = STK_ENCODING_ORIGIN_DETECTED;
  encoding = stk_encoding_detect_in_ascii (data, size);
  if (encoding != NULL)
    return encoding;
  *origin = STK_ENCODING_ORIGIN_VALID;
  if (g_utf8_validate_len (data, size, NULL) || is_broken_utf8 (data, size))
    return "UTF-8";

  *origin = STK_ENCODING_ORIGIN_DETECTED;

  return stk_encoding_detect (data, size, FALSE);
}

/* A converter that stops where something is wrong, or puts U+FFFD there. */
static UConverter *
open_converter (const char *encoding, gboolean strictly)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open (encoding, &status);

  if (U_FAILURE (status))
    return NULL;
  if (strictly)
    ucnv_setToUCallBack (converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);

  return converter;
}

/* The bytes that UTF-8 takes in another encoding. */
static size_t
measure (GBytes *utf8, const char *encoding)
{
  UConverter *converter = open_converter (encoding, FALSE);
  UErrorCode status = U_ZERO_ERROR;
  size_t size;
  const char *data = g_bytes_get_data (utf8, &size);
  int32_t n = ucnv_fromAlgorithmic (converter, UCNV_UTF8, NULL, 0, data, (int32_t) size, &status);

  ucnv_close (converter);

  return (size_t) n;
}

/* Copies what is valid, followed by a NUL. */
static GBytes *
copy_utf8 (const char *data, size_t size, size_t *n_read)
{
  const char *valid_end;
  char *text;

  g_utf8_validate_len (data, size, &valid_end);
  *n_read = (size_t) (valid_end - data);
  text = g_malloc (*n_read + 1);
  memcpy (text, data, *n_read);
  text[*n_read] = '\0';

  return g_bytes_new_take (text, *n_read);
}

/* Whether all of @size bytes were read, and there is no NUL in what was made of them. */
static gboolean
check_whole (const StkArticleInput *input,
             const char *encoding,
             GBytes *utf8,
             size_t n_mark,
             size_t n_read,
             GError **error)
{
  size_t size, n_bytes;
  const char *data = g_bytes_get_data (input->bytes, &size);
  const char *text = g_bytes_get_data (utf8, &n_bytes);
  const char *nul = memchr (text, '\0', n_bytes);

  if (nul != NULL)
    {
      g_autoptr (GBytes) before = g_bytes_new_from_bytes (utf8, 0, (size_t) (nul - text));

      set_place_error (input, encoding, TRUE, n_mark + measure (before, encoding), before, error);
      return FALSE;
    }
  if (n_mark + n_read < size)
    {
      /* UTF-8 ends at a NUL; others go on. */
      gboolean is_nul = g_str_equal (encoding, "UTF-8") && data[n_mark + n_read] == '\0';

      set_place_error (input, encoding, is_nul, n_mark + n_read, utf8, error);
      return FALSE;
    }

  return TRUE;
}

/**
 * stk_decode_find_bom:
 * @data: (array length=size): the start of a file
 * @size: its size in bytes
 * @encoding: (out) (transfer none): return location for the encoding the mark stands for
 *
 * Looks for a byte-order mark.
 *
 * Returns: the size of the mark in bytes; 0 if there is none, with @encoding set to UTF-8
 */
size_t
stk_decode_find_bom (const char *data, size_t size, const char **encoding)
{
  for (size_t i = 0; i < G_N_ELEMENTS (marks); i++)
    if (size >= marks[i].size && memcmp (data, marks[i].bytes, marks[i].size) == 0)
      {
        *encoding = marks[i].encoding;
        return marks[i].size;
      }
  *encoding = "UTF-8";

  return 0;
}

/**
 * stk_decode_convert:
 * @data: (array length=size): bytes in @encoding, without a mark
 * @size: their number
 * @encoding: an encoding
 * @strictly: whether to stop at what means nothing in it, instead of putting U+FFFD there
 * @n_read: (out): return location for the bytes that were converted, @size if nothing is wrong
 *
 * Converts bytes to UTF-8 with ICU, a part at a time.
 *
 * Returns: (transfer full) (nullable): UTF-8, followed by a NUL; %NULL if there is no such encoding
 */
GBytes *
stk_decode_convert (const char *data, size_t size, const char *encoding, gboolean strictly, size_t *n_read)
{
  UConverter *source = open_converter (encoding, strictly);
  UConverter *target = open_converter ("UTF-8", FALSE);
  UErrorCode status = U_ZERO_ERROR;
  g_autofree UChar *pivot = g_new (UChar, CHUNK_BYTES);
  UChar *pivot_start = pivot, *pivot_end = pivot;
  const char *p = data;
  size_t capacity = size + size / 2 + 16, n_written = 0;
  char *utf8;
  char bad[16];
  int8_t n_bad = sizeof bad;

  *n_read = 0;
  if (source == NULL || target == NULL)
    {
      g_clear_pointer (&source, ucnv_close);
      g_clear_pointer (&target, ucnv_close);
      return NULL;
    }

  utf8 = g_malloc (capacity);
  do
    {
      char *out = utf8 + n_written;

      status = U_ZERO_ERROR;
      ucnv_convertEx (target, source, &out, utf8 + capacity - 1, &p, data + size, pivot, &pivot_start, &pivot_end,
                      pivot + CHUNK_BYTES, FALSE, TRUE, &status);
      n_written = (size_t) (out - utf8);
      if (status == U_BUFFER_OVERFLOW_ERROR)
        {
          capacity *= 2;
          utf8 = g_realloc (utf8, capacity);
        }
    }
  while (status == U_BUFFER_OVERFLOW_ERROR);

  *n_read = (size_t) (p - data);
  if (U_FAILURE (status))
    {
      UErrorCode bad_status = U_ZERO_ERROR;
      const UChar *rest = pivot_start;
      char *out;

      /* What is right before the fault waits in the middle. */
      utf8 = g_realloc (utf8, n_written + (size_t) (pivot_end - pivot_start) * 3 + 1);
      out = utf8 + n_written;
      ucnv_fromUnicode (target, &out, out + (pivot_end - pivot_start) * 3, &rest, pivot_end, NULL, FALSE, &bad_status);
      n_written = (size_t) (out - utf8);
      bad_status = U_ZERO_ERROR;
      ucnv_getInvalidChars (source, bad, &n_bad, &bad_status);
      *n_read -= MIN (*n_read, U_SUCCESS (bad_status) && n_bad > 0 ? (size_t) n_bad : 1);
    }
  ucnv_close (source);
  ucnv_close (target);
  utf8 = g_realloc (utf8, n_written + 1);
  utf8[n_written] = '\0';

  return g_bytes_new_take (utf8, n_written);
}

/**
 * stk_decode_text:
 * @input: a plain text, not empty
 * @decoded: (out): return location for the text
 * @error: return location for a [error@Stk.ArticleError]
 *
 * Decodes a plain text strictly: what is not text in its encoding is an error that says where. The
 * encoding is the one that was chosen, else by the byte-order mark, else UTF-8 if the bytes are valid
 * or nearly so, else what ICU detects.
 *
 * Returns: whether there is a text, with LF as line ends and without a byte-order mark, followed by a
 *   NUL; else @error is set to %STK_ARTICLE_ERROR_ENCODING
 */
gboolean
stk_decode_text (const StkArticleInput *input, StkDecoded *decoded, GError **error)
{
  size_t size, n_mark, n_read, n_bytes;
  const char *data = g_bytes_get_data (input->bytes, &size);
  const char *encoding = input->encoding, *marked;
  StkEncodingOrigin origin = STK_ENCODING_ORIGIN_CHOSEN;
  g_autoptr (GBytes) utf8 = NULL;
  char *text;

  if (encoding == NULL)
    encoding = find_encoding (data, size, &n_mark, &origin);
  else
    {
      n_mark = stk_decode_find_bom (data, size, &marked);
      n_mark = g_str_equal (marked, encoding) ? n_mark : 0;
    }

  if (g_str_equal (encoding, "UTF-8"))
    utf8 = copy_utf8 (data + n_mark, size - n_mark, &n_read);
  else
    utf8 = stk_decode_convert (data + n_mark, size - n_mark, encoding, TRUE, &n_read);
  if (utf8 == NULL)
    {
      g_set_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_ENCODING,
                   _ ("There is no encoding “%s”. Choose another."), encoding);
      return FALSE;
    }
  if (!check_whole (input, encoding, utf8, n_mark, n_read, error))
    return FALSE;

  text = g_bytes_unref_to_data (g_steal_pointer (&utf8), &n_bytes);
  n_bytes = normalise_line_ends (text, n_bytes);
  decoded->utf8 = g_bytes_new_take (text, n_bytes);
  decoded->encoding = g_strdup (encoding);
  decoded->origin = origin;

  return TRUE;
}

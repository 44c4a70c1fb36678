/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-article.h"
#include "stk-decode-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  BOM_NONE,
  BOM_UTF8,
  BOM_UTF16LE,
  BOM_UTF16BE,
  BOM_UTF32,
} Bom;

static const struct
{
  const char *encoding;
  size_t size;
} boms[] = {
  [BOM_NONE] = { "UTF-8", 0 },
  [BOM_UTF8] = { "UTF-8", 3 },
  [BOM_UTF16LE] = { "UTF-16LE", 2 },
  [BOM_UTF16BE] = { "UTF-16BE", 2 },
  [BOM_UTF32] = { "UTF-32", 4 },
};

static Bom
find_bom (const char *data, size_t size)
{
  if (size >= 4 && (memcmp (data, "\xff\xfe\0\0", 4) == 0 || memcmp (data, "\0\0\xfe\xff", 4) == 0))
    return BOM_UTF32;
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return BOM_UTF8;
  if (size >= 2 && memcmp (data, "\xff\xfe", 2) == 0)
    return BOM_UTF16LE;
  if (size >= 2 && memcmp (data, "\xfe\xff", 2) == 0)
    return BOM_UTF16BE;

  return BOM_NONE;
}

static inline unsigned int
get_unit (const unsigned char *data, Bom bom)
{
  return bom == BOM_UTF16LE ? data[0] | (unsigned int) data[1] << 8
                            : data[1] | (unsigned int) data[0] << 8;
}

/* Decodes from after the mark. Stops before a lone surrogate, a NUL, or half a unit, and leaves in
 * @n_read how far it came. With @lenient it puts U+FFFD there and goes on. */
static char *
decode_utf16 (const char *bytes, size_t size, Bom bom, gboolean lenient, size_t *n_read, size_t *n_written)
{
  const unsigned char *data = (const unsigned char *) bytes;
  char *utf8 = g_malloc (size / 2 * 3 + 4);
  size_t read = boms[bom].size, written = 0;

  while (read + 1 < size)
    {
      gunichar c = get_unit (data + read, bom);
      size_t n = 2;

      if (c >= 0xd800 && c < 0xdc00 && read + 3 < size)
        {
          gunichar low = get_unit (data + read + 2, bom);

          if (low >= 0xdc00 && low < 0xe000)
            {
              c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
              n = 4;
            }
        }
      if (c == 0 || (c >= 0xd800 && c < 0xe000))
        {
          if (!lenient)
            break;
          c = 0xfffd;
        }
      written += (size_t) g_unichar_to_utf8 (c, utf8 + written);
      read += n;
    }
  utf8[written] = '\0';
  *n_read = read;
  *n_written = written;

  return utf8;
}

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
set_place_error (const char *name,
                 const char *encoding,
                 gboolean is_nul,
                 size_t byte,
                 size_t line,
                 size_t column,
                 GError **error)
{
  if (is_nul)
    g_set_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_ENCODING,
                 _ ("“%s” has a NUL character at byte %zu (line %zu, column %zu), which no text has. "
                    "Save it again as UTF-8 in the program that it comes from."),
                 name, byte + 1, line, column);
  else
    g_set_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_ENCODING,
                 /* Translators: the second %s is an encoding, such as UTF-8. */
                 _ ("“%s” is not valid %s at byte %zu (line %zu, column %zu). "
                    "Save it again as UTF-8 in the program that it comes from."),
                 name, encoding, byte + 1, line, column);
}

static char *
decode_utf16_strictly (const char *data, size_t size, Bom bom, const char *name, size_t *n_bytes, GError **error)
{
  g_autofree char *text = NULL;
  size_t n_read, line, column;
  gboolean is_nul;

  text = decode_utf16 (data, size, bom, FALSE, &n_read, n_bytes);
  if (n_read == size)
    return g_steal_pointer (&text);

  is_nul = n_read + 1 < size && data[n_read] == 0 && data[n_read + 1] == 0;
  stk_text_locate (text, *n_bytes, &line, &column);
  set_place_error (name, boms[bom].encoding, is_nul, n_read, line, column, error);

  return NULL;
}

static char *
copy_utf8_strictly (const char *data, size_t size, Bom bom, const char *name, size_t *n_bytes, GError **error)
{
  const char *valid_end;
  char *text;
  size_t line, column;

  if (!g_utf8_validate_len (data, size, &valid_end))
    {
      size_t n_valid = (size_t) (valid_end - data);

      stk_text_locate (data, n_valid, &line, &column);
      set_place_error (name, "UTF-8", *valid_end == '\0', n_valid, line, column, error);
      return NULL;
    }

  *n_bytes = size - boms[bom].size;
  text = g_malloc (*n_bytes + 1);
  memcpy (text, data + boms[bom].size, *n_bytes);
  text[*n_bytes] = '\0';

  return text;
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
  Bom bom = find_bom (data, size);

  *encoding = boms[bom].encoding;

  return boms[bom].size;
}

/**
 * stk_decode_utf16_leniently:
 * @bytes: UTF-16 with a byte-order mark
 *
 * Makes UTF-8 of UTF-16. Lone surrogates and NULs become U+FFFD.
 *
 * Returns: (transfer full): valid UTF-8
 */
GBytes *
stk_decode_utf16_leniently (GBytes *bytes)
{
  size_t size, n_read, n_bytes;
  const char *data = g_bytes_get_data (bytes, &size);
  char *text = decode_utf16 (data, size, find_bom (data, size), TRUE, &n_read, &n_bytes);

  return g_bytes_new_take (text, n_bytes);
}

/**
 * stk_decode_text:
 * @bytes: a plain text, not empty
 * @name: the name of its file, for messages
 * @encoding: (out) (transfer none): return location for its encoding
 * @n_bytes: (out): return location for the length of the result in bytes
 * @error: return location for a [error@Stk.ArticleError]
 *
 * Decodes a plain text strictly: what is not text in its encoding is an error that says where.
 * That is UTF-8, or UTF-16 with a byte-order mark.
 *
 * Returns: (transfer full) (nullable): UTF-8 with LF as line ends and without a byte-order mark,
 *   ended by a NUL; %NULL with @error set to %STK_ARTICLE_ERROR_ENCODING
 */
char *
stk_decode_text (GBytes *bytes, const char *name, const char **encoding, size_t *n_bytes, GError **error)
{
  size_t size;
  const char *data = g_bytes_get_data (bytes, &size);
  Bom bom = find_bom (data, size);
  char *text;

  *encoding = boms[bom].encoding;
  if (bom == BOM_UTF32)
    {
      g_set_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_ENCODING,
                   _ ("“%s” is in UTF-32, which is not supported. "
                      "Save it again as UTF-8 in the program that it comes from."),
                   name);
      return NULL;
    }

  if (bom == BOM_UTF16LE || bom == BOM_UTF16BE)
    text = decode_utf16_strictly (data, size, bom, name, n_bytes, error);
  else
    text = copy_utf8_strictly (data, size, bom, name, n_bytes, error);
  if (text == NULL)
    return NULL;

  *n_bytes = normalise_line_ends (text, *n_bytes);

  return text;
}

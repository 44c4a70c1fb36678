/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-text.h"
#include "stk-utf8-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One byte offset is kept for every so many code points: a look-up walks over half of them on
 * average, and the index of a 100 MB text stays under 7 MB. */
#define INDEX_STEP 128

/**
 * StkText:
 *
 * A text that never changes: valid UTF-8 without NUL bytes, which can be addressed by code points
 * and by bytes. It is counted atomically, so it can be read from any thread.
 *
 * Code point offsets are used in everything that leaves the program; see `docs/canonical-text.md`.
 * Offsets beyond the end are taken as the end.
 */
struct _StkText
{
  gatomicrefcount ref_count;

  char *utf8; /* owned */
  size_t n_bytes;
  size_t length;

  size_t *index; /* owned; NULL if all is ASCII, where offsets in code points and bytes are one */
  size_t n_index;
};

G_DEFINE_BOXED_TYPE (StkText, stk_text, stk_text_ref, stk_text_unref)
G_DEFINE_QUARK (stk-text-error-quark, stk_text_error)

static gboolean
is_ascii (const char *utf8, size_t n_bytes)
{
  unsigned char seen = 0;

  /* Without a way out of the loop in its middle the compiler makes it wide. */
  for (size_t i = 0; i < n_bytes; i++)
    seen |= (unsigned char) utf8[i];

  return seen < 0x80;
}

static void
build_index (StkText *self)
{
  size_t count = 0;

  if (is_ascii (self->utf8, self->n_bytes))
    {
      self->length = self->n_bytes;
      return;
    }

  self->index = g_new (size_t, self->n_bytes / INDEX_STEP + 1);
  for (size_t i = 0; i < self->n_bytes; i++)
    {
      if (!stk_utf8_is_start (self->utf8[i]))
        continue;
      if (count % INDEX_STEP == 0)
        self->index[self->n_index++] = i;
      count++;
    }
  self->length = count;
}

static void
set_encoding_error (const char *utf8, size_t n_valid, GError **error)
{
  size_t line, column;

  stk_text_locate (utf8, n_valid, &line, &column);
  if (utf8[n_valid] == '\0')
    g_set_error (error, STK_TEXT_ERROR, STK_TEXT_ERROR_ENCODING,
                 /* Translators: NUL is the name of the character with the number 0. */
                 _ ("There is a NUL character at byte %zu (line %zu, column %zu)"),
                 n_valid + 1, line, column);
  else
    g_set_error (error, STK_TEXT_ERROR, STK_TEXT_ERROR_ENCODING,
                 _ ("Byte %zu (line %zu, column %zu) is not valid UTF-8"),
                 n_valid + 1, line, column);
}

/**
 * stk_text_new:
 * @utf8: (array length=n_bytes): UTF-8
 * @n_bytes: the length of @utf8 in bytes, or -1 if it ends with a NUL
 * @error: return location for a [error@Stk.TextError]
 *
 * Makes a text of a copy of @utf8.
 *
 * If @utf8 is not valid UTF-8 or holds a NUL, the error's message tells the byte, line and column
 * (in code points), each counted from 1.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL with @error set
 */
StkText *
stk_text_new (const char *utf8, gssize n_bytes, GError **error)
{
  size_t size;
  char *copy;

  g_return_val_if_fail (utf8 != NULL || n_bytes == 0, NULL);

  size = n_bytes < 0 ? strlen (utf8) : (size_t) n_bytes;
  copy = g_malloc (size + 1);
  if (size > 0)
    memcpy (copy, utf8, size);
  copy[size] = '\0';

  return stk_text_new_take (copy, size, error);
}

/**
 * stk_text_new_take:
 * @utf8: (transfer full) (array length=n_bytes): UTF-8, followed by a NUL
 * @n_bytes: the length of @utf8 in bytes, without that NUL
 * @error: return location for a [error@Stk.TextError]
 *
 * Makes a text of @utf8 itself, without a copy. On an error @utf8 is freed.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL with @error set as
 *   [ctor@Stk.Text.new] does
 */
StkText *
stk_text_new_take (char *utf8, size_t n_bytes, GError **error)
{
  g_autofree char *owned = utf8;
  const char *valid_end;
  StkText *self;

  g_return_val_if_fail (utf8 != NULL, NULL);
  g_return_val_if_fail (utf8[n_bytes] == '\0', NULL);

  if (!g_utf8_validate_len (utf8, n_bytes, &valid_end))
    {
      set_encoding_error (utf8, (size_t) (valid_end - utf8), error);
      return NULL;
    }

  self = g_new0 (StkText, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->utf8 = g_steal_pointer (&owned);
  self->n_bytes = n_bytes;
  build_index (self);

  return self;
}

/**
 * stk_text_ref:
 * @self: a text
 *
 * Takes a reference to @self. May be called from any thread.
 *
 * Returns: (transfer full): @self
 */
StkText *
stk_text_ref (StkText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * stk_text_unref:
 * @self: (transfer full): a text
 *
 * Gives a reference back. May be called from any thread.
 */
void
stk_text_unref (StkText *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->utf8);
  g_free (self->index);
  g_free (self);
}

/**
 * stk_text_get_utf8:
 * @self: a text
 *
 * Gets the text's bytes.
 *
 * Returns: (transfer none): valid UTF-8, ended by a NUL
 */
const char *
stk_text_get_utf8 (StkText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->utf8;
}

/**
 * stk_text_get_n_bytes:
 * @self: a text
 *
 * Gets how long the text is in UTF-8.
 *
 * Returns: the number of bytes, without the NUL at the end
 */
size_t
stk_text_get_n_bytes (StkText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_bytes;
}

/**
 * stk_text_get_length:
 * @self: a text
 *
 * Gets how long the text is.
 *
 * Returns: the number of code points
 */
size_t
stk_text_get_length (StkText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

/**
 * stk_text_get_byte_offset:
 * @self: a text
 * @offset: an offset in code points
 *
 * Finds where in the bytes a code point begins, in constant time.
 *
 * Returns: the offset in bytes; the number of bytes if @offset is at or beyond the end
 */
size_t
stk_text_get_byte_offset (StkText *self, size_t offset)
{
  const char *p;

  g_return_val_if_fail (self != NULL, 0);

  if (offset >= self->length)
    return self->n_bytes;
  if (self->index == NULL)
    return offset;

  p = self->utf8 + self->index[offset / INDEX_STEP];
  for (size_t i = offset % INDEX_STEP; i > 0; i--)
    p = g_utf8_next_char (p);

  return (size_t) (p - self->utf8);
}

/**
 * stk_text_get_offset_at_byte:
 * @self: a text
 * @byte: an offset in bytes
 *
 * Finds the code point that a byte belongs to, by binary search.
 *
 * Returns: the offset in code points; the length if @byte is at or beyond the end
 */
size_t
stk_text_get_offset_at_byte (StkText *self, size_t byte)
{
  size_t low = 0, high;

  g_return_val_if_fail (self != NULL, 0);

  if (byte >= self->n_bytes)
    return self->length;
  if (self->index == NULL)
    return byte;

  /* The last entry that is not beyond the byte. The first one is 0, so there is one. */
  high = self->n_index;
  while (high - low > 1)
    {
      size_t middle = low + (high - low) / 2;

      if (self->index[middle] <= byte)
        low = middle;
      else
        high = middle;
    }

  return low * INDEX_STEP +
         stk_utf8_count (self->utf8 + self->index[low], self->utf8 + byte + 1) - 1;
}

/**
 * stk_text_get_char:
 * @self: a text
 * @offset: an offset in code points
 *
 * Gets one code point.
 *
 * Returns: the code point, or 0 if @offset is at or beyond the end
 */
gunichar
stk_text_get_char (StkText *self, size_t offset)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_utf8_get_char (self->utf8 + stk_text_get_byte_offset (self, offset));
}

/**
 * stk_text_dup_range:
 * @self: a text
 * @range: a range in code points
 *
 * Copies the words in a range.
 *
 * Returns: (transfer full): UTF-8; empty if the range is empty or lies beyond the end
 */
char *
stk_text_dup_range (StkText *self, StkRange range)
{
  size_t start, end;

  g_return_val_if_fail (self != NULL, NULL);

  start = stk_text_get_byte_offset (self, range.start);
  end = stk_text_get_byte_offset (self, MAX (range.start, range.end));

  return g_strndup (self->utf8 + start, end - start);
}

/**
 * stk_text_range_equals:
 * @self: a text
 * @range: a range in code points
 * @utf8: UTF-8
 *
 * Checks whether a range holds exactly these words, byte for byte.
 *
 * Returns: %TRUE if it does; %FALSE also if the range does not lie within the text
 */
gboolean
stk_text_range_equals (StkText *self, StkRange range, const char *utf8)
{
  size_t start, end;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (utf8 != NULL, FALSE);

  if (range.start > range.end || range.end > self->length)
    return FALSE;

  start = stk_text_get_byte_offset (self, range.start);
  end = stk_text_get_byte_offset (self, range.end);

  return strlen (utf8) == end - start && memcmp (self->utf8 + start, utf8, end - start) == 0;
}

/**
 * stk_text_dup_digest:
 * @self: a text
 *
 * Computes the SHA-256 of the text's bytes.
 *
 * Returns: (transfer full): `sha256:` and 64 hexadecimal digits in lower case
 */
char *
stk_text_dup_digest (StkText *self)
{
  g_autofree char *hex = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  hex = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) self->utf8, self->n_bytes);

  return g_strconcat ("sha256:", hex, NULL);
}

/**
 * stk_text_locate:
 * @utf8: bytes, valid UTF-8 up to @byte
 * @byte: an offset in bytes
 * @line: (out): return location for the line, from 1
 * @column: (out): return location for the column in code points, from 1
 *
 * Finds the line and column of a byte, as an editor shows them. A line ends with LF, CR or CRLF;
 * a byte-order mark at the start is in no column.
 */
void
stk_text_locate (const char *utf8, size_t byte, size_t *line, size_t *column)
{
  size_t line_start = byte >= 3 && memcmp (utf8, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  *line = 1;
  for (size_t i = 0; i < byte; i++)
    {
      gboolean ends = utf8[i] == '\n' || (utf8[i] == '\r' && (i + 1 == byte || utf8[i + 1] != '\n'));

      if (!ends)
        continue;
      (*line)++;
      line_start = i + 1;
    }
  *column = stk_utf8_count (utf8 + line_start, utf8 + byte) + 1;
}

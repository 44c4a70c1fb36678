/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-mime-private.h"

#include "stk-decode-private.h"
#include "stk-encoding.h"

#include <string.h>

/* Bytes of headers that are looked at; saved pages have a few hundred. */
#define MAX_HEADER_BYTES ((size_t) 64 * 1024)

static const char *
find_line_end (const char *p, const char *end)
{
  const char *line_end = memchr (p, '\n', (size_t) (end - p));

  return line_end ? line_end : end;
}

static size_t
get_trimmed_length (const char *p, const char *line_end)
{
  while (line_end > p && (line_end[-1] == '\r' || line_end[-1] == '\n' || line_end[-1] == ' ' || line_end[-1] == '\t'))
    line_end--;

  return (size_t) (line_end - p);
}

static gboolean
is_name (const char *p, const char *colon)
{
  for (; p < colon; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return FALSE;

  return TRUE;
}

/* The first header of a name counts. */
static void
add_header (StkMimePart *self, GString *line)
{
  char *colon = strchr (line->str, ':');
  char *name;

  if (colon == NULL)
    return;
  name = g_ascii_strdown (line->str, colon - line->str);
  if (g_hash_table_contains (self->headers, name))
    g_free (name);
  else
    g_hash_table_insert (self->headers, name, g_strstrip (g_strdup (colon + 1)));
}

/* Soft line breaks and escapes of RFC 2045, section 6.7; with @is_word also the "_" of RFC 2047. What is no
 * escape stays. */
static GBytes *
decode_quoted_printable (const char *data, size_t size, gboolean is_word)
{
  GByteArray *bytes = g_byte_array_sized_new ((guint) size);
  const char *end = data + size;

  for (const char *p = data; p < end;)
    {
      const char *line_end;
      guint8 byte = (guint8) *p;

      if (*p == '=')
        {
          line_end = find_line_end (p, end);
          if (get_trimmed_length (p + 1, line_end) == 0 || line_end == p + 1)
            {
              p = MIN (line_end + 1, end);
              continue;
            }
          if (p + 2 < end && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]))
            {
              byte = (guint8) (g_ascii_xdigit_value (p[1]) * 16 + g_ascii_xdigit_value (p[2]));
              p += 2;
            }
        }
      else if (*p == '_' && is_word)
        byte = ' ';
      g_byte_array_append (bytes, &byte, 1);
      p++;
    }

  return g_byte_array_free_to_bytes (bytes);
}

static GBytes *
decode_base64 (const char *data, size_t size)
{
  guint8 *bytes = g_malloc (size / 4 * 3 + 4);
  int state = 0;
  guint save = 0;
  size_t n = g_base64_decode_step (data, size, bytes, &state, &save);

  return g_bytes_new_take (bytes, n);
}

/* An encoded word: =?charset?B or Q?text?= Returns what follows it, or NULL if it is none. */
static const char *
decode_word (const char *p, GString *decoded)
{
  const char *charset_end = strchr (p + 2, '?');
  const char *text = charset_end && charset_end[1] != '\0' && charset_end[2] == '?' ? charset_end + 3 : NULL;
  const char *text_end = text ? strstr (text, "?=") : NULL;
  g_autofree char *charset = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) utf8 = NULL;
  const char *encoding;
  size_t size, n_read;
  const char *data;

  if (text_end == NULL)
    return NULL;
  charset = g_strndup (p + 2, (size_t) (charset_end - p - 2));
  encoding = stk_encoding_find (charset);
  if (encoding == NULL)
    return NULL;
  if (g_ascii_tolower (charset_end[1]) == 'b')
    bytes = decode_base64 (text, (size_t) (text_end - text));
  else
    bytes = decode_quoted_printable (text, (size_t) (text_end - text), TRUE);
  data = g_bytes_get_data (bytes, &size);
  utf8 = stk_decode_convert (data, size, encoding, FALSE, &n_read);
  if (utf8 != NULL)
    g_string_append_len (decoded, g_bytes_get_data (utf8, NULL), (gssize) g_bytes_get_size (utf8));

  return text_end + 2;
}

/**
 * stk_mime_is_page:
 * @data: (array length=size): the start of a file
 * @size: its size in bytes
 *
 * Returns: whether it is a web page in a MIME message, as browsers save it
 */
gboolean
stk_mime_is_page (const char *data, size_t size)
{
  g_auto (StkMimePart) part = { 0 };
  g_autofree char *type = NULL;
  const char *colon = memchr (data, ':', MIN (size, 80));

  if (colon == NULL || !is_name (data, colon))
    return FALSE;
  stk_mime_part_init (&part, data, MIN (size, MAX_HEADER_BYTES));
  type = stk_mime_part_dup_type (&part);

  return g_hash_table_contains (part.headers, "mime-version") && type != NULL &&
         (g_str_has_prefix (type, "multipart/") || g_str_equal (type, "text/html"));
}

/* Takes the headers apart; @data is borrowed as long as the part is used. */
void
stk_mime_part_init (StkMimePart *self, const char *data, size_t size)
{
  const char *end = data + size, *p = data;
  g_autoptr (GString) line = g_string_new (NULL);

  self->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  while (p < end && g_ascii_isspace (*p))
    p++;
  while (p < end && (size_t) (p - data) < MAX_HEADER_BYTES)
    {
      const char *line_end = find_line_end (p, end);
      size_t n = get_trimmed_length (p, line_end);
      gboolean goes_on = *p == ' ' || *p == '\t';

      if (n == 0 || !goes_on)
        {
          add_header (self, line);
          g_string_truncate (line, 0);
        }
      if (n > 0)
        g_string_append_len (line, p, (gssize) n);
      p = MIN (line_end + 1, end);
      if (n == 0)
        break;
    }
  add_header (self, line);
  self->body = p;
  self->n_body = (size_t) (end - p);
}

void
stk_mime_part_clear (StkMimePart *self)
{
  g_clear_pointer (&self->headers, g_hash_table_unref);
}

const char *
stk_mime_part_get_header (const StkMimePart *self, const char *name)
{
  return g_hash_table_lookup (self->headers, name);
}

/* The media type in lower case, or NULL. */
char *
stk_mime_part_dup_type (const StkMimePart *self)
{
  const char *value = stk_mime_part_get_header (self, "content-type");

  return value ? g_strstrip (g_ascii_strdown (value, (gssize) strcspn (value, ";"))) : NULL;
}

/* A parameter of a header, such as the boundary, or NULL. */
char *
stk_mime_part_dup_parameter (const StkMimePart *self, const char *header, const char *name)
{
  const char *p = stk_mime_part_get_header (self, header);
  size_t n = strlen (name);

  while (p != NULL && (p = strchr (p, ';')) != NULL)
    {
      const char *value;

      p++;
      p += strspn (p, " \t");
      value = p + n + strspn (p + MIN (n, strlen (p)), " \t");
      if (g_ascii_strncasecmp (p, name, n) != 0 || *value != '=')
        continue;
      value += 1 + strspn (value + 1, " \t");
      if (*value == '"')
        return g_strndup (value + 1, strcspn (value + 1, "\""));
      return g_strndup (value, strcspn (value, "; \t"));
    }

  return NULL;
}

/* Whether a line parts the parts, or ends the last one. A boundary may begin with another's. */
static gboolean
is_delimiter (const char *p, const char *end, const char *boundary, size_t n_boundary, gboolean *is_last)
{
  const char *line_end = find_line_end (p, end);
  const char *after = p + 2 + n_boundary;

  if ((size_t) (line_end - p) < n_boundary + 2 || memcmp (p, "--", 2) != 0 || memcmp (p + 2, boundary, n_boundary) != 0)
    return FALSE;
  *is_last = line_end - after >= 2 && memcmp (after, "--", 2) == 0;

  return get_trimmed_length (*is_last ? after + 2 : after, line_end) == 0;
}

/**
 * stk_mime_part_find_child:
 * @self: a part of type multipart
 * @position: (inout): where to go on in the body, in bytes; 0 at first
 * @start: (out): where the next part inside begins, with its headers
 * @size: (out): its size in bytes
 *
 * Returns: whether there is another part
 */
gboolean
stk_mime_part_find_child (const StkMimePart *self, size_t *position, const char **start, size_t *size)
{
  g_autofree char *boundary = stk_mime_part_dup_parameter (self, "content-type", "boundary");
  const char *end = self->body + self->n_body;
  size_t n = boundary ? strlen (boundary) : 0;
  const char *found = NULL;
  gboolean is_last;

  if (n == 0)
    return FALSE;
  for (const char *p = self->body + *position; p < end; p = MIN (find_line_end (p, end) + 1, end))
    {
      if (!is_delimiter (p, end, boundary, n, &is_last))
        continue;
      if (found != NULL)
        {
          *start = found;
          *size = get_trimmed_length (found, p);
          *position = (size_t) (p - self->body);
          return TRUE;
        }
      if (is_last)
        break;
      found = MIN (find_line_end (p, end) + 1, end);
    }
  *position = self->n_body;
  if (found == NULL || found == end)
    return FALSE;

  /* The file was cut short. */
  *start = found;
  *size = (size_t) (end - found);

  return TRUE;
}

/* The body's bytes, without their transfer encoding. */
GBytes *
stk_mime_part_decode (const StkMimePart *self)
{
  const char *encoding = stk_mime_part_get_header (self, "content-transfer-encoding");

  if (encoding != NULL && g_ascii_strcasecmp (encoding, "quoted-printable") == 0)
    return decode_quoted_printable (self->body, self->n_body, FALSE);
  if (encoding != NULL && g_ascii_strcasecmp (encoding, "base64") == 0)
    return decode_base64 (self->body, self->n_body);

  return g_bytes_new (self->body, self->n_body);
}

/* A header in which letters beyond ASCII are encoded by RFC 2047, as valid UTF-8. */
char *
stk_mime_decode_words (const char *value)
{
  g_autoptr (GString) decoded = g_string_new (NULL);
  gboolean after_word = FALSE;

  for (const char *p = value; *p != '\0';)
    {
      const char *after = p[0] == '=' && p[1] == '?' ? decode_word (p, decoded) : NULL;
      size_t n_space = strspn (p, " \t");

      if (after != NULL)
        {
          after_word = TRUE;
          p = after;
          continue;
        }
      /* White space between two such words only parts them. */
      if (after_word && n_space > 0 && p[n_space] == '=' && p[n_space + 1] == '?')
        {
          p += n_space;
          continue;
        }
      after_word = FALSE;
      g_string_append_c (decoded, *p++);
    }

  return g_utf8_make_valid (decoded->str, (gssize) decoded->len);
}

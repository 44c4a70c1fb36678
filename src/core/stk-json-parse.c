/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-json.h"

#include "stk-sidecar.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A parser of RFC 8259 that gives json-glib's nodes. #JsonParser will not do for files that are written back: it cuts
 * strings at an escaped NUL, changes whole numbers beyond 64 bits, keeps one of two members with the same key, and says
 * no usable place where something is wrong. */

/* More levels than this nobody writes, and each costs stack in all that walks the tree. */
#define MAX_DEPTH 1024

typedef struct
{
  const char *name; /* of the file, for errors */
  const char *start;
  const char *at;
  const char *end;
  guint depth;
  GString *buffer; /* the string that was read last */
  GError **error;
} Parser;

static JsonNode *
parse_value (Parser *self);

/* Where a byte is in a text, as people count: lines and code points from 1. */
static void
find_place (const char *start, const char *at, guint *line, guint *column)
{
  *line = *column = 1;
  for (const char *p = start; p < at; p++)
    {
      if (*p == '\n')
        *line += 1, *column = 1;
      else if ((*p & 0xc0) != 0x80)
        *column += 1;
    }
}

/* Says what is wrong at a place; returns %FALSE. */
static gboolean
fail (Parser *self, const char *at, const char *what)
{
  guint line, column;

  find_place (self->start, at, &line, &column);
  g_set_error (self->error, STK_SIDECAR_ERROR, STK_SIDECAR_ERROR_SYNTAX, _ ("%s:%u:%u: %s"), self->name, line, column,
               what);

  return FALSE;
}

/* Something stands here that does not belong here. */
static gboolean
fail_unexpected (Parser *self)
{
  if (self->at >= self->end)
    return fail (self, self->at,
                 _ ("The file ends here, in the middle: it was cut short. "
                    "Restore it from a backup, or move it away to start anew."));

  return fail (self, self->at,
               _ ("This is not valid JSON: the file was damaged or changed by hand. "
                  "Correct it, restore it from a backup, or move it away to start anew."));
}

static void
skip_space (Parser *self)
{
  while (self->at < self->end && (*self->at == ' ' || *self->at == '\n' || *self->at == '\r' || *self->at == '\t'))
    self->at++;
}

static gboolean
next_is (Parser *self, char c)
{
  return self->at < self->end && *self->at == c;
}

static gboolean
take (Parser *self, char c)
{
  if (!next_is (self, c))
    return FALSE;

  self->at++;

  return TRUE;
}

/* Four hexadecimal digits. */
static gboolean
take_hex (Parser *self, gunichar *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++, self->at++)
    {
      if (self->at >= self->end || !g_ascii_isxdigit (*self->at))
        return fail_unexpected (self);
      *unit = *unit << 4 | (gunichar) g_ascii_xdigit_value (*self->at);
    }

  return TRUE;
}

/* What follows a backslash and a "u". */
static gboolean
take_code_point (Parser *self, const char *escape)
{
  gunichar c, low;

  if (!take_hex (self, &c))
    return FALSE;

  if (c == 0)
    return fail (self, escape, _ ("A text holds the character U+0000, which cannot be kept. Remove it."));

  if (c >= 0xd800 && c < 0xdc00 && self->end - self->at >= 2 && self->at[0] == '\\' && self->at[1] == 'u')
    {
      self->at += 2;
      if (!take_hex (self, &low))
        return FALSE;
      c = low >= 0xdc00 && low < 0xe000 ? 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00) : 0xd800;
    }

  if (c >= 0xd800 && c < 0xe000)
    return fail (self, escape, _ ("A text holds half a character, which cannot be kept. Remove it."));

  g_string_append_unichar (self->buffer, c);

  return TRUE;
}

static gboolean
take_escape (Parser *self)
{
  static const char ESCAPES[] = "\"\"\\\\//b\bf\fn\nr\rt\t";
  const char *escape = self->at++;

  if (self->at >= self->end)
    return fail_unexpected (self);

  if (take (self, 'u'))
    return take_code_point (self, escape);

  for (const char *e = ESCAPES; *e != '\0'; e += 2)
    if (take (self, e[0]))
      {
        g_string_append_c (self->buffer, e[1]);
        return TRUE;
      }

  return fail_unexpected (self);
}

/* Reads a string into the buffer. */
static gboolean
take_string (Parser *self)
{
  g_string_truncate (self->buffer, 0);
  if (!take (self, '"'))
    return fail_unexpected (self);

  for (;;)
    {
      const char *run = self->at;

      while (self->at < self->end && *self->at != '"' && *self->at != '\\' && (guchar) *self->at >= 0x20)
        self->at++;
      g_string_append_len (self->buffer, run, self->at - run);

      if (take (self, '"'))
        return TRUE;
      if (next_is (self, '\\') ? !take_escape (self) : !fail_unexpected (self))
        return FALSE;
    }
}

static gboolean
take_digits (Parser *self)
{
  if (self->at >= self->end || !g_ascii_isdigit (*self->at))
    return fail_unexpected (self);

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;

  return TRUE;
}

/* Moves over a number; it is whole unless it has a fraction or an exponent. */
static gboolean
take_number (Parser *self, gboolean *whole)
{
  *whole = TRUE;
  take (self, '-');
  if (!take (self, '0') && !take_digits (self))
    return FALSE;

  if (take (self, '.'))
    {
      *whole = FALSE;
      if (!take_digits (self))
        return FALSE;
    }

  if (take (self, 'e') || take (self, 'E'))
    {
      *whole = FALSE;
      if (!take (self, '+'))
        take (self, '-');
      return take_digits (self);
    }

  return TRUE;
}

static JsonNode *
parse_number (Parser *self)
{
  const char *start = self->at;
  g_autofree char *digits = NULL;
  g_autoptr (JsonNode) node = NULL;
  gboolean whole;
  gint64 integer;
  double real;

  if (!take_number (self, &whole))
    return NULL;

  digits = g_strndup (start, (size_t) (self->at - start));
  errno = 0;
  integer = g_ascii_strtoll (digits, NULL, 10);
  if (whole && errno == 0)
    return json_node_init_int (json_node_alloc (), integer);

  real = g_ascii_strtod (digits, NULL);
  node = json_node_init_double (json_node_alloc (), real);
  if (isfinite (real) && whole)
    {
      g_autoptr (GString) printed = g_string_new (NULL);

      stk_json_print (printed, node);
      if (g_str_equal (printed->str, digits))
        return g_steal_pointer (&node);
    }
  else if (isfinite (real))
    {
      return g_steal_pointer (&node);
    }

  fail (self, start, _ ("This number is too large to be kept as it is. Put it into quotation marks."));

  return NULL;
}

static JsonNode *
parse_word (Parser *self)
{
  static const char *const WORDS[] = { "true", "false", "null" };

  for (size_t i = 0; i < G_N_ELEMENTS (WORDS); i++)
    {
      size_t n = strlen (WORDS[i]);

      if ((size_t) (self->end - self->at) >= n && memcmp (self->at, WORDS[i], n) == 0)
        {
          self->at += n;
          return i == 2 ? json_node_init_null (json_node_alloc ())
                        : json_node_init_boolean (json_node_alloc (), i == 0);
        }
    }

  fail_unexpected (self);

  return NULL;
}

/* Moves to the next element or member, or over the closing bracket. Returns whether all is well so far. */
static gboolean
take_separator (Parser *self, char close, gboolean *closed)
{
  const char *comma;

  skip_space (self);
  *closed = take (self, close);
  if (*closed)
    return TRUE;

  comma = self->at;
  if (!take (self, ','))
    return next_is (self, '"') || next_is (self, '{') || next_is (self, '[')
             ? fail (self, self->at, _ ("A comma is missing here."))
             : fail_unexpected (self);

  skip_space (self);

  return next_is (self, close) ? fail (self, comma, _ ("There is a comma with nothing after it.")) : TRUE;
}

static gboolean
parse_member (Parser *self, JsonObject *object)
{
  const char *start = self->at;
  g_autofree char *key = NULL;
  JsonNode *value;

  if (!take_string (self))
    return FALSE;

  if (json_object_has_member (object, self->buffer->str))
    {
      g_autofree char *what =
        g_strdup_printf (_ ("The key “%s” stands twice in one object. Remove one of the two."), self->buffer->str);

      return fail (self, start, what);
    }

  key = g_strndup (self->buffer->str, self->buffer->len);
  skip_space (self);
  if (!take (self, ':'))
    return self->at < self->end ? fail (self, self->at, _ ("A colon is missing here.")) : fail_unexpected (self);

  value = parse_value (self);
  if (value == NULL)
    return FALSE;

  json_object_set_member (object, key, value);

  return TRUE;
}

static JsonNode *
parse_object (Parser *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  gboolean closed;

  self->at++;
  skip_space (self);
  closed = take (self, '}');
  while (!closed)
    if (!parse_member (self, object) || !take_separator (self, '}', &closed))
      return NULL;

  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
parse_array (Parser *self)
{
  g_autoptr (JsonArray) array = json_array_new ();
  gboolean closed;

  self->at++;
  skip_space (self);
  closed = take (self, ']');
  while (!closed)
    {
      JsonNode *element = parse_value (self);

      if (element == NULL)
        return NULL;
      json_array_add_element (array, element);
      if (!take_separator (self, ']', &closed))
        return NULL;
    }

  return json_node_init_array (json_node_alloc (), array);
}

/* A value with the white space before it; %NULL with an error set where there is none. */
static JsonNode *
parse_value (Parser *self)
{
  JsonNode *node;

  skip_space (self);
  if (self->at >= self->end)
    {
      fail_unexpected (self);
      return NULL;
    }

  switch (*self->at)
    {
    case '{':
    case '[':
      if (self->depth == MAX_DEPTH)
        {
          fail (self, self->at, _ ("The values are nested too deeply."));
          return NULL;
        }
      self->depth++;
      node = *self->at == '{' ? parse_object (self) : parse_array (self);
      self->depth--;
      return node;

    case '"':
      return take_string (self) ? json_node_init_string (json_node_alloc (), self->buffer->str) : NULL;

    case '-':
    case '0' ... '9':
      return parse_number (self);

    default:
      return parse_word (self);
    }
}

static gboolean
check_encoding (Parser *self)
{
  const char *wrong;

  if (g_utf8_validate_len (self->start, (size_t) (self->end - self->start), &wrong))
    return TRUE;

  return fail (self, wrong,
               *wrong == '\0' ? _ ("A zero byte stands here: the file is damaged. "
                                   "Restore it from a backup, or move it away to start anew.")
                              : _ ("This is not valid UTF-8. "
                                   "Restore the file from a backup, or move it away to start anew."));
}

/**
 * stk_json_parse:
 * @bytes: a JSON text
 * @name: its file's name, for errors
 * @error: return location for a #StkSidecarError
 *
 * Parses strictly: UTF-8, with or without a byte order mark, one value, no comments, no key twice in an object, nothing
 * that could not be written back, a bounded depth of nesting. Errors name the file, the line and the column.
 *
 * Returns: (transfer full) (nullable): the value, sealed
 */
JsonNode *
stk_json_parse (GBytes *bytes, const char *name, GError **error)
{
  static const char BOM[] = "\xef\xbb\xbf";
  g_autoptr (GString) buffer = g_string_new (NULL);
  g_autoptr (JsonNode) node = NULL;
  size_t n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  Parser self = { .name = name, .buffer = buffer, .error = error };

  self.start = data ? data : "";
  self.end = self.start + n_bytes;
  if (n_bytes >= strlen (BOM) && memcmp (self.start, BOM, strlen (BOM)) == 0)
    self.start += strlen (BOM);
  self.at = self.start;

  if (!check_encoding (&self))
    return NULL;

  skip_space (&self);
  if (self.at == self.end)
    {
      fail (&self, self.start, _ ("The file is empty. Restore it from a backup, or move it away to start anew."));
      return NULL;
    }

  node = parse_value (&self);
  if (node == NULL)
    return NULL;

  skip_space (&self);
  if (self.at < self.end)
    {
      fail_unexpected (&self);
      return NULL;
    }

  json_node_seal (node);

  return g_steal_pointer (&node);
}

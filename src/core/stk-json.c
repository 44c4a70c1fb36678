/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-json.h"

#include "stk-sidecar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where a byte is in a text, as people count: lines and code points from 1. */
static void
find_place (const char *data, size_t n_bytes, size_t at, guint *line, guint *column)
{
  *line = *column = 1;
  for (size_t i = 0; i < MIN (at, n_bytes); i++)
    {
      if (data[i] == '\n')
        *line += 1, *column = 1;
      else if ((data[i] & 0xc0) != 0x80)
        *column += 1;
    }
}

static void
set_syntax_error (GError **error, const char *name, guint line, guint column, const char *what)
{
  g_set_error (error, STK_SIDECAR_ERROR, STK_SIDECAR_ERROR_SYNTAX, _ ("%s:%u:%u: %s"), name, line, column, what);
}

static gboolean
check_encoding (const char *data, size_t n_bytes, const char *name, GError **error)
{
  const char *end;
  guint line, column;

  if (g_utf8_validate_len (data, n_bytes, &end))
    return TRUE;

  find_place (data, n_bytes, (size_t) (end - data), &line, &column);
  set_syntax_error (error, name, line, column,
                    _ ("This is not valid UTF-8. Restore the file from a backup, or move it away to start anew."));

  return FALSE;
}

/* How many members the objects of a tree have in all. */
static size_t
count_members (JsonNode *node)
{
  size_t n = 0;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      JsonNode *child;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, NULL, &child))
        n += 1 + count_members (child);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        n += count_members (json_array_get_element (array, i));
    }

  return n;
}

/* How many members are written down: each has one colon outside strings. */
static size_t
count_colons (const char *data, size_t n_bytes)
{
  gboolean in_string = FALSE;
  size_t n = 0;

  for (size_t i = 0; i < n_bytes; i++)
    {
      if (in_string && data[i] == '\\')
        i++;
      else if (data[i] == '"')
        in_string = !in_string;
      else if (!in_string && data[i] == ':')
        n++;
    }

  return n;
}

typedef struct
{
  GPtrArray *levels; /* of GHashTable: the keys seen in each open object */
  char *key;
  guint line;
  guint column;
} Duplicate;

static void
object_start_cb (JsonParser *parser, Duplicate *dup)
{
  g_ptr_array_add (dup->levels, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL));
}

static void
object_member_cb (JsonParser *parser, JsonObject *object, const char *key, Duplicate *dup)
{
  if (dup->levels->len > 0 && dup->key == NULL &&
      !g_hash_table_add (g_ptr_array_index (dup->levels, dup->levels->len - 1), g_strdup (key)))
    {
      dup->key = g_strdup (key);
      dup->line = json_parser_get_current_line (parser);
      dup->column = json_parser_get_current_pos (parser);
    }
}

static void
object_end_cb (JsonParser *parser, JsonObject *object, Duplicate *dup)
{
  if (dup->levels->len > 0)
    g_ptr_array_remove_index (dup->levels, dup->levels->len - 1);
}

/* The parser keeps the last of two members with one key, and the first would be lost at the next save. Reads once more
 * to say which key it is; only done where it is known that there is one. */
static void
set_duplicate_error (const char *data, size_t n_bytes, const char *name, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GPtrArray) levels = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  g_autofree char *what = NULL;
  Duplicate dup = { .levels = levels };

  g_signal_connect (parser, "object-start", G_CALLBACK (object_start_cb), &dup);
  g_signal_connect (parser, "object-member", G_CALLBACK (object_member_cb), &dup);
  g_signal_connect (parser, "object-end", G_CALLBACK (object_end_cb), &dup);
  json_parser_load_from_data (parser, data, (gssize) n_bytes, NULL);

  what = g_strdup_printf (_ ("The key “%s” stands twice in one object. Remove one of the two."),
                          dup.key ? dup.key : "");
  set_syntax_error (error, name, dup.line, dup.column, what);
  g_free (dup.key);
}

static const char *
describe_parser_error (const GError *error)
{
  if (error->domain == JSON_PARSER_ERROR && error->code == JSON_PARSER_ERROR_NESTING)
    return _ ("The values are nested too deeply.");
  if (error->domain == JSON_PARSER_ERROR && error->code == JSON_PARSER_ERROR_TRAILING_COMMA)
    return _ ("There is a comma with nothing after it.");
  if (error->domain == JSON_PARSER_ERROR && error->code == JSON_PARSER_ERROR_MISSING_COMMA)
    return _ ("A comma is missing here.");
  if (error->domain == JSON_PARSER_ERROR && error->code == JSON_PARSER_ERROR_MISSING_COLON)
    return _ ("A colon is missing here.");
  if (error->domain == JSON_PARSER_ERROR && error->code == JSON_PARSER_ERROR_EMPTY_MEMBER_NAME)
    return _ ("A key is empty here.");

  return _ ("This is not valid JSON: the file was cut short or changed by hand. "
            "Restore it from a backup, or move it away to start anew.");
}

/**
 * stk_json_parse:
 * @bytes: a JSON text
 * @name: its file's name, for errors
 * @error: return location for a #StkSidecarError
 *
 * Parses strictly: UTF-8, one value, no comments, no key twice in an object, a bounded depth of nesting. Errors name
 * the file, the line and the column.
 *
 * Returns: (transfer full) (nullable): the value
 */
JsonNode *
stk_json_parse (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) parser_error = NULL;
  size_t n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  JsonNode *root;

  if (!check_encoding (data ? data : "", n_bytes, name, error))
    return NULL;

  json_parser_set_strict (parser, TRUE);
  if (n_bytes == 0 || !json_parser_load_from_data (parser, data, (gssize) n_bytes, &parser_error) ||
      json_parser_get_root (parser) == NULL)
    {
      set_syntax_error (error, name, MAX (json_parser_get_current_line (parser), 1),
                        MAX (json_parser_get_current_pos (parser), 1),
                        parser_error ? describe_parser_error (parser_error) : _ ("The file is empty."));
      return NULL;
    }

  root = json_parser_get_root (parser);
  if (count_members (root) != count_colons (data, n_bytes))
    {
      set_duplicate_error (data, n_bytes, name, error);
      return NULL;
    }

  return json_node_ref (root);
}

static void
print_string (GString *out, const char *string)
{
  static const char HEX[] = "0123456789abcdef";
  const char *run = string;

  g_string_append_c (out, '"');
  for (const char *p = string;; p++)
    {
      guchar c = (guchar) *p;
      const char *escape;

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;

      g_string_append_len (out, run, p - run);
      run = p + 1;
      if (c == '\0')
        break;

      g_string_append_c (out, '\\');
      if ((escape = strchr ("\"\"\\\\\bb\ff\nn\rr\tt", c)) != NULL)
        g_string_append_c (out, escape[1]);
      else
        g_string_append_printf (out, "u00%c%c", HEX[c >> 4], HEX[c & 15]);
    }
  g_string_append_c (out, '"');
}

static void
print_number (GString *out, JsonNode *node)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_INT64:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
      break;
    case G_TYPE_BOOLEAN:
      g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
      break;
    default:
      g_string_append (out, g_ascii_dtostr (buffer, sizeof buffer, json_node_get_double (node)));
      break;
    }
}

static void
print_break (GString *out, int depth)
{
  if (depth < 0)
    return;

  g_string_append_c (out, '\n');
  for (int i = 0; i < depth; i++)
    g_string_append (out, "  ");
}

/* A depth below 0 prints all in one line. */
static void
print_node (GString *out, JsonNode *node, int depth)
{
  int inner = depth < 0 ? depth : depth + 1;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      JsonNode *child;
      const char *key;
      gboolean first = TRUE;

      g_string_append_c (out, '{');
      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &key, &child))
        {
          g_string_append (out, first ? "" : ",");
          print_break (out, inner);
          print_string (out, key);
          g_string_append (out, depth < 0 ? ":" : ": ");
          print_node (out, child, inner);
          first = FALSE;
        }
      if (!first)
        print_break (out, depth);
      g_string_append_c (out, '}');
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      guint n = json_array_get_length (array);

      g_string_append_c (out, '[');
      for (guint i = 0; i < n; i++)
        {
          g_string_append (out, i ? "," : "");
          print_break (out, inner);
          print_node (out, json_array_get_element (array, i), inner);
        }
      if (n > 0)
        print_break (out, depth);
      g_string_append_c (out, ']');
    }
  else if (JSON_NODE_HOLDS_NULL (node))
    {
      g_string_append (out, "null");
    }
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      print_string (out, json_node_get_string (node));
    }
  else
    {
      print_number (out, node);
    }
}

/**
 * stk_json_print:
 * @out: where to append
 * @node: a value
 *
 * Prints JSON in the form that JavaScript's `JSON.stringify (value, null, 2)` has, which most tools agree on: members
 * in their order, two spaces of indent, no space before a colon, no character escaped without need. #JsonGenerator
 * cannot be told to.
 */
void
stk_json_print (GString *out, JsonNode *node)
{
  print_node (out, node, 0);
}

/**
 * stk_json_print_compact:
 * @out: where to append
 * @node: a value
 *
 * Prints JSON in one line without any white space.
 */
void
stk_json_print_compact (GString *out, JsonNode *node)
{
  print_node (out, node, -1);
}

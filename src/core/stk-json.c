/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-json.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Prints a string with its quotation marks. */
void
stk_json_print_string (GString *out, const char *string)
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

/* The digits of a number from 0, as few as tell it from all others. Returns the power of ten of the first. */
static int
get_digits (double number, char digits[32])
{
  char buffer[32], format[8];
  double back;
  char *exponent;
  int precision = 0;

  do
    {
      g_snprintf (format, sizeof format, "%%.%de", precision);
      back = g_ascii_strtod (g_ascii_formatd (buffer, sizeof buffer, format, number), NULL);
    }
  while ((back < number || back > number) && ++precision < 17);

  exponent = strchr (buffer, 'e');
  for (const char *p = buffer; p < exponent; p++)
    if (*p != '.')
      *digits++ = *p;
  *digits = '\0';

  return atoi (exponent + 1);
}

static void
print_zeros (GString *out, int n)
{
  for (int i = 0; i < n; i++)
    g_string_append_c (out, '0');
}

/* As JavaScript prints numbers (ECMA-262, "Number::toString"), so that 0.1 stays as it is. */
static void
print_double (GString *out, double number)
{
  char digits[32];
  int exponent = get_digits (fabs (number), digits);
  int n = (int) strlen (digits);

  if (number < 0)
    g_string_append_c (out, '-');

  if (exponent < -6 || exponent > 20)
    {
      g_string_append_c (out, digits[0]);
      if (n > 1)
        g_string_append_printf (out, ".%s", digits + 1);
      g_string_append_printf (out, "e%+d", exponent);
    }
  else if (exponent < 0)
    {
      g_string_append (out, "0.");
      print_zeros (out, -1 - exponent);
      g_string_append (out, digits);
    }
  else
    {
      g_string_append_len (out, digits, MIN (n, exponent + 1));
      print_zeros (out, exponent + 1 - n);
      if (n > exponent + 1)
        g_string_append_printf (out, ".%s", digits + exponent + 1);
    }
}

/* Prints a whole number. */
void
stk_json_print_int (GString *out, gint64 integer)
{
  g_string_append_printf (out, "%" G_GINT64_FORMAT, integer);
}

static void
print_number (GString *out, JsonNode *node)
{
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_INT64:
      stk_json_print_int (out, json_node_get_int (node));
      break;
    case G_TYPE_BOOLEAN:
      g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
      break;
    default:
      print_double (out, json_node_get_double (node));
      break;
    }
}

/* Begins a line that is indented so many steps; nothing at a depth below 0. */
void
stk_json_print_break (GString *out, int depth)
{
  if (depth < 0)
    return;

  g_string_append_c (out, '\n');
  for (int i = 0; i < depth; i++)
    g_string_append_len (out, "  ", 2);
}

typedef struct
{
  GString *out;
  StkJsonPrintFunc func;
  gpointer user_data;
} Printer;

static void
print_node (Printer *self, JsonNode *node, int depth);

static void
print_object (Printer *self, JsonObject *object, int depth)
{
  int inner = depth < 0 ? depth : depth + 1;
  JsonObjectIter iter;
  JsonNode *child;
  const char *key;
  gboolean first = TRUE;

  g_string_append_c (self->out, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &child))
    {
      g_string_append (self->out, first ? "" : ",");
      stk_json_print_break (self->out, inner);
      stk_json_print_string (self->out, key);
      g_string_append (self->out, depth < 0 ? ":" : ": ");
      print_node (self, child, inner);
      first = FALSE;
    }
  if (!first)
    stk_json_print_break (self->out, depth);
  g_string_append_c (self->out, '}');
}

static void
print_array (Printer *self, JsonArray *array, int depth)
{
  int inner = depth < 0 ? depth : depth + 1;
  guint n = json_array_get_length (array);

  g_string_append_c (self->out, '[');
  for (guint i = 0; i < n; i++)
    {
      g_string_append (self->out, i ? "," : "");
      stk_json_print_break (self->out, inner);
      print_node (self, json_array_get_element (array, i), inner);
    }
  if (n > 0)
    stk_json_print_break (self->out, depth);
  g_string_append_c (self->out, ']');
}

/* A depth below 0 prints all in one line. */
static void
print_node (Printer *self, JsonNode *node, int depth)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      if (self->func == NULL || !self->func (self->out, node, depth, self->user_data))
        print_object (self, json_node_get_object (node), depth);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      print_array (self, json_node_get_array (node), depth);
    }
  else if (JSON_NODE_HOLDS_NULL (node))
    {
      g_string_append (self->out, "null");
    }
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      stk_json_print_string (self->out, json_node_get_string (node));
    }
  else
    {
      print_number (self->out, node);
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
  stk_json_print_with (out, node, 0, NULL, NULL);
}

/**
 * stk_json_print_with:
 * @out: where to append
 * @node: a value
 * @depth: how many steps the text around it is indented
 * @func: (nullable) (scope call): may print objects in its own way
 * @user_data: for @func
 *
 * Prints JSON as part of a text, in the form that stk_json_print() has.
 */
void
stk_json_print_with (GString *out, JsonNode *node, int depth, StkJsonPrintFunc func, gpointer user_data)
{
  Printer self = { out, func, user_data };

  print_node (&self, node, depth);
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
  stk_json_print_with (out, node, -1, NULL, NULL);
}

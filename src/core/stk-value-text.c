/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-value-text.h"

#include "stk-json-access.h"
#include "stk-json.h"

/* Values as text, as they stand in a sidecar's history and conflicts: a string as it is, and what has parts as JSON in
 * one line. As text they are no part of the JSON-LD around them, so that no other program takes what a tag said once,
 * or what one person would have it say, for what it says. */

/* Starts a member or element: a comma where one stands before it. */
static void
separate (GString *out, char opening)
{
  if (out->str[out->len - 1] != opening)
    g_string_append_c (out, ',');
}

static void
add_string (GString *out, const char *key, const char *string)
{
  if (string == NULL)
    return;

  separate (out, '{');
  stk_json_print_string (out, key);
  g_string_append_c (out, ':');
  stk_json_print_string (out, string);
}

static void
add_position (GString *out, const char *key, size_t position)
{
  separate (out, '{');
  g_string_append_printf (out, "\"%s\":%zu", key, position);
}

static void
add_anchor (GString *out, StkAnchor *anchor)
{
  StkRange range = stk_anchor_get_range (anchor);

  separate (out, '[');
  g_string_append_c (out, '{');
  add_string (out, "exact", stk_anchor_get_exact (anchor));
  add_string (out, "prefix", stk_anchor_get_prefix (anchor));
  add_string (out, "suffix", stk_anchor_get_suffix (anchor));
  add_position (out, "start", range.start);
  add_position (out, "end", range.end);
  add_string (out, "digest", stk_anchor_get_digest (anchor));
  g_string_append_c (out, '}');
}

static StkAnchor *
parse_anchor (JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  StkRange range;

  if (object == NULL || stk_json_get_string (object, "exact") == NULL ||
      !stk_json_get_count (object, "start", &range.start) || !stk_json_get_count (object, "end", &range.end))
    return NULL;

  return stk_anchor_new (range, stk_json_get_string (object, "exact"), stk_json_get_string (object, "prefix"),
                         stk_json_get_string (object, "suffix"), stk_json_get_string (object, "digest"));
}

static JsonNode *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return stk_json_parse (bytes, "", NULL);
}

/**
 * stk_anchors_to_text:
 * @anchors: (array length=n_anchors): where words are
 * @n_anchors: in how many parts
 *
 * Returns: (transfer full): the anchors as JSON in one line
 */
char *
stk_anchors_to_text (StkAnchor *const *anchors, size_t n_anchors)
{
  GString *out = g_string_new ("[");

  for (size_t i = 0; i < n_anchors; i++)
    add_anchor (out, anchors[i]);
  g_string_append_c (out, ']');

  return g_string_free_and_steal (out);
}

/**
 * stk_anchors_from_text:
 * @text: what stk_anchors_to_text() gave
 *
 * Returns: (transfer full) (nullable) (element-type StkAnchor): the anchors, at least one; %NULL if @text is none
 */
GPtrArray *
stk_anchors_from_text (const char *text)
{
  g_autoptr (GPtrArray) anchors = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_anchor_unref);
  g_autoptr (JsonNode) node = parse (text);
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      StkAnchor *anchor = parse_anchor (json_array_get_element (array, i));

      if (anchor == NULL)
        return NULL;
      g_ptr_array_add (anchors, anchor);
    }

  return anchors->len > 0 ? g_steal_pointer (&anchors) : NULL;
}

/**
 * stk_value_to_text:
 * @value: (nullable): a string or an anchor
 *
 * Returns: (transfer full) (nullable): the value as text; %NULL for none, and for a list, whose records have a text
 *   each
 */
char *
stk_value_to_text (StkValue *value)
{
  StkAnchor *anchor = stk_value_get_anchor (value);

  return anchor ? stk_anchors_to_text (&anchor, 1) : g_strdup (stk_value_get_string (value));
}

/**
 * stk_value_from_text:
 * @field: a field that holds a string or an anchor
 * @text: (nullable): what stk_value_to_text() gave
 *
 * Returns: (transfer full) (nullable): the value; %NULL if @text is none
 */
StkValue *
stk_value_from_text (const StkField *field, const char *text)
{
  g_autoptr (GPtrArray) anchors = NULL;

  if (text == NULL || *text == '\0')
    return NULL;
  if (field->type != STK_FIELD_TYPE_ANCHOR)
    return stk_value_new_string (text);

  anchors = stk_anchors_from_text (text);

  return anchors ? stk_value_new_anchor (g_ptr_array_index (anchors, 0)) : NULL;
}

/**
 * stk_record_to_text:
 * @record: an entry of a list
 * @field: the list's field
 *
 * Returns: (transfer full): what the entry says, without its id, as JSON in one line
 */
char *
stk_record_to_text (StkRecord *record, const StkField *field)
{
  GString *out = g_string_new ("{");

  for (size_t i = 0; i < stk_field_get_n_members (field); i++)
    add_string (out, field->members[i].name, stk_record_get_string (record, i));
  g_string_append_c (out, '}');

  return g_string_free_and_steal (out);
}

/**
 * stk_record_from_text:
 * @id: the entry's id
 * @field: the list's field
 * @text: what stk_record_to_text() gave
 *
 * Returns: (transfer full) (nullable): the entry; %NULL if @text is none
 */
StkRecord *
stk_record_from_text (const char *id, const StkField *field, const char *text)
{
  size_t n = stk_field_get_n_members (field);
  g_autofree const char **strings = g_new0 (const char *, n);
  g_autoptr (JsonNode) node = parse (text);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  for (size_t i = 0; i < n; i++)
    strings[i] = stk_json_get_string (json_node_get_object (node), field->members[i].name);

  return stk_record_new (id, strings, n);
}

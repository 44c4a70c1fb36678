/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-json-access.h"

/**
 * stk_json_get_string:
 * @object: a JSON object
 * @key: a member's key
 *
 * Returns: (nullable) (transfer none): the member, if it is a string
 */
const char *
stk_json_get_string (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

/**
 * stk_json_get_object:
 * @object: a JSON object
 * @key: a member's key
 *
 * Returns: (nullable) (transfer none): the member, if it is an object
 */
JsonObject *
stk_json_get_object (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * stk_json_get_iri:
 * @object: a JSON object
 * @key: a member's key
 *
 * Returns: (nullable) (transfer none): the IRI that the member is, or the id that it has
 */
const char *
stk_json_get_iri (JsonObject *object, const char *key)
{
  JsonObject *thing = stk_json_get_object (object, key);

  return thing ? stk_json_get_string (thing, "id") : stk_json_get_string (object, key);
}

/**
 * stk_json_get_count:
 * @object: a JSON object
 * @key: a member's key
 * @count: (out): the number
 *
 * Returns: whether the member is a whole number, zero or more
 */
gboolean
stk_json_get_count (JsonObject *object, const char *key, size_t *count)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64 ||
      json_node_get_int (node) < 0)
    return FALSE;

  *count = (size_t) json_node_get_int (node);

  return TRUE;
}

/**
 * stk_json_list_values:
 * @object: a JSON object
 * @key: a member's key
 *
 * JSON-LD lets a lone value stand for an array of one.
 *
 * Returns: (transfer container) (element-type JsonNode): the member's elements, or itself; empty if it is not there
 */
GPtrArray *
stk_json_list_values (JsonObject *object, const char *key)
{
  GPtrArray *values = g_ptr_array_new ();
  JsonNode *node = json_object_get_member (object, key);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        g_ptr_array_add (values, json_array_get_element (array, i));
    }
  else if (node != NULL)
    g_ptr_array_add (values, node);

  return values;
}

/**
 * stk_json_has_string:
 * @object: a JSON object
 * @key: a member's key
 * @string: a string
 *
 * Returns: whether the member is @string, or an array with @string in it
 */
gboolean
stk_json_has_string (JsonObject *object, const char *key, const char *string)
{
  g_autoptr (GPtrArray) values = stk_json_list_values (object, key);

  for (guint i = 0; i < values->len; i++)
    {
      JsonNode *node = g_ptr_array_index (values, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
          g_strcmp0 (json_node_get_string (node), string) == 0)
        return TRUE;
    }

  return FALSE;
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-json-tree.h"

#include "stk-json.h"

typedef enum
{
  TYPE_OBJECT,
  TYPE_ARRAY,
  TYPE_STRING,
  TYPE_BOOLEAN,
  TYPE_INT,
} Type;

struct _StkJsonTree
{
  Type type;
  const char *key; /* in the object that this is a member of */
  char *string;
  gint64 integer;

  StkJsonTree *first; /* member or element */
  StkJsonTree *last;
  StkJsonTree *next; /* in what this belongs to */
  guint n;
};

static StkJsonTree *
new_tree (Type type)
{
  StkJsonTree *self = g_new0 (StkJsonTree, 1);

  self->type = type;

  return self;
}

StkJsonTree *
stk_json_tree_new_object (void)
{
  return new_tree (TYPE_OBJECT);
}

StkJsonTree *
stk_json_tree_new_array (void)
{
  return new_tree (TYPE_ARRAY);
}

void
stk_json_tree_free (StkJsonTree *self)
{
  while (self->first != NULL)
    {
      StkJsonTree *child = g_steal_pointer (&self->first);

      self->first = child->next;
      stk_json_tree_free (child);
    }

  g_free (self->string);
  g_free (self);
}

static void
append (StkJsonTree *self, const char *key, StkJsonTree *child)
{
  child->key = key;
  if (self->last != NULL)
    self->last->next = child;
  else
    self->first = child;
  self->last = child;
  self->n++;
}

/* A string that is %NULL is left out. */
void
stk_json_tree_set_string (StkJsonTree *self, const char *key, const char *string)
{
  StkJsonTree *child;

  if (string == NULL)
    return;

  child = new_tree (TYPE_STRING);
  child->string = g_strdup (string);
  append (self, key, child);
}

/* Adds a string to an array. */
void
stk_json_tree_add_string (StkJsonTree *self, const char *string)
{
  stk_json_tree_set_string (self, NULL, string);
}

void
stk_json_tree_set_boolean (StkJsonTree *self, const char *key, gboolean boolean)
{
  StkJsonTree *child = new_tree (TYPE_BOOLEAN);

  child->integer = boolean;
  append (self, key, child);
}

void
stk_json_tree_set_int (StkJsonTree *self, const char *key, gint64 integer)
{
  StkJsonTree *child = new_tree (TYPE_INT);

  child->integer = integer;
  append (self, key, child);
}

/* Takes the tree. */
void
stk_json_tree_set_tree (StkJsonTree *self, const char *key, StkJsonTree *tree)
{
  append (self, key, tree);
}

/* Takes the tree. */
void
stk_json_tree_add_tree (StkJsonTree *self, StkJsonTree *tree)
{
  append (self, NULL, tree);
}

gboolean
stk_json_tree_has_member (StkJsonTree *self, const char *key)
{
  for (StkJsonTree *child = self->first; child != NULL; child = child->next)
    if (g_str_equal (child->key, key))
      return TRUE;

  return FALSE;
}

/* Frees an array of one element and gives that; another array is given as it is. */
StkJsonTree *
stk_json_tree_take_lone_element (StkJsonTree *self)
{
  StkJsonTree *element = self->first;

  if (self->n != 1)
    return self;

  self->first = NULL;
  stk_json_tree_free (self);

  return element;
}

static gboolean
equals_value (StkJsonTree *self, JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  switch (self->type)
    {
    case TYPE_STRING:
      return type == G_TYPE_STRING && g_str_equal (self->string, json_node_get_string (node));
    case TYPE_BOOLEAN:
      return type == G_TYPE_BOOLEAN && self->integer == json_node_get_boolean (node);
    case TYPE_INT:
      return type == G_TYPE_INT64 && self->integer == json_node_get_int (node);
    case TYPE_OBJECT:
    case TYPE_ARRAY:
    default:
      return FALSE;
    }
}

static gboolean
equals_object (StkJsonTree *self, JsonObject *object)
{
  if (self->n != json_object_get_size (object))
    return FALSE;

  for (StkJsonTree *child = self->first; child != NULL; child = child->next)
    {
      JsonNode *node = json_object_get_member (object, child->key);

      if (node == NULL || !stk_json_tree_equals_node (child, node))
        return FALSE;
    }

  return TRUE;
}

static gboolean
equals_array (StkJsonTree *self, JsonArray *array)
{
  guint i = 0;

  if (self->n != json_array_get_length (array))
    return FALSE;

  for (StkJsonTree *child = self->first; child != NULL; child = child->next)
    if (!stk_json_tree_equals_node (child, json_array_get_element (array, i++)))
      return FALSE;

  return TRUE;
}

/* Whether both say the same; the order of members does not count. */
gboolean
stk_json_tree_equals_node (StkJsonTree *self, JsonNode *node)
{
  if (self->type == TYPE_OBJECT)
    return JSON_NODE_HOLDS_OBJECT (node) && equals_object (self, json_node_get_object (node));
  if (self->type == TYPE_ARRAY)
    return JSON_NODE_HOLDS_ARRAY (node) && equals_array (self, json_node_get_array (node));

  return JSON_NODE_HOLDS_VALUE (node) && equals_value (self, node);
}

/* The same as json-glib has it. */
JsonNode *
stk_json_tree_to_node (StkJsonTree *self)
{
  JsonNode *node = json_node_alloc ();
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (JsonArray) array = NULL;

  switch (self->type)
    {
    case TYPE_STRING:
      return json_node_init_string (node, self->string);
    case TYPE_BOOLEAN:
      return json_node_init_boolean (node, self->integer != 0);
    case TYPE_INT:
      return json_node_init_int (node, self->integer);
    case TYPE_OBJECT:
      object = json_object_new ();
      for (StkJsonTree *child = self->first; child != NULL; child = child->next)
        json_object_set_member (object, child->key, stk_json_tree_to_node (child));
      return json_node_init_object (node, object);
    case TYPE_ARRAY:
      array = json_array_sized_new (self->n);
      for (StkJsonTree *child = self->first; child != NULL; child = child->next)
        json_array_add_element (array, stk_json_tree_to_node (child));
      return json_node_init_array (node, array);
    default:
      g_assert_not_reached ();
    }
}

/* Prints as stk_json_print() does, as part of a text that is indented so many steps already; below 0 in one line. */
void
stk_json_tree_print (GString *out, StkJsonTree *self, int depth)
{
  int inner = depth < 0 ? depth : depth + 1;

  switch (self->type)
    {
    case TYPE_STRING:
      stk_json_print_string (out, self->string);
      return;
    case TYPE_BOOLEAN:
      g_string_append (out, self->integer ? "true" : "false");
      return;
    case TYPE_INT:
      stk_json_print_int (out, self->integer);
      return;
    case TYPE_OBJECT:
    case TYPE_ARRAY:
    default:
      break;
    }

  g_string_append_c (out, self->type == TYPE_OBJECT ? '{' : '[');
  for (StkJsonTree *child = self->first; child != NULL; child = child->next)
    {
      if (child != self->first)
        g_string_append_c (out, ',');
      stk_json_print_break (out, inner);
      if (child->key != NULL)
        {
          stk_json_print_string (out, child->key);
          g_string_append (out, depth < 0 ? ":" : ": ");
        }
      stk_json_tree_print (out, child, inner);
    }
  if (self->first != NULL)
    stk_json_print_break (out, depth);
  g_string_append_c (out, self->type == TYPE_OBJECT ? '}' : ']');
}

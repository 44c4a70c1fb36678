/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-overlay.h"

#include <string.h>

/* What a JSON value held beyond what the program knows, kept with its place.
 *
 * It is found without a list of known terms: the reader's result is written out again, and whatever of the original is
 * not there has not been understood. So nothing that the reader passes over can get lost, whatever the reason.
 *
 * Members of objects are told by key; elements of arrays by what they are (see describe_element()). Each unknown one
 * remembers what stood before it. */

typedef struct
{
  char *after; /* the key or description of what stands before it; %NULL at the beginning */
  char *key;   /* of a member; the description of an element */
  JsonNode *node;
} Extra;

struct _StkOverlay
{
  GPtrArray *extras;    /* of Extra, in their order; %NULL where there are none */
  GHashTable *children; /* key or description → StkOverlay; %NULL where there are none */
  JsonNode *expanded;   /* an object where the program writes just the object's id; %NULL elsewhere */
};

static void
extra_free (gpointer data)
{
  Extra *extra = data;

  g_free (extra->after);
  g_free (extra->key);
  json_node_unref (extra->node);
  g_free (extra);
}

static void
add_extra (StkOverlay *self, const char *after, const char *key, JsonNode *node)
{
  Extra *extra = g_new (Extra, 1);

  if (self->extras == NULL)
    self->extras = g_ptr_array_new_with_free_func (extra_free);

  extra->after = g_strdup (after);
  extra->key = g_strdup (key);
  extra->node = json_node_ref (node);
  g_ptr_array_add (self->extras, extra);
}

static void
add_child (StkOverlay *self, const char *key, JsonNode *original, JsonNode *known)
{
  StkOverlay *child = stk_overlay_new (original, known);

  if (child == NULL)
    return;

  if (self->children == NULL)
    self->children = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) stk_overlay_unref);
  g_hash_table_insert (self->children, g_strdup (key), child);
}

static const char *
get_string (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : "";
}

/* Whether the first is a string, and the second an object that has it as its id. */
static gboolean
is_id_of (JsonNode *id, JsonNode *object)
{
  return JSON_NODE_HOLDS_VALUE (id) && json_node_get_value_type (id) == G_TYPE_STRING &&
         JSON_NODE_HOLDS_OBJECT (object) &&
         g_strcmp0 (json_node_get_string (id), get_string (json_node_get_object (object), "id")) == 0;
}

/* What an element of an array is: its id where it has one, else the type, purpose and role that W3C bodies and
 * selectors are told by, or the value itself; with a number where several are alike. */
static char *
describe_element (JsonNode *node, GHashTable *seen)
{
  g_autoptr (GString) key = g_string_new (NULL);
  guint n;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      const char *id = get_string (object, "id");

      if (id != NULL && *id)
        g_string_append_printf (key, "id %s", id);
      else
        g_string_append_printf (key, "object %s %s %s", get_string (object, "type"), get_string (object, "purpose"),
                                get_string (object, "stk:role"));
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      g_string_append_printf (key, "string %s", json_node_get_string (node));
    }
  else
    {
      g_string_append_printf (key, "other %d", (int) json_node_get_node_type (node));
    }

  n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key->str));
  g_hash_table_insert (seen, g_strdup (key->str), GUINT_TO_POINTER (n + 1));
  g_string_append_printf (key, " #%u", n);

  return g_string_free_and_steal (g_steal_pointer (&key));
}

/* A lone value where the program writes an array means an array of one, as JSON-LD has it. */
static JsonArray *
dup_elements (JsonNode *node)
{
  JsonArray *array;

  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_node_dup_array (node);

  array = json_array_new ();
  json_array_add_element (array, json_node_ref (node));

  return array;
}

typedef struct
{
  GPtrArray *keys;    /* descriptions, in order */
  GHashTable *values; /* description → JsonNode, borrowed */
} Elements;

static Elements
describe_elements (JsonArray *array)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Elements elements = {
    .keys = g_ptr_array_new_with_free_func (g_free),
    .values = g_hash_table_new (g_str_hash, g_str_equal),
  };

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      char *key = describe_element (node, seen);

      g_ptr_array_add (elements.keys, key);
      g_hash_table_insert (elements.values, key, node);
    }

  return elements;
}

static void
elements_clear (Elements *elements)
{
  g_hash_table_unref (elements->values);
  g_ptr_array_unref (elements->keys);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Elements, elements_clear)

static void
compare_arrays (StkOverlay *self, JsonNode *original, JsonNode *known)
{
  g_autoptr (JsonArray) original_array = dup_elements (original);
  g_autoptr (JsonArray) known_array = dup_elements (known);
  g_auto (Elements) originals = describe_elements (original_array);
  g_auto (Elements) knowns = describe_elements (known_array);
  const char *after = NULL;

  for (guint i = 0; i < originals.keys->len; i++)
    {
      const char *key = g_ptr_array_index (originals.keys, i);
      JsonNode *node = g_hash_table_lookup (originals.values, key);
      JsonNode *known_node = g_hash_table_lookup (knowns.values, key);

      if (known_node == NULL)
        add_extra (self, after, key, node);
      else
        add_child (self, key, node, known_node);
      after = key;
    }
}

static void
compare_objects (StkOverlay *self, JsonObject *original, JsonObject *known)
{
  JsonObjectIter iter;
  JsonNode *node;
  const char *key, *after = NULL;

  json_object_iter_init_ordered (&iter, original);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    {
      JsonNode *known_node = json_object_get_member (known, key);

      if (known_node == NULL)
        add_extra (self, after, key, node);
      else
        add_child (self, key, node, known_node);
      after = key;
    }
}

/**
 * stk_overlay_new:
 * @original: a value as it was read
 * @known: what the program makes of it when it writes it out again
 *
 * Returns: (transfer full) (nullable): what @original holds beyond @known; %NULL if nothing
 */
StkOverlay *
stk_overlay_new (JsonNode *original, JsonNode *known)
{
  g_autoptr (StkOverlay) self = NULL;

  if (JSON_NODE_HOLDS_VALUE (original) && JSON_NODE_HOLDS_VALUE (known))
    return NULL;

  /* in JSON-LD an IRI and an object that has it as its id are the same thing */
  if (is_id_of (original, known))
    return NULL;

  self = g_atomic_rc_box_new0 (StkOverlay);
  if (is_id_of (known, original))
    self->expanded = json_node_ref (original);
  else if (JSON_NODE_HOLDS_OBJECT (original) && JSON_NODE_HOLDS_OBJECT (known))
    compare_objects (self, json_node_get_object (original), json_node_get_object (known));
  else
    compare_arrays (self, original, known);

  return self->extras || self->children || self->expanded ? g_steal_pointer (&self) : NULL;
}

StkOverlay *
stk_overlay_ref (StkOverlay *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
stk_overlay_clear (gpointer data)
{
  StkOverlay *self = data;

  g_clear_pointer (&self->extras, g_ptr_array_unref);
  g_clear_pointer (&self->children, g_hash_table_unref);
  g_clear_pointer (&self->expanded, json_node_unref);
}

void
stk_overlay_unref (StkOverlay *self)
{
  g_atomic_rc_box_release_full (self, stk_overlay_clear);
}

/* The keys of the result in their order: the known ones, with the unknown ones put behind what they stood behind. */
static GPtrArray *
arrange (StkOverlay *self, GPtrArray *known_keys)
{
  GPtrArray *keys = g_ptr_array_copy (known_keys, NULL, NULL);
  guint n_at_front = 0;

  for (guint i = 0; self->extras != NULL && i < self->extras->len; i++)
    {
      Extra *extra = g_ptr_array_index (self->extras, i);
      guint position;

      if (g_ptr_array_find_with_equal_func (keys, extra->key, g_str_equal, NULL))
        continue;
      if (extra->after == NULL)
        position = n_at_front++;
      else if (g_ptr_array_find_with_equal_func (keys, extra->after, g_str_equal, &position))
        position++;
      else
        position = keys->len;
      g_ptr_array_insert (keys, (int) position, extra->key);
    }

  return keys;
}

static JsonNode *
find_extra (StkOverlay *self, const char *key)
{
  for (guint i = 0; self->extras != NULL && i < self->extras->len; i++)
    {
      Extra *extra = g_ptr_array_index (self->extras, i);

      if (g_str_equal (extra->key, key))
        return json_node_ref (extra->node);
    }

  return NULL;
}

/* The known value with what is unknown inside it, or else the unknown one. */
static JsonNode *
combine (StkOverlay *self, const char *key, JsonNode *known)
{
  StkOverlay *child = self->children ? g_hash_table_lookup (self->children, key) : NULL;

  if (known == NULL)
    return find_extra (self, key);

  return child ? stk_overlay_apply (child, known) : json_node_ref (known);
}

static JsonNode *
apply_to_object (StkOverlay *self, JsonObject *known)
{
  g_autoptr (GPtrArray) known_keys = g_ptr_array_new ();
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (JsonObject) result = json_object_new ();
  JsonObjectIter iter;
  const char *key;

  json_object_iter_init_ordered (&iter, known);
  while (json_object_iter_next_ordered (&iter, &key, NULL))
    g_ptr_array_add (known_keys, (gpointer) key);

  keys = arrange (self, known_keys);
  for (guint i = 0; i < keys->len; i++)
    {
      key = g_ptr_array_index (keys, i);
      json_object_set_member (result, key, combine (self, key, json_object_get_member (known, key)));
    }

  return json_node_init_object (json_node_alloc (), result);
}

static JsonNode *
apply_to_array (StkOverlay *self, JsonNode *known)
{
  g_autoptr (JsonArray) known_array = dup_elements (known);
  g_auto (Elements) knowns = describe_elements (known_array);
  g_autoptr (GPtrArray) keys = arrange (self, knowns.keys);
  g_autoptr (JsonArray) result = json_array_new ();

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);

      json_array_add_element (result, combine (self, key, g_hash_table_lookup (knowns.values, key)));
    }

  return json_node_init_array (json_node_alloc (), result);
}

/**
 * stk_overlay_apply:
 * @self: (nullable): what was unknown
 * @known: what the program writes now
 *
 * Puts what was unknown back into its place. Where what it stood in is gone, it goes with it.
 *
 * Returns: (transfer full): the whole value
 */
JsonNode *
stk_overlay_apply (StkOverlay *self, JsonNode *known)
{
  if (self == NULL)
    return json_node_ref (known);

  if (self->expanded != NULL)
    return json_node_ref (is_id_of (known, self->expanded) ? self->expanded : known);

  if (JSON_NODE_HOLDS_OBJECT (known))
    return apply_to_object (self, json_node_get_object (known));

  return apply_to_array (self, known);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-overlay-private.h"

#include <string.h>

/* What a JSON value held beyond what the program knows, kept with its place.
 *
 * It is found without a list of known terms: the reader's result is written out again, and whatever of the original is
 * not there has not been understood. So nothing that the reader passes over can get lost, whatever the reason. Where
 * the program says the same in other words, such as an id for an object that has it, the words stay until there is
 * something else to say.
 *
 * Members of objects are told by key; elements of arrays by what they are (see describe_element()). */

static void
slot_clear (gpointer data)
{
  StkOverlaySlot *slot = data;

  g_free (slot->key);
  g_clear_pointer (&slot->node, json_node_unref);
}

void
stk_overlay_add_slot (StkOverlay *self, const char *key, JsonNode *node)
{
  StkOverlaySlot slot = { g_strdup (key), node ? json_node_ref (node) : NULL };

  if (self->slots == NULL)
    {
      self->slots = g_array_new (FALSE, FALSE, sizeof (StkOverlaySlot));
      g_array_set_clear_func (self->slots, slot_clear);
    }
  g_array_append_val (self->slots, slot);
}

/* Slots are needed for what was unknown only. */
void
stk_overlay_drop_idle_slots (StkOverlay *self)
{
  for (guint i = 0; self->slots != NULL && i < self->slots->len; i++)
    if (g_array_index (self->slots, StkOverlaySlot, i).node != NULL)
      return;

  g_clear_pointer (&self->slots, g_array_unref);
}

/* Takes the child, if there is one. */
void
stk_overlay_take_child (StkOverlay *self, const char *key, StkOverlay *child)
{
  if (child == NULL)
    return;

  if (self->children == NULL)
    self->children = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) stk_overlay_unref);
  g_hash_table_insert (self->children, g_strdup (key), child);
}

static void
add_child (StkOverlay *self, const char *key, JsonNode *original, JsonNode *known)
{
  stk_overlay_take_child (self, key, stk_overlay_new (original, known));
}

static gboolean
is_string (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

/* The first string of a member, which may be one or several; empty where there is none. */
static const char *
get_string (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (is_string (json_array_get_element (array, i)))
      return json_array_get_string_element (array, i);

  return is_string (node) ? json_node_get_string (node) : "";
}

/* Whether a member is this string, or has it among its values. */
static gboolean
has_string (JsonObject *object, const char *key, const char *string)
{
  JsonNode *node = json_object_get_member (object, key);
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (is_string (json_array_get_element (array, i)) &&
        g_str_equal (json_array_get_string_element (array, i), string))
      return TRUE;

  return is_string (node) && g_str_equal (json_node_get_string (node), string);
}

/* Whether the first is a string, and the second an object that has it as its id. */
static gboolean
is_id_of (JsonNode *id, JsonNode *object)
{
  return is_string (id) && JSON_NODE_HOLDS_OBJECT (object) &&
         g_str_equal (json_node_get_string (id), get_string (json_node_get_object (object), "id"));
}

/* The id of an object: its own, or the one in our own term that stands in for it in a TextualBody. */
static const char *
get_id (JsonObject *object)
{
  const char *id = get_string (object, "id");

  return *id ? id : get_string (object, "stk:id");
}

/* What an element of an array is: its id where it has one, else the type, purpose and role that W3C bodies and
 * selectors are told by, or the value itself. */
static char *
describe_element (JsonNode *node)
{
  JsonObject *object;

  if (is_string (node))
    return g_strconcat ("string ", json_node_get_string (node), NULL);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup_printf ("other %d", (int) json_node_get_node_type (node));

  object = json_node_get_object (node);
  if (*get_id (object))
    return g_strconcat ("id ", get_id (object), NULL);

  return g_strjoin (" ", "object", get_string (object, "type"), get_string (object, "purpose"),
                    get_string (object, "stk:role"), NULL);
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
  JsonArray *array;
  GPtrArray *keys;     /* descriptions, in order; numbered, so that no two are alike */
  GHashTable *indices; /* description without number → GArray of guint, those that are alike, in order */
} Elements;

static Elements
describe_elements (JsonNode *node)
{
  Elements elements = {
    .array = dup_elements (node),
    .keys = g_ptr_array_new_with_free_func (g_free),
    .indices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref),
  };

  for (guint i = 0; i < json_array_get_length (elements.array); i++)
    {
      char *description = describe_element (json_array_get_element (elements.array, i));
      GArray *alike = g_hash_table_lookup (elements.indices, description);

      if (alike == NULL)
        {
          alike = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (elements.indices, g_strdup (description), alike);
        }
      g_ptr_array_add (elements.keys, g_strdup_printf ("%s #%u", description, alike->len));
      g_array_append_val (alike, i);
      g_free (description);
    }

  return elements;
}

static void
elements_clear (Elements *elements)
{
  json_array_unref (elements->array);
  g_ptr_array_unref (elements->keys);
  g_hash_table_unref (elements->indices);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Elements, elements_clear)

#define BEST_RATE 3

/* How well an element fits as what a known one was made from; 0 where it does not. The reader looks at purpose and
 * role in bodies, whatever their type, and at the type in selectors. */
static guint
rate_match (JsonNode *original, JsonNode *known)
{
  JsonObject *object, *known_object;
  const char *type, *purpose;
  JsonObjectIter iter;
  JsonNode *node;
  const char *key;
  guint rate = 2;

  if (json_node_get_node_type (original) != json_node_get_node_type (known))
    return 0;
  if (!JSON_NODE_HOLDS_OBJECT (known))
    return json_node_equal (original, known) ? BEST_RATE : 1;

  object = json_node_get_object (original);
  known_object = json_node_get_object (known);
  type = get_string (known_object, "type");
  purpose = get_string (known_object, "purpose");

  if (!g_str_equal (get_string (object, "stk:role"), get_string (known_object, "stk:role")) ||
      (*purpose && !has_string (object, "purpose", purpose)))
    return 0;
  if (*type && !has_string (object, "type", type))
    rate = *purpose || *get_string (object, "type") == '\0' ? 1 : 0;

  json_object_iter_init_ordered (&iter, known_object);
  while (rate > 1 && json_object_iter_next_ordered (&iter, &key, &node))
    {
      JsonNode *other = json_object_get_member (object, key);

      if (other == NULL || (JSON_NODE_HOLDS_VALUE (node) && !json_node_equal (node, other) && !is_id_of (node, other)))
        return rate;
    }

  return rate > 1 ? BEST_RATE : rate;
}

/* Finds the element of the original that fits best and is not taken yet, among some of them or all. Of several that fit
 * as well, the next one after a place is taken, so that the order stays. */
static void
find_match (Elements *originals, GArray *among, JsonNode *known, GArray *taken, guint place, guint *best,
            guint *best_rate)
{
  guint n = among ? among->len : originals->keys->len;

  for (guint i = 0; i < 2 * n && *best_rate < BEST_RATE; i++)
    {
      guint index = among ? g_array_index (among, guint, i % n) : i % n;
      guint rate;

      if ((index < place) != (i >= n) || g_array_index (taken, guint, index))
        continue;
      rate = rate_match (json_array_get_element (originals->array, index), known);
      if (rate > *best_rate)
        *best = index, *best_rate = rate;
    }
}

/* For each element of the original the number from 1 of the known one that was made from it, or 0. First those with the
 * same description are looked at; then all, since an original may have several types or purposes. */
static GArray *
match_elements (Elements *originals, Elements *knowns)
{
  GArray *matches = g_array_new (FALSE, TRUE, sizeof (guint));
  guint place = 0;

  g_array_set_size (matches, originals->keys->len);
  for (guint i = 0; i < knowns->keys->len; i++)
    {
      JsonNode *known = json_array_get_element (knowns->array, i);
      g_autofree char *description = describe_element (known);
      GArray *alike = g_hash_table_lookup (originals->indices, description);
      guint best = 0, best_rate = 0;

      if (alike != NULL)
        find_match (originals, alike, known, matches, place, &best, &best_rate);
      if (JSON_NODE_HOLDS_OBJECT (known) && (alike == NULL || *get_id (json_node_get_object (known)) == '\0'))
        find_match (originals, NULL, known, matches, place, &best, &best_rate);
      if (best_rate > 0)
        {
          g_array_index (matches, guint, best) = i + 1;
          place = best + 1;
        }
    }

  return matches;
}

static void
compare_arrays (StkOverlay *self, JsonNode *original, JsonNode *known)
{
  g_auto (Elements) originals = describe_elements (original);
  g_auto (Elements) knowns = describe_elements (known);
  g_autoptr (GArray) matches = match_elements (&originals, &knowns);
  g_autoptr (GHashTable) known_keys = g_hash_table_new (g_str_hash, g_str_equal);

  self->is_array = TRUE;
  for (guint i = 0; i < knowns.keys->len; i++)
    g_hash_table_add (known_keys, g_ptr_array_index (knowns.keys, i));

  for (guint i = 0; i < originals.keys->len; i++)
    {
      const char *key = g_ptr_array_index (originals.keys, i);
      JsonNode *node = json_array_get_element (originals.array, i);
      guint match = g_array_index (matches, guint, i);

      if (match > 0)
        {
          key = g_ptr_array_index (knowns.keys, match - 1);
          stk_overlay_add_slot (self, key, NULL);
          add_child (self, key, node, json_array_get_element (knowns.array, match - 1));
        }
      else
        {
          /* what has the place of something known is not replaced by it */
          g_autofree char *own_key = g_hash_table_contains (known_keys, key) ? g_strdup_printf ("unread %u", i) : NULL;

          stk_overlay_add_slot (self, own_key ? own_key : key, node);
        }
    }
}

static void
compare_objects (StkOverlay *self, JsonObject *original, JsonObject *known)
{
  JsonObjectIter iter;
  JsonNode *node;
  const char *key;

  json_object_iter_init_ordered (&iter, original);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    {
      JsonNode *known_node = json_object_get_member (known, key);

      stk_overlay_add_slot (self, key, known_node ? NULL : node);
      if (known_node != NULL)
        add_child (self, key, node, known_node);
    }
}

static gboolean
holds_several (JsonNode *node)
{
  return JSON_NODE_HOLDS_OBJECT (node) || JSON_NODE_HOLDS_ARRAY (node);
}

static void
set_original (StkOverlay *self, JsonNode *original, JsonNode *known)
{
  self->original = json_node_ref (original);
  self->known = json_node_ref (known);
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

  if (json_node_equal (original, known))
    return NULL;

  /* in JSON-LD an IRI and an object that has it as its id are the same thing */
  if (is_id_of (original, known))
    return NULL;

  self = g_atomic_rc_box_new0 (StkOverlay);
  if (is_id_of (known, original) || (!holds_several (original) && !holds_several (known)) ||
      JSON_NODE_HOLDS_NULL (original))
    set_original (self, original, known);
  else if (JSON_NODE_HOLDS_OBJECT (original) && JSON_NODE_HOLDS_OBJECT (known))
    compare_objects (self, json_node_get_object (original), json_node_get_object (known));
  else
    compare_arrays (self, original, known);

  stk_overlay_drop_idle_slots (self);

  return self->slots || self->children || self->original ? g_steal_pointer (&self) : NULL;
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

  g_clear_pointer (&self->slots, g_array_unref);
  g_clear_pointer (&self->children, g_hash_table_unref);
  g_clear_pointer (&self->original, json_node_unref);
  g_clear_pointer (&self->known, json_node_unref);
}

void
stk_overlay_unref (StkOverlay *self)
{
  g_atomic_rc_box_release_full (self, stk_overlay_clear);
}

/* The result in its order, as slots that borrow: the known ones, without a node, and behind each the unknown ones that
 * stood behind it. Where that is gone, they go behind what stood before it. */
static GArray *
arrange (StkOverlay *self, GPtrArray *known_keys)
{
  g_autoptr (GHashTable) followers =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  GArray *result = g_array_new (FALSE, FALSE, sizeof (StkOverlaySlot));
  GArray *behind = result;

  for (guint i = 0; i < known_keys->len; i++)
    g_hash_table_insert (followers, g_ptr_array_index (known_keys, i),
                         g_array_new (FALSE, FALSE, sizeof (StkOverlaySlot)));

  for (guint i = 0; self->slots != NULL && i < self->slots->len; i++)
    {
      StkOverlaySlot *slot = &g_array_index (self->slots, StkOverlaySlot, i);
      GArray *own = g_hash_table_lookup (followers, slot->key);

      if (own != NULL)
        behind = own;
      else if (slot->node != NULL)
        g_array_append_val (behind, *slot);
    }

  for (guint i = 0; i < known_keys->len; i++)
    {
      StkOverlaySlot known = { g_ptr_array_index (known_keys, i), NULL };
      GArray *own = g_hash_table_lookup (followers, known.key);

      g_array_append_val (result, known);
      g_array_append_vals (result, own->data, own->len);
    }

  return result;
}

/* The known value with what is unknown inside it. */
static JsonNode *
combine (StkOverlay *self, const char *key, JsonNode *known)
{
  StkOverlay *child = self->children ? g_hash_table_lookup (self->children, key) : NULL;

  return child ? stk_overlay_apply (child, known) : json_node_ref (known);
}

static JsonNode *
apply_to_array (StkOverlay *self, JsonNode *known)
{
  g_auto (Elements) knowns = describe_elements (known);
  g_autoptr (GArray) slots = arrange (self, knowns.keys);
  g_autoptr (JsonArray) result = json_array_new ();
  guint next = 0;

  for (guint i = 0; i < slots->len; i++)
    {
      StkOverlaySlot *slot = &g_array_index (slots, StkOverlaySlot, i);

      json_array_add_element (result, slot->node
                                        ? json_node_ref (slot->node)
                                        : combine (self, slot->key, json_array_get_element (knowns.array, next++)));
    }

  return json_node_init_array (json_node_alloc (), result);
}

/* Objects that nothing was known of when the file was read, such as a W3C state, beside one that is written now. */
static JsonNode *
join (JsonNode *unknown, JsonNode *known)
{
  g_autoptr (StkOverlay) overlay = g_atomic_rc_box_new0 (StkOverlay);
  g_autoptr (JsonNode) result = NULL;

  compare_arrays (overlay, unknown, known);
  result = apply_to_array (overlay, known);

  return json_array_get_length (json_node_get_array (result)) == 1
           ? json_array_dup_element (json_node_get_array (result), 0)
           : g_steal_pointer (&result);
}

static JsonNode *
apply_to_object (StkOverlay *self, JsonObject *known)
{
  g_autoptr (GPtrArray) known_keys = g_ptr_array_new ();
  g_autoptr (GArray) slots = NULL;
  g_autoptr (JsonObject) result = json_object_new ();
  JsonObjectIter iter;
  const char *key;

  json_object_iter_init_ordered (&iter, known);
  while (json_object_iter_next_ordered (&iter, &key, NULL))
    g_ptr_array_add (known_keys, (gpointer) key);

  slots = arrange (self, known_keys);
  for (guint i = 0; i < slots->len; i++)
    {
      StkOverlaySlot *slot = &g_array_index (slots, StkOverlaySlot, i);

      json_object_set_member (result, slot->key,
                              slot->node ? json_node_ref (slot->node)
                                         : combine (self, slot->key, json_object_get_member (known, slot->key)));
    }

  for (guint i = 0; self->slots != NULL && i < self->slots->len; i++)
    {
      StkOverlaySlot *slot = &g_array_index (self->slots, StkOverlaySlot, i);
      JsonNode *now = json_object_get_member (known, slot->key);

      if (slot->node != NULL && now != NULL && holds_several (slot->node) && JSON_NODE_HOLDS_OBJECT (now))
        json_object_set_member (result, slot->key, join (slot->node, now));
    }

  return json_node_init_object (json_node_alloc (), result);
}

/* What was one thing is now several: the first of them is taken for it. */
static JsonNode *
apply_to_first (StkOverlay *self, JsonArray *known)
{
  g_autoptr (JsonArray) result = json_array_new ();

  for (guint i = 0; i < json_array_get_length (known); i++)
    json_array_add_element (result, i == 0 ? stk_overlay_apply (self, json_array_get_element (known, i))
                                           : json_array_dup_element (known, i));

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

  if (self->original != NULL)
    return json_node_ref (json_node_equal (known, self->known) ? self->original : known);

  if (self->is_array)
    return apply_to_array (self, known);
  if (JSON_NODE_HOLDS_OBJECT (known))
    return apply_to_object (self, json_node_get_object (known));
  if (JSON_NODE_HOLDS_ARRAY (known))
    return apply_to_first (self, json_node_get_array (known));

  return json_node_ref (known);
}

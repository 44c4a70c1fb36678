/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-overlay-private.h"

#include "stk-json.h"

#include <string.h>

/* Merges what the program does not know, by three-way, without understanding it: what only one side changed is taken,
 * what both removed or added is so. Of two changes of one thing, the one that comes first by its bytes is taken, so
 * that the order of merges does not matter. What one side removed and the other changed stays. */

/* The unknown thing under a key; %NULL where there is none. */
static JsonNode *
find_node (StkOverlay *self, const char *key)
{
  for (guint i = 0; self != NULL && self->slots != NULL && i < self->slots->len; i++)
    {
      StkOverlaySlot *slot = &g_array_index (self->slots, StkOverlaySlot, i);

      if (slot->node != NULL && g_str_equal (slot->key, key))
        return slot->node;
    }

  return NULL;
}

static gboolean
nodes_equal (JsonNode *a, JsonNode *b)
{
  return a == b || (a != NULL && b != NULL && json_node_equal (a, b));
}

static int
compare_nodes (JsonNode *a, JsonNode *b)
{
  g_autoptr (GString) one = g_string_new (NULL);
  g_autoptr (GString) other = g_string_new (NULL);

  stk_json_print_compact (one, a);
  stk_json_print_compact (other, b);

  return strcmp (one->str, other->str);
}

static JsonNode *
merge_nodes (JsonNode *base, JsonNode *ours, JsonNode *theirs)
{
  if (nodes_equal (base, ours))
    return theirs;
  if (nodes_equal (base, theirs) || nodes_equal (ours, theirs))
    return ours;
  if (ours == NULL || theirs == NULL)
    return ours ? ours : theirs;

  return compare_nodes (ours, theirs) <= 0 ? ours : theirs;
}

/* Keys in their order: those of the base, then the others of both sides by their bytes. Those of one side stay as that
 * has them where the other has no more. */
static void
collect_keys (GPtrArray *keys, GHashTable *seen, StkOverlay *self)
{
  for (guint i = 0; self != NULL && self->slots != NULL && i < self->slots->len; i++)
    {
      char *key = g_array_index (self->slots, StkOverlaySlot, i).key;

      if (g_hash_table_add (seen, key))
        g_ptr_array_add (keys, key);
    }
}

static GPtrArray *
list_keys (StkOverlay *base, StkOverlay *ours, StkOverlay *theirs)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  GPtrArray *keys = g_ptr_array_new ();

  collect_keys (keys, seen, base);
  collect_keys (added, seen, ours);
  collect_keys (added, seen, theirs);
  g_ptr_array_sort_values (added, (GCompareFunc) strcmp);
  g_ptr_array_extend (keys, added, NULL, NULL);

  return keys;
}

static void
merge_slots (StkOverlay *self, StkOverlay *base, StkOverlay *ours, StkOverlay *theirs)
{
  g_autoptr (GPtrArray) keys = list_keys (base, ours, theirs);

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      JsonNode *in_base = find_node (base, key);
      JsonNode *in_ours = find_node (ours, key);
      JsonNode *in_theirs = find_node (theirs, key);
      JsonNode *merged = merge_nodes (in_base, in_ours, in_theirs);

      /* the place of something known stays; that of something unknown goes with it */
      if (merged != NULL || (in_base == NULL && in_ours == NULL && in_theirs == NULL))
        stk_overlay_add_slot (self, key, merged);
    }
}

static StkOverlay *
find_child (StkOverlay *self, const char *key)
{
  return self && self->children ? g_hash_table_lookup (self->children, key) : NULL;
}

static void
merge_children (StkOverlay *self, StkOverlay *base, StkOverlay *ours, StkOverlay *theirs)
{
  StkOverlay *sides[] = { ours, theirs };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      GHashTableIter iter;
      gpointer key;

      if (sides[i] == NULL || sides[i]->children == NULL)
        continue;

      g_hash_table_iter_init (&iter, sides[i]->children);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        if (find_child (self, key) == NULL)
          stk_overlay_take_child (
            self, key, stk_overlay_merge (find_child (base, key), find_child (ours, key), find_child (theirs, key)));
    }
}

static gboolean
slots_equal (GArray *a, GArray *b)
{
  if ((a ? a->len : 0) != (b ? b->len : 0))
    return FALSE;

  for (guint i = 0; a != NULL && i < a->len; i++)
    {
      StkOverlaySlot *one = &g_array_index (a, StkOverlaySlot, i);
      StkOverlaySlot *other = &g_array_index (b, StkOverlaySlot, i);

      if (!g_str_equal (one->key, other->key) || !nodes_equal (one->node, other->node))
        return FALSE;
    }

  return TRUE;
}

static gboolean
children_equal (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer key, child;

  if ((a ? g_hash_table_size (a) : 0) != (b ? g_hash_table_size (b) : 0))
    return FALSE;
  if (a == NULL)
    return TRUE;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, &child))
    if (!stk_overlay_equal (child, g_hash_table_lookup (b, key)))
      return FALSE;

  return TRUE;
}

/* Of two that are not the same, one of which is there: the one that puts something known in other words, if there is
 * one; of two such the one that comes first. */
static StkOverlay *
pick_words (StkOverlay *a, StkOverlay *b)
{
  if (a == NULL || b == NULL)
    return a ? a : b;
  if (a->original == NULL || b->original == NULL)
    return a->original ? a : b;

  return compare_nodes (a->original, b->original) <= 0 ? a : b;
}

/**
 * stk_overlay_equal:
 * @a: (nullable): what was unknown
 * @b: (nullable): what was unknown elsewhere
 *
 * Returns: whether both are the same, and in the same place
 */
gboolean
stk_overlay_equal (StkOverlay *a, StkOverlay *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;

  return a->is_array == b->is_array && nodes_equal (a->original, b->original) && nodes_equal (a->known, b->known) &&
         slots_equal (a->slots, b->slots) && children_equal (a->children, b->children);
}

/**
 * stk_overlay_merge:
 * @base: (nullable): what was unknown of something
 * @ours: (nullable): what one side made of it
 * @theirs: (nullable): what the other side made of it
 *
 * Merges what the program does not know.
 *
 * Returns: (transfer full) (nullable): what was changed on either side
 */
StkOverlay *
stk_overlay_merge (StkOverlay *base, StkOverlay *ours, StkOverlay *theirs)
{
  StkOverlay *taken, *self;

  if (stk_overlay_equal (base, ours) || stk_overlay_equal (base, theirs) || stk_overlay_equal (ours, theirs))
    {
      taken = stk_overlay_equal (base, ours) ? theirs : ours;
      return taken ? stk_overlay_ref (taken) : NULL;
    }

  taken = pick_words (ours, theirs);
  if (taken->original != NULL)
    return stk_overlay_ref (taken);

  self = g_atomic_rc_box_new0 (StkOverlay);
  self->is_array = taken->is_array;
  merge_slots (self, base, ours, theirs);
  merge_children (self, base, ours, theirs);
  stk_overlay_drop_idle_slots (self);
  if (self->slots == NULL && self->children == NULL)
    g_clear_pointer (&self, stk_overlay_unref);

  return self;
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-history-private.h"

#include "stk-json-access.h"
#include "stk-json.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (StkHistory, stk_history, stk_history_ref, stk_history_unref)

/* Takes the entries, in an order in which none comes before one that it follows. */
StkHistory *
stk_history_new_from_entries (GPtrArray *entries)
{
  StkHistory *self = g_atomic_rc_box_new0 (StkHistory);

  self->entries = entries;

  return self;
}

static GPtrArray *
entries_new (guint n)
{
  return g_ptr_array_new_full (n, (GDestroyNotify) stk_history_entry_unref);
}

/**
 * stk_history_new:
 *
 * Returns: (transfer full): a history of nothing
 */
StkHistory *
stk_history_new (void)
{
  return stk_history_new_from_entries (entries_new (0));
}

StkHistory *
stk_history_ref (StkHistory *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
stk_history_clear (gpointer data)
{
  StkHistory *self = data;

  g_ptr_array_unref (self->entries);
}

void
stk_history_unref (StkHistory *self)
{
  g_atomic_rc_box_release_full (self, stk_history_clear);
}

static char *
print_line (JsonNode *node)
{
  GString *line = g_string_new (NULL);

  stk_json_print_compact (line, node);

  return g_string_free_and_steal (line);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

/* A copy with the members of all objects in the order of their keys, as RFC 8785 (JSON Canonicalization Scheme) has it,
 * for keys of the Basic Multilingual Plane. */
static JsonNode *
sort_members (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (JsonObject) sorted = json_object_new ();
      g_autoptr (GList) keys = g_list_sort (json_object_get_members (object), compare_keys);

      for (GList *l = keys; l != NULL; l = l->next)
        json_object_set_member (sorted, l->data, sort_members (json_object_get_member (object, l->data)));
      return json_node_init_object (json_node_alloc (), sorted);
    }

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      g_autoptr (JsonArray) sorted = json_array_new ();

      for (guint i = 0; i < json_array_get_length (array); i++)
        json_array_add_element (sorted, sort_members (json_array_get_element (array, i)));
      return json_node_init_array (json_node_alloc (), sorted);
    }

  return json_node_ref (node);
}

/* Whether all members are in the order of their keys already, as this program writes them. */
static gboolean
is_sorted (JsonNode *node)
{
  JsonObjectIter iter;
  const char *last = "";
  const char *key;
  JsonNode *child;

  if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      if (!is_sorted (json_array_get_element (json_node_get_array (node), i)))
        return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return TRUE;

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &key, &child))
    {
      if (strcmp (key, last) < 0 || !is_sorted (child))
        return FALSE;
      last = key;
    }

  return TRUE;
}

static char *
print_canonical (JsonNode *node)
{
  g_autoptr (JsonNode) sorted = sort_members (node);

  return print_line (sorted);
}

static char **
read_follows (JsonObject *object)
{
  g_autoptr (GPtrArray) values = stk_json_list_values (object, "stk:follows");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < values->len; i++)
    {
      JsonNode *node = g_ptr_array_index (values, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        g_strv_builder_add (builder, json_node_get_string (node));
    }

  return g_strv_builder_end (builder);
}

static StkHistoryEntry *
read_entry (JsonNode *node)
{
  StkHistoryEntry *self = g_atomic_rc_box_new0 (StkHistoryEntry);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonObject *person = object ? stk_json_get_object (object, "creator") : NULL;

  self->line = print_line (node);
  self->canonical = is_sorted (node) ? NULL : print_canonical (node);
  if (object == NULL)
    {
      self->follows = g_new0 (char *, 1);
      return self;
    }

  if (stk_json_get_iri (object, "creator") != NULL || person != NULL)
    self->agent =
      stk_agent_new (stk_json_get_iri (object, "creator"), person ? stk_json_get_string (person, "name") : NULL);
  self->time = g_strdup (stk_json_get_string (object, "created"));
  self->tag = g_strdup (stk_json_get_string (object, "stk:tag"));
  self->path = g_strdup (stk_json_get_string (object, "stk:field"));
  self->from = g_strdup (stk_json_get_string (object, "stk:from"));
  self->to = g_strdup (stk_json_get_string (object, "stk:to"));
  self->follows = read_follows (object);

  return self;
}

/**
 * stk_history_new_from_json:
 * @array: what a sidecar has as its history
 *
 * Reads a history. What is not understood in it is kept.
 *
 * Returns: (transfer full): the history
 */
StkHistory *
stk_history_new_from_json (JsonArray *array)
{
  guint n = json_array_get_length (array);
  GPtrArray *entries = entries_new (n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (entries, read_entry (json_array_get_element (array, i)));

  return stk_history_new_from_entries (entries);
}

/**
 * stk_history_print:
 * @out: where to append
 * @self: a history
 * @depth: how many steps the text around it is indented
 *
 * Prints the history as a JSON array with one entry in a line, so that it is short, and that tools for text which
 * compare and merge lines do so with entries.
 */
void
stk_history_print (GString *out, StkHistory *self, int depth)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < self->entries->len; i++)
    {
      StkHistoryEntry *entry = g_ptr_array_index (self->entries, i);

      if (i > 0)
        g_string_append_c (out, ',');
      stk_json_print_break (out, depth + 1);
      g_string_append (out, entry->line);
    }
  if (self->entries->len > 0)
    stk_json_print_break (out, depth);
  g_string_append_c (out, ']');
}

/**
 * stk_history_get_n:
 * @self: a history
 *
 * Returns: how many entries it has
 */
guint
stk_history_get_n (StkHistory *self)
{
  return self->entries->len;
}

/**
 * stk_history_get:
 * @self: a history
 * @i: which entry, from the first
 *
 * Returns: (transfer none): the entry
 */
StkHistoryEntry *
stk_history_get (StkHistory *self, guint i)
{
  g_return_val_if_fail (i < self->entries->len, NULL);

  return g_ptr_array_index (self->entries, i);
}

/**
 * stk_history_list_for_tag:
 * @self: a history
 * @tag: an annotation's id
 *
 * Returns: (transfer full) (element-type StkHistoryEntry): what was done to it, from the first
 */
GPtrArray *
stk_history_list_for_tag (StkHistory *self, const char *tag)
{
  GPtrArray *list = entries_new (0);

  for (guint i = 0; i < self->entries->len; i++)
    {
      StkHistoryEntry *entry = g_ptr_array_index (self->entries, i);

      if (g_strcmp0 (entry->tag, tag) == 0)
        g_ptr_array_add (list, stk_history_entry_ref (entry));
    }

  return list;
}

/**
 * stk_history_list_deleted:
 * @self: a history
 *
 * Returns: (transfer full) (element-type StkHistoryEntry): for each tag that was deleted and not made again after it,
 *   how it was deleted last
 */
GPtrArray *
stk_history_list_deleted (StkHistory *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *list = entries_new (0);

  for (guint i = self->entries->len; i > 0; i--)
    {
      StkHistoryEntry *entry = g_ptr_array_index (self->entries, i - 1);

      if (entry->tag != NULL && entry->path == NULL && g_hash_table_add (seen, entry->tag) && entry->to == NULL)
        g_ptr_array_insert (list, 0, stk_history_entry_ref (entry));
    }

  return list;
}

/* Whether there is an entry with this digest; none has %NULL. */
gboolean
stk_history_has (StkHistory *self, const char *digest)
{
  for (guint i = self->entries->len; digest != NULL && i > 0; i--)
    if (g_strcmp0 (stk_history_entry_get_digest (self->entries->pdata[i - 1]), digest) == 0)
      return TRUE;

  return FALSE;
}

/* The digests of the entries that nothing follows. */
GPtrArray *
stk_history_dup_heads (StkHistory *self)
{
  GPtrArray *heads = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) followed = g_hash_table_new (g_str_hash, g_str_equal);

  /* what this session has recorded follows all else */
  if (self->open_tail && self->entries->len > 0)
    {
      StkHistoryEntry *last = g_ptr_array_index (self->entries, self->entries->len - 1);

      g_ptr_array_add (heads, g_strdup (stk_history_entry_get_digest (last)));
      return heads;
    }

  for (guint i = 0; i < self->entries->len; i++)
    for (char **digest = ((StkHistoryEntry *) g_ptr_array_index (self->entries, i))->follows; *digest != NULL; digest++)
      g_hash_table_add (followed, *digest);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const char *digest = stk_history_entry_get_digest (g_ptr_array_index (self->entries, i));

      if (!g_hash_table_contains (followed, digest))
        g_ptr_array_add (heads, g_strdup (digest));
    }
  g_ptr_array_sort_values (heads, (GCompareFunc) strcmp);

  return heads;
}

/* Whether one history begins with all that the other has. */
static gboolean
begins_with (StkHistory *self, StkHistory *other)
{
  if (other->entries->len > self->entries->len)
    return FALSE;

  for (guint i = 0; i < other->entries->len; i++)
    {
      StkHistoryEntry *one = g_ptr_array_index (self->entries, i);
      StkHistoryEntry *two = g_ptr_array_index (other->entries, i);

      if (one != two && !g_str_equal (one->line, two->line))
        return FALSE;
    }

  return TRUE;
}

/* By time, and by digest where that says nothing. */
static int
compare_entries (gconstpointer a, gconstpointer b, gpointer user_data)
{
  StkHistoryEntry *one = (StkHistoryEntry *) a;
  StkHistoryEntry *two = (StkHistoryEntry *) b;
  int order = g_strcmp0 (one->time, two->time);

  return order != 0 ? order : strcmp (stk_history_entry_get_digest (one), stk_history_entry_get_digest (two));
}

/* A set of entries while they are put into their order. */
typedef struct
{
  GHashTable *entries;   /* digest → StkHistoryEntry */
  GHashTable *followers; /* digest → GPtrArray of StkHistoryEntry */
  GHashTable *waiting;   /* StkHistoryEntry → how many entries it waits for */
  GSequence *ready;
} Sorter;

static void
sorter_add_all (Sorter *self, StkHistory *history)
{
  for (guint i = 0; i < history->entries->len; i++)
    {
      StkHistoryEntry *entry = g_ptr_array_index (history->entries, i);

      g_hash_table_insert (self->entries, (gpointer) stk_history_entry_get_digest (entry), entry);
    }
}

/* Finds out what each entry waits for. */
static void
sorter_link (Sorter *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      StkHistoryEntry *entry = value;
      guint n = 0;

      for (char **digest = entry->follows; *digest != NULL; digest++)
        {
          GPtrArray *followers = g_hash_table_lookup (self->followers, *digest);

          if (!g_hash_table_contains (self->entries, *digest))
            continue;
          if (followers == NULL)
            {
              followers = g_ptr_array_new ();
              g_hash_table_insert (self->followers, *digest, followers);
            }
          g_ptr_array_add (followers, entry);
          n++;
        }

      if (n == 0)
        g_sequence_insert_sorted (self->ready, entry, compare_entries, NULL);
      else
        g_hash_table_insert (self->waiting, entry, GUINT_TO_POINTER (n));
    }
}

static void
sorter_release (Sorter *self, StkHistoryEntry *entry)
{
  GPtrArray *followers = g_hash_table_lookup (self->followers, stk_history_entry_get_digest (entry));

  for (guint i = 0; followers != NULL && i < followers->len; i++)
    {
      gpointer follower = g_ptr_array_index (followers, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->waiting, follower)) - 1;

      g_hash_table_insert (self->waiting, follower, GUINT_TO_POINTER (n));
      if (n == 0)
        g_sequence_insert_sorted (self->ready, follower, compare_entries, NULL);
    }
}

/* All entries, each behind those it follows, else by time. A digest cannot be in what it is the digest of, so there
 * are no rings. */
static GPtrArray *
sorter_run (Sorter *self)
{
  GPtrArray *sorted = entries_new (g_hash_table_size (self->entries));

  sorter_link (self);
  while (!g_sequence_is_empty (self->ready))
    {
      GSequenceIter *first = g_sequence_get_begin_iter (self->ready);
      StkHistoryEntry *entry = g_sequence_get (first);

      g_sequence_remove (first);
      g_ptr_array_add (sorted, stk_history_entry_ref (entry));
      sorter_release (self, entry);
    }

  return sorted;
}

/**
 * stk_history_merge:
 * @ours: a history
 * @theirs: another
 *
 * Puts two histories together, as sets. The order depends only on what is in it.
 *
 * Returns: (transfer full): a history with all entries of both
 */
StkHistory *
stk_history_merge (StkHistory *ours, StkHistory *theirs)
{
  g_autoptr (GHashTable) entries = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) followers =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) waiting = g_hash_table_new (NULL, NULL);
  g_autoptr (GSequence) ready = g_sequence_new (NULL);
  Sorter sorter = { entries, followers, waiting, ready };

  if (begins_with (ours, theirs))
    return stk_history_ref (ours);
  if (begins_with (theirs, ours))
    return stk_history_ref (theirs);

  sorter_add_all (&sorter, theirs);
  sorter_add_all (&sorter, ours);

  return stk_history_new_from_entries (sorter_run (&sorter));
}

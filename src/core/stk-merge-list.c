/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-merge-private.h"

#include "stk-annotation-private.h"

#include <string.h>

/* Lists merge as sets of entries, told by their ids, and each entry member by member. */

static StkValue *
get_value (StkAnnotation *annotation, const StkField *field)
{
  return annotation ? stk_annotation_get_value (annotation, field) : NULL;
}

static const char *
get_string (StkRecord *record, size_t member)
{
  return record ? stk_record_get_string (record, member) : NULL;
}

/* The conflicts about something and its parts. */
static GPtrArray *
list_conflicts (StkAnnotation *annotation, const char *path)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; annotation != NULL && i < stk_annotation_get_n_conflicts (annotation); i++)
    if (stk_conflict_is_below (stk_annotation_get_conflict (annotation, i), path))
      g_ptr_array_add (list, stk_annotation_get_conflict (annotation, i));

  return list;
}

static gboolean
conflicts_equal (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    if (!stk_conflict_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

  return TRUE;
}

/* Whether an entry is the same in two annotations, with the conflicts about it. */
static gboolean
is_same (StkAnnotation *a, StkRecord *in_a, StkAnnotation *b, StkRecord *in_b, const char *path)
{
  g_autoptr (GPtrArray) one = list_conflicts (a, path);
  g_autoptr (GPtrArray) other = list_conflicts (b, path);

  return stk_record_equal (in_a, in_b) && conflicts_equal (one, other);
}

static void
see_path (StkMerge *self, const char *path)
{
  g_hash_table_add (self->seen, g_strdup (path));
}

/* The entry of one side as it is, with its conflicts; with a mark where the other side deleted it. */
static StkRecord *
take_record (StkMerge *self, StkAnnotation *annotation, StkRecord *record, const char *path, guint mark)
{
  g_autoptr (GPtrArray) conflicts = list_conflicts (annotation, path);

  for (guint i = 0; i < conflicts->len; i++)
    {
      StkConflict *conflict = g_ptr_array_index (conflicts, i);

      see_path (self, stk_conflict_get_path (conflict));
      if (mark == 0 || !g_str_equal (stk_conflict_get_path (conflict), path))
        stk_merge_take_conflict (self, stk_conflict_ref (conflict));
    }
  if (mark > 0)
    stk_merge_take_conflict (self, stk_merge_new_mark (path, mark));

  return stk_record_ref (record);
}

/* An entry that both sides have. */
static StkRecord *
merge_members (StkMerge *self, const StkField *field, StkRecord *const records[3], const char *path)
{
  size_t n = stk_field_get_n_members (field);
  g_auto (GStrv) strings = g_new0 (char *, n + 1);
  g_autofree const char **borrowed = g_new0 (const char *, n);
  StkConflict *base = self->base ? stk_annotation_find_conflict (self->base, path) : NULL;
  guint mark = stk_merge_raise_mark (base, FALSE, stk_annotation_find_conflict (self->ours, path),
                                     stk_annotation_find_conflict (self->theirs, path));
  StkRecord *merged;

  for (size_t i = 0; i < n; i++)
    {
      g_autofree char *member_path = g_strconcat (path, "/", field->members[i].name, NULL);
      const char *const texts[] = { get_string (records[0], i), get_string (records[1], i),
                                    get_string (records[2], i) };

      borrowed[i] = strings[i] =
        stk_merge_path (self, member_path, texts, stk_merge_choose_for_field, (gpointer) &field->members[i]);
    }

  see_path (self, path);
  if (mark > 0)
    stk_merge_take_conflict (self, stk_merge_new_mark (path, mark));
  merged = stk_record_new (stk_record_get_id (records[1]), borrowed, n);
  for (size_t i = 0; i < n; i++)
    g_clear_pointer (&strings[i], g_free);

  return merged;
}

/* One entry; %NULL where it is gone. */
static StkRecord *
merge_record (StkMerge *self, const StkField *field, const char *id)
{
  StkRecord *const records[] = {
    stk_value_find_record (get_value (self->base, field), id),
    stk_value_find_record (get_value (self->ours, field), id),
    stk_value_find_record (get_value (self->theirs, field), id),
  };
  g_autofree char *name = stk_merge_make_name (field);
  g_autofree char *path = g_strconcat (name, "/", id, NULL);
  StkAnnotation *keeper = records[1] ? self->ours : self->theirs;
  StkRecord *kept = records[1] ? records[1] : records[2];
  StkConflict *base_mark = self->base ? stk_annotation_find_conflict (self->base, path) : NULL;

  if (records[1] != NULL && records[2] != NULL)
    return merge_members (self, field, records, path);
  if (kept == NULL)
    return NULL;
  if (records[0] == NULL)
    return take_record (self, keeper, kept, path, 0);
  if (is_same (self->base, records[0], keeper, kept, path))
    {
      g_autoptr (GPtrArray) conflicts = list_conflicts (self->base, path);

      for (guint i = 0; i < conflicts->len; i++)
        see_path (self, stk_conflict_get_path (g_ptr_array_index (conflicts, i)));
      return NULL;
    }

  return take_record (self, keeper, kept, path, stk_merge_raise_mark (base_mark, TRUE, NULL, NULL));
}

/* One side's list, and the conflicts about its entries. */
typedef struct
{
  StkValue *value; /* borrowed; %NULL if it is empty */
  GPtrArray *conflicts;
} List;

static void
list_init (List *self, StkAnnotation *annotation, const StkField *field, const char *name)
{
  self->value = get_value (annotation, field);
  self->conflicts = list_conflicts (annotation, name);
}

static void
list_clear (List *self)
{
  g_ptr_array_unref (self->conflicts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (List, list_clear)

/* Whether two lists have the same entries, in whatever order. */
static gboolean
have_same_entries (const List *a, const List *b)
{
  size_t n = stk_value_get_n_records (a->value);

  if (n != stk_value_get_n_records (b->value) || !conflicts_equal (a->conflicts, b->conflicts))
    return FALSE;

  for (size_t i = 0; i < n; i++)
    {
      StkRecord *record = stk_value_get_record (a->value, i);
      StkRecord *other = stk_value_find_record (b->value, stk_record_get_id (record));

      if (other == NULL || !stk_record_equal (record, other))
        return FALSE;
    }

  return TRUE;
}

/* Compares the orders of two lists by the ids of their entries, the empty one first. */
static int
compare_orders (const List *a, const List *b)
{
  size_t n_a = stk_value_get_n_records (a->value);
  size_t n_b = stk_value_get_n_records (b->value);

  for (size_t i = 0; i < MIN (n_a, n_b); i++)
    {
      int order = strcmp (stk_record_get_id (stk_value_get_record (a->value, i)),
                          stk_record_get_id (stk_value_get_record (b->value, i)));

      if (order != 0)
        return order;
    }

  return (n_a > n_b) - (n_a < n_b);
}

/* The list of which the order is taken as it is: that of the side which alone changed the list, or, where nobody
 * changed an entry, one of the two orders. %NULL where there is none. */
static const List *
choose_order (const List *base, const List *ours, const List *theirs)
{
  gboolean our_entries = !have_same_entries (ours, base);
  gboolean their_entries = !have_same_entries (theirs, base);

  if (!our_entries && compare_orders (ours, base) == 0)
    return theirs;
  if (!their_entries && compare_orders (theirs, base) == 0)
    return ours;
  if (our_entries || their_entries)
    return have_same_entries (ours, theirs) && compare_orders (ours, theirs) == 0 ? ours : NULL;

  return compare_orders (ours, theirs) > 0 ? ours : theirs;
}

/* Adds the ids of those entries that are not there yet, in their order. */
static void
add_ids (GPtrArray *ids, GHashTable *seen, const List *list)
{
  for (size_t i = 0; i < stk_value_get_n_records (list->value); i++)
    {
      const char *id = stk_record_get_id (stk_value_get_record (list->value, i));

      if (g_hash_table_add (seen, (gpointer) id))
        g_ptr_array_add (ids, (gpointer) id);
    }
}

/* All ids in the order of the merged list. Where both sides changed it, that is the base's, and behind it new entries
 * by the bytes of their ids: an order that is made of the entries alone does not depend on who merged what first. */
static GPtrArray *
merge_orders (const List *base, const List *ours, const List *theirs)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  const List *order = choose_order (base, ours, theirs);
  GPtrArray *ids = g_ptr_array_new ();

  if (order != NULL)
    add_ids (ids, seen, order);
  add_ids (ids, seen, base);
  add_ids (added, seen, ours);
  add_ids (added, seen, theirs);
  g_ptr_array_sort_values (added, (GCompareFunc) strcmp);
  g_ptr_array_extend (ids, added, NULL, NULL);

  return ids;
}

/* Merges a list of entries. */
void
stk_merge_list (StkMerge *self, const StkField *field)
{
  g_autofree char *name = stk_merge_make_name (field);
  g_auto (List) base = { 0 };
  g_auto (List) ours = { 0 };
  g_auto (List) theirs = { 0 };
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_record_unref);
  g_autoptr (StkValue) value = NULL;

  list_init (&base, self->base, field, name);
  list_init (&ours, self->ours, field, name);
  list_init (&theirs, self->theirs, field, name);
  ids = merge_orders (&base, &ours, &theirs);
  for (guint i = 0; i < ids->len; i++)
    {
      StkRecord *record = merge_record (self, field, g_ptr_array_index (ids, i));

      if (record != NULL)
        g_ptr_array_add (records, record);
    }

  if (records->len == 0)
    return;

  value = stk_value_new_list ((StkRecord *const *) records->pdata, records->len);
  stk_annotation_init_value (self->result, field, value);
}

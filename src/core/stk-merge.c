/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-merge-private.h"

#include "stk-annotation-private.h"
#include "stk-value-text.h"

#include <string.h>

/* Three-way merging of annotations: one by one, and each field by field. It is the join of a product of semilattices
 * that have the base at their bottom, so it is commutative, associative and idempotent. See stk-merge-register.c. */

static GPtrArray *
list_anchors (StkAnnotation *annotation)
{
  GPtrArray *anchors = g_ptr_array_new ();

  for (size_t i = 0; annotation != NULL && i < stk_annotation_get_n_anchors (annotation); i++)
    g_ptr_array_add (anchors, stk_annotation_get_anchor (annotation, i));

  return anchors;
}

static char *
dup_target (StkAnnotation *annotation)
{
  g_autoptr (GPtrArray) anchors = list_anchors (annotation);

  return annotation ? stk_anchors_to_text ((StkAnchor *const *) anchors->pdata, anchors->len) : NULL;
}

/* Where the words are now. */
static GPtrArray *
merge_target (StkMerge *self)
{
  g_autofree char *base = dup_target (self->base);
  g_autofree char *ours = dup_target (self->ours);
  g_autofree char *theirs = dup_target (self->theirs);
  const char *const texts[] = { base, ours, theirs };
  g_autofree char *text = stk_merge_path (self, STK_CONFLICT_TARGET, texts, stk_merge_choose_first, NULL);
  GPtrArray *parsed;

  if (g_strcmp0 (text, ours) == 0)
    return list_anchors (self->ours);
  if (g_strcmp0 (text, theirs) == 0)
    return list_anchors (self->theirs);

  parsed = text ? stk_anchors_from_text (text) : NULL;

  return parsed ? parsed : list_anchors (self->ours);
}

static const char *
get_kind_nick (StkAnnotation *annotation)
{
  return annotation ? stk_kind_get_info (stk_annotation_get_kind (annotation))->nick : NULL;
}

static StkKind
merge_kind (StkMerge *self)
{
  const char *const texts[] = { get_kind_nick (self->base), get_kind_nick (self->ours), get_kind_nick (self->theirs) };
  g_autofree char *text = stk_merge_path (self, STK_CONFLICT_KIND, texts, stk_merge_choose_first, NULL);
  StkKind kind;

  return stk_kind_from_nick (text, &kind) ? kind : stk_annotation_get_kind (self->ours);
}

/* What only one side changed; of two changes the later one. */
static const char *
merge_time (const char *base, const char *ours, const char *theirs)
{
  if (g_strcmp0 (ours, base) == 0)
    return theirs;
  if (g_strcmp0 (theirs, base) == 0)
    return ours;

  return g_strcmp0 (ours, theirs) >= 0 ? ours : theirs;
}

static int
compare_agents (StkAgent *a, StkAgent *b)
{
  int order;

  if (a == NULL || b == NULL)
    return (a != NULL) - (b != NULL);

  order = g_strcmp0 (stk_agent_get_id (a), stk_agent_get_id (b));

  return order != 0 ? order : g_strcmp0 (stk_agent_get_name (a), stk_agent_get_name (b));
}

static StkAgent *
merge_creator (StkMerge *self)
{
  StkAgent *base = self->base ? stk_annotation_get_creator (self->base) : NULL;
  StkAgent *ours = stk_annotation_get_creator (self->ours);
  StkAgent *theirs = stk_annotation_get_creator (self->theirs);

  if (stk_agent_equal (ours, base))
    return theirs;
  if (stk_agent_equal (theirs, base))
    return ours;

  return compare_agents (ours, theirs) >= 0 ? ours : theirs;
}

/* The mark that one side deleted the annotation and another changed it, where both have it now. */
static void
merge_mark (StkMerge *self)
{
  StkConflict *base = self->base ? stk_annotation_find_conflict (self->base, STK_CONFLICT_EXISTENCE) : NULL;
  guint mark = stk_merge_raise_mark (base, FALSE, stk_annotation_find_conflict (self->ours, STK_CONFLICT_EXISTENCE),
                                     stk_annotation_find_conflict (self->theirs, STK_CONFLICT_EXISTENCE));

  g_hash_table_add (self->seen, g_strdup (STK_CONFLICT_EXISTENCE));
  if (mark > 0)
    stk_merge_take_conflict (self, stk_merge_new_mark (STK_CONFLICT_EXISTENCE, mark));
}

/* Conflicts about what the annotation does not have, such as fields of the kind that it had before. */
static void
merge_other_conflicts (StkMerge *self)
{
  StkAnnotation *sides[] = { self->ours, self->theirs };
  const char *const texts[] = { NULL, NULL, NULL };

  for (guint s = 0; s < G_N_ELEMENTS (sides); s++)
    for (guint i = 0; i < stk_annotation_get_n_conflicts (sides[s]); i++)
      {
        const char *path = stk_conflict_get_path (stk_annotation_get_conflict (sides[s], i));

        if (!g_hash_table_contains (self->seen, path))
          g_free (stk_merge_path (self, path, texts, stk_merge_choose_first, NULL));
      }
}

static StkAnnotation *
merge_parts (StkAnnotation *narrow_base, StkAnnotation *narrow_ours, StkAnnotation *narrow_theirs)
{
  g_autoptr (StkAnnotation) base = narrow_base ? stk_merge_widen (narrow_base) : NULL;
  g_autoptr (StkAnnotation) ours = stk_merge_widen (narrow_ours);
  g_autoptr (StkAnnotation) theirs = stk_merge_widen (narrow_theirs);
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_conflict_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  StkMerge self = { .base = base, .ours = ours, .theirs = theirs, .conflicts = conflicts, .seen = seen };
  StkKind kind = merge_kind (&self);
  g_autoptr (GPtrArray) anchors = merge_target (&self);
  const char *created = base ? stk_annotation_get_created (base) : NULL;
  const char *modified = base ? stk_annotation_get_modified (base) : NULL;

  self.result = stk_annotation_new_loaded (
    stk_annotation_get_id (ours), kind, (StkAnchor *const *) anchors->pdata, anchors->len, merge_creator (&self),
    merge_time (created, stk_annotation_get_created (ours), stk_annotation_get_created (theirs)),
    merge_time (modified, stk_annotation_get_modified (ours), stk_annotation_get_modified (theirs)));
  stk_merge_fields (&self);
  merge_mark (&self);
  merge_other_conflicts (&self);
  stk_annotation_init_conflicts (self.result, conflicts);
  stk_merge_narrow (self.result);
  stk_annotation_init_overlay (self.result,
                               stk_overlay_merge (base ? stk_annotation_get_overlay (base) : NULL,
                                                  stk_annotation_get_overlay (ours),
                                                  stk_annotation_get_overlay (theirs)));

  return self.result;
}

/* An annotation that was deleted on one side and is wanted on another. */
static StkAnnotation *
keep_deleted (StkAnnotation *base, StkAnnotation *kept)
{
  StkConflict *mark = stk_annotation_find_conflict (base, STK_CONFLICT_EXISTENCE);
  g_autoptr (StkConflict) conflict =
    stk_merge_new_mark (STK_CONFLICT_EXISTENCE, stk_merge_raise_mark (mark, TRUE, NULL, NULL));

  return stk_annotation_with_conflict (kept, conflict);
}

static StkAnnotation *
ref_nullable (StkAnnotation *annotation)
{
  return annotation ? g_object_ref (annotation) : NULL;
}

/**
 * stk_merge_annotation:
 * @base: (nullable): an annotation as it was; %NULL if it was not there yet
 * @ours: (nullable): as one side has it; %NULL if it is not there
 * @theirs: (nullable): as the other side has it
 *
 * Merges two versions of an annotation. What is not the same on both sides and was changed on both is kept as a
 * #StkConflict.
 *
 * Returns: (transfer full) (nullable): the annotation with what both sides did; %NULL where it is deleted
 */
StkAnnotation *
stk_merge_annotation (StkAnnotation *base, StkAnnotation *ours, StkAnnotation *theirs)
{
  if (stk_annotation_equal (ours, base))
    return ref_nullable (theirs);
  if (stk_annotation_equal (theirs, base) || stk_annotation_equal (ours, theirs))
    return ref_nullable (ours);
  if (base == NULL && (ours == NULL || theirs == NULL))
    return ref_nullable (ours ? ours : theirs);
  if (ours == NULL || theirs == NULL)
    return keep_deleted (base, ours ? ours : theirs);

  return merge_parts (base, ours, theirs);
}

/* The merge of three sets of annotations. */
typedef struct
{
  GHashTable *base; /* id → StkAnnotation, borrowed */
  GHashTable *ours;
  GHashTable *theirs;
  GHashTable *result; /* id → StkAnnotation; ids are borrowed from the annotations */
  GPtrArray *queue;   /* ids of annotations of which links are to be looked at */
} SetMerge;

static void
take_result (SetMerge *self, StkAnnotation *annotation)
{
  if (annotation != NULL)
    g_hash_table_replace (self->result, (gpointer) stk_annotation_get_id (annotation), annotation);
}

static void
merge_all (SetMerge *self, GHashTable *side)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, side);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (self->result, id))
      take_result (self, stk_merge_annotation (g_hash_table_lookup (self->base, id),
                                               g_hash_table_lookup (self->ours, id),
                                               g_hash_table_lookup (self->theirs, id)));
}

/* Brings back what a link points to and the other side deleted. */
static void
want (SetMerge *self, const char *id)
{
  StkAnnotation *base = id ? g_hash_table_lookup (self->base, id) : NULL;
  StkAnnotation *kept;

  if (base == NULL || g_hash_table_contains (self->result, id))
    return;

  kept = keep_deleted (base, base);
  take_result (self, kept);
  g_ptr_array_add (self->queue, (gpointer) stk_annotation_get_id (kept));
}

static void
want_links (SetMerge *self, StkAnnotation *annotation)
{
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < n_fields; i++)
    {
      StkConflict *conflict;

      if (fields[i].type != STK_FIELD_TYPE_LINK)
        continue;

      want (self, stk_value_get_string (stk_annotation_get_value (annotation, &fields[i])));
      conflict = stk_annotation_find_conflict (annotation, fields[i].name);
      for (guint v = 0; conflict != NULL && v < stk_conflict_get_n_values (conflict); v++)
        want (self, stk_conflict_get_value (conflict, v));
    }
}

/* A link that cannot be, since its end is not there or of another kind, becomes a conflict. */
static StkAnnotation *
check_links (SetMerge *self, StkAnnotation *annotation)
{
  g_autoptr (StkAnnotation) result = g_object_ref (annotation);
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < n_fields; i++)
    {
      const char *id = stk_value_get_string (stk_annotation_get_value (result, &fields[i]));
      StkAnnotation *end = id ? g_hash_table_lookup (self->result, id) : NULL;
      g_autoptr (GPtrArray) values = NULL;
      g_autoptr (StkConflict) conflict = NULL;
      g_autoptr (StkAnnotation) cleared = NULL;

      if (fields[i].type != STK_FIELD_TYPE_LINK || id == NULL ||
          (end != NULL && (fields[i].link_kinds & STK_KINDS (stk_annotation_get_kind (end))) != 0))
        continue;

      values = g_ptr_array_new ();
      g_ptr_array_add (values, (gpointer) id);
      conflict = stk_annotation_find_conflict (result, fields[i].name)
                   ? stk_conflict_ref (stk_annotation_find_conflict (result, fields[i].name))
                   : stk_conflict_new (fields[i].name, NULL, 1, values, FALSE);
      cleared = stk_annotation_with_value (result, &fields[i], NULL, NULL);
      g_object_unref (result);
      result = stk_annotation_with_conflict (cleared, conflict);
    }

  return g_steal_pointer (&result);
}

static int
compare_by_place (gconstpointer a, gconstpointer b)
{
  return stk_annotation_compare ((StkAnnotation *) a, (StkAnnotation *) b);
}

static GPtrArray *
finish (SetMerge *self)
{
  GPtrArray *annotations = g_ptr_array_new_full (g_hash_table_size (self->result), g_object_unref);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->result);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (self->queue, (gpointer) stk_annotation_get_id (value));
  for (guint i = 0; i < self->queue->len; i++)
    want_links (self, g_hash_table_lookup (self->result, g_ptr_array_index (self->queue, i)));

  g_hash_table_iter_init (&iter, self->result);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (annotations, check_links (self, value));
  g_ptr_array_sort_values (annotations, compare_by_place);

  return annotations;
}

/**
 * stk_merge_annotations:
 * @base: (nullable) (element-type StkAnnotation): the annotations that both sides began with
 * @ours: (element-type StkAnnotation): as one side has them
 * @theirs: (element-type StkAnnotation): as the other side has them
 *
 * Merges two versions of all annotations of an article; see stk_merge_annotation(). A link to an annotation that the
 * other side deleted brings it back.
 *
 * Returns: (transfer full) (element-type StkAnnotation): the annotations with what both sides did, in text order
 */
GPtrArray *
stk_merge_annotations (GPtrArray *base, GPtrArray *ours, GPtrArray *theirs)
{
  g_autoptr (GHashTable) base_table = stk_annotations_index (base);
  g_autoptr (GHashTable) our_table = stk_annotations_index (ours);
  g_autoptr (GHashTable) their_table = stk_annotations_index (theirs);
  g_autoptr (GHashTable) result = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();
  SetMerge self = { base_table, our_table, their_table, result, queue };

  merge_all (&self, our_table);
  merge_all (&self, their_table);

  return finish (&self);
}

/**
 * stk_merge_count_conflicts:
 * @annotations: (element-type StkAnnotation): annotations
 *
 * Returns: how many conflicts a person has to settle in all of them
 */
guint
stk_merge_count_conflicts (GPtrArray *annotations)
{
  guint n = 0;

  for (guint i = 0; i < annotations->len; i++)
    n += stk_annotation_count_open_conflicts (g_ptr_array_index (annotations, i));

  return n;
}

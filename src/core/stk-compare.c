/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-compare.h"

#include "stk-annotation-list.h"
#include "stk-merge-private.h"
#include "stk-sidecar-private.h"
#include "stk-value-text.h"

/* One's tags that are not paired yet, in the order of the text, and the other's. */
typedef struct
{
  StkAnnotationList *ours;
  StkAnnotationList *theirs;
  GHashTable *partners; /* id of one of theirs → id of ours, where they differ; both borrowed */
  StkComparison *result;
} Pairing;

/* How well two tags fit. */
typedef struct
{
  StkAnnotation *ours;
  StkAnnotation *theirs;
  double overlap; /* shared code points as a part of all; 1 for the same words */
} Candidate;

static void
difference_free (StkDifference *self)
{
  g_free (self->path);
  g_free (self->ours);
  g_free (self->theirs);
  g_free (self);
}

static void
tag_free (StkComparedTag *self)
{
  g_clear_object (&self->ours);
  g_clear_object (&self->theirs);
  g_ptr_array_unref (self->differences);
  g_free (self);
}

static void
take_difference (StkComparedTag *self, const char *path, char *ours, char *theirs)
{
  StkDifference *difference = g_new (StkDifference, 1);

  *difference = (StkDifference) { g_strdup (path), ours, theirs };
  g_ptr_array_add (self->differences, difference);
}

/* Suggestions that nobody took, and what was taken out again, are nobody's work. */
static gboolean
is_work (StkAnnotation *annotation)
{
  const char *status = stk_annotation_get_status (annotation);

  return !stk_kind_get_info (stk_annotation_get_kind (annotation))->is_mark && !g_str_equal (status, "suggested") &&
         !g_str_equal (status, "rejected");
}

/* The work of one person. What only one of them rejected is a difference, and so part of it. */
static StkAnnotationList *
list_work (StkMergeMap *map, GPtrArray *annotations, GPtrArray *others)
{
  g_autoptr (GPtrArray) mapped = stk_merge_map_annotations (map, annotations);
  g_autoptr (GPtrArray) work = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < others->len; i++)
    if (is_work (others->pdata[i]))
      g_hash_table_add (ids, (gpointer) stk_annotation_get_id (others->pdata[i]));

  for (guint i = 0; i < mapped->len; i++)
    if (is_work (mapped->pdata[i]) || g_hash_table_contains (ids, stk_annotation_get_id (mapped->pdata[i])))
      g_ptr_array_add (work, g_object_ref (mapped->pdata[i]));

  return stk_annotation_list_new_from_array (work);
}

static void
add_pair (Pairing *self, StkAnnotation *ours, StkAnnotation *theirs)
{
  StkComparedTag *tag = g_new0 (StkComparedTag, 1);

  g_set_object (&tag->ours, ours);
  g_set_object (&tag->theirs, theirs);
  tag->differences = g_ptr_array_new_with_free_func ((GDestroyNotify) difference_free);
  g_ptr_array_add (self->result->tags, tag);

  if (ours != NULL && theirs != NULL)
    {
      self->result->n_pairs++;
      g_hash_table_insert (self->partners, (gpointer) stk_annotation_get_id (theirs),
                           (gpointer) stk_annotation_get_id (ours));
    }
  if (ours != NULL)
    stk_annotation_list_remove (self->ours, stk_annotation_get_id (ours));
  if (theirs != NULL)
    stk_annotation_list_remove (self->theirs, stk_annotation_get_id (theirs));
}

static void
pair_by_id (Pairing *self)
{
  g_autoptr (GPtrArray) ours = stk_annotation_list_snapshot (self->ours);

  stk_annotation_list_begin_batch (self->ours);
  stk_annotation_list_begin_batch (self->theirs);
  for (guint i = 0; i < ours->len; i++)
    {
      StkAnnotation *theirs = stk_annotation_list_lookup (self->theirs, stk_annotation_get_id (ours->pdata[i]));

      if (theirs != NULL)
        add_pair (self, ours->pdata[i], theirs);
    }
  stk_annotation_list_end_batch (self->theirs);
  stk_annotation_list_end_batch (self->ours);
}

static double
measure_overlap (StkRange a, StkRange b)
{
  size_t shared = stk_range_get_length (STK_RANGE (MAX (a.start, b.start), MIN (a.end, b.end)));
  size_t all = MAX (a.end, b.end) - MIN (a.start, b.start);

  return all > 0 ? (double) shared / (double) all : 0;
}

static int
compare_candidates (const void *a, const void *b)
{
  const Candidate *left = a, *right = b;
  int order = (left->overlap < right->overlap) - (left->overlap > right->overlap);

  if (order == 0)
    order = stk_annotation_compare (left->ours, right->ours);

  return order != 0 ? order : stk_annotation_compare (left->theirs, right->theirs);
}

static GArray *
list_candidates (Pairing *self)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; i < stk_annotation_list_get_n (self->ours); i++)
    {
      StkAnnotation *ours = stk_annotation_list_peek (self->ours, i);
      StkRange range = stk_annotation_get_range (ours);
      g_autoptr (GPtrArray) hits = stk_annotation_list_query (self->theirs, range);

      for (guint k = 0; k < hits->len; k++)
        {
          StkAnnotation *theirs = hits->pdata[k];
          Candidate candidate = { ours, theirs, measure_overlap (range, stk_annotation_get_range (theirs)) };
          gboolean same_kind = stk_annotation_get_kind (ours) == stk_annotation_get_kind (theirs);

          if (candidate.overlap > 0 && (same_kind || stk_range_equal (range, stk_annotation_get_range (theirs))))
            g_array_append_val (candidates, candidate);
        }
    }
  g_array_sort (candidates, compare_candidates);

  return candidates;
}

/* What each made for himself: those of one kind that share most of their words first, and after all of these what has
 * the same words and another kind. */
static void
pair_by_words (Pairing *self)
{
  g_autoptr (GArray) candidates = list_candidates (self);
  g_autoptr (GPtrArray) ours = stk_annotation_list_snapshot (self->ours);
  g_autoptr (GPtrArray) theirs = stk_annotation_list_snapshot (self->theirs);

  for (int same_kind = 1; same_kind >= 0; same_kind--)
    for (guint i = 0; i < candidates->len; i++)
      {
        Candidate *candidate = &g_array_index (candidates, Candidate, i);

        if (same_kind ==
              (stk_annotation_get_kind (candidate->ours) == stk_annotation_get_kind (candidate->theirs)) &&
            stk_annotation_list_lookup (self->ours, stk_annotation_get_id (candidate->ours)) != NULL &&
            stk_annotation_list_lookup (self->theirs, stk_annotation_get_id (candidate->theirs)) != NULL)
          add_pair (self, candidate->ours, candidate->theirs);
      }
}

static void
add_single (Pairing *self)
{
  g_autoptr (GPtrArray) ours = stk_annotation_list_snapshot (self->ours);
  g_autoptr (GPtrArray) theirs = stk_annotation_list_snapshot (self->theirs);

  for (guint i = 0; i < ours->len; i++)
    add_pair (self, ours->pdata[i], NULL);
  for (guint i = 0; i < theirs->len; i++)
    add_pair (self, NULL, theirs->pdata[i]);
}

static int
compare_tags (const void *a, const void *b)
{
  const StkComparedTag *left = *(StkComparedTag *const *) a, *right = *(StkComparedTag *const *) b;

  return stk_annotation_compare (left->ours ? left->ours : left->theirs, right->ours ? right->ours : right->theirs);
}

/* What a tag says in a field for the other's eyes: a link to a tag that both have is a link to the same tag. */
static char *
dup_text (Pairing *self, const StkField *field, StkAnnotation *annotation, gboolean is_theirs)
{
  char *text = stk_value_to_text (stk_annotation_get_value (annotation, field));
  const char *partner = is_theirs && text != NULL && field->type == STK_FIELD_TYPE_LINK
                          ? g_hash_table_lookup (self->partners, text)
                          : NULL;

  if (partner == NULL)
    return text;

  g_free (text);

  return g_strdup (partner);
}

/* Whether a list has an entry that says the same, whoever made it. */
static gboolean
has_entry (StkValue *list, const StkField *field, const char *text)
{
  for (size_t i = 0; i < stk_value_get_n_records (list); i++)
    {
      g_autofree char *other = stk_record_to_text (stk_value_get_record (list, i), field);

      if (g_strcmp0 (other, text) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_entries (StkComparedTag *tag, const StkField *field, StkValue *mine, StkValue *yours, gboolean mine_is_ours)
{
  for (size_t i = 0; i < stk_value_get_n_records (mine); i++)
    {
      StkRecord *record = stk_value_get_record (mine, i);
      StkRecord *other = stk_value_find_record (yours, stk_record_get_id (record));
      g_autofree char *text = stk_record_to_text (record, field);
      g_autofree char *path = g_strdup_printf ("%s/%s", field->name, stk_record_get_id (record));
      char *other_text;

      /* an entry that both have is named once, by what one has */
      if (has_entry (yours, field, text) || (other != NULL && !mine_is_ours))
        continue;

      other_text = other ? stk_record_to_text (other, field) : NULL;
      if (mine_is_ours)
        take_difference (tag, path, g_steal_pointer (&text), other_text);
      else
        take_difference (tag, path, other_text, g_steal_pointer (&text));
    }
}

static void
compare_field (Pairing *self, StkComparedTag *tag, const StkField *field)
{
  StkValue *ours = stk_annotation_get_value (tag->ours, field);
  StkValue *theirs = stk_annotation_get_value (tag->theirs, field);
  StkAnchor *our_words = stk_value_get_anchor (ours), *their_words = stk_value_get_anchor (theirs);
  g_autofree char *our_text = NULL;
  g_autofree char *their_text = NULL;

  if (field->type == STK_FIELD_TYPE_LIST)
    {
      add_entries (tag, field, ours, theirs, TRUE);
      add_entries (tag, field, theirs, ours, FALSE);
      return;
    }
  if (our_words != NULL && their_words != NULL &&
      stk_range_equal (stk_anchor_get_range (our_words), stk_anchor_get_range (their_words)))
    return;

  our_text = dup_text (self, field, tag->ours, FALSE);
  their_text = dup_text (self, field, tag->theirs, TRUE);
  if (g_strcmp0 (our_text, their_text) != 0)
    take_difference (tag, field->name, g_steal_pointer (&our_text), g_steal_pointer (&their_text));
}

static char *
dup_words (StkAnnotation *annotation)
{
  g_autoptr (GPtrArray) anchors = g_ptr_array_new ();

  for (size_t i = 0; i < stk_annotation_get_n_anchors (annotation); i++)
    g_ptr_array_add (anchors, stk_annotation_get_anchor (annotation, i));

  return stk_anchors_to_text ((StkAnchor *const *) anchors->pdata, anchors->len);
}

static gboolean
has_same_words (StkAnnotation *a, StkAnnotation *b)
{
  size_t n = stk_annotation_get_n_anchors (a);

  if (n != stk_annotation_get_n_anchors (b))
    return FALSE;
  for (size_t i = 0; i < n; i++)
    if (!stk_range_equal (stk_anchor_get_range (stk_annotation_get_anchor (a, i)),
                          stk_anchor_get_range (stk_annotation_get_anchor (b, i))))
      return FALSE;

  return TRUE;
}

static void
compare_tag (Pairing *self, StkComparedTag *tag)
{
  StkKind ours = stk_annotation_get_kind (tag->ours), theirs = stk_annotation_get_kind (tag->theirs);
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  if (ours != theirs)
    take_difference (tag, STK_CONFLICT_KIND, g_strdup (stk_kind_get_info (ours)->nick),
                     g_strdup (stk_kind_get_info (theirs)->nick));
  if (!has_same_words (tag->ours, tag->theirs))
    take_difference (tag, STK_CONFLICT_TARGET, dup_words (tag->ours), dup_words (tag->theirs));

  for (size_t i = 0; i < n_fields; i++)
    if (!(fields[i].flags & STK_FIELD_INTERNAL) && stk_field_has_kind (&fields[i], ours) &&
        stk_field_has_kind (&fields[i], theirs))
      compare_field (self, tag, &fields[i]);
}

/* What one chose; %NULL where the field is none of this tag's. */
static const char *
get_choice (StkAnnotation *annotation, const StkField *field)
{
  StkKind kind = stk_annotation_get_kind (annotation);

  if (field == NULL)
    return stk_kind_get_info (kind)->nick;

  return stk_field_has_kind (field, kind) ? stk_annotation_get_string (annotation, field->name) : NULL;
}

static size_t
get_category (GHashTable *categories, const char *choice)
{
  gpointer index;

  if (choice == NULL)
    return STK_AGREEMENT_MISSING;
  if (!g_hash_table_lookup_extended (categories, choice, NULL, &index))
    {
      index = GUINT_TO_POINTER (g_hash_table_size (categories));
      g_hash_table_insert (categories, (gpointer) choice, index);
    }

  return GPOINTER_TO_UINT (index);
}

static void
add_field (StkComparison *self, const StkField *field)
{
  g_autoptr (GHashTable) categories = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (size_t));
  g_autofree size_t *counts = NULL;
  StkComparedField compared = { .field = field };
  size_t n;

  for (guint i = 0; i < self->tags->len; i++)
    {
      const StkComparedTag *tag = self->tags->pdata[i];
      size_t pair[2] = { STK_AGREEMENT_MISSING, STK_AGREEMENT_MISSING };

      if (tag->ours == NULL || tag->theirs == NULL)
        continue;
      pair[0] = get_category (categories, get_choice (tag->ours, field));
      pair[1] = get_category (categories, get_choice (tag->theirs, field));
      g_array_append_vals (values, pair, 2);
    }

  n = g_hash_table_size (categories);
  counts = g_new0 (size_t, n *n);
  for (guint i = 0; i < values->len; i += 2)
    {
      size_t ours = g_array_index (values, size_t, i), theirs = g_array_index (values, size_t, i + 1);

      if (ours != STK_AGREEMENT_MISSING && theirs != STK_AGREEMENT_MISSING)
        {
          counts[ours * n + theirs]++;
          compared.n_same += ours == theirs;
        }
      else if (ours != theirs)
        compared.n_single++;
    }

  compared.kappa = stk_agreement_kappa (counts, n);
  compared.alpha = stk_agreement_alpha ((const size_t *) (void *) values->data, values->len / 2, 2, n);
  if (compared.n_single + compared.alpha.n_units > 0)
    g_array_append_val (self->fields, compared);
}

static void
add_units (GArray *units, StkAnnotation *annotation, const char *digest, guint *n_elsewhere)
{
  gboolean is_here = stk_annotation_get_anchor_state (annotation) != STK_ANCHOR_STATE_ORPHAN;

  if (!is_work (annotation))
    return;

  for (size_t i = 0; i < stk_annotation_get_n_anchors (annotation); i++)
    is_here &= g_strcmp0 (stk_anchor_get_digest (stk_annotation_get_anchor (annotation, i)), digest) == 0;
  if (!is_here)
    {
      (*n_elsewhere)++;
      return;
    }

  for (size_t i = 0; i < stk_annotation_get_n_anchors (annotation); i++)
    {
      StkRange range = stk_anchor_get_range (stk_annotation_get_anchor (annotation, i));

      g_array_append_val (units, range);
    }
}

static void
measure_spans (StkComparison *self, const char *digest, size_t length)
{
  for (guint kind = 0; kind < STK_N_KINDS; kind++)
    {
      g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (StkRange));
      g_autoptr (GArray) theirs = g_array_new (FALSE, FALSE, sizeof (StkRange));

      for (guint i = 0; i < self->tags->len; i++)
        {
          const StkComparedTag *tag = self->tags->pdata[i];

          if (tag->ours != NULL && stk_annotation_get_kind (tag->ours) == kind)
            add_units (ours, tag->ours, digest, &self->n_elsewhere);
          if (tag->theirs != NULL && stk_annotation_get_kind (tag->theirs) == kind)
            add_units (theirs, tag->theirs, digest, &self->n_elsewhere);
        }
      self->spans[kind] = stk_agreement_unitized ((GArray *[]) { ours, theirs }, 2, STK_RANGE (0, length));
    }

  self->all_spans = stk_agreement_sum (self->spans, STK_N_KINDS);
}

static GHashTable *
join_texts (StkSidecar *ours, StkSidecar *theirs)
{
  GHashTable *texts = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *all[] = { theirs->texts, ours->texts };

  for (size_t i = 0; i < G_N_ELEMENTS (all); i++)
    {
      GHashTableIter iter;
      gpointer digest, text;

      g_hash_table_iter_init (&iter, all[i]);
      while (g_hash_table_iter_next (&iter, &digest, &text))
        g_hash_table_insert (texts, digest, text);
    }

  return texts;
}

static size_t
get_length (StkSidecar *sidecar)
{
  gint64 length = sidecar->document ? json_object_get_int_member_with_default (sidecar->document, "stk:textLength", 0)
                                    : 0;

  return length > 0 ? (size_t) length : 0;
}

/**
 * stk_comparison_new:
 * @ours: the tags of one person
 * @theirs: those of another about the same article
 *
 * Compares the work of two people. Tags are paired by id, then by kind and by how many of their words they share, then
 * by the same words. Where the two are about different versions of the article, theirs follow their words into the text
 * of @ours. Suggestions and marks are no part of it, nor is what is rejected, unless the other has it.
 *
 * Returns: (transfer full): the comparison
 */
StkComparison *
stk_comparison_new (StkSidecar *ours, StkSidecar *theirs)
{
  StkComparison *self = g_new0 (StkComparison, 1);
  g_autoptr (GHashTable) texts = join_texts (ours, theirs);
  g_autoptr (GHashTable) partners = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (StkMergeMap) map = stk_merge_map_new (texts, ours->text_digest);
  g_autoptr (StkAnnotationList) our_work = list_work (map, ours->annotations, theirs->annotations);
  g_autoptr (StkAnnotationList) their_work = list_work (map, theirs->annotations, ours->annotations);
  Pairing pairing = { our_work, their_work, partners, self };
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  self->tags = g_ptr_array_new_with_free_func ((GDestroyNotify) tag_free);
  self->fields = g_array_new (FALSE, FALSE, sizeof (StkComparedField));
  pair_by_id (&pairing);
  pair_by_words (&pairing);
  add_single (&pairing);
  g_ptr_array_sort (self->tags, compare_tags);

  for (guint i = 0; i < self->tags->len; i++)
    {
      StkComparedTag *tag = self->tags->pdata[i];

      if (tag->ours != NULL && tag->theirs != NULL)
        compare_tag (&pairing, tag);
    }

  add_field (self, NULL);
  for (size_t i = 0; i < n_fields; i++)
    if (fields[i].type == STK_FIELD_TYPE_CHOICE && !(fields[i].flags & STK_FIELD_INTERNAL))
      add_field (self, &fields[i]);
  measure_spans (self, ours->text_digest, get_length (ours));

  return self;
}

/**
 * stk_comparison_free:
 * @self: (transfer full): a comparison
 */
void
stk_comparison_free (StkComparison *self)
{
  g_ptr_array_unref (self->tags);
  g_array_unref (self->fields);
  g_free (self);
}

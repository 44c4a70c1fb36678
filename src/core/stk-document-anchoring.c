/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-document-private.h"

#include "stk-progress.h"

#include <glib/gi18n-lib.h>

/* Puts annotations where their words are in the article as it is now, and takes over what a person says of those of
 * which that is not certain. */

/* Of one annotation: its parts, then the words that its fields name, such as the cue words. */
typedef struct
{
  StkArticle *article;
  StkAnchoring *anchoring;
  GPtrArray *anchors; /* of all annotations; borrowed */
  StkAnchoringResult *results;
  guint next;
} Resolver;

static gboolean
stands (StkAnchor *anchor, StkArticle *article)
{
  return g_strcmp0 (stk_anchor_get_digest (anchor), stk_article_get_text_digest (article)) == 0 &&
         stk_anchor_verify (anchor, stk_article_get_text (article));
}

static void
collect_anchors (GPtrArray *anchors, StkAnnotation *annotation)
{
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < stk_annotation_get_n_saved_anchors (annotation); i++)
    g_ptr_array_add (anchors, stk_annotation_get_saved_anchor (annotation, i));

  for (size_t i = 0; i < n_fields; i++)
    {
      StkAnchor *anchor = stk_value_get_anchor (stk_annotation_get_value (annotation, &fields[i]));

      if (anchor != NULL)
        g_ptr_array_add (anchors, anchor);
    }
}

static void
add_old_texts (StkAnchoring *anchoring, StkSidecar *sidecar, GPtrArray *anchors)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < anchors->len; i++)
    {
      const char *digest = stk_anchor_get_digest (g_ptr_array_index (anchors, i));
      g_autofree char *utf8 = NULL;
      g_autoptr (StkText) text = NULL;

      if (digest == NULL || !g_hash_table_add (seen, (gpointer) digest))
        continue;
      utf8 = stk_sidecar_dup_text (sidecar, digest);
      text = utf8 ? stk_text_new (utf8, -1, NULL) : NULL;
      if (text != NULL)
        stk_anchoring_add_old_text (anchoring, text, digest);
    }
}

/* Words that stand where they were, between what they stood between, are the same, even if they and their
 * context are too little to be found by: other programs write short contexts. */
static void
settle_standing (StkAnchor *const *anchors, size_t n_anchors, StkText *text, StkAnchoringResult *results)
{
  for (size_t i = 0; i < n_anchors; i++)
    if (!stk_anchor_state_is_certain (results[i].state) && stk_anchor_verify (anchors[i], text) &&
        stk_anchor_verify_context (anchors[i], text))
      results[i] = (StkAnchoringResult) {
        .state = STK_ANCHOR_STATE_EXACT,
        .reason = STK_ANCHOR_REASON_SAME_PLACE,
        .range = stk_anchor_get_range (anchors[i]),
        .score = 1,
      };
}

/* Whether words can be taken as they are now without asking: also no mark in them differs. */
static gboolean
is_silent (const StkAnchoringResult *result)
{
  return stk_anchor_state_is_certain (result->state) && result->reason != STK_ANCHOR_REASON_TYPOGRAPHY;
}

static StkAnchor *
make_anchor (Resolver *self, guint i)
{
  StkAnchor *anchor = g_ptr_array_index (self->anchors, i);

  if (stands (anchor, self->article))
    return stk_anchor_ref (anchor);

  return stk_anchoring_make_anchor (self->anchoring, self->results[i].range);
}

/* How parts that are interrupted by others sit in the article together: as the worst of them; but while there are some,
 * not all is lost. */
static StkAnchoringResult
sum_up (const StkAnchoringResult *results, size_t n)
{
  StkAnchoringResult sum = results[0];
  size_t n_gone = 0;

  for (size_t i = 0; i < n; i++)
    {
      n_gone += results[i].state == STK_ANCHOR_STATE_ORPHAN;
      if (results[i].state > sum.state)
        {
          sum.state = results[i].state;
          sum.reason = results[i].reason;
        }
      if (results[i].reason == STK_ANCHOR_REASON_TYPOGRAPHY && stk_anchor_state_is_certain (sum.state))
        sum.reason = results[i].reason;
      sum.score = MIN (sum.score, results[i].score);
    }
  if (n_gone > 0 && n_gone < n)
    {
      sum.state = STK_ANCHOR_STATE_CHANGED;
      sum.reason = STK_ANCHOR_REASON_PART_GONE;
    }

  return sum;
}

/* Says of a tag that it is kept without its words, or that it is not. */
StkAnnotation *
stk_document_mark_left_out (StkAnnotation *annotation, gboolean left_out, const char *modified)
{
  const StkField *field = stk_field_lookup (stk_annotation_get_kind (annotation), STK_FIELD_LEFT_OUT);
  g_autoptr (StkValue) value = left_out ? stk_value_new_string ("true") : NULL;

  if (stk_value_equal (stk_annotation_get_value (annotation, field), value))
    return g_object_ref (annotation);

  return stk_annotation_with_value (annotation, field, value, modified);
}

static StkAnnotation *
resolve_parts (Resolver *self, StkAnnotation *annotation)
{
  size_t n = stk_annotation_get_n_saved_anchors (annotation);
  StkAnchoringResult sum = sum_up (self->results + self->next, n);
  g_autoptr (GPtrArray) anchors = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_anchor_unref);
  g_autoptr (StkAnnotation) found = NULL;
  gboolean keep_saved = FALSE;
  guint first = self->next;

  self->next += (guint) n;
  for (guint i = first; i < self->next; i++)
    {
      if (self->results[i].state != STK_ANCHOR_STATE_ORPHAN)
        g_ptr_array_add (anchors, make_anchor (self, i));
      keep_saved |= !is_silent (&self->results[i]);
    }

  if (anchors->len == 0)
    {
      if (stk_annotation_get_string (annotation, STK_FIELD_LEFT_OUT) != NULL)
        sum.reason = STK_ANCHOR_REASON_LEFT_OUT;
      return stk_annotation_with_result (annotation, &sum, NULL, 0, FALSE);
    }

  found = stk_document_mark_left_out (annotation, FALSE, NULL);

  return stk_annotation_with_result (found, &sum, (StkAnchor *const *) anchors->pdata, anchors->len, keep_saved);
}

/* Words that a field names stay as they are saved unless their place is certain. */
static StkAnnotation *
resolve_fields (Resolver *self, StkAnnotation *annotation)
{
  g_autoptr (StkAnnotation) result = g_object_ref (annotation);
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < n_fields; i++)
    {
      StkAnchor *anchor = stk_value_get_anchor (stk_annotation_get_value (annotation, &fields[i]));
      guint place = self->next;

      if (anchor == NULL)
        continue;
      self->next++;
      if (is_silent (&self->results[place]) && !stands (anchor, self->article))
        {
          g_autoptr (StkAnchor) resolved = make_anchor (self, place);
          g_autoptr (StkValue) value = stk_value_new_anchor (resolved);
          g_autoptr (StkAnnotation) old = g_steal_pointer (&result);

          result = stk_annotation_with_value (old, &fields[i], value, NULL);
        }
    }

  return g_steal_pointer (&result);
}

/**
 * stk_document_resolve:
 * @self: a document with its article and its sidecar
 * @annotations: (element-type StkAnnotation): annotations that may have been made in another state of the article
 *
 * Finds the words of annotations in the article as it is now.
 *
 * What is certain is made anew, so that it counts in the article's text. The rest is put where the words seem to be,
 * but keeps for the next save what it has.
 *
 * Returns: (transfer full) (element-type StkAnnotation): the annotations, in the same order
 */
GPtrArray *
stk_document_resolve (StkDocument *self, GPtrArray *annotations)
{
  StkArticle *article = self->article;
  g_autoptr (GPtrArray) anchors = g_ptr_array_new ();
  GPtrArray *resolved = g_ptr_array_new_full (annotations->len, g_object_unref);
  gboolean all_stand = TRUE;

  for (guint i = 0; i < annotations->len; i++)
    collect_anchors (anchors, g_ptr_array_index (annotations, i));
  for (guint i = 0; i < anchors->len && all_stand; i++)
    all_stand = stands (g_ptr_array_index (anchors, i), article);

  if (all_stand)
    {
      for (guint i = 0; i < annotations->len; i++)
        g_ptr_array_add (resolved, g_object_ref (g_ptr_array_index (annotations, i)));
    }
  else
    {
      g_autoptr (StkAnchoring) anchoring =
        stk_anchoring_new (stk_article_get_text (article), stk_article_get_text_digest (article));
      g_autofree StkAnchoringResult *results = g_new (StkAnchoringResult, anchors->len);
      Resolver resolver = { article, anchoring, anchors, results, 0 };

      add_old_texts (anchoring, self->sidecar, anchors);
      stk_anchoring_resolve (anchoring, (StkAnchor *const *) anchors->pdata, anchors->len, results);
      settle_standing ((StkAnchor *const *) anchors->pdata, anchors->len, stk_article_get_text (article), results);
      for (guint i = 0; i < annotations->len; i++)
        {
          StkAnnotation *annotation = g_ptr_array_index (annotations, i);
          g_autoptr (StkAnnotation) placed = resolve_parts (&resolver, annotation);

          g_ptr_array_add (resolved, resolve_fields (&resolver, placed));
        }
    }

  return resolved;
}

/* The text that most of the tags count in which do not count in the article's; NULL if there is none. */
static const char *
find_usual_digest (StkDocument *self)
{
  g_autoptr (GPtrArray) all = stk_annotation_list_snapshot (self->annotations);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  const char *usual = NULL;
  guint most = 0;

  for (guint i = 0; i < all->len; i++)
    {
      StkAnchor *anchor = stk_annotation_get_saved_anchor (g_ptr_array_index (all, i), 0);
      const char *digest = stk_anchor_get_digest (anchor);
      guint count;

      if (digest == NULL || g_strcmp0 (digest, stk_article_get_text_digest (self->article)) == 0)
        continue;
      count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, digest)) + 1;
      g_hash_table_insert (counts, (gpointer) digest, GUINT_TO_POINTER (count));
      if (count > most)
        {
          most = count;
          usual = digest;
        }
    }

  return usual;
}

/**
 * stk_document_find_earlier_text:
 * @self: a document with its article, its sidecar and its annotations
 *
 * Finds what the article was when its tags were saved or, of those about which it is not certain where they are, made.
 */
void
stk_document_find_earlier_text (StkDocument *self)
{
  const char *digest = stk_sidecar_get_text_digest (self->sidecar);
  g_autofree char *utf8 = NULL;

  if (g_strcmp0 (digest, stk_article_get_text_digest (self->article)) == 0)
    digest = find_usual_digest (self);
  utf8 = stk_sidecar_dup_text (self->sidecar, digest);
  if (utf8 != NULL)
    self->earlier_text = stk_text_new (utf8, -1, NULL);
}

/**
 * stk_document_get_earlier_text:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the article's text as it was when the tags were made; %NULL if it is the same
 *   now, or not known
 */
StkText *
stk_document_get_earlier_text (StkDocument *self)
{
  g_return_val_if_fail (STK_IS_DOCUMENT (self), NULL);

  return self->earlier_text;
}

static char *
dup_saved_words (StkAnnotation *annotation)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (size_t i = 0; i < stk_annotation_get_n_saved_anchors (annotation); i++)
    g_string_append_printf (words, "%s\n", stk_anchor_get_exact (stk_annotation_get_saved_anchor (annotation, i)));

  return g_string_free_and_steal (g_steal_pointer (&words));
}

static gboolean
has_same_words (StkAnnotation *before, StkAnnotation *after)
{
  g_autofree char *old = dup_saved_words (before);
  g_autofree char *new = dup_saved_words (after);

  return g_str_equal (old, new);
}

/**
 * stk_document_reopen:
 * @before: an annotation
 * @after: the same at the words that a person has put it at
 * @modified: when, ISO 8601
 *
 * Where it was not certain what became of its words, and a person has put an annotation at others, its check begins
 * again.
 *
 * Returns: (transfer full): the annotation, open again where it has to be
 */
StkAnnotation *
stk_document_reopen (StkAnnotation *before, StkAnnotation *after, const char *modified)
{
  const StkField *field = stk_field_lookup (stk_annotation_get_kind (after), STK_FIELD_STATUS);
  g_autoptr (StkValue) open = stk_value_new_string ("open");

  if (stk_anchor_state_is_certain (stk_annotation_get_anchor_state (before)) || field == NULL ||
      !stk_status_is_reopened (stk_annotation_get_status (after)) || has_same_words (before, after))
    return g_object_ref (after);

  return stk_annotation_with_value (after, field, open, modified);
}

static gboolean
leave_out (StkDocument *self, StkAnnotation *before, GError **error)
{
  StkAnchoringResult result = {
    .state = STK_ANCHOR_STATE_ORPHAN,
    .reason = STK_ANCHOR_REASON_LEFT_OUT,
  };
  g_autofree char *now = stk_timestamp_now ();
  g_autoptr (StkAnnotation) marked = stk_document_mark_left_out (before, TRUE, now);
  g_autoptr (StkAnnotation) after = stk_annotation_with_result (marked, &result, NULL, 0, FALSE);

  if (!stk_document_check_writable (self, error))
    return FALSE;
  if (marked != before)
    stk_document_change (self, before, after, C_ ("undo step", "Keep without Words"), NULL);

  return TRUE;
}

/**
 * stk_document_confirm:
 * @self: a document
 * @id: an annotation's id
 * @error: return location for a #StkDocumentError
 *
 * Takes an annotation as it sits in the article now, where that was not certain or a mark in its words differs. If
 * they are other words, its check begins again. An orphan is kept without its words, and nobody is asked about it again
 * unless they come back.
 *
 * Returns: whether it is confirmed
 */
gboolean
stk_document_confirm (StkDocument *self, const char *id, GError **error)
{
  StkAnnotation *annotation;
  g_autofree StkRange *ranges = NULL;
  size_t n;

  g_return_val_if_fail (STK_IS_DOCUMENT (self), FALSE);

  annotation = stk_annotation_list_lookup (self->annotations, id);
  if (annotation != NULL && stk_annotation_get_anchor_state (annotation) == STK_ANCHOR_STATE_ORPHAN)
    return leave_out (self, annotation, error);

  n = annotation ? stk_annotation_get_n_anchors (annotation) : 1;
  ranges = g_new0 (StkRange, n);
  for (size_t i = 0; annotation != NULL && i < n; i++)
    ranges[i] = stk_anchor_get_range (stk_annotation_get_anchor (annotation, i));

  return stk_document_set_ranges (self, id, ranges, n, error);
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const StkRange *first = a, *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

static size_t
get_distance (StkRange a, StkRange b)
{
  return stk_range_overlaps (a, b) ? 0 : a.start < b.start ? b.start - a.end
                                                           : a.start - b.end;
}

/**
 * stk_document_put_part:
 * @self: a document
 * @id: an annotation's id
 * @range: words of the article, in code points
 * @error: return location for a #StkDocumentError
 *
 * Puts an annotation on words that a person chose. Of a quotation in parts they stand for one part: for the one that is
 * not in the article any more, else for the one that is nearest; the others stay.
 *
 * Returns: whether it is there now
 */
gboolean
stk_document_put_part (StkDocument *self, const char *id, StkRange range, GError **error)
{
  StkAnnotation *annotation;
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (StkRange));
  size_t n_saved;
  guint nearest = 0;

  g_return_val_if_fail (STK_IS_DOCUMENT (self), FALSE);

  annotation = stk_annotation_list_lookup (self->annotations, id);
  n_saved = annotation ? stk_annotation_get_n_saved_anchors (annotation) : 0;
  if (n_saved < 2 || stk_annotation_get_anchor_state (annotation) == STK_ANCHOR_STATE_ORPHAN)
    return stk_document_set_ranges (self, id, &range, 1, error);

  for (size_t i = 0; i < stk_annotation_get_n_anchors (annotation); i++)
    {
      StkRange part = stk_anchor_get_range (stk_annotation_get_anchor (annotation, i));

      g_array_append_val (ranges, part);
      if (get_distance (part, range) < get_distance (g_array_index (ranges, StkRange, nearest), range))
        nearest = (guint) i;
    }
  if (ranges->len >= n_saved || stk_range_overlaps (g_array_index (ranges, StkRange, nearest), range))
    g_array_remove_index (ranges, nearest);
  g_array_append_val (ranges, range);
  g_array_sort (ranges, compare_ranges);

  return stk_document_set_ranges (self, id, (const StkRange *) (void *) ranges->data, ranges->len, error);
}

/**
 * stk_document_take_undo:
 * @self: a document that was just opened
 * @other: a document with the same file, before its article changed; all of it is on disk
 *
 * Takes over the steps that can be undone and redone. What they bring back is found in the article as it is now, as
 * when it is opened. What the article was is known then in any case.
 */
void
stk_document_take_undo (StkDocument *self, StkDocument *other)
{
  gboolean could_undo, could_redo;
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (GPtrArray) resolved = NULL;
  g_autoptr (GHashTable) replacements = g_hash_table_new (NULL, NULL);

  g_return_if_fail (STK_IS_DOCUMENT (self));
  g_return_if_fail (STK_IS_DOCUMENT (other));

  could_undo = stk_document_can_undo (other);
  could_redo = stk_document_can_redo (other);
  annotations = stk_undo_list_annotations (other->undo);
  resolved = stk_document_resolve (self, annotations);
  for (guint i = 0; i < annotations->len; i++)
    g_hash_table_insert (replacements, g_ptr_array_index (annotations, i), g_ptr_array_index (resolved, i));
  stk_undo_take (self->undo, other->undo, replacements);
  if (self->earlier_text == NULL && g_strcmp0 (stk_article_get_text_digest (self->article),
                                               stk_article_get_text_digest (other->article)) != 0)
    self->earlier_text = stk_text_ref (stk_article_get_text (other->article));

  if (could_undo)
    {
      g_object_notify (G_OBJECT (self), "can-undo");
      g_object_notify (G_OBJECT (other), "can-undo");
    }
  if (could_redo)
    {
      g_object_notify (G_OBJECT (self), "can-redo");
      g_object_notify (G_OBJECT (other), "can-redo");
    }
}

/**
 * stk_document_list_places:
 * @self: a document
 * @id: an annotation's id
 *
 * Lists places where the words of an annotation might be, for a person to choose from: first where it is now, then
 * others that suit what was tagged, the best first. For a quotation in parts it is about the first of them.
 *
 * Returns: (transfer full) (element-type StkRange): ranges in code points; none if the words are nowhere
 */
GArray *
stk_document_list_places (StkDocument *self, const char *id)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (StkRange));
  StkAnnotation *annotation;
  g_autoptr (StkAnchoring) anchoring = NULL;
  g_autoptr (GArray) found = NULL;

  g_return_val_if_fail (STK_IS_DOCUMENT (self), places);

  annotation = stk_annotation_list_lookup (self->annotations, id);
  if (annotation == NULL)
    return places;

  if (stk_annotation_get_anchor_state (annotation) != STK_ANCHOR_STATE_ORPHAN)
    {
      StkRange range = stk_anchor_get_range (stk_annotation_get_anchor (annotation, 0));

      g_array_append_val (places, range);
    }

  anchoring = stk_anchoring_new (stk_article_get_text (self->article), stk_article_get_text_digest (self->article));
  found = stk_anchoring_list_places (anchoring, stk_annotation_get_saved_anchor (annotation, 0));
  for (guint i = 0; i < found->len; i++)
    {
      StkRange range = g_array_index (found, StkRange, i);

      if (places->len == 0 || !stk_range_overlaps (range, g_array_index (places, StkRange, 0)))
        g_array_append_val (places, range);
    }

  return places;
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-merge-private.h"

#include "stk-anchoring.h"

/* Two people may have tagged different versions of an article. So that a tag which only followed its words is not
 * taken for one that somebody put at other words, all are put into the version that is taken before they are
 * merged. */
struct _StkMergeMap
{
  StkText *text;
  char *digest;
  GHashTable *texts; /* digest → canonical text, borrowed */
  StkAnchoring *anchoring;
};

/**
 * stk_merge_map_new:
 * @texts: canonical texts by their digests; borrowed
 * @digest: (nullable): the digest of the one that is taken
 *
 * Returns: (transfer full) (nullable): what puts tags into that text; %NULL if it is not known
 */
StkMergeMap *
stk_merge_map_new (GHashTable *texts, const char *digest)
{
  const char *utf8 = digest ? g_hash_table_lookup (texts, digest) : NULL;
  StkText *text = utf8 ? stk_text_new (utf8, -1, NULL) : NULL;
  StkMergeMap *self;

  if (text == NULL)
    return NULL;

  self = g_new0 (StkMergeMap, 1);
  self->text = text;
  self->digest = g_strdup (digest);
  self->texts = texts;

  return self;
}

void
stk_merge_map_free (StkMergeMap *self)
{
  g_clear_pointer (&self->anchoring, stk_anchoring_free);
  stk_text_unref (self->text);
  g_free (self->digest);
  g_free (self);
}

/* Comparing texts takes time, and most often all tags sit in the same one. */
static StkAnchoring *
get_anchoring (StkMergeMap *self)
{
  GHashTableIter iter;
  gpointer digest, utf8;

  if (self->anchoring != NULL)
    return self->anchoring;

  self->anchoring = stk_anchoring_new (self->text, self->digest);
  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &digest, &utf8))
    {
      g_autoptr (StkText) text = g_str_equal (digest, self->digest) ? NULL : stk_text_new (utf8, -1, NULL);

      if (text != NULL)
        stk_anchoring_add_old_text (self->anchoring, text, digest);
    }

  return self->anchoring;
}

static gboolean
can_map (StkMergeMap *self, StkAnchor *anchor)
{
  const char *digest = stk_anchor_get_digest (anchor);

  return digest != NULL && !g_str_equal (digest, self->digest) && g_hash_table_contains (self->texts, digest);
}

/* The anchor in the text that is taken, if its words are there and it is certain where; else as it is. */
static StkAnchor *
map_anchor (StkMergeMap *self, StkAnchor *anchor)
{
  StkAnchoringResult result;
  g_autoptr (StkAnchor) mapped = NULL;

  if (!can_map (self, anchor))
    return stk_anchor_ref (anchor);

  /* one by one: where a tag goes must not depend on which others one side has */
  stk_anchoring_resolve (get_anchoring (self), &anchor, 1, &result);
  if (!stk_anchor_state_is_certain (result.state))
    return stk_anchor_ref (anchor);

  mapped = stk_anchor_new_for_range (self->text, self->digest, result.range);
  if (!g_str_equal (stk_anchor_get_exact (mapped), stk_anchor_get_exact (anchor)))
    return stk_anchor_ref (anchor);

  return g_steal_pointer (&mapped);
}

/* The words that fields name, such as the cue words. */
static StkAnnotation *
map_values (StkMergeMap *self, StkAnnotation *annotation)
{
  StkAnnotation *result = g_object_ref (annotation);
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < n_fields; i++)
    {
      StkAnchor *anchor = stk_value_get_anchor (stk_annotation_get_value (annotation, &fields[i]));
      g_autoptr (StkAnchor) mapped = anchor ? map_anchor (self, anchor) : NULL;

      if (mapped != NULL && mapped != anchor)
        {
          g_autoptr (StkValue) value = stk_value_new_anchor (mapped);
          g_autoptr (StkAnnotation) old = result;

          result = stk_annotation_with_value (old, &fields[i], value, NULL);
        }
    }

  return result;
}

static StkAnnotation *
map_annotation (StkMergeMap *self, StkAnnotation *annotation)
{
  g_autoptr (GPtrArray) anchors = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_anchor_unref);
  g_autoptr (StkAnnotation) result = map_values (self, annotation);
  gboolean changed = FALSE;

  for (size_t i = 0; i < stk_annotation_get_n_anchors (annotation); i++)
    {
      StkAnchor *anchor = stk_annotation_get_anchor (annotation, i);
      StkAnchor *mapped = map_anchor (self, anchor);

      g_ptr_array_add (anchors, mapped);
      if (mapped == anchor && can_map (self, anchor))
        return g_steal_pointer (&result);
      changed |= mapped != anchor;
    }

  if (!changed)
    return g_steal_pointer (&result);

  return stk_annotation_with_anchors (result, (StkAnchor *const *) anchors->pdata, anchors->len, NULL);
}

/**
 * stk_merge_map_annotations:
 * @self: (nullable): a map
 * @annotations: (element-type StkAnnotation): annotations, each in any of the texts
 *
 * Puts annotations to the same words in the text that is taken. Those of which the words are not there stay as they
 * are.
 *
 * Returns: (transfer full) (element-type StkAnnotation): the annotations
 */
GPtrArray *
stk_merge_map_annotations (StkMergeMap *self, GPtrArray *annotations)
{
  GPtrArray *mapped;

  if (self == NULL)
    return g_ptr_array_ref (annotations);

  mapped = g_ptr_array_new_full (annotations->len, g_object_unref);
  for (guint i = 0; i < annotations->len; i++)
    g_ptr_array_add (mapped, map_annotation (self, g_ptr_array_index (annotations, i)));

  return mapped;
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-merge-private.h"

#include "stk-sidecar-private.h"

/* What only one side changed; of two changes the one that comes last by its bytes. */
static const char *
merge_string (const char *base, const char *ours, const char *theirs)
{
  if (g_strcmp0 (ours, base) == 0)
    return theirs;
  if (g_strcmp0 (theirs, base) == 0)
    return ours;

  return g_strcmp0 (ours, theirs) >= 0 ? ours : theirs;
}

static gboolean
objects_equal (JsonObject *a, JsonObject *b)
{
  return a == b || (a != NULL && b != NULL && json_object_equal (a, b));
}

/* What is said of the article: that of the side that has the text which is taken. */
static JsonObject *
merge_document (StkSidecar *base, StkSidecar *ours, StkSidecar *theirs, const char *digest)
{
  gboolean in_ours = g_strcmp0 (ours->text_digest, digest) == 0;
  gboolean in_theirs = g_strcmp0 (theirs->text_digest, digest) == 0;

  if (in_ours != in_theirs)
    return in_ours ? ours->document : theirs->document;
  if (objects_equal (ours->document, base->document))
    return theirs->document;
  if (objects_equal (theirs->document, base->document) || objects_equal (ours->document, theirs->document))
    return ours->document;

  return json_object_hash (ours->document) >= json_object_hash (theirs->document) ? ours->document : theirs->document;
}

/* What is said of the article, under the id that is taken. Where both began to tag it, each has made one. */
static void
take_document (StkSidecar *self, JsonObject *document)
{
  JsonObjectIter iter;
  JsonNode *node;
  const char *key;

  if (document == NULL)
    return;

  self->document = json_object_new ();
  self->file_digest = g_strdup (json_object_get_string_member_with_default (document, "stk:fileDigest", NULL));
  self->encoding = g_strdup (json_object_get_string_member_with_default (document, "stk:encoding", NULL));
  json_object_iter_init_ordered (&iter, document);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    if (g_str_equal (key, "id") && self->document_id != NULL)
      json_object_set_string_member (self->document, key, self->document_id);
    else
      json_object_set_member (self->document, key, json_node_ref (node));
}

static void
take_texts (GHashTable *texts, GHashTable *more)
{
  GHashTableIter iter;
  gpointer digest, text;

  g_hash_table_iter_init (&iter, more);
  while (g_hash_table_iter_next (&iter, &digest, &text))
    if (!g_hash_table_contains (texts, digest))
      g_hash_table_insert (texts, g_strdup (digest), g_strdup (text));
}

/* Whether two versions are about the same text and have the same annotations. */
static gboolean
is_same (StkSidecar *a, StkSidecar *b)
{
  if (g_strcmp0 (a->text_digest, b->text_digest) != 0 || a->annotations->len != b->annotations->len)
    return FALSE;

  for (guint i = 0; i < a->annotations->len; i++)
    if (!stk_annotation_equal (a->annotations->pdata[i], b->annotations->pdata[i]))
      return FALSE;

  return TRUE;
}

static GPtrArray *
merge_annotations (GHashTable *texts, const char *digest, StkSidecar *base, StkSidecar *ours, StkSidecar *theirs)
{
  gboolean same_text = g_strcmp0 (ours->text_digest, theirs->text_digest) == 0;
  g_autoptr (StkMergeMap) map = stk_merge_map_new (texts, digest);
  g_autoptr (GPtrArray) in_base = NULL;
  g_autoptr (GPtrArray) in_ours = NULL;
  g_autoptr (GPtrArray) in_theirs = NULL;

  if (is_same (ours, base))
    return g_ptr_array_ref (theirs->annotations);
  if (is_same (theirs, base))
    return g_ptr_array_ref (ours->annotations);

  in_base = stk_merge_map_annotations (map, base->annotations);
  /* where both have the same version, what did not follow its words waits for a person */
  in_ours = stk_merge_map_annotations (same_text ? NULL : map, ours->annotations);
  in_theirs = stk_merge_map_annotations (same_text ? NULL : map, theirs->annotations);

  return stk_merge_annotations (in_base, in_ours, in_theirs);
}

/**
 * stk_merge_sidecars:
 * @base: the sidecar that both sides began with; an empty one if there was none
 * @ours: as one side has it
 * @theirs: as the other side has it
 *
 * Merges two versions of a sidecar: annotations by stk_merge_annotations(), histories as sets, what is not known by
 * three-way. Where the two are about different versions of the article, the result is about the one that is not the
 * base's, and annotations of the other follow their words there.
 *
 * Returns: (transfer full): a sidecar with what both sides did
 */
StkSidecar *
stk_merge_sidecars (StkSidecar *base, StkSidecar *ours, StkSidecar *theirs)
{
  StkSidecar *self = g_object_new (STK_TYPE_SIDECAR, NULL);
  const char *digest = merge_string (base->text_digest, ours->text_digest, theirs->text_digest);
  JsonObject *document = merge_document (base, ours, theirs, digest);

  self->version = MAX (ours->version, theirs->version);
  self->collection_id = g_strdup (merge_string (base->collection_id, ours->collection_id, theirs->collection_id));
  self->page_id = g_strdup (merge_string (base->page_id, ours->page_id, theirs->page_id));
  self->document_id = g_strdup (merge_string (base->document_id, ours->document_id, theirs->document_id));
  self->text_digest = g_strdup (digest);
  take_document (self, document);
  take_texts (self->texts, ours->texts);
  take_texts (self->texts, theirs->texts);
  take_texts (self->texts, base->texts);

  g_ptr_array_unref (self->annotations);
  self->annotations = merge_annotations (self->texts, digest, base, ours, theirs);

  stk_history_unref (self->history);
  self->history = stk_history_merge (ours->history, theirs->history);
  self->overlay = stk_overlay_merge (base->overlay, ours->overlay, theirs->overlay);

  return self;
}

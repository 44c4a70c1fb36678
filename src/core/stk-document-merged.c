/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-document-private.h"

#include "stk-annotation-private.h"
#include "stk-merge.h"

/* What became of the annotations of a document when others' were merged into what it saved. Edits may have been made
 * since then, and stay. */
typedef struct
{
  GHashTable *before; /* id → StkAnnotation that was to be saved, borrowed */
  GHashTable *after;  /* id → StkAnnotation that it became, borrowed */
} Change;

/* A version of an annotation with what others did to it. */
static StkAnnotation *
follow (StkAnnotation *version, const char *id, Change *change)
{
  StkAnnotation *before = g_hash_table_lookup (change->before, id);
  StkAnnotation *after = g_hash_table_lookup (change->after, id);

  if (version == before)
    return after ? g_object_ref (after) : NULL;

  return stk_merge_annotation (before, version, after);
}

static gboolean
is_same (StkAnnotation *a, StkAnnotation *b)
{
  return stk_annotation_equal (a, b) &&
         (a == b || stk_annotation_get_anchor_state (a) == stk_annotation_get_anchor_state (b));
}

/* Where others changed nothing, the object stays, which is what undo and the window go by. */
static void
keep_same (GPtrArray *after, GHashTable *before)
{
  for (guint i = 0; i < after->len; i++)
    {
      StkAnnotation *annotation = g_ptr_array_index (after, i);
      StkAnnotation *old = g_hash_table_lookup (before, stk_annotation_get_id (annotation));

      if (old != NULL && old != annotation && is_same (old, annotation))
        {
          g_object_unref (annotation);
          g_ptr_array_index (after, i) = g_object_ref (old);
        }
    }
}

static StkAnnotation *
follow_cb (StkAnnotation *version, gpointer user_data)
{
  Change *change = user_data;
  const char *id = stk_annotation_get_id (version);
  gboolean was_there = g_hash_table_contains (change->before, id);
  gboolean is_there = g_hash_table_contains (change->after, id);

  if (was_there && is_there)
    return follow (version, id, change);

  /* one that others made or deleted has no versions in common with what was done here */
  return was_there == is_there ? g_object_ref (version) : NULL;
}

/* Puts what others did to one annotation into the list. */
static guint
apply (StkDocument *self, const char *id, Change *change)
{
  StkAnnotation *current = stk_annotation_list_lookup (self->annotations, id);
  g_autoptr (StkAnnotation) new = NULL;

  if (g_hash_table_lookup (change->before, id) == g_hash_table_lookup (change->after, id))
    return 0;

  new = follow (current, id, change);
  if (new == current)
    return 0;

  if (new == NULL)
    stk_annotation_list_remove (self->annotations, id);
  else if (current == NULL)
    stk_annotation_list_add (self->annotations, new);
  else
    stk_annotation_list_replace (self->annotations, new);

  return 1;
}

static guint
apply_all (StkDocument *self, Change *change)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *tables[] = { change->before, change->after };
  guint n_changed = 0;
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_hash_table_iter_init (&iter, tables[i]);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        g_hash_table_add (ids, id);
    }

  stk_annotation_list_begin_batch (self->annotations);
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    n_changed += apply (self, id, change);
  stk_annotation_list_end_batch (self->annotations);

  return n_changed;
}

/* Takes the result of a merge: what was to be saved, and what it became. */
void
stk_document_take_merged (StkDocument *self, StkSidecar *sidecar, GPtrArray *before, GPtrArray *merged)
{
  g_autoptr (StkHistory) history =
    stk_history_merge (stk_sidecar_get_history (sidecar), stk_sidecar_get_history (self->sidecar));
  g_autoptr (StkSidecar) with_history = stk_sidecar_with_history (sidecar, history);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GHashTable) before_table = stk_annotations_index (before);
  g_autoptr (GHashTable) after_table = NULL;
  gboolean could_undo = stk_document_can_undo (self);
  gboolean could_redo = stk_document_can_redo (self);
  Change change;
  guint n_changed;

  g_set_object (&self->sidecar, with_history);
  after = stk_document_resolve (self, merged);
  keep_same (after, before_table);
  after_table = stk_annotations_index (after);
  change = (Change) { before_table, after_table };

  stk_undo_rebase (self->undo, follow_cb, &change);
  stk_document_rebase_history (self, after_table);
  n_changed = apply_all (self, &change);
  stk_document_notify_merged (self, n_changed, could_undo, could_redo);
}

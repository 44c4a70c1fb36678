/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-document-private.h"

#include "stk-history-private.h"

#include <glib/gi18n-lib.h>

static void
unref_nullable (gpointer data)
{
  g_clear_object ((GObject **) &data);
}

void
stk_document_init_history (StkDocument *self)
{
  self->touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_nullable);
  self->touched_order = g_ptr_array_new ();
}

void
stk_document_clear_history (StkDocument *self)
{
  g_clear_pointer (&self->touched_order, g_ptr_array_unref);
  g_clear_pointer (&self->touched, g_hash_table_unref);
}

/* Takes note of a change, for the history. */
void
stk_document_touch (StkDocument *self, StkAnnotation *before, StkAnnotation *after)
{
  const char *id = stk_annotation_get_id (before ? before : after);
  char *key;

  if (g_hash_table_contains (self->touched, id))
    return;

  key = g_strdup (id);
  g_hash_table_insert (self->touched, key, before ? g_object_ref (before) : NULL);
  g_ptr_array_add (self->touched_order, key);
}

/* What others did since the last time is no change of this person: what was touched began with theirs. */
void
stk_document_rebase_history (StkDocument *self, GHashTable *annotations)
{
  for (guint i = 0; i < self->touched_order->len; i++)
    {
      char *id = g_ptr_array_index (self->touched_order, i);
      StkAnnotation *annotation = g_hash_table_lookup (annotations, id);
      StkAnnotation *before = g_hash_table_lookup (self->touched, id);

      if (annotation == NULL || annotation == before)
        continue;
      g_hash_table_steal (self->touched, id);
      g_clear_object (&before);
      g_hash_table_insert (self->touched, id, g_object_ref (annotation));
    }
}

/* Puts what was changed since the last time into the history. What was changed to and fro in between is no change. */
void
stk_document_record_history (StkDocument *self)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (StkHistory) history = NULL;
  g_autoptr (StkSidecar) sidecar = NULL;
  g_autofree char *now = NULL;

  if (self->touched_order->len == 0)
    return;

  for (guint i = 0; i < self->touched_order->len; i++)
    {
      const char *id = g_ptr_array_index (self->touched_order, i);
      StkHistoryChange *change = g_new0 (StkHistoryChange, 1);

      change->before = g_hash_table_lookup (self->touched, id);
      change->after = stk_annotation_list_lookup (self->annotations, id);
      g_ptr_array_add (changes, change);
    }

  now = stk_timestamp_now ();
  history = stk_history_record (stk_sidecar_get_history (self->sidecar), changes, self->agent, now,
                                self->history_scope, !self->typing_broken);
  sidecar = stk_sidecar_with_history (self->sidecar, history);
  g_set_object (&self->sidecar, sidecar);
  g_ptr_array_set_size (self->touched_order, 0);
  g_hash_table_remove_all (self->touched);
  self->typing_broken = FALSE;
}

/**
 * stk_document_set_history_scope:
 * @self: a document
 * @scope: what the history records from now on
 */
void
stk_document_set_history_scope (StkDocument *self, StkHistoryScope scope)
{
  g_return_if_fail (STK_IS_DOCUMENT (self));

  stk_document_record_history (self);
  self->history_scope = scope;
}

/**
 * stk_document_get_history:
 * @self: a document
 *
 * Gives what was done to the tags, by whom and when, up to now. It goes into the sidecar with the next save.
 *
 * Returns: (transfer none): the history
 */
StkHistory *
stk_document_get_history (StkDocument *self)
{
  g_return_val_if_fail (STK_IS_DOCUMENT (self), NULL);

  stk_document_record_history (self);

  return stk_sidecar_get_history (self->sidecar);
}

/* How a tag was deleted last; %NULL if it was not, or is there again. */
static StkHistoryEntry *
find_deleted (StkHistory *history, const char *id)
{
  g_autoptr (GPtrArray) deleted = stk_history_list_deleted (history);

  for (guint i = 0; i < deleted->len; i++)
    if (g_strcmp0 (stk_history_entry_get_tag (g_ptr_array_index (deleted, i)), id) == 0)
      return stk_history_entry_ref (g_ptr_array_index (deleted, i));

  return NULL;
}

/* A tag without its links to tags that are not there any more. */
static StkAnnotation *
drop_dead_links (StkDocument *self, StkAnnotation *annotation)
{
  g_autoptr (StkAnnotation) result = g_object_ref (annotation);
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < n_fields; i++)
    {
      const char *id = stk_value_get_string (stk_annotation_get_value (result, &fields[i]));
      StkAnnotation *other = id ? stk_annotation_list_lookup (self->annotations, id) : NULL;
      g_autoptr (StkAnnotation) old = NULL;

      if (fields[i].type != STK_FIELD_TYPE_LINK || id == NULL ||
          (other != NULL && (fields[i].link_kinds & STK_KINDS (stk_annotation_get_kind (other))) != 0))
        continue;

      old = g_steal_pointer (&result);
      result = stk_annotation_with_value (old, &fields[i], NULL, NULL);
    }

  return g_steal_pointer (&result);
}

/**
 * stk_document_restore:
 * @self: a document
 * @id: the id of a tag that was deleted
 * @error: return location for a #StkDocumentError
 *
 * Brings a deleted tag back from the history, as it was when it was deleted. Links to tags that are not there any more
 * are left out.
 *
 * Returns: (transfer none) (nullable): the tag
 */
StkAnnotation *
stk_document_restore (StkDocument *self, const char *id, GError **error)
{
  g_autoptr (StkHistoryEntry) entry = NULL;
  g_autoptr (StkAnnotation) deleted = NULL;
  g_autoptr (GPtrArray) lone = g_ptr_array_new ();
  g_autoptr (GPtrArray) resolved = NULL;
  g_autoptr (StkAnnotation) annotation = NULL;

  g_return_val_if_fail (STK_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (!stk_document_check_writable (self, error))
    return NULL;

  entry = find_deleted (stk_document_get_history (self), id);
  if (entry != NULL && stk_history_entry_get_from (entry) != NULL)
    deleted = stk_sidecar_read_tag (stk_history_entry_get_from (entry));
  if (deleted == NULL || stk_annotation_list_lookup (self->annotations, id) != NULL)
    {
      g_set_error (error, STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_NOT_FOUND,
                   _ ("There is no deleted tag with the id “%s”."), id);
      return NULL;
    }

  g_ptr_array_add (lone, deleted);
  resolved = stk_document_resolve (self, lone);
  annotation = drop_dead_links (self, g_ptr_array_index (resolved, 0));
  stk_document_change (self, NULL, annotation, C_ ("undo step", "Bring Back"), NULL);

  return stk_annotation_list_lookup (self->annotations, id);
}

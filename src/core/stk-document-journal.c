/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-document-private.h"

#include "stk-annotation-private.h"
#include "stk-history-private.h"

#include <glib/gi18n-lib.h>

/* Milliseconds that are waited for edits to be in the journal. */
#define PATIENCE 2000

/* What was recovered goes into the history as done by whoever did it. */
static void
record_recovered (StkDocument *self, StkJournalOrphan *orphan, GPtrArray *before, GPtrArray *after)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) before_table = stk_annotations_index (before);
  g_autoptr (GHashTable) after_table = stk_annotations_index (after);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  StkJournalRecord *last = g_ptr_array_index (orphan->records, orphan->records->len - 1);
  g_autoptr (StkHistory) history = NULL;
  g_autoptr (StkSidecar) sidecar = NULL;

  for (guint i = 0; i < orphan->records->len; i++)
    {
      StkJournalRecord *record = g_ptr_array_index (orphan->records, i);
      StkHistoryChange change = { g_hash_table_lookup (before_table, record->id),
                                  g_hash_table_lookup (after_table, record->id) };

      if (!g_hash_table_add (seen, record->id) || stk_annotation_equal (change.before, change.after))
        continue;
      g_ptr_array_add (changes, g_memdup2 (&change, sizeof change));
    }
  if (changes->len == 0)
    return;

  self->n_recovered += changes->len;
  history = stk_history_record (stk_sidecar_get_history (self->sidecar), changes,
                                orphan->agent ? orphan->agent : self->agent, last->time, self->history_scope, FALSE);
  sidecar = stk_sidecar_with_history (self->sidecar, history);
  g_set_object (&self->sidecar, sidecar);
}

static void
recover_one (StkDocument *self, StkJournalOrphan *orphan)
{
  g_autoptr (GPtrArray) before = stk_annotation_list_snapshot_all (self->annotations);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) resolved = NULL;

  stk_journal_orphan_set_landed (orphan, self->version, stk_sidecar_get_history (self->sidecar));
  if (orphan->records->len == 0)
    return;

  after = stk_journal_orphan_replay (orphan, before);
  resolved = stk_document_resolve (self, after);
  record_recovered (self, orphan, before, resolved);
  stk_annotation_list_set_all (self->annotations, resolved);
}

/* Brings back what was edited when the program ended, and was not saved. What cannot be saved now stays where it is. */
void
stk_document_recover (StkDocument *self)
{
  self->journal_key = stk_journal_dup_key (self->sidecar_file);
  if (self->journal_key == NULL)
    return;

  if (self->read_only)
    {
      self->n_waiting = stk_journal_count_orphans (self->journal_key);
      return;
    }

  self->orphans = stk_journal_take_orphans (self->journal_key);
  for (guint i = 0; i < self->orphans->len; i++)
    {
      StkJournalOrphan *orphan = g_ptr_array_index (self->orphans, i);

      recover_one (self, orphan);
      if (orphan->broken)
        self->n_broken++;
    }

  if (self->n_recovered > 0)
    self->edit++;
  else
    stk_document_settle_orphans (self);
}

/* Takes away the journals whose edits are on disk now. */
void
stk_document_settle_orphans (StkDocument *self)
{
  for (guint i = 0; self->orphans != NULL && i < self->orphans->len; i++)
    stk_journal_orphan_settle (self->orphans->pdata[i]);
  g_clear_pointer (&self->orphans, g_ptr_array_unref);
}

/**
 * stk_document_start_journal:
 * @self: a document
 *
 * Has each edit from now on kept in the user's own state folder, a moment after it is made and off the main thread,
 * until it is saved. If the process ends before that, the edit is in the document when it is opened the next time; see
 * stk_document_dup_recovery().
 */
void
stk_document_start_journal (StkDocument *self)
{
  g_return_if_fail (STK_IS_DOCUMENT (self));

  if (self->journal != NULL || self->journal_key == NULL || self->read_only)
    return;

  self->journal = stk_journal_new (self->file, self->journal_key);
  if (self->orphans != NULL)
    stk_journal_adopt (self->journal, self->orphans);
  g_clear_pointer (&self->orphans, g_ptr_array_unref);
}

/**
 * stk_document_get_journaled:
 * @self: a document
 *
 * Returns: whether all edits are saved or kept in the user's state folder, so that they come back the next time that
 *   the article is opened
 */
gboolean
stk_document_get_journaled (StkDocument *self)
{
  g_return_val_if_fail (STK_IS_DOCUMENT (self), FALSE);

  return self->journal != NULL && stk_journal_flush (self->journal, PATIENCE);
}

/**
 * stk_document_discard:
 * @self: a document
 *
 * Gives up the edits that are not saved: they do not come back. The document is of no use afterwards.
 */
void
stk_document_discard (StkDocument *self)
{
  g_return_if_fail (STK_IS_DOCUMENT (self));

  if (self->journal != NULL)
    stk_journal_saved (self->journal, G_MAXUINT64);
  stk_document_settle_orphans (self);
}

/**
 * stk_document_dup_recovery:
 * @self: a document
 *
 * Gives what there is to say of edits that were not saved when the program ended the last time.
 *
 * Returns: (transfer full) (nullable): a text for people, or %NULL if there were none
 */
char *
stk_document_dup_recovery (StkDocument *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *folder = stk_journal_dup_folder ();

  g_return_val_if_fail (STK_IS_DOCUMENT (self), NULL);

  if (self->n_waiting > 0)
    return g_strdup (_ ("There are changes that were not saved the last time. "
                        "They come back when the file of tags can be read again."));

  if (self->n_recovered > 0)
    g_string_append_printf (text,
                            ngettext ("Changes to %u tag that were not saved the last time are back.",
                                      "Changes to %u tags that were not saved the last time are back.",
                                      self->n_recovered),
                            self->n_recovered);
  if (self->n_broken > 0)
    {
      g_string_append (text, text->len > 0 ? " " : "");
      g_string_append_printf (text,
                              _ ("A part of what was not saved the last time cannot be read. "
                                 "It is kept in the folder “%s”."),
                              folder);
    }

  return text->len > 0 ? g_strdup (text->str) : NULL;
}

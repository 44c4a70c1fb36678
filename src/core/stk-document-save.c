/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-document-private.h"

#include "stk-conflict-copy.h"
#include "stk-history-private.h"
#include "stk-merge.h"
#include "stk-portal.h"
#include "stk-store.h"
#include "stk-text-cache.h"

#include <glib/gi18n-lib.h>

/* Microseconds: the longest pause after the first time that another came in between, the longest ever, and how long a
 * save tries. The pauses are of random length, as in Ethernet’s exponential backoff, so that two who save without
 * pause do not keep step. */
#define FIRST_PAUSE 2000
#define MAX_PAUSE (G_USEC_PER_SEC / 4)
#define MAX_TIME (20 * G_TIME_SPAN_SECOND)

/* All that a save needs, and nothing that an edit could change meanwhile. */
typedef struct
{
  StkSidecar *sidecar; /* with the annotations below it is what is to be on disk */
  StkArticle *article; /* %NULL where the sidecar is about another version of the article */
  GPtrArray *annotations;
  GPtrArray *secrets; /* of StkSecret, which go elsewhere */
  GFile *article_file;
  GFile *file;
  char *version;
  guint64 edit;
  StkJournal *journal; /* of the document, which lives as long; %NULL if it has none */
  char *head;          /* the digest of the last entry of the history, for the journal */
  gboolean modified; /* whether there is anything to save, or others are only to be heard of */

  StkSaved *base;    /* what is on disk as far as the document knows */
  GPtrArray *before; /* the annotations that were to be saved, before others' were merged into them; else %NULL */

  GPtrArray *copies; /* of GFile, to be merged into what is saved; else %NULL */
  guint n_left;      /* how many of them are merged but cannot be moved to the trash */
} Save;

static StkSaved *
saved_new (StkSidecar *sidecar, GPtrArray *annotations, StkArticle *article)
{
  StkSaved *self = g_atomic_rc_box_new0 (StkSaved);

  self->sidecar = g_object_ref (sidecar);
  self->annotations = g_ptr_array_ref (annotations);
  g_set_object (&self->article, article);

  return self;
}

static void
saved_clear (gpointer data)
{
  StkSaved *self = data;

  g_object_unref (self->sidecar);
  g_ptr_array_unref (self->annotations);
  g_clear_object (&self->article);
}

void
stk_saved_unref (StkSaved *self)
{
  g_atomic_rc_box_release_full (self, saved_clear);
}

StkSaved *
stk_saved_new_loaded (StkSidecar *sidecar)
{
  return saved_new (sidecar, stk_sidecar_get_annotations (sidecar), NULL);
}

/* What the journal will want to know of this save. */
static void
take_journal (Save *save, StkDocument *self)
{
  StkHistory *history = stk_sidecar_get_history (self->sidecar);
  guint n = stk_history_get_n (history);
  const char *head = n > 0 ? stk_history_entry_get_digest (stk_history_get (history, n - 1)) : NULL;

  if (self->journal == NULL)
    return;

  /* an entry that the file has already does not tell whether this save came to be */
  if (self->saved == NULL || !stk_history_has (stk_sidecar_get_history (self->saved->sidecar), head))
    save->head = g_strdup (head);
  save->journal = self->journal;
  stk_journal_begin_save (self->journal, self->edit);
}

static Save *
save_new (StkDocument *self)
{
  Save *save = g_new0 (Save, 1);

  stk_document_record_history (self);
  save->sidecar = g_object_ref (self->sidecar);
  save->article = g_object_ref (self->article);
  save->annotations = stk_annotation_list_snapshot_all (self->annotations);
  save->secrets = stk_document_list_confidential (self);
  save->article_file = g_object_ref (self->file);
  save->file = g_object_ref (self->sidecar_file);
  save->version = g_strdup (self->version);
  save->edit = self->edit;
  take_journal (save, self);
  save->modified = TRUE;
  save->base = self->saved ? g_atomic_rc_box_acquire (self->saved) : NULL;

  return save;
}

static void
save_free (gpointer data)
{
  Save *save = data;

  g_object_unref (save->sidecar);
  g_clear_object (&save->article);
  g_ptr_array_unref (save->annotations);
  g_ptr_array_unref (save->secrets);
  g_object_unref (save->article_file);
  g_object_unref (save->file);
  g_free (save->version);
  g_free (save->head);
  g_clear_pointer (&save->base, stk_saved_unref);
  g_clear_pointer (&save->before, g_ptr_array_unref);
  g_clear_pointer (&save->copies, g_ptr_array_unref);
  g_free (save);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, save_free)

/* A sidecar holds the article's words, so nobody may read it who may not read the article. */
static guint
get_mode (GFile *article_file)
{
  g_autoptr (GFileInfo) info =
    g_file_query_info (article_file, G_FILE_ATTRIBUTE_UNIX_MODE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info ? (g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_MODE) & 0666) | 0600 : 0600;
}

/* Brings the tags to disk, if the file is still the version that is known; may run in any thread. */
static gboolean
write_file (Save *save, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = stk_sidecar_serialize (save->sidecar, save->article, save->annotations);
  StkText *text = save->article ? stk_article_get_text (save->article) : NULL;
  char *version;

  if (text != NULL && stk_text_get_n_bytes (text) > STK_SIDECAR_MAX_TEXT)
    stk_text_cache_put (stk_article_get_text_digest (save->article), stk_text_get_utf8 (text));

  if (save->journal != NULL)
    {
      g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

      stk_journal_mark_saving (save->journal, save->edit, digest, save->head);
    }
  stk_portal_prepare_kept_sidecar (save->file);
  version = stk_store_save (save->file, bytes, save->version, get_mode (save->article_file), cancellable, error);
  if (version == NULL)
    return FALSE;

  g_free (save->version);
  save->version = version;
  g_clear_pointer (&save->base, stk_saved_unref);
  save->base = saved_new (save->sidecar, save->annotations, save->article);

  return TRUE;
}

/* A state as a file has it, which is what can be merged with another. */
static StkSidecar *
read_back (StkSidecar *sidecar, StkArticle *article, GPtrArray *annotations, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (article == NULL && annotations == stk_sidecar_get_annotations (sidecar))
    return g_object_ref (sidecar);

  bytes = stk_sidecar_serialize (sidecar, article, annotations);

  return stk_sidecar_new_from_bytes (bytes, "", error);
}

/* Puts the result of a merge in place of what was to be saved. */
static void
take_result (Save *save, StkSidecar *merged)
{
  if (save->before == NULL)
    save->before = g_ptr_array_ref (save->annotations);
  g_set_object (&save->sidecar, merged);
  g_ptr_array_unref (save->annotations);
  save->annotations = g_ptr_array_ref (stk_sidecar_get_annotations (merged));
  if (!save->modified || g_strcmp0 (stk_sidecar_get_text_digest (merged),
                                    save->article ? stk_article_get_text_digest (save->article) : NULL) != 0)
    g_clear_object (&save->article);
}

/* Merges what is to be saved with what others wrote. */
static gboolean
merge (Save *save, StkSidecar *theirs, GError **error)
{
  g_autoptr (StkSidecar) ours = read_back (save->sidecar, save->article, save->annotations, error);
  g_autoptr (StkSidecar) base = NULL;
  g_autoptr (StkSidecar) merged = NULL;

  if (ours == NULL)
    return FALSE;

  base = save->base ? read_back (save->base->sidecar, save->base->article, save->base->annotations, error)
                    : stk_merge_guess_base (ours, theirs);
  if (base == NULL)
    return FALSE;

  merged = save->modified ? stk_merge_sidecars (base, ours, theirs) : g_object_ref (theirs);
  take_result (save, merged);

  return TRUE;
}

/* Reads what somebody else saved. */
static StkSidecar *
load_theirs (GFile *file, char **version, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (GBytes) bytes = stk_store_load (file, version, cancellable, error);
  g_autoptr (StkSidecar) theirs = bytes ? stk_sidecar_new_from_bytes (bytes, name, error) : NULL;

  if (theirs != NULL && stk_sidecar_get_version (theirs) > STK_SIDECAR_VERSION)
    {
      g_set_error (error, STK_SIDECAR_ERROR, STK_SIDECAR_ERROR_NEWER,
                   _ ("%s: A newer version of Stickler saved these tags. Update Stickler to change them."), name);
      return NULL;
    }

  return g_steal_pointer (&theirs);
}

/* Takes up what others wrote in the meantime. */
static gboolean
take_file (Save *save, GCancellable *cancellable, GError **error)
{
  g_autofree char *version = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StkSidecar) theirs = load_theirs (save->file, &version, cancellable, &local_error);

  /* somebody took the file away: the tags are still here, and are saved anew with the next edit */
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_clear_pointer (&save->version, g_free);
      return TRUE;
    }

  if (theirs == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (g_strcmp0 (version, save->version) == 0)
    return TRUE;
  if (!merge (save, theirs, error))
    return FALSE;

  g_free (save->version);
  save->version = g_steal_pointer (&version);
  g_clear_pointer (&save->base, stk_saved_unref);
  save->base = stk_saved_new_loaded (theirs);

  return TRUE;
}

/* Merges the copies into what is to be saved. Puts the version of each into the array; %NULL for one that is gone. */
static gboolean
take_copies (Save *save, GPtrArray *versions, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < save->copies->len; i++)
    {
      g_autofree char *version = NULL;
      g_autoptr (GError) local_error = NULL;
      g_autoptr (StkSidecar) copy = load_theirs (save->copies->pdata[i], &version, cancellable, &local_error);
      g_autoptr (StkSidecar) ours = NULL;
      g_autoptr (StkSidecar) merged = NULL;

      if (copy != NULL)
        ours = read_back (save->sidecar, save->article, save->annotations, &local_error);
      if (ours != NULL)
        {
          merged = stk_conflict_copy_merge (ours, copy);
          take_result (save, merged);
        }
      else if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      g_ptr_array_add (versions, g_steal_pointer (&version));
    }

  return TRUE;
}

/* What is in a copy is saved now. One that was written again meanwhile stays. */
static void
trash_copies (Save *save, GPtrArray *versions)
{
  for (guint i = 0; i < save->copies->len; i++)
    {
      GFile *copy = g_ptr_array_index (save->copies, i);
      g_autofree char *version = NULL;
      g_autoptr (GBytes) bytes = stk_store_load (copy, &version, NULL, NULL);

      if (bytes != NULL && g_strcmp0 (version, versions->pdata[i]) == 0 && !g_file_trash (copy, NULL, NULL))
        save->n_left++;
    }
}

/* Does the save, merging what others wrote in the meantime; may run in any thread. */
static gboolean
save_run (Save *save, GCancellable *cancellable, GError **error)
{
  gint64 end = g_get_monotonic_time () + MAX_TIME;

  if (!save->modified)
    return take_file (save, cancellable, error);

  /* the tags say that something is kept, so that comes first */
  if (!stk_secrets_store (save->secrets, error))
    return FALSE;

  for (int pause = FIRST_PAUSE;; pause = MIN (2 * pause, MAX_PAUSE))
    {
      g_autoptr (GError) local_error = NULL;

      if (write_file (save, cancellable, &local_error))
        return TRUE;

      if (!g_error_matches (local_error, STK_SIDECAR_ERROR, STK_SIDECAR_ERROR_CHANGED) ||
          g_get_monotonic_time () >= end)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }

      if (pause > FIRST_PAUSE)
        g_usleep ((gulong) g_random_int_range (0, pause));
      if (!take_file (save, cancellable, error))
        return FALSE;
    }
}

/* Like save_run(), with copies. */
static gboolean
save_run_with_copies (Save *save, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func (g_free);

  if (save->copies == NULL)
    return save_run (save, cancellable, error);

  if (!take_copies (save, versions, cancellable, error) || !save_run (save, cancellable, error))
    return FALSE;
  trash_copies (save, versions);

  return TRUE;
}

static gboolean
check_savable (StkDocument *self, GError **error)
{
  if (self->saving)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PENDING, _ ("The tags are being saved already."));
      return FALSE;
    }

  if (self->read_only)
    {
      g_set_error (error, STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_READ_ONLY, _ ("Nothing can be saved. %s"),
                   self->sidecar_error->message);
      return FALSE;
    }

  return TRUE;
}

/* The document as it is after a save. */
static void
take_save (StkDocument *self, Save *save)
{
  g_set_str (&self->version, save->version);
  g_clear_pointer (&self->saved, stk_saved_unref);
  self->saved = save->base ? g_atomic_rc_box_acquire (save->base) : NULL;
  if (save->before != NULL)
    stk_document_take_merged (self, save->sidecar, save->before, save->annotations);
  if (!save->modified)
    return;

  stk_document_drop_confidential (self, save->secrets);
  stk_document_set_saved (self, save->edit);
  if (self->kept_file != NULL && self->kept_version != NULL &&
      stk_store_remove (self->kept_file, self->kept_version, NULL))
    stk_portal_tidy_kept_sidecar (self->kept_file);
  g_clear_object (&self->kept_file);
  g_clear_pointer (&self->kept_version, g_free);
}

/**
 * stk_document_save:
 * @self: a document
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %G_IO_ERROR, #StkSidecarError or #StkDocumentError
 *
 * Saves the tags. When this returns, they are on disk, or the file stands as it was. What others wrote in the meantime
 * is merged, and in the document afterwards; see #StkDocument::merged.
 *
 * Returns: whether they are saved
 */
gboolean
stk_document_save (StkDocument *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (Save) save = NULL;

  g_return_val_if_fail (STK_IS_DOCUMENT (self), FALSE);

  if (!check_savable (self, error))
    return FALSE;

  save = save_new (self);
  if (!save_run (save, cancellable, error))
    return FALSE;

  take_save (self, save);

  return TRUE;
}

static void
save_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (save_run_with_copies (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
run_async (StkDocument *self, gboolean modified, GPtrArray *copies, GCancellable *cancellable,
           GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;
  Save *save;

  g_task_set_source_tag (task, run_async);
  /* what is on disk is on disk, even if it was to be cancelled at the end */
  g_task_set_check_cancellable (task, FALSE);
  if (!check_savable (self, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  self->saving = TRUE;
  save = save_new (self);
  save->modified = modified;
  save->copies = copies ? g_ptr_array_ref (copies) : NULL;
  g_task_set_task_data (task, save, save_free);
  g_task_run_in_thread (task, save_thread);
}

/**
 * stk_document_save_async:
 * @self: a document
 * @cancellable: (nullable): a cancellable
 * @callback: called when the tags are on disk, or cannot be saved
 * @user_data: for @callback
 *
 * Saves the tags as they are now off the main thread; edits may go on meanwhile. Only one save at a time.
 */
void
stk_document_save_async (StkDocument *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (STK_IS_DOCUMENT (self));

  run_async (self, TRUE, NULL, cancellable, callback, user_data);
}

/**
 * stk_document_sync_async:
 * @self: a document
 * @cancellable: (nullable): a cancellable
 * @callback: called when the document has what others wrote; it calls stk_document_save_finish()
 * @user_data: for @callback
 *
 * Takes up what others wrote to the file of tags, off the main thread. Where there are edits, they are saved with it.
 */
void
stk_document_sync_async (StkDocument *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (STK_IS_DOCUMENT (self));

  run_async (self, stk_document_get_modified (self), NULL, cancellable, callback, user_data);
}

/**
 * stk_document_save_finish:
 * @self: a document
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether the tags are saved
 */
gboolean
stk_document_save_finish (StkDocument *self, GAsyncResult *result, GError **error)
{
  Save *save;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  save = g_task_get_task_data (G_TASK (result));
  if (save != NULL)
    self->saving = FALSE;

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  take_save (self, save);

  return TRUE;
}

/**
 * stk_document_merge_copies:
 * @self: a document
 * @copies: (element-type GFile): what stk_conflict_copies_find() found
 * @n_left: (out) (optional): how many of them could not be moved to the trash
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %G_IO_ERROR, #StkSidecarError or #StkDocumentError
 *
 * Merges other versions of the tags and saves the result. When that is on disk, the copies are moved to the trash.
 *
 * Returns: whether all is saved
 */
gboolean
stk_document_merge_copies (StkDocument *self, GPtrArray *copies, guint *n_left, GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (Save) save = NULL;

  g_return_val_if_fail (STK_IS_DOCUMENT (self), FALSE);

  if (!check_savable (self, error))
    return FALSE;

  save = save_new (self);
  save->copies = g_ptr_array_ref (copies);
  if (!save_run_with_copies (save, cancellable, error))
    return FALSE;

  take_save (self, save);
  if (n_left != NULL)
    *n_left = save->n_left;

  return TRUE;
}

/**
 * stk_document_merge_copies_async:
 * @self: a document
 * @copies: (element-type GFile): what stk_conflict_copies_find() found
 * @cancellable: (nullable): a cancellable
 * @callback: called when they are merged
 * @user_data: for @callback
 *
 * Merges other versions of the tags off the main thread; see stk_document_merge_copies(). It is a save, of which there
 * is only one at a time.
 */
void
stk_document_merge_copies_async (StkDocument *self, GPtrArray *copies, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (STK_IS_DOCUMENT (self));

  run_async (self, TRUE, copies, cancellable, callback, user_data);
}

/**
 * stk_document_merge_copies_finish:
 * @self: a document
 * @result: what the callback was given
 * @n_left: (out) (optional): how many of them could not be moved to the trash
 * @error: return location for an error
 *
 * Returns: whether all is saved
 */
gboolean
stk_document_merge_copies_finish (StkDocument *self, GAsyncResult *result, guint *n_left, GError **error)
{
  if (!stk_document_save_finish (self, result, error))
    return FALSE;

  if (n_left != NULL)
    *n_left = ((Save *) g_task_get_task_data (G_TASK (result)))->n_left;

  return TRUE;
}

/**
 * stk_document_export_sidecar:
 * @self: a document
 * @file: where to
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Saves a copy of the tags elsewhere, in a file that is not there yet; also where the document itself cannot be saved.
 *
 * Returns: whether the copy is on disk
 */
gboolean
stk_document_export_sidecar (StkDocument *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (Save) save = NULL;

  g_return_val_if_fail (STK_IS_DOCUMENT (self), FALSE);

  save = save_new (self);
  g_set_object (&save->file, file);
  g_clear_pointer (&save->version, g_free);

  return write_file (save, cancellable, error);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-document-private.h"

#include "stk-comment-notes-private.h"
#include "stk-renamed.h"
#include "stk-store.h"

#include <glib/gi18n-lib.h>

static void
take_annotations (StkDocument *self, GPtrArray *annotations)
{
  g_autoptr (GPtrArray) resolved = stk_document_resolve (self, annotations);

  stk_annotation_list_set_all (self->annotations, resolved);
}

/* Comments that somebody left in the article's file become notes: all of them where there is no sidecar yet, and where
 * the file has changed since, those that are new. Nothing is saved before there is an edit. */
static void
take_comments (StkDocument *self)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) all = NULL;

  if (g_strcmp0 (stk_sidecar_get_file_digest (self->sidecar), stk_article_get_file_digest (self->article)) == 0)
    return;
  notes = stk_comment_notes_new (self->article);
  if (notes->len == 0)
    return;

  all = stk_annotation_list_snapshot_all (self->annotations);
  for (guint i = 0; i < notes->len; i++)
    {
      StkAnnotation *note = g_ptr_array_index (notes, i);

      if (stk_annotation_list_lookup (self->annotations, stk_annotation_get_id (note)) == NULL)
        g_ptr_array_add (all, g_object_ref (note));
    }
  stk_annotation_list_set_all (self->annotations, all);
}

static void
set_read_only (StkDocument *self, GError *error)
{
  self->read_only = TRUE;
  g_clear_error (&self->sidecar_error);
  self->sidecar_error = error;
}

/* Reads the article once more, in the encoding that was found for it earlier, unless the file as it is now tells
 * another. %NULL if there is no need, or it cannot be. */
static StkArticle *
load_as_remembered (GFile *file, StkArticle *article, StkSidecar *sidecar, GCancellable *cancellable)
{
  const char *encoding = stk_sidecar_get_encoding (sidecar);
  const char *digest = stk_sidecar_get_file_digest (sidecar);
  gboolean same_file = g_strcmp0 (digest, stk_article_get_file_digest (article)) == 0;

  if (encoding == NULL || g_str_equal (encoding, stk_article_get_encoding (article)) ||
      (!same_file && stk_article_get_encoding_origin (article) != STK_ENCODING_ORIGIN_DETECTED))
    return NULL;

  return stk_article_load (file, encoding, cancellable, NULL);
}

/* Reads the sidecar. That it cannot be read is no reason not to show the article, but one not to save anything. */
static gboolean
load_sidecar (StkDocument *self, const char *encoding, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (self->sidecar_file);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = stk_store_load (self->sidecar_file, &self->version, cancellable, &local_error);

  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (bytes != NULL)
    self->sidecar = stk_sidecar_new_from_bytes (bytes, name, &local_error);

  if (self->sidecar != NULL)
    {
      g_autoptr (StkArticle) remembered =
        encoding ? NULL : load_as_remembered (self->file, self->article, self->sidecar, cancellable);

      if (remembered != NULL)
        g_set_object (&self->article, remembered);
      self->saved = stk_saved_new_loaded (self->sidecar);
      take_annotations (self, stk_sidecar_get_annotations (self->sidecar));
      stk_document_find_earlier_text (self);
      take_comments (self);
      if (stk_sidecar_get_version (self->sidecar) > STK_SIDECAR_VERSION)
        set_read_only (self, g_error_new (STK_SIDECAR_ERROR, STK_SIDECAR_ERROR_NEWER,
                                          _ ("%s: A newer version of Stickler saved these tags. "
                                             "Update Stickler to change them."),
                                          name));
      return TRUE;
    }

  self->sidecar = stk_sidecar_new (self->article);
  if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    set_read_only (self, g_steal_pointer (&local_error));
  else
    take_comments (self);

  return TRUE;
}

/* The tags were read where they were kept while nothing could be saved beside the article, or where they stayed when it
 * was renamed. With the next save they are beside it, merged with what is there already; only then they go from where
 * they were. */
static void
bring_home (StkDocument *self)
{
  self->kept_file = g_steal_pointer (&self->sidecar_file);
  self->sidecar_file = stk_sidecar_get_file_for_article (self->file);
  self->kept_version = g_steal_pointer (&self->version);
  g_clear_pointer (&self->saved, stk_saved_unref);
  g_free (self->journal_key);
  self->journal_key = stk_journal_dup_key (self->sidecar_file);
  self->edit++;
}

/**
 * stk_document_load_article:
 * @file: an article's file
 * @encoding: (nullable): the encoding to read it in, where a person knows better than the file or the sidecar
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #StkArticleError or %G_IO_ERROR
 *
 * Reads an article as stk_document_open() would, but without its tags.
 *
 * Returns: (transfer full) (nullable): the article
 */
StkArticle *
stk_document_load_article (GFile *file, const char *encoding, GCancellable *cancellable, GError **error)
{
  g_autoptr (StkArticle) article = stk_article_load (file, encoding, cancellable, error);
  g_autoptr (GFile) sidecar_file = stk_sidecar_get_file_for_article (file);
  g_autoptr (GBytes) bytes = article && !encoding ? stk_store_load (sidecar_file, NULL, cancellable, NULL) : NULL;
  g_autoptr (StkSidecar) sidecar = bytes ? stk_sidecar_new_from_bytes (bytes, "", NULL) : NULL;
  StkArticle *remembered = sidecar ? load_as_remembered (file, article, sidecar, cancellable) : NULL;

  return remembered ? remembered : g_steal_pointer (&article);
}

/* Opens an article with the tags beside it, or with those that are in @elsewhere and are to come there. */
static StkDocument *
open_with (GFile *file, GFile *elsewhere, const char *encoding, GCancellable *cancellable, GError **error)
{
  g_autoptr (StkDocument) self = NULL;
  g_autoptr (StkArticle) article = stk_article_load (file, encoding, cancellable, error);

  if (article == NULL)
    return NULL;

  self = g_object_new (STK_TYPE_DOCUMENT, NULL);
  self->file = g_object_ref (file);
  self->sidecar_file = elsewhere ? g_object_ref (elsewhere) : stk_sidecar_get_file_for_article (file);
  self->article = g_steal_pointer (&article);
  if (!load_sidecar (self, encoding, cancellable, error))
    return NULL;

  stk_document_recover (self);
  if (elsewhere != NULL && !self->read_only)
    bring_home (self);

  /* A choice is an edit: it is to be remembered. */
  if (encoding != NULL && !self->read_only &&
      g_strcmp0 (stk_sidecar_get_encoding (self->sidecar), stk_article_get_encoding (self->article)) != 0)
    self->edit++;

  return g_steal_pointer (&self);
}

/**
 * stk_document_open:
 * @file: an article's file
 * @encoding: (nullable): the encoding to read it in, where a person knows better than the file or the sidecar
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #StkArticleError or %G_IO_ERROR
 *
 * Opens an article with its tags. A sidecar that cannot be read does not fail the call: the document is then read-only,
 * see stk_document_get_sidecar_error(). Where tags were kept elsewhere until they could be saved beside the article,
 * the document counts as modified, and its next save takes them there.
 *
 * Returns: (transfer full) (nullable): the document
 */
StkDocument *
stk_document_open (GFile *file, const char *encoding, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) kept = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  kept = stk_sidecar_find_kept_file (file);

  return open_with (file, kept, encoding, cancellable, error);
}

/**
 * stk_document_open_renamed:
 * @file: an article's file
 * @sidecar: the tags that it had under another name; see stk_renamed_find()
 * @encoding: (nullable): the encoding to read it in; see stk_document_open()
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #StkArticleError or %G_IO_ERROR
 *
 * Opens an article that was renamed, with the tags that it left behind. Edits of them that were not saved come along.
 * The document counts as modified: with its next save the tags are beside the article, and no longer where they were.
 *
 * Returns: (transfer full) (nullable): the document
 */
StkDocument *
stk_document_open_renamed (GFile *file, GFile *sidecar, const char *encoding, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (G_IS_FILE (sidecar), NULL);

  return stk_renamed_check (sidecar, error) ? open_with (file, sidecar, encoding, cancellable, error) : NULL;
}

/* What is to be opened. */
typedef struct
{
  GFile *file;
  GFile *renamed; /* the tags that it had under another name, or %NULL */
  char *encoding;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *self = data;

  g_object_unref (self->file);
  g_clear_object (&self->renamed);
  g_free (self->encoding);
  g_free (self);
}

static void
open_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  Opening *opening = task_data;
  StkDocument *self =
    opening->renamed
      ? stk_document_open_renamed (opening->file, opening->renamed, opening->encoding, cancellable, &error)
      : stk_document_open (opening->file, opening->encoding, cancellable, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
open_in_thread (Opening *opening, gpointer source_tag, GCancellable *cancellable, GAsyncReadyCallback callback,
                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_thread);
}

/**
 * stk_document_open_async:
 * @file: an article's file
 * @encoding: (nullable): the encoding to read it in; see stk_document_open()
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is open
 * @user_data: for @callback
 *
 * Opens an article off the main thread; see stk_document_open().
 */
void
stk_document_open_async (GFile *file, const char *encoding, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->file = g_object_ref (file);
  opening->encoding = g_strdup (encoding);
  open_in_thread (opening, stk_document_open_async, cancellable, callback, user_data);
}

/**
 * stk_document_open_renamed_async:
 * @file: an article's file
 * @sidecar: the tags that it had under another name
 * @encoding: (nullable): the encoding to read it in; see stk_document_open()
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is open; it calls stk_document_open_finish()
 * @user_data: for @callback
 *
 * Opens an article that was renamed off the main thread; see stk_document_open_renamed().
 */
void
stk_document_open_renamed_async (GFile *file, GFile *sidecar, const char *encoding, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->file = g_object_ref (file);
  opening->renamed = g_object_ref (sidecar);
  opening->encoding = g_strdup (encoding);
  open_in_thread (opening, stk_document_open_renamed_async, cancellable, callback, user_data);
}

/**
 * stk_document_open_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the document
 */
StkDocument *
stk_document_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * stk_document_set_sidecar_aside:
 * @self: a document whose sidecar cannot be read
 * @error: return location for an error
 *
 * Gives the sidecar that cannot be read another name beside the article. Open the article again to begin a new one.
 *
 * Returns: (transfer full) (nullable): the file under its new name
 */
GFile *
stk_document_set_sidecar_aside (StkDocument *self, GError **error)
{
  g_return_val_if_fail (STK_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (self->sidecar_error != NULL, NULL);

  return stk_store_set_aside (self->sidecar_file, error);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-conflict-copy.h"

#include "stk-merge.h"
#include "stk-sidecar-private.h"
#include "stk-store-private.h"
#include "stk-store.h"

#include <string.h>

/* Where two machines changed a sidecar, programs that keep folders in step put one of the two beside the other under
 * another name. Each has its own way to make that name, but all put something into it, so that the copy stands beside
 * the file and is still of its type. What it is about is known from what is in it. */

/* How many files are looked into, which bounds what a folder full of copies costs. */
#define MAX_COPIES 100

static gsize
count_common (const char *a, const char *b)
{
  gsize n = 0;

  while (a[n] != '\0' && a[n] == b[n])
    n++;

  return n;
}

static gsize
count_common_at_end (const char *a, const char *b)
{
  gsize length_a = strlen (a);
  gsize length_b = strlen (b);
  gsize n = 0;

  while (n < length_a && n < length_b && a[length_a - n - 1] == b[length_b - n - 1])
    n++;

  return n;
}

/**
 * stk_conflict_copy_is_name:
 * @sidecar_name: the name of a sidecar's file
 * @name: the name of another file in its folder
 *
 * Returns: whether @name is @sidecar_name with something put in at one place: before it, behind it or in it
 */
gboolean
stk_conflict_copy_is_name (const char *sidecar_name, const char *name)
{
  gsize length = strlen (sidecar_name);

  g_return_val_if_fail (name != NULL, FALSE);

  return strlen (name) > length &&
         count_common (sidecar_name, name) + count_common_at_end (sidecar_name, name) >= length;
}

/* A tag's file beside the article that it is about is no copy, whatever its name. */
static gboolean
has_article (const char *folder, const char *name)
{
  g_autofree char *article = NULL;
  g_autofree char *path = NULL;

  if (!g_str_has_suffix (name, STK_SIDECAR_SUFFIX))
    return FALSE;

  article = g_strndup (name, strlen (name) - strlen (STK_SIDECAR_SUFFIX));
  path = g_build_filename (folder, article, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
is_equal (const char *a, const char *b)
{
  return a != NULL && g_strcmp0 (a, b) == 0;
}

static const char *
get_file_name (StkSidecar *self)
{
  return self->document ? json_object_get_string_member_with_default (self->document, "stk:fileName", NULL) : NULL;
}

/* Whether two files of tags are about the same article: versions of one file, or begun by two people apart. */
static gboolean
is_about_same (StkSidecar *self, StkSidecar *copy, StkArticle *article)
{
  return is_equal (self->collection_id, copy->collection_id) || is_equal (self->document_id, copy->document_id) ||
         is_equal (stk_article_get_file_digest (article), copy->file_digest) ||
         is_equal (stk_article_get_text_digest (article), copy->text_digest) ||
         is_equal (stk_article_get_name (article), get_file_name (copy));
}

/**
 * stk_conflict_copy_merge:
 * @sidecar: a sidecar
 * @copy: another version of it
 *
 * Merges what only a copy has into a sidecar; see stk_merge_guess_base(). The result is about the text that @sidecar is
 * about.
 *
 * Returns: (transfer full): a sidecar with what both have
 */
StkSidecar *
stk_conflict_copy_merge (StkSidecar *sidecar, StkSidecar *copy)
{
  g_autoptr (StkSidecar) base = stk_merge_guess_base (sidecar, copy);

  g_set_str (&base->text_digest, copy->text_digest);

  return stk_merge_sidecars (base, sidecar, copy);
}

static gboolean
same_contents (StkSidecar *a, StkSidecar *b)
{
  g_autoptr (GBytes) bytes_a = stk_sidecar_serialize (a, NULL, a->annotations);
  g_autoptr (GBytes) bytes_b = stk_sidecar_serialize (b, NULL, b->annotations);

  return g_bytes_equal (bytes_a, bytes_b);
}

/* A place where copies are looked for. */
typedef struct
{
  StkArticle *article;
  StkSidecar *sidecar;
  char *folder;
  char *name; /* of the sidecar's file */
  GPtrArray *copies;
} Search;

static StkSidecar *
load (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = stk_store_load (file, NULL, NULL, NULL);
  g_autoptr (StkSidecar) sidecar = bytes ? stk_sidecar_new_from_bytes (bytes, "", NULL) : NULL;

  return sidecar && stk_sidecar_get_version (sidecar) <= STK_SIDECAR_VERSION ? g_steal_pointer (&sidecar) : NULL;
}

static void
look_at_copy (Search *self, const char *path)
{
  g_autoptr (StkSidecar) copy = load (path);
  g_autoptr (StkSidecar) merged = NULL;

  if (copy == NULL || !is_about_same (self->sidecar, copy, self->article))
    return;

  merged = stk_conflict_copy_merge (self->sidecar, copy);
  if (!same_contents (merged, self->sidecar))
    g_ptr_array_add (self->copies, g_file_new_for_path (path));
}

/* A save that was killed leaves its file behind: of no use if it is not whole, or if what it says has been saved all
 * the same; else it is another version of the tags. What the history says of how it came about is no reason to keep
 * it: edits that the journal brought back are recorded anew. */
static void
look_at_temporary (Search *self, const char *path)
{
  g_auto (StkTemporary) temporary = STK_TEMPORARY_INIT;
  g_autoptr (StkSidecar) copy = NULL;
  g_autoptr (StkSidecar) merged = NULL;
  g_autoptr (StkSidecar) same_history = NULL;

  if (!stk_temporary_take_left_behind (&temporary, path))
    return;

  copy = load (path);
  if (copy == NULL)
    {
      stk_temporary_unlink (&temporary);
      return;
    }
  if (!is_about_same (self->sidecar, copy, self->article))
    return;

  merged = stk_conflict_copy_merge (self->sidecar, copy);
  same_history = stk_sidecar_with_history (merged, self->sidecar->history);
  if (same_contents (same_history, self->sidecar))
    stk_temporary_unlink (&temporary);
  else
    g_ptr_array_add (self->copies, g_file_new_for_path (path));
}

static void
look_at (Search *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  if (stk_temporary_is_name (name))
    look_at_temporary (self, path);
  else if (!has_article (self->folder, name))
    look_at_copy (self, path);
}

static GPtrArray *
list_names (Search *self)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL && names->len < MAX_COPIES)
    if (stk_temporary_is_name (name) || stk_conflict_copy_is_name (self->name, name))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);

  return names;
}

static void
search_clear (Search *self)
{
  g_clear_object (&self->sidecar);
  g_free (self->folder);
  g_free (self->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/**
 * stk_conflict_copies_find:
 * @sidecar_file: where the tags of an article are kept
 * @article: the article
 * @cancellable: (nullable): a cancellable
 *
 * Looks in the folder for other versions of the tags, such as programs that keep folders in step leave where two
 * machines changed them, that say anything which the file of tags does not. Files of saves that were killed are such
 * versions too; those that are of no use are taken away. Where the file of tags itself cannot be read, nothing is
 * looked for. May be called from any thread.
 *
 * Returns: (transfer full) (element-type GFile): the copies, by name
 */
GPtrArray *
stk_conflict_copies_find (GFile *sidecar_file, StkArticle *article, GCancellable *cancellable)
{
  g_auto (Search) search = { .article = article, .copies = g_ptr_array_new_with_free_func (g_object_unref) };
  g_autofree char *path = g_file_get_path (sidecar_file);
  g_autoptr (GPtrArray) names = NULL;

  if (path == NULL)
    return search.copies;

  search.sidecar = g_file_test (path, G_FILE_TEST_EXISTS) ? load (path) : stk_sidecar_new (article);
  if (search.sidecar == NULL)
    return search.copies;

  search.folder = g_path_get_dirname (path);
  search.name = g_path_get_basename (path);
  names = list_names (&search);
  for (guint i = 0; i < names->len && !g_cancellable_is_cancelled (cancellable); i++)
    look_at (&search, g_ptr_array_index (names, i));

  return search.copies;
}

static void
find_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, stk_conflict_copies_find (source_object, task_data, cancellable),
                         (GDestroyNotify) g_ptr_array_unref);
}

/**
 * stk_conflict_copies_find_async:
 * @sidecar_file: where the tags of an article are kept
 * @article: the article
 * @cancellable: (nullable): a cancellable
 * @callback: called with what was found
 * @user_data: for @callback
 *
 * Looks off the main thread; see stk_conflict_copies_find().
 */
void
stk_conflict_copies_find_async (GFile *sidecar_file, StkArticle *article, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (sidecar_file, cancellable, callback, user_data);

  g_task_set_source_tag (task, stk_conflict_copies_find_async);
  g_task_set_task_data (task, g_object_ref (article), g_object_unref);
  g_task_run_in_thread (task, find_thread);
}

/**
 * stk_conflict_copies_find_finish:
 * @result: what the callback was given
 * @error: return location for an error, such as %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type GFile): the copies, by name
 */
GPtrArray *
stk_conflict_copies_find_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

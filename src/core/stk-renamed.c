/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-renamed.h"

#include "stk-sidecar.h"
#include "stk-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* An article that was renamed has left its tags behind under the old name. They are known by what they are about: the
 * digest of the file or of its words. Where the old article is still there it was copied, and its tags are its own. */

/* How many files are looked into, which bounds what a folder costs whose articles were all moved away. */
#define MAX_FILES 1000

/* The article that a file of tags belongs to, by its name; %NULL where it is no such name. */
static char *
get_article (const char *sidecar)
{
  gsize length = strlen (sidecar);
  gsize suffix = strlen (STK_SIDECAR_SUFFIX);

  if (length <= suffix || !g_str_has_suffix (sidecar, STK_SIDECAR_SUFFIX))
    return NULL;

  return g_strndup (sidecar, length - suffix);
}

static gboolean
is_left_behind (const char *path)
{
  g_autofree char *article = get_article (path);

  return article != NULL && !g_file_test (article, G_FILE_TEST_EXISTS) &&
         !g_file_test (article, G_FILE_TEST_IS_SYMLINK);
}

static gboolean
contains (GBytes *bytes, const char *digest)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  return length > 0 && memmem (data, length, digest, strlen (digest)) != NULL;
}

/* Most files are about something else, and need not be taken apart to know that. */
static gboolean
is_about (GFile *sidecar, StkArticle *article)
{
  const char *file_digest = stk_article_get_file_digest (article);
  const char *text_digest = stk_article_get_text_digest (article);
  g_autoptr (GBytes) bytes = stk_store_load (sidecar, NULL, NULL, NULL);
  g_autoptr (StkSidecar) contents = NULL;

  if (bytes == NULL || (!contains (bytes, file_digest) && !contains (bytes, text_digest)))
    return FALSE;

  contents = stk_sidecar_new_from_bytes (bytes, "", NULL);

  return contents != NULL && stk_sidecar_get_version (contents) <= STK_SIDECAR_VERSION &&
         (g_strcmp0 (stk_sidecar_get_file_digest (contents), file_digest) == 0 ||
          g_strcmp0 (stk_sidecar_get_text_digest (contents), text_digest) == 0);
}

/**
 * stk_renamed_check:
 * @sidecar: a file of tags
 * @error: return location for a %G_IO_ERROR
 *
 * Returns: whether its article is no longer beside it, so that the tags may go to another
 */
gboolean
stk_renamed_check (GFile *sidecar, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (sidecar);
  const char *path = g_file_peek_path (sidecar);
  g_autofree char *article = path ? get_article (path) : NULL;

  if (article == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                 _ ("%s: This is not the name of a file of tags. It ends in “%s”."), name, STK_SIDECAR_SUFFIX);
  else if (!g_file_query_exists (sidecar, NULL))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("%s: There is no such file."), name);
  else if (!is_left_behind (path))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                 _ ("%s: These tags belong to the article beside them, which is still there. Copy the file under the "
                    "name of the other article if both are to have them."),
                 name);
  else
    return TRUE;

  return FALSE;
}

static GPtrArray *
list_left_behind (GFile *folder)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  const char *path = folder ? g_file_peek_path (folder) : NULL;
  g_autoptr (GDir) dir = path ? g_dir_open (path, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL && files->len < MAX_FILES)
    {
      g_autofree char *sidecar = g_build_filename (path, name, NULL);

      if (is_left_behind (sidecar))
        g_ptr_array_add (files, g_file_new_for_path (sidecar));
    }

  return files;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (g_file_peek_path ((GFile *) a), g_file_peek_path ((GFile *) b));
}

/**
 * stk_renamed_find:
 * @file: an article's file
 * @article: what is in it
 * @cancellable: (nullable): a cancellable
 *
 * Looks for the tags of an article that has none, in its folder: those that are about the same file or the same words,
 * and whose own article is not there any more. May be called from any thread.
 *
 * Returns: (transfer full) (element-type GFile): files of tags, by name
 */
GPtrArray *
stk_renamed_find (GFile *file, StkArticle *article, GCancellable *cancellable)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GFile) sidecar = stk_sidecar_get_file_for_article (file);
  g_autoptr (GFile) kept = stk_sidecar_find_kept_file (file);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GPtrArray) files = NULL;

  if (kept != NULL || g_file_query_exists (sidecar, NULL) || stk_text_get_length (stk_article_get_text (article)) == 0)
    return found;

  files = list_left_behind (folder);
  for (guint i = 0; i < files->len && !g_cancellable_is_cancelled (cancellable); i++)
    if (is_about (files->pdata[i], article))
      g_ptr_array_add (found, g_object_ref (files->pdata[i]));
  g_ptr_array_sort_values (found, compare_paths);

  return found;
}

static void
find_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, stk_renamed_find (source_object, task_data, cancellable),
                         (GDestroyNotify) g_ptr_array_unref);
}

/**
 * stk_renamed_find_async:
 * @file: an article's file
 * @article: what is in it
 * @cancellable: (nullable): a cancellable
 * @callback: called with what was found
 * @user_data: for @callback
 *
 * Looks off the main thread; see stk_renamed_find().
 */
void
stk_renamed_find_async (GFile *file, StkArticle *article, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);

  g_task_set_source_tag (task, stk_renamed_find_async);
  g_task_set_task_data (task, g_object_ref (article), g_object_unref);
  g_task_run_in_thread (task, find_thread);
}

/**
 * stk_renamed_find_finish:
 * @result: what the callback was given
 * @error: return location for an error, such as %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type GFile): files of tags, by name
 */
GPtrArray *
stk_renamed_find_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

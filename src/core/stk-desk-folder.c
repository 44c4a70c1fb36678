/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-desk-folder.h"

#include "stk-article.h"
#include "stk-sidecar.h"

#include <errno.h>
#include <fts.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>

/* What a path leads to while the folder is gone through: the article's state, and its sidecar's. */
typedef struct
{
  StkDeskFile file;
  char *parts[2];
} Found;

static void
found_free (Found *self)
{
  g_free (self->file.path);
  g_free (self->file.stamp);
  for (size_t i = 0; i < G_N_ELEMENTS (self->parts); i++)
    g_free (self->parts[i]);
  g_free (self);
}

static gint64
get_modified (const struct stat *st)
{
  return (gint64) st->st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + st->st_mtim.tv_nsec;
}

static void
add (GHashTable *found, const char *path, size_t n_path, const struct stat *st, gboolean is_sidecar)
{
  g_autofree char *key = g_strndup (path, n_path);
  Found *self = g_hash_table_lookup (found, key);

  if (self == NULL)
    {
      self = g_new0 (Found, 1);
      self->file.path = g_steal_pointer (&key);
      g_hash_table_insert (found, self->file.path, self);
    }

  self->file.modified = MAX (self->file.modified, get_modified (st));
  *(is_sidecar ? &self->file.has_sidecar : &self->file.has_article) = TRUE;
  self->parts[is_sidecar] = g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT ":%" G_GUINT64_FORMAT,
                                             get_modified (st), (gint64) st->st_size, (guint64) st->st_ino);
}

static void
add_file (GHashTable *found, const char *path, const char *name, const struct stat *st)
{
  size_t n_path = strlen (path);

  if (g_str_has_suffix (name, STK_SIDECAR_SUFFIX) && strlen (name) > strlen (STK_SIDECAR_SUFFIX))
    add (found, path, n_path - strlen (STK_SIDECAR_SUFFIX), st, TRUE);
  else
    add (found, path, n_path, st, FALSE);
}

/* Whether nobody looks into it: what is hidden, or lies too deep. */
static gboolean
is_passed_over (const FTSENT *entry)
{
  return entry->fts_level > FTS_ROOTLEVEL && (entry->fts_name[0] == '.' || entry->fts_level > STK_DESK_MAX_DEPTH);
}

static gboolean
walk (FTS *fts, const char *folder, GHashTable *found, GCancellable *cancellable, GError **error)
{
  size_t n_prefix = strlen (folder) + !g_str_has_suffix (folder, "/");
  FTSENT *entry;

  while ((entry = fts_read (fts)) != NULL)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      if (is_passed_over (entry))
        fts_set (fts, entry, FTS_SKIP);
      else if (entry->fts_info == FTS_F && S_ISREG (entry->fts_statp->st_mode))
        add_file (found, entry->fts_path + n_prefix, entry->fts_name, entry->fts_statp);

      if (g_hash_table_size (found) > 4 * STK_DESK_MAX_ARTICLES)
        break;
    }

  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const StkDeskFile *first = *(StkDeskFile *const *) a;
  const StkDeskFile *second = *(StkDeskFile *const *) b;

  return strcmp (first->path, second->path);
}

/* Those that are articles: what has tags, and what has the name of an article. */
static GPtrArray *
select_articles (GHashTable *found)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) found_free);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Found *self = value;

      if (!self->file.has_sidecar && !stk_article_is_likely_name (self->file.path))
        continue;
      self->file.stamp = g_strdup_printf ("%s %s", self->parts[0] ? self->parts[0] : "-",
                                          self->parts[1] ? self->parts[1] : "-");
      g_hash_table_iter_steal (&iter);
      g_ptr_array_add (files, self);
    }
  g_ptr_array_sort (files, compare);

  return files;
}

/**
 * stk_desk_folder_list:
 * @folder: (type filename): the absolute path of a desk's folder
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %G_IO_ERROR
 *
 * Lists the articles of a desk: files with tags, and files that have the name of an article. It goes into folders
 * inside it, down to %STK_DESK_MAX_DEPTH, but follows no symbolic links, since these may lead out of it, and passes
 * over what is hidden.
 *
 * Returns: (transfer full) (nullable) (element-type StkDeskFile): the articles, sorted by the bytes of their paths
 */
GPtrArray *
stk_desk_folder_list (const char *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) found_free);
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *path = g_strdup (folder);
  char *const paths[] = { path, NULL };
  FTS *fts = NULL;
  gboolean ok;

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    fts = fts_open (paths, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
  if (fts == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY,
                   _ ("%s: This is no folder that can be read. Choose another one."), folder);
      return NULL;
    }

  ok = walk (fts, folder, found, cancellable, error);
  fts_close (fts);
  if (!ok)
    return NULL;

  files = select_articles (found);
  if (files->len <= STK_DESK_MAX_ARTICLES && g_hash_table_size (found) <= 4 * STK_DESK_MAX_ARTICLES)
    return g_steal_pointer (&files);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _ ("%s: There are too many files in this folder. Choose one of the folders in it."), folder);

  return NULL;
}

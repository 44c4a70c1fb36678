/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-desk-index-private.h"

#include "stk-portal.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

G_DEFINE_FINAL_TYPE (StkDeskIndex, stk_desk_index, G_TYPE_OBJECT)

/* The columns of a listed article, in the order in which read_article() has them. */
#define ARTICLE_COLUMNS \
  "path, headline, state, counts, total, checked, stale, orphans, to_review, conflicts, signed_by, signed_at, worker," \
  " worked, due, error, stamp"

static void
stk_desk_index_finalize (GObject *object)
{
  StkDeskIndex *self = STK_DESK_INDEX (object);

  stk_desk_database_close (self->database);
  g_free (self->folder);
  g_free (self->identity);
  g_free (self->path);

  G_OBJECT_CLASS (stk_desk_index_parent_class)->finalize (object);
}

static void
stk_desk_index_class_init (StkDeskIndexClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stk_desk_index_finalize;
}

static void
stk_desk_index_init (StkDeskIndex *self)
{
}

/* What a folder is known by: its path on the host, without links. */
static char *
dup_identity (const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GFile) host = stk_portal_get_host_file (file);

  return g_strdup (host ? g_file_peek_path (host) : folder);
}

static char *
dup_index_path (const char *identity)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, identity, -1);
  g_autofree char *name = g_strconcat (digest, ".db", NULL);

  return g_build_filename (g_get_user_cache_dir (), "stickler", "desks", name, NULL);
}

static char *
resolve (GFile *folder, GError **error)
{
  const char *path = g_file_peek_path (folder);
  char *real = path ? realpath (path, NULL) : NULL;
  g_autofree char *name = g_file_get_parse_name (folder);
  char *copy;

  if (real == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _ ("%s: There is no such folder here. Check its name, and whether it was moved or renamed."), name);
      return NULL;
    }

  copy = g_strdup (real);
  free (real);

  return copy;
}

/**
 * stk_desk_index_dup_path:
 * @folder: a folder
 *
 * Returns: (transfer full) (nullable): where its index is or would be; %NULL if there is no such folder
 */
char *
stk_desk_index_dup_path (GFile *folder)
{
  g_autofree char *path = resolve (folder, NULL);
  g_autofree char *identity = path ? dup_identity (path) : NULL;

  return identity ? dup_index_path (identity) : NULL;
}

/**
 * stk_desk_index_open:
 * @folder: the folder of a desk
 * @error: return location for a #StkDeskError or %G_IO_ERROR
 *
 * Opens the index of a desk, as it was left; stk_desk_index_update() brings it up to date. One that cannot be used is
 * begun anew.
 *
 * Returns: (transfer full) (nullable): the index
 */
StkDeskIndex *
stk_desk_index_open (GFile *folder, GError **error)
{
  g_autoptr (StkDeskIndex) self = g_object_new (STK_TYPE_DESK_INDEX, NULL);

  self->folder = resolve (folder, error);
  if (self->folder == NULL)
    return NULL;
  self->identity = dup_identity (self->folder);
  self->path = dup_index_path (self->identity);
  self->database = stk_desk_database_open (self->path, self->identity, error);

  return self->database ? g_steal_pointer (&self) : NULL;
}

/**
 * stk_desk_index_discard:
 * @self: an index
 * @error: return location for a #StkDeskError
 *
 * Begins it anew, where it is in doubt: %STK_DESK_ERROR_DAMAGED. stk_desk_index_update() fills it again.
 *
 * Returns: whether it can be used
 */
gboolean
stk_desk_index_discard (StkDeskIndex *self, GError **error)
{
  g_return_val_if_fail (STK_IS_DESK_INDEX (self), FALSE);

  g_clear_pointer (&self->database, stk_desk_database_close);
  stk_desk_database_delete (self->path);
  self->database = stk_desk_database_open (self->path, self->identity, error);

  return self->database != NULL;
}

static void
read_counts (StkDeskArticleInfo *info, const char *counts)
{
  for (guint kind = 0; kind < STK_N_KINDS; kind++)
    {
      info->tags[kind] = (guint) g_ascii_strtoull (counts, (char **) &counts, 10);
      for (guint i = 0; i < STK_DESK_MAX_STATUSES; i++)
        info->statuses[kind][i] = (guint) g_ascii_strtoull (counts, (char **) &counts, 10);
    }
}

static guint
get_uint (sqlite3_stmt *statement, int column)
{
  return (guint) sqlite3_column_int64 (statement, column);
}

static StkDeskArticle *
read_article (sqlite3_stmt *row)
{
  const char *counts = (const char *) sqlite3_column_text (row, 3);
  StkDeskArticleInfo info = {
    .path = stk_desk_dup_text (row, 0),
    .headline = stk_desk_dup_text (row, 1),
    .state = (StkDeskState) MIN (get_uint (row, 2), STK_N_DESK_STATES - 1),
    .total = get_uint (row, 4),
    .checked = get_uint (row, 5),
    .stale = get_uint (row, 6),
    .orphans = get_uint (row, 7),
    .to_review = get_uint (row, 8),
    .conflicts = get_uint (row, 9),
    .signed_by = stk_desk_dup_text (row, 10),
    .signed_at = stk_desk_dup_text (row, 11),
    .worker = stk_desk_dup_text (row, 12),
    .worked = stk_desk_dup_text (row, 13),
    .due = stk_desk_dup_text (row, 14),
    .error = stk_desk_dup_text (row, 15),
    .stamp = stk_desk_dup_text (row, 16),
  };

  read_counts (&info, counts ? counts : "");

  return stk_desk_article_new_take (&info);
}

/**
 * stk_desk_index_list:
 * @self: an index
 * @error: return location for a #StkDeskError
 *
 * Lists the articles, without looking at their files.
 *
 * Returns: (transfer full) (nullable) (element-type StkDeskArticle): the articles, sorted by the bytes of their paths
 */
GPtrArray *
stk_desk_index_list (StkDeskIndex *self, GError **error)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_row;

  g_return_val_if_fail (STK_IS_DESK_INDEX (self), NULL);

  statement = stk_desk_database_prepare (self->database,
                                         "SELECT " ARTICLE_COLUMNS " FROM article WHERE listed ORDER BY path", error);
  if (statement == NULL)
    return NULL;

  while (stk_desk_database_step (statement, &has_row, error))
    if (has_row)
      g_ptr_array_add (articles, read_article (statement));
    else
      return g_steal_pointer (&articles);

  return NULL;
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-desk-index-private.h"

#include "stk-progress.h"

/* Brings an index up to date: the folder is gone through, and what is not as it was is read again. Articles are read by
 * several threads and written by one, since SQLite has one writer. */

/* Articles that are being read, or read and not yet written: so much memory is taken at most. */
#define MAX_IN_FLIGHT 64
#define MAX_THREADS 8

/* Articles between two commits: what is written shows in the list, and another process may write. */
#define COMMIT_EVERY 250

enum
{
  DELETE_WORDS,
  DELETE_TAGS,
  DELETE_ARTICLE,
  ADD_ARTICLE,
  ADD_TAG,
  ADD_WORDS,
  N_STATEMENTS,
};

static const char *const STATEMENTS[N_STATEMENTS] = {
  [DELETE_WORDS] = "DELETE FROM word WHERE rowid IN"
                   " (SELECT tag.id FROM tag JOIN article ON tag.article = article.id WHERE article.path = ?)",
  [DELETE_TAGS] = "DELETE FROM tag WHERE article = (SELECT id FROM article WHERE path = ?)",
  [DELETE_ARTICLE] = "DELETE FROM article WHERE path = ?",
  [ADD_ARTICLE] = "INSERT INTO article (path, stamp, listed, headline, state, counts, total, checked, stale, orphans,"
                  " to_review, conflicts, signed_by, signed_at, worker, worked, due, error)"
                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  [ADD_TAG] = "INSERT INTO tag (article, name, kind, status, start, end, words, person, finding, checker, checked,"
              " likeness) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  [ADD_WORDS] = "INSERT INTO word (rowid, words, person, fields, facets) VALUES (?, ?, ?, ?, ?)",
};

/* An article to be read, and what was read. */
typedef struct
{
  const char *folder;
  const StkDeskFile *file;
  StkDeskRecord *record;
  gboolean is_read; /* whether the thread is done with it */
  GAsyncQueue *done;
} Job;

typedef struct
{
  sqlite3 *database;
  sqlite3_stmt *statements[N_STATEMENTS];
  GHashTable *stamps;   /* path → stamp of what the index has, both owned */
  GPtrArray *jobs;      /* of Job */
  GAsyncQueue *done;    /* of Job, borrowed */
  GThreadPool *readers; /* %NULL while nothing is read */
} Update;

static void
job_free (Job *self)
{
  g_clear_pointer (&self->record, stk_desk_record_free);
  g_free (self);
}

static void
update_clear (Update *self)
{
  /* what was handed out is waited for */
  if (self->readers != NULL)
    g_thread_pool_free (self->readers, TRUE, TRUE);
  for (size_t i = 0; i < N_STATEMENTS; i++)
    sqlite3_finalize (self->statements[i]);
  g_clear_pointer (&self->jobs, g_ptr_array_unref);
  g_clear_pointer (&self->stamps, g_hash_table_unref);
  g_clear_pointer (&self->done, g_async_queue_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Update, update_clear)

static gboolean
update_init (Update *self, sqlite3 *database, GError **error)
{
  self->database = database;
  self->stamps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) job_free);
  self->done = g_async_queue_new ();

  for (size_t i = 0; i < N_STATEMENTS; i++)
    {
      self->statements[i] = stk_desk_database_prepare (database, STATEMENTS[i], error);
      if (self->statements[i] == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
load_stamps (Update *self, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = stk_desk_database_prepare (self->database, "SELECT path, stamp FROM article",
                                                                  error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;

  while (stk_desk_database_step (statement, &has_row, error))
    if (has_row)
      g_hash_table_insert (self->stamps, stk_desk_dup_text (statement, 0), stk_desk_dup_text (statement, 1));
    else
      return TRUE;

  return FALSE;
}

static int
compare_jobs (gconstpointer a, gconstpointer b)
{
  const Job *first = a, *second = b;

  return (first->file->modified > second->file->modified) - (first->file->modified < second->file->modified);
}

/* What is new or not as it was, the oldest first, so that a search finds the newest first. What is left in the table of
 * stamps is gone. */
static void
plan (Update *self, const char *folder, GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      const StkDeskFile *file = g_ptr_array_index (files, i);
      const char *stamp = g_hash_table_lookup (self->stamps, file->path);

      if (g_strcmp0 (stamp, file->stamp) != 0)
        {
          Job *job = g_new0 (Job, 1);

          job->folder = folder;
          job->file = file;
          job->done = self->done;
          g_ptr_array_add (self->jobs, job);
        }
      g_hash_table_remove (self->stamps, file->path);
    }
  g_ptr_array_sort_values (self->jobs, compare_jobs);
}

static gboolean
forget (Update *self, const char *path, GError **error)
{
  for (size_t i = DELETE_WORDS; i <= DELETE_ARTICLE; i++)
    {
      stk_desk_bind_text (self->statements[i], 1, path);
      if (!stk_desk_database_finish (self->statements[i], error))
        return FALSE;
    }

  return TRUE;
}

static char *
write_counts (const StkDeskArticleInfo *info)
{
  GString *counts = g_string_new (NULL);

  for (guint kind = 0; kind < STK_N_KINDS; kind++)
    {
      g_string_append_printf (counts, "%u ", info->tags[kind]);
      for (guint i = 0; i < STK_DESK_MAX_STATUSES; i++)
        g_string_append_printf (counts, "%u ", info->statuses[kind][i]);
    }

  return g_string_free_and_steal (counts);
}

static gboolean
add_article (Update *self, const StkDeskFile *file, const StkDeskRecord *record, GError **error)
{
  const StkDeskArticleInfo *info = &record->info;
  sqlite3_stmt *add = self->statements[ADD_ARTICLE];
  g_autofree char *counts = write_counts (info);
  const guint numbers[] = { info->total, info->checked, info->stale, info->orphans, info->to_review, info->conflicts };
  const char *strings[] = { info->signed_by, info->signed_at, info->worker, info->worked, info->due, info->error };

  stk_desk_bind_text (add, 1, file->path);
  stk_desk_bind_text (add, 2, file->stamp);
  sqlite3_bind_int (add, 3, record->is_listed);
  stk_desk_bind_text (add, 4, info->headline);
  sqlite3_bind_int (add, 5, (int) info->state);
  stk_desk_bind_text (add, 6, counts);
  for (size_t i = 0; i < G_N_ELEMENTS (numbers); i++)
    sqlite3_bind_int64 (add, 7 + (int) i, numbers[i]);
  for (size_t i = 0; i < G_N_ELEMENTS (strings); i++)
    stk_desk_bind_text (add, 13 + (int) i, strings[i]);

  return stk_desk_database_finish (add, error);
}

static gboolean
add_words (Update *self, const StkDeskTag *tag, GError **error)
{
  sqlite3_stmt *add = self->statements[ADD_WORDS];
  g_autofree char *words = stk_desk_words_fold (tag->words);
  g_autofree char *person = stk_desk_words_fold (tag->person);
  g_autofree char *fields = stk_desk_words_fold (tag->text);
  g_autofree char *kind = stk_desk_words_to_facet (STK_DESK_FACET_KIND, stk_kind_get_info (tag->kind)->nick);
  g_autofree char *status = stk_desk_words_to_facet (STK_DESK_FACET_STATUS, tag->status);
  g_autofree char *facets = g_strdup_printf ("%s %s%s", kind, status,
                                             stk_status_is_done (tag->status) ? " " STK_DESK_FACET_DONE : "");

  sqlite3_bind_int64 (add, 1, sqlite3_last_insert_rowid (self->database));
  stk_desk_bind_text (add, 2, words);
  stk_desk_bind_text (add, 3, person);
  stk_desk_bind_text (add, 4, fields);
  stk_desk_bind_text (add, 5, facets);

  return stk_desk_database_finish (add, error);
}

static gboolean
add_tag (Update *self, gint64 article, const StkDeskTag *tag, GError **error)
{
  sqlite3_stmt *add = self->statements[ADD_TAG];

  sqlite3_bind_int64 (add, 1, article);
  stk_desk_bind_text (add, 2, tag->id);
  sqlite3_bind_int (add, 3, (int) tag->kind);
  stk_desk_bind_text (add, 4, tag->status);
  sqlite3_bind_int64 (add, 5, (gint64) tag->range.start);
  sqlite3_bind_int64 (add, 6, (gint64) tag->range.end);
  stk_desk_bind_text (add, 7, tag->words);
  stk_desk_bind_text (add, 8, tag->person);
  stk_desk_bind_text (add, 9, tag->finding);
  stk_desk_bind_text (add, 10, tag->checker);
  stk_desk_bind_text (add, 11, tag->checked);
  /* only what is checked is offered again */
  if (tag->verdict != NULL && stk_status_is_done (tag->status))
    sqlite3_bind_int64 (add, 12, stk_desk_words_get_likeness (tag->words));

  return stk_desk_database_finish (add, error) && add_words (self, tag, error);
}

static gboolean
replace (Update *self, const Job *job, GError **error)
{
  GPtrArray *tags = job->record->tags;
  gint64 article;

  if (!forget (self, job->file->path, error) || !add_article (self, job->file, job->record, error))
    return FALSE;

  article = sqlite3_last_insert_rowid (self->database);
  /* the last first, since a search goes backwards */
  for (guint i = tags->len; i > 0; i--)
    if (!add_tag (self, article, g_ptr_array_index (tags, i - 1), error))
      return FALSE;

  return TRUE;
}

static void
read_cb (gpointer data, gpointer user_data)
{
  Job *job = data;

  job->record = stk_desk_record_read (job->folder, job->file);
  g_async_queue_push (job->done, job);
}

static gboolean
forget_what_is_gone (Update *self, GError **error)
{
  GHashTableIter iter;
  gpointer path;

  g_hash_table_iter_init (&iter, self->stamps);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (!forget (self, path, error))
      return FALSE;

  return TRUE;
}

static gboolean
commit (Update *self, GError **error)
{
  return stk_desk_database_run (self->database, "COMMIT", error) &&
         stk_desk_database_run (self->database, "BEGIN IMMEDIATE", error);
}

/* Waits until an article is read; others may be before. */
static void
wait_for (Update *self, const Job *job)
{
  while (!job->is_read)
    ((Job *) g_async_queue_pop (self->done))->is_read = TRUE;
}

/* Reads and writes what is planned, inside a transaction that was begun. */
static gboolean
work (Update *self, StkDeskProgressFunc func, gpointer user_data, GCancellable *cancellable, GError **error)
{
  int n_threads = (int) CLAMP (g_get_num_processors (), 1, MAX_THREADS);
  guint n_handed = 0, n_all = self->jobs->len;

  self->readers = g_thread_pool_new (read_cb, NULL, n_threads, FALSE, error);
  if (self->readers == NULL)
    return FALSE;

  for (guint n_done = 0; n_done < n_all;)
    {
      Job *job = g_ptr_array_index (self->jobs, n_done);

      for (; n_handed < n_all && n_handed < n_done + MAX_IN_FLIGHT; n_handed++)
        g_thread_pool_push (self->readers, g_ptr_array_index (self->jobs, n_handed), NULL);

      wait_for (self, job);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !replace (self, job, error))
        return FALSE;
      g_clear_pointer (&job->record, stk_desk_record_free);

      if (++n_done % COMMIT_EVERY == 0 && !commit (self, error))
        return FALSE;
      if (func != NULL)
        func (n_done, n_all, user_data);
    }

  return TRUE;
}

static gboolean
try_update (StkDeskIndex *index, StkDeskProgressFunc func, gpointer user_data, guint *n_changed,
            GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) files = stk_desk_folder_list (index->folder, cancellable, error);
  g_auto (Update) self = { 0 };

  if (files == NULL || !update_init (&self, index->database, error) || !load_stamps (&self, error))
    return FALSE;

  plan (&self, index->folder, files);
  *n_changed = self.jobs->len + g_hash_table_size (self.stamps);
  if (*n_changed == 0)
    return TRUE;

  if (!stk_desk_database_run (index->database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (forget_what_is_gone (&self, error) && work (&self, func, user_data, cancellable, error))
    return stk_desk_database_run (index->database, "COMMIT", error);

  stk_desk_database_run (index->database, "ROLLBACK", NULL);

  return FALSE;
}

/**
 * stk_desk_index_update:
 * @self: an index
 * @func: (nullable) (scope call): called after each article that was read
 * @user_data: (closure func): data for it
 * @n_changed: (out) (optional): how many articles are new, gone, or not as they were
 * @cancellable: (nullable): a cancellable; what was written so far stays
 * @error: return location for a #StkDeskError or %G_IO_ERROR
 *
 * Brings an index up to date with the files. Only what changed is read. An index that turns out to be damaged is begun
 * anew.
 *
 * Returns: whether it is up to date
 */
gboolean
stk_desk_index_update (StkDeskIndex *self, StkDeskProgressFunc func, gpointer user_data, guint *n_changed,
                       GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  guint n;

  g_return_val_if_fail (STK_IS_DESK_INDEX (self), FALSE);

  if (n_changed == NULL)
    n_changed = &n;
  if (try_update (self, func, user_data, n_changed, cancellable, &local_error))
    return TRUE;

  if (!g_error_matches (local_error, STK_DESK_ERROR, STK_DESK_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return stk_desk_index_discard (self, error) && try_update (self, func, user_data, n_changed, cancellable, error);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-desk-model.h"

#include <string.h>

/* Milliseconds from a change in the folder until it is looked at, and between two looks while the index is made. */
#define SETTLE 400
#define LOOK 500

/* Folders that are watched; what changes in others is seen when the list is shown again. */
#define MAX_MONITORS 256

/* Tags of a search that are shown. */
#define MAX_HITS 500

/**
 * StkDeskModel:
 *
 * The articles of a folder and what was searched for in their tags, for a window. The index is read and brought up to
 * date in threads, and again when something changes in the folder.
 */
struct _StkDeskModel
{
  GObject parent_instance;

  GFile *folder;
  GListStore *articles; /* of StkDeskArticle, by the bytes of their paths */
  GListStore *hits;     /* of StkDeskHit */
  GHashTable *monitors; /* path of a folder → GFileMonitor */
  GCancellable *cancellable;
  GCancellable *search_cancellable;
  char *query;   /* what is searched for; %NULL for nothing */
  char *error;   /* why there is no list; %NULL if there is one */
  int n_done;    /* articles that were read, set by a thread */
  int n_all;     /* articles to be read; 0 while none are */
  guint settle_id;
  guint look_id;
  gboolean updating;
  gboolean outdated; /* whether something changed during an update */
  gboolean loaded;
};

enum
{
  CHANGED,
  LAST_SIGNAL,
};

static guint signals[LAST_SIGNAL];

G_DEFINE_FINAL_TYPE (StkDeskModel, stk_desk_model, G_TYPE_OBJECT)

static void
emit_changed (StkDeskModel *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static const StkDeskArticleInfo *
get_info (GListStore *store, guint i)
{
  g_autoptr (StkDeskArticle) article = g_list_model_get_item (G_LIST_MODEL (store), i);

  return stk_desk_article_get_info (article);
}

static gboolean
is_same (const StkDeskArticleInfo *a, const StkDeskArticleInfo *b)
{
  return g_str_equal (a->path, b->path) && g_strcmp0 (a->stamp, b->stamp) == 0;
}

/* Puts the new list in place of the old one, between what both have at their beginning and end: a row keeps its place
 * and its selection where nothing changed. */
static void
take_articles (StkDeskModel *self, GPtrArray *articles)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->articles)), n_new = articles->len;
  guint head = 0, tail = 0;

#define NEW(i) stk_desk_article_get_info (articles->pdata[i])
  while (head < n_old && head < n_new && is_same (get_info (self->articles, head), NEW (head)))
    head++;
  while (tail < n_old - head && tail < n_new - head &&
         is_same (get_info (self->articles, n_old - 1 - tail), NEW (n_new - 1 - tail)))
    tail++;
#undef NEW

  if (n_old != n_new || head + tail < n_old)
    g_list_store_splice (self->articles, head, n_old - head - tail, articles->pdata + head, n_new - head - tail);
}

static void
settled_cb (gpointer user_data)
{
  StkDeskModel *self = user_data;

  self->settle_id = 0;
  stk_desk_model_update (self);
}

static void
folder_changed_cb (StkDeskModel *self)
{
  if (self->settle_id == 0)
    self->settle_id = g_timeout_add_once (SETTLE, settled_cb, self);
}

static void
watch (StkDeskModel *self, const char *path)
{
  g_autoptr (GFile) file = NULL;
  GFileMonitor *monitor;

  if (g_hash_table_size (self->monitors) >= MAX_MONITORS || g_hash_table_contains (self->monitors, path))
    return;

  file = g_file_resolve_relative_path (self->folder, path);
  monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (monitor == NULL)
    return;
  g_signal_connect_object (monitor, "changed", G_CALLBACK (folder_changed_cb), self, G_CONNECT_SWAPPED);
  g_hash_table_insert (self->monitors, g_strdup (path), monitor);
}

/* Watches the folders that have articles, and those around them. */
static void
watch_all (StkDeskModel *self)
{
  watch (self, ".");
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->articles)); i++)
    {
      g_autofree char *folder = g_path_get_dirname (get_info (self->articles, i)->path);

      while (!g_str_equal (folder, ".") && !g_hash_table_contains (self->monitors, folder) &&
             g_hash_table_size (self->monitors) < MAX_MONITORS)
        {
          char *parent = g_path_get_dirname (folder);

          watch (self, folder);
          g_free (folder);
          folder = parent;
        }
    }
}

static void
note_progress_cb (guint n_done, guint n_all, gpointer user_data)
{
  StkDeskModel *self = user_data;

  g_atomic_int_set (&self->n_all, (int) n_all);
  g_atomic_int_set (&self->n_done, (int) n_done);
}

/* In a thread: what the index says, brought up to date before if the task says so. */
static void
list_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  StkDeskModel *self = source_object;
  gboolean update = GPOINTER_TO_INT (task_data);
  GError *error = NULL;
  g_autoptr (StkDeskIndex) index = stk_desk_index_open (self->folder, &error);
  GPtrArray *articles = NULL;

  if (index != NULL && (!update || stk_desk_index_update (index, note_progress_cb, self, NULL, cancellable, &error)))
    articles = stk_desk_index_list (index, &error);

  if (articles != NULL)
    g_task_return_pointer (task, articles, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static gboolean
take_result (StkDeskModel *self, GAsyncResult *result, gboolean tell_error)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;

  if (tell_error)
    g_set_str (&self->error, error ? error->message : NULL);
  if (articles != NULL)
    take_articles (self, articles);

  return TRUE;
}

static void
start (StkDeskModel *self, gboolean update, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, callback, NULL);

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, GINT_TO_POINTER (update), NULL);
  g_task_run_in_thread (task, list_thread);
}

/* What the index had before anything was looked at, or has by now. */
static void
looked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  StkDeskModel *self = STK_DESK_MODEL (object);

  if (!take_result (self, result, FALSE))
    return;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->articles)) > 0)
    self->loaded = TRUE;
  emit_changed (self);
}

static gboolean
look_cb (gpointer user_data)
{
  StkDeskModel *self = user_data;

  if (g_atomic_int_get (&self->n_all) > 0)
    start (self, FALSE, looked_cb);

  return G_SOURCE_CONTINUE;
}

static void
search (StkDeskModel *self);

static void
updated_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  StkDeskModel *self = STK_DESK_MODEL (object);
  gboolean going_on = take_result (self, result, TRUE);

  self->updating = FALSE;
  g_clear_handle_id (&self->look_id, g_source_remove);
  if (!going_on)
    return;

  g_atomic_int_set (&self->n_all, 0);
  self->loaded = TRUE;
  watch_all (self);
  search (self);
  emit_changed (self);
  if (self->outdated)
    stk_desk_model_update (self);
}

static void
search_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  StkDeskModel *self = source_object;
  g_auto (StkDeskQuery) query = { 0 };
  GError *error = NULL;
  g_autoptr (StkDeskIndex) index = stk_desk_index_open (self->folder, &error);
  GPtrArray *hits = NULL;

  /* a filter that is being typed is no filter yet */
  if (index != NULL && stk_desk_query_parse (&query, task_data, NULL))
    hits = stk_desk_index_search (index, &query, MAX_HITS, &error);
  else if (index != NULL)
    hits = g_ptr_array_new_with_free_func (g_object_unref);

  if (hits != NULL)
    g_task_return_pointer (task, hits, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
searched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  StkDeskModel *self = STK_DESK_MODEL (object);
  g_autoptr (GPtrArray) hits = g_task_propagate_pointer (G_TASK (result), NULL);

  if (hits == NULL)
    return;

  g_list_store_splice (self->hits, 0, g_list_model_get_n_items (G_LIST_MODEL (self->hits)), hits->pdata, hits->len);
  emit_changed (self);
}

static void
search (StkDeskModel *self)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->search_cancellable);
  g_clear_object (&self->search_cancellable);
  if (self->query == NULL)
    {
      g_list_store_remove_all (self->hits);
      return;
    }

  self->search_cancellable = g_cancellable_new ();
  task = g_task_new (self, self->search_cancellable, searched_cb, NULL);
  g_task_set_source_tag (task, search);
  g_task_set_task_data (task, g_strdup (self->query), g_free);
  g_task_run_in_thread (task, search_thread);
}

static void
stk_desk_model_dispose (GObject *object)
{
  StkDeskModel *self = STK_DESK_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->search_cancellable);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_hash_table_remove_all (self->monitors);

  G_OBJECT_CLASS (stk_desk_model_parent_class)->dispose (object);
}

static void
stk_desk_model_finalize (GObject *object)
{
  StkDeskModel *self = STK_DESK_MODEL (object);

  g_clear_object (&self->folder);
  g_clear_object (&self->articles);
  g_clear_object (&self->hits);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->search_cancellable);
  g_hash_table_unref (self->monitors);
  g_free (self->query);
  g_free (self->error);

  G_OBJECT_CLASS (stk_desk_model_parent_class)->finalize (object);
}

static void
stk_desk_model_class_init (StkDeskModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stk_desk_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = stk_desk_model_finalize;

  /**
   * StkDeskModel::changed:
   * @self: a model
   *
   * The lists, the progress or the error may be others than before.
   */
  signals[CHANGED] = g_signal_new ("changed", STK_TYPE_DESK_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                   0);
}

static void
stk_desk_model_init (StkDeskModel *self)
{
  self->articles = g_list_store_new (STK_TYPE_DESK_ARTICLE);
  self->hits = g_list_store_new (STK_TYPE_DESK_HIT);
  self->monitors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->cancellable = g_cancellable_new ();
}

/**
 * stk_desk_model_new:
 * @folder: a folder
 *
 * Returns: (transfer full): a model that fills by itself
 */
StkDeskModel *
stk_desk_model_new (GFile *folder)
{
  StkDeskModel *self = g_object_new (STK_TYPE_DESK_MODEL, NULL);

  self->folder = g_object_ref (folder);
  start (self, FALSE, looked_cb);
  stk_desk_model_update (self);

  return self;
}

/**
 * stk_desk_model_get_folder:
 * @self: a model
 *
 * Returns: (transfer none): the folder
 */
GFile *
stk_desk_model_get_folder (StkDeskModel *self)
{
  return self->folder;
}

/**
 * stk_desk_model_get_articles:
 * @self: a model
 *
 * Returns: (transfer none): its articles, #StkDeskArticle
 */
GListModel *
stk_desk_model_get_articles (StkDeskModel *self)
{
  return G_LIST_MODEL (self->articles);
}

/**
 * stk_desk_model_get_hits:
 * @self: a model
 *
 * Returns: (transfer none): the tags that were found, #StkDeskHit
 */
GListModel *
stk_desk_model_get_hits (StkDeskModel *self)
{
  return G_LIST_MODEL (self->hits);
}

/**
 * stk_desk_model_get_loaded:
 * @self: a model
 *
 * Returns: whether it is known what is in the folder
 */
gboolean
stk_desk_model_get_loaded (StkDeskModel *self)
{
  return self->loaded;
}

/**
 * stk_desk_model_get_progress:
 * @self: a model
 *
 * Returns: how much of what changed has been read, from 0 to 1; 1 where nothing is being read
 */
double
stk_desk_model_get_progress (StkDeskModel *self)
{
  int n_all = g_atomic_int_get (&self->n_all);

  return n_all > 0 ? (double) g_atomic_int_get (&self->n_done) / n_all : 1;
}

/**
 * stk_desk_model_get_error:
 * @self: a model
 *
 * Returns: (nullable) (transfer none): why the folder could not be read the last time
 */
const char *
stk_desk_model_get_error (StkDeskModel *self)
{
  return self->error;
}

/**
 * stk_desk_model_update:
 * @self: a model
 *
 * Looks at the folder again, in a thread.
 */
void
stk_desk_model_update (StkDeskModel *self)
{
  self->outdated = self->updating;
  if (self->updating)
    return;

  self->updating = TRUE;
  self->look_id = g_timeout_add (LOOK, look_cb, self);
  start (self, TRUE, updated_cb);
}

/**
 * stk_desk_model_search:
 * @self: a model
 * @text: (nullable): what was typed; see stk_desk_query_parse()
 *
 * Searches all tags of all articles, in a thread.
 */
void
stk_desk_model_search (StkDeskModel *self, const char *text)
{
  const char *query = text && *text ? text : NULL;

  if (g_set_str (&self->query, query))
    search (self);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-recent.h"

#include "stk-progress.h"

#include <glib/gstdio.h>

/* More would be no help: an older article is found in its folder. */
#define MAX_ARTICLES 20

/**
 * StkRecentArticle:
 *
 * An article that was open before: its file, and what it looked like then.
 */
struct _StkRecentArticle
{
  GObject parent_instance;

  GFile *file;
  char *headline;
  guint checked;
  guint total;
  size_t caret; /* in code points */
  gint64 time;  /* in seconds since 1970 */
};

/**
 * StkRecent:
 *
 * The articles that were open before, newest first, as a #GListModel of #StkRecentArticle. They are kept in the
 * program's own state folder, readable for the user alone, and not in the desktop's list of recent files, which other
 * programs show: the name of an unpublished story is none of their business.
 */
struct _StkRecent
{
  GObject parent_instance;

  char *path;
  GPtrArray *articles;
};

G_DEFINE_FINAL_TYPE (StkRecentArticle, stk_recent_article, G_TYPE_OBJECT)

static void
list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StkRecent, stk_recent, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
stk_recent_article_finalize (GObject *object)
{
  StkRecentArticle *self = STK_RECENT_ARTICLE (object);

  g_clear_object (&self->file);
  g_free (self->headline);

  G_OBJECT_CLASS (stk_recent_article_parent_class)->finalize (object);
}

static void
stk_recent_article_class_init (StkRecentArticleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stk_recent_article_finalize;
}

static void
stk_recent_article_init (StkRecentArticle *self)
{
}

static GType
stk_recent_get_item_type (GListModel *model)
{
  return STK_TYPE_RECENT_ARTICLE;
}

static guint
stk_recent_get_n_items (GListModel *model)
{
  return STK_RECENT (model)->articles->len;
}

static gpointer
stk_recent_get_item (GListModel *model, guint position)
{
  GPtrArray *articles = STK_RECENT (model)->articles;

  return position < articles->len ? g_object_ref (g_ptr_array_index (articles, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = stk_recent_get_item_type;
  iface->get_n_items = stk_recent_get_n_items;
  iface->get_item = stk_recent_get_item;
}

static void
stk_recent_finalize (GObject *object)
{
  StkRecent *self = STK_RECENT (object);

  g_free (self->path);
  g_ptr_array_unref (self->articles);

  G_OBJECT_CLASS (stk_recent_parent_class)->finalize (object);
}

static void
stk_recent_class_init (StkRecentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stk_recent_finalize;
}

static void
stk_recent_init (StkRecent *self)
{
  self->articles = g_ptr_array_new_with_free_func (g_object_unref);
}

static StkRecentArticle *
read_article (GKeyFile *keys, const char *uri)
{
  StkRecentArticle *article = g_object_new (STK_TYPE_RECENT_ARTICLE, NULL);

  article->file = g_file_new_for_uri (uri);
  article->headline = g_key_file_get_string (keys, uri, "headline", NULL);
  article->checked = (guint) MAX (0, g_key_file_get_integer (keys, uri, "checked", NULL));
  article->total = (guint) MAX (0, g_key_file_get_integer (keys, uri, "total", NULL));
  article->caret = g_key_file_get_uint64 (keys, uri, "caret", NULL);
  article->time = g_key_file_get_int64 (keys, uri, "time", NULL);

  return article;
}

/* A list that cannot be read is begun anew: it is only a help. */
static void
load (StkRecent *self)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_auto (GStrv) uris = NULL;

  if (!g_key_file_load_from_file (keys, self->path, G_KEY_FILE_NONE, NULL))
    return;

  uris = g_key_file_get_groups (keys, NULL);
  for (guint i = 0; uris[i] != NULL && i < MAX_ARTICLES; i++)
    g_ptr_array_add (self->articles, read_article (keys, uris[i]));
}

static void
write_article (GKeyFile *keys, StkRecentArticle *article)
{
  g_autofree char *uri = g_file_get_uri (article->file);

  if (article->headline != NULL)
    g_key_file_set_string (keys, uri, "headline", article->headline);
  g_key_file_set_integer (keys, uri, "checked", (int) article->checked);
  g_key_file_set_integer (keys, uri, "total", (int) article->total);
  g_key_file_set_uint64 (keys, uri, "caret", article->caret);
  g_key_file_set_int64 (keys, uri, "time", article->time);
}

static void
save (StkRecent *self)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *data = NULL;

  for (guint i = 0; i < self->articles->len; i++)
    write_article (keys, g_ptr_array_index (self->articles, i));

  data = g_key_file_to_data (keys, NULL, NULL);
  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents_full (self->path, data, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

static gboolean
find_index (StkRecent *self, GFile *file, guint *index)
{
  for (guint i = 0; i < self->articles->len; i++)
    if (g_file_equal (stk_recent_article_get_file (g_ptr_array_index (self->articles, i)), file))
      {
        *index = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * stk_recent_new:
 * @path: the file to keep the list in
 *
 * Returns: (transfer full): the list as it was saved there
 */
StkRecent *
stk_recent_new (const char *path)
{
  StkRecent *self = g_object_new (STK_TYPE_RECENT, NULL);

  self->path = g_strdup (path);
  load (self);

  return self;
}

/**
 * stk_recent_get_default:
 *
 * Returns: (transfer none): the user's list
 */
StkRecent *
stk_recent_get_default (void)
{
  static StkRecent *instance = NULL;

  if (instance == NULL)
    {
      g_autofree char *path = g_build_filename (g_get_user_state_dir (), "stickler", "recent", NULL);

      instance = stk_recent_new (path);
    }

  return instance;
}

/**
 * stk_recent_add:
 * @self: the list
 * @document: a document that is open
 * @caret: where its reader is, in code points
 *
 * Puts an article at the head of the list, with its progress as it is now.
 */
void
stk_recent_add (StkRecent *self, StkDocument *document, size_t caret)
{
  StkRecentArticle *article = g_object_new (STK_TYPE_RECENT_ARTICLE, NULL);
  guint n_old = self->articles->len, index;
  StkProgress progress;

  stk_progress_count (&progress, G_LIST_MODEL (stk_document_get_annotations (document)));
  article->file = g_object_ref (stk_document_get_file (document));
  article->headline = g_strdup (stk_article_get_headline (stk_document_get_article (document)));
  article->checked = progress.checked[STK_KIND_QUOTE] + progress.checked[STK_KIND_CLAIM];
  article->total = progress.total[STK_KIND_QUOTE] + progress.total[STK_KIND_CLAIM];
  article->caret = caret;
  article->time = g_get_real_time () / G_USEC_PER_SEC;

  if (find_index (self, article->file, &index))
    g_ptr_array_remove_index (self->articles, index);
  g_ptr_array_insert (self->articles, 0, article);
  g_ptr_array_set_size (self->articles, MIN (self->articles->len, MAX_ARTICLES));
  save (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_old, self->articles->len);
}

/**
 * stk_recent_remove:
 * @self: the list
 * @file: an article's file
 */
void
stk_recent_remove (StkRecent *self, GFile *file)
{
  guint index;

  if (!find_index (self, file, &index))
    return;

  g_ptr_array_remove_index (self->articles, index);
  save (self);
  g_list_model_items_changed (G_LIST_MODEL (self), index, 1, 0);
}

/**
 * stk_recent_clear:
 * @self: the list
 *
 * Forgets all articles.
 */
void
stk_recent_clear (StkRecent *self)
{
  guint n_old = self->articles->len;

  g_ptr_array_set_size (self->articles, 0);
  save (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_old, 0);
}

/**
 * stk_recent_find:
 * @self: the list
 * @file: an article's file
 *
 * Returns: (nullable) (transfer none): what is remembered of the article
 */
StkRecentArticle *
stk_recent_find (StkRecent *self, GFile *file)
{
  guint index;

  return find_index (self, file, &index) ? g_ptr_array_index (self->articles, index) : NULL;
}

/**
 * stk_recent_article_get_file:
 * @self: an article
 *
 * Returns: (transfer none): its file
 */
GFile *
stk_recent_article_get_file (StkRecentArticle *self)
{
  return self->file;
}

/**
 * stk_recent_article_get_headline:
 * @self: an article
 *
 * Returns: (nullable) (transfer none): its headline
 */
const char *
stk_recent_article_get_headline (StkRecentArticle *self)
{
  return self->headline;
}

/**
 * stk_recent_article_get_checked:
 * @self: an article
 *
 * Returns: how many of its quotes and claims were checked
 */
guint
stk_recent_article_get_checked (StkRecentArticle *self)
{
  return self->checked;
}

/**
 * stk_recent_article_get_total:
 * @self: an article
 *
 * Returns: how many quotes and claims it had
 */
guint
stk_recent_article_get_total (StkRecentArticle *self)
{
  return self->total;
}

/**
 * stk_recent_article_get_caret:
 * @self: an article
 *
 * Returns: where its reader was, in code points
 */
size_t
stk_recent_article_get_caret (StkRecentArticle *self)
{
  return self->caret;
}

/**
 * stk_recent_article_get_time:
 * @self: an article
 *
 * Returns: when it was open last, in seconds since 1970
 */
gint64
stk_recent_article_get_time (StkRecentArticle *self)
{
  return self->time;
}

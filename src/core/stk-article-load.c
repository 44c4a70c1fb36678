/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-article-private.h"

#include "stk-encoding.h"

#include <glib/gi18n-lib.h>

/* Read so much between two looks at the cancellable. */
#define CHUNK_BYTES ((size_t) 4 * 1024 * 1024)
#define MIN_BUFFER_BYTES ((size_t) 64 * 1024)

#define QUERY_ATTRIBUTES \
  G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME

static char *
dup_display_name (GFile *file)
{
  g_autofree char *base_name = g_file_get_basename (file);

  return base_name ? g_filename_display_name (base_name) : g_file_get_parse_name (file);
}

/* Says what failed in words that help. The code stays as it is. */
static void
explain (GError **error, const char *name)
{
  g_autoptr (GError) cause = NULL;

  if (error == NULL || g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  cause = g_steal_pointer (error);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, cause->domain, cause->code,
                 _ ("“%s” does not exist. Check its name, and whether it was moved or renamed."), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, cause->domain, cause->code,
                 _ ("There is no permission to read “%s”. Ask its owner for it, or for a copy."), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error (error, cause->domain, cause->code,
                 _ ("“%s” is a folder, not an article. Choose a file in it."), name);
  else
    g_set_error (error, cause->domain, cause->code,
                 _ ("“%s” cannot be read: %s"), name, cause->message);
}

static void
set_too_large (const char *name, GError **error)
{
  g_autofree char *limit = g_format_size_full (STK_ARTICLE_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_TOO_LARGE,
               /* Translators: the second %s is a size with its unit. */
               _ ("“%s” is larger than %s, so it is hardly an article. Choose another file, or split it."),
               name, limit);
}

/* The size is only a hint: devices and pipes have none, and files grow. */
static GBytes *
read_stream (GInputStream *stream, size_t size, const char *name, GCancellable *cancellable, GError **error)
{
  size_t capacity = MAX (size + 1, MIN_BUFFER_BYTES);
  g_autofree char *buffer = g_malloc (capacity);
  size_t n_bytes = 0;

  while (TRUE)
    {
      size_t n_read, n_wanted = MIN (capacity - n_bytes, CHUNK_BYTES);

      if (!g_input_stream_read_all (stream, buffer + n_bytes, n_wanted, &n_read, cancellable, error))
        {
          explain (error, name);
          return NULL;
        }
      n_bytes += n_read;
      if (n_read < n_wanted)
        break;
      if (n_bytes > STK_ARTICLE_MAX_BYTES)
        {
          set_too_large (name, error);
          return NULL;
        }
      if (n_bytes == capacity)
        {
          capacity *= 2;
          buffer = g_realloc (buffer, capacity);
        }
    }

  return g_bytes_new_take (g_steal_pointer (&buffer), n_bytes);
}

static StkArticle *
read_bytes (GBytes *bytes, const char *name, const char *encoding, GCancellable *cancellable, GError **error)
{
  g_autofree char *known = encoding ? stk_encoding_dup_name (encoding) : NULL;
  StkArticleInput input = { .bytes = bytes, .name = name, .encoding = known, .cancellable = cancellable };

  if (encoding != NULL && known == NULL)
    {
      g_set_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_ENCODING,
                   _ ("There is no encoding “%s”. Give another, such as UTF-8 or windows-1252."), encoding);
      return NULL;
    }

  return stk_article_read (&input, error);
}

/**
 * stk_article_load:
 * @file: the article's file
 * @encoding: (nullable): the encoding to read it in, where a person knows better than the file
 * @cancellable: (nullable): to cancel it
 * @error: return location for a [error@Stk.ArticleError] or %G_IO_ERROR
 *
 * Reads an article. What format it is in is told by its content first and by its name second. The
 * file is only read, never written.
 *
 * The error's message names the file, says where in it something is wrong, and what can be done.
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with @error set
 */
StkArticle *
stk_article_load (GFile *file, const char *encoding, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) failure = NULL;
  goffset size = 0;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);

  name = dup_display_name (file);
  info = g_file_query_info (file, QUERY_ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, &failure);
  if (info != NULL)
    {
      g_set_str (&name, g_file_info_get_display_name (info));
      size = g_file_info_get_size (info);
      if (size > STK_ARTICLE_MAX_BYTES)
        {
          set_too_large (name, error);
          return NULL;
        }
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
        g_set_error_literal (&failure, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "");
      else
        stream = g_file_read (file, cancellable, &failure);
    }
  if (stream == NULL)
    {
      explain (&failure, name);
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  bytes = read_stream (G_INPUT_STREAM (stream), size > 0 ? (size_t) size : 0, name, cancellable, error);
  if (bytes == NULL)
    return NULL;

  return read_bytes (bytes, name, encoding, cancellable, error);
}

/**
 * stk_article_new_for_bytes:
 * @bytes: what is in an article's file
 * @name: the file's base name, for people
 * @encoding: (nullable): the encoding to read it in
 * @error: return location for a [error@Stk.ArticleError]
 *
 * Reads an article from memory; see [func@Stk.Article.load].
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with @error set
 */
StkArticle *
stk_article_new_for_bytes (GBytes *bytes, const char *name, const char *encoding, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return read_bytes (bytes, name, encoding, NULL, error);
}

static void
load_in_thread_cb (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  StkArticle *article = stk_article_load (G_FILE (source_object), task_data, cancellable, &error);

  if (article != NULL)
    g_task_return_pointer (task, article, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * stk_article_load_async:
 * @file: the article's file
 * @encoding: (nullable): the encoding to read it in
 * @cancellable: (nullable): to cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Reads an article in a thread; see [func@Stk.Article.load].
 */
void
stk_article_load_async (GFile *file,
                        const char *encoding,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, stk_article_load_async);
  g_task_set_task_data (task, g_strdup (encoding), g_free);
  g_task_run_in_thread (task, load_in_thread_cb);
}

/**
 * stk_article_load_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends [func@Stk.Article.load_async].
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with @error set
 */
StkArticle *
stk_article_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-sidecar.h"

#include "stk-annotation-private.h"
#include "stk-json-access.h"
#include "stk-json.h"
#include "stk-portal.h"
#include "stk-sidecar-private.h"
#include "stk-text-cache.h"

/**
 * StkSidecar:
 *
 * The file of an article's tags as it was read: a W3C AnnotationCollection. It keeps what it does not know, with its
 * place, for the next save. Immutable once it is read, so a worker thread may serialize it.
 */

G_DEFINE_QUARK (stk-sidecar-error-quark, stk_sidecar_error)
G_DEFINE_FINAL_TYPE (StkSidecar, stk_sidecar, G_TYPE_OBJECT)

static void
stk_sidecar_finalize (GObject *object)
{
  StkSidecar *self = STK_SIDECAR (object);

  g_free (self->collection_id);
  g_free (self->page_id);
  g_free (self->document_id);
  g_free (self->text_digest);
  g_free (self->file_digest);
  g_free (self->encoding);
  g_hash_table_unref (self->texts);
  g_ptr_array_unref (self->annotations);
  stk_history_unref (self->history);
  g_clear_pointer (&self->document, json_object_unref);
  g_clear_pointer (&self->overlay, stk_overlay_unref);

  G_OBJECT_CLASS (stk_sidecar_parent_class)->finalize (object);
}

static void
stk_sidecar_class_init (StkSidecarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stk_sidecar_finalize;
}

static void
stk_sidecar_init (StkSidecar *self)
{
  self->version = STK_SIDECAR_VERSION;
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->annotations = g_ptr_array_new_with_free_func (g_object_unref);
  self->history = stk_history_new ();
}

/* What the file lacks and every sidecar must have. */
static void
complete (StkSidecar *self)
{
  if (self->collection_id == NULL)
    self->collection_id = stk_new_id ();
  if (self->page_id == NULL)
    self->page_id = stk_new_id ();
  if (self->document_id == NULL)
    self->document_id = stk_new_id ();
}

/* The article's address as a URI, which has no letters beyond ASCII; %NULL where it is none. */
static char *
dup_address (StkArticle *article)
{
  const char *url = stk_article_get_metadata (article)->url;
  g_autofree char *uri = NULL;

  if (url == NULL || !(g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://")))
    return NULL;

  uri = g_uri_escape_string (url, ":/?#@!$&'()*+,;=%", FALSE);

  return g_uri_is_valid (uri, G_URI_FLAGS_NONE, NULL) ? g_steal_pointer (&uri) : NULL;
}

/**
 * stk_sidecar_new:
 * @article: an article
 *
 * Makes an empty sidecar. Its annotations will name as their source the article's canonical URL, where the article
 * gives one, so that other tools know what they are about; else a new id. Never a path: sidecars travel.
 *
 * Returns: (transfer full): a new sidecar
 */
StkSidecar *
stk_sidecar_new (StkArticle *article)
{
  StkSidecar *self = g_object_new (STK_TYPE_SIDECAR, NULL);

  self->document_id = dup_address (article);
  complete (self);

  return self;
}

/**
 * stk_sidecar_new_from_bytes:
 * @bytes: the contents of a sidecar's file
 * @name: its name, for errors
 * @error: return location for a #StkSidecarError
 *
 * Reads a sidecar. One of a newer version is read as far as it is understood; see stk_sidecar_get_version().
 *
 * Returns: (transfer full) (nullable): the sidecar
 */
StkSidecar *
stk_sidecar_new_from_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (StkSidecar) self = NULL;
  g_autoptr (JsonNode) root = stk_json_parse (bytes, name, error);

  if (root == NULL)
    return NULL;

  self = g_object_new (STK_TYPE_SIDECAR, NULL);
  if (!stk_sidecar_read (self, root, name, error))
    return NULL;
  complete (self);

  return g_steal_pointer (&self);
}

/**
 * stk_sidecar_get_version:
 * @self: a sidecar
 *
 * Returns: the version of the format it was written in; one beyond %STK_SIDECAR_VERSION must not be saved over
 */
int
stk_sidecar_get_version (StkSidecar *self)
{
  g_return_val_if_fail (STK_IS_SIDECAR (self), 0);

  return self->version;
}

/**
 * stk_sidecar_get_text_digest:
 * @self: a sidecar
 *
 * Returns: (nullable) (transfer none): the digest of the article's canonical text when the sidecar was written
 */
const char *
stk_sidecar_get_text_digest (StkSidecar *self)
{
  g_return_val_if_fail (STK_IS_SIDECAR (self), NULL);

  return self->text_digest;
}

/**
 * stk_sidecar_get_file_digest:
 * @self: a sidecar
 *
 * Returns: (nullable) (transfer none): the digest of the article's file when the sidecar was written
 */
const char *
stk_sidecar_get_file_digest (StkSidecar *self)
{
  g_return_val_if_fail (STK_IS_SIDECAR (self), NULL);

  return self->file_digest;
}

/**
 * stk_sidecar_get_headline:
 * @self: a sidecar
 *
 * Returns: (nullable) (transfer none): the article's headline when the sidecar was written, if it had one
 */
const char *
stk_sidecar_get_headline (StkSidecar *self)
{
  g_return_val_if_fail (STK_IS_SIDECAR (self), NULL);

  return self->document ? stk_json_get_string (self->document, "schema:headline") : NULL;
}

/**
 * stk_sidecar_get_encoding:
 * @self: a sidecar
 *
 * Returns: (nullable) (transfer none): the encoding that the article's file was read in when the sidecar was written,
 *   if it was chosen by a person or detected
 */
const char *
stk_sidecar_get_encoding (StkSidecar *self)
{
  g_return_val_if_fail (STK_IS_SIDECAR (self), NULL);

  return self->encoding;
}

/**
 * stk_sidecar_dup_text:
 * @self: a sidecar
 * @digest: (nullable): a text's digest
 *
 * Returns: (nullable) (transfer full): the canonical text with this digest, if the sidecar carries it along, or the
 *   user's cache has it
 */
char *
stk_sidecar_dup_text (StkSidecar *self, const char *digest)
{
  const char *utf8;

  g_return_val_if_fail (STK_IS_SIDECAR (self), NULL);

  if (digest == NULL)
    return NULL;

  utf8 = g_hash_table_lookup (self->texts, digest);

  return utf8 ? g_strdup (utf8) : stk_text_cache_get (digest);
}

/**
 * stk_sidecar_get_annotations:
 * @self: a sidecar
 *
 * Returns: (transfer none) (element-type StkAnnotation): the annotations in the order of the file
 */
GPtrArray *
stk_sidecar_get_annotations (StkSidecar *self)
{
  g_return_val_if_fail (STK_IS_SIDECAR (self), NULL);

  return self->annotations;
}

/**
 * stk_sidecar_get_history:
 * @self: a sidecar
 *
 * Returns: (transfer none): what was done to the tags, by whom and when
 */
StkHistory *
stk_sidecar_get_history (StkSidecar *self)
{
  g_return_val_if_fail (STK_IS_SIDECAR (self), NULL);

  return self->history;
}

/**
 * stk_sidecar_with_history:
 * @self: a sidecar
 * @history: what was done to the tags
 *
 * Returns: (transfer full): the same sidecar with another history; @self itself where it has that
 */
StkSidecar *
stk_sidecar_with_history (StkSidecar *self, StkHistory *history)
{
  StkSidecar *new;

  g_return_val_if_fail (STK_IS_SIDECAR (self), NULL);

  if (self->history == history)
    return g_object_ref (self);

  new = g_object_new (STK_TYPE_SIDECAR, NULL);
  new->version = self->version;
  new->collection_id = g_strdup (self->collection_id);
  new->page_id = g_strdup (self->page_id);
  new->document_id = g_strdup (self->document_id);
  new->text_digest = g_strdup (self->text_digest);
  new->file_digest = g_strdup (self->file_digest);
  new->encoding = g_strdup (self->encoding);
  new->document = self->document ? json_object_ref (self->document) : NULL;
  new->overlay = self->overlay ? stk_overlay_ref (self->overlay) : NULL;
  g_hash_table_unref (new->texts);
  new->texts = g_hash_table_ref (self->texts);
  g_ptr_array_unref (new->annotations);
  new->annotations = g_ptr_array_ref (self->annotations);
  stk_history_unref (new->history);
  new->history = stk_history_ref (history);

  return new;
}

typedef struct
{
  StkSidecar *sidecar;
  GHashTable *stubs;        /* JsonNode → StkAnnotation, both borrowed */
  JsonObject *history_stub; /* what stands for the history */
} Printer;

/* Prints an annotation where its stub stands in the frame. */
static gboolean
print_annotation_cb (GString *out, JsonNode *object, int depth, gpointer user_data)
{
  Printer *self = user_data;
  StkAnnotation *annotation = g_hash_table_lookup (self->stubs, object);
  g_autoptr (StkJsonTree) known = NULL;

  if (json_node_get_object (object) == self->history_stub)
    {
      stk_history_print (out, self->sidecar->history, depth);
      return TRUE;
    }
  if (annotation == NULL)
    return FALSE;

  known = stk_sidecar_write_annotation (annotation, self->sidecar->document_id);
  if (stk_annotation_get_overlay (annotation) == NULL)
    {
      stk_json_tree_print (out, known, depth);
    }
  else
    {
      g_autoptr (JsonNode) node = stk_json_tree_to_node (known);
      g_autoptr (JsonNode) whole = stk_overlay_apply (stk_annotation_get_overlay (annotation), node);

      stk_json_print_with (out, whole, depth, NULL, NULL);
    }

  return TRUE;
}

/* The number of annotations in all, with those that are kept unread. */
static void
set_total (JsonNode *root)
{
  JsonObject *object = json_node_get_object (root);
  JsonObject *page = json_object_get_object_member (object, "first");

  json_object_set_int_member (object, "total",
                              json_array_get_length (json_object_get_array_member (page, "items")));
}

static JsonObject *
write_document (StkSidecar *self, StkArticle *article, GPtrArray *annotations)
{
  if (article != NULL)
    return stk_sidecar_write_document (self, article, annotations);

  return self->document ? stk_sidecar_write_known_document (self, annotations) : NULL;
}

/**
 * stk_sidecar_serialize:
 * @self: the sidecar as it was read, or a new one
 * @article: (nullable): the article, or %NULL to say of it what the sidecar said when it was read
 * @annotations: (element-type StkAnnotation): all annotations, in text order
 *
 * Writes a sidecar with these annotations: the same state gives the same bytes. May be called from any thread.
 *
 * Returns: (transfer full): the file's contents
 */
GBytes *
stk_sidecar_serialize (StkSidecar *self, StkArticle *article, GPtrArray *annotations)
{
  g_autoptr (JsonArray) items = json_array_sized_new (annotations->len);
  g_autoptr (JsonNode) known = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GHashTable) stubs = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  JsonObject *history = stk_history_get_n (self->history) > 0 ? json_object_new () : NULL;
  Printer printer = { self, stubs, history };

  g_return_val_if_fail (STK_IS_SIDECAR (self), NULL);

  for (guint i = 0; i < annotations->len; i++)
    {
      JsonNode *stub = stk_sidecar_write_stub (g_ptr_array_index (annotations, i));

      g_hash_table_insert (stubs, stub, g_ptr_array_index (annotations, i));
      json_array_add_element (items, stub);
    }

  known = stk_sidecar_write_frame (self, write_document (self, article, annotations), g_steal_pointer (&items),
                                   history);
  root = stk_overlay_apply (self->overlay, known);
  set_total (root);

  stk_json_print_with (out, root, 0, print_annotation_cb, &printer);
  g_string_append_c (out, '\n');

  return g_string_free_to_bytes (g_steal_pointer (&out));
}

/**
 * stk_sidecar_find_kept_file:
 * @article: an article's file
 *
 * Returns: (transfer full) (nullable): tags that were kept in the program's own data while it could not save beside the
 *   article, and that belong there now; see stk_portal_find_kept_sidecar()
 */
GFile *
stk_sidecar_find_kept_file (GFile *article)
{
  g_autofree char *name = g_file_get_basename (article);
  g_autofree char *sidecar_name = g_strconcat (name, STK_SIDECAR_SUFFIX, NULL);

  return stk_portal_is_single_file (article) ? NULL : stk_portal_find_kept_sidecar (article, sidecar_name);
}

/**
 * stk_sidecar_get_file_for_article:
 * @article: an article's file
 *
 * Returns: (transfer full): the file beside it where its tags are kept; one in the program's own data, where a portal
 *   gave the article without its folder
 */
GFile *
stk_sidecar_get_file_for_article (GFile *article)
{
  g_autoptr (GFile) folder = g_file_get_parent (article);
  g_autofree char *name = g_file_get_basename (article);
  g_autofree char *sidecar_name = g_strconcat (name, STK_SIDECAR_SUFFIX, NULL);

  if (stk_portal_is_single_file (article))
    return stk_portal_get_kept_sidecar (article, sidecar_name);

  return folder ? g_file_get_child (folder, sidecar_name) : g_file_new_for_path (sidecar_name);
}

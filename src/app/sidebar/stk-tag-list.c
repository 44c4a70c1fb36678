/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-tag-list.h"

#include "stk-mention.h"

#include <gtk/gtk.h>
#include <string.h>

/* Edits in more places than this are told as one change that covers them all. */
#define MAX_CHANGES 16

/* How many texts are made ready for searching before the window gets its turn. */
#define TEXTS_AT_ONCE 100

/**
 * StkTagList:
 *
 * The tags of a document in text order, as a #GListModel of #StkTag. It follows the document's annotations: an edit of
 * an annotation, or of one that it points to, changes the item at its place and not the item's identity.
 */
struct _StkTagList
{
  GObject parent_instance;

  StkDocument *document;
  GPtrArray *tags;   /* owned, though without a function to free them */
  GHashTable *by_id; /* keys borrowed from the annotations, tags from the array */
  guint n_of_kind[STK_N_KINDS];

  guint n_texts_built;
  guint n_prepared;
  guint prepare_id;
};

/* What a change of the annotations comes to. */
typedef struct
{
  GPtrArray *before; /* the tags that were in the range, owned */
  GPtrArray *after;  /* those that are there now, owned */
  GPtrArray *edited; /* those to tell of, owned */
  GPtrArray *titled; /* ids of those that others may call something else now, owned */
} Update;

static void
list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StkTagList, stk_tag_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static StkAnnotationList *
get_annotations (StkTagList *self)
{
  return stk_document_get_annotations (self->document);
}

static void
update_init (Update *update)
{
  update->before = g_ptr_array_new_with_free_func (g_object_unref);
  update->after = g_ptr_array_new_with_free_func (g_object_unref);
  update->edited = g_ptr_array_new_with_free_func (g_object_unref);
  update->titled = g_ptr_array_new_with_free_func (g_free);
}

static void
update_clear (Update *update)
{
  g_ptr_array_unref (update->before);
  g_ptr_array_unref (update->after);
  g_ptr_array_unref (update->edited);
  g_ptr_array_unref (update->titled);
}

/* Whether both versions are called the same where others point to them, and are of the same source. Versions share the
 * parts that an edit left alone, so that this costs next to nothing for most edits. */
static gboolean
have_same_title (StkAnnotation *a, StkAnnotation *b)
{
  const char *name_a = stk_annotation_get_string (a, "name");
  const char *name_b = stk_annotation_get_string (b, "name");
  g_autofree char *words_a = NULL;
  g_autofree char *words_b = NULL;

  if (g_strcmp0 (stk_annotation_get_string (a, "mention-of"), stk_annotation_get_string (b, "mention-of")) != 0)
    return FALSE;
  if (name_a != NULL || name_b != NULL)
    return g_strcmp0 (name_a, name_b) == 0;
  if (stk_annotation_get_n_anchors (a) == 1 && stk_annotation_get_n_anchors (b) == 1)
    return g_str_equal (stk_anchor_get_exact (stk_annotation_get_anchor (a, 0)),
                        stk_anchor_get_exact (stk_annotation_get_anchor (b, 0)));

  words_a = stk_annotation_dup_exact (a);
  words_b = stk_annotation_dup_exact (b);

  return g_str_equal (words_a, words_b);
}

static void
add_titled (Update *update, StkAnnotation *annotation)
{
  g_ptr_array_add (update->titled, g_strdup (stk_annotation_get_id (annotation)));
}

/* The tag for an annotation: the one that there is, or a new one. */
static void
take_annotation (StkTagList *self, StkAnnotation *annotation, Update *update)
{
  StkTag *tag = g_hash_table_lookup (self->by_id, stk_annotation_get_id (annotation));
  g_autoptr (StkAnnotation) old = tag ? g_object_ref (stk_tag_get_annotation (tag)) : NULL;

  if (tag == NULL)
    {
      tag = stk_tag_new (annotation);
      g_ptr_array_add (update->after, tag);
      add_titled (update, annotation);
    }
  else
    {
      g_ptr_array_add (update->after, g_object_ref (tag));
      if (old == annotation)
        return;

      stk_tag_set_annotation (tag, annotation);
      g_ptr_array_add (update->edited, g_object_ref (tag));
      self->n_of_kind[stk_annotation_get_kind (old)]--;
      if (!have_same_title (old, annotation))
        add_titled (update, annotation);
    }

  g_hash_table_replace (self->by_id, (gpointer) stk_annotation_get_id (annotation), tag);
  self->n_of_kind[stk_annotation_get_kind (annotation)]++;
}

static void
drop_tag (StkTagList *self, StkTag *tag, Update *update)
{
  add_titled (update, stk_tag_get_annotation (tag));
  self->n_of_kind[stk_tag_get_kind (tag)]--;
  g_hash_table_remove (self->by_id, stk_tag_get_id (tag));
}

/* Puts other tags in place of some. */
static void
splice (GPtrArray *tags, guint position, guint n_removed, gpointer *added, guint n_added)
{
  guint n_behind = tags->len - position - n_removed;

  for (guint i = 0; i < n_added; i++)
    g_object_ref (added[i]);
  for (guint i = 0; i < n_removed; i++)
    g_object_unref (g_ptr_array_index (tags, position + i));

  if (n_added > n_removed)
    g_ptr_array_set_size (tags, (int) (tags->len + n_added - n_removed));
  memmove (tags->pdata + position + n_added, tags->pdata + position + n_removed, n_behind * sizeof (gpointer));
  if (n_added > 0)
    memcpy (tags->pdata + position, added, n_added * sizeof (gpointer));
  g_ptr_array_set_size (tags, (int) (position + n_added + n_behind));
}

/* Tells that items came, went or changed places, but not of those that stayed where they were. */
static void
emit_moves (StkTagList *self, guint position, const Update *update)
{
  guint n_before = update->before->len, n_after = update->after->len;
  guint head = 0, tail = 0;
  gpointer *added;

  while (head < MIN (n_before, n_after) && update->before->pdata[head] == update->after->pdata[head])
    head++;
  while (tail < MIN (n_before, n_after) - head &&
         update->before->pdata[n_before - 1 - tail] == update->after->pdata[n_after - 1 - tail])
    tail++;
  if (head + tail == n_before && head + tail == n_after)
    return;

  added = head > 0 ? update->after->pdata + head : update->after->pdata; /* which may be NULL */
  splice (self->tags, position + head, n_before - head - tail, added, n_after - head - tail);
  self->n_prepared = MIN (self->n_prepared, position + head);
  g_list_model_items_changed (G_LIST_MODEL (self), position + head, n_before - head - tail, n_after - head - tail);
}

/* Adds those that point to one that is called something else now, or to a mention of it. */
static void
find_dependents (StkTagList *self, Update *update)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < update->titled->len; i++)
    g_hash_table_add (seen, g_ptr_array_index (update->titled, i));
  for (guint i = 0; i < update->titled->len; i++)
    {
      g_autoptr (GPtrArray) found =
        stk_annotation_list_query_links (get_annotations (self), g_ptr_array_index (update->titled, i));

      for (guint j = 0; j < found->len; j++)
        {
          StkTag *tag = stk_tag_list_lookup (self, stk_annotation_get_id (g_ptr_array_index (found, j)));

          if (tag == NULL)
            continue;
          g_ptr_array_add (update->edited, g_object_ref (tag));
          if (stk_tag_get_kind (tag) == STK_KIND_SOURCE && !g_hash_table_contains (seen, stk_tag_get_id (tag)))
            {
              add_titled (update, stk_tag_get_annotation (tag));
              g_hash_table_add (seen, g_ptr_array_index (update->titled, update->titled->len - 1));
            }
        }
    }
}

static void
emit_edits (StkTagList *self, const Update *update)
{
  g_autoptr (GtkBitset) edited = gtk_bitset_new_empty ();
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (StkRange));
  /* where others are called something else, the ones behind may be out of order until all are told of */
  guint max_runs = update->titled->len > 0 ? 1 : MAX_CHANGES;
  GtkBitsetIter iter;
  guint position;

  for (guint i = 0; i < update->edited->len; i++)
    if (stk_annotation_list_find (get_annotations (self), stk_tag_get_id (g_ptr_array_index (update->edited, i)),
                                  &position))
      gtk_bitset_add (edited, position);

  for (gboolean more = gtk_bitset_iter_init_first (&iter, edited, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      StkRange *last = runs->len > 0 ? &g_array_index (runs, StkRange, runs->len - 1) : NULL;
      StkRange run = STK_RANGE (position, position + 1);

      if (last != NULL && (last->end == position || runs->len == max_runs))
        last->end = run.end;
      else
        g_array_append_val (runs, run);
    }

  for (guint i = 0; i < runs->len; i++)
    {
      StkRange run = g_array_index (runs, StkRange, i);
      guint n = (guint) stk_range_get_length (run);

      self->n_prepared = MIN (self->n_prepared, (guint) run.start);
      g_list_model_items_changed (G_LIST_MODEL (self), (guint) run.start, n, n);
    }
  for (guint i = 0; i < update->edited->len; i++)
    stk_tag_changed (g_ptr_array_index (update->edited, i));
}

static void
annotations_changed_cb (StkTagList *self, guint position, guint removed, guint added)
{
  Update update;

  update_init (&update);
  for (guint i = 0; i < removed; i++)
    g_ptr_array_add (update.before, g_object_ref (g_ptr_array_index (self->tags, position + i)));
  for (guint i = 0; i < added; i++)
    take_annotation (self, stk_annotation_list_peek (get_annotations (self), position + i), &update);
  for (guint i = 0; i < removed; i++)
    {
      StkTag *tag = g_ptr_array_index (update.before, i);

      if (stk_annotation_list_lookup (get_annotations (self), stk_tag_get_id (tag)) == NULL)
        drop_tag (self, tag, &update);
    }

  emit_moves (self, position, &update);
  find_dependents (self, &update);
  emit_edits (self, &update);
  update_clear (&update);
}

static gboolean
prepare_cb (gpointer user_data)
{
  StkTagList *self = user_data;
  guint end = MIN (self->n_prepared + TEXTS_AT_ONCE, self->tags->len);

  for (; self->n_prepared < end; self->n_prepared++)
    stk_tag_list_get_text (self, g_ptr_array_index (self->tags, self->n_prepared));
  if (self->n_prepared < self->tags->len)
    return G_SOURCE_CONTINUE;

  self->prepare_id = 0;

  return G_SOURCE_REMOVE;
}

static GType
stk_tag_list_get_item_type (GListModel *model)
{
  return STK_TYPE_TAG;
}

static guint
stk_tag_list_get_n_items (GListModel *model)
{
  return STK_TAG_LIST (model)->tags->len;
}

static gpointer
stk_tag_list_get_item (GListModel *model, guint position)
{
  StkTag *tag = stk_tag_list_peek (STK_TAG_LIST (model), position);

  return tag ? g_object_ref (tag) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = stk_tag_list_get_item_type;
  iface->get_n_items = stk_tag_list_get_n_items;
  iface->get_item = stk_tag_list_get_item;
}

static void
stk_tag_list_dispose (GObject *object)
{
  StkTagList *self = STK_TAG_LIST (object);

  g_clear_handle_id (&self->prepare_id, g_source_remove);
  g_hash_table_remove_all (self->by_id);
  g_ptr_array_foreach (self->tags, (GFunc) (GCallback) g_object_unref, NULL);
  g_ptr_array_set_size (self->tags, 0);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (stk_tag_list_parent_class)->dispose (object);
}

static void
stk_tag_list_finalize (GObject *object)
{
  StkTagList *self = STK_TAG_LIST (object);

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->tags);

  G_OBJECT_CLASS (stk_tag_list_parent_class)->finalize (object);
}

static void
stk_tag_list_class_init (StkTagListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stk_tag_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = stk_tag_list_finalize;
}

static void
stk_tag_list_init (StkTagList *self)
{
  self->tags = g_ptr_array_new ();
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * stk_tag_list_new:
 * @document: a document
 *
 * Returns: (transfer full): a list of its tags
 */
StkTagList *
stk_tag_list_new (StkDocument *document)
{
  StkTagList *self = g_object_new (STK_TYPE_TAG_LIST, NULL);

  self->document = g_object_ref (document);
  annotations_changed_cb (self, 0, 0, stk_annotation_list_get_n (get_annotations (self)));
  g_signal_connect_object (get_annotations (self), "items-changed", G_CALLBACK (annotations_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * stk_tag_list_get_document:
 * @self: a list of tags
 *
 * Returns: (transfer none): the document whose tags it has
 */
StkDocument *
stk_tag_list_get_document (StkTagList *self)
{
  return self->document;
}

/**
 * stk_tag_list_get_n:
 * @self: a list of tags
 *
 * Returns: how many tags there are
 */
guint
stk_tag_list_get_n (StkTagList *self)
{
  return self->tags->len;
}

/**
 * stk_tag_list_get_n_of_kind:
 * @self: a list of tags
 * @kind: a kind
 *
 * Returns: how many of the tags are of this kind
 */
guint
stk_tag_list_get_n_of_kind (StkTagList *self, StkKind kind)
{
  return self->n_of_kind[kind];
}

/**
 * stk_tag_list_peek:
 * @self: a list of tags
 * @position: a place in text order
 *
 * Returns: (nullable) (transfer none): the tag there
 */
StkTag *
stk_tag_list_peek (StkTagList *self, guint position)
{
  return position < self->tags->len ? g_ptr_array_index (self->tags, position) : NULL;
}

/**
 * stk_tag_list_lookup:
 * @self: a list of tags
 * @id: (nullable): an id
 *
 * Returns: (nullable) (transfer none): the tag with this id
 */
StkTag *
stk_tag_list_lookup (StkTagList *self, const char *id)
{
  return id ? g_hash_table_lookup (self->by_id, id) : NULL;
}

/**
 * stk_tag_list_get_text:
 * @self: a list of tags
 * @tag: one of them
 *
 * Returns: (transfer none): stk_tag_get_text() of @tag
 */
const char *
stk_tag_list_get_text (StkTagList *self, StkTag *tag)
{
  if (!stk_tag_has_text (tag))
    self->n_texts_built++;

  return stk_tag_get_text (tag);
}

/**
 * stk_tag_list_get_n_texts_built:
 * @self: a list of tags
 *
 * Returns: how often a tag's text was put together for searching, for tests
 */
guint
stk_tag_list_get_n_texts_built (StkTagList *self)
{
  return self->n_texts_built;
}

/**
 * stk_tag_list_prepare_search:
 * @self: a list of tags
 *
 * Makes the tags ready for searching while nothing else is to be done, so that the first key of a search is as quick as
 * those that follow.
 */
void
stk_tag_list_prepare_search (StkTagList *self)
{
  if (self->prepare_id == 0 && self->n_prepared < self->tags->len)
    self->prepare_id = g_idle_add_full (G_PRIORITY_LOW, prepare_cb, self, NULL);
}

/**
 * stk_tag_list_foreach_link:
 * @self: a list of tags
 * @tag: one of them
 * @func: (scope call): called for each tag that it points to; returns %FALSE to stop
 * @user_data: for @func
 */
void
stk_tag_list_foreach_link (StkTagList *self, StkTag *tag, StkTagFunc func, gpointer user_data)
{
  StkAnnotation *annotation = stk_tag_get_annotation (tag);
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < n_fields; i++)
    if (fields[i].type == STK_FIELD_TYPE_LINK && stk_field_has_kind (&fields[i], stk_annotation_get_kind (annotation)))
      {
        const char *id = stk_value_get_string (stk_annotation_get_value (annotation, &fields[i]));
        StkTag *other = stk_tag_list_lookup (self, id);

        if (other != NULL && !func (other, user_data))
          return;
      }
}

static gboolean
find_source (StkTag *tag, gpointer user_data)
{
  StkTag **source = user_data;

  if (stk_tag_get_kind (tag) == STK_KIND_SOURCE)
    *source = tag;

  return *source == NULL;
}

/**
 * stk_tag_list_get_source:
 * @self: a list of tags
 * @tag: one of them
 *
 * Returns: (nullable) (transfer none): the source that speaks or is spoken of: a quote's speaker, a claim's claimant,
 *   and a source itself, or the one that it is a mention of
 */
StkTag *
stk_tag_list_get_source (StkTagList *self, StkTag *tag)
{
  StkTag *source = NULL;
  StkAnnotation *annotation;

  if (stk_tag_get_kind (tag) == STK_KIND_SOURCE)
    source = tag;
  else
    stk_tag_list_foreach_link (self, tag, find_source, &source);
  if (source == NULL)
    return NULL;

  annotation = stk_mention_get_source (get_annotations (self), stk_tag_get_annotation (source));

  return stk_tag_list_lookup (self, stk_annotation_get_id (annotation));
}

/**
 * stk_tag_list_get_block:
 * @self: a list of tags
 * @tag: one of them
 *
 * Returns: in which block of the article it begins; %G_MAXSIZE if its words are not in the article
 */
size_t
stk_tag_list_get_block (StkTagList *self, StkTag *tag)
{
  StkAnnotation *annotation = stk_tag_get_annotation (tag);

  if (stk_annotation_get_anchor_state (annotation) == STK_ANCHOR_STATE_ORPHAN)
    return G_MAXSIZE;

  return stk_article_find_block (stk_document_get_article (self->document),
                                 stk_annotation_get_range (annotation).start);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-annotation-list.h"

#include "stk-annotation-private.h"

#include "stk-interval-tree.h"

/**
 * StkAnnotationList:
 *
 * An article's annotations in text order, as a #GListModel. Look-up by position, by id and by range takes O(log n), as
 * do adding and removing. Several changes in a batch are told by one signal.
 *
 * What is no tag but a mark goes into a list of its own, so that whoever goes through the tags sees tags: what makes
 * changes need not tell one from the other, and an id is found in both.
 */
struct _StkAnnotationList
{
  GObject parent_instance;

  StkAnnotationList *marks; /* (nullable): those that are no tags; there are none inside it */
  StkIntervalTree *tree;
  GHashTable *by_id;   /* keys and values borrowed from the tree's annotations */
  GHashTable *linkers; /* from ids to sets of the annotations that point there, borrowed; %NULL until asked for */

  guint batch_depth;
  gboolean batch_changed;
  guint batch_n_before; /* how many there were when the batch began */
  guint batch_head;     /* how many of the first ones, and of the last ones, it left alone */
  guint batch_tail;
};

static void
list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StkAnnotationList, stk_annotation_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
stk_annotation_list_get_item_type (GListModel *model)
{
  return STK_TYPE_ANNOTATION;
}

static guint
stk_annotation_list_get_n_items (GListModel *model)
{
  return stk_annotation_list_get_n (STK_ANNOTATION_LIST (model));
}

static gpointer
stk_annotation_list_get_item (GListModel *model, guint position)
{
  StkAnnotation *annotation = stk_annotation_list_peek (STK_ANNOTATION_LIST (model), position);

  return annotation ? g_object_ref (annotation) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = stk_annotation_list_get_item_type;
  iface->get_n_items = stk_annotation_list_get_n_items;
  iface->get_item = stk_annotation_list_get_item;
}

static void
stk_annotation_list_finalize (GObject *object)
{
  StkAnnotationList *self = STK_ANNOTATION_LIST (object);

  g_clear_object (&self->marks);
  g_clear_pointer (&self->linkers, g_hash_table_unref);
  g_hash_table_unref (self->by_id);
  stk_interval_tree_free (self->tree);

  G_OBJECT_CLASS (stk_annotation_list_parent_class)->finalize (object);
}

static void
stk_annotation_list_class_init (StkAnnotationListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stk_annotation_list_finalize;
}

static void
stk_annotation_list_init (StkAnnotationList *self)
{
  self->tree = stk_interval_tree_new ();
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
add_linker (StkAnnotationList *self, const char *id, StkAnnotation *annotation)
{
  GHashTable *set = g_hash_table_lookup (self->linkers, id);

  if (set == NULL)
    {
      set = g_hash_table_new (NULL, NULL);
      g_hash_table_insert (self->linkers, g_strdup (id), set);
    }
  g_hash_table_add (set, annotation);
}

static void
remove_linker (StkAnnotationList *self, const char *id, StkAnnotation *annotation)
{
  GHashTable *set = g_hash_table_lookup (self->linkers, id);

  if (set != NULL && g_hash_table_remove (set, annotation) && g_hash_table_size (set) == 0)
    g_hash_table_remove (self->linkers, id);
}

static void
foreach_link (StkAnnotationList *self, StkAnnotation *annotation,
              void (*func) (StkAnnotationList *self, const char *id, StkAnnotation *annotation))
{
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < n_fields; i++)
    if (fields[i].type == STK_FIELD_TYPE_LINK)
      {
        const char *id = stk_value_get_string (stk_annotation_get_value (annotation, &fields[i]));

        if (id != NULL)
          func (self, id, annotation);
      }
}

static void
index_add (StkAnnotationList *self, StkAnnotation *annotation)
{
  g_hash_table_insert (self->by_id, (gpointer) stk_annotation_get_id (annotation), annotation);
  if (self->linkers != NULL)
    foreach_link (self, annotation, add_linker);
}

static void
index_remove (StkAnnotationList *self, StkAnnotation *annotation)
{
  g_hash_table_remove (self->by_id, stk_annotation_get_id (annotation));
  if (self->linkers != NULL)
    foreach_link (self, annotation, remove_linker);
}

/* Tells of a change, or takes note of it until the batch ends. */
static void
changed (StkAnnotationList *self, guint position, guint n_removed, guint n_added)
{
  if (self->batch_depth == 0)
    {
      g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
      return;
    }

  self->batch_changed = TRUE;
  self->batch_head = MIN (self->batch_head, position);
  self->batch_tail = MIN (self->batch_tail, stk_annotation_list_get_n (self) - position - n_added);
}

/**
 * stk_annotation_list_new:
 *
 * Returns: (transfer full): an empty list
 */
StkAnnotationList *
stk_annotation_list_new (void)
{
  StkAnnotationList *self = g_object_new (STK_TYPE_ANNOTATION_LIST, NULL);

  self->marks = g_object_new (STK_TYPE_ANNOTATION_LIST, NULL);

  return self;
}

/**
 * stk_annotation_list_new_from_array:
 * @annotations: (element-type StkAnnotation): annotations in any order, each id once
 *
 * Returns: (transfer full): a list of them
 */
StkAnnotationList *
stk_annotation_list_new_from_array (GPtrArray *annotations)
{
  StkAnnotationList *self = stk_annotation_list_new ();

  stk_annotation_list_set_all (self, annotations);

  return self;
}

/* The list that an annotation belongs into. */
static StkAnnotationList *
route (StkAnnotationList *self, StkAnnotation *annotation)
{
  return self->marks != NULL && stk_kind_get_info (stk_annotation_get_kind (annotation))->is_mark ? self->marks : self;
}

/**
 * stk_annotation_list_get_marks:
 * @self: a list
 *
 * Returns: (transfer none): a list of those that are no tags but marks, which is changed through @self
 */
StkAnnotationList *
stk_annotation_list_get_marks (StkAnnotationList *self)
{
  g_return_val_if_fail (STK_IS_ANNOTATION_LIST (self), NULL);

  return self->marks;
}

/**
 * stk_annotation_list_get_n:
 * @self: a list
 *
 * Returns: how many annotations there are
 */
guint
stk_annotation_list_get_n (StkAnnotationList *self)
{
  g_return_val_if_fail (STK_IS_ANNOTATION_LIST (self), 0);

  return stk_interval_tree_get_size (self->tree);
}

/**
 * stk_annotation_list_peek:
 * @self: a list
 * @position: a place in text order
 *
 * Returns: (nullable) (transfer none): the annotation there
 */
StkAnnotation *
stk_annotation_list_peek (StkAnnotationList *self, guint position)
{
  g_return_val_if_fail (STK_IS_ANNOTATION_LIST (self), NULL);

  return stk_interval_tree_get (self->tree, position);
}

/**
 * stk_annotation_list_lookup:
 * @self: a list
 * @id: (nullable): an id
 *
 * Returns: (nullable) (transfer none): the tag or mark with this id
 */
StkAnnotation *
stk_annotation_list_lookup (StkAnnotationList *self, const char *id)
{
  StkAnnotation *annotation;

  g_return_val_if_fail (STK_IS_ANNOTATION_LIST (self), NULL);

  annotation = id ? g_hash_table_lookup (self->by_id, id) : NULL;

  return annotation == NULL && self->marks != NULL ? stk_annotation_list_lookup (self->marks, id) : annotation;
}

/**
 * stk_annotation_list_find:
 * @self: a list
 * @id: (nullable): an id
 * @position: (out) (optional): its place in text order
 *
 * Returns: whether there is a tag with this id
 */
gboolean
stk_annotation_list_find (StkAnnotationList *self, const char *id, guint *position)
{
  StkAnnotation *annotation = id ? g_hash_table_lookup (self->by_id, id) : NULL;

  if (annotation != NULL && position != NULL)
    *position = stk_interval_tree_get_position (self->tree, annotation);

  return annotation != NULL;
}

static gboolean
collect (StkAnnotation *annotation, gpointer user_data)
{
  g_ptr_array_add (user_data, g_object_ref (annotation));

  return TRUE;
}

/**
 * stk_annotation_list_snapshot:
 * @self: a list
 *
 * Returns: (transfer full) (element-type StkAnnotation): all tags as they are now, in text order; another
 *   thread may read them
 */
GPtrArray *
stk_annotation_list_snapshot (StkAnnotationList *self)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

  /* by position and not by range: one whose place is not known has an empty range, and must not be missed */
  for (guint i = 0; i < stk_annotation_list_get_n (self); i++)
    collect (stk_annotation_list_peek (self, i), all);

  return all;
}

/**
 * stk_annotation_list_snapshot_all:
 * @self: a list
 *
 * Returns: (transfer full) (element-type StkAnnotation): all tags and marks as they are now, in text order
 */
GPtrArray *
stk_annotation_list_snapshot_all (StkAnnotationList *self)
{
  GPtrArray *all = stk_annotation_list_snapshot (self);
  guint n_tags = all->len;

  for (guint i = 0; i < stk_annotation_list_get_n (self->marks); i++)
    collect (stk_annotation_list_peek (self->marks, i), all);
  if (all->len > n_tags)
    g_ptr_array_sort_values (all, (GCompareFunc) stk_annotation_compare);

  return all;
}

/**
 * stk_annotation_list_add:
 * @self: a list
 * @annotation: an annotation whose id is not in the list
 */
void
stk_annotation_list_add (StkAnnotationList *self, StkAnnotation *annotation)
{
  g_return_if_fail (STK_IS_ANNOTATION_LIST (self));
  g_return_if_fail (stk_annotation_list_lookup (self, stk_annotation_get_id (annotation)) == NULL);

  self = route (self, annotation);
  stk_interval_tree_insert (self->tree, annotation);
  index_add (self, annotation);
  changed (self, stk_interval_tree_get_position (self->tree, annotation), 0, 1);
}

/**
 * stk_annotation_list_remove:
 * @self: a list
 * @id: an id
 *
 * Returns: whether there was an annotation with this id
 */
gboolean
stk_annotation_list_remove (StkAnnotationList *self, const char *id)
{
  g_autoptr (StkAnnotation) annotation = NULL;
  guint position;

  g_return_val_if_fail (STK_IS_ANNOTATION_LIST (self), FALSE);

  if (!g_set_object (&annotation, stk_annotation_list_lookup (self, id)))
    return FALSE;

  self = route (self, annotation);
  position = stk_interval_tree_get_position (self->tree, annotation);
  index_remove (self, annotation);
  stk_interval_tree_remove (self->tree, annotation);
  changed (self, position, 1, 0);

  return TRUE;
}

/**
 * stk_annotation_list_replace:
 * @self: a list
 * @annotation: another version of an annotation in the list
 */
void
stk_annotation_list_replace (StkAnnotationList *self, StkAnnotation *annotation)
{
  g_autoptr (StkAnnotation) old = NULL;
  guint old_position, new_position;

  g_return_if_fail (STK_IS_ANNOTATION_LIST (self));
  g_set_object (&old, stk_annotation_list_lookup (self, stk_annotation_get_id (annotation)));
  g_return_if_fail (old != NULL);

  if (route (self, old) != route (self, annotation))
    {
      stk_annotation_list_remove (self, stk_annotation_get_id (old));
      stk_annotation_list_add (self, annotation);
      return;
    }

  self = route (self, annotation);
  old_position = stk_interval_tree_get_position (self->tree, old);
  index_remove (self, old);
  stk_interval_tree_remove (self->tree, old);
  stk_interval_tree_insert (self->tree, annotation);
  index_add (self, annotation);
  new_position = stk_interval_tree_get_position (self->tree, annotation);

  /* one signal that covers both places: listeners never see the list in between */
  changed (self, MIN (old_position, new_position),
           MAX (old_position, new_position) - MIN (old_position, new_position) + 1,
           MAX (old_position, new_position) - MIN (old_position, new_position) + 1);
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return stk_annotation_compare (*(StkAnnotation *const *) a, *(StkAnnotation *const *) b);
}

/**
 * stk_annotation_list_set_all:
 * @self: a list
 * @annotations: (element-type StkAnnotation): annotations in any order, each id once
 *
 * Puts other annotations in place of all there are, with one signal.
 */
void
stk_annotation_list_set_all (StkAnnotationList *self, GPtrArray *annotations)
{
  g_autoptr (GPtrArray) sorted = NULL;
  g_autoptr (GPtrArray) marks = NULL;
  guint n_old;

  g_return_if_fail (STK_IS_ANNOTATION_LIST (self));

  n_old = stk_annotation_list_get_n (self);
  sorted = g_ptr_array_new_full (annotations->len, g_object_unref);
  marks = g_ptr_array_new ();
  for (guint i = 0; i < annotations->len; i++)
    if (route (self, g_ptr_array_index (annotations, i)) == self)
      g_ptr_array_add (sorted, g_object_ref (g_ptr_array_index (annotations, i)));
    else
      g_ptr_array_add (marks, g_ptr_array_index (annotations, i));
  g_ptr_array_sort (sorted, compare_cb);
  if (self->marks != NULL)
    stk_annotation_list_set_all (self->marks, marks);

  g_hash_table_remove_all (self->by_id);
  g_clear_pointer (&self->linkers, g_hash_table_unref);
  stk_interval_tree_set_sorted (self->tree, sorted);
  for (guint i = 0; i < sorted->len; i++)
    index_add (self, g_ptr_array_index (sorted, i));

  changed (self, 0, n_old, sorted->len);
}

/**
 * stk_annotation_list_begin_batch:
 * @self: a list
 *
 * Holds #GListModel::items-changed back until as many calls of stk_annotation_list_end_batch() as of this function, so
 * that listeners have one change to deal with however many there were. Look-ups see each change at once.
 */
void
stk_annotation_list_begin_batch (StkAnnotationList *self)
{
  g_return_if_fail (STK_IS_ANNOTATION_LIST (self));

  if (self->batch_depth++ > 0)
    return;

  if (self->marks != NULL)
    stk_annotation_list_begin_batch (self->marks);

  self->batch_changed = FALSE;
  self->batch_n_before = stk_annotation_list_get_n (self);
  self->batch_head = self->batch_tail = self->batch_n_before;
}

/**
 * stk_annotation_list_end_batch:
 * @self: a list
 *
 * Emits #GListModel::items-changed for the part of the list from the first place that changed to the last, if anything
 * did.
 */
void
stk_annotation_list_end_batch (StkAnnotationList *self)
{
  guint n_same;

  g_return_if_fail (STK_IS_ANNOTATION_LIST (self));
  g_return_if_fail (self->batch_depth > 0);

  if (--self->batch_depth > 0)
    return;
  if (self->marks != NULL)
    stk_annotation_list_end_batch (self->marks);
  if (!self->batch_changed)
    return;

  n_same = self->batch_head + self->batch_tail;
  if (self->batch_n_before > n_same || stk_annotation_list_get_n (self) > n_same)
    g_list_model_items_changed (G_LIST_MODEL (self), self->batch_head, self->batch_n_before - n_same,
                                stk_annotation_list_get_n (self) - n_same);
}

/**
 * stk_annotation_list_foreach_in_range:
 * @self: a list
 * @range: a range of code points, not empty
 * @func: (scope call): called for each annotation, in text order
 * @user_data: for @func
 *
 * Visits the annotations that have words in @range, in O(log n + hits). For those at a single place give the range
 * of one code point.
 */
void
stk_annotation_list_foreach_in_range (StkAnnotationList *self, StkRange range, StkAnnotationFunc func,
                                      gpointer user_data)
{
  g_return_if_fail (STK_IS_ANNOTATION_LIST (self));

  stk_interval_tree_foreach (self->tree, range, func, user_data);
}

/**
 * stk_annotation_list_query:
 * @self: a list
 * @range: a range of code points, not empty
 *
 * Returns: (transfer full) (element-type StkAnnotation): the annotations that have words in @range, in text order
 */
GPtrArray *
stk_annotation_list_query (StkAnnotationList *self, StkRange range)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  stk_annotation_list_foreach_in_range (self, range, collect, found);

  return found;
}

/**
 * stk_annotation_list_query_links:
 * @self: a list
 * @id: an id, of an annotation in the list or not
 *
 * Looks up what points to an annotation. The first call takes time linear in the length of the list, later ones in the
 * number of those found.
 *
 * Returns: (transfer full) (element-type StkAnnotation): the annotations with a field that holds a link to @id, in text
 *   order
 */
GPtrArray *
stk_annotation_list_query_links (StkAnnotationList *self, const char *id)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer annotation;
  GHashTable *set;

  g_return_val_if_fail (STK_IS_ANNOTATION_LIST (self), found);
  g_return_val_if_fail (id != NULL, found);

  if (self->linkers == NULL)
    {
      self->linkers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
      for (guint i = 0; i < stk_annotation_list_get_n (self); i++)
        foreach_link (self, stk_annotation_list_peek (self, i), add_linker);
    }

  set = g_hash_table_lookup (self->linkers, id);
  if (set == NULL)
    return found;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &annotation, NULL))
    g_ptr_array_add (found, g_object_ref (annotation));
  g_ptr_array_sort (found, compare_cb);

  return found;
}

/* Id → annotation, both borrowed. */
GHashTable *
stk_annotations_index (GPtrArray *annotations)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; annotations != NULL && i < annotations->len; i++)
    {
      StkAnnotation *annotation = g_ptr_array_index (annotations, i);

      g_hash_table_insert (table, (gpointer) stk_annotation_get_id (annotation), annotation);
    }

  return table;
}

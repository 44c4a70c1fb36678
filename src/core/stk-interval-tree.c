/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-interval-tree.h"

/* A treap (Seidel and Aragon, "Randomized search trees", 1996): a search tree by text order and a heap by random
 * priorities, so that it is balanced whatever the order of edits. Each node also carries the size of its subtree, for
 * look-up by position, and the furthest end below it, for look-up by range (Cormen et al., "Interval trees"). */

typedef struct _Node Node;

struct _Node
{
  StkAnnotation *annotation; /* owned */
  Node *left;
  Node *right;
  size_t max_end;
  guint size;
  guint32 priority;
};

struct _StkIntervalTree
{
  Node *root;
  GRand *rand;
};

StkIntervalTree *
stk_interval_tree_new (void)
{
  StkIntervalTree *self = g_new0 (StkIntervalTree, 1);

  /* a fixed seed: the same edits give the same tree, so that what is measured can be repeated */
  self->rand = g_rand_new_with_seed (1);

  return self;
}

static void
node_free (Node *node)
{
  if (node == NULL)
    return;

  node_free (node->left);
  node_free (node->right);
  g_object_unref (node->annotation);
  g_free (node);
}

void
stk_interval_tree_free (StkIntervalTree *self)
{
  node_free (self->root);
  g_rand_free (self->rand);
  g_free (self);
}

static Node *
node_new (StkIntervalTree *self, StkAnnotation *annotation)
{
  Node *node = g_new0 (Node, 1);

  node->annotation = g_object_ref (annotation);
  node->priority = g_rand_int (self->rand);
  node->max_end = stk_annotation_get_range (annotation).end;
  node->size = 1;

  return node;
}

static guint
node_size (Node *node)
{
  return node ? node->size : 0;
}

static void
node_update (Node *node)
{
  node->size = 1 + node_size (node->left) + node_size (node->right);
  node->max_end = stk_annotation_get_range (node->annotation).end;
  if (node->left)
    node->max_end = MAX (node->max_end, node->left->max_end);
  if (node->right)
    node->max_end = MAX (node->max_end, node->right->max_end);
}

/* Parts the tree into what lies before the annotation and the rest. */
static void
node_split (Node *node, StkAnnotation *annotation, Node **before, Node **rest)
{
  if (node == NULL)
    {
      *before = *rest = NULL;
    }
  else if (stk_annotation_compare (node->annotation, annotation) < 0)
    {
      node_split (node->right, annotation, &node->right, rest);
      node_update (node);
      *before = node;
    }
  else
    {
      node_split (node->left, annotation, before, &node->left);
      node_update (node);
      *rest = node;
    }
}

/* Joins two trees of which the first lies wholly before the second. */
static Node *
node_merge (Node *a, Node *b)
{
  if (a == NULL || b == NULL)
    return a ? a : b;

  if (a->priority > b->priority)
    {
      a->right = node_merge (a->right, b);
      node_update (a);
      return a;
    }

  b->left = node_merge (a, b->left);
  node_update (b);

  return b;
}

guint
stk_interval_tree_get_size (StkIntervalTree *self)
{
  return node_size (self->root);
}

/* The annotation at a position in text order, in O(log n); %NULL beyond the end. */
StkAnnotation *
stk_interval_tree_get (StkIntervalTree *self, guint position)
{
  Node *node = self->root;

  while (node != NULL)
    {
      guint n_left = node_size (node->left);

      if (position == n_left)
        return node->annotation;

      if (position < n_left)
        {
          node = node->left;
        }
      else
        {
          position -= n_left + 1;
          node = node->right;
        }
    }

  return NULL;
}

/* How many annotations lie before this one, in O(log n). */
guint
stk_interval_tree_get_position (StkIntervalTree *self, StkAnnotation *annotation)
{
  Node *node = self->root;
  guint position = 0;

  while (node != NULL)
    {
      if (stk_annotation_compare (node->annotation, annotation) < 0)
        {
          position += node_size (node->left) + 1;
          node = node->right;
        }
      else
        {
          node = node->left;
        }
    }

  return position;
}

void
stk_interval_tree_insert (StkIntervalTree *self, StkAnnotation *annotation)
{
  Node *before, *rest;

  node_split (self->root, annotation, &before, &rest);
  self->root = node_merge (node_merge (before, node_new (self, annotation)), rest);
}

static Node *
node_remove_first (Node *node, Node **removed)
{
  if (node->left == NULL)
    {
      *removed = node;
      return g_steal_pointer (&node->right);
    }

  node->left = node_remove_first (node->left, removed);
  node_update (node);

  return node;
}

/* Takes the annotation out, which must be in the tree. */
void
stk_interval_tree_remove (StkIntervalTree *self, StkAnnotation *annotation)
{
  Node *before, *rest, *removed = NULL;

  node_split (self->root, annotation, &before, &rest);
  g_return_if_fail (rest != NULL);
  rest = node_remove_first (rest, &removed);
  node_free (removed);
  self->root = node_merge (before, rest);
}

static void
node_update_all (Node *node)
{
  if (node == NULL)
    return;

  node_update_all (node->left);
  node_update_all (node->right);
  node_update (node);
}

/* Builds the tree anew from annotations in text order, in O(n): the right spine is kept on a stack, and each new node
 * takes what has a lower priority as its left child. */
void
stk_interval_tree_set_sorted (StkIntervalTree *self, GPtrArray *annotations)
{
  g_autoptr (GPtrArray) spine = g_ptr_array_new ();

  node_free (g_steal_pointer (&self->root));

  for (guint i = 0; i < annotations->len; i++)
    {
      Node *node = node_new (self, g_ptr_array_index (annotations, i));
      Node *last = NULL;

      while (spine->len > 0 && ((Node *) g_ptr_array_index (spine, spine->len - 1))->priority < node->priority)
        last = g_ptr_array_steal_index (spine, spine->len - 1);

      node->left = last;
      if (spine->len > 0)
        ((Node *) g_ptr_array_index (spine, spine->len - 1))->right = node;
      g_ptr_array_add (spine, node);
    }

  self->root = spine->len > 0 ? g_ptr_array_index (spine, 0) : NULL;
  node_update_all (self->root);
}

/* Whether one of the parts has words in the range: between those of an interrupted quotation there is nothing, and none
 * in a range that is empty because nobody knows the place. */
static gboolean
overlaps (StkAnnotation *annotation, StkRange range)
{
  for (size_t i = 0; i < stk_annotation_get_n_anchors (annotation); i++)
    {
      StkRange part = stk_anchor_get_range (stk_annotation_get_anchor (annotation, i));

      if (part.start < part.end && stk_range_overlaps (part, range))
        return TRUE;
    }

  return FALSE;
}

static gboolean
node_foreach (Node *node, StkRange range, StkAnnotationFunc func, gpointer user_data)
{
  if (node == NULL || node->max_end <= range.start)
    return TRUE;

  if (!node_foreach (node->left, range, func, user_data))
    return FALSE;

  if (stk_annotation_get_range (node->annotation).start >= range.end)
    return TRUE;

  if (overlaps (node->annotation, range) && !func (node->annotation, user_data))
    return FALSE;

  return node_foreach (node->right, range, func, user_data);
}

/* Calls the function for each annotation with words in the range, in text order, in O(log n + hits) where annotations
 * are short beside the text. Returns whether it came to the end. */
gboolean
stk_interval_tree_foreach (StkIntervalTree *self, StkRange range, StkAnnotationFunc func, gpointer user_data)
{
  return node_foreach (self->root, range, func, user_data);
}

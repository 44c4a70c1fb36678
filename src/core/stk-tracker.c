/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-tracker.h"

#include <string.h>

/* One edge of a range, in a treap by place: R. Seidel and C. R. Aragon, “Randomized search trees” (Algorithmica 16,
 * 1996). What was done to all that is below a node is kept in it until somebody goes on from there. */
typedef struct _Edge Edge;

struct _Edge
{
  Edge *left;
  Edge *right;
  Edge *parent;
  guint32 priority;
  size_t place;
  gboolean gathered; /* those below are all at one place... */
  size_t gathered_at;
  gint64 shift; /* ...and then further on by so much */
};

/* All starts, or all ends, of the ranges. */
typedef struct
{
  Edge *edges; /* in the order of the ranges */
  Edge *root;
} Edges;

/**
 * StkTracker:
 *
 * Ranges of a text that is edited, step by step: what is put in at the edge of a range does not belong to it, what is
 * put in inside does, and what is deleted is taken from it. Each edit, and each look at a range, takes O(log n) on
 * average.
 */
struct _StkTracker
{
  Edges starts;
  Edges ends;
  size_t n_ranges;
};

static void
gather (Edge *edge, size_t place)
{
  if (edge == NULL)
    return;

  edge->place = place;
  edge->gathered = TRUE;
  edge->gathered_at = place;
  edge->shift = 0;
}

static void
shift (Edge *edge, gint64 by)
{
  if (edge == NULL)
    return;

  edge->place = (size_t) ((gint64) edge->place + by);
  edge->shift += by;
}

/* Hands on what was done to all below. */
static void
hand_on (Edge *edge)
{
  Edge *children[] = { edge->left, edge->right };

  for (size_t i = 0; i < G_N_ELEMENTS (children); i++)
    {
      if (edge->gathered)
        gather (children[i], edge->gathered_at);
      shift (children[i], edge->shift);
    }
  edge->gathered = FALSE;
  edge->shift = 0;
}

static void
set_children (Edge *edge, Edge *left, Edge *right)
{
  edge->left = left;
  edge->right = right;
  if (left != NULL)
    left->parent = edge;
  if (right != NULL)
    right->parent = edge;
}

/* Parts a tree in what stands before a place, and what does not. */
static void
part (Edge *edge, size_t place, Edge **before, Edge **after)
{
  Edge *rest;

  *before = *after = NULL;
  if (edge == NULL)
    return;

  hand_on (edge);
  edge->parent = NULL;
  if (edge->place < place)
    {
      part (edge->right, place, &rest, after);
      set_children (edge, edge->left, rest);
      *before = edge;
    }
  else
    {
      part (edge->left, place, before, &rest);
      set_children (edge, rest, edge->right);
      *after = edge;
    }
  if (*before != NULL)
    (*before)->parent = NULL;
  if (*after != NULL)
    (*after)->parent = NULL;
}

static Edge *
join (Edge *before, Edge *after)
{
  if (before == NULL || after == NULL)
    return before != NULL ? before : after;

  if (before->priority > after->priority)
    {
      hand_on (before);
      set_children (before, before->left, join (before->right, after));
      return before;
    }

  hand_on (after);
  set_children (after, join (before, after->left), after->right);

  return after;
}

static void
insert (Edges *self, size_t from, size_t length)
{
  Edge *before, *after;

  part (self->root, from, &before, &after);
  shift (after, (gint64) length);
  self->root = join (before, after);
}

static void delete (Edges *self, StkRange range)
{
  Edge *before, *within, *after;

  part (self->root, range.start, &before, &after);
  part (after, range.end, &within, &after);
  gather (within, range.start);
  shift (after, -(gint64) stk_range_get_length (range));
  self->root = join (join (before, within), after);
}

/* Where an edge is, after all that was done to those that it is below of. */
static size_t
get_place (Edge *edge)
{
  if (edge->parent != NULL)
    {
      get_place (edge->parent);
      hand_on (edge->parent);
    }

  return edge->place;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  size_t x = (*(Edge *const *) a)->place;
  size_t y = (*(Edge *const *) b)->place;

  return x < y ? -1 : x > y;
}

/* Builds the tree from the edges in order, along its right spine. */
static void
build (Edges *self, size_t n)
{
  g_autofree Edge **order = g_new (Edge *, n + 1);
  Edge *last = NULL;

  for (size_t i = 0; i < n; i++)
    order[i] = &self->edges[i];
  qsort (order, n, sizeof *order, compare_places);

  for (size_t i = 0; i < n; i++)
    {
      Edge *below = NULL;

      while (last != NULL && last->priority < order[i]->priority)
        {
          below = last;
          last = last->parent;
        }
      set_children (order[i], below, NULL);
      order[i]->parent = last;
      if (last != NULL)
        last->right = order[i];
      else
        self->root = order[i];
      last = order[i];
    }
}

/**
 * stk_tracker_new:
 * @ranges: (array length=n_ranges): ranges of a text, in code points; they may overlap
 * @n_ranges: how many
 *
 * Returns: (transfer full): a tracker of them
 */
StkTracker *
stk_tracker_new (const StkRange *ranges, size_t n_ranges)
{
  StkTracker *self = g_new0 (StkTracker, 1);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  self->n_ranges = n_ranges;
  self->starts.edges = g_new0 (Edge, n_ranges + 1);
  self->ends.edges = g_new0 (Edge, n_ranges + 1);
  for (size_t i = 0; i < n_ranges; i++)
    {
      self->starts.edges[i] = (Edge) { .priority = g_rand_int (rand), .place = ranges[i].start };
      self->ends.edges[i] = (Edge) { .priority = g_rand_int (rand), .place = ranges[i].end };
    }
  build (&self->starts, n_ranges);
  build (&self->ends, n_ranges);

  return self;
}

/**
 * stk_tracker_free:
 * @self: (transfer full): a tracker
 */
void
stk_tracker_free (StkTracker *self)
{
  g_free (self->starts.edges);
  g_free (self->ends.edges);
  g_free (self);
}

/**
 * stk_tracker_insert:
 * @self: a tracker
 * @offset: where text was put in, in code points
 * @length: how much, in code points
 *
 * Follows an insertion.
 */
void
stk_tracker_insert (StkTracker *self, size_t offset, size_t length)
{
  insert (&self->starts, offset, length);
  insert (&self->ends, offset + 1, length);
}

/**
 * stk_tracker_delete:
 * @self: a tracker
 * @range: what was deleted, in code points
 *
 * Follows a deletion. A range that it takes everything of is empty from then on.
 */
void
stk_tracker_delete (StkTracker *self, StkRange range)
{
  delete (&self->starts, range);
  delete (&self->ends, range);
}

/**
 * stk_tracker_get_range:
 * @self: a tracker
 * @i: which of the ranges that it was made with
 *
 * Returns: where it is now, in code points; empty if nothing is left of it
 */
StkRange
stk_tracker_get_range (StkTracker *self, size_t i)
{
  size_t start, end;

  g_return_val_if_fail (i < self->n_ranges, STK_RANGE (0, 0));

  start = get_place (&self->starts.edges[i]);
  end = get_place (&self->ends.edges[i]);

  return STK_RANGE (MIN (start, end), end);
}

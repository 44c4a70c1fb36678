/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-mark-batch.h"

/* How far the handles of a quarter circle's curve are from its ends, for a radius of 1. */
#define KAPPA 0.55228475f

typedef struct
{
  StkMarkPaint paint;
  GskPathBuilder *builder; /* owned */
} Job;

/**
 * StkMarkBatch:
 *
 * Collects shapes, so that all of one paint are drawn in one go. A paragraph may have a hundred marks; a render node
 * for each costs several times as much as a few with many shapes.
 */
struct _StkMarkBatch
{
  GArray *jobs; /* of Job */
};

static void
clear_job (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->builder, gsk_path_builder_unref);
}

/**
 * stk_mark_batch_new:
 *
 * Returns: (transfer full): an empty batch
 */
StkMarkBatch *
stk_mark_batch_new (void)
{
  StkMarkBatch *self = g_new0 (StkMarkBatch, 1);

  self->jobs = g_array_new (FALSE, FALSE, sizeof (Job));
  g_array_set_clear_func (self->jobs, clear_job);

  return self;
}

void
stk_mark_batch_free (StkMarkBatch *self)
{
  g_array_unref (self->jobs);
  g_free (self);
}

static gboolean
same_number (float a, float b)
{
  return G_APPROX_VALUE (a, b, 0.001f);
}

static gboolean
same_paint (const StkMarkPaint *a, const StkMarkPaint *b)
{
  return a->level == b->level &&
         same_number (a->width, b->width) &&
         same_number (a->dash, b->dash) &&
         same_number (a->gap, b->gap) &&
         gdk_rgba_equal (&a->color, &b->color);
}

/**
 * stk_mark_batch_get:
 * @self: a batch
 * @paint: a paint
 *
 * Returns: (transfer none): where to add shapes of that paint
 */
GskPathBuilder *
stk_mark_batch_get (StkMarkBatch *self, const StkMarkPaint *paint)
{
  Job job = { *paint, NULL };

  for (guint i = 0; i < self->jobs->len; i++)
    if (same_paint (&g_array_index (self->jobs, Job, i).paint, paint))
      return g_array_index (self->jobs, Job, i).builder;

  job.builder = gsk_path_builder_new ();
  g_array_append_val (self->jobs, job);

  return job.builder;
}

static int
compare_levels (gconstpointer a, gconstpointer b)
{
  const Job *first = a, *second = b;

  return (int) first->paint.level - (int) second->paint.level;
}

static void
draw_job (const Job *job, GtkSnapshot *snapshot)
{
  g_autoptr (GskPath) path = gsk_path_builder_to_path (job->builder);
  g_autoptr (GskStroke) stroke = NULL;

  if (job->paint.width <= 0)
    {
      gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &job->paint.color);
      return;
    }

  stroke = gsk_stroke_new (job->paint.width);
  if (job->paint.dash > 0)
    gsk_stroke_set_dash (stroke, (const float[]) { job->paint.dash, job->paint.gap }, 2);
  else
    {
      gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_ROUND);
      gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
    }
  gtk_snapshot_append_stroke (snapshot, path, stroke, &job->paint.color);
}

/**
 * stk_mark_batch_flush:
 * @self: a batch
 * @snapshot: what to draw on
 *
 * Draws all that was collected, and empties the batch.
 */
void
stk_mark_batch_flush (StkMarkBatch *self, GtkSnapshot *snapshot)
{
  g_array_sort (self->jobs, compare_levels);
  for (guint i = 0; i < self->jobs->len; i++)
    draw_job (&g_array_index (self->jobs, Job, i), snapshot);
  g_array_set_size (self->jobs, 0);
}

/* One corner: from a point beside it to the one on its other side, around the corner's own. */
static void
add_corner (GskPathBuilder *builder, float from_x, float from_y, float x, float y, float to_x, float to_y)
{
  gsk_path_builder_line_to (builder, from_x, from_y);
  gsk_path_builder_cubic_to (builder, from_x + (x - from_x) * KAPPA, from_y + (y - from_y) * KAPPA,
                             to_x + (x - to_x) * KAPPA, to_y + (y - to_y) * KAPPA, to_x, to_y);
}

/**
 * stk_mark_batch_add_shape:
 * @builder: where to add it
 * @shape: a rounded rectangle
 * @hole: whether it is cut out of one that was added before
 *
 * Adds a rounded rectangle, from cubic curves: those need no conversion when they are drawn.
 */
void
stk_mark_batch_add_shape (GskPathBuilder *builder, const GskRoundedRect *shape, gboolean hole)
{
  float left = shape->bounds.origin.x, right = left + shape->bounds.size.width;
  float top = shape->bounds.origin.y, bottom = top + shape->bounds.size.height;
  float a = shape->corner[GSK_CORNER_TOP_LEFT].width, b = shape->corner[GSK_CORNER_TOP_RIGHT].width;
  float c = shape->corner[GSK_CORNER_BOTTOM_RIGHT].width, d = shape->corner[GSK_CORNER_BOTTOM_LEFT].width;

  gsk_path_builder_move_to (builder, left + a, top);
  if (hole)
    {
      add_corner (builder, left + a, top, left, top, left, top + a);
      add_corner (builder, left, bottom - d, left, bottom, left + d, bottom);
      add_corner (builder, right - c, bottom, right, bottom, right, bottom - c);
      add_corner (builder, right, top + b, right, top, right - b, top);
    }
  else
    {
      add_corner (builder, right - b, top, right, top, right, top + b);
      add_corner (builder, right, bottom - c, right, bottom, right - c, bottom);
      add_corner (builder, left + d, bottom, left, bottom, left, bottom - d);
      add_corner (builder, left, top + a, left, top, left + a, top);
    }
  gsk_path_builder_close (builder);
}

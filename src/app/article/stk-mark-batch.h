/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StkMarkPaint:
 * @level: what overlaps within one paint must have different levels to be seen; further ones are drawn later
 * @color: the colour
 * @width: how thick a line is; 0 to fill shapes
 * @dash: how long a dash is; 0 for a line without gaps
 * @gap: how long the gaps are
 *
 * What shapes are painted with.
 */
typedef struct
{
  guint level;
  GdkRGBA color;
  float width;
  float dash;
  float gap;
} StkMarkPaint;

typedef struct _StkMarkBatch StkMarkBatch;

StkMarkBatch *stk_mark_batch_new (void);
void stk_mark_batch_free (StkMarkBatch *self);

GskPathBuilder *stk_mark_batch_get (StkMarkBatch *self, const StkMarkPaint *paint);
void stk_mark_batch_flush (StkMarkBatch *self, GtkSnapshot *snapshot);

void stk_mark_batch_add_shape (GskPathBuilder *builder, const GskRoundedRect *shape, gboolean hole);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkMarkBatch, stk_mark_batch_free)

G_END_DECLS

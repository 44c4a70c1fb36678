/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-document.h"
#include "stk-mark-palette.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _StkMarkLayer StkMarkLayer;

/**
 * StkMarkLookFunc:
 * @annotation: an annotation
 * @user_data: as given
 *
 * Returns: how its mark looks; %STK_MARK_SELECTED is added by the layer
 */
typedef StkMarkLook (*StkMarkLookFunc) (StkAnnotation *annotation, gpointer user_data);

/**
 * StkMarkCounters:
 * @visited: annotations that were looked at
 * @built: paragraphs whose marks were drawn anew
 *
 * What drawing has cost so far; for tests and benchmarks.
 */
typedef struct
{
  guint64 visited;
  guint64 built;
} StkMarkCounters;

StkMarkLayer *stk_mark_layer_new (GtkTextView *view);
void stk_mark_layer_free (StkMarkLayer *self);

void stk_mark_layer_set_document (StkMarkLayer *self, StkDocument *document);
void stk_mark_layer_set_selected (StkMarkLayer *self, const char *id);
void stk_mark_layer_set_style (StkMarkLayer *self, const StkMarkPalette *palette, float em);
void stk_mark_layer_set_look_func (StkMarkLayer *self, StkMarkLookFunc func, gpointer user_data);
void stk_mark_layer_set_matches (StkMarkLayer *self, const StkRange *matches, size_t n_matches, size_t current);
void stk_mark_layer_set_preview (StkMarkLayer *self, StkAnnotation *preview);
void stk_mark_layer_annotations_changed (StkMarkLayer *self);
void stk_mark_layer_invalidate (StkMarkLayer *self);

void stk_mark_layer_snapshot (StkMarkLayer *self, GtkSnapshot *snapshot);
StkAnnotation *stk_mark_layer_find_sign (StkMarkLayer *self, int x, int y);
GArray *stk_mark_layer_get_boxes (StkMarkLayer *self, StkRange range, const GdkRectangle *within);
const StkMarkPalette *stk_mark_layer_get_palette (StkMarkLayer *self);
float stk_mark_layer_get_em (StkMarkLayer *self);
void stk_mark_layer_get_counters (StkMarkLayer *self, StkMarkCounters *counters);

StkMarkLook stk_mark_look_for_annotation (StkAnnotation *annotation, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkMarkLayer, stk_mark_layer_free)

G_END_DECLS

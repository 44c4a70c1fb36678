/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-annotation-list.h"

G_BEGIN_DECLS

/* A tree of annotations in text order that knows, below each node, how many there are and how far they reach. */
typedef struct _StkIntervalTree StkIntervalTree;

StkIntervalTree *stk_interval_tree_new (void);
void stk_interval_tree_free (StkIntervalTree *self);

guint stk_interval_tree_get_size (StkIntervalTree *self);
StkAnnotation *stk_interval_tree_get (StkIntervalTree *self, guint position);
guint stk_interval_tree_get_position (StkIntervalTree *self, StkAnnotation *annotation);
void stk_interval_tree_insert (StkIntervalTree *self, StkAnnotation *annotation);
void stk_interval_tree_remove (StkIntervalTree *self, StkAnnotation *annotation);
void stk_interval_tree_set_sorted (StkIntervalTree *self, GPtrArray *annotations);
gboolean stk_interval_tree_foreach (StkIntervalTree *self, StkRange range, StkAnnotationFunc func, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkIntervalTree, stk_interval_tree_free)

G_END_DECLS

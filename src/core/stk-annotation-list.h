/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-annotation.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define STK_TYPE_ANNOTATION_LIST (stk_annotation_list_get_type ())

G_DECLARE_FINAL_TYPE (StkAnnotationList, stk_annotation_list, STK, ANNOTATION_LIST, GObject)

/**
 * StkAnnotationFunc:
 * @annotation: an annotation
 * @user_data: as given
 *
 * Returns: %FALSE to stop
 */
typedef gboolean (*StkAnnotationFunc) (StkAnnotation *annotation, gpointer user_data);

StkAnnotationList *stk_annotation_list_new (void);
StkAnnotationList *stk_annotation_list_new_from_array (GPtrArray *annotations);

StkAnnotationList *stk_annotation_list_get_marks (StkAnnotationList *self);
guint stk_annotation_list_get_n (StkAnnotationList *self);
StkAnnotation *stk_annotation_list_peek (StkAnnotationList *self, guint position);
StkAnnotation *stk_annotation_list_lookup (StkAnnotationList *self, const char *id);
gboolean stk_annotation_list_find (StkAnnotationList *self, const char *id, guint *position);
GPtrArray *stk_annotation_list_snapshot (StkAnnotationList *self);
GPtrArray *stk_annotation_list_snapshot_all (StkAnnotationList *self);

void stk_annotation_list_add (StkAnnotationList *self, StkAnnotation *annotation);
gboolean stk_annotation_list_remove (StkAnnotationList *self, const char *id);
void stk_annotation_list_replace (StkAnnotationList *self, StkAnnotation *annotation);
void stk_annotation_list_set_all (StkAnnotationList *self, GPtrArray *annotations);

void stk_annotation_list_begin_batch (StkAnnotationList *self);
void stk_annotation_list_end_batch (StkAnnotationList *self);

void stk_annotation_list_foreach_in_range (StkAnnotationList *self, StkRange range, StkAnnotationFunc func,
                                           gpointer user_data);
GPtrArray *stk_annotation_list_query (StkAnnotationList *self, StkRange range);
GPtrArray *stk_annotation_list_query_links (StkAnnotationList *self, const char *id);

G_END_DECLS

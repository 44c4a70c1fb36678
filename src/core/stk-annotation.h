/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-agent.h"
#include "stk-anchoring.h"
#include "stk-conflict.h"
#include "stk-field.h"
#include "stk-kind.h"

G_BEGIN_DECLS

#define STK_TYPE_ANNOTATION (stk_annotation_get_type ())

G_DECLARE_FINAL_TYPE (StkAnnotation, stk_annotation, STK, ANNOTATION, GObject)

StkAnnotation *stk_annotation_new (StkKind kind, StkAnchor *const *anchors, size_t n_anchors, StkAgent *creator,
                                   const char *created);

const char *stk_annotation_get_id (StkAnnotation *self);
StkKind stk_annotation_get_kind (StkAnnotation *self);
StkAgent *stk_annotation_get_creator (StkAnnotation *self);
const char *stk_annotation_get_created (StkAnnotation *self);
const char *stk_annotation_get_modified (StkAnnotation *self);
StkAnchorState stk_annotation_get_anchor_state (StkAnnotation *self);
StkAnchorReason stk_annotation_get_anchor_reason (StkAnnotation *self);
double stk_annotation_get_anchor_score (StkAnnotation *self);
gboolean stk_annotation_is_stale (StkAnnotation *self);

size_t stk_annotation_get_n_anchors (StkAnnotation *self);
StkAnchor *stk_annotation_get_anchor (StkAnnotation *self, size_t i);
size_t stk_annotation_get_n_saved_anchors (StkAnnotation *self);
StkAnchor *stk_annotation_get_saved_anchor (StkAnnotation *self, size_t i);
StkRange stk_annotation_get_range (StkAnnotation *self);
char *stk_annotation_dup_exact (StkAnnotation *self);
int stk_annotation_compare (StkAnnotation *a, StkAnnotation *b);

StkValue *stk_annotation_get_value (StkAnnotation *self, const StkField *field);
const char *stk_annotation_get_string (StkAnnotation *self, const char *field_name);
const char *stk_annotation_get_status (StkAnnotation *self);

guint stk_annotation_get_n_conflicts (StkAnnotation *self);
StkConflict *stk_annotation_get_conflict (StkAnnotation *self, guint i);
StkConflict *stk_annotation_find_conflict (StkAnnotation *self, const char *path);
guint stk_annotation_count_open_conflicts (StkAnnotation *self);
gboolean stk_annotation_equal (StkAnnotation *a, StkAnnotation *b);

StkAnnotation *stk_annotation_with_value (StkAnnotation *self, const StkField *field, StkValue *value,
                                          const char *modified);
StkAnnotation *stk_annotation_with_kind (StkAnnotation *self, StkKind kind, const char *modified);
StkAnnotation *stk_annotation_with_anchors (StkAnnotation *self, StkAnchor *const *anchors, size_t n_anchors,
                                            const char *modified);
StkAnnotation *stk_annotation_without_conflict (StkAnnotation *self, const char *path, const char *modified);
StkAnnotation *stk_annotation_with_result (StkAnnotation *self, const StkAnchoringResult *result,
                                           StkAnchor *const *anchors, size_t n_anchors, gboolean keep_saved);
StkAnnotation *stk_annotation_with_anchor_state (StkAnnotation *self, StkAnchorState state);

char *stk_timestamp_now (void);

G_END_DECLS

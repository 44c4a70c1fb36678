/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-annotation.h"
#include "stk-overlay.h"

G_BEGIN_DECLS

/* For the sidecar's reader, which makes annotations that exist already. Nothing else changes an annotation. */
StkAnnotation *stk_annotation_new_loaded (const char *id, StkKind kind, StkAnchor *const *anchors, size_t n_anchors,
                                          StkAgent *creator, const char *created, const char *modified);
void stk_annotation_init_value (StkAnnotation *self, const StkField *field, StkValue *value);
void stk_annotation_init_conflicts (StkAnnotation *self, GPtrArray *conflicts);
StkAnnotation *stk_annotation_copy (StkAnnotation *self);
StkAnnotation *stk_annotation_with_conflict (StkAnnotation *self, StkConflict *conflict);
void stk_annotation_init_overlay (StkAnnotation *self, StkOverlay *overlay);

StkOverlay *stk_annotation_get_overlay (StkAnnotation *self);

GHashTable *stk_annotations_index (GPtrArray *annotations);

G_END_DECLS

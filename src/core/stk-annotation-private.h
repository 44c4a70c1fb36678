/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-annotation.h"
#include "stk-overlay.h"

G_BEGIN_DECLS

/* What one field holds. Annotations have few of them, so a short array in the order of the table does. */
typedef struct
{
  const StkField *field;
  StkValue *value;
} StkAnnotationEntry;

/* Seen by stk-annotation.c and stk-annotation-edit.c only. */
struct _StkAnnotation
{
  GObject parent_instance;

  char *id;
  StkKind kind;
  StkAgent *creator;
  char *created;
  char *modified;

  GPtrArray *anchors; /* where it is now; shared between versions of an annotation */
  GPtrArray *saved;   /* what is saved of where it is, until a person confirms; NULL where that is the same */
  StkRange range;     /* from the first anchor's start to the furthest end */
  StkAnchorState anchor_state;
  StkAnchorReason anchor_reason;
  double anchor_score;

  GArray *entries;      /* of StkAnnotationEntry */
  GPtrArray *conflicts; /* of StkConflict, by path, never changed; %NULL where there are none */
  StkOverlay *overlay;
};

/* For the sidecar's reader, which makes annotations that exist already. Nothing else changes an annotation. */
StkAnnotation *stk_annotation_new_loaded (const char *id, StkKind kind, StkAnchor *const *anchors, size_t n_anchors,
                                          StkAgent *creator, const char *created, const char *modified);
void stk_annotation_init_anchors (StkAnnotation *self, StkAnchor *const *anchors, size_t n_anchors);
void stk_annotation_init_entries (StkAnnotation *self);
void stk_annotation_init_string (StkAnnotation *self, const char *name, const char *string);
void stk_annotation_init_value (StkAnnotation *self, const StkField *field, StkValue *value);
void stk_annotation_init_conflicts (StkAnnotation *self, GPtrArray *conflicts);
StkAnnotation *stk_annotation_copy (StkAnnotation *self);
StkAnnotation *stk_annotation_with_conflict (StkAnnotation *self, StkConflict *conflict);
void stk_annotation_init_overlay (StkAnnotation *self, StkOverlay *overlay);

StkOverlay *stk_annotation_get_overlay (StkAnnotation *self);

GHashTable *stk_annotations_index (GPtrArray *annotations);

G_END_DECLS

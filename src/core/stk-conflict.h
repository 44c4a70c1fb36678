/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define STK_TYPE_CONFLICT (stk_conflict_get_type ())

/* Paths beside the names of fields: the words, the kind, and whether there is the tag at all. */
#define STK_CONFLICT_TARGET "target"
#define STK_CONFLICT_KIND "kind"
#define STK_CONFLICT_EXISTENCE "tag"

typedef struct _StkConflict StkConflict;

GType stk_conflict_get_type (void) G_GNUC_CONST;

StkConflict *stk_conflict_new (const char *path, const char *base, guint generation, GPtrArray *values,
                               gboolean settled);
StkConflict *stk_conflict_ref (StkConflict *self);
void stk_conflict_unref (StkConflict *self);

const char *stk_conflict_get_path (StkConflict *self);
const char *stk_conflict_get_base (StkConflict *self);
guint stk_conflict_get_generation (StkConflict *self);
guint stk_conflict_get_n_values (StkConflict *self);
const char *stk_conflict_get_value (StkConflict *self, guint i);
gboolean stk_conflict_get_settled (StkConflict *self);
gboolean stk_conflict_is_below (StkConflict *self, const char *path);
gboolean stk_conflict_equal (StkConflict *a, StkConflict *b);
int stk_conflict_compare (StkConflict *a, StkConflict *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkConflict, stk_conflict_unref)

G_END_DECLS

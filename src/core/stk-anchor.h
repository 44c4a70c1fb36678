/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-text.h"

G_BEGIN_DECLS

#define STK_TYPE_ANCHOR (stk_anchor_get_type ())

/* Code points of context kept on either side of an anchor's words, at the least. */
#define STK_ANCHOR_CONTEXT 32

typedef struct _StkAnchor StkAnchor;

/**
 * StkAnchorIsUniqueFunc:
 * @range: a range of a text, in code points
 * @user_data: what was passed along
 *
 * Returns: whether what stands there stands nowhere else in the text
 */
typedef gboolean (*StkAnchorIsUniqueFunc) (StkRange range, gpointer user_data);

GType stk_anchor_get_type (void) G_GNUC_CONST;

StkAnchor *stk_anchor_new (StkRange range, const char *exact, const char *prefix, const char *suffix,
                           const char *digest);
StkAnchor *stk_anchor_new_for_range (StkText *text, const char *digest, StkRange range);
StkAnchor *stk_anchor_new_for_range_full (StkText *text, const char *digest, StkRange range,
                                          StkAnchorIsUniqueFunc is_unique, gpointer user_data);
StkAnchor *stk_anchor_ref (StkAnchor *self);
void stk_anchor_unref (StkAnchor *self);

StkRange stk_anchor_get_range (StkAnchor *self);
const char *stk_anchor_get_exact (StkAnchor *self);
const char *stk_anchor_get_prefix (StkAnchor *self);
const char *stk_anchor_get_suffix (StkAnchor *self);
const char *stk_anchor_get_digest (StkAnchor *self);
gboolean stk_anchor_equal (StkAnchor *a, StkAnchor *b);
gboolean stk_anchor_verify (StkAnchor *self, StkText *text);
gboolean stk_anchor_verify_context (StkAnchor *self, StkText *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkAnchor, stk_anchor_unref)

G_END_DECLS

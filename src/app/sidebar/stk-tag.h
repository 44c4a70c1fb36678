/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-annotation.h"

G_BEGIN_DECLS

#define STK_TYPE_TAG (stk_tag_get_type ())

G_DECLARE_FINAL_TYPE (StkTag, stk_tag, STK, TAG, GObject)

/* The rank of a tag that has no state. */
#define STK_TAG_NO_RANK G_MAXUINT

StkTag *stk_tag_new (StkAnnotation *annotation);

StkAnnotation *stk_tag_get_annotation (StkTag *self);
void stk_tag_set_annotation (StkTag *self, StkAnnotation *annotation);
void stk_tag_changed (StkTag *self);

const char *stk_tag_get_id (StkTag *self);
StkKind stk_tag_get_kind (StkTag *self);
guint stk_tag_get_rank (StkTag *self);
gint64 stk_tag_get_time (StkTag *self);
gboolean stk_tag_has_text (StkTag *self);
const char *stk_tag_get_text (StkTag *self);
const char *stk_tag_get_title (StkTag *self);
const char *stk_tag_get_title_key (StkTag *self);

gboolean stk_tag_get_selected (StkTag *self);
void stk_tag_set_selected (StkTag *self, gboolean selected);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-tag-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STK_TYPE_TAG_FILTER (stk_tag_filter_get_type ())

G_DECLARE_FINAL_TYPE (StkTagFilter, stk_tag_filter, STK, TAG_FILTER, GtkFilter)

/* Tags in every state, and those that have none. */
#define STK_TAG_FILTER_ALL_STATES G_MAXUINT

StkTagFilter *stk_tag_filter_new (void);

void stk_tag_filter_set_tags (StkTagFilter *self, StkTagList *tags);
StkKinds stk_tag_filter_get_kinds (StkTagFilter *self);
void stk_tag_filter_set_kinds (StkTagFilter *self, StkKinds kinds);
guint stk_tag_filter_get_rank (StkTagFilter *self);
void stk_tag_filter_set_rank (StkTagFilter *self, guint rank);
const char *const *stk_tag_filter_get_terms (StkTagFilter *self);
gboolean stk_tag_filter_set_query (StkTagFilter *self, const char *query);

G_END_DECLS

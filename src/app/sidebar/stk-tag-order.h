/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-tag-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STK_TYPE_TAG_GROUP (stk_tag_group_get_type ())
#define STK_TYPE_TAG_SORT (stk_tag_sort_get_type ())

/**
 * StkTagGroup:
 * @STK_TAG_GROUP_NONE: one list
 * @STK_TAG_GROUP_BLOCK: by the block of the article that they are in
 * @STK_TAG_GROUP_SOURCE: by who speaks or is spoken of
 * @STK_TAG_GROUP_STATE: by their state
 *
 * How the list of tags is divided.
 */
typedef enum
{
  STK_TAG_GROUP_NONE,
  STK_TAG_GROUP_BLOCK,
  STK_TAG_GROUP_SOURCE,
  STK_TAG_GROUP_STATE,
} StkTagGroup;

/**
 * StkTagSort:
 * @STK_TAG_SORT_TEXT: as they stand in the article
 * @STK_TAG_SORT_NEWEST: what was tagged last comes first
 * @STK_TAG_SORT_KIND: quotes, claims, sources, notes
 * @STK_TAG_SORT_STATE: from suggested to signed off, then what is out of the article
 *
 * In which order tags are listed. Those that are equal stay in text order.
 */
typedef enum
{
  STK_TAG_SORT_TEXT,
  STK_TAG_SORT_NEWEST,
  STK_TAG_SORT_KIND,
  STK_TAG_SORT_STATE,
} StkTagSort;

GType stk_tag_group_get_type (void) G_GNUC_CONST;
GType stk_tag_sort_get_type (void) G_GNUC_CONST;

GtkSorter *stk_tag_group_new_sorter (StkTagGroup group, StkTagList *tags);
char *stk_tag_group_dup_title (StkTagGroup group, StkTagList *tags, StkTag *tag);
GtkSorter *stk_tag_sort_new_sorter (StkTagSort sort);
gboolean stk_tag_order_is_text_order (StkTagGroup group, StkTagSort sort);

G_END_DECLS

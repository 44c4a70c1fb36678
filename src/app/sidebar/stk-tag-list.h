/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-document.h"
#include "stk-tag.h"

G_BEGIN_DECLS

#define STK_TYPE_TAG_LIST (stk_tag_list_get_type ())

G_DECLARE_FINAL_TYPE (StkTagList, stk_tag_list, STK, TAG_LIST, GObject)

StkTagList *stk_tag_list_new (StkDocument *document);

StkDocument *stk_tag_list_get_document (StkTagList *self);
guint stk_tag_list_get_n (StkTagList *self);
guint stk_tag_list_get_n_of_kind (StkTagList *self, StkKind kind);
StkTag *stk_tag_list_peek (StkTagList *self, guint position);
StkTag *stk_tag_list_lookup (StkTagList *self, const char *id);

const char *stk_tag_list_get_text (StkTagList *self, StkTag *tag);
guint stk_tag_list_get_n_texts_built (StkTagList *self);
void stk_tag_list_prepare_search (StkTagList *self);

typedef gboolean (*StkTagFunc) (StkTag *tag, gpointer user_data);
void stk_tag_list_foreach_link (StkTagList *self, StkTag *tag, StkTagFunc func, gpointer user_data);
StkTag *stk_tag_list_get_source (StkTagList *self, StkTag *tag);
size_t stk_tag_list_get_block (StkTagList *self, StkTag *tag);

G_END_DECLS

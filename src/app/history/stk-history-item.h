/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-document.h"

G_BEGIN_DECLS

#define STK_TYPE_HISTORY_ITEM (stk_history_item_get_type ())

G_DECLARE_FINAL_TYPE (StkHistoryItem, stk_history_item, STK, HISTORY_ITEM, GObject)

GListStore *stk_history_item_list (StkDocument *document, const char *id);
StkHistoryEntry *stk_history_item_get_entry (StkHistoryItem *self);
char *stk_history_item_dup_title (StkHistoryItem *self, StkAnnotationList *annotations);
char *stk_history_item_dup_subtitle (StkHistoryItem *self, gboolean with_words);
gboolean stk_history_item_is_check (StkHistoryItem *self);
gboolean stk_history_item_is_restorable (StkHistoryItem *self);
gboolean stk_history_item_matches (StkHistoryItem *self, const char *search, StkAnnotationList *annotations);

G_END_DECLS

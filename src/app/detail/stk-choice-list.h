/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-field.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define STK_TYPE_CHOICE_LIST (stk_choice_list_get_type ())
#define STK_TYPE_CHOICE_ITEM (stk_choice_item_get_type ())

G_DECLARE_FINAL_TYPE (StkChoiceList, stk_choice_list, STK, CHOICE_LIST, GObject)
G_DECLARE_FINAL_TYPE (StkChoiceItem, stk_choice_item, STK, CHOICE_ITEM, GObject)

StkChoiceList *stk_choice_list_new (const StkField *field, gboolean can_clear);
guint stk_choice_list_find (StkChoiceList *self, const char *nick);
const char *stk_choice_list_get_nick (StkChoiceList *self, guint position);

const char *stk_choice_item_get_label (StkChoiceItem *self);
StkTone stk_choice_item_get_tone (StkChoiceItem *self);

G_END_DECLS

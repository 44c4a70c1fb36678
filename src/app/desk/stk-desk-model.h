/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-desk-index.h"

G_BEGIN_DECLS

#define STK_TYPE_DESK_MODEL (stk_desk_model_get_type ())

G_DECLARE_FINAL_TYPE (StkDeskModel, stk_desk_model, STK, DESK_MODEL, GObject)

StkDeskModel *stk_desk_model_new (GFile *folder);

GFile *stk_desk_model_get_folder (StkDeskModel *self);
GListModel *stk_desk_model_get_articles (StkDeskModel *self);
GListModel *stk_desk_model_get_hits (StkDeskModel *self);
gboolean stk_desk_model_get_loaded (StkDeskModel *self);
double stk_desk_model_get_progress (StkDeskModel *self);
const char *stk_desk_model_get_error (StkDeskModel *self);

void stk_desk_model_update (StkDeskModel *self);
void stk_desk_model_search (StkDeskModel *self, const char *text);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-desk-article.h"
#include "stk-desk-hit.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STK_TYPE_DESK_ROW (stk_desk_row_get_type ())

G_DECLARE_FINAL_TYPE (StkDeskRow, stk_desk_row, STK, DESK_ROW, GtkBox)

GtkWidget *stk_desk_row_new (void);
void stk_desk_row_set_article (StkDeskRow *self, StkDeskArticle *article);
void stk_desk_row_set_hit (StkDeskRow *self, StkDeskHit *hit);
char *stk_desk_row_dup_text (StkDeskRow *self);

G_END_DECLS

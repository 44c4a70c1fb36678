/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STK_TYPE_DESK_PAGE (stk_desk_page_get_type ())

G_DECLARE_FINAL_TYPE (StkDeskPage, stk_desk_page, STK, DESK_PAGE, AdwBin)

StkDeskPage *stk_desk_page_new (GMenuModel *menu);
GFile *stk_desk_page_get_folder (StkDeskPage *self);
void stk_desk_page_set_folder (StkDeskPage *self, GFile *folder);
char *stk_desk_page_dup_title (StkDeskPage *self);
void stk_desk_page_show (StkDeskPage *self);
void stk_desk_page_focus_search (StkDeskPage *self);

G_END_DECLS

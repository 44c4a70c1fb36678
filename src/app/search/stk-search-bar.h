/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-article-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STK_TYPE_SEARCH_BAR (stk_search_bar_get_type ())

G_DECLARE_FINAL_TYPE (StkSearchBar, stk_search_bar, STK, SEARCH_BAR, AdwBin)

StkArticleView *stk_search_bar_get_view (StkSearchBar *self);
void stk_search_bar_set_view (StkSearchBar *self, StkArticleView *view);
gboolean stk_search_bar_get_active (StkSearchBar *self);
void stk_search_bar_set_active (StkSearchBar *self, gboolean active);

void stk_search_bar_open (StkSearchBar *self);
void stk_search_bar_step (StkSearchBar *self, gboolean forward);

G_END_DECLS

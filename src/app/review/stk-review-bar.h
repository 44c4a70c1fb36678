/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-article-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STK_TYPE_REVIEW_BAR (stk_review_bar_get_type ())

G_DECLARE_FINAL_TYPE (StkReviewBar, stk_review_bar, STK, REVIEW_BAR, AdwBin)

StkArticleView *stk_review_bar_get_view (StkReviewBar *self);
void stk_review_bar_set_view (StkReviewBar *self, StkArticleView *view);
gboolean stk_review_bar_get_active (StkReviewBar *self);
void stk_review_bar_set_active (StkReviewBar *self, gboolean active);
void stk_review_bar_focus (StkReviewBar *self);
guint stk_review_bar_count (StkDocument *document);

G_END_DECLS

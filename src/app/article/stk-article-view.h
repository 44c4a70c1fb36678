/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STK_TYPE_ARTICLE_VIEW (stk_article_view_get_type ())

G_DECLARE_FINAL_TYPE (StkArticleView, stk_article_view, STK, ARTICLE_VIEW, GtkTextView)

#define STK_ARTICLE_VIEW_MIN_ZOOM 0.5
#define STK_ARTICLE_VIEW_MAX_ZOOM 3.0

GtkWidget *stk_article_view_new (void);

StkDocument *stk_article_view_get_document (StkArticleView *self);
void stk_article_view_set_document (StkArticleView *self, StkDocument *document);
const char *stk_article_view_get_selected (StkArticleView *self);
void stk_article_view_set_selected (StkArticleView *self, const char *id);
double stk_article_view_get_zoom (StkArticleView *self);
void stk_article_view_set_zoom (StkArticleView *self, double zoom);

size_t stk_article_view_get_caret (StkArticleView *self);
void stk_article_view_set_caret (StkArticleView *self, size_t offset);
gboolean stk_article_view_get_selected_range (StkArticleView *self, StkRange *range);
void stk_article_view_select_range (StkArticleView *self, StkRange range);

void stk_article_view_scroll_to_range (StkArticleView *self, StkRange range, gboolean pulse);
gboolean stk_article_view_get_range_rect (StkArticleView *self, StkRange range, GdkRectangle *rect);

G_END_DECLS

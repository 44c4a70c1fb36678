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

/* Characters in a full line */
#define STK_ARTICLE_VIEW_MIN_COLUMN 60
#define STK_ARTICLE_VIEW_MAX_COLUMN 75

GtkWidget *stk_article_view_new (void);

StkDocument *stk_article_view_get_document (StkArticleView *self);
void stk_article_view_set_document (StkArticleView *self, StkDocument *document);
const char *stk_article_view_get_selected (StkArticleView *self);
const char *stk_article_view_get_current (StkArticleView *self);
void stk_article_view_set_selected (StkArticleView *self, const char *id);
double stk_article_view_get_zoom (StkArticleView *self);
void stk_article_view_set_zoom (StkArticleView *self, double zoom);
gboolean stk_article_view_get_snap (StkArticleView *self);
void stk_article_view_set_snap (StkArticleView *self, gboolean snap);
const char *stk_article_view_get_font (StkArticleView *self);
void stk_article_view_set_font (StkArticleView *self, const char *font);
guint stk_article_view_get_column (StkArticleView *self);
double stk_article_view_get_progress (StkArticleView *self);
void stk_article_view_set_column (StkArticleView *self, guint column);
void stk_article_view_set_color (StkArticleView *self, StkKind kind, const GdkRGBA *color);

gboolean stk_article_view_get_shows_changes (StkArticleView *self);
void stk_article_view_set_shows_changes (StkArticleView *self, gboolean show);

size_t stk_article_view_get_caret (StkArticleView *self);
void stk_article_view_set_caret (StkArticleView *self, size_t offset);
gboolean stk_article_view_get_selected_range (StkArticleView *self, StkRange *range);
void stk_article_view_select_range (StkArticleView *self, StkRange range);

const char *stk_article_view_get_query (StkArticleView *self);
void stk_article_view_set_query (StkArticleView *self, const char *query);
size_t stk_article_view_get_n_matches (StkArticleView *self, size_t *current, gboolean *done);
void stk_article_view_find_next (StkArticleView *self, gboolean forward);
void stk_article_view_end_search (StkArticleView *self);

void stk_article_view_scroll_to_range (StkArticleView *self, StkRange range, gboolean pulse);
gboolean stk_article_view_get_range_rect (StkArticleView *self, StkRange range, GdkRectangle *rect);
GActionGroup *stk_article_view_get_actions (StkArticleView *self);

G_END_DECLS

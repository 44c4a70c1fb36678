/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-article.h"
#include "stk-revision.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Characters in a full line, unless a person wants others. Lines end at words, so those on the page have some fewer on
 * average. */
#define STK_ARTICLE_COLUMN 69

/**
 * StkArticleColors:
 * @text: the text
 * @dim: text that matters less, still well readable
 * @link: linked words
 * @link_line: the line under them
 * @changes: words that are shown as changed, by what was done to them
 */
typedef struct
{
  GdkRGBA text;
  GdkRGBA dim;
  GdkRGBA link;
  GdkRGBA link_line;
  GdkRGBA changes[STK_N_REVISION_KINDS];
} StkArticleColors;

/**
 * StkArticleMetrics:
 * @em: the size of the body text, in pixels
 * @column: the width of a full line, in pixels
 * @leading: pixels between the lines of a paragraph
 */
typedef struct
{
  float em;
  int column;
  int leading;
} StkArticleMetrics;

typedef struct _StkArticleStyle StkArticleStyle;

StkArticleStyle *stk_article_style_new (GtkTextView *view);
void stk_article_style_free (StkArticleStyle *self);

void stk_article_style_set_font (StkArticleStyle *self, const char *font, const char *monospace_font, double zoom);
void stk_article_style_set_column (StkArticleStyle *self, guint column);
void stk_article_style_set_width (StkArticleStyle *self, int width);
void stk_article_style_set_colors (StkArticleStyle *self, const StkArticleColors *colors);
void stk_article_style_set_article (StkArticleStyle *self, StkArticle *article);
void stk_article_style_set_revision (StkArticleStyle *self, StkRevision *revision);
void stk_article_style_extend (StkArticleStyle *self, StkRange part);
const StkArticleMetrics *stk_article_style_get_metrics (StkArticleStyle *self);
gboolean stk_article_style_find_change (StkArticleStyle *self, const GtkTextIter *iter, StkRevisionKind *kind,
                                        GtkTextIter *start, GtkTextIter *end);
gboolean stk_article_style_is_hidden (StkArticleStyle *self, const GtkTextIter *iter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkArticleStyle, stk_article_style_free)

G_END_DECLS

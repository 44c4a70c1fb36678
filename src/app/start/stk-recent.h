/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define STK_TYPE_RECENT (stk_recent_get_type ())
#define STK_TYPE_RECENT_ARTICLE (stk_recent_article_get_type ())

G_DECLARE_FINAL_TYPE (StkRecent, stk_recent, STK, RECENT, GObject)
G_DECLARE_FINAL_TYPE (StkRecentArticle, stk_recent_article, STK, RECENT_ARTICLE, GObject)

StkRecent *stk_recent_get_default (void);
StkRecent *stk_recent_new (const char *path);

void stk_recent_add (StkRecent *self, StkDocument *document, size_t caret);
void stk_recent_remove (StkRecent *self, GFile *file);
void stk_recent_clear (StkRecent *self);
StkRecentArticle *stk_recent_find (StkRecent *self, GFile *file);

GFile *stk_recent_article_get_file (StkRecentArticle *self);
const char *stk_recent_article_get_headline (StkRecentArticle *self);
guint stk_recent_article_get_checked (StkRecentArticle *self);
guint stk_recent_article_get_total (StkRecentArticle *self);
size_t stk_recent_article_get_caret (StkRecentArticle *self);
gint64 stk_recent_article_get_time (StkRecentArticle *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-article-private.h"

G_BEGIN_DECLS

/* Paragraphs of a word processor on their way to the builder. What they are is often said after
 * their words, and paragraphs lie inside of others: text boxes and notes are emitted behind the one they
 * are in. */
typedef struct _StkFlow StkFlow;

/* A paragraph that is finished, with those inside of it. */
typedef struct _StkFlowParagraph StkFlowParagraph;

void stk_flow_paragraph_free (StkFlowParagraph *self);

StkFlow *stk_flow_new (StkArticleBuilder *builder);
void stk_flow_free (StkFlow *self);

void stk_flow_begin_paragraph (StkFlow *self);
void stk_flow_end_paragraph (StkFlow *self, StkRole role, int level);
void stk_flow_merge_paragraph (StkFlow *self);
void stk_flow_finish (StkFlow *self);
void stk_flow_abandon (StkFlow *self);

void stk_flow_append (StkFlow *self, const char *utf8, StkEmphasisFlags emphasis);
void stk_flow_append_break (StkFlow *self);
void stk_flow_begin_link (StkFlow *self, const char *href);
void stk_flow_end_link (StkFlow *self);
void stk_flow_begin_comment (StkFlow *self, const char *id);
void stk_flow_end_comment (StkFlow *self, const char *id);

/* Between these, paragraphs are collected instead of being emitted; they are put inside a paragraph later. */
void stk_flow_begin_collecting (StkFlow *self);
GPtrArray *stk_flow_end_collecting (StkFlow *self);
void stk_flow_append_paragraphs (StkFlow *self, GPtrArray *paragraphs);

/* What a paragraph is by its style's name, which most word processors keep in English in their files. Returns
 * FALSE if the name says nothing. */
gboolean stk_flow_find_role (const char *style_name, StkRole *role, int *level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkFlow, stk_flow_free)

G_END_DECLS

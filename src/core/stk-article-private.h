/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-article.h"

G_BEGIN_DECLS

/* What a reader has made of a file, on its way from the builder to the article. All is owned. */
typedef struct
{
  char *name;
  char *media_type;
  char *encoding;
  StkEncodingOrigin encoding_origin;
  StkText *text;
  GArray *blocks;    /* of StkBlock */
  GArray *links;     /* of StkLink */
  GArray *emphases;  /* of StkEmphasis */
  GArray *comments;  /* of StkComment */
  GPtrArray *damaged_parts; /* of names; NULL-terminated; %NULL for none */
  StkMetadata metadata;
} StkArticleContents;

void stk_metadata_clear (StkMetadata *metadata);
void stk_article_contents_clear (StkArticleContents *contents);
StkArticle *stk_article_new_take (StkArticleContents *contents, GBytes *file_bytes);

/**
 * StkArticleInput:
 * @bytes: what is in the article's file
 * @name: the file's base name, for people
 * @encoding: (nullable): the encoding that a person chose
 * @declared: (nullable): the encoding that whoever sent the page declares beside it
 * @cancellable: (nullable): to give up between two steps
 *
 * What a reader is given.
 */
typedef struct
{
  GBytes *bytes;
  const char *name;
  const char *encoding;
  const char *declared;
  GCancellable *cancellable;
} StkArticleInput;

/* Comments on their way through the builder: words and place come separately. */
typedef struct _StkCommentSet StkCommentSet;

StkCommentSet *stk_comment_set_new (void);
void stk_comment_set_free (StkCommentSet *self);
void stk_comment_set_begin (StkCommentSet *self, const char *id);
void stk_comment_set_text_at (StkCommentSet *self, size_t offset);
void stk_comment_set_end (StkCommentSet *self, const char *id, size_t offset);
StkComment *stk_comment_set_get (StkCommentSet *self, const char *id);
void stk_comment_set_set_parent (StkCommentSet *self, const char *id, const char *parent_id);
void stk_comment_set_finish (StkCommentSet *self, StkText *text, GArray *blocks, GArray *comments);
void stk_comment_clear (StkComment *comment);

/* A reader turns a file's bytes into blocks by calling the builder in text order; the builder keeps
 * the rules of the canonical text (blocks joined by one blank line) in one place. */
typedef struct _StkArticleBuilder StkArticleBuilder;

StkArticleBuilder *stk_article_builder_new (const char *name, const char *media_type);
void stk_article_builder_free (StkArticleBuilder *self);

StkMetadata *stk_article_builder_get_metadata (StkArticleBuilder *self);
StkMetadata *stk_article_builder_get_properties (StkArticleBuilder *self);
gboolean stk_article_builder_forgive (StkArticleBuilder *self, const char *part, GError *failure, GError **error);
void stk_article_builder_set_encoding (StkArticleBuilder *self, const char *encoding, StkEncodingOrigin origin);
void stk_article_builder_set_guesses_roles (StkArticleBuilder *self, gboolean guesses_roles);

/* Takes text as it stands, and marks blocks in it (plain text, where the file's own text is the
 * canonical one). */
void stk_article_builder_set_text (StkArticleBuilder *self, StkText *text);
void stk_article_builder_mark_block (StkArticleBuilder *self, StkRole role, int level, StkRange range);

/* Appends block by block (formats with structure). White space is collapsed. */
void stk_article_builder_begin_block (StkArticleBuilder *self, StkRole role, int level);
void stk_article_builder_set_role (StkArticleBuilder *self, StkRole role, int level);
void stk_article_builder_append (StkArticleBuilder *self, const char *utf8, gssize n_bytes);
void stk_article_builder_append_break (StkArticleBuilder *self);
void stk_article_builder_begin_link (StkArticleBuilder *self, const char *href);
void stk_article_builder_end_link (StkArticleBuilder *self);
void stk_article_builder_set_emphasis (StkArticleBuilder *self, StkEmphasisFlags flags);
StkCommentSet *stk_article_builder_get_comments (StkArticleBuilder *self);
void stk_article_builder_end_comment (StkArticleBuilder *self, const char *id);
void stk_article_builder_end_block (StkArticleBuilder *self);

/* The blocks so far and their text: some roles are known only when all are there. */
GArray *stk_article_builder_get_blocks (StkArticleBuilder *self);
const char *stk_article_builder_get_buffer (StkArticleBuilder *self);

StkArticle *stk_article_builder_finish (StkArticleBuilder *self, GBytes *file_bytes, GError **error);

StkArticle *stk_article_read (const StkArticleInput *input, GError **error);

StkArticle *stk_article_read_plain (const StkArticleInput *input, GError **error);
StkArticle *stk_article_read_html (const StkArticleInput *input, GError **error);
StkArticle *stk_article_read_mhtml (const StkArticleInput *input, GError **error);
#ifdef STK_HAVE_CMARK
StkArticle *stk_article_read_markdown (const StkArticleInput *input, GError **error);
#endif
StkArticle *stk_article_read_docx (const StkArticleInput *input, GError **error);
StkArticle *stk_article_read_odt (const StkArticleInput *input, GError **error);
StkArticle *stk_article_read_flat_odt (const StkArticleInput *input, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkCommentSet, stk_comment_set_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkArticleBuilder, stk_article_builder_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StkArticleContents, stk_article_contents_clear)

G_END_DECLS

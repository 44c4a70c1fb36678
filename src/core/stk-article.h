/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-text.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define STK_TYPE_ARTICLE (stk_article_get_type ())
#define STK_TYPE_ROLE (stk_role_get_type ())
#define STK_ARTICLE_ERROR (stk_article_error_quark ())

/* Bytes of an article's file. A larger one is refused: nobody reads it as an article, and a slip
 * of the hand must not fill the memory. */
#define STK_ARTICLE_MAX_BYTES (256 * 1024 * 1024)

/* The version of the rules by which canonical text is made; sidecars say which one their offsets count in. */
#define STK_ARTICLE_TEXT_VERSION 2

G_DECLARE_FINAL_TYPE (StkArticle, stk_article, STK, ARTICLE, GObject)

/**
 * StkArticleError:
 * @STK_ARTICLE_ERROR_ENCODING: the bytes are no text in the encoding they claim
 * @STK_ARTICLE_ERROR_EMPTY: there is no text in the file
 * @STK_ARTICLE_ERROR_TOO_LARGE: the file is larger than STK_ARTICLE_MAX_BYTES
 * @STK_ARTICLE_ERROR_FORMAT: the file is of a kind that cannot be read as an article
 *
 * What can be wrong with an article's file. Failures of input come as %G_IO_ERROR.
 */
typedef enum
{
  STK_ARTICLE_ERROR_ENCODING,
  STK_ARTICLE_ERROR_EMPTY,
  STK_ARTICLE_ERROR_TOO_LARGE,
  STK_ARTICLE_ERROR_FORMAT,
} StkArticleError;

/**
 * StkRole:
 * @STK_ROLE_HEADLINE: the headline
 * @STK_ROLE_BYLINE: who wrote it
 * @STK_ROLE_DATE: when it was published or updated
 * @STK_ROLE_LEAD: a paragraph that markup sets apart as the lead
 * @STK_ROLE_PARAGRAPH: running text
 * @STK_ROLE_SUBHEAD: a heading inside the article, with its level
 * @STK_ROLE_LIST_ITEM: an item of a list, with its level
 * @STK_ROLE_QUOTE: a quotation set as a block
 * @STK_ROLE_CAPTION: what is said of a picture or table, perhaps with its credit
 * @STK_ROLE_CREDIT: whose a picture is, and nothing else
 * @STK_ROLE_TABLE_CELL: a cell of a table
 * @STK_ROLE_CODE: preformatted text
 * @STK_ROLE_FOOTNOTE: a footnote or endnote
 * @STK_ROLE_FURNITURE: what belongs to the page and not to the article, such as "Read more"
 *
 * What a block of an article is. The nick ("headline", "list-item", …) is what
 * `stickler-cli text --blocks` prints.
 */
typedef enum
{
  STK_ROLE_HEADLINE,
  STK_ROLE_BYLINE,
  STK_ROLE_DATE,
  STK_ROLE_LEAD,
  STK_ROLE_PARAGRAPH,
  STK_ROLE_SUBHEAD,
  STK_ROLE_LIST_ITEM,
  STK_ROLE_QUOTE,
  STK_ROLE_CAPTION,
  STK_ROLE_CREDIT,
  STK_ROLE_TABLE_CELL,
  STK_ROLE_CODE,
  STK_ROLE_FOOTNOTE,
  STK_ROLE_FURNITURE,
} StkRole;

/**
 * StkBlock:
 * @role: what the block is
 * @range: where it is, without the line breaks that part it from the next
 * @level: of a subhead or list item, from 1; 0 elsewhere
 *
 * One block of an article: a headline, a paragraph, a caption and so on. Blocks lie in text order
 * and do not overlap.
 */
typedef struct
{
  StkRole role;
  int level;
  StkRange range;
} StkBlock;

/**
 * StkLink:
 * @range: the words that are linked
 * @href: (transfer none): where to, as an absolute or relative IRI
 *
 * A link in an article. Links lie in text order and do not overlap.
 */
typedef struct
{
  StkRange range;
  char *href;
} StkLink;

/**
 * StkEmphasisFlags:
 * @STK_EMPHASIS_NONE: words like all others
 * @STK_EMPHASIS_STRONG: bold
 * @STK_EMPHASIS_STRESSED: italic
 * @STK_EMPHASIS_UNDERLINED: underlined, but not as a link
 * @STK_EMPHASIS_STRUCK: struck out by its author
 *
 * How words are set apart inside a block.
 */
typedef enum
{
  STK_EMPHASIS_NONE = 0,
  STK_EMPHASIS_STRONG = 1 << 0,
  STK_EMPHASIS_STRESSED = 1 << 1,
  STK_EMPHASIS_UNDERLINED = 1 << 2,
  STK_EMPHASIS_STRUCK = 1 << 3,
} StkEmphasisFlags;

/**
 * StkEmphasis:
 * @range: the words that are set apart
 * @flags: how
 *
 * Words set apart inside a block. They lie in text order and do not overlap.
 */
typedef struct
{
  StkRange range;
  StkEmphasisFlags flags;
} StkEmphasis;

/**
 * StkComment:
 * @range: the words that it is about, never empty
 * @author: (nullable): who wrote it, as the file names the person
 * @time: (nullable): when, as the file says
 * @text: what it says, perhaps in several lines
 * @parent: the index of the comment that this one answers, which comes before it; -1 for none
 * @resolved: whether the file says that it is dealt with
 *
 * A comment that somebody left in the article's file. Comments lie in text order, answers right after
 * what they answer.
 */
typedef struct
{
  StkRange range;
  char *author;
  char *time;
  char *text;
  int parent;
  gboolean resolved;
} StkComment;

/**
 * StkEncodingOrigin:
 * @STK_ENCODING_ORIGIN_VALID: the bytes are valid UTF-8, which hardly happens by chance
 * @STK_ENCODING_ORIGIN_MARK: by the byte-order mark
 * @STK_ENCODING_ORIGIN_DECLARED: as the file or its format says
 * @STK_ENCODING_ORIGIN_DETECTED: it is a guess, from what is frequent in languages
 * @STK_ENCODING_ORIGIN_CHOSEN: as a person said
 *
 * How the encoding of an article's file is known.
 */
typedef enum
{
  STK_ENCODING_ORIGIN_VALID,
  STK_ENCODING_ORIGIN_MARK,
  STK_ENCODING_ORIGIN_DECLARED,
  STK_ENCODING_ORIGIN_DETECTED,
  STK_ENCODING_ORIGIN_CHOSEN,
} StkEncodingOrigin;

/**
 * StkMetadata:
 * @title: (nullable): the article's title, which may differ from the headline shown
 * @byline: (nullable): who wrote it, in the words of the file, of which “By” may be one
 * @lang: (nullable): its language, as a BCP 47 tag as given
 * @site_name: (nullable): who publishes it
 * @published: (nullable): when it was published, an ISO 8601 date or time as given
 * @url: (nullable): its canonical address
 *
 * What the article's file says about it.
 */
typedef struct
{
  char *title;
  char *byline;
  char *lang;
  char *site_name;
  char *published;
  char *url;
} StkMetadata;

GType stk_role_get_type (void) G_GNUC_CONST;
GQuark stk_article_error_quark (void);
const char *stk_role_get_nick (StkRole role);
const char *stk_role_get_label (StkRole role);

gboolean stk_article_is_likely_name (const char *name);
StkArticle *stk_article_load (GFile *file, const char *encoding, GCancellable *cancellable, GError **error);
void stk_article_load_async (GFile *file,
                             const char *encoding,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
StkArticle *stk_article_load_finish (GAsyncResult *result, GError **error);
StkArticle *stk_article_new_for_bytes (GBytes *bytes, const char *name, const char *encoding, GError **error);

const char *stk_article_get_name (StkArticle *self);
const char *stk_article_get_media_type (StkArticle *self);
const char *stk_article_get_encoding (StkArticle *self);
StkEncodingOrigin stk_article_get_encoding_origin (StkArticle *self);
const char *const *stk_article_get_damaged_parts (StkArticle *self);
const char *stk_article_get_file_digest (StkArticle *self);
const char *stk_article_get_text_digest (StkArticle *self);
StkText *stk_article_get_text (StkArticle *self);
const StkMetadata *stk_article_get_metadata (StkArticle *self);
const char *stk_article_get_headline (StkArticle *self);

const StkBlock *stk_article_get_blocks (StkArticle *self, size_t *n_blocks);
const StkLink *stk_article_get_links (StkArticle *self, size_t *n_links);
const StkEmphasis *stk_article_get_emphases (StkArticle *self, size_t *n_emphases);
const StkComment *stk_article_get_comments (StkArticle *self, size_t *n_comments);
size_t stk_article_find_block (StkArticle *self, size_t offset);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-article-private.h"

G_BEGIN_DECLS

/* What is gathered from a page about its article. Several places may tell the same thing; each
 * offer has a rank, and the lowest wins. */
typedef enum
{
  STK_HTML_TITLE,
  STK_HTML_BYLINE,
  STK_HTML_LANG,
  STK_HTML_SITE_NAME,
  STK_HTML_PUBLISHED,
  STK_HTML_URL,
  /* These help to choose a title. */
  STK_HTML_NAME,
  STK_HTML_TITLE_TAG,
  STK_HTML_N_FIELDS,
} StkHtmlField;

/* Ranks of what is found in the page itself; see stk-html-metadata.c for the others. */
#define STK_HTML_RANK_DECLARED 2
#define STK_HTML_RANK_MICRODATA 8
#define STK_HTML_RANK_VISIBLE 14
#define STK_HTML_RANK_TITLE_TAG 18

typedef struct
{
  char *values[STK_HTML_N_FIELDS]; /* owned */
  int ranks[STK_HTML_N_FIELDS];
} StkHtmlMetadata;

char *stk_html_dup_collapsed (const char *value);
void stk_html_metadata_clear (StkHtmlMetadata *self);
void stk_html_metadata_offer (StkHtmlMetadata *self, StkHtmlField field, int rank, const char *value);
void stk_html_metadata_add_meta (StkHtmlMetadata *self, const char *key, gboolean is_property, const char *content);
void stk_html_metadata_add_title (StkHtmlMetadata *self, const char *title);
void stk_html_metadata_add_json (StkHtmlMetadata *self, const char *json, size_t n_bytes);
void stk_html_metadata_move (StkHtmlMetadata *self, StkMetadata *metadata);

/* What an element does to the text. */
typedef enum
{
  STK_HTML_KIND_TEXT,
  STK_HTML_KIND_INLINE,
  STK_HTML_KIND_LINK,
  STK_HTML_KIND_EMPHASIS,
  STK_HTML_KIND_STRONG,
  STK_HTML_KIND_TIME,
  STK_HTML_KIND_BREAK,
  STK_HTML_KIND_BLOCK,
  STK_HTML_KIND_FIGURE,
  STK_HTML_KIND_TABLE,
  STK_HTML_KIND_ARTICLE,
  STK_HTML_KIND_MAIN,
  STK_HTML_KIND_FORM,
  STK_HTML_KIND_PARAGRAPH,
  STK_HTML_KIND_HEADING,
  STK_HTML_KIND_LIST,
  STK_HTML_KIND_LIST_ITEM,
  STK_HTML_KIND_QUOTE,
  STK_HTML_KIND_CAPTION,
  STK_HTML_KIND_CELL,
  STK_HTML_KIND_CODE,
  /* These are in no tree. */
  STK_HTML_KIND_SKIPPED,
  STK_HTML_KIND_HTML,
  STK_HTML_KIND_META,
  STK_HTML_KIND_LINK_TAG,
  STK_HTML_KIND_BASE,
  STK_HTML_KIND_TITLE,
  STK_HTML_KIND_SCRIPT,
} StkHtmlKind;

/* What an element is for, by its name, by microdata, or by the words in its class and id. */
typedef enum
{
  STK_HTML_FAMILY_CONTENT = 1 << 0, /* the article's text */
  STK_HTML_FAMILY_BODY = 1 << 1,    /* the same, said in microdata */
  STK_HTML_FAMILY_MAIN = 1 << 2,
  STK_HTML_FAMILY_SHARE = 1 << 3,
  STK_HTML_FAMILY_RELATED = 1 << 4,
  STK_HTML_FAMILY_PROMOTION = 1 << 5,
  STK_HTML_FAMILY_COMMENTS = 1 << 6,
  STK_HTML_FAMILY_NAVIGATION = 1 << 7,
  STK_HTML_FAMILY_OVERLAY = 1 << 8,
  STK_HTML_FAMILY_MEDIA = 1 << 9,
  STK_HTML_FAMILY_ABOUT = 1 << 10, /* the author */
  STK_HTML_FAMILY_TAGS = 1 << 11,
  STK_HTML_FAMILY_CAPTION = 1 << 12,
  STK_HTML_FAMILY_CREDIT = 1 << 13,
  STK_HTML_FAMILY_BYLINE = 1 << 14,
  STK_HTML_FAMILY_DATE = 1 << 15,
  STK_HTML_FAMILY_LEAD = 1 << 16,
  STK_HTML_FAMILY_HEADLINE = 1 << 17,
  STK_HTML_FAMILY_PULLQUOTE = 1 << 18,
  STK_HTML_FAMILY_FOOTNOTE = 1 << 19,
  STK_HTML_FAMILY_EMBED = 1 << 20,
  STK_HTML_FAMILY_ASIDE = 1 << 21,
  STK_HTML_FAMILY_NAME = 1 << 22, /* of the author, say */
} StkHtmlFamilies;

typedef struct
{
  const char *name;
  StkHtmlKind kind;
  guint8 level;
  StkHtmlFamilies families;
} StkHtmlElement;

extern const StkHtmlElement stk_html_elements[];

guint16 stk_html_find_element (const char *name);

/**
 * StkHtmlNode:
 * @parent: the index of the parent
 * @end: the index after the last descendant
 * @start: of text: where it begins in the tree's text; of a link: of its address in the strings, or 0
 * @n_bytes: of text: its length; of an element: a hash of its name and classes, by which those that
 *   look alike are found
 * @families: what the element is for; of text: 0
 * @kind: what it does to the text
 * @level: of a heading
 * @linked: of text: whether it is inside a link
 * @cut: whether it is no part of the article
 * @kept: whether it stays in the text all the same, as furniture
 *
 * A node of a page. Nodes lie in document order, so that those inside an element follow it at once.
 */
typedef struct
{
  guint32 parent;
  guint32 end;
  guint32 start;
  guint32 n_bytes;
  guint32 families;
  guint8 kind;
  guint8 level;
  guint8 linked;
  guint8 cut;
  guint8 kept;
} StkHtmlNode;

/* A page without what is never shown. Node 0 is the page. */
typedef struct
{
  GArray *nodes;    /* owned; of StkHtmlNode */
  GString *text;    /* owned */
  GString *strings; /* owned; NUL-terminated strings */
  StkHtmlMetadata metadata;
  char *base; /* owned; nullable; what addresses are relative to, as the page says */
} StkHtmlTree;

GBytes *stk_html_fix_references (GBytes *page);

StkHtmlTree *stk_html_tree_new (const char *utf8, size_t n_bytes, const char *name, GError **error);
void stk_html_tree_free (StkHtmlTree *self);

/* Attributes are pairs of a name and a value, ended by NULL; a value may be NULL. */
const char *stk_html_get_attribute (const char **attributes, const char *name);
gboolean stk_html_is_hidden (const char **attributes);
gboolean stk_html_is_good_link (const char *href);
StkHtmlFamilies stk_html_get_families (const char **attributes);
gboolean stk_html_has_token (const char *value, const char *token);

/* What each node weighs, in letters. */
typedef struct
{
  guint32 *letters; /* owned; all */
  guint32 *linked;  /* owned; those in links */
  guint32 *prose;   /* owned; those in running text */
  guint32 *n_prose; /* owned; the number of pieces of running text */
  gint32 *value;    /* owned; prose, less what else there is */
} StkHtmlWeights;

void stk_html_weights_init (StkHtmlWeights *self, const StkHtmlTree *tree);
void stk_html_weights_clear (StkHtmlWeights *self);

void stk_html_prune_page (StkHtmlTree *tree, StkHtmlWeights *weights);
void stk_html_prune_article (StkHtmlTree *tree, const StkHtmlWeights *weights, guint32 root);

guint32 stk_html_find_root (const StkHtmlTree *tree, const StkHtmlWeights *weights);
guint32 stk_html_find_headline (const StkHtmlTree *tree, const StkHtmlWeights *weights, guint32 root);

gboolean stk_html_read (StkArticleBuilder *builder, const StkArticleInput *page, GError **error);
/**
 * StkHtmlTraits:
 * @container: the element whose parts are this block and others like it
 * @n_bytes: the length in bytes as it stands in the page
 * @n_linked_bytes: how much of that is linked
 *
 * What is known of a block that is made.
 */
typedef struct
{
  guint32 container;
  size_t n_bytes;
  size_t n_linked_bytes;
} StkHtmlTraits;

/* Pages that are read by people have tens. */
#define STK_HTML_MAX_ATTRIBUTES ((size_t) 1000)

char *stk_html_dup_unescaped (const char *value);
gboolean stk_html_has_crowded_tag (const char *utf8, size_t n_bytes);

void stk_html_find_byline (StkHtmlTree *tree, guint32 headline);
void stk_html_trim (StkArticleBuilder *builder, GArray *traits);

void stk_html_walk (StkHtmlTree *tree, const char *base, StkArticleBuilder *builder);

static inline gboolean
stk_html_is_inside (const StkHtmlTree *self, guint32 i, guint32 outer)
{
  return i >= outer && i < g_array_index (self->nodes, StkHtmlNode, outer).end;
}

static inline const StkHtmlNode *
stk_html_tree_get (const StkHtmlTree *self, guint32 i)
{
  return &g_array_index (self->nodes, StkHtmlNode, i);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkHtmlTree, stk_html_tree_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StkHtmlWeights, stk_html_weights_clear)

G_END_DECLS

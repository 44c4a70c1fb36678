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
  STK_HTML_N_FIELDS,
} StkHtmlField;

/* Ranks of what is found in the page itself; see stk-html-metadata.c for the others. */
#define STK_HTML_RANK_DECLARED 1
#define STK_HTML_RANK_VISIBLE 4
#define STK_HTML_RANK_TITLE_TAG 7

typedef struct
{
  char *values[STK_HTML_N_FIELDS]; /* owned */
  int ranks[STK_HTML_N_FIELDS];
} StkHtmlMetadata;

void stk_html_metadata_clear (StkHtmlMetadata *self);
void stk_html_metadata_offer (StkHtmlMetadata *self, StkHtmlField field, int rank, const char *value);
void stk_html_metadata_add_meta (StkHtmlMetadata *self, const char *key, const char *content);
void stk_html_metadata_add_json (StkHtmlMetadata *self, const char *json, size_t n_bytes);
void stk_html_metadata_move (StkHtmlMetadata *self, StkMetadata *metadata);

/* What an element does to the text. */
typedef enum
{
  STK_HTML_KIND_TEXT,
  STK_HTML_KIND_INLINE,
  STK_HTML_KIND_LINK,
  STK_HTML_KIND_TIME,
  STK_HTML_KIND_BREAK,
  STK_HTML_KIND_BLOCK,
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
  STK_HTML_KIND_TITLE,
  STK_HTML_KIND_SCRIPT,
} StkHtmlKind;

typedef struct
{
  const char *name;
  StkHtmlKind kind;
  guint8 level;
} StkHtmlElement;

extern const StkHtmlElement stk_html_elements[];

guint16 stk_html_find_element (const char *name);

typedef enum
{
  STK_HTML_FLAG_BYLINE = 1 << 0,
  STK_HTML_FLAG_LEAD = 1 << 1,
  STK_HTML_FLAG_LINKED = 1 << 2, /* text inside a link */
} StkHtmlFlags;

/**
 * StkHtmlNode:
 * @parent: the index of the parent
 * @end: the index after the last descendant
 * @start: of text: where it begins in the tree's text; of a link: of its address in the strings, or 0
 * @n_bytes: of text: its length
 *
 * A node of a page. Nodes lie in document order, so that those inside an element follow it at once.
 */
typedef struct
{
  guint32 parent;
  guint32 end;
  guint32 start;
  guint32 n_bytes;
  guint8 kind;
  guint8 level;
  guint8 flags;
} StkHtmlNode;

/* A page without what is never shown. Node 0 is the page. */
typedef struct
{
  GArray *nodes;    /* owned; of StkHtmlNode */
  GString *text;    /* owned */
  GString *strings; /* owned; NUL-terminated strings */
  StkHtmlMetadata metadata;
} StkHtmlTree;

GBytes *stk_html_fix_references (GBytes *page);

StkHtmlTree *stk_html_tree_new (const char *utf8, size_t n_bytes, const char *name, GError **error);
void stk_html_tree_free (StkHtmlTree *self);

/* Attributes are pairs of a name and a value, ended by NULL; a value may be NULL. */
const char *stk_html_get_attribute (const char **attributes, const char *name);
gboolean stk_html_is_hidden (const char **attributes);
gboolean stk_html_is_good_link (const char *href);
StkHtmlFlags stk_html_get_flags (const char **attributes);

/* What each node weighs, in bytes of text: all of it, and what looks like running text. */
typedef struct
{
  guint32 *text;  /* owned */
  guint32 *prose; /* owned */
} StkHtmlWeights;

void stk_html_weights_init (StkHtmlWeights *self, const StkHtmlTree *tree);
void stk_html_weights_clear (StkHtmlWeights *self);
guint32 stk_html_find_root (const StkHtmlTree *tree, const StkHtmlWeights *weights);
guint32 stk_html_find_headline (const StkHtmlTree *tree, const StkHtmlWeights *weights, guint32 root);

gboolean stk_html_read (StkArticleBuilder *builder, const StkArticleInput *page, GError **error);
void stk_html_walk (StkHtmlTree *tree, StkArticleBuilder *builder);

static inline const StkHtmlNode *
stk_html_tree_get (const StkHtmlTree *self, guint32 i)
{
  return &g_array_index (self->nodes, StkHtmlNode, i);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkHtmlTree, stk_html_tree_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StkHtmlWeights, stk_html_weights_clear)

G_END_DECLS

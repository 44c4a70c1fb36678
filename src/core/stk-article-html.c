/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-decode-private.h"
#include "stk-html-private.h"

/* Gives a page's article to the builder. The article's own part of it is found by its markup, else by where most of the
 * running text is; see stk-html-root.c. */
gboolean
stk_html_read (StkArticleBuilder *builder, const StkArticleInput *page, GError **error)
{
  StkDecoded decoded;
  g_autoptr (GBytes) fixed = NULL;
  g_autoptr (StkHtmlTree) tree = NULL;
  size_t size;
  const char *utf8;

  stk_decode_html (page->bytes, page->encoding, &decoded);
  stk_article_builder_set_encoding (builder, decoded.encoding, decoded.origin);
  g_free (decoded.encoding);
  fixed = stk_html_fix_references (decoded.utf8);

  utf8 = g_bytes_get_data (fixed, &size);
  tree = stk_html_tree_new (utf8, size, page->name, error);
  if (tree == NULL)
    return FALSE;

  stk_html_walk (tree, builder);
  stk_html_metadata_move (&tree->metadata, stk_article_builder_get_metadata (builder));

  return TRUE;
}

/* Reads a web page. */
StkArticle *
stk_article_read_html (const StkArticleInput *input, GError **error)
{
  g_autoptr (StkArticleBuilder) builder = stk_article_builder_new (input->name, "text/html");

  if (!stk_html_read (builder, input, error))
    return NULL;

  return stk_article_builder_finish (builder, input->bytes, error);
}

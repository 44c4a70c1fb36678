/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-decode-private.h"
#include "stk-html-private.h"

/* Reads a web page. The article's own part of it is found by its markup, else by where most of the
 * running text is; see stk-html-root.c. */
StkArticle *
stk_article_read_html (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (StkArticleBuilder) builder = stk_article_builder_new (name, "text/html");
  g_autofree char *encoding = NULL;
  g_autoptr (GBytes) decoded = stk_html_fix_references (stk_decode_html (bytes, &encoding));
  g_autoptr (StkHtmlTree) tree = NULL;
  size_t size;
  const char *utf8 = g_bytes_get_data (decoded, &size);

  tree = stk_html_tree_new (utf8, size, name, error);
  if (tree == NULL)
    return NULL;

  stk_article_builder_set_encoding (builder, encoding);
  stk_html_walk (tree, builder);
  stk_html_metadata_move (&tree->metadata, stk_article_builder_get_metadata (builder));

  return stk_article_builder_finish (builder, bytes, error);
}

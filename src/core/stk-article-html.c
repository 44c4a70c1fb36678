/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-decode-private.h"
#include "stk-html-private.h"
#include "stk-link.h"

#define ADDRESS_FLAGS (G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED)

/* Makes an address absolute if that can be done. */
static void
replace_address (char **address, const char *base)
{
  char *absolute = base ? stk_link_resolve (base, *address) : NULL;

  if (absolute == NULL)
    return;
  g_free (*address);
  *address = absolute;
}

/* What addresses in a page are relative to: its <base>, which may itself be relative to the page, else the
 * page. Returns NULL if nothing in the page says where it comes from. */
static char *
dup_base (const StkHtmlTree *tree)
{
  const char *page = tree->metadata.values[STK_HTML_URL];
  g_autofree char *base = g_strdup (tree->base ? tree->base : page);

  if (base == NULL)
    return NULL;
  if (page != NULL && g_uri_is_valid (page, ADDRESS_FLAGS, NULL))
    replace_address (&base, page);

  return g_uri_is_valid (base, ADDRESS_FLAGS, NULL) ? g_steal_pointer (&base) : NULL;
}

/* Gives a page's article to the builder. The article's own part of it is found by its markup, else by where most of the
 * running text is; see stk-html-root.c. */
gboolean
stk_html_read (StkArticleBuilder *builder, const StkArticleInput *page, GError **error)
{
  StkDecoded decoded;
  g_autoptr (GBytes) fixed = NULL;
  g_autoptr (StkHtmlTree) tree = NULL;
  g_autofree char *base = NULL;
  StkMetadata *metadata;
  size_t size;
  const char *utf8;

  stk_decode_html (page->bytes, page->encoding, page->declared, &decoded);
  stk_article_builder_set_encoding (builder, decoded.encoding, decoded.origin);
  g_free (decoded.encoding);
  fixed = stk_html_fix_references (decoded.utf8);

  utf8 = g_bytes_get_data (fixed, &size);
  tree = stk_html_tree_new (utf8, size, page->name, error);
  if (tree == NULL)
    return FALSE;

  base = dup_base (tree);
  stk_html_walk (tree, base, builder);
  metadata = stk_article_builder_get_metadata (builder);
  stk_html_metadata_move (&tree->metadata, metadata);
  if (metadata->url != NULL)
    replace_address (&metadata->url, base);

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

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-html-private.h"

/* Names in no order; anything else is inline and has no node. */
const StkHtmlElement stk_html_elements[] = {
  { "", STK_HTML_KIND_INLINE },
  { "a", STK_HTML_KIND_LINK },
  { "em", STK_HTML_KIND_EMPHASIS },
  { "i", STK_HTML_KIND_EMPHASIS },
  { "cite", STK_HTML_KIND_EMPHASIS },
  { "strong", STK_HTML_KIND_STRONG },
  { "b", STK_HTML_KIND_STRONG },
  { "time", STK_HTML_KIND_TIME },
  { "br", STK_HTML_KIND_BREAK },
  { "p", STK_HTML_KIND_PARAGRAPH },
  { "h1", STK_HTML_KIND_HEADING, .level = 1 },
  { "h2", STK_HTML_KIND_HEADING, .level = 2 },
  { "h3", STK_HTML_KIND_HEADING, .level = 3 },
  { "h4", STK_HTML_KIND_HEADING, .level = 4 },
  { "h5", STK_HTML_KIND_HEADING, .level = 5 },
  { "h6", STK_HTML_KIND_HEADING, .level = 6 },
  { "ul", STK_HTML_KIND_LIST },
  { "ol", STK_HTML_KIND_LIST },
  { "dl", STK_HTML_KIND_LIST },
  { "li", STK_HTML_KIND_LIST_ITEM },
  { "dt", STK_HTML_KIND_LIST_ITEM },
  { "dd", STK_HTML_KIND_LIST_ITEM },
  { "blockquote", STK_HTML_KIND_QUOTE },
  { "figcaption", STK_HTML_KIND_CAPTION },
  { "caption", STK_HTML_KIND_CAPTION },
  { "td", STK_HTML_KIND_CELL },
  { "th", STK_HTML_KIND_CELL },
  { "pre", STK_HTML_KIND_CODE },
  { "article", STK_HTML_KIND_ARTICLE },
  { "main", STK_HTML_KIND_MAIN },
  { "form", STK_HTML_KIND_FORM },
  { "body", STK_HTML_KIND_BLOCK },
  { "div", STK_HTML_KIND_BLOCK },
  { "section", STK_HTML_KIND_BLOCK },
  { "header", STK_HTML_KIND_BLOCK },
  { "nav", STK_HTML_KIND_BLOCK, .families = STK_HTML_FAMILY_NAVIGATION },
  { "aside", STK_HTML_KIND_BLOCK, .families = STK_HTML_FAMILY_ASIDE },
  { "footer", STK_HTML_KIND_BLOCK, .families = STK_HTML_FAMILY_NAVIGATION },
  { "hgroup", STK_HTML_KIND_BLOCK },
  { "figure", STK_HTML_KIND_FIGURE },
  { "address", STK_HTML_KIND_BLOCK },
  { "center", STK_HTML_KIND_BLOCK },
  { "details", STK_HTML_KIND_BLOCK },
  { "summary", STK_HTML_KIND_BLOCK },
  { "fieldset", STK_HTML_KIND_BLOCK },
  { "table", STK_HTML_KIND_TABLE },
  { "thead", STK_HTML_KIND_BLOCK },
  { "tbody", STK_HTML_KIND_BLOCK },
  { "tfoot", STK_HTML_KIND_BLOCK },
  { "tr", STK_HTML_KIND_BLOCK },
  { "hr", STK_HTML_KIND_BLOCK },
  { "html", STK_HTML_KIND_HTML },
  { "meta", STK_HTML_KIND_META },
  { "link", STK_HTML_KIND_LINK_TAG },
  { "base", STK_HTML_KIND_BASE },
  { "title", STK_HTML_KIND_TITLE },
  { "script", STK_HTML_KIND_SCRIPT },
  { "style", STK_HTML_KIND_SKIPPED },
  { "noscript", STK_HTML_KIND_SKIPPED },
  { "template", STK_HTML_KIND_SKIPPED },
  { "svg", STK_HTML_KIND_SKIPPED },
  { "math", STK_HTML_KIND_SKIPPED },
  { "menu", STK_HTML_KIND_SKIPPED },
  { "dialog", STK_HTML_KIND_SKIPPED },
  { "button", STK_HTML_KIND_SKIPPED },
  { "label", STK_HTML_KIND_SKIPPED },
  { "select", STK_HTML_KIND_SKIPPED },
  { "option", STK_HTML_KIND_SKIPPED },
  { "textarea", STK_HTML_KIND_SKIPPED },
  { "datalist", STK_HTML_KIND_SKIPPED },
  { "iframe", STK_HTML_KIND_SKIPPED },
  { "object", STK_HTML_KIND_SKIPPED },
  { "applet", STK_HTML_KIND_SKIPPED },
  { "audio", STK_HTML_KIND_SKIPPED },
  { "video", STK_HTML_KIND_SKIPPED },
  { "canvas", STK_HTML_KIND_SKIPPED },
  { "map", STK_HTML_KIND_SKIPPED },
};

/* Returns an index into the table: 0 for any element that is not in it. */
guint16
stk_html_find_element (const char *name)
{
  static GHashTable *table = NULL;

  if (g_once_init_enter_pointer (&table))
    {
      GHashTable *made = g_hash_table_new (g_str_hash, g_str_equal);

      for (unsigned int i = 1; i < G_N_ELEMENTS (stk_html_elements); i++)
        g_hash_table_insert (made, (gpointer) stk_html_elements[i].name, GUINT_TO_POINTER (i));
      g_once_init_leave_pointer (&table, made);
    }

  return (guint16) GPOINTER_TO_UINT (g_hash_table_lookup (table, name));
}

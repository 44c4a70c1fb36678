/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-html-private.h"

/* Names in no order; anything else is inline and has no node. */
const StkHtmlElement stk_html_elements[] = {
  { "", STK_HTML_KIND_INLINE, 0 },
  { "a", STK_HTML_KIND_LINK, 0 },
  { "time", STK_HTML_KIND_TIME, 0 },
  { "br", STK_HTML_KIND_BREAK, 0 },
  { "p", STK_HTML_KIND_PARAGRAPH, 0 },
  { "h1", STK_HTML_KIND_HEADING, 1 },
  { "h2", STK_HTML_KIND_HEADING, 2 },
  { "h3", STK_HTML_KIND_HEADING, 3 },
  { "h4", STK_HTML_KIND_HEADING, 4 },
  { "h5", STK_HTML_KIND_HEADING, 5 },
  { "h6", STK_HTML_KIND_HEADING, 6 },
  { "ul", STK_HTML_KIND_LIST, 0 },
  { "ol", STK_HTML_KIND_LIST, 0 },
  { "dl", STK_HTML_KIND_LIST, 0 },
  { "li", STK_HTML_KIND_LIST_ITEM, 0 },
  { "dt", STK_HTML_KIND_LIST_ITEM, 0 },
  { "dd", STK_HTML_KIND_LIST_ITEM, 0 },
  { "blockquote", STK_HTML_KIND_QUOTE, 0 },
  { "figcaption", STK_HTML_KIND_CAPTION, 0 },
  { "caption", STK_HTML_KIND_CAPTION, 0 },
  { "td", STK_HTML_KIND_CELL, 0 },
  { "th", STK_HTML_KIND_CELL, 0 },
  { "pre", STK_HTML_KIND_CODE, 0 },
  { "article", STK_HTML_KIND_ARTICLE, 0 },
  { "main", STK_HTML_KIND_MAIN, 0 },
  { "form", STK_HTML_KIND_FORM, 0 },
  { "body", STK_HTML_KIND_BLOCK, 0 },
  { "div", STK_HTML_KIND_BLOCK, 0 },
  { "section", STK_HTML_KIND_BLOCK, 0 },
  { "header", STK_HTML_KIND_BLOCK, 0 },
  { "hgroup", STK_HTML_KIND_BLOCK, 0 },
  { "figure", STK_HTML_KIND_BLOCK, 0 },
  { "address", STK_HTML_KIND_BLOCK, 0 },
  { "center", STK_HTML_KIND_BLOCK, 0 },
  { "details", STK_HTML_KIND_BLOCK, 0 },
  { "summary", STK_HTML_KIND_BLOCK, 0 },
  { "fieldset", STK_HTML_KIND_BLOCK, 0 },
  { "table", STK_HTML_KIND_BLOCK, 0 },
  { "thead", STK_HTML_KIND_BLOCK, 0 },
  { "tbody", STK_HTML_KIND_BLOCK, 0 },
  { "tfoot", STK_HTML_KIND_BLOCK, 0 },
  { "tr", STK_HTML_KIND_BLOCK, 0 },
  { "hr", STK_HTML_KIND_BLOCK, 0 },
  { "html", STK_HTML_KIND_HTML, 0 },
  { "meta", STK_HTML_KIND_META, 0 },
  { "link", STK_HTML_KIND_LINK_TAG, 0 },
  { "title", STK_HTML_KIND_TITLE, 0 },
  { "script", STK_HTML_KIND_SCRIPT, 0 },
  { "style", STK_HTML_KIND_SKIPPED, 0 },
  { "noscript", STK_HTML_KIND_SKIPPED, 0 },
  { "template", STK_HTML_KIND_SKIPPED, 0 },
  { "svg", STK_HTML_KIND_SKIPPED, 0 },
  { "math", STK_HTML_KIND_SKIPPED, 0 },
  { "nav", STK_HTML_KIND_SKIPPED, 0 },
  { "aside", STK_HTML_KIND_SKIPPED, 0 },
  { "footer", STK_HTML_KIND_SKIPPED, 0 },
  { "menu", STK_HTML_KIND_SKIPPED, 0 },
  { "dialog", STK_HTML_KIND_SKIPPED, 0 },
  { "button", STK_HTML_KIND_SKIPPED, 0 },
  { "label", STK_HTML_KIND_SKIPPED, 0 },
  { "select", STK_HTML_KIND_SKIPPED, 0 },
  { "option", STK_HTML_KIND_SKIPPED, 0 },
  { "textarea", STK_HTML_KIND_SKIPPED, 0 },
  { "datalist", STK_HTML_KIND_SKIPPED, 0 },
  { "iframe", STK_HTML_KIND_SKIPPED, 0 },
  { "object", STK_HTML_KIND_SKIPPED, 0 },
  { "applet", STK_HTML_KIND_SKIPPED, 0 },
  { "audio", STK_HTML_KIND_SKIPPED, 0 },
  { "video", STK_HTML_KIND_SKIPPED, 0 },
  { "canvas", STK_HTML_KIND_SKIPPED, 0 },
  { "map", STK_HTML_KIND_SKIPPED, 0 },
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

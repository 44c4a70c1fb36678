/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-html-private.h"

/* In code points. A longer one says more than who wrote it. */
#define MAX_BYLINE 100

/* So much of an element is looked at. */
#define MAX_NODES 200

static guint32
get_end (const StkHtmlTree *tree, guint32 i)
{
  return MIN (stk_html_tree_get (tree, i)->end, i + MAX_NODES);
}

static void
append_text (const StkHtmlTree *tree, guint32 i, GString *words)
{
  for (guint32 j = i; j < get_end (tree, i) && words->len <= MAX_BYLINE * 8; j++)
    {
      const StkHtmlNode *node = stk_html_tree_get (tree, j);

      if (node->kind == STK_HTML_KIND_TEXT)
        g_string_append_len (words, tree->text->str + node->start, node->n_bytes);
      else if (node->kind >= STK_HTML_KIND_BREAK)
        g_string_append_c (words, ' ');
    }
}

/* Inside of who wrote it, markup may say which words are the name. */
static guint32
find_name (const StkHtmlTree *tree, guint32 byline)
{
  for (guint32 i = byline + 1; i < get_end (tree, byline); i++)
    if ((stk_html_tree_get (tree, i)->families & STK_HTML_FAMILY_NAME) != 0)
      return i;

  return byline;
}

static char *
dup_byline (const StkHtmlTree *tree, guint32 i)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *byline = NULL;

  append_text (tree, find_name (tree, i), words);
  byline = stk_html_dup_collapsed (words->str);

  return *byline != '\0' && g_utf8_strlen (byline, -1) < MAX_BYLINE ? g_steal_pointer (&byline) : NULL;
}

/* Who wrote something else, or said something to it. */
#define OTHERS \
  (STK_HTML_FAMILY_RELATED | STK_HTML_FAMILY_PROMOTION | STK_HTML_FAMILY_COMMENTS | STK_HTML_FAMILY_NAVIGATION)

static char *
find_byline (const StkHtmlTree *tree, guint32 start, guint32 end)
{
  for (guint32 i = start; i < end;)
    {
      const StkHtmlNode *node = stk_html_tree_get (tree, i);
      char *byline = NULL;

      if (node->cut && (node->families & OTHERS) != 0)
        {
          i = node->end;
          continue;
        }
      if ((node->families & STK_HTML_FAMILY_BYLINE) != 0)
        byline = dup_byline (tree, i);
      if (byline != NULL)
        return byline;
      i++;
    }

  return NULL;
}

/* Offers the first byline that the page shows from its headline on, else the first of all. */
void
stk_html_find_byline (StkHtmlTree *tree, guint32 headline)
{
  g_autofree char *byline = find_byline (tree, MAX (headline, 1), tree->nodes->len);

  if (byline == NULL)
    byline = find_byline (tree, 1, tree->nodes->len);
  stk_html_metadata_offer (&tree->metadata, STK_HTML_BYLINE, STK_HTML_RANK_VISIBLE, byline);
}

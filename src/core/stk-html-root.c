/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-html-private.h"

#include <string.h>

/* What says that an element holds the article, in the order of trust, and which share of the best
 * element's running text it must hold to be believed. */
static const struct
{
  StkHtmlFamilies families;
  StkHtmlKind kind;
  double min_share;
} marks[] = {
  { STK_HTML_FAMILY_BODY, STK_HTML_KIND_TEXT, 0.5 },
  { STK_HTML_FAMILY_CONTENT, STK_HTML_KIND_TEXT, 0.75 },
  { 0, STK_HTML_KIND_ARTICLE, 0.6 },
  { STK_HTML_FAMILY_MAIN, STK_HTML_KIND_MAIN, 0.9 },
};

/* A title that is longer by more than this has a word in common with a heading rather than all. */
#define MAX_TITLE_RATIO 4

/* So many headings are looked at. */
#define MAX_HEADINGS 10000

static gboolean
is_container (const StkHtmlNode *node)
{
  return (node->kind >= STK_HTML_KIND_BLOCK && node->kind <= STK_HTML_KIND_FORM) ||
         node->kind == STK_HTML_KIND_CELL;
}

/* The element with the most running text and the least else: the largest sum in the tree. */
static guint32
find_most_valued (const StkHtmlTree *tree, const StkHtmlWeights *weights)
{
  guint32 best = 0;

  for (guint32 i = 1; i < tree->nodes->len;)
    {
      const StkHtmlNode *node = stk_html_tree_get (tree, i);

      if (node->cut)
        {
          i = node->end;
          continue;
        }
      if (is_container (node) && weights->prose[i] > 0 && (best == 0 || weights->value[i] >= weights->value[best]))
        best = i;
      i++;
    }

  return best;
}

static gboolean
has_mark (const StkHtmlNode *node, size_t m)
{
  return (node->families & marks[m].families) != 0 || node->kind == marks[m].kind;
}

/* The heaviest element with a mark. */
static guint32
find_marked (const StkHtmlTree *tree, const StkHtmlWeights *weights, size_t m)
{
  guint32 best = 0;

  for (guint32 i = 1; i < tree->nodes->len;)
    {
      const StkHtmlNode *node = stk_html_tree_get (tree, i);

      if (node->cut)
        {
          i = node->end;
          continue;
        }
      if (node->kind >= STK_HTML_KIND_BLOCK && has_mark (node, m) &&
          (best == 0 || weights->prose[i] > weights->prose[best] ||
           (weights->prose[i] == weights->prose[best] && weights->value[i] > weights->value[best])))
        best = i;
      i++;
    }

  return best;
}

/* Chooses the element that holds the article. */
guint32
stk_html_find_root (const StkHtmlTree *tree, const StkHtmlWeights *weights)
{
  guint32 best = find_most_valued (tree, weights);
  double prose = weights->prose[best];

  for (size_t m = 0; m < G_N_ELEMENTS (marks); m++)
    {
      guint32 marked = find_marked (tree, weights, m);

      if (marked != 0 && weights->letters[marked] > 0 && (double) weights->prose[marked] >= prose * marks[m].min_share)
        return marked;
    }

  return best;
}

static char *
dup_text (const StkHtmlTree *tree, guint32 i)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint32 j = i + 1; j < stk_html_tree_get (tree, i)->end && text->len < 1000; j++)
    {
      const StkHtmlNode *node = stk_html_tree_get (tree, j);

      if (node->kind == STK_HTML_KIND_TEXT)
        g_string_append_len (text, tree->text->str + node->start, node->n_bytes);
    }

  return stk_html_dup_collapsed (text->str);
}

/* Whether a heading's words are in a title or the other way round; titles also name the site. */
static gboolean
is_same (const char *title, const char *text)
{
  if (title == NULL || *text == '\0')
    return FALSE;

  return strstr (text, title) != NULL ||
         (strstr (title, text) != NULL && strlen (text) * MAX_TITLE_RATIO > strlen (title));
}

static gboolean
is_in_title (const StkHtmlTree *tree, guint32 i)
{
  g_autofree char *text = dup_text (tree, i);

  return is_same (tree->metadata.values[STK_HTML_TITLE], text) ||
         is_same (tree->metadata.values[STK_HTML_TITLE_TAG], text);
}

/* What speaks for a heading, the most telling first. */
static int
rate_headline (const StkHtmlTree *tree, guint32 i, guint32 root)
{
  const StkHtmlNode *node = stk_html_tree_get (tree, i);
  int rating = 0;

  rating += is_in_title (tree, i) ? 8 : 0;
  rating += node->level == 1 ? 4 : 0;
  rating += stk_html_is_inside (tree, i, root) ? 2 : 0;
  rating += (node->families & STK_HTML_FAMILY_HEADLINE) != 0 ? 1 : 0;

  return rating;
}

/* Finds the heading that is the headline: in the page's title if one is, else of the first level, in
 * the article rather than above it. Returns 0 if there is none. */
guint32
stk_html_find_headline (const StkHtmlTree *tree, const StkHtmlWeights *weights, guint32 root)
{
  guint32 best = 0;
  int best_rating = 3;
  unsigned int n_headings = 0;

  for (guint32 i = 1; i < stk_html_tree_get (tree, root)->end; i++)
    {
      const StkHtmlNode *node = stk_html_tree_get (tree, i);
      int rating;

      if (node->kind != STK_HTML_KIND_HEADING || weights->letters[i] == 0 || ++n_headings > MAX_HEADINGS)
        continue;
      rating = rate_headline (tree, i, root);
      if (rating > best_rating)
        {
          best = i;
          best_rating = rating;
        }
    }

  return best;
}

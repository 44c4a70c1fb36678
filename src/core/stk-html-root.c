/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-html-private.h"

#include <string.h>

/* Text in one piece, outside of links, that is as long is likely to be a sentence. In bytes. */
#define MIN_PROSE_BYTES 25

/* An <article> or <main> is believed if it holds this share of a page's running text: some pages
 * have an <article> for each teaser. */
#define MIN_MARKED_SHARE 0.4

/* Without these, the innermost element with this share of it is taken. */
#define MIN_SHARE 0.75

static gboolean
is_prose (const StkHtmlNode *node)
{
  return node->n_bytes >= MIN_PROSE_BYTES && !(node->flags & STK_HTML_FLAG_LINKED);
}

void
stk_html_weights_init (StkHtmlWeights *self, const StkHtmlTree *tree)
{
  guint32 n = tree->nodes->len;

  self->text = g_new0 (guint32, n);
  self->prose = g_new0 (guint32, n);

  /* Those inside an element come after it, so that all of an element is known when it is reached. */
  for (guint32 i = n - 1; i > 0; i--)
    {
      const StkHtmlNode *node = stk_html_tree_get (tree, i);

      if (node->kind == STK_HTML_KIND_TEXT)
        {
          self->text[i] = node->n_bytes;
          self->prose[i] = is_prose (node) ? node->n_bytes : 0;
        }
      self->text[node->parent] += self->text[i];
      self->prose[node->parent] += self->prose[i];
    }
}

void
stk_html_weights_clear (StkHtmlWeights *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->prose, g_free);
}

static guint32
find_heaviest (const StkHtmlTree *tree, const StkHtmlWeights *weights, StkHtmlKind kind)
{
  guint32 heaviest = 0;

  for (guint32 i = 1; i < tree->nodes->len; i++)
    if (stk_html_tree_get (tree, i)->kind == kind &&
        (heaviest == 0 || weights->prose[i] > weights->prose[heaviest]))
      heaviest = i;

  return heaviest;
}

static gboolean
is_container (const StkHtmlNode *node)
{
  return (node->kind >= STK_HTML_KIND_BLOCK && node->kind <= STK_HTML_KIND_FORM) ||
         node->kind == STK_HTML_KIND_CELL;
}

/* The innermost container that still has most of the running text. */
static guint32
find_densest (const StkHtmlTree *tree, const StkHtmlWeights *weights)
{
  double enough = (double) weights->prose[0] * MIN_SHARE;
  guint32 root = 0, i = 1;

  if (weights->prose[0] == 0)
    return 0;

  while (i < stk_html_tree_get (tree, root)->end)
    {
      const StkHtmlNode *node = stk_html_tree_get (tree, i);

      if (is_container (node) && (double) weights->prose[i] >= enough)
        root = i++;
      else
        i = MAX (node->end, i + 1);
    }

  return root;
}

/* Chooses the element that holds the article. */
guint32
stk_html_find_root (const StkHtmlTree *tree, const StkHtmlWeights *weights)
{
  static const StkHtmlKind marked[] = { STK_HTML_KIND_ARTICLE, STK_HTML_KIND_MAIN };
  double enough = (double) weights->prose[0] * MIN_MARKED_SHARE;

  for (size_t i = 0; i < G_N_ELEMENTS (marked); i++)
    {
      guint32 root = find_heaviest (tree, weights, marked[i]);

      if (root != 0 && weights->text[root] > 0 && (double) weights->prose[root] >= enough)
        return root;
    }

  return find_densest (tree, weights);
}

static char *
dup_text (const StkHtmlTree *tree, guint32 i)
{
  GString *text = g_string_new (NULL);

  for (guint32 j = i + 1; j < stk_html_tree_get (tree, i)->end && text->len < 1000; j++)
    {
      const StkHtmlNode *node = stk_html_tree_get (tree, j);

      if (node->kind == STK_HTML_KIND_TEXT)
        g_string_append_len (text, tree->text->str + node->start, node->n_bytes);
    }

  return g_strstrip (g_string_free_and_steal (text));
}

static gboolean
is_in_title (const StkHtmlTree *tree, guint32 i)
{
  const char *title = tree->metadata.values[STK_HTML_TITLE];
  g_autofree char *text = dup_text (tree, i);

  return title != NULL && *text != '\0' && strstr (title, text) != NULL;
}

/* Finds the heading that is the headline: the first of the first level in the article, else one
 * outside of it, where the page's own title counts more than nearness. Returns 0 if there is none. */
guint32
stk_html_find_headline (const StkHtmlTree *tree, const StkHtmlWeights *weights, guint32 root)
{
  guint32 root_end = stk_html_tree_get (tree, root)->end;
  guint32 outside = 0, first = 0;

  for (guint32 i = 1; i < tree->nodes->len; i++)
    {
      const StkHtmlNode *node = stk_html_tree_get (tree, i);

      if (node->kind != STK_HTML_KIND_HEADING || weights->text[i] == 0)
        continue;
      if (node->level == 1 && i >= root && i < root_end)
        return i;
      if (node->level == 1 && (is_in_title (tree, i) || (i < root && (outside == 0 || !is_in_title (tree, outside)))))
        outside = i;
      if (first == 0 && i >= root && i < root_end)
        first = i;
    }

  if (outside == 0 && first != 0 && is_in_title (tree, first))
    return first;

  return outside;
}

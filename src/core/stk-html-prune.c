/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-html-private.h"

/* Families whose elements stand beside an article, or in it without being part of it. */
#define JUNK \
  (STK_HTML_FAMILY_SHARE | STK_HTML_FAMILY_RELATED | STK_HTML_FAMILY_PROMOTION | \
   STK_HTML_FAMILY_COMMENTS | STK_HTML_FAMILY_NAVIGATION | STK_HTML_FAMILY_OVERLAY | \
   STK_HTML_FAMILY_ABOUT | STK_HTML_FAMILY_ASIDE | STK_HTML_FAMILY_TAGS)

/* These may outweigh the article and are junk all the same. */
#define HEAVY_JUNK \
  (STK_HTML_FAMILY_COMMENTS | STK_HTML_FAMILY_NAVIGATION | STK_HTML_FAMILY_OVERLAY | STK_HTML_FAMILY_ASIDE)

/* What says that an element is part of the article. */
#define GOOD (STK_HTML_FAMILY_CONTENT | STK_HTML_FAMILY_BODY | STK_HTML_FAMILY_MAIN)

/* An element is not believed to be junk if it holds more than this of the page's running text; nor
 * are those that look alike, together. */
#define MAX_JUNK_SHARE 0.3
#define MAX_HEAVY_SHARE 0.7

/* From this share of linked letters on, an element is a list of links. */
#define MIN_LINKED_SHARE 0.6

/* A form with a larger share of the article is none; some pages have all in one. */
#define MIN_FORM_SHARE 0.5

#define MAX_META_NODES 50

/* What one that is cut costs the element around it; at most. */
#define CUT_COST 20
#define MAX_CUT_COST 200

/* What an element's weight lost by what was taken out of it. */
typedef struct
{
  guint32 letters;
  guint32 linked;
  guint32 prose;
  guint32 n_prose;
  gint32 value;
} Loss;

typedef struct
{
  StkHtmlTree *tree;
  StkHtmlWeights *weights;
  GHashTable *alike; /* owned; prose by the hash of name and classes */
  guint32 *good;     /* owned; prose in elements inside that are part of the article */
  Loss *losses;      /* owned */
} Pruner;

static StkHtmlNode *
get_node (StkHtmlTree *tree, guint32 i)
{
  return &g_array_index (tree->nodes, StkHtmlNode, i);
}

static void
count_alike (Pruner *self)
{
  for (guint32 i = self->tree->nodes->len - 1; i > 0; i--)
    {
      const StkHtmlNode *node = stk_html_tree_get (self->tree, i);
      guint32 prose = self->weights->prose[i];
      gpointer known;

      if (node->kind == STK_HTML_KIND_TEXT || prose == 0)
        continue;
      if (node->kind == STK_HTML_KIND_ARTICLE || node->kind == STK_HTML_KIND_MAIN || (node->families & GOOD) != 0)
        self->good[i] = prose;
      self->good[node->parent] += self->good[i];
      known = g_hash_table_lookup (self->alike, GUINT_TO_POINTER (node->n_bytes));
      g_hash_table_insert (self->alike, GUINT_TO_POINTER (node->n_bytes),
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (known) + prose));
    }
}

static gboolean
is_small_form (const Pruner *self, const StkHtmlNode *node, guint32 i)
{
  const guint32 *weights = self->weights->prose[0] > 0 ? self->weights->prose : self->weights->letters;

  return node->kind == STK_HTML_KIND_FORM && (double) weights[i] <= (double) weights[0] * MIN_FORM_SHARE;
}

/* A line of metadata has who wrote it and when among the rest. */
static gboolean
has_byline (const Pruner *self, guint32 i)
{
  guint32 end = MIN (stk_html_tree_get (self->tree, i)->end, i + MAX_META_NODES);

  for (guint32 j = i; j < end; j++)
    {
      const StkHtmlNode *node = stk_html_tree_get (self->tree, j);

      if ((node->families & (STK_HTML_FAMILY_BYLINE | STK_HTML_FAMILY_DATE)) != 0 || node->kind == STK_HTML_KIND_TIME)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_junk (const Pruner *self, guint32 i)
{
  const StkHtmlNode *node = stk_html_tree_get (self->tree, i);
  StkHtmlFamilies junk = node->families & JUNK;
  double all = self->weights->prose[0];
  double prose = self->weights->prose[i];
  double alike;

  if (is_small_form (self, node, i))
    return TRUE;
  if (junk == 0 || (node->families & (STK_HTML_FAMILY_PULLQUOTE | STK_HTML_FAMILY_EMBED)) != 0)
    return FALSE;
  if (junk == STK_HTML_FAMILY_TAGS && has_byline (self, i))
    return FALSE;
  if (prose <= 0)
    return TRUE;

  if (self->good[i] * 2 > prose)
    return FALSE;
  if ((junk & HEAVY_JUNK) != 0)
    return prose < all * MAX_HEAVY_SHARE;
  alike = GPOINTER_TO_UINT (g_hash_table_lookup (self->alike, GUINT_TO_POINTER (node->n_bytes)));

  return alike < all * MAX_JUNK_SHARE;
}

static void
subtract (Loss *loss, const Loss *more)
{
  loss->letters += more->letters;
  loss->linked += more->linked;
  loss->prose += more->prose;
  loss->n_prose += more->n_prose;
  loss->value += more->value;
}

/* Takes an element out; what is around it learns of the loss later. */
static void
cut (Pruner *self, guint32 i)
{
  const StkHtmlWeights *weights = self->weights;
  StkHtmlNode *node = get_node (self->tree, i);
  gint32 cost = weights->letters[i] > 0 ? (gint32) MIN (CUT_COST + weights->letters[i] / 4, MAX_CUT_COST) : 0;
  Loss loss = {
    weights->letters[i],
    weights->linked[i],
    weights->prose[i],
    weights->n_prose[i],
    weights->value[i] + cost,
  };

  node->cut = TRUE;
  subtract (&self->losses[node->parent], &loss);
}

/* In one pass, since a page can be as deep as it is long. */
static void
update_weights (Pruner *self)
{
  StkHtmlWeights *weights = self->weights;

  for (guint32 i = self->tree->nodes->len; i > 0; i--)
    {
      const Loss *loss = &self->losses[i - 1];

      weights->letters[i - 1] -= loss->letters;
      weights->linked[i - 1] -= loss->linked;
      weights->prose[i - 1] -= loss->prose;
      weights->n_prose[i - 1] -= loss->n_prose;
      weights->value[i - 1] -= loss->value;
      if (i > 1)
        subtract (&self->losses[stk_html_tree_get (self->tree, i - 1)->parent], loss);
    }
}

/* Takes out what by its own word is beside the article, and updates the weights. */
void
stk_html_prune_page (StkHtmlTree *tree, StkHtmlWeights *weights)
{
  g_autoptr (GHashTable) alike = g_hash_table_new (NULL, NULL);
  g_autofree guint32 *good = g_new0 (guint32, tree->nodes->len);
  g_autofree Loss *losses = g_new0 (Loss, tree->nodes->len);
  Pruner self = { tree, weights, alike, good, losses };

  count_alike (&self);
  for (guint32 i = 1; i < tree->nodes->len;)
    {
      const StkHtmlNode *node = stk_html_tree_get (tree, i);

      if (node->kind == STK_HTML_KIND_TEXT || !is_junk (&self, i))
        {
          i++;
          continue;
        }
      cut (&self, i);
      i = node->end;
    }
  update_weights (&self);
}

static gboolean
is_container (const StkHtmlNode *node)
{
  return (node->kind >= STK_HTML_KIND_BLOCK && node->kind <= STK_HTML_KIND_FORM) || node->kind == STK_HTML_KIND_LIST;
}

/* The last piece of running text. Those that hold it come before it, so that it is the last that has any. */
static guint32
find_last_prose (const StkHtmlTree *tree, const StkHtmlWeights *weights, guint32 root)
{
  guint32 last = root;

  for (guint32 i = root; i < stk_html_tree_get (tree, root)->end;)
    {
      const StkHtmlNode *node = stk_html_tree_get (tree, i);

      if (!node->cut && weights->prose[i] > 0)
        last = i;
      i = node->cut ? node->end : i + 1;
    }

  return last;
}

/* Takes lists of links and teasers out of the article. A plain list inside the
 * text may be what the text speaks of: it stays, as furniture. */
void
stk_html_prune_article (StkHtmlTree *tree, const StkHtmlWeights *weights, guint32 root)
{
  guint32 end = stk_html_tree_get (tree, root)->end;
  guint32 last_prose = find_last_prose (tree, weights, root);

  for (guint32 i = root + 1; i < end;)
    {
      StkHtmlNode *node = get_node (tree, i);
      guint32 letters = weights->letters[i];

      if (!node->cut && is_container (node) && letters > 0 && letters < weights->letters[root] / 2 &&
          weights->prose[i] == 0 &&
          (double) weights->linked[i] > (double) letters * MIN_LINKED_SHARE)
        {
          node->cut = TRUE;
          node->kept = node->kind == STK_HTML_KIND_LIST && node->families == 0 && i < last_prose;
        }
      i = node->cut ? node->end : i + 1;
    }
}

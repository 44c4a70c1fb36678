/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-html-private.h"

/* In bytes. What is marked as a byline or lead and is longer must be something else. */
#define MAX_BYLINE_BYTES 400
#define MAX_LEAD_BYTES 2000

/* A form with a smaller share of the article is a form; some pages have all in one. */
#define MIN_FORM_SHARE 0.5

/* An element that is open, and what was so before it. */
typedef struct
{
  guint32 end;
  StkHtmlKind kind;
  StkHtmlFlags flags;
  StkRole role;
  int level;
} Frame;

typedef struct
{
  StkHtmlTree *tree;
  StkArticleBuilder *builder;
  StkHtmlWeights weights;
  guint32 root;
  guint32 headline;
  GArray *frames; /* owned; of Frame */

  /* What text would be here */
  StkRole role;
  int level;
  int list_level;
  unsigned int n_bylines; /* open ones; blocks inside are one */
  unsigned int n_times;   /* open ones */

  /* The block that is open */
  gboolean in_block;
  unsigned int n_breaks; /* since the last text */
  size_t n_bytes;
  size_t n_byline_bytes;
  size_t n_time_bytes;
  size_t n_linked_bytes;
  gboolean after_headline;

  GString *byline; /* owned; the words of the first one */
} Walker;

static void
end_block (Walker *self)
{
  if (!self->in_block)
    return;

  /* What its inline parts say of a short block that nothing else tells apart */
  if ((self->role == STK_ROLE_PARAGRAPH || self->role == STK_ROLE_LIST_ITEM) &&
      self->n_bytes <= MAX_BYLINE_BYTES)
    {
      if (self->n_byline_bytes * 3 > self->n_bytes)
        stk_article_builder_set_role (self->builder, STK_ROLE_BYLINE, 0);
      else if (self->n_time_bytes * 2 > self->n_bytes)
        stk_article_builder_set_role (self->builder, STK_ROLE_DATE, 0);
      else if (!self->after_headline && self->headline != 0 && self->n_linked_bytes == self->n_bytes)
        stk_article_builder_set_role (self->builder, STK_ROLE_FURNITURE, 0); /* the section's name */
    }
  self->after_headline |= self->role == STK_ROLE_HEADLINE;
  stk_article_builder_end_block (self->builder);
  self->in_block = FALSE;
}

/* Where a block begins or ends. */
static void
break_block (Walker *self)
{
  if (self->n_bylines > 0 && self->role == STK_ROLE_BYLINE)
    stk_article_builder_append (self->builder, " ", 1);
  else
    end_block (self);
  self->n_breaks = 0;
}

static gboolean
is_blank (const char *text, size_t n_bytes)
{
  for (size_t i = 0; i < n_bytes; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;

  return TRUE;
}

static void
add_text (Walker *self, const StkHtmlNode *node)
{
  const char *text = self->tree->text->str + node->start;

  if (is_blank (text, node->n_bytes))
    {
      if (self->in_block)
        stk_article_builder_append (self->builder, " ", 1);
      return;
    }

  if (!self->in_block)
    {
      stk_article_builder_begin_block (self->builder, self->role, self->level);
      self->in_block = TRUE;
      self->n_bytes = self->n_byline_bytes = self->n_time_bytes = self->n_linked_bytes = 0;
    }
  stk_article_builder_append (self->builder, text, node->n_bytes);
  self->n_breaks = 0;
  self->n_bytes += node->n_bytes;
  self->n_linked_bytes += node->flags & STK_HTML_FLAG_LINKED ? node->n_bytes : 0;
  if (self->n_times > 0)
    self->n_time_bytes += node->n_bytes;
  else if (self->n_bylines > 0)
    {
      self->n_byline_bytes += node->n_bytes;
      if (self->byline->len < MAX_BYLINE_BYTES)
        g_string_append_len (self->byline, text, node->n_bytes);
    }
}

/* Two line breaks in a row are how old pages part paragraphs. */
static void
add_break (Walker *self)
{
  if (!self->in_block)
    return;

  self->n_breaks++;
  if (self->n_breaks > 1 && self->n_bylines == 0)
    break_block (self);
  else
    stk_article_builder_append_break (self->builder);
}

static void
set_role (Walker *self, StkRole role, int level)
{
  self->role = role;
  self->level = level;
}

/* A byline stays one, whatever it is made of. */
static void
change_role (Walker *self, StkRole role, int level)
{
  if (self->role != STK_ROLE_BYLINE)
    set_role (self, role, level);
}

/* A paragraph is only itself where nothing around it says more. */
static void
enter_paragraph (Walker *self)
{
  if (self->role == STK_ROLE_TABLE_CELL)
    set_role (self, STK_ROLE_PARAGRAPH, 0);
}

static void
enter_heading (Walker *self, guint32 i, const StkHtmlNode *node)
{
  if (i == self->headline)
    set_role (self, STK_ROLE_HEADLINE, 0);
  else if (self->role != STK_ROLE_CAPTION)
    change_role (self, STK_ROLE_SUBHEAD, node->level);
}

static void
enter_flagged (Walker *self, guint32 i, const StkHtmlNode *node, Frame *frame)
{
  if (node->flags & STK_HTML_FLAG_BYLINE && self->weights.text[i] <= MAX_BYLINE_BYTES)
    {
      if (node->kind >= STK_HTML_KIND_BLOCK && self->role == STK_ROLE_PARAGRAPH)
        set_role (self, STK_ROLE_BYLINE, 0);
      frame->flags |= STK_HTML_FLAG_BYLINE;
      self->n_bylines++;
    }
  else if (node->flags & STK_HTML_FLAG_LEAD && node->kind >= STK_HTML_KIND_BLOCK &&
           self->weights.text[i] <= MAX_LEAD_BYTES && self->role != STK_ROLE_HEADLINE)
    set_role (self, STK_ROLE_LEAD, 0);
}

static void
enter_kind (Walker *self, guint32 i, const StkHtmlNode *node)
{
  /* What text becomes in elements that say so; elsewhere it stays what it is around them. */
  static const StkRole roles[] = {
    [STK_HTML_KIND_LIST_ITEM] = STK_ROLE_LIST_ITEM,
    [STK_HTML_KIND_QUOTE] = STK_ROLE_QUOTE,
    [STK_HTML_KIND_CAPTION] = STK_ROLE_CAPTION,
    [STK_HTML_KIND_CELL] = STK_ROLE_TABLE_CELL,
    [STK_HTML_KIND_CODE] = STK_ROLE_CODE,
  };

  if (node->kind == STK_HTML_KIND_LINK && node->start != 0)
    stk_article_builder_begin_link (self->builder, self->tree->strings->str + node->start);
  else if (node->kind == STK_HTML_KIND_TIME)
    self->n_times++;
  else if (node->kind == STK_HTML_KIND_PARAGRAPH)
    enter_paragraph (self);
  else if (node->kind == STK_HTML_KIND_HEADING)
    enter_heading (self, i, node);
  else if (node->kind == STK_HTML_KIND_LIST)
    self->list_level++;
  else if (node->kind >= STK_HTML_KIND_LIST_ITEM)
    change_role (self, roles[node->kind],
                 node->kind == STK_HTML_KIND_LIST_ITEM ? MAX (self->list_level, 1) : 0);
}

static void
enter (Walker *self, guint32 i, const StkHtmlNode *node)
{
  Frame frame = { .end = node->end, .kind = node->kind, .role = self->role, .level = self->level };

  if (node->kind >= STK_HTML_KIND_BLOCK)
    break_block (self);
  enter_kind (self, i, node);
  enter_flagged (self, i, node, &frame);
  g_array_append_val (self->frames, frame);
}

static void
leave (Walker *self)
{
  Frame frame = g_array_index (self->frames, Frame, self->frames->len - 1);

  g_array_set_size (self->frames, self->frames->len - 1);
  if (frame.flags & STK_HTML_FLAG_BYLINE)
    self->n_bylines--;
  if (frame.kind >= STK_HTML_KIND_BLOCK)
    break_block (self);
  if (frame.kind == STK_HTML_KIND_LINK)
    stk_article_builder_end_link (self->builder);
  else if (frame.kind == STK_HTML_KIND_TIME)
    self->n_times--;
  else if (frame.kind == STK_HTML_KIND_LIST)
    self->list_level--;
  set_role (self, frame.role, frame.level);
}

static gboolean
is_small_form (const Walker *self, guint32 i, const StkHtmlNode *node)
{
  return node->kind == STK_HTML_KIND_FORM &&
         (double) self->weights.prose[i] < (double) self->weights.prose[self->root] * MIN_FORM_SHARE;
}

/* Goes through a node and what is inside. */
static void
walk (Walker *self, guint32 root)
{
  guint32 end = stk_html_tree_get (self->tree, root)->end;

  for (guint32 i = root; i < end;)
    {
      const StkHtmlNode *node = stk_html_tree_get (self->tree, i);

      while (self->frames->len > 0 && g_array_index (self->frames, Frame, self->frames->len - 1).end <= i)
        leave (self);

      if (is_small_form (self, i, node))
        {
          i = node->end;
          continue;
        }
      if (node->kind == STK_HTML_KIND_TEXT)
        add_text (self, node);
      else if (node->kind == STK_HTML_KIND_BREAK)
        add_break (self);
      else
        enter (self, i, node);
      i++;
    }

  while (self->frames->len > 0)
    leave (self);
  end_block (self);
}

/* Gives the article's part of a page to the builder, block by block. */
void
stk_html_walk (StkHtmlTree *tree, StkArticleBuilder *builder)
{
  g_auto (StkHtmlWeights) weights = { 0 };
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  g_autoptr (GString) byline = g_string_new (NULL);
  Walker self = { .tree = tree, .builder = builder, .frames = frames, .byline = byline };

  stk_html_weights_init (&weights, tree);
  self.weights = weights;
  self.root = stk_html_find_root (tree, &weights);
  self.headline = stk_html_find_headline (tree, &weights, self.root);
  self.role = STK_ROLE_PARAGRAPH;

  if (self.headline != 0 &&
      (self.headline < self.root || self.headline >= stk_html_tree_get (tree, self.root)->end))
    walk (&self, self.headline);
  walk (&self, self.root);

  stk_html_metadata_offer (&tree->metadata, STK_HTML_BYLINE, STK_HTML_RANK_VISIBLE, byline->str);
}

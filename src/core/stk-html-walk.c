/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-html-private.h"
#include "stk-link.h"
#include "stk-roles-private.h"

#include <string.h>

/* In letters. What is marked as a byline, date, credit or lead and is longer must be something else. */
#define MAX_SHORT_LETTERS 300
#define MAX_LEAD_LETTERS 1500

/* A gallery or player with a larger share of the article is how the article is told. */
#define MAX_MEDIA_SHARE 0.3

/* What may stand with them: "By", "|", "am". */
#define MAX_BETWEEN_BYTES 12

#define KEPT (STK_HTML_FAMILY_SHARE | STK_HTML_FAMILY_ABOUT | STK_HTML_FAMILY_TAGS)
#define LEFT_OUT \
  (STK_HTML_FAMILY_RELATED | STK_HTML_FAMILY_PROMOTION | STK_HTML_FAMILY_COMMENTS | STK_HTML_FAMILY_NAVIGATION | \
   STK_HTML_FAMILY_OVERLAY)

/* Inline elements in each other; more are for nothing. */
#define MAX_INLINE_DEPTH 50

/* A table with a larger share of the article's running text is no table. */
#define MIN_LAYOUT_SHARE 0.5

/* What an element says of the words in it, whatever block they are in. */
typedef enum
{
  PART_BYLINE,
  PART_DATE,
  PART_CREDIT,
  PART_CAPTION,
  N_PARTS,
  PART_NONE = N_PARTS,
} Part;

/* How each part is told, and how much of a block it must be to give it its role. */
static const struct
{
  StkHtmlFamilies family;
  StkRole role;
  double min_share;
} parts[N_PARTS] = {
  [PART_BYLINE] = { STK_HTML_FAMILY_BYLINE, STK_ROLE_BYLINE, 0.34 },
  [PART_DATE] = { STK_HTML_FAMILY_DATE, STK_ROLE_DATE, 0.5 },
  [PART_CREDIT] = { STK_HTML_FAMILY_CREDIT, STK_ROLE_CREDIT, 0.8 },
  [PART_CAPTION] = { STK_HTML_FAMILY_CAPTION, STK_ROLE_CAPTION, 0.5 },
};

/* An element that is open, and what was so before it. */
typedef struct
{
  guint32 end;
  StkHtmlKind kind;
  Part part;
  StkRole role;
  int level;
  gboolean is_layout;
  StkEmphasisFlags emphasis;
} Frame;

typedef struct
{
  StkHtmlTree *tree;
  StkArticleBuilder *builder;
  StkHtmlWeights weights;
  const char *base; /* borrowed; nullable; absolute */
  guint32 root;
  guint32 headline;
  gboolean is_outside; /* of the root, where only headline, byline, date and lead are taken */
  gboolean is_after;   /* the root, where only footnotes are */
  GArray *frames; /* owned; of Frame */
  GArray *traits; /* owned; of StkHtmlTraits, one for each block */

  /* What text would be here */
  StkRole role;
  int level;
  int list_level;
  gboolean is_layout; /* of the innermost table */
  StkEmphasisFlags emphasis;
  unsigned int n_open[N_PARTS];

  /* The block that is open */
  gboolean in_block;
  guint32 container;
  unsigned int n_breaks; /* since the last text */
  size_t n_bytes;
  size_t n_part_bytes[N_PARTS];
  size_t n_linked_bytes;
} Walker;

static void
end_block (Walker *self)
{
  GArray *blocks = stk_article_builder_get_blocks (self->builder);
  unsigned int n_blocks = blocks->len;
  StkHtmlTraits traits = { self->container, self->n_bytes, self->n_linked_bytes };

  if (!self->in_block)
    return;

  /* What its inline parts say of a block that nothing else tells apart */
  if (self->role == STK_ROLE_PARAGRAPH || self->role == STK_ROLE_LIST_ITEM || self->role == STK_ROLE_CAPTION)
    for (size_t i = 0; i < N_PARTS; i++)
      if ((double) self->n_part_bytes[i] > (double) self->n_bytes * parts[i].min_share)
        {
          stk_article_builder_set_role (self->builder, parts[i].role, 0);
          break;
        }
  stk_article_builder_end_block (self->builder);
  if (blocks->len > n_blocks)
    g_array_append_val (self->traits, traits);
  self->in_block = FALSE;
}

/* Where a block begins or ends. */
static void
break_block (Walker *self)
{
  if (self->n_open[PART_BYLINE] > 0 && self->role == STK_ROLE_BYLINE)
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

/* Of text in a paragraph: what is around the paragraph. Of text by itself: what is around it. */
static guint32
find_container (const Walker *self, const StkHtmlNode *text)
{
  const StkHtmlNode *node;
  guint32 i = text->parent;

  for (int n = 0; n < MAX_INLINE_DEPTH && i != 0 && stk_html_tree_get (self->tree, i)->kind < STK_HTML_KIND_BLOCK; n++)
    i = stk_html_tree_get (self->tree, i)->parent;

  node = stk_html_tree_get (self->tree, i);

  return node->kind >= STK_HTML_KIND_PARAGRAPH ? node->parent : i;
}

/* Whether text outside of the article's own element belongs to it. */
static gboolean
belongs_outside (const Walker *self)
{
  if (self->is_after)
    return self->role == STK_ROLE_FOOTNOTE;

  return self->role == STK_ROLE_HEADLINE || self->role == STK_ROLE_BYLINE || self->role == STK_ROLE_DATE ||
         self->role == STK_ROLE_LEAD || self->n_open[PART_BYLINE] > 0 || self->n_open[PART_DATE] > 0;
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
  if (self->is_outside && !belongs_outside (self))
    return;

  if (!self->in_block)
    {
      stk_article_builder_begin_block (self->builder, self->role, self->level);
      self->in_block = TRUE;
      self->container = find_container (self, node);
      self->n_bytes = self->n_linked_bytes = 0;
      memset (self->n_part_bytes, 0, sizeof self->n_part_bytes);
    }
  stk_article_builder_append (self->builder, text, node->n_bytes);
  self->n_breaks = 0;
  self->n_bytes += node->n_bytes;
  self->n_linked_bytes += node->linked ? node->n_bytes : 0;
  for (size_t i = 0; i < N_PARTS; i++)
    self->n_part_bytes[i] += self->n_open[i] > 0 ? node->n_bytes : 0;
}

/* Two line breaks in a row are how old pages part paragraphs. */
static void
add_break (Walker *self)
{
  if (!self->in_block)
    return;

  self->n_breaks++;
  if (self->n_breaks > 1 && self->n_open[PART_BYLINE] == 0)
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

/* A byline stays one, whatever it is made of, and so does furniture. */
static void
change_role (Walker *self, StkRole role, int level)
{
  if (self->role != STK_ROLE_BYLINE && self->role != STK_ROLE_FURNITURE)
    set_role (self, role, level);
}

/* As the page has it where it has no address of its own, or the link none that can be read. */
static void
begin_link (Walker *self, const char *href)
{
  g_autofree char *address = NULL;

  if (self->base != NULL)
    address = stk_link_resolve (self->base, href);
  stk_article_builder_begin_link (self->builder, address ? address : href);
}

static void
set_emphasis (Walker *self, StkEmphasisFlags emphasis)
{
  if (emphasis != self->emphasis)
    stk_article_builder_set_emphasis (self->builder, emphasis);
  self->emphasis = emphasis;
}

static void
enter_heading (Walker *self, guint32 i, const StkHtmlNode *node)
{
  if (i == self->headline)
    set_role (self, STK_ROLE_HEADLINE, 0);
  else if (self->role != STK_ROLE_CAPTION)
    change_role (self, STK_ROLE_SUBHEAD, node->level);
}

/* The role of a block that an element makes by its family; a paragraph's is the weakest. */
static void
enter_family (Walker *self, guint32 i, const StkHtmlNode *node)
{
  guint32 letters = self->weights.letters[i];
  gboolean is_short = letters <= MAX_SHORT_LETTERS;
  gboolean is_minor = self->weights.prose[i] <= self->weights.prose[self->root] * MAX_MEDIA_SHARE;

  if (self->role == STK_ROLE_PARAGRAPH && (node->families & STK_HTML_FAMILY_BYLINE) != 0 && is_short)
    set_role (self, STK_ROLE_BYLINE, 0);
  else if (self->role == STK_ROLE_PARAGRAPH && (node->families & STK_HTML_FAMILY_PULLQUOTE) != 0 && is_minor)
    set_role (self, STK_ROLE_QUOTE, 0);
  else if ((self->role == STK_ROLE_PARAGRAPH || self->role == STK_ROLE_LIST_ITEM) &&
           (node->families & (STK_HTML_FAMILY_CAPTION | STK_HTML_FAMILY_MEDIA)) != 0 && is_minor)
    set_role (self, STK_ROLE_CAPTION, 0);
  else if (self->role == STK_ROLE_PARAGRAPH && (node->families & STK_HTML_FAMILY_FOOTNOTE) != 0 && is_minor)
    set_role (self, STK_ROLE_FOOTNOTE, 0);
  else if (self->role == STK_ROLE_PARAGRAPH && (node->families & STK_HTML_FAMILY_LEAD) != 0 &&
           letters <= MAX_LEAD_LETTERS)
    set_role (self, STK_ROLE_LEAD, 0);
}

static Part
find_part (const Walker *self, guint32 i, const StkHtmlNode *node)
{
  if (self->weights.letters[i] > MAX_SHORT_LETTERS)
    return PART_NONE;
  if (node->kind == STK_HTML_KIND_TIME)
    return PART_DATE;
  for (size_t part = 0; part < N_PARTS; part++)
    if ((node->families & parts[part].family) != 0)
      return (Part) part;

  return PART_NONE;
}

/* Old pages put all that they have into tables. */
static gboolean
is_layout (const Walker *self, guint32 i)
{
  return (double) self->weights.prose[i] > (double) self->weights.prose[self->root] * MIN_LAYOUT_SHARE;
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

  if (node->kind == STK_HTML_KIND_FIGURE)
    change_role (self, STK_ROLE_CAPTION, 0);
  else if (node->kind == STK_HTML_KIND_LINK && node->start != 0)
    begin_link (self, self->tree->strings->str + node->start);
  else if (node->kind == STK_HTML_KIND_STRONG)
    set_emphasis (self, self->emphasis | STK_EMPHASIS_STRONG);
  else if (node->kind == STK_HTML_KIND_EMPHASIS)
    set_emphasis (self, self->emphasis | STK_EMPHASIS_STRESSED);
  else if (node->kind == STK_HTML_KIND_HEADING)
    enter_heading (self, i, node);
  else if (node->kind == STK_HTML_KIND_LIST)
    self->list_level++;
  else if (node->kind == STK_HTML_KIND_TABLE)
    self->is_layout = is_layout (self, i);
  else if (node->kind >= STK_HTML_KIND_LIST_ITEM && !(node->kind == STK_HTML_KIND_CELL && self->is_layout))
    change_role (self, roles[node->kind],
                 node->kind == STK_HTML_KIND_LIST_ITEM ? MAX (self->list_level, 1) : 0);
}

/* Whether the open block is who wrote it and nothing else, and when follows, or the other way round. */
static gboolean
parts_here (const Walker *self, Part part)
{
  size_t n_parts = self->n_part_bytes[PART_BYLINE] + self->n_part_bytes[PART_DATE];
  Part other = part == PART_DATE ? PART_BYLINE : PART_DATE;

  return self->in_block && (part == PART_DATE || part == PART_BYLINE) && self->n_open[other] == 0 &&
         self->n_part_bytes[other] > 0 && self->n_bytes <= n_parts + MAX_BETWEEN_BYTES;
}

static void
enter (Walker *self, guint32 i, const StkHtmlNode *node)
{
  Frame frame = {
    .end = node->end,
    .kind = node->kind,
    .role = self->role,
    .level = self->level,
    .is_layout = self->is_layout,
    .emphasis = self->emphasis,
  };

  if (node->kind >= STK_HTML_KIND_BLOCK)
    break_block (self);
  if (node->cut)
    set_role (self, STK_ROLE_FURNITURE, 0);
  if (i != self->root || node->kind != STK_HTML_KIND_CELL)
    enter_kind (self, i, node);
  if (node->kind >= STK_HTML_KIND_BLOCK)
    enter_family (self, i, node);
  frame.part = find_part (self, i, node);
  if (parts_here (self, frame.part))
    break_block (self);
  if (frame.part != PART_NONE)
    self->n_open[frame.part]++;
  g_array_append_val (self->frames, frame);
}

static void
leave (Walker *self)
{
  Frame frame = g_array_index (self->frames, Frame, self->frames->len - 1);

  g_array_set_size (self->frames, self->frames->len - 1);
  if (frame.part == PART_BYLINE)
    self->n_open[PART_BYLINE]--;
  if (frame.kind >= STK_HTML_KIND_BLOCK)
    break_block (self);
  if (frame.part != PART_NONE && frame.part != PART_BYLINE)
    self->n_open[frame.part]--;
  if (frame.kind == STK_HTML_KIND_LINK)
    stk_article_builder_end_link (self->builder);
  else if (frame.kind == STK_HTML_KIND_LIST)
    self->list_level--;
  set_emphasis (self, frame.emphasis);
  self->is_layout = frame.is_layout;
  set_role (self, frame.role, frame.level);
}

/* What is about the article stays with it, as furniture; what is about others, and what leads to them, goes. */
static gboolean
is_kept (const Walker *self, const StkHtmlNode *node)
{
  return !self->is_outside &&
         (node->kept || ((node->families & KEPT) != 0 && (node->families & LEFT_OUT) == 0));
}

/* Goes through nodes, in which elements begin and end. */
static void
walk (Walker *self, guint32 start, guint32 end)
{
  for (guint32 i = start; i < end;)
    {
      const StkHtmlNode *node = stk_html_tree_get (self->tree, i);

      while (self->frames->len > 0 && g_array_index (self->frames, Frame, self->frames->len - 1).end <= i)
        leave (self);

      if (node->cut && !is_kept (self, node))
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

/* Goes through what is between two places, but for what the root is in, which is gone into. */
static void
walk_outside (Walker *self, guint32 start, guint32 end)
{
  self->is_outside = TRUE;
  for (guint32 i = start; i < end;)
    {
      guint32 node_end = stk_html_tree_get (self->tree, i)->end;

      if (stk_html_is_inside (self->tree, self->root, i))
        i++;
      else
        {
          walk (self, i, node_end);
          i = node_end;
        }
    }
  self->is_outside = FALSE;
}

/* The headline, and what of the article stands between it and the root. */
static void
walk_head (Walker *self)
{
  guint32 end = stk_html_tree_get (self->tree, self->headline)->end;

  walk (self, self->headline, end);
  walk_outside (self, end, self->root);
}

/* Footnotes may stand after the text, in the same article or beside it. */
static void
walk_tail (Walker *self)
{
  guint32 outer = stk_html_tree_get (self->tree, self->root)->parent;

  for (guint32 i = outer; i != 0; i = stk_html_tree_get (self->tree, i)->parent)
    if (stk_html_tree_get (self->tree, i)->kind == STK_HTML_KIND_ARTICLE)
      outer = i;
  self->is_after = TRUE;
  walk_outside (self, stk_html_tree_get (self->tree, self->root)->end, stk_html_tree_get (self->tree, outer)->end);
}

/* A date that only people can read */
static void
offer_date (Walker *self)
{
  GArray *blocks = stk_article_builder_get_blocks (self->builder);
  const char *text = stk_article_builder_get_buffer (self->builder);

  for (unsigned int i = 0; i < blocks->len; i++)
    {
      const StkBlock *block = &g_array_index (blocks, StkBlock, i);
      g_autofree char *date = NULL;
      const char *start;

      if (block->role != STK_ROLE_DATE)
        continue;
      start = g_utf8_offset_to_pointer (text, (glong) block->range.start);
      stk_line_is_date (start, g_utf8_offset_to_pointer (start, (glong) stk_range_get_length (block->range)), &date);
      stk_html_metadata_offer (&self->tree->metadata, STK_HTML_PUBLISHED, STK_HTML_RANK_VISIBLE + 1, date);
      return;
    }
}

/* Gives the article's part of a page to the builder, block by block. @base is what addresses are relative to,
 * if that is known. */
void
stk_html_walk (StkHtmlTree *tree, const char *base, StkArticleBuilder *builder)
{
  g_auto (StkHtmlWeights) weights = { 0 };
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  g_autoptr (GArray) traits = g_array_new (FALSE, FALSE, sizeof (StkHtmlTraits));
  Walker self = {
    .tree = tree,
    .builder = builder,
    .base = base,
    .frames = frames,
    .traits = traits,
  };

  stk_html_weights_init (&weights, tree);
  stk_html_prune_page (tree, &weights);
  self.weights = weights;
  self.root = stk_html_find_root (tree, &weights);
  stk_html_prune_article (tree, &weights, self.root);
  self.headline = stk_html_find_headline (tree, &weights, self.root);
  self.role = STK_ROLE_PARAGRAPH;

  if (self.headline != 0 && !stk_html_is_inside (tree, self.headline, self.root))
    walk_head (&self);
  walk (&self, self.root, stk_html_tree_get (tree, self.root)->end);
  walk_tail (&self);
  stk_html_trim (builder, traits);
  stk_html_find_byline (tree, self.headline);
  offer_date (&self);
}

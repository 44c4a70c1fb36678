/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-export-html.h"

/* The article as HTML. A block is cut wherever a tag, a link or an emphasis begins or ends, so that marks may overlap
 * as they like and the elements still nest. */

/* Levels of lists; deeper ones stand in this one. */
#define MAX_LEVEL 9

/* How the blocks of a role are written. */
typedef struct
{
  const char *around; /* an element around all of a row; %NULL for none */
  const char *before; /* what is around each */
  const char *name;
  const char *after;
  const char *css; /* a class; %NULL for none */
} Element;

static const Element ELEMENTS[] = {
  [STK_ROLE_HEADLINE] = { NULL, "", "h1", "", NULL },
  [STK_ROLE_BYLINE] = { NULL, "", "p", "", "byline" },
  [STK_ROLE_DATE] = { NULL, "", "p", "", "date" },
  [STK_ROLE_LEAD] = { NULL, "", "p", "", "lead" },
  [STK_ROLE_PARAGRAPH] = { NULL, "", "p", "", NULL },
  [STK_ROLE_SUBHEAD] = { NULL, "", "h2", "", NULL },
  [STK_ROLE_LIST_ITEM] = { NULL, "", "li", "", NULL },
  [STK_ROLE_QUOTE] = { "blockquote", "", "p", "", NULL },
  [STK_ROLE_CAPTION] = { NULL, "<figure>", "figcaption", "</figure>", NULL },
  [STK_ROLE_CREDIT] = { NULL, "", "p", "", "credit" },
  [STK_ROLE_TABLE_CELL] = { "table", "<tr>", "td", "</tr>", NULL },
  [STK_ROLE_CODE] = { NULL, "", "pre", "", NULL },
  [STK_ROLE_FOOTNOTE] = { NULL, "", "p", "", "footnote" },
  [STK_ROLE_FURNITURE] = { NULL, "", "p", "", "furniture" },
};

static const struct
{
  StkEmphasisFlags flag;
  const char *name;
} EMPHASES[] = {
  { STK_EMPHASIS_STRONG, "strong" },
  { STK_EMPHASIS_STRESSED, "em" },
  { STK_EMPHASIS_UNDERLINED, "u" },
  { STK_EMPHASIS_STRUCK, "s" },
};

/* What is written now. */
typedef struct
{
  GString *out;
  const StkExportNotes *notes;
  StkText *text;
  const StkLink *links;
  size_t n_links;
  size_t link; /* the first that may still matter */
  const StkEmphasis *emphases;
  size_t n_emphases;
  size_t emphasis; /* the first that may still matter */
} Writer;

/* Whether it looks like a language tag; others would make the page invalid. */
static gboolean
is_language (const char *lang)
{
  return lang != NULL && g_regex_match_simple ("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", lang, 0, 0);
}

static int
compare_offsets (gconstpointer a, gconstpointer b)
{
  size_t left = *(const size_t *) a, right = *(const size_t *) b;

  return (left > right) - (left < right);
}

static void
add_cuts (GArray *cuts, StkRange block, StkRange range)
{
  if (range.start > block.start && range.start < block.end)
    g_array_append_val (cuts, range.start);
  if (range.end > block.start && range.end < block.end)
    g_array_append_val (cuts, range.end);
}

/* The tags with a footnote that have words in a block, in the order of the text. */
static GPtrArray *
list_tags (Writer *self, StkRange block)
{
  g_autoptr (GPtrArray) all =
    stk_annotation_list_query (stk_document_get_annotations (self->notes->document), block);
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    {
      StkAnnotation *annotation = g_ptr_array_index (all, i);

      if (stk_export_notes_get_number (self->notes, stk_annotation_get_id (annotation)) > 0 &&
          stk_export_notes_is_placed (annotation))
        g_ptr_array_add (tags, g_object_ref (annotation));
    }

  return tags;
}

/* Where a block is cut, in order, its start and end included. */
static GArray *
list_cuts (Writer *self, StkRange block, GPtrArray *tags)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (size_t));

  g_array_append_val (cuts, block.start);
  g_array_append_val (cuts, block.end);
  for (guint i = 0; i < tags->len; i++)
    for (size_t part = 0; part < stk_annotation_get_n_anchors (tags->pdata[i]); part++)
      add_cuts (cuts, block, stk_anchor_get_range (stk_annotation_get_anchor (tags->pdata[i], part)));
  for (size_t i = self->link; i < self->n_links && self->links[i].range.start < block.end; i++)
    add_cuts (cuts, block, self->links[i].range);
  for (size_t i = self->emphasis; i < self->n_emphases && self->emphases[i].range.start < block.end; i++)
    add_cuts (cuts, block, self->emphases[i].range);
  g_array_sort (cuts, compare_offsets);

  return cuts;
}

/* The part of a tag that covers words, as a number from 1; 0 for none. */
static size_t
find_part (StkAnnotation *tag, StkRange words)
{
  for (size_t part = 0; part < stk_annotation_get_n_anchors (tag); part++)
    {
      StkRange range = stk_anchor_get_range (stk_annotation_get_anchor (tag, part));

      if (range.start <= words.start && range.end >= words.end)
        return part + 1;
    }

  return 0;
}

static const StkLink *
find_link (Writer *self, StkRange words)
{
  while (self->link < self->n_links && self->links[self->link].range.end <= words.start)
    self->link++;

  return self->link < self->n_links && self->links[self->link].range.start <= words.start &&
             stk_export_html_is_web (self->links[self->link].href)
           ? &self->links[self->link]
           : NULL;
}

static StkEmphasisFlags
find_emphasis (Writer *self, StkRange words)
{
  while (self->emphasis < self->n_emphases && self->emphases[self->emphasis].range.end <= words.start)
    self->emphasis++;

  return self->emphasis < self->n_emphases && self->emphases[self->emphasis].range.start <= words.start
           ? self->emphases[self->emphasis].flags
           : STK_EMPHASIS_NONE;
}

/* Begins a mark with the kinds of all tags that cover words, each once. Returns whether there is any. */
static gboolean
begin_mark (Writer *self, GPtrArray *tags, StkRange words)
{
  StkKinds kinds = 0;
  const char *separator = "<mark class=\"";

  for (guint i = 0; i < tags->len; i++)
    if (find_part (tags->pdata[i], words) > 0)
      kinds |= STK_KINDS (stk_annotation_get_kind (tags->pdata[i]));

  for (StkKind kind = 0; kind < STK_N_KINDS; kind++)
    if (kinds & STK_KINDS (kind))
      {
        g_string_append_printf (self->out, "%s%s", separator, stk_kind_get_info (kind)->nick);
        separator = " ";
      }
  if (kinds != 0)
    g_string_append (self->out, "\">");

  return kinds != 0;
}

static void
add_words (Writer *self, GPtrArray *tags, StkRange words)
{
  const StkLink *link = find_link (self, words);
  StkEmphasisFlags flags = find_emphasis (self, words);
  gboolean marked;

  if (link != NULL)
    stk_export_html_add (self->out, "<a href=\"%s\">", link->href);
  for (size_t i = 0; i < G_N_ELEMENTS (EMPHASES); i++)
    if (flags & EMPHASES[i].flag)
      g_string_append_printf (self->out, "<%s>", EMPHASES[i].name);

  marked = begin_mark (self, tags, words);
  stk_export_html_escape_range (self->out, self->text, words);
  if (marked)
    g_string_append (self->out, "</mark>");

  for (size_t i = G_N_ELEMENTS (EMPHASES); i > 0; i--)
    if (flags & EMPHASES[i - 1].flag)
      g_string_append_printf (self->out, "</%s>", EMPHASES[i - 1].name);
  if (link != NULL)
    g_string_append (self->out, "</a>");
}

/* The numbers of the tags of which a part ends with these words. The first part is what the footnote leads back to. */
static void
add_references (Writer *self, GPtrArray *tags, StkRange words, StkRange block, size_t next_block)
{
  for (guint i = 0; i < tags->len; i++)
    {
      size_t part = find_part (tags->pdata[i], words);
      guint number = stk_export_notes_get_number (self->notes, stk_annotation_get_id (tags->pdata[i]));
      size_t end;

      if (part == 0)
        continue;
      end = stk_anchor_get_range (stk_annotation_get_anchor (tags->pdata[i], part - 1)).end;
      if (end != words.end && !(words.end == block.end && end <= next_block))
        continue;

      g_string_append_printf (self->out, "<sup><a id=\"ref-%u", number);
      if (part > 1)
        g_string_append_printf (self->out, "-%zu", part);
      g_string_append_printf (self->out, "\" href=\"#note-%u\">%u</a></sup>", number, number);
    }
}

static void
add_inside (Writer *self, StkRange block, size_t next_block)
{
  g_autoptr (GPtrArray) tags = list_tags (self, block);
  g_autoptr (GArray) cuts = list_cuts (self, block, tags);

  for (guint i = 0; i + 1 < cuts->len; i++)
    {
      StkRange words = { g_array_index (cuts, size_t, i), g_array_index (cuts, size_t, i + 1) };

      if (words.start == words.end)
        continue;
      add_words (self, tags, words);
      add_references (self, tags, words, block, next_block);
    }
}

static void
add_block (Writer *self, const StkBlock *block, size_t next_block)
{
  const Element *element = &ELEMENTS[block->role];
  g_autofree char *name = block->role == STK_ROLE_SUBHEAD ? g_strdup_printf ("h%d", CLAMP (block->level, 2, 6))
                                                          : g_strdup (element->name);

  g_string_append_printf (self->out, "%s<%s dir=\"auto\"", element->before, name);
  if (element->css != NULL)
    g_string_append_printf (self->out, " class=\"%s\"", element->css);
  g_string_append_c (self->out, '>');
  add_inside (self, block->range, next_block);
  /* an item of a list may go on with another list */
  if (block->role != STK_ROLE_LIST_ITEM)
    g_string_append_printf (self->out, "</%s>%s\n", name, element->after);
}

static void
close_lists (GString *out, int *level, int wanted)
{
  for (; *level > wanted; (*level)--)
    g_string_append (out, "</li>\n</ul>\n");
}

/* Goes to the level of an item: lists inside lists, which stand in the item before. */
static void
go_to_level (GString *out, int *level, int wanted)
{
  if (wanted <= *level)
    {
      close_lists (out, level, wanted);
      g_string_append (out, "</li>\n");
    }
  for (; *level < wanted; (*level)++)
    g_string_append (out, *level + 1 < wanted ? "<ul>\n<li>" : "<ul>\n");
}

static void
add_blocks (Writer *self, const StkBlock *blocks, size_t n_blocks)
{
  const char *around = NULL;
  int level = 0;

  for (size_t i = 0; i < n_blocks; i++)
    {
      const char *wanted = ELEMENTS[blocks[i].role].around;
      size_t next = i + 1 < n_blocks ? blocks[i + 1].range.start : stk_text_get_length (self->text);

      if (blocks[i].role != STK_ROLE_LIST_ITEM)
        close_lists (self->out, &level, 0);
      if (around != NULL && g_strcmp0 (around, wanted) != 0)
        g_string_append_printf (self->out, "</%s>\n", around);
      if (wanted != NULL && g_strcmp0 (around, wanted) != 0)
        g_string_append_printf (self->out, "<%s>\n", wanted);
      around = wanted;

      if (blocks[i].role == STK_ROLE_LIST_ITEM)
        go_to_level (self->out, &level, CLAMP (blocks[i].level, 1, MAX_LEVEL));
      add_block (self, &blocks[i], next);
    }

  if (around != NULL)
    g_string_append_printf (self->out, "</%s>\n", around);
  close_lists (self->out, &level, 0);
}

/**
 * stk_export_html_add_article:
 * @out: where to append
 * @notes: which tags have a footnote
 *
 * Appends the article, each block as the element that suits its role, with marks at the words of tags and a number
 * behind each part of them.
 */
void
stk_export_html_add_article (GString *out, const StkExportNotes *notes)
{
  StkArticle *article = stk_document_get_article (notes->document);
  Writer writer = { .out = out, .notes = notes, .text = stk_article_get_text (article) };
  const char *lang = stk_article_get_metadata (article)->lang;
  size_t n_blocks;
  const StkBlock *blocks = stk_article_get_blocks (article, &n_blocks);

  writer.links = stk_article_get_links (article, &writer.n_links);
  writer.emphases = stk_article_get_emphases (article, &writer.n_emphases);

  stk_export_html_add (out, "<article lang=\"%s\"", is_language (lang) ? lang : "");
  stk_export_html_add (out, " dir=\"%s\">\n", stk_export_html_get_direction (writer.text));
  add_blocks (&writer, blocks, n_blocks);
  g_string_append (out, "</article>\n");
}

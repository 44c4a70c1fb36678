/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-html-private.h"
#include "stk-roles-private.h"

/* In code points. A block that is shorter and ends no sentence does not look like running text. */
#define MIN_PROSE 100

/* A page with less running text is told by something else, in short pieces. */
#define MIN_TEXT 200

/* A shorter line before the text is its author, its date or the like. */
#define MIN_LINE 40

/* A block of which more is linked leads elsewhere; pages where more than the second share of the
 * blocks do so are lists of links, and about them. */
#define MIN_LINKED_SHARE 0.85
#define MAX_LINKED_BLOCKS 0.3

typedef struct
{
  StkBlock *blocks;
  const StkHtmlTraits *traits;
  const char **starts; /* owned */
  size_t n;
  size_t headline;
} Trimmer;

/* No-break spaces stay in a block, and say nothing. */
static const char *
skip_space_back (const char *p, const char *start)
{
  while (p > start && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (p))))
    p = g_utf8_prev_char (p);

  return p;
}

/* Where each block begins and ends in the text. */
static const char **
find_lines (const char *text, const StkBlock *blocks, size_t n)
{
  const char **lines = g_new0 (const char *, n * 2);
  size_t offset = 0;
  const char *p = text;

  for (size_t i = 0; i < n; i++)
    {
      p = g_utf8_offset_to_pointer (p, (glong) (blocks[i].range.start - offset));
      lines[i * 2] = p;
      p = g_utf8_offset_to_pointer (p, (glong) stk_range_get_length (blocks[i].range));
      lines[i * 2 + 1] = skip_space_back (p, lines[i * 2]);
      offset = blocks[i].range.end;
    }

  return lines;
}

static gboolean
is_body (StkRole role)
{
  return role == STK_ROLE_PARAGRAPH || role == STK_ROLE_LIST_ITEM || role == STK_ROLE_SUBHEAD;
}

static gboolean
ends_sentence (const Trimmer *self, size_t i)
{
  return stk_line_ends_sentence (self->starts[i * 2], self->starts[i * 2 + 1]);
}

static gboolean
is_prose (const Trimmer *self, size_t i)
{
  size_t length = stk_range_get_length (self->blocks[i].range);

  switch (self->blocks[i].role)
    {
    case STK_ROLE_PARAGRAPH:
    case STK_ROLE_LIST_ITEM:
    case STK_ROLE_LEAD:
      return length >= MIN_PROSE || (length > 20 && ends_sentence (self, i));
    case STK_ROLE_QUOTE:
    case STK_ROLE_CODE:
    case STK_ROLE_TABLE_CELL:
    case STK_ROLE_FOOTNOTE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Whether a block is part of the same element as a piece of running text. */
static gboolean
stands_beside (const Trimmer *self, size_t i, size_t prose)
{
  return self->traits[i].container == self->traits[prose].container &&
         self->blocks[i].role == self->blocks[prose].role;
}

static gboolean
is_linked (const Trimmer *self, size_t i)
{
  const StkHtmlTraits *traits = &self->traits[i];

  return (self->blocks[i].role == STK_ROLE_PARAGRAPH || self->blocks[i].role == STK_ROLE_LIST_ITEM) &&
         (double) traits->n_linked_bytes > (double) traits->n_bytes * MIN_LINKED_SHARE;
}

static void
set_furniture (Trimmer *self, size_t i)
{
  self->blocks[i].role = STK_ROLE_FURNITURE;
  self->blocks[i].level = 0;
}

static gboolean
has_text (const Trimmer *self)
{
  size_t length = 0;

  for (size_t i = 0; i < self->n && length < MIN_TEXT; i++)
    length += is_prose (self, i) ? stk_range_get_length (self->blocks[i].range) : 0;

  return length >= MIN_TEXT;
}

static void
trim_linked (Trimmer *self)
{
  size_t n_linked = 0, n_body = 0;

  for (size_t i = 0; i < self->n; i++)
    {
      n_body += is_body (self->blocks[i].role);
      n_linked += is_linked (self, i);
    }
  if ((double) n_linked > (double) n_body * MAX_LINKED_BLOCKS)
    return;

  for (size_t i = 0; i < self->n; i++)
    if (is_linked (self, i))
      set_furniture (self, i);
}

/* What stands above the headline, and what is short between it and the text. */
static void
trim_beginning (Trimmer *self)
{
  size_t first = 0;

  while (first < self->n && !is_prose (self, first))
    first++;
  if (first == self->n)
    return;

  for (size_t i = 0; i < first; i++)
    {
      const char *start = self->starts[i * 2], *end = self->starts[i * 2 + 1];

      if (!is_body (self->blocks[i].role) || (i > self->headline && self->blocks[i].role == STK_ROLE_SUBHEAD))
        continue;
      if (i > self->headline && stands_beside (self, i, first) &&
          stk_range_get_length (self->blocks[i].range) > MIN_LINE)
        continue;
      if (stk_line_is_date (start, end, NULL))
        self->blocks[i].role = STK_ROLE_DATE;
      else if (stk_line_is_byline (start, end))
        self->blocks[i].role = STK_ROLE_BYLINE;
      else if (self->headline < self->n)
        set_furniture (self, i);
    }
}

/* What is short at the end, and headings under which nothing is left. */
static void
trim_end (Trimmer *self)
{
  size_t last = self->n;

  while (last > 0 && !is_prose (self, last - 1))
    last--;
  for (size_t i = last; last > 0 && i < self->n; i++)
    if (is_body (self->blocks[i].role) &&
        (self->blocks[i].role == STK_ROLE_SUBHEAD || is_linked (self, i) || !stands_beside (self, i, last - 1)))
      set_furniture (self, i);
}

/* A heading over nothing but furniture was the furniture's. */
static void
trim_headings (Trimmer *self)
{
  gboolean has_body = FALSE, has_furniture = FALSE;

  for (size_t i = self->n; i > 0; i--)
    {
      StkRole role = self->blocks[i - 1].role;

      if (role == STK_ROLE_SUBHEAD)
        {
          if (has_furniture && !has_body)
            set_furniture (self, i - 1);
          has_body = has_furniture = FALSE;
        }
      else if (role == STK_ROLE_FURNITURE)
        has_furniture = TRUE;
      else if (role != STK_ROLE_CAPTION && role != STK_ROLE_CREDIT)
        has_body = TRUE;
    }
}

/* Gives blocks that belong to the page and not to the article the role of furniture, by what they
 * are and where they stand. */
void
stk_html_trim (StkArticleBuilder *builder, GArray *traits)
{
  GArray *blocks = stk_article_builder_get_blocks (builder);
  g_autofree const char **lines = NULL;
  Trimmer self = { (gpointer) blocks->data, (gpointer) traits->data, NULL, blocks->len, blocks->len };

  g_return_if_fail (blocks->len == traits->len);

  lines = find_lines (stk_article_builder_get_buffer (builder), self.blocks, self.n);
  self.starts = lines;
  for (size_t i = self.n; i > 0; i--)
    if (self.blocks[i - 1].role == STK_ROLE_HEADLINE)
      self.headline = i - 1;

  if (!has_text (&self))
    return;
  trim_linked (&self);
  trim_beginning (&self);
  trim_end (&self);
  trim_headings (&self);
}

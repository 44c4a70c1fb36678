/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-roles-private.h"

#include <string.h>

/* Bylines stand among so many blocks below the headline. */
#define MAX_BYLINE_DISTANCE 6

/* What follows "About the writer" is furniture unless it is most of the text. */
#define MAX_TAIL_SHARE 0.5

/* A block shorter than this that ends no sentence does not look like running text. */
#define MIN_PROSE 90

/* The rules name no site and hold for any: each says what such a line looks like in print. */
typedef struct
{
  StkText *text;
  StkBlock *blocks;
  size_t n_blocks;
  const guint8 *alone; /* borrowed; of each block, whether blank lines part it from its neighbours; %NULL: unknown */
} Guess;

static void
get_line (const Guess *self, size_t i, const char **start, const char **end)
{
  const char *utf8 = stk_text_get_utf8 (self->text);

  *start = utf8 + stk_text_get_byte_offset (self->text, self->blocks[i].range.start);
  *end = utf8 + stk_text_get_byte_offset (self->text, self->blocks[i].range.end);
}

static gboolean
is_prose (const Guess *self, size_t i)
{
  const char *start, *end;

  if (stk_range_get_length (self->blocks[i].range) >= MIN_PROSE)
    return TRUE;
  get_line (self, i, &start, &end);

  return stk_line_ends_sentence (start, end) || end[-1] == ':';
}

static gboolean
is_plain (const Guess *self, size_t i)
{
  return self->blocks[i].role == STK_ROLE_PARAGRAPH || self->blocks[i].role == STK_ROLE_LIST_ITEM;
}

static gboolean
is_mostly_tail (const Guess *self, size_t i)
{
  size_t length = stk_text_get_length (self->text);

  return (double) (length - self->blocks[i].range.start) > (double) length * MAX_TAIL_SHARE;
}

static void
set_role (const Guess *self, size_t i, StkRole role, int level)
{
  self->blocks[i].role = role;
  self->blocks[i].level = level;
}

static void
find_furniture (const Guess *self)
{
  gboolean in_section = FALSE;

  for (size_t i = 0; i < self->n_blocks; i++)
    {
      const char *start, *end;
      StkFurniture what;

      gboolean is_heading = self->blocks[i].role == STK_ROLE_SUBHEAD;

      if (!is_plain (self, i) && !is_heading && self->blocks[i].role != STK_ROLE_FURNITURE)
        {
          in_section = FALSE;
          continue;
        }
      get_line (self, i, &start, &end);
      what = stk_line_get_furniture (start, end);
      if (what == STK_FURNITURE_TAIL && i > 0 && !is_mostly_tail (self, i))
        {
          for (; i < self->n_blocks; i++)
            set_role (self, i, STK_ROLE_FURNITURE, 0);
          return;
        }

      in_section = what == STK_FURNITURE_SECTION || (in_section && !is_heading && !is_prose (self, i));
      if (what != STK_FURNITURE_NONE || in_section)
        set_role (self, i, STK_ROLE_FURNITURE, 0);
    }
}

/* The first block that belongs to the article, if the article goes on after it. */
static size_t
find_headline (const Guess *self)
{
  const char *start, *end;
  size_t i = 0;

  while (i < self->n_blocks && self->blocks[i].role == STK_ROLE_FURNITURE)
    i++;
  if (i + 1 >= self->n_blocks)
    return G_MAXSIZE;
  get_line (self, i, &start, &end);
  if (!stk_line_is_headline (start, end) || stk_line_is_date (start, end, NULL))
    return G_MAXSIZE;

  return i;
}

/* The words that a picture is filed under stand above its caption. Elsewhere words in lower case are a list, or a
 * poem. */
static gboolean
is_slug (const Guess *self, size_t i)
{
  const char *start, *end;

  get_line (self, i, &start, &end);
  if (stk_line_is_file_name (start, end))
    return TRUE;
  if (!stk_line_is_slug (start, end) || i + 1 >= self->n_blocks)
    return FALSE;
  if (self->blocks[i + 1].role == STK_ROLE_CAPTION || self->blocks[i + 1].role == STK_ROLE_CREDIT)
    return TRUE;
  get_line (self, i + 1, &start, &end);
  if (stk_line_is_credit (start, end) || stk_line_has_credit (start, end))
    return TRUE;

  return self->alone != NULL && !self->alone[i] && stk_range_get_length (self->blocks[i + 1].range) >= MIN_PROSE;
}

/* What a block is by its own words alone. */
static void
guess_alone (const Guess *self, size_t i, size_t headline)
{
  const char *start, *end;

  get_line (self, i, &start, &end);
  if (stk_line_is_list_item (start, end))
    set_role (self, i, STK_ROLE_LIST_ITEM, 1);
  else if (stk_line_is_date (start, end, NULL))
    set_role (self, i, STK_ROLE_DATE, 0);
  else if ((headline == G_MAXSIZE ? i : i - headline) <= MAX_BYLINE_DISTANCE && stk_line_is_byline (start, end))
    set_role (self, i, STK_ROLE_BYLINE, 0);
  else if (stk_line_is_credit (start, end))
    set_role (self, i, STK_ROLE_CREDIT, 0);
  else if (stk_line_has_credit (start, end))
    set_role (self, i, STK_ROLE_CAPTION, 0);
  else if (is_slug (self, i))
    set_role (self, i, STK_ROLE_FURNITURE, 0);
}

/* What comes before it: a list that a colon announced, and its items, end without a full stop. */
static gboolean
is_finished (const Guess *self, size_t i)
{
  const char *start, *end;

  if (self->blocks[i].role != STK_ROLE_PARAGRAPH)
    return TRUE;
  get_line (self, i, &start, &end);

  return stk_line_ends_sentence (start, end);
}

/* A short line by itself, between running text. */
static void
guess_subhead (const Guess *self, size_t i)
{
  const char *start, *end;

  if (i == 0 || i + 1 >= self->n_blocks || self->blocks[i].role != STK_ROLE_PARAGRAPH)
    return;
  if (!is_plain (self, i + 1) || !is_prose (self, i + 1) || !is_finished (self, i - 1))
    return;

  get_line (self, i, &start, &end);
  if (stk_line_is_subhead (start, end))
    set_role (self, i, STK_ROLE_SUBHEAD, 2);
}

void
stk_roles_guess (StkText *text, GArray *blocks, const guint8 *alone)
{
  Guess self = { text, (gpointer) blocks->data, blocks->len, alone };
  size_t headline;

  find_furniture (&self);
  headline = find_headline (&self);
  if (headline != G_MAXSIZE)
    set_role (&self, headline, STK_ROLE_HEADLINE, 0);

  for (size_t i = 0; i < self.n_blocks; i++)
    if (self.blocks[i].role == STK_ROLE_PARAGRAPH)
      guess_alone (&self, i, headline);
  for (size_t i = 0; i < self.n_blocks; i++)
    if (alone[i])
      guess_subhead (&self, i);
}

void
stk_roles_find_furniture (StkText *text, GArray *blocks)
{
  Guess self = { text, (gpointer) blocks->data, blocks->len, NULL };

  find_furniture (&self);
}

void
stk_roles_guess_unknown (StkText *text, GArray *blocks)
{
  Guess self = { text, (gpointer) blocks->data, blocks->len, NULL };
  size_t headline = 0;
  gboolean has_subheads = FALSE;

  find_furniture (&self);
  while (headline < self.n_blocks && self.blocks[headline].role != STK_ROLE_HEADLINE)
    headline++;
  if (headline == self.n_blocks)
    {
      headline = find_headline (&self);
      if (headline != G_MAXSIZE && !is_plain (&self, headline) && self.blocks[headline].role != STK_ROLE_SUBHEAD)
        headline = G_MAXSIZE;
      if (headline != G_MAXSIZE)
        set_role (&self, headline, STK_ROLE_HEADLINE, 0);
    }

  for (size_t i = 0; i < self.n_blocks; i++)
    {
      has_subheads |= self.blocks[i].role == STK_ROLE_SUBHEAD;
      if (self.blocks[i].role == STK_ROLE_PARAGRAPH)
        guess_alone (&self, i, headline);
    }
  /* Who marks some marks all. */
  for (size_t i = 0; i < self.n_blocks && !has_subheads; i++)
    guess_subhead (&self, i);
}

static char *
dup_words (StkText *text, const StkBlock *block)
{
  return g_strdelimit (stk_text_dup_range (text, block->range), "\n", ' ');
}

void
stk_roles_find_metadata (StkText *text, GArray *blocks, StkMetadata *metadata)
{
  for (unsigned int i = 0; i < blocks->len; i++)
    {
      const StkBlock *block = &g_array_index (blocks, StkBlock, i);
      g_autofree char *words = NULL;

      if (block->role == STK_ROLE_HEADLINE && metadata->title == NULL)
        metadata->title = dup_words (text, block);
      else if (block->role == STK_ROLE_BYLINE && metadata->byline == NULL)
        {
          words = stk_text_dup_range (text, block->range);
          metadata->byline = g_strdup (stk_line_skip_by (words));
        }
      else if (block->role == STK_ROLE_DATE && metadata->published == NULL)
        {
          words = stk_text_dup_range (text, block->range);
          stk_line_is_date (words, words + strlen (words), &metadata->published);
        }
    }
}

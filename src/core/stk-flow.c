/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-flow-private.h"

#include <string.h>

typedef enum
{
  PIECE_TEXT,
  PIECE_BREAK,
  PIECE_BEGIN_LINK,
  PIECE_END_LINK,
  PIECE_BEGIN_COMMENT,
  PIECE_END_COMMENT,
} PieceType;

typedef struct
{
  PieceType type;
  StkEmphasisFlags emphasis;
  size_t start; /* of its string among the paragraph's */
} Piece;

struct _StkFlowParagraph
{
  StkRole role;
  int level;
  GArray *pieces;    /* owned; of Piece */
  GString *strings;  /* owned; NUL-terminated ones */
  GPtrArray *inside; /* owned; of StkFlowParagraph */
};

struct _StkFlow
{
  StkArticleBuilder *builder;
  GPtrArray *open;          /* owned; of StkFlowParagraph, the innermost last */
  StkFlowParagraph *merged; /* owned; goes on in the next paragraph */
  GPtrArray *collected;     /* owned; %NULL where paragraphs are emitted */
  guint n_outside;          /* open paragraphs when collecting began */
};

static StkFlowParagraph *
paragraph_new (void)
{
  StkFlowParagraph *self = g_new0 (StkFlowParagraph, 1);

  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  self->strings = g_string_new (NULL);

  return self;
}

static StkFlowParagraph *
get_innermost (StkFlow *self)
{
  return self->open->len > 0 ? g_ptr_array_index (self->open, self->open->len - 1) : NULL;
}

/* Words outside of paragraphs have no place in any format. */
static void
add_piece (StkFlow *self, PieceType type, const char *string, StkEmphasisFlags emphasis)
{
  StkFlowParagraph *paragraph = get_innermost (self);
  Piece piece = { .type = type, .emphasis = emphasis };

  /* The file may put marks of comments between paragraphs. */
  if (paragraph == NULL && (type == PIECE_BEGIN_COMMENT || type == PIECE_END_COMMENT))
    {
      if (self->merged == NULL)
        self->merged = paragraph_new ();
      paragraph = self->merged;
    }
  if (paragraph == NULL)
    return;

  piece.start = paragraph->strings->len;
  if (string != NULL)
    g_string_append_len (paragraph->strings, string, (gssize) strlen (string) + 1);
  g_array_append_val (paragraph->pieces, piece);
}

static void
emit_piece (StkFlow *self, const Piece *piece, const char *string)
{
  StkArticleBuilder *builder = self->builder;

  switch (piece->type)
    {
    case PIECE_TEXT:
      stk_article_builder_set_emphasis (builder, piece->emphasis);
      stk_article_builder_append (builder, string, -1);
      break;
    case PIECE_BREAK:
      stk_article_builder_append_break (builder);
      break;
    case PIECE_BEGIN_LINK:
      stk_article_builder_begin_link (builder, string);
      break;
    case PIECE_END_LINK:
      stk_article_builder_end_link (builder);
      break;
    case PIECE_BEGIN_COMMENT:
      stk_comment_set_begin (stk_article_builder_get_comments (builder), string);
      break;
    case PIECE_END_COMMENT:
      stk_article_builder_end_comment (builder, string);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Depth is bounded by the depth of the XML. */
static void
emit (StkFlow *self, const StkFlowParagraph *paragraph)
{
  stk_article_builder_begin_block (self->builder, paragraph->role, paragraph->level);
  for (guint i = 0; i < paragraph->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (paragraph->pieces, Piece, i);

      emit_piece (self, piece, paragraph->strings->str + piece->start);
    }
  stk_article_builder_set_emphasis (self->builder, STK_EMPHASIS_NONE);
  stk_article_builder_end_link (self->builder);
  stk_article_builder_end_block (self->builder);

  for (guint i = 0; paragraph->inside != NULL && i < paragraph->inside->len; i++)
    emit (self, g_ptr_array_index (paragraph->inside, i));
}

static void
put_inside (StkFlowParagraph *outer, StkFlowParagraph *paragraph)
{
  if (outer->inside == NULL)
    outer->inside = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_flow_paragraph_free);
  g_ptr_array_add (outer->inside, paragraph);
}

static void
deliver (StkFlow *self, StkFlowParagraph *paragraph)
{
  if (self->collected != NULL && self->open->len <= self->n_outside)
    g_ptr_array_add (self->collected, paragraph);
  else if (self->open->len > 0)
    put_inside (get_innermost (self), paragraph);
  else
    {
      emit (self, paragraph);
      stk_flow_paragraph_free (paragraph);
    }
}

void
stk_flow_paragraph_free (StkFlowParagraph *self)
{
  g_array_unref (self->pieces);
  g_string_free (self->strings, TRUE);
  g_clear_pointer (&self->inside, g_ptr_array_unref);
  g_free (self);
}

StkFlow *
stk_flow_new (StkArticleBuilder *builder)
{
  StkFlow *self = g_new0 (StkFlow, 1);

  self->builder = builder;
  self->open = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_flow_paragraph_free);

  return self;
}

void
stk_flow_free (StkFlow *self)
{
  g_ptr_array_unref (self->open);
  g_clear_pointer (&self->merged, stk_flow_paragraph_free);
  g_clear_pointer (&self->collected, g_ptr_array_unref);
  g_free (self);
}

void
stk_flow_begin_paragraph (StkFlow *self)
{
  StkFlowParagraph *paragraph = g_steal_pointer (&self->merged);

  g_ptr_array_add (self->open, paragraph ? paragraph : paragraph_new ());
}

void
stk_flow_end_paragraph (StkFlow *self, StkRole role, int level)
{
  StkFlowParagraph *paragraph;

  if (self->open->len == 0)
    return;
  paragraph = g_ptr_array_steal_index (self->open, self->open->len - 1);
  paragraph->role = role;
  paragraph->level = level;
  deliver (self, paragraph);
}

/* Ends the paragraph, but somebody has deleted its end: the next one goes on with its words. */
void
stk_flow_merge_paragraph (StkFlow *self)
{
  if (self->open->len == 0)
    return;
  stk_flow_finish (self);
  self->merged = g_ptr_array_steal_index (self->open, self->open->len - 1);
}

/* No paragraph comes that could go on with the last one. */
void
stk_flow_finish (StkFlow *self)
{
  StkFlowParagraph *paragraph = g_steal_pointer (&self->merged);

  if (paragraph == NULL)
    return;
  paragraph->role = STK_ROLE_PARAGRAPH;
  deliver (self, paragraph);
}

/* Drops what is open or only collected: what it was in is damaged. */
void
stk_flow_abandon (StkFlow *self)
{
  g_ptr_array_set_size (self->open, 0);
  g_clear_pointer (&self->merged, stk_flow_paragraph_free);
  g_clear_pointer (&self->collected, g_ptr_array_unref);
}

void
stk_flow_append (StkFlow *self, const char *utf8, StkEmphasisFlags emphasis)
{
  add_piece (self, PIECE_TEXT, utf8, emphasis);
}

void
stk_flow_append_break (StkFlow *self)
{
  add_piece (self, PIECE_BREAK, NULL, 0);
}

void
stk_flow_begin_link (StkFlow *self, const char *href)
{
  add_piece (self, PIECE_BEGIN_LINK, href, 0);
}

void
stk_flow_end_link (StkFlow *self)
{
  add_piece (self, PIECE_END_LINK, NULL, 0);
}

void
stk_flow_begin_comment (StkFlow *self, const char *id)
{
  add_piece (self, PIECE_BEGIN_COMMENT, id, 0);
}

void
stk_flow_end_comment (StkFlow *self, const char *id)
{
  add_piece (self, PIECE_END_COMMENT, id, 0);
}

/* Does not nest. */
void
stk_flow_begin_collecting (StkFlow *self)
{
  g_clear_pointer (&self->collected, g_ptr_array_unref);
  self->collected = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_flow_paragraph_free);
  self->n_outside = self->open->len;
}

GPtrArray *
stk_flow_end_collecting (StkFlow *self)
{
  stk_flow_finish (self);

  return g_steal_pointer (&self->collected);
}

/* Takes the paragraphs out of the array. */
void
stk_flow_append_paragraphs (StkFlow *self, GPtrArray *paragraphs)
{
  while (paragraphs->len > 0)
    deliver (self, g_ptr_array_steal_index (paragraphs, 0));
}

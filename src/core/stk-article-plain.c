/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-article-private.h"
#include "stk-decode-private.h"
#include "stk-roles-private.h"
#include "stk-utf8-private.h"

#include <string.h>

/* What a program wraps text at lies between these, in code points. */
#define MIN_WIDTH 50
#define MAX_WIDTH 80

/* A line that would have had room for so much more than the next word was broken by hand. */
#define WIDTH_SLACK 6

/* From so many blocks on, all the rest is one: whatever it is, it is no article, and a file full
 * of short lines must not cost many times its size. */
#define MAX_BLOCKS (1u << 20)

/* A line without the white space around it. */
typedef struct
{
  const char *start;
  const char *end;
  size_t offset; /* of its start in the text, in code points */
  size_t length; /* in code points */
} Line;

/* Goes through a text line by line. */
typedef struct
{
  const char *p;
  const char *end;
  size_t offset;
} Lines;

static Lines
begin_lines (StkText *text)
{
  const char *utf8 = stk_text_get_utf8 (text);

  return (Lines) { .p = utf8, .end = utf8 + stk_text_get_n_bytes (text) };
}

static gboolean
next_line (Lines *lines, Line *line)
{
  const char *start = lines->p;
  const char *line_end;

  if (start >= lines->end)
    return FALSE;

  line_end = memchr (start, '\n', (size_t) (lines->end - start));
  line_end = line_end ? line_end : lines->end;
  line->start = start;
  line->end = line_end;
  line->offset = lines->offset;
  while (line->start < line->end && g_unichar_isspace (g_utf8_get_char (line->start)))
    {
      line->start = g_utf8_next_char (line->start);
      line->offset++;
    }
  while (line->end > line->start && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (line->end))))
    line->end = g_utf8_prev_char (line->end);
  line->length = stk_utf8_count (line->start, line->end);

  lines->p = line_end + 1;
  lines->offset = line->offset + line->length +
                  stk_utf8_count (line->end, line_end) + 1;

  return TRUE;
}

static gboolean
is_blank (const Line *line)
{
  return line->start == line->end;
}

static size_t
get_first_word_length (const Line *line)
{
  const char *space = memchr (line->start, ' ', (size_t) (line->end - line->start));

  return stk_utf8_count (line->start, space ? space : line->end);
}

/* Returns the width that the text was wrapped at, or 0 if each line is a paragraph of its own.
 * Wrapped lines are about equally long, and most end in the middle of a sentence. */
static size_t
measure_width (StkText *text)
{
  size_t n_of_length[MAX_WIDTH + 1] = { 0 };
  size_t n_inner = 0, n_wrapped = 0, n_seen = 0;
  Lines lines = begin_lines (text);
  Line line, last = { 0 };

  while (next_line (&lines, &line))
    {
      if (!is_blank (&line) && last.start != last.end)
        {
          n_inner++;
          if (last.length <= MAX_WIDTH)
            n_of_length[last.length]++;
          if (last.length >= MIN_WIDTH && last.length <= MAX_WIDTH &&
              !stk_line_ends_sentence (last.start, last.end))
            n_wrapped++;
        }
      last = line;
    }
  if (n_inner < 2 || n_wrapped * 10 < n_inner * 6)
    return 0;

  /* A few lines may stick out, with addresses of web pages for example. */
  for (size_t width = 0; width <= MAX_WIDTH; width++)
    {
      n_seen += n_of_length[width];
      if (n_seen * 20 >= n_inner * 19)
        return width;
    }

  return MAX_WIDTH;
}

static gboolean
goes_on (const Line *last, const Line *line, size_t width)
{
  return width > 0 &&
         last->length + 1 + get_first_word_length (line) + WIDTH_SLACK > width &&
         !stk_line_is_list_item (line->start, line->end);
}

/* Finds the blocks. @alone gets one byte per block: whether blank lines part it from both of its
 * neighbours. */
static GArray *
find_blocks (StkText *text, GByteArray *alone)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (StkBlock));
  size_t width = measure_width (text);
  Lines lines = begin_lines (text);
  Line line, last = { 0 };
  gboolean after_blank = TRUE;

  while (next_line (&lines, &line))
    {
      StkBlock block = { .role = STK_ROLE_PARAGRAPH };
      guint8 is_alone = after_blank;

      if (is_blank (&line))
        {
          after_blank = TRUE;
          continue;
        }

      if (blocks->len == MAX_BLOCKS ||
          (!after_blank && goes_on (&last, &line, width)))
        {
          g_array_index (blocks, StkBlock, blocks->len - 1).range.end = line.offset + line.length;
        }
      else
        {
          block.range = STK_RANGE (line.offset, line.offset + line.length);
          if (!after_blank)
            alone->data[alone->len - 1] = FALSE;
          g_array_append_val (blocks, block);
          g_byte_array_append (alone, &is_alone, 1);
        }
      after_blank = FALSE;
      last = line;
    }

  return blocks;
}

/* Reads a plain text. The file's own text is the canonical one; only its encoding and line ends
 * are made one. */
StkArticle *
stk_article_read_plain (const StkArticleInput *input, GError **error)
{
  g_autoptr (StkArticleBuilder) builder = stk_article_builder_new (input->name, "text/plain");
  g_autoptr (StkText) text = NULL;
  g_autoptr (GArray) blocks = NULL;
  g_autoptr (GByteArray) alone = g_byte_array_new ();
  StkDecoded decoded;
  size_t n_bytes;
  char *utf8;

  if (!stk_decode_text (input, &decoded, error))
    return NULL;
  stk_article_builder_set_encoding (builder, decoded.encoding, decoded.origin);
  g_free (decoded.encoding);
  utf8 = g_bytes_unref_to_data (decoded.utf8, &n_bytes);
  text = stk_text_new_take (utf8, n_bytes, error);
  if (text == NULL || g_cancellable_set_error_if_cancelled (input->cancellable, error))
    return NULL;

  blocks = find_blocks (text, alone);
  stk_roles_guess (text, blocks, alone->data);

  stk_article_builder_set_text (builder, text);
  for (unsigned int i = 0; i < blocks->len; i++)
    {
      const StkBlock *block = &g_array_index (blocks, StkBlock, i);

      stk_article_builder_mark_block (builder, block->role, block->level, block->range);
    }
  stk_roles_find_metadata (text, blocks, stk_article_builder_get_metadata (builder));

  return stk_article_builder_finish (builder, input->bytes, error);
}

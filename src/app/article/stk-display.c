/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-display.h"

#include "stk-deleted-words.h"

#include <string.h>

/* How far behind the longest paragraph a space is looked for to break it at. */
#define SPACE_WITHIN 256

/* Something that is shown and is not in the canonical text: a line break or, if it has words, deleted ones. */
typedef struct
{
  size_t at;     /* the code point that it stands before */
  size_t before; /* how many code points all before it have */
  size_t length; /* how many it has itself */
  char *words;   /* (nullable) */
  gboolean own_line;
} Extra;

/**
 * StkDisplay:
 *
 * Says where a place of the canonical text is in a text buffer that shows it, and the other way round. The buffer has
 * the canonical text, and in addition a line break now and then in paragraphs that are longer than
 * %STK_DISPLAY_MAX_PARAGRAPH and, if changes are shown, words that were deleted. In nearly all articles, as long as no
 * changes are shown, both count the same.
 */
struct _StkDisplay
{
  StkText *text;  /* owned */
  GArray *extras; /* of Extra, in text order */
  size_t n_extra; /* code points that all of them have */
};

static void
extra_clear (gpointer data)
{
  Extra *extra = data;

  g_free (extra->words);
}

static void
display_free (gpointer data)
{
  StkDisplay *self = data;

  stk_text_unref (self->text);
  g_array_unref (self->extras);
  g_free (self);
}

static void
add_extra (StkDisplay *self, size_t at, char *words, gboolean own_line)
{
  Extra extra = { at, 0, words ? (size_t) g_utf8_strlen (words, -1) : 1, words, own_line };

  g_array_append_val (self->extras, extra);
}

/* Whether it is shown as a part of what is before it. */
static gboolean
continues (gunichar before, gunichar c)
{
  return g_unichar_ismark (c) || c == 0x200d || before == 0x200d || (c >= 0x1f3fb && c <= 0x1f3ff);
}

/* A break behind the first space behind the limit; where there is none soon, between any two characters. */
static void
find_breaks_in_line (StkDisplay *self, const char *start, const char *end, size_t offset)
{
  gunichar before = 0;
  size_t n = 0;

  for (const char *p = start; p < end; p = g_utf8_next_char (p), offset++, n++)
    {
      gunichar c = g_utf8_get_char (p);

      if (n > STK_DISPLAY_MAX_PARAGRAPH &&
          (before == ' ' || (n > STK_DISPLAY_MAX_PARAGRAPH + SPACE_WITHIN && !continues (before, c))))
        {
          add_extra (self, offset, NULL, TRUE);
          n = 0;
        }
      before = c;
    }
}

static void
find_breaks (StkDisplay *self)
{
  const char *utf8 = stk_text_get_utf8 (self->text), *end = utf8 + stk_text_get_n_bytes (self->text);

  for (const char *line = utf8; line < end;)
    {
      const char *line_end = memchr (line, '\n', (size_t) (end - line));

      line_end = line_end ? line_end : end;
      if (line_end - line > STK_DISPLAY_MAX_PARAGRAPH)
        find_breaks_in_line (self, line, line_end, stk_text_get_offset_at_byte (self->text, (size_t) (line - utf8)));
      line = line_end + 1;
    }
}

static void
add_deleted_words (StkDisplay *self, StkRevision *revision)
{
  size_t n_parts;
  const StkRevisionPart *parts = stk_revision_get_parts (revision, &n_parts);

  for (size_t i = 0; i < n_parts; i++)
    if (parts[i].kind == STK_REVISION_DELETED)
      add_extra (self, parts[i].range.start, stk_deleted_words_dup (revision, self->text, i), parts[i].own_line);
}

/* Deleted words keep their order, and a line is broken behind them. */
static int
compare_extras (gconstpointer a, gconstpointer b)
{
  const Extra *first = a, *second = b;

  if (first->at != second->at)
    return first->at < second->at ? -1 : 1;

  return (first->words == NULL) - (second->words == NULL);
}

static void
count_extras (StkDisplay *self)
{
  for (guint i = 0; i < self->extras->len; i++)
    {
      Extra *extra = &g_array_index (self->extras, Extra, i);

      extra->before = self->n_extra;
      self->n_extra += extra->length;
    }
}

/* The index of the first extra at the code point, or behind it. */
static guint
find_extra (StkDisplay *self, size_t offset)
{
  guint low = 0, high = self->extras->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->extras, Extra, middle).at < offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* The same, but behind those in the line of what is before the code point or, for @own_lines, those in lines of their
 * own. */
static guint
find_extra_behind (StkDisplay *self, size_t offset, gboolean own_lines)
{
  guint i = find_extra (self, offset);

  while (i < self->extras->len && g_array_index (self->extras, Extra, i).at == offset &&
         g_array_index (self->extras, Extra, i).own_line == own_lines)
    i++;

  return i;
}

/* Where extras of a part of the text begin, and where those that follow it do. */
static guint
find_first_of_part (StkDisplay *self, size_t start)
{
  return start > 0 ? find_extra_behind (self, start, FALSE) : 0;
}

static guint
find_end_of_part (StkDisplay *self, size_t end)
{
  return end < stk_text_get_length (self->text) ? find_extra_behind (self, end, FALSE) : self->extras->len;
}

static size_t
count_before (StkDisplay *self, guint i)
{
  return i < self->extras->len ? g_array_index (self->extras, Extra, i).before : self->n_extra;
}

static GQuark
get_quark (void)
{
  return g_quark_from_static_string ("stk-display");
}

/**
 * stk_display_attach:
 * @buffer: a text buffer
 * @text: (nullable): the canonical text that it shows, or will
 * @revision: (nullable): what was deleted from it, to be shown too
 *
 * Finds out what has to be added to the text. The buffer itself is not changed.
 *
 * Returns: (nullable) (transfer none): what the buffer shows; %NULL if there is no text
 */
StkDisplay *
stk_display_attach (GtkTextBuffer *buffer, StkText *text, StkRevision *revision)
{
  StkDisplay *self = NULL;

  if (text != NULL)
    {
      self = g_new0 (StkDisplay, 1);
      self->text = stk_text_ref (text);
      self->extras = g_array_new (FALSE, FALSE, sizeof (Extra));
      g_array_set_clear_func (self->extras, extra_clear);
      if (revision != NULL)
        add_deleted_words (self, revision);
      find_breaks (self);
      g_array_sort (self->extras, compare_extras);
      count_extras (self);
    }
  g_object_set_qdata_full (G_OBJECT (buffer), get_quark (), self, display_free);

  return self;
}

static gboolean
ends_blank_line (const char *utf8, const char *end)
{
  while (end > utf8 && g_ascii_isspace (end[-1]) && end[-1] != '\n')
    end--;

  return end == utf8 || end[-1] == '\n';
}

/**
 * stk_display_find_end:
 * @self: a display
 * @from: a code point
 * @n: at least so many code points on
 *
 * Finds a place up to which the text can be put into the buffer for now: the end of a line that is not blank, so that
 * no line changes and no gap between blocks is torn apart by what follows.
 *
 * Returns: the code point before which the place is
 */
size_t
stk_display_find_end (StkDisplay *self, size_t from, size_t n)
{
  const char *utf8 = stk_text_get_utf8 (self->text), *end = utf8 + stk_text_get_n_bytes (self->text);
  size_t length = stk_text_get_length (self->text), found = length;
  const char *p;

  if (from + n >= length)
    return length;

  p = utf8 + stk_text_get_byte_offset (self->text, from + n);
  while ((p = memchr (p, '\n', (size_t) (end - p))) != NULL)
    {
      if (!ends_blank_line (utf8, p))
        {
          found = stk_text_get_offset_at_byte (self->text, (size_t) (p - utf8));
          break;
        }
      p++;
    }
  for (guint i = find_extra (self, from + n); i < self->extras->len; i++)
    {
      const Extra *extra = &g_array_index (self->extras, Extra, i);

      if (extra->at >= found)
        break;
      if (extra->words == NULL)
        return extra->at;
    }

  return found;
}

/**
 * stk_display_dup_part:
 * @self: a display
 * @part: code points of the canonical text, up to where stk_display_find_end() says
 *
 * Returns: (transfer full): what the buffer has for them, in UTF-8
 */
char *
stk_display_dup_part (StkDisplay *self, StkRange part)
{
  GString *shown = g_string_new (NULL);
  const char *utf8 = stk_text_get_utf8 (self->text);
  guint end = find_end_of_part (self, part.end);
  size_t from = stk_text_get_byte_offset (self->text, part.start), to;

  for (guint i = find_first_of_part (self, part.start); i < end; i++)
    {
      const Extra *extra = &g_array_index (self->extras, Extra, i);

      to = stk_text_get_byte_offset (self->text, extra->at);
      g_string_append_len (shown, utf8 + from, (gssize) (to - from));
      g_string_append (shown, extra->words ? extra->words : "\n");
      from = to;
    }
  to = stk_text_get_byte_offset (self->text, part.end);
  g_string_append_len (shown, utf8 + from, (gssize) (to - from));

  return g_string_free_and_steal (shown);
}

static StkDisplay *
get_display (GtkTextBuffer *buffer)
{
  return g_object_get_qdata (G_OBJECT (buffer), get_quark ());
}

static void
get_shown_iter (GtkTextBuffer *buffer, GtkTextIter *iter, size_t shown)
{
  gtk_text_buffer_get_iter_at_offset (buffer, iter, (int) MIN (shown, G_MAXINT));
}

/**
 * stk_display_get_iter:
 * @buffer: a text buffer
 * @iter: (out): return location for the place
 * @offset: a code point of the canonical text
 *
 * Finds where a code point is shown, or the end of what is shown so far.
 */
void
stk_display_get_iter (GtkTextBuffer *buffer, GtkTextIter *iter, size_t offset)
{
  StkDisplay *self = get_display (buffer);

  get_shown_iter (buffer, iter, offset + (self ? count_before (self, find_extra (self, offset + 1)) : 0));
}

/**
 * stk_display_get_end_iter:
 * @buffer: a text buffer
 * @iter: (out): return location for the place
 * @offset: the end of a range of the canonical text
 *
 * Finds where a range ends: in the line of its last code point, also if a line was broken behind that, and before
 * words that were deleted there.
 */
void
stk_display_get_end_iter (GtkTextBuffer *buffer, GtkTextIter *iter, size_t offset)
{
  StkDisplay *self = get_display (buffer);

  get_shown_iter (buffer, iter, offset + (self ? count_before (self, find_extra (self, offset)) : 0));
}

/**
 * stk_display_get_part_iters:
 * @buffer: a text buffer
 * @part: a part of the text as it was put into the buffer
 * @start: (out): return location for where it begins
 * @end: (out): return location for where it ends
 *
 * Finds all that the buffer has for a part of the text.
 */
void
stk_display_get_part_iters (GtkTextBuffer *buffer, StkRange part, GtkTextIter *start, GtkTextIter *end)
{
  StkDisplay *self = get_display (buffer);

  get_shown_iter (buffer, start, part.start + count_before (self, find_first_of_part (self, part.start)));
  get_shown_iter (buffer, end, part.end + count_before (self, find_end_of_part (self, part.end)));
}

/**
 * stk_display_get_block_iters:
 * @buffer: a text buffer
 * @block: code points of the canonical text that make up whole lines
 * @start: (out): return location for where they begin
 * @end: (out): return location for where they end
 *
 * Finds the lines of a block, with deleted words that are shown in them.
 */
void
stk_display_get_block_iters (GtkTextBuffer *buffer, StkRange block, GtkTextIter *start, GtkTextIter *end)
{
  StkDisplay *self = get_display (buffer);

  get_shown_iter (buffer, start, block.start + count_before (self, find_extra_behind (self, block.start, TRUE)));
  get_shown_iter (buffer, end, block.end + count_before (self, find_extra_behind (self, block.end, FALSE)));
}

/**
 * stk_display_list_deleted:
 * @buffer: a text buffer
 * @part: a part of the text as it was put into the buffer
 *
 * Returns: (transfer full) (element-type StkRange): where deleted words are, in code points of the buffer
 */
GArray *
stk_display_list_deleted (GtkTextBuffer *buffer, StkRange part)
{
  StkDisplay *self = get_display (buffer);
  GArray *deleted = g_array_new (FALSE, FALSE, sizeof (StkRange));
  guint end = find_end_of_part (self, part.end);

  for (guint i = find_first_of_part (self, part.start); i < end; i++)
    {
      const Extra *extra = &g_array_index (self->extras, Extra, i);
      StkRange shown = { extra->at + extra->before, extra->at + extra->before + extra->length };

      if (extra->words != NULL)
        g_array_append_val (deleted, shown);
    }

  return deleted;
}

/**
 * stk_display_get_offset:
 * @iter: a place in a text buffer
 *
 * Returns: the code point of the canonical text that it is before
 */
size_t
stk_display_get_offset (const GtkTextIter *iter)
{
  StkDisplay *self = get_display (gtk_text_iter_get_buffer (iter));
  size_t shown = (size_t) gtk_text_iter_get_offset (iter);
  guint low = 0, high = self != NULL ? self->extras->len : 0;
  const Extra *extra;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      extra = &g_array_index (self->extras, Extra, middle);
      if (extra->at + extra->before < shown)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0)
    return shown;

  /* in the last one that begins before the place, or behind it */
  extra = &g_array_index (self->extras, Extra, low - 1);

  return MAX (extra->at + extra->before + extra->length, shown) - extra->before - extra->length;
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-display.h"

#include <string.h>

/* How far behind the longest paragraph a space is looked for to break it at. */
#define SPACE_WITHIN 256

/**
 * StkDisplay:
 *
 * Says where a place of the canonical text is in a text buffer that shows it, and the other way round. The buffer has
 * the canonical text, and in addition a line break now and then in paragraphs that are longer than
 * %STK_DISPLAY_MAX_PARAGRAPH; so in nearly all articles both count the same.
 */
struct _StkDisplay
{
  StkText *text;  /* owned */
  GArray *breaks; /* of size_t: the code points that line breaks are put before, in text order */
};

static void
display_free (gpointer data)
{
  StkDisplay *self = data;

  stk_text_unref (self->text);
  g_array_unref (self->breaks);
  g_free (self);
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
          g_array_append_val (self->breaks, offset);
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

/* How many breaks are before the code point, or also right before it. */
static guint
count_breaks (StkDisplay *self, size_t offset, gboolean at)
{
  guint low = 0, high = self->breaks->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      size_t here = g_array_index (self->breaks, size_t, middle);

      if (here < offset || (at && here == offset))
        low = middle + 1;
      else
        high = middle;
    }

  return low;
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
 *
 * Finds out where line breaks have to be added. The buffer itself is not changed.
 *
 * Returns: (nullable) (transfer none): what the buffer shows; %NULL if there is no text
 */
StkDisplay *
stk_display_attach (GtkTextBuffer *buffer, StkText *text)
{
  StkDisplay *self = NULL;

  if (text != NULL)
    {
      self = g_new0 (StkDisplay, 1);
      self->text = stk_text_ref (text);
      self->breaks = g_array_new (FALSE, FALSE, sizeof (size_t));
      find_breaks (self);
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
  guint i;

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
  i = count_breaks (self, from + n, FALSE);

  return i < self->breaks->len ? MIN (found, g_array_index (self->breaks, size_t, i)) : found;
}

/**
 * stk_display_dup_range:
 * @self: a display
 * @range: code points of the canonical text
 *
 * Returns: (transfer full): what the buffer has for them, in UTF-8
 */
char *
stk_display_dup_range (StkDisplay *self, StkRange range)
{
  GString *shown = g_string_new (NULL);
  size_t from = range.start;

  for (guint i = count_breaks (self, range.start, FALSE); i < self->breaks->len; i++)
    {
      size_t at = g_array_index (self->breaks, size_t, i);
      g_autofree char *part = NULL;

      if (at >= range.end)
        break;
      part = stk_text_dup_range (self->text, STK_RANGE (from, at));
      g_string_append (shown, part);
      g_string_append_c (shown, '\n');
      from = at;
    }

  g_string_append_len (shown, stk_text_get_utf8 (self->text) + stk_text_get_byte_offset (self->text, from),
                       (gssize) (stk_text_get_byte_offset (self->text, range.end) -
                                 stk_text_get_byte_offset (self->text, from)));

  return g_string_free_and_steal (shown);
}

static void
get_iter (GtkTextBuffer *buffer, GtkTextIter *iter, size_t offset, gboolean at)
{
  StkDisplay *self = g_object_get_qdata (G_OBJECT (buffer), get_quark ());
  size_t shown = offset + (self != NULL ? count_breaks (self, offset, at) : 0);

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
  get_iter (buffer, iter, offset, TRUE);
}

/**
 * stk_display_get_end_iter:
 * @buffer: a text buffer
 * @iter: (out): return location for the place
 * @offset: the end of a range of the canonical text
 *
 * Finds where a range ends: in the line of its last code point, also if a line was broken behind that.
 */
void
stk_display_get_end_iter (GtkTextBuffer *buffer, GtkTextIter *iter, size_t offset)
{
  get_iter (buffer, iter, offset, FALSE);
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
  StkDisplay *self = g_object_get_qdata (G_OBJECT (gtk_text_iter_get_buffer (iter)), get_quark ());
  size_t shown = (size_t) gtk_text_iter_get_offset (iter);
  guint low = 0, high = self != NULL ? self->breaks->len : 0;

  /* the break of a number stands so many places further on */
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->breaks, size_t, middle) + middle < shown)
        low = middle + 1;
      else
        high = middle;
    }

  return shown - low;
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-deleted-words.h"

#include "stk-display.h"

#include <string.h>

/* What deleted words look like between those that are still there: with the spaces that keep them apart. */

/* Stands for the end of a paragraph that is not there any more. */
#define PILCROW "¶ "

static gboolean
is_space_at (StkText *text, size_t offset)
{
  return offset >= stk_text_get_length (text) || g_unichar_isspace (stk_text_get_char (text, offset));
}

/* Words of one line; what could fool a reader about the order of others is left out. */
static void
append_words (GString *string, StkText *text, StkRange range)
{
  const char *p = stk_text_get_utf8 (text) + stk_text_get_byte_offset (text, range.start);

  for (size_t i = range.start; i < range.end; i++, p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);

      if (i - range.start == STK_DISPLAY_MAX_PARAGRAPH)
        {
          g_string_append (string, "…");
          break;
        }
      if (c == '\t')
        g_string_append_c (string, ' ');
      else if ((type != G_UNICODE_FORMAT || c == 0x200c || c == 0x200d) && type != G_UNICODE_CONTROL)
        g_string_append_unichar (string, c);
    }
}

/* Whether there is another paragraph between two places. */
static gboolean
has_blank_line (StkText *text, StkRange range)
{
  g_autofree char *between = stk_text_dup_range (text, range);
  const char *line_break = strchr (between, '\n');

  return line_break != NULL && strchr (line_break + 1, '\n') != NULL;
}

static void
append_before (GString *string, StkRevision *revision, StkText *now, const StkRevisionPart *part,
               const StkRevisionPart *before)
{
  StkText *old = stk_revision_get_old (revision);
  size_t place = part->range.start;

  if (before != NULL && !before->own_line)
    g_string_append (string, has_blank_line (old, STK_RANGE (before->old.end, part->old.start)) ? " " PILCROW : " ");
  else if (place > 0 && !is_space_at (now, place - 1) && part->old.start > 0 && is_space_at (old, part->old.start - 1))
    g_string_append_c (string, ' ');
}

static char *
dup_line (StkRevision *revision, StkText *now, const StkRevisionPart *part, gboolean is_first)
{
  GString *string = g_string_new (NULL);
  size_t place = part->range.start;
  gboolean at_end = place == stk_text_get_length (now);

  if (at_end && !(is_first && (place == 0 || stk_text_get_char (now, place - 1) == '\n')))
    g_string_append_c (string, '\n');
  append_words (string, stk_revision_get_old (revision), part->old);
  if (!at_end)
    g_string_append_c (string, '\n');

  return g_string_free_and_steal (string);
}

/**
 * stk_deleted_words_dup:
 * @revision: in what a text differs from what it was
 * @now: the text as it is
 * @i: the index of a part that was deleted
 *
 * Returns: (transfer full): what to show at its place
 */
char *
stk_deleted_words_dup (StkRevision *revision, StkText *now, size_t i)
{
  size_t n_parts;
  const StkRevisionPart *parts = stk_revision_get_parts (revision, &n_parts), *part = &parts[i];
  const StkRevisionPart *before = NULL;
  GString *string;
  gboolean is_last;

  g_return_val_if_fail (i < n_parts && part->kind == STK_REVISION_DELETED, NULL);

  if (i > 0 && part[-1].kind == STK_REVISION_DELETED && part[-1].range.start == part->range.start)
    before = &part[-1];
  if (part->own_line)
    return dup_line (revision, now, part, before == NULL);

  string = g_string_new (NULL);
  append_before (string, revision, now, part, before);
  append_words (string, stk_revision_get_old (revision), part->old);
  is_last = i + 1 == n_parts || part[1].kind != STK_REVISION_DELETED || part[1].range.start != part->range.start;
  if (is_last && !is_space_at (now, part->range.start) && is_space_at (stk_revision_get_old (revision), part->old.end))
    g_string_append_c (string, ' ');

  return g_string_free_and_steal (string);
}

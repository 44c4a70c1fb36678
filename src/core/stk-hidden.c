/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-hidden.h"

#include <unicode/uchar.h>

/* Of a hostile file no more than this is listed: one place is enough to warn. */
#define MAX_FOUND 100000

#define ZWNJ 0x200c
#define ZWJ 0x200d
#define CGJ 0x034f

static gboolean
is_bidi_control (gunichar c)
{
  return u_hasBinaryProperty ((UChar32) c, UCHAR_BIDI_CONTROL);
}

static gboolean
is_emoji (gunichar c)
{
  return u_hasBinaryProperty ((UChar32) c, UCHAR_EMOJI) && c > 0xff;
}

/* Joiners are how some scripts are written, and how emoji are put together; see Unicode Standard Annex 31,
 * section 2.3. */
static gboolean
is_needed_joiner (gunichar c, gunichar before, gunichar after)
{
  int joining = u_getIntPropertyValue ((UChar32) before, UCHAR_JOINING_TYPE);

  if (c == ZWJ && (is_emoji (before) || before == 0xfe0f) && is_emoji (after))
    return TRUE;
  if (u_getCombiningClass ((UChar32) before) == 9)
    return TRUE;

  return u_isalpha ((UChar32) after) && (joining == U_JT_DUAL_JOINING || joining == U_JT_LEFT_JOINING);
}

/* Tags spell the flags of regions, behind a black flag. */
static gboolean
is_tag (gunichar c)
{
  return c >= 0xe0020 && c <= 0xe007f;
}

static gboolean
is_hidden (gunichar c, gunichar before, gunichar after, StkHiddenKind *kind)
{
  if (c < 0x7f)
    {
      *kind = STK_HIDDEN_CONTROL;
      return c < 0x20 && c != '\n' && c != '\t';
    }
  if (c < 0xad)
    {
      *kind = STK_HIDDEN_CONTROL;
      return c < 0xa0;
    }
  if (is_bidi_control (c))
    {
      *kind = STK_HIDDEN_BIDI;
      return TRUE;
    }
  *kind = STK_HIDDEN_ZERO_WIDTH;
  if (c == ZWNJ || c == ZWJ)
    return !is_needed_joiner (c, before, after);
  /* Variation selectors choose how the character before looks. */
  if (u_hasBinaryProperty ((UChar32) c, UCHAR_VARIATION_SELECTOR))
    return before == 0 || u_isWhitespace ((UChar32) before);
  if (is_tag (c))
    return !is_tag (before) && before != 0x1f3f4;

  return c != CGJ && u_hasBinaryProperty ((UChar32) c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

/**
 * stk_hidden_find:
 * @text: a text
 *
 * Finds what is in a text and is not seen: controls of direction, characters without width where the script does not
 * need them, and control characters. They may be harmless, but can make a reader see other words than are there.
 *
 * Returns: (transfer full) (element-type StkHidden): where they are, in text order, in code points
 */
GArray *
stk_hidden_find (StkText *text)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (StkHidden));
  const char *p = stk_text_get_utf8 (text), *end = p + stk_text_get_n_bytes (text);
  gunichar before = 0;

  for (size_t offset = 0; p < end && found->len < MAX_FOUND; offset++)
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);
      StkHidden *last = found->len > 0 ? &g_array_index (found, StkHidden, found->len - 1) : NULL;
      StkHidden hidden = { .range = STK_RANGE (offset, offset + 1) };

      /* Most characters of most texts */
      if ((c >= 0x20 && c < 0x7f) || c == '\n')
        ;
      else if (is_hidden (c, before, next < end ? g_utf8_get_char (next) : 0, &hidden.kind))
        {
          if (last != NULL && last->range.end == offset)
            last->range.end++;
          else
            g_array_append_val (found, hidden);
        }
      before = c;
      p = next;
    }

  return found;
}

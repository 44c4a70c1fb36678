/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-text-change.h"

#include <string.h>

/**
 * stk_text_change_find:
 * @old: a text
 * @new: another
 *
 * Returns: in which part they differ, in code points
 */
StkTextChange
stk_text_change_find (const char *old, const char *new)
{
  const char *a = old + strlen (old), *b = new + strlen (new);
  StkTextChange change = { 0, 0, 0 };

  while (*old != '\0' && g_utf8_get_char (old) == g_utf8_get_char (new))
    {
      old = g_utf8_next_char (old);
      new = g_utf8_next_char (new);
      change.start++;
    }

  while (a > old && b > new)
    {
      const char *a_last = g_utf8_prev_char (a), *b_last = g_utf8_prev_char (b);

      if (g_utf8_get_char (a_last) != g_utf8_get_char (b_last))
        break;
      a = a_last;
      b = b_last;
    }

  change.old_end = change.start + (int) g_utf8_strlen (old, a - old);
  change.new_end = change.start + (int) g_utf8_strlen (new, b - new);

  return change;
}

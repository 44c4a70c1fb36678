/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

static inline gboolean
stk_utf8_is_start (char byte)
{
  return ((unsigned char) byte & 0xc0) != 0x80;
}

/* Code points in valid UTF-8. Many times as fast as g_utf8_strlen (), which goes from one to the
 * next: here the compiler counts many bytes at once. */
static inline size_t
stk_utf8_count (const char *start, const char *end)
{
  size_t n = 0;

  for (const char *p = start; p < end; p++)
    n += stk_utf8_is_start (*p);

  return n;
}

G_END_DECLS

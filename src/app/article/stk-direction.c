/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-direction.h"

/* Blocks of Unicode with letters or marks that run from right to left. */
static const struct
{
  gunichar first;
  gunichar last;
} RTL_BLOCKS[] = {
  { 0x0590, 0x08ff },
  { 0x200f, 0x200f },
  { 0x202b, 0x202b },
  { 0x202e, 0x202e },
  { 0x2067, 0x2068 },
  { 0xfb1d, 0xfdff },
  { 0xfe70, 0xfeff },
  { 0x10800, 0x10fff },
  { 0x1e800, 0x1efff },
};

static gboolean
is_rtl (gunichar c)
{
  for (size_t i = 0; c >= RTL_BLOCKS[0].first && i < G_N_ELEMENTS (RTL_BLOCKS); i++)
    if (c >= RTL_BLOCKS[i].first && c <= RTL_BLOCKS[i].last)
      return TRUE;

  return FALSE;
}

/**
 * stk_direction_find:
 * @utf8: text
 * @n_bytes: its length in bytes
 *
 * Returns: the direction of the first letter, which is that of the paragraph; %GTK_TEXT_DIR_NONE if there is no letter
 */
GtkTextDirection
stk_direction_find (const char *utf8, size_t n_bytes)
{
  const char *end = utf8 + n_bytes;

  for (const char *p = utf8; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_rtl (c) && !g_unichar_isdigit (c) && !g_unichar_ispunct (c))
        return GTK_TEXT_DIR_RTL;
      if (g_unichar_isalpha (c))
        return GTK_TEXT_DIR_LTR;
    }

  return GTK_TEXT_DIR_NONE;
}

/**
 * stk_direction_has_rtl:
 * @utf8: text
 * @n_bytes: its length in bytes
 *
 * Returns: whether any of it may run from right to left
 */
gboolean
stk_direction_has_rtl (const char *utf8, size_t n_bytes)
{
  const char *end = utf8 + n_bytes;

  for (const char *p = utf8; p < end; p = g_utf8_next_char (p))
    if (is_rtl (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

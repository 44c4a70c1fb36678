/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StkTextChange:
 * @start: the first code point that differs
 * @old_end: where the part that differs ends in the old text
 * @new_end: where it ends in the new one
 *
 * The one part in which two texts differ, so that showing a text leaves the cursor where its change is.
 */
typedef struct
{
  int start;
  int old_end;
  int new_end;
} StkTextChange;

StkTextChange stk_text_change_find (const char *old, const char *new);

G_END_DECLS

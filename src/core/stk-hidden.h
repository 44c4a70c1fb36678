/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-text.h"

G_BEGIN_DECLS

/**
 * StkHiddenKind:
 * @STK_HIDDEN_BIDI: sets the direction of what follows, so that words can seem to stand elsewhere
 * @STK_HIDDEN_ZERO_WIDTH: takes no room, so that words that look alike can differ
 * @STK_HIDDEN_CONTROL: a control character, which no text needs
 *
 * What a reader does not see of a text.
 */
typedef enum
{
  STK_HIDDEN_BIDI,
  STK_HIDDEN_ZERO_WIDTH,
  STK_HIDDEN_CONTROL,
} StkHiddenKind;

/**
 * StkHidden:
 * @range: one or more such characters in a row
 * @kind: of the first of them
 *
 * A place in a text where something is that is not seen.
 */
typedef struct
{
  StkRange range;
  StkHiddenKind kind;
} StkHidden;

GArray *stk_hidden_find (StkText *text);

G_END_DECLS

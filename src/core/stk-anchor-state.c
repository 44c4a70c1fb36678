/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-anchoring.h"

static const GEnumValue STATES[] = {
  { STK_ANCHOR_STATE_EXACT, "STK_ANCHOR_STATE_EXACT", "exact" },
  { STK_ANCHOR_STATE_MOVED, "STK_ANCHOR_STATE_MOVED", "moved" },
  { STK_ANCHOR_STATE_CHANGED, "STK_ANCHOR_STATE_CHANGED", "changed" },
  { STK_ANCHOR_STATE_AMBIGUOUS, "STK_ANCHOR_STATE_AMBIGUOUS", "ambiguous" },
  { STK_ANCHOR_STATE_ORPHAN, "STK_ANCHOR_STATE_ORPHAN", "orphan" },
  { 0, NULL, NULL },
};

static const char *const REASONS[] = {
  [STK_ANCHOR_REASON_SAME_PLACE] = "same-place",
  [STK_ANCHOR_REASON_SHIFTED] = "shifted",
  [STK_ANCHOR_REASON_BLOCK_MOVED] = "block-moved",
  [STK_ANCHOR_REASON_FOUND] = "found",
  [STK_ANCHOR_REASON_TYPOGRAPHY] = "typography",
  [STK_ANCHOR_REASON_WORDS_CHANGED] = "words-changed",
  [STK_ANCHOR_REASON_SEVERAL_PLACES] = "several-places",
  [STK_ANCHOR_REASON_CONTEXT_CHANGED] = "context-changed",
  [STK_ANCHOR_REASON_PART_GONE] = "part-gone",
  [STK_ANCHOR_REASON_GONE] = "gone",
  [STK_ANCHOR_REASON_LEFT_OUT] = "left-out",
};

GType
stk_anchor_state_get_type (void)
{
  static GType type = 0;

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("StkAnchorState", STATES));

  return type;
}

/**
 * stk_anchor_state_get_nick:
 * @state: an anchor's state
 *
 * Returns: (transfer none): its name in files and on the command line
 */
const char *
stk_anchor_state_get_nick (StkAnchorState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (STATES) - 1, NULL);

  return STATES[state].value_nick;
}

/**
 * stk_anchor_state_is_certain:
 * @state: an anchor's state
 *
 * Returns: whether the words are the same and their place is sure, so that no person needs to look
 */
gboolean
stk_anchor_state_is_certain (StkAnchorState state)
{
  return state <= STK_ANCHOR_STATE_MOVED;
}

/**
 * stk_anchor_reason_get_nick:
 * @reason: why words have the state that they have
 *
 * Returns: (transfer none): its name on the command line
 */
const char *
stk_anchor_reason_get_nick (StkAnchorReason reason)
{
  g_return_val_if_fail ((guint) reason < G_N_ELEMENTS (REASONS), NULL);

  return REASONS[reason];
}

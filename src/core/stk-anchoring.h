/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-anchor.h"

G_BEGIN_DECLS

#define STK_TYPE_ANCHOR_STATE (stk_anchor_state_get_type ())

/**
 * StkAnchorState:
 * @STK_ANCHOR_STATE_EXACT: the words are where they were
 * @STK_ANCHOR_STATE_MOVED: the same words are elsewhere, and it is certain that they are the same
 * @STK_ANCHOR_STATE_CHANGED: the words differ; a person has to look
 * @STK_ANCHOR_STATE_AMBIGUOUS: several places suit; a person has to choose
 * @STK_ANCHOR_STATE_ORPHAN: the words are not in the article any more; the annotation is kept and listed
 *
 * How words that were tagged sit in the article as it is now. Ordered by how much of a person’s attention is asked.
 */
typedef enum
{
  STK_ANCHOR_STATE_EXACT,
  STK_ANCHOR_STATE_MOVED,
  STK_ANCHOR_STATE_CHANGED,
  STK_ANCHOR_STATE_AMBIGUOUS,
  STK_ANCHOR_STATE_ORPHAN,
} StkAnchorState;

/**
 * StkAnchorReason:
 * @STK_ANCHOR_REASON_SAME_PLACE: the words stand at the same offset
 * @STK_ANCHOR_REASON_SHIFTED: something was put in or left out before them
 * @STK_ANCHOR_REASON_BLOCK_MOVED: the passage that they are in was moved
 * @STK_ANCHOR_REASON_FOUND: the words were found by themselves and by what stands around them
 * @STK_ANCHOR_REASON_TYPOGRAPHY: the words are the same, but for marks, white space or how letters are coded
 * @STK_ANCHOR_REASON_WORDS_CHANGED: some of the words were changed, put in or left out
 * @STK_ANCHOR_REASON_SEVERAL_PLACES: the words suit several places equally
 * @STK_ANCHOR_REASON_CONTEXT_CHANGED: the words are there, but what stands around them differs
 * @STK_ANCHOR_REASON_PART_GONE: of a quotation in parts, some are not there any more
 * @STK_ANCHOR_REASON_GONE: the words are not there
 * @STK_ANCHOR_REASON_LEFT_OUT: the words are not there, and a person keeps the tag without them
 *
 * Why words have the state that they have.
 */
typedef enum
{
  STK_ANCHOR_REASON_SAME_PLACE,
  STK_ANCHOR_REASON_SHIFTED,
  STK_ANCHOR_REASON_BLOCK_MOVED,
  STK_ANCHOR_REASON_FOUND,
  STK_ANCHOR_REASON_TYPOGRAPHY,
  STK_ANCHOR_REASON_WORDS_CHANGED,
  STK_ANCHOR_REASON_SEVERAL_PLACES,
  STK_ANCHOR_REASON_CONTEXT_CHANGED,
  STK_ANCHOR_REASON_PART_GONE,
  STK_ANCHOR_REASON_GONE,
  STK_ANCHOR_REASON_LEFT_OUT,
} StkAnchorReason;

/**
 * StkAnchoringResult:
 * @state: how the words sit in the article
 * @reason: why
 * @range: where they are, or might be, in code points; empty where they are nowhere
 * @score: how far they are the same, from 0 to 1
 */
typedef struct
{
  StkAnchorState state;
  StkAnchorReason reason;
  StkRange range;
  double score;
} StkAnchoringResult;

typedef struct _StkAnchoring StkAnchoring;

GType stk_anchor_state_get_type (void) G_GNUC_CONST;
const char *stk_anchor_state_get_nick (StkAnchorState state);
gboolean stk_anchor_state_is_certain (StkAnchorState state);
const char *stk_anchor_reason_get_nick (StkAnchorReason reason);

StkAnchoring *stk_anchoring_new (StkText *text, const char *digest);
void stk_anchoring_free (StkAnchoring *self);
void stk_anchoring_add_old_text (StkAnchoring *self, StkText *text, const char *digest);
void stk_anchoring_resolve (StkAnchoring *self, StkAnchor *const *anchors, size_t n_anchors,
                            StkAnchoringResult *results);
GArray *stk_anchoring_list_places (StkAnchoring *self, StkAnchor *anchor);
StkAnchor *stk_anchoring_make_anchor (StkAnchoring *self, StkRange range);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkAnchoring, stk_anchoring_free)

G_END_DECLS

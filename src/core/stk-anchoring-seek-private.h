/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-anchoring-private.h"

G_BEGIN_DECLS

/* Words that are looked for by what they are and what stands around them. */
typedef struct
{
  StkPassage passage;
  guint32 paragraph_first; /* the tokens of the passage in the paragraph of the words: half-open */
  guint32 paragraph_last;
  size_t n_chars; /* of the words, in code points */
  gboolean has_context;
} StkSeekPassage;

typedef enum
{
  STK_BELIEF_NONE,
  STK_BELIEF_ASK,
  STK_BELIEF_CERTAIN,
} StkBelief;

typedef struct
{
  StkPlacement placement;
  StkBelief belief;
  gboolean agrees;         /* what stands around the words */
  gboolean agrees_on_side; /* what stands on one side of them */
  float bits;              /* how much tells that this is the place */
} StkCandidate;

GArray *stk_anchoring_seek (StkAnchoringIndex *index, const StkSeekPassage *seek);

/* What is said of words instead of a place. */
#define STK_CHOICE_NONE G_MAXUINT       /* they are at none */
#define STK_CHOICE_OPEN (G_MAXUINT - 1) /* they suit several */

void stk_anchoring_settle (const size_t *old_starts, const StkAnchoringResult *results, size_t n, GArray *const *places,
                           guint *choices);

G_END_DECLS

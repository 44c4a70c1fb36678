/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-anchoring.h"
#include "stk-tokens.h"

G_BEGIN_DECLS

/* No token: what a token of the old text has for its place in the new one if it is not there any more. */
#define STK_NOWHERE G_MAXUINT32

/* Shorter words than these are never taken without context, in code points. */
#define STK_ANCHORING_SHORT_WORDS 40

/* Words that are looked for, among tokens of the text that they were tagged in: the whole of it, or what a sidecar
 * keeps around them. */
typedef struct
{
  const guint32 *ids; /* of the text around the words */
  guint32 n;
  guint32 first; /* the tokens that the words have a part in: half-open */
  guint32 last;
  gint32 lead;  /* code points from the start of the first token to the start of the words */
  gint32 trail; /* code points from the end of the words to the end of the last token */
  const char *exact;
} StkPassage;

/* The article as it is now, with an index of all stretches of three words: one for all that is looked for. */
typedef struct
{
  StkText *text;
  StkTokens *tokens;
  const guint32 *ids;
  guint32 n;
  guint32 n_known;    /* tokens with a number from here on are not in the text */
  float *bits;        /* by number of token: what it tells that it stands somewhere */
  guint32 *buckets;   /* by hash of three tokens: where its positions start */
  guint32 *positions; /* of all tokens, by bucket */
  guint32 mask;
} StkAnchoringIndex;

/* Where words are in the article as it is now. */
typedef struct
{
  StkRange range;       /* in code points; empty if nowhere */
  gboolean same_words;  /* but for typography */
  gboolean same_bytes;
  gboolean is_held;     /* between the same neighbours as before */
  gboolean is_unsure;   /* there is another place as good */
  double score;
} StkPlacement;

StkAnchoringIndex *stk_anchoring_index_new (StkTokenTable *table, StkText *text);
void stk_anchoring_index_free (StkAnchoringIndex *self);
const guint32 *stk_anchoring_index_lookup (StkAnchoringIndex *self, const guint32 *ids, guint32 *n);
float stk_anchoring_index_get_bits (const StkAnchoringIndex *self, guint32 id);

gboolean stk_passage_init (StkPassage *self, StkTokens *tokens, StkRange range, const char *exact);

guint32 *stk_anchoring_map_new (const guint32 *a, guint32 n_a, const guint32 *b, guint32 n_b);
guint8 *stk_anchoring_map_moved (const StkAnchoringIndex *index, guint32 *to, const guint32 *a, guint32 n_a);

gboolean stk_anchoring_place (const StkAnchoringIndex *index, const StkPassage *passage, const guint32 *to,
                              StkPlacement *placement);
gboolean stk_anchoring_place_at (const StkAnchoringIndex *index, const StkPassage *passage, guint32 first,
                                 guint32 last, StkPlacement *placement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkAnchoringIndex, stk_anchoring_index_free)

G_END_DECLS

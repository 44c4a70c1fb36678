/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-text.h"

G_BEGIN_DECLS

/**
 * StkRevisionKind:
 * @STK_REVISION_INSERTED: words that were put in
 * @STK_REVISION_DELETED: words that were taken out
 * @STK_REVISION_MOVED: words that stood elsewhere
 *
 * What was done to words.
 */
typedef enum
{
  STK_REVISION_INSERTED,
  STK_REVISION_DELETED,
  STK_REVISION_MOVED,
} StkRevisionKind;

#define STK_N_REVISION_KINDS 3

/**
 * StkRevisionPart:
 * @kind: what was done
 * @range: the words in the text as it is now; of deleted ones the place where they stood: empty
 * @old: the words in the earlier text; empty if they were put in
 * @own_line: of deleted words: whether they were a whole line, and would be one again at that place
 *
 * Words that differ. Those that were deleted are in one line of the earlier text.
 */
typedef struct
{
  StkRevisionKind kind;
  StkRange range;
  StkRange old;
  gboolean own_line;
} StkRevisionPart;

typedef struct _StkRevision StkRevision;

StkRevision *stk_revision_new (StkText *old, StkText *now);
StkRevision *stk_revision_ref (StkRevision *self);
void stk_revision_unref (StkRevision *self);

StkText *stk_revision_get_old (StkRevision *self);
const StkRevisionPart *stk_revision_get_parts (StkRevision *self, size_t *n_parts);
guint stk_revision_count (StkRevision *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkRevision, stk_revision_unref)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-anchoring.h"

G_BEGIN_DECLS

/**
 * StkTestPlan:
 * @seed: the same seed makes the same changes
 * @n_bytes: how long the article is, if it is made up
 * @unspaced: whether it is made up in a script without spaces
 * @n_tags: how many tags
 * @loose: whether they begin and end anywhere, not only where words do
 * @n_invented: how many tags more of words that the article has, but never had in that order
 * @edited: which part of the words is replaced, left out, or has another put in before it
 * @clustered: whether these are close together, in a sixth of the paragraphs
 * @n_moved: how many paragraphs are moved
 * @n_deleted: how many are deleted
 * @n_duplicated: how many stand twice afterwards
 *
 * How an article is changed while it is checked.
 */
typedef struct
{
  guint32 seed;
  size_t n_bytes;
  gboolean unspaced;
  guint n_tags;
  gboolean loose;
  guint n_invented;
  double edited;
  gboolean clustered;
  guint n_moved;
  guint n_deleted;
  guint n_duplicated;
} StkTestPlan;

/* What became of the words of a tag. */
typedef enum
{
  STK_TEST_FATE_KEPT,
  STK_TEST_FATE_EDITED,
  STK_TEST_FATE_ABSENT,
} StkTestFate;

typedef struct
{
  StkTestFate fate;
  StkRange range; /* now, in code points; of what is left of it */
} StkTestTruth;

/* An article before and after changes, with tags that were made before. */
typedef struct
{
  StkText *old_text;
  StkText *new_text;
  char *old_digest;
  char *new_digest;
  GPtrArray *anchors; /* of StkAnchor */
  GArray *truths;     /* of StkTestTruth */
} StkTestChanges;

/* How well tags were found again. */
typedef struct
{
  guint n_kept, n_kept_right, n_kept_asked, n_kept_lost, n_kept_wrong;
  guint n_edited, n_edited_right, n_edited_lost, n_edited_wrong;
  guint n_absent, n_absent_right;
} StkTestScore;

StkTestChanges *stk_test_changes_new (const StkTestPlan *plan, const char *utf8);
void stk_test_changes_free (StkTestChanges *self);
GArray *stk_test_changes_resolve (StkTestChanges *self, gboolean with_old_text);
StkTestScore stk_test_changes_score (StkTestChanges *self, GArray *results);
void stk_test_score_add (StkTestScore *self, const StkTestScore *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkTestChanges, stk_test_changes_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-agreement.h"
#include "stk-sidecar.h"

G_BEGIN_DECLS

/**
 * StkDifference:
 * @path: what differs, as conflicts name it; see stk_conflict_new()
 * @ours: (nullable): what one says, as histories keep it; see stk_value_to_text()
 * @theirs: (nullable): what the other says
 *
 * One thing that two people say differently of the same words.
 */
typedef struct
{
  char *path;
  char *ours;
  char *theirs;
} StkDifference;

/**
 * StkComparedTag:
 * @ours: (nullable): one's tag; %NULL where only the other has one
 * @theirs: (nullable): the other's tag
 * @differences: (element-type StkDifference): in which they differ; none where one of them is missing
 *
 * What two people made of the same words.
 */
typedef struct
{
  StkAnnotation *ours;
  StkAnnotation *theirs;
  GPtrArray *differences;
} StkComparedTag;

/**
 * StkComparedField:
 * @field: (nullable): a field with choices; %NULL for the kind of tag
 * @n_same: for how many pairs both chose the same
 * @n_single: for how many pairs only one of them chose anything: these are in no figure
 * @kappa: Cohen's κ of what both chose
 * @alpha: Krippendorff's α of what both chose
 *
 * How far two people agree in what they chose for the tags that both have.
 */
typedef struct
{
  const StkField *field;
  guint n_same;
  guint n_single;
  StkAgreement kappa;
  StkAgreement alpha;
} StkComparedField;

/**
 * StkComparison:
 * @tags: (element-type StkComparedTag): what either has, in the order of the text
 * @fields: (element-type StkComparedField): the kind, and the fields in which at least one chose something
 * @spans: for each kind: Krippendorff's uα, of which words were tagged
 * @all_spans: that of all kinds together
 * @n_pairs: how many tags both have
 * @n_elsewhere: how many tags are left out of @spans, since their words are not in the text that is compared
 *
 * The work of two people on the same article, compared.
 */
typedef struct
{
  GPtrArray *tags;
  GArray *fields;
  StkAgreement spans[STK_N_KINDS];
  StkAgreement all_spans;
  guint n_pairs;
  guint n_elsewhere;
} StkComparison;

StkComparison *stk_comparison_new (StkSidecar *ours, StkSidecar *theirs);
void stk_comparison_free (StkComparison *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkComparison, stk_comparison_free)

G_END_DECLS

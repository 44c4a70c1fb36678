/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-document.h"

G_BEGIN_DECLS

#define STK_TYPE_COVERAGE (stk_coverage_get_type ())

G_DECLARE_FINAL_TYPE (StkCoverage, stk_coverage, STK, COVERAGE, GObject)

/**
 * StkCoverageState:
 * @STK_COVERAGE_OPEN: nobody has done anything about it
 * @STK_COVERAGE_TAGGED: a tag has words in it; suggestions, rejected and cut tags do not count
 * @STK_COVERAGE_CLEAR: somebody marked that there is nothing to check in it
 * @STK_COVERAGE_FURNITURE: it belongs to the page and not to the article, or has no words
 *
 * What is known of a sentence.
 */
typedef enum
{
  STK_COVERAGE_OPEN,
  STK_COVERAGE_TAGGED,
  STK_COVERAGE_CLEAR,
  STK_COVERAGE_FURNITURE,
} StkCoverageState;

#define STK_N_COVERAGE_STATES (STK_COVERAGE_FURNITURE + 1)

StkCoverage *stk_coverage_new (StkDocument *document);

guint stk_coverage_get_n (StkCoverage *self);
StkRange stk_coverage_get_sentence (StkCoverage *self, guint i);
StkCoverageState stk_coverage_get_state (StkCoverage *self, guint i);
guint stk_coverage_find (StkCoverage *self, size_t offset);
gboolean stk_coverage_find_open (StkCoverage *self, size_t offset, StkRange *sentence);
guint stk_coverage_count (StkCoverage *self, StkCoverageState state);
double stk_coverage_get_fraction (StkCoverage *self);

int stk_coverage_toggle_clear (StkCoverage *self, StkRange range, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-range.h"

G_BEGIN_DECLS

/* Where an observer gave a unit no value. */
#define STK_AGREEMENT_MISSING G_MAXSIZE

/**
 * StkAgreementCase:
 * @STK_AGREEMENT_DEFINED: there is a figure
 * @STK_AGREEMENT_NO_UNITS: nothing was judged by two observers
 * @STK_AGREEMENT_NO_VARIATION: all judged all alike, so that chance alone would have made them agree as well
 *
 * Whether a coefficient of agreement says something. Where the disagreement that chance would make is zero, it is
 * zero divided by zero: no figure is made up then.
 */
typedef enum
{
  STK_AGREEMENT_DEFINED,
  STK_AGREEMENT_NO_UNITS,
  STK_AGREEMENT_NO_VARIATION,
} StkAgreementCase;

/**
 * StkAgreement:
 * @state: whether there is a figure
 * @value: the coefficient: 1 for full agreement, 0 for what chance would make, below 0 for less than that
 * @n_units: how many units it rests on
 * @observed: the disagreement that was observed
 * @expected: the disagreement that chance would make
 *
 * A coefficient of agreement, and what it rests on: @value is 1 − @observed / @expected.
 */
typedef struct
{
  StkAgreementCase state;
  double value;
  size_t n_units;
  double observed;
  double expected;
} StkAgreement;

StkAgreement stk_agreement_kappa (const size_t *counts, size_t n_categories);
StkAgreement stk_agreement_alpha (const size_t *values, size_t n_units, size_t n_observers, size_t n_categories);
StkAgreement stk_agreement_unitized (GArray *const *units, size_t n_observers, StkRange continuum);
StkAgreement stk_agreement_sum (const StkAgreement *parts, size_t n_parts);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-article.h"

G_BEGIN_DECLS

#define STK_TYPE_PROBLEM (stk_problem_get_type ())

/**
 * StkProblem:
 * @place: where in the file: a JSON path such as `first.items[3].target.selector[1].start`, or line and column where
 *   the file is no JSON, `12:7`; empty for the file as a whole
 * @message: what is wrong, and what can be done
 *
 * Something in a sidecar that is not as the format says, or that does not fit the article.
 */
typedef struct
{
  char *place;
  char *message;
} StkProblem;

GType stk_problem_get_type (void) G_GNUC_CONST;
StkProblem *stk_problem_copy (const StkProblem *self);
void stk_problem_free (StkProblem *self);

GPtrArray *stk_validate_sidecar (GBytes *bytes, StkArticle *article);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkProblem, stk_problem_free)

G_END_DECLS

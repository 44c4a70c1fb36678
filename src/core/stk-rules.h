/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-coverage.h"
#include "stk-desk-settings.h"

G_BEGIN_DECLS

#define STK_TYPE_BREACH (stk_breach_get_type ())

/**
 * StkBreach:
 * @rule: the rule
 * @id: (nullable): the tag, or the mark for the whole article
 * @range: where it is in the article, in code points; empty where that is not known
 * @message: what is missing, for people
 *
 * One thing that keeps an article from being signed off.
 */
typedef struct
{
  StkRule rule;
  char *id;
  StkRange range;
  char *message;
} StkBreach;

GType stk_breach_get_type (void) G_GNUC_CONST;
StkBreach *stk_breach_copy (const StkBreach *self);
void stk_breach_free (StkBreach *self);

GPtrArray *stk_rules_list_breaches (StkDocument *document, StkDeskSettings *settings, StkCoverage *coverage);
gboolean stk_rules_check_status (StkDocument *document, StkAnnotation *annotation, const char *status, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkBreach, stk_breach_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-field.h"
#include "stk-value.h"

G_BEGIN_DECLS

char *stk_value_to_text (StkValue *value);
StkValue *stk_value_from_text (const StkField *field, const char *text);

char *stk_record_to_text (StkRecord *record, const StkField *field);
StkRecord *stk_record_from_text (const char *id, const StkField *field, const char *text);

char *stk_anchors_to_text (StkAnchor *const *anchors, size_t n_anchors);
GPtrArray *stk_anchors_from_text (const char *text);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-field.h"

G_BEGIN_DECLS

/* The words that the choice fields take; each array ends with a row without a nick. */
extern const StkChoice STK_STATUSES[];
extern const StkChoice STK_ORIGINS[];
extern const StkChoice STK_QUOTE_FORMS[];
extern const StkChoice STK_CHANNELS[];
extern const StkChoice STK_GROUND_RULES[];
extern const StkChoice STK_VERIFICATIONS[];
extern const StkChoice STK_CLAIM_TYPES[];
extern const StkChoice STK_PRIORITIES[];
extern const StkChoice STK_LEGAL_RISKS[];
extern const StkChoice STK_FINDINGS[];
extern const StkChoice STK_REPLIES[];
extern const StkChoice STK_VERDICTS[];
extern const StkChoice STK_EVIDENCE_USES[];
extern const StkChoice STK_STANCES[];
extern const StkChoice STK_SOURCE_TYPES[];

G_END_DECLS

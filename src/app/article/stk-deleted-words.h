/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-revision.h"

G_BEGIN_DECLS

char *stk_deleted_words_dup (StkRevision *revision, StkText *now, size_t i);

G_END_DECLS

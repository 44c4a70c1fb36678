/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-range.h"

G_BEGIN_DECLS

typedef struct _StkTracker StkTracker;

StkTracker *stk_tracker_new (const StkRange *ranges, size_t n_ranges);
void stk_tracker_free (StkTracker *self);

void stk_tracker_insert (StkTracker *self, size_t offset, size_t length);
void stk_tracker_delete (StkTracker *self, StkRange range);
StkRange stk_tracker_get_range (StkTracker *self, size_t i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkTracker, stk_tracker_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-sidecar.h"

G_BEGIN_DECLS

GPtrArray *stk_merge_annotations (GPtrArray *base, GPtrArray *ours, GPtrArray *theirs);
StkAnnotation *stk_merge_annotation (StkAnnotation *base, StkAnnotation *ours, StkAnnotation *theirs);
StkSidecar *stk_merge_sidecars (StkSidecar *base, StkSidecar *ours, StkSidecar *theirs);
StkSidecar *stk_merge_guess_base (StkSidecar *ours, StkSidecar *theirs);
guint stk_merge_count_conflicts (GPtrArray *annotations);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _StkOverlay StkOverlay;

StkOverlay *stk_overlay_new (JsonNode *original, JsonNode *known);
StkOverlay *stk_overlay_ref (StkOverlay *self);
void stk_overlay_unref (StkOverlay *self);
gboolean stk_overlay_equal (StkOverlay *a, StkOverlay *b);
StkOverlay *stk_overlay_merge (StkOverlay *base, StkOverlay *ours, StkOverlay *theirs);
JsonNode *stk_overlay_apply (StkOverlay *self, JsonNode *known);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkOverlay, stk_overlay_unref)

G_END_DECLS

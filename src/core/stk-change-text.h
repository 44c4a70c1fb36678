/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-annotation-list.h"
#include "stk-history.h"

G_BEGIN_DECLS

char *stk_change_text_dup_label (const char *path, StkKind kind);
char *stk_change_text_dup_value (const char *path, StkKind kind, const char *text, StkAnnotationList *annotations);
gboolean stk_change_text_is_verdict (const char *path, StkKind kind);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-article-view.h"

G_BEGIN_DECLS

void stk_kind_colors_get (StkKind kind, GdkRGBA *color);
void stk_kind_colors_follow (GdkDisplay *display);
void stk_kind_colors_bind_view (StkArticleView *view);

G_END_DECLS

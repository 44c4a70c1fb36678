/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-article-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STK_TYPE_OUTLINE (stk_outline_get_type ())

G_DECLARE_FINAL_TYPE (StkOutline, stk_outline, STK, OUTLINE, AdwDialog)

AdwDialog *stk_outline_new (StkArticleView *view);

G_END_DECLS

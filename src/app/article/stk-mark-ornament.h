/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-article.h"
#include "stk-mark-draw.h"

G_BEGIN_DECLS

void stk_mark_ornament_draw (const StkMarkCanvas *canvas, GtkTextView *view, StkArticle *article,
                             StkParagraph *paragraph);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-annotation.h"
#include "stk-article.h"

G_BEGIN_DECLS

GPtrArray *stk_comment_notes_new (StkArticle *article);

G_END_DECLS

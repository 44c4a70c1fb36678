/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *stk_fold (const char *text);
char **stk_fold_terms (const char *query);
gboolean stk_fold_contains (const char *folded, const char *term);
gboolean stk_fold_terms_include (const char *const *terms, const char *const *others);

/**
 * StkFoldFunc:
 * @start: where a found term begins, in bytes
 * @end: where it ends
 * @user_data: as given
 */
typedef void (*StkFoldFunc) (size_t start, size_t end, gpointer user_data);

void stk_fold_find (const char *text, const char *const *terms, StkFoldFunc func, gpointer user_data);

G_END_DECLS

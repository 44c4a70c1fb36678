/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STK_TYPE_COMMENT_ROW (stk_comment_row_get_type ())

G_DECLARE_FINAL_TYPE (StkCommentRow, stk_comment_row, STK, COMMENT_ROW, AdwPreferencesRow)

GtkWidget *stk_comment_row_new (void);
void stk_comment_row_show (StkCommentRow *self, const char *author, const char *time, const char *text);
void stk_comment_row_set_removable (StkCommentRow *self, gboolean removable);

G_END_DECLS

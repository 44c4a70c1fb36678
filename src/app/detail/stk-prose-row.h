/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STK_TYPE_PROSE_ROW (stk_prose_row_get_type ())

G_DECLARE_FINAL_TYPE (StkProseRow, stk_prose_row, STK, PROSE_ROW, AdwPreferencesRow)

GtkWidget *stk_prose_row_new (void);
char *stk_prose_row_dup_text (StkProseRow *self);
void stk_prose_row_set_text (StkProseRow *self, const char *text);
void stk_prose_row_set_editable (StkProseRow *self, gboolean editable);
void stk_prose_row_set_suffix (StkProseRow *self, GtkWidget *suffix);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-annotation-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STK_TYPE_RECORD_ROW (stk_record_row_get_type ())

G_DECLARE_FINAL_TYPE (StkRecordRow, stk_record_row, STK, RECORD_ROW, AdwExpanderRow)

GtkWidget *stk_record_row_new (const StkField *field, StkAnnotationList *annotations);
StkRecord *stk_record_row_get_record (StkRecordRow *self);
void stk_record_row_set_record (StkRecordRow *self, StkRecord *record);
void stk_record_row_set_error (StkRecordRow *self, size_t member, const char *message);
void stk_record_row_set_editable (StkRecordRow *self, gboolean editable);
void stk_record_row_open (StkRecordRow *self);
gboolean stk_record_row_revert (StkRecordRow *self);

G_END_DECLS

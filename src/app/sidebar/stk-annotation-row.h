/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-annotation.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STK_TYPE_ANNOTATION_ROW (stk_annotation_row_get_type ())

G_DECLARE_FINAL_TYPE (StkAnnotationRow, stk_annotation_row, STK, ANNOTATION_ROW, GtkBox)

GtkWidget *stk_annotation_row_new (void);
void stk_annotation_row_set_annotation (StkAnnotationRow *self, StkAnnotation *annotation, const char *summary);
void stk_annotation_row_set_terms (StkAnnotationRow *self, const char *const *terms);
GtkWidget *stk_annotation_row_get_warning (StkAnnotationRow *self);

G_END_DECLS

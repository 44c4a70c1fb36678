/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-annotation-list.h"

G_BEGIN_DECLS

char *stk_annotation_text_dup_line (const char *text);
char *stk_annotation_text_dup_words (StkAnnotation *annotation);
char *stk_annotation_text_dup_summary (StkAnnotation *annotation, StkAnnotationList *annotations);
char *stk_annotation_text_dup_title (StkAnnotation *annotation);
char *stk_annotation_text_dup_searchable (StkAnnotation *annotation);
char *stk_annotation_text_dup_spoken (StkAnnotation *annotation);
const char *stk_annotation_text_get_status (StkAnnotation *annotation, StkTone *tone);
guint stk_annotation_text_get_rank (StkAnnotation *annotation);
const char *stk_annotation_text_get_tone_class (StkTone tone);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-revision.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Code points in one paragraph of the text view. GtkTextView cannot lay out paragraphs of several hundred thousand;
 * nobody writes them, but some file will have one. */
#define STK_DISPLAY_MAX_PARAGRAPH 16384

typedef struct _StkDisplay StkDisplay;

StkDisplay *stk_display_attach (GtkTextBuffer *buffer, StkText *text, StkRevision *revision);
size_t stk_display_find_end (StkDisplay *self, size_t from, size_t n);
char *stk_display_dup_part (StkDisplay *self, StkRange part);

void stk_display_get_iter (GtkTextBuffer *buffer, GtkTextIter *iter, size_t offset);
void stk_display_get_end_iter (GtkTextBuffer *buffer, GtkTextIter *iter, size_t offset);
void stk_display_get_part_iters (GtkTextBuffer *buffer, StkRange part, GtkTextIter *start, GtkTextIter *end);
void stk_display_get_block_iters (GtkTextBuffer *buffer, StkRange block, GtkTextIter *start, GtkTextIter *end);
GArray *stk_display_list_deleted (GtkTextBuffer *buffer, StkRange part);
size_t stk_display_get_offset (const GtkTextIter *iter);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-range.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StkDisplayLine:
 * @range: its code points; the white space at which it was wrapped is among them
 * @y: its top, from the top of the paragraph
 * @height: how high its text is, without the space between lines
 * @left: where its text begins, in buffer coordinates
 * @right: where its text ends, in buffer coordinates
 *
 * One line of a paragraph as it is wrapped now.
 */
typedef struct
{
  StkRange range;
  float y;
  float height;
  float left;
  float right;
} StkDisplayLine;

/**
 * StkMarkBox:
 * @x: left edge, in buffer coordinates
 * @y: top edge, from the top of the paragraph
 * @gap: how far the nearest other line of the paragraph is
 * @line: the index of the display line that it lies in
 * @left_closed: whether the range ends at the left edge, and does not go on in another line
 * @right_closed: likewise for the right edge
 *
 * A piece of a range: all that lies side by side in one display line.
 */
typedef struct
{
  float x;
  float y;
  float width;
  float height;
  float gap;
  guint line;
  gboolean left_closed;
  gboolean right_closed;
} StkMarkBox;

typedef struct _StkParagraph StkParagraph;

StkParagraph *stk_paragraph_new (GtkTextView *view, const GtkTextIter *start);
void stk_paragraph_free (StkParagraph *self);

StkRange stk_paragraph_get_range (StkParagraph *self);
gboolean stk_paragraph_is_rtl (StkParagraph *self);
const StkDisplayLine *stk_paragraph_get_lines (StkParagraph *self, guint *n_lines);
guint stk_paragraph_find_line (StkParagraph *self, size_t offset);
void stk_paragraph_add_boxes (StkParagraph *self, StkRange range, GArray *boxes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkParagraph, stk_paragraph_free)

G_END_DECLS

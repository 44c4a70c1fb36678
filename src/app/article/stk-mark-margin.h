/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-annotation.h"
#include "stk-mark-draw.h"

G_BEGIN_DECLS

/**
 * StkMarginSign:
 * @kind: the kind that the letter stands for
 * @line: the index of the display line it stands beside
 * @look: what all the annotations it stands for have in common
 * @annotation: (transfer none): the first of the annotations it stands for
 * @compact: whether it is a bare letter, for want of room
 * @rect: where it is, in buffer coordinates across and from the top of the paragraph down
 *
 * A letter in the margin: annotations of one kind begin in this line.
 */
typedef struct
{
  StkKind kind;
  guint line;
  StkMarkLook look;
  StkAnnotation *annotation;
  gboolean compact;
  graphene_rect_t rect;
} StkMarginSign;

typedef struct _StkMarkMargin StkMarkMargin;

StkMarkMargin *stk_mark_margin_new (GtkTextView *view);
void stk_mark_margin_free (StkMarkMargin *self);
void stk_mark_margin_set_em (StkMarkMargin *self, float em);

void stk_mark_margin_add (GArray *signs, guint line, StkMarkLook look, StkAnnotation *annotation);
void stk_mark_margin_place (StkMarkMargin *self, GArray *signs, StkParagraph *paragraph);
void stk_mark_margin_draw (StkMarkMargin *self, GArray *signs, const StkMarkCanvas *canvas);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkMarkMargin, stk_mark_margin_free)

G_END_DECLS

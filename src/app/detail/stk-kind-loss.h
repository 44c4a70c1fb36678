/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-annotation-list.h"

G_BEGIN_DECLS

char *stk_kind_loss_describe (StkAnnotation *annotation, StkAnnotationList *annotations, StkKind kind);

G_END_DECLS

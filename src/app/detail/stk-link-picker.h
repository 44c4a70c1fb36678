/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-annotation-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STK_TYPE_LINK_PICKER (stk_link_picker_get_type ())

G_DECLARE_FINAL_TYPE (StkLinkPicker, stk_link_picker, STK, LINK_PICKER, GtkPopover)

GtkWidget *stk_link_picker_new (StkAnnotationList *annotations, StkKinds kinds);
void stk_link_picker_set_current (StkLinkPicker *self, const char *id);

G_END_DECLS

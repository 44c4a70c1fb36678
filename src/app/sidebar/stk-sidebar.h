/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STK_TYPE_SIDEBAR (stk_sidebar_get_type ())

G_DECLARE_FINAL_TYPE (StkSidebar, stk_sidebar, STK, SIDEBAR, AdwBin)

GtkWidget *stk_sidebar_new (void);
void stk_sidebar_set_document (StkSidebar *self, StkDocument *document);
const char *stk_sidebar_get_selected (StkSidebar *self);
void stk_sidebar_set_selected (StkSidebar *self, const char *id);
GActionGroup *stk_sidebar_get_actions (StkSidebar *self);
void stk_sidebar_focus_search (StkSidebar *self);
void stk_sidebar_focus_list (StkSidebar *self);
void stk_sidebar_follow (StkSidebar *self, StkRange visible);

G_END_DECLS

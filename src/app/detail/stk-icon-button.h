/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *stk_icon_button_new (const char *icon_name, const char *label);
GtkWidget *stk_icon_menu_button_new (const char *icon_name, const char *label);

G_END_DECLS

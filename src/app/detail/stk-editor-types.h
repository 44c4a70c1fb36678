/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-field.h"

G_BEGIN_DECLS

/* The types of editors for those that choose among them; each is at home in its own file. Which one a field has is said
 * by the table in stk-field-editor.c, which one a list has by stk_list_editor_new(). */
GType stk_anchor_editor_get_type (void) G_GNUC_CONST;
GType stk_combo_editor_get_type (void) G_GNUC_CONST;
GType stk_date_editor_get_type (void) G_GNUC_CONST;
GType stk_entry_editor_get_type (void) G_GNUC_CONST;
GType stk_iri_editor_get_type (void) G_GNUC_CONST;
GType stk_link_editor_get_type (void) G_GNUC_CONST;
GType stk_prose_editor_get_type (void) G_GNUC_CONST;
GType stk_state_editor_get_type (void) G_GNUC_CONST;
GType stk_suggest_editor_get_type (void) G_GNUC_CONST;
GType stk_switch_editor_get_type (void) G_GNUC_CONST;
GType stk_toggle_editor_get_type (void) G_GNUC_CONST;

GType stk_records_editor_get_type (void) G_GNUC_CONST;
GType stk_thread_editor_get_type (void) G_GNUC_CONST;

G_END_DECLS

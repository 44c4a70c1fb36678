/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-agent.h"
#include "stk-history.h"
#include "stk-kind.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

#define STK_TYPE_SETTINGS (stk_settings_get_type ())

G_DECLARE_FINAL_TYPE (StkSettings, stk_settings, STK, SETTINGS, GObject)

StkSettings *stk_settings_get_default (void);

StkAgent *stk_settings_dup_agent (StkSettings *self);
StkHistoryScope stk_settings_get_history_scope (StkSettings *self);
void stk_settings_bind_window (StkSettings *self, GObject *window);
void stk_settings_bind_sidebar (StkSettings *self, GObject *split_view);
void stk_settings_bind_tags (StkSettings *self, GObject *sidebar);
void stk_settings_bind_view (StkSettings *self, GObject *view);
GFile *stk_settings_get_last_folder (StkSettings *self);
void stk_settings_set_last_folder (StkSettings *self, GFile *folder);

GPtrArray *stk_settings_get_session (StkSettings *self);
void stk_settings_set_session (StkSettings *self, GPtrArray *files);

void stk_settings_bind_preferences (StkSettings *self, GObject *name, GObject *column, GObject *snap,
                                    GObject *history);
char *stk_settings_dup_user_id (StkSettings *self);
gboolean stk_settings_is_user_id (const char *id);
void stk_settings_set_person (StkSettings *self, const char *name, const char *id);
gboolean stk_settings_get_asks_name (StkSettings *self);
void stk_settings_set_name_asked (StkSettings *self);
void stk_settings_set_user_id (StkSettings *self, const char *id);
char *stk_settings_dup_font (StkSettings *self);
void stk_settings_set_font (StkSettings *self, const char *font);
gboolean stk_settings_get_kind_color (StkSettings *self, StkKind kind, GdkRGBA *color);
void stk_settings_set_kind_color (StkSettings *self, StkKind kind, const GdkRGBA *color);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define STK_TYPE_AGENT (stk_agent_get_type ())

typedef struct _StkAgent StkAgent;

GType stk_agent_get_type (void) G_GNUC_CONST;

StkAgent *stk_agent_new (const char *id, const char *name);
StkAgent *stk_agent_new_for_user (void);
StkAgent *stk_agent_ref (StkAgent *self);
void stk_agent_unref (StkAgent *self);

const char *stk_agent_get_id (StkAgent *self);
const char *stk_agent_get_name (StkAgent *self);
gboolean stk_agent_equal (StkAgent *a, StkAgent *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkAgent, stk_agent_unref)

G_END_DECLS

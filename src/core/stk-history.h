/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-annotation.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define STK_TYPE_HISTORY (stk_history_get_type ())
#define STK_TYPE_HISTORY_ENTRY (stk_history_entry_get_type ())

typedef struct _StkHistory StkHistory;
typedef struct _StkHistoryEntry StkHistoryEntry;

/**
 * StkHistoryScope:
 * @STK_HISTORY_SCOPE_ALL: every change
 * @STK_HISTORY_SCOPE_VERDICTS: states, findings and verdicts, and which tags are made and deleted
 *
 * What is recorded.
 */
typedef enum
{
  STK_HISTORY_SCOPE_ALL,
  STK_HISTORY_SCOPE_VERDICTS,
} StkHistoryScope;

GType stk_history_get_type (void) G_GNUC_CONST;
GType stk_history_entry_get_type (void) G_GNUC_CONST;

StkHistory *stk_history_new (void);
StkHistory *stk_history_new_from_json (JsonArray *array);
StkHistory *stk_history_ref (StkHistory *self);
void stk_history_unref (StkHistory *self);
StkHistory *stk_history_merge (StkHistory *ours, StkHistory *theirs);
void stk_history_print (GString *out, StkHistory *self, int depth);

guint stk_history_get_n (StkHistory *self);
StkHistoryEntry *stk_history_get (StkHistory *self, guint i);
GPtrArray *stk_history_list_for_tag (StkHistory *self, const char *tag);
GPtrArray *stk_history_list_deleted (StkHistory *self);

StkHistoryEntry *stk_history_entry_ref (StkHistoryEntry *self);
void stk_history_entry_unref (StkHistoryEntry *self);
const char *stk_history_entry_get_digest (StkHistoryEntry *self);
StkAgent *stk_history_entry_get_agent (StkHistoryEntry *self);
const char *stk_history_entry_get_time (StkHistoryEntry *self);
const char *stk_history_entry_get_tag (StkHistoryEntry *self);
const char *stk_history_entry_get_path (StkHistoryEntry *self);
const char *stk_history_entry_get_from (StkHistoryEntry *self);
const char *stk_history_entry_get_to (StkHistoryEntry *self);
const char *const *stk_history_entry_get_follows (StkHistoryEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkHistory, stk_history_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkHistoryEntry, stk_history_entry_unref)

G_END_DECLS

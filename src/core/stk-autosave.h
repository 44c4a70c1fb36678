/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-document.h"

G_BEGIN_DECLS

#define STK_TYPE_AUTOSAVE (stk_autosave_get_type ())
#define STK_TYPE_SAVE_STATE (stk_save_state_get_type ())

G_DECLARE_FINAL_TYPE (StkAutosave, stk_autosave, STK, AUTOSAVE, GObject)

/**
 * StkSaveState:
 * @STK_SAVE_STATE_NONE: nothing was edited yet
 * @STK_SAVE_STATE_SAVED: all edits are on disk
 * @STK_SAVE_STATE_PENDING: there are edits that are about to be saved
 * @STK_SAVE_STATE_FAILED: the last save failed; it is tried again
 */
typedef enum
{
  STK_SAVE_STATE_NONE,
  STK_SAVE_STATE_SAVED,
  STK_SAVE_STATE_PENDING,
  STK_SAVE_STATE_FAILED,
} StkSaveState;

GType stk_save_state_get_type (void) G_GNUC_CONST;

StkAutosave *stk_autosave_new (StkDocument *document);
StkSaveState stk_autosave_get_state (StkAutosave *self);
const GError *stk_autosave_get_error (StkAutosave *self);
void stk_autosave_save_now (StkAutosave *self);
void stk_autosave_merge_copies (StkAutosave *self, GPtrArray *copies);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-field-editor-private.h"

G_BEGIN_DECLS

#define STK_TYPE_ENTRY_EDITOR (stk_entry_editor_get_type ())

G_DECLARE_DERIVABLE_TYPE (StkEntryEditor, stk_entry_editor, STK, ENTRY_EDITOR, StkFieldEditor)

/**
 * StkEntryEditorClass:
 * @parse: turns what was typed into a value of the field; by default white space around it goes
 * @format: turns a value into what a person reads; by default it is the same
 *
 * An editor with an entry.
 */
struct _StkEntryEditorClass
{
  StkFieldEditorClass parent_class;

  char *(*parse) (StkEntryEditor *self, const char *text);
  char *(*format) (StkEntryEditor *self, const char *string);
};

G_END_DECLS

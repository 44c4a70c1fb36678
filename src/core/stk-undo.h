/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-annotation-list.h"

G_BEGIN_DECLS

/* What was done to a list of annotations, step by step, without limit. */
typedef struct _StkUndo StkUndo;

/* Told of each change that is made to the list, also by undoing and redoing. */
typedef void (*StkUndoFunc) (StkAnnotation *before, StkAnnotation *after, gpointer user_data);

/* Told what is to be kept as confidential about an annotation from now on; %NULL for nothing. */
typedef void (*StkUndoConfidentialFunc) (const char *id, const StkField *field, const char *string,
                                         gpointer user_data);

/* Gives the version that stands in place of another from now on; %NULL where there is none. */
typedef StkAnnotation *(*StkUndoMapFunc) (StkAnnotation *version, gpointer user_data);

StkUndo *stk_undo_new (StkAnnotationList *list, StkUndoFunc func, StkUndoConfidentialFunc confidential_func,
                       gpointer user_data);
void stk_undo_free (StkUndo *self);

void stk_undo_begin (StkUndo *self, const char *label, const char *typing_key);
void stk_undo_change (StkUndo *self, StkAnnotation *before, StkAnnotation *after);
void stk_undo_change_confidential (StkUndo *self, const char *id, const StkField *field, const char *before,
                                   const char *after);
void stk_undo_end (StkUndo *self);
void stk_undo_break_typing (StkUndo *self);

GPtrArray *stk_undo_list_annotations (StkUndo *self);
void stk_undo_take (StkUndo *self, StkUndo *other, GHashTable *replacements);

const char *stk_undo_get_undo_label (StkUndo *self);
const char *stk_undo_get_redo_label (StkUndo *self);
const char *stk_undo_undo (StkUndo *self);
const char *stk_undo_redo (StkUndo *self);

void stk_undo_rebase (StkUndo *self, StkUndoMapFunc func, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkUndo, stk_undo_free)

G_END_DECLS

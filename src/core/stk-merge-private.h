/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-merge.h"

G_BEGIN_DECLS

/* What one side says of one thing: a text, see stk_value_to_text(), or several in conflict. */
typedef struct
{
  const char *text; /* %NULL for nothing; what it says meanwhile, where there is a conflict */
  StkConflict *conflict;
} StkMergeState;

/* Chooses what a thing says meanwhile, and whether that is what all wanted. */
typedef char *(*StkMergeChoose) (const char *base, GPtrArray *values, gpointer data, gboolean *settled);

/* Three versions of one annotation, none of them missing, and what is made of them. */
typedef struct
{
  StkAnnotation *base;
  StkAnnotation *ours;
  StkAnnotation *theirs;
  StkAnnotation *result;
  GPtrArray *conflicts; /* of StkConflict */
  GHashTable *seen;     /* paths that were merged already */
} StkMerge;

typedef struct _StkMergeMap StkMergeMap;

/* stk-merge-register.c */
char *stk_merge_register (const char *path, const StkMergeState states[3], StkMergeChoose choose, gpointer data,
                          StkConflict **conflict);
char *stk_merge_choose_first (const char *base, GPtrArray *values, gpointer data, gboolean *settled);
char *stk_merge_choose_for_field (const char *base, GPtrArray *values, gpointer field, gboolean *settled);
guint stk_merge_raise_mark (StkConflict *base, gboolean deleted, StkConflict *ours, StkConflict *theirs);
StkConflict *stk_merge_new_mark (const char *path, guint generation);

/* stk-merge-words.c */
char *stk_merge_words (const char *base, GPtrArray *values);

/* stk-merge-field.c */
void stk_merge_fields (StkMerge *self);
void stk_merge_take_conflict (StkMerge *self, StkConflict *conflict);
char *stk_merge_path (StkMerge *self, const char *path, const char *const texts[3], StkMergeChoose choose,
                      gpointer data);
gboolean stk_merge_has_conflicts (StkMerge *self);

/* stk-merge-kind.c */
StkAnnotation *stk_merge_widen (StkAnnotation *annotation);
void stk_merge_narrow (StkAnnotation *annotation);
char *stk_merge_make_name (const StkField *field);

/* stk-merge-list.c */
void stk_merge_list (StkMerge *self, const StkField *field);

/* stk-merge-map.c */
StkMergeMap *stk_merge_map_new (GHashTable *texts, const char *digest);
void stk_merge_map_free (StkMergeMap *self);
GPtrArray *stk_merge_map_annotations (StkMergeMap *self, GPtrArray *annotations);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkMergeMap, stk_merge_map_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-anchor.h"

G_BEGIN_DECLS

#define STK_TYPE_VALUE (stk_value_get_type ())
#define STK_TYPE_RECORD (stk_record_get_type ())

/**
 * StkValue:
 *
 * What one field of an annotation holds: a string (text, the nick of a choice, "true", a date, an IRI, the id of another
 * annotation), an anchor in the article, or a list of records. Immutable; what it means is said by the field's row.
 */
typedef struct _StkValue StkValue;

/**
 * StkRecord:
 *
 * One entry of a list field, such as a piece of evidence or a comment: an id and a string for each member of the
 * field. Immutable.
 */
typedef struct _StkRecord StkRecord;

typedef enum
{
  STK_VALUE_STRING,
  STK_VALUE_ANCHOR,
  STK_VALUE_LIST,
} StkValueType;

GType stk_value_get_type (void) G_GNUC_CONST;
GType stk_record_get_type (void) G_GNUC_CONST;

StkValue *stk_value_new_string (const char *string);
StkValue *stk_value_new_anchor (StkAnchor *anchor);
StkValue *stk_value_new_list (StkRecord *const *records, size_t n_records);
StkValue *stk_value_ref (StkValue *self);
void stk_value_unref (StkValue *self);

StkValueType stk_value_get_value_type (StkValue *self);
const char *stk_value_get_string (StkValue *self);
StkAnchor *stk_value_get_anchor (StkValue *self);
size_t stk_value_get_n_records (StkValue *self);
StkRecord *stk_value_get_record (StkValue *self, size_t i);
gboolean stk_value_equal (StkValue *a, StkValue *b);

StkRecord *stk_value_find_record (StkValue *self, const char *id);
StkValue *stk_value_with_record (StkValue *self, StkRecord *record);
StkValue *stk_value_without_record (StkValue *self, const char *id);

StkRecord *stk_record_new (const char *id, const char *const *strings, size_t n_strings);
StkRecord *stk_record_ref (StkRecord *self);
void stk_record_unref (StkRecord *self);
const char *stk_record_get_id (StkRecord *self);
const char *stk_record_get_string (StkRecord *self, size_t member);
StkRecord *stk_record_with_string (StkRecord *self, size_t member, const char *string);
gboolean stk_record_equal (StkRecord *a, StkRecord *b);

char *stk_new_id (void);
char *stk_new_id_for (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkValue, stk_value_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkRecord, stk_record_unref)

G_END_DECLS

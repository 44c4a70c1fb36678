/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-range.h"

G_BEGIN_DECLS

/* They look in a piece of UTF-8, such as a block; offsets and ranges are code points from its start. */
gboolean stk_quotation_find (const char *utf8, size_t n_bytes, size_t offset, StkRange *range);
GArray *stk_quotation_list (const char *utf8, size_t n_bytes);
gboolean stk_name_find (const char *utf8,
                        size_t n_bytes,
                        size_t offset,
                        const char *elsewhere,
                        size_t n_bytes_elsewhere,
                        StkRange *range);

typedef enum
{
  STK_TOKEN_OTHER,
  STK_TOKEN_NAME,     /* a capitalised word, an initial, an acronym */
  STK_TOKEN_STARTER,  /* capitalised, but only since it begins a sentence */
  STK_TOKEN_PARTICLE, /* of a name, if it stands between two parts of one */
} StkTokenKind;

/**
 * StkToken:
 * @start: where it begins
 * @end: where it ends
 * @name_end: where it ends without a possessive's ending
 * @offset: of the start, in code points
 * @length: from there to @end, in code points
 * @kind: what it may be
 * @joined: whether there is nothing but one space before it
 *
 * A word, and what it may be in a name.
 */
typedef struct
{
  const char *start;
  const char *end;
  const char *name_end;
  size_t offset;
  size_t length;
  StkTokenKind kind;
  gboolean joined;
} StkToken;

GArray *stk_tokens_list (const char *utf8, size_t n_bytes, size_t first_offset);

/* Styles of quotation marks. They are read apart from each other: marks of one say little about
 * those of another. Quotations in single marks are not believed where they cross one in others. */
typedef enum
{
  STK_MARKS_STRAIGHT_DOUBLE,
  STK_MARKS_CURLY_DOUBLE,
  STK_MARKS_DOUBLE_ANGLE,
  STK_MARKS_SINGLE_ANGLE,
  STK_MARKS_CORNER,
  STK_MARKS_WHITE_CORNER,
  STK_MARKS_STRAIGHT_SINGLE,
  STK_MARKS_CURLY_SINGLE,
} StkMarks;

#define STK_MARKS_FIRST_SINGLE STK_MARKS_STRAIGHT_SINGLE
#define STK_N_MARKS (STK_MARKS_CURLY_SINGLE + 1)

/* What a mark is taken for. Reopening gives the quotation before up, since it was never closed. */
typedef enum
{
  STK_MARK_IGNORE,
  STK_MARK_OPEN,
  STK_MARK_CLOSE,
  STK_MARK_REOPEN,
} StkMarkUse;

#define STK_MARK_NEVER 10000

/**
 * StkMark:
 * @offset: where it is, in code points
 * @open: what it costs to take it for an opening mark
 * @close: for a closing mark
 * @ignore: for no quotation mark at all, but an apostrophe or a sign for inches
 * @use: what it has been taken for
 *
 * A quotation mark and how well each reading fits its neighbours.
 */
typedef struct
{
  size_t offset;
  int open;
  int close;
  int ignore;
  StkMarkUse use;
} StkMark;

/**
 * StkMarkStyle:
 * @max_depth: how deep quotations with the same marks may nest, up to 3
 * @nest: what it costs to open one inside another
 * @reopen: what it costs if one begins before the last has been closed, and the last is given up
 * @unclosed: what it costs if one is not closed
 *
 * What is usual with marks of a style.
 */
typedef struct
{
  int max_depth;
  int nest;
  int reopen;
  int unclosed;
} StkMarkStyle;

void stk_marks_scan (const char *utf8, size_t n_bytes, GArray *marks[STK_N_MARKS]);
void stk_marks_solve (GArray *marks, const StkMarkStyle *style);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-history.h"

G_BEGIN_DECLS

/**
 * StkHistory:
 *
 * What was done to the tags of an article, by whom and when. Entries are added and never changed; each names the
 * digests of those it follows, as Git's commits do. Two histories merge as the sets that they are. Immutable once it is
 * made.
 */
struct _StkHistory
{
  GPtrArray *entries; /* of StkHistoryEntry; what is followed comes before what follows it */
  gboolean open_tail; /* whether the last entry was recorded in this session, and typing may go on in it */
};

struct _StkHistoryEntry
{
  char *line;      /* the whole entry as JSON in one line, with its members in the order of the file */
  char *canonical; /* the same in the form that is hashed; %NULL if @line is that */
  char *digest;    /* %NULL until asked for */
  StkAgent *agent;
  char *time;
  char *tag; /* %NULL where the entry is none that the program understands */
  char *path;
  char *from;
  char *to;
  char **follows;
};

StkHistoryEntry *stk_history_entry_new (StkAgent *agent, const char *time, const char *tag, const char *path,
                                        const char *from, const char *to, GPtrArray *follows);
gboolean stk_history_has (StkHistory *self, const char *digest);
GPtrArray *stk_history_dup_heads (StkHistory *self);
StkHistory *stk_history_new_from_entries (GPtrArray *entries);

StkHistory *stk_history_record (StkHistory *self, GPtrArray *changes, StkAgent *agent, const char *time,
                                StkHistoryScope scope, gboolean typing);

/* An annotation before and after; %NULL before it was made or after it was deleted. */
typedef struct
{
  StkAnnotation *before;
  StkAnnotation *after;
} StkHistoryChange;

G_END_DECLS

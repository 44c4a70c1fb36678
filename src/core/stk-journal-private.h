/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-annotation.h"
#include "stk-history.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The version of a journal's form, which is no concern of other programs. */
#define STK_JOURNAL_VERSION 1

#define STK_JOURNAL_SUFFIX ".journal"
#define STK_JOURNAL_NEW_SUFFIX ".new"
#define STK_JOURNAL_BROKEN_SUFFIX ".broken"

/* Hexadecimal digits of a digest that begin each line of a journal. */
#define STK_JOURNAL_CHECK_LENGTH 16

char *stk_journal_dup_folder (void);
GPtrArray *stk_journal_list_files (const char *key);
char *stk_journal_dup_check (const char *json, size_t length);

/* The journal that a process writes of its edits of one document. */
typedef struct _StkJournal StkJournal;

StkJournal *stk_journal_new (GFile *article, const char *key);
void stk_journal_free (StkJournal *self);
void stk_journal_add (StkJournal *self, guint64 edit, StkAnnotation *before, StkAnnotation *after, StkAgent *agent);
void stk_journal_begin_save (StkJournal *self, guint64 edit);
void stk_journal_mark_saving (StkJournal *self, guint64 edit, const char *version, const char *head);
void stk_journal_saved (StkJournal *self, guint64 edit);
gboolean stk_journal_flush (StkJournal *self, guint milliseconds);
void stk_journal_adopt (StkJournal *self, GPtrArray *orphans);

/* A journal that a process left behind, which is locked as long as this lives. */
typedef struct
{
  int fd;
  char *path;
  char *article; /* where the article was; %NULL if unknown */
  StkAgent *agent;
  GPtrArray *records;  /* of StkJournalRecord, in their order */
  guint64 landed;      /* the last edit that is known to be in the sidecar; see stk_journal_orphan_set_landed() */
  GPtrArray *markers;  /* of StkJournalMarker */
  gboolean broken;     /* whether there are lines in it that cannot be read */
} StkJournalOrphan;

/* One edit. */
typedef struct
{
  guint64 edit;
  char *id;
  char *time;
  StkAnnotation *before; /* %NULL where the tag was made */
  StkAnnotation *after;  /* %NULL where the tag was deleted */
} StkJournalRecord;

/* That a save was about to be put in place. */
typedef struct
{
  guint64 edit;
  char *version; /* of the file to be */
  char *head;    /* the digest of the last entry of its history; %NULL if it has none */
} StkJournalMarker;

char *stk_journal_dup_key (GFile *sidecar_file);
GPtrArray *stk_journal_take_orphans (const char *key);
guint stk_journal_count_orphans (const char *key);
void stk_journal_orphan_free (StkJournalOrphan *self);
void stk_journal_orphan_set_landed (StkJournalOrphan *self, const char *version, StkHistory *history);
GPtrArray *stk_journal_orphan_replay (StkJournalOrphan *self, GPtrArray *annotations);
void stk_journal_orphan_settle (StkJournalOrphan *self);
void stk_journal_orphan_mark_saving (StkJournalOrphan *self, const char *version, const char *head);

char *stk_journal_print_marker (guint64 edit, const char *version, const char *head);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkJournalOrphan, stk_journal_orphan_free)

G_END_DECLS

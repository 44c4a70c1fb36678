/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-document.h"
#include "stk-journal-private.h"
#include "stk-sidecar.h"
#include "stk-undo.h"

G_BEGIN_DECLS

/* A state that is on disk: a sidecar as it was read, or what it was saved with. Immutable. */
typedef struct
{
  StkSidecar *sidecar;
  GPtrArray *annotations;
  StkArticle *article; /* %NULL where the sidecar itself says what the article was */
} StkSaved;

struct _StkDocument
{
  GObject parent_instance;

  GFile *file;
  GFile *sidecar_file;
  GFile *kept_file;   /* the sidecar that was read, and is to go to that place; %NULL if it is there */
  char *kept_version; /* of that; another is left where it is */
  StkArticle *article;
  StkText *earlier_text; /* that the tags were made in; %NULL if it is the article's, or not known */
  StkAnnotationList *annotations;
  StkUndo *undo;
  StkAgent *agent;

  StkSidecar *sidecar;   /* as it was read, with what is unknown in it */
  char *version;         /* of the sidecar's file that edits are based on; %NULL where there is none */
  StkSaved *saved;       /* what that version says; %NULL where there is none */
  GError *sidecar_error; /* why the sidecar must not be saved over */
  gboolean read_only;

  StkHistoryScope history_scope;
  GHashTable *touched;      /* ids of what was changed since history was recorded → as it was before, or %NULL */
  GPtrArray *touched_order; /* those ids, borrowed, in the order of the changes */
  gboolean typing_broken;   /* whether what is typed next is another change */

  char *journal_key;  /* what the names of its journals begin with; %NULL where it can have none */
  StkJournal *journal; /* %NULL while edits are not kept in one */
  GPtrArray *orphans; /* of StkJournalOrphan, whose edits are in the document; %NULL once they are settled */
  guint n_recovered;  /* tags that edits which were left behind changed */
  guint n_waiting;    /* journals that wait until the sidecar can be read */
  guint n_broken;     /* journals that cannot be read as a whole */

  GHashTable *unsaved_confidential; /* "FIELD ID" → StkSecret that is not on disk; %NULL while there never was one */

  guint64 edit;       /* counts edits */
  guint64 saved_edit; /* the last one that is on disk */
  gboolean saving;
  gboolean could_undo; /* before the edit that is being made */
  gboolean could_redo;
  gboolean signing; /* whether the change that is being made is a sign-off itself */
};

/* What is to be kept as confidential, in the user's own data folder only. Immutable. */
typedef struct
{
  char *id;
  const StkField *field;
  char *string; /* empty to forget */
} StkSecret;

/* An edit of what is confidential, and of what the annotation itself says of that. Borrows all. */
typedef struct
{
  StkAnnotation *before;
  StkAnnotation *after;
  const StkField *field;
  const char *from;
  const char *to;
} StkConfidentialChange;

void stk_document_change_confidential (StkDocument *self, const StkConfidentialChange *change, const char *label,
                                       const char *typing_key);
gboolean stk_document_set_confidential (StkDocument *self, StkAnnotation *before, const StkField *field,
                                        const char *string, GError **error);
void stk_document_hold_confidential (StkDocument *self, const char *id, const StkField *field, const char *string);
GPtrArray *stk_document_list_confidential (StkDocument *self);
gboolean stk_secrets_store (GPtrArray *secrets, GError **error);
void stk_document_drop_confidential (StkDocument *self, GPtrArray *secrets);

void stk_document_recover (StkDocument *self);
void stk_document_settle_orphans (StkDocument *self);
void stk_document_init_history (StkDocument *self);
void stk_document_clear_history (StkDocument *self);
void stk_document_void_sign_off (StkDocument *self);
void stk_document_touch (StkDocument *self, StkAnnotation *before, StkAnnotation *after);
void stk_document_record_history (StkDocument *self);
gboolean stk_document_check_writable (StkDocument *self, GError **error);
void stk_document_change (StkDocument *self, StkAnnotation *before, StkAnnotation *after, const char *label,
                          const char *typing_key);
void stk_document_set_saved (StkDocument *self, guint64 edit);
void stk_document_rebase_history (StkDocument *self, GHashTable *annotations);
void stk_document_take_merged (StkDocument *self, StkSidecar *sidecar, GPtrArray *before, GPtrArray *merged);
void stk_document_notify_merged (StkDocument *self, guint n_changed, gboolean could_undo, gboolean could_redo);

StkSaved *stk_saved_new_loaded (StkSidecar *sidecar);
void stk_saved_unref (StkSaved *self);

StkAnnotation *stk_document_mark_left_out (StkAnnotation *annotation, gboolean left_out, const char *modified);
void stk_document_find_earlier_text (StkDocument *self);
GPtrArray *stk_document_resolve (StkDocument *self, GPtrArray *annotations);
StkAnnotation *stk_document_reopen (StkAnnotation *before, StkAnnotation *after, const char *modified);

G_END_DECLS

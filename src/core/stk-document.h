/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-annotation-list.h"
#include "stk-article.h"
#include "stk-history.h"

G_BEGIN_DECLS

#define STK_TYPE_DOCUMENT (stk_document_get_type ())
#define STK_DOCUMENT_ERROR (stk_document_error_quark ())

G_DECLARE_FINAL_TYPE (StkDocument, stk_document, STK, DOCUMENT, GObject)

/**
 * StkDocumentError:
 * @STK_DOCUMENT_ERROR_RANGE: a range is empty or reaches outside the article
 * @STK_DOCUMENT_ERROR_NOT_FOUND: there is no annotation with this id
 * @STK_DOCUMENT_ERROR_READ_ONLY: the document cannot be changed, since its sidecar cannot be read or is newer
 * @STK_DOCUMENT_ERROR_LINK: a link points to an annotation that is not there or of another kind
 * @STK_DOCUMENT_ERROR_RULE: a rule of the desk is against it; see #StkRule
 */
typedef enum
{
  STK_DOCUMENT_ERROR_RANGE,
  STK_DOCUMENT_ERROR_NOT_FOUND,
  STK_DOCUMENT_ERROR_READ_ONLY,
  STK_DOCUMENT_ERROR_LINK,
  STK_DOCUMENT_ERROR_RULE,
} StkDocumentError;

GQuark stk_document_error_quark (void);

StkArticle *stk_document_load_article (GFile *file, const char *encoding, GCancellable *cancellable, GError **error);
StkDocument *stk_document_open (GFile *file, const char *encoding, GCancellable *cancellable, GError **error);
void stk_document_open_async (GFile *file, const char *encoding, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
StkDocument *stk_document_open_renamed (GFile *file, GFile *sidecar, const char *encoding, GCancellable *cancellable,
                                        GError **error);
void stk_document_open_renamed_async (GFile *file, GFile *sidecar, const char *encoding, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
StkDocument *stk_document_open_finish (GAsyncResult *result, GError **error);

GFile *stk_document_get_file (StkDocument *self);
GFile *stk_document_get_sidecar_file (StkDocument *self);
StkArticle *stk_document_get_article (StkDocument *self);
StkAnnotationList *stk_document_get_annotations (StkDocument *self);
StkText *stk_document_get_earlier_text (StkDocument *self);
const GError *stk_document_get_sidecar_error (StkDocument *self);
gboolean stk_document_get_read_only (StkDocument *self);
gboolean stk_document_get_modified (StkDocument *self);

void stk_document_set_agent (StkDocument *self, StkAgent *agent);
StkAgent *stk_document_get_agent (StkDocument *self);

StkAnnotation *stk_document_add (StkDocument *self, StkKind kind, const StkRange *ranges, size_t n_ranges,
                                 GError **error);
gboolean stk_document_remove (StkDocument *self, const char *id, GError **error);
gboolean stk_document_set_string (StkDocument *self, const char *id, const StkField *field, const char *string,
                                  GError **error);
gboolean stk_document_set_value (StkDocument *self, const char *id, const StkField *field, StkValue *value,
                                 GError **error);
char *stk_document_dup_confidential (StkDocument *self, const char *id, const StkField *field, GError **error);
gboolean stk_document_settle (StkDocument *self, const char *id, const char *path, const char *text, GError **error);
gboolean stk_document_set_kind (StkDocument *self, const char *id, StkKind kind, GError **error);
gboolean stk_document_set_ranges (StkDocument *self, const char *id, const StkRange *ranges, size_t n_ranges,
                                  GError **error);
gboolean stk_document_confirm (StkDocument *self, const char *id, GError **error);
gboolean stk_document_put_part (StkDocument *self, const char *id, StkRange range, GError **error);
GArray *stk_document_list_places (StkDocument *self, const char *id);

void stk_document_set_history_scope (StkDocument *self, StkHistoryScope scope);
StkHistory *stk_document_get_history (StkDocument *self);
StkAnnotation *stk_document_restore (StkDocument *self, const char *id, GError **error);

void stk_document_begin_group (StkDocument *self, const char *label);
void stk_document_end_group (StkDocument *self);
void stk_document_break_typing (StkDocument *self);
void stk_document_take_undo (StkDocument *self, StkDocument *other);
gboolean stk_document_can_undo (StkDocument *self);
gboolean stk_document_can_redo (StkDocument *self);
const char *stk_document_get_undo_label (StkDocument *self);
const char *stk_document_get_redo_label (StkDocument *self);
const char *stk_document_undo (StkDocument *self);
const char *stk_document_redo (StkDocument *self);

void stk_document_start_journal (StkDocument *self);
gboolean stk_document_get_journaled (StkDocument *self);
void stk_document_discard (StkDocument *self);
char *stk_document_dup_recovery (StkDocument *self);

gboolean stk_document_save (StkDocument *self, GCancellable *cancellable, GError **error);
void stk_document_save_async (StkDocument *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
void stk_document_sync_async (StkDocument *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean stk_document_save_finish (StkDocument *self, GAsyncResult *result, GError **error);
gboolean stk_document_merge_copies (StkDocument *self, GPtrArray *copies, guint *n_left, GCancellable *cancellable,
                                    GError **error);
void stk_document_merge_copies_async (StkDocument *self, GPtrArray *copies, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
gboolean stk_document_merge_copies_finish (StkDocument *self, GAsyncResult *result, guint *n_left, GError **error);
GFile *stk_document_set_sidecar_aside (StkDocument *self, GError **error);
gboolean stk_document_export_sidecar (StkDocument *self, GFile *file, GCancellable *cancellable, GError **error);

G_END_DECLS

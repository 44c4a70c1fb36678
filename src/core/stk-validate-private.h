/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-json-access.h"
#include "stk-kind.h"
#include "stk-sidecar.h"
#include "stk-validate.h"

G_BEGIN_DECLS

/**
 * StkValidator:
 * @problems: (element-type StkProblem): what was found so far
 * @path: where the check is
 * @article: (nullable): the article
 * @document_id: (nullable): what targets name as their source
 * @text_digest: (nullable): of the text that positions count in, where a target does not say
 * @texts: the texts that are known, by digest
 * @kinds: the kinds of the annotations, one more than #StkKind, by id
 * @ids: the ids seen so far
 *
 * One check of one sidecar. Strings belong to the JSON that is checked, which outlives it.
 */
typedef struct
{
  GPtrArray *problems;
  GString *path;
  StkArticle *article;
  const char *document_id;
  const char *text_digest;
  GHashTable *texts;
  GHashTable *kinds;
  GHashTable *ids;
} StkValidator;

typedef void (*StkValidatorFunc) (StkValidator *self, JsonObject *object, gpointer data);

StkProblem *stk_problem_new (const char *place, const char *message);

/* stk-validator.c */
void stk_validator_report (StkValidator *self, const char *key, const char *format, ...) G_GNUC_PRINTF (3, 4);
void stk_validator_report_at (StkValidator *self, const char *place, const char *key, const char *format, ...)
  G_GNUC_PRINTF (4, 5);
gboolean stk_validator_enter (StkValidator *self, JsonObject *object, const char *key, StkValidatorFunc func,
                              gpointer data);
guint stk_validator_foreach (StkValidator *self, JsonObject *object, const char *key, StkValidatorFunc func,
                             gpointer data);
void stk_validator_check_id (StkValidator *self, JsonObject *object, gboolean required);
void stk_validator_check_time (StkValidator *self, JsonObject *object, const char *key);
void stk_validator_check_digest (StkValidator *self, JsonObject *object, const char *key);

/* stk-validate-collection.c */
void stk_validator_check_collection (StkValidator *self, JsonObject *root);

/* stk-validate-history.c */
void stk_validator_check_history (StkValidator *self, StkSidecar *sidecar);

/* stk-validate-anchor.c */
void stk_validator_check_anchor (StkValidator *self, JsonObject *target);

/* stk-validate-annotation.c */
gboolean stk_validator_find_kind (JsonObject *annotation, StkKind *kind);
void stk_validator_check_annotation (StkValidator *self, JsonObject *annotation, gpointer data);

G_END_DECLS

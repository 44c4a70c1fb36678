/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-document.h"

G_BEGIN_DECLS

/**
 * StkMention:
 * @range: where it stands, in code points
 * @rule: which rule found it: "name", "surname" or "pronoun"
 * @score: how far that rule is to be trusted next to the others, from 0 to 1: an order, not a measured probability
 *
 * Words that are likely to speak of a source.
 */
typedef struct
{
  StkRange range;
  const char *rule;
  double score;
} StkMention;

StkAnnotation *stk_mention_get_source (StkAnnotationList *annotations, StkAnnotation *annotation);
GArray *stk_mention_propose (StkArticle *article, StkAnnotationList *annotations, StkAnnotation *source);
gboolean stk_mention_suggest (StkDocument *document, const char *id, guint *n_added, GError **error);
gboolean stk_mention_join (StkDocument *document, const char *const *ids, GError **error);

G_END_DECLS

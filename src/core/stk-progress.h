/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-annotation.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StkProgress:
 * @total: annotations of each kind
 * @checked: those of them whose check is done (checked, second read, signed off)
 * @orphans: annotations of any kind whose words are not in the article any more
 * @left_out: those of them that a person keeps without their words
 * @ambiguous: annotations of any kind whose words suit several places in the article
 * @to_review: annotations of any kind of which a person has to say where they are
 * @stale: annotations of any kind whose words were changed, which nobody has looked at yet
 * @conflicts: fields of annotations that have two answers
 *
 * How far the check of an article has come. Suggestions, rejected and cut annotations do not count.
 */
typedef struct
{
  guint total[STK_N_KINDS];
  guint checked[STK_N_KINDS];
  guint orphans;
  guint left_out;
  guint ambiguous;
  guint to_review;
  guint stale;
  guint conflicts;
} StkProgress;

gboolean stk_progress_needs_review (StkAnnotation *annotation);
void stk_progress_add (StkProgress *self, StkAnnotation *annotation);
void stk_progress_count (StkProgress *self, GListModel *annotations);
double stk_progress_get_fraction (const StkProgress *self);
gboolean stk_status_is_done (const char *status);
gboolean stk_status_counts (const char *status);
gboolean stk_status_is_reopened (const char *status);

G_END_DECLS

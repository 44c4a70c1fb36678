/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-progress.h"

#include <string.h>

/**
 * stk_status_is_done:
 * @status: the nick of a state
 *
 * Returns: whether the check of an annotation in this state is done
 */
gboolean
stk_status_is_done (const char *status)
{
  return g_str_equal (status, "checked") || g_str_equal (status, "second-read") || g_str_equal (status, "signed-off");
}

/**
 * stk_status_is_reopened:
 * @status: the nick of a state
 *
 * Returns: whether a check in this state, or its beginning, is void when the words change that it is about
 */
gboolean
stk_status_is_reopened (const char *status)
{
  return stk_status_is_done (status) || g_str_equal (status, "in-check") || g_str_equal (status, "query");
}

/**
 * stk_status_counts:
 * @status: the nick of a state
 *
 * Returns: whether an annotation in this state is something to check: not a suggestion, and not out of the article
 */
gboolean
stk_status_counts (const char *status)
{
  return !g_str_equal (status, "suggested") && !g_str_equal (status, "rejected") && !g_str_equal (status, "cut");
}

static gboolean
is_left_out (StkAnnotation *annotation)
{
  return stk_annotation_get_anchor_state (annotation) == STK_ANCHOR_STATE_ORPHAN &&
         stk_annotation_get_string (annotation, STK_FIELD_LEFT_OUT) != NULL;
}

/**
 * stk_progress_needs_review:
 * @annotation: an annotation
 *
 * Returns: whether a person has to say where it is: its words changed, suit several places or are gone, and nobody said
 *   yet that it is to be kept without them
 */
gboolean
stk_progress_needs_review (StkAnnotation *annotation)
{
  return !stk_anchor_state_is_certain (stk_annotation_get_anchor_state (annotation)) && !is_left_out (annotation);
}

/**
 * stk_progress_add:
 * @self: counts
 * @annotation: an annotation
 *
 * Counts one more annotation.
 */
void
stk_progress_add (StkProgress *self, StkAnnotation *annotation)
{
  StkKind kind = stk_annotation_get_kind (annotation);
  const char *status = stk_annotation_get_status (annotation);

  if (stk_annotation_get_anchor_state (annotation) == STK_ANCHOR_STATE_ORPHAN)
    self->orphans++;
  if (is_left_out (annotation))
    self->left_out++;
  if (stk_annotation_get_anchor_state (annotation) == STK_ANCHOR_STATE_AMBIGUOUS)
    self->ambiguous++;
  if (stk_progress_needs_review (annotation))
    self->to_review++;
  if (stk_annotation_is_stale (annotation))
    self->stale++;
  self->conflicts += stk_annotation_count_open_conflicts (annotation);
  if (stk_status_counts (status))
    self->total[kind]++;
  if (stk_status_is_done (status))
    self->checked[kind]++;
}

/**
 * stk_progress_count:
 * @self: (out caller-allocates): the counts
 * @annotations: a list of #StkAnnotation
 *
 * Counts, in time linear in the number of annotations.
 */
void
stk_progress_count (StkProgress *self, GListModel *annotations)
{
  memset (self, 0, sizeof *self);

  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++)
    {
      g_autoptr (StkAnnotation) annotation = g_list_model_get_item (annotations, i);

      stk_progress_add (self, annotation);
    }
}

/**
 * stk_progress_get_fraction:
 * @self: counts
 *
 * Returns: how much of what has to be checked is checked, from 0 to 1; 0 where there is nothing
 */
double
stk_progress_get_fraction (const StkProgress *self)
{
  guint total = 0, checked = 0;

  for (guint kind = 0; kind < STK_N_KINDS; kind++)
    if (stk_kind_get_info (kind)->has_states)
      {
        total += self->total[kind];
        checked += self->checked[kind];
      }

  return total > 0 ? (double) checked / total : 0;
}

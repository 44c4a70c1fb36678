/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-span-private.h"

#define MAX_DEPTH 3
#define N_STATES (MAX_DEPTH + 1)

/* Deeper ones left open are always a mistake. */
#define UNCLOSED_INNER 12

/* How each state was reached at a mark. */
typedef struct
{
  guint8 use[N_STATES];
} Step;

static const int came_from[] = {
  [STK_MARK_IGNORE] = 0,
  [STK_MARK_OPEN] = -1,
  [STK_MARK_CLOSE] = 1,
  [STK_MARK_REOPEN] = 0,
};

static void
reach (int costs[N_STATES], Step *step, int state, int cost, StkMarkUse use)
{
  if (cost >= costs[state])
    return;

  costs[state] = cost;
  step->use[state] = (guint8) use;
}

static Step
take_step (int costs[N_STATES], const StkMark *mark, const StkMarkStyle *style)
{
  int next[N_STATES] = { STK_MARK_NEVER, STK_MARK_NEVER, STK_MARK_NEVER, STK_MARK_NEVER };
  int least = STK_MARK_NEVER;
  Step step = { { 0 } };

  for (int depth = 0; depth <= style->max_depth; depth++)
    {
      int cost = costs[depth];

      if (cost >= STK_MARK_NEVER)
        continue;
      if (depth > 0)
        reach (next, &step, depth - 1, cost + mark->close, STK_MARK_CLOSE);
      if (depth < style->max_depth)
        reach (next, &step, depth + 1, cost + mark->open + (depth > 0 ? style->nest : 0), STK_MARK_OPEN);
      if (depth > 0)
        reach (next, &step, depth, cost + mark->open + style->reopen, STK_MARK_REOPEN);
      reach (next, &step, depth, cost + mark->ignore, STK_MARK_IGNORE);
    }

  /* Only differences count; kept small, they cannot come near STK_MARK_NEVER in a long text. */
  for (int depth = 0; depth < N_STATES; depth++)
    least = MIN (least, next[depth]);
  for (int depth = 0; depth < N_STATES; depth++)
    costs[depth] = next[depth] >= STK_MARK_NEVER ? STK_MARK_NEVER : next[depth] - least;

  return step;
}

/**
 * stk_marks_solve:
 * @marks: (element-type StkMark): the marks of one style in text order
 * @style: what is usual with them
 *
 * Decides what each mark is, so that the whole fits best, and sets its use. Found by dynamic
 * programming over how many quotations are open (Viterbi's algorithm): linear in the number of
 * marks, whatever the text.
 */
void
stk_marks_solve (GArray *marks, const StkMarkStyle *style)
{
  g_autofree Step *steps = g_new (Step, MAX (marks->len, 1));
  int costs[N_STATES] = { 0, STK_MARK_NEVER, STK_MARK_NEVER, STK_MARK_NEVER };
  int best = 0;

  for (unsigned int i = 0; i < marks->len; i++)
    steps[i] = take_step (costs, &g_array_index (marks, StkMark, i), style);

  for (int depth = 1; depth <= style->max_depth; depth++)
    {
      costs[depth] += style->unclosed + (depth - 1) * UNCLOSED_INNER;
      if (costs[depth] < costs[best])
        best = depth;
    }

  for (unsigned int i = marks->len; i > 0; i--)
    {
      StkMark *mark = &g_array_index (marks, StkMark, i - 1);

      mark->use = steps[i - 1].use[best];
      best += came_from[mark->use];
    }
}

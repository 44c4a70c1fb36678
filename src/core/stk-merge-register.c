/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-merge-private.h"

/* One thing that can say one of several texts is merged as a set of them over what it said before. The states are a
 * semilattice with the base at its bottom: what differs from it on both sides is joined to a conflict that has all
 * values of both. A union of sets does not depend on order, grouping or repetition, so neither does the merge. A
 * conflict is told from another that was there before by its generation, so that no join leads back to the base. */

static gboolean
states_equal (const StkMergeState *a, const StkMergeState *b)
{
  return g_strcmp0 (a->text, b->text) == 0 && stk_conflict_equal (a->conflict, b->conflict);
}

static void
collect_values (GPtrArray *values, const StkMergeState *state)
{
  if (state->conflict == NULL)
    g_ptr_array_add (values, (gpointer) state->text);

  for (guint i = 0; state->conflict != NULL && i < stk_conflict_get_n_values (state->conflict); i++)
    g_ptr_array_add (values, (gpointer) stk_conflict_get_value (state->conflict, i));
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (a, b);
}

static void
make_set (GPtrArray *values)
{
  g_ptr_array_sort_values (values, compare_values);
  for (guint i = values->len; i > 1; i--)
    if (g_strcmp0 (g_ptr_array_index (values, i - 1), g_ptr_array_index (values, i - 2)) == 0)
      g_ptr_array_remove_index (values, i - 1);
}

static char *
take (const StkMergeState *state, StkConflict **conflict)
{
  *conflict = state->conflict ? stk_conflict_ref (state->conflict) : NULL;

  return g_strdup (state->text);
}

/* Merges what base, ours and theirs say of one thing. Returns what it says now, and the conflict about it. */
char *
stk_merge_register (const char *path, const StkMergeState states[3], StkMergeChoose choose, gpointer data,
                    StkConflict **conflict)
{
  const StkMergeState *base = &states[0], *ours = &states[1], *theirs = &states[2];
  guint generation = 1 + (base->conflict ? stk_conflict_get_generation (base->conflict) : 0);
  g_autoptr (GPtrArray) values = NULL;
  gboolean settled = FALSE;
  char *text;

  if (states_equal (ours, base))
    return take (theirs, conflict);
  if (states_equal (theirs, base) || states_equal (ours, theirs))
    return take (ours, conflict);

  values = g_ptr_array_new ();
  collect_values (values, ours);
  collect_values (values, theirs);
  make_set (values);
  *conflict = NULL;
  if (values->len == 1)
    return g_strdup (g_ptr_array_index (values, 0));

  text = choose (base->text, values, data, &settled);
  *conflict = stk_conflict_new (path, base->text, generation, values, settled);

  return text;
}

/* The first of the values by bytes that is one. */
char *
stk_merge_choose_first (const char *base, GPtrArray *values, gpointer data, gboolean *settled)
{
  for (guint i = 0; i < values->len; i++)
    if (g_ptr_array_index (values, i) != NULL)
      return g_strdup (g_ptr_array_index (values, i));

  return NULL;
}

/* The first of the values in the field's vocabulary, which is the least that a check has come to. */
static char *
choose_choice (const StkField *field, GPtrArray *values)
{
  for (const StkChoice *choice = field->choices; choice->nick != NULL; choice++)
    for (guint i = 0; i < values->len; i++)
      if (g_strcmp0 (g_ptr_array_index (values, i), choice->nick) == 0)
        return g_strdup (choice->nick);

  return NULL;
}

/* What a field says meanwhile: prose with the words of all, if they can be put together. */
char *
stk_merge_choose_for_field (const char *base, GPtrArray *values, gpointer field, gboolean *settled)
{
  const StkField *self = field;
  char *chosen = NULL;

  if (self->choices != NULL)
    chosen = choose_choice (self, values);
  else if (self->type == STK_FIELD_TYPE_PROSE || self->type == STK_FIELD_TYPE_TEXT)
    chosen = stk_merge_words (base, values);

  *settled = chosen != NULL && self->choices == NULL;

  return chosen ? chosen : stk_merge_choose_first (base, values, NULL, settled);
}

static guint
get_mark (StkConflict *conflict)
{
  return conflict ? stk_conflict_get_generation (conflict) : 0;
}

/* The mark that something was deleted on one side and changed on the other is the generation of a conflict without
 * values; 0 for none. A new one is above all others, so that it stays whatever else is merged. */
guint
stk_merge_raise_mark (StkConflict *base, gboolean deleted, StkConflict *ours, StkConflict *theirs)
{
  guint before = get_mark (base);

  if (deleted)
    return before + 1;
  if (get_mark (ours) == before)
    return get_mark (theirs);
  if (get_mark (theirs) == before)
    return get_mark (ours);

  return MAX (get_mark (ours), get_mark (theirs));
}

StkConflict *
stk_merge_new_mark (const char *path, guint generation)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  return stk_conflict_new (path, NULL, generation, values, FALSE);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-undo.h"

/* An annotation before and after; %NULL before it was made or after it was deleted. Since annotations never change,
 * keeping both costs two pointers. Or, with a field, what is confidential about an annotation, which is not in it. */
typedef struct
{
  StkAnnotation *before;
  StkAnnotation *after;

  const StkField *field;
  char *id;
  char *string_before; /* %NULL where nothing was kept */
  char *string_after;
} Change;

typedef struct
{
  char *label;
  char *typing_key; /* what is being typed into; %NULL for other steps */
  GArray *changes;  /* of Change */
} Step;

struct _StkUndo
{
  StkAnnotationList *list; /* borrowed from the document that owns both */
  GPtrArray *done;         /* of Step */
  GPtrArray *undone;       /* of Step */
  StkUndoFunc func;
  StkUndoConfidentialFunc confidential_func;
  gpointer user_data;
  Step *open;              /* the step that changes are put into now */
  guint depth;             /* of begin and end */
};

static void
change_clear (gpointer data)
{
  Change *change = data;

  g_clear_object (&change->before);
  g_clear_object (&change->after);
  g_clear_pointer (&change->id, g_free);
  g_clear_pointer (&change->string_before, g_free);
  g_clear_pointer (&change->string_after, g_free);
}

static Step *
step_new (const char *label, const char *typing_key)
{
  Step *step = g_new0 (Step, 1);

  step->label = g_strdup (label);
  step->typing_key = g_strdup (typing_key);
  step->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_array_set_clear_func (step->changes, change_clear);

  return step;
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->label);
  g_free (step->typing_key);
  g_array_unref (step->changes);
  g_free (step);
}

StkUndo *
stk_undo_new (StkAnnotationList *list, StkUndoFunc func, StkUndoConfidentialFunc confidential_func,
              gpointer user_data)
{
  StkUndo *self = g_new0 (StkUndo, 1);

  self->list = list;
  self->func = func;
  self->confidential_func = confidential_func;
  self->user_data = user_data;
  self->done = g_ptr_array_new_with_free_func (step_free);
  self->undone = g_ptr_array_new_with_free_func (step_free);

  return self;
}

void
stk_undo_free (StkUndo *self)
{
  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);
  g_clear_pointer (&self->open, step_free);
  g_free (self);
}

static Step *
peek_last (GPtrArray *steps)
{
  return steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;
}

/* Opens a step. Steps that are typed into the same place one after another become one; steps opened inside another
 * become part of it. Listeners of the list hear of it when it is closed. */
void
stk_undo_begin (StkUndo *self, const char *label, const char *typing_key)
{
  Step *last = peek_last (self->done);

  if (self->depth++ > 0)
    return;

  stk_annotation_list_begin_batch (self->list);

  if (typing_key != NULL && last != NULL && g_strcmp0 (last->typing_key, typing_key) == 0 && self->undone->len == 0)
    self->open = g_ptr_array_steal_index (self->done, self->done->len - 1);
  else
    self->open = step_new (label, typing_key);
}

/* Puts one version of an annotation in place of another. */
static void
replace (StkUndo *self, StkAnnotation *from, StkAnnotation *to)
{
  if (from == NULL)
    stk_annotation_list_add (self->list, to);
  else if (to == NULL)
    stk_annotation_list_remove (self->list, stk_annotation_get_id (from));
  else
    stk_annotation_list_replace (self->list, to);

  self->func (from, to, self->user_data);
}

static void
apply (StkUndo *self, const Change *change, gboolean back)
{
  if (change->field != NULL)
    self->confidential_func (change->id, change->field, back ? change->string_before : change->string_after,
                             self->user_data);
  else
    replace (self, back ? change->after : change->before, back ? change->before : change->after);
}

/* Changes what is confidential about an annotation, and remembers it in the step that is open; %NULL for nothing. */
void
stk_undo_change_confidential (StkUndo *self, const char *id, const StkField *field, const char *before,
                              const char *after)
{
  Change change = { NULL, NULL, field, g_strdup (id), g_strdup (before), g_strdup (after) };

  g_return_if_fail (self->open != NULL);

  g_array_append_val (self->open->changes, change);
  apply (self, &change, FALSE);
}

/* Makes one change to the list and remembers it in the step that is open. */
void
stk_undo_change (StkUndo *self, StkAnnotation *before, StkAnnotation *after)
{
  Change change = { NULL };

  g_return_if_fail (self->open != NULL);

  g_set_object (&change.before, before);
  g_set_object (&change.after, after);
  g_array_append_val (self->open->changes, change);

  apply (self, &change, FALSE);
}

/* Makes one change of two about the same thing, if they are. */
static gboolean
join (Change *first, Change *next)
{
  if (first->field != next->field)
    return FALSE;

  if (first->field != NULL)
    g_set_str (&first->string_after, next->string_after);
  else
    g_set_object (&first->after, next->after);

  return TRUE;
}

/* Of what was typed, only the beginning and the end matter: of an annotation, and of what is confidential about it. */
static void
join_typed (Step *step)
{
  for (guint i = 0; i < step->changes->len; i++)
    for (guint j = i + 1; j < step->changes->len;)
      if (join (&g_array_index (step->changes, Change, i), &g_array_index (step->changes, Change, j)))
        g_array_remove_index (step->changes, j);
      else
        j++;
}

static void
close_step (StkUndo *self)
{
  Step *step = g_steal_pointer (&self->open);

  if (step->changes->len == 0)
    {
      step_free (step);
      return;
    }

  if (step->typing_key != NULL)
    join_typed (step);

  g_ptr_array_add (self->done, step);
  g_ptr_array_set_size (self->undone, 0);
}

/* Closes the step; what was undone before cannot be redone any more. */
void
stk_undo_end (StkUndo *self)
{
  g_return_if_fail (self->depth > 0);

  if (--self->depth > 0)
    return;

  close_step (self);
  stk_annotation_list_end_batch (self->list);
}

/* What is typed from now on is a new step, even into the same place. */
void
stk_undo_break_typing (StkUndo *self)
{
  Step *last = peek_last (self->done);

  if (last != NULL)
    g_clear_pointer (&last->typing_key, g_free);
}

/* All annotations that steps would bring back, each of them once. Owns nothing. */
GPtrArray *
stk_undo_list_annotations (StkUndo *self)
{
  GPtrArray *lists[] = { self->done, self->undone };
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *annotations = g_ptr_array_new ();

  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint s = 0; s < lists[l]->len; s++)
      {
        Step *step = g_ptr_array_index (lists[l], s);

        for (guint i = 0; i < step->changes->len; i++)
          {
            const Change *change = &g_array_index (step->changes, Change, i);

            if (change->before != NULL && g_hash_table_add (seen, change->before))
              g_ptr_array_add (annotations, change->before);
            if (change->after != NULL && g_hash_table_add (seen, change->after))
              g_ptr_array_add (annotations, change->after);
          }
      }

  return annotations;
}

static void
take_steps (GPtrArray *steps, GPtrArray *others, GHashTable *replacements)
{
  while (others->len > 0)
    {
      Step *step = g_ptr_array_steal_index (others, 0);

      for (guint i = 0; i < step->changes->len; i++)
        {
          Change *change = &g_array_index (step->changes, Change, i);

          g_set_object (&change->before, g_hash_table_lookup (replacements, change->before));
          g_set_object (&change->after, g_hash_table_lookup (replacements, change->after));
        }
      g_ptr_array_add (steps, step);
    }
}

/* Takes the steps of another, with other annotations in place of its own: the same tags, where they are in an article
 * that changed. */
void
stk_undo_take (StkUndo *self, StkUndo *other, GHashTable *replacements)
{
  g_return_if_fail (self->open == NULL && other->open == NULL);

  stk_undo_break_typing (other);
  take_steps (self->done, other->done, replacements);
  take_steps (self->undone, other->undone, replacements);
}

const char *
stk_undo_get_undo_label (StkUndo *self)
{
  Step *step = peek_last (self->done);

  return step ? step->label : NULL;
}

const char *
stk_undo_get_redo_label (StkUndo *self)
{
  Step *step = peek_last (self->undone);

  return step ? step->label : NULL;
}

static const char *
get_changed_id (Step *step)
{
  Change *change = &g_array_index (step->changes, Change, 0);

  if (change->field != NULL)
    return change->id;

  return stk_annotation_get_id (change->after ? change->after : change->before);
}

/* Takes the last step back. Returns the id of the annotation that it was about, %NULL if there was no step. */
const char *
stk_undo_undo (StkUndo *self)
{
  Step *step = peek_last (self->done);

  if (step == NULL || self->open != NULL)
    return NULL;

  g_ptr_array_steal_index (self->done, self->done->len - 1);
  g_clear_pointer (&step->typing_key, g_free);
  stk_annotation_list_begin_batch (self->list);
  for (guint i = step->changes->len; i > 0; i--)
    apply (self, &g_array_index (step->changes, Change, i - 1), TRUE);
  g_ptr_array_add (self->undone, step);
  stk_annotation_list_end_batch (self->list);

  return get_changed_id (step);
}

/* Does the step again that was taken back last. */
const char *
stk_undo_redo (StkUndo *self)
{
  Step *step = peek_last (self->undone);

  if (step == NULL || self->open != NULL)
    return NULL;

  g_ptr_array_steal_index (self->undone, self->undone->len - 1);
  stk_annotation_list_begin_batch (self->list);
  for (guint i = 0; i < step->changes->len; i++)
    apply (self, &g_array_index (step->changes, Change, i), FALSE);
  g_ptr_array_add (self->done, step);
  stk_annotation_list_end_batch (self->list);

  return get_changed_id (step);
}

/* Puts another version in place of one that is kept. Returns whether there is one. */
static gboolean
rebase_version (StkAnnotation **version, GHashTable *versions, StkUndoMapFunc func, gpointer user_data)
{
  StkAnnotation *new;

  if (*version == NULL)
    return TRUE;

  if (!g_hash_table_lookup_extended (versions, *version, NULL, (gpointer *) &new))
    {
      new = func (*version, user_data);
      g_hash_table_insert (versions, g_object_ref (*version), new);
    }
  if (new == NULL)
    return FALSE;

  g_set_object (version, new);

  return TRUE;
}

static void
rebase_step (Step *step, GHashTable *versions, StkUndoMapFunc func, gpointer user_data)
{
  for (guint i = step->changes->len; i > 0; i--)
    {
      Change *change = &g_array_index (step->changes, Change, i - 1);

      if (!rebase_version (&change->before, versions, func, user_data) ||
          !rebase_version (&change->after, versions, func, user_data))
        g_array_remove_index (step->changes, i - 1);
    }
}

static void
unref_nullable (gpointer data)
{
  g_clear_object ((GObject **) &data);
}

/* Puts what others did into all steps, so that taking one back takes back only that. The same version becomes the same
 * one everywhere. */
void
stk_undo_rebase (StkUndo *self, StkUndoMapFunc func, gpointer user_data)
{
  g_autoptr (GHashTable) versions = g_hash_table_new_full (NULL, NULL, g_object_unref, unref_nullable);
  GPtrArray *rows[] = { self->done, self->undone };

  if (self->open != NULL)
    rebase_step (self->open, versions, func, user_data);

  for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
    for (guint i = rows[r]->len; i > 0; i--)
      {
        Step *step = g_ptr_array_index (rows[r], i - 1);

        rebase_step (step, versions, func, user_data);
        if (step->changes->len == 0)
          g_ptr_array_remove_index (rows[r], i - 1);
      }
}

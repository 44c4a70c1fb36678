/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-merge-private.h"

#include "stk-annotation-private.h"
#include "stk-value-text.h"

static StkValue *
get_value (StkAnnotation *annotation, const StkField *field)
{
  return annotation ? stk_annotation_get_value (annotation, field) : NULL;
}

static StkConflict *
find_conflict (StkAnnotation *annotation, const char *path)
{
  return annotation ? stk_annotation_find_conflict (annotation, path) : NULL;
}

/* Takes a conflict about what the annotation is to have, if there is one. */
void
stk_merge_take_conflict (StkMerge *self, StkConflict *conflict)
{
  if (conflict != NULL)
    g_ptr_array_add (self->conflicts, conflict);
}

/* Whether there are conflicts on any side, so that values alone do not say all. */
gboolean
stk_merge_has_conflicts (StkMerge *self)
{
  return (self->base != NULL && stk_annotation_get_n_conflicts (self->base) > 0) ||
         stk_annotation_get_n_conflicts (self->ours) > 0 || stk_annotation_get_n_conflicts (self->theirs) > 0;
}

/* Merges what stands under one path, which the three say in these texts. Returns what it says now. */
char *
stk_merge_path (StkMerge *self, const char *path, const char *const texts[3], StkMergeChoose choose, gpointer data)
{
  const StkMergeState states[] = {
    { texts[0], find_conflict (self->base, path) },
    { texts[1], find_conflict (self->ours, path) },
    { texts[2], find_conflict (self->theirs, path) },
  };
  StkConflict *conflict;
  char *text = stk_merge_register (path, states, choose, data, &conflict);

  g_hash_table_add (self->seen, g_strdup (path));
  stk_merge_take_conflict (self, conflict);

  return text;
}

static void
merge_plain (StkMerge *self, const StkField *field)
{
  g_autofree char *base = stk_value_to_text (get_value (self->base, field));
  g_autofree char *ours = stk_value_to_text (get_value (self->ours, field));
  g_autofree char *theirs = stk_value_to_text (get_value (self->theirs, field));
  const char *const texts[] = { base, ours, theirs };
  g_autofree char *path = stk_merge_make_name (field);
  g_autofree char *text = stk_merge_path (self, path, texts, stk_merge_choose_for_field, (gpointer) field);
  g_autoptr (StkValue) value = NULL;

  value = stk_value_from_text (field, text);
  stk_annotation_init_value (self->result, field, value);
}

/* Most fields are the same on two of the sides. */
static gboolean
merge_quickly (StkMerge *self, const StkField *field, gboolean has_conflicts)
{
  StkValue *base = get_value (self->base, field);
  StkValue *ours = get_value (self->ours, field);
  StkValue *theirs = get_value (self->theirs, field);
  StkValue *taken;

  if (base == NULL && ours == NULL && theirs == NULL)
    return !has_conflicts;
  if (has_conflicts)
    return FALSE;

  if (stk_value_equal (ours, base))
    taken = theirs;
  else if (stk_value_equal (theirs, base) || stk_value_equal (ours, theirs))
    taken = ours;
  else
    return FALSE;

  stk_annotation_init_value (self->result, field, taken);

  return TRUE;
}

/* Merges the values of all fields, one by one. */
void
stk_merge_fields (StkMerge *self)
{
  gboolean has_conflicts = stk_merge_has_conflicts (self);
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < n_fields; i++)
    {
      if (merge_quickly (self, &fields[i], has_conflicts))
        continue;

      if (fields[i].type == STK_FIELD_TYPE_LIST)
        stk_merge_list (self, &fields[i]);
      else
        merge_plain (self, &fields[i]);
    }
}

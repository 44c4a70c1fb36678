/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-annotation-private.h"

/* Edits. Each makes another annotation with the same id. */

/* A copy for the edit functions to change before anybody sees it. */
static StkAnnotation *
copy (StkAnnotation *self, const char *modified)
{
  StkAnnotation *new = g_object_new (STK_TYPE_ANNOTATION, NULL);

  new->id = g_strdup (self->id);
  new->kind = self->kind;
  new->creator = self->creator ? stk_agent_ref (self->creator) : NULL;
  new->created = g_strdup (self->created);
  new->modified = g_strdup (modified ? modified : self->modified);
  new->anchors = g_ptr_array_ref (self->anchors);
  new->saved = self->saved ? g_ptr_array_ref (self->saved) : NULL;
  new->range = self->range;
  new->anchor_state = self->anchor_state;
  new->conflicts = self->conflicts ? g_ptr_array_ref (self->conflicts) : NULL;
  new->anchor_reason = self->anchor_reason;
  new->anchor_score = self->anchor_score;
  new->overlay = self->overlay ? stk_overlay_ref (self->overlay) : NULL;
  stk_annotation_init_entries (new);
  for (guint i = 0; i < self->entries->len; i++)
    {
      StkAnnotationEntry entry = g_array_index (self->entries, StkAnnotationEntry, i);

      stk_value_ref (entry.value);
      g_array_append_val (new->entries, entry);
    }

  return new;
}

/* Drops the conflicts about one thing and its parts, which a person has settled. */
static void
drop_conflicts (StkAnnotation *self, const char *path)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  for (guint i = 0; self->conflicts != NULL && i < self->conflicts->len; i++)
    if (!stk_conflict_is_below (g_ptr_array_index (self->conflicts, i), path))
      g_ptr_array_add (left, g_ptr_array_index (self->conflicts, i));

  if (self->conflicts != NULL && left->len < self->conflicts->len)
    {
      g_autoptr (GPtrArray) old = g_steal_pointer (&self->conflicts);

      stk_annotation_init_conflicts (self, left);
    }
}

/* What an edit of a field settles: of a list, the entries that it changes. */
static void
drop_edited_conflicts (StkAnnotation *self, const StkField *field, StkValue *before, StkValue *after)
{
  if (self->conflicts == NULL)
    return;

  if (field->type != STK_FIELD_TYPE_LIST)
    {
      drop_conflicts (self, field->name);
      return;
    }

  for (size_t i = 0; i < stk_value_get_n_records (before); i++)
    {
      StkRecord *old = stk_value_get_record (before, i);
      StkRecord *new = stk_value_find_record (after, stk_record_get_id (old));
      g_autofree char *path = g_strconcat (field->name, "/", stk_record_get_id (old), NULL);

      if (new == NULL || !stk_record_equal (old, new))
        drop_conflicts (self, path);
    }
}

/**
 * stk_annotation_copy:
 * @self: an annotation
 *
 * Returns: (transfer full): a copy to be filled before anybody sees it
 */
StkAnnotation *
stk_annotation_copy (StkAnnotation *self)
{
  return copy (self, NULL);
}

/**
 * stk_annotation_with_conflict:
 * @self: an annotation
 * @conflict: what several people made of one thing
 *
 * Returns: (transfer full): an annotation with the same id that has @conflict, in place of another about the same thing
 */
StkAnnotation *
stk_annotation_with_conflict (StkAnnotation *self, StkConflict *conflict)
{
  StkAnnotation *new = copy (self, NULL);
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new ();

  for (guint i = 0; i < stk_annotation_get_n_conflicts (self); i++)
    if (stk_conflict_compare (g_ptr_array_index (self->conflicts, i), conflict) != 0)
      g_ptr_array_add (conflicts, g_ptr_array_index (self->conflicts, i));
  g_ptr_array_add (conflicts, conflict);
  stk_annotation_init_conflicts (new, conflicts);

  return new;
}

/**
 * stk_annotation_without_conflict:
 * @self: an annotation
 * @path: what a person has settled; see stk_conflict_new()
 * @modified: when, ISO 8601
 *
 * Returns: (transfer full): an annotation with the same id without that conflict
 */
StkAnnotation *
stk_annotation_without_conflict (StkAnnotation *self, const char *path, const char *modified)
{
  StkAnnotation *new;

  g_return_val_if_fail (STK_IS_ANNOTATION (self), NULL);

  new = copy (self, modified);
  drop_conflicts (new, path);

  return new;
}

/**
 * stk_annotation_with_value:
 * @self: an annotation
 * @field: a field of its kind
 * @value: (nullable): what to hold there; %NULL clears
 * @modified: when, ISO 8601
 *
 * Sets a field, and settles what conflicts there are about it.
 *
 * Returns: (transfer full): an annotation with the same id that differs in this field
 */
StkAnnotation *
stk_annotation_with_value (StkAnnotation *self, const StkField *field, StkValue *value, const char *modified)
{
  StkAnnotation *new;

  g_return_val_if_fail (STK_IS_ANNOTATION (self), NULL);
  g_return_val_if_fail (stk_field_has_kind (field, self->kind), NULL);

  new = copy (self, modified);
  if (modified != NULL)
    drop_edited_conflicts (new, field, stk_annotation_get_value (self, field), value);
  stk_annotation_init_value (new, field, value);

  return new;
}

/**
 * stk_annotation_with_kind:
 * @self: an annotation
 * @kind: another kind
 * @modified: when, ISO 8601
 *
 * Changes the kind. Fields that the new kind has too, under the same name, keep their values; a note's text and the
 * note of another kind are one. Other fields are dropped (undo brings them back).
 *
 * Returns: (transfer full): an annotation with the same id and words
 */
StkAnnotation *
stk_annotation_with_kind (StkAnnotation *self, StkKind kind, const char *modified)
{
  StkAnnotation *new;
  g_autoptr (GArray) old = NULL;

  g_return_val_if_fail (STK_IS_ANNOTATION (self), NULL);

  new = copy (self, modified);
  old = g_steal_pointer (&new->entries);
  stk_annotation_init_entries (new);
  new->kind = kind;
  drop_conflicts (new, STK_CONFLICT_KIND);

  for (guint i = 0; i < old->len; i++)
    {
      StkAnnotationEntry *entry = &g_array_index (old, StkAnnotationEntry, i);
      const StkField *field = NULL;
      size_t n_fields;
      const StkField *fields = stk_field_get_all (&n_fields);

      /* the same place in the sidecar means the same thing, whatever each kind calls it */
      for (size_t f = 0; f < n_fields && field == NULL; f++)
        if (stk_field_has_kind (&fields[f], kind) && fields[f].place == entry->field->place &&
            fields[f].type == entry->field->type && g_strcmp0 (fields[f].term, entry->field->term) == 0 &&
            g_strcmp0 (fields[f].purpose, entry->field->purpose) == 0)
          field = &fields[f];

      if (field != NULL)
        stk_annotation_init_value (new, field, entry->value);
    }

  if (stk_field_lookup (kind, STK_FIELD_ENTITY) && !stk_annotation_get_string (new, STK_FIELD_ENTITY))
    {
      g_autofree char *entity = stk_new_id ();

      stk_annotation_init_string (new, STK_FIELD_ENTITY, entity);
    }

  return new;
}

/**
 * stk_annotation_with_anchors:
 * @self: an annotation
 * @anchors: (array length=n_anchors): where its words are now, at least one
 * @n_anchors: how many
 * @modified: when, ISO 8601
 *
 * Returns: (transfer full): an annotation with the same id at other words
 */
StkAnnotation *
stk_annotation_with_anchors (StkAnnotation *self, StkAnchor *const *anchors, size_t n_anchors, const char *modified)
{
  StkAnnotation *new;

  g_return_val_if_fail (STK_IS_ANNOTATION (self), NULL);
  g_return_val_if_fail (n_anchors > 0, NULL);

  new = copy (self, modified);
  if (modified != NULL)
    drop_conflicts (new, STK_CONFLICT_TARGET);
  stk_annotation_init_anchors (new, anchors, n_anchors);
  g_clear_pointer (&new->saved, g_ptr_array_unref);
  new->anchor_state = STK_ANCHOR_STATE_EXACT;
  new->anchor_reason = STK_ANCHOR_REASON_SAME_PLACE;
  new->anchor_score = 1;

  return new;
}

/**
 * stk_annotation_with_result:
 * @self: an annotation
 * @result: how it sits in the article as it is now, all parts taken together
 * @anchors: (nullable) (array length=n_anchors): where its words are in the article; %NULL to leave them as they are
 * @n_anchors: how many
 * @keep_saved: whether what is saved of where they are stays as it was, since no person has confirmed it
 *
 * Returns: (transfer full): an annotation with the same id that says so
 */
StkAnnotation *
stk_annotation_with_result (StkAnnotation *self, const StkAnchoringResult *result, StkAnchor *const *anchors,
                            size_t n_anchors, gboolean keep_saved)
{
  StkAnnotation *new;

  g_return_val_if_fail (STK_IS_ANNOTATION (self), NULL);

  new = copy (self, NULL);
  if (keep_saved && new->saved == NULL)
    new->saved = g_ptr_array_ref (self->anchors);
  if (!keep_saved)
    g_clear_pointer (&new->saved, g_ptr_array_unref);
  if (anchors != NULL)
    stk_annotation_init_anchors (new, anchors, n_anchors);
  new->anchor_state = result->state;
  new->anchor_reason = result->reason;
  new->anchor_score = result->score;

  return new;
}

/**
 * stk_annotation_with_anchor_state:
 * @self: an annotation
 * @state: how it sits in the article
 *
 * Returns: (transfer full): an annotation that says so; @self itself if it does already
 */
StkAnnotation *
stk_annotation_with_anchor_state (StkAnnotation *self, StkAnchorState state)
{
  StkAnnotation *new;

  g_return_val_if_fail (STK_IS_ANNOTATION (self), NULL);

  if (self->anchor_state == state)
    return g_object_ref (self);

  new = copy (self, NULL);
  new->anchor_state = state;

  return new;
}

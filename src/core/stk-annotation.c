/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-annotation-private.h"
#include "stk-progress.h"

#include <string.h>

/**
 * StkAnnotation:
 *
 * One tag: words of the article, their kind, and what a check needs and finds. Immutable: an edit makes a new
 * annotation with the same id. That is what makes undo, merging, history and saving from a worker thread simple.
 */

G_DEFINE_FINAL_TYPE (StkAnnotation, stk_annotation, G_TYPE_OBJECT)

static void
entry_clear (gpointer data)
{
  StkAnnotationEntry *entry = data;

  stk_value_unref (entry->value);
}

static void
stk_annotation_finalize (GObject *object)
{
  StkAnnotation *self = STK_ANNOTATION (object);

  g_free (self->id);
  g_clear_pointer (&self->creator, stk_agent_unref);
  g_free (self->created);
  g_free (self->modified);
  g_clear_pointer (&self->anchors, g_ptr_array_unref);
  g_clear_pointer (&self->saved, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->overlay, stk_overlay_unref);

  G_OBJECT_CLASS (stk_annotation_parent_class)->finalize (object);
}

static void
stk_annotation_class_init (StkAnnotationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stk_annotation_finalize;
}

static void
stk_annotation_init (StkAnnotation *self)
{
  self->anchor_score = 1;
}

static gboolean
find_entry (StkAnnotation *self, const StkField *field, guint *position)
{
  guint i = 0;

  while (i < self->entries->len && g_array_index (self->entries, StkAnnotationEntry, i).field < field)
    i++;
  *position = i;

  return i < self->entries->len && g_array_index (self->entries, StkAnnotationEntry, i).field == field;
}

/**
 * stk_annotation_new_loaded:
 * @id: an IRI
 * @kind: its kind
 * @anchors: (array length=n_anchors): where its words are, at least one
 * @n_anchors: how many
 * @creator: (nullable): who made it
 * @created: (nullable): when, ISO 8601
 * @modified: (nullable): when it was changed last, ISO 8601
 *
 * Returns: (transfer full): an annotation without any field set
 */
StkAnnotation *
stk_annotation_new_loaded (const char *id, StkKind kind, StkAnchor *const *anchors, size_t n_anchors,
                           StkAgent *creator, const char *created, const char *modified)
{
  StkAnnotation *self;

  g_return_val_if_fail (id != NULL && n_anchors > 0, NULL);

  self = g_object_new (STK_TYPE_ANNOTATION, NULL);
  self->id = g_strdup (id);
  self->kind = kind;
  self->creator = creator ? stk_agent_ref (creator) : NULL;
  self->created = g_strdup (created);
  self->modified = g_strdup (modified);
  stk_annotation_init_entries (self);
  stk_annotation_init_anchors (self, anchors, n_anchors);

  return self;
}

/**
 * stk_annotation_init_anchors:
 * @self: an annotation that nobody else has seen
 * @anchors: (array length=n_anchors): where its words are, at least one
 * @n_anchors: how many
 *
 * Sets where it is in place.
 */
void
stk_annotation_init_anchors (StkAnnotation *self, StkAnchor *const *anchors, size_t n_anchors)
{
  g_clear_pointer (&self->anchors, g_ptr_array_unref);
  self->anchors = g_ptr_array_new_full ((guint) n_anchors, (GDestroyNotify) stk_anchor_unref);
  self->range = stk_anchor_get_range (anchors[0]);

  for (size_t i = 0; i < n_anchors; i++)
    {
      StkRange range = stk_anchor_get_range (anchors[i]);

      g_ptr_array_add (self->anchors, stk_anchor_ref (anchors[i]));
      self->range.start = MIN (self->range.start, range.start);
      self->range.end = MAX (self->range.end, range.end);
    }
}

/**
 * stk_annotation_init_entries:
 * @self: an annotation that nobody else has seen
 *
 * Gives it no values, in place of those that it has.
 */
void
stk_annotation_init_entries (StkAnnotation *self)
{
  g_clear_pointer (&self->entries, g_array_unref);
  self->entries = g_array_new (FALSE, FALSE, sizeof (StkAnnotationEntry));
  g_array_set_clear_func (self->entries, entry_clear);
}

/**
 * stk_annotation_init_value:
 * @self: an annotation that nobody else has seen
 * @field: a field
 * @value: (nullable): its value
 *
 * Sets a value in place.
 */
void
stk_annotation_init_value (StkAnnotation *self, const StkField *field, StkValue *value)
{
  StkAnnotationEntry entry = { field, NULL };
  guint position;

  if (find_entry (self, field, &position))
    g_array_remove_index (self->entries, position);

  if (value != NULL)
    {
      entry.value = stk_value_ref (value);
      g_array_insert_val (self->entries, position, entry);
    }
}

/**
 * stk_annotation_init_string:
 * @self: an annotation that nobody else has seen
 * @name: of a field
 * @string: its value
 *
 * Sets a value in place, if its kind has that field.
 */
void
stk_annotation_init_string (StkAnnotation *self, const char *name, const char *string)
{
  const StkField *field = stk_field_lookup (self->kind, name);
  g_autoptr (StkValue) value = stk_value_new_string (string);

  if (field != NULL)
    stk_annotation_init_value (self, field, value);
}

/**
 * stk_annotation_init_overlay:
 * @self: an annotation that nobody else has seen
 * @overlay: (nullable) (transfer full): what its JSON held beyond what the program knows
 */
void
stk_annotation_init_overlay (StkAnnotation *self, StkOverlay *overlay)
{
  g_clear_pointer (&self->overlay, stk_overlay_unref);
  self->overlay = overlay;
}

/**
 * stk_annotation_init_conflicts:
 * @self: an annotation that nobody else has seen
 * @conflicts: (element-type StkConflict): what several people made of one thing, in any order
 *
 * Sets the conflicts in place.
 */
void
stk_annotation_init_conflicts (StkAnnotation *self, GPtrArray *conflicts)
{
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  if (conflicts->len == 0)
    return;

  self->conflicts = g_ptr_array_new_full (conflicts->len, (GDestroyNotify) stk_conflict_unref);
  for (guint i = 0; i < conflicts->len; i++)
    g_ptr_array_add (self->conflicts, stk_conflict_ref (g_ptr_array_index (conflicts, i)));
  g_ptr_array_sort_values (self->conflicts, (GCompareFunc) stk_conflict_compare);
}

/**
 * stk_annotation_get_overlay:
 * @self: an annotation
 *
 * Returns: (nullable) (transfer none): what its JSON held beyond what the program knows
 */
StkOverlay *
stk_annotation_get_overlay (StkAnnotation *self)
{
  return self->overlay;
}

/**
 * stk_annotation_new:
 * @kind: its kind
 * @anchors: (array length=n_anchors): where its words are, at least one
 * @n_anchors: how many
 * @creator: (nullable): who makes it
 * @created: when, ISO 8601
 *
 * Makes an annotation by hand: it has a new id and is open.
 *
 * Returns: (transfer full): a new annotation
 */
StkAnnotation *
stk_annotation_new (StkKind kind, StkAnchor *const *anchors, size_t n_anchors, StkAgent *creator, const char *created)
{
  g_autofree char *id = stk_new_id ();
  g_autofree char *entity = stk_new_id ();
  StkAnnotation *self = stk_annotation_new_loaded (id, kind, anchors, n_anchors, creator, created, created);

  stk_annotation_init_string (self, STK_FIELD_STATUS, "open");
  stk_annotation_init_string (self, STK_FIELD_ORIGIN, "manual");
  stk_annotation_init_string (self, STK_FIELD_ENTITY, entity);

  return self;
}

/**
 * stk_annotation_get_id:
 * @self: an annotation
 *
 * Returns: (transfer none): its id, an IRI
 */
const char *
stk_annotation_get_id (StkAnnotation *self)
{
  g_return_val_if_fail (STK_IS_ANNOTATION (self), NULL);

  return self->id;
}

/**
 * stk_annotation_get_kind:
 * @self: an annotation
 *
 * Returns: its kind
 */
StkKind
stk_annotation_get_kind (StkAnnotation *self)
{
  g_return_val_if_fail (STK_IS_ANNOTATION (self), STK_KIND_NOTE);

  return self->kind;
}

/**
 * stk_annotation_get_creator:
 * @self: an annotation
 *
 * Returns: (nullable) (transfer none): who made it
 */
StkAgent *
stk_annotation_get_creator (StkAnnotation *self)
{
  g_return_val_if_fail (STK_IS_ANNOTATION (self), NULL);

  return self->creator;
}

/**
 * stk_annotation_get_created:
 * @self: an annotation
 *
 * Returns: (nullable) (transfer none): when it was made, ISO 8601
 */
const char *
stk_annotation_get_created (StkAnnotation *self)
{
  g_return_val_if_fail (STK_IS_ANNOTATION (self), NULL);

  return self->created;
}

/**
 * stk_annotation_get_modified:
 * @self: an annotation
 *
 * Returns: (nullable) (transfer none): when it was changed last, ISO 8601
 */
const char *
stk_annotation_get_modified (StkAnnotation *self)
{
  g_return_val_if_fail (STK_IS_ANNOTATION (self), NULL);

  return self->modified;
}

/**
 * stk_annotation_get_anchor_state:
 * @self: an annotation
 *
 * Returns: how it sits in the article that is open
 */
StkAnchorState
stk_annotation_get_anchor_state (StkAnnotation *self)
{
  g_return_val_if_fail (STK_IS_ANNOTATION (self), STK_ANCHOR_STATE_ORPHAN);

  return self->anchor_state;
}

/**
 * stk_annotation_get_anchor_reason:
 * @self: an annotation
 *
 * Returns: why it has the state that it has in the article that is open
 */
StkAnchorReason
stk_annotation_get_anchor_reason (StkAnnotation *self)
{
  g_return_val_if_fail (STK_IS_ANNOTATION (self), STK_ANCHOR_REASON_GONE);

  return self->anchor_reason;
}

/**
 * stk_annotation_get_anchor_score:
 * @self: an annotation
 *
 * Returns: how far its words are those that were tagged, from 0 to 1
 */
double
stk_annotation_get_anchor_score (StkAnnotation *self)
{
  g_return_val_if_fail (STK_IS_ANNOTATION (self), 0);

  return self->anchor_score;
}

/**
 * stk_annotation_is_stale:
 * @self: an annotation
 *
 * Returns: whether its words were changed since they were tagged, and nobody has looked at that yet
 */
gboolean
stk_annotation_is_stale (StkAnnotation *self)
{
  g_return_val_if_fail (STK_IS_ANNOTATION (self), FALSE);

  return self->anchor_state == STK_ANCHOR_STATE_CHANGED;
}

/**
 * stk_annotation_get_n_anchors:
 * @self: an annotation
 *
 * Returns: in how many parts its words are; one, but for a quotation that is interrupted
 */
size_t
stk_annotation_get_n_anchors (StkAnnotation *self)
{
  g_return_val_if_fail (STK_IS_ANNOTATION (self), 0);

  return self->anchors->len;
}

/**
 * stk_annotation_get_anchor:
 * @self: an annotation
 * @i: which part
 *
 * Returns: (transfer none): where the words of this part are
 */
StkAnchor *
stk_annotation_get_anchor (StkAnnotation *self, size_t i)
{
  g_return_val_if_fail (STK_IS_ANNOTATION (self), NULL);
  g_return_val_if_fail (i < self->anchors->len, NULL);

  return g_ptr_array_index (self->anchors, i);
}

/**
 * stk_annotation_get_n_saved_anchors:
 * @self: an annotation
 *
 * Returns: in how many parts its words were when a person tagged or confirmed them last
 */
size_t
stk_annotation_get_n_saved_anchors (StkAnnotation *self)
{
  g_return_val_if_fail (STK_IS_ANNOTATION (self), 0);

  return self->saved ? self->saved->len : self->anchors->len;
}

/**
 * stk_annotation_get_saved_anchor:
 * @self: an annotation
 * @i: which part
 *
 * Gets what a sidecar keeps of where the words are. It differs from stk_annotation_get_anchor() where it is not certain
 * that the words in the article are those that were tagged.
 *
 * Returns: (transfer none): where the words of this part were when a person tagged or confirmed them last
 */
StkAnchor *
stk_annotation_get_saved_anchor (StkAnnotation *self, size_t i)
{
  g_return_val_if_fail (STK_IS_ANNOTATION (self), NULL);
  g_return_val_if_fail (i < stk_annotation_get_n_saved_anchors (self), NULL);

  return g_ptr_array_index (self->saved ? self->saved : self->anchors, i);
}

/**
 * stk_annotation_get_range:
 * @self: an annotation
 *
 * Returns: from the start of its first part to the end of its last, in code points
 */
StkRange
stk_annotation_get_range (StkAnnotation *self)
{
  return self->range;
}

/**
 * stk_annotation_dup_exact:
 * @self: an annotation
 *
 * Returns: (transfer full): its words; parts are joined by an ellipsis
 */
char *
stk_annotation_dup_exact (StkAnnotation *self)
{
  g_autoptr (GString) words = NULL;

  g_return_val_if_fail (STK_IS_ANNOTATION (self), NULL);

  words = g_string_new (NULL);
  for (guint i = 0; i < self->anchors->len; i++)
    {
      if (i > 0)
        g_string_append (words, " … ");
      g_string_append (words, stk_anchor_get_exact (g_ptr_array_index (self->anchors, i)));
    }

  return g_string_free_and_steal (g_steal_pointer (&words));
}

/**
 * stk_annotation_compare:
 * @a: an annotation
 * @b: another
 *
 * Compares by place: what starts earlier comes first, then what is longer, so that what is nested follows what it sits
 * in; then by id, so that the order is the same everywhere.
 *
 * Returns: less than, equal to or greater than 0
 */
int
stk_annotation_compare (StkAnnotation *a, StkAnnotation *b)
{
  if (a->range.start != b->range.start)
    return a->range.start < b->range.start ? -1 : 1;
  if (a->range.end != b->range.end)
    return a->range.end > b->range.end ? -1 : 1;

  return strcmp (a->id, b->id);
}

/**
 * stk_annotation_get_value:
 * @self: an annotation
 * @field: a field
 *
 * Returns: (nullable) (transfer none): what the annotation holds there
 */
StkValue *
stk_annotation_get_value (StkAnnotation *self, const StkField *field)
{
  guint position;

  g_return_val_if_fail (STK_IS_ANNOTATION (self), NULL);

  if (field == NULL || !find_entry (self, field, &position))
    return NULL;

  return g_array_index (self->entries, StkAnnotationEntry, position).value;
}

/**
 * stk_annotation_get_string:
 * @self: an annotation
 * @field_name: a field's name
 *
 * Returns: (nullable) (transfer none): what the annotation holds there, if it is a string
 */
const char *
stk_annotation_get_string (StkAnnotation *self, const char *field_name)
{
  g_return_val_if_fail (STK_IS_ANNOTATION (self), NULL);

  return stk_value_get_string (stk_annotation_get_value (self, stk_field_lookup (self->kind, field_name)));
}

/**
 * stk_annotation_get_status:
 * @self: an annotation
 *
 * A check of words that are not there any more says nothing of those that are: a stale annotation is open, whatever its
 * field says.
 *
 * Returns: (transfer none): the nick of its state; "open" where nothing is said
 */
const char *
stk_annotation_get_status (StkAnnotation *self)
{
  const char *status = stk_annotation_get_string (self, STK_FIELD_STATUS);

  return status && !(stk_annotation_is_stale (self) && stk_status_is_reopened (status)) ? status : "open";
}

/**
 * stk_annotation_get_n_conflicts:
 * @self: an annotation
 *
 * Returns: how many things several people have changed at the same time, settled or not
 */
guint
stk_annotation_get_n_conflicts (StkAnnotation *self)
{
  g_return_val_if_fail (STK_IS_ANNOTATION (self), 0);

  return self->conflicts ? self->conflicts->len : 0;
}

/**
 * stk_annotation_get_conflict:
 * @self: an annotation
 * @i: which, in the order of their paths
 *
 * Returns: (transfer none): what several people made of one thing
 */
StkConflict *
stk_annotation_get_conflict (StkAnnotation *self, guint i)
{
  g_return_val_if_fail (i < stk_annotation_get_n_conflicts (self), NULL);

  return g_ptr_array_index (self->conflicts, i);
}

/**
 * stk_annotation_find_conflict:
 * @self: an annotation
 * @path: what it is about; see stk_conflict_new()
 *
 * Returns: (transfer none) (nullable): what several people made of it
 */
StkConflict *
stk_annotation_find_conflict (StkAnnotation *self, const char *path)
{
  for (guint i = 0; i < stk_annotation_get_n_conflicts (self); i++)
    if (g_str_equal (stk_conflict_get_path (g_ptr_array_index (self->conflicts, i)), path))
      return g_ptr_array_index (self->conflicts, i);

  return NULL;
}

/**
 * stk_annotation_count_open_conflicts:
 * @self: an annotation
 *
 * Returns: how many conflicts a person has to settle
 */
guint
stk_annotation_count_open_conflicts (StkAnnotation *self)
{
  guint n = 0;

  for (guint i = 0; i < stk_annotation_get_n_conflicts (self); i++)
    if (!stk_conflict_get_settled (g_ptr_array_index (self->conflicts, i)))
      n++;

  return n;
}

/* What is saved of where they are. */
static gboolean
anchors_equal (StkAnnotation *a, StkAnnotation *b)
{
  GPtrArray *one = a->saved ? a->saved : a->anchors;
  GPtrArray *other = b->saved ? b->saved : b->anchors;

  if (one == other)
    return TRUE;
  if (one->len != other->len)
    return FALSE;

  for (guint i = 0; i < one->len; i++)
    if (!stk_anchor_equal (g_ptr_array_index (one, i), g_ptr_array_index (other, i)))
      return FALSE;

  return TRUE;
}

static gboolean
entries_equal (StkAnnotation *a, StkAnnotation *b)
{
  if (a->entries->len != b->entries->len)
    return FALSE;

  for (guint i = 0; i < a->entries->len; i++)
    {
      StkAnnotationEntry *one = &g_array_index (a->entries, StkAnnotationEntry, i);
      StkAnnotationEntry *other = &g_array_index (b->entries, StkAnnotationEntry, i);

      if (one->field != other->field || !stk_value_equal (one->value, other->value))
        return FALSE;
    }

  return TRUE;
}

static gboolean
conflicts_equal (StkAnnotation *a, StkAnnotation *b)
{
  guint n = stk_annotation_get_n_conflicts (a);

  if (n != stk_annotation_get_n_conflicts (b))
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (!stk_conflict_equal (g_ptr_array_index (a->conflicts, i), g_ptr_array_index (b->conflicts, i)))
      return FALSE;

  return TRUE;
}

/**
 * stk_annotation_equal:
 * @a: (nullable): an annotation
 * @b: (nullable): another
 *
 * Returns: whether a sidecar would say the same of both, also in what the program does not know
 */
gboolean
stk_annotation_equal (StkAnnotation *a, StkAnnotation *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;

  return a->kind == b->kind && g_str_equal (a->id, b->id) && g_strcmp0 (a->created, b->created) == 0 &&
         g_strcmp0 (a->modified, b->modified) == 0 && stk_agent_equal (a->creator, b->creator) &&
         anchors_equal (a, b) && entries_equal (a, b) && conflicts_equal (a, b) &&
         stk_overlay_equal (a->overlay, b->overlay);
}

/**
 * stk_timestamp_now:
 *
 * Returns: (transfer full): the time, ISO 8601 in UTC to the second, as sidecars have it
 */
char *
stk_timestamp_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

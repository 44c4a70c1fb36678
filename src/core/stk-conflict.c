/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-conflict.h"

#include <string.h>

/**
 * StkConflict:
 *
 * What several people made of one thing at the same time: all that they would have it say, as a set. Immutable.
 * Where the words of all could be put together, it is settled, and kept only so that further merges come to the same
 * result in any order; else a person is asked.
 */
struct _StkConflict
{
  char *path;
  char *base;
  guint generation;
  GPtrArray *values; /* of char *, %NULL for no value, which comes first; each once, by bytes */
  gboolean settled;
};

G_DEFINE_BOXED_TYPE (StkConflict, stk_conflict, stk_conflict_ref, stk_conflict_unref)

static int
compare_values (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (a, b);
}

/**
 * stk_conflict_new:
 * @path: what it is about: a field's name, `FIELD/ENTRY/MEMBER` inside a list, `FIELD/ENTRY` where one removed an entry
 *   that another changed, or one of the paths above
 * @base: (nullable): what it said before, as text; see stk_value_to_text()
 * @generation: how many conflicts about the same thing there were one upon another, from 1
 * @values: (element-type utf8): what each would have it say, in any order, %NULL for nothing
 * @settled: whether it says what all want already
 *
 * Returns: (transfer full): a new conflict
 */
StkConflict *
stk_conflict_new (const char *path, const char *base, guint generation, GPtrArray *values, gboolean settled)
{
  StkConflict *self = g_atomic_rc_box_new0 (StkConflict);

  self->path = g_strdup (path);
  self->base = g_strdup (base);
  self->generation = generation;
  self->settled = settled;
  self->values = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < values->len; i++)
    g_ptr_array_add (self->values, g_strdup (g_ptr_array_index (values, i)));
  g_ptr_array_sort_values (self->values, compare_values);
  for (guint i = self->values->len; i > 1; i--)
    if (g_strcmp0 (g_ptr_array_index (self->values, i - 1), g_ptr_array_index (self->values, i - 2)) == 0)
      g_ptr_array_remove_index (self->values, i - 1);

  return self;
}

StkConflict *
stk_conflict_ref (StkConflict *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
stk_conflict_clear (gpointer data)
{
  StkConflict *self = data;

  g_free (self->path);
  g_free (self->base);
  g_ptr_array_unref (self->values);
}

void
stk_conflict_unref (StkConflict *self)
{
  g_atomic_rc_box_release_full (self, stk_conflict_clear);
}

/**
 * stk_conflict_get_path:
 * @self: a conflict
 *
 * Returns: (transfer none): what it is about; see stk_conflict_new()
 */
const char *
stk_conflict_get_path (StkConflict *self)
{
  return self->path;
}

/**
 * stk_conflict_get_base:
 * @self: a conflict
 *
 * Returns: (nullable) (transfer none): what it said before, as text
 */
const char *
stk_conflict_get_base (StkConflict *self)
{
  return self->base;
}

/**
 * stk_conflict_get_generation:
 * @self: a conflict
 *
 * Returns: 1, or more where what it said before was a conflict too, so that the two are told apart
 */
guint
stk_conflict_get_generation (StkConflict *self)
{
  return self->generation;
}

/**
 * stk_conflict_get_n_values:
 * @self: a conflict
 *
 * Returns: between how many values; none where one person removed what another changed
 */
guint
stk_conflict_get_n_values (StkConflict *self)
{
  return self->values->len;
}

/**
 * stk_conflict_get_value:
 * @self: a conflict
 * @i: which value
 *
 * Returns: (nullable) (transfer none): the value as text, or %NULL for none
 */
const char *
stk_conflict_get_value (StkConflict *self, guint i)
{
  g_return_val_if_fail (i < self->values->len, NULL);

  return g_ptr_array_index (self->values, i);
}

/**
 * stk_conflict_get_settled:
 * @self: a conflict
 *
 * Returns: whether what all wanted could be put together
 */
gboolean
stk_conflict_get_settled (StkConflict *self)
{
  return self->settled;
}

/**
 * stk_conflict_is_below:
 * @self: a conflict
 * @path: a path
 *
 * Returns: whether it is about @path or a part of it
 */
gboolean
stk_conflict_is_below (StkConflict *self, const char *path)
{
  size_t n = strlen (path);

  return strncmp (self->path, path, n) == 0 && (self->path[n] == '\0' || self->path[n] == '/');
}

/**
 * stk_conflict_equal:
 * @a: (nullable): a conflict
 * @b: (nullable): another
 *
 * Returns: whether both say the same
 */
gboolean
stk_conflict_equal (StkConflict *a, StkConflict *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->generation != b->generation || a->settled != b->settled ||
      a->values->len != b->values->len || !g_str_equal (a->path, b->path) || g_strcmp0 (a->base, b->base) != 0)
    return FALSE;

  for (guint i = 0; i < a->values->len; i++)
    if (g_strcmp0 (g_ptr_array_index (a->values, i), g_ptr_array_index (b->values, i)) != 0)
      return FALSE;

  return TRUE;
}

/**
 * stk_conflict_compare:
 * @a: a conflict
 * @b: another
 *
 * Returns: less than, equal to or greater than 0, by path: the order in a file
 */
int
stk_conflict_compare (StkConflict *a, StkConflict *b)
{
  return strcmp (a->path, b->path);
}

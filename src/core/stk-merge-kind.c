/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-merge-private.h"

#include "stk-annotation-private.h"
#include "stk-value-text.h"

#include <string.h>

/* When one side changes the kind of an annotation and the other a field that only the kind before has, or links to it
 * as only that may be linked to, the value cannot stand where it would. It is set aside as a conflict of one value.
 * For a merge all such values are put back into place (which is then wide enough for the fields of all kinds), and
 * afterwards set aside again, so that the merge itself knows nothing of kinds. */

/* The part of a path that says an entry of a list was set aside as a whole. */
#define WHOLE "/whole"

/* What a conflict's path is about. */
typedef struct
{
  const StkField *field;
  const char *rest;  /* behind the field's name */
  gboolean of_other; /* whether it is a field that the annotation's kind does not have */
} Place;

static StkKind
get_first_kind (const StkField *field)
{
  StkKind kind = 0;

  while (!stk_field_has_kind (field, kind))
    kind++;

  return kind;
}

/* A field's name, which several kinds may have for different fields; then with that of its kind. */
static char *
make_wide_name (const StkField *field)
{
  size_t n;
  const StkField *fields = stk_field_get_all (&n);

  for (size_t i = 0; i < n; i++)
    if (&fields[i] != field && g_str_equal (fields[i].name, field->name))
      return g_strconcat (stk_kind_get_info (get_first_kind (field))->nick, ":", field->name, NULL);

  return g_strdup (field->name);
}

static char *
make_narrow_name (const StkField *field, StkKind kind)
{
  if (stk_field_has_kind (field, kind))
    return g_strdup (field->name);

  return g_strconcat (stk_kind_get_info (get_first_kind (field))->nick, ":", field->name, NULL);
}

static Place
find_place (const char *path, StkKind kind)
{
  const char *colon = strchr (path, ':');
  const char *slash = strchr (path, '/');
  g_autofree char *nick = NULL;
  g_autofree char *name = NULL;
  Place place = { NULL, slash ? slash : "", FALSE };

  if (colon != NULL && (slash == NULL || colon < slash))
    {
      nick = g_strndup (path, (size_t) (colon - path));
      path = colon + 1;
      place.of_other = TRUE;
      if (!stk_kind_from_nick (nick, &kind))
        return place;
    }

  name = slash ? g_strndup (path, (size_t) (slash - path)) : g_strdup (path);
  place.field = stk_field_lookup (kind, name);

  return place;
}

static StkConflict *
rename_conflict (StkConflict *conflict, const char *name, const char *rest)
{
  g_autofree char *path = g_strconcat (name, rest, NULL);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  for (guint i = 0; i < stk_conflict_get_n_values (conflict); i++)
    g_ptr_array_add (values, (gpointer) stk_conflict_get_value (conflict, i));

  return stk_conflict_new (path, stk_conflict_get_base (conflict), stk_conflict_get_generation (conflict), values,
                           stk_conflict_get_settled (conflict));
}

/* Puts an entry of a list back that was set aside. */
static void
put_back_entry (StkAnnotation *result, const Place *place, const char *text)
{
  g_autofree char *id = g_strndup (place->rest + 1, strlen (place->rest) - strlen ("/" WHOLE));
  g_autoptr (StkRecord) record = stk_record_from_text (id, place->field, text ? text : "{}");
  g_autoptr (StkValue) value = NULL;

  if (record == NULL)
    return;

  value = stk_value_with_record (stk_annotation_get_value (result, place->field), record);
  stk_annotation_init_value (result, place->field, value);
}

/* Puts back what was set aside. Returns whether nothing is left of the conflict. */
static gboolean
put_back (StkAnnotation *result, const Place *place, StkConflict *conflict)
{
  guint n = stk_conflict_get_n_values (conflict);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (StkValue) value = NULL;
  g_autofree char *text = NULL;
  gboolean settled;

  if (n == 0)
    return FALSE;
  if (n == 1 && place->of_other && g_str_has_suffix (place->rest, WHOLE))
    {
      put_back_entry (result, place, stk_conflict_get_value (conflict, 0));
      return TRUE;
    }
  if (*place->rest != '\0' || (!place->of_other && place->field->type != STK_FIELD_TYPE_LINK))
    return FALSE;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (values, (gpointer) stk_conflict_get_value (conflict, i));
  if (n == 1)
    text = g_strdup (stk_conflict_get_value (conflict, 0));
  else
    text = stk_merge_choose_for_field (stk_conflict_get_base (conflict), values, (gpointer) place->field, &settled);
  value = stk_value_from_text (place->field, text);
  stk_annotation_init_value (result, place->field, value);

  return n == 1;
}

/* An annotation as it is merged: with the fields of all kinds. */
StkAnnotation *
stk_merge_widen (StkAnnotation *annotation)
{
  g_autoptr (GPtrArray) conflicts = NULL;
  StkAnnotation *result;

  if (stk_annotation_get_n_conflicts (annotation) == 0)
    return g_object_ref (annotation);

  conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_conflict_unref);
  result = stk_annotation_copy (annotation);
  for (guint i = 0; i < stk_annotation_get_n_conflicts (annotation); i++)
    {
      StkConflict *conflict = stk_annotation_get_conflict (annotation, i);
      Place place = find_place (stk_conflict_get_path (conflict), stk_annotation_get_kind (annotation));
      g_autofree char *name = place.field ? make_wide_name (place.field) : NULL;

      if (place.field == NULL)
        g_ptr_array_add (conflicts, stk_conflict_ref (conflict));
      else if (!put_back (result, &place, conflict))
        g_ptr_array_add (conflicts, rename_conflict (conflict, name, place.rest));
    }
  stk_annotation_init_conflicts (result, conflicts);

  return result;
}

static void
set_aside (GPtrArray *conflicts, const char *name, const char *rest, char *text)
{
  g_autofree char *path = g_strconcat (name, rest, NULL);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < conflicts->len; i++)
    if (g_str_equal (stk_conflict_get_path (g_ptr_array_index (conflicts, i)), path))
      {
        g_free (text);
        return;
      }

  g_ptr_array_add (values, text);
  g_ptr_array_add (conflicts, stk_conflict_new (path, NULL, 1, values, FALSE));
}

static void
set_field_aside (GPtrArray *conflicts, const StkField *field, StkValue *value, StkKind kind)
{
  g_autofree char *name = make_narrow_name (field, kind);

  if (field->type != STK_FIELD_TYPE_LIST)
    {
      set_aside (conflicts, name, "", stk_value_to_text (value));
      return;
    }

  for (size_t i = 0; i < stk_value_get_n_records (value); i++)
    {
      StkRecord *record = stk_value_get_record (value, i);
      g_autofree char *rest = g_strconcat ("/", stk_record_get_id (record), WHOLE, NULL);

      set_aside (conflicts, name, rest, stk_record_to_text (record, field));
    }
}

/* The wide name that a path begins with belongs to this field. */
static const StkField *
find_wide (const char *path, const char **rest)
{
  const char *slash = strchr (path, '/');
  g_autofree char *name = slash ? g_strndup (path, (size_t) (slash - path)) : g_strdup (path);
  size_t n;
  const StkField *fields = stk_field_get_all (&n);

  *rest = slash ? slash : "";
  for (size_t i = 0; i < n; i++)
    {
      g_autofree char *wide = make_wide_name (&fields[i]);

      if (g_str_equal (wide, name))
        return &fields[i];
    }

  return NULL;
}

/* Sets aside in place what the annotation's kind does not have, and gives conflicts the paths that they have in
 * files. */
void
stk_merge_narrow (StkAnnotation *annotation)
{
  StkKind kind = stk_annotation_get_kind (annotation);
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_conflict_unref);
  size_t n;
  const StkField *fields = stk_field_get_all (&n);

  for (guint i = 0; i < stk_annotation_get_n_conflicts (annotation); i++)
    {
      StkConflict *conflict = stk_annotation_get_conflict (annotation, i);
      const char *rest;
      const StkField *field = find_wide (stk_conflict_get_path (conflict), &rest);
      g_autofree char *name = field ? make_narrow_name (field, kind) : NULL;

      g_ptr_array_add (conflicts, field ? rename_conflict (conflict, name, rest) : stk_conflict_ref (conflict));
    }

  for (size_t i = 0; i < n; i++)
    {
      StkValue *value = stk_annotation_get_value (annotation, &fields[i]);

      if (value == NULL || stk_field_has_kind (&fields[i], kind))
        continue;

      set_field_aside (conflicts, &fields[i], value, kind);
      stk_annotation_init_value (annotation, &fields[i], NULL);
    }

  stk_annotation_init_conflicts (annotation, conflicts);
}

char *
stk_merge_make_name (const StkField *field)
{
  return make_wide_name (field);
}

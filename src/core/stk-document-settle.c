/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-annotation-private.h"
#include "stk-document-private.h"
#include "stk-value-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Takes over what a person says of a conflict. */

/* An entry of a list that a path names. */
typedef struct
{
  const StkField *field;
  StkValue *list;    /* (nullable) */
  StkRecord *record; /* (nullable) */
  size_t member;     /* which of its strings; none where it is about the whole entry */
} Entry;

/* FIELD/ID or FIELD/ID/MEMBER, where ids may have slashes too. */
static Entry
find_entry (StkAnnotation *annotation, const char *path)
{
  g_autofree char *name = g_strndup (path, strcspn (path, "/"));
  const char *slash = strchr (path, '/');
  const char *rest = slash ? slash + 1 : NULL;
  Entry entry = { .field = rest ? stk_field_lookup (stk_annotation_get_kind (annotation), name) : NULL };

  if (entry.field == NULL)
    return entry;

  entry.list = stk_annotation_get_value (annotation, entry.field);
  entry.record = stk_value_find_record (entry.list, rest);
  entry.member = stk_field_get_n_members (entry.field);

  if (entry.record == NULL && strrchr (rest, '/') != NULL)
    {
      g_autofree char *id = g_strndup (rest, (size_t) (strrchr (rest, '/') - rest));

      entry.record = stk_value_find_record (entry.list, id);
      for (size_t i = 0; entry.record != NULL && i < stk_field_get_n_members (entry.field); i++)
        if (g_str_equal (entry.field->members[i].name, strrchr (rest, '/') + 1))
          entry.member = i;
    }

  return entry;
}

static StkAnnotation *
settle_entry (StkAnnotation *before, const char *path, const char *text, const char *now)
{
  Entry entry = find_entry (before, path);
  g_autoptr (StkRecord) record = NULL;
  g_autoptr (StkValue) list = NULL;

  if (entry.record == NULL)
    return g_object_ref (before);

  if (entry.member < stk_field_get_n_members (entry.field))
    {
      record = stk_record_with_string (entry.record, entry.member, text);
      list = stk_value_with_record (entry.list, record);
    }
  else if (text == NULL)
    list = stk_value_without_record (entry.list, stk_record_get_id (entry.record));
  else
    return g_object_ref (before);

  return stk_annotation_with_value (before, entry.field, list, now);
}

static StkAnnotation *
settle_words (StkDocument *self, StkAnnotation *before, const char *text, const char *now)
{
  g_autoptr (GPtrArray) anchors = text ? stk_anchors_from_text (text) : NULL;
  g_autoptr (GPtrArray) lone = NULL;
  g_autoptr (GPtrArray) resolved = NULL;

  if (anchors == NULL)
    return g_object_ref (before);

  lone = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (lone, stk_annotation_with_anchors (before, (StkAnchor *const *) anchors->pdata, anchors->len, now));
  resolved = stk_document_resolve (self, lone);

  return g_object_ref (g_ptr_array_index (resolved, 0));
}

static StkAnnotation *
settle (StkDocument *self, StkAnnotation *before, const char *path, const char *text, const char *now)
{
  const StkField *field = stk_field_lookup (stk_annotation_get_kind (before), path);
  g_autoptr (StkValue) value = NULL;
  StkKind kind;

  if (field != NULL)
    {
      value = stk_value_from_text (field, text);
      return stk_annotation_with_value (before, field, value, now);
    }
  if (g_str_equal (path, STK_CONFLICT_TARGET))
    return settle_words (self, before, text, now);
  if (g_str_equal (path, STK_CONFLICT_KIND) && text != NULL && stk_kind_from_nick (text, &kind))
    return stk_annotation_with_kind (before, kind, now);

  return settle_entry (before, path, text, now);
}

/* The conflicts that are left: all but this one, and those about an entry that is not there any more. */
static GPtrArray *
list_left (StkAnnotation *before, StkAnnotation *after, const char *path)
{
  StkAnnotation *from = stk_annotation_get_kind (before) == stk_annotation_get_kind (after) ? before : after;
  gboolean is_gone = find_entry (before, path).record != NULL && find_entry (after, path).record == NULL;
  GPtrArray *left = g_ptr_array_new ();

  for (guint i = 0; i < stk_annotation_get_n_conflicts (from); i++)
    {
      StkConflict *conflict = stk_annotation_get_conflict (from, i);

      if (!g_str_equal (stk_conflict_get_path (conflict), path) &&
          !(is_gone && stk_conflict_is_below (conflict, path)))
        g_ptr_array_add (left, conflict);
    }

  return left;
}

/**
 * stk_document_settle:
 * @self: a document
 * @id: the id of a tag that has a conflict
 * @path: what the conflict is about; see stk_conflict_new()
 * @text: (nullable): what it is to say, such as one of the conflict's values; %NULL for nothing. Where one person
 *   deleted what another changed, %NULL deletes it, and anything else keeps it
 * @error: return location for a #StkDocumentError or #StkFieldError
 *
 * Settles one conflict, and no other.
 *
 * Returns: whether it is settled
 */
gboolean
stk_document_settle (StkDocument *self, const char *id, const char *path, const char *text, GError **error)
{
  g_autoptr (StkAnnotation) before = NULL;
  g_autoptr (StkAnnotation) changed = NULL;
  g_autoptr (StkAnnotation) after = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autofree char *now = stk_timestamp_now ();

  g_return_val_if_fail (STK_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!stk_document_check_writable (self, error))
    return FALSE;

  g_set_object (&before, stk_annotation_list_lookup (self->annotations, id));
  if (before == NULL || stk_annotation_find_conflict (before, path) == NULL)
    {
      g_set_error (error, STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_NOT_FOUND,
                   _ ("%s: The tag “%s” has no conflict about “%s”."), stk_article_get_name (self->article), id, path);
      return FALSE;
    }
  if (g_str_equal (path, STK_CONFLICT_EXISTENCE) && text == NULL)
    return stk_document_remove (self, id, error);

  changed = settle (self, before, path, text, now);
  after = stk_annotation_without_conflict (changed, path, now);
  left = list_left (before, changed, path);
  stk_annotation_init_conflicts (after, left);
  stk_document_change (self, before, after, C_ ("undo step", "Settle a Conflict"), NULL);

  return TRUE;
}

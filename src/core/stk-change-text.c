/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-change-text.h"

#include "stk-value-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What histories and conflicts name by paths and keep as text, in words for people. */

/* What a path is about. */
typedef struct
{
  const StkField *field;  /* %NULL for the words, the kind, the tag itself, and what is not known */
  const StkField *member; /* of an entry of a list; %NULL for all of it */
  gboolean is_entry;      /* about an entry of a list, or a member of one */
} Place;

static const StkField *
find_member (const StkField *list, const char *name)
{
  for (size_t i = 0; i < stk_field_get_n_members (list); i++)
    if (g_str_equal (list->members[i].name, name))
      return &list->members[i];

  return NULL;
}

/* FIELD, FIELD/ID, FIELD/ID/MEMBER, each perhaps behind KIND: for a kind that the tag had. */
static Place
find_place (const char *path, StkKind kind)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", 2);
  char *colon = parts[0] ? strchr (parts[0], ':') : NULL;
  const char *last = strrchr (path, '/');
  Place place = { NULL, NULL, FALSE };

  if (colon != NULL)
    {
      *colon = '\0';
      place.field = stk_kind_from_nick (parts[0], &kind) ? stk_field_lookup (kind, colon + 1) : NULL;
    }
  else if (parts[0] != NULL)
    {
      place.field = stk_field_lookup (kind, parts[0]);
    }

  place.is_entry = parts[0] != NULL && parts[1] != NULL;
  if (place.is_entry && place.field != NULL)
    place.member = find_member (place.field, last + 1);

  return place;
}

static gboolean
is_link (const Place *place)
{
  return place->field != NULL && !place->is_entry && place->field->type == STK_FIELD_TYPE_LINK;
}

/* The words of anchors that are kept as text. */
static char *
dup_words (const char *text)
{
  g_autoptr (GPtrArray) anchors = stk_anchors_from_text (text);
  GString *words;

  if (anchors == NULL)
    return g_strdup (text);

  words = g_string_new (NULL);
  for (guint i = 0; i < anchors->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " … " : "", stk_anchor_get_exact (g_ptr_array_index (anchors, i)));

  return g_string_free_and_steal (words);
}

static const char *
find_label (const StkField *field, const char *nick)
{
  const StkChoice *choice = field->choices ? stk_field_find_choice (field, nick) : NULL;

  return choice ? _ (choice->label) : nick;
}

/* What an entry of a list says, in a line. */
static char *
dup_record (const StkField *field, const char *text)
{
  g_autoptr (StkRecord) record = stk_record_from_text ("", field, text);
  GString *line;

  if (record == NULL)
    return g_strdup (text);

  line = g_string_new (NULL);
  for (size_t i = 0; i < stk_field_get_n_members (field); i++)
    {
      const char *string = stk_record_get_string (record, i);

      if (string != NULL && !(field->members[i].flags & STK_FIELD_INTERNAL))
        g_string_append_printf (line, "%s%s", line->len > 0 ? ", " : "", find_label (&field->members[i], string));
    }

  return g_string_free_and_steal (line);
}

static char *
dup_linked (const char *id, StkAnnotationList *annotations)
{
  StkAnnotation *annotation = annotations ? stk_annotation_list_lookup (annotations, id) : NULL;
  const char *name = annotation ? stk_annotation_get_string (annotation, "name") : NULL;

  if (annotation == NULL)
    return g_strdup (id);

  return name ? g_strdup (name) : stk_annotation_dup_exact (annotation);
}

/**
 * stk_change_text_dup_label:
 * @path: what a change or a conflict is about; see stk_conflict_new()
 * @kind: the kind of the tag
 *
 * Returns: (transfer full): what that is called
 */
char *
stk_change_text_dup_label (const char *path, StkKind kind)
{
  Place place = find_place (path, kind);

  if (g_str_equal (path, STK_CONFLICT_TARGET))
    return g_strdup (C_ ("what changed", "Words"));
  if (g_str_equal (path, STK_CONFLICT_KIND))
    return g_strdup (C_ ("what changed", "Kind"));
  if (g_str_equal (path, STK_CONFLICT_EXISTENCE))
    return g_strdup (C_ ("what changed", "Deleted Tag"));
  if (place.field == NULL)
    return g_strdup (path);
  if (place.member != NULL)
    /* Translators: the name of a list, such as “Evidence”, and of a part of an entry in it, such as “Title” */
    return g_strdup_printf (C_ ("what changed", "%s: %s"), _ (place.field->label), _ (place.member->label));

  return g_strdup (_ (place.field->label));
}

/**
 * stk_change_text_dup_value:
 * @path: what a change or a conflict is about
 * @kind: the kind of the tag
 * @text: (nullable): what it says, as histories and conflicts keep it; see stk_value_to_text()
 * @annotations: (nullable): the tags that links may lead to
 *
 * Returns: (transfer full) (nullable): what it says for people; %NULL for nothing
 */
char *
stk_change_text_dup_value (const char *path, StkKind kind, const char *text, StkAnnotationList *annotations)
{
  Place place = find_place (path, kind);
  StkKind other;

  if (text == NULL)
    return NULL;
  if (g_str_equal (path, STK_CONFLICT_KIND))
    return g_strdup (stk_kind_from_nick (text, &other) ? _ (stk_kind_get_info (other)->label) : text);
  if (g_str_equal (path, STK_CONFLICT_TARGET) || (place.field != NULL && place.field->type == STK_FIELD_TYPE_ANCHOR))
    return dup_words (text);
  if (place.field == NULL)
    return g_strdup (text);
  if (is_link (&place))
    return dup_linked (text, annotations);
  if (place.is_entry && place.member == NULL)
    return dup_record (place.field, text);
  if ((place.member ? place.member : place.field)->type == STK_FIELD_TYPE_BOOLEAN)
    return g_strdup (C_ ("what a field says", "Yes"));

  return g_strdup (find_label (place.member ? place.member : place.field, text));
}

/**
 * stk_change_text_is_verdict:
 * @path: (nullable): what a change is about; %NULL where a tag was made or deleted
 * @kind: the kind of the tag
 *
 * Returns: whether it is what a check came to
 */
gboolean
stk_change_text_is_verdict (const char *path, StkKind kind)
{
  const StkField *field = path ? find_place (path, kind).field : NULL;

  return field != NULL && (field->flags & STK_FIELD_VERDICT) != 0;
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-validate-private.h"

#include "stk-field.h"
#include "stk-sidecar-private.h"

#include <glib/gi18n-lib.h>

/* The annotation whose parts are checked. */
typedef struct
{
  const char *id;
  StkKind kind;
  GHashTable *seen; /* the fields that have had a body */
} Subject;

/* Where the members of an object belong in the table of fields. */
typedef struct
{
  const Subject *subject;
  StkFieldPlace place;
} Place;

/**
 * stk_validator_find_kind:
 * @annotation: an annotation
 * @kind: (out): its kind
 *
 * Returns: whether it says which of the program's kinds it is of
 */
gboolean
stk_validator_find_kind (JsonObject *annotation, StkKind *kind)
{
  g_autoptr (GPtrArray) bodies = stk_json_list_values (annotation, "body");

  for (guint i = 0; i < bodies->len; i++)
    {
      JsonNode *node = g_ptr_array_index (bodies, i);
      JsonObject *body = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

      if (body != NULL && stk_json_has_string (body, "purpose", "tagging") &&
          stk_kind_from_nick (stk_json_get_string (body, "value"), kind))
        return TRUE;
    }

  return FALSE;
}

/* Whether a value has the form that its field's type has in JSON, and suits the field. */
static void
check_value (StkValidator *self, JsonObject *object, const StkField *field)
{
  JsonNode *node = json_object_get_member (object, field->term);
  const char *string = stk_json_get_string (object, field->term);
  g_autoptr (GError) error = NULL;

  if (field->type == STK_FIELD_TYPE_BOOLEAN)
    {
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
        stk_validator_report (self, field->term, _ ("This is neither true nor false."));
    }
  else if (field->type == STK_FIELD_TYPE_PERSON)
    {
      JsonObject *person = stk_json_get_object (object, field->term);

      if (person == NULL || stk_json_get_string (person, "name") == NULL)
        stk_validator_report (self, field->term, _ ("This is no person with a name."));
    }
  else if (string == NULL || *string == '\0')
    stk_validator_report (self, field->term, _ ("This is no string, or an empty one."));
  else if (!stk_field_check (field, string, &error))
    stk_validator_report (self, field->term, "%s", error->message);
}

static gboolean
has_field_with_term (StkKind kind, StkFieldPlace place, const char *term)
{
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < n_fields; i++)
    if (fields[i].place == place && stk_field_has_kind (&fields[i], kind) && g_str_equal (fields[i].term, term))
      return TRUE;

  return FALSE;
}

/* The members of an object that are fields of this place, also those of other kinds, which are then out of place. */
static void
check_fields (StkValidator *self, JsonObject *object, gpointer data)
{
  const Place *place = data;
  StkKind kind = place->subject->kind;
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < n_fields; i++)
    {
      if (fields[i].place != place->place || !json_object_has_member (object, fields[i].term))
        continue;

      if (stk_field_has_kind (&fields[i], kind))
        check_value (self, object, &fields[i]);
      else if (!has_field_with_term (kind, place->place, fields[i].term))
        stk_validator_report (self, fields[i].term, _ ("A %s has no such field."), stk_kind_get_info (kind)->nick);
    }
}

static void
check_review (StkValidator *self, JsonObject *review, gpointer data)
{
  Place rating = { data, STK_FIELD_PLACE_RATING };
  Place place = { data, STK_FIELD_PLACE_REVIEW };

  check_fields (self, review, &place);
  stk_validator_enter (self, review, "schema:reviewRating", check_fields, &rating);
}

static void
check_link (StkValidator *self, JsonObject *body, const Subject *subject, const StkField *field)
{
  const char *id = stk_json_get_iri (body, "source");
  gpointer found = id ? g_hash_table_lookup (self->kinds, id) : NULL;
  StkKind kind;

  if (found == NULL)
    {
      stk_validator_report (self, "source", _ ("The link “%s” points to “%s”, which is not there."), field->name,
                            id ? id : "");
      return;
    }

  kind = (StkKind) (GPOINTER_TO_UINT (found) - 1);
  if (g_strcmp0 (id, subject->id) == 0)
    stk_validator_report (self, "source", _ ("The link “%s” points to the tag itself."), field->name);
  else if (!(field->link_kinds & STK_KINDS (kind)))
    stk_validator_report (self, "source", _ ("The link “%s” points to a %s."), field->name,
                          stk_kind_get_info (kind)->nick);
}

/* Where the members of an entry of a list belong. */
typedef struct
{
  const StkField *field;
  StkFieldPlace place;
} Entry;

static void
check_members (StkValidator *self, JsonObject *holder, gpointer data)
{
  const Entry *entry = data;
  const StkField *members = entry->field->members;

  for (size_t i = 0; i < stk_field_get_n_members (entry->field); i++)
    if (members[i].place == entry->place && json_object_has_member (holder, members[i].term))
      check_value (self, holder, &members[i]);
}

/* An entry of words has an id of this program's own, the number of a UUID; see the writer. */
static void
check_record_id (StkValidator *self, JsonObject *body, const StkField *field)
{
  const char *id = stk_json_get_string (body, "stk:id");

  if (!stk_field_is_textual_list (field) || json_object_has_member (body, "id"))
    stk_validator_check_id (self, body, TRUE);
  else if (id == NULL || !g_uuid_string_is_valid (id))
    stk_validator_report (self, "stk:id", _ ("The id is missing or no UUID."));
  else if (!g_hash_table_add (self->ids, (gpointer) id))
    stk_validator_report (self, "stk:id", _ ("Something before this has the same id, “%s”."), id);
}

static void
check_record (StkValidator *self, JsonObject *body, const StkField *field)
{
  Entry work = { field, STK_FIELD_PLACE_ENTITY };
  Entry own = { field, STK_FIELD_PLACE_BODY };

  check_record_id (self, body, field);
  check_members (self, body, &own);
  if (!stk_validator_enter (self, body, "source", check_members, &work) && !stk_field_is_textual_list (field))
    stk_validator_report (self, "source", _ ("What the entry of “%s” names is missing."), field->name);
}

static void
check_field_body (StkValidator *self, JsonObject *body, const Subject *subject, const StkField *field)
{
  if (field->type == STK_FIELD_TYPE_LIST)
    {
      check_record (self, body, field);
      return;
    }

  if (!g_hash_table_add (subject->seen, (gpointer) field))
    stk_validator_report (self, NULL, _ ("The field “%s” stands here twice; only the first counts."), field->name);

  if (field->type == STK_FIELD_TYPE_LINK)
    check_link (self, body, subject, field);
  else if (field->type == STK_FIELD_TYPE_ANCHOR)
    stk_validator_check_anchor (self, body);
  else if (stk_json_get_string (body, "value") == NULL)
    stk_validator_report (self, "value", _ ("The text of “%s” is missing."), field->name);
}

static const StkField *
find_body_field (JsonObject *body, StkKind kind)
{
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);
  const char *role = stk_json_get_string (body, "stk:role");

  for (size_t i = 0; i < n_fields; i++)
    if (fields[i].place == STK_FIELD_PLACE_BODY && stk_field_has_kind (&fields[i], kind) &&
        stk_json_has_string (body, "purpose", fields[i].purpose) && g_strcmp0 (role, fields[i].term) == 0)
      return &fields[i];

  return NULL;
}

static void
check_body (StkValidator *self, JsonObject *body, gpointer data)
{
  const Subject *subject = data;
  const StkField *field = find_body_field (body, subject->kind);
  Place entity = { subject, STK_FIELD_PLACE_ENTITY };

  if (field != NULL)
    check_field_body (self, body, subject, field);
  else if (stk_json_has_string (body, "purpose", "identifying"))
    stk_validator_enter (self, body, "source", check_fields, &entity);
  else if (stk_json_has_string (body, "purpose", "assessing"))
    stk_validator_enter (self, body, "source", check_review, (gpointer) subject);
}

static void
check_target (StkValidator *self, JsonObject *target, gpointer data)
{
  stk_validator_check_anchor (self, target);
}

/* Whether an annotation has terms of this program; those of other programs are none of its business. */
static gboolean
has_own_terms (JsonObject *annotation)
{
  JsonObjectIter iter;
  const char *key;

  json_object_iter_init (&iter, annotation);
  while (json_object_iter_next (&iter, &key, NULL))
    if (g_str_has_prefix (key, "stk:"))
      return TRUE;

  return FALSE;
}

static void
check_known (StkValidator *self, JsonObject *annotation, const Subject *subject)
{
  const StkKindInfo *info = stk_kind_get_info (subject->kind);
  Place place = { subject, STK_FIELD_PLACE_ANNOTATION };

  if (!stk_json_has_string (annotation, "motivation", info->motivation))
    stk_validator_report (self, "motivation", _ ("The motivation of a %s is “%s”."), info->nick, info->motivation);
  check_fields (self, annotation, &place);
  stk_validator_foreach (self, annotation, "body", check_body, (gpointer) subject);
  if (stk_validator_foreach (self, annotation, "target", check_target, NULL) == 0)
    stk_validator_report (self, "target", _ ("Nothing says which words are tagged."));
}

/**
 * stk_validator_check_annotation:
 * @self: a check
 * @annotation: an annotation
 * @data: nothing
 *
 * Checks an annotation. Of one of another program only what all annotations have is looked at.
 */
void
stk_validator_check_annotation (StkValidator *self, JsonObject *annotation, gpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  Subject subject = { stk_json_get_string (annotation, "id"), STK_KIND_QUOTE, seen };

  stk_validator_check_id (self, annotation, TRUE);
  if (!stk_json_has_string (annotation, "type", "Annotation"))
    stk_validator_report (self, "type", _ ("The type is not “Annotation”."));
  stk_validator_check_time (self, annotation, "created");
  stk_validator_check_time (self, annotation, "modified");

  if (stk_validator_find_kind (annotation, &subject.kind))
    check_known (self, annotation, &subject);
  else if (has_own_terms (annotation))
    stk_validator_report (self, "body", _ ("Nothing says of which kind the tag is: quote, claim, source or note."));
}

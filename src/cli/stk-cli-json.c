/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"
#include "stk-progress.h"

/**
 * stk_cli_set_string:
 * @object: a JSON object
 * @name: a member
 * @string: (nullable): its value, or %NULL for null
 *
 * Sets a member that is always there.
 */
void
stk_cli_set_string (JsonObject *object, const char *name, const char *string)
{
  if (string != NULL)
    json_object_set_string_member (object, name, string);
  else
    json_object_set_null_member (object, name);
}

static void
set_range (JsonObject *object, StkRange range)
{
  json_object_set_int_member (object, "start", (gint64) range.start);
  json_object_set_int_member (object, "end", (gint64) range.end);
}

static JsonNode *
take_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);

  return node;
}

static JsonNode *
take_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);

  return node;
}

static JsonNode *
string_to_json (const StkField *field, const char *string)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  if (field->type == STK_FIELD_TYPE_BOOLEAN)
    json_node_set_boolean (node, TRUE);
  else
    json_node_set_string (node, string);

  return node;
}

static JsonObject *
anchor_to_json (StkAnchor *anchor)
{
  JsonObject *object = json_object_new ();

  set_range (object, stk_anchor_get_range (anchor));
  json_object_set_string_member (object, "exact", stk_anchor_get_exact (anchor));

  return object;
}

static JsonObject *
record_to_json (const StkField *field, StkRecord *record)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", stk_record_get_id (record));
  for (size_t i = 0; i < stk_field_get_n_members (field); i++)
    {
      const char *string = stk_record_get_string (record, i);

      if (string != NULL)
        json_object_set_member (object, field->members[i].name, string_to_json (&field->members[i], string));
    }

  return object;
}

static JsonNode *
value_to_json (const StkField *field, StkValue *value)
{
  JsonArray *array;

  if (stk_value_get_string (value) != NULL)
    return string_to_json (field, stk_value_get_string (value));

  if (stk_value_get_anchor (value) != NULL)
    return take_object (anchor_to_json (stk_value_get_anchor (value)));

  array = json_array_new ();
  for (size_t i = 0; i < stk_value_get_n_records (value); i++)
    json_array_add_object_element (array, record_to_json (field, stk_value_get_record (value, i)));

  return take_array (array);
}

static void
set_parts (JsonObject *object, StkAnnotation *annotation)
{
  JsonArray *parts = json_array_new ();

  for (size_t i = 0; i < stk_annotation_get_n_anchors (annotation); i++)
    json_array_add_object_element (parts, anchor_to_json (stk_annotation_get_anchor (annotation, i)));
  json_object_set_array_member (object, "parts", parts);
}

/* In the order of the table, whatever the kind: a new field shows here by itself. */
static void
set_fields (JsonObject *object, StkAnnotation *annotation)
{
  StkKind kind = stk_annotation_get_kind (annotation);
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < n_fields; i++)
    {
      StkValue *value;

      if (!stk_field_has_kind (&fields[i], kind) || g_str_equal (fields[i].name, STK_FIELD_STATUS))
        continue;

      value = stk_annotation_get_value (annotation, &fields[i]);
      if (value != NULL)
        json_object_set_member (object, fields[i].name, value_to_json (&fields[i], value));
    }
}

/* What people disagree on, with all that they would have the tag say. */
static void
set_conflicts (JsonObject *object, StkAnnotation *annotation)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; i < stk_annotation_get_n_conflicts (annotation); i++)
    {
      StkConflict *conflict = stk_annotation_get_conflict (annotation, i);
      JsonObject *member = json_object_new ();
      JsonArray *values = json_array_new ();

      for (guint v = 0; v < stk_conflict_get_n_values (conflict); v++)
        if (stk_conflict_get_value (conflict, v) != NULL)
          json_array_add_string_element (values, stk_conflict_get_value (conflict, v));
        else
          json_array_add_null_element (values);

      json_object_set_string_member (member, "field", stk_conflict_get_path (conflict));
      stk_cli_set_string (member, "base", stk_conflict_get_base (conflict));
      json_object_set_array_member (member, "values", values);
      if (stk_conflict_get_settled (conflict))
        json_object_unref (member);
      else
        json_array_add_object_element (array, member);
    }

  if (json_array_get_length (array) > 0)
    json_object_set_array_member (object, "conflicts", json_array_ref (array));
}

static const char *
get_creator (StkAnnotation *annotation)
{
  StkAgent *creator = stk_annotation_get_creator (annotation);

  if (creator == NULL)
    return NULL;

  return stk_agent_get_name (creator) ? stk_agent_get_name (creator) : stk_agent_get_id (creator);
}

/**
 * stk_cli_annotation_to_json:
 * @annotation: an annotation
 * @file: (type filename): its article, as it was typed
 *
 * Returns: (transfer full): what `list` prints of it; the man page says what each member is
 */
JsonNode *
stk_cli_annotation_to_json (StkAnnotation *annotation, const char *file)
{
  JsonObject *object = json_object_new ();
  StkKind kind = stk_annotation_get_kind (annotation);
  StkAnchorState state = stk_annotation_get_anchor_state (annotation);
  g_autofree char *exact = stk_annotation_dup_exact (annotation);
  g_autofree char *name = g_filename_display_name (file);

  json_object_set_string_member (object, "file", name);
  json_object_set_string_member (object, "id", stk_annotation_get_id (annotation));
  json_object_set_string_member (object, "kind", stk_kind_get_info (kind)->nick);
  set_range (object, stk_annotation_get_range (annotation));
  json_object_set_string_member (object, "exact", exact);
  json_object_set_string_member (object, "status", stk_annotation_get_status (annotation));
  json_object_set_string_member (object, "anchor", stk_anchor_state_get_nick (state));
  if (stk_annotation_get_n_anchors (annotation) > 1)
    set_parts (object, annotation);

  set_fields (object, annotation);
  set_conflicts (object, annotation);
  stk_cli_set_string (object, "creator", get_creator (annotation));
  stk_cli_set_string (object, "created", stk_annotation_get_created (annotation));
  stk_cli_set_string (object, "modified", stk_annotation_get_modified (annotation));

  return take_object (object);
}

static JsonObject *
kind_to_json (StkKind kind, guint n_tags, const guint statuses[STK_DESK_MAX_STATUSES])
{
  const StkChoice *choices = stk_field_lookup (STK_KIND_QUOTE, STK_FIELD_STATUS)->choices;
  JsonObject *object = json_object_new ();
  JsonObject *states;
  guint total = 0, checked = 0;

  json_object_set_int_member (object, "tags", n_tags);
  if (!stk_kind_get_info (kind)->has_states)
    return object;

  states = json_object_new ();
  for (size_t i = 0; choices[i].nick != NULL; i++)
    {
      json_object_set_int_member (states, choices[i].nick, statuses[i]);
      total += stk_status_counts (choices[i].nick) ? statuses[i] : 0;
      checked += stk_status_is_done (choices[i].nick) ? statuses[i] : 0;
    }
  json_object_set_int_member (object, "total", total);
  json_object_set_int_member (object, "checked", checked);
  json_object_set_object_member (object, "states", states);

  return object;
}

/**
 * stk_cli_kinds_to_json:
 * @tags: tags by kind
 * @statuses: tags by kind and state, in the order of the vocabulary of states
 *
 * Returns: (transfer full): how many tags of each kind there are, in which states
 */
JsonObject *
stk_cli_kinds_to_json (const guint tags[STK_N_KINDS], const guint statuses[STK_N_KINDS][STK_DESK_MAX_STATUSES])
{
  JsonObject *kinds = json_object_new ();

  for (guint kind = 0; kind < STK_N_KINDS; kind++)
    json_object_set_object_member (kinds, stk_kind_get_info ((StkKind) kind)->nick,
                                   kind_to_json ((StkKind) kind, tags[kind], statuses[kind]));

  return kinds;
}

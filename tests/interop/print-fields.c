/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-field.h"
#include "stk-json.h"
#include "stk-sidecar.h"

#include <stdio.h>

/* Prints the kinds and the table of fields as JSON, so that the schema and docs/sidecar.md can be held against them. */

static const char *const TYPES[] = {
  [STK_FIELD_TYPE_TEXT] = "text",
  [STK_FIELD_TYPE_PROSE] = "prose",
  [STK_FIELD_TYPE_CHOICE] = "choice",
  [STK_FIELD_TYPE_BOOLEAN] = "boolean",
  [STK_FIELD_TYPE_DATE] = "date",
  [STK_FIELD_TYPE_IRI] = "iri",
  [STK_FIELD_TYPE_PERSON] = "person",
  [STK_FIELD_TYPE_ANCHOR] = "anchor",
  [STK_FIELD_TYPE_LINK] = "link",
  [STK_FIELD_TYPE_LIST] = "list",
};

static const char *const PLACES[] = {
  [STK_FIELD_PLACE_ANNOTATION] = "annotation",
  [STK_FIELD_PLACE_BODY] = "body",
  [STK_FIELD_PLACE_ENTITY] = "entity",
  [STK_FIELD_PLACE_REVIEW] = "review",
  [STK_FIELD_PLACE_RATING] = "rating",
  [STK_FIELD_PLACE_NONE] = "none",
};

static void
add_string (JsonBuilder *builder, const char *key, const char *string)
{
  if (string != NULL)
    {
      json_builder_set_member_name (builder, key);
      json_builder_add_string_value (builder, string);
    }
}

static void
add_kinds (JsonBuilder *builder, const char *key, StkKinds kinds)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (StkKind kind = 0; kind < STK_N_KINDS_AND_MARKS; kind++)
    if (kinds & STK_KINDS (kind))
      json_builder_add_string_value (builder, stk_kind_get_info (kind)->nick);
  json_builder_end_array (builder);
}

static void
add_choices (JsonBuilder *builder, const StkChoice *choices)
{
  json_builder_set_member_name (builder, "choices");
  json_builder_begin_array (builder);
  for (const StkChoice *c = choices; c != NULL && c->nick != NULL; c++)
    json_builder_add_string_value (builder, c->nick);
  json_builder_end_array (builder);
}

static void
add_flag (JsonBuilder *builder, const char *key, gboolean flag)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_boolean_value (builder, flag);
}

static void
add_field (JsonBuilder *builder, const StkField *field)
{
  json_builder_begin_object (builder);
  add_string (builder, "name", field->name);
  add_string (builder, "type", TYPES[field->type]);
  add_string (builder, "place", PLACES[field->place]);
  add_string (builder, "term", field->term);
  add_string (builder, "purpose", field->purpose);
  add_string (builder, "label", field->label);
  add_flag (builder, "exported", (field->flags & STK_FIELD_EXPORTED) != 0);
  add_flag (builder, "confidential", (field->flags & STK_FIELD_CONFIDENTIAL) != 0);
  add_flag (builder, "internal", (field->flags & STK_FIELD_INTERNAL) != 0);
  add_flag (builder, "open", (field->flags & STK_FIELD_OPEN) != 0);
  add_kinds (builder, "kinds", field->kinds);
  add_kinds (builder, "linkKinds", field->link_kinds);
  add_choices (builder, field->choices);

  json_builder_set_member_name (builder, "members");
  json_builder_begin_array (builder);
  for (size_t i = 0; i < stk_field_get_n_members (field); i++)
    add_field (builder, &field->members[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_all_kinds (JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "kinds");
  json_builder_begin_array (builder);
  for (StkKind kind = 0; kind < STK_N_KINDS_AND_MARKS; kind++)
    {
      json_builder_begin_object (builder);
      add_string (builder, "nick", stk_kind_get_info (kind)->nick);
      add_string (builder, "motivation", stk_kind_get_info (kind)->motivation);
      add_flag (builder, "isMark", stk_kind_get_info (kind)->is_mark);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* The type of thing that each type of source is, where it says so. */
static void
add_entity_types (JsonBuilder *builder)
{
  const StkField *field = stk_field_lookup (STK_KIND_SOURCE, "type");

  json_builder_set_member_name (builder, "entityTypes");
  json_builder_begin_object (builder);
  for (const StkChoice *c = field->choices; c->nick != NULL; c++)
    add_string (builder, c->nick, c->entity_type);
  json_builder_end_object (builder);
}

int
main (void)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, STK_SIDECAR_VERSION);
  add_all_kinds (builder);
  add_entity_types (builder);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (size_t i = 0; i < n_fields; i++)
    add_field (builder, &fields[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  stk_json_print (out, root);
  puts (out->str);

  return 0;
}

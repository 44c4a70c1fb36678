/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli-edit.h"

#include <glib/gi18n.h>

static gboolean
check_is_list (const StkField *field, const char *option, GError **error)
{
  if (field->type == STK_FIELD_TYPE_LIST)
    return TRUE;

  g_set_error (error, STK_CLI_ERROR, STK_CLI_STATUS_USAGE,
               _ ("The field “%s” is no list, so %s does not fit it. Use --set %s=VALUE."), field->name,
               option, field->name);

  return FALSE;
}

/* Which member an edit is about; the first where it names none. */
static gboolean
find_member (const StkField *field, const char *name, size_t *member, GError **error)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *list = NULL;

  *member = name ? stk_field_find_member (field, name) : 0;
  if (*member != G_MAXSIZE && !(field->members[*member].flags & STK_FIELD_INTERNAL))
    return TRUE;

  names = g_ptr_array_new ();
  for (size_t i = 0; i < stk_field_get_n_members (field); i++)
    if (!(field->members[i].flags & STK_FIELD_INTERNAL))
      g_ptr_array_add (names, (gpointer) field->members[i].name);
  g_ptr_array_add (names, NULL);
  list = stk_cli_join_names ((const char *const *) names->pdata);
  g_set_error (error, STK_CLI_ERROR, STK_CLI_STATUS_USAGE,
               _ ("An entry of “%s” has no member “%s”. Its members are: %s."), field->name, name, list);

  return FALSE;
}

static StkRecord *
find_record (StkValue *value, const StkField *field, const char *input, GError **error)
{
  size_t n = stk_value_get_n_records (value);
  g_autofree const char **ids = g_new0 (const char *, n + 1);
  const char *id;

  for (size_t i = 0; i < n; i++)
    ids[i] = stk_record_get_id (stk_value_get_record (value, i));

  id = stk_cli_match_id (ids, input, error);
  for (size_t i = 0; id != NULL && i < n; i++)
    if (ids[i] == id)
      return stk_value_get_record (value, i);

  g_prefix_error (error, _ ("In the list “%s”: "), field->name);

  return NULL;
}

/* A new entry: what the program says itself in it, such as a comment's author, and nothing else. */
static StkRecord *
begin_record (const StkCliTarget *target, const StkField *field)
{
  size_t n = stk_field_get_n_members (field);
  g_autofree const char **strings = g_new0 (const char *, n);
  g_autofree char *now = stk_timestamp_now ();
  StkAgent *agent = stk_document_get_agent (target->document);

  for (size_t i = 0; i < n; i++)
    {
      if (!(field->members[i].flags & STK_FIELD_INTERNAL))
        continue;
      if (g_str_equal (field->members[i].name, "author"))
        strings[i] = agent ? stk_agent_get_name (agent) : NULL;
      else if (g_str_equal (field->members[i].name, "time"))
        strings[i] = now;
    }

  return stk_record_new (NULL, strings, n);
}

/* The entry that an edit is about, begun anew or found in the list. */
static StkRecord *
get_record (StkCliTarget *target, const StkCliEdit *edit, const StkField *field, StkValue *value, GError **error)
{
  StkRecord *record;

  if (edit->action == STK_CLI_EDIT_ADD)
    {
      record = begin_record (target, field);
      target->begun_field = field;
      g_set_str (&target->begun_entry, stk_record_get_id (record));
      return record;
    }

  if (edit->entry == NULL && target->begun_field != field)
    {
      g_set_error (error, STK_CLI_ERROR, STK_CLI_STATUS_USAGE,
                   _ ("Which entry of “%s”? Begin one with --add %s.%s=VALUE, or give the id of one: "
                      "--set %s.ID.%s=VALUE."),
                   field->name, field->name, edit->member, field->name, edit->member);
      return NULL;
    }

  record = find_record (value, field, edit->entry ? edit->entry : target->begun_entry, error);

  return record ? stk_record_ref (record) : NULL;
}

/**
 * stk_cli_edit_entry:
 * @target: what to change; remembers the entry that is begun
 * @edit: how
 * @field: the field that @edit names
 * @error: return location for an error
 *
 * Begins an entry of a list field, or changes one.
 *
 * Returns: whether it went well
 */
gboolean
stk_cli_edit_entry (StkCliTarget *target, const StkCliEdit *edit, const StkField *field, GError **error)
{
  StkValue *value = stk_annotation_get_value (stk_cli_target_get_annotation (target), field);
  g_autoptr (StkRecord) record = NULL;
  g_autoptr (StkRecord) changed = NULL;
  g_autoptr (StkValue) list = NULL;
  g_autofree char *string = NULL;
  size_t member;

  if (!check_is_list (field, edit->action == STK_CLI_EDIT_ADD ? "--add" : "--set FIELD.MEMBER=VALUE", error) ||
      !find_member (field, edit->member, &member, error))
    return FALSE;

  record = get_record (target, edit, field, value, error);
  if (record == NULL)
    return FALSE;

  string = stk_field_parse (&field->members[member], edit->value, error);
  if (string == NULL)
    return FALSE;

  changed = stk_record_with_string (record, member, string);
  list = stk_value_with_record (value, changed);

  return stk_document_set_value (target->document, target->id, field, list, error);
}

/**
 * stk_cli_remove_entry:
 * @target: what to change
 * @edit: how
 * @field: the field that @edit names
 * @error: return location for an error
 *
 * Removes an entry of a list field.
 *
 * Returns: whether it went well
 */
gboolean
stk_cli_remove_entry (StkCliTarget *target, const StkCliEdit *edit, const StkField *field, GError **error)
{
  StkValue *value = stk_annotation_get_value (stk_cli_target_get_annotation (target), field);
  g_autoptr (StkValue) list = NULL;
  StkRecord *record;

  if (!check_is_list (field, "--remove-entry", error))
    return FALSE;

  record = find_record (value, field, edit->value, error);
  if (record == NULL)
    return FALSE;

  list = stk_value_without_record (value, stk_record_get_id (record));

  return stk_document_set_value (target->document, target->id, field, list, error);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-validate-private.h"

#include <glib/gi18n-lib.h>

static void
add_problem (StkValidator *self, const char *place, const char *key, const char *message)
{
  g_autofree char *whole = NULL;

  if (key != NULL)
    whole = g_strconcat (place, *place ? "." : "", key, NULL);

  g_ptr_array_add (self->problems, stk_problem_new (key ? whole : place, message));
}

/**
 * stk_validator_report:
 * @self: a check
 * @key: (nullable): the member of the object under check that it is about
 * @format: what is wrong, as for printf()
 * @...: its arguments
 *
 * Adds a problem.
 */
void
stk_validator_report (StkValidator *self, const char *key, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  add_problem (self, self->path->str, key, message);
}

/**
 * stk_validator_report_at:
 * @self: a check
 * @place: where it is
 * @key: (nullable): the member there that it is about
 * @format: what is wrong, as for printf()
 * @...: its arguments
 *
 * Adds a problem of which the place is elsewhere than the check is by now.
 */
void
stk_validator_report_at (StkValidator *self, const char *place, const char *key, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  add_problem (self, place, key, message);
}

static void
push (StkValidator *self, const char *key)
{
  if (self->path->len > 0)
    g_string_append_c (self->path, '.');
  g_string_append (self->path, key);
}

/**
 * stk_validator_enter:
 * @self: a check
 * @object: the object under check
 * @key: a member of it
 * @func: what checks the member
 * @data: for @func
 *
 * Checks a member that is an object.
 *
 * Returns: whether there is such a member
 */
gboolean
stk_validator_enter (StkValidator *self, JsonObject *object, const char *key, StkValidatorFunc func, gpointer data)
{
  JsonObject *member = stk_json_get_object (object, key);
  size_t length = self->path->len;

  if (member == NULL)
    return FALSE;

  push (self, key);
  func (self, member, data);
  g_string_truncate (self->path, length);

  return TRUE;
}

/**
 * stk_validator_foreach:
 * @self: a check
 * @object: the object under check
 * @key: a member of it
 * @func: what checks each element of the member, or the member itself where it is no array
 * @data: for @func
 *
 * Checks objects in an array. Anything else in it is a problem, but for a string, which stands for a thing elsewhere.
 *
 * Returns: how many objects there were
 */
guint
stk_validator_foreach (StkValidator *self, JsonObject *object, const char *key, StkValidatorFunc func, gpointer data)
{
  g_autoptr (GPtrArray) values = stk_json_list_values (object, key);
  JsonNode *member = json_object_get_member (object, key);
  size_t length = self->path->len;
  guint n = 0;

  for (guint i = 0; i < values->len; i++)
    {
      JsonNode *node = g_ptr_array_index (values, i);

      push (self, key);
      if (JSON_NODE_HOLDS_ARRAY (member))
        g_string_append_printf (self->path, "[%u]", i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        {
          func (self, json_node_get_object (node), data);
          n++;
        }
      else if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        stk_validator_report (self, NULL, _ ("This is no object."));
      g_string_truncate (self->path, length);
    }

  return n;
}

/**
 * stk_validator_check_id:
 * @self: a check
 * @object: the object under check
 * @required: whether it has to have an id
 *
 * Checks that an id is an absolute IRI, and that nothing before had the same.
 */
void
stk_validator_check_id (StkValidator *self, JsonObject *object, gboolean required)
{
  const char *id = stk_json_get_string (object, "id");
  g_autofree char *scheme = NULL;

  if (id == NULL)
    {
      if (required || json_object_has_member (object, "id"))
        stk_validator_report (self, "id", _ ("The id is missing or no string."));
      return;
    }

  scheme = g_uri_parse_scheme (id);
  if (scheme == NULL || !g_uri_is_valid (id, G_URI_FLAGS_NONE, NULL))
    stk_validator_report (self, "id", _ ("“%s” is no IRI, such as “urn:uuid:…”."), id);
  if (!g_hash_table_add (self->ids, (gpointer) id))
    stk_validator_report (self, "id", _ ("Something before this has the same id, “%s”."), id);
}

/**
 * stk_validator_check_time:
 * @self: a check
 * @object: the object under check
 * @key: a member of it
 *
 * Checks that a member, if there is one, is a time with its zone.
 */
void
stk_validator_check_time (StkValidator *self, JsonObject *object, const char *key)
{
  const char *string = stk_json_get_string (object, key);
  g_autoptr (GDateTime) time = string ? g_date_time_new_from_iso8601 (string, NULL) : NULL;

  if (json_object_has_member (object, key) && time == NULL)
    stk_validator_report (self, key, _ ("This is no time in UTC, such as “2026-03-14T18:05:00Z”."));
}

static gboolean
is_digest (const char *string)
{
  const char *hex = string + strlen ("sha256:");

  return g_str_has_prefix (string, "sha256:") && strlen (hex) == 64 && strspn (hex, "0123456789abcdef") == 64;
}

/**
 * stk_validator_check_digest:
 * @self: a check
 * @object: the object under check
 * @key: a member of it
 *
 * Checks the form of a digest, if there is one.
 */
void
stk_validator_check_digest (StkValidator *self, JsonObject *object, const char *key)
{
  const char *string = stk_json_get_string (object, key);

  if (json_object_has_member (object, key) && (string == NULL || !is_digest (string)))
    stk_validator_report (self, key, _ ("This is no digest, “sha256:” and 64 hexadecimal digits."));
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-history-private.h"

#include "stk-json.h"

/**
 * StkHistoryEntry:
 *
 * One change of one tag: by whom, when, what, from and to. Immutable.
 */

G_DEFINE_BOXED_TYPE (StkHistoryEntry, stk_history_entry, stk_history_entry_ref, stk_history_entry_unref)

static void
add_member (GString *line, const char *key, const char *string)
{
  if (string == NULL)
    return;

  if (line->len > 1)
    g_string_append_c (line, ',');
  stk_json_print_string (line, key);
  g_string_append_c (line, ':');
  stk_json_print_string (line, string);
}

static void
add_agent (GString *line, StkAgent *agent)
{
  g_autoptr (GString) person = g_string_new ("{");

  add_member (person, "id", stk_agent_get_id (agent));
  add_member (person, "name", stk_agent_get_name (agent));
  add_member (person, "type", "Person");
  g_string_append_printf (line, ",\"creator\":%s}", person->str);
}

static void
add_follows (GString *line, GPtrArray *follows)
{
  if (follows->len == 0)
    return;

  g_string_append (line, ",\"stk:follows\":[");
  for (guint i = 0; i < follows->len; i++)
    {
      if (i > 0)
        g_string_append_c (line, ',');
      stk_json_print_string (line, g_ptr_array_index (follows, i));
    }
  g_string_append_c (line, ']');
}

/* Makes an entry of what was done. Strings are copied. */
StkHistoryEntry *
stk_history_entry_new (StkAgent *agent, const char *time, const char *tag, const char *path, const char *from,
                       const char *to, GPtrArray *follows)
{
  StkHistoryEntry *self = g_atomic_rc_box_new0 (StkHistoryEntry);
  GString *line = g_string_new ("{");

  self->agent = agent ? stk_agent_ref (agent) : NULL;
  self->time = g_strdup (time);
  self->tag = g_strdup (tag);
  self->path = g_strdup (path);
  self->from = g_strdup (from);
  self->to = g_strdup (to);
  self->follows = g_new0 (char *, follows->len + 1);
  for (guint i = 0; i < follows->len; i++)
    self->follows[i] = g_strdup (g_ptr_array_index (follows, i));

  /* in the order of RFC 8785 */
  add_member (line, "created", time);
  if (agent != NULL)
    add_agent (line, agent);
  add_member (line, "stk:field", path);
  add_follows (line, follows);
  add_member (line, "stk:from", from);
  add_member (line, "stk:tag", tag);
  add_member (line, "stk:to", to);
  g_string_append_c (line, '}');
  self->line = g_string_free_and_steal (line);

  return self;
}

StkHistoryEntry *
stk_history_entry_ref (StkHistoryEntry *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
stk_history_entry_clear (gpointer data)
{
  StkHistoryEntry *self = data;

  g_clear_pointer (&self->agent, stk_agent_unref);
  g_free (self->line);
  g_free (self->canonical);
  g_free (self->digest);
  g_free (self->time);
  g_free (self->tag);
  g_free (self->path);
  g_free (self->from);
  g_free (self->to);
  g_strfreev (self->follows);
}

void
stk_history_entry_unref (StkHistoryEntry *self)
{
  g_atomic_rc_box_release_full (self, stk_history_entry_clear);
}

/**
 * stk_history_entry_get_digest:
 * @self: an entry
 *
 * Gives the SHA-256 of the entry as JSON in the canonical form of RFC 8785: what entries that follow it name it by.
 *
 * Returns: (transfer none): `sha256:` and 64 hexadecimal digits
 */
const char *
stk_history_entry_get_digest (StkHistoryEntry *self)
{
  if (g_once_init_enter_pointer (&self->digest))
    {
      g_autofree char *hex = g_compute_checksum_for_string (
        G_CHECKSUM_SHA256, self->canonical ? self->canonical : self->line, -1);

      g_once_init_leave_pointer (&self->digest, g_strconcat ("sha256:", hex, NULL));
    }

  return self->digest;
}

/**
 * stk_history_entry_get_agent:
 * @self: an entry
 *
 * Returns: (nullable) (transfer none): who did it
 */
StkAgent *
stk_history_entry_get_agent (StkHistoryEntry *self)
{
  return self->agent;
}

/**
 * stk_history_entry_get_time:
 * @self: an entry
 *
 * Returns: (nullable) (transfer none): when, ISO 8601, by the clock of the computer where it was done
 */
const char *
stk_history_entry_get_time (StkHistoryEntry *self)
{
  return self->time;
}

/**
 * stk_history_entry_get_tag:
 * @self: an entry
 *
 * Returns: (nullable) (transfer none): the id of the tag; %NULL where the program does not understand the entry
 */
const char *
stk_history_entry_get_tag (StkHistoryEntry *self)
{
  return self->tag;
}

/**
 * stk_history_entry_get_path:
 * @self: an entry
 *
 * Returns: (nullable) (transfer none): what was changed: a field's name, `FIELD/ENTRY` for an entry of a list, "kind", or
 *   "target" for the words; %NULL where the tag was made or deleted
 */
const char *
stk_history_entry_get_path (StkHistoryEntry *self)
{
  return self->path;
}

/**
 * stk_history_entry_get_from:
 * @self: an entry
 *
 * Returns: (nullable) (transfer none): what it said before, as text, see stk_value_to_text(); of a tag that was deleted
 *   the whole tag, see stk_sidecar_read_tag()
 */
const char *
stk_history_entry_get_from (StkHistoryEntry *self)
{
  return self->from;
}

/**
 * stk_history_entry_get_to:
 * @self: an entry
 *
 * Returns: (nullable) (transfer none): what it says after; of a tag that was made its kind
 */
const char *
stk_history_entry_get_to (StkHistoryEntry *self)
{
  return self->to;
}

/**
 * stk_history_entry_get_follows:
 * @self: an entry
 *
 * Returns: (array zero-terminated=1) (transfer none): the digests of the entries it follows
 */
const char *const *
stk_history_entry_get_follows (StkHistoryEntry *self)
{
  return (const char *const *) self->follows;
}

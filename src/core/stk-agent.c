/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-agent.h"

#include <glib.h>

/**
 * StkAgent:
 *
 * A person who tags and checks: a name, and an optional stable id. Immutable.
 */
struct _StkAgent
{
  char *id;
  char *name;
};

G_DEFINE_BOXED_TYPE (StkAgent, stk_agent, stk_agent_ref, stk_agent_unref)

/**
 * stk_agent_new:
 * @id: (nullable): a stable IRI for the person
 * @name: (nullable): the name to show
 *
 * Returns: (transfer full): a new agent
 */
StkAgent *
stk_agent_new (const char *id, const char *name)
{
  StkAgent *self = g_atomic_rc_box_new0 (StkAgent);

  self->id = id && *id ? g_strdup (id) : NULL;
  self->name = name && *name ? g_strdup (name) : NULL;

  return self;
}

/**
 * stk_agent_new_for_user:
 *
 * Makes an agent from the account's real name, or its login name where there is none.
 *
 * Returns: (transfer full): a new agent
 */
StkAgent *
stk_agent_new_for_user (void)
{
  const char *real_name = g_get_real_name ();

  if (real_name == NULL || *real_name == '\0' || g_str_equal (real_name, "Unknown"))
    real_name = g_get_user_name ();

  return stk_agent_new (NULL, real_name);
}

StkAgent *
stk_agent_ref (StkAgent *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
stk_agent_clear (gpointer data)
{
  StkAgent *self = data;

  g_free (self->id);
  g_free (self->name);
}

void
stk_agent_unref (StkAgent *self)
{
  g_atomic_rc_box_release_full (self, stk_agent_clear);
}

/**
 * stk_agent_get_id:
 * @self: an agent
 *
 * Returns: (nullable) (transfer none): the agent's IRI
 */
const char *
stk_agent_get_id (StkAgent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/**
 * stk_agent_get_name:
 * @self: an agent
 *
 * Returns: (nullable) (transfer none): the agent's name
 */
const char *
stk_agent_get_name (StkAgent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * stk_agent_equal:
 * @a: (nullable): an agent
 * @b: (nullable): another
 *
 * Returns: whether both have the same id and name
 */
gboolean
stk_agent_equal (StkAgent *a, StkAgent *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;

  return g_strcmp0 (a->id, b->id) == 0 && g_strcmp0 (a->name, b->name) == 0;
}

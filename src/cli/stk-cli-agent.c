/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"

/* The name that Git would put into a commit in a folder: that of the repository there, if it has one of its own, else
 * of the person. %NULL where there is none, or no Git. */
static char *
ask_git (const char *folder)
{
  const char *argv[] = { "git", "config", "--get", "user.name", NULL };
  g_autofree char *output = NULL;
  int status;

  if (!g_spawn_sync (folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                     &output, NULL, &status, NULL) ||
      !g_spawn_check_wait_status (status, NULL) || !g_utf8_validate (output, -1, NULL))
    return NULL;

  g_strstrip (output);

  return *output ? g_steal_pointer (&output) : NULL;
}

/**
 * stk_cli_new_agent:
 * @self: the run
 * @file: (type filename): an article, as it was typed
 *
 * Makes the person who works: the one named with `--as`, else the one whom Git knows, else the user of the account.
 *
 * Returns: (transfer full): the person
 */
StkAgent *
stk_cli_new_agent (StkCli *self, const char *file)
{
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *name = self->agent_name ? g_strdup (self->agent_name) : ask_git (folder);

  return name ? stk_agent_new (NULL, name) : stk_agent_new_for_user ();
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"
#include "stk-store.h"

#include <glib/gi18n.h>

/**
 * stk_cli_read_sidecar:
 * @self: the run
 * @path: a sidecar's file
 * @may_be_empty: whether an empty one will do, which Git has for what is not there
 * @failed: set to %TRUE, after a complaint, if it cannot be read
 * @version: (out) (optional) (nullable): which version of the file was read; see stk_store_save()
 *
 * Returns: (transfer full) (nullable): the sidecar; %NULL if it is empty or cannot be read
 */
StkSidecar *
stk_cli_read_sidecar (StkCli *self, const char *path, gboolean may_be_empty, gboolean *failed, char **version)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  StkSidecar *sidecar = NULL;

  if (may_be_empty && g_str_equal (path, "/dev/null"))
    return NULL;

  bytes = stk_store_load (file, version, NULL, &error);
  if (may_be_empty && bytes != NULL && g_bytes_get_size (bytes) == 0)
    return NULL;

  if (bytes != NULL)
    sidecar = stk_sidecar_new_from_bytes (bytes, path, &error);
  if (sidecar != NULL && stk_sidecar_get_version (sidecar) > STK_SIDECAR_VERSION)
    {
      g_set_error (&error, STK_SIDECAR_ERROR, STK_SIDECAR_ERROR_NEWER,
                   _ ("%s: A newer version of Stickler saved these tags. Update Stickler to read them."), path);
      g_clear_object (&sidecar);
    }

  if (sidecar == NULL)
    {
      *failed = TRUE;
      stk_cli_complain (self, STK_CLI_STATUS_FAILED, NULL, "%s", error->message);
    }

  return sidecar;
}

/**
 * stk_cli_write_sidecar:
 * @self: the run
 * @sidecar: a sidecar
 * @path: where to save it
 * @version: (nullable): which version of the file it takes the place of; see stk_store_save()
 */
void
stk_cli_write_sidecar (StkCli *self, StkSidecar *sidecar, const char *path, const char *version)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GBytes) bytes = stk_sidecar_serialize (sidecar, NULL, stk_sidecar_get_annotations (sidecar));
  g_autoptr (GError) error = NULL;
  g_autofree char *saved = stk_store_save (file, bytes, version, 0644, NULL, &error);

  if (saved == NULL)
    stk_cli_complain (self, STK_CLI_STATUS_FAILED, NULL, "%s", error->message);
}

/**
 * stk_cli_replace_sidecar:
 * @self: the run
 * @sidecar: a sidecar
 * @path: where to save it, over what may be there
 */
void
stk_cli_replace_sidecar (StkCli *self, StkSidecar *sidecar, const char *path)
{
  g_autofree char *version = NULL;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GBytes) old = stk_store_load (file, &version, NULL, NULL);

  stk_cli_write_sidecar (self, sidecar, path, version);
}

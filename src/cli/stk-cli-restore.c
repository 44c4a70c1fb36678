/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"

#include <glib/gi18n.h>

static const StkCliUsage USAGE = {
  .flags = STK_CLI_TAKES_AGENT | STK_CLI_ONE_ARTICLE,
  .arguments = N_ ("ARTICLE"),
  .description = N_ ("Brings deleted tags back from the history, as they were when they were deleted; all of them, or\n"
                     "with one wrong id none. “history --deleted” lists them."),
  .examples = "  stickler-cli restore --id 3f2a91c0 ferry.txt\n",
};

static gboolean
restore_all (StkDocument *document, char **ids, GError **error)
{
  g_autoptr (GPtrArray) deleted = stk_history_list_deleted (stk_document_get_history (document));
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < deleted->len; i++)
    g_ptr_array_add (all, g_strdup (stk_history_entry_get_tag (g_ptr_array_index (deleted, i))));
  g_ptr_array_add (all, NULL);

  for (; *ids != NULL; ids++)
    {
      const char *id = stk_cli_match_id ((const char *const *) all->pdata, *ids, error);

      if (id == NULL || stk_document_restore (document, id, error) == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * stk_cli_restore:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments, the command's name first
 *
 * `stickler-cli restore`
 */
void
stk_cli_restore (StkCli *cli, int argc, char **argv)
{
  g_auto (GStrv) ids = NULL;
  const GOptionEntry ENTRIES[] = {
    { "id", 'i', 0, G_OPTION_ARG_FILENAME_ARRAY, &ids, N_ ("Which tag (several times for several)"), "ID" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (StkDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  const char *file;

  if (!stk_cli_parse (cli, &USAGE, ENTRIES, NULL, argc, argv))
    return;

  if (ids == NULL)
    {
      stk_cli_complain (cli, STK_CLI_STATUS_USAGE, NULL,
                        _ ("Say with --id which tags to restore; “%s history --deleted” shows the ids."), STK_CLI_NAME);
      return;
    }

  file = cli->articles[0];
  document = stk_cli_open_for_writing (cli, file);
  if (document == NULL)
    return;

  if (restore_all (document, ids, &error))
    stk_cli_save (cli, document, file);
  else
    stk_cli_complain_error (cli, file, error);
}

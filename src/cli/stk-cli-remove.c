/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"

#include <glib/gi18n.h>

static const StkCliUsage USAGE = {
  .flags = STK_CLI_TAKES_AGENT | STK_CLI_ONE_ARTICLE,
  .arguments = N_ ("ARTICLE"),
  .description = N_ ("Removes the tags with the given ids; all of them, or with one wrong id none.\n"
                     "An id may be shortened to its first four or more digits."),
  .examples = "  stickler-cli remove --id 3f2a91c0 ferry.txt\n",
};

static gboolean
remove_all (StkDocument *document, char **ids, GError **error)
{
  for (char **id = ids; *id != NULL; id++)
    {
      StkAnnotation *annotation = stk_cli_find_annotation (document, *id, error);
      g_autofree char *full = NULL;

      if (annotation == NULL)
        return FALSE;

      full = g_strdup (stk_annotation_get_id (annotation));
      if (!stk_document_remove (document, full, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * stk_cli_remove:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments, the command's name first
 *
 * `stickler-cli remove`
 */
void
stk_cli_remove (StkCli *cli, int argc, char **argv)
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
      stk_cli_complain (cli, STK_CLI_STATUS_USAGE, NULL, _ ("Say with --id which tags to remove; “%s list” shows the ids."), STK_CLI_NAME);
      return;
    }

  file = cli->articles[0];
  document = stk_cli_open_for_writing (cli, file);
  if (document == NULL)
    return;

  if (remove_all (document, ids, &error))
    stk_cli_save (cli, document, file);
  else
    stk_cli_complain_error (cli, file, error);
}

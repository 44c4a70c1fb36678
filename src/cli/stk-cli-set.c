/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"

#include <glib/gi18n.h>

static const StkCliUsage USAGE = {
  .flags = STK_CLI_TAKES_AGENT | STK_CLI_ONE_ARTICLE,
  .arguments = N_ ("ARTICLE"),
  .description = N_ ("Changes fields of the tags with the given ids, all in one save; with one mistake nothing\n"
                     "is changed. An empty value clears a field. An id, also as a value, may be shortened to its\n"
                     "first four or more digits.\n"
                     "\n"
                     "Evidence, comments and links are lists. --add evidence.title=VALUE begins an entry, and\n"
                     "--set evidence.url=VALUE after it says more of the same entry. An entry that is there\n"
                     "already is changed with --set evidence.ID.url=VALUE; “list --format json” shows its id.\n"
                     "\n"
                     "“stickler-cli help fields” lists the fields of each kind and their values."),
  .examples = "  stickler-cli set --id 3f2a91c0 --set status=checked --set verified-by=recording ferry.txt\n"
              "  stickler-cli set --id 9b01 --add evidence.title='Annual report' \\\n"
              "    --set evidence.url=https://ferry.example/2025.pdf --set evidence.stance=refutes ferry.txt\n"
              "  stickler-cli set --id 9b01 --add comments='Ask the press office again.' ferry.txt\n",
};

static gboolean
edit_all (StkDocument *document, char **ids, GPtrArray *edits, GError **error)
{
  for (char **id = ids; *id != NULL; id++)
    {
      StkAnnotation *annotation = stk_cli_find_annotation (document, *id, error);
      g_autofree char *full = NULL;

      if (annotation == NULL)
        return FALSE;

      full = g_strdup (stk_annotation_get_id (annotation));
      if (!stk_cli_edits_apply (edits, document, full, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * stk_cli_set:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments, the command's name first
 *
 * `stickler-cli set`
 */
void
stk_cli_set (StkCli *cli, int argc, char **argv)
{
  g_auto (GStrv) ids = NULL;
  g_autoptr (GPtrArray) edits = stk_cli_edits_new ();
  const GOptionEntry ENTRIES[] = {
    { "id", 'i', 0, G_OPTION_ARG_FILENAME_ARRAY, &ids, N_ ("Which tag (several times for several)"), "ID" },
    { "set", 's', G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK, (gpointer) stk_cli_edits_set_cb, N_ ("Set a field"), "FIELD=VALUE" },
    { "add", 'a', G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK, (gpointer) stk_cli_edits_add_cb, N_ ("Begin an entry of a list"), "FIELD=VALUE" },
    { "remove-entry", 0, G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK, (gpointer) stk_cli_edits_remove_cb, N_ ("Remove an entry of a list"), "FIELD=ID" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (StkDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  const char *file;

  if (!stk_cli_parse (cli, &USAGE, ENTRIES, edits, argc, argv))
    return;

  if (ids == NULL || edits->len == 0)
    {
      stk_cli_complain (cli, STK_CLI_STATUS_USAGE, NULL,
                        ids == NULL ? _ ("Say with --id which tags to change; “stickler-cli list” shows the ids.")
                                    : _ ("Say with --set, --add or --remove-entry what to change."));
      return;
    }

  file = cli->articles[0];
  document = stk_cli_open_for_writing (cli, file);
  if (document == NULL)
    return;

  if (edit_all (document, ids, edits, &error))
    stk_cli_save (cli, document, file);
  else
    stk_cli_complain_error (cli, file, error);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"

#include "stk-renamed.h"

#include <glib/gi18n.h>

static const StkCliUsage USAGE = {
  .flags = STK_CLI_TAKES_AGENT | STK_CLI_TAKES_QUIET | STK_CLI_ONE_ARTICLE,
  .arguments = N_ ("ARTICLE"),
  .description = N_ ("Gives an article the tags that it had under another name. A file of tags in its folder is taken\n"
                     "that is about the same file or the same words, and whose own article is not there any more.\n"
                     "With --from it may be in any folder, and the article may have been changed since. The tags\n"
                     "are saved beside the article, together with those that it has already, and then go from where\n"
                     "they were."),
  .examples = "  stickler-cli adopt ferry-final.txt\n"
              "  stickler-cli adopt --from drafts/ferry.txt.annotations.json ferry-final.txt\n",
};

static void
complain_number (StkCli *cli, const char *file, GPtrArray *found)
{
  if (found->len == 0)
    {
      stk_cli_complain (cli, STK_CLI_STATUS_FOUND, file,
                        _ ("There are no tags of this article under another name. If it has tags already, or was "
                           "changed since, name their file with --from."));
      return;
    }

  stk_cli_complain (cli, STK_CLI_STATUS_USAGE, file,
                    _ ("There are tags of this article under several names. Choose one with --from:"));
  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *name = g_file_get_basename (found->pdata[i]);
      g_autofree char *display_name = g_filename_display_name (name);

      g_printerr ("  %s\n", display_name);
    }
}

/* The file of tags that is to be taken; (transfer full). %NULL if it is not the only one, which is said. */
static GFile *
choose (StkCli *cli, GFile *location, const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StkArticle) article = stk_article_load (location, cli->encoding, NULL, &error);
  g_autoptr (GPtrArray) found = article ? stk_renamed_find (location, article, NULL) : NULL;

  if (found == NULL)
    stk_cli_complain_error (cli, file, error);
  else if (found->len != 1)
    complain_number (cli, file, found);
  else
    return g_object_ref (found->pdata[0]);

  return NULL;
}

static void
adopt (StkCli *cli, GFile *sidecar, const char *file)
{
  g_autofree char *name = g_filename_display_name (file);
  g_autoptr (StkDocument) document = stk_cli_open_renamed_for_writing (cli, file, sidecar);
  guint n;

  if (document == NULL || !stk_cli_save (cli, document, file) || cli->quiet)
    return;

  n = stk_annotation_list_get_n (stk_document_get_annotations (document));
  printf (ngettext ("%s: %u tag\n", "%s: %u tags\n", n), name, n);
}

/**
 * stk_cli_adopt:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments, the command's name first
 *
 * `stickler-cli adopt`
 */
void
stk_cli_adopt (StkCli *cli, int argc, char **argv)
{
  g_autofree char *from = NULL;
  const GOptionEntry ENTRIES[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &from, N_ ("The file of tags"), "SIDECAR" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GFile) location = NULL;
  g_autoptr (GFile) sidecar = NULL;

  if (!stk_cli_parse (cli, &USAGE, ENTRIES, NULL, argc, argv))
    return;

  location = g_file_new_for_path (cli->articles[0]);
  sidecar = from ? g_file_new_for_path (from) : choose (cli, location, cli->articles[0]);
  if (sidecar != NULL)
    adopt (cli, sidecar, cli->articles[0]);
}

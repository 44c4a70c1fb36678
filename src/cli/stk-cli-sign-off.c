/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"
#include "stk-sign-off.h"

#include <glib/gi18n.h>

static const StkCliUsage USAGE = {
  .flags = STK_CLI_TAKES_AGENT | STK_CLI_TAKES_QUIET | STK_CLI_ONE_ARTICLE,
  .arguments = N_ ("ARTICLE"),
  .description = N_ ("Signs the whole article off, as it is now. Where something is missing that the desk asks for,\n"
                     "it is refused with a list of that, and the exit status is 1; with --override it is signed off\n"
                     "all the same, and the reason is kept. What a desk asks for stands in .stickler-desk.json, in\n"
                     "the article’s folder or in one above it. Any edit afterwards opens the article again, and so\n"
                     "does --reopen."),
  .examples = "  stickler-cli sign-off ferry.txt\n"
              "  stickler-cli sign-off --override 'Lawyer has read it' --as 'Ada Quist' ferry.txt\n"
              "  stickler-cli sign-off --reopen ferry.txt\n",
};

static void
complain (StkCli *cli, StkDocument *document, const char *file, const GError *error)
{
  g_autoptr (GPtrArray) breaches = NULL;

  stk_cli_complain_error (cli, file, error);
  if (!g_error_matches (error, STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_RULE))
    return;

  breaches = stk_cli_list_breaches (cli, document, file, NULL);
  if (breaches != NULL)
    stk_cli_print_breaches (stderr, document, breaches);
}

/**
 * stk_cli_sign_off:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments, the command's name first
 *
 * `stickler-cli sign-off`
 */
void
stk_cli_sign_off (StkCli *cli, int argc, char **argv)
{
  g_autofree char *reason = NULL;
  gboolean reopen = FALSE;
  const GOptionEntry ENTRIES[] = {
    { "override", 0, 0, G_OPTION_ARG_STRING, &reason, N_ ("Sign off although something is missing, and why"), "REASON" },
    { "reopen", 0, 0, G_OPTION_ARG_NONE, &reopen, N_ ("Open an article again that is signed off"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (StkDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  const char *file;

  if (!stk_cli_parse (cli, &USAGE, ENTRIES, NULL, argc, argv))
    return;
  if (reason != NULL && (reopen || *g_strstrip (reason) == '\0'))
    {
      stk_cli_complain (cli, STK_CLI_STATUS_USAGE, NULL,
                        reopen ? _ ("Give either --override or --reopen.")
                               : _ ("Say with --override why the article is signed off all the same."));
      return;
    }

  file = cli->articles[0];
  document = stk_cli_open_for_writing (cli, file);
  if (document == NULL)
    return;

  if (!(reopen ? stk_document_reopen_article (document, &error) : stk_document_sign_off (document, reason, &error)))
    complain (cli, document, file, error);
  else if (stk_cli_save (cli, document, file) && !cli->quiet)
    {
      g_autofree char *name = g_filename_display_name (file);

      printf (reopen ? _ ("%s is open.\n") : _ ("%s is signed off.\n"), name);
    }
}

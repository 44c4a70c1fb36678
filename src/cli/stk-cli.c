/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"

#include <errno.h>
#include <glib/gi18n.h>

/* In the order in which `--help` lists them. */
static const StkCliCommand COMMANDS[] = {
  { "text", N_ ("Print the text that positions count in"), stk_cli_text },
  { "add", N_ ("Tag words in an article"), stk_cli_add },
  { "set", N_ ("Change what tags say"), stk_cli_set },
  { "remove", N_ ("Remove tags"), stk_cli_remove },
  { "history", N_ ("Print who did what to tags"), stk_cli_history },
  { "restore", N_ ("Bring removed tags back"), stk_cli_restore },
  { "list", N_ ("List what is tagged"), stk_cli_list },
  { "status", N_ ("Show how far the check of articles has come"), stk_cli_status },
  { "search", N_ ("Search the tags of all articles in a folder"), stk_cli_search },
  { "sign-off", N_ ("Sign an article off, or open it again"), stk_cli_sign_off },
  { "suggest", N_ ("Propose what else to tag"), stk_cli_suggest },
  { "reanchor", N_ ("Find tags again in articles that changed"), stk_cli_reanchor },
  { "adopt", N_ ("Take the tags that an article had under another name"), stk_cli_adopt },
  { "export", N_ ("Make a report of an article, such as the annotated script"), stk_cli_export },
  { "merge", N_ ("Merge two versions of a sidecar file"), stk_cli_merge },
  { "compare", N_ ("Compare the tags of two people, and measure how far they agree"), stk_cli_compare },
  { "validate", N_ ("Look for mistakes in sidecar files"), stk_cli_validate },
};

/**
 * stk_cli_get_commands:
 * @n_commands: (out): how many
 *
 * Returns: (array length=n_commands) (transfer none): the table of commands
 */
const StkCliCommand *
stk_cli_get_commands (size_t *n_commands)
{
  *n_commands = G_N_ELEMENTS (COMMANDS);

  return COMMANDS;
}

/**
 * stk_cli_find_command:
 * @name: what was typed
 *
 * Returns: (nullable) (transfer none): the command of this name
 */
const StkCliCommand *
stk_cli_find_command (const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS (COMMANDS); i++)
    if (g_str_equal (COMMANDS[i].name, name))
      return &COMMANDS[i];

  return NULL;
}

static void
print_help (void)
{
  g_autoptr (GString) help = g_string_new (NULL);

  g_string_append_printf (help, _ ("Usage: %s COMMAND [OPTION…] ARTICLE…\n\n"), STK_CLI_NAME);
  g_string_append (help, _ ("Tags the quotes, claims and sources of news articles. Tags are kept in a "
                            "file beside the\narticle, ARTICLE.annotations.json; the article itself is "
                            "never changed.\n\nCommands:\n"));
  for (size_t i = 0; i < G_N_ELEMENTS (COMMANDS); i++)
    g_string_append_printf (help, "  %-10s %s\n", COMMANDS[i].name, _ (COMMANDS[i].summary));
  g_string_append_printf (help, "  %-10s %s\n", "help", _ ("Explain a command; “help fields” lists what tags can say"));

  g_string_append (help, _ ("\nOptions:\n"));
  g_string_append_printf (help, "  %-10s %s\n", "--help", _ ("Print this, or after a command its options"));
  g_string_append_printf (help, "  %-10s %s\n", "--version", _ ("Print the version"));
  g_string_append (help, _ ("\nExit status: 0 fine, 1 something was found (not valid, not there, ambiguous),\n"
                            "2 called wrongly, 3 a file cannot be read or written.\n"));

  fputs (help->str, stdout);
}

static void
complain_unknown (StkCli *self, const char *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;
  const char *near;

  for (size_t i = 0; i < G_N_ELEMENTS (COMMANDS); i++)
    g_ptr_array_add (names, (gpointer) COMMANDS[i].name);
  g_ptr_array_add (names, NULL);

  list = stk_cli_join_names ((const char *const *) names->pdata);
  near = stk_cli_find_near (name, (const char *const *) names->pdata);
  if (near != NULL)
    stk_cli_complain (self, STK_CLI_STATUS_USAGE, NULL,
                      _ ("There is no command “%s”. Did you mean “%s”? The commands are: %s."),
                      name, near, list);
  else
    stk_cli_complain (self, STK_CLI_STATUS_USAGE, NULL,
                      _ ("There is no command “%s”. The commands are: %s."), name, list);
}

static void
run_command (StkCli *self, const char *name, int argc, char **argv)
{
  self->command = stk_cli_find_command (name);

  if (self->command == NULL)
    complain_unknown (self, name);
  else
    self->command->run (self, argc, argv);
}

static void
run_help (StkCli *self, int argc, char **argv)
{
  char *arguments[] = { argv[0], (char *) "--help", NULL };

  if (argc > 2 && g_str_equal (argv[2], "fields"))
    stk_cli_print_fields (self, argc > 3 ? argv[3] : NULL);
  else if (argc > 2)
    run_command (self, argv[2], 2, arguments);
  else
    print_help ();
}

static void
dispatch (StkCli *self, int argc, char **argv)
{
  const char *first = argc > 1 ? argv[1] : NULL;

  if (first == NULL)
    stk_cli_complain (self, STK_CLI_STATUS_USAGE, NULL,
                      _ ("No command is given. “%s --help” lists them."), STK_CLI_NAME);
  else if (g_str_equal (first, "--help") || g_str_equal (first, "-h") || g_str_equal (first, "help"))
    run_help (self, argc, argv);
  else if (g_str_equal (first, "--version"))
    printf ("%s %s\n", STK_CLI_NAME, STK_VERSION);
  else if (g_str_equal (first, "--complete"))
    stk_cli_complete (self, argc - 2, argv + 2);
  else if (first[0] == '-')
    stk_cli_complain (self, STK_CLI_STATUS_USAGE, NULL,
                      _ ("The command comes first, its options after it; “%s --help” lists both."),
                      STK_CLI_NAME);
  else
    run_command (self, first, argc - 1, argv + 1);
}

/**
 * stk_cli_run:
 * @argc: how many arguments
 * @argv: the arguments, the program's name first
 *
 * Runs one command, prints what it finds on the standard output and complaints on the standard error.
 *
 * Returns: what to end the process with
 */
StkCliStatus
stk_cli_run (int argc, char **argv)
{
  StkCli self = { 0 };

  dispatch (&self, argc, argv);
  stk_cli_end_results (&self);

  if (fflush (stdout) != 0 || ferror (stdout))
    stk_cli_complain (&self, STK_CLI_STATUS_FAILED, NULL, _ ("Cannot write the output: %s"),
                      g_strerror (errno));

  g_clear_pointer (&self.articles, g_strfreev);
  g_clear_pointer (&self.agent_name, g_free);
  g_clear_pointer (&self.encoding, g_free);

  return self.status;
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"

#include "stk-export.h"

#include <errno.h>
#include <glib/gi18n.h>

static const StkCliUsage USAGE = {
  .flags = STK_CLI_ONE_ARTICLE | STK_CLI_MAYBE_NO_ARTICLE,
  .arguments = N_ ("ARTICLE"),
  .description = N_ ("Makes a report of what is known of an article, on standard output or in a file. The format\n"
                     "“script” is the annotated script: one page of HTML with the open questions, the article\n"
                     "and a numbered footnote for each quote, claim and source. What is confidential, and what\n"
                     "is for the desk only, is in no report."),
  .examples = "  stickler-cli export --format script ferry.txt -o ferry.script.html\n"
              "  stickler-cli export --list-formats\n",
};

static void
list_formats (void)
{
  size_t n_formats;
  const StkExportFormat *formats = stk_export_get_formats (&n_formats);

  for (size_t i = 0; i < n_formats; i++)
    printf ("%s\t%s\t%s\n", formats[i].name, formats[i].media_type, _ (formats[i].label));
}

static const StkExportFormat *
take_format (StkCli *self, const char *name)
{
  size_t n_formats;
  const StkExportFormat *formats = stk_export_get_formats (&n_formats);
  const StkExportFormat *format = name ? stk_export_find_format (name) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  if (format != NULL)
    return format;

  for (size_t i = 0; i < n_formats; i++)
    g_ptr_array_add (names, (gpointer) formats[i].name);
  g_ptr_array_add (names, NULL);
  joined = stk_cli_join_names ((const char *const *) names->pdata);
  if (name != NULL)
    stk_cli_complain (self, STK_CLI_STATUS_USAGE, NULL, _ ("There is no format “%s”. The formats are: %s."), name,
                      joined);
  else
    stk_cli_complain (self, STK_CLI_STATUS_USAGE, NULL, _ ("Say with --format what to make. The formats are: %s."),
                      joined);

  return NULL;
}

static void
write_out (StkCli *self, GBytes *bytes)
{
  size_t n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  if (fwrite (data, 1, n_bytes, stdout) != n_bytes || fflush (stdout) != 0)
    stk_cli_complain (self, STK_CLI_STATUS_FAILED, NULL, _ ("The report cannot be written: %s."), g_strerror (errno));
}

static void
run (StkCli *self, const char *name, const char *output)
{
  const StkExportFormat *format = take_format (self, name);
  g_autoptr (StkDocument) document = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (format == NULL)
    return;
  if (self->articles == NULL)
    {
      stk_cli_complain (self, STK_CLI_STATUS_USAGE, NULL, _ ("No article is named; “%s %s --help” explains."),
                        STK_CLI_NAME, self->command->name);
      return;
    }

  document = stk_cli_open (self, self->articles[0]);
  if (document == NULL)
    return;

  if (output == NULL)
    {
      bytes = format->write (document);
      write_out (self, bytes);
      return;
    }

  file = g_file_new_for_commandline_arg (output);
  if (!stk_export_to_file (format, document, file, NULL, &error))
    stk_cli_complain (self, STK_CLI_STATUS_FAILED, NULL, "%s", error->message);
}

/**
 * stk_cli_export:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments, the command's name first
 *
 * `stickler-cli export`
 */
void
stk_cli_export (StkCli *cli, int argc, char **argv)
{
  g_autofree char *format = NULL;
  g_autofree char *output = NULL;
  gboolean list = FALSE;
  const GOptionEntry ENTRIES[] = {
    { "format", 'f', 0, G_OPTION_ARG_FILENAME, &format, N_ ("What to make"), "REPORT" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write it there, not to standard output"), "FILE" },
    { "list-formats", 0, 0, G_OPTION_ARG_NONE, &list, N_ ("List the formats"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!stk_cli_parse (cli, &USAGE, ENTRIES, NULL, argc, argv))
    return;

  if (list)
    list_formats ();
  else
    run (cli, format, output);
}

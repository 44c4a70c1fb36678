/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"
#include "stk-sidecar.h"
#include "stk-store.h"
#include "stk-validate.h"

#include <glib/gi18n.h>

static const StkCliUsage USAGE = {
  .flags = STK_CLI_TAKES_FORMAT | STK_CLI_TAKES_QUIET,
  .arguments = N_ ("ARTICLE…|SIDECAR…"),
  .description = N_ ("Looks for mistakes in sidecar files: against their format, against themselves, and against\n"
                     "the article. Prints a line for each, with the place in the file: line and column where it\n"
                     "is no JSON, else the path of the value. The exit status is 1 if there is any.\n"
                     "\n"
                     "An article is named, or its sidecar itself, ARTICLE.annotations.json. A sidecar without its\n"
                     "article is compared with the text that it carries along."),
  .examples = "  stickler-cli validate ferry.txt\n"
              "  stickler-cli validate --quiet *.annotations.json || echo 'Not all are well.'\n",
};

static JsonNode *
problem_to_json (const StkProblem *problem, const char *name)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "file", name);
  json_object_set_string_member (object, "place", problem->place);
  json_object_set_string_member (object, "message", problem->message);
  json_node_take_object (node, object);

  return node;
}

/* With line and column in the form that editors know, and a space before anything else. */
static void
print_problem (const StkProblem *problem, const char *name)
{
  const char *space = g_ascii_isdigit (*problem->place) ? "" : " ";

  if (*problem->place != '\0')
    printf ("%s:%s%s: %s\n", name, space, problem->place, problem->message);
  else
    printf ("%s: %s\n", name, problem->message);
}

static void
print_problems (StkCli *cli, GPtrArray *problems, const char *name)
{
  if (problems->len > 0)
    cli->status = MAX (cli->status, STK_CLI_STATUS_FOUND);
  else if (cli->format == STK_CLI_FORMAT_TEXT && !cli->quiet)
    printf (_ ("%s: no mistakes\n"), name);

  for (guint i = 0; i < problems->len; i++)
    if (cli->format == STK_CLI_FORMAT_TEXT)
      print_problem (g_ptr_array_index (problems, i), name);
    else
      stk_cli_emit (cli, problem_to_json (g_ptr_array_index (problems, i), name));
}

/* A missing article is fine where the sidecar was named; else what is wrong with it is said. */
static gboolean
load_article (StkCli *cli, const char *file, gboolean required, StkArticle **article)
{
  g_autoptr (GFile) location = g_file_new_for_path (file);
  g_autoptr (GError) error = NULL;

  *article = stk_document_load_article (location, cli->encoding, NULL, &error);
  if (*article != NULL || (!required && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)))
    return TRUE;

  stk_cli_complain_error (cli, file, error);

  return FALSE;
}

static void
validate (StkCli *cli, const char *file)
{
  gboolean is_sidecar = g_str_has_suffix (file, STK_SIDECAR_SUFFIX);
  g_autofree char *article_file =
    is_sidecar ? g_strndup (file, strlen (file) - strlen (STK_SIDECAR_SUFFIX)) : g_strdup (file);
  g_autofree char *sidecar_file = g_strconcat (article_file, STK_SIDECAR_SUFFIX, NULL);
  g_autofree char *name = g_filename_display_name (sidecar_file);
  g_autoptr (GFile) location = g_file_new_for_path (sidecar_file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (StkArticle) article = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  if (!load_article (cli, article_file, !is_sidecar, &article))
    return;

  bytes = stk_store_load (location, NULL, NULL, &error);
  if (bytes == NULL)
    {
      if (!is_sidecar && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        stk_cli_complain (cli, STK_CLI_STATUS_FAILED, file, _ ("There are no tags: “%s” does not exist."), name);
      else
        stk_cli_complain_error (cli, article_file, error);
      return;
    }

  problems = stk_validate_sidecar (bytes, article);
  print_problems (cli, problems, name);
}

/**
 * stk_cli_validate:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments, the command's name first
 *
 * `stickler-cli validate`
 */
void
stk_cli_validate (StkCli *cli, int argc, char **argv)
{
  if (!stk_cli_parse (cli, &USAGE, NULL, NULL, argc, argv))
    return;

  stk_cli_begin_results (cli);
  for (char **file = cli->articles; *file != NULL; file++)
    validate (cli, *file);
}

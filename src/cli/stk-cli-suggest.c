/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"
#include "stk-mention.h"

#include <glib/gi18n.h>

static const StkCliUsage USAGE = {
  .flags = STK_CLI_TAKES_FORMAT | STK_CLI_TAKES_AGENT,
  .arguments = N_ ("ARTICLE…"),
  .description = N_ ("Prints what the program proposes to tag: where the article speaks again of a source that is\n"
                     "tagged, by name, surname or pronoun. A suggestion never counts as checked. With --write they\n"
                     "become tags in the state “suggested”, for a person to take or refuse."),
  .examples = "  stickler-cli suggest ferry.txt\n"
              "  stickler-cli suggest --write --format ndjson ferry.txt | jq .exact\n",
};

/* The ids of the tags that are there before. */
static GHashTable *
list_ids (GPtrArray *annotations)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < annotations->len; i++)
    g_hash_table_add (ids, g_strdup (stk_annotation_get_id (g_ptr_array_index (annotations, i))));

  return ids;
}

/* Adds the mentions of each source, and not those of what is a mention itself or only suggested. */
static gboolean
suggest_mentions (StkDocument *document, GPtrArray *annotations, GError **error)
{
  for (guint i = 0; i < annotations->len; i++)
    {
      StkAnnotation *annotation = g_ptr_array_index (annotations, i);
      guint n;

      if (stk_annotation_get_kind (annotation) == STK_KIND_SOURCE &&
          stk_annotation_get_string (annotation, "mention-of") == NULL &&
          !g_str_equal (stk_annotation_get_status (annotation), "suggested") &&
          !stk_mention_suggest (document, stk_annotation_get_id (annotation), &n, error))
        return FALSE;
    }

  return TRUE;
}

static void
print_suggestion (StkCli *cli, const char *file, StkAnnotation *annotation, gboolean written)
{
  const char *rule = stk_annotation_get_string (annotation, "origin-rule");
  const char *score = stk_annotation_get_string (annotation, "origin-score");
  JsonNode *node;
  JsonObject *object;

  if (cli->format == STK_CLI_FORMAT_TEXT)
    {
      StkRange range = stk_annotation_get_range (annotation);
      g_autofree char *exact = stk_annotation_dup_exact (annotation);

      printf ("%s  %zu-%zu  %s  %s  %s\n", stk_kind_get_info (stk_annotation_get_kind (annotation))->nick, range.start,
              range.end, score, rule, exact);
      return;
    }

  node = stk_cli_annotation_to_json (annotation, file);
  object = json_node_get_object (node);
  if (!written)
    json_object_remove_member (object, "id"); /* it would be another one the next time */
  json_object_set_double_member (object, "score", g_ascii_strtod (score, NULL));
  json_object_set_string_member (object, "rule", rule);
  stk_cli_emit (cli, node);
}

static void
suggest (StkCli *cli, const char *file, gboolean write)
{
  g_autoptr (StkDocument) document = write ? stk_cli_open_for_writing (cli, file) : stk_cli_open (cli, file);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GHashTable) ids = NULL;
  g_autoptr (GError) error = NULL;

  if (document == NULL)
    return;

  before = stk_annotation_list_snapshot (stk_document_get_annotations (document));
  ids = list_ids (before);
  if (!suggest_mentions (document, before, &error))
    {
      stk_cli_complain_error (cli, file, error);
      return;
    }
  after = stk_annotation_list_snapshot (stk_document_get_annotations (document));
  if (write && after->len > before->len && !stk_cli_save (cli, document, file))
    return;

  for (guint i = 0; i < after->len; i++)
    if (!g_hash_table_contains (ids, stk_annotation_get_id (g_ptr_array_index (after, i))))
      print_suggestion (cli, file, g_ptr_array_index (after, i), write);
}

/**
 * stk_cli_suggest:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments, the command's name first
 *
 * `stickler-cli suggest`
 */
void
stk_cli_suggest (StkCli *cli, int argc, char **argv)
{
  gboolean write = FALSE;
  const GOptionEntry ENTRIES[] = {
    { "write", 'w', 0, G_OPTION_ARG_NONE, &write, N_ ("Put the suggestions into the sidecar file"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!stk_cli_parse (cli, &USAGE, ENTRIES, NULL, argc, argv))
    return;

  stk_cli_begin_results (cli);
  for (char **file = cli->articles; *file != NULL; file++)
    suggest (cli, *file, write);
}

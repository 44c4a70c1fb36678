/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"
#include "stk-span.h"

#include <glib/gi18n.h>

static const StkCliUsage USAGE = {
  .flags = STK_CLI_TAKES_FORMAT | STK_CLI_TAKES_AGENT | STK_CLI_TAKES_QUIET | STK_CLI_ONE_ARTICLE,
  .arguments = N_ ("ARTICLE"),
  .description = N_ ("Tags words of an article and prints the new tag’s id. Say which words in one of three ways:\n"
                     "  --start and --end   a range, in code points of the article’s text; given several times,\n"
                     "                      in order, for a quotation in parts\n"
                     "  --quote             the words themselves, with --occurrence where they stand several times\n"
                     "  --at                the quotation, sentence or name (as --kind says) at this position\n"
                     "\n"
                     "“stickler-cli help set” explains --set and --add, “stickler-cli help fields” lists the fields."),
  .examples = "  stickler-cli add --kind quote --at 412 --set form=direct ferry.txt\n"
              "  stickler-cli add --kind claim --quote 'down 18 per cent' --occurrence 2 ferry.txt\n"
              "  stickler-cli add --kind source --start 376 --end 394 --set name='Renée Okafor' ferry.txt\n",
};

/* What was typed. */
typedef struct
{
  char *kind;
  char **starts;
  char **ends;
  char *quote;
  char *occurrence;
  char *at;
  GPtrArray *edits;
} AddOptions;

static void
add_options_clear (AddOptions *self)
{
  g_free (self->kind);
  g_strfreev (self->starts);
  g_strfreev (self->ends);
  g_free (self->quote);
  g_free (self->occurrence);
  g_free (self->at);
  g_clear_pointer (&self->edits, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AddOptions, add_options_clear)

/* The ranges given with --start and --end, pair by pair. */
static gboolean
take_ranges (const AddOptions *options, GArray *ranges, GError **error)
{
  guint n_starts = options->starts ? g_strv_length (options->starts) : 0;
  guint n_ends = options->ends ? g_strv_length (options->ends) : 0;

  if (n_starts != n_ends)
    {
      g_set_error (error, STK_CLI_ERROR, STK_CLI_STATUS_USAGE,
                   _ ("A range needs both --start and --end, but their numbers differ: %u and %u."),
                   n_starts, n_ends);
      return FALSE;
    }

  for (guint i = 0; i < n_starts; i++)
    {
      StkRange range;

      if (!stk_cli_take_number ("start", options->starts[i], &range.start, error) ||
          !stk_cli_take_number ("end", options->ends[i], &range.end, error))
        return FALSE;
      g_array_append_val (ranges, range);
    }

  return TRUE;
}

static gboolean
find_at (const AddOptions *options, StkKind kind, StkArticle *article, StkRange *range, GError **error)
{
  size_t length = stk_text_get_length (stk_article_get_text (article));
  size_t offset;

  if (!stk_cli_take_number ("at", options->at, &offset, error))
    return FALSE;

  if (offset >= length)
    {
      g_set_error (error, STK_CLI_ERROR, STK_CLI_STATUS_FOUND,
                   _ ("The position %s is outside the article, which has %zu characters."),
                   options->at, length);
      return FALSE;
    }

  if (!stk_span_find_for_kind (article, kind, offset, range))
    {
      g_set_error (error, STK_CLI_ERROR, STK_CLI_STATUS_FOUND,
                   _ ("At %s there is nothing to tag as a %s. Give the words with --quote, or a range."),
                   options->at, stk_kind_get_info (kind)->nick);
      return FALSE;
    }

  return TRUE;
}

/* Which words to tag, by whichever of the three ways was used. */
static GArray *
find_ranges (const AddOptions *options, StkKind kind, StkArticle *article, GError **error)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (StkRange));
  StkText *text = stk_article_get_text (article);
  StkRange range;
  gboolean ok;

  if (options->starts != NULL || options->ends != NULL)
    return take_ranges (options, ranges, error) ? g_steal_pointer (&ranges) : NULL;

  if (options->quote != NULL)
    ok = stk_cli_find_words (text, options->quote, options->occurrence, &range, error);
  else
    ok = find_at (options, kind, article, &range, error);
  g_array_append_val (ranges, range);

  return ok ? g_steal_pointer (&ranges) : NULL;
}

/* Whether the options go together, without a look at any file. */
static gboolean
check_options (const AddOptions *options, StkKind *kind, GError **error)
{
  int n_ways = (options->starts != NULL || options->ends != NULL) + (options->quote != NULL) + (options->at != NULL);
  const char *message = NULL;

  if (options->kind == NULL)
    message = _ ("Say with --kind what to tag: quote, claim, source or note.");
  else if (n_ways != 1)
    message = _ ("Say which words to tag with either --start and --end, or --quote, or --at.");
  else if (options->quote != NULL && *options->quote == '\0')
    message = _ ("--quote is empty.");
  else if (options->occurrence != NULL && options->quote == NULL)
    message = _ ("--occurrence goes with --quote.");

  if (message == NULL)
    return stk_cli_parse_kind (options->kind, kind, error);

  g_set_error_literal (error, STK_CLI_ERROR, STK_CLI_STATUS_USAGE, message);

  return FALSE;
}

/* Makes the annotation in memory; what it says then is for stk_cli_edits_apply(). */
static char *
add (const AddOptions *options, StkKind kind, StkDocument *document, GError **error)
{
  g_autoptr (GArray) ranges = find_ranges (options, kind, stk_document_get_article (document), error);
  g_autofree char *id = NULL;
  StkAnnotation *annotation;

  if (ranges == NULL)
    return NULL;

  annotation = stk_document_add (document, kind, (const StkRange *) (gpointer) ranges->data, ranges->len, error);
  if (annotation == NULL)
    return NULL;

  id = g_strdup (stk_annotation_get_id (annotation));

  return stk_cli_edits_apply (options->edits, document, id, error) ? g_steal_pointer (&id) : NULL;
}

static void
print_added (StkCli *cli, StkDocument *document, const char *file, const char *id)
{
  StkAnnotation *annotation = stk_annotation_list_lookup (stk_document_get_annotations (document), id);
  g_autoptr (JsonNode) node = NULL;

  if (cli->quiet)
    return;

  if (cli->format == STK_CLI_FORMAT_TEXT)
    {
      puts (id);
      return;
    }

  node = stk_cli_annotation_to_json (annotation, file);
  if (cli->format == STK_CLI_FORMAT_JSON)
    stk_cli_print_json (node);
  else
    stk_cli_emit (cli, g_steal_pointer (&node));
}

static void
run (StkCli *cli, const AddOptions *options)
{
  g_autoptr (StkDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  const char *file = cli->articles[0];
  StkKind kind;

  if (!check_options (options, &kind, &error))
    {
      stk_cli_complain_error (cli, NULL, error);
      return;
    }

  document = stk_cli_open_for_writing (cli, file);
  if (document == NULL)
    return;

  id = add (options, kind, document, &error);
  if (id == NULL)
    stk_cli_complain_error (cli, file, error);
  else if (stk_cli_save (cli, document, file))
    print_added (cli, document, file, id);
}

/**
 * stk_cli_add:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments, the command's name first
 *
 * `stickler-cli add`
 */
void
stk_cli_add (StkCli *cli, int argc, char **argv)
{
  g_auto (AddOptions) options = { .edits = stk_cli_edits_new () };
  const GOptionEntry ENTRIES[] = {
    { "kind", 'k', 0, G_OPTION_ARG_FILENAME, &options.kind,
      N_ ("What it is: quote, claim, source or note"), "KIND" },
    { "start", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.starts,
      N_ ("Where the words start"), "N" },
    { "end", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.ends,
      N_ ("Where they end: the position after the last"), "N" },
    { "quote", 0, 0, G_OPTION_ARG_FILENAME, &options.quote, N_ ("The words"), "TEXT" },
    { "occurrence", 0, 0, G_OPTION_ARG_FILENAME, &options.occurrence,
      N_ ("Which of several, from 1"), "N" },
    { "at", 0, 0, G_OPTION_ARG_FILENAME, &options.at, N_ ("Tag what is at this position"), "N" },
    { "set", 's', G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK, (gpointer) stk_cli_edits_set_cb,
      N_ ("Set a field"), "FIELD=VALUE" },
    { "add", 'a', G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK, (gpointer) stk_cli_edits_add_cb,
      N_ ("Begin an entry of a list"), "FIELD=VALUE" },
    G_OPTION_ENTRY_NULL,
  };

  if (stk_cli_parse (cli, &USAGE, ENTRIES, options.edits, argc, argv))
    run (cli, &options);
}

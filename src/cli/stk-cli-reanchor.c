/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"
#include "stk-progress.h"

#include <glib/gi18n.h>

static const StkCliUsage USAGE = {
  .flags = STK_CLI_TAKES_FORMAT | STK_CLI_TAKES_AGENT,
  .arguments = N_ ("ARTICLE…"),
  .description = N_ ("Finds the tags of articles that were changed since. For each tag it says how its words sit in\n"
                     "the article now: exact, moved (the same words elsewhere), changed, ambiguous (several places\n"
                     "suit) or orphan (not there any more), where, how far they are the same from 0 to 1, and why.\n"
                     "\n"
                     "Only exact and moved are certain, and only these are saved with --write. --accept takes the\n"
                     "words of a tag as they are now, or at START:END; if they are other words, its check begins\n"
                     "again. Parts of a quotation have commas between them. An orphan is kept without its words, and\n"
                     "not asked about again. The exit status is 1 while there are tags that are not certain."),
  .examples = "  stickler-cli reanchor ferry.txt\n"
              "  stickler-cli reanchor --write --accept 3f2a91c0 --accept 9b01=120:145 ferry.txt\n"
              "  stickler-cli reanchor --format ndjson *.txt | jq -r 'select(.anchor == \"orphan\") | .id'\n",
};

/* What a person says of a tag whose words are not certain. */
typedef struct
{
  char *id;
  GArray *ranges; /* of StkRange, one for each part; %NULL for where it is now */
} Acceptance;

static void
acceptance_clear (gpointer data)
{
  Acceptance *self = data;

  g_free (self->id);
  g_clear_pointer (&self->ranges, g_array_unref);
}

/* START:END, or several of them with commas between. */
static GArray *
parse_ranges (const char *argument)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (StkRange));
  g_auto (GStrv) parts = g_strsplit (argument, ",", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      g_auto (GStrv) numbers = g_strsplit (*part, ":", 2);
      StkRange range;

      if (g_strv_length (numbers) != 2 || !stk_cli_parse_number (numbers[0], &range.start) ||
          !stk_cli_parse_number (numbers[1], &range.end))
        return NULL;
      g_array_append_val (ranges, range);
    }

  return ranges->len > 0 ? g_steal_pointer (&ranges) : NULL;
}

/* ID, or ID=START:END[,START:END…]. */
static gboolean
take_acceptance (GArray *acceptances, const char *argument, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (argument, "=", 2);
  gboolean has_ranges = parts[0] != NULL && parts[1] != NULL;
  Acceptance acceptance = { .ranges = has_ranges ? parse_ranges (parts[1]) : NULL };

  if (has_ranges && acceptance.ranges == NULL)
    {
      g_set_error (error, STK_CLI_ERROR, STK_CLI_STATUS_USAGE,
                   _ ("“%s” does not say what to accept. Write it as ID or ID=START:END, with whole numbers, and a comma "
                      "between the parts of a quotation."),
                   argument);
      return FALSE;
    }

  acceptance.id = g_strdup (parts[0] ? parts[0] : "");
  g_array_append_val (acceptances, acceptance);

  return TRUE;
}

static gboolean
take_acceptances (GArray *acceptances, char **arguments, GError **error)
{
  for (; arguments != NULL && *arguments != NULL; arguments++)
    if (!take_acceptance (acceptances, *arguments, error))
      return FALSE;

  return TRUE;
}

static gboolean
accept (StkDocument *document, const char *id, GArray *ranges, GError **error)
{
  if (ranges == NULL)
    return stk_document_confirm (document, id, error);

  return stk_document_set_ranges (document, id, (const StkRange *) (void *) ranges->data, ranges->len, error);
}

static gboolean
accept_all (StkDocument *document, GArray *acceptances, GError **error)
{
  for (guint i = 0; i < acceptances->len; i++)
    {
      const Acceptance *acceptance = &g_array_index (acceptances, Acceptance, i);
      StkAnnotation *annotation = stk_cli_find_annotation (document, acceptance->id, error);
      g_autofree char *id = annotation ? g_strdup (stk_annotation_get_id (annotation)) : NULL;

      if (id == NULL || !accept (document, id, acceptance->ranges, error))
        return FALSE;
    }

  return TRUE;
}

/* What is certain is taken when the article is opened, but for other typography. */
static gboolean
confirm_typography (StkDocument *document, GError **error)
{
  g_autoptr (GPtrArray) all = stk_annotation_list_snapshot (stk_document_get_annotations (document));

  for (guint i = 0; i < all->len; i++)
    {
      StkAnnotation *annotation = g_ptr_array_index (all, i);

      if (stk_anchor_state_is_certain (stk_annotation_get_anchor_state (annotation)) &&
          stk_annotation_get_anchor_reason (annotation) == STK_ANCHOR_REASON_TYPOGRAPHY &&
          !stk_document_confirm (document, stk_annotation_get_id (annotation), error))
        return FALSE;
    }

  return TRUE;
}

static JsonNode *
to_json (StkAnnotation *annotation, const char *file)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  StkAnchorState state = stk_annotation_get_anchor_state (annotation);
  StkRange range = stk_annotation_get_range (annotation);
  g_autofree char *name = g_filename_display_name (file);

  json_object_set_string_member (object, "file", name);
  json_object_set_string_member (object, "id", stk_annotation_get_id (annotation));
  json_object_set_string_member (object, "anchor", stk_anchor_state_get_nick (state));
  if (state == STK_ANCHOR_STATE_ORPHAN)
    {
      json_object_set_null_member (object, "start");
      json_object_set_null_member (object, "end");
    }
  else
    {
      json_object_set_int_member (object, "start", (gint64) range.start);
      json_object_set_int_member (object, "end", (gint64) range.end);
    }
  json_object_set_double_member (object, "score", stk_annotation_get_anchor_score (annotation));
  json_object_set_string_member (object, "reason",
                                 stk_anchor_reason_get_nick (stk_annotation_get_anchor_reason (annotation)));

  json_node_take_object (node, object);

  return node;
}

static char *
dup_saved_words (StkAnnotation *annotation)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (size_t i = 0; i < stk_annotation_get_n_saved_anchors (annotation); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " … " : "",
                            stk_anchor_get_exact (stk_annotation_get_saved_anchor (annotation, i)));

  return g_string_free_and_steal (g_steal_pointer (&words));
}

static void
print_row (StkAnnotation *annotation, size_t id_length)
{
  StkAnchorState state = stk_annotation_get_anchor_state (annotation);
  StkRange range = stk_annotation_get_range (annotation);
  g_autofree char *id = stk_cli_shorten_id (stk_annotation_get_id (annotation), id_length);
  g_autofree char *place =
    state == STK_ANCHOR_STATE_ORPHAN ? g_strdup ("-") : g_strdup_printf ("%zu-%zu", range.start, range.end);
  g_autofree char *old = dup_saved_words (annotation);
  g_autofree char *new = stk_annotation_dup_exact (annotation);

  printf ("%s  %s  %s  %s  ", id, stk_anchor_state_get_nick (state), place,
          stk_anchor_reason_get_nick (stk_annotation_get_anchor_reason (annotation)));
  if (g_str_equal (old, new))
    puts (old);
  else
    printf ("%s → %s\n", old, new);
}

static size_t
get_id_length (GPtrArray *annotations)
{
  g_autofree const char **ids = g_new0 (const char *, annotations->len + 1);

  for (guint i = 0; i < annotations->len; i++)
    ids[i] = stk_annotation_get_id (g_ptr_array_index (annotations, i));

  return stk_cli_get_short_length (ids);
}

static void
report (StkCli *cli, StkDocument *document, const char *file)
{
  g_autoptr (GPtrArray) all = stk_annotation_list_snapshot (stk_document_get_annotations (document));
  size_t id_length = get_id_length (all);

  for (guint i = 0; i < all->len; i++)
    {
      StkAnnotation *annotation = g_ptr_array_index (all, i);

      if (stk_progress_needs_review (annotation))
        cli->status = MAX (cli->status, STK_CLI_STATUS_FOUND);
      if (cli->format == STK_CLI_FORMAT_TEXT)
        print_row (annotation, id_length);
      else
        stk_cli_emit (cli, to_json (annotation, file));
    }
}

static gboolean
needs_write (StkDocument *document)
{
  g_autoptr (GPtrArray) all = stk_annotation_list_snapshot (stk_document_get_annotations (document));

  for (guint i = 0; i < all->len; i++)
    if (stk_annotation_get_anchor_state (g_ptr_array_index (all, i)) == STK_ANCHOR_STATE_MOVED)
      return TRUE;

  return stk_document_get_modified (document);
}

static void
reanchor (StkCli *cli, const char *file, gboolean write, GArray *acceptances)
{
  gboolean is_writing = write || acceptances->len > 0;
  g_autoptr (StkDocument) document = is_writing ? stk_cli_open_for_writing (cli, file) : stk_cli_open (cli, file);
  g_autoptr (GError) error = NULL;
  gboolean is_due;

  if (document == NULL)
    return;

  is_due = write && needs_write (document);
  if (accept_all (document, acceptances, &error))
    report (cli, document, file);
  if (error != NULL || (write && !confirm_typography (document, &error)))
    stk_cli_complain_error (cli, file, error);
  else if (is_due || stk_document_get_modified (document))
    stk_cli_save (cli, document, file);
}

/**
 * stk_cli_reanchor:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments, the command's name first
 *
 * `stickler-cli reanchor`
 */
void
stk_cli_reanchor (StkCli *cli, int argc, char **argv)
{
  g_auto (GStrv) accepted = NULL;
  gboolean write = FALSE;
  const GOptionEntry ENTRIES[] = {
    { "write", 'w', 0, G_OPTION_ARG_NONE, &write, N_ ("Save what is certain"), NULL },
    { "accept", 'a', 0, G_OPTION_ARG_FILENAME_ARRAY, &accepted,
      N_ ("Take the words of a tag as they are now, or those at a place, and save"), "ID[=START:END[,…]]" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GArray) acceptances = g_array_new (FALSE, FALSE, sizeof (Acceptance));
  g_autoptr (GError) error = NULL;

  g_array_set_clear_func (acceptances, acceptance_clear);
  if (!stk_cli_parse (cli, &USAGE, ENTRIES, NULL, argc, argv))
    return;

  if (!take_acceptances (acceptances, accepted, &error))
    {
      stk_cli_complain_error (cli, NULL, error);
      return;
    }
  if (acceptances->len > 0 && g_strv_length (cli->articles) > 1)
    {
      stk_cli_complain (cli, STK_CLI_STATUS_USAGE, NULL, _ ("With --accept give one article only."));
      return;
    }

  stk_cli_begin_results (cli);
  for (char **file = cli->articles; *file != NULL; file++)
    reanchor (cli, *file, write, acceptances);
}

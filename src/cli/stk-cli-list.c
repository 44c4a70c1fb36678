/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"

#include <glib/gi18n.h>

/* Columns that the words of a tag have at the least, however narrow the terminal is. */
#define MIN_WIDTH 16

static const StkCliUsage USAGE = {
  .flags = STK_CLI_TAKES_FORMAT,
  .arguments = N_ ("ARTICLE…"),
  .description = N_ ("Lists the tags of articles in the order of the text. As text, a line shows a tag’s id (as\n"
                     "short as tells it from the others), kind, range, state and words; “!” after the range\n"
                     "means that the words were changed or are not there any more. JSON has all that is known,\n"
                     "but what is confidential and kept on this computer only with --confidential."),
  .examples = "  stickler-cli list --kind claim --status open ferry.txt\n"
              "  stickler-cli list --format ndjson *.txt | jq -r 'select(.finding == null) | .exact'\n",
};

/* Which tags to list. */
typedef struct
{
  StkKinds kinds;
  GHashTable *statuses; /* (nullable): of nicks */
  gboolean confidential; /* whether to tell what is kept on this computer only */
} Filter;

/* The cells of the table, as wide as the widest of them. */
typedef struct
{
  int id;
  int kind;
  int range;
  int status;
  size_t id_length;
} Widths;

static gboolean
take_kinds (Filter *filter, char **nicks, GError **error)
{
  filter->kinds = nicks ? 0 : STK_KINDS_ALL;

  for (; nicks != NULL && *nicks != NULL; nicks++)
    {
      StkKind kind;

      if (!stk_cli_parse_kind (*nicks, &kind, error))
        return FALSE;
      filter->kinds |= STK_KINDS (kind);
    }

  return TRUE;
}

static gboolean
take_statuses (Filter *filter, char **nicks, GError **error)
{
  const StkField *field = stk_field_lookup (STK_KIND_QUOTE, STK_FIELD_STATUS);

  if (nicks != NULL)
    filter->statuses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (; nicks != NULL && *nicks != NULL; nicks++)
    {
      const StkChoice *choice = stk_field_find_choice (field, *nicks);

      if (choice == NULL)
        {
          stk_field_check (field, *nicks, error);
          return FALSE;
        }
      g_hash_table_add (filter->statuses, g_strdup (choice->nick));
    }

  return TRUE;
}

static gboolean
is_wanted (const Filter *filter, StkAnnotation *annotation)
{
  return (filter->kinds & STK_KINDS (stk_annotation_get_kind (annotation))) &&
         (filter->statuses == NULL || g_hash_table_contains (filter->statuses, stk_annotation_get_status (annotation)));
}

static char *
format_range (StkAnnotation *annotation)
{
  StkRange range = stk_annotation_get_range (annotation);

  return g_strdup_printf ("%zu-%zu%s", range.start, range.end,
                          stk_anchor_state_is_certain (stk_annotation_get_anchor_state (annotation)) ? "" : "!");
}

static const char *
get_kind_nick (StkAnnotation *annotation)
{
  return stk_kind_get_info (stk_annotation_get_kind (annotation))->nick;
}

static Widths
measure (GPtrArray *annotations)
{
  Widths widths = { 0 };
  g_autofree const char **ids = g_new0 (const char *, annotations->len + 1);

  for (guint i = 0; i < annotations->len; i++)
    ids[i] = stk_annotation_get_id (g_ptr_array_index (annotations, i));
  widths.id_length = stk_cli_get_short_length (ids);

  for (guint i = 0; i < annotations->len; i++)
    {
      StkAnnotation *annotation = g_ptr_array_index (annotations, i);
      g_autofree char *id = stk_cli_shorten_id (ids[i], widths.id_length);
      g_autofree char *range = format_range (annotation);

      widths.id = MAX (widths.id, stk_cli_measure (id));
      widths.kind = MAX (widths.kind, stk_cli_measure (get_kind_nick (annotation)));
      widths.range = MAX (widths.range, stk_cli_measure (range));
      widths.status = MAX (widths.status, stk_cli_measure (stk_annotation_get_status (annotation)));
    }

  return widths;
}

static void
print_row (StkAnnotation *annotation, const Widths *widths)
{
  int used = widths->id + widths->kind + widths->range + widths->status + 4 * 2;
  g_autofree char *id = stk_cli_shorten_id (stk_annotation_get_id (annotation), widths->id_length);
  g_autofree char *range = format_range (annotation);
  g_autofree char *exact = stk_annotation_dup_exact (annotation);
  g_autofree char *words = stk_cli_ellipsize (exact, MAX (MIN_WIDTH, stk_cli_get_width () - used));

  stk_cli_print_padded (id, widths->id);
  stk_cli_print_padded (get_kind_nick (annotation), widths->kind);
  stk_cli_print_padded (range, widths->range);
  stk_cli_print_padded (stk_annotation_get_status (annotation), widths->status);
  puts (words);
}

/* What is kept on this computer about a tag: its fields, and what they hold; (transfer full). */
static JsonObject *
load_confidential (StkCli *cli, StkDocument *document, StkAnnotation *annotation, const char *file)
{
  JsonObject *object = json_object_new ();
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < n_fields; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *string = NULL;

      if (!(fields[i].flags & STK_FIELD_CONFIDENTIAL) ||
          !stk_field_has_kind (&fields[i], stk_annotation_get_kind (annotation)))
        continue;

      string = stk_document_dup_confidential (document, stk_annotation_get_id (annotation), &fields[i], &error);
      if (error != NULL)
        {
          stk_cli_complain_error (cli, file, error);
          break;
        }
      if (string != NULL)
        json_object_set_string_member (object, fields[i].name, string);
    }

  return object;
}

static void
print_confidential (JsonObject *object, int indent)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *line = g_strdup_printf ("%s: %s", (char *) l->data,
                                               json_object_get_string_member (object, l->data));
      g_autofree char *words = stk_cli_ellipsize (line, G_MAXINT);

      stk_cli_print_padded ("", indent);
      puts (words);
    }
}

static void
emit_json (StkCli *cli, StkAnnotation *annotation, JsonObject *confidential, const char *file)
{
  JsonNode *node = stk_cli_annotation_to_json (annotation, file);

  if (confidential != NULL && json_object_get_size (confidential) > 0)
    json_object_set_object_member (json_node_get_object (node), "confidential", json_object_ref (confidential));
  stk_cli_emit (cli, node);
}

static void
print_heading (StkCli *cli, const char *file)
{
  if (g_strv_length (cli->articles) > 1)
    {
      g_autofree char *name = g_filename_display_name (file);

      printf ("%s%s:\n", file == cli->articles[0] ? "" : "\n", name);
    }
}

static void
list_article (StkCli *cli, const Filter *filter, const char *file)
{
  g_autoptr (StkDocument) document = stk_cli_open (cli, file);
  g_autoptr (GPtrArray) all = NULL;
  Widths widths;

  if (document == NULL)
    return;

  all = stk_annotation_list_snapshot (stk_document_get_annotations (document));
  /* the short ids have to tell a tag from those that are not shown, too */
  widths = measure (all);
  if (cli->format == STK_CLI_FORMAT_TEXT)
    print_heading (cli, file);

  for (guint i = 0; i < all->len; i++)
    {
      StkAnnotation *annotation = g_ptr_array_index (all, i);
      g_autoptr (JsonObject) confidential = NULL;

      if (!is_wanted (filter, annotation))
        continue;
      if (filter->confidential)
        confidential = load_confidential (cli, document, annotation, file);
      if (cli->format != STK_CLI_FORMAT_TEXT)
        {
          emit_json (cli, annotation, confidential, file);
          continue;
        }
      print_row (annotation, &widths);
      if (confidential != NULL)
        print_confidential (confidential, widths.id);
    }
}

/**
 * stk_cli_list:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments, the command's name first
 *
 * `stickler-cli list`
 */
void
stk_cli_list (StkCli *cli, int argc, char **argv)
{
  g_auto (GStrv) kinds = NULL;
  g_auto (GStrv) statuses = NULL;
  Filter filter = { 0 };
  const GOptionEntry ENTRIES[] = {
    { "kind", 'k', 0, G_OPTION_ARG_FILENAME_ARRAY, &kinds,
      N_ ("Only tags of this kind (several times for several)"), "KIND" },
    { "status", 's', 0, G_OPTION_ARG_FILENAME_ARRAY, &statuses,
      N_ ("Only tags in this state (several times for several)"), "STATUS" },
    { "confidential", 0, 0, G_OPTION_ARG_NONE, &filter.confidential,
      N_ ("Also what is kept on this computer only"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GHashTable) wanted_statuses = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ok;

  if (!stk_cli_parse (cli, &USAGE, ENTRIES, NULL, argc, argv))
    return;

  ok = take_kinds (&filter, kinds, &error) && take_statuses (&filter, statuses, &error);
  wanted_statuses = filter.statuses;
  if (!ok)
    {
      stk_cli_complain_error (cli, NULL, error);
      return;
    }

  stk_cli_begin_results (cli);
  for (char **file = cli->articles; *file != NULL; file++)
    list_article (cli, &filter, *file);
}

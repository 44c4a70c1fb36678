/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"

#include <glib/gi18n.h>

/* Columns that the words of a tag have at the least, however narrow the terminal is. */
#define MIN_WIDTH 16

/* Characters of an id, which tell it from the others of its article. */
#define ID_LENGTH 8

static const StkCliUsage USAGE = {
  .flags = STK_CLI_TAKES_FORMAT,
  .arguments = N_ ("FOLDER [WORD…]"),
  .description = N_ ("Searches the tags of all articles in a folder and those below it: for words of theirs, of\n"
                     "their fields, and names of who speaks or claims. All words have to be there; case and\n"
                     "accents make no difference, and a word may go on: “harb” finds “harbour”. Words also filter:\n"
                     "kind:KIND, state:STATE, person:NAME. A line shows an article, a tag’s id, kind, state,\n"
                     "person and words. The exit status is 1 if nothing is found.\n\n"
                     "An index in the cache of this account makes it quick. It is brought up to date each time."),
  .examples = "  stickler-cli search ~/desk --kind quote --speaker peskov\n"
              "  stickler-cli search ~/desk state:open '\"per cent\"'\n",
};

static void
append (StkDeskQuery *query, const char *name, char **values, GError **error)
{
  for (size_t i = 0; values != NULL && values[i] != NULL && *error == NULL; i++)
    {
      gboolean quote = strpbrk (values[i], " \t\n") != NULL && strchr (values[i], '"') == NULL;
      g_autofree char *word = g_strdup_printf (quote ? "%s\"%s\"" : "%s%s", name, values[i]);

      stk_desk_query_parse (query, word, error);
    }
}

static JsonNode *
hit_to_json (const StkDeskHitInfo *info, const char *name)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "file", name);
  stk_cli_set_string (object, "headline", info->headline);
  json_object_set_string_member (object, "id", info->id);
  json_object_set_string_member (object, "kind", stk_kind_get_info (info->kind)->nick);
  json_object_set_string_member (object, "status", info->status);
  json_object_set_int_member (object, "start", (gint64) info->range.start);
  json_object_set_int_member (object, "end", (gint64) info->range.end);
  json_object_set_string_member (object, "exact", info->words);
  stk_cli_set_string (object, "person", info->person);
  if (info->verdict != NULL)
    stk_cli_set_string (object, info->verdict->name, info->finding);
  stk_cli_set_string (object, "checker", info->checker);
  stk_cli_set_string (object, "checked", info->checked);
  json_node_take_object (node, object);

  return node;
}

static void
print_hit (const StkDeskHitInfo *info, const char *name, int width)
{
  g_autofree char *id = stk_cli_shorten_id (info->id, ID_LENGTH);
  int used = width + ID_LENGTH + 6 + 11 + 4 * 2;
  g_autofree char *person = info->person ? stk_cli_ellipsize (info->person, 24) : NULL;
  g_autofree char *text = person ? g_strdup_printf ("%s: %s", person, info->words) : NULL;
  g_autofree char *words = stk_cli_ellipsize (text ? text : info->words, MAX (MIN_WIDTH, stk_cli_get_width () - used));

  stk_cli_print_padded (name, width);
  stk_cli_print_padded (id, ID_LENGTH);
  stk_cli_print_padded (stk_kind_get_info (info->kind)->nick, 6);
  stk_cli_print_padded (info->status, 11);
  puts (words);
}

static void
print_hits (StkCli *cli, const char *folder, GPtrArray *hits)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  int width = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      g_autofree char *file = g_build_filename (folder, stk_desk_hit_get_info (hits->pdata[i])->path, NULL);

      g_ptr_array_add (names, g_filename_display_name (file));
      width = MAX (width, stk_cli_measure (names->pdata[i]));
    }

  for (guint i = 0; i < hits->len; i++)
    if (cli->format == STK_CLI_FORMAT_TEXT)
      print_hit (stk_desk_hit_get_info (hits->pdata[i]), names->pdata[i], width);
    else
      stk_cli_emit (cli, hit_to_json (stk_desk_hit_get_info (hits->pdata[i]), names->pdata[i]));

  if (hits->len == 0)
    cli->status = MAX (cli->status, STK_CLI_STATUS_FOUND);
}

/* An index that turns out to be damaged is made anew, once. */
static GPtrArray *
search (StkCli *cli, const char *folder, const StkDeskQuery *query, guint limit)
{
  for (guint attempt = 0; attempt < 2; attempt++)
    {
      g_autoptr (StkDeskIndex) index = stk_cli_open_desk (cli, folder);
      g_autoptr (GError) error = NULL;
      GPtrArray *hits;

      if (index == NULL)
        return NULL;
      hits = stk_desk_index_search (index, query, limit, &error);
      if (hits != NULL)
        return hits;
      if (attempt > 0 || !stk_desk_index_discard (index, NULL))
        stk_cli_complain_error (cli, folder, error);
    }

  return NULL;
}

/**
 * stk_cli_search:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments, the command's name first
 *
 * `stickler-cli search`
 */
void
stk_cli_search (StkCli *cli, int argc, char **argv)
{
  g_auto (GStrv) kinds = NULL;
  g_auto (GStrv) statuses = NULL;
  g_auto (GStrv) speakers = NULL;
  g_autofree char *limit_text = NULL;
  const GOptionEntry ENTRIES[] = {
    { "kind", 'k', 0, G_OPTION_ARG_FILENAME_ARRAY, &kinds,
      N_ ("Only tags of this kind (several times for several)"), "KIND" },
    { "status", 's', 0, G_OPTION_ARG_FILENAME_ARRAY, &statuses,
      N_ ("Only tags in this state (several times for several)"), "STATUS" },
    { "speaker", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &speakers,
      N_ ("Only what this person says, claims, or is"), "NAME" },
    { "limit", 'n', 0, G_OPTION_ARG_FILENAME, &limit_text, N_ ("Print so many at most"), "NUMBER" },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (StkDeskQuery) query = { 0 };
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  size_t limit = G_MAXINT;

  if (!stk_cli_parse (cli, &USAGE, ENTRIES, NULL, argc, argv))
    return;

  append (&query, "kind:", kinds, &error);
  append (&query, "state:", statuses, &error);
  append (&query, "person:", speakers, &error);
  append (&query, "", cli->articles + 1, &error);
  if (error != NULL || (limit_text != NULL && !stk_cli_take_number ("limit", limit_text, &limit, &error)))
    {
      stk_cli_complain_error (cli, NULL, error);
      return;
    }
  if (query.words == NULL && query.person == NULL && query.kinds == 0 && query.statuses == NULL)
    {
      stk_cli_complain (cli, STK_CLI_STATUS_USAGE, NULL,
                        _ ("Nothing to search for is given. Give a folder, then words; “%s %s --help” explains."),
                        STK_CLI_NAME, cli->command->name);
      return;
    }

  stk_cli_begin_results (cli);
  hits = search (cli, cli->articles[0], &query, (guint) MIN (limit, G_MAXINT));
  if (hits != NULL)
    print_hits (cli, cli->articles[0], hits);
}

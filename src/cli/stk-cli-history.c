/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-change-text.h"
#include "stk-cli.h"
#include "stk-sidecar.h"

#include <glib/gi18n.h>

static const StkCliUsage USAGE = {
  .flags = STK_CLI_TAKES_FORMAT,
  .arguments = N_ ("ARTICLE…"),
  .description = N_ ("Prints who did what to the tags of articles, and when, the oldest first: all of it, that of\n"
                     "tags, what checks came to, or the tags that were deleted and can be restored.\n"
                     "Exit status 1 says that there is nothing to print."),
  .examples = "  stickler-cli history ferry.txt\n"
              "  stickler-cli history --id 3f2a91c0 ferry.txt\n"
              "  stickler-cli history --deleted --format ndjson ferry.txt\n",
};

/* What is to be printed. */
typedef struct
{
  char **ids;
  gboolean checks;
  gboolean deleted;
} Choice;

/* Of one article: its history, and what is known of the tags in it. */
typedef struct
{
  StkCli *cli;
  StkDocument *document;
  const char *file;
  GHashTable *kinds;   /* id → kind */
  GHashTable *deleted; /* entries that can be restored */
  size_t id_length;
} History;

/* Learns the kind of each tag from how it was made, deleted or is. */
static void
learn (History *self, StkHistory *history)
{
  g_autoptr (GPtrArray) deleted = stk_history_list_deleted (history);

  for (guint i = 0; i < stk_history_get_n (history); i++)
    {
      StkHistoryEntry *entry = stk_history_get (history, i);
      const char *path = stk_history_entry_get_path (entry);
      StkKind kind;

      if ((path == NULL || g_str_equal (path, STK_CONFLICT_KIND)) && stk_history_entry_get_to (entry) != NULL &&
          stk_kind_from_nick (stk_history_entry_get_to (entry), &kind))
        g_hash_table_insert (self->kinds, (gpointer) stk_history_entry_get_tag (entry), GUINT_TO_POINTER (kind));
    }

  for (guint i = 0; i < deleted->len; i++)
    if (stk_annotation_list_lookup (stk_document_get_annotations (self->document),
                                    stk_history_entry_get_tag (g_ptr_array_index (deleted, i))) == NULL)
      g_hash_table_add (self->deleted, g_ptr_array_index (deleted, i));
}

static StkKind
get_kind (History *self, StkHistoryEntry *entry)
{
  const char *id = stk_history_entry_get_tag (entry);
  StkAnnotation *annotation = stk_annotation_list_lookup (stk_document_get_annotations (self->document), id);

  return annotation ? stk_annotation_get_kind (annotation) : GPOINTER_TO_UINT (g_hash_table_lookup (self->kinds, id));
}

/* Which tags are meant; also those that are not there any more. */
static gboolean
match_ids (StkHistory *history, char **ids, GHashTable *matched, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree const char **all = NULL;

  for (guint i = 0; i < stk_history_get_n (history); i++)
    g_hash_table_add (seen, (gpointer) stk_history_entry_get_tag (stk_history_get (history, i)));
  all = (const char **) g_hash_table_get_keys_as_array (seen, NULL);

  for (; *ids != NULL; ids++)
    {
      const char *id = stk_cli_match_id (all, *ids, error);

      if (id == NULL)
        return FALSE;
      g_hash_table_add (matched, (gpointer) id);
    }

  return TRUE;
}

static const char *
get_change (StkHistoryEntry *entry)
{
  if (stk_history_entry_get_path (entry) != NULL)
    return "changed";

  return stk_history_entry_get_to (entry) != NULL ? "made" : "deleted";
}

static void
emit (History *self, StkHistoryEntry *entry)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autofree char *name = g_filename_display_name (self->file);

  json_object_set_string_member (object, "file", name);
  json_object_set_string_member (object, "id", stk_history_entry_get_tag (entry));
  json_object_set_string_member (object, "time", stk_history_entry_get_time (entry));
  json_object_set_string_member (object, "by", stk_agent_get_name (stk_history_entry_get_agent (entry)));
  json_object_set_string_member (object, "change", get_change (entry));
  stk_cli_set_string (object, "field", stk_history_entry_get_path (entry));
  stk_cli_set_string (object, "from", stk_history_entry_get_from (entry));
  stk_cli_set_string (object, "to", stk_history_entry_get_to (entry));
  json_object_set_string_member (object, "digest", stk_history_entry_get_digest (entry));
  json_node_take_object (node, object);
  stk_cli_emit (self->cli, node);
}

/* The words of a tag that was deleted; the kind of one that was made. */
static char *
dup_tag (StkHistoryEntry *entry)
{
  const char *from = stk_history_entry_get_from (entry);
  const char *to = stk_history_entry_get_to (entry);
  g_autoptr (StkAnnotation) annotation = from ? stk_sidecar_read_tag (from) : NULL;

  return annotation ? stk_annotation_dup_exact (annotation) : g_strdup (to ? to : "");
}

static void
print (History *self, StkHistoryEntry *entry)
{
  const char *path = stk_history_entry_get_path (entry);
  StkAnnotationList *annotations = stk_document_get_annotations (self->document);
  StkKind kind = get_kind (self, entry);
  g_autofree char *id = stk_cli_shorten_id (stk_history_entry_get_tag (entry), self->id_length);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  printf ("%s  %s  %s  ", stk_history_entry_get_time (entry),
          stk_agent_get_name (stk_history_entry_get_agent (entry)), id);
  if (path == NULL)
    {
      from = dup_tag (entry);
      g_strdelimit (from, "\n", ' ');
      printf ("%s  %s\n", get_change (entry), from);
      return;
    }

  from = stk_change_text_dup_value (path, kind, stk_history_entry_get_from (entry), annotations);
  to = stk_change_text_dup_value (path, kind, stk_history_entry_get_to (entry), annotations);
  if (from != NULL)
    g_strdelimit (from, "\n", ' ');
  if (to != NULL)
    g_strdelimit (to, "\n", ' ');
  printf ("%s  %s → %s\n", path, from ? from : "-", to ? to : "-");
}

static size_t
get_id_length (StkHistory *history)
{
  g_autofree const char **ids = g_new0 (const char *, stk_history_get_n (history) + 1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint i = 0; i < stk_history_get_n (history); i++)
    {
      const char *id = stk_history_entry_get_tag (stk_history_get (history, i));

      if (g_hash_table_add (seen, (gpointer) id))
        ids[n++] = id;
    }

  return stk_cli_get_short_length (ids);
}

/* Returns how many entries were printed. */
static guint
report (History *self, StkHistory *history, const Choice *choice, GHashTable *matched)
{
  guint n = 0;

  for (guint i = 0; i < stk_history_get_n (history); i++)
    {
      StkHistoryEntry *entry = stk_history_get (history, i);

      if (choice->ids != NULL && !g_hash_table_contains (matched, stk_history_entry_get_tag (entry)))
        continue;
      if (choice->checks && !stk_change_text_is_verdict (stk_history_entry_get_path (entry), get_kind (self, entry)))
        continue;
      if (choice->deleted && !g_hash_table_contains (self->deleted, entry))
        continue;

      n++;
      if (self->cli->format == STK_CLI_FORMAT_TEXT)
        print (self, entry);
      else
        emit (self, entry);
    }

  return n;
}

static guint
run (StkCli *cli, const char *file, const Choice *choice)
{
  g_autoptr (StkDocument) document = stk_cli_open (cli, file);
  g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) deleted = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) matched = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  History self = { cli, document, file, kinds, deleted, 0 };
  StkHistory *history;

  if (document == NULL)
    return 0;

  history = stk_document_get_history (document);
  if (choice->ids != NULL && !match_ids (history, choice->ids, matched, &error))
    {
      stk_cli_complain_error (cli, file, error);
      return 0;
    }

  learn (&self, history);
  self.id_length = get_id_length (history);

  return report (&self, history, choice, matched);
}

/**
 * stk_cli_history:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments, the command's name first
 *
 * `stickler-cli history`
 */
void
stk_cli_history (StkCli *cli, int argc, char **argv)
{
  g_auto (GStrv) ids = NULL;
  Choice choice = { NULL, FALSE, FALSE };
  const GOptionEntry ENTRIES[] = {
    { "id", 'i', 0, G_OPTION_ARG_FILENAME_ARRAY, &ids, N_ ("Of which tag (several times for several)"), "ID" },
    { "checks", 'c', 0, G_OPTION_ARG_NONE, &choice.checks, N_ ("Only what checks came to"), NULL },
    { "deleted", 'd', 0, G_OPTION_ARG_NONE, &choice.deleted, N_ ("Only deleted tags that can be restored"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  guint n = 0;

  if (!stk_cli_parse (cli, &USAGE, ENTRIES, NULL, argc, argv))
    return;

  choice.ids = ids;
  stk_cli_begin_results (cli);
  for (char **file = cli->articles; *file != NULL; file++)
    n += run (cli, *file, &choice);
  if (n == 0)
    cli->status = MAX (cli->status, STK_CLI_STATUS_FOUND);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"
#include "stk-desk-article.h"
#include "stk-progress.h"
#include "stk-sidecar.h"
#include "stk-sign-off.h"

#include <glib/gi18n.h>

static const StkCliUsage USAGE = {
  .flags = STK_CLI_TAKES_FORMAT,
  .arguments = N_ ("ARTICLE…|FOLDER…"),
  .description = N_ ("Shows for each article how many quotes and claims are checked, the tags by kind and state,\n"
                     "of how many tags the words were changed or lost, how many sentences are tagged or marked,\n"
                     "and what is missing before it can be signed off. Of a folder, all articles in it and in the\n"
                     "folders below are listed, a line each: its state, how much is checked, marks, who worked on\n"
                     "it last and when, and its headline. The exit status is 1 if words of a tag were changed or\n"
                     "lost."),
  .examples = "  stickler-cli status ferry.txt\n"
              "  stickler-cli status --format json ~/desk | jq '.[] | select(.progress < 1) | .file'\n",
};

/* What is said of one article. */
typedef struct
{
  StkProgress progress;
  guint tags[STK_N_KINDS];
  guint statuses[STK_N_KINDS][STK_DESK_MAX_STATUSES]; /* by the place in the vocabulary */
  StkCoverage *coverage;
  GPtrArray *breaches; /* %NULL where the desk's settings cannot be read */
  StkSignOff sign_off;
} Counts;

static void
counts_clear (Counts *self)
{
  g_clear_object (&self->coverage);
  g_clear_pointer (&self->breaches, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Counts, counts_clear)

static void
count (Counts *self, StkAnnotationList *list)
{
  const StkField *field = stk_field_lookup (STK_KIND_QUOTE, STK_FIELD_STATUS);

  stk_progress_count (&self->progress, G_LIST_MODEL (list));

  for (guint i = 0; i < stk_annotation_list_get_n (list); i++)
    {
      StkAnnotation *annotation = stk_annotation_list_peek (list, i);
      const StkChoice *choice = stk_field_find_choice (field, stk_annotation_get_status (annotation));
      StkKind kind = stk_annotation_get_kind (annotation);

      self->tags[kind]++;
      if (choice != NULL)
        self->statuses[kind][choice - field->choices]++;
    }
}

/* Quotes and claims: what is checked and signed off. */
static void
sum_up (const Counts *self, guint *checked, guint *total)
{
  *checked = *total = 0;
  for (guint kind = 0; kind < STK_N_KINDS; kind++)
    if (stk_kind_get_info ((StkKind) kind)->has_states)
      {
        *checked += self->progress.checked[kind];
        *total += self->progress.total[kind];
      }
}

static guint
count_sentences (const Counts *self)
{
  return stk_coverage_get_n (self->coverage) - stk_coverage_count (self->coverage, STK_COVERAGE_FURNITURE);
}

static JsonObject *
coverage_to_json (const Counts *self)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "sentences", count_sentences (self));
  json_object_set_int_member (object, "tagged", stk_coverage_count (self->coverage, STK_COVERAGE_TAGGED));
  json_object_set_int_member (object, "nothing-to-check", stk_coverage_count (self->coverage, STK_COVERAGE_CLEAR));
  json_object_set_int_member (object, "open", stk_coverage_count (self->coverage, STK_COVERAGE_OPEN));
  json_object_set_double_member (object, "fraction", stk_coverage_get_fraction (self->coverage));

  return object;
}

static JsonObject *
sign_off_to_json (const StkSignOff *sign_off)
{
  JsonObject *object = json_object_new ();

  json_object_set_boolean_member (object, "valid", sign_off->state == STK_SIGN_OFF_VALID);
  stk_cli_set_string (object, "by", sign_off->by);
  stk_cli_set_string (object, "time", sign_off->time);
  stk_cli_set_string (object, "override", sign_off->reason);

  return object;
}

static JsonNode *
counts_to_json (const Counts *self, const char *name)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  guint checked, total;

  sum_up (self, &checked, &total);
  json_object_set_string_member (object, "file", name);
  json_object_set_int_member (object, "total", total);
  json_object_set_int_member (object, "checked", checked);
  json_object_set_double_member (object, "progress", stk_progress_get_fraction (&self->progress));
  json_object_set_int_member (object, "stale", self->progress.stale);
  json_object_set_int_member (object, "orphans", self->progress.orphans);
  json_object_set_object_member (object, "kinds", stk_cli_kinds_to_json (self->tags, self->statuses));
  json_object_set_object_member (object, "coverage", coverage_to_json (self));
  if (self->sign_off.state != STK_SIGN_OFF_NONE)
    json_object_set_object_member (object, "sign-off", sign_off_to_json (&self->sign_off));
  if (self->breaches != NULL)
    json_object_set_array_member (object, "missing", stk_cli_breaches_to_json (self->breaches));
  json_node_take_object (node, object);

  return node;
}

static void
print_kind (const Counts *self, StkKind kind)
{
  const StkKindInfo *info = stk_kind_get_info (kind);
  const StkChoice *choices = stk_field_lookup (STK_KIND_QUOTE, STK_FIELD_STATUS)->choices;
  const char *separator = "  ";

  if (self->tags[kind] == 0)
    return;

  fputs ("  ", stdout);
  stk_cli_print_padded (_ (info->label_plural), 8);
  printf ("%4u", self->tags[kind]);
  for (size_t i = 0; info->has_states && choices[i].nick != NULL; i++)
    if (self->statuses[kind][i] > 0)
      {
        printf ("%s%s %u", separator, choices[i].nick, self->statuses[kind][i]);
        separator = ", ";
      }
  putchar ('\n');
}

static void
print_coverage (const Counts *self)
{
  guint total = count_sentences (self);

  if (total == 0)
    return;

  fputs ("  ", stdout);
  printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u sentence covered, %d %%", "%u of %u sentences covered, %d %%", total),
          total - stk_coverage_count (self->coverage, STK_COVERAGE_OPEN), total,
          (int) (stk_coverage_get_fraction (self->coverage) * 100));
  if (stk_coverage_count (self->coverage, STK_COVERAGE_CLEAR) > 0)
    printf (_ (", %u with nothing to check"), stk_coverage_count (self->coverage, STK_COVERAGE_CLEAR));
  putchar ('\n');
}

static void
print_sign_off (const Counts *self)
{
  const StkSignOff *sign_off = &self->sign_off;

  if (sign_off->state == STK_SIGN_OFF_VALID)
    printf (_ ("  Signed off by %s, %s"), sign_off->by, sign_off->time);
  else if (sign_off->state == STK_SIGN_OFF_CHANGED)
    printf (_ ("  Open again: changed since %s signed it off, %s"), sign_off->by, sign_off->time);
  if (sign_off->state == STK_SIGN_OFF_VALID && sign_off->reason != NULL)
    printf (_ (" (override: %s)"), sign_off->reason);
  if (sign_off->state != STK_SIGN_OFF_NONE)
    putchar ('\n');
}

static void
print_missing (const Counts *self, StkDocument *document)
{
  if (self->breaches == NULL || self->breaches->len == 0)
    return;

  fputs ("  ", stdout);
  printf (g_dngettext (GETTEXT_PACKAGE, "%u thing missing for the sign-off:", "%u things missing for the sign-off:",
                       self->breaches->len),
          self->breaches->len);
  putchar ('\n');
  stk_cli_print_breaches (stdout, document, self->breaches);
}

static void
print_counts (const Counts *self, const char *name)
{
  guint checked, total;

  sum_up (self, &checked, &total);
  printf ("%s: ", name);
  if (total > 0)
    printf (_ ("%u of %u checked"), checked, total);
  else
    fputs (_ ("nothing to check"), stdout);
  if (self->progress.stale > 0)
    printf (g_dngettext (GETTEXT_PACKAGE, ", the words of %u tag were changed", ", the words of %u tags were changed",
                         self->progress.stale),
            self->progress.stale);
  if (self->progress.orphans > 0)
    printf (g_dngettext (GETTEXT_PACKAGE, ", %u tag has lost its words", ", %u tags have lost their words",
                         self->progress.orphans),
            self->progress.orphans);
  putchar ('\n');

  for (guint kind = 0; kind < STK_N_KINDS; kind++)
    print_kind (self, (StkKind) kind);
  print_coverage (self);
  print_sign_off (self);
}

static void
show_article (StkCli *cli, const char *file)
{
  g_autoptr (StkDocument) document = stk_cli_open (cli, file);
  g_autofree char *name = g_filename_display_name (file);
  g_auto (Counts) counts = { 0 };

  if (document == NULL)
    return;

  count (&counts, stk_document_get_annotations (document));
  counts.coverage = stk_coverage_new (document);
  counts.breaches = stk_cli_list_breaches (cli, document, file, counts.coverage);
  counts.sign_off = stk_document_get_sign_off (document);
  if (cli->format == STK_CLI_FORMAT_TEXT)
    {
      print_counts (&counts, name);
      print_missing (&counts, document);
    }
  else
    stk_cli_emit (cli, counts_to_json (&counts, name));

  if (counts.progress.stale > 0 || counts.progress.orphans > 0)
    cli->status = MAX (cli->status, STK_CLI_STATUS_FOUND);
}

/**
 * stk_cli_status:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments, the command's name first
 *
 * `stickler-cli status`
 */
void
stk_cli_status (StkCli *cli, int argc, char **argv)
{
  if (!stk_cli_parse (cli, &USAGE, NULL, NULL, argc, argv))
    return;

  stk_cli_begin_results (cli);
  for (char **file = cli->articles; *file != NULL; file++)
    if (g_file_test (*file, G_FILE_TEST_IS_DIR))
      stk_cli_show_desk (cli, *file);
    else
      show_article (cli, *file);
}

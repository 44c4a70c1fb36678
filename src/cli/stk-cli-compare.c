/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-change-text.h"
#include "stk-cli.h"
#include "stk-compare.h"
#include "stk-merge.h"

#include <glib/gi18n.h>

/* Columns for the words of a tag, what a field says, and the name of a field. */
#define WORDS_WIDTH 40
#define VALUE_WIDTH 40
#define NAME_WIDTH 14

static const StkCliUsage USAGE = {
  .flags = STK_CLI_TAKES_FORMAT | STK_CLI_TAKES_QUIET,
  .arguments = N_ ("FIRST SECOND"),
  .description = N_ ("Compares two people’s sidecar files about the same article. It lists the tags that only one of\n"
                     "them has, and what they say differently of those that both have: tags are taken for the same\n"
                     "by their id, else by their kind and the words that they share.\n"
                     "\n"
                     "Then it says how far the two agree beyond chance; 1 is full agreement, 0 what chance makes:\n"
                     "in which words they tagged, as Krippendorff’s α for spans (uα); in what they chose for the\n"
                     "tags that both have, as Cohen’s κ and Krippendorff’s α. Where there is no figure, it says why.\n"
                     "\n"
                     "With --settle, the two are merged into one sidecar. Where they contradict each other, the tag\n"
                     "keeps both values until a person decides.\n"
                     "\n"
                     "The exit status is 1 if there are differences."),
  .examples = "  stickler-cli compare ida.json omar.json\n"
              "  stickler-cli compare --format json ida.json omar.json | jq .spans\n"
              "  stickler-cli compare --settle story.txt.annotations.json ida.json omar.json\n",
};

/* How many tags differ in which way. */
typedef struct
{
  guint different;
  guint ours;
  guint theirs;
} Counts;

static gboolean
is_different (const StkComparedTag *tag)
{
  return tag->ours == NULL || tag->theirs == NULL || tag->differences->len > 0;
}

static const char *
get_undefined (StkAgreementCase state)
{
  return state == STK_AGREEMENT_NO_UNITS ? "no-units" : "no-variation";
}

static void
set_agreement (JsonObject *object, const char *name, StkAgreement agreement)
{
  if (agreement.state == STK_AGREEMENT_DEFINED)
    json_object_set_double_member (object, name, agreement.value);
  else
    json_object_set_null_member (object, name);
}

static JsonObject *
span_to_json (const char *kind, StkAgreement agreement)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "kind", kind);
  set_agreement (object, "alpha", agreement);
  json_object_set_int_member (object, "units", (gint64) agreement.n_units);
  if (agreement.state != STK_AGREEMENT_DEFINED)
    json_object_set_string_member (object, "undefined", get_undefined (agreement.state));

  return object;
}

static JsonObject *
field_to_json (const StkComparedField *field)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "field", field->field ? field->field->name : "kind");
  json_object_set_int_member (object, "pairs", (gint64) field->alpha.n_units);
  json_object_set_int_member (object, "same", field->n_same);
  json_object_set_int_member (object, "chosen-by-one", field->n_single);
  set_agreement (object, "kappa", field->kappa);
  set_agreement (object, "alpha", field->alpha);
  if (field->alpha.state != STK_AGREEMENT_DEFINED)
    json_object_set_string_member (object, "undefined", get_undefined (field->alpha.state));

  return object;
}

static JsonObject *
agreement_to_json (const StkComparison *comparison, const Counts *counts)
{
  JsonObject *object = json_object_new ();
  JsonArray *spans = json_array_new ();
  JsonArray *fields = json_array_new ();

  for (guint kind = 0; kind < STK_N_KINDS; kind++)
    json_array_add_object_element (
      spans, span_to_json (stk_kind_get_info ((StkKind) kind)->nick, comparison->spans[kind]));
  json_array_add_object_element (spans, span_to_json ("all", comparison->all_spans));
  for (guint i = 0; i < comparison->fields->len; i++)
    json_array_add_object_element (fields, field_to_json (&g_array_index (comparison->fields, StkComparedField, i)));

  json_object_set_int_member (object, "in-both", comparison->n_pairs);
  json_object_set_int_member (object, "different", counts->different);
  json_object_set_int_member (object, "only-first", counts->ours);
  json_object_set_int_member (object, "only-second", counts->theirs);
  json_object_set_int_member (object, "elsewhere", comparison->n_elsewhere);
  json_object_set_array_member (object, "spans", spans);
  json_object_set_array_member (object, "fields", fields);

  return object;
}

static JsonObject *
tag_to_json (const StkComparedTag *tag)
{
  StkAnnotation *shown = tag->ours ? tag->ours : tag->theirs;
  StkRange range = stk_annotation_get_range (shown);
  g_autofree char *exact = stk_annotation_dup_exact (shown);
  JsonObject *object = json_object_new ();
  JsonArray *differences = json_array_new ();

  for (guint i = 0; i < tag->differences->len; i++)
    {
      const StkDifference *difference = tag->differences->pdata[i];
      JsonObject *entry = json_object_new ();

      json_object_set_string_member (entry, "field", difference->path);
      stk_cli_set_string (entry, "first", difference->ours);
      stk_cli_set_string (entry, "second", difference->theirs);
      json_array_add_object_element (differences, entry);
    }

  stk_cli_set_string (object, "first", tag->ours ? stk_annotation_get_id (tag->ours) : NULL);
  stk_cli_set_string (object, "second", tag->theirs ? stk_annotation_get_id (tag->theirs) : NULL);
  json_object_set_string_member (object, "kind", stk_kind_get_info (stk_annotation_get_kind (shown))->nick);
  json_object_set_int_member (object, "start", (gint64) range.start);
  json_object_set_int_member (object, "end", (gint64) range.end);
  json_object_set_string_member (object, "exact", exact);
  json_object_set_array_member (object, "differences", differences);

  return object;
}

static void
emit_object (StkCli *self, JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  if (self->format == STK_CLI_FORMAT_JSON)
    stk_cli_print_json (node);
  else
    stk_cli_emit (self, g_steal_pointer (&node));
}

/* As JSON one object with the tags in it; as NDJSON a line for each tag, and one for the figures at the end. */
static void
emit (StkCli *self, const StkComparison *comparison, const Counts *counts)
{
  JsonObject *object = agreement_to_json (comparison, counts);
  JsonArray *tags = json_array_new ();

  for (guint i = 0; i < comparison->tags->len; i++)
    if (!is_different (comparison->tags->pdata[i]))
      continue;
    else if (self->format == STK_CLI_FORMAT_JSON)
      json_array_add_object_element (tags, tag_to_json (comparison->tags->pdata[i]));
    else
      emit_object (self, tag_to_json (comparison->tags->pdata[i]));

  if (self->format == STK_CLI_FORMAT_JSON)
    json_object_set_array_member (object, "tags", tags);
  else
    json_array_unref (tags);
  emit_object (self, object);
}

static char *
dup_shown (const StkDifference *difference, const char *text, StkAnnotation *annotation, StkAnnotationList *annotations)
{
  g_autofree char *value =
    stk_change_text_dup_value (difference->path, stk_annotation_get_kind (annotation), text, annotations);

  return stk_cli_ellipsize (value ? value : _ ("(nothing)"), VALUE_WIDTH);
}

static void
print_tag (const StkComparedTag *tag, StkAnnotationList *ours, StkAnnotationList *theirs)
{
  StkAnnotation *shown = tag->ours ? tag->ours : tag->theirs;
  StkRange range = stk_annotation_get_range (shown);
  g_autofree char *exact = stk_annotation_dup_exact (shown);
  g_autofree char *words = stk_cli_ellipsize (exact, WORDS_WIDTH);
  const char *who = tag->theirs == NULL ? _ ("only first") : tag->ours == NULL ? _ ("only second")
                                                                               : _ ("different");

  stk_cli_print_padded (who, 11);
  printf ("%s  %s  %zu-%zu  %s\n", stk_annotation_get_id (shown),
          stk_kind_get_info (stk_annotation_get_kind (shown))->nick, range.start, range.end, words);
  for (guint i = 0; i < tag->differences->len; i++)
    {
      const StkDifference *difference = tag->differences->pdata[i];
      g_autofree char *label = stk_change_text_dup_label (difference->path, stk_annotation_get_kind (shown));
      g_autofree char *first = dup_shown (difference, difference->ours, tag->ours, ours);
      g_autofree char *second = dup_shown (difference, difference->theirs, tag->theirs, theirs);

      printf ("    %s: %s | %s\n", label, first, second);
    }
}

static void
print_figure (const char *sign, StkAgreement agreement)
{
  g_autofree char *figure = agreement.state == STK_AGREEMENT_DEFINED
                              ? g_strdup_printf ("%s %.3f", sign, agreement.value)
                              : g_strdup_printf ("%s –", sign);

  stk_cli_print_padded (figure, 9);
}

static void
print_span (const char *name, StkAgreement agreement)
{
  fputs ("  ", stdout);
  stk_cli_print_padded (name, NAME_WIDTH);
  print_figure ("uα", agreement);
  printf (ngettext ("%zu tag", "%zu tags", agreement.n_units), agreement.n_units);
  puts (agreement.state == STK_AGREEMENT_NO_VARIATION ? _ ("; no figure: they leave no choice") : "");
}

static void
print_field (const StkComparedField *field)
{
  fputs ("  ", stdout);
  stk_cli_print_padded (field->field ? field->field->name : "kind", NAME_WIDTH);
  print_figure ("κ", field->kappa);
  print_figure ("α", field->alpha);
  printf (_ ("%u of %zu the same"), field->n_same, field->alpha.n_units);
  if (field->n_single > 0)
    printf (_ ("; %u chosen by one only"), field->n_single);
  puts (field->alpha.state == STK_AGREEMENT_NO_VARIATION ? _ ("; no figure: nothing else was ever chosen") : "");
}

static void
print_agreement (const StkComparison *comparison)
{
  puts (_ ("Agreement in which words are tagged:"));
  for (guint kind = 0; kind < STK_N_KINDS; kind++)
    if (comparison->spans[kind].n_units > 0)
      print_span (stk_kind_get_info ((StkKind) kind)->nick, comparison->spans[kind]);
  print_span (_ ("all"), comparison->all_spans);
  if (comparison->n_elsewhere > 0)
    printf (g_dngettext (GETTEXT_PACKAGE, "  %u tag is left out: its words are not in the text of the first.\n",
                         "  %u tags are left out: their words are not in the text of the first.\n",
                         comparison->n_elsewhere),
            comparison->n_elsewhere);

  if (comparison->fields->len > 0)
    puts (_ ("Agreement in what is chosen for the tags that both have:"));
  for (guint i = 0; i < comparison->fields->len; i++)
    print_field (&g_array_index (comparison->fields, StkComparedField, i));
}

static void
print (StkSidecar *ours, StkSidecar *theirs, const StkComparison *comparison, const Counts *counts)
{
  g_autoptr (StkAnnotationList) our_list = stk_annotation_list_new_from_array (stk_sidecar_get_annotations (ours));
  g_autoptr (StkAnnotationList) their_list = stk_annotation_list_new_from_array (stk_sidecar_get_annotations (theirs));

  for (guint i = 0; i < comparison->tags->len; i++)
    if (is_different (comparison->tags->pdata[i]))
      print_tag (comparison->tags->pdata[i], our_list, their_list);

  printf (_ ("In both: %u, of which %u different; only in the first: %u; only in the second: %u\n"),
          comparison->n_pairs, counts->different, counts->ours, counts->theirs);
  print_agreement (comparison);
}

static void
settle (StkCli *self, StkSidecar *ours, StkSidecar *theirs, const char *output)
{
  g_autoptr (StkSidecar) base = stk_merge_guess_base (ours, theirs);
  g_autoptr (StkSidecar) merged = stk_merge_sidecars (base, ours, theirs);

  stk_cli_replace_sidecar (self, merged, output);
  if (self->status != STK_CLI_STATUS_FAILED && self->format == STK_CLI_FORMAT_TEXT)
    stk_cli_report_merge (self, stk_sidecar_get_annotations (merged));
}

static void
run (StkCli *self, const char *output)
{
  gboolean failed = FALSE;
  g_autoptr (StkSidecar) ours = stk_cli_read_sidecar (self, self->articles[0], FALSE, &failed, NULL);
  g_autoptr (StkSidecar) theirs = stk_cli_read_sidecar (self, self->articles[1], FALSE, &failed, NULL);
  g_autoptr (StkComparison) comparison = failed ? NULL : stk_comparison_new (ours, theirs);
  Counts counts = { 0 };

  if (comparison == NULL)
    return;

  for (guint i = 0; i < comparison->tags->len; i++)
    {
      const StkComparedTag *tag = comparison->tags->pdata[i];

      counts.ours += tag->theirs == NULL;
      counts.theirs += tag->ours == NULL;
      counts.different += tag->differences->len > 0;
    }

  if (counts.ours + counts.theirs + counts.different > 0)
    self->status = MAX (self->status, STK_CLI_STATUS_FOUND);
  if (self->format != STK_CLI_FORMAT_TEXT)
    emit (self, comparison, &counts);
  else if (!self->quiet)
    print (ours, theirs, comparison, &counts);
  if (output != NULL)
    settle (self, ours, theirs, output);
}

/**
 * stk_cli_compare:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments, the command's name first
 *
 * `stickler-cli compare`
 */
void
stk_cli_compare (StkCli *cli, int argc, char **argv)
{
  g_autofree char *output = NULL;
  const GOptionEntry ENTRIES[] = {
    { "settle", 's', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Merge both into one sidecar, and write it there"), "FILE" },
    G_OPTION_ENTRY_NULL,
  };

  if (!stk_cli_parse (cli, &USAGE, ENTRIES, NULL, argc, argv))
    return;

  if (g_strv_length (cli->articles) == 2)
    run (cli, output);
  else
    stk_cli_complain (cli, STK_CLI_STATUS_USAGE, NULL, _ ("Name two sidecar files, FIRST and SECOND. There are %u."),
                      g_strv_length (cli->articles));
}

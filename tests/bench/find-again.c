/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-bench.h"
#include "stk-test-changes.h"

#include <json-glib/json-glib.h>
#include <locale.h>

/* Changes an article with tags, finds them again, and prints how well and how fast as one JSON object.
 *
 * Usage: find-again SEED BYTES TAGS [--article=FILE] [--write=FILE --n=N]
 *
 * With --write the changed article and N of its tags are written down, for another program to find them. */

static const char *article = NULL;
static const char *written = NULL;
static int n_written = 0;

static void
add_score (JsonBuilder *builder, const char *name, StkTestChanges *changes, gboolean with_old_text)
{
  double start = stk_bench_get_processor_time ();
  g_autoptr (GArray) results = stk_test_changes_resolve (changes, with_old_text);
  double time = stk_bench_get_processor_time () - start;
  StkTestScore score = stk_test_changes_score (changes, results);
  const struct
  {
    const char *name;
    guint value;
  } members[] = {
    { "kept", score.n_kept },
    { "right", score.n_kept_right },
    { "wrong", score.n_kept_wrong },
    { "absent", score.n_absent },
    { "orphans", score.n_absent_right },
    { "edited", score.n_edited },
    { "edited-right", score.n_edited_right },
    { "edited-wrong", score.n_edited_wrong },
  };

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "milliseconds");
  json_builder_add_double_value (builder, time);
  for (size_t i = 0; i < G_N_ELEMENTS (members); i++)
    {
      json_builder_set_member_name (builder, members[i].name);
      json_builder_add_int_value (builder, members[i].value);
    }
  json_builder_end_object (builder);
}

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_offset (JsonBuilder *builder, const char *name, size_t value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, (gint64) value);
}

static void
add_tag (JsonBuilder *builder, StkTestChanges *changes, guint i)
{
  static const char *const FATES[] = { "kept", "edited", "absent" };
  StkAnchor *anchor = g_ptr_array_index (changes->anchors, i);
  const StkTestTruth *truth = &g_array_index (changes->truths, StkTestTruth, i);

  json_builder_begin_object (builder);
  add_string (builder, "exact", stk_anchor_get_exact (anchor));
  add_string (builder, "prefix", stk_anchor_get_prefix (anchor));
  add_string (builder, "suffix", stk_anchor_get_suffix (anchor));
  add_offset (builder, "position", stk_anchor_get_range (anchor).start);
  add_string (builder, "fate", FATES[truth->fate]);
  add_offset (builder, "start", truth->range.start);
  add_offset (builder, "end", truth->range.end);
  json_builder_end_object (builder);
}

static gboolean
print_json (JsonBuilder *builder, const char *file, GError **error)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *json = json_to_string (root, FALSE);

  if (file != NULL)
    return g_file_set_contents (file, json, -1, error);

  g_print ("%s\n", json);

  return TRUE;
}

/* Some of the tags, from all over the list: the last ones are made up. */
static gboolean
write_changes (StkTestChanges *changes, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n = changes->anchors->len;

  json_builder_begin_object (builder);
  add_string (builder, "text", stk_text_get_utf8 (changes->new_text));
  json_builder_set_member_name (builder, "tags");
  json_builder_begin_array (builder);
  for (guint i = 0; i < (guint) n_written; i++)
    add_tag (builder, changes, (guint) ((guint64) i * n / (guint) n_written));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return print_json (builder, written, error);
}

int
main (int argc, char **argv)
{
  const GOptionEntry ENTRIES[] = {
    { "article", 0, 0, G_OPTION_ARG_FILENAME, &article, "Change this text", "FILE" },
    { "write", 0, 0, G_OPTION_ARG_FILENAME, &written, "Write some tags down", "FILE" },
    { "n", 0, 0, G_OPTION_ARG_INT, &n_written, "How many", "N" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("SEED BYTES TAGS");
  g_autoptr (StkTestChanges) changes = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *utf8 = NULL;
  StkTestPlan plan = { .edited = 0.05, .n_moved = 5, .n_deleted = 10, .n_duplicated = 5 };

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, ENTRIES, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 4 ||
      (article != NULL && !g_file_get_contents (article, &utf8, NULL, &error)))
    g_error ("%s", error ? error->message : "find-again SEED BYTES TAGS");

  plan.seed = (guint32) g_ascii_strtoull (argv[1], NULL, 10);
  plan.n_bytes = g_ascii_strtoull (argv[2], NULL, 10);
  plan.n_tags = (guint) g_ascii_strtoull (argv[3], NULL, 10);
  plan.n_invented = plan.n_tags / 10;
  plan.clustered = plan.seed % 2 == 0;
  plan.loose = plan.seed % 4 > 1;
  changes = stk_test_changes_new (&plan, utf8);

  if (written != NULL && !write_changes (changes, &error))
    g_error ("%s", error->message);

  json_builder_begin_object (builder);
  add_offset (builder, "tags", changes->anchors->len);
  add_score (builder, "with", changes, TRUE);
  add_score (builder, "without", changes, FALSE);
  json_builder_end_object (builder);
  print_json (builder, NULL, NULL);

  return 0;
}

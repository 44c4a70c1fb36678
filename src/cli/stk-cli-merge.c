/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"
#include "stk-conflict-copy.h"
#include "stk-merge.h"

#include <glib/gi18n.h>

/* Columns for the words of a tag. */
#define WORDS_WIDTH 40

static const StkCliUsage USAGE = {
  .flags = STK_CLI_TAKES_QUIET,
  .arguments = N_ ("BASE OURS THEIRS | --copies ARTICLE…"),
  .description = N_ ("Merges two versions of a sidecar file, OURS and THEIRS, tag by tag and field by field, with\n"
                     "what both began with, BASE, and writes the result to OURS, or to the file given with\n"
                     "--output. Nothing is lost: where both changed the same thing differently, the tag keeps\n"
                     "both values until a person decides. Where BASE is empty (such as /dev/null), what both\n"
                     "began with is taken from their histories.\n"
                     "\n"
                     "With --copies, it merges into the tags of articles what programs that keep folders in step\n"
                     "left beside them where two machines changed the tags at the same time, such as files called\n"
                     "“… (conflicted copy …)” or “….sync-conflict-…”. Once the result is on disk, these copies\n"
                     "are moved to the trash.\n"
                     "\n"
                     "To have Git merge tags with it, say so once in each clone, and for all of them in the\n"
                     "file .gitattributes (with the names in single quotes as they stand):\n"
                     "\n"
                     "  git config merge.stickler.driver 'stickler-cli merge --quiet %O %A %B'\n"
                     "  echo '*.annotations.json merge=stickler' >> .gitattributes\n"
                     "\n"
                     "Exit status: 0 merged; 1 merged, with conflicts that wait for a person; 3 a file cannot\n"
                     "be read or written, and then OURS is as it was."),
  .examples = "  stickler-cli merge base.json ours.json theirs.json --output merged.json\n"
              "  stickler-cli merge --copies article.html\n",
};

/* One conflict in a line: the tag, what it is about, and its words. */
static void
print_conflict (StkAnnotation *annotation, StkConflict *conflict)
{
  g_autofree char *exact = stk_annotation_dup_exact (annotation);
  g_autofree char *words = stk_cli_ellipsize (exact, WORDS_WIDTH);

  printf ("%s  %s  %s\n", stk_annotation_get_id (annotation), stk_conflict_get_path (conflict), words);
}

/**
 * stk_cli_report_merge:
 * @self: the run
 * @annotations: (element-type StkAnnotation): what was merged
 *
 * Prints how many tags there are, and the conflicts that wait for a person.
 */
void
stk_cli_report_merge (StkCli *self, GPtrArray *annotations)
{
  guint n = stk_merge_count_conflicts (annotations);

  if (n > 0)
    self->status = MAX (self->status, STK_CLI_STATUS_FOUND);
  if (self->quiet)
    return;

  printf (ngettext ("%u tag", "%u tags", annotations->len), annotations->len);
  printf (", ");
  printf (ngettext ("%u conflict\n", "%u conflicts\n", n), n);
  for (guint i = 0; i < annotations->len; i++)
    {
      StkAnnotation *annotation = g_ptr_array_index (annotations, i);

      for (guint c = 0; c < stk_annotation_get_n_conflicts (annotation); c++)
        {
          StkConflict *conflict = stk_annotation_get_conflict (annotation, c);

          if (!stk_conflict_get_settled (conflict))
            print_conflict (annotation, conflict);
        }
    }
}

/* Merges what stands beside an article into its tags. */
static void
merge_copies (StkCli *self, const char *file)
{
  g_autoptr (StkDocument) document = stk_cli_open_for_writing (self, file);
  g_autoptr (GPtrArray) copies = document ? stk_cli_find_copies (document) : NULL;
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (GError) error = NULL;
  guint n_left = 0;

  if (document == NULL)
    return;
  if (copies->len > 0 && !stk_document_merge_copies (document, copies, &n_left, NULL, &error))
    {
      stk_cli_complain_error (self, file, error);
      return;
    }

  if (n_left > 0)
    stk_cli_complain (self, STK_CLI_STATUS_FINE, file,
                      ngettext ("%u copy is merged but could not be moved to the trash. Delete it.",
                                "%u copies are merged but could not be moved to the trash. Delete them.", n_left),
                      n_left);
  annotations = stk_annotation_list_snapshot (stk_document_get_annotations (document));
  if (!self->quiet)
    {
      g_autofree char *name = g_filename_display_name (file);

      printf (ngettext ("%s: %u copy merged; ", "%s: %u copies merged; ", copies->len), name, copies->len);
    }
  stk_cli_report_merge (self, annotations);
}

static gboolean
check_usage (StkCli *self)
{
  guint n = g_strv_length (self->articles);

  if (n == 3)
    return TRUE;

  stk_cli_complain (self, STK_CLI_STATUS_USAGE, NULL, _ ("Name three files: BASE, OURS and THEIRS. There are %u."), n);

  return FALSE;
}

static void
run (StkCli *self, const char *output)
{
  gboolean failed = FALSE;
  g_autofree char *version = NULL;
  g_autoptr (StkSidecar) base = stk_cli_read_sidecar (self, self->articles[0], TRUE, &failed, NULL);
  g_autoptr (StkSidecar) ours = stk_cli_read_sidecar (self, self->articles[1], FALSE, &failed, &version);
  g_autoptr (StkSidecar) theirs = stk_cli_read_sidecar (self, self->articles[2], FALSE, &failed, NULL);
  g_autoptr (StkSidecar) merged = NULL;

  if (failed)
    return;

  if (base == NULL)
    base = stk_merge_guess_base (ours, theirs);
  merged = stk_merge_sidecars (base, ours, theirs);

  if (output != NULL)
    stk_cli_replace_sidecar (self, merged, output);
  else
    stk_cli_write_sidecar (self, merged, self->articles[1], version);

  if (self->status == STK_CLI_STATUS_FINE)
    stk_cli_report_merge (self, stk_sidecar_get_annotations (merged));
}

/**
 * stk_cli_merge:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments, the command's name first
 *
 * `stickler-cli merge`
 */
void
stk_cli_merge (StkCli *cli, int argc, char **argv)
{
  g_autofree char *output = NULL;
  gboolean copies = FALSE;
  const GOptionEntry ENTRIES[] = {
    { "copies", 'c', 0, G_OPTION_ARG_NONE, &copies, N_ ("Merge the copies that stand beside the articles"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write the result there, not to OURS"), "FILE" },
    G_OPTION_ENTRY_NULL,
  };

  if (!stk_cli_parse (cli, &USAGE, ENTRIES, NULL, argc, argv))
    return;

  cli->merging_copies = copies;
  for (guint i = 0; copies && cli->articles[i] != NULL; i++)
    merge_copies (cli, cli->articles[i]);
  if (!copies && check_usage (cli))
    run (cli, output);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-bench.h"
#include "stk-merge.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <malloc.h>

/* Reads, writes and merges the sidecar of a megabyte with very many tags and their history, against what json-glib
 * alone takes for the same bytes. */

#define N_TAGS 10000
#define N_BYTES 1000000
#define N_ROUNDS 7

/* Every how many tags one is changed on a side. */
#define EVERY 10

typedef struct
{
  double parse[N_ROUNDS];
  double generate[N_ROUNDS];
  double load[N_ROUNDS];
  double save[N_ROUNDS];
  double merge[N_ROUNDS];
} Times;

/* What one side has saved after its changes to the tags from @first on, @every how many; on disk it is as it was. */
static GBytes *
make_side (const char *path, GBytes *base, size_t first, size_t every, const char *note)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) sidecar = stk_sidecar_get_file_for_article (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (StkDocument) document = stk_document_open (file, NULL, NULL, &error);
  g_autoptr (GPtrArray) tags = NULL;
  g_autoptr (GBytes) saved = NULL;

  if (document == NULL)
    g_error ("%s", error->message);
  tags = stk_annotation_list_snapshot (stk_document_get_annotations (document));
  for (size_t i = first; i < tags->len; i += every)
    {
      StkKind kind = stk_annotation_get_kind (tags->pdata[i]);
      const StkField *field = stk_field_lookup (kind, STK_FIELD_NOTE);

      if (field == NULL)
        field = stk_field_lookup (kind, "text");
      if (!stk_document_set_string (document, stk_annotation_get_id (tags->pdata[i]), field, note, &error))
        g_error ("%s", error->message);
    }
  if (!stk_document_save (document, NULL, &error) || !(saved = g_file_load_bytes (sidecar, NULL, NULL, &error)))
    g_error ("%s", error->message);
  if (base != NULL && !g_file_replace_contents (sidecar, g_bytes_get_data (base, NULL), g_bytes_get_size (base), NULL,
                                                FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error))
    g_error ("%s", error->message);

  return g_steal_pointer (&saved);
}

static StkSidecar *
load (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  StkSidecar *sidecar = stk_sidecar_new_from_bytes (bytes, "bench", &error);

  if (sidecar == NULL)
    g_error ("%s", error->message);

  return sidecar;
}

static JsonNode *
parse (GBytes *bytes)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  if (!json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error))
    g_error ("%s", error->message);

  return json_parser_steal_root (parser);
}

static void
measure_json (Times *times, size_t round, GBytes *bytes)
{
  double start = stk_bench_get_processor_time ();
  g_autoptr (JsonNode) root = parse (bytes);
  g_autofree char *text = NULL;

  times->parse[round] = stk_bench_get_processor_time () - start;
  start = stk_bench_get_processor_time ();
  text = json_to_string (root, TRUE);
  times->generate[round] = stk_bench_get_processor_time () - start;
}

static void
measure_sidecar (Times *times, size_t round, GBytes *base, GBytes *ours, GBytes *theirs)
{
  g_autoptr (StkSidecar) base_sidecar = load (base);
  g_autoptr (StkSidecar) their_sidecar = load (theirs);
  g_autoptr (StkSidecar) our_sidecar = NULL;
  g_autoptr (StkSidecar) merged = NULL;
  g_autoptr (GBytes) written = NULL;
  double start = stk_bench_get_processor_time ();

  our_sidecar = load (ours);
  times->load[round] = stk_bench_get_processor_time () - start;
  start = stk_bench_get_processor_time ();
  written = stk_sidecar_serialize (our_sidecar, NULL, stk_sidecar_get_annotations (our_sidecar));
  times->save[round] = stk_bench_get_processor_time () - start;
  if (!g_bytes_equal (written, ours))
    g_error ("what is written is not what was read");
  start = stk_bench_get_processor_time ();
  merged = stk_merge_sidecars (base_sidecar, our_sidecar, their_sidecar);
  times->merge[round] = stk_bench_get_processor_time () - start;
  if (stk_sidecar_get_annotations (merged)->len != N_TAGS ||
      stk_merge_count_conflicts (stk_sidecar_get_annotations (merged)) > 0)
    g_error ("the tags are not merged");
}

/* Bytes that are allocated now. */
static double
get_allocated (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return (double) info.uordblks + (double) info.hblkhd;
}

static void
measure_memory (GBytes *bytes)
{
  double before = get_allocated (), tree, own;
  g_autoptr (JsonNode) root = parse (bytes);
  g_autoptr (StkSidecar) sidecar = NULL;
  g_autofree char *note = NULL;

  tree = get_allocated () - before;
  before = get_allocated ();
  sidecar = load (bytes);
  own = get_allocated () - before;
  note = g_strdup_printf ("%.0f MB once loaded; json-glib's tree is 1", own / 1e6);
  stk_bench_print (&(StkBenchRow) { "large: memory", own / tree, "times", 1.5, FALSE, note });
}

static void
print (const char *name, double *figures, double *peer, const char *against)
{
  double time = stk_bench_median (figures, N_ROUNDS), floor = stk_bench_median (peer, N_ROUNDS);
  g_autofree char *note = g_strdup_printf ("%.0f ms; json-glib's bare %s is 1", time, against);

  stk_bench_print (&(StkBenchRow) { name, time / floor, "times", 3, FALSE, note });
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("stickler-large-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "article.txt", NULL);
  g_autofree char *sidecar_path = g_strconcat (path, STK_SIDECAR_SUFFIX, NULL);
  g_autofree char *note = NULL;
  g_autoptr (StkDocument) document = stk_bench_make_document (path, N_BYTES, N_TAGS);
  g_autoptr (GBytes) base = NULL;
  g_autoptr (GBytes) ours = NULL;
  g_autoptr (GBytes) theirs = NULL;
  Times times;

  g_clear_object (&document);
  base = make_side (path, NULL, 0, 1, "Ask the harbour office for the figures.");
  ours = make_side (path, base, 0, EVERY, "The yard has sent the drawings.");
  theirs = make_side (path, base, EVERY / 2, EVERY, "The harbour board has sent the minutes.");
  g_unlink (sidecar_path);
  g_unlink (path);
  g_rmdir (folder);

  measure_memory (ours);
  for (size_t i = 0; i < N_ROUNDS; i++)
    {
      measure_json (&times, i, ours);
      measure_sidecar (&times, i, base, ours, theirs);
    }

  note = g_strdup_printf ("%d tags with their history in %.1f MB of article", N_TAGS, N_BYTES / 1e6);
  stk_bench_print (&(StkBenchRow) { "large: sidecar", (double) g_bytes_get_size (ours) / 1e6, "MB", 0, FALSE, note });
  print ("large: load", times.load, times.parse, "parsing");
  print ("large: save", times.save, times.generate, "writing");
  print ("large: merge of 1,000 changes on each side", times.merge, times.parse, "parsing");

  return 0;
}

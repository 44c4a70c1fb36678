/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-bench.h"
#include "stk-desk-index.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

/* Makes a desk of many articles, and measures how long its index takes to be made, listed and searched.
 *
 * Usage: desk [ARTICLES] */

#define N_TAGS 50
#define N_BYTES 8000
#define PER_FOLDER 200

/* What tells one article from another. */
#define MARK "Nr00000"

typedef struct
{
  char *folder;
  guint n_articles;
  GPtrArray *paths; /* of sidecars */
} Desk;

static void
set_value (StkDocument *document, StkAnnotation *annotation, const char *name, const char *value)
{
  const StkField *field = stk_field_lookup (stk_annotation_get_kind (annotation), name);
  g_autoptr (GError) error = NULL;

  if (!stk_document_set_string (document, stk_annotation_get_id (annotation), field, value, &error))
    g_error ("%s: %s", name, error->message);
}

/* Fields as a check leaves them. */
static void
fill (StkDocument *document, StkAnnotation *annotation, guint i, const char *source)
{
  switch (stk_annotation_get_kind (annotation))
    {
    case STK_KIND_QUOTE:
      set_value (document, annotation, "speaker", source);
      set_value (document, annotation, "verified-by", "recording");
      set_value (document, annotation, STK_FIELD_STATUS, i % 8 == 0 ? "checked" : "in-check");
      break;
    case STK_KIND_CLAIM:
      set_value (document, annotation, "finding", "confirmed");
      set_value (document, annotation, STK_FIELD_STATUS, i % 3 == 0 ? "checked" : "open");
      set_value (document, annotation, STK_FIELD_NOTE, "The harbour office confirmed the figure by telephone.");
      break;
    case STK_KIND_SOURCE:
      set_value (document, annotation, "name", "Perpetua Vane " MARK);
      break;
    default:
      set_value (document, annotation, "text", "Ask the harbour office again before the second read.");
      break;
    }
}

/* One article as the program saves it. */
static void
make_template (const char *path, char **article, char **sidecar)
{
  g_autofree char *text = stk_bench_make_text (N_BYTES);
  g_autofree char *marked = g_strconcat ("Dredging " MARK ": ", text, NULL);
  g_autofree char *sidecar_path = g_strconcat (path, ".annotations.json", NULL);
  g_autoptr (StkDocument) document = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  const char *source = NULL;

  if (!g_file_set_contents (path, marked, -1, &error))
    g_error ("%s", error->message);
  document = stk_bench_make_document (path, 0, N_TAGS);
  all = stk_annotation_list_snapshot (stk_document_get_annotations (document));
  for (guint i = 0; i < all->len; i++)
    if (source == NULL && stk_annotation_get_kind (all->pdata[i]) == STK_KIND_SOURCE)
      source = stk_annotation_get_id (all->pdata[i]);
  for (guint i = 0; i < all->len; i++)
    fill (document, all->pdata[i], i, source);
  if (!stk_document_save (document, NULL, &error) || !g_file_get_contents (path, article, NULL, &error) ||
      !g_file_get_contents (sidecar_path, sidecar, NULL, &error))
    g_error ("%s", error->message);
  g_unlink (path);
  g_unlink (sidecar_path);
}

static char *
replace (const char *string, const char *old, const char *new)
{
  GString *replaced = g_string_new (string);

  g_string_replace (replaced, old, new, 0);

  return g_string_free_and_steal (replaced);
}

static void
write_plainly (const char *path, const char *contents)
{
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents_full (path, contents, -1, G_FILE_SET_CONTENTS_NONE, 0644, &error))
    g_error ("%s", error->message);
}

/* The template again and again, each with words of its own, and digests that fit. */
static void
make_desk (Desk *desk)
{
  g_autofree char *template_path = g_build_filename (desk->folder, "template.txt", NULL);
  g_autofree char *article = NULL;
  g_autofree char *sidecar = NULL;
  g_autofree char *old_digest = NULL;

  make_template (template_path, &article, &sidecar);
  old_digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, article, -1);

  for (guint i = 0; i < desk->n_articles; i++)
    {
      g_autofree char *mark = g_strdup_printf ("Nr%05u", i % 100000);
      g_autofree char *folder = g_strdup_printf ("%s/week-%03u", desk->folder, i / PER_FOLDER);
      g_autofree char *path = g_strdup_printf ("%s/article-%05u.txt", folder, i);
      g_autofree char *sidecar_path = g_strconcat (path, ".annotations.json", NULL);
      g_autofree char *own_article = replace (article, MARK, mark);
      g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, own_article, -1);
      g_autofree char *marked = replace (sidecar, MARK, mark);
      g_autofree char *own_sidecar = replace (marked, old_digest, digest);

      g_mkdir (folder, 0755);
      write_plainly (path, own_article);
      write_plainly (sidecar_path, own_sidecar);
      g_ptr_array_add (desk->paths, g_steal_pointer (&sidecar_path));
    }
}

static StkDeskIndex *
open_index (const Desk *desk)
{
  g_autoptr (GFile) folder = g_file_new_for_path (desk->folder);
  g_autoptr (GError) error = NULL;
  StkDeskIndex *index = stk_desk_index_open (folder, &error);

  if (index == NULL)
    g_error ("%s", error->message);

  return index;
}

static void
update (StkDeskIndex *index)
{
  g_autoptr (GError) error = NULL;

  if (!stk_desk_index_update (index, NULL, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
}

/* What nobody can be faster than: the bytes of the sidecars, and json-glib's own parser on them. */
static double
time_floor (const Desk *desk, gboolean parse)
{
  double start = stk_bench_get_wall_time ();

  for (guint i = 0; i < desk->paths->len; i++)
    {
      g_autofree char *contents = NULL;
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (GError) error = NULL;
      size_t n_bytes;

      if (!g_file_get_contents (desk->paths->pdata[i], &contents, &n_bytes, &error) ||
          (parse && !json_parser_load_from_data (parser, contents, (gssize) n_bytes, &error)))
        g_error ("%s", error->message);
    }

  return stk_bench_get_wall_time () - start;
}

static void
measure_indexing (const Desk *desk)
{
  double read = time_floor (desk, FALSE), parse = time_floor (desk, TRUE), start, time;
  g_autoptr (StkDeskIndex) index = open_index (desk);
  g_autofree char *note = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (desk->folder);
  GStatBuf st;

  start = stk_bench_get_wall_time ();
  update (index);
  time = stk_bench_get_wall_time () - start;
  path = stk_desk_index_dup_path (folder);
  note = g_strdup_printf ("%u articles with %d tags, %u threads; index of %.0f MB; reading the sidecars' bytes alone "
                          "takes %.1f s",
                          desk->n_articles, N_TAGS, g_get_num_processors (),
                          g_stat (path, &st) == 0 ? (double) st.st_size / 1e6 : 0.0, read / 1000);
  stk_bench_print (&(StkBenchRow) { "desk: first indexing", desk->n_articles * 1000 / time, "articles/s", 500, TRUE, note });
  stk_bench_print (&(StkBenchRow) { "desk: indexing against json-glib", time / parse, "times", 3, FALSE,
                                    "its parser on the sidecars, in one thread" });

  start = stk_bench_get_wall_time ();
  update (index);
  time = stk_bench_get_wall_time () - start;
  stk_bench_print (&(StkBenchRow) { "desk: looking for changes", time, "ms", 500, FALSE, "nothing has changed" });
}

static void
measure_list (const Desk *desk)
{
  double times[9];

  for (size_t i = 0; i < G_N_ELEMENTS (times); i++)
    {
      double start = stk_bench_get_wall_time ();
      g_autoptr (StkDeskIndex) index = open_index (desk);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) list = stk_desk_index_list (index, &error);

      times[i] = stk_bench_get_wall_time () - start;
      if (list == NULL || list->len != desk->n_articles)
        g_error ("the list has %u articles", list ? list->len : 0);
    }
  stk_bench_print (&(StkBenchRow) { "desk: list from the index", stk_bench_median (times, G_N_ELEMENTS (times)), "ms",
                                    500, FALSE, "opening the index included" });
}

/* SQLite's own count of the same matches. */
static double
time_count (const char *path, const char *match)
{
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;
  double start;

  if (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2 (database, "SELECT count(*) FROM word WHERE word MATCH ?", -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (database));
  sqlite3_bind_text (statement, 1, match, -1, SQLITE_STATIC);
  start = stk_bench_get_wall_time ();
  sqlite3_step (statement);
  start = stk_bench_get_wall_time () - start;
  sqlite3_finalize (statement);
  sqlite3_close (database);

  return start;
}

static void
measure_search (const Desk *desk)
{
  static const struct
  {
    const char *query;
    const char *name;
    const char *match;
  } SEARCHES[] = {
    { "kind:quote person:vane", "desk: search, every quote of one person", "person : vane AND facets : kquote" },
    { "nr00042", "desk: search, a rare word", "nr00042" },
    { "harbour board", "desk: search, words that all have", "harbour AND board" },
    { "\"every figure\" state:checked", "desk: search, a phrase", "\"every figure\" AND facets : schecked" },
    { "d", "desk: search, one letter", "d *" },
  };
  g_autoptr (GFile) folder = g_file_new_for_path (desk->folder);
  g_autofree char *path = stk_desk_index_dup_path (folder);

  for (size_t s = 0; s < G_N_ELEMENTS (SEARCHES); s++)
    {
      double times[9];
      guint n_hits = 0;
      g_autofree char *note = NULL;

      for (size_t i = 0; i < G_N_ELEMENTS (times); i++)
        {
          g_autoptr (StkDeskIndex) index = open_index (desk);
          g_auto (StkDeskQuery) query = { 0 };
          g_autoptr (GError) error = NULL;
          g_autoptr (GPtrArray) hits = NULL;
          double start = stk_bench_get_wall_time ();

          if (!stk_desk_query_parse (&query, SEARCHES[s].query, &error) ||
              (hits = stk_desk_index_search (index, &query, 200, &error)) == NULL || hits->len == 0)
            g_error ("%s: %s", SEARCHES[s].query, error ? error->message : "nothing was found");
          times[i] = stk_bench_get_wall_time () - start;
          n_hits = hits->len;
        }
      note = g_strdup_printf ("%u hits shown; counting all takes SQLite %.1f ms", n_hits,
                              time_count (path, SEARCHES[s].match));
      stk_bench_print (&(StkBenchRow) { SEARCHES[s].name, stk_bench_median (times, G_N_ELEMENTS (times)), "ms", 100,
                                        FALSE, note });
    }
}

static void
measure_alike (const Desk *desk)
{
  static const char WORDS[] = "nobody on the quay had heard of a week before, and work is to begin in March 2027";
  g_autoptr (StkDeskIndex) index = open_index (desk);
  double times[9];

  for (size_t i = 0; i < G_N_ELEMENTS (times); i++)
    {
      double start = stk_bench_get_wall_time ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) hits = stk_desk_index_find_alike (index, STK_KIND_CLAIM, WORDS, NULL, 3, &error);

      if (hits == NULL)
        g_error ("%s", error->message);
      times[i] = stk_bench_get_wall_time () - start;
    }
  stk_bench_print (&(StkBenchRow) { "desk: checked before", stk_bench_median (times, G_N_ELEMENTS (times)), "ms", 100,
                                    FALSE, "a claim of 17 words" });
}

static void
delete_all (const char *folder)
{
  const char *const argv[] = { "rm", "-rf", "--", folder, NULL };

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

int
main (int argc, char **argv)
{
  Desk desk = { .n_articles = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 10000 };
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  desk.folder = g_dir_make_tmp ("stickler-desk-XXXXXX", &error);
  if (desk.folder == NULL)
    g_error ("%s", error->message);
  desk.paths = g_ptr_array_new_with_free_func (g_free);
  make_desk (&desk);

  measure_indexing (&desk);
  measure_list (&desk);
  measure_search (&desk);
  measure_alike (&desk);

  delete_all (desk.folder);
  g_free (desk.folder);
  g_ptr_array_unref (desk.paths);

  return 0;
}

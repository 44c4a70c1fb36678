/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* From a key to what it does on the screen: tagging by one key, and each letter of a search in the list of tags; with
 * many tags, and how that grows with ten times as many on ten times as long a text. */

#include "stk-config.h"

#include "stk-bench-window.h"
#include "stk-bench.h"

#define FRAME 16.7
#define FILTER_AIM 16.0
#define GROWTH_AIM 2.0

#define N_KEYS 15

static const char *const SEARCHES[] = { "quay", "vane", "tide", "crowns", "spokesman", "27 april" };

typedef struct
{
  GArray *processor;
  GArray *wall;
} Times;

typedef struct
{
  const char *name;
  size_t n_bytes;
  size_t n_tags;
  double tag;    /* processor time */
  double filter; /* likewise */
} Size;

static void
times_init (Times *times)
{
  times->processor = g_array_new (FALSE, FALSE, sizeof (double));
  times->wall = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
times_clear (Times *times)
{
  g_array_unref (times->processor);
  g_array_unref (times->wall);
}

static void
times_add (Times *times, const StkBenchTime *time)
{
  g_array_append_val (times->processor, time->processor);
  g_array_append_val (times->wall, time->wall);
}

static double
get_median (GArray *figures)
{
  return stk_bench_median ((double *) (gpointer) figures->data, figures->len);
}

static void
tag (StkBenchWindow *window, Times *times)
{
  StkArticle *article = stk_document_get_article (stk_window_get_document (window->window));
  size_t length = stk_text_get_length (stk_article_get_text (article));

  for (size_t i = 0; i < N_KEYS; i++)
    {
      size_t start = length / 4 + i * length / (2 * N_KEYS);
      StkBenchTime time;

      stk_bench_tag_by_key (window, STK_RANGE (start, start + 30), &time);
      times_add (times, &time);
    }
}

static void
filter (StkBenchWindow *window, Times *times)
{
  StkBenchTime time;

  for (size_t i = 0; i < G_N_ELEMENTS (SEARCHES); i++)
    {
      for (const char *p = SEARCHES[i]; *p; p++)
        {
          const char letter[] = { *p, '\0' };

          stk_bench_filter (window, letter, &time);
          times_add (times, &time);
        }
      stk_bench_filter (window, NULL, &time);
      times_add (times, &time);
    }
}

static void
report (const char *name, const char *size, Times *times, double aim)
{
  double processor = get_median (times->processor), wall = get_median (times->wall);
  g_autofree char *title = g_strdup_printf ("%s, %s, processor time", name, size);
  g_autofree char *wall_title = g_strdup_printf ("%s, %s, wall time", name, size);
  g_autofree char *note =
    g_strdup_printf ("one in ten takes %.1f", g_array_index (times->processor, double, times->processor->len * 9 / 10));
  g_autofree char *wall_note =
    g_strdup_printf ("with the wait for the frame; one in ten takes %.1f",
                     g_array_index (times->wall, double, times->wall->len * 9 / 10));

  stk_bench_print (&(StkBenchRow) { title, processor, "ms", aim, FALSE, note });
  stk_bench_print (&(StkBenchRow) { wall_title, wall, "ms", 0, FALSE, wall_note });
}

static void
measure (AdwApplication *application, const char *folder, Size *size)
{
  g_autofree char *path = g_strdup_printf ("%s/%zu.txt", folder, size->n_bytes);
  g_autoptr (StkBenchWindow) window = NULL;
  Times tagging, filtering;

  g_object_unref (stk_bench_make_document (path, size->n_bytes, size->n_tags));
  window = stk_bench_window_open (application, path);
  times_init (&tagging);
  times_init (&filtering);
  tag (window, &tagging);
  filter (window, &filtering);
  report ("edit: key to drawn mark", size->name, &tagging, FRAME);
  report ("edit: letter of a search in the list", size->name, &filtering,
          size->n_tags <= 10 * 1000 ? FILTER_AIM : 0);
  size->tag = get_median (tagging.processor);
  size->filter = get_median (filtering.processor);
  times_clear (&tagging);
  times_clear (&filtering);
}

static int
run (AdwApplication *application, const char *folder)
{
  Size sizes[] = {
    { "10,000 tags on 1 MB", 1000 * 1000, 10 * 1000, 0, 0 },
    { "100,000 tags on 10 MB", 10 * 1000 * 1000, 100 * 1000, 0, 0 },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (sizes); i++)
    measure (application, folder, &sizes[i]);
  stk_bench_print (&(StkBenchRow) { "edit: key to drawn mark, growth", sizes[1].tag / sizes[0].tag,
                                    "× a tenth of tags and text", GROWTH_AIM, FALSE, NULL });
  stk_bench_print (&(StkBenchRow) { "edit: letter of a search in the list, growth",
                                    sizes[1].filter / sizes[0].filter, "× a tenth of tags and text", 0, FALSE, NULL });

  return 0;
}

int
main (void)
{
  return stk_bench_run (run);
}

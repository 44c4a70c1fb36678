/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a frame costs while an article with many tags scrolls, as a multiple of the same without tags. */

#include "stk-config.h"

#include "stk-bench-window.h"
#include "stk-bench.h"

#define ROUNDS 12
#define FRAMES 40

/* What a turn of a wheel moves, and a page. */
#define WHEEL 84.0
#define PAGE 600.0

#define AIM 1.25

/* Scrolls from a place on. What is done between the frames counts too in @all. */
static void
scroll (StkBenchWindow *self, double from, double step, GArray *frames, GArray *all)
{
  gtk_adjustment_set_value (self->adjustment, from);
  stk_bench_next_frame (self);
  stk_bench_rest (self);
  g_array_set_size (self->frames.processor, 0);
  g_array_set_size (self->frames.wall, 0);

  for (guint i = 1; i <= FRAMES; i++)
    {
      double start = stk_bench_get_processor_time (), time;

      gtk_adjustment_set_value (self->adjustment, from + i * step);
      stk_bench_next_frame (self);
      time = stk_bench_get_processor_time () - start;
      g_array_append_val (all, time);
    }
  g_array_append_vals (frames, self->frames.processor->data, self->frames.processor->len);
}

static double
get_median (GArray *figures)
{
  return stk_bench_median ((double *) (gpointer) figures->data, figures->len);
}

static double
get_percentile (GArray *figures, guint percent)
{
  get_median (figures);

  return g_array_index (figures, double, figures->len *percent / 100);
}

static void
report (const char *name, const char *what, GArray *const *figures)
{
  double untagged = get_median (figures[0]), tagged = get_median (figures[1]);
  g_autofree char *title = g_strdup_printf ("scroll: %s, %s", name, what);
  g_autofree char *note =
    g_strdup_printf ("%.2f and %.2f ms; one in twenty takes %.2f and %.2f", tagged, untagged,
                     get_percentile (figures[1], 95), get_percentile (figures[0], 95));

  stk_bench_print (&(StkBenchRow) { title, tagged / untagged, "× untagged", AIM, FALSE, note });
}

static void
compare (StkBenchWindow *const *windows, const char *name, const char *how, double step)
{
  GArray *frames[2], *all[2];
  double height = gtk_adjustment_get_upper (windows[0]->adjustment);
  g_autofree char *title = g_strdup_printf ("%s, by the %s", name, how);

  for (int i = 0; i < 2; i++)
    {
      frames[i] = g_array_new (FALSE, FALSE, sizeof (double));
      all[i] = g_array_new (FALSE, FALSE, sizeof (double));
    }
  for (int round = 0; round < ROUNDS; round++)
    for (int i = 0; i < 2; i++)
      scroll (windows[i], (height - step * FRAMES) * (round + 0.5) / ROUNDS, step, frames[i], all[i]);
  report (title, "frame", frames);
  report (title, "with idle work", all);
  for (int i = 0; i < 2; i++)
    {
      g_array_unref (frames[i]);
      g_array_unref (all[i]);
    }
}

static void
measure (AdwApplication *application, const char *folder, const char *name, size_t n_bytes, size_t n_tags)
{
  StkBenchWindow *windows[2];

  for (int i = 0; i < 2; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%zu-%s.txt", folder, n_bytes, i ? "tagged" : "plain");

      g_object_unref (stk_bench_make_document (path, n_bytes, i ? n_tags : 0));
      windows[i] = stk_bench_window_open (application, path);
    }
  compare (windows, name, "wheel", WHEEL);
  compare (windows, name, "page", PAGE);
  for (int i = 0; i < 2; i++)
    stk_bench_window_free (windows[i]);
}

static int
run (AdwApplication *application, const char *folder)
{
  measure (application, folder, "100 KB, 10,000 tags", 100 * 1000, 10 * 1000);
  measure (application, folder, "10 MB, 100,000 tags", 10 * 1000 * 1000, 100 * 1000);

  return 0;
}

int
main (void)
{
  return stk_bench_run (run);
}

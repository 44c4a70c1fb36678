/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-article.h"
#include "stk-bench.h"

/* Reads web pages, time and again in one process, as its peer read-pages.mjs does.
 * Usage: read-pages SECONDS PAGE… prints the processor time of one pass, in milliseconds. */

static void
read_pages (GPtrArray *pages)
{
  for (unsigned int i = 0; i < pages->len; i++)
    {
      g_autoptr (StkArticle) article = stk_article_new_for_bytes (pages->pdata[i], "page.html", NULL, NULL);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  double seconds = argc > 1 ? g_ascii_strtod (argv[1], NULL) : 0;
  double start;
  int n_passes = 0;

  for (int i = 2; i < argc; i++)
    {
      char *page;
      size_t size;

      if (g_file_get_contents (argv[i], &page, &size, NULL))
        g_ptr_array_add (pages, g_bytes_new_take (page, size));
    }

  read_pages (pages);
  start = stk_bench_get_processor_time ();
  for (double now = start; n_passes == 0 || now - start < seconds * 1000; now = stk_bench_get_processor_time ())
    {
      read_pages (pages);
      n_passes++;
    }
  g_print ("%.3f\n", (stk_bench_get_processor_time () - start) / n_passes);

  return 0;
}

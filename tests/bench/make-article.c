/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Makes an article with tags to measure with: make-article FILE BYTES TAGS
 *
 * With 0 BYTES the article is there already. */

#include "stk-config.h"

#include "stk-bench.h"

int
main (int argc, char **argv)
{
  g_autoptr (StkDocument) document = NULL;

  if (argc != 4)
    {
      g_printerr ("Usage: make-article FILE BYTES TAGS\n");
      return 2;
    }
  document = stk_bench_make_document (argv[1], g_ascii_strtoull (argv[2], NULL, 10),
                                      g_ascii_strtoull (argv[3], NULL, 10));

  return 0;
}

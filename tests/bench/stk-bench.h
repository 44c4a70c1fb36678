/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-document.h"

G_BEGIN_DECLS

/* What benches in C share. */

/**
 * StkBenchRow:
 * @name: what is measured
 * @figure: what came out
 * @unit: of the figure
 * @aim: what it should be at most, or at least; 0 for none
 * @at_least: which of both
 * @note: (nullable): more about it
 */
typedef struct
{
  const char *name;
  double figure;
  const char *unit;
  double aim;
  gboolean at_least;
  const char *note;
} StkBenchRow;

void stk_bench_print (const StkBenchRow *row);

double stk_bench_median (double *figures, size_t n_figures);
double stk_bench_get_processor_time (void);
double stk_bench_get_wall_time (void);

char *stk_bench_make_text (size_t n_bytes);
void stk_bench_tag (StkDocument *document, size_t n_tags);
StkDocument *stk_bench_make_document (const char *path, size_t n_bytes, size_t n_tags);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-article-view.h"
#include "stk-window.h"

G_BEGIN_DECLS

/**
 * StkBenchFrames:
 *
 * What the frames of a window cost: from the beginning of a frame to the end of its painting, in milliseconds.
 */
typedef struct
{
  GArray *processor; /* of double: time of the main thread */
  GArray *wall;      /* of double */
  double processor_start;
  double wall_start;
  gboolean painted;
} StkBenchFrames;

typedef struct
{
  StkWindow *window;
  StkArticleView *view;
  GtkAdjustment *adjustment;
  StkBenchFrames frames;
} StkBenchWindow;

/**
 * StkBenchTime:
 *
 * How long something took from a key until it was drawn, in milliseconds.
 */
typedef struct
{
  double processor; /* of the main thread, for the key and for the frame */
  double wall;      /* with the wait for the frame */
} StkBenchTime;

typedef int (*StkBenchFunc) (AdwApplication *application, const char *folder);

int stk_bench_run (StkBenchFunc func);

StkBenchWindow *stk_bench_window_open (AdwApplication *application, const char *path);
void stk_bench_window_free (StkBenchWindow *self);
GtkWidget *stk_bench_find (GtkWidget *root, GType type);
void stk_bench_rest (StkBenchWindow *self);
void stk_bench_next_frame (StkBenchWindow *self);
void stk_bench_tag_by_key (StkBenchWindow *self, StkRange range, StkBenchTime *time);
void stk_bench_filter (StkBenchWindow *self, const char *letter, StkBenchTime *time);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkBenchWindow, stk_bench_window_free)

G_END_DECLS

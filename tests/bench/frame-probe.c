/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A library to preload into any program with GTK 4: ends it at its first frame, or at the first in which a text
 * view shows a long enough text, and says what it took until then.
 *
 * PROBE_OUT     the file to write {"wall","processor","rss"} to: milliseconds since the program was executed, ones of
 *               processor time, and resident kilobytes
 * PROBE_TEXT    how many characters must be shown; 0 for none
 * PROBE_REST    seconds to go on after that frame, before the memory is looked at
 */

#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

typedef struct
{
  GtkWindow *window;
  int n_characters;
  gboolean painted;
  double wall;
  double processor;
} Probe;

static Probe probe;

static double
now (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);

  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1e6;
}

/* When the process began, in milliseconds of the monotonic clock. */
static double
get_start (void)
{
  g_autofree char *stat = NULL;
  unsigned long long ticks = 0;

  if (g_file_get_contents ("/proc/self/stat", &stat, NULL, NULL))
    sscanf (strrchr (stat, ')') + 1,
            " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %*d %*d %llu", &ticks);

  return now (CLOCK_MONOTONIC) - (now (CLOCK_BOOTTIME) - (double) ticks * 1000.0 / (double) sysconf (_SC_CLK_TCK));
}

static long
get_resident (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmRSS:");

  return line != NULL ? atol (line + strlen ("VmRSS:")) : 0;
}

static gboolean
finish_cb (gpointer user_data)
{
  FILE *file = fopen (g_getenv ("PROBE_OUT"), "w");

  fprintf (file, "{\"wall\": %.3f, \"processor\": %.3f, \"rss\": %ld}\n", probe.wall, probe.processor,
           get_resident ());
  fclose (file);
  _exit (0);
}

/* The first text view in sight with enough text. What fades in is not in sight before it is all there. */
static gboolean
shows_text (GtkWidget *widget)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_STACK (widget) && gtk_stack_get_transition_running (GTK_STACK (widget)))
    return FALSE;
  if (GTK_IS_TEXT_VIEW (widget))
    return gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget))) >= probe.n_characters;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (shows_text (child))
      return TRUE;

  return FALSE;
}

static void
paint_cb (void)
{
  probe.painted = TRUE;
}

static void
after_paint_cb (void)
{
  const char *rest = g_getenv ("PROBE_REST");

  if (!probe.painted || probe.wall > 0 || (probe.n_characters > 0 && !shows_text (GTK_WIDGET (probe.window))))
    return;
  probe.processor = now (CLOCK_PROCESS_CPUTIME_ID);
  probe.wall = now (CLOCK_MONOTONIC) - get_start ();
  if (rest == NULL || atoi (rest) == 0)
    finish_cb (NULL);
  else
    g_timeout_add_seconds ((guint) atoi (rest), finish_cb, NULL);
}

G_MODULE_EXPORT void
gtk_window_present (GtkWindow *window)
{
  void (*present) (GtkWindow *) = (void (*) (GtkWindow *)) dlsym (RTLD_NEXT, "gtk_window_present");
  GdkFrameClock *clock;

  present (window);
  if (probe.window != NULL || g_getenv ("PROBE_OUT") == NULL)
    return;
  probe.window = window;
  probe.n_characters = atoi (g_getenv ("PROBE_TEXT"));
  clock = gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (window)));
  g_signal_connect (clock, "paint", paint_cb, NULL);
  g_signal_connect (clock, "after-paint", after_paint_cb, NULL);
}

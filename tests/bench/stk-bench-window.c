/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-bench-window.h"

#include "stk-application.h"
#include "stk-bench.h"
#include "stk-sidebar.h"

#include <unistd.h>

/* How long to wait for a window or a frame before the bench has failed, in milliseconds. */
#define PATIENCE 120000.0

/* A window is at rest when nothing was to be done for so long, in milliseconds. */
#define REST 300.0

typedef struct
{
  StkBenchFunc func;
  const char *folder;
  int status;
} Run;

static void
activate_cb (GApplication *application, Run *run)
{
  g_application_hold (application);
  run->status = run->func (ADW_APPLICATION (application), run->folder);
  g_application_release (application);
  g_application_quit (application);
}

/**
 * stk_bench_run:
 * @func: what to do in the running program
 *
 * Runs a bench in the program itself, with a folder to make articles in.
 *
 * Returns: the exit status
 */
int
stk_bench_run (StkBenchFunc func)
{
  g_autoptr (StkApplication) application = NULL;
  g_autofree char *folder = g_dir_make_tmp ("stickler-bench-XXXXXX", NULL);
  const char *const remove[] = { "rm", "-r", folder, NULL };
  Run run = { func, folder, 1 };

  g_assert_nonnull (folder);
  application = stk_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &run);
  g_application_run (G_APPLICATION (application), 0, NULL);
  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);

  return run.status;
}

/**
 * stk_bench_find:
 * @root: a widget
 * @type: a type
 *
 * Returns: (nullable) (transfer none): the first widget of that type in it
 */
GtkWidget *
stk_bench_find (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = stk_bench_find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
before_paint_cb (StkBenchFrames *frames)
{
  frames->painted = FALSE;
  frames->wall_start = stk_bench_get_wall_time ();
  frames->processor_start = stk_bench_get_processor_time ();
}

static void
paint_cb (StkBenchFrames *frames)
{
  frames->painted = TRUE;
}

static void
after_paint_cb (StkBenchFrames *frames)
{
  double processor = stk_bench_get_processor_time () - frames->processor_start;
  double wall = stk_bench_get_wall_time () - frames->wall_start;

  if (!frames->painted)
    return;
  g_array_append_val (frames->processor, processor);
  g_array_append_val (frames->wall, wall);
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
connect_frames (StkBenchWindow *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->window));

  self->frames.processor = g_array_new (FALSE, FALSE, sizeof (double));
  self->frames.wall = g_array_new (FALSE, FALSE, sizeof (double));
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_paint_cb), &self->frames);
  g_signal_connect_swapped (clock, "paint", G_CALLBACK (paint_cb), &self->frames);
  /* before what the window does once the frame is drawn */
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_paint_cb), &self->frames);
}

/* There is no window manager under a virtual display, and so nobody who gives a window the keys. */
static void
focus (void)
{
  g_autofree char *pid = g_strdup_printf ("%d", getpid ());
  const char *const command[] = { "xdotool", "search", "--onlyvisible", "--pid", pid, "windowfocus", NULL };

  /* it names the windows where the rows of the bench go */
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                NULL, NULL, NULL);
}

/**
 * stk_bench_window_open:
 * @application: the application
 * @path: an article
 *
 * Opens an article in a window of its own and waits until all is at rest.
 *
 * Returns: (transfer full): the window
 */
StkBenchWindow *
stk_bench_window_open (AdwApplication *application, const char *path)
{
  StkBenchWindow *self = g_new0 (StkBenchWindow, 1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  double deadline = stk_bench_get_wall_time () + PATIENCE;

  /* a caret that blinks lets no window come to rest */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);

  self->window = stk_window_new (application);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1180, 760);
  stk_window_open (self->window, file);
  gtk_window_present (GTK_WINDOW (self->window));
  while (stk_window_get_document (self->window) == NULL)
    {
      g_main_context_iteration (NULL, TRUE);
      if (stk_bench_get_wall_time () > deadline)
        g_error ("%s is not opened", path);
    }
  self->view = STK_ARTICLE_VIEW (stk_bench_find (GTK_WIDGET (self->window), STK_TYPE_ARTICLE_VIEW));
  self->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  connect_frames (self);
  stk_bench_rest (self);
  focus ();
  stk_bench_rest (self);

  return self;
}

void
stk_bench_window_free (StkBenchWindow *self)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (self->window)), &self->frames);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_array_unref (self->frames.processor);
  g_array_unref (self->frames.wall);
  g_free (self);
}

/**
 * stk_bench_rest:
 * @self: a window
 *
 * Waits until there is nothing left to do: all is laid out, drawn ahead and saved.
 */
void
stk_bench_rest (StkBenchWindow *self)
{
  double last = stk_bench_get_wall_time (), deadline = last + PATIENCE;

  while (stk_bench_get_wall_time () - last < REST)
    {
      if (g_main_context_iteration (NULL, FALSE))
        last = stk_bench_get_wall_time ();
      else
        g_usleep (2000);
      if (last > deadline)
        g_error ("the window does not come to rest");
    }
}

/**
 * stk_bench_next_frame:
 * @self: a window
 *
 * Draws the next frame.
 */
void
stk_bench_next_frame (StkBenchWindow *self)
{
  guint n_frames = self->frames.wall->len;
  double deadline = stk_bench_get_wall_time () + PATIENCE;
  guint wake = g_timeout_add (100, wake_cb, NULL);

  while (self->frames.wall->len == n_frames)
    {
      g_main_context_iteration (NULL, TRUE);
      if (stk_bench_get_wall_time () > deadline)
        g_error ("no frame is drawn");
    }
  g_source_remove (wake);
}

static gboolean
key_cb (StkBenchTime *time, guint keyval)
{
  if (keyval == GDK_KEY_c)
    {
      time->processor = stk_bench_get_processor_time ();
      time->wall = stk_bench_get_wall_time ();
    }

  return GDK_EVENT_PROPAGATE;
}

static void
pressed_cb (GPid child, int status, gpointer user_data)
{
  g_spawn_close_pid (child);
}

/* With these flags GLib calls posix_spawn(): after a fork every page that is written to would be copied first, and the
 * time of that would count as the program's. */
static void
press_key (void)
{
  const char *const press[] = { "xdotool", "key", "c", NULL };
  GSpawnFlags flags = G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_LEAVE_DESCRIPTORS_OPEN;
  g_autoptr (GError) error = NULL;
  GPid child;

  if (!g_spawn_async (NULL, (char **) press, NULL, flags, NULL, NULL, &child, &error))
    g_error ("%s", error->message);
  g_child_watch_add (child, pressed_cb, NULL);
}

/* From when something began, which is in @time, until now, and on to the end of the next frame. */
static void
take_time (StkBenchWindow *self, StkBenchTime *time)
{
  time->processor = stk_bench_get_processor_time () - time->processor;
  stk_bench_next_frame (self);
  time->processor += g_array_index (self->frames.processor, double, self->frames.processor->len - 1);
  time->wall = stk_bench_get_wall_time () - time->wall;
}

/**
 * stk_bench_tag_by_key:
 * @self: a window
 * @range: words to tag
 * @time: (out): how long it took
 *
 * Shows some words and presses the key that tags them. The time is that from when the program gets the key to the end
 * of the frame in which the mark is drawn; that of the processor leaves out what is done while the frame is waited for.
 */
void
stk_bench_tag_by_key (StkBenchWindow *self, StkRange range, StkBenchTime *time)
{
  GListModel *annotations = G_LIST_MODEL (stk_document_get_annotations (stk_window_get_document (self->window)));
  GtkEventController *keys = gtk_event_controller_key_new ();
  guint n = g_list_model_get_n_items (annotations);
  double deadline = stk_bench_get_wall_time () + PATIENCE;

  stk_article_view_scroll_to_range (self->view, range, FALSE);
  stk_article_view_select_range (self->view, range);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  stk_bench_rest (self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), time);
  gtk_widget_add_controller (GTK_WIDGET (self->window), keys);
  press_key ();
  while (g_list_model_get_n_items (annotations) == n)
    {
      g_main_context_iteration (NULL, TRUE);
      if (stk_bench_get_wall_time () > deadline)
        g_error ("the key does not arrive");
    }
  take_time (self, time);
  gtk_widget_remove_controller (GTK_WIDGET (self->window), keys);
}

/**
 * stk_bench_filter:
 * @self: a window
 * @letter: (nullable): a letter to add to what is searched for in the list of tags, or %NULL to clear the search
 * @time: (out): how long it took
 *
 * Searches in the list, until what was found is drawn.
 */
void
stk_bench_filter (StkBenchWindow *self, const char *letter, StkBenchTime *time)
{
  int end = -1;
  GtkWidget *sidebar = stk_bench_find (GTK_WIDGET (self->window), STK_TYPE_SIDEBAR);
  GtkEditable *search = GTK_EDITABLE (stk_bench_find (sidebar, GTK_TYPE_SEARCH_ENTRY));

  if (!gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (search))))
    stk_sidebar_focus_search (STK_SIDEBAR (sidebar));
  stk_bench_rest (self);
  time->processor = stk_bench_get_processor_time ();
  time->wall = stk_bench_get_wall_time ();
  if (letter != NULL)
    gtk_editable_insert_text (search, letter, -1, &end);
  else
    gtk_editable_delete_text (search, 0, -1);
  take_time (self, time);
}

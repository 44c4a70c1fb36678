/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-test-view.h"

/* How long to wait for the screen before a test has failed, in microseconds. */
#define PATIENCE (20 * G_USEC_PER_SEC)

/* Without a display there is nothing to test. */
gboolean
stk_test_view_init (int *argc, char ***argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  stk_test_init (argc, argv);
  if (!gtk_init_check ())
    return FALSE;
  adw_init ();

  return TRUE;
}

static void
message_cb (StkTestView *self, const char *message)
{
  g_ptr_array_add (self->messages, g_strdup (message));
}

void
stk_test_view_set_up (StkTestView *self, gconstpointer data)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->folder = stk_test_folder_new ();
  self->document = stk_test_document_new (self->folder);
  self->messages = g_ptr_array_new_with_free_func (g_free);
  self->view = STK_ARTICLE_VIEW (stk_article_view_new ());
  g_signal_connect_swapped (self->view, "message", G_CALLBACK (message_cb), self);
  stk_article_view_set_document (self->view, self->document);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  self->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 600);
  gtk_window_set_child (GTK_WINDOW (self->window), scroller);
  gtk_window_present (GTK_WINDOW (self->window));
  stk_test_view_settle (self);
}

/* The view must let go of its document, and the window of its view. */
void
stk_test_view_tear_down (StkTestView *self, gconstpointer data)
{
  StkArticleView *view = g_object_ref (self->view);

  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (view);
  g_assert_finalize_object (self->document);
  g_ptr_array_unref (self->messages);
  stk_test_folder_free (self->folder);
}

/* Shows another article. */
void
stk_test_view_show (StkTestView *self, const char *name, const char *contents)
{
  g_autoptr (GFile) file = stk_test_folder_write (self->folder, name, contents);
  g_autoptr (StkAgent) agent = stk_agent_new ("https://desk.example/people/mira", "Mira Holm");

  stk_article_view_set_document (self->view, NULL);
  g_assert_finalize_object (self->document);
  self->document = stk_test_open (file);
  stk_document_set_agent (self->document, agent);
  stk_article_view_set_document (self->view, self->document);
  while (stk_article_view_get_progress (self->view) < 1) /* a long article comes part by part */
    g_main_context_iteration (NULL, TRUE);
  stk_test_view_settle (self);
}

void
stk_test_view_resize (StkTestView *self, int width, int height)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  while (gtk_widget_get_width (GTK_WIDGET (self->view)) != width && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (self->view)), ==, width);
  stk_test_view_settle (self);
}

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  int *n_frames = user_data;

  return ++*n_frames < 4 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Lets some frames be drawn. */
void
stk_test_view_settle (StkTestView *self)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;
  guint wake = g_timeout_add (50, wake_cb, NULL);
  int n_frames = 0;

  gtk_widget_queue_draw (GTK_WIDGET (self->view));
  gtk_widget_add_tick_callback (GTK_WIDGET (self->view), count_frame_cb, &n_frames, NULL);
  while (n_frames < 4 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
  g_assert_cmpint (n_frames, ==, 4);
}

void
stk_test_view_act (StkTestView *self, const char *action, const char *argument)
{
  if (argument != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->view), action, "s", argument);
  else
    gtk_widget_activate_action (GTK_WIDGET (self->view), action, NULL);
}

void
stk_test_view_tag (StkTestView *self, StkKind kind)
{
  stk_test_view_act (self, "article.tag", stk_kind_get_info (kind)->nick);
}

/* What the arrow keys do. */
void
stk_test_view_move (StkTestView *self, GtkMovementStep step, int count, gboolean extend)
{
  g_signal_emit_by_name (self->view, "move-cursor", step, count, extend);
}

/* "quote [words]", or "nothing". */
char *
stk_test_view_describe_selected (StkTestView *self)
{
  const char *id = stk_article_view_get_selected (self->view);
  StkAnnotation *annotation = stk_annotation_list_lookup (stk_document_get_annotations (self->document), id);
  g_autofree char *exact = NULL;

  g_assert_true ((id == NULL) == (annotation == NULL));
  if (annotation == NULL)
    return g_strdup ("nothing");
  exact = stk_annotation_dup_exact (annotation);

  return g_strdup_printf ("%s [%s]", stk_kind_get_info (stk_annotation_get_kind (annotation))->nick, exact);
}

/* That the view said this since the last time, and nothing else; %NULL for nothing at all. */
void
stk_test_view_expect_message (StkTestView *self, const char *message)
{
  g_assert_cmpuint (self->messages->len, ==, message != NULL ? 1 : 0);
  if (message != NULL)
    g_assert_cmpstr (g_ptr_array_index (self->messages, 0), ==, message);
  g_ptr_array_set_size (self->messages, 0);
}

static guint
count_pixels (cairo_surface_t *surface)
{
  guint n = 0;

  cairo_surface_flush (surface);
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    {
      const guint32 *row = (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface) +
                                                              y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
        n += row[x] >> 24 > 0;
    }

  return n;
}

/* How many pixels around some words are marked. The words themselves are not counted. */
guint
stk_test_view_count_ink (StkTestView *self, StkRange range)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  GdkRectangle rect;
  cairo_surface_t *surface;
  cairo_t *cr;
  guint n;

  g_assert_true (stk_article_view_get_range_rect (self->view, range, &rect));
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET, rect.x, rect.y, &rect.x,
                                         &rect.y);
  stk_mark_layer_snapshot (self->view->layer, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return 0;

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, rect.width + 8, rect.height + 8);
  cr = cairo_create (surface);
  cairo_translate (cr, 4 - rect.x, 4 - rect.y);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  n = count_pixels (surface);
  cairo_surface_destroy (surface);
  gsk_render_node_unref (node);

  return n;
}

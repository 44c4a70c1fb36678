/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-test-detail.h"

#include "stk-prose-row.h"

/* How long to wait for the screen before a test has failed, in microseconds. */
#define PATIENCE (20 * G_USEC_PER_SEC)

/* Without a display there is nothing to test. The folders of the account are not hidden, since icons are not recognised
 * without the system's types of files; the pane uses none of them. */
gboolean
stk_test_detail_init (int *argc, char ***argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  g_test_init (argc, argv, NULL);
  if (!gtk_init_check ())
    return FALSE;
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  return TRUE;
}

static void
hear (StkTestDetail *self, const char *signal, const char *argument)
{
  g_ptr_array_add (self->heard, g_strdup_printf ("%s %s", signal, argument));
}

static void
link_cb (StkTestDetail *self, const char *href)
{
  hear (self, "link", href);
}

static void
tag_cb (StkTestDetail *self, const char *id)
{
  hear (self, "tag", id);
}

static void
range_cb (StkTestDetail *self, const StkRange *range)
{
  g_autofree char *text = g_strdup_printf ("%zu–%zu", range->start, range->end);

  hear (self, "range", text);
}

static void
message_cb (StkTestDetail *self, const char *text)
{
  hear (self, "message", text);
}

static gboolean
get_selection_cb (StkTestDetail *self, StkRange *range)
{
  *range = self->selection;

  return range->end > range->start;
}

static void
connect_signals (StkTestDetail *self)
{
  g_signal_connect_swapped (self->detail, "link-activated", G_CALLBACK (link_cb), self);
  g_signal_connect_swapped (self->detail, "tag-activated", G_CALLBACK (tag_cb), self);
  g_signal_connect_swapped (self->detail, "range-activated", G_CALLBACK (range_cb), self);
  g_signal_connect_swapped (self->detail, "message", G_CALLBACK (message_cb), self);
  g_signal_connect_swapped (self->detail, "get-selection", G_CALLBACK (get_selection_cb), self);
}

/* Beside the pane there is a button, for the focus to be elsewhere. */
void
stk_test_detail_set_up (StkTestDetail *self, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->folder = stk_test_folder_new ();
  self->document = stk_test_document_new (self->folder);
  self->heard = g_ptr_array_new_with_free_func (g_free);
  self->detail = STK_DETAIL (stk_detail_new ());
  connect_signals (self);

  gtk_widget_set_vexpand (GTK_WIDGET (self->detail), TRUE);
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("Elsewhere"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->detail));
  self->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 380, 760);
  gtk_window_set_child (GTK_WINDOW (self->window), box);
  gtk_window_present (GTK_WINDOW (self->window));
  stk_test_detail_settle (self);
}

/* The pane must let go of its document, and the window of its pane. */
void
stk_test_detail_tear_down (StkTestDetail *self, gconstpointer data)
{
  StkDetail *detail = g_object_ref (self->detail);

  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (detail);
  g_assert_finalize_object (self->document);
  g_ptr_array_unref (self->heard);
  g_free (self->id);
  stk_test_folder_free (self->folder);
}

/* Takes up another document, of which nothing is shown yet. */
void
stk_test_detail_open (StkTestDetail *self, GFile *file)
{
  stk_detail_show (self->detail, NULL, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->document);
  self->document = stk_test_open (file);
}

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  int *n_frames = user_data;

  return ++*n_frames < 3 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Lets some frames be drawn. */
void
stk_test_detail_settle (StkTestDetail *self)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;
  guint wake = g_timeout_add (50, wake_cb, NULL);
  int n_frames = 0;

  gtk_widget_queue_draw (GTK_WIDGET (self->detail));
  gtk_widget_add_tick_callback (self->window, count_frame_cb, &n_frames, NULL);
  while (n_frames < 3 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
  g_assert_cmpint (n_frames, ==, 3);
}

/* Tags words and shows the tag. */
StkAnnotation *
stk_test_detail_tag (StkTestDetail *self, StkKind kind, const char *words)
{
  StkAnnotation *annotation = stk_test_tag (self->document, kind, words);

  stk_test_detail_show (self, stk_annotation_get_id (annotation));

  return annotation;
}

void
stk_test_detail_show (StkTestDetail *self, const char *id)
{
  g_set_str (&self->id, id);
  stk_detail_show (self->detail, self->document, self->id);
  stk_test_detail_settle (self);
}

/* The tag that is shown, as it is now. */
StkAnnotation *
stk_test_detail_get (StkTestDetail *self)
{
  StkAnnotation *annotation = stk_annotation_list_lookup (stk_document_get_annotations (self->document), self->id);

  g_assert_nonnull (annotation);

  return annotation;
}

const char *
stk_test_detail_get_string (StkTestDetail *self, const char *name)
{
  return stk_annotation_get_string (stk_test_detail_get (self), name);
}

/* That the pane said this since the last time, and nothing else; %NULL for nothing at all. */
void
stk_test_detail_expect (StkTestDetail *self, const char *heard)
{
  g_assert_cmpuint (self->heard->len, ==, heard != NULL ? 1 : 0);
  if (heard != NULL)
    g_assert_cmpstr (g_ptr_array_index (self->heard, 0), ==, heard);
  g_ptr_array_set_size (self->heard, 0);
}

/* The first widget that is shown, of a type and for which the function is true. */
GtkWidget *
stk_test_find_widget (GtkWidget *in, GType type, StkTestWidgetFunc func, gconstpointer data)
{
  if (!gtk_widget_get_visible (in) && !GTK_IS_POPOVER (in))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (in), type) && (func == NULL || func (in, data)))
    return in;

  for (GtkWidget *child = gtk_widget_get_first_child (in); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = stk_test_find_widget (child, type, func, data);

      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWidget *
stk_test_find_type (GtkWidget *in, GType type)
{
  GtkWidget *found = stk_test_find_widget (in, type, NULL, NULL);

  g_assert_nonnull (found);

  return found;
}

static gboolean
has_label (GtkWidget *widget, gconstpointer data)
{
  return g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), data) == 0;
}

/* A label with this text, %NULL if none is shown. */
GtkWidget *
stk_test_find_label (GtkWidget *in, const char *text)
{
  return stk_test_find_widget (in, GTK_TYPE_LABEL, has_label, text);
}

static gboolean
is_button (GtkWidget *widget, gconstpointer data)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), data) == 0 || stk_test_find_label (widget, data) != NULL;
}

/* A button with this text or tooltip, %NULL if none is shown. */
GtkWidget *
stk_test_find_button (GtkWidget *in, const char *text)
{
  return stk_test_find_widget (in, GTK_TYPE_BUTTON, is_button, text);
}

static gboolean
has_title (GtkWidget *widget, gconstpointer data)
{
  return g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), data) == 0;
}

/* The row of a field; %NULL if it is not shown. */
GtkWidget *
stk_test_detail_row (StkTestDetail *self, const char *title)
{
  return stk_test_find_widget (GTK_WIDGET (self->detail), ADW_TYPE_PREFERENCES_ROW, has_title, title);
}

/* The row under a field's that says what is wrong, %NULL if none is shown. */
GtkWidget *
stk_test_detail_message (StkTestDetail *self, const char *title)
{
  GtkWidget *row = stk_test_detail_row (self, title);
  GtkWidget *next = row ? gtk_widget_get_next_sibling (row) : NULL;

  return next && gtk_widget_has_css_class (next, "field-message") && gtk_widget_get_visible (next) ? next : NULL;
}

GtkTextBuffer *
stk_test_row_buffer (GtkWidget *row)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (stk_test_find_type (row, GTK_TYPE_TEXT_VIEW)));
}

static char *
dup_active (GtkWidget *row)
{
  AdwToggleGroup *group = ADW_TOGGLE_GROUP (stk_test_find_type (row, ADW_TYPE_TOGGLE_GROUP));
  AdwToggle *toggle = adw_toggle_group_get_toggle (group, adw_toggle_group_get_active (group));

  return g_strdup (toggle ? adw_toggle_get_label (toggle) : "");
}

/* What a row shows, as a person reads it; empty for nothing. */
char *
stk_test_row_dup_text (GtkWidget *row)
{
  g_autofree char *label = NULL;

  if (GTK_IS_EDITABLE (row))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
  if (STK_IS_PROSE_ROW (row))
    return stk_prose_row_dup_text (STK_PROSE_ROW (row));
  if (ADW_IS_SWITCH_ROW (row))
    return g_strdup (adw_switch_row_get_active (ADW_SWITCH_ROW (row)) ? "true" : "");
  if (!ADW_IS_ACTION_ROW (row))
    return dup_active (row);
  if (!ADW_IS_COMBO_ROW (row))
    return g_strdup (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));

  g_object_get (adw_combo_row_get_selected_item (ADW_COMBO_ROW (row)), "label", &label, NULL);

  return g_strdup (g_str_equal (label, "Not Set") ? "" : label);
}

/* Types into a row in place of what it holds, which is never empty in between. */
void
stk_test_row_enter (GtkWidget *row, const char *text)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (GTK_IS_EDITABLE (row))
    {
      int position = 0;

      gtk_editable_insert_text (GTK_EDITABLE (row), text, -1, &position);
      gtk_editable_delete_text (GTK_EDITABLE (row), position, -1);
      return;
    }

  buffer = stk_test_row_buffer (row);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text, -1);
}

/* Chooses a label in a row that offers some. */
void
stk_test_row_choose (GtkWidget *row, const char *label)
{
  GListModel *model;

  if (!ADW_IS_COMBO_ROW (row))
    {
      stk_test_press (row, label);
      return;
    }

  model = adw_combo_row_get_model (ADW_COMBO_ROW (row));
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);
      g_autofree char *item_label = NULL;

      g_object_get (item, "label", &item_label, NULL);
      if (g_str_equal (item_label, label))
        {
          adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
          return;
        }
    }
  g_assert_not_reached ();
}

/* Presses a button with this text or tooltip. */
void
stk_test_press (GtkWidget *in, const char *text)
{
  GtkWidget *button = stk_test_find_button (in, text);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/* Moves the keyboard focus out of the pane. */
void
stk_test_detail_leave (StkTestDetail *self)
{
  gtk_widget_grab_focus (gtk_widget_get_first_child (gtk_window_get_child (GTK_WINDOW (self->window))));
}

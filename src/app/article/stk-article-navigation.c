/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-article-view-private.h"

#include "stk-span.h"

#include <glib/gi18n-lib.h>

/* The place in the list from which to go on: that of the selected annotation, or of the first one behind the caret. */
static guint
find_position (StkArticleView *self, gboolean *selected)
{
  StkAnnotationList *list = stk_document_get_annotations (self->document);
  size_t caret = stk_article_view_get_caret (self);
  guint low = 0, high = stk_annotation_list_get_n (list), position;

  *selected = stk_annotation_list_find (list, self->selected, &position);
  if (*selected)
    return position;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (stk_annotation_get_range (stk_annotation_list_peek (list, middle)).start < caret)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* What still asks for something to be done. */
static gboolean
is_open (StkAnnotation *annotation)
{
  static const char *const OPEN[] = { "open", "in-check", "query" };
  const char *status = stk_annotation_get_status (annotation);

  if (!stk_kind_get_info (stk_annotation_get_kind (annotation))->has_states)
    return FALSE;
  for (size_t i = 0; i < G_N_ELEMENTS (OPEN); i++)
    if (g_strcmp0 (status, OPEN[i]) == 0)
      return TRUE;

  return FALSE;
}

static StkAnnotation *
find_neighbour (StkArticleView *self, gboolean forward, gboolean open_only)
{
  StkAnnotationList *list = stk_document_get_annotations (self->document);
  guint n = stk_annotation_list_get_n (list), position;
  gboolean selected;

  position = find_position (self, &selected);
  if (forward && selected)
    position++;
  while (forward ? position < n : position > 0)
    {
      StkAnnotation *annotation = stk_annotation_list_peek (list, forward ? position++ : --position);

      if (stk_annotation_get_anchor_state (annotation) != STK_ANCHOR_STATE_ORPHAN &&
          (!open_only || is_open (annotation)))
        return annotation;
    }

  return NULL;
}

/* Puts the caret at an annotation and shows it. */
static void
go_to (StkArticleView *self, StkAnnotation *annotation)
{
  stk_article_view_place_caret (self, stk_annotation_get_range (annotation).start);
  stk_article_view_set_selected (self, stk_annotation_get_id (annotation));
  stk_article_view_scroll_to_range (self, stk_annotation_get_range (annotation), TRUE);
  stk_article_speech_announce (self, annotation);
}

static void
step_cb (StkArticleView *self, const char *name, GVariant *parameter)
{
  static const struct
  {
    const char *action;
    gboolean forward;
    gboolean open_only;
    const char *none;
  } STEPS[] = {
    { "next-tag", TRUE, FALSE, N_ ("No tag after this one") },
    { "previous-tag", FALSE, FALSE, N_ ("No tag before this one") },
    { "next-open", TRUE, TRUE, N_ ("No open tag after this one") },
    { "previous-open", FALSE, TRUE, N_ ("No open tag before this one") },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (STEPS); i++)
    if (g_str_equal (name, STEPS[i].action))
      {
        StkAnnotation *annotation = find_neighbour (self, STEPS[i].forward, STEPS[i].open_only);

        if (annotation != NULL)
          go_to (self, annotation);
        else
          stk_article_view_say (self, _ (STEPS[i].none));
      }
}

/* Of the annotations at the caret, the one around the selected one, or the one within it. %NULL behind the last, so
 * that Tab then leaves the article and nobody is caught in it. */
static StkAnnotation *
find_overlapping (StkArticleView *self, gboolean outwards, GPtrArray **found)
{
  guint n;

  *found = stk_article_view_list_at (self, stk_article_view_get_caret (self), TRUE);
  n = (*found)->len;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (stk_annotation_get_id (g_ptr_array_index (*found, i)), self->selected) == 0)
      {
        if (outwards)
          return i + 1 < n ? g_ptr_array_index (*found, i + 1) : NULL;
        return i > 0 ? g_ptr_array_index (*found, i - 1) : NULL;
      }

  return NULL;
}

/* GtkTextView takes Tab for itself, so it is caught before. */
static gboolean
key_pressed_cb (StkArticleView *self, guint key, guint code, GdkModifierType modifiers)
{
  g_autoptr (GPtrArray) found = NULL;
  StkAnnotation *annotation;

  if ((key != GDK_KEY_Tab && key != GDK_KEY_ISO_Left_Tab) || modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK) ||
      self->document == NULL || stk_article_view_get_selected_range (self, NULL))
    return GDK_EVENT_PROPAGATE;
  annotation = find_overlapping (self, !(modifiers & GDK_SHIFT_MASK), &found);
  if (annotation == NULL)
    return GDK_EVENT_PROPAGATE;

  stk_article_view_set_selected (self, stk_annotation_get_id (annotation));
  stk_article_speech_announce (self, annotation);

  return GDK_EVENT_STOP;
}

static void
cycle_cb (StkArticleView *self, const char *name, GVariant *parameter)
{
  g_autoptr (GPtrArray) found = NULL;
  StkAnnotation *annotation = find_overlapping (self, TRUE, &found);

  if (annotation == NULL && found->len > 0)
    annotation = g_ptr_array_index (found, 0);
  if (annotation == NULL)
    return;
  stk_article_view_set_selected (self, stk_annotation_get_id (annotation));
  stk_article_speech_announce (self, annotation);
}

static void
move_by_sentence (StkArticleView *self, gboolean forward, gboolean extend)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;
  size_t offset;

  stk_article_reveal_cancel (self);
  offset = stk_span_find_sentence_start (stk_document_get_article (self->document), stk_article_view_get_caret (self),
                                         forward);
  stk_article_view_get_iter (self, &iter, offset);
  if (extend)
    gtk_text_buffer_move_mark (buffer, gtk_text_buffer_get_insert (buffer), &iter);
  else
    gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer));
}

static void
sentence_cb (StkArticleView *self, const char *name, GVariant *parameter)
{
  move_by_sentence (self, g_str_equal (name, "next-sentence"), FALSE);
}

static gboolean
sentence_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  StkArticleView *self = STK_ARTICLE_VIEW (widget);
  gboolean right, extend;

  if (self->document == NULL)
    return GDK_EVENT_PROPAGATE;
  g_variant_get (args, "(bb)", &right, &extend);
  move_by_sentence (self, right == (gtk_widget_get_direction (widget) != GTK_TEXT_DIR_RTL), extend);

  return GDK_EVENT_STOP;
}

static const StkArticleAction ACTIONS[] = {
  { "next-tag", NULL, step_cb },
  { "previous-tag", NULL, step_cb },
  { "next-open", NULL, step_cb },
  { "previous-open", NULL, step_cb },
  { "cycle", NULL, cycle_cb },
  { "next-sentence", NULL, sentence_cb },
  { "previous-sentence", NULL, sentence_cb },
};

/**
 * stk_article_navigation_class_init:
 * @klass: the class of article views
 *
 * Binds the keys that go from tag to tag, and those of the caret that other text views do not have.
 */
void
stk_article_navigation_class_init (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key;
    const char *action;
  } STEPS[] = {
    { GDK_KEY_bracketright, "article.next-tag" },
    { GDK_KEY_bracketleft, "article.previous-tag" },
    { GDK_KEY_braceright, "article.next-open" },
    { GDK_KEY_braceleft, "article.previous-open" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (STEPS); i++)
    gtk_widget_class_add_binding_action (klass, STEPS[i].key, 0, STEPS[i].action, NULL);
  for (int extend = 0; extend < 2; extend++)
    {
      GdkModifierType modifiers = GDK_ALT_MASK | (extend ? GDK_SHIFT_MASK : 0);

      gtk_widget_class_add_binding (klass, GDK_KEY_Right, modifiers, sentence_key_cb, "(bb)", TRUE, extend);
      gtk_widget_class_add_binding (klass, GDK_KEY_Left, modifiers, sentence_key_cb, "(bb)", FALSE, extend);
    }
}

/**
 * stk_article_navigation_init:
 * @self: a view
 */
void
stk_article_navigation_init (StkArticleView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  stk_article_actions_add (self, ACTIONS, G_N_ELEMENTS (ACTIONS));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * stk_article_navigation_update:
 * @self: a view
 *
 * Enables the actions that make sense now.
 */
void
stk_article_navigation_update (StkArticleView *self)
{
  for (size_t i = 0; i < G_N_ELEMENTS (ACTIONS); i++)
    stk_article_actions_set_enabled (self, ACTIONS[i].name, self->document != NULL);
}

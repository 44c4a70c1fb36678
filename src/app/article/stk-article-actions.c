/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-article-view-private.h"

#include "stk-span.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What the actions say for each kind. */
static const struct
{
  guint key;
  guint upper_key; /* with Caps Lock */
  const char *tagged;
  const char *tagged_already;
  const char *deleted;
  const char *not_found;
} KINDS[STK_N_KINDS] = {
  [STK_KIND_QUOTE] = { GDK_KEY_q, GDK_KEY_Q, N_ ("Quote tagged"),
                       N_ ("Already tagged as a quote"), N_ ("Quote deleted"),
                       N_ ("No quotation at the cursor") },
  [STK_KIND_CLAIM] = { GDK_KEY_c, GDK_KEY_C, N_ ("Claim tagged"),
                       N_ ("Already tagged as a claim"), N_ ("Claim deleted"),
                       N_ ("No sentence at the cursor") },
  [STK_KIND_SOURCE] = { GDK_KEY_s, GDK_KEY_S, N_ ("Source tagged"),
                        N_ ("Already tagged as a source"), N_ ("Source deleted"),
                        N_ ("No name at the cursor") },
  [STK_KIND_NOTE] = { GDK_KEY_n, GDK_KEY_N, N_ ("Note added"),
                      N_ ("There is a note on these words already"), N_ ("Note deleted"),
                      N_ ("No sentence at the cursor") },
};

static const double ZOOM_STEPS[] = { 0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3 };

static void
say (StkArticleView *self, const char *message)
{
  stk_article_view_emit (self, STK_ARTICLE_VIEW_MESSAGE, message);
}

/* What a tag would be put on: the selected words, or what there is of the kind at the caret. */
static gboolean
find_target (StkArticleView *self, StkKind kind, StkRange *range)
{
  StkArticle *article = stk_document_get_article (self->document);

  if (stk_article_view_get_selected_range (self, range))
    return stk_span_trim (article, range);

  return stk_span_find_for_kind (article, kind, stk_article_view_get_caret (self), range);
}

typedef struct
{
  StkKind kind;
  StkRange range;
  StkAnnotation *found; /* borrowed */
} Twin;

static gboolean
find_twin_cb (StkAnnotation *annotation, gpointer user_data)
{
  Twin *twin = user_data;

  if (stk_annotation_get_kind (annotation) == twin->kind &&
      stk_annotation_get_n_anchors (annotation) == 1 &&
      stk_range_equal (stk_annotation_get_range (annotation), twin->range) &&
      stk_annotation_get_anchor_state (annotation) != STK_ANCHOR_STATE_ORPHAN)
    twin->found = annotation;

  return twin->found == NULL;
}

/* An annotation of the same kind on the very same words. */
static StkAnnotation *
find_twin (StkArticleView *self, StkKind kind, StkRange range)
{
  Twin twin = { kind, range, NULL };

  stk_annotation_list_foreach_in_range (stk_document_get_annotations (self->document), range, find_twin_cb, &twin);

  return twin.found;
}

/* The next step in reading starts behind the words that were just tagged. */
static void
collapse_selection (StkArticleView *self)
{
  StkRange selection;

  if (stk_article_view_get_selected_range (self, &selection))
    stk_article_view_place_caret (self, selection.end);
}

static void
tag_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StkArticleView *self = STK_ARTICLE_VIEW (widget);
  g_autoptr (GError) error = NULL;
  StkAnnotation *annotation;
  const char *message;
  StkRange range;
  StkKind kind;

  if (self->document == NULL || !stk_kind_from_nick (g_variant_get_string (parameter, NULL), &kind))
    return;
  if (!find_target (self, kind, &range))
    {
      say (self, _ (KINDS[kind].not_found));
      return;
    }

  annotation = find_twin (self, kind, range);
  message = annotation != NULL ? _ (KINDS[kind].tagged_already) : NULL;
  if (annotation == NULL)
    annotation = stk_document_add (self->document, kind, &range, 1, &error);
  if (annotation == NULL)
    {
      say (self, error->message);
      return;
    }

  collapse_selection (self);
  stk_article_view_set_selected (self, stk_annotation_get_id (annotation));
  if (message != NULL)
    say (self, message);
  else
    stk_article_speech_say_change (self, _ (KINDS[kind].tagged), annotation);
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StkArticleView *self = STK_ARTICLE_VIEW (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_strdup (self->selected);
  StkAnnotation *annotation;
  StkKind kind;

  if (self->document == NULL || id == NULL)
    return;
  annotation = stk_annotation_list_lookup (stk_document_get_annotations (self->document), id);
  if (annotation == NULL)
    return;

  kind = stk_annotation_get_kind (annotation);
  if (stk_document_remove (self->document, id, &error))
    say (self, _ (KINDS[kind].deleted));
  else
    say (self, error->message);
}

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

static StkAnnotation *
find_neighbour (StkArticleView *self, gboolean forward)
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

      if (stk_annotation_get_anchor_state (annotation) != STK_ANCHOR_STATE_ORPHAN)
        return annotation;
    }

  return NULL;
}

static void
step_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StkArticleView *self = STK_ARTICLE_VIEW (widget);
  gboolean forward = g_str_equal (name, "article.next-tag");
  StkAnnotation *annotation;

  if (self->document == NULL)
    return;
  annotation = find_neighbour (self, forward);
  if (annotation == NULL)
    {
      say (self, forward ? _ ("No tag after this one") : _ ("No tag before this one"));
      return;
    }

  stk_article_view_place_caret (self, stk_annotation_get_range (annotation).start);
  stk_article_view_set_selected (self, stk_annotation_get_id (annotation));
  stk_article_view_scroll_to_range (self, stk_annotation_get_range (annotation), TRUE);
  stk_article_speech_announce (self, annotation);
}

static void
zoom_in_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StkArticleView *self = STK_ARTICLE_VIEW (widget);

  for (size_t i = 0; i < G_N_ELEMENTS (ZOOM_STEPS); i++)
    if (ZOOM_STEPS[i] > self->zoom + 0.01)
      {
        stk_article_view_set_zoom (self, ZOOM_STEPS[i]);
        return;
      }
}

static void
zoom_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StkArticleView *self = STK_ARTICLE_VIEW (widget);

  for (size_t i = G_N_ELEMENTS (ZOOM_STEPS); i > 0; i--)
    if (ZOOM_STEPS[i - 1] < self->zoom - 0.01)
      {
        stk_article_view_set_zoom (self, ZOOM_STEPS[i - 1]);
        return;
      }
}

static void
zoom_reset_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  stk_article_view_set_zoom (STK_ARTICLE_VIEW (widget), 1);
}

static void
open_link_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StkArticleView *self = STK_ARTICLE_VIEW (widget);
  const StkLink *link = stk_article_view_find_link (self, stk_article_view_get_caret (self));

  if (link != NULL)
    stk_article_view_emit (self, STK_ARTICLE_VIEW_LINK_ACTIVATED, link->href);
}

static void
copy_link_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StkArticleView *self = STK_ARTICLE_VIEW (widget);
  const StkLink *link = stk_article_view_find_link (self, stk_article_view_get_caret (self));

  if (link == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), link->href);
  say (self, _ ("Link copied"));
}

/* Escape lets go of the words, then of the annotation; after that it is for others. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  StkArticleView *self = STK_ARTICLE_VIEW (widget);

  if (stk_article_view_get_selected_range (self, NULL))
    stk_article_view_place_caret (self, stk_article_view_get_caret (self));
  else if (self->selected != NULL)
    stk_article_view_set_selected (self, NULL);
  else
    return FALSE;

  return TRUE;
}

static void
add_bindings (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } BINDINGS[] = {
    { GDK_KEY_bracketright, 0, "article.next-tag" },
    { GDK_KEY_bracketleft, 0, "article.previous-tag" },
    { GDK_KEY_plus, GDK_CONTROL_MASK, "article.zoom-in" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "article.zoom-in" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "article.zoom-in" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "article.zoom-out" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "article.zoom-out" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "article.zoom-reset" },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, "article.zoom-reset" },
    { GDK_KEY_Return, GDK_CONTROL_MASK, "article.open-link" },
  };

  for (size_t i = 0; i < STK_N_KINDS; i++)
    {
      const char *nick = stk_kind_get_info ((StkKind) i)->nick;

      gtk_widget_class_add_binding_action (klass, KINDS[i].key, 0, "article.tag", "s", nick);
      gtk_widget_class_add_binding_action (klass, KINDS[i].upper_key, 0, "article.tag", "s", nick);
    }
  for (size_t i = 0; i < G_N_ELEMENTS (BINDINGS); i++)
    gtk_widget_class_add_binding_action (klass, BINDINGS[i].key, BINDINGS[i].modifiers, BINDINGS[i].action, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, escape_cb, NULL);
}

/**
 * stk_article_actions_class_init:
 * @klass: the class of article views
 *
 * Installs the actions and their keys. `article.tag` takes the nick of a kind.
 */
void
stk_article_actions_class_init (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "article.tag", "s", tag_cb);
  gtk_widget_class_install_action (klass, "article.delete", NULL, delete_cb);
  gtk_widget_class_install_action (klass, "article.next-tag", NULL, step_cb);
  gtk_widget_class_install_action (klass, "article.previous-tag", NULL, step_cb);
  gtk_widget_class_install_action (klass, "article.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (klass, "article.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (klass, "article.zoom-reset", NULL, zoom_reset_cb);
  gtk_widget_class_install_action (klass, "article.open-link", NULL, open_link_cb);
  gtk_widget_class_install_action (klass, "article.copy-link", NULL, copy_link_cb);

  add_bindings (klass);
}

/**
 * stk_article_actions_update:
 * @self: a view
 *
 * Enables the actions that make sense now.
 */
void
stk_article_actions_update (StkArticleView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = self->document != NULL && !stk_document_get_read_only (self->document);
  gboolean link = stk_article_view_find_link (self, stk_article_view_get_caret (self)) != NULL;

  gtk_widget_action_set_enabled (widget, "article.tag", writable);
  gtk_widget_action_set_enabled (widget, "article.delete", writable && self->selected != NULL);
  gtk_widget_action_set_enabled (widget, "article.next-tag", self->document != NULL);
  gtk_widget_action_set_enabled (widget, "article.previous-tag", self->document != NULL);
  gtk_widget_action_set_enabled (widget, "article.zoom-in", self->zoom < STK_ARTICLE_VIEW_MAX_ZOOM - 0.01);
  gtk_widget_action_set_enabled (widget, "article.zoom-out", self->zoom > STK_ARTICLE_VIEW_MIN_ZOOM + 0.01);
  gtk_widget_action_set_enabled (widget, "article.zoom-reset", fabs (self->zoom - 1) > 0.001);
  gtk_widget_action_set_enabled (widget, "article.open-link", link);
  gtk_widget_action_set_enabled (widget, "article.copy-link", link);
}

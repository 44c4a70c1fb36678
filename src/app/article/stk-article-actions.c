/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-article-view-private.h"

#include "stk-annotation-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const double ZOOM_STEPS[] = { 0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3 };

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
  stk_article_view_say (self, _ ("Link copied"));
}

/* The name of whom a quote or claim is ascribed to. */
static char *
dup_speaker (StkArticleView *self, StkAnnotation *annotation)
{
  static const char *const FIELDS[] = { "speaker", "claimant" };

  for (size_t i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    {
      const char *id = stk_annotation_get_string (annotation, FIELDS[i]);
      StkAnnotation *source =
        id != NULL ? stk_annotation_list_lookup (stk_document_get_annotations (self->document), id) : NULL;

      if (source != NULL)
        return stk_annotation_text_dup_title (source);
    }

  return NULL;
}

static gboolean
is_opening_mark (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_INITIAL_PUNCTUATION || c == '"' || c == 0x201e || c == 0x201a || c == 0xbb || c == 0x300c;
}

/* Copies a tag's words as one cites them: “words” — speaker, headline. */
static void
copy_words_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StkArticleView *self = STK_ARTICLE_VIEW (widget);
  StkAnnotation *annotation;
  g_autofree char *words = NULL, *quoted = NULL, *speaker = NULL, *text = NULL;
  const char *headline;

  if (self->document == NULL || self->selected == NULL)
    return;
  annotation = stk_annotation_list_lookup (stk_document_get_annotations (self->document), self->selected);
  words = stk_annotation_text_dup_words (annotation);
  speaker = dup_speaker (self, annotation);
  headline = stk_article_get_headline (stk_document_get_article (self->document));

  /* words that have marks already need no others */
  if (is_opening_mark (g_utf8_get_char (words)))
    quoted = g_steal_pointer (&words);
  else
    quoted = g_strdup_printf (C_ ("quotation marks", "“%s”"), words);
  text = speaker != NULL ? g_strdup_printf ("%s — %s, %s", quoted, speaker, headline)
                         : g_strdup_printf ("%s — %s", quoted, headline);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  stk_article_view_say (self, _ ("Words copied"));
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
    { GDK_KEY_plus, GDK_CONTROL_MASK, "article.zoom-in" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "article.zoom-in" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "article.zoom-in" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "article.zoom-out" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "article.zoom-out" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "article.zoom-reset" },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, "article.zoom-reset" },
    { GDK_KEY_Return, GDK_CONTROL_MASK, "article.open-link" },
    { GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "article.copy-words" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (BINDINGS); i++)
    gtk_widget_class_add_binding_action (klass, BINDINGS[i].key, BINDINGS[i].modifiers, BINDINGS[i].action, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, escape_cb, NULL);
}

/**
 * stk_article_actions_class_init:
 * @klass: the class of article views
 *
 * Installs all actions and their keys.
 */
void
stk_article_actions_class_init (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "article.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (klass, "article.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (klass, "article.zoom-reset", NULL, zoom_reset_cb);
  gtk_widget_class_install_action (klass, "article.open-link", NULL, open_link_cb);
  gtk_widget_class_install_action (klass, "article.copy-link", NULL, copy_link_cb);
  gtk_widget_class_install_action (klass, "article.copy-words", NULL, copy_words_cb);

  stk_article_tagging_class_init (klass);
  stk_article_resize_class_init (klass);
  stk_article_navigation_class_init (klass);
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
  gboolean link = stk_article_view_find_link (self, stk_article_view_get_caret (self)) != NULL;

  stk_article_tagging_update (self);
  stk_article_navigation_update (self);
  gtk_widget_action_set_enabled (widget, "article.zoom-in", self->zoom < STK_ARTICLE_VIEW_MAX_ZOOM - 0.01);
  gtk_widget_action_set_enabled (widget, "article.zoom-out", self->zoom > STK_ARTICLE_VIEW_MIN_ZOOM + 0.01);
  gtk_widget_action_set_enabled (widget, "article.zoom-reset", fabs (self->zoom - 1) > 0.001);
  gtk_widget_action_set_enabled (widget, "article.open-link", link);
  gtk_widget_action_set_enabled (widget, "article.copy-link", link);
  gtk_widget_action_set_enabled (widget, "article.copy-words", self->selected != NULL);
}

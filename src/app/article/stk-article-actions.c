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
zoom_in_cb (StkArticleView *self, const char *name, GVariant *parameter)
{
  for (size_t i = 0; i < G_N_ELEMENTS (ZOOM_STEPS); i++)
    if (ZOOM_STEPS[i] > self->zoom + 0.01)
      {
        stk_article_view_set_zoom (self, ZOOM_STEPS[i]);
        return;
      }
}

static void
zoom_out_cb (StkArticleView *self, const char *name, GVariant *parameter)
{
  for (size_t i = G_N_ELEMENTS (ZOOM_STEPS); i > 0; i--)
    if (ZOOM_STEPS[i - 1] < self->zoom - 0.01)
      {
        stk_article_view_set_zoom (self, ZOOM_STEPS[i - 1]);
        return;
      }
}

static void
zoom_reset_cb (StkArticleView *self, const char *name, GVariant *parameter)
{
  stk_article_view_set_zoom (self, 1);
}

static void
open_link_cb (StkArticleView *self, const char *name, GVariant *parameter)
{
  const StkLink *link = stk_article_view_find_link (self, stk_article_view_get_caret (self));

  if (link != NULL)
    stk_article_view_emit (self, STK_ARTICLE_VIEW_LINK_ACTIVATED, link->href);
}

static void
copy_link_cb (StkArticleView *self, const char *name, GVariant *parameter)
{
  const StkLink *link = stk_article_view_find_link (self, stk_article_view_get_caret (self));

  if (link == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), link->href);
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
copy_words_cb (StkArticleView *self, const char *name, GVariant *parameter)
{
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
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
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
    { GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "article.copy-link" },
    { GDK_KEY_h, 0, "win.tag-history" },
    { GDK_KEY_Return, 0, "win.fill-in" },
    { GDK_KEY_KP_Enter, 0, "win.fill-in" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (BINDINGS); i++)
    gtk_widget_class_add_binding_action (klass, BINDINGS[i].key, BINDINGS[i].modifiers, BINDINGS[i].action, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
activate_cb (GAction *action, GVariant *parameter, gpointer user_data)
{
  const StkArticleAction *entry = g_object_get_data (G_OBJECT (action), "action");

  entry->func (user_data, entry->name, parameter);
}

/**
 * stk_article_actions_class_init:
 * @klass: the class of article views
 *
 * Binds the keys of all actions.
 */
void
stk_article_actions_class_init (GtkWidgetClass *klass)
{
  stk_article_tagging_class_init (klass);
  stk_article_digits_class_init (klass);
  stk_article_resize_class_init (klass);
  stk_article_navigation_class_init (klass);
  stk_article_coverage_class_init (klass);
  add_bindings (klass);
}

/**
 * stk_article_actions_init:
 * @self: a view
 *
 * Adds all actions, for the view and for who else takes its group.
 */
void
stk_article_actions_init (StkArticleView *self)
{
  static const StkArticleAction ACTIONS[] = {
    { "zoom-in", NULL, zoom_in_cb },
    { "zoom-out", NULL, zoom_out_cb },
    { "zoom-reset", NULL, zoom_reset_cb },
    { "open-link", NULL, open_link_cb },
    { "copy-link", NULL, copy_link_cb },
    { "copy-words", NULL, copy_words_cb },
  };

  self->actions = g_simple_action_group_new ();
  stk_article_actions_add (self, ACTIONS, G_N_ELEMENTS (ACTIONS));
  stk_article_tagging_init (self);
  stk_article_digits_init (self);
  stk_article_resize_init (self);
  stk_article_navigation_init (self);
  stk_article_changes_init (self);
  stk_article_coverage_init (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "article", G_ACTION_GROUP (self->actions));
}

/**
 * stk_article_actions_dispose:
 * @self: a view
 *
 * Takes the actions away, also from those who still have the group.
 */
void
stk_article_actions_dispose (StkArticleView *self)
{
  g_auto (GStrv) names = self->actions ? g_action_group_list_actions (G_ACTION_GROUP (self->actions)) : NULL;

  for (size_t i = 0; names != NULL && names[i] != NULL; i++)
    g_action_map_remove_action (G_ACTION_MAP (self->actions), names[i]);
  g_clear_object (&self->actions);
}

/**
 * stk_article_actions_add:
 * @self: a view
 * @actions: (array length=n_actions): some actions; they must live as long as the program
 * @n_actions: how many
 */
void
stk_article_actions_add (StkArticleView *self, const StkArticleAction *actions, size_t n_actions)
{
  for (size_t i = 0; i < n_actions; i++)
    {
      const char *type = actions[i].parameter_type;
      g_autoptr (GSimpleAction) action = g_simple_action_new (actions[i].name, type ? G_VARIANT_TYPE (type) : NULL);

      g_object_set_data (G_OBJECT (action), "action", (gpointer) &actions[i]);
      g_signal_connect (action, "activate", G_CALLBACK (activate_cb), self);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
    }
}

/**
 * stk_article_actions_set_enabled:
 * @self: a view
 * @name: the name of an action
 * @enabled: whether it makes sense now
 */
void
stk_article_actions_set_enabled (StkArticleView *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
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
  gboolean link = stk_article_view_find_link (self, stk_article_view_get_caret (self)) != NULL;

  stk_article_tagging_update (self);
  stk_article_digits_update (self);
  stk_article_navigation_update (self);
  stk_article_changes_update (self);
  stk_article_coverage_update (self);
  stk_article_actions_set_enabled (self, "zoom-in", self->zoom < STK_ARTICLE_VIEW_MAX_ZOOM - 0.01);
  stk_article_actions_set_enabled (self, "zoom-out", self->zoom > STK_ARTICLE_VIEW_MIN_ZOOM + 0.01);
  stk_article_actions_set_enabled (self, "zoom-reset", fabs (self->zoom - 1) > 0.001);
  stk_article_actions_set_enabled (self, "open-link", link);
  stk_article_actions_set_enabled (self, "copy-link", link);
  stk_article_actions_set_enabled (self, "copy-words", self->selected != NULL);
}

/**
 * stk_article_view_get_actions:
 * @self: a view
 *
 * Returns: (transfer none): its actions, whose names begin with "article." where they are called; for menus beside it
 */
GActionGroup *
stk_article_view_get_actions (StkArticleView *self)
{
  g_return_val_if_fail (STK_IS_ARTICLE_VIEW (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-article-view-private.h"

#include "stk-coverage.h"

#include <glib/gi18n.h>

/* What nobody has looked at yet: the keys that go to the next such sentence, and that mark one as having nothing to
 * check. */

/* Sentences are looked for when they are asked for the first time: opening an article does not wait for that. */
static StkCoverage *
ensure_coverage (StkArticleView *self)
{
  if (self->coverage == NULL)
    self->coverage = stk_coverage_new (self->document);

  return self->coverage;
}

static void
say_left (StkArticleView *self, const char *done)
{
  guint left = stk_coverage_count (ensure_coverage (self), STK_COVERAGE_OPEN);
  int percent = (int) (stk_coverage_get_fraction (self->coverage) * 100);
  g_autofree char *rest = left > 0 ? g_strdup_printf (ngettext ("%u open sentence left, %d %% covered",
                                                                "%u open sentences left, %d %% covered", left),
                                                      left, percent)
                                   : g_strdup (_ ("Every sentence is covered"));
  g_autofree char *text = done ? g_strdup_printf ("%s · %s", done, rest) : NULL;

  stk_article_view_say (self, text ? text : rest);
}

static void
next_uncovered_cb (StkArticleView *self, const char *name, GVariant *parameter)
{
  StkRange sentence;

  if (self->document == NULL)
    return;
  if (stk_coverage_find_open (ensure_coverage (self), stk_article_view_get_caret (self), &sentence))
    {
      stk_article_view_set_caret (self, sentence.start);
      stk_article_view_scroll_to_range (self, sentence, TRUE);
    }
  say_left (self, NULL);
}

static void
nothing_to_check_cb (StkArticleView *self, const char *name, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  StkRange range;
  int n;

  if (self->document == NULL)
    return;
  if (!stk_article_view_get_selected_range (self, &range))
    range = STK_RANGE (stk_article_view_get_caret (self), stk_article_view_get_caret (self));

  n = stk_coverage_toggle_clear (ensure_coverage (self), range, &error);
  if (error != NULL)
    stk_article_view_say (self, error->message);
  else
    say_left (self, n > 0   ? _ ("Marked: nothing to check")
                    : n < 0 ? _ ("Mark taken away")
                            : _ ("The sentence is covered already"));
}

static const StkArticleAction ACTIONS[] = {
  { "next-uncovered", NULL, next_uncovered_cb },
  { "nothing-to-check", NULL, nothing_to_check_cb },
};

/**
 * stk_article_coverage_class_init:
 * @klass: the class of article views
 *
 * Binds the keys.
 */
void
stk_article_coverage_class_init (GtkWidgetClass *klass)
{
  gtk_widget_class_add_binding_action (klass, GDK_KEY_o, 0, "article.next-uncovered", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_x, 0, "article.nothing-to-check", NULL);
}

/**
 * stk_article_coverage_init:
 * @self: a view
 */
void
stk_article_coverage_init (StkArticleView *self)
{
  stk_article_actions_add (self, ACTIONS, G_N_ELEMENTS (ACTIONS));
}

/**
 * stk_article_coverage_update:
 * @self: a view
 *
 * Enables the actions that make sense now.
 */
void
stk_article_coverage_update (StkArticleView *self)
{
  stk_article_actions_set_enabled (self, "next-uncovered", self->document != NULL);
  stk_article_actions_set_enabled (self, "nothing-to-check",
                                   self->document != NULL && !stk_document_get_read_only (self->document));
}

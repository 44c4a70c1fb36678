/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-article-view-private.h"

#include "stk-field.h"

#include <glib/gi18n-lib.h>

/* The digits, which set what the check came to, or the state, of the selected tag. */

static void
set_choice (StkArticleView *self, StkAnnotation *annotation, const StkField *field, const StkChoice *choice)
{
  g_autoptr (GError) error = NULL;
  /* Translators: what a key set: the name of a field, and what it says now */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), _ (field->label), _ (choice->label));

  if (!stk_document_set_string (self->document, stk_annotation_get_id (annotation), field, choice->nick, &error))
    {
      stk_article_view_say (self, error->message);
      return;
    }
  stk_article_speech_say_change (self, text, annotation);
  stk_article_view_say (self, text);
}

static void
set_digit_cb (StkArticleView *self, const char *name, GVariant *parameter)
{
  gint32 digit = g_variant_get_int32 (parameter);
  StkAnnotation *annotation =
    self->selected ? stk_annotation_list_lookup (stk_document_get_annotations (self->document), self->selected) : NULL;
  const StkField *field;
  const StkChoice *choice;

  if (digit < 1 || digit > STK_CHOICE_MAX_DIGIT)
    return;
  if (annotation == NULL)
    {
      stk_article_view_say (self, _ ("Select a tag first"));
      return;
    }

  field = stk_field_find_digit (stk_annotation_get_kind (annotation), (guint) digit, &choice);
  if (field != NULL)
    set_choice (self, annotation, field, choice);
  else
    {
      g_autofree char *text = g_strdup_printf (_ ("The key %d sets nothing in a tag of this kind"), digit);

      stk_article_view_say (self, text);
    }
}

/**
 * stk_article_digits_class_init:
 * @klass: the class of article views
 *
 * Binds the digits, also those of a keypad.
 */
void
stk_article_digits_class_init (GtkWidgetClass *klass)
{
  for (guint digit = 1; digit <= STK_CHOICE_MAX_DIGIT; digit++)
    {
      gtk_widget_class_add_binding_action (klass, GDK_KEY_0 + digit, 0, "article.set-digit", "i", (gint32) digit);
      gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_0 + digit, 0, "article.set-digit", "i", (gint32) digit);
    }
}

/**
 * stk_article_digits_init:
 * @self: a view
 *
 * Adds the action of the digits, `article.set-digit`, which takes the digit.
 */
void
stk_article_digits_init (StkArticleView *self)
{
  static const StkArticleAction ACTIONS[] = {
    { "set-digit", "i", set_digit_cb },
  };

  stk_article_actions_add (self, ACTIONS, G_N_ELEMENTS (ACTIONS));
}

/**
 * stk_article_digits_update:
 * @self: a view
 *
 * Enables the action where tags can be edited; without a tag it says that one is missing.
 */
void
stk_article_digits_update (StkArticleView *self)
{
  stk_article_actions_set_enabled (self, "set-digit",
                                   self->document != NULL && !stk_document_get_read_only (self->document));
}

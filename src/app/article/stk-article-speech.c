/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-article-view-private.h"

#include <glib/gi18n-lib.h>

/* What an article view tells a screen reader. Marks are only drawn, so they are not there for it: when the caret enters
 * one, its kind, state and words are announced; and the text has an attribute of its own that says which annotations a
 * run of characters lies in. The attribute is looked up when it is asked for, so it costs nothing until then. Tags in
 * the buffer would cost half a second with 100,000 annotations, and would have to show something. */

#define ATTRIBUTE "annotation"

/* Words of an annotation that are read out; whoever wants more has them at the caret. */
#define MAX_SPOKEN 200

static GtkAccessibleTextInterface *parent_iface;

/* "Quote, Open"; what has no states is only called by its kind. */
static char *
dup_name (StkAnnotation *annotation)
{
  StkKind kind = stk_annotation_get_kind (annotation);
  const char *status = stk_annotation_get_status (annotation);
  const StkField *field = stk_field_lookup (kind, STK_FIELD_STATUS);
  const char *label = _ (stk_kind_get_info (kind)->label);

  if (field == NULL || status == NULL || *status == '\0' || !stk_kind_get_info (kind)->has_states)
    return g_strdup (label);

  /* Translators: a kind of tag, and its state */
  return g_strdup_printf (C_ ("spoken", "%s, %s"), label, _ (stk_field_get_display (field, status)));
}

static char *
describe (StkAnnotation *annotation, const char *name)
{
  g_autofree char *exact = stk_annotation_dup_exact (annotation);

  if (g_utf8_strlen (exact, -1) > MAX_SPOKEN)
    {
      g_autofree char *shortened = g_utf8_substring (exact, 0, MAX_SPOKEN);

      g_set_str (&exact, shortened);
    }

  /* Translators: a kind of tag with its state ("Quote, Open") or what happened ("Quote tagged"), and the words */
  return g_strdup_printf (C_ ("spoken", "%s: %s"), name, exact);
}

static void
speak (StkArticleView *self, const char *text)
{
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (self));

  g_set_str (&self->spoken, text);

  /* GTK's context for tests cannot announce, and does not say so but crashes */
  if (context != NULL && g_str_equal (G_OBJECT_TYPE_NAME (context), "GtkTestATContext"))
    return;
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * stk_article_speech_announce:
 * @self: a view
 * @annotation: (nullable): the annotation that the caret is in now
 *
 * Says which annotation was entered, once.
 */
void
stk_article_speech_announce (StkArticleView *self, StkAnnotation *annotation)
{
  if (g_set_str (&self->entered, annotation ? stk_annotation_get_id (annotation) : NULL) && annotation != NULL)
    {
      g_autofree char *name = dup_name (annotation);
      g_autofree char *text = describe (annotation, name);

      speak (self, text);
    }
}

/**
 * stk_article_speech_say_change:
 * @self: a view
 * @change: what was done
 * @annotation: the annotation that it was done to, and that the caret is in
 *
 * Says what a key did that is otherwise only seen.
 */
void
stk_article_speech_say_change (StkArticleView *self, const char *change, StkAnnotation *annotation)
{
  g_autofree char *text = describe (annotation, change);

  g_set_str (&self->entered, stk_annotation_get_id (annotation));
  speak (self, text);
}

typedef struct
{
  size_t offset;
  size_t start; /* the run of characters around the offset that lie in the same annotations */
  size_t end;
  GString *names;
} Attribute;

static gboolean
add_to_attribute (StkAnnotation *annotation, gpointer user_data)
{
  Attribute *attribute = user_data;
  size_t n_anchors = stk_annotation_get_n_anchors (annotation);

  if (stk_annotation_get_anchor_state (annotation) == STK_ANCHOR_STATE_ORPHAN)
    return TRUE;

  for (size_t i = 0; i < n_anchors; i++)
    {
      StkRange range = stk_anchor_get_range (stk_annotation_get_anchor (annotation, i));
      const size_t edges[2] = { range.start, range.end };

      for (size_t j = 0; j < G_N_ELEMENTS (edges); j++)
        if (edges[j] <= attribute->offset)
          attribute->start = MAX (attribute->start, edges[j]);
        else
          attribute->end = MIN (attribute->end, edges[j]);

      if (stk_range_contains (range, attribute->offset))
        {
          g_autofree char *name = dup_name (annotation);

          g_string_append_printf (attribute->names, "%s%s", attribute->names->len > 0 ? "; " : "", name);
        }
    }

  return TRUE;
}

static StkRange
get_paragraph (StkArticleView *self, size_t offset)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &start, (int) offset);
  end = start;
  gtk_text_iter_set_line_offset (&start, 0);
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);

  return STK_RANGE ((size_t) gtk_text_iter_get_offset (&start), (size_t) gtk_text_iter_get_offset (&end));
}

static char **
append_string (char **strings, size_t n, char *string)
{
  strings = g_renew (char *, strings, n + 2);
  strings[n] = string;
  strings[n + 1] = NULL;

  return strings;
}

static gboolean
stk_article_view_get_attributes (GtkAccessibleText *text, unsigned int offset, gsize *n_ranges,
                                 GtkAccessibleTextRange **ranges, char ***names, char ***values)
{
  StkArticleView *self = STK_ARTICLE_VIEW (text);
  g_autoptr (GString) value = g_string_new (NULL);
  StkRange paragraph = get_paragraph (self, offset);
  Attribute attribute = { offset, paragraph.start, paragraph.end, value };
  size_t n = 0;

  *n_ranges = 0;
  *ranges = NULL;
  *names = *values = NULL;
  if (parent_iface->get_attributes (text, offset, n_ranges, ranges, names, values))
    n = *n_ranges;
  if (self->document == NULL || offset >= paragraph.end)
    return n > 0;

  stk_annotation_list_foreach_in_range (stk_document_get_annotations (self->document), paragraph, add_to_attribute,
                                        &attribute);
  *ranges = g_renew (GtkAccessibleTextRange, *ranges, n + 1);
  (*ranges)[n].start = attribute.start;
  (*ranges)[n].length = attribute.end - attribute.start;
  *names = append_string (*names, n, g_strdup (ATTRIBUTE));
  *values = append_string (*values, n, g_strdup (value->len > 0 ? value->str : "none"));
  *n_ranges = n + 1;

  return TRUE;
}

/**
 * stk_article_speech_iface_init:
 * @iface: the interface as GtkTextView has it
 *
 * Adds the annotations to the text's attributes.
 */
void
stk_article_speech_iface_init (GtkAccessibleTextInterface *iface)
{
  parent_iface = g_type_interface_peek_parent (iface);
  iface->get_attributes = stk_article_view_get_attributes;
}

/**
 * stk_article_speech_set_document:
 * @self: a view
 *
 * Must be called when the view has another document.
 */
void
stk_article_speech_set_document (StkArticleView *self)
{
  g_autofree char *label = NULL;
  const char *headline = NULL;

  g_clear_pointer (&self->entered, g_free);
  if (self->document != NULL)
    headline = stk_article_get_headline (stk_document_get_article (self->document));

  /* Translators: what a screen reader calls the article; %s is its headline */
  label = headline != NULL ? g_strdup_printf (_ ("Article: %s"), headline) : g_strdup (_ ("Article"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

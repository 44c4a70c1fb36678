/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-article-view-private.h"

#include <glib/gi18n-lib.h>

/* What an article view tells a screen reader. Marks are only drawn, so they are not there for it: when the caret enters
 * one, its kind, state and words are announced; and the text has attributes of its own that say which annotations a run
 * of characters lies in, what block it is part of and where it links to. They are looked up when they are asked for, so
 * they cost nothing until then; tags in the buffer would cost half a second with 100,000 annotations, and would have to
 * show something. GtkTextView's own attributes, which tell fonts and colours, are not handed on: they say less, and
 * GTK 4.18 leaks memory each time. */

#define MAX_ATTRIBUTES 4

/* Words of an annotation that are read out; whoever wants more has them at the caret. */
#define MAX_SPOKEN 200

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

/**
 * stk_article_speech_say:
 * @self: a view
 * @text: what to say
 *
 * Has a screen reader say something.
 */
void
stk_article_speech_say (StkArticleView *self, const char *text)
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

      stk_article_speech_say (self, text);
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
  stk_article_speech_say (self, text);
}

/* A run of characters around a place that lie in the same annotations. */
typedef struct
{
  size_t offset;
  StkRange run;
  GString *names;
} Run;

static gboolean
add_to_run (StkAnnotation *annotation, gpointer user_data)
{
  Run *run = user_data;
  size_t n_anchors = stk_annotation_get_n_anchors (annotation);

  if (stk_annotation_get_anchor_state (annotation) == STK_ANCHOR_STATE_ORPHAN)
    return TRUE;

  for (size_t i = 0; i < n_anchors; i++)
    {
      StkRange range = stk_anchor_get_range (stk_annotation_get_anchor (annotation, i));
      const size_t edges[2] = { range.start, range.end };

      for (size_t j = 0; j < G_N_ELEMENTS (edges); j++)
        if (edges[j] <= run->offset)
          run->run.start = MAX (run->run.start, edges[j]);
        else
          run->run.end = MIN (run->run.end, edges[j]);

      if (stk_range_contains (range, run->offset))
        {
          g_autofree char *name = dup_name (annotation);

          g_string_append_printf (run->names, "%s%s", run->names->len > 0 ? "; " : "", name);
        }
    }

  return TRUE;
}

static StkRange
get_paragraph (const GtkTextIter *iter)
{
  GtkTextIter start = *iter, end = *iter;

  gtk_text_iter_set_line_offset (&start, 0);
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);

  return STK_RANGE (stk_display_get_offset (&start), stk_display_get_offset (&end));
}

typedef struct
{
  GtkTextBuffer *buffer;
  GtkAccessibleTextRange *ranges;
  char **names;
  char **values;
  gsize n;
} Attributes;

static void
add_shown_attribute (Attributes *self, const char *name, const char *value, const GtkTextIter *start,
                     const GtkTextIter *end)
{
  self->names[self->n] = g_strdup (name);
  self->values[self->n] = g_strdup (value);
  self->ranges[self->n].start = (size_t) gtk_text_iter_get_offset (start);
  self->ranges[self->n].length = (size_t) (gtk_text_iter_get_offset (end) - gtk_text_iter_get_offset (start));
  self->n++;
}

static void
add_attribute (Attributes *self, const char *name, const char *value, StkRange range)
{
  GtkTextIter start, end;

  stk_display_get_iter (self->buffer, &start, range.start);
  stk_display_get_end_iter (self->buffer, &end, range.end);
  if (gtk_text_iter_compare (&start, &end) <= 0)
    add_shown_attribute (self, name, value, &start, &end);
}

static void
add_annotations (Attributes *attributes, StkArticleView *self, StkRange paragraph, size_t offset)
{
  g_autoptr (GString) names = g_string_new (NULL);
  Run run = { offset, paragraph, names };

  stk_annotation_list_foreach_in_range (stk_document_get_annotations (self->document), paragraph, add_to_run, &run);
  add_attribute (attributes, "annotation", names->len > 0 ? names->str : "none", run.run);
}

static void
add_block (Attributes *attributes, StkArticleView *self, StkRange paragraph, size_t offset)
{
  StkArticle *article = stk_document_get_article (self->document);
  size_t n_blocks, i = stk_article_find_block (article, offset);
  const StkBlock *blocks = stk_article_get_blocks (article, &n_blocks);

  if (i < n_blocks)
    add_attribute (attributes, "block", stk_role_get_nick (blocks[i].role), paragraph);
}

static void
add_link (Attributes *attributes, StkArticleView *self, size_t offset)
{
  const StkLink *link = stk_article_view_find_link (self, offset);

  if (link != NULL)
    add_attribute (attributes, "link", link->href, link->range);
}

/* Of deleted words it is all there is to say. */
static gboolean
add_change (Attributes *attributes, StkArticleView *self, const GtkTextIter *iter)
{
  static const char *const NAMES[STK_N_REVISION_KINDS] = { "inserted", "deleted", "moved" };
  GtkTextIter start, end;
  StkRevisionKind kind;

  if (!stk_article_style_find_change (self->style, iter, &kind, &start, &end))
    return FALSE;

  add_shown_attribute (attributes, "change", NAMES[kind], &start, &end);

  return kind == STK_REVISION_DELETED;
}

static gboolean
stk_article_view_get_attributes (GtkAccessibleText *text, unsigned int offset, gsize *n_ranges,
                                 GtkAccessibleTextRange **ranges, char ***names, char ***values)
{
  StkArticleView *self = STK_ARTICLE_VIEW (text);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;
  StkRange paragraph;
  size_t place;
  Attributes attributes = {
    buffer,
    g_new0 (GtkAccessibleTextRange, MAX_ATTRIBUTES),
    g_new0 (char *, MAX_ATTRIBUTES + 1),
    g_new0 (char *, MAX_ATTRIBUTES + 1),
    0,
  };

  stk_article_fill_to (self, offset); /* no fewer code points are shown than there are */
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) offset);
  paragraph = get_paragraph (&iter);
  place = stk_display_get_offset (&iter);
  if (self->document != NULL && !add_change (&attributes, self, &iter) && stk_range_contains (paragraph, place))
    {
      add_annotations (&attributes, self, paragraph, place);
      add_block (&attributes, self, paragraph, place);
      add_link (&attributes, self, place);
    }

  *n_ranges = attributes.n;
  *ranges = attributes.ranges;
  *names = attributes.names;
  *values = attributes.values;

  return attributes.n > 0;
}

/**
 * stk_article_speech_iface_init:
 * @iface: the interface as GtkTextView has it
 *
 * Has the text's attributes say what the text is, not how it looks.
 */
void
stk_article_speech_iface_init (GtkAccessibleTextInterface *iface)
{
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

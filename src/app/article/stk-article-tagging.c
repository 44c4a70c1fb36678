/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-article-view-private.h"

#include "stk-mention.h"
#include "stk-span.h"

#include <glib/gi18n-lib.h>

/* What the actions say for each kind. */
static const struct
{
  guint key;
  const char *tagged;
  const char *tagged_already;
  const char *deleted;
  const char *changed;
  const char *not_found;
} KINDS[STK_N_KINDS] = {
  [STK_KIND_QUOTE] = { GDK_KEY_q, N_ ("Quote tagged"),
                       N_ ("Already tagged as a quote"), N_ ("Quote deleted"), N_ ("Changed to a quote"),
                       N_ ("No quotation at the cursor") },
  [STK_KIND_CLAIM] = { GDK_KEY_c, N_ ("Claim tagged"),
                       N_ ("Already tagged as a claim"), N_ ("Claim deleted"), N_ ("Changed to a claim"),
                       N_ ("No sentence at the cursor") },
  [STK_KIND_SOURCE] = { GDK_KEY_s, N_ ("Source tagged"),
                        N_ ("Already tagged as a source"), N_ ("Source deleted"), N_ ("Changed to a source"),
                        N_ ("No name at the cursor") },
  [STK_KIND_NOTE] = { GDK_KEY_n, N_ ("Note added"),
                      N_ ("There is a note on these words already"), N_ ("Note deleted"), N_ ("Changed to a note"),
                      N_ ("No sentence at the cursor") },
};

static StkAnnotation *
find_selected (StkArticleView *self)
{
  if (self->document == NULL || self->selected == NULL)
    return NULL;

  return stk_annotation_list_lookup (stk_document_get_annotations (self->document), self->selected);
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

  if (stk_annotation_get_kind (annotation) != twin->kind ||
      stk_annotation_get_anchor_state (annotation) == STK_ANCHOR_STATE_ORPHAN)
    return TRUE;
  for (size_t i = 0; i < stk_annotation_get_n_anchors (annotation); i++)
    if (stk_range_equal (stk_anchor_get_range (stk_annotation_get_anchor (annotation, i)), twin->range))
      twin->found = annotation;

  return twin->found == NULL;
}

/* An annotation of the same kind on the very same words, be they all of its words or one part. */
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

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const StkRange *first = a, *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

/* The ranges of an annotation and some more, in text order; those that meet are one. */
static GArray *
join_ranges (StkAnnotation *annotation, const StkRange *added, guint n_added)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (StkRange));
  GArray *joined = g_array_new (FALSE, FALSE, sizeof (StkRange));

  for (size_t i = 0; i < stk_annotation_get_n_anchors (annotation); i++)
    {
      StkRange range = stk_anchor_get_range (stk_annotation_get_anchor (annotation, i));

      g_array_append_val (all, range);
    }
  g_array_append_vals (all, added, n_added);
  g_array_sort (all, compare_starts);
  for (guint i = 0; i < all->len; i++)
    {
      StkRange range = g_array_index (all, StkRange, i);
      StkRange *last = joined->len > 0 ? &g_array_index (joined, StkRange, joined->len - 1) : NULL;

      if (last != NULL && range.start <= last->end)
        last->end = MAX (last->end, range.end);
      else
        g_array_append_val (joined, range);
    }

  return joined;
}

static gboolean
has_ranges (StkAnnotation *annotation, GArray *ranges)
{
  if (stk_annotation_get_n_anchors (annotation) != ranges->len)
    return FALSE;
  for (guint i = 0; i < ranges->len; i++)
    if (!stk_range_equal (stk_anchor_get_range (stk_annotation_get_anchor (annotation, i)),
                          g_array_index (ranges, StkRange, i)))
      return FALSE;

  return TRUE;
}

/* A quote that is tagged once more gets the parts of the quotation that it has not yet. %FALSE if it has them all. */
static gboolean
extend_quote (StkArticleView *self, StkAnnotation *annotation, GArray *parts)
{
  g_autoptr (GArray) ranges = join_ranges (annotation, (const StkRange *) (gpointer) parts->data, parts->len);
  g_autofree char *id = g_strdup (stk_annotation_get_id (annotation));
  g_autoptr (GError) error = NULL;

  if (has_ranges (annotation, ranges))
    return FALSE;
  if (!stk_document_set_ranges (self->document, id, (const StkRange *) (gpointer) ranges->data, ranges->len, &error))
    {
      stk_article_view_say (self, error->message);
      return TRUE;
    }

  stk_article_view_set_selected (self, id);
  stk_article_speech_say_change (self, _ ("Quote now has all its parts"), find_selected (self));
  stk_article_view_say (self, _ ("Quote now has all its parts"));

  return TRUE;
}

static void
tag_cb (StkArticleView *self, const char *name, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  StkAnnotation *annotation;
  const char *message;
  StkRange range;
  StkKind kind;

  if (self->document == NULL || !stk_kind_from_nick (g_variant_get_string (parameter, NULL), &kind))
    return;
  if (!find_target (self, kind, &range))
    {
      stk_article_view_say (self, _ (KINDS[kind].not_found));
      return;
    }

  annotation = find_twin (self, kind, range);
  if (annotation != NULL && kind == STK_KIND_QUOTE && !stk_article_view_get_selected_range (self, NULL))
    {
      g_autoptr (GArray) parts = stk_span_find_quotation_parts (stk_document_get_article (self->document), range.start);

      if (parts != NULL && parts->len > 1 && extend_quote (self, annotation, parts))
        return;
    }
  message = annotation != NULL ? _ (KINDS[kind].tagged_already) : NULL;
  if (annotation == NULL)
    annotation = stk_document_add (self->document, kind, &range, 1, &error);
  if (annotation == NULL)
    {
      stk_article_view_say (self, error->message);
      return;
    }

  collapse_selection (self);
  stk_article_view_set_selected (self, stk_annotation_get_id (annotation));
  if (message != NULL)
    stk_article_view_say (self, message);
  else
    stk_article_speech_say_change (self, _ (KINDS[kind].tagged), annotation);
}

static void
delete_cb (StkArticleView *self, const char *name, GVariant *parameter)
{
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
    stk_article_view_say (self, _ (KINDS[kind].deleted));
  else
    stk_article_view_say (self, error->message);
}

/* Proposes where else the article speaks of the source that is selected. */
static void
find_mentions_cb (StkArticleView *self, const char *name, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  if (!stk_mention_suggest (self->document, self->selected, &n, &error))
    text = g_strdup (error->message);
  else if (n == 0)
    text = g_strdup (_ ("No more mentions found"));
  else
    text = g_strdup_printf (ngettext ("%u mention suggested", "%u mentions suggested", n), n);
  stk_article_view_say (self, text);
}

static gboolean
is_source (StkArticleView *self)
{
  StkAnnotation *annotation =
    self->selected ? stk_annotation_list_lookup (stk_document_get_annotations (self->document), self->selected) : NULL;

  return annotation != NULL && stk_annotation_get_kind (annotation) == STK_KIND_SOURCE;
}

/* An annotation of a quotation, or of one of its parts. */
static StkAnnotation *
find_quote_on (StkArticleView *self, GArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      StkAnnotation *annotation = find_twin (self, STK_KIND_QUOTE, g_array_index (parts, StkRange, i));

      if (annotation != NULL)
        return annotation;
    }

  return NULL;
}

/* Tags a quotation with all its parts: “…,” she said, “…”. */
static void
tag_parts_cb (StkArticleView *self, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) parts = NULL;
  g_autoptr (GError) error = NULL;
  StkAnnotation *annotation;

  parts = stk_span_find_quotation_parts (stk_document_get_article (self->document), stk_article_view_get_caret (self));
  if (parts == NULL)
    {
      stk_article_view_say (self, _ (KINDS[STK_KIND_QUOTE].not_found));
      return;
    }
  annotation = find_quote_on (self, parts);
  if (annotation != NULL)
    {
      if (!extend_quote (self, annotation, parts))
        {
          stk_article_view_set_selected (self, stk_annotation_get_id (annotation));
          stk_article_view_say (self, _ (KINDS[STK_KIND_QUOTE].tagged_already));
        }
      return;
    }

  annotation = stk_document_add (self->document, STK_KIND_QUOTE, (const StkRange *) (gpointer) parts->data,
                                 parts->len, &error);
  if (annotation == NULL)
    {
      stk_article_view_say (self, error->message);
      return;
    }
  stk_article_view_set_selected (self, stk_annotation_get_id (annotation));
  stk_article_speech_say_change (self, _ (KINDS[STK_KIND_QUOTE].tagged), annotation);
}

static void
set_kind_cb (StkArticleView *self, const char *name, GVariant *parameter)
{
  StkAnnotation *annotation = find_selected (self);
  g_autoptr (GError) error = NULL;
  StkKind kind;

  if (annotation == NULL || !stk_kind_from_nick (g_variant_get_string (parameter, NULL), &kind) ||
      stk_annotation_get_kind (annotation) == kind)
    return;

  if (!stk_document_set_kind (self->document, self->selected, kind, &error))
    {
      stk_article_view_say (self, error->message);
      return;
    }
  stk_article_speech_say_change (self, _ (KINDS[kind].changed), find_selected (self));
  stk_article_view_say (self, _ (KINDS[kind].changed));
}

/* The tag that was selected before the words that are selected now; %NULL, with a word on it, if either is missing. */
static StkAnnotation *
find_tag_for_words (StkArticleView *self, StkRange *words)
{
  StkAnnotation *annotation = self->last_selected != NULL
                                ? stk_annotation_list_lookup (stk_document_get_annotations (self->document),
                                                              self->last_selected)
                                : NULL;

  if (annotation == NULL)
    stk_article_view_say (self, _ ("Select a tag first, then the words for it"));
  else if (!stk_article_view_get_selected_range (self, words) ||
           !stk_span_trim (stk_document_get_article (self->document), words))
    stk_article_view_say (self, _ ("Select the words for the tag"));
  else
    return annotation;

  return NULL;
}

static void
set_ranges (StkArticleView *self, StkAnnotation *annotation, const StkRange *ranges, guint n_ranges, const char *done)
{
  g_autofree char *id = g_strdup (stk_annotation_get_id (annotation));
  g_autoptr (GError) error = NULL;

  if (!stk_document_set_ranges (self->document, id, ranges, n_ranges, &error))
    {
      stk_article_view_say (self, error->message);
      return;
    }
  collapse_selection (self);
  stk_article_view_set_selected (self, id);
  stk_article_speech_say_change (self, done, find_selected (self));
  stk_article_view_say (self, done);
}

/* Adds the selected words to the tag that was selected before them. */
static void
add_part_cb (StkArticleView *self, const char *name, GVariant *parameter)
{
  StkRange added;
  StkAnnotation *annotation = find_tag_for_words (self, &added);
  g_autoptr (GArray) ranges = NULL;

  if (annotation == NULL)
    return;
  if (stk_annotation_get_anchor_state (annotation) == STK_ANCHOR_STATE_ORPHAN)
    {
      stk_article_view_say (self, _ ("The tag has no words yet to add these to"));
      return;
    }

  ranges = join_ranges (annotation, &added, 1);
  set_ranges (self, annotation, (const StkRange *) (gpointer) ranges->data, ranges->len, _ ("Added to the tag"));
}

/* Puts the tag that was selected before them on the selected words, and on no others. */
static void
put_here_cb (StkArticleView *self, const char *name, GVariant *parameter)
{
  StkRange words;
  StkAnnotation *annotation = find_tag_for_words (self, &words);

  if (annotation != NULL)
    set_ranges (self, annotation, &words, 1, _ ("The tag is on these words now"));
}

/* A note on the whole article is one on its headline. */
static void
note_article_cb (StkArticleView *self, const char *name, GVariant *parameter)
{
  size_t n_blocks, headline = 0;
  const StkBlock *blocks = stk_article_get_blocks (stk_document_get_article (self->document), &n_blocks);
  StkAnnotation *annotation;
  g_autoptr (GError) error = NULL;

  if (n_blocks == 0)
    return;
  for (size_t i = n_blocks; i > 0; i--)
    if (blocks[i - 1].role == STK_ROLE_HEADLINE)
      headline = i - 1;

  annotation = find_twin (self, STK_KIND_NOTE, blocks[headline].range);
  if (annotation == NULL)
    annotation = stk_document_add (self->document, STK_KIND_NOTE, &blocks[headline].range, 1, &error);
  if (annotation == NULL)
    {
      stk_article_view_say (self, error->message);
      return;
    }
  stk_article_view_place_caret (self, blocks[headline].range.start);
  stk_article_view_set_selected (self, stk_annotation_get_id (annotation));
  stk_article_view_scroll_to_range (self, blocks[headline].range, TRUE);
  stk_article_speech_say_change (self, _ (KINDS[STK_KIND_NOTE].tagged), annotation);
}

/**
 * stk_article_tagging_class_init:
 * @klass: the class of article views
 *
 * Binds the keys of the actions that tag.
 */
void
stk_article_tagging_class_init (GtkWidgetClass *klass)
{
  for (size_t i = 0; i < STK_N_KINDS; i++)
    {
      const char *nick = stk_kind_get_info ((StkKind) i)->nick;

      gtk_widget_class_add_binding_action (klass, KINDS[i].key, 0, "article.tag", "s", nick);
      gtk_widget_class_add_binding_action (klass, KINDS[i].key, GDK_ALT_MASK, "article.set-kind", "s", nick);
    }
  gtk_widget_class_add_binding_action (klass, GDK_KEY_q, GDK_SHIFT_MASK, "article.tag-parts", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_a, 0, "article.add-part", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_m, 0, "article.find-mentions", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_r, GDK_SHIFT_MASK, "article.put-here", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_n, GDK_SHIFT_MASK, "article.note-article", NULL);
}

/**
 * stk_article_tagging_init:
 * @self: a view
 *
 * Adds the actions that tag. `article.tag` and `article.set-kind` take the nick of a kind.
 */
void
stk_article_tagging_init (StkArticleView *self)
{
  static const StkArticleAction ACTIONS[] = {
    { "tag", "s", tag_cb },
    { "tag-parts", NULL, tag_parts_cb },
    { "add-part", NULL, add_part_cb },
    { "put-here", NULL, put_here_cb },
    { "note-article", NULL, note_article_cb },
    { "set-kind", "s", set_kind_cb },
    { "find-mentions", NULL, find_mentions_cb },
    { "delete", NULL, delete_cb },
  };

  stk_article_actions_add (self, ACTIONS, G_N_ELEMENTS (ACTIONS));
}

/**
 * stk_article_tagging_update:
 * @self: a view
 *
 * Enables the actions that make sense now.
 */
void
stk_article_tagging_update (StkArticleView *self)
{
  gboolean writable = self->document != NULL && !stk_document_get_read_only (self->document);

  stk_article_actions_set_enabled (self, "tag", writable);
  stk_article_actions_set_enabled (self, "tag-parts", writable);
  stk_article_actions_set_enabled (self, "add-part", writable);
  stk_article_actions_set_enabled (self, "put-here", writable && self->last_selected != NULL);
  stk_article_actions_set_enabled (self, "note-article", writable);
  stk_article_actions_set_enabled (self, "set-kind", writable && self->selected != NULL);
  stk_article_actions_set_enabled (self, "find-mentions", writable && is_source (self));
  stk_article_actions_set_enabled (self, "resize", writable && self->selected != NULL);
  stk_article_actions_set_enabled (self, "delete", writable && self->selected != NULL);
}

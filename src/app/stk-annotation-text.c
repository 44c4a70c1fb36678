/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-annotation-text.h"

#include <glib/gi18n.h>

/* How tags are put into words, wherever the window names them. */

/* White space of an article as one line has it. */
static char *
fold (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);
  g_autoptr (GString) folded = g_string_new (NULL);

  for (char **word = words; *word; word++)
    if (**word)
      g_string_append_printf (folded, "%s%s", folded->len ? " " : "", *word);

  return g_string_free_and_steal (g_steal_pointer (&folded));
}

/**
 * stk_annotation_text_dup_words:
 * @annotation: a tag
 *
 * Returns: (transfer full): its words in one line
 */
char *
stk_annotation_text_dup_words (StkAnnotation *annotation)
{
  g_autofree char *exact = stk_annotation_dup_exact (annotation);

  return fold (exact);
}

/**
 * stk_annotation_text_dup_title:
 * @annotation: a tag
 *
 * Returns: (transfer full): what to call it where others point to it: a source's name, else its words
 */
char *
stk_annotation_text_dup_title (StkAnnotation *annotation)
{
  const char *name = stk_annotation_get_string (annotation, "name");

  return name ? g_strdup (name) : stk_annotation_text_dup_words (annotation);
}

/* What a field of the summary says; %NULL if nothing. */
static char *
describe_field (StkAnnotation *annotation, const StkField *field, StkAnnotationList *annotations)
{
  const char *string = stk_value_get_string (stk_annotation_get_value (annotation, field));
  StkAnnotation *other;

  if (string == NULL)
    return NULL;

  if (field->type != STK_FIELD_TYPE_LINK)
    return fold (stk_field_get_display (field, string));

  other = stk_annotation_list_lookup (annotations, string);

  return other ? stk_annotation_text_dup_title (other) : NULL;
}

/**
 * stk_annotation_text_dup_summary:
 * @annotation: a tag
 * @annotations: the article's tags, for the names of those it points to
 *
 * Returns: (transfer full) (nullable): what is known of it, in a line; %NULL if nothing
 */
char *
stk_annotation_text_dup_summary (StkAnnotation *annotation, StkAnnotationList *annotations)
{
  g_autoptr (GString) summary = g_string_new (NULL);
  g_autofree char *title = stk_annotation_text_dup_words (annotation);
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  if (stk_annotation_get_anchor_state (annotation) == STK_ANCHOR_STATE_ORPHAN)
    g_string_append (summary, _ ("Words not found"));

  for (size_t i = 0; i < n_fields; i++)
    if (fields[i].flags & STK_FIELD_SUMMARY)
      {
        g_autofree char *words = describe_field (annotation, &fields[i], annotations);

        /* a source is mostly tagged where its name stands, which need not be said twice */
        if (words != NULL && !g_str_equal (words, title))
          g_string_append_printf (summary, "%s%s", summary->len ? " · " : "", words);
      }

  return summary->len ? g_string_free_and_steal (g_steal_pointer (&summary)) : NULL;
}

/**
 * stk_annotation_text_get_status:
 * @annotation: a tag
 * @tone: (out): how to show it
 *
 * Returns: (nullable) (transfer none): its state in a word; %NULL for kinds that have none worth a word
 */
const char *
stk_annotation_text_get_status (StkAnnotation *annotation, StkTone *tone)
{
  StkKind kind = stk_annotation_get_kind (annotation);
  const char *status = stk_annotation_get_status (annotation);
  const StkField *field = stk_field_lookup (kind, STK_FIELD_STATUS);
  const StkChoice *choice = stk_field_find_choice (field, status);

  *tone = choice ? choice->tone : STK_TONE_NEUTRAL;
  if (!stk_kind_get_info (kind)->has_states && g_str_equal (status, "open"))
    return NULL;

  return stk_field_get_display (field, status);
}

/**
 * stk_annotation_text_get_tone_class:
 * @tone: a tone
 *
 * Returns: (transfer none): its style class
 */
const char *
stk_annotation_text_get_tone_class (StkTone tone)
{
  static const char *const CLASSES[] = {
    [STK_TONE_NEUTRAL] = "neutral",
    [STK_TONE_BUSY] = "busy",
    [STK_TONE_GOOD] = "good",
    [STK_TONE_WARNING] = "warn",
    [STK_TONE_BAD] = "bad",
  };

  g_return_val_if_fail ((guint) tone < G_N_ELEMENTS (CLASSES), "neutral");

  return CLASSES[tone];
}

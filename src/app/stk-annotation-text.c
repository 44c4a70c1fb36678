/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-annotation-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* How tags are put into words, wherever the window names them. */

/* What is written between the texts of a tag, so that no word of a search is found across two of them. */
#define APART '\n'

/**
 * stk_annotation_text_dup_line:
 * @text: words of an article
 *
 * Returns: (transfer full): the words in one line, with single spaces between them
 */
char *
stk_annotation_text_dup_line (const char *text)
{
  g_autoptr (GString) line = g_string_sized_new (strlen (text));

  for (const char *p = text; *p; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (line, *p);
    else if (line->len > 0 && line->str[line->len - 1] != ' ')
      g_string_append_c (line, ' ');
  if (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);

  return g_string_free_and_steal (g_steal_pointer (&line));
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

  return stk_annotation_text_dup_line (exact);
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
    return stk_annotation_text_dup_line (stk_field_get_display (field, string));

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
    g_string_append (summary, _ ("Words not in the article"));
  if (stk_annotation_count_open_conflicts (annotation) > 0)
    g_string_append_printf (summary, "%s%s", summary->len ? " · " : "", _ ("Two answers"));

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

static void
append_string (GString *text, const StkField *field, const char *string)
{
  if (string == NULL || *string == '\0' || (field->flags & STK_FIELD_CONFIDENTIAL))
    return;

  g_string_append_c (text, APART);
  g_string_append (text, stk_field_get_display (field, string));
}

static void
append_records (GString *text, const StkField *field, StkValue *value)
{
  size_t n_members = stk_field_get_n_members (field);

  for (size_t i = 0; i < stk_value_get_n_records (value); i++)
    for (size_t member = 0; member < n_members; member++)
      if (!(field->members[member].flags & STK_FIELD_INTERNAL))
        append_string (text, &field->members[member],
                       stk_record_get_string (stk_value_get_record (value, i), member));
}

/**
 * stk_annotation_text_dup_searchable:
 * @annotation: a tag
 *
 * Returns: (transfer full): all that is written in it: its words and what its fields say, but for the names of tags
 *   that it points to, which change without it
 */
char *
stk_annotation_text_dup_searchable (StkAnnotation *annotation)
{
  g_autofree char *exact = stk_annotation_dup_exact (annotation);
  g_autoptr (GString) text = g_string_new (exact);
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < n_fields; i++)
    {
      StkValue *value = stk_field_has_kind (&fields[i], stk_annotation_get_kind (annotation))
                          ? stk_annotation_get_value (annotation, &fields[i])
                          : NULL;

      if (value == NULL || (fields[i].flags & STK_FIELD_INTERNAL) || g_str_equal (fields[i].name, STK_FIELD_STATUS))
        continue;
      if (fields[i].type == STK_FIELD_TYPE_LIST)
        append_records (text, &fields[i], value);
      else if (fields[i].type != STK_FIELD_TYPE_LINK && fields[i].type != STK_FIELD_TYPE_ANCHOR &&
               fields[i].type != STK_FIELD_TYPE_BOOLEAN)
        append_string (text, &fields[i], stk_value_get_string (value));
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * stk_annotation_text_dup_spoken:
 * @annotation: a tag
 *
 * Returns: (transfer full): what a screen reader says of it: "Claim, Checked: …"
 */
char *
stk_annotation_text_dup_spoken (StkAnnotation *annotation)
{
  const StkKindInfo *info = stk_kind_get_info (stk_annotation_get_kind (annotation));
  g_autofree char *words = stk_annotation_text_dup_words (annotation);
  StkTone tone;
  const char *status = stk_annotation_text_get_status (annotation, &tone);

  if (stk_annotation_get_anchor_state (annotation) == STK_ANCHOR_STATE_ORPHAN)
    /* Translators: a tag as a screen reader says it: its kind, and its words, which are gone from the article */
    return g_strdup_printf (_ ("%s, words not in the article: %s"), _ (info->label), words);
  if (status != NULL)
    /* Translators: a tag as a screen reader says it: its kind, its state, its words */
    return g_strdup_printf (_ ("%s, %s: %s"), _ (info->label), status, words);

  /* Translators: a tag as a screen reader says it: its kind, its words */
  return g_strdup_printf (_ ("%s: %s"), _ (info->label), words);
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
 * stk_annotation_text_get_rank:
 * @annotation: a tag
 *
 * Returns: the place of its state in the vocabulary of states; %G_MAXUINT for kinds that have none worth a word
 */
guint
stk_annotation_text_get_rank (StkAnnotation *annotation)
{
  StkKind kind = stk_annotation_get_kind (annotation);
  const char *status = stk_annotation_get_status (annotation);
  const StkField *field = stk_field_lookup (kind, STK_FIELD_STATUS);
  const StkChoice *choice = stk_field_find_choice (field, status);

  if (choice == NULL || (!stk_kind_get_info (kind)->has_states && g_str_equal (status, "open")))
    return G_MAXUINT;

  return (guint) (choice - field->choices);
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

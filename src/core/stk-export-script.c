/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-export.h"

#include "stk-export-html.h"
#include "stk-progress.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The annotated script: the article with a footnote for each tag that says something of what is printed. Footnotes have
 * the fields that may leave the desk, by the table, and no others. Nothing of when and where the page is made is in it,
 * so the same tags give the same bytes. */

/* Code points of a tag's words that its footnote has. */
#define MAX_WORDS 240

/* Who came to a verdict last, by the history. */
typedef struct
{
  StkExportNotes notes;
  GHashTable *verdicts; /* id → StkHistoryEntry */
  GString *out;
} Script;

/**
 * stk_export_notes_get_number:
 * @self: footnotes
 * @id: an annotation's id
 *
 * Returns: the number of its footnote, from 1; 0 where it has none
 */
guint
stk_export_notes_get_number (const StkExportNotes *self, const char *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, id));
}

/**
 * stk_export_notes_is_placed:
 * @annotation: an annotation
 *
 * Returns: whether its words are in the article
 */
gboolean
stk_export_notes_is_placed (StkAnnotation *annotation)
{
  return stk_annotation_get_anchor_state (annotation) != STK_ANCHOR_STATE_ORPHAN;
}

static gboolean
is_exported (const StkField *field, StkKind kind)
{
  return stk_field_has_kind (field, kind) && (field->flags & STK_FIELD_EXPORTED) &&
         !(field->flags & (STK_FIELD_CONFIDENTIAL | STK_FIELD_INTERNAL));
}

/* Whether tags of a kind say anything that may leave the desk, beside their state. */
static gboolean
has_notes (StkKind kind)
{
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < n_fields; i++)
    if (is_exported (&fields[i], kind) && !g_str_equal (fields[i].name, STK_FIELD_STATUS))
      return TRUE;

  return FALSE;
}

static void
number_notes (Script *self)
{
  StkAnnotationList *annotations = stk_document_get_annotations (self->notes.document);

  self->notes.notes = g_ptr_array_new ();
  self->notes.numbers = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < stk_annotation_list_get_n (annotations); i++)
    {
      StkAnnotation *annotation = stk_annotation_list_peek (annotations, i);

      if (!has_notes (stk_annotation_get_kind (annotation)) ||
          !stk_status_counts (stk_annotation_get_status (annotation)))
        continue;
      g_ptr_array_add (self->notes.notes, annotation);
      g_hash_table_insert (self->notes.numbers, (gpointer) stk_annotation_get_id (annotation),
                           GUINT_TO_POINTER (self->notes.notes->len));
    }
}

static gboolean
is_verdict (const char *path)
{
  for (StkKind kind = 0; path != NULL && kind < STK_N_KINDS; kind++)
    {
      const StkField *field = stk_field_lookup (kind, path);

      if (field != NULL && (field->flags & STK_FIELD_VERDICT))
        return TRUE;
    }

  return FALSE;
}

static void
find_verdicts (Script *self)
{
  StkHistory *history = stk_document_get_history (self->notes.document);

  self->verdicts = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < stk_history_get_n (history); i++)
    {
      StkHistoryEntry *entry = stk_history_get (history, i);
      StkHistoryEntry *last = g_hash_table_lookup (self->verdicts, stk_history_entry_get_tag (entry));

      if (is_verdict (stk_history_entry_get_path (entry)) &&
          (last == NULL ||
           g_strcmp0 (stk_history_entry_get_time (entry), stk_history_entry_get_time (last)) >= 0))
        g_hash_table_replace (self->verdicts, (gpointer) stk_history_entry_get_tag (entry), entry);
    }
}

/* The words of a tag, as many as tell it from others. */
static void
add_quotation (Script *self, StkAnnotation *annotation)
{
  g_autofree char *exact = stk_annotation_dup_exact (annotation);
  gboolean whole = g_utf8_strlen (exact, -1) <= MAX_WORDS;

  if (!whole)
    *g_utf8_offset_to_pointer (exact, MAX_WORDS) = '\0';
  stk_export_html_add (self->out, "<bdi>%s", exact);
  g_string_append (self->out, whole ? "</bdi>" : "…</bdi>");
}

/* What another tag is about, with a link to its footnote. */
static void
add_tag_link (Script *self, const char *id)
{
  StkAnnotation *other = stk_annotation_list_lookup (stk_document_get_annotations (self->notes.document), id);
  const char *name = other ? stk_annotation_get_string (other, "name") : NULL;
  guint number = other ? stk_export_notes_get_number (&self->notes, id) : 0;

  if (other == NULL)
    return;
  if (number > 0)
    g_string_append_printf (self->out, "<a href=\"#note-%u\">", number);
  if (name != NULL)
    stk_export_html_add (self->out, "<bdi>%s</bdi>", name);
  else
    add_quotation (self, other);
  if (number > 0)
    g_string_append_printf (self->out, " (%u)</a>", number);
}

static void
add_string (Script *self, const StkField *field, const char *string)
{
  if (field->type == STK_FIELD_TYPE_LINK)
    add_tag_link (self, string);
  else if (field->type == STK_FIELD_TYPE_BOOLEAN)
    stk_export_html_escape (self->out, _ ("Yes"));
  else if (field->type == STK_FIELD_TYPE_IRI && stk_export_html_is_web (string))
    {
      stk_export_html_add (self->out, "<a href=\"%s\">", string);
      stk_export_html_add (self->out, "%s</a>", string);
    }
  else
    stk_export_html_add (self->out, "<bdi>%s</bdi>", stk_field_get_display (field, string));
}

/* An entry of a list: its title leads to it, and the rest is said with its label. */
static void
add_record (Script *self, const StkField *field, StkRecord *record)
{
  const char *separator = "";

  g_string_append (self->out, "<li>");
  for (size_t i = 0; i < stk_field_get_n_members (field); i++)
    {
      const StkField *member = &field->members[i];
      const char *string = stk_record_get_string (record, i);

      if (string == NULL || !(member->flags & STK_FIELD_EXPORTED))
        continue;
      g_string_append (self->out, separator);
      if (i > 0)
        stk_export_html_add (self->out, "%s: ", _ (member->label));
      add_string (self, member, string);
      separator = "; ";
    }
  g_string_append (self->out, "</li>\n");
}

static void
add_records (Script *self, const StkField *field, StkValue *value)
{
  g_string_append (self->out, "<ul>\n");
  for (size_t i = 0; i < stk_value_get_n_records (value); i++)
    add_record (self, field, stk_value_get_record (value, i));
  g_string_append (self->out, "</ul>\n");
}

static void
add_fields (Script *self, StkAnnotation *annotation)
{
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);
  gboolean any = FALSE;

  for (size_t i = 0; i < n_fields; i++)
    {
      StkValue *value = is_exported (&fields[i], stk_annotation_get_kind (annotation))
                          ? stk_annotation_get_value (annotation, &fields[i])
                          : NULL;

      if (value == NULL || g_str_equal (fields[i].name, STK_FIELD_STATUS))
        continue;
      if (!any)
        g_string_append (self->out, "<dl class=\"facts\">\n");
      any = TRUE;
      stk_export_html_add (self->out, "<div><dt>%s</dt><dd>", _ (fields[i].label));
      if (fields[i].type == STK_FIELD_TYPE_LIST)
        add_records (self, &fields[i], value);
      else if (fields[i].type == STK_FIELD_TYPE_ANCHOR)
        stk_export_html_add (self->out, "<bdi>%s</bdi>", stk_anchor_get_exact (stk_value_get_anchor (value)));
      else
        add_string (self, &fields[i], stk_value_get_string (value));
      g_string_append (self->out, "</dd></div>\n");
    }
  if (any)
    g_string_append (self->out, "</dl>\n");
}

/* Who and when: the last verdict on the tag, or else who tagged the words. */
static void
add_who (Script *self, StkAnnotation *annotation)
{
  StkHistoryEntry *entry = g_hash_table_lookup (self->verdicts, stk_annotation_get_id (annotation));
  StkAgent *agent = entry ? stk_history_entry_get_agent (entry) : stk_annotation_get_creator (annotation);
  const char *time = entry ? stk_history_entry_get_time (entry) : stk_annotation_get_created (annotation);
  const char *name = agent ? stk_agent_get_name (agent) : NULL;
  g_autofree char *date = time ? g_strndup (time, strcspn (time, "T")) : NULL;
  g_autofree char *text = NULL;

  if (name == NULL || date == NULL)
    return;
  /* Translators: who checked something, and on which day */
  text = entry ? g_strdup_printf (_ ("Last checked by %s, %s"), name, date)
               : g_strdup_printf (_ ("Tagged by %s, %s"), name, date);
  stk_export_html_add (self->out, "<p class=\"who\"><bdi>%s</bdi></p>\n", text);
}

static const char *
get_state_label (StkAnnotation *annotation)
{
  const StkField *field = stk_field_lookup (stk_annotation_get_kind (annotation), STK_FIELD_STATUS);

  return stk_field_get_display (field, stk_annotation_get_status (annotation));
}

static void
add_note (Script *self, StkAnnotation *annotation)
{
  const StkKindInfo *info = stk_kind_get_info (stk_annotation_get_kind (annotation));
  guint number = stk_export_notes_get_number (&self->notes, stk_annotation_get_id (annotation));

  g_string_append_printf (self->out, "<li id=\"note-%u\"><p class=\"words\">", number);
  stk_export_html_add (self->out, "<strong>%s</strong>", _ (info->label));
  if (info->has_states)
    stk_export_html_add (self->out, " · %s", get_state_label (annotation));
  g_string_append (self->out, " · ");
  if (stk_export_notes_is_placed (annotation))
    {
      g_string_append_printf (self->out, "<a href=\"#ref-%u\">", number);
      add_quotation (self, annotation);
      g_string_append (self->out, " ↩</a>");
    }
  else
    {
      add_quotation (self, annotation);
    }
  g_string_append (self->out, "</p>\n");
  add_fields (self, annotation);
  add_who (self, annotation);
  g_string_append (self->out, "</li>\n");
}

/* What keeps a tag from being settled; empty for nothing. */
static char *
list_questions (StkAnnotation *annotation)
{
  g_autoptr (GPtrArray) reasons = g_ptr_array_new ();

  if (stk_kind_get_info (stk_annotation_get_kind (annotation))->has_states &&
      !stk_status_is_done (stk_annotation_get_status (annotation)))
    g_ptr_array_add (reasons, (gpointer) get_state_label (annotation));
  if (!stk_export_notes_is_placed (annotation))
    g_ptr_array_add (reasons, (gpointer) _ ("the words are not in the article any more"));
  else if (stk_annotation_is_stale (annotation))
    g_ptr_array_add (reasons, (gpointer) _ ("the words were changed"));
  else if (stk_progress_needs_review (annotation))
    g_ptr_array_add (reasons, (gpointer) _ ("the place of the words is not certain"));
  if (stk_annotation_count_open_conflicts (annotation) > 0)
    g_ptr_array_add (reasons, (gpointer) _ ("several people say different things"));
  g_ptr_array_add (reasons, NULL);

  return g_strjoinv (" · ", (char **) reasons->pdata);
}

static void
add_questions (Script *self)
{
  guint n = 0;

  stk_export_html_add (self->out, "<section id=\"open\">\n<h2>%s</h2>\n", _ ("Open questions"));
  for (guint i = 0; i < self->notes.notes->len; i++)
    {
      StkAnnotation *annotation = g_ptr_array_index (self->notes.notes, i);
      g_autofree char *reasons = list_questions (annotation);

      if (*reasons == '\0')
        continue;
      if (n++ == 0)
        g_string_append (self->out, "<ul>\n");
      g_string_append_printf (self->out, "<li><a href=\"#note-%u\">%u</a> ", i + 1, i + 1);
      add_quotation (self, annotation);
      stk_export_html_add (self->out, " <span class=\"why\">%s</span></li>\n", reasons);
    }
  if (n > 0)
    g_string_append (self->out, "</ul>\n");
  else
    stk_export_html_add (self->out, "<p>%s</p>\n", _ ("None."));
  g_string_append (self->out, "</section>\n");
}

/* How far the check has come. */
static void
add_report (Script *self)
{
  StkProgress progress;
  g_autoptr (GString) text = g_string_new (NULL);

  stk_progress_count (&progress, G_LIST_MODEL (stk_document_get_annotations (self->notes.document)));
  for (StkKind kind = 0; kind < STK_N_KINDS; kind++)
    {
      const StkKindInfo *info = stk_kind_get_info (kind);

      if (info->has_states)
        {
          g_string_append (text, text->len > 0 ? " · " : "");
          /* Translators: a kind of tags, how many are checked, and how many there are */
          g_string_append_printf (text, _ ("%s: %u of %u checked"), _ (info->label_plural), progress.checked[kind],
                                  progress.total[kind]);
        }
    }
  stk_export_html_add (self->out, "<header>\n<p class=\"report\"><strong>%s</strong>", _ ("Annotated script"));
  stk_export_html_add (self->out, "<br />%s</p>\n</header>\n", text->str);
}

static void
add_notes (Script *self)
{
  if (self->notes.notes->len == 0)
    return;

  stk_export_html_add (self->out, "<section id=\"notes\">\n<h2>%s</h2>\n<ol class=\"notes\">\n", _ ("Notes"));
  for (guint i = 0; i < self->notes.notes->len; i++)
    add_note (self, g_ptr_array_index (self->notes.notes, i));
  g_string_append (self->out, "</ol>\n</section>\n");
}

/**
 * stk_export_script:
 * @document: a document
 *
 * Makes the annotated script: one page of HTML with what is open, the article with numbered references, and a footnote
 * for each quote, claim and source. It needs no other file, runs nothing, links only to the web and inside itself, and
 * the same tags of the same article give the same bytes.
 *
 * Returns: (transfer full): the page, as UTF-8
 */
GBytes *
stk_export_script (StkDocument *document)
{
  Script self = { .notes = { .document = document }, .out = g_string_new (NULL) };
  StkArticle *article = stk_document_get_article (document);
  const char *headline = stk_article_get_headline (article);
  g_autofree char *title = NULL;

  /* Translators: the headline of an article */
  title = g_strdup_printf (_ ("%s: annotated script"), headline ? headline : stk_article_get_name (article));
  number_notes (&self);
  find_verdicts (&self);
  stk_export_html_begin (self.out, title);
  add_report (&self);
  add_questions (&self);
  g_string_append (self.out, "<main>\n");
  stk_export_html_add_article (self.out, &self.notes);
  g_string_append (self.out, "</main>\n");
  add_notes (&self);
  stk_export_html_end (self.out);

  g_ptr_array_unref (self.notes.notes);
  g_hash_table_unref (self.notes.numbers);
  g_hash_table_unref (self.verdicts);

  return g_string_free_to_bytes (self.out);
}

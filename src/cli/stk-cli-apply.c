/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli-edit.h"

#include <glib/gi18n.h>

static void
target_clear (StkCliTarget *self)
{
  g_free (self->begun_entry);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StkCliTarget, target_clear)

/**
 * stk_cli_target_get_annotation:
 * @self: a target
 *
 * Returns: (transfer none): the annotation that is edited, as it is after the edits so far
 */
StkAnnotation *
stk_cli_target_get_annotation (const StkCliTarget *self)
{
  return stk_annotation_list_lookup (stk_document_get_annotations (self->document), self->id);
}

/* Adds to an error that lists the fields the one that may have been meant. */
static void
suggest_field (StkKind kind, const char *name, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);
  const char *near;

  for (size_t i = 0; i < n_fields; i++)
    if (stk_field_has_kind (&fields[i], kind) && !(fields[i].flags & STK_FIELD_INTERNAL))
      g_ptr_array_add (names, (gpointer) fields[i].name);
  g_ptr_array_add (names, NULL);

  near = stk_cli_find_near (name, (const char *const *) names->pdata);
  if (near != NULL)
    g_prefix_error (error, _ ("Did you mean “%s”? "), near);
}

static const StkField *
lookup_field (StkKind kind, const char *name, GError **error)
{
  const StkField *field = stk_field_lookup_or_error (kind, name, error);

  if (field == NULL)
    suggest_field (kind, name, error);

  return field;
}

/* A range as it was typed, START-END. */
static gboolean
parse_range (const char *string, StkRange *range)
{
  g_auto (GStrv) parts = g_strsplit (string, "-", 0);

  return g_strv_length (parts) == 2 && stk_cli_parse_number (parts[0], &range->start) &&
         stk_cli_parse_number (parts[1], &range->end);
}

static gboolean
set_anchor (const StkCliTarget *target, const StkField *field, const char *string, GError **error)
{
  StkArticle *article = stk_document_get_article (target->document);
  StkText *text = stk_article_get_text (article);
  g_autoptr (StkAnchor) anchor = NULL;
  g_autoptr (StkValue) value = NULL;
  StkRange range;

  if (!parse_range (string, &range))
    {
      g_set_error (error, STK_CLI_ERROR, STK_CLI_STATUS_USAGE,
                   _ ("“%s” is no range for the field “%s”. Write it as START-END, such as 120-134."),
                   string, field->name);
      return FALSE;
    }

  if (range.start >= range.end || range.end > stk_text_get_length (text))
    {
      g_set_error (error, STK_CLI_ERROR, STK_CLI_STATUS_FOUND,
                   _ ("The range %s of the field “%s” is empty or outside the article, which has "
                      "%zu characters."),
                   string, field->name, stk_text_get_length (text));
      return FALSE;
    }

  anchor = stk_anchor_new_for_range (text, stk_article_get_text_digest (article), range);
  value = stk_value_new_anchor (anchor);

  return stk_document_set_value (target->document, target->id, field, value, error);
}

static gboolean
set_link (const StkCliTarget *target, const StkField *field, const char *string, GError **error)
{
  StkAnnotation *other = stk_cli_find_annotation (target->document, string, error);

  if (other == NULL)
    {
      g_prefix_error (error, _ ("In the field “%s”: "), field->name);
      return FALSE;
    }

  if (other == stk_cli_target_get_annotation (target))
    {
      g_set_error (error, STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_LINK,
                   _ ("The field “%s” cannot point to the tag itself."), field->name);
      return FALSE;
    }

  return stk_document_set_string (target->document, target->id, field, stk_annotation_get_id (other), error);
}

/* Anything that is typed as it is kept, but for white space, case and hyphens. */
static gboolean
set_string (const StkCliTarget *target, const StkField *field, const char *input, GError **error)
{
  g_autofree char *string = stk_field_parse (field, input, error);

  return string != NULL && stk_document_set_string (target->document, target->id, field, string, error);
}

static gboolean
set_field (const StkCliTarget *target, const StkCliEdit *edit, const StkField *field, GError **error)
{
  if (*edit->value == '\0')
    return stk_document_set_value (target->document, target->id, field, NULL, error);

  if (field->type == STK_FIELD_TYPE_ANCHOR)
    return set_anchor (target, field, edit->value, error);

  if (field->type == STK_FIELD_TYPE_LINK)
    return set_link (target, field, edit->value, error);

  if (field->type != STK_FIELD_TYPE_LIST)
    return set_string (target, field, edit->value, error);

  g_set_error (error, STK_CLI_ERROR, STK_CLI_STATUS_USAGE,
               _ ("The field “%s” is a list. Use --add %s.%s=VALUE for a new entry."), field->name,
               field->name, field->members[0].name);

  return FALSE;
}

static gboolean
apply (StkCliTarget *target, const StkCliEdit *edit, GError **error)
{
  StkKind kind = stk_annotation_get_kind (stk_cli_target_get_annotation (target));
  const StkField *field = lookup_field (kind, edit->field, error);

  if (field == NULL)
    return FALSE;

  if (edit->action == STK_CLI_EDIT_REMOVE)
    return stk_cli_remove_entry (target, edit, field, error);

  if (edit->action == STK_CLI_EDIT_ADD || edit->member != NULL)
    return stk_cli_edit_entry (target, edit, field, error);

  return set_field (target, edit, field, error);
}

/**
 * stk_cli_edits_apply:
 * @edits: what to change
 * @document: a document
 * @id: the id of an annotation in it
 * @error: return location for an error
 *
 * Changes one annotation, in memory. After an error some of @edits have been made and others not: the document is
 * then not to be saved.
 *
 * Returns: whether all went well
 */
gboolean
stk_cli_edits_apply (GPtrArray *edits, StkDocument *document, const char *id, GError **error)
{
  g_auto (StkCliTarget) target = { .document = document, .id = id };

  for (guint i = 0; i < edits->len; i++)
    if (!apply (&target, g_ptr_array_index (edits, i), error))
      return FALSE;

  return TRUE;
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-desk-record.h"

#include "stk-document.h"
#include "stk-mention.h"
#include "stk-progress.h"
#include "stk-sidecar.h"
#include "stk-sign-off.h"
#include "stk-store.h"

/* Reads an article for the index of a desk. Its tags need not be found in it again where neither it nor the sidecar
 * says that anything changed since they were saved; that is what makes it quick. */

#define FIELD_NAME "name"

/* What is known while an article is read. */
typedef struct
{
  StkDeskRecord *record;
  StkAnnotationList *list;
  StkHistory *history;
  GHashTable *states; /* id of a tag → the last entry about its state, both borrowed */
} Reader;

/**
 * stk_desk_tag_free:
 * @self: (transfer full): what is kept of a tag
 *
 * Frees it.
 */
void
stk_desk_tag_free (StkDeskTag *self)
{
  char *strings[] = { self->id, self->status, self->words, self->person, self->text, self->finding, self->checker,
                      self->checked };

  for (size_t i = 0; i < G_N_ELEMENTS (strings); i++)
    g_free (strings[i]);
  g_free (self);
}

/**
 * stk_desk_record_free:
 * @self: (transfer full): what is kept of an article
 *
 * Frees it.
 */
void
stk_desk_record_free (StkDeskRecord *self)
{
  stk_desk_article_info_clear (&self->info);
  g_ptr_array_unref (self->tags);
  g_free (self);
}

/**
 * stk_desk_get_verdict_field:
 * @kind: a kind
 *
 * Returns: (nullable) (transfer none): the field that says in short what the check of such a tag came to
 */
const StkField *
stk_desk_get_verdict_field (StkKind kind)
{
  const StkFieldFlags flags = STK_FIELD_SUMMARY | STK_FIELD_VERDICT;
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < n_fields; i++)
    if (stk_field_has_kind (&fields[i], kind) && (fields[i].flags & flags) == flags)
      return &fields[i];

  return NULL;
}

static void
append_line (GString *text, const char *string)
{
  if (string == NULL)
    return;

  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, string);
}

/* Whether people look for it: words of theirs, and not what the program keeps. */
static gboolean
is_searched (const StkField *field)
{
  const StkFieldType type = field->type;

  return !(field->flags & (STK_FIELD_INTERNAL | STK_FIELD_CONFIDENTIAL)) &&
         (type == STK_FIELD_TYPE_TEXT || type == STK_FIELD_TYPE_PROSE || type == STK_FIELD_TYPE_IRI ||
          type == STK_FIELD_TYPE_PERSON || (field->flags & STK_FIELD_OPEN));
}

static void
append_records (GString *text, const StkField *field, StkValue *value)
{
  for (size_t i = 0; i < stk_value_get_n_records (value); i++)
    for (size_t m = 0; m < stk_field_get_n_members (field); m++)
      if (is_searched (&field->members[m]))
        append_line (text, stk_record_get_string (stk_value_get_record (value, i), m));
}

static char *
dup_text (StkAnnotation *annotation)
{
  GString *text = g_string_new (NULL);
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < n_fields; i++)
    {
      StkValue *value = stk_field_has_kind (&fields[i], stk_annotation_get_kind (annotation))
                          ? stk_annotation_get_value (annotation, &fields[i])
                          : NULL;

      if (value != NULL && fields[i].type == STK_FIELD_TYPE_LIST && !(fields[i].flags & STK_FIELD_CONFIDENTIAL))
        append_records (text, &fields[i], value);
      else if (value != NULL && is_searched (&fields[i]))
        append_line (text, stk_value_get_string (value));
    }

  return g_string_free_and_steal (text);
}

static char *
dup_name (StkAnnotationList *list, StkAnnotation *mention)
{
  StkAnnotation *source = stk_mention_get_source (list, mention);
  const char *name = stk_annotation_get_string (source, FIELD_NAME);

  return name ? g_strdup (name) : stk_annotation_dup_exact (source);
}

/* Who speaks or claims: the first source that the tag names. */
static char *
dup_person (StkAnnotationList *list, StkAnnotation *annotation)
{
  StkKind kind = stk_annotation_get_kind (annotation);
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  if (kind == STK_KIND_SOURCE)
    return dup_name (list, annotation);

  for (size_t i = 0; i < n_fields; i++)
    if (fields[i].type == STK_FIELD_TYPE_LINK && stk_field_has_kind (&fields[i], kind) &&
        (fields[i].link_kinds & STK_KINDS (STK_KIND_SOURCE)))
      {
        const char *id = stk_annotation_get_string (annotation, fields[i].name);
        StkAnnotation *source = id ? stk_annotation_list_lookup (list, id) : NULL;

        if (source != NULL)
          return dup_name (list, source);
      }

  return NULL;
}

static void
take_tag (Reader *self, StkAnnotation *annotation)
{
  StkHistoryEntry *entry = g_hash_table_lookup (self->states, stk_annotation_get_id (annotation));
  StkAgent *agent = entry ? stk_history_entry_get_agent (entry) : stk_annotation_get_creator (annotation);
  StkDeskTag *tag = g_new0 (StkDeskTag, 1);

  tag->id = g_strdup (stk_annotation_get_id (annotation));
  tag->kind = stk_annotation_get_kind (annotation);
  tag->status = g_strdup (stk_annotation_get_status (annotation));
  tag->range = stk_annotation_get_range (annotation);
  tag->words = stk_annotation_dup_exact (annotation);
  tag->person = dup_person (self->list, annotation);
  tag->text = dup_text (annotation);
  tag->verdict = stk_desk_get_verdict_field (tag->kind);
  if (tag->verdict != NULL)
    tag->finding = g_strdup (stk_annotation_get_string (annotation, tag->verdict->name));
  tag->checker = g_strdup (agent ? stk_agent_get_name (agent) : NULL);
  tag->checked = g_strdup (entry ? stk_history_entry_get_time (entry) : stk_annotation_get_modified (annotation));

  g_ptr_array_add (self->record->tags, tag);
}

static void
note_worker (StkDeskArticleInfo *info, StkAgent *agent, const char *time)
{
  if (time == NULL || g_strcmp0 (time, info->worked) < 0)
    return;

  g_set_str (&info->worked, time);
  g_set_str (&info->worker, agent ? stk_agent_get_name (agent) : NULL);
}

/* Who worked last, and who set the state of which tag. */
static void
take_history (Reader *self)
{
  for (guint i = 0; i < stk_history_get_n (self->history); i++)
    {
      StkHistoryEntry *entry = stk_history_get (self->history, i);
      const char *tag = stk_history_entry_get_tag (entry);

      if (tag == NULL)
        continue;
      note_worker (&self->record->info, stk_history_entry_get_agent (entry), stk_history_entry_get_time (entry));
      if (g_strcmp0 (stk_history_entry_get_path (entry), STK_FIELD_STATUS) == 0)
        g_hash_table_insert (self->states, (gpointer) tag, entry);
    }
}

static void
count (Reader *self)
{
  StkDeskArticleInfo *info = &self->record->info;
  const StkField *field = stk_field_lookup (STK_KIND_QUOTE, STK_FIELD_STATUS);
  StkProgress progress;

  stk_progress_count (&progress, G_LIST_MODEL (self->list));
  info->stale = progress.stale;
  info->orphans = progress.orphans;
  info->to_review = progress.to_review;
  info->conflicts = progress.conflicts;

  for (guint kind = 0; kind < STK_N_KINDS; kind++)
    if (stk_kind_get_info ((StkKind) kind)->has_states)
      {
        info->total += progress.total[kind];
        info->checked += progress.checked[kind];
      }

  for (guint i = 0; i < stk_annotation_list_get_n (self->list); i++)
    {
      StkAnnotation *annotation = stk_annotation_list_peek (self->list, i);
      const StkChoice *choice = stk_field_find_choice (field, stk_annotation_get_status (annotation));

      info->tags[stk_annotation_get_kind (annotation)]++;
      if (choice != NULL && choice - field->choices < STK_DESK_MAX_STATUSES)
        info->statuses[stk_annotation_get_kind (annotation)][choice - field->choices]++;
      if (stk_history_get_n (self->history) == 0)
        note_worker (info, stk_annotation_get_creator (annotation), stk_annotation_get_modified (annotation));
    }
}

static void
judge (Reader *self, const char *text_digest)
{
  StkDeskArticleInfo *info = &self->record->info;
  StkSignOff sign_off = stk_sign_off_get (self->list, text_digest);

  if (sign_off.state == STK_SIGN_OFF_VALID)
    info->state = STK_DESK_STATE_SIGNED_OFF;
  else if (sign_off.state == STK_SIGN_OFF_CHANGED)
    info->state = STK_DESK_STATE_REOPENED;
  else if (stk_annotation_list_get_n (self->list) == 0)
    info->state = STK_DESK_STATE_NEW;
  else
    info->state = info->total > 0 && info->checked == info->total ? STK_DESK_STATE_DONE : STK_DESK_STATE_OPEN;

  if (sign_off.state != STK_SIGN_OFF_NONE)
    {
      info->signed_by = g_strdup (sign_off.by);
      info->signed_at = g_strdup (sign_off.time);
    }
}

static void
take_list (StkDeskRecord *record, StkAnnotationList *list, StkHistory *history, const char *text_digest)
{
  g_autoptr (GHashTable) states = g_hash_table_new (g_str_hash, g_str_equal);
  Reader self = { record, list, history, states };

  take_history (&self);
  count (&self);
  judge (&self, text_digest);
  for (guint i = 0; i < stk_annotation_list_get_n (list); i++)
    take_tag (&self, stk_annotation_list_peek (list, i));
}

/* Whether all tags are certain to be where the sidecar says, since the article is the file that it was saved with. */
static gboolean
is_certain (StkSidecar *sidecar, const char *path)
{
  GPtrArray *annotations = stk_sidecar_get_annotations (sidecar);
  const char *text_digest = stk_sidecar_get_text_digest (sidecar);
  g_autofree char *contents = NULL;
  g_autofree char *digest = NULL;
  size_t n_bytes;

  if (text_digest == NULL || stk_sidecar_get_file_digest (sidecar) == NULL)
    return FALSE;

  for (guint i = 0; i < annotations->len; i++)
    for (size_t a = 0; a < stk_annotation_get_n_saved_anchors (annotations->pdata[i]); a++)
      {
        StkAnchor *anchor = stk_annotation_get_saved_anchor (annotations->pdata[i], a);

        if (g_strcmp0 (stk_anchor_get_digest (anchor), text_digest) != 0)
          return FALSE;
      }

  if (!g_file_get_contents (path, &contents, &n_bytes, NULL))
    return FALSE;
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, n_bytes);

  return g_str_has_suffix (stk_sidecar_get_file_digest (sidecar), digest);
}

/* Finds the tags again, as the window would. */
static gboolean
read_document (StkDeskRecord *record, GFile *article, GError **error)
{
  g_autoptr (StkDocument) document = stk_document_open (article, NULL, NULL, error);
  const GError *sidecar_error;

  if (document == NULL)
    return FALSE;

  sidecar_error = stk_document_get_sidecar_error (document);
  if (sidecar_error != NULL && !g_error_matches (sidecar_error, STK_SIDECAR_ERROR, STK_SIDECAR_ERROR_NEWER))
    {
      g_propagate_error (error, g_error_copy (sidecar_error));
      return FALSE;
    }

  record->info.headline = g_strdup (stk_article_get_headline (stk_document_get_article (document)));
  take_list (record, stk_document_get_annotations (document), stk_document_get_history (document),
             stk_article_get_text_digest (stk_document_get_article (document)));

  return TRUE;
}

static gboolean
read_sidecar (StkDeskRecord *record, GFile *article, GFile *file, GError **error)
{
  g_autoptr (GBytes) bytes = stk_store_load (file, NULL, NULL, error);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autoptr (StkSidecar) sidecar = bytes ? stk_sidecar_new_from_bytes (bytes, name, error) : NULL;
  g_autoptr (StkAnnotationList) list = NULL;

  if (sidecar == NULL)
    return FALSE;
  if (!is_certain (sidecar, g_file_peek_path (article)))
    return read_document (record, article, error);

  record->info.headline = g_strdup (stk_sidecar_get_headline (sidecar));
  list = stk_annotation_list_new_from_array (stk_sidecar_get_annotations (sidecar));
  take_list (record, list, stk_sidecar_get_history (sidecar), stk_sidecar_get_text_digest (sidecar));

  return TRUE;
}

static gboolean
read_article (StkDeskRecord *record, GFile *file, GError **error)
{
  g_autoptr (StkArticle) article = stk_article_load (file, NULL, NULL, error);

  if (article == NULL)
    return FALSE;

  record->info.headline = g_strdup (stk_article_get_headline (article));
  record->info.state = STK_DESK_STATE_NEW;

  return TRUE;
}

/**
 * stk_desk_record_read:
 * @folder: (type filename): the path of a desk's folder
 * @file: an article in it
 *
 * Reads what an index keeps of an article. May be called from any thread. That something cannot be read is part of the
 * result.
 *
 * Returns: (transfer full): what is known of the article
 */
StkDeskRecord *
stk_desk_record_read (const char *folder, const StkDeskFile *file)
{
  StkDeskRecord *record = g_new0 (StkDeskRecord, 1);
  g_autofree char *path = g_build_filename (folder, file->path, NULL);
  g_autoptr (GFile) article = g_file_new_for_path (path);
  g_autoptr (GFile) sidecar = stk_sidecar_get_file_for_article (article);
  g_autoptr (GError) error = NULL;
  gboolean ok;

  record->info.path = g_strdup (file->path);
  record->tags = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_desk_tag_free);
  record->is_listed = TRUE;
  ok = file->has_article && file->has_sidecar ? read_sidecar (record, article, sidecar, &error)
                                              : read_article (record, article, &error);
  if (!ok)
    {
      record->info.state = STK_DESK_STATE_FAILED;
      record->info.error = g_strdup (error->message);
      record->is_listed = file->has_sidecar || error->domain != STK_ARTICLE_ERROR;
    }

  return record;
}

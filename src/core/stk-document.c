/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-document.h"

#include "stk-document-private.h"
#include "stk-progress.h"
#include "stk-rules.h"
#include "stk-undo.h"

#include <glib/gi18n-lib.h>

enum
{
  PROP_0,
  PROP_MODIFIED,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  LAST_PROP,
};

enum
{
  MERGED,
  CONFIDENTIAL_CHANGED,
  LAST_SIGNAL,
};

static GParamSpec *props[LAST_PROP];
static guint signals[LAST_SIGNAL];

G_DEFINE_QUARK (stk-document-error-quark, stk_document_error)
G_DEFINE_FINAL_TYPE (StkDocument, stk_document, G_TYPE_OBJECT)

static void
stk_document_finalize (GObject *object)
{
  StkDocument *self = STK_DOCUMENT (object);

  g_clear_object (&self->file);
  g_clear_object (&self->sidecar_file);
  g_clear_object (&self->kept_file);
  g_clear_pointer (&self->kept_version, g_free);
  g_clear_object (&self->article);
  g_clear_object (&self->sidecar);
  g_clear_pointer (&self->earlier_text, stk_text_unref);
  g_clear_pointer (&self->undo, stk_undo_free);
  stk_document_clear_history (self);
  g_clear_object (&self->annotations);
  g_clear_pointer (&self->agent, stk_agent_unref);
  g_clear_error (&self->sidecar_error);
  g_free (self->version);
  g_clear_pointer (&self->saved, stk_saved_unref);
  g_clear_pointer (&self->journal, stk_journal_free);
  g_clear_pointer (&self->orphans, g_ptr_array_unref);
  g_free (self->journal_key);
  g_clear_pointer (&self->unsaved_confidential, g_hash_table_unref);

  G_OBJECT_CLASS (stk_document_parent_class)->finalize (object);
}

static void
stk_document_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  StkDocument *self = STK_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_MODIFIED:
      g_value_set_boolean (value, stk_document_get_modified (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, stk_document_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, stk_document_can_redo (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
stk_document_class_init (StkDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = stk_document_finalize;
  object_class->get_property = stk_document_get_property;

  /**
   * StkDocument:modified:
   *
   * Whether there are edits that are not on disk yet.
   */
  props[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);

  /**
   * StkDocument:can-undo:
   *
   * Whether there is an edit to take back.
   */
  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);

  /**
   * StkDocument:can-redo:
   *
   * Whether there is an edit to do again.
   */
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, LAST_PROP, props);

  /**
   * StkDocument::merged:
   * @self: a document
   * @n_changed: how many tags here are not as they were
   *
   * Emitted when what others wrote to the file of tags has been merged into the document.
   */
  signals[MERGED] = g_signal_new ("merged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * StkDocument::confidential-changed:
   * @self: a document
   * @id: an annotation's id
   *
   * Emitted when what is confidential about an annotation, which is not in the annotation itself, was edited here.
   */
  signals[CONFIDENTIAL_CHANGED] = g_signal_new ("confidential-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
change_cb (StkAnnotation *before, StkAnnotation *after, gpointer user_data)
{
  StkDocument *self = user_data;

  stk_document_touch (self, before, after);
  if (self->journal != NULL)
    stk_journal_add (self->journal, self->edit + 1, before, after, self->agent);
}

static void
confidential_cb (const char *id, const StkField *field, const char *string, gpointer user_data)
{
  StkDocument *self = user_data;

  stk_document_hold_confidential (self, id, field, string);
  g_signal_emit (self, signals[CONFIDENTIAL_CHANGED], 0, id);
}

static void
stk_document_init (StkDocument *self)
{
  self->agent = stk_agent_new_for_user ();
  self->annotations = stk_annotation_list_new ();
  self->undo = stk_undo_new (self->annotations, change_cb, confidential_cb, self);
  stk_document_init_history (self);
}

/* Tells listeners what an action has changed of the state around the annotations. */
static void
notify_changes (StkDocument *self, gboolean was_modified, gboolean could_undo, gboolean could_redo)
{
  if (was_modified != stk_document_get_modified (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MODIFIED]);
  if (could_undo != stk_document_can_undo (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_UNDO]);
  if (could_redo != stk_document_can_redo (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_REDO]);
}

/* Marks all edits up to one as being on disk. */
void
stk_document_set_saved (StkDocument *self, guint64 edit)
{
  gboolean was_modified = stk_document_get_modified (self);

  self->saved_edit = MAX (self->saved_edit, edit);
  if (self->journal != NULL)
    stk_journal_saved (self->journal, edit);
  stk_document_settle_orphans (self);
  notify_changes (self, was_modified, stk_document_can_undo (self), stk_document_can_redo (self));
}

/* Tells that others' tags are in the document now. */
void
stk_document_notify_merged (StkDocument *self, guint n_changed, gboolean could_undo, gboolean could_redo)
{
  notify_changes (self, stk_document_get_modified (self), could_undo, could_redo);
  g_signal_emit (self, signals[MERGED], 0, n_changed);
}

gboolean
stk_document_check_writable (StkDocument *self, GError **error)
{
  if (!self->read_only)
    return TRUE;

  g_set_error (error, STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_READ_ONLY, _ ("Nothing can be changed. %s"),
               self->sidecar_error ? self->sidecar_error->message : "");

  return FALSE;
}

static StkAnnotation *
find (StkDocument *self, const char *id, GError **error)
{
  StkAnnotation *annotation = stk_annotation_list_lookup (self->annotations, id);

  if (annotation == NULL)
    g_set_error (error, STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_NOT_FOUND, _ ("There is no tag with the id “%s”."), id);

  return annotation;
}

/* The annotation to edit, or %NULL with an error where there is none or nothing may be changed. */
static StkAnnotation *
find_editable (StkDocument *self, const char *id, GError **error)
{
  return stk_document_check_writable (self, error) ? find (self, id, error) : NULL;
}

static void
begin (StkDocument *self, const char *label, const char *typing_key)
{
  self->could_undo = stk_document_can_undo (self);
  self->could_redo = stk_document_can_redo (self);
  stk_undo_begin (self->undo, label, typing_key);
}

static void
end (StkDocument *self)
{
  gboolean was_modified = stk_document_get_modified (self);

  stk_document_void_sign_off (self);
  stk_undo_end (self->undo);
  self->edit++;
  notify_changes (self, was_modified, self->could_undo, self->could_redo);
}

void
stk_document_change (StkDocument *self, StkAnnotation *before, StkAnnotation *after, const char *label,
                     const char *typing_key)
{
  begin (self, label, typing_key);
  stk_undo_change (self->undo, before, after);
  end (self);
}

/* Changes what is confidential about an annotation, and what the annotation itself says of that, in one step. */
void
stk_document_change_confidential (StkDocument *self, const StkConfidentialChange *change, const char *label,
                                  const char *typing_key)
{
  begin (self, label, typing_key);
  stk_undo_change_confidential (self->undo, stk_annotation_get_id (change->before), change->field, change->from,
                                change->to);
  if (change->after != change->before)
    stk_undo_change (self->undo, change->before, change->after);
  end (self);
}

/* Clears the links of other annotations to this one, or those of them that may not point to its kind. */
static void
drop_links (StkDocument *self, const char *id, StkKinds kinds_left)
{
  g_autoptr (GPtrArray) linkers = stk_annotation_list_query_links (self->annotations, id);
  g_autofree char *now = stk_timestamp_now ();
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (guint i = 0; i < linkers->len; i++)
    for (size_t f = 0; f < n_fields; f++)
      {
        StkAnnotation *annotation = g_ptr_array_index (linkers, i);
        const StkField *field = &fields[f];
        g_autoptr (StkAnnotation) current = NULL;
        g_autoptr (StkAnnotation) after = NULL;

        if (field->type != STK_FIELD_TYPE_LINK || (field->link_kinds & kinds_left) != 0 ||
            g_strcmp0 (stk_value_get_string (stk_annotation_get_value (annotation, field)), id) != 0)
          continue;

        g_set_object (&current,
                      stk_annotation_list_lookup (self->annotations, stk_annotation_get_id (annotation)));
        after = stk_annotation_with_value (current, field, NULL, now);
        stk_undo_change (self->undo, current, after);
      }
}

static GPtrArray *
make_anchors (StkDocument *self, const StkRange *ranges, size_t n_ranges, GError **error)
{
  g_autoptr (GPtrArray) anchors = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_anchor_unref);
  StkText *text = stk_article_get_text (self->article);
  size_t length = stk_text_get_length (text);

  for (size_t i = 0; i < n_ranges; i++)
    {
      if (ranges[i].start >= ranges[i].end || ranges[i].end > length)
        {
          g_set_error (error, STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_RANGE,
                       _ ("%s: The range from %zu to %zu is empty or reaches outside the article, "
                          "which has %zu characters."),
                       stk_article_get_name (self->article), ranges[i].start, ranges[i].end, length);
          return NULL;
        }
      if (i > 0 && ranges[i].start < ranges[i - 1].end)
        {
          g_set_error (error, STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_RANGE,
                       _ ("%s: The part from %zu to %zu begins before the part from %zu to %zu ends. Give the parts in "
                          "the order of the text."),
                       stk_article_get_name (self->article), ranges[i].start, ranges[i].end, ranges[i - 1].start,
                       ranges[i - 1].end);
          return NULL;
        }
      g_ptr_array_add (anchors,
                       stk_anchor_new_for_range (text, stk_article_get_text_digest (self->article), ranges[i]));
    }

  return g_steal_pointer (&anchors);
}

/**
 * stk_document_get_file:
 * @self: a document
 *
 * Returns: (transfer none): the article's file
 */
GFile *
stk_document_get_file (StkDocument *self)
{
  g_return_val_if_fail (STK_IS_DOCUMENT (self), NULL);

  return self->file;
}

/**
 * stk_document_get_sidecar_file:
 * @self: a document
 *
 * Returns: (transfer none): the file where its tags are kept, whether there is one yet or not
 */
GFile *
stk_document_get_sidecar_file (StkDocument *self)
{
  g_return_val_if_fail (STK_IS_DOCUMENT (self), NULL);

  return self->sidecar_file;
}

/**
 * stk_document_get_article:
 * @self: a document
 *
 * Returns: (transfer none): the article
 */
StkArticle *
stk_document_get_article (StkDocument *self)
{
  g_return_val_if_fail (STK_IS_DOCUMENT (self), NULL);

  return self->article;
}

/**
 * stk_document_get_annotations:
 * @self: a document
 *
 * Returns: (transfer none): its annotations; change them through the document only
 */
StkAnnotationList *
stk_document_get_annotations (StkDocument *self)
{
  g_return_val_if_fail (STK_IS_DOCUMENT (self), NULL);

  return self->annotations;
}

/**
 * stk_document_get_sidecar_error:
 * @self: a document
 *
 * Returns: (nullable) (transfer none): why the saved tags could not be read, or must not be saved over
 */
const GError *
stk_document_get_sidecar_error (StkDocument *self)
{
  g_return_val_if_fail (STK_IS_DOCUMENT (self), NULL);

  return self->sidecar_error;
}

/**
 * stk_document_get_read_only:
 * @self: a document
 *
 * Returns: whether nothing can be changed; see stk_document_get_sidecar_error()
 */
gboolean
stk_document_get_read_only (StkDocument *self)
{
  g_return_val_if_fail (STK_IS_DOCUMENT (self), TRUE);

  return self->read_only;
}

/**
 * stk_document_get_modified:
 * @self: a document
 *
 * Returns: whether there are edits that are not on disk yet
 */
gboolean
stk_document_get_modified (StkDocument *self)
{
  g_return_val_if_fail (STK_IS_DOCUMENT (self), FALSE);

  return self->edit != self->saved_edit;
}

/**
 * stk_document_set_agent:
 * @self: a document
 * @agent: who makes the edits from now on
 */
void
stk_document_set_agent (StkDocument *self, StkAgent *agent)
{
  g_return_if_fail (STK_IS_DOCUMENT (self));
  g_return_if_fail (agent != NULL);

  stk_agent_ref (agent);
  stk_document_record_history (self);
  g_clear_pointer (&self->agent, stk_agent_unref);
  self->agent = agent;
}

/**
 * stk_document_get_agent:
 * @self: a document
 *
 * Returns: (transfer none): who makes the edits; the account's user unless told otherwise
 */
StkAgent *
stk_document_get_agent (StkDocument *self)
{
  g_return_val_if_fail (STK_IS_DOCUMENT (self), NULL);

  return self->agent;
}

/**
 * stk_document_add:
 * @self: a document
 * @kind: a kind
 * @ranges: (array length=n_ranges): where the words are, in code points
 * @n_ranges: in how many parts, at least one
 * @error: return location for a #StkDocumentError
 *
 * Tags words.
 *
 * Returns: (transfer none) (nullable): the new annotation
 */
StkAnnotation *
stk_document_add (StkDocument *self, StkKind kind, const StkRange *ranges, size_t n_ranges, GError **error)
{
  g_autoptr (GPtrArray) anchors = NULL;
  g_autoptr (StkAnnotation) annotation = NULL;
  g_autofree char *now = stk_timestamp_now ();

  g_return_val_if_fail (STK_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (n_ranges > 0, NULL);
  g_return_val_if_fail (!stk_kind_get_info (kind)->is_whole, NULL);

  if (!stk_document_check_writable (self, error))
    return NULL;

  anchors = make_anchors (self, ranges, n_ranges, error);
  if (anchors == NULL)
    return NULL;

  annotation = stk_annotation_new (kind, (StkAnchor *const *) anchors->pdata, anchors->len, self->agent, now);
  stk_document_change (self, NULL, annotation, C_ ("undo step", "Tag"), NULL);

  return annotation;
}

/**
 * stk_document_remove:
 * @self: a document
 * @id: an annotation's id
 * @error: return location for a #StkDocumentError
 *
 * Deletes an annotation, and the links of others to it.
 *
 * Returns: whether there was one
 */
gboolean
stk_document_remove (StkDocument *self, const char *id, GError **error)
{
  g_autoptr (StkAnnotation) annotation = NULL;

  g_return_val_if_fail (STK_IS_DOCUMENT (self), FALSE);

  if (!g_set_object (&annotation, find_editable (self, id, error)))
    return FALSE;

  begin (self, C_ ("undo step", "Delete"), NULL);
  stk_undo_change (self->undo, annotation, NULL);
  drop_links (self, stk_annotation_get_id (annotation), 0);
  end (self);

  return TRUE;
}

static gboolean
check_link (StkDocument *self, const StkField *field, StkValue *value, GError **error)
{
  const char *id = stk_value_get_string (value);
  StkAnnotation *other;

  if (field->type != STK_FIELD_TYPE_LINK || value == NULL)
    return TRUE;

  other = stk_annotation_list_lookup (self->annotations, id);
  if (other != NULL && (field->link_kinds & STK_KINDS (stk_annotation_get_kind (other))) != 0)
    return TRUE;

  if (other == NULL)
    g_set_error (error, STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_LINK,
                 _ ("The field “%s” must name a tag of this article, and “%s” is none."), field->name, id);
  else
    g_set_error (error, STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_LINK, _ ("The field “%s” cannot point to a %s."),
                 field->name, stk_kind_get_info (stk_annotation_get_kind (other))->nick);

  return FALSE;
}

/* "RECORD MEMBER" where two lists differ in one typed member of one record only; %NULL else. */
static char *
find_typed_member (const StkField *field, StkValue *before, StkValue *after)
{
  size_t n = stk_value_get_n_records (before);
  g_autofree char *found = NULL;

  if (n != stk_value_get_n_records (after))
    return NULL;

  for (size_t i = 0; i < n; i++)
    {
      StkRecord *a = stk_value_get_record (before, i), *b = stk_value_get_record (after, i);

      if (g_strcmp0 (stk_record_get_id (a), stk_record_get_id (b)) != 0)
        return NULL;

      for (size_t m = 0; m < stk_field_get_n_members (field); m++)
        {
          if (g_strcmp0 (stk_record_get_string (a, m), stk_record_get_string (b, m)) == 0)
            continue;
          if (found != NULL || !stk_field_is_typed (&field->members[m]))
            return NULL;
          found = g_strconcat (stk_record_get_id (b), " ", field->members[m].name, NULL);
        }
    }

  return g_steal_pointer (&found);
}

/* What is being typed into; %NULL where an edit is no typing. */
static char *
make_typing_key (const char *id, const StkField *field, StkValue *before, StkValue *after)
{
  g_autofree char *member = NULL;

  if (stk_field_is_typed (field))
    return g_strconcat (id, " ", field->name, NULL);
  if (field->type != STK_FIELD_TYPE_LIST)
    return NULL;

  member = find_typed_member (field, before, after);

  return member ? g_strconcat (id, " ", field->name, " ", member, NULL) : NULL;
}

/* Whether people disagree on what a field says; then saying again what it says meanwhile decides. */
static gboolean
has_open_conflict (StkAnnotation *annotation, const char *path)
{
  StkConflict *conflict = stk_annotation_find_conflict (annotation, path);

  return conflict != NULL && !stk_conflict_get_settled (conflict);
}

/* The tag without the reason why somebody read it twice, where its check begins again. */
static StkAnnotation *
drop_override (StkAnnotation *annotation, const char *now)
{
  const StkField *field = stk_field_lookup (stk_annotation_get_kind (annotation), STK_FIELD_OVERRIDE);

  if (stk_annotation_get_value (annotation, field) == NULL ||
      stk_status_is_done (stk_annotation_get_status (annotation)))
    return g_object_ref (annotation);

  return stk_annotation_with_value (annotation, field, NULL, now);
}

static gboolean
check_value (StkDocument *self, StkAnnotation *annotation, const StkField *field, StkValue *value, GError **error)
{
  if (g_str_equal (field->name, STK_FIELD_STATUS) &&
      !stk_rules_check_status (self, annotation, stk_value_get_string (value), error))
    return FALSE;

  return check_link (self, field, value, error);
}

/**
 * stk_document_set_value:
 * @self: a document
 * @id: an annotation's id
 * @field: a field of its kind
 * @value: (nullable): what to hold there; %NULL clears
 * @error: return location for a #StkDocumentError or #StkFieldError
 *
 * Edits a field. What is confidential goes to the user's own data folder, see stk_document_dup_confidential(). A state
 * that a rule of the desk is against is refused, see stk_rules_check_status(). Edits of one text, also of one member of
 * one record of a list, one after another are one step to undo, until stk_document_break_typing(). A conflict about the
 * field is settled by it, also where the field says @value already.
 *
 * Returns: whether the field holds @value now
 */
gboolean
stk_document_set_value (StkDocument *self, const char *id, const StkField *field, StkValue *value, GError **error)
{
  g_autoptr (StkAnnotation) before = NULL;
  g_autoptr (StkAnnotation) changed = NULL;
  g_autoptr (StkAnnotation) after = NULL;
  g_autofree char *now = stk_timestamp_now ();
  g_autofree char *label = NULL;
  g_autofree char *typing_key = NULL;

  g_return_val_if_fail (STK_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  if (!g_set_object (&before, find_editable (self, id, error)))
    return FALSE;
  if (field->flags & STK_FIELD_CONFIDENTIAL)
    return stk_document_set_confidential (self, before, field, stk_value_get_string (value), error);
  if (!check_value (self, before, field, value, error))
    return FALSE;
  if (stk_value_equal (stk_annotation_get_value (before, field), value) && !has_open_conflict (before, field->name))
    return TRUE;

  changed = stk_annotation_with_value (before, field, value, now);
  after = g_str_equal (field->name, STK_FIELD_STATUS) ? drop_override (changed, now) : g_object_ref (changed);
  label = g_strdup_printf (C_ ("undo step", "Change “%s”"), _ (field->label));
  typing_key = make_typing_key (id, field, stk_annotation_get_value (before, field), value);
  stk_document_change (self, before, after, label, typing_key);

  return TRUE;
}

/**
 * stk_document_set_string:
 * @self: a document
 * @id: an annotation's id
 * @field: a field of its kind that holds a string
 * @string: (nullable): what to hold there; %NULL or empty clears
 * @error: return location for a #StkDocumentError or #StkFieldError
 *
 * Edits a field that holds a string; see stk_document_set_value().
 *
 * Returns: whether the field holds @string now
 */
gboolean
stk_document_set_string (StkDocument *self, const char *id, const StkField *field, const char *string, GError **error)
{
  g_autoptr (StkValue) value = NULL;

  if (string != NULL && *string != '\0')
    {
      if (!stk_field_check (field, string, error))
        return FALSE;
      value = stk_value_new_string (string);
    }

  return stk_document_set_value (self, id, field, value, error);
}

/**
 * stk_document_set_kind:
 * @self: a document
 * @id: an annotation's id
 * @kind: a kind
 * @error: return location for a #StkDocumentError
 *
 * Changes an annotation's kind. Fields that the new kind does not have are dropped, as are links to it that its new
 * kind does not suit.
 *
 * Returns: whether it is of @kind now
 */
gboolean
stk_document_set_kind (StkDocument *self, const char *id, StkKind kind, GError **error)
{
  g_autoptr (StkAnnotation) before = NULL;
  g_autoptr (StkAnnotation) after = NULL;
  g_autofree char *now = stk_timestamp_now ();

  g_return_val_if_fail (STK_IS_DOCUMENT (self), FALSE);

  if (!g_set_object (&before, find_editable (self, id, error)))
    return FALSE;
  if (stk_annotation_get_kind (before) == kind)
    return TRUE;

  after = stk_annotation_with_kind (before, kind, now);
  begin (self, C_ ("undo step", "Change Kind"), NULL);
  stk_undo_change (self->undo, before, after);
  drop_links (self, stk_annotation_get_id (before), STK_KINDS (kind));
  end (self);

  return TRUE;
}

/**
 * stk_document_set_ranges:
 * @self: a document
 * @id: an annotation's id
 * @ranges: (array length=n_ranges): where its words are to be, in code points
 * @n_ranges: in how many parts, at least one
 * @error: return location for a #StkDocumentError
 *
 * Puts an annotation at other words. If it was not certain what became of its words, its check begins again.
 *
 * Returns: whether it is there now
 */
gboolean
stk_document_set_ranges (StkDocument *self, const char *id, const StkRange *ranges, size_t n_ranges, GError **error)
{
  g_autoptr (StkAnnotation) before = NULL;
  g_autoptr (StkAnnotation) found = NULL;
  g_autoptr (StkAnnotation) placed = NULL;
  g_autoptr (StkAnnotation) after = NULL;
  g_autoptr (GPtrArray) anchors = NULL;
  g_autofree char *now = stk_timestamp_now ();

  g_return_val_if_fail (STK_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (n_ranges > 0, FALSE);

  if (!g_set_object (&before, find_editable (self, id, error)))
    return FALSE;

  anchors = make_anchors (self, ranges, n_ranges, error);
  if (anchors == NULL)
    return FALSE;

  found = stk_document_mark_left_out (before, FALSE, now);
  placed = stk_annotation_with_anchors (found, (StkAnchor *const *) anchors->pdata, anchors->len, now);
  after = stk_document_reopen (before, placed, now);
  stk_document_change (self, before, after, C_ ("undo step", "Change Words"), NULL);

  return TRUE;
}

/**
 * stk_document_begin_group:
 * @self: a document
 * @label: what the edits that follow do together, for people
 *
 * Makes the edits up to stk_document_end_group() one step to undo.
 */
void
stk_document_begin_group (StkDocument *self, const char *label)
{
  g_return_if_fail (STK_IS_DOCUMENT (self));

  stk_undo_begin (self->undo, label, NULL);
}

/**
 * stk_document_end_group:
 * @self: a document
 */
void
stk_document_end_group (StkDocument *self)
{
  gboolean could_undo, could_redo;

  g_return_if_fail (STK_IS_DOCUMENT (self));

  could_undo = stk_document_can_undo (self);
  could_redo = stk_document_can_redo (self);
  stk_undo_end (self->undo);
  notify_changes (self, stk_document_get_modified (self), could_undo, could_redo);
}

/**
 * stk_document_break_typing:
 * @self: a document
 *
 * Makes what is typed from now on a new step to undo; for when a person leaves a field.
 */
void
stk_document_break_typing (StkDocument *self)
{
  g_return_if_fail (STK_IS_DOCUMENT (self));

  stk_undo_break_typing (self->undo);
  stk_document_record_history (self);
  self->typing_broken = TRUE;
}

/**
 * stk_document_can_undo:
 * @self: a document
 *
 * Returns: whether there is an edit to take back
 */
gboolean
stk_document_can_undo (StkDocument *self)
{
  return stk_document_get_undo_label (self) != NULL;
}

/**
 * stk_document_can_redo:
 * @self: a document
 *
 * Returns: whether there is an edit to do again
 */
gboolean
stk_document_can_redo (StkDocument *self)
{
  return stk_document_get_redo_label (self) != NULL;
}

/**
 * stk_document_get_undo_label:
 * @self: a document
 *
 * Returns: (nullable) (transfer none): what the edit to take back did, for people
 */
const char *
stk_document_get_undo_label (StkDocument *self)
{
  g_return_val_if_fail (STK_IS_DOCUMENT (self), NULL);

  return stk_undo_get_undo_label (self->undo);
}

/**
 * stk_document_get_redo_label:
 * @self: a document
 *
 * Returns: (nullable) (transfer none): what the edit to do again did, for people
 */
const char *
stk_document_get_redo_label (StkDocument *self)
{
  g_return_val_if_fail (STK_IS_DOCUMENT (self), NULL);

  return stk_undo_get_redo_label (self->undo);
}

static const char *
step (StkDocument *self, const char *(*func) (StkUndo *undo))
{
  gboolean was_modified = stk_document_get_modified (self);
  gboolean could_undo = stk_document_can_undo (self);
  gboolean could_redo = stk_document_can_redo (self);
  const char *id = func (self->undo);

  if (id != NULL)
    self->edit++;
  notify_changes (self, was_modified, could_undo, could_redo);

  return id;
}

/**
 * stk_document_undo:
 * @self: a document
 *
 * Takes the last edit back.
 *
 * Returns: (nullable) (transfer none): the id of the annotation that the edit was about; %NULL if there was none
 */
const char *
stk_document_undo (StkDocument *self)
{
  g_return_val_if_fail (STK_IS_DOCUMENT (self), NULL);

  return step (self, stk_undo_undo);
}

/**
 * stk_document_redo:
 * @self: a document
 *
 * Does the edit again that was taken back last.
 *
 * Returns: (nullable) (transfer none): the id of the annotation that the edit was about; %NULL if there was none
 */
const char *
stk_document_redo (StkDocument *self)
{
  g_return_val_if_fail (STK_IS_DOCUMENT (self), NULL);

  return step (self, stk_undo_redo);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-document-private.h"

#include "stk-vault.h"

#include <glib/gi18n-lib.h>

/* What is confidential is no value of an annotation. So nothing that walks annotations, be it the writer of sidecars, a
 * merge, the history, the journal, a search or an export, could let it out; only who asks here by name gets it. */

static void
secret_clear (gpointer data)
{
  StkSecret *self = data;

  g_free (self->id);
  g_free (self->string);
}

static void
secret_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, secret_clear);
}

static char *
make_key (const char *id, const StkField *field)
{
  return g_strconcat (field->name, " ", id, NULL);
}

/* Holds what is to be kept until it is saved. */
void
stk_document_hold_confidential (StkDocument *self, const char *id, const StkField *field, const char *string)
{
  StkSecret *secret = g_atomic_rc_box_new0 (StkSecret);

  secret->id = g_strdup (id);
  secret->field = field;
  secret->string = g_strdup (string ? string : "");

  if (self->unsaved_confidential == NULL)
    self->unsaved_confidential = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, secret_unref);
  g_hash_table_replace (self->unsaved_confidential, make_key (id, field), secret);
}

/* What is to be kept and is not on disk yet; (transfer full), of StkSecret. */
GPtrArray *
stk_document_list_confidential (StkDocument *self)
{
  GPtrArray *secrets = g_ptr_array_new_with_free_func (secret_unref);
  GHashTableIter iter;
  gpointer secret;

  if (self->unsaved_confidential == NULL)
    return secrets;

  g_hash_table_iter_init (&iter, self->unsaved_confidential);
  while (g_hash_table_iter_next (&iter, NULL, &secret))
    g_ptr_array_add (secrets, g_atomic_rc_box_acquire (secret));

  return secrets;
}

/* Brings what is confidential to disk; may run in any thread. */
gboolean
stk_secrets_store (GPtrArray *secrets, GError **error)
{
  for (guint i = 0; i < secrets->len; i++)
    {
      StkSecret *secret = g_ptr_array_index (secrets, i);

      if (!stk_vault_store (secret->id, &secret->field, (const char *const *) &secret->string, 1, error))
        return FALSE;
    }

  return TRUE;
}

/* Forgets what is on disk now, unless it was edited again in the meantime. */
void
stk_document_drop_confidential (StkDocument *self, GPtrArray *secrets)
{
  for (guint i = 0; i < secrets->len; i++)
    {
      StkSecret *secret = g_ptr_array_index (secrets, i);
      g_autofree char *key = make_key (secret->id, secret->field);

      if (g_hash_table_lookup (self->unsaved_confidential, key) == secret)
        g_hash_table_remove (self->unsaved_confidential, key);
    }
}

/**
 * stk_document_dup_confidential:
 * @self: a document
 * @id: an annotation's id
 * @field: a confidential field
 * @error: return location for a %G_IO_ERROR
 *
 * Finds what is kept as confidential about an annotation, on this computer and for this user only. It is in no
 * annotation; see stk_vault_load().
 *
 * Returns: (nullable) (transfer full): what is kept; %NULL where that is nothing, or with an error
 */
char *
stk_document_dup_confidential (StkDocument *self, const char *id, const StkField *field, GError **error)
{
  g_autofree char *key = NULL;
  g_autofree char *string = NULL;
  StkSecret *secret;

  g_return_val_if_fail (STK_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (field->flags & STK_FIELD_CONFIDENTIAL, NULL);

  key = make_key (id, field);
  secret = self->unsaved_confidential ? g_hash_table_lookup (self->unsaved_confidential, key) : NULL;
  if (secret != NULL)
    return *secret->string ? g_strdup (secret->string) : NULL;

  return stk_vault_load (id, field, &string, error) ? g_steal_pointer (&string) : NULL;
}

/* Whether anything beside one field is kept about an annotation. */
static gboolean
keeps_more (StkDocument *self, StkAnnotation *annotation, const StkField *but)
{
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < n_fields; i++)
    {
      g_autofree char *string = NULL;

      if (&fields[i] == but || !(fields[i].flags & STK_FIELD_CONFIDENTIAL) ||
          !stk_field_has_kind (&fields[i], stk_annotation_get_kind (annotation)))
        continue;
      string = stk_document_dup_confidential (self, stk_annotation_get_id (annotation), &fields[i], NULL);
      if (string != NULL)
        return TRUE;
    }

  return FALSE;
}

/* The entry that says that a person keeps something. */
static StkRecord *
find_keeper (StkValue *keepers, const char *name)
{
  for (size_t i = 0; i < stk_value_get_n_records (keepers); i++)
    {
      StkRecord *record = stk_value_get_record (keepers, i);

      if (g_strcmp0 (stk_record_get_string (record, 0), name) == 0)
        return record;
    }

  return NULL;
}

static const char *
get_name (StkAgent *agent)
{
  return stk_agent_get_name (agent) ? stk_agent_get_name (agent) : stk_agent_get_id (agent);
}

/* The annotation as it says whether the person who works keeps something about it. */
static StkAnnotation *
say_kept (StkDocument *self, StkAnnotation *annotation, gboolean kept)
{
  const StkField *field = stk_field_lookup (stk_annotation_get_kind (annotation), STK_FIELD_KEPT_BY);
  const char *name = get_name (self->agent);
  StkValue *keepers = field ? stk_annotation_get_value (annotation, field) : NULL;
  StkRecord *keeper = find_keeper (keepers, name);
  g_autofree char *now = stk_timestamp_now ();
  g_autoptr (StkValue) value = NULL;

  if (field == NULL || kept == (keeper != NULL))
    return g_object_ref (annotation);

  if (kept)
    {
      g_autofree char *id = stk_new_id ();
      g_autoptr (StkRecord) record = stk_record_new (id, &name, 1);

      value = stk_value_with_record (keepers, record);
    }
  else
    {
      value = stk_value_without_record (keepers, stk_record_get_id (keeper));
    }

  return stk_annotation_with_value (annotation, field, value, now);
}

/* Edits what is kept as confidential about an annotation; see stk_document_set_value(). */
gboolean
stk_document_set_confidential (StkDocument *self, StkAnnotation *before, const StkField *field, const char *string,
                               GError **error)
{
  const char *id = stk_annotation_get_id (before);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *from = stk_document_dup_confidential (self, id, field, &local_error);
  g_autofree char *label = NULL;
  g_autofree char *typing_key = NULL;
  g_autoptr (StkAnnotation) after = NULL;
  StkConfidentialChange change;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (g_strcmp0 (from, string) == 0)
    return TRUE;

  after = say_kept (self, before, string != NULL || keeps_more (self, before, field));
  label = g_strdup_printf (C_ ("undo step", "Change “%s”"), _ (field->label));
  typing_key = g_strconcat (id, " ", field->name, NULL);
  change = (StkConfidentialChange) { before, after, field, from, string };
  stk_document_change_confidential (self, &change, label, typing_key);

  return TRUE;
}

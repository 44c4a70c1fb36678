/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-history-private.h"

#include "stk-sidecar-private.h"
#include "stk-value-text.h"

/* What is recorded of the changes of one moment, one entry after another. */
typedef struct
{
  GPtrArray *entries;
  GPtrArray *follows; /* the digests that the next entry follows */
  StkAgent *agent;
  const char *time;
  const char *tag;
  StkHistoryScope scope;
  StkHistory *history;
  GHashTable *deleted;   /* ids of tags that were deleted → the StkHistoryEntry of it; %NULL until asked for */
  StkKind kind;
  StkHistoryEntry *tail; /* the entry in which typing may go on; %NULL where none is */
} Recorder;

/* What is written bit by bit: words, and entries of a list. */
static gboolean
is_typed (StkKind kind, const char *path)
{
  const StkField *field = stk_field_lookup (kind, path);

  return field ? stk_field_is_typed (field) : strchr (path, '/') != NULL;
}

/* Typing in one place is one entry: its end is moved on. */
static gboolean
go_on_typing (Recorder *self, const char *path, const char *to)
{
  StkHistoryEntry *tail = g_steal_pointer (&self->tail);

  if (tail == NULL || path == NULL || !is_typed (self->kind, path) || g_strcmp0 (tail->path, path) != 0 ||
      g_strcmp0 (tail->tag, self->tag) != 0 || !stk_agent_equal (tail->agent, self->agent))
    return FALSE;

  g_ptr_array_set_size (self->follows, 0);
  for (char **digest = tail->follows; *digest != NULL; digest++)
    g_ptr_array_add (self->follows, g_strdup (*digest));

  if (g_strcmp0 (tail->from, to) != 0)
    {
      StkHistoryEntry *entry =
        stk_history_entry_new (self->agent, self->time, self->tag, path, tail->from, to, self->follows);

      g_ptr_array_set_size (self->entries, self->entries->len - 1);
      g_ptr_array_add (self->entries, entry);
      g_ptr_array_set_size (self->follows, 0);
      g_ptr_array_add (self->follows, g_strdup (stk_history_entry_get_digest (entry)));
    }
  else
    {
      g_ptr_array_set_size (self->entries, self->entries->len - 1);
    }

  return TRUE;
}

static void
add (Recorder *self, const char *path, const char *from, const char *to)
{
  StkHistoryEntry *entry;

  if (go_on_typing (self, path, to))
    return;

  entry = stk_history_entry_new (self->agent, self->time, self->tag, path, from, to, self->follows);
  g_ptr_array_add (self->entries, entry);
  g_ptr_array_set_size (self->follows, 0);
  g_ptr_array_add (self->follows, g_strdup (stk_history_entry_get_digest (entry)));
}

static void
record_entry (Recorder *self, const StkField *field, StkRecord *before, StkRecord *after)
{
  g_autofree char *path = g_strconcat (field->name, "/", stk_record_get_id (before ? before : after), NULL);
  g_autofree char *from = before ? stk_record_to_text (before, field) : NULL;
  g_autofree char *to = after ? stk_record_to_text (after, field) : NULL;

  if (g_strcmp0 (from, to) != 0)
    add (self, path, from, to);
}

static void
record_list (Recorder *self, const StkField *field, StkValue *before, StkValue *after)
{
  for (size_t i = 0; i < stk_value_get_n_records (before); i++)
    {
      StkRecord *record = stk_value_get_record (before, i);

      record_entry (self, field, record, stk_value_find_record (after, stk_record_get_id (record)));
    }

  for (size_t i = 0; i < stk_value_get_n_records (after); i++)
    {
      StkRecord *record = stk_value_get_record (after, i);

      if (stk_value_find_record (before, stk_record_get_id (record)) == NULL)
        record_entry (self, field, NULL, record);
    }
}

static void
record_value (Recorder *self, const StkField *field, StkValue *before, StkValue *after)
{
  g_autofree char *from = stk_value_to_text (before);
  g_autofree char *to = stk_value_to_text (after);

  if (g_strcmp0 (from, to) != 0)
    add (self, field->name, from, to);
}

/* Whether a person chose other words. That the same words stand elsewhere in an article that was changed is no edit. */
static gboolean
words_changed (StkAnnotation *before, StkAnnotation *after)
{
  size_t n = stk_annotation_get_n_saved_anchors (before);

  if (n != stk_annotation_get_n_saved_anchors (after))
    return TRUE;

  for (size_t i = 0; i < n; i++)
    {
      StkAnchor *one = stk_annotation_get_saved_anchor (before, i);
      StkAnchor *other = stk_annotation_get_saved_anchor (after, i);

      gboolean same_text = g_strcmp0 (stk_anchor_get_digest (one), stk_anchor_get_digest (other)) == 0;

      if (g_strcmp0 (stk_anchor_get_exact (one), stk_anchor_get_exact (other)) != 0 ||
          (same_text && !stk_anchor_equal (one, other)))
        return TRUE;
    }

  return FALSE;
}

static char *
dup_target (StkAnnotation *annotation)
{
  g_autoptr (GPtrArray) anchors = g_ptr_array_new ();

  for (size_t i = 0; i < stk_annotation_get_n_saved_anchors (annotation); i++)
    g_ptr_array_add (anchors, stk_annotation_get_saved_anchor (annotation, i));

  return stk_anchors_to_text ((StkAnchor *const *) anchors->pdata, anchors->len);
}

static void
record_fields (Recorder *self, StkAnnotation *before, StkAnnotation *after)
{
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < n_fields; i++)
    {
      StkValue *from = before ? stk_annotation_get_value (before, &fields[i]) : NULL;
      StkValue *to = stk_annotation_get_value (after, &fields[i]);

      if (from == to || (self->scope == STK_HISTORY_SCOPE_VERDICTS && !(fields[i].flags & STK_FIELD_VERDICT)))
        continue;

      /* a new tag is open, and how it came about is in it */
      if (before == NULL && ((fields[i].flags & (STK_FIELD_INTERNAL | STK_FIELD_VERDICT)) == STK_FIELD_INTERNAL ||
                             (g_str_equal (fields[i].name, STK_FIELD_STATUS) &&
                              g_strcmp0 (stk_value_get_string (to), "open") == 0)))
        continue;

      if (fields[i].type == STK_FIELD_TYPE_LIST)
        record_list (self, &fields[i], from, to);
      else
        record_value (self, &fields[i], from, to);
    }
}

/* That a person settled a conflict is worth a note even where what it says stays the same. */
static void
record_settled (Recorder *self, StkAnnotation *before, StkAnnotation *after)
{
  for (guint i = 0; i < stk_annotation_get_n_conflicts (before); i++)
    {
      StkConflict *conflict = stk_annotation_get_conflict (before, i);
      const char *path = stk_conflict_get_path (conflict);
      const StkField *field = stk_field_lookup (stk_annotation_get_kind (after), path);
      g_autofree char *value = field ? stk_value_to_text (stk_annotation_get_value (after, field)) : NULL;

      if (!stk_conflict_get_settled (conflict) && stk_annotation_find_conflict (after, path) == NULL && field != NULL &&
          stk_value_equal (stk_annotation_get_value (before, field), stk_annotation_get_value (after, field)))
        add (self, path, value, value);
    }
}

/* The tag as it was when it was deleted, where what is made now was there before. */
static StkAnnotation *
read_deleted (Recorder *self)
{
  StkHistoryEntry *entry;

  if (self->deleted == NULL)
    {
      g_autoptr (GPtrArray) list = stk_history_list_deleted (self->history);

      self->deleted = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < list->len; i++)
        {
          entry = g_ptr_array_index (list, i);
          g_hash_table_insert (self->deleted, entry->tag, entry);
        }
    }

  entry = g_hash_table_lookup (self->deleted, self->tag);

  return entry && entry->from ? stk_sidecar_read_tag (entry->from) : NULL;
}

static void
record_change (Recorder *self, StkAnnotation *before, StkAnnotation *after)
{
  g_autoptr (StkAnnotation) deleted = NULL;
  const char *kind = after ? stk_kind_get_info (stk_annotation_get_kind (after))->nick : NULL;

  self->tag = stk_annotation_get_id (before ? before : after);

  if (after == NULL)
    {
      g_autofree char *tag = stk_sidecar_write_tag (before);

      add (self, NULL, tag, NULL);
      return;
    }

  self->kind = stk_annotation_get_kind (after);
  if (before == NULL)
    {
      add (self, NULL, NULL, kind);
      before = deleted = read_deleted (self);
    }
  else if (self->scope == STK_HISTORY_SCOPE_ALL)
    {
      if (stk_annotation_get_kind (before) != stk_annotation_get_kind (after))
        add (self, STK_CONFLICT_KIND, stk_kind_get_info (stk_annotation_get_kind (before))->nick, kind);
      if (words_changed (before, after))
        {
          g_autofree char *from = dup_target (before);
          g_autofree char *to = dup_target (after);

          add (self, STK_CONFLICT_TARGET, from, to);
        }
    }

  record_fields (self, before, after);
  if (before != NULL)
    record_settled (self, before, after);
}

/**
 * stk_history_record:
 * @self: a history
 * @changes: (element-type StkHistoryChange): what was changed since the last time, each tag once
 * @agent: who did it
 * @time: when, ISO 8601
 * @scope: what to record
 * @typing: whether the last entry may be gone on with, if it is about the same field
 *
 * Records changes.
 *
 * Returns: (transfer full): a history with them; @self itself where there is nothing to record
 */
StkHistory *
stk_history_record (StkHistory *self, GPtrArray *changes, StkAgent *agent, const char *time, StkHistoryScope scope,
                    gboolean typing)
{
  g_autoptr (GPtrArray) follows = NULL;
  Recorder recorder = { .history = self, .agent = agent, .time = time, .scope = scope };
  StkHistory *new;

  if (changes->len == 0)
    return stk_history_ref (self);

  follows = stk_history_dup_heads (self);
  recorder.follows = follows;
  recorder.entries = g_ptr_array_new_full (self->entries->len + changes->len, (GDestroyNotify) stk_history_entry_unref);
  for (guint i = 0; i < self->entries->len; i++)
    g_ptr_array_add (recorder.entries, stk_history_entry_ref (g_ptr_array_index (self->entries, i)));
  if (typing && self->open_tail && self->entries->len > 0)
    recorder.tail = g_ptr_array_index (self->entries, self->entries->len - 1);

  for (guint i = 0; i < changes->len; i++)
    {
      StkHistoryChange *change = g_ptr_array_index (changes, i);

      if (change->before != change->after)
        record_change (&recorder, change->before, change->after);
    }

  g_clear_pointer (&recorder.deleted, g_hash_table_unref);
  new = stk_history_new_from_entries (recorder.entries);
  new->open_tail = recorder.entries->len > 0 && follows->len == 1;

  return new;
}

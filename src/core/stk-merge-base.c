/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-merge.h"

#include "stk-annotation-private.h"
#include "stk-sidecar-private.h"
#include "stk-value-text.h"

/* Where nobody has the version that two sidecars began with, as with the conflict copies of a synchronised folder,
 * their histories say what it was: what is in one of them only was done since. */

/* What one side did that the other does not know of: "TAG PATH" → the first StkHistoryEntry about it. */
typedef struct
{
  StkSidecar *sidecar;
  GHashTable *changes;
  GHashTable *annotations; /* id → StkAnnotation */
} Side;

static GHashTable *
collect_digests (StkHistory *history)
{
  GHashTable *digests = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < stk_history_get_n (history); i++)
    g_hash_table_add (digests, (gpointer) stk_history_entry_get_digest (stk_history_get (history, i)));

  return digests;
}

static char *
make_key (const char *tag, const char *path)
{
  return g_strconcat (tag, " ", path, NULL);
}

/* What an entry without a path says. */
static const char *
get_deed (StkHistoryEntry *entry)
{
  return entry->to ? "made" : "deleted";
}

static void
side_init (Side *self, StkSidecar *sidecar, StkSidecar *other)
{
  g_autoptr (GHashTable) known = collect_digests (other->history);

  self->sidecar = sidecar;
  self->changes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->annotations = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < sidecar->annotations->len; i++)
    g_hash_table_insert (self->annotations, (gpointer) stk_annotation_get_id (sidecar->annotations->pdata[i]),
                         sidecar->annotations->pdata[i]);

  for (guint i = 0; i < stk_history_get_n (sidecar->history); i++)
    {
      StkHistoryEntry *entry = stk_history_get (sidecar->history, i);
      g_autofree char *key = NULL;

      if (entry->tag == NULL || g_hash_table_contains (known, stk_history_entry_get_digest (entry)))
        continue;
      key = make_key (entry->tag, entry->path ? entry->path : get_deed (entry));
      if (!g_hash_table_contains (self->changes, key))
        g_hash_table_insert (self->changes, g_steal_pointer (&key), entry);
    }
}

static void
side_clear (Side *self)
{
  g_hash_table_unref (self->changes);
  g_hash_table_unref (self->annotations);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

static StkHistoryEntry *
find_change (Side *self, const char *tag, const char *path)
{
  g_autofree char *key = make_key (tag, path);

  return g_hash_table_lookup (self->changes, key);
}

/* What a thing said before, of which the two sides say different things now; %NULL for nothing. */
static char *
guess_text (Side *ours, Side *theirs, const char *tag, const char *path, const char *our_text, const char *their_text)
{
  StkHistoryEntry *our_change = find_change (ours, tag, path);
  StkHistoryEntry *their_change = find_change (theirs, tag, path);

  if (our_change == NULL && their_change == NULL)
    return NULL;
  if (our_change == NULL)
    return g_strdup (our_text);
  if (their_change == NULL)
    return g_strdup (their_text);

  return g_strdup (g_strcmp0 (our_change->from, their_change->from) >= 0 ? our_change->from : their_change->from);
}

static StkRecord *
guess_record (Side *ours, Side *theirs, const char *tag, const StkField *field, StkRecord *our_record,
              StkRecord *their_record)
{
  const char *id = stk_record_get_id (our_record ? our_record : their_record);
  g_autofree char *path = g_strconcat (field->name, "/", id, NULL);
  g_autofree char *our_text = our_record ? stk_record_to_text (our_record, field) : NULL;
  g_autofree char *their_text = their_record ? stk_record_to_text (their_record, field) : NULL;
  g_autofree char *text = NULL;

  if (g_strcmp0 (our_text, their_text) == 0)
    return stk_record_ref (our_record);
  text = guess_text (ours, theirs, tag, path, our_text, their_text);

  return text ? stk_record_from_text (id, field, text) : NULL;
}

static void
guess_list (StkAnnotation *base, Side *ours, Side *theirs, const StkField *field, StkValue *in_ours,
            StkValue *in_theirs)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_record_unref);
  g_autoptr (StkValue) value = NULL;
  StkValue *lists[] = { in_ours, in_theirs };

  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    for (size_t i = 0; i < stk_value_get_n_records (lists[l]); i++)
      {
        const char *id = stk_record_get_id (stk_value_get_record (lists[l], i));
        StkRecord *record;

        if (l > 0 && stk_value_find_record (in_ours, id) != NULL)
          continue;
        record = guess_record (ours, theirs, stk_annotation_get_id (base), field, stk_value_find_record (in_ours, id),
                               stk_value_find_record (in_theirs, id));
        if (record != NULL)
          g_ptr_array_add (records, record);
      }

  if (records->len > 0)
    value = stk_value_new_list ((StkRecord *const *) records->pdata, records->len);
  stk_annotation_init_value (base, field, value);
}

static void
guess_value (StkAnnotation *base, Side *ours, Side *theirs, const StkField *field, StkAnnotation *our_tag,
             StkAnnotation *their_tag)
{
  StkValue *in_ours = stk_annotation_get_value (our_tag, field);
  StkValue *in_theirs = stk_annotation_get_value (their_tag, field);
  g_autofree char *our_text = NULL;
  g_autofree char *their_text = NULL;
  g_autofree char *text = NULL;
  g_autoptr (StkValue) value = NULL;

  if (stk_value_equal (in_ours, in_theirs))
    {
      stk_annotation_init_value (base, field, in_ours);
      return;
    }
  if (field->type == STK_FIELD_TYPE_LIST)
    {
      guess_list (base, ours, theirs, field, in_ours, in_theirs);
      return;
    }

  our_text = stk_value_to_text (in_ours);
  their_text = stk_value_to_text (in_theirs);
  text = guess_text (ours, theirs, stk_annotation_get_id (base), field->name, our_text, their_text);
  value = stk_value_from_text (field, text);
  stk_annotation_init_value (base, field, value);
}

/* Whose words and kind a tag had before: those of the side that did not change them. */
static StkAnnotation *
pick (Side *ours, Side *theirs, const char *path, StkAnnotation *our_tag, StkAnnotation *their_tag)
{
  return find_change (ours, stk_annotation_get_id (our_tag), path) != NULL &&
             find_change (theirs, stk_annotation_get_id (our_tag), path) == NULL
           ? their_tag
           : our_tag;
}

/* A tag of both sides as it was. */
static StkAnnotation *
guess_tag (Side *ours, Side *theirs, StkAnnotation *our_tag, StkAnnotation *their_tag)
{
  StkAnnotation *target = pick (ours, theirs, STK_CONFLICT_TARGET, our_tag, their_tag);
  StkAnnotation *kind = pick (ours, theirs, STK_CONFLICT_KIND, our_tag, their_tag);
  g_autoptr (GPtrArray) anchors = g_ptr_array_new ();
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);
  StkAnnotation *base;

  for (size_t i = 0; i < stk_annotation_get_n_anchors (target); i++)
    g_ptr_array_add (anchors, stk_annotation_get_anchor (target, i));
  base = stk_annotation_new_loaded (stk_annotation_get_id (our_tag), stk_annotation_get_kind (kind),
                                    (StkAnchor *const *) anchors->pdata, anchors->len,
                                    stk_annotation_get_creator (our_tag), stk_annotation_get_created (our_tag), NULL);
  for (size_t i = 0; i < n_fields; i++)
    guess_value (base, ours, theirs, &fields[i], our_tag, their_tag);

  return base;
}

/* A tag that only one side has, if the other deleted it; %NULL if it was made since. */
static StkAnnotation *
guess_deleted (Side *other, StkAnnotation *tag)
{
  StkHistoryEntry *deleted = find_change (other, stk_annotation_get_id (tag), "deleted");

  return deleted && deleted->from ? stk_sidecar_read_tag (deleted->from) : NULL;
}

static void
add_guesses (GPtrArray *annotations, Side *self, Side *other, gboolean both)
{
  for (guint i = 0; i < self->sidecar->annotations->len; i++)
    {
      StkAnnotation *tag = g_ptr_array_index (self->sidecar->annotations, i);
      StkAnnotation *other_tag = g_hash_table_lookup (other->annotations, stk_annotation_get_id (tag));
      StkAnnotation *base = NULL;

      if (other_tag == NULL)
        base = guess_deleted (other, tag);
      else if (both)
        base = guess_tag (self, other, tag, other_tag);

      if (base != NULL)
        g_ptr_array_add (annotations, base);
    }
}

static char *
dup_common (const char *ours, const char *theirs)
{
  return g_strcmp0 (ours, theirs) == 0 ? g_strdup (ours) : NULL;
}

/**
 * stk_merge_guess_base:
 * @ours: a sidecar
 * @theirs: another one about the same article
 *
 * Finds what two sidecars began with from their histories, where nobody has it. What neither history tells of, and is
 * not the same in both, was added by both: a conflict, or where only one has it, new.
 *
 * Returns: (transfer full): the sidecar that both began with, as far as it can be known
 */
StkSidecar *
stk_merge_guess_base (StkSidecar *ours, StkSidecar *theirs)
{
  StkSidecar *self = g_object_new (STK_TYPE_SIDECAR, NULL);
  g_auto (Side) one = { 0 };
  g_auto (Side) other = { 0 };

  side_init (&one, ours, theirs);
  side_init (&other, theirs, ours);
  self->collection_id = dup_common (ours->collection_id, theirs->collection_id);
  self->page_id = dup_common (ours->page_id, theirs->page_id);
  self->document_id = dup_common (ours->document_id, theirs->document_id);
  self->text_digest = dup_common (ours->text_digest, theirs->text_digest);
  add_guesses (self->annotations, &one, &other, TRUE);
  add_guesses (self->annotations, &other, &one, FALSE);

  return self;
}

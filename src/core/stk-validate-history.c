/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-validate-private.h"

#include "stk-history-private.h"
#include "stk-value-text.h"

#include <glib/gi18n-lib.h>

/* What a history is compared with. */
typedef struct
{
  StkValidator *validator;
  StkHistory *history;
  GHashTable *by_digest; /* digest → StkHistoryEntry */
  GHashTable *last;      /* "TAG FIELD" → the last StkHistoryEntry about it; "TAG " for its being there */
} Check;

static char *
make_key (const char *tag, const char *path)
{
  return g_strconcat (tag, " ", path, NULL);
}

/* The digest of an entry stands in those that follow it, so one that was changed or taken away is missed there. */
static void
check_chain (Check *self)
{
  for (guint i = 0; i < stk_history_get_n (self->history); i++)
    {
      StkHistoryEntry *entry = stk_history_get (self->history, i);
      g_autofree char *place = g_strdup_printf ("stk:history[%u]", i);

      if (entry->tag == NULL || entry->time == NULL)
        stk_validator_report_at (self->validator, place, NULL, _ ("The entry does not say which tag was changed when."));

      for (char **digest = entry->follows; *digest != NULL; digest++)
        if (!g_hash_table_contains (self->by_digest, *digest))
          stk_validator_report_at (self->validator, place, "stk:follows",
                                   _ ("An entry before this one was changed or removed: there is none with "
                                      "the digest %s."),
                                   *digest);
    }
}

/* Whether one entry comes after another, over any number of others. */
static gboolean
comes_after (Check *self, StkHistoryEntry *entry, StkHistoryEntry *earlier)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  g_ptr_array_add (queue, entry);
  while (queue->len > 0)
    {
      StkHistoryEntry *next = g_ptr_array_steal_index_fast (queue, queue->len - 1);

      if (next == earlier)
        return TRUE;
      for (char **digest = next->follows; *digest != NULL; digest++)
        {
          StkHistoryEntry *followed = g_hash_table_lookup (self->by_digest, *digest);

          if (followed != NULL && g_hash_table_add (seen, followed))
            g_ptr_array_add (queue, followed);
        }
    }

  return FALSE;
}

/* Whether what a field says is what it was changed to last, or one of several at the same time. */
static gboolean
is_recorded (Check *self, StkHistoryEntry *last, const char *value)
{
  if (g_strcmp0 (last->to, value) == 0)
    return TRUE;

  for (guint i = stk_history_get_n (self->history); i > 0; i--)
    {
      StkHistoryEntry *entry = stk_history_get (self->history, i - 1);

      if (entry != last && g_strcmp0 (entry->tag, last->tag) == 0 && g_strcmp0 (entry->path, last->path) == 0 &&
          g_strcmp0 (entry->to, value) == 0 && !comes_after (self, last, entry))
        return TRUE;
    }

  return FALSE;
}

/* What a check came to is recorded whatever the history is limited to, so it can be held against it. */
static void
check_verdicts (Check *self, StkAnnotation *annotation)
{
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < n_fields; i++)
    {
      g_autofree char *key = make_key (stk_annotation_get_id (annotation), fields[i].name);
      StkHistoryEntry *last = g_hash_table_lookup (self->last, key);
      g_autofree char *value = stk_value_to_text (stk_annotation_get_value (annotation, &fields[i]));

      if ((fields[i].flags & STK_FIELD_VERDICT) == 0 || last == NULL || is_recorded (self, last, value))
        continue;

      stk_validator_report_at (self->validator, "stk:history", NULL,
                               _ ("The field “%s” of %s is “%s”, but it was changed to “%s” last. It was "
                                  "changed by another program, or the history was."),
                               fields[i].name, stk_annotation_get_id (annotation), value ? value : "",
                               last->to ? last->to : "");
    }
}

/* Tags that are gone without having been deleted. */
static void
check_missing (Check *self, GHashTable *ids)
{
  for (guint i = 0; i < stk_history_get_n (self->history); i++)
    {
      StkHistoryEntry *entry = stk_history_get (self->history, i);
      g_autofree char *key = entry->tag ? make_key (entry->tag, "") : NULL;
      g_autofree char *place = g_strdup_printf ("stk:history[%u]", i);

      if (key != NULL && entry->path == NULL && g_hash_table_lookup (self->last, key) == entry && entry->to != NULL &&
          !g_hash_table_contains (ids, entry->tag))
        stk_validator_report_at (self->validator, place, "stk:tag",
                                 _ ("The tag %s was made, but is not there, and nobody deleted it."), entry->tag);
    }
}

static void
index_entries (Check *self)
{
  for (guint i = 0; i < stk_history_get_n (self->history); i++)
    {
      StkHistoryEntry *entry = stk_history_get (self->history, i);

      g_hash_table_insert (self->by_digest, (gpointer) stk_history_entry_get_digest (entry), entry);
      if (entry->tag != NULL)
        g_hash_table_insert (self->last, make_key (entry->tag, entry->path ? entry->path : ""), entry);
    }
}

/**
 * stk_validator_check_history:
 * @self: a check
 * @sidecar: the sidecar
 *
 * Checks that the history is whole, and that the tags are what it says they were made.
 */
void
stk_validator_check_history (StkValidator *self, StkSidecar *sidecar)
{
  GPtrArray *annotations = stk_sidecar_get_annotations (sidecar);
  g_autoptr (GHashTable) by_digest = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  Check check = { self, stk_sidecar_get_history (sidecar), by_digest, last };

  index_entries (&check);
  check_chain (&check);
  for (guint i = 0; i < annotations->len; i++)
    {
      check_verdicts (&check, g_ptr_array_index (annotations, i));
      g_hash_table_add (ids, (gpointer) stk_annotation_get_id (g_ptr_array_index (annotations, i)));
    }
  check_missing (&check, ids);
}

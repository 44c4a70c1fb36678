/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-history-item.h"

#include "stk-annotation-text.h"
#include "stk-change-text.h"
#include "stk-relative-time.h"
#include "stk-sidecar.h"

#include <glib/gi18n.h>

/**
 * StkHistoryItem:
 *
 * One entry of a history in words for people, with the tag that it is about. Immutable.
 */
struct _StkHistoryItem
{
  GObject parent_instance;

  StkHistoryEntry *entry;
  StkKind kind;        /* of the tag, as it is or was */
  char *words;         /* of the tag; %NULL if nobody knows any more */
  gboolean restorable; /* whether it says that a tag was deleted that is not there now */
};

G_DEFINE_FINAL_TYPE (StkHistoryItem, stk_history_item, G_TYPE_OBJECT)

static void
stk_history_item_finalize (GObject *object)
{
  StkHistoryItem *self = STK_HISTORY_ITEM (object);

  stk_history_entry_unref (self->entry);
  g_free (self->words);

  G_OBJECT_CLASS (stk_history_item_parent_class)->finalize (object);
}

static void
stk_history_item_class_init (StkHistoryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stk_history_item_finalize;
}

static void
stk_history_item_init (StkHistoryItem *self)
{
}

static gboolean
is_deletion (StkHistoryEntry *entry)
{
  return stk_history_entry_get_path (entry) == NULL && stk_history_entry_get_to (entry) == NULL;
}

/* The tags that the entries are about, as they are or were last. */
static GHashTable *
collect_tags (StkDocument *document, StkHistory *history)
{
  GHashTable *tags = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  for (guint i = 0; i < stk_history_get_n (history); i++)
    {
      StkHistoryEntry *entry = stk_history_get (history, i);
      const char *id = stk_history_entry_get_tag (entry);
      const char *from = is_deletion (entry) ? stk_history_entry_get_from (entry) : NULL;
      StkAnnotation *annotation = stk_annotation_list_lookup (stk_document_get_annotations (document), id);
      StkAnnotation *deleted = annotation == NULL && from != NULL ? stk_sidecar_read_tag (from) : NULL;

      if (annotation != NULL && !g_hash_table_contains (tags, id))
        g_hash_table_insert (tags, (gpointer) id, g_object_ref (annotation));
      else if (deleted != NULL)
        g_hash_table_insert (tags, (gpointer) id, deleted);
    }

  return tags;
}

static StkHistoryItem *
item_new (StkHistoryEntry *entry, StkAnnotation *annotation, gboolean is_there)
{
  StkHistoryItem *self = g_object_new (STK_TYPE_HISTORY_ITEM, NULL);

  self->entry = stk_history_entry_ref (entry);
  self->words = annotation ? stk_annotation_text_dup_words (annotation) : NULL;
  self->kind = annotation ? stk_annotation_get_kind (annotation) : STK_KIND_NOTE;
  self->restorable = is_deletion (entry) && annotation != NULL && !is_there;

  return self;
}

/**
 * stk_history_item_list:
 * @document: a document
 * @id: (nullable): the tag whose history to list; %NULL for that of the article
 *
 * Returns: (transfer full): a list of items, the newest first
 */
GListStore *
stk_history_item_list (StkDocument *document, const char *id)
{
  StkHistory *history = stk_document_get_history (document);
  g_autoptr (GHashTable) tags = collect_tags (document, history);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GListStore *store = g_list_store_new (STK_TYPE_HISTORY_ITEM);

  for (guint i = stk_history_get_n (history); i > 0; i--)
    {
      StkHistoryEntry *entry = stk_history_get (history, i - 1);
      const char *tag = stk_history_entry_get_tag (entry);
      gboolean is_there = stk_annotation_list_lookup (stk_document_get_annotations (document), tag) != NULL;

      /* only the last deletion of a tag can be taken back */
      is_there |= is_deletion (entry) && !g_hash_table_add (seen, (gpointer) tag);
      if (id == NULL || g_strcmp0 (tag, id) == 0)
        g_ptr_array_add (items, item_new (entry, g_hash_table_lookup (tags, tag), is_there));
    }
  g_list_store_splice (store, 0, 0, items->pdata, items->len);

  return store;
}

/**
 * stk_history_item_get_entry:
 * @self: an item
 *
 * Returns: (transfer none): the entry
 */
StkHistoryEntry *
stk_history_item_get_entry (StkHistoryItem *self)
{
  return self->entry;
}

/**
 * stk_history_item_dup_title:
 * @self: an item
 * @annotations: the article's tags, for the names of those that links lead to
 *
 * Returns: (transfer full): what was done
 */
char *
stk_history_item_dup_title (StkHistoryItem *self, StkAnnotationList *annotations)
{
  const char *path = stk_history_entry_get_path (self->entry);
  g_autofree char *label = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (path == NULL)
    return g_strdup (is_deletion (self->entry) ? _ ("Tag deleted") : _ ("Tag made"));

  label = stk_change_text_dup_label (path, self->kind);
  from = stk_change_text_dup_value (path, self->kind, stk_history_entry_get_from (self->entry), annotations);
  to = stk_change_text_dup_value (path, self->kind, stk_history_entry_get_to (self->entry), annotations);
  if (from == NULL)
    /* Translators: a field, and what it says now */
    return g_strdup_printf (C_ ("change", "%s: %s"), label, to ? to : "");
  if (to == NULL)
    /* Translators: a field that says nothing any more, and what it said before */
    return g_strdup_printf (C_ ("change", "%s cleared, was: %s"), label, from);

  /* Translators: a field, what it said before, and what it says now */
  return g_strdup_printf (C_ ("change", "%s: %s → %s"), label, from, to);
}

/**
 * stk_history_item_dup_subtitle:
 * @self: an item
 * @with_words: whether to name the tag
 *
 * Returns: (transfer full): by whom, when, and of which tag
 */
char *
stk_history_item_dup_subtitle (StkHistoryItem *self, gboolean with_words)
{
  StkAgent *agent = stk_history_entry_get_agent (self->entry);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (stk_history_entry_get_time (self->entry), NULL);
  g_autofree char *when = time ? stk_relative_time_format_full (time) : g_strdup ("");

  if (!with_words || self->words == NULL)
    return g_strdup_printf (C_ ("change", "%s, %s"), stk_agent_get_name (agent), when);

  /* Translators: who, when, and the words that are tagged */
  return g_strdup_printf (C_ ("change", "%s, %s · %s"), stk_agent_get_name (agent), when, self->words);
}

/**
 * stk_history_item_is_check:
 * @self: an item
 *
 * Returns: whether it says what a check came to
 */
gboolean
stk_history_item_is_check (StkHistoryItem *self)
{
  return stk_change_text_is_verdict (stk_history_entry_get_path (self->entry), self->kind);
}

/**
 * stk_history_item_is_restorable:
 * @self: an item
 *
 * Returns: whether it says that a tag was deleted, which can be brought back
 */
gboolean
stk_history_item_is_restorable (StkHistoryItem *self)
{
  return self->restorable;
}

/**
 * stk_history_item_matches:
 * @self: an item
 * @search: words to search for
 * @annotations: the article's tags
 *
 * Returns: whether it has all of the words, in what was done, by whom, or in the tag
 */
gboolean
stk_history_item_matches (StkHistoryItem *self, const char *search, StkAnnotationList *annotations)
{
  g_autofree char *title = stk_history_item_dup_title (self, annotations);
  g_autofree char *subtitle = stk_history_item_dup_subtitle (self, TRUE);
  g_autofree char *text = g_strconcat (title, " ", subtitle, NULL);

  return g_str_match_string (search, text, TRUE);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-desk-index-private.h"

#include "stk-tokens.h"

#include <string.h>

/* Finds what is like a claim or a quote: the same words first, then tags that share some of its longest words, which
 * are compared word by word. */

/* Words that are looked up, in pairs, and tags that are compared for each pair. */
#define MAX_KEY_WORDS 6
#define MAX_CANDIDATES 64

/* From so much likeness on a tag is offered. */
#define MIN_LIKENESS 0.6

/* More code points than this nobody claims in one go; they are not compared. */
#define MAX_LENGTH 4096

typedef struct
{
  StkTokenTable *table;
  GHashTable *ids;   /* of the words that are asked about */
  const char *name;  /* of the tag that is asked about, which is not like itself */
  GHashTable *known; /* rows that were compared */
  GPtrArray *hits;   /* of StkDeskHit */
} Search;

/* The different words of a text, by their numbers. */
static GHashTable *
list_words (StkTokenTable *table, const char *words)
{
  g_autoptr (StkText) text = stk_text_new (words, -1, NULL);
  g_autoptr (StkTokens) tokens = text ? stk_tokens_new (table, text) : NULL;
  GHashTable *ids = g_hash_table_new (NULL, NULL);
  guint32 n = 0;
  const guint32 *all = tokens ? stk_tokens_get_ids (tokens, &n) : NULL;

  for (guint32 i = 0; i < n; i++)
    if (g_unichar_isalnum (stk_text_get_char (text, stk_tokens_get_range (tokens, i).start)))
      g_hash_table_add (ids, GUINT_TO_POINTER (all[i] + 1));

  return ids;
}

/* The coefficient of Dice and Sørensen over the words of both. */
static double
compare (Search *self, const char *words)
{
  g_autoptr (GHashTable) other = NULL;
  guint n_all, n_shared = 0;
  GHashTableIter iter;
  gpointer id;

  if (words == NULL || strlen (words) > MAX_LENGTH)
    return 0;

  other = list_words (self->table, words);
  n_all = g_hash_table_size (self->ids) + g_hash_table_size (other);
  g_hash_table_iter_init (&iter, other);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    n_shared += g_hash_table_contains (self->ids, id);

  return n_all > 0 ? 2.0 * n_shared / n_all : 0;
}

/* Compares the rows of a statement, which has the columns of a hit and then the row's number. */
static gboolean
take_rows (Search *self, sqlite3_stmt *statement, GError **error)
{
  gboolean has_row;

  while (stk_desk_database_step (statement, &has_row, error))
    {
      double likeness;

      if (!has_row)
        {
          sqlite3_reset (statement);
          return TRUE;
        }
      if (!g_hash_table_add (self->known, GSIZE_TO_POINTER ((size_t) sqlite3_column_int64 (statement, 12))) ||
          g_strcmp0 ((const char *) sqlite3_column_text (statement, 2), self->name) == 0)
        continue;

      likeness = compare (self, (const char *) sqlite3_column_text (statement, 7));
      if (likeness >= MIN_LIKENESS)
        g_ptr_array_add (self->hits, stk_desk_read_hit (statement, likeness));
    }

  return FALSE;
}

static gboolean
find_same (Search *self, sqlite3 *database, StkKind kind, const char *words, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
    stk_desk_database_prepare (database,
                               "SELECT " STK_DESK_HIT_COLUMNS ", tag.id FROM tag JOIN article"
                               " ON article.id = tag.article WHERE tag.likeness = ? AND tag.kind = ?"
                               " ORDER BY tag.checked DESC LIMIT ?",
                               error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, stk_desk_words_get_likeness (words));
  sqlite3_bind_int (statement, 2, (int) kind);
  sqlite3_bind_int (statement, 3, MAX_CANDIDATES);

  return take_rows (self, statement, error);
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  size_t first = strlen (a), second = strlen (b);

  return (first < second) - (first > second);
}

/* The longest words, which are likely to be rare. */
static GPtrArray *
list_key_words (const char *words)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *folded = stk_desk_words_fold (words);
  const char *start = NULL;

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gboolean inside = *p != '\0' && g_unichar_isalnum (g_utf8_get_char (p));

      if (inside && start == NULL)
        start = p;
      if (!inside && start != NULL)
        {
          g_autofree char *word = g_strndup (start, (size_t) (p - start));

          if (g_hash_table_add (known, word))
            g_ptr_array_add (keys, g_steal_pointer (&word));
          start = NULL;
        }
      if (*p == '\0')
        break;
    }
  g_ptr_array_sort_values (keys, compare_lengths);
  g_ptr_array_set_size (keys, (int) MIN (keys->len, MAX_KEY_WORDS));

  return keys;
}

static gboolean
find_pair (Search *self, sqlite3_stmt *statement, StkKind kind, const char *first, const char *second, GError **error)
{
  g_autofree char *facet = stk_desk_words_to_facet (STK_DESK_FACET_KIND, stk_kind_get_info (kind)->nick);
  g_autoptr (GString) match = g_string_new (NULL);

  stk_desk_append_phrase (match, "words", first, FALSE);
  stk_desk_append_phrase (match, "words", second, FALSE);
  g_string_append_printf (match, " AND facets : (%s AND " STK_DESK_FACET_DONE ")", facet);
  stk_desk_bind_text (statement, 1, match->str);
  sqlite3_bind_int (statement, 2, MAX_CANDIDATES);

  return take_rows (self, statement, error);
}

static gboolean
find_pairs (Search *self, sqlite3 *database, StkKind kind, const char *words, GError **error)
{
  g_autoptr (GPtrArray) keys = list_key_words (words);
  g_autoptr (sqlite3_stmt) statement =
    stk_desk_database_prepare (database,
                               "SELECT " STK_DESK_HIT_COLUMNS ", tag.id FROM word JOIN tag ON tag.id = word.rowid"
                               " JOIN article ON article.id = tag.article WHERE word MATCH ?"
                               " ORDER BY word.rowid DESC LIMIT ?",
                               error);

  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < keys->len; i++)
    for (guint j = i + 1; j < keys->len; j++)
      if (!find_pair (self, statement, kind, keys->pdata[i], keys->pdata[j], error))
        return FALSE;

  return TRUE;
}

/* The most like first, then what was checked last. */
static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const StkDeskHitInfo *first = stk_desk_hit_get_info ((StkDeskHit *) a);
  const StkDeskHitInfo *second = stk_desk_hit_get_info ((StkDeskHit *) b);

  if (first->likeness > second->likeness || first->likeness < second->likeness)
    return first->likeness > second->likeness ? -1 : 1;

  return -g_strcmp0 (first->checked, second->checked);
}

/**
 * stk_desk_index_find_alike:
 * @self: an index
 * @kind: the kind of a tag
 * @words: its words
 * @id: (nullable): its id
 * @limit: how many tags to give at most
 * @error: return location for a #StkDeskError
 *
 * Looks for tags of the same kind whose check is done and whose words are like these: three of five words are the same,
 * by the coefficient of Dice (1945) and Sørensen (1948).
 *
 * Returns: (transfer full) (nullable) (element-type StkDeskHit): the tags, the most like first
 */
GPtrArray *
stk_desk_index_find_alike (StkDeskIndex *self, StkKind kind, const char *words, const char *id, guint limit,
                           GError **error)
{
  g_autoptr (StkTokenTable) table = stk_token_table_new (STK_TOKENS_FOLD);
  g_autoptr (GHashTable) ids = NULL;
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (STK_IS_DESK_INDEX (self), NULL);

  if (strlen (words) > MAX_LENGTH)
    return g_steal_pointer (&hits);

  ids = list_words (table, words);
  if (g_hash_table_size (ids) > 0)
    {
      Search search = { table, ids, id, known, hits };

      if (!find_same (&search, self->database, kind, words, error) ||
          !find_pairs (&search, self->database, kind, words, error))
        return NULL;
    }
  g_ptr_array_sort_values (hits, compare_hits);
  g_ptr_array_set_size (hits, (int) MIN (hits->len, limit));

  return g_steal_pointer (&hits);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-desk-index-private.h"

#include <string.h>

static gboolean
has_letters (const char *string)
{
  for (const char *p = string; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/*
 * stk_desk_append_phrase:
 * @match: a search in the language of FTS5
 * @columns: where the words are to stand
 * @phrase: words, whatever was typed
 * @may_go_on: whether the last word may be the beginning of one
 *
 * Adds one more condition to a search. Words without a letter or digit are none.
 */
void
stk_desk_append_phrase (GString *match, const char *columns, const char *phrase, gboolean may_go_on)
{
  g_autofree char *folded = stk_desk_words_fold (phrase);

  if (!has_letters (folded))
    return;

  g_string_append_printf (match, "%s{%s} : \"", match->len > 0 ? " AND " : "", columns);
  for (const char *p = folded; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (match, '"');
      g_string_append_c (match, *p);
    }
  g_string_append (match, may_go_on ? "\" *" : "\"");
}

/* Words, and phrases in quotation marks of any form. */
static void
append_words (GString *match, const char *columns, const char *words)
{
  static const char *const QUOTES[] = { "\"", "“", "”", "„", "«", "»" };
  g_autoptr (GString) plain = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean is_quote = FALSE;

      for (size_t i = 0; i < G_N_ELEMENTS (QUOTES) && !is_quote; i++)
        is_quote = g_str_has_prefix (p, QUOTES[i]);
      if (is_quote)
        g_string_append_c (plain, '"');
      else
        g_string_append_len (plain, p, g_utf8_next_char (p) - p);
    }

  parts = g_strsplit (plain->str, "\"", -1);
  for (size_t i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) single = i % 2 == 0 ? g_strsplit_set (parts[i], " \t\n", -1) : NULL;

      if (single == NULL)
        stk_desk_append_phrase (match, columns, parts[i], FALSE);
      for (size_t w = 0; single != NULL && single[w] != NULL; w++)
        stk_desk_append_phrase (match, columns, single[w], TRUE);
    }
}

static void
append_facets (GString *match, GPtrArray *facets)
{
  g_autofree char *alternatives = NULL;

  if (facets->len == 0)
    return;

  g_ptr_array_add (facets, NULL);
  alternatives = g_strjoinv (" OR ", (char **) facets->pdata);
  g_string_append_printf (match, "%sfacets : (%s)", match->len > 0 ? " AND " : "", alternatives);
}

static char *
write_match (const StkDeskQuery *query)
{
  GString *match = g_string_new (NULL);
  g_autoptr (GPtrArray) kinds = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) statuses = g_ptr_array_new_with_free_func (g_free);

  if (query->words != NULL)
    append_words (match, "words person fields", query->words);
  if (query->person != NULL)
    append_words (match, "person", query->person);

  for (guint kind = 0; query->kinds != 0 && kind < STK_N_KINDS; kind++)
    if (query->kinds & STK_KINDS (kind))
      g_ptr_array_add (kinds, stk_desk_words_to_facet (STK_DESK_FACET_KIND, stk_kind_get_info ((StkKind) kind)->nick));
  append_facets (match, kinds);
  for (size_t i = 0; query->statuses != NULL && query->statuses[i] != NULL; i++)
    g_ptr_array_add (statuses, stk_desk_words_to_facet (STK_DESK_FACET_STATUS, query->statuses[i]));
  append_facets (match, statuses);
  if (query->done)
    g_string_append_printf (match, "%sfacets : " STK_DESK_FACET_DONE, match->len > 0 ? " AND " : "");

  return g_string_free_and_steal (match);
}

/**
 * stk_desk_index_search:
 * @self: an index
 * @query: what to search for; one that asks for nothing finds nothing
 * @limit: how many tags to give at most
 * @error: return location for a #StkDeskError
 *
 * Searches all tags of all articles. Case and accents make no difference.
 *
 * Returns: (transfer full) (nullable) (element-type StkDeskHit): the tags, those of the articles that were indexed last
 *   first
 */
GPtrArray *
stk_desk_index_search (StkDeskIndex *self, const StkDeskQuery *query, guint limit, GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *match = write_match (query);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_row;

  g_return_val_if_fail (STK_IS_DESK_INDEX (self), NULL);

  if (*match == '\0')
    return g_steal_pointer (&hits);

  statement = stk_desk_database_prepare (self->database,
                                         "SELECT " STK_DESK_HIT_COLUMNS " FROM word JOIN tag ON tag.id = word.rowid"
                                         " JOIN article ON article.id = tag.article WHERE word MATCH ?"
                                         " ORDER BY word.rowid DESC LIMIT ?",
                                         error);
  if (statement == NULL)
    return NULL;
  stk_desk_bind_text (statement, 1, match);
  sqlite3_bind_int64 (statement, 2, limit);

  while (stk_desk_database_step (statement, &has_row, error))
    if (has_row)
      g_ptr_array_add (hits, stk_desk_read_hit (statement, 1));
    else
      return g_steal_pointer (&hits);

  return NULL;
}

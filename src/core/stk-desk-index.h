/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-desk-article.h"
#include "stk-desk-hit.h"

G_BEGIN_DECLS

#define STK_TYPE_DESK_INDEX (stk_desk_index_get_type ())

G_DECLARE_FINAL_TYPE (StkDeskIndex, stk_desk_index, STK, DESK_INDEX, GObject)

/**
 * StkDeskQuery:
 * @words: (nullable): words, all of which a tag has to have, in its own words, its fields or the name of its person;
 *   “several words” in quotation marks stand next to each other, other words may go on
 * @person: (nullable): words that the speaker, claimant or source is called by
 * @kinds: which kinds; 0 for all
 * @statuses: (nullable): nicks of states, ended by %NULL
 * @done: whether only tags whose check is done
 *
 * What is searched for among the tags of a desk.
 */
typedef struct
{
  char *words;
  char *person;
  StkKinds kinds;
  char **statuses;
  gboolean done;
} StkDeskQuery;

typedef void (*StkDeskProgressFunc) (guint n_done, guint n_all, gpointer user_data);

char *stk_desk_index_dup_path (GFile *folder);
StkDeskIndex *stk_desk_index_open (GFile *folder, GError **error);
gboolean stk_desk_index_update (StkDeskIndex *self, StkDeskProgressFunc func, gpointer user_data, guint *n_changed,
                                GCancellable *cancellable, GError **error);
gboolean stk_desk_index_discard (StkDeskIndex *self, GError **error);
GPtrArray *stk_desk_index_list (StkDeskIndex *self, GError **error);
GPtrArray *stk_desk_index_search (StkDeskIndex *self, const StkDeskQuery *query, guint limit, GError **error);
GPtrArray *stk_desk_index_find_alike (StkDeskIndex *self, StkKind kind, const char *words, const char *id, guint limit,
                                      GError **error);

gboolean stk_desk_query_parse (StkDeskQuery *query, const char *text, GError **error);
void stk_desk_query_clear (StkDeskQuery *query);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StkDeskQuery, stk_desk_query_clear)

G_END_DECLS

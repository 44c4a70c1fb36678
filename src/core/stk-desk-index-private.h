/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-desk-database.h"
#include "stk-desk-index.h"
#include "stk-desk-record.h"

G_BEGIN_DECLS

/**
 * StkDeskIndex:
 *
 * What is known of the articles of a folder and of their tags, in a file in the user's cache: a list and a search need
 * not read the articles. It holds what the sidecars say and nothing else. Not to be shared between threads: each opens
 * one of its own, and any number may be open.
 */
struct _StkDeskIndex
{
  GObject parent_instance;

  char *folder;   /* its path */
  char *identity; /* what it is known by, which a sandbox does not change */
  char *path;     /* of the index */
  sqlite3 *database;
};

/* What the words for a kind and a state begin with, and the word of all tags whose check is done. */
#define STK_DESK_FACET_KIND 'k'
#define STK_DESK_FACET_STATUS 's'
#define STK_DESK_FACET_DONE "done"

/* What stk_desk_read_hit() reads, from "tag" and "article". */
#define STK_DESK_HIT_COLUMNS \
  "article.path, article.headline, tag.name, tag.kind, tag.status, tag.start, tag.end, tag.words, tag.person," \
  " tag.finding, tag.checker, tag.checked"

StkDeskHit *stk_desk_read_hit (sqlite3_stmt *row, double likeness);

void stk_desk_append_phrase (GString *match, const char *columns, const char *phrase, gboolean may_go_on);

/* How words are put into the index and asked of it. */
char *stk_desk_words_fold (const char *words);
char *stk_desk_words_to_facet (char prefix, const char *nick);
gint64 stk_desk_words_get_likeness (const char *words);

G_END_DECLS

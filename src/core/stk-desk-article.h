/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-kind.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define STK_TYPE_DESK_ARTICLE (stk_desk_article_get_type ())

/* At least as many as there are states of a tag. */
#define STK_DESK_MAX_STATUSES 16

G_DECLARE_FINAL_TYPE (StkDeskArticle, stk_desk_article, STK, DESK_ARTICLE, GObject)

/**
 * StkDeskState:
 * @STK_DESK_STATE_FAILED: the article or its tags cannot be read
 * @STK_DESK_STATE_REOPENED: it was signed off, and its text or tags are not what they were then
 * @STK_DESK_STATE_NEW: nothing is tagged yet
 * @STK_DESK_STATE_OPEN: something is left to check
 * @STK_DESK_STATE_DONE: all quotes and claims are checked
 * @STK_DESK_STATE_SIGNED_OFF: it is signed off
 *
 * How far an article of a desk has come, that which needs attention first.
 */
typedef enum
{
  STK_DESK_STATE_FAILED,
  STK_DESK_STATE_REOPENED,
  STK_DESK_STATE_NEW,
  STK_DESK_STATE_OPEN,
  STK_DESK_STATE_DONE,
  STK_DESK_STATE_SIGNED_OFF,
} StkDeskState;

#define STK_N_DESK_STATES (STK_DESK_STATE_SIGNED_OFF + 1)

/**
 * StkDeskArticleInfo:
 * @path: (type filename): the article's path from the desk's folder
 * @stamp: (nullable): what tells this state of the article from any other
 * @headline: (nullable): its headline
 * @state: how far it has come
 * @tags: tags by kind
 * @statuses: tags by kind and state, in the order of the vocabulary of states
 * @total: quotes and claims that have to be checked
 * @checked: those of them whose check is done
 * @stale: tags whose words were changed
 * @orphans: tags whose words are not in the article any more
 * @to_review: tags of which a person has to say where they are
 * @conflicts: fields with two answers
 * @signed_by: (nullable): who signed it off
 * @signed_at: (nullable): when, ISO 8601
 * @worker: (nullable): who worked on it last
 * @worked: (nullable): when, ISO 8601
 * @due: (nullable): when it is due, an ISO 8601 date
 * @error: (nullable): why it cannot be read
 *
 * What a desk's list says of an article.
 */
typedef struct
{
  char *path;
  char *stamp;
  char *headline;
  StkDeskState state;
  guint tags[STK_N_KINDS];
  guint statuses[STK_N_KINDS][STK_DESK_MAX_STATUSES];
  guint total;
  guint checked;
  guint stale;
  guint orphans;
  guint to_review;
  guint conflicts;
  char *signed_by;
  char *signed_at;
  char *worker;
  char *worked;
  char *due;
  char *error;
} StkDeskArticleInfo;

StkDeskArticle *stk_desk_article_new_take (StkDeskArticleInfo *info);
const StkDeskArticleInfo *stk_desk_article_get_info (StkDeskArticle *self);
double stk_desk_article_get_fraction (StkDeskArticle *self);
char *stk_desk_article_dup_title (StkDeskArticle *self);
void stk_desk_article_info_clear (StkDeskArticleInfo *info);

const char *stk_desk_state_get_nick (StkDeskState state);
const char *stk_desk_state_get_label (StkDeskState state);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StkDeskArticleInfo, stk_desk_article_info_clear)

G_END_DECLS

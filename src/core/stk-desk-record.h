/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-desk-article.h"
#include "stk-desk-folder.h"
#include "stk-field.h"
#include "stk-range.h"

G_BEGIN_DECLS

/**
 * StkDeskTag:
 * @id: the tag's id
 * @kind: its kind
 * @status: the nick of its state
 * @range: where it stands, in code points
 * @words: its words
 * @person: (nullable): who speaks or claims, or what the source is called
 * @text: what its fields say, for the search
 * @verdict: (nullable): the field that says what the check came to
 * @finding: (nullable): what it says
 * @checker: (nullable): who set its state last
 * @checked: (nullable): when, ISO 8601
 *
 * What an index keeps of a tag.
 */
typedef struct
{
  char *id;
  StkKind kind;
  char *status;
  StkRange range;
  char *words;
  char *person;
  char *text;
  const StkField *verdict;
  char *finding;
  char *checker;
  char *checked;
} StkDeskTag;

/**
 * StkDeskRecord:
 * @info: what the list says of the article
 * @is_listed: whether it is an article: a file that has the name of one may hold something else
 * @tags: (element-type StkDeskTag): its tags
 *
 * What an index keeps of an article.
 */
typedef struct
{
  StkDeskArticleInfo info;
  gboolean is_listed;
  GPtrArray *tags;
} StkDeskRecord;

StkDeskRecord *stk_desk_record_read (const char *folder, const StkDeskFile *file);
void stk_desk_record_free (StkDeskRecord *self);
void stk_desk_tag_free (StkDeskTag *self);

const StkField *stk_desk_get_verdict_field (StkKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkDeskRecord, stk_desk_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkDeskTag, stk_desk_tag_free)

G_END_DECLS

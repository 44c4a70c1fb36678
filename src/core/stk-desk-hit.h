/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-field.h"
#include "stk-range.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define STK_TYPE_DESK_HIT (stk_desk_hit_get_type ())

G_DECLARE_FINAL_TYPE (StkDeskHit, stk_desk_hit, STK, DESK_HIT, GObject)

/**
 * StkDeskHitInfo:
 * @path: (type filename): the article's path from the desk's folder
 * @headline: (nullable): its headline
 * @id: the tag's id
 * @kind: its kind
 * @status: the nick of its state
 * @range: where it stands, in code points
 * @words: its words
 * @person: (nullable): who speaks or claims, or what the source is called
 * @verdict: (nullable): the field that says what the check came to
 * @finding: (nullable): what it says
 * @checker: (nullable): who set its state last
 * @checked: (nullable): when, ISO 8601
 * @likeness: how like it is to what was asked for, from 0 to 1
 *
 * A tag that was found in a desk.
 */
typedef struct
{
  char *path;
  char *headline;
  char *id;
  StkKind kind;
  char *status;
  StkRange range;
  char *words;
  char *person;
  const StkField *verdict;
  char *finding;
  char *checker;
  char *checked;
  double likeness;
} StkDeskHitInfo;

StkDeskHit *stk_desk_hit_new_take (StkDeskHitInfo *info);
const StkDeskHitInfo *stk_desk_hit_get_info (StkDeskHit *self);

G_END_DECLS

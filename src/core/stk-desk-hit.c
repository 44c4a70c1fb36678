/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-desk-index-private.h"

/**
 * StkDeskHit:
 *
 * A tag that was found in a desk. Immutable.
 */
struct _StkDeskHit
{
  GObject parent_instance;

  StkDeskHitInfo info;
};

G_DEFINE_FINAL_TYPE (StkDeskHit, stk_desk_hit, G_TYPE_OBJECT)

static void
stk_desk_hit_finalize (GObject *object)
{
  StkDeskHitInfo *info = &STK_DESK_HIT (object)->info;
  char *strings[] = { info->path, info->headline, info->id, info->status, info->words,
                      info->person, info->finding, info->checker, info->checked };

  for (size_t i = 0; i < G_N_ELEMENTS (strings); i++)
    g_free (strings[i]);

  G_OBJECT_CLASS (stk_desk_hit_parent_class)->finalize (object);
}

static void
stk_desk_hit_class_init (StkDeskHitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stk_desk_hit_finalize;
}

static void
stk_desk_hit_init (StkDeskHit *self)
{
}

/**
 * stk_desk_hit_new_take:
 * @info: (transfer full): what is known; what it points to is taken, and it is cleared
 *
 * Returns: (transfer full): a new hit
 */
StkDeskHit *
stk_desk_hit_new_take (StkDeskHitInfo *info)
{
  StkDeskHit *self = g_object_new (STK_TYPE_DESK_HIT, NULL);

  self->info = *info;
  *info = (StkDeskHitInfo) { 0 };

  return self;
}

/**
 * stk_desk_hit_get_info:
 * @self: a hit
 *
 * Returns: (transfer none): what is known of it
 */
const StkDeskHitInfo *
stk_desk_hit_get_info (StkDeskHit *self)
{
  g_return_val_if_fail (STK_IS_DESK_HIT (self), NULL);

  return &self->info;
}

/*
 * stk_desk_read_hit:
 * @row: a row of %STK_DESK_HIT_COLUMNS
 * @likeness: how like it is to what was asked for
 *
 * Returns: (transfer full): what was found
 */
StkDeskHit *
stk_desk_read_hit (sqlite3_stmt *row, double likeness)
{
  StkDeskHitInfo info = {
    .path = stk_desk_dup_text (row, 0),
    .headline = stk_desk_dup_text (row, 1),
    .id = stk_desk_dup_text (row, 2),
    .kind = (StkKind) CLAMP (sqlite3_column_int (row, 3), 0, STK_N_KINDS - 1),
    .status = stk_desk_dup_text (row, 4),
    .range = STK_RANGE ((size_t) sqlite3_column_int64 (row, 5), (size_t) sqlite3_column_int64 (row, 6)),
    .words = stk_desk_dup_text (row, 7),
    .person = stk_desk_dup_text (row, 8),
    .finding = stk_desk_dup_text (row, 9),
    .checker = stk_desk_dup_text (row, 10),
    .checked = stk_desk_dup_text (row, 11),
    .likeness = likeness,
  };

  info.verdict = stk_desk_get_verdict_field (info.kind);

  return stk_desk_hit_new_take (&info);
}

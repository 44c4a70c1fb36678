/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

#define STK_DESK_ERROR (stk_desk_error_quark ())

/**
 * StkDeskError:
 * @STK_DESK_ERROR_INDEX: the index cannot be read or written
 * @STK_DESK_ERROR_DAMAGED: what is in the index makes no sense; it has to be made anew
 * @STK_DESK_ERROR_QUERY: a search cannot be understood
 *
 * Errors of a desk's index.
 */
typedef enum
{
  STK_DESK_ERROR_INDEX,
  STK_DESK_ERROR_DAMAGED,
  STK_DESK_ERROR_QUERY,
} StkDeskError;

GQuark stk_desk_error_quark (void);

sqlite3 *stk_desk_database_open (const char *path, const char *folder, GError **error);
void stk_desk_database_close (sqlite3 *database);
void stk_desk_database_delete (const char *path);

gboolean stk_desk_database_run (sqlite3 *database, const char *sql, GError **error);
sqlite3_stmt *stk_desk_database_prepare (sqlite3 *database, const char *sql, GError **error);
gboolean stk_desk_database_step (sqlite3_stmt *statement, gboolean *has_row, GError **error);
gboolean stk_desk_database_finish (sqlite3_stmt *statement, GError **error);

void stk_desk_bind_text (sqlite3_stmt *statement, int i, const char *text);
char *stk_desk_dup_text (sqlite3_stmt *statement, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

G_END_DECLS

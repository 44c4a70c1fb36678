/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-desk-database.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* The file of a desk's index. It holds nothing that is not in the desk's files, so where it is in doubt, it goes. */

G_DEFINE_QUARK (stk-desk-error-quark, stk_desk_error)

/* "Stkl": whose file it is. */
#define APPLICATION_ID 0x53746b6c

/* Raise this with each change of the schema, and of what is put into it. */
#define SCHEMA_VERSION 1

/* How long to wait for another process that is writing. */
#define BUSY_MS 10000

/* The words of a tag, its person, and its fields are searched; its kind and state too, as words that nobody writes.
 * What is found is looked up in `tag`, so the index of words need not keep it as well. */
#define TEXT(n) #n
#define NUMBER(n) TEXT (n)
static const char SCHEMA[] =
  "CREATE TABLE desk (folder TEXT NOT NULL);"
  "CREATE TABLE article (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, listed INTEGER NOT NULL,"
  " headline TEXT, state INTEGER NOT NULL, counts TEXT NOT NULL, total INTEGER NOT NULL, checked INTEGER NOT NULL,"
  " stale INTEGER NOT NULL, orphans INTEGER NOT NULL, to_review INTEGER NOT NULL, conflicts INTEGER NOT NULL,"
  " signed_by TEXT, signed_at TEXT, worker TEXT, worked TEXT, due TEXT, error TEXT);"
  "CREATE TABLE tag (id INTEGER PRIMARY KEY, article INTEGER NOT NULL, name TEXT NOT NULL, kind INTEGER NOT NULL,"
  " status TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, words TEXT NOT NULL, person TEXT, finding TEXT,"
  " checker TEXT, checked TEXT, likeness INTEGER);"
  "CREATE INDEX tag_by_article ON tag (article);"
  "CREATE INDEX tag_by_likeness ON tag (likeness) WHERE likeness IS NOT NULL;"
  "CREATE VIRTUAL TABLE word USING fts5 (words, person, fields, facets, content='', contentless_delete=1,"
  " tokenize='unicode61 remove_diacritics 2');"
  "CREATE VIRTUAL TABLE term USING fts5vocab ('word', 'row');"
  "PRAGMA application_id=" NUMBER (APPLICATION_ID) ";"
                                                   "PRAGMA user_version=" NUMBER (SCHEMA_VERSION) ";";

/* Whether a file that makes sense would not have given this: our statements are right, and so are the tables they are
 * meant for. */
static gboolean
is_damage (int code)
{
  const int DAMAGE[] = { SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_ERROR, SQLITE_CONSTRAINT };

  for (size_t i = 0; i < G_N_ELEMENTS (DAMAGE); i++)
    if ((code & 0xff) == DAMAGE[i])
      return TRUE;

  return FALSE;
}

/* Says what SQLite says; returns %FALSE. */
static gboolean
fail (sqlite3 *database, int code, GError **error)
{
  gboolean damaged = is_damage (code);
  const char *path = database ? sqlite3_db_filename (database, "main") : NULL;

  g_set_error (error, STK_DESK_ERROR, damaged ? STK_DESK_ERROR_DAMAGED : STK_DESK_ERROR_INDEX,
               _ ("%s: The index of the folder cannot be used: %s. Make room, or delete this file: it is made anew."),
               path ? path : "", database ? sqlite3_errmsg (database) : sqlite3_errstr (code));

  return FALSE;
}

/**
 * stk_desk_database_run:
 * @database: a database
 * @sql: statements that give no rows
 * @error: return location for a #StkDeskError
 *
 * Returns: whether it was done
 */
gboolean
stk_desk_database_run (sqlite3 *database, const char *sql, GError **error)
{
  int code = sqlite3_exec (database, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || fail (database, code, error);
}

/**
 * stk_desk_database_prepare:
 * @database: a database
 * @sql: a statement
 * @error: return location for a #StkDeskError
 *
 * Returns: (transfer full) (nullable): the statement, ready to be run
 */
sqlite3_stmt *
stk_desk_database_prepare (sqlite3 *database, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v3 (database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);

  if (code != SQLITE_OK)
    fail (database, code, error);

  return statement;
}

/**
 * stk_desk_database_step:
 * @statement: a statement
 * @has_row: (out): whether it gave a row
 * @error: return location for a #StkDeskError
 *
 * Returns: whether all is well
 */
gboolean
stk_desk_database_step (sqlite3_stmt *statement, gboolean *has_row, GError **error)
{
  int code = sqlite3_step (statement);

  *has_row = code == SQLITE_ROW;

  return code == SQLITE_ROW || code == SQLITE_DONE || fail (sqlite3_db_handle (statement), code, error);
}

/**
 * stk_desk_database_finish:
 * @statement: a statement that gives no rows
 * @error: return location for a #StkDeskError
 *
 * Runs it, and makes it ready to be run again with other values.
 *
 * Returns: whether it was done
 */
gboolean
stk_desk_database_finish (sqlite3_stmt *statement, GError **error)
{
  gboolean has_row;
  gboolean ok = stk_desk_database_step (statement, &has_row, error);

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);

  return ok;
}

/**
 * stk_desk_bind_text:
 * @statement: a statement
 * @i: which of its parameters, from 1
 * @text: (nullable): what to put in its place; has to live until the statement is run
 */
void
stk_desk_bind_text (sqlite3_stmt *statement, int i, const char *text)
{
  if (text != NULL)
    sqlite3_bind_text (statement, i, text, -1, SQLITE_STATIC);
  else
    sqlite3_bind_null (statement, i);
}

/**
 * stk_desk_dup_text:
 * @statement: a statement that gave a row
 * @column: which column, from 0
 *
 * Returns: (transfer full) (nullable): what is in it
 */
char *
stk_desk_dup_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

static gboolean
get_number (sqlite3 *database, const char *sql, gint64 *number, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = stk_desk_database_prepare (database, sql, error);
  gboolean has_row;

  if (statement == NULL || !stk_desk_database_step (statement, &has_row, error))
    return FALSE;
  *number = has_row ? sqlite3_column_int64 (statement, 0) : 0;

  return TRUE;
}

/* Whether it is an index of this folder that this program made. */
static gboolean
check (sqlite3 *database, const char *folder, gboolean *good, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gint64 application, version;
  gboolean has_row;

  *good = FALSE;
  if (!get_number (database, "PRAGMA application_id", &application, error) ||
      !get_number (database, "PRAGMA user_version", &version, error))
    return FALSE;
  if (application != APPLICATION_ID || version != SCHEMA_VERSION)
    return TRUE;

  statement = stk_desk_database_prepare (database, "SELECT folder FROM desk", error);
  if (statement == NULL || !stk_desk_database_step (statement, &has_row, error))
    return FALSE;
  *good = has_row && g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), folder) == 0;

  return TRUE;
}

static gboolean
create (sqlite3 *database, const char *folder, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (!stk_desk_database_run (database, SCHEMA, error))
    return FALSE;

  statement = stk_desk_database_prepare (database, "INSERT INTO desk VALUES (?)", error);
  if (statement == NULL)
    return FALSE;
  stk_desk_bind_text (statement, 1, folder);

  return stk_desk_database_finish (statement, error);
}

/* Makes what is missing, in one transaction: another process may be at it as well. */
static gboolean
set_up (sqlite3 *database, const char *folder, GError **error)
{
  gboolean good;
  gint64 n_tables;

  if (!stk_desk_database_run (database, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;"
                                        "PRAGMA cache_size=-32768; BEGIN IMMEDIATE",
                              error) ||
      !get_number (database, "SELECT count(*) FROM sqlite_schema", &n_tables, error) ||
      !check (database, folder, &good, error))
    return FALSE;

  if (!good && n_tables > 0)
    {
      g_set_error_literal (error, STK_DESK_ERROR, STK_DESK_ERROR_DAMAGED, "");
      return FALSE;
    }

  return (good || create (database, folder, error)) && stk_desk_database_run (database, "COMMIT", error);
}

/* The file with its rights, before SQLite writes to it; SQLite gives its other files the same. */
static gboolean
touch (const char *path, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofd int fd = -1;

  if (g_mkdir_with_parents (parent, 0700) == 0)
    fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd >= 0 && fchmod (fd, 0600) == 0)
    return TRUE;

  g_set_error (error, STK_DESK_ERROR, STK_DESK_ERROR_INDEX,
               _ ("%s: The index of the folder cannot be written: %s. Make room, or see who owns this folder."), path,
               g_strerror (errno));

  return FALSE;
}

static sqlite3 *
try_open (const char *path, const char *folder, GError **error)
{
  sqlite3 *database = NULL;
  int code;

  if (!touch (path, error))
    return NULL;

  code = sqlite3_open_v2 (path, &database, SQLITE_OPEN_READWRITE, NULL);
  sqlite3_busy_timeout (database, BUSY_MS);
  if (code != SQLITE_OK ? !fail (database, code, error) : !set_up (database, folder, error))
    g_clear_pointer (&database, stk_desk_database_close);

  return database;
}

/**
 * stk_desk_database_open:
 * @path: (type filename): where the index is, or is to be
 * @folder: (type filename): the folder that it is about
 * @error: return location for a #StkDeskError
 *
 * Opens an index. One that is damaged, of another version or about another folder is deleted and begun anew. Only the
 * user can read the file, since there is unpublished text in it.
 *
 * Returns: (transfer full) (nullable): the database
 */
sqlite3 *
stk_desk_database_open (const char *path, const char *folder, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  sqlite3 *database = try_open (path, folder, &local_error);

  if (database == NULL && g_error_matches (local_error, STK_DESK_ERROR, STK_DESK_ERROR_DAMAGED))
    {
      g_clear_error (&local_error);
      stk_desk_database_delete (path);
      database = try_open (path, folder, &local_error);
    }
  if (database == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return database;
}

/**
 * stk_desk_database_close:
 * @database: (nullable) (transfer full): a database
 *
 * Closes it.
 */
void
stk_desk_database_close (sqlite3 *database)
{
  sqlite3_close_v2 (database);
}

/**
 * stk_desk_database_delete:
 * @path: (type filename): where an index is
 *
 * Deletes its files.
 */
void
stk_desk_database_delete (const char *path)
{
  const char *const SUFFIXES[] = { "", "-wal", "-shm", "-journal" };

  for (size_t i = 0; i < G_N_ELEMENTS (SUFFIXES); i++)
    {
      g_autofree char *file = g_strconcat (path, SUFFIXES[i], NULL);

      g_unlink (file);
    }
}

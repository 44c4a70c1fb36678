/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-vault.h"

#include "stk-json-access.h"
#include "stk-json.h"
#include "stk-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is confidential, in the user's own data folder and nowhere else: a file for each annotation, which no one else
 * can read. A file's name is a digest of the id, since an id may be any IRI. What another version of the program keeps
 * there stays. */

#define FOLDER_MODE 0700
#define FILE_MODE 0600

static char *
get_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "stickler", "confidential", NULL);
}

/**
 * stk_vault_dup_path:
 * @id: an annotation's id
 *
 * Returns: (transfer full) (type filename): where what is confidential about it is kept, whether there is anything or
 *   not
 */
char *
stk_vault_dup_path (const char *id)
{
  g_autofree char *folder = get_folder ();
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, id, -1);
  g_autofree char *name = g_strconcat (digest, ".json", NULL);

  return g_build_filename (folder, name, NULL);
}

/* Makes the folder, for the user alone also where it was there already, and waits until nobody else writes in it. The
 * lock goes with the descriptor. */
static int
open_folder (GError **error)
{
  g_autofree char *path = get_folder ();
  gboolean made = g_mkdir_with_parents (path, FOLDER_MODE) == 0;
  g_autofd int folder = made ? open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
  g_autofree char *parent = g_path_get_dirname (path);
  /* the store locks the folder itself, for each file */
  g_autofd int fd = folder >= 0 ? open (parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;

  if (fd < 0 || fchmod (folder, FOLDER_MODE) != 0)
    {
      g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno),
                   _ ("%s: What is confidential cannot be kept here (%s). Make this folder one that you can write to."),
                   path, g_strerror (errno));
      return -1;
    }
  while (flock (fd, LOCK_EX) != 0 && errno == EINTR)
    continue;

  return g_steal_fd (&fd);
}

/* What is kept for an annotation; an empty object where that is nothing. */
static JsonNode *
read_object (GFile *file, char **version, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = stk_store_load (file, version, NULL, &local_error);
  g_autoptr (JsonNode) node = NULL;
  const char *path = g_file_peek_path (file);

  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
      g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    {
      node = json_node_new (JSON_NODE_OBJECT);
      json_node_take_object (node, json_object_new ());
      return g_steal_pointer (&node);
    }

  if (bytes != NULL)
    node = stk_json_parse (bytes, path, &local_error);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return g_steal_pointer (&node);

  /* the message of a parser may show what it stumbled on, and that is nobody's business */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _ ("%s: What is kept here as confidential cannot be read. Bring the file back from a backup, or move it "
                  "away to begin anew."),
               path);

  return NULL;
}

/**
 * stk_vault_load:
 * @id: an annotation's id
 * @field: a confidential field
 * @string: (out) (nullable) (transfer full): what is kept; %NULL where that is nothing
 * @error: return location for a %G_IO_ERROR
 *
 * Reads what is kept on this computer.
 *
 * Returns: whether it could be read
 */
gboolean
stk_vault_load (const char *id, const StkField *field, char **string, GError **error)
{
  g_autofree char *path = stk_vault_dup_path (id);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (JsonNode) node = read_object (file, NULL, error);

  g_return_val_if_fail (field->flags & STK_FIELD_CONFIDENTIAL, FALSE);

  if (node == NULL)
    return FALSE;

  *string = g_strdup (stk_json_get_string (json_node_get_object (node), field->name));

  return TRUE;
}

/* Whether an object says more than whose it is. */
static gboolean
holds_anything (JsonObject *object)
{
  return json_object_get_size (object) > (json_object_has_member (object, "id") ? 1 : 0);
}

static gboolean
write_object (GFile *file, JsonNode *node, const char *version, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *saved = NULL;

  if (!holds_anything (json_node_get_object (node)))
    return version == NULL || g_file_delete (file, NULL, error);

  stk_json_print (out, node);
  bytes = g_string_free_to_bytes (g_steal_pointer (&out));
  if (version != NULL)
    g_chmod (g_file_peek_path (file), FILE_MODE);
  saved = stk_store_save (file, bytes, version, FILE_MODE, NULL, error);

  return saved != NULL;
}

/**
 * stk_vault_store:
 * @id: an annotation's id
 * @fields: (array length=n): confidential fields
 * @strings: (array length=n): what to keep for each; empty forgets
 * @n: how many
 * @error: return location for a %G_IO_ERROR
 *
 * Keeps what is confidential about an annotation in the user's own data folder, in a file that only the user can read.
 * Other fields of the annotation stay as they are there. When this returns, it is on disk, or the file stands as it
 * was.
 *
 * Returns: whether it is kept
 */
gboolean
stk_vault_store (const char *id, const StkField *const *fields, const char *const *strings, size_t n, GError **error)
{
  g_autofree char *path = stk_vault_dup_path (id);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *version = NULL;
  g_autofd int folder = open_folder (error);
  JsonObject *object;

  if (folder < 0)
    return FALSE;

  node = read_object (file, &version, error);
  if (node == NULL)
    return FALSE;

  object = json_node_get_object (node);
  json_object_set_string_member (object, "id", id);
  for (size_t i = 0; i < n; i++)
    if (*strings[i] != '\0')
      json_object_set_string_member (object, fields[i]->name, strings[i]);
    else if (json_object_has_member (object, fields[i]->name))
      json_object_remove_member (object, fields[i]->name);

  return write_object (file, node, version, error);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-portal.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/xattr.h>

/* In a sandbox a person gives the program files through the document portal, which shows each at MOUNT/ID/NAME. Where
 * what was given is a folder, all in it can be read and written. Where it is a file, nothing can be put beside it: the
 * portal takes a new file there, but shows it to nobody else. So the tags of such an article are kept in the
 * program's own data until a person gives it the folder. Folders that were given are remembered; the portal remembers
 * them too. */

/* The folders that are remembered; those that were given last are. */
#define MAX_FOLDERS 200

/* Where the portal says what file of the host it shows. */
#define HOST_PATH_ATTRIBUTE "user.document-portal.host-path"

/* ID/NAME… for what the document portal shows, borrowed; %NULL for other files. */
static const char *
peek_document (GFile *file)
{
  g_autofree char *own = g_build_filename (g_get_user_runtime_dir (), "doc", NULL);
  const char *mounts[] = { own, "/run/flatpak/doc" };
  const char *path = g_file_peek_path (file);

  for (guint i = 0; path != NULL && i < G_N_ELEMENTS (mounts); i++)
    {
      size_t length = strlen (mounts[i]);

      if (g_str_has_prefix (path, mounts[i]) && path[length] == '/')
        return path + length + 1;
    }

  return NULL;
}

/**
 * stk_portal_is_single_file:
 * @file: a file
 *
 * Returns: whether a portal gave this file without its folder, so that nothing can be saved beside it
 */
gboolean
stk_portal_is_single_file (GFile *file)
{
  const char *document = peek_document (file);
  const char *name = document ? strchr (document, '/') : NULL;

  return name != NULL && strchr (name + 1, '/') == NULL && !g_file_test (g_file_peek_path (file), G_FILE_TEST_IS_DIR);
}

/**
 * stk_portal_dup_host_path:
 * @file: a file
 *
 * Finds where a file is outside of the sandbox, which a person knows it by and which stays the same.
 *
 * Returns: (transfer full) (nullable): the path, in the encoding of file names; %NULL where the portal does not tell
 */
char *
stk_portal_dup_host_path (GFile *file)
{
  const char *path = g_file_peek_path (file);
  char value[PATH_MAX + 1];
  ssize_t length;

  if (path == NULL || peek_document (file) == NULL)
    return g_strdup (path);

  length = getxattr (path, HOST_PATH_ATTRIBUTE, value, sizeof value - 1);
  if (length <= 0)
    return NULL;
  value[length] = '\0'; /* which may be there already */

  return g_strdup (value);
}

/**
 * stk_portal_get_host_file:
 * @file: a file
 *
 * Returns: (transfer full): the file as it is outside of the sandbox, to show to a person or to begin a file dialog at;
 *   @file where the portal does not tell
 */
GFile *
stk_portal_get_host_file (GFile *file)
{
  g_autofree char *path = peek_document (file) ? stk_portal_dup_host_path (file) : NULL;

  return path ? g_file_new_for_path (path) : g_object_ref (file);
}

static char *
get_list_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "stickler", "folders", NULL);
}

/* The folders that were given, as URIs, the newest first. */
static GStrv
load_folders (void)
{
  g_autofree char *path = get_list_path ();
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return g_new0 (char *, 1);

  return g_strsplit (text, "\n", MAX_FOLDERS);
}

/**
 * stk_portal_remember_folder:
 * @folder: a folder that a person gave to the program
 *
 * Remembers a folder, so that its files need not be asked for again; see stk_portal_find_in_folders(). Folders that
 * come from no portal need no remembering.
 */
void
stk_portal_remember_folder (GFile *folder)
{
  g_autofree char *path = get_list_path ();
  g_autofree char *state = g_path_get_dirname (path);
  g_autofree char *uri = g_file_get_uri (folder);
  g_auto (GStrv) before = load_folders ();
  g_autoptr (GString) text = g_string_new (uri);

  if (peek_document (folder) == NULL || g_mkdir_with_parents (state, 0700) != 0)
    return;

  for (guint i = 0; before[i] != NULL && i + 1 < MAX_FOLDERS; i++)
    if (*before[i] != '\0' && !g_str_equal (before[i], uri))
      g_string_append_printf (text, "\n%s", before[i]);

  g_file_set_contents_full (path, text->str, (gssize) text->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

static gboolean
same_content (GFile *a, GFile *b)
{
  g_autoptr (GBytes) one = g_file_load_bytes (a, NULL, NULL, NULL);
  g_autoptr (GBytes) other = one ? g_file_load_bytes (b, NULL, NULL, NULL) : NULL;

  return other != NULL && g_bytes_equal (one, other);
}

/* The file's place in a folder; %NULL if it is not in there. */
static GFile *
find_in_folder (GFile *folder, GFile *file)
{
  g_autofree char *host_folder = stk_portal_dup_host_path (folder);
  g_autofree char *host_path = stk_portal_dup_host_path (file);
  g_autoptr (GFile) found = NULL;

  if (host_folder != NULL && host_path != NULL)
    {
      g_autoptr (GFile) parent = g_file_new_for_path (host_folder);
      g_autoptr (GFile) child = g_file_new_for_path (host_path);
      g_autofree char *relative = g_file_get_relative_path (parent, child);

      found = relative ? g_file_resolve_relative_path (folder, relative) : NULL;

      return found && g_file_query_exists (found, NULL) ? g_steal_pointer (&found) : NULL;
    }

  /* a portal that does not tell: a file of that name with those words is that file */
  found = g_file_get_child (folder, strrchr (g_file_peek_path (file), '/') + 1);

  return same_content (found, file) ? g_steal_pointer (&found) : NULL;
}

/**
 * stk_portal_find_in_folders:
 * @file: a file that a portal gave without its folder
 *
 * Finds the same file in the folders that a person gave to the program at any time, where something can be saved
 * beside it.
 *
 * Returns: (transfer full) (nullable): the file there
 */
GFile *
stk_portal_find_in_folders (GFile *file)
{
  g_auto (GStrv) folders = load_folders ();

  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autoptr (GFile) folder = g_file_new_for_uri (folders[i]);
      GFile *found = *folders[i] != '\0' ? find_in_folder (folder, file) : NULL;

      if (found != NULL)
        return found;
    }

  return NULL;
}

static char *
get_kept_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "stickler", "kept", NULL);
}

/* The place of a sidecar that is kept, for an article that is known by @key. */
static GFile *
get_kept (const char *key, const char *name)
{
  g_autofree char *folder = get_kept_folder ();
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
  g_autofree char *path = g_build_filename (folder, digest, name, NULL);

  return g_file_new_for_path (path);
}

/* Where the portal does not tell what file it is, its words tell. */
static GFile *
get_kept_by_content (GFile *article, const char *name)
{
  g_autoptr (GBytes) bytes = g_file_load_bytes (article, NULL, NULL, NULL);
  g_autofree char *digest = bytes ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
  g_autofree char *key = g_strconcat ("sha256:", digest, NULL);

  return get_kept (key, name);
}

/**
 * stk_portal_get_kept_sidecar:
 * @article: an article that a portal gave without its folder
 * @name: the name of the sidecar
 *
 * Returns: (transfer full): where its sidecar is kept until the folder is given
 */
GFile *
stk_portal_get_kept_sidecar (GFile *article, const char *name)
{
  g_autofree char *host_path = stk_portal_dup_host_path (article);

  return host_path ? get_kept (host_path, name) : get_kept_by_content (article, name);
}

/**
 * stk_portal_find_kept_sidecar:
 * @article: an article in a folder that can be saved to
 * @name: the name of the sidecar
 *
 * Returns: (transfer full) (nullable): a sidecar of the article that was kept before the folder was given
 */
GFile *
stk_portal_find_kept_sidecar (GFile *article, const char *name)
{
  g_autofree char *folder = get_kept_folder ();
  g_autofree char *host_path = NULL;
  g_autoptr (GFile) kept = NULL;

  /* hardly ever is anything kept, and then nothing more needs to be looked at */
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return NULL;

  host_path = stk_portal_dup_host_path (article);
  kept = host_path ? get_kept (host_path, name) : NULL;
  if (kept == NULL || !g_file_query_exists (kept, NULL))
    {
      g_clear_object (&kept);
      kept = get_kept_by_content (article, name);
    }

  return g_file_query_exists (kept, NULL) ? g_steal_pointer (&kept) : NULL;
}

/**
 * stk_portal_prepare_kept_sidecar:
 * @sidecar: a sidecar's file
 *
 * Makes the folder for a sidecar that is kept in the program's own data, readable for the user alone. Does nothing for
 * one that has its place beside the article.
 */
void
stk_portal_prepare_kept_sidecar (GFile *sidecar)
{
  g_autofree char *kept = get_kept_folder ();
  g_autoptr (GFile) folder = g_file_new_for_path (kept);
  g_autoptr (GFile) parent = g_file_get_parent (sidecar);

  if (g_file_has_prefix (sidecar, folder))
    g_mkdir_with_parents (g_file_peek_path (parent), 0700);
}

/**
 * stk_portal_tidy_kept_sidecar:
 * @sidecar: a sidecar's file that is not there any more
 *
 * Removes the folder that was made for it in the program's own data. Does nothing for one that was beside an article.
 */
void
stk_portal_tidy_kept_sidecar (GFile *sidecar)
{
  g_autofree char *kept = get_kept_folder ();
  g_autoptr (GFile) folder = g_file_new_for_path (kept);
  g_autoptr (GFile) parent = g_file_get_parent (sidecar);

  if (!g_file_has_prefix (sidecar, folder))
    return;

  g_rmdir (g_file_peek_path (parent));
  g_rmdir (kept); /* if it was the last one */
}

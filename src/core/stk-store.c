/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-store.h"

#include "stk-sidecar.h"
#include "stk-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Bytes of a sidecar's file; a larger one is refused before it fills the memory. */
#define MAX_BYTES (1024 * 1024 * 1024)

static char *
digest_bytes (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/* What a person can do about it, after a space; empty where the fault itself says all. */
static const char *
get_remedy (int saved_errno)
{
  switch (saved_errno)
    {
    case EACCES:
    case EPERM:
      return _ (" Ask the owner of the file and its folder for permission.");
    case EROFS:
      return _ (" Copy the article to a folder that can be written to.");
    case ENOSPC:
    case EDQUOT:
      return _ (" Make room on the disk.");
    default:
      return "";
    }
}

static void
set_errno_error (GError **error, int saved_errno, const char *path, const char *what)
{
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (saved_errno), "%s: %s (%s).%s", path, what,
               g_strerror (saved_errno), get_remedy (saved_errno));
}

/* A file that is no regular one (a folder, a pipe) would be waited for, or replaced, in ways that nobody expects. */
static gboolean
check_regular (const char *path, int fd, GError **error)
{
  struct stat st;

  if (fstat (fd, &st) == 0 && S_ISREG (st.st_mode) && st.st_size <= MAX_BYTES)
    return TRUE;

  if (S_ISREG (st.st_mode))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _ ("%s: This file is too large to be a file of tags."), path);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                 _ ("%s: This is not a file, so the tags cannot be kept there. Move it away."), path);

  return FALSE;
}

/* Keeps other processes of this program out of a folder (`flock`) while a file is exchanged there: what is looked at
 * between the exchange and its being taken back must not be built upon. -1 where the file system has no such locks,
 * and only the look at what was taken away helps. */
static int
lock_folder (const char *path, int operation)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofd int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  while (fd >= 0 && flock (fd, operation) != 0)
    if (errno != EINTR)
      return -1;

  return g_steal_fd (&fd);
}

static GBytes *
read_all (const char *path, GError **error)
{
  g_autoptr (GByteArray) data = NULL;
  g_autofd int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  guchar buffer[64 * 1024];
  ssize_t n;

  if (fd < 0 && errno == ENOENT && g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      /* a folder that is not mounted now, for one: not the same as no tags */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_MOUNTED,
                   _ ("%s: This link leads to a file that is not there. Bring the file back, or move the link away."), path);
      return NULL;
    }

  if (fd < 0)
    {
      set_errno_error (error, errno, path, _ ("The tags cannot be read"));
      return NULL;
    }

  if (!check_regular (path, fd, error))
    return NULL;

  data = g_byte_array_new ();
  while ((n = read (fd, buffer, sizeof buffer)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_errno_error (error, errno, path, _ ("The tags cannot be read"));
          return NULL;
        }
      g_byte_array_append (data, buffer, (guint) n);
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

/* The place that a chain of symbolic links leads to, so that a save does not put a file in place of a link. */
static char *
resolve_path (GFile *file, GError **error)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *real = NULL;

  if (path == NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _ ("%s: Tags can be kept only in folders of this computer. Copy the article there first."), uri);
      return NULL;
    }

  real = realpath (path, NULL);

  return g_strdup (real ? real : path);
}

/**
 * stk_store_load:
 * @file: a sidecar's file
 * @version: (out) (optional): what tells this state of the file from any other, for stk_store_save()
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %G_IO_ERROR
 *
 * Reads a sidecar's file. %G_IO_ERROR_NOT_FOUND says that there is none, which is not a fault.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
stk_store_load (GFile *file, char **version, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = resolve_path (file, error);
  g_autofd int lock = -1;
  GBytes *bytes;

  if (path == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  lock = lock_folder (path, LOCK_SH);
  bytes = read_all (path, error);
  if (bytes != NULL && version != NULL)
    *version = digest_bytes (bytes);

  return bytes;
}

static gboolean
write_all (int fd, GBytes *bytes)
{
  size_t left;
  const char *at = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      ssize_t n = write (fd, at, left);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      at += n;
      left -= (size_t) n;
    }

  return fsync (fd) == 0;
}

/* Writes the bytes to a new file beside the real one, on disk before this returns. */
static gboolean
write_temporary (StkTemporary *self, const char *path, GBytes *bytes, guint mode, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat st;

  if (!stk_temporary_create (self, folder))
    {
      set_errno_error (error, errno, path, _ ("The tags cannot be saved"));
      return FALSE;
    }

  if (stat (path, &st) == 0)
    mode = st.st_mode & 0777;

  /* where a file system knows no permissions, those of the folder hold */
  if ((fchmod (self->fd, (mode_t) mode) != 0 && errno != EPERM && errno != ENOTSUP) || !write_all (self->fd, bytes))
    {
      set_errno_error (error, errno, path, _ ("The tags cannot be saved"));
      stk_temporary_unlink (self);
      return FALSE;
    }

  return TRUE;
}

static gboolean
has_version (const char *path, const char *version)
{
  g_autoptr (GBytes) bytes = read_all (path, NULL);
  g_autofree char *digest = bytes ? digest_bytes (bytes) : NULL;

  return g_strcmp0 (digest, version) == 0;
}

static void
set_changed_error (GError **error, const char *path)
{
  g_set_error (error, STK_SIDECAR_ERROR, STK_SIDECAR_ERROR_CHANGED,
               _ ("%s: Another program changed the saved tags in the meantime. Nothing was overwritten. "
                  "Open the article again to go on from the saved tags."),
               path);
}

/* Puts the temporary file in place where there must be none yet. */
static gboolean
install_new (const char *temporary, const char *path, GError **error)
{
  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return TRUE;

  if (errno == EINVAL || errno == ENOSYS)
    {
      /* a file system without that flag: a hard link cannot replace anything either */
      if (link (temporary, path) == 0)
        {
          g_unlink (temporary);
          return TRUE;
        }
      if (errno == EPERM || errno == ENOTSUP)
        {
          if (g_file_test (path, G_FILE_TEST_EXISTS))
            errno = EEXIST;
          else if (g_rename (temporary, path) == 0)
            return TRUE;
        }
    }

  if (errno == EEXIST)
    set_changed_error (error, path);
  else
    set_errno_error (error, errno, path, _ ("The tags cannot be saved"));

  return FALSE;
}

/* Puts the temporary file in place of the version that was loaded. The two are exchanged in one step and the old one
 * looked at afterwards, so that a version that came in between is put back, not lost. */
static gboolean
install_over (const char *temporary, const char *path, const char *version, GError **error)
{
  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_EXCHANGE) == 0)
    {
      if (has_version (temporary, version))
        {
          g_unlink (temporary);
          return TRUE;
        }
      if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_EXCHANGE) != 0)
        g_rename (temporary, path);
      set_changed_error (error, path);
      return FALSE;
    }

  /* a file system without that flag: as little time as can be between the look and the replacing */
  if (errno == EINVAL || errno == ENOSYS)
    {
      if (!has_version (path, version))
        errno = ENOENT;
      else if (g_rename (temporary, path) == 0)
        return TRUE;
    }

  if (errno == ENOENT)
    set_changed_error (error, path);
  else
    set_errno_error (error, errno, path, _ ("The tags cannot be saved"));

  return FALSE;
}

static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofd int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd >= 0)
    fsync (fd);
}

/* What can be known before anything is written. That a file cannot be read does not say that it was changed. */
static gboolean
check_target (const char *path, const char *version, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *digest = NULL;

  if (access (folder, F_OK) != 0)
    {
      set_errno_error (error, errno, path, _ ("The tags cannot be saved"));
      return FALSE;
    }

  bytes = read_all (path, &local_error);
  if (bytes == NULL && !g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  digest = bytes ? digest_bytes (bytes) : NULL;
  if (g_strcmp0 (digest, version) != 0)
    {
      set_changed_error (error, path);
      return FALSE;
    }

  /* renaming would replace a file that its owner has locked */
  if (bytes != NULL && access (path, W_OK) != 0)
    {
      set_errno_error (error, errno, path, _ ("The tags cannot be saved"));
      return FALSE;
    }

  return TRUE;
}

/**
 * stk_store_save:
 * @file: a sidecar's file
 * @bytes: what to write
 * @version: (nullable): the version that was loaded; %NULL where there was no file
 * @mode: permissions for a new file; one that exists keeps its own
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %G_IO_ERROR, or %STK_SIDECAR_ERROR_CHANGED if the file is not the version given
 *
 * Writes a sidecar: a temporary file in the same folder, flushed to disk, takes the old one's place in one step, and
 * the folder is flushed too. When this returns, either the new bytes are on disk or the old file stands as it was. A
 * file that another program changed is never overwritten.
 *
 * Returns: (transfer full) (nullable): the version saved
 */
char *
stk_store_save (GFile *file, GBytes *bytes, const char *version, guint mode, GCancellable *cancellable,
                GError **error)
{
  g_autofree char *path = resolve_path (file, error);
  g_auto (StkTemporary) temporary = STK_TEMPORARY_INIT;
  g_autofd int lock = -1;
  gboolean installed;

  if (path == NULL || g_cancellable_set_error_if_cancelled (cancellable, error) || !check_target (path, version, error))
    return NULL;

  if (!write_temporary (&temporary, path, bytes, mode, error))
    return NULL;

  lock = lock_folder (path, LOCK_EX);
  installed = version ? install_over (temporary.path, path, version, error) : install_new (temporary.path, path, error);
  if (!installed)
    {
      stk_temporary_unlink (&temporary);
      return NULL;
    }

  sync_folder (path);

  return digest_bytes (bytes);
}

/**
 * stk_store_remove:
 * @file: a sidecar's file whose contents are in another file now
 * @version: what was read of it; see stk_store_load()
 * @error: return location for a #StkSidecarError or %G_IO_ERROR
 *
 * Deletes a file, unless another program wrote it since.
 *
 * Returns: whether it is gone
 */
gboolean
stk_store_remove (GFile *file, const char *version, GError **error)
{
  g_autofree char *path = resolve_path (file, error);
  g_autofd int lock = path ? lock_folder (path, LOCK_EX) : -1;

  if (path == NULL || !check_target (path, version, error))
    return FALSE;

  if (g_unlink (path) != 0)
    {
      set_errno_error (error, errno, path, _ ("The file cannot be deleted"));
      return FALSE;
    }

  sync_folder (path);

  return TRUE;
}

/**
 * stk_store_set_aside:
 * @file: a sidecar's file that cannot be used
 * @error: return location for a %G_IO_ERROR
 *
 * Gives a file another name in its folder, which no file has yet, so that a new one can be begun and nothing is lost.
 *
 * Returns: (transfer full) (nullable): the file under its new name
 */
GFile *
stk_store_set_aside (GFile *file, GError **error)
{
  g_autofree char *path = g_file_get_path (file);

  for (guint i = 1; i < 1000; i++)
    {
      g_autofree char *aside = g_strdup_printf ("%s.unreadable-%u", path, i);

      if (renameat2 (AT_FDCWD, path, AT_FDCWD, aside, RENAME_NOREPLACE) == 0)
        {
          sync_folder (path);
          return g_file_new_for_path (aside);
        }
      if (errno != EEXIST)
        break;
    }

  set_errno_error (error, errno, path, _ ("The file cannot be renamed"));

  return NULL;
}

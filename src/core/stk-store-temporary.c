/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define PREFIX ".stickler-"
#define RANDOM "XXXXXX"

/* Whether the name still leads to the file that is open. */
static gboolean
is_in_place (StkTemporary *self)
{
  struct stat open_file;
  struct stat named;

  return fstat (self->fd, &open_file) == 0 && lstat (self->path, &named) == 0 && open_file.st_dev == named.st_dev &&
         open_file.st_ino == named.st_ino;
}

/* Makes a new one in a folder and locks it. Says with errno why not. */
gboolean
stk_temporary_create (StkTemporary *self, const char *folder)
{
  /* until it is locked, it looks as if it had been left behind */
  for (guint tries = 0; tries < 100; tries++)
    {
      self->path = g_build_filename (folder, PREFIX RANDOM, NULL);
      self->fd = g_mkstemp_full (self->path, O_RDWR | O_CLOEXEC, 0600);
      if (self->fd < 0)
        {
          int saved_errno = errno;

          g_clear_pointer (&self->path, g_free);
          errno = saved_errno;
          return FALSE;
        }

      /* a file system without locks has none to wait for either */
      if (flock (self->fd, LOCK_EX) != 0 || is_in_place (self))
        return TRUE;
      stk_temporary_clear (self);
    }

  errno = EBUSY;

  return FALSE;
}

/* Whether a file's name is one that stk_temporary_create() gives. */
gboolean
stk_temporary_is_name (const char *name)
{
  return g_str_has_prefix (name, PREFIX) && strlen (name) == strlen (PREFIX RANDOM) &&
         strspn (name + strlen (PREFIX), G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS) == strlen (RANDOM);
}

/* Takes the lock of one that a process of the same user made, if nobody holds it. */
gboolean
stk_temporary_take_left_behind (StkTemporary *self, const char *path)
{
  struct stat st;

  self->path = g_strdup (path);
  self->fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (self->fd >= 0 && fstat (self->fd, &st) == 0 && S_ISREG (st.st_mode) && st.st_uid == geteuid () &&
      flock (self->fd, LOCK_EX | LOCK_NB) == 0 && is_in_place (self))
    return TRUE;

  stk_temporary_clear (self);

  return FALSE;
}

/* Takes away the name; the lock goes with stk_temporary_clear(). */
void
stk_temporary_unlink (StkTemporary *self)
{
  int saved_errno = errno;

  g_unlink (self->path);
  errno = saved_errno;
}

void
stk_temporary_clear (StkTemporary *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_fd (&self->fd, NULL);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-sidecar.h"
#include "stk-store.h"
#include "stk-test.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- a file system that does not do as it is told ---- */

/* The C library's calls as the store makes them: these stand in their place in this program. */
static struct
{
  int rename_error;             /* for renaming with a flag; 0: as it is */
  guint rename_passes;          /* how often it does nevertheless */
  void (*before_rename) (void); /* what another program does right then */
  int link_error;               /* for hard links */
  int sync_error;               /* for flushing a file */
  int write_error;              /* when that many bytes are written */
  size_t write_limit;
  guint n_syncs;
} faults;

int
renameat2 (int old_folder, const char *old_name, int new_folder, const char *new_name, unsigned int flags)
{
  if (faults.before_rename != NULL)
    {
      void (*func) (void) = g_steal_pointer (&faults.before_rename);

      func ();
    }

  if (faults.rename_error != 0 && faults.rename_passes-- == 0)
    {
      faults.rename_passes = 0;
      errno = faults.rename_error;
      return -1;
    }

  return (int) syscall (SYS_renameat2, old_folder, old_name, new_folder, new_name, flags);
}

int
link (const char *old_name, const char *new_name)
{
  if (faults.link_error != 0)
    {
      errno = faults.link_error;
      return -1;
    }

  return linkat (AT_FDCWD, old_name, AT_FDCWD, new_name, 0);
}

int
fsync (int fd)
{
  faults.n_syncs++;
  if (faults.sync_error != 0)
    {
      errno = faults.sync_error;
      return -1;
    }

  return (int) syscall (SYS_fsync, fd);
}

ssize_t
write (int fd, const void *data, size_t n)
{
  if (faults.write_error != 0 && fd > STDERR_FILENO)
    {
      if (faults.write_limit == 0)
        {
          errno = faults.write_error;
          return -1;
        }
      n = MIN (n, faults.write_limit);
      faults.write_limit -= n;
    }

  return (ssize_t) syscall (SYS_write, fd, data, n);
}

/* ---- */

typedef struct
{
  StkTestFolder *folder;
  GFile *file;
} Fixture;

/* The file for what another program does. */
static GFile *others_file;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  memset (&faults, 0, sizeof faults);
  fixture->folder = stk_test_folder_new ();
  fixture->file = stk_test_folder_get (fixture->folder, "tags.json");
  others_file = fixture->file;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  memset (&faults, 0, sizeof faults);
  stk_test_folder_free (fixture->folder);
  g_object_unref (fixture->file);
}

static char *
save (GFile *file, const char *contents, const char *version, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (contents, strlen (contents));

  return stk_store_save (file, bytes, version, 0644, NULL, error);
}

static char *
save_well (GFile *file, const char *contents, const char *version)
{
  g_autoptr (GError) error = NULL;
  char *new_version = save (file, contents, version, &error);

  g_assert_no_error (error);
  g_assert_nonnull (new_version);

  return new_version;
}

static char *
load_well (GFile *file, char **version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = stk_store_load (file, version, NULL, &error);
  size_t n;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &n);

  return g_strndup (data ? data : "", n);
}

static void
assert_contents (GFile *file, const char *expected)
{
  g_autofree char *contents = stk_test_read (file);

  g_assert_cmpstr (contents, ==, expected);
}

/* No temporary file is left behind, nor anything else. */
static void
assert_folder (Fixture *fixture, const char *expected)
{
  g_autofree char *names = stk_test_folder_list (fixture->folder);

  g_assert_cmpstr (names, ==, expected);
}

static void
assert_fails (GFile *file, const char *version, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  const char *path = g_file_peek_path (file);

  g_assert_null (save (file, "new", version, &error));
  g_assert_error (error, domain, code);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_assert_null (strstr (error->message, "Success"));
}

static void
assert_changed (GFile *file, const char *version)
{
  assert_fails (file, version, STK_SIDECAR_ERROR, STK_SIDECAR_ERROR_CHANGED);
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = save_well (fixture->file, "one", NULL);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *loaded = NULL;
  g_autofree char *contents = NULL;

  assert_contents (fixture->file, "one");
  second = save_well (fixture->file, "two", first);
  assert_contents (fixture->file, "two");
  g_assert_cmpstr (first, !=, second);
  contents = load_well (fixture->file, &loaded);
  g_assert_cmpstr (contents, ==, "two");
  g_assert_cmpstr (loaded, ==, second);
  third = save_well (fixture->file, "", loaded);
  assert_contents (fixture->file, "");
  assert_folder (fixture, "tags.json");

  /* each time the file and the folder are flushed */
  g_assert_cmpuint (faults.n_syncs, ==, 6);
}

static void
test_large (Fixture *fixture, gconstpointer data)
{
  g_autofree char *large = g_strnfill (5 * 1024 * 1024, 'x');
  g_autofree char *version = save_well (fixture->file, large, NULL);
  g_autofree char *loaded = NULL;
  g_autofree char *contents = load_well (fixture->file, &loaded);

  g_assert_true (g_str_equal (contents, large));
  g_assert_cmpstr (version, ==, loaded);
}

static void
test_load_errors (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GFile) web = g_file_new_for_uri ("https://desk.example/tags.json");
  g_autoptr (GFile) inside = g_file_get_child (fixture->file, "tags.json");
  g_autofree char *version = NULL;

  g_assert_null (stk_store_load (fixture->file, &version, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_null (version);
  g_clear_error (&error);

  stk_test_write (fixture->file, "one");
  g_assert_null (stk_store_load (inside, &version, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
  g_clear_error (&error);

  g_assert_null (stk_store_load (web, &version, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_nonnull (strstr (error->message, "https://desk.example/tags.json"));
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_null (stk_store_load (fixture->file, &version, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (version);
}

static void
test_save_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("one", 3);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (stk_store_save (fixture->file, bytes, NULL, 0644, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_folder (fixture, "");
}

/* What others did before the save is found when it begins. */
static void
test_changed_before (Fixture *fixture, gconstpointer data)
{
  g_autofree char *version = save_well (fixture->file, "one", NULL);

  stk_test_write (fixture->file, "theirs");
  assert_changed (fixture->file, version);
  assert_contents (fixture->file, "theirs");

  /* of the same length and time, too */
  stk_test_write (fixture->file, "eno");
  assert_changed (fixture->file, version);

  g_remove (g_file_peek_path (fixture->file));
  assert_changed (fixture->file, version);
  assert_folder (fixture, "");

  stk_test_write (fixture->file, "theirs");
  assert_changed (fixture->file, NULL);
  assert_contents (fixture->file, "theirs");
  assert_folder (fixture, "tags.json");

  /* who changed it back changed nothing */
  stk_test_write (fixture->file, "one");
  g_free (save_well (fixture->file, "two", version));
}

static void
others_write (void)
{
  g_file_set_contents_full (g_file_peek_path (others_file), "theirs", -1, G_FILE_SET_CONTENTS_NONE, 0644, NULL);
}

static void
others_remove (void)
{
  g_remove (g_file_peek_path (others_file));
}

static void
others_remove_folder (void)
{
  g_autoptr (GFile) folder = g_file_get_parent (others_file);
  g_autofree char *path = g_strconcat (g_file_peek_path (folder), ".moved", NULL);

  g_assert_cmpint (g_rename (g_file_peek_path (folder), path), ==, 0);
}

/* What they did between the last look and the renaming is found as well, and stands. */
static void
test_changed_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autofree char *version = save_well (fixture->file, "one", NULL);

  faults.before_rename = others_write;
  assert_changed (fixture->file, version);
  assert_contents (fixture->file, "theirs");
  assert_folder (fixture, "tags.json");

  faults.before_rename = others_remove;
  stk_test_write (fixture->file, "one");
  assert_changed (fixture->file, version);
  assert_folder (fixture, "");

  faults.before_rename = others_write;
  assert_changed (fixture->file, NULL);
  assert_contents (fixture->file, "theirs");
  assert_folder (fixture, "tags.json");
}

static pid_t builder;

/* Another process of this program saves over what it finds, in the moment before an exchange is taken back. It has time
 * for that, if it is not kept out. */
static void
others_build_on (void)
{
  int status;

  builder = fork ();
  g_assert_cmpint (builder, >=, 0);
  if (builder == 0)
    {
      g_autofree char *version = NULL;
      int none_shared = close_range (3, ~0U, 0); /* a process of its own has no lock of this one */
      g_autoptr (GBytes) bytes = none_shared == 0 ? stk_store_load (others_file, &version, NULL, NULL) : NULL;
      g_autofree char *saved = save (others_file, "built on", version, NULL);

      _exit (saved ? 0 : 1);
    }

  for (guint i = 0; i < 50 && builder > 0; i++)
    {
      if (waitpid (builder, &status, WNOHANG) == builder)
        builder = 0;
      g_usleep (10000);
    }
}

static void
others_write_and_build_on (void)
{
  others_write ();
  faults.before_rename = others_build_on;
}

/* What is put in place and taken back is seen by nobody, who might save over it and be undone with it. */
static void
test_taken_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *version = save_well (fixture->file, "one", NULL);
  int status = 0;

  faults.before_rename = others_write_and_build_on;
  assert_changed (fixture->file, version);
  if (builder > 0)
    g_assert_cmpint (waitpid (builder, &status, 0), ==, builder);
  g_assert_cmpint (status, ==, 0);
  assert_contents (fixture->file, "built on");
  assert_folder (fixture, "tags.json");
}

/* The same on a file system that can neither exchange files nor rename without replacing. */
static void
test_old_file_system (Fixture *fixture, gconstpointer data)
{
  static const int ERRORS[] = { EINVAL, ENOSYS };

  for (guint i = 0; i < G_N_ELEMENTS (ERRORS); i++)
    {
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;

      faults.rename_error = ERRORS[i];
      faults.link_error = 0;
      first = save_well (fixture->file, "one", NULL);
      assert_contents (fixture->file, "one");
      assert_folder (fixture, "tags.json");

      second = save_well (fixture->file, "two", first);
      assert_contents (fixture->file, "two");
      assert_folder (fixture, "tags.json");

      faults.before_rename = others_write;
      assert_changed (fixture->file, second);
      assert_contents (fixture->file, "theirs");
      assert_folder (fixture, "tags.json");

      others_remove ();
      faults.before_rename = others_write;
      assert_changed (fixture->file, NULL);
      assert_contents (fixture->file, "theirs");
      assert_folder (fixture, "tags.json");

      /* and that has no hard links either */
      faults.link_error = EPERM;
      faults.before_rename = NULL;
      others_remove ();
      g_free (save_well (fixture->file, "three", NULL));
      assert_folder (fixture, "tags.json");

      others_remove ();
      faults.before_rename = others_write;
      assert_changed (fixture->file, NULL);
      assert_contents (fixture->file, "theirs");
      others_remove ();
    }
}

static void
test_rename_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *version = save_well (fixture->file, "one", NULL);

  faults.rename_error = EIO;
  assert_fails (fixture->file, version, G_IO_ERROR, G_IO_ERROR_FAILED);
  assert_contents (fixture->file, "one");
  assert_folder (fixture, "tags.json");

  others_remove ();
  assert_fails (fixture->file, NULL, G_IO_ERROR, G_IO_ERROR_FAILED);
  assert_folder (fixture, "");

  /* when what others wrote is to be put back, and that fails, it is not lost */
  faults.rename_error = 0;
  g_free (save_well (fixture->file, "one", NULL));
  faults.before_rename = others_write;
  faults.rename_error = EIO;
  faults.rename_passes = 1;
  assert_changed (fixture->file, version);
  assert_contents (fixture->file, "theirs");
  assert_folder (fixture, "tags.json");
}

static void
test_sync_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *version = save_well (fixture->file, "one", NULL);

  faults.sync_error = EIO;
  assert_fails (fixture->file, version, G_IO_ERROR, G_IO_ERROR_FAILED);
  assert_contents (fixture->file, "one");
  assert_folder (fixture, "tags.json");
}

/* A disk that is full after some bytes. */
static void
test_disk_full (Fixture *fixture, gconstpointer data)
{
  g_autofree char *version = save_well (fixture->file, "one", NULL);

  for (size_t limit = 0; limit < 3; limit++)
    {
      faults.write_error = ENOSPC;
      faults.write_limit = limit;
      assert_fails (fixture->file, version, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
      assert_contents (fixture->file, "one");
      assert_folder (fixture, "tags.json");
    }

  /* it has room again */
  faults.write_error = 0;
  g_free (save_well (fixture->file, "two", version));
}

static gboolean
write_map (const char *path, const char *map)
{
  g_autofd int fd = open (path, O_WRONLY | O_CLOEXEC);

  return fd >= 0 && write (fd, map, strlen (map)) == (ssize_t) strlen (map);
}

/* Mounts a file system of one megabyte that nobody else sees. */
static gboolean
mount_small (const char *folder)
{
  g_autofree char *users = g_strdup_printf ("0 %u 1", (guint) geteuid ());
  g_autofree char *groups = g_strdup_printf ("0 %u 1", (guint) getegid ());

  return unshare (CLONE_NEWUSER | CLONE_NEWNS) == 0 && write_map ("/proc/self/uid_map", users) &&
         write_map ("/proc/self/setgroups", "deny") && write_map ("/proc/self/gid_map", groups) &&
         mount ("tmpfs", folder, "tmpfs", 0, "size=1m") == 0;
}

/* A disk that is really full; where none can be mounted, a limit for the size of files. */
static void
disk_full_func (void)
{
  g_autoptr (StkTestFolder) folder = stk_test_folder_new ();
  g_autoptr (GFile) file = stk_test_folder_get (folder, "tags.json");
  g_autofree char *large = g_strnfill (4 * 1024 * 1024, 'x');
  g_autofree char *version = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;
  gboolean mounted = mount_small (folder);

  if (!mounted)
    {
      struct rlimit limit = { 1024 * 1024, 1024 * 1024 };

      signal (SIGXFSZ, SIG_IGN);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
    }

  version = save_well (file, "one", NULL);
  g_assert_null (save (file, large, version, &error));
  if (mounted)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  else
    g_assert_nonnull (error);
  assert_contents (file, "one");
  names = stk_test_folder_list (folder);
  g_assert_cmpstr (names, ==, "tags.json");
  if (mounted)
    umount (folder);
}

static void
test_real_disk_full (void)
{
  stk_test_run_as_nobody (disk_full_func);
}

/* ---- permissions ---- */

static void
read_only_folder_func (void)
{
  g_autoptr (StkTestFolder) folder = stk_test_folder_new ();
  g_autoptr (GFile) file = stk_test_folder_get (folder, "tags.json");
  g_autofree char *version = NULL;

  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  assert_fails (file, NULL, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);

  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  version = save_well (file, "one", NULL);
  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  assert_fails (file, version, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  assert_contents (file, "one");

  /* no way into the folder: that says nothing of the file */
  g_assert_cmpint (g_chmod (folder, 0600), ==, 0);
  assert_fails (file, version, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  assert_fails (file, NULL, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);

  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  g_free (save_well (file, "two", version));
}

static void
test_read_only_folder (void)
{
  stk_test_run_as_nobody (read_only_folder_func);
}

static void
locked_file_func (void)
{
  g_autoptr (StkTestFolder) folder = stk_test_folder_new ();
  g_autoptr (GFile) file = stk_test_folder_get (folder, "tags.json");
  g_autofree char *version = save_well (file, "one", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;

  /* locked by its owner: renaming would get round that */
  g_assert_cmpint (g_chmod (g_file_peek_path (file), 0444), ==, 0);
  assert_fails (file, version, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  assert_contents (file, "one");

  /* what cannot be read is not said to be changed */
  g_assert_cmpint (g_chmod (g_file_peek_path (file), 0200), ==, 0);
  assert_fails (file, version, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_null (stk_store_load (file, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);

  g_assert_cmpint (g_chmod (g_file_peek_path (file), 0600), ==, 0);
  assert_contents (file, "one");
  names = stk_test_folder_list (folder);
  g_assert_cmpstr (names, ==, "tags.json");
  g_free (save_well (file, "two", version));
}

static void
test_locked_file (void)
{
  stk_test_run_as_nobody (locked_file_func);
}

static guint
get_mode (GFile *file)
{
  GStatBuf st;

  g_assert_cmpint (g_stat (g_file_peek_path (file), &st), ==, 0);

  return st.st_mode & 07777;
}

/* A new file has the permissions asked for, whatever the umask; one that exists keeps its own. */
static void
test_mode (Fixture *fixture, gconstpointer data)
{
  static const guint MODES[] = { 0600, 0640, 0644, 0664, 0666 };
  mode_t old_mask = umask (077);

  for (guint i = 0; i < G_N_ELEMENTS (MODES); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static ("one", 3);
      g_autofree char *version = NULL;
      g_autofree char *second = NULL;

      version = stk_store_save (fixture->file, bytes, NULL, MODES[i], NULL, NULL);
      g_assert_nonnull (version);
      g_assert_cmpuint (get_mode (fixture->file), ==, MODES[i]);

      g_assert_cmpint (g_chmod (g_file_peek_path (fixture->file), 0604), ==, 0);
      second = stk_store_save (fixture->file, bytes, version, MODES[i], NULL, NULL);
      g_assert_nonnull (second);
      g_assert_cmpuint (get_mode (fixture->file), ==, 0604);
      others_remove ();
    }

  umask (old_mask);
}

/* ---- what is no file, or not where it seems ---- */

static void
test_folder_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *moved = g_strconcat (fixture->folder, ".moved", NULL);
  g_autofree char *version = save_well (fixture->file, "one", NULL);

  others_remove_folder ();
  assert_fails (fixture->file, version, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  assert_fails (fixture->file, NULL, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

  /* it came back */
  g_assert_cmpint (g_rename (moved, fixture->folder), ==, 0);
  g_free (save_well (fixture->file, "two", version));
}

static void
test_not_a_file (Fixture *fixture, gconstpointer data)
{
  const char *path = g_file_peek_path (fixture->file);
  g_autoptr (GFile) inside = g_file_get_child (fixture->file, "tags.json");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (path, 0755), ==, 0);
  g_assert_null (stk_store_load (fixture->file, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_clear_error (&error);
  assert_fails (fixture->file, NULL, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  assert_fails (fixture->file, "version", G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_assert_cmpint (g_rmdir (path), ==, 0);

  /* a pipe that nobody writes to: no waiting */
  g_assert_cmpint (mkfifo (path, 0644), ==, 0);
  g_assert_null (stk_store_load (fixture->file, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_clear_error (&error);
  assert_fails (fixture->file, NULL, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_assert_cmpint (g_unlink (path), ==, 0);

  /* a file in a file */
  stk_test_write (fixture->file, "one");
  assert_fails (inside, NULL, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
  assert_fails (inside, "version", G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
  assert_contents (fixture->file, "one");
  assert_folder (fixture, "tags.json");
}

/* A save through a symbolic link leaves the link and changes what it leads to. */
static void
test_link (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StkTestFolder) shared = stk_test_folder_new ();
  g_autoptr (GFile) real = stk_test_folder_write (shared, "real.json", "one");
  g_autofree char *names = NULL;
  g_autofree char *version = NULL;
  g_autofree char *contents = NULL;

  g_assert_cmpint (symlink (g_file_peek_path (real), g_file_peek_path (fixture->file)), ==, 0);
  contents = load_well (fixture->file, &version);
  g_assert_cmpstr (contents, ==, "one");
  g_free (save_well (fixture->file, "two", version));

  assert_contents (real, "two");
  g_assert_true (g_file_test (g_file_peek_path (fixture->file), G_FILE_TEST_IS_SYMLINK));
  assert_folder (fixture, "tags.json");
  names = stk_test_folder_list (shared);
  g_assert_cmpstr (names, ==, "real.json");
}

/* One that leads nowhere now, say to a share that is not mounted: that is not the same as no tags. */
static void
test_dangling_link (Fixture *fixture, gconstpointer data)
{
  const char *path = g_file_peek_path (fixture->file);
  g_autofree char *version = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("/nowhere/at/all.json", path), ==, 0);
  g_assert_null (stk_store_load (fixture->file, &version, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_MOUNTED);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_clear_error (&error);
  assert_fails (fixture->file, NULL, G_IO_ERROR, G_IO_ERROR_NOT_MOUNTED);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_unlink (path), ==, 0);

  /* a link to itself */
  g_assert_cmpint (symlink ("tags.json", path), ==, 0);
  g_assert_null (stk_store_load (fixture->file, &version, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS);
  assert_fails (fixture->file, NULL, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS);
  assert_folder (fixture, "tags.json");
}

/* A file that cannot be used gets a name that no other has, and stays. */
static void
test_set_aside (Fixture *fixture, gconstpointer data)
{
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *contents = g_strdup_printf ("broken %u", i);
      g_autofree char *name = g_strdup_printf ("tags.json.unreadable-%u", i);
      g_autofree char *new_name = NULL;
      g_autoptr (GFile) aside = NULL;
      g_autoptr (GError) error = NULL;

      stk_test_write (fixture->file, contents);
      aside = stk_store_set_aside (fixture->file, &error);
      g_assert_no_error (error);
      new_name = g_file_get_basename (aside);
      g_assert_cmpstr (new_name, ==, name);
      assert_contents (aside, contents);
      g_assert_false (g_file_query_exists (fixture->file, NULL));
    }

  {
    g_autoptr (GError) error = NULL;

    g_assert_null (stk_store_set_aside (fixture->file, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
    g_assert_true (g_str_has_prefix (error->message, g_file_peek_path (fixture->file)));
  }
  assert_folder (fixture, "tags.json.unreadable-1 tags.json.unreadable-2 tags.json.unreadable-3");
}

int
main (int argc, char *argv[])
{
  stk_test_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/store/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("save", test_save);
  ADD ("large", test_large);
  ADD ("load-errors", test_load_errors);
  ADD ("save-cancelled", test_save_cancelled);
  ADD ("changed-before", test_changed_before);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  ADD ("taken-back", test_taken_back);
  ADD ("old-file-system", test_old_file_system);
  ADD ("rename-fails", test_rename_fails);
  ADD ("sync-fails", test_sync_fails);
  ADD ("disk-full", test_disk_full);
  g_test_add_func ("/store/real-disk-full", test_real_disk_full);
  g_test_add_func ("/store/read-only-folder", test_read_only_folder);
  g_test_add_func ("/store/locked-file", test_locked_file);
  ADD ("mode", test_mode);
  ADD ("folder-gone", test_folder_gone);
  ADD ("not-a-file", test_not_a_file);
  ADD ("link", test_link);
  ADD ("dangling-link", test_dangling_link);
  ADD ("set-aside", test_set_aside);

  return g_test_run ();
}

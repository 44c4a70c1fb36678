/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-autosave.h"
#include "stk-test.h"
#include "stk-validate.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/capability.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* What a window does while the disk, the folder or the clock does not do as it should: edits are in memory and in the
 * journal, it is said that they are not saved, and they are as soon as that is possible. The program runs as nobody in
 * particular, with a file system of its own that is small. */

/* Milliseconds after which something that is waited for does not come any more. */
#define PATIENCE 60000

/* ---- the world ---- */

static char *small_disk;       /* where a file system of one megabyte is mounted; %NULL where none can be */
static char *waits_for;        /* a FIFO that flushing a file waits for, as a share that does not answer does */
static int sync_error;         /* for flushing a file; 0: as it is */
static gint64 clock_offset;    /* seconds by which the wall clock is wrong */

/* The user's own folder is on another disk than the article. */
static gboolean
is_own (int fd)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autofree char *path = g_file_read_link (link, NULL);

  return path != NULL && strstr (path, "/journals") != NULL;
}

int
fsync (int fd)
{
  if (is_own (fd))
    return (int) syscall (SYS_fsync, fd);

  if (waits_for != NULL)
    {
      g_autofd int fifo = open (waits_for, O_RDONLY | O_CLOEXEC);
      char answer;

      if (fifo < 0 || read (fifo, &answer, 1) < 0)
        return -1;
    }

  if (sync_error != 0)
    {
      errno = sync_error;
      return -1;
    }

  return (int) syscall (SYS_fsync, fd);
}

int
clock_gettime (clockid_t id, struct timespec *result)
{
  int status = (int) syscall (SYS_clock_gettime, id, result);

  if (id == CLOCK_REALTIME)
    result->tv_sec += clock_offset;

  return status;
}

static gboolean
write_map (const char *path, const char *map)
{
  g_autofd int fd = open (path, O_WRONLY | O_CLOEXEC);

  return fd >= 0 && write (fd, map, strlen (map)) == (ssize_t) strlen (map);
}

/* Mounts what only this process sees, before it has threads, and gives up the rights to do so. */
static void
mount_small_disk (void)
{
  struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
  struct __user_cap_data_struct none[2] = { 0 };
  g_autofree char *users = g_strdup_printf ("%u %u 1", (guint) geteuid (), (guint) geteuid ());
  g_autofree char *groups = g_strdup_printf ("%u %u 1", (guint) getegid (), (guint) getegid ());
  g_autofree char *folder = g_dir_make_tmp ("stk-small-XXXXXX", NULL);

  if (folder != NULL && unshare (CLONE_NEWUSER | CLONE_NEWNS) == 0 && write_map ("/proc/self/uid_map", users) &&
      write_map ("/proc/self/setgroups", "deny") && write_map ("/proc/self/gid_map", groups) &&
      mount ("tmpfs", folder, "tmpfs", 0, "size=1m") == 0)
    small_disk = g_steal_pointer (&folder);
  else if (folder != NULL)
    g_rmdir (folder);

  syscall (SYS_capset, &header, none);
}

static void
become_nobody (void)
{
  const uid_t nobody = 65534;

  if (geteuid () == 0 && (setresgid (nobody, nobody, nobody) != 0 || setresuid (nobody, nobody, nobody) != 0))
    g_error ("The tests of permissions need another user than root");

  /* who was another user may not say whom a user of a name space of its own is, unless this is set again */
  prctl (PR_SET_DUMPABLE, 1);
}

/* ---- a window ---- */

typedef struct
{
  char *folder;
  GFile *article;
  StkDocument *document;
  StkAutosave *autosave;
  char *claim;
} Fixture;

static void
open_window (Fixture *self)
{
  self->document = stk_test_open (self->article);
  self->autosave = stk_autosave_new (self->document);
}

static void
close_window (Fixture *self)
{
  g_clear_object (&self->autosave);

  /* a look at what others wrote goes on in a thread, which lets go of the document without waking this one */
  while (g_atomic_int_get (&G_OBJECT (self->document)->ref_count) > 1)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_finalize_object (g_steal_pointer (&self->document));
}

static void
set_up_in (Fixture *self, char *folder)
{
  self->folder = folder;
  self->article = stk_test_folder_write (folder, "bridge.txt", STK_TEST_ARTICLE);
  open_window (self);
  self->claim = g_strdup (stk_annotation_get_id (stk_test_tag (self->document, STK_KIND_CLAIM, "12,000 people")));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  set_up_in (self, stk_test_folder_new ());
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  clock_offset = 0;
  close_window (self);
  g_object_unref (self->article);
  g_free (self->claim);
  stk_test_folder_free (self->folder);
}

G_NORETURN static void
give_up_cb (gpointer user_data)
{
  g_error ("It does not become “%s”", (const char *) user_data);
}

static void
wait_until (Fixture *self, StkSaveState state)
{
  GEnumClass *klass = g_type_class_ref (STK_TYPE_SAVE_STATE);
  guint id = g_timeout_add_once (PATIENCE, give_up_cb, (gpointer) g_enum_get_value (klass, state)->value_nick);

  while (stk_autosave_get_state (self->autosave) != state)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
  g_type_class_unref (klass);
}

static void
set_note (Fixture *self, const char *note)
{
  stk_test_set (self->document, self->claim, "note", note);
}

static const char *
get_note (Fixture *self)
{
  StkAnnotation *claim = stk_annotation_list_lookup (stk_document_get_annotations (self->document), self->claim);

  return claim ? stk_annotation_get_string (claim, "note") : NULL;
}

/* Whether an edit would be there if the computer stopped now. */
static void
assert_in_journal (Fixture *self, const char *words)
{
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "stickler", "journals", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_assert_true (stk_document_get_journaled (self->document));
  dir = g_dir_open (path, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (GFile) file = g_file_new_build_filename (path, name, NULL);
      g_autofree char *contents = stk_test_read (file);

      if (strstr (contents, words) != NULL)
        return;
    }
  g_error ("“%s” is in no journal", words);
}

static void
assert_valid (Fixture *self)
{
  g_autofree char *contents = stk_test_read (stk_document_get_sidecar_file (self->document));
  g_autoptr (GBytes) bytes = g_bytes_new (contents, strlen (contents));
  g_autoptr (GPtrArray) problems = stk_validate_sidecar (bytes, stk_document_get_article (self->document));

  for (guint i = 0; i < problems->len; i++)
    g_error ("%s: %s", ((StkProblem *) problems->pdata[i])->place, ((StkProblem *) problems->pdata[i])->message);
}

/* Edits while nothing can be saved, until it can again: all is kept, said, and saved by itself. */
static void
edit_through (Fixture *self, GIOErrorEnum code, void (*mend) (Fixture *self))
{
  set_note (self, "Ask the harbour office.");
  wait_until (self, STK_SAVE_STATE_FAILED);
  g_assert_error (stk_autosave_get_error (self->autosave), G_IO_ERROR, (int) code);
  assert_in_journal (self, "Ask the harbour office.");
  set_note (self, "Ask the ferry line.");
  assert_in_journal (self, "Ask the ferry line.");

  mend (self);
  wait_until (self, STK_SAVE_STATE_SAVED);
  g_assert_null (stk_autosave_get_error (self->autosave));
  assert_valid (self);
  close_window (self);
  open_window (self);
  g_assert_cmpstr (get_note (self), ==, "Ask the ferry line.");
}

/* ---- the disk ---- */

static void
make_room (Fixture *self)
{
  g_autofree char *filler = g_build_filename (self->folder, "filler", NULL);

  sync_error = 0;
  if (small_disk != NULL)
    g_assert_cmpint (g_unlink (filler), ==, 0);
}

/* On a file system that is really full; where none can be mounted, one that says so when it is flushed. */
static void
test_disk_full (void)
{
  Fixture self = { 0 };
  g_autofree char *filler = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  set_up_in (&self, small_disk ? g_strdup (small_disk) : stk_test_folder_new ());
  wait_until (&self, STK_SAVE_STATE_SAVED);
  before = stk_test_read (stk_document_get_sidecar_file (self.document));

  filler = g_build_filename (self.folder, "filler", NULL);
  if (small_disk != NULL)
    {
      g_autofd int fd = open (filler, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
      char block[4096] = { 1 };

      while (write (fd, block, sizeof block) > 0)
        ;
      g_assert_cmpint (errno, ==, ENOSPC);
    }
  else
    {
      g_test_message ("No file system can be mounted here; its errors are made up");
      sync_error = ENOSPC;
    }

  set_note (&self, "Not yet.");
  wait_until (&self, STK_SAVE_STATE_FAILED);
  after = stk_test_read (stk_document_get_sidecar_file (self.document));
  g_assert_cmpstr (before, ==, after);
  edit_through (&self, G_IO_ERROR_NO_SPACE, make_room);

  tear_down (&self, NULL);
}

static void
make_writable (Fixture *self)
{
  g_assert_cmpint (g_chmod (self->folder, 0700), ==, 0);
}

static void
test_read_only_folder (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (g_chmod (self->folder, 0500), ==, 0);
  edit_through (self, G_IO_ERROR_PERMISSION_DENIED, make_writable);
}

static void
bring_folder_back (Fixture *self)
{
  g_autofree char *away = g_strconcat (self->folder, ".away", NULL);

  g_assert_cmpint (g_rename (away, self->folder), ==, 0);
}

static void
test_folder_gone (Fixture *self, gconstpointer data)
{
  g_autofree char *away = g_strconcat (self->folder, ".away", NULL);

  wait_until (self, STK_SAVE_STATE_SAVED);
  g_assert_cmpint (g_rename (self->folder, away), ==, 0);
  edit_through (self, G_IO_ERROR_NOT_FOUND, bring_folder_back);
}

static void
give_permission (Fixture *self)
{
  g_assert_cmpint (g_chmod (g_file_peek_path (stk_document_get_sidecar_file (self->document)), 0600), ==, 0);
}

/* Nobody may write to the file, or may even read it, any more. */
static void
test_permission_lost (Fixture *self, gconstpointer data)
{
  wait_until (self, STK_SAVE_STATE_SAVED);
  g_assert_cmpint (g_chmod (g_file_peek_path (stk_document_get_sidecar_file (self->document)), 0400), ==, 0);
  edit_through (self, G_IO_ERROR_PERMISSION_DENIED, give_permission);

  set_note (self, "Once more.");
  wait_until (self, STK_SAVE_STATE_SAVED);
  g_assert_cmpint (g_chmod (g_file_peek_path (stk_document_get_sidecar_file (self->document)), 0), ==, 0);
  edit_through (self, G_IO_ERROR_PERMISSION_DENIED, give_permission);
}

static void
answer (Fixture *self)
{
  g_autofree char *fifo = g_steal_pointer (&waits_for);
  g_autofd int fd = open (fifo, O_WRONLY | O_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
}

/* A share that does not answer: whoever edits does not wait for it, and hears of it. */
static void
test_share_hangs (Fixture *self, gconstpointer data)
{
  wait_until (self, STK_SAVE_STATE_SAVED);
  waits_for = g_build_filename (self->folder, "share", NULL);
  g_assert_cmpint (mkfifo (waits_for, 0600), ==, 0);
  edit_through (self, G_IO_ERROR_TIMED_OUT, answer);
}

/* ---- the clock ---- */

#define YEAR (365 * 24 * 60 * 60)

static void
assert_notes (Fixture *self, const char *expected)
{
  StkHistory *history = stk_document_get_history (self->document);
  g_autoptr (GString) notes = g_string_new (NULL);

  for (guint i = 0; i < stk_history_get_n (history); i++)
    {
      StkHistoryEntry *entry = stk_history_get (history, i);

      if (g_strcmp0 (stk_history_entry_get_path (entry), "note") == 0)
        g_string_append_printf (notes, "%s ", stk_history_entry_get_to (entry));
    }
  g_assert_cmpstr (notes->str, ==, expected);
}

/* What was done later stands later, whatever the clock says: in the history, over other people's edits and over what a
 * journal has. */
static void
test_clock_set_back (Fixture *self, gconstpointer data)
{
  g_autoptr (StkDocument) omar = NULL;

  clock_offset = YEAR;
  set_note (self, "1");
  wait_until (self, STK_SAVE_STATE_SAVED);
  omar = stk_test_open (self->article);

  clock_offset = -YEAR;
  stk_document_break_typing (self->document);
  set_note (self, "2");
  wait_until (self, STK_SAVE_STATE_PENDING);
  wait_until (self, STK_SAVE_STATE_SAVED);

  /* Omar's clock is right again, and he is behind what was saved */
  clock_offset = YEAR;
  stk_test_set (omar, self->claim, "finding", "confirmed");
  stk_test_save (omar);
  close_window (self);

  /* edits that are left behind, by a clock that goes backwards each time */
  for (int i = 3; i < 6; i++)
    {
      char note[] = { (char) ('0' + i), '\0' };

      clock_offset = -YEAR * i;
      self->document = stk_test_open (self->article);
      stk_document_start_journal (self->document);
      set_note (self, note);
      g_assert_true (stk_document_get_journaled (self->document));
      g_assert_finalize_object (g_steal_pointer (&self->document));
    }

  open_window (self);
  g_assert_cmpstr (get_note (self), ==, "5");
  stk_autosave_save_now (self->autosave);
  wait_until (self, STK_SAVE_STATE_SAVED);
  assert_valid (self);
  close_window (self);
  open_window (self);
  g_assert_cmpstr (get_note (self), ==, "5");
  g_assert_cmpstr (stk_annotation_get_string (
                     stk_annotation_list_lookup (stk_document_get_annotations (self->document), self->claim), "finding"),
                   ==, "confirmed");
  assert_notes (self, "1 2 3 4 5 ");
}

#define ADD(name, func) g_test_add ("/adversity/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  become_nobody ();
  mount_small_disk ();
  stk_test_init (&argc, &argv);

  g_test_add_func ("/adversity/disk-full", test_disk_full);
  ADD ("read-only-folder", test_read_only_folder);
  ADD ("folder-gone", test_folder_gone);
  ADD ("permission-lost", test_permission_lost);
  ADD ("share-hangs", test_share_hangs);
  ADD ("clock-set-back", test_clock_set_back);

  return g_test_run ();
}

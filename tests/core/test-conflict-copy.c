/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-autosave.h"
#include "stk-conflict-copy.h"
#include "stk-test-fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define SIDECAR "bridge.txt.annotations.json"

/* What several programs make of the name, as their documentation shows it or as it was seen. */
static const char *const COPIES[] = {
  "bridge.txt.annotations (Ida Koch's conflicted copy 2026-05-12).json",
  "bridge.txt.annotations (conflicted copy 2026-05-12 093000).json",
  "bridge.txt.annotations (1).json",
  "bridge.txt.annotations (SFConflict omar@desk.example 2026-05-12-09-30-00).json",
  "bridge.txt.annotations 2.json",
  "bridge.txt.annotations-DESK-7.json",
  "bridge.txt.annotations.sync-conflict-20260512-093000-ABCDEFG.json",
  "bridge.txt.annotations_conf(1).json",
  "bridge.txt.annotations_conflict-20260512-093000.json",
  "bridge.txt.annotations.json (conflict #1 on 2026-05-12)",
  "bridge.txt.annotations.json.Conflict",
  "bridge_conf(DESK-7).txt.annotations.json",
  "bridge [conflicted].txt.annotations.json",
  "Copy of bridge.txt.annotations.json",
};

static const char *const OTHERS[] = {
  "bridge.txt",
  "bridge.json",
  "bridge.annotations.json",
  SIDECAR,
  "bridges.md.annotations.json",
  "other.txt.annotations.json",
  "other (conflicted copy).json",
  "",
};

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (COPIES); i++)
    g_assert_true (stk_conflict_copy_is_name (SIDECAR, COPIES[i]));
  for (guint i = 0; i < G_N_ELEMENTS (OTHERS); i++)
    g_assert_false (stk_conflict_copy_is_name (SIDECAR, OTHERS[i]));
}

/* ---- processes that are killed while they save ---- */

static enum { LIVE,
              DIE_WRITING,
              DIE_BEFORE_RENAME,
              DIE_AFTER_RENAME } fate;

static void
die (void)
{
  kill (getpid (), SIGKILL);
}

ssize_t
write (int fd, const void *bytes, size_t n)
{
  ssize_t written = syscall (SYS_write, fd, bytes, fate == DIE_WRITING ? n / 2 : n);

  if (fate == DIE_WRITING)
    die ();

  return written;
}

int
renameat2 (int old_folder, const char *old_name, int new_folder, const char *new_name, unsigned int flags)
{
  int result;

  if (fate == DIE_BEFORE_RENAME)
    die ();
  result = (int) syscall (SYS_renameat2, old_folder, old_name, new_folder, new_name, flags);
  if (fate == DIE_AFTER_RENAME)
    die ();

  return result;
}

/* Another process tags the words, and is killed while it saves that. */
static void
save_and_die (Fixture *fixture, const char *words, int how)
{
  pid_t pid = fork ();
  int status;

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      stk_test_tag (fixture->document, STK_KIND_NOTE, words);
      fate = how;
      stk_document_save (fixture->document, NULL, NULL);
      _exit (1);
    }

  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
}

/* ---- what is found and merged ---- */

static char *
find (Fixture *fixture)
{
  g_autoptr (GPtrArray) copies = stk_conflict_copies_find (stk_document_get_sidecar_file (fixture->document),
                                                           stk_document_get_article (fixture->document), NULL);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < copies->len; i++)
    g_strv_builder_take (names, g_file_get_basename (copies->pdata[i]));
  list = g_strv_builder_end (names);

  return g_strjoinv ("|", list);
}

static void
assert_found (Fixture *fixture, const char *expected)
{
  g_autofree char *found = find (fixture);

  g_assert_cmpstr (found, ==, expected);
}

/* What Omar's machine has, who tagged these words in the tags as they are saved. */
static char *
make_theirs (Fixture *fixture, const char *words)
{
  g_autofree char *ours = stk_test_read (stk_document_get_sidecar_file (fixture->document));
  g_autoptr (StkTestFolder) folder = stk_test_folder_new ();
  g_autoptr (GFile) article = stk_test_folder_write (folder, "bridge.txt", STK_TEST_ARTICLE);
  g_autoptr (GFile) sidecar = stk_test_folder_write (folder, SIDECAR, ours);
  g_autoptr (StkDocument) omar = stk_test_open (article);

  stk_test_tag (omar, STK_KIND_NOTE, words);
  stk_test_save (omar);

  return stk_test_read (sidecar);
}

static void
write_copy (Fixture *fixture, const char *name, const char *contents)
{
  g_autoptr (GFile) file = stk_test_folder_write (fixture->folder, name, contents);
}

static gboolean
merge (Fixture *fixture, guint *n_left, GError **error)
{
  g_autoptr (GPtrArray) copies = stk_conflict_copies_find (stk_document_get_sidecar_file (fixture->document),
                                                           stk_document_get_article (fixture->document), NULL);

  return stk_document_merge_copies (fixture->document, copies, n_left, NULL, error);
}

static guint
count_trash (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "Trash", "files", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* A person's own folder, where the trash is. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_mkdir_with_parents (g_get_home_dir (), 0700), ==, 0);
  fixture_set_up (fixture, data);
  fixture_unwatch (fixture);
}

/* Whatever the copy is called: what is only in it comes in, what is saved stays, and the copy goes to the trash. */
static void
test_merge (Fixture *fixture, gconstpointer data)
{
  fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  stk_test_save (fixture->document);

  for (guint i = 0; i < G_N_ELEMENTS (COPIES); i++)
    {
      const char *words = i % 2 ? "Jonas Brandt" : "Monday";
      g_autofree char *theirs = make_theirs (fixture, words);
      g_autofree char *list = NULL;
      guint n_trash = count_trash ();
      guint n_left = 1;

      write_copy (fixture, COPIES[i], theirs);
      assert_found (fixture, COPIES[i]);
      fixture_tag (fixture, STK_KIND_SOURCE, "Zoë Lindqvist");
      g_assert_true (merge (fixture, &n_left, NULL));

      g_assert_cmpuint (n_left, ==, 0);
      g_assert_cmpuint (count_trash (), ==, n_trash + 1);
      g_assert_cmpuint (fixture_count (fixture), ==, 3 + 2 * i);
      g_assert_false (stk_document_get_modified (fixture->document));
      list = stk_test_folder_list (fixture->folder);
      g_assert_cmpstr (list, ==, "bridge.txt " SIDECAR);
    }

  fixture_reopen (fixture);
  g_assert_cmpuint (fixture_count (fixture), ==, 1 + 2 * G_N_ELEMENTS (COPIES));
}

/* Two people who began apart, one of whose files was given another name. */
static void
test_begun_apart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StkTestFolder) folder = stk_test_folder_new ();
  g_autoptr (StkDocument) omar = stk_test_document_new (folder);
  g_autofree char *theirs = NULL;

  stk_test_tag (omar, STK_KIND_NOTE, "Monday");
  stk_test_save (omar);
  theirs = stk_test_read (stk_document_get_sidecar_file (omar));
  write_copy (fixture, COPIES[0], theirs);

  /* also where there is nothing else */
  assert_found (fixture, COPIES[0]);
  fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  stk_test_save (fixture->document);
  assert_found (fixture, COPIES[0]);
  g_assert_true (merge (fixture, NULL, NULL));
  g_assert_cmpuint (fixture_count (fixture), ==, 2);
  assert_found (fixture, "");
}

/* Files of which nothing is to be merged stay as they are. */
static void
test_others (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *same = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *list = NULL;
  g_autoptr (StkTestFolder) folder = stk_test_folder_new ();
  g_autoptr (GFile) other_article = stk_test_folder_write (folder, "other.txt", "Ferry fares to rise\n\nIn May.\n");
  g_autoptr (StkDocument) other = stk_test_open (other_article);
  g_autofree char *of_other = NULL;

  fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  stk_test_save (fixture->document);
  before = stk_test_read (stk_document_get_sidecar_file (fixture->document));
  theirs = make_theirs (fixture, "Monday");
  fixture_tag (fixture, STK_KIND_SOURCE, "Zoë Lindqvist");
  stk_test_save (fixture->document);
  same = stk_test_read (stk_document_get_sidecar_file (fixture->document));
  stk_test_tag (other, STK_KIND_NOTE, "May");
  stk_test_save (other);
  of_other = stk_test_read (stk_document_get_sidecar_file (other));

  write_copy (fixture, "bridge.txt.annotations (same).json", same);
  write_copy (fixture, "bridge.txt.annotations (older).json", before);
  write_copy (fixture, "bridge.txt.annotations (broken).json", "{ \"id\": ");
  write_copy (fixture, "bridge.txt.annotations (no tags).json", "{}");
  write_copy (fixture, "bridge.txt.annotations (other).json", of_other);
  write_copy (fixture, "bridge (2).txt.annotations.json", theirs);
  write_copy (fixture, "bridge (2).txt", STK_TEST_ARTICLE); /* an article of its own */
  assert_found (fixture, "");

  list = stk_test_folder_list (fixture->folder);
  g_assert_nonnull (strstr (list, "(older)"));
  g_assert_nonnull (strstr (list, "(broken)"));
}

/* A copy that was spoilt between the look and the merge: nothing is changed. */
static void
test_spoilt (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n_trash = count_trash ();

  fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  stk_test_save (fixture->document);
  before = stk_test_read (stk_document_get_sidecar_file (fixture->document));
  g_ptr_array_add (copies, stk_test_folder_write (fixture->folder, COPIES[0], "{ \"id\": "));

  g_assert_false (stk_document_merge_copies (fixture->document, copies, NULL, NULL, &error));
  g_assert_error (error, STK_SIDECAR_ERROR, STK_SIDECAR_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, COPIES[0]));
  after = stk_test_read (stk_document_get_sidecar_file (fixture->document));
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (count_trash (), ==, n_trash);

  /* one that is gone is no fault */
  g_assert_true (g_file_delete (copies->pdata[0], NULL, NULL));
  g_assert_true (stk_document_merge_copies (fixture->document, copies, NULL, NULL, NULL));
}

static void
merged_cb (StkAutosave *autosave, guint n_left, const char *message, gboolean *done)
{
  g_assert_cmpuint (n_left, ==, 0);
  g_assert_null (message);
  *done = TRUE;
}

/* While a window saves by itself, a merge waits for its turn. */
static void
test_autosave (Fixture *fixture, gconstpointer data)
{
  StkAutosave *autosave;
  g_autofree char *theirs = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  gboolean done = FALSE;

  fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  stk_test_save (fixture->document);
  theirs = make_theirs (fixture, "Monday");
  write_copy (fixture, COPIES[0], theirs);
  copies = stk_conflict_copies_find (stk_document_get_sidecar_file (fixture->document),
                                     stk_document_get_article (fixture->document), NULL);

  autosave = stk_autosave_new (fixture->document);
  g_signal_connect (autosave, "copies-merged", G_CALLBACK (merged_cb), &done);
  fixture_tag (fixture, STK_KIND_SOURCE, "Zoë Lindqvist");
  stk_autosave_save_now (autosave);
  stk_autosave_merge_copies (autosave, copies);
  fixture_tag (fixture, STK_KIND_SOURCE, "Jonas Brandt");
  while (!done || stk_autosave_get_state (autosave) != STK_SAVE_STATE_SAVED)
    {
      g_assert_cmpint (stk_autosave_get_state (autosave), !=, STK_SAVE_STATE_FAILED);
      g_main_context_iteration (NULL, TRUE);
    }

  g_assert_cmpuint (fixture_count (fixture), ==, 4);
  assert_found (fixture, "");

  /* it may be looking at what was written just now */
  g_object_add_weak_pointer (G_OBJECT (autosave), (gpointer *) &autosave);
  g_object_unref (autosave);
  while (autosave != NULL)
    g_main_context_iteration (NULL, TRUE);
  while (g_atomic_int_get (&G_OBJECT (fixture->document)->ref_count) > 1) /* a thread lets go of it a moment later */
    g_usleep (1000);
  fixture_reopen (fixture);
  g_assert_cmpuint (fixture_count (fixture), ==, 4);
}

/* ---- files that killed saves left behind ---- */

static gboolean
has_temporary (Fixture *fixture)
{
  g_autofree char *list = stk_test_folder_list (fixture->folder);

  return strstr (list, ".stickler-") != NULL;
}

static void
test_killed_writing (Fixture *fixture, gconstpointer data)
{
  save_and_die (fixture, "Monday", DIE_WRITING);
  g_assert_true (has_temporary (fixture));
  assert_found (fixture, "");
  g_assert_false (has_temporary (fixture));
}

static void
test_killed_before_rename (Fixture *fixture, gconstpointer data)
{
  g_autofree char *found = NULL;

  fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  stk_test_save (fixture->document);
  save_and_die (fixture, "Monday", DIE_BEFORE_RENAME);
  fixture_reopen (fixture);
  g_assert_cmpuint (fixture_count (fixture), ==, 1);

  /* what it was about to say is said nowhere else */
  found = find (fixture);
  g_assert_true (g_str_has_prefix (found, ".stickler-"));
  g_assert_true (merge (fixture, NULL, NULL));
  g_assert_cmpuint (fixture_count (fixture), ==, 2);
  g_assert_false (has_temporary (fixture));
  assert_found (fixture, "");
}

/* The file is in place, and what is left is the version before. */
static void
test_killed_after_rename (Fixture *fixture, gconstpointer data)
{
  fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  stk_test_save (fixture->document);
  save_and_die (fixture, "Monday", DIE_AFTER_RENAME);
  g_assert_true (has_temporary (fixture));
  assert_found (fixture, "");
  g_assert_false (has_temporary (fixture));
  fixture_reopen (fixture);
  g_assert_cmpuint (fixture_count (fixture), ==, 2);
}

/* What a process holds that still writes it is left alone. */
static void
test_being_written (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = stk_test_folder_write (fixture->folder, ".stickler-ab12CD", "{ \"id\": ");
  g_autofd int fd = open (g_file_peek_path (file), O_RDWR | O_CLOEXEC);

  write_copy (fixture, ".stickler-notes", "mine");
  g_assert_cmpint (flock (fd, LOCK_EX | LOCK_NB), ==, 0);
  assert_found (fixture, "");
  g_assert_true (g_file_query_exists (file, NULL));

  g_assert_cmpint (flock (fd, LOCK_UN), ==, 0);
  assert_found (fixture, "");
  g_assert_false (g_file_query_exists (file, NULL));
}

#define add(name, func) g_test_add (name, Fixture, NULL, set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  stk_test_init (&argc, &argv);

  g_test_add_func ("/conflict-copy/names", test_names);
  add ("/conflict-copy/merge", test_merge);
  add ("/conflict-copy/begun-apart", test_begun_apart);
  add ("/conflict-copy/others", test_others);
  add ("/conflict-copy/spoilt", test_spoilt);
  add ("/conflict-copy/autosave", test_autosave);
  add ("/conflict-copy/killed/writing", test_killed_writing);
  add ("/conflict-copy/killed/before-rename", test_killed_before_rename);
  add ("/conflict-copy/killed/after-rename", test_killed_after_rename);
  add ("/conflict-copy/being-written", test_being_written);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-document.h"
#include "stk-journal.h"
#include "stk-sidecar.h"
#include "stk-test-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* Edits that are not saved yet are kept in the user's state folder, and come back. */

static char *
get_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "stickler", "journals", NULL);
}

/* The names of the journals there are. */
static char *
list_journals (void)
{
  g_autofree char *folder = get_folder ();

  return g_file_test (folder, G_FILE_TEST_EXISTS) ? stk_test_folder_list (folder) : g_strdup ("");
}

/* The path of the only journal. */
static char *
find_journal (void)
{
  g_autofree char *folder = get_folder ();
  g_autofree char *name = list_journals ();

  g_assert_cmpstr (name, !=, "");
  g_assert_null (strchr (name, ' '));

  return g_build_filename (folder, name, NULL);
}

/* The window is gone, and what was not saved with it. */
static void
leave (Fixture *fixture)
{
  fixture_unwatch (fixture);
  g_assert_true (stk_document_get_journaled (fixture->document));
  fixture_reopen (fixture);
  fixture_unwatch (fixture);
}

static void
assert_recovery (StkDocument *document, const char *start)
{
  g_autofree char *text = stk_document_dup_recovery (document);

  if (start == NULL)
    g_assert_null (text);
  else
    g_assert_true (text != NULL && g_str_has_prefix (text, start));
}

static void
assert_no_journals (void)
{
  g_autofree char *names = list_journals ();

  g_assert_cmpstr (names, ==, "");
}

static guint
count_conflicts (Fixture *fixture, const char *id)
{
  return stk_annotation_count_open_conflicts (fixture_get (fixture, id));
}

static void
test_left (Fixture *fixture, gconstpointer data)
{
  const char *claim = fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  const char *gone, *note;
  g_autofree char *folder = get_folder ();
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  struct stat st;

  gone = fixture_tag (fixture, STK_KIND_NOTE, "Monday");
  stk_test_save (fixture->document);
  stk_document_start_journal (fixture->document);
  assert_no_journals ();

  stk_test_set (fixture->document, claim, "finding", "confirmed");
  stk_test_set (fixture->document, claim, "note", "Ask the “harbour office”.\nTwice.");
  note = fixture_tag (fixture, STK_KIND_NOTE, "nine weeks");
  g_assert_true (stk_document_remove (fixture->document, gone, NULL));
  g_assert_true (stk_document_get_journaled (fixture->document));

  /* what is not published is nobody else's business */
  path = find_journal ();
  g_assert_cmpint (g_stat (path, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0700);

  leave (fixture);
  g_assert_cmpuint (fixture_count (fixture), ==, 2);
  g_assert_cmpstr (fixture_get_string (fixture, claim, "finding"), ==, "confirmed");
  g_assert_cmpstr (fixture_get_string (fixture, claim, "note"), ==, "Ask the “harbour office”.\nTwice.");
  g_assert_nonnull (fixture_get (fixture, note));
  assert_recovery (fixture->document, "Changes to 3 tags that were not saved");
  g_assert_true (stk_document_get_modified (fixture->document));

  /* to look at it is not to save it */
  articles = stk_journal_list_articles ();
  g_assert_cmpuint (articles->len, ==, 0);
  fixture_reopen (fixture);
  fixture_unwatch (fixture);
  g_assert_cmpuint (fixture_count (fixture), ==, 2);

  stk_test_save (fixture->document);
  assert_no_journals ();
  fixture_reopen (fixture);
  fixture_unwatch (fixture);
  assert_recovery (fixture->document, NULL);
  g_assert_false (stk_document_get_modified (fixture->document));
  g_assert_cmpuint (fixture_count (fixture), ==, 2);
  g_assert_cmpstr (fixture_get_string (fixture, claim, "finding"), ==, "confirmed");
}

/* Who did it stays known, whoever opens the article next. */
static void
test_agent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StkAgent) omar = stk_agent_new (NULL, "Omar Brandt");
  g_autoptr (StkAgent) ida = stk_agent_new (NULL, "Ida Okafor");
  StkHistory *history;
  StkHistoryEntry *last;
  const char *claim;

  fixture_unwatch (fixture);
  stk_document_set_agent (fixture->document, omar);
  claim = fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  stk_test_save (fixture->document);
  stk_document_start_journal (fixture->document);
  stk_test_set (fixture->document, claim, "finding", "confirmed");
  leave (fixture);

  stk_document_set_agent (fixture->document, ida);
  history = stk_document_get_history (fixture->document);
  last = stk_history_get (history, stk_history_get_n (history) - 1);
  g_assert_cmpstr (stk_history_entry_get_path (last), ==, "finding");
  g_assert_cmpstr (stk_agent_get_name (stk_history_entry_get_agent (last)), ==, "Omar Brandt");
}

/* A journal of somebody who is still at work is not taken. */
static void
test_in_use (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StkDocument) other = NULL;
  g_autoptr (GPtrArray) articles = NULL;

  fixture_unwatch (fixture);
  stk_document_start_journal (fixture->document);
  fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  g_assert_true (stk_document_get_journaled (fixture->document));

  other = stk_test_open (stk_document_get_file (fixture->document));
  assert_recovery (other, NULL);
  g_assert_cmpuint (stk_annotation_list_get_n (stk_document_get_annotations (other)), ==, 0);
  articles = stk_journal_list_articles ();
  g_assert_cmpuint (articles->len, ==, 0);

  /* and what another saves does not take it away */
  stk_test_tag (other, STK_KIND_NOTE, "Monday");
  stk_test_save (other);
  leave (fixture);
  g_assert_cmpuint (fixture_count (fixture), ==, 2);
}

/* The article that was left is known without opening it. */
static void
test_listed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) article = g_object_ref (stk_document_get_file (fixture->document));
  g_autoptr (GPtrArray) articles = NULL;

  fixture_unwatch (fixture);
  stk_document_start_journal (fixture->document);
  fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  g_assert_true (stk_document_get_journaled (fixture->document));
  g_clear_object (&fixture->document);

  articles = stk_journal_list_articles ();
  g_assert_cmpuint (articles->len, ==, 1);
  g_assert_true (g_file_equal (articles->pdata[0], article));
  fixture->document = stk_test_open (article);
}

/* Others went on in the meantime, on the same tag. */
static void
test_merged (Fixture *fixture, gconstpointer data)
{
  const char *claim = fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  g_autoptr (StkDocument) other = NULL;

  fixture_unwatch (fixture);
  stk_test_save (fixture->document);
  stk_document_start_journal (fixture->document);
  stk_test_set (fixture->document, claim, "finding", "confirmed");
  stk_test_set (fixture->document, claim, "type", "number");

  other = stk_test_open (stk_document_get_file (fixture->document));
  stk_test_set (other, claim, "finding", "cannot-confirm");
  stk_test_set (other, claim, "note", "Ask the harbour office.");
  stk_test_save (other);

  leave (fixture);
  g_assert_cmpstr (fixture_get_string (fixture, claim, "type"), ==, "number");
  g_assert_cmpstr (fixture_get_string (fixture, claim, "note"), ==, "Ask the harbour office.");
  g_assert_cmpuint (count_conflicts (fixture, claim), ==, 1);
  g_assert_nonnull (stk_annotation_find_conflict (fixture_get (fixture, claim), "finding"));
}

/* The process ended between a save and the journal's end, and others went on from that save: it is not done twice. */
static void
test_landed (Fixture *fixture, gconstpointer data)
{
  const char *claim = fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  g_autofree char *path = NULL;
  g_autofree char *journal = NULL;
  g_autoptr (GFile) left = NULL;
  g_autoptr (StkDocument) other = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  fixture_unwatch (fixture);
  stk_test_save (fixture->document);
  stk_document_start_journal (fixture->document);
  stk_test_set (fixture->document, claim, "finding", "confirmed");

  /* an edit while the save goes on keeps the journal, and what it says of the save */
  stk_document_save_async (fixture->document, NULL, stk_test_await_cb, &result);
  stk_test_set (fixture->document, claim, "type", "number");
  g_assert_true (stk_document_save_finish (fixture->document, stk_test_await (&result), NULL));
  g_clear_object (&result);
  g_assert_true (stk_document_get_journaled (fixture->document));
  path = find_journal ();
  left = g_file_new_for_path (path);
  journal = stk_test_read (left);
  g_assert_nonnull (strstr (journal, "\"saving\""));
  g_assert_nonnull (strstr (journal, "\"confirmed\""));

  other = stk_test_open (stk_document_get_file (fixture->document));
  stk_test_set (other, claim, "finding", "cannot-confirm");
  stk_test_save (other);

  leave (fixture);
  g_assert_cmpstr (fixture_get_string (fixture, claim, "finding"), ==, "cannot-confirm");
  g_assert_cmpstr (fixture_get_string (fixture, claim, "type"), ==, "number");
  g_assert_cmpuint (count_conflicts (fixture, claim), ==, 0);

  /* the very journal once more, when all of it is saved */
  stk_test_save (fixture->document);
  assert_no_journals ();
  stk_test_write (left, journal);
  fixture_reopen (fixture);
  fixture_unwatch (fixture);
  g_assert_cmpstr (fixture_get_string (fixture, claim, "finding"), ==, "cannot-confirm");
  g_assert_cmpuint (count_conflicts (fixture, claim), ==, 0);
  g_assert_false (stk_document_get_modified (fixture->document));
  assert_no_journals ();
}

/* Cut off or spoilt anywhere, as much as is whole comes back, and nothing else; what cannot be read is kept. */
static void
test_spoilt (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) article = g_object_ref (stk_document_get_file (fixture->document));
  const char *claim = fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  g_autofree char *path = NULL;
  g_autofree char *journal = NULL;
  g_autoptr (GFile) left = NULL;
  size_t length;

  fixture_unwatch (fixture);
  stk_test_save (fixture->document);
  stk_document_start_journal (fixture->document);
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *note = g_strdup_printf ("Note %u", i);

      stk_test_set (fixture->document, claim, "note", note);
      g_assert_true (stk_document_get_journaled (fixture->document));
    }
  path = find_journal ();
  left = g_file_new_for_path (path);
  journal = stk_test_read (left);
  length = strlen (journal);

  for (size_t at = 0; at < length; at += 7)
    {
      g_autofree char *cut = g_strndup (journal, at);
      g_autofree char *spoilt = g_strdup (journal);
      const char *note;

      /* nothing of it is saved, so the journal is made anew from the copy each time */
      fixture_reopen (fixture);
      fixture_unwatch (fixture);
      g_clear_object (&fixture->document);
      stk_test_write (left, cut);
      fixture->document = stk_test_open (article);
      note = fixture_get_string (fixture, claim, "note");
      g_assert_true (note == NULL || g_str_has_prefix (note, "Note "));

      spoilt[at] = spoilt[at] == 'x' ? 'y' : 'x';
      g_clear_object (&fixture->document);
      stk_test_write (left, spoilt);
      fixture->document = stk_test_open (article);
      note = fixture_get_string (fixture, claim, "note");
      g_assert_true (note == NULL || g_str_has_prefix (note, "Note "));
      g_assert_true (g_file_query_exists (left, NULL) || !stk_document_get_modified (fixture->document));
    }
}

static void
test_kept_aside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) article = g_object_ref (stk_document_get_file (fixture->document));
  const char *claim = fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  const char *note;
  g_autofree char *path = NULL;
  g_autofree char *journal = NULL;
  g_autofree char *names = NULL;
  g_autofree char *text = NULL;
  g_autofree char *folder = get_folder ();
  g_autoptr (GFile) left = NULL;

  fixture_unwatch (fixture);
  stk_test_save (fixture->document);
  stk_document_start_journal (fixture->document);
  stk_test_set (fixture->document, claim, "finding", "confirmed");
  g_assert_true (stk_document_get_journaled (fixture->document));
  note = fixture_tag (fixture, STK_KIND_NOTE, "Monday");
  g_assert_true (stk_document_get_journaled (fixture->document));
  path = find_journal ();
  left = g_file_new_for_path (path);
  g_clear_object (&fixture->document);

  journal = stk_test_read (left);
  *strstr (journal, "\"confirmed\"") = '#';
  stk_test_write (left, journal);

  fixture->document = stk_test_open (article);
  g_assert_nonnull (fixture_get (fixture, note));
  g_assert_null (fixture_get_string (fixture, claim, "finding"));
  text = stk_document_dup_recovery (fixture->document);
  g_assert_nonnull (strstr (text, "Changes to 1 tag "));
  g_assert_nonnull (strstr (text, folder));

  stk_test_save (fixture->document);
  names = list_journals ();
  g_assert_true (g_str_has_suffix (names, ".journal.broken"));
  fixture_reopen (fixture);
  fixture_unwatch (fixture);
  assert_recovery (fixture->document, NULL);
}

/* Where the sidecar cannot be read now, the edits wait. */
static void
test_waiting (Fixture *fixture, gconstpointer data)
{
  const char *claim = fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  g_autofree char *saved = NULL;
  GFile *sidecar;

  fixture_unwatch (fixture);
  stk_test_save (fixture->document);
  sidecar = stk_document_get_sidecar_file (fixture->document);
  saved = stk_test_read (sidecar);
  stk_document_start_journal (fixture->document);
  stk_test_set (fixture->document, claim, "finding", "confirmed");
  g_assert_true (stk_document_get_journaled (fixture->document));
  stk_test_write (sidecar, "{");

  fixture_reopen (fixture);
  fixture_unwatch (fixture);
  g_assert_true (stk_document_get_read_only (fixture->document));
  assert_recovery (fixture->document, "There are changes that were not saved");

  stk_test_write (stk_document_get_sidecar_file (fixture->document), saved);
  fixture_reopen (fixture);
  fixture_unwatch (fixture);
  g_assert_cmpstr (fixture_get_string (fixture, claim, "finding"), ==, "confirmed");
}

static void
test_discard (Fixture *fixture, gconstpointer data)
{
  fixture_unwatch (fixture);
  stk_document_start_journal (fixture->document);
  fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  g_assert_true (stk_document_get_journaled (fixture->document));
  stk_document_discard (fixture->document);
  fixture_reopen (fixture);
  fixture_unwatch (fixture);
  g_assert_cmpuint (fixture_count (fixture), ==, 0);
  assert_recovery (fixture->document, NULL);
  assert_no_journals ();
}

/* Several processes ended one after another, and each went on from what the one before left behind. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  const char *claim;

  fixture_unwatch (fixture);
  stk_document_start_journal (fixture->document);
  claim = fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *note = g_strdup_printf ("%u, with some words", i);

      stk_test_set (fixture->document, claim, "note", note);
      leave (fixture);
      g_assert_cmpstr (fixture_get_string (fixture, claim, "note"), ==, note);
      g_assert_cmpuint (stk_annotation_get_n_conflicts (fixture_get (fixture, claim)), ==, 0);
      stk_document_start_journal (fixture->document);
    }

  stk_test_save (fixture->document);
  g_assert_true (stk_document_get_journaled (fixture->document));
  assert_no_journals ();
}

/* Tags that are made and deleted again before the journal comes to them. */
static void
test_made_and_deleted (Fixture *fixture, gconstpointer data)
{
  const char *claim;

  fixture_unwatch (fixture);
  stk_document_start_journal (fixture->document);
  for (guint i = 0; i < 200; i++)
    {
      const char *gone = fixture_tag (fixture, STK_KIND_NOTE, "Monday");

      stk_test_set (fixture->document, gone, "text", "Which one?");
      g_assert_true (stk_document_remove (fixture->document, gone, NULL));
    }
  claim = fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  leave (fixture);
  g_assert_cmpuint (fixture_count (fixture), ==, 1);
  g_assert_nonnull (fixture_get (fixture, claim));
}

/* A save that fails for hours must not fill the disk with what was typed meanwhile. */
static void
test_long (Fixture *fixture, gconstpointer data)
{
  const char *claim = fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = NULL;
  struct stat st;

  fixture_unwatch (fixture);
  stk_document_start_journal (fixture->document);
  for (guint i = 0; i < 3000; i++)
    {
      g_string_append (text, "word ");
      stk_test_set (fixture->document, claim, "note", text->str);
      if (i % 4 == 0)
        g_assert_true (stk_document_get_journaled (fixture->document));
    }
  g_assert_true (stk_document_get_journaled (fixture->document));
  path = find_journal ();
  g_assert_cmpint (g_stat (path, &st), ==, 0);
  g_assert_cmpint (st.st_size, <, 2 * 1024 * 1024);

  leave (fixture);
  g_assert_cmpstr (fixture_get_string (fixture, claim, "note"), ==, text->str);
}

/* Where even the state folder cannot be written, it is not said to be kept; once it can, all is. */
static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = get_folder ();
  g_autofree char *parent = g_path_get_dirname (folder);
  const char *claim;

  fixture_unwatch (fixture);
  g_rmdir (folder);
  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  stk_document_start_journal (fixture->document);
  claim = fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  g_assert_false (stk_document_get_journaled (fixture->document));

  g_assert_cmpint (g_unlink (folder), ==, 0);
  leave (fixture);
  g_assert_nonnull (fixture_get (fixture, claim));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *, gconstpointer);
  } TESTS[] = {
    { "/journal/left", test_left },
    { "/journal/agent", test_agent },
    { "/journal/in-use", test_in_use },
    { "/journal/listed", test_listed },
    { "/journal/merged", test_merged },
    { "/journal/landed", test_landed },
    { "/journal/spoilt", test_spoilt },
    { "/journal/kept-aside", test_kept_aside },
    { "/journal/waiting", test_waiting },
    { "/journal/discard", test_discard },
    { "/journal/several", test_several },
    { "/journal/made-and-deleted", test_made_and_deleted },
    { "/journal/long", test_long },
    { "/journal/no-folder", test_no_folder },
  };

  stk_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
    g_test_add (TESTS[i].path, Fixture, NULL, fixture_set_up, TESTS[i].func, fixture_tear_down);

  return g_test_run ();
}

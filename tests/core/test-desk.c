/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-test.h"

#include "stk-desk-index.h"
#include "stk-progress.h"
#include "stk-sign-off.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Articles in a folder and in one below it, and the index of them. */
typedef struct
{
  StkTestFolder *folder;
  StkDocument *document; /* of "bridge.txt" */
  StkDeskIndex *index;
} Desk;

static StkDeskIndex *
open_index (Desk *desk)
{
  g_autoptr (GFile) folder = g_file_new_for_path (desk->folder);
  g_autoptr (GError) error = NULL;
  StkDeskIndex *index = stk_desk_index_open (folder, &error);

  g_assert_no_error (error);

  return index;
}

static void
set_up (Desk *self, gconstpointer data)
{
  g_autoptr (StkAgent) agent = stk_agent_new (NULL, "Ida");

  self->folder = stk_test_folder_new ();
  self->document = stk_test_document_new (self->folder);
  stk_document_set_agent (self->document, agent);
  self->index = open_index (self);
}

static void
tear_down (Desk *self, gconstpointer data)
{
  g_clear_object (&self->document);
  g_clear_object (&self->index);
  g_clear_pointer (&self->folder, stk_test_folder_free);
}

/* Brings the index up to date, and returns how many articles were read or forgotten. */
static guint
update (StkDeskIndex *index)
{
  g_autoptr (GError) error = NULL;
  guint n_changed;

  stk_desk_index_update (index, NULL, NULL, &n_changed, NULL, &error);
  g_assert_no_error (error);

  return n_changed;
}

/* A line for each article: path, state, progress, marks, who. */
static char *
list (StkDeskIndex *index)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = stk_desk_index_list (index, &error);
  GString *lines = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < articles->len; i++)
    {
      const StkDeskArticleInfo *info = stk_desk_article_get_info (articles->pdata[i]);

      g_string_append_printf (lines, "%s %s %u/%u stale %u lost %u conflicts %u %s\n", info->path,
                              stk_desk_state_get_nick (info->state), info->checked, info->total, info->stale,
                              info->orphans, info->conflicts, info->worker ? info->worker : "-");
    }

  return g_string_free_and_steal (lines);
}

static void
assert_list (StkDeskIndex *index, const char *expected)
{
  g_autofree char *actual = list (index);

  g_assert_cmpstr (actual, ==, expected);
}

/* The words of what is found, one a line. */
static char *
search (StkDeskIndex *index, const char *text)
{
  g_auto (StkDeskQuery) query = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  GString *words = g_string_new (NULL);

  stk_desk_query_parse (&query, text, &error);
  g_assert_no_error (error);
  hits = stk_desk_index_search (index, &query, 100, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (words, "%s\n", stk_desk_hit_get_info (hits->pdata[i])->words);

  return g_string_free_and_steal (words);
}

static void
assert_found (StkDeskIndex *index, const char *text, const char *expected)
{
  g_autofree char *actual = search (index, text);

  g_assert_cmpstr (actual, ==, expected);
}

static void
check (StkDocument *document, const char *id)
{
  stk_test_set (document, id, STK_FIELD_STATUS, "checked");
}

static void
test_states (Desk *desk, gconstpointer data)
{
  const char *claim;

  g_assert_cmpuint (update (desk->index), ==, 1);
  assert_list (desk->index, "bridge.txt new 0/0 stale 0 lost 0 conflicts 0 -\n");

  claim = stk_annotation_get_id (stk_test_tag (desk->document, STK_KIND_CLAIM, "4.2 million"));
  stk_test_save (desk->document);
  g_assert_cmpuint (update (desk->index), ==, 1);
  assert_list (desk->index, "bridge.txt in-check 0/1 stale 0 lost 0 conflicts 0 Ida\n");

  stk_test_set (desk->document, claim, "finding", "confirmed");
  check (desk->document, claim);
  stk_test_save (desk->document);
  g_assert_cmpuint (update (desk->index), ==, 1);
  assert_list (desk->index, "bridge.txt checked 1/1 stale 0 lost 0 conflicts 0 Ida\n");

  g_assert_true (stk_document_sign_off (desk->document, "it is late", NULL));
  stk_test_save (desk->document);
  update (desk->index);
  assert_list (desk->index, "bridge.txt signed-off 1/1 stale 0 lost 0 conflicts 0 Ida\n");
  g_assert_cmpuint (update (desk->index), ==, 0);
}

/* What changes in the article counts as in the window, though nobody opened it. */
static void
test_changed_article (Desk *desk, gconstpointer data)
{
  GFile *file = stk_document_get_file (desk->document);
  g_autofree char *text = stk_test_read (file);
  GString *changed = g_string_new (text);
  g_autoptr (StkDocument) other = NULL;
  StkProgress progress;
  g_autofree char *expected = NULL;
  const char *claim = stk_annotation_get_id (stk_test_tag (desk->document, STK_KIND_CLAIM, "4.2 million"));

  check (desk->document, claim);
  g_assert_true (stk_document_sign_off (desk->document, "it is late", NULL));
  stk_test_save (desk->document);
  update (desk->index);

  g_assert_cmpuint (g_string_replace (changed, "4.2 million", "5.2 million", 1), ==, 1);
  stk_test_write (file, changed->str);
  g_string_free (changed, TRUE);
  g_assert_cmpuint (update (desk->index), ==, 1);

  other = stk_test_open (file);
  stk_progress_count (&progress, G_LIST_MODEL (stk_document_get_annotations (other)));
  g_assert_cmpuint (progress.stale, ==, 1);
  assert_list (desk->index, "bridge.txt reopened 0/1 stale 1 lost 0 conflicts 0 Ida\n");
}

static void
test_folders (Desk *desk, gconstpointer data)
{
  g_autofree char *deep = g_build_filename (desk->folder, "week", "monday", NULL);
  g_autofree char *hidden = g_build_filename (desk->folder, ".git", NULL);
  g_autofree char *link = g_build_filename (deep, "up", NULL);
  g_autofree char *file_link = g_build_filename (deep, "link.txt", NULL);
  g_autoptr (StkTestFolder) elsewhere = stk_test_folder_new ();
  g_autoptr (GFile) outside = stk_test_folder_write (elsewhere, "outside.txt", STK_TEST_ARTICLE);

  g_assert_cmpint (g_mkdir_with_parents (deep, 0755), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (hidden, 0755), ==, 0);
  g_object_unref (stk_test_folder_write (desk->folder, "week/monday/report.md", STK_TEST_ARTICLE));
  g_object_unref (stk_test_folder_write (desk->folder, "week/notes.json", "{}"));
  g_object_unref (stk_test_folder_write (desk->folder, "week/empty.txt", ""));
  g_object_unref (stk_test_folder_write (desk->folder, ".git/hidden.txt", STK_TEST_ARTICLE));
  g_object_unref (stk_test_folder_write (desk->folder, ".hidden.txt", STK_TEST_ARTICLE));
  g_assert_cmpint (symlink (desk->folder, link), ==, 0);
  g_assert_cmpint (symlink (g_file_peek_path (outside), file_link), ==, 0);

  update (desk->index);
  assert_list (desk->index, "bridge.txt new 0/0 stale 0 lost 0 conflicts 0 -\n"
                            "week/monday/report.md new 0/0 stale 0 lost 0 conflicts 0 -\n");
  g_assert_cmpuint (update (desk->index), ==, 0);

  /* what is gone is forgotten */
  g_assert_cmpint (g_file_delete (stk_document_get_file (desk->document), NULL, NULL), ==, TRUE);
  g_assert_cmpuint (update (desk->index), ==, 1);
  assert_list (desk->index, "week/monday/report.md new 0/0 stale 0 lost 0 conflicts 0 -\n");
}

static void
test_unreadable (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) articles = NULL;

  g_object_unref (stk_test_folder_write (desk->folder, "bridge.txt.annotations.json", "{ oops"));
  g_object_unref (stk_test_folder_write (desk->folder, "gone.txt.annotations.json", "{}"));
  update (desk->index);
  assert_list (desk->index, "bridge.txt unreadable 0/0 stale 0 lost 0 conflicts 0 -\n"
                            "gone.txt unreadable 0/0 stale 0 lost 0 conflicts 0 -\n");
  articles = stk_desk_index_list (desk->index, NULL);
  g_assert_nonnull (strstr (stk_desk_article_get_info (articles->pdata[0])->error, "bridge.txt.annotations.json:1:"));
}

static void
test_search (Desk *desk, gconstpointer data)
{
  const char *source = stk_annotation_get_id (stk_test_tag (desk->document, STK_KIND_SOURCE, "Zoë Lindqvist"));
  const char *quote = stk_annotation_get_id (stk_test_tag (desk->document, STK_KIND_QUOTE, "“We looked at every other way"));
  const char *claim = stk_annotation_get_id (stk_test_tag (desk->document, STK_KIND_CLAIM, "4.2 million"));

  stk_test_set (desk->document, quote, "speaker", source);
  stk_test_set (desk->document, source, "name", "Zoë Lindqvist");
  stk_test_set (desk->document, claim, "note", "東京都の人口は約千四百万人です");
  stk_test_save (desk->document);
  update (desk->index);

  assert_found (desk->index, "kind:quote person:ZOE", "“We looked at every other way\n");
  assert_found (desk->index, "kind:quote speaker:\"zoe lindqvist\"", "“We looked at every other way\n");
  assert_found (desk->index, "every loo", "“We looked at every other way\n");
  assert_found (desk->index, "\"every other\"", "“We looked at every other way\n");
  assert_found (desk->index, "\"other every\"", "");
  assert_found (desk->index, "\"ever\"", "");
  assert_found (desk->index, "人口", "4.2 million\n");
  assert_found (desk->index, "口人", "");
  assert_found (desk->index, "state:open kind:claim", "4.2 million\n");
  assert_found (desk->index, "state:checked", "");
  assert_found (desk->index, "  ", "");
  assert_found (desk->index, "kquote", "");

  check (desk->document, claim);
  stk_test_save (desk->document);
  update (desk->index);
  assert_found (desk->index, "state:checked", "4.2 million\n");
  assert_found (desk->index, "kind:claim state:open", "");
}

static char *
alike (StkDeskIndex *index, StkKind kind, const char *words, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = stk_desk_index_find_alike (index, kind, words, id, 3, &error);
  GString *lines = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    {
      const StkDeskHitInfo *info = stk_desk_hit_get_info (hits->pdata[i]);

      g_string_append_printf (lines, "%s|%s|%s\n", info->words, info->finding, info->checker);
      g_assert_nonnull (info->checked);
    }

  return g_string_free_and_steal (lines);
}

static void
assert_alike (StkDeskIndex *index, StkKind kind, const char *words, const char *id, const char *expected)
{
  g_autofree char *actual = alike (index, kind, words, id);

  g_assert_cmpstr (actual, ==, expected);
}

static void
test_alike (Desk *desk, gconstpointer data)
{
  static const char WORDS[] = "The harbour board voted seven to two on Tuesday";
  const char *id = stk_annotation_get_id (stk_test_tag (desk->document, STK_KIND_CLAIM, "4.2 million"));
  g_autoptr (GFile) file = stk_test_folder_write (desk->folder, "other.txt", "Once more.\n\nThe harbour board voted seven to two on Tuesday.\n");
  g_autoptr (StkDocument) other = stk_test_open (file);
  g_autoptr (StkAgent) agent = stk_agent_new (NULL, "Mia");
  const char *checked;

  stk_document_set_agent (other, agent);
  checked = stk_annotation_get_id (stk_test_tag (other, STK_KIND_CLAIM, WORDS));
  stk_test_set (other, checked, "finding", "cannot-confirm");
  stk_test_save (other);
  stk_test_save (desk->document);
  update (desk->index);
  assert_alike (desk->index, STK_KIND_CLAIM, WORDS, id, "");

  check (other, checked);
  stk_test_save (other);
  update (desk->index);
  assert_alike (desk->index, STK_KIND_CLAIM, "the HARBOUR board voted seven to two, on Tuesday!", id,
                "The harbour board voted seven to two on Tuesday|cannot-confirm|Mia\n");
  assert_alike (desk->index, STK_KIND_CLAIM, "On Tuesday, the harbour board voted seven to one", id,
                "The harbour board voted seven to two on Tuesday|cannot-confirm|Mia\n");
  assert_alike (desk->index, STK_KIND_CLAIM, "The harbour board will sell its tugs, and a ferry", id, "");
  assert_alike (desk->index, STK_KIND_QUOTE, WORDS, id, "");
  assert_alike (desk->index, STK_KIND_CLAIM, WORDS, checked, "");
  assert_alike (desk->index, STK_KIND_CLAIM, "“…”", id, "");
}

/* Whatever is in place of the index, the answer is that of the files. */
static void
test_doubt (Desk *desk, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (desk->folder);
  g_autofree char *path = stk_desk_index_dup_path (folder);
  g_autofree char *contents = NULL;
  const char *const statements[] = { "PRAGMA user_version = 999", "PRAGMA application_id = 1",
                                     "UPDATE desk SET folder = '/elsewhere'", "DROP TABLE word" };
  struct stat st;
  size_t n_bytes;

  stk_test_tag (desk->document, STK_KIND_CLAIM, "4.2 million");
  stk_test_save (desk->document);
  update (desk->index);
  g_assert_cmpint (stat (path, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);

  for (size_t i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      sqlite3 *database = NULL;

      g_clear_object (&desk->index);
      g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (database, statements[i], NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (database);
      desk->index = open_index (desk);
      update (desk->index);
      assert_found (desk->index, "million", "4.2 million\n");
    }

  /* not only the head, but any page of it */
  g_clear_object (&desk->index);
  g_assert_true (g_file_get_contents (path, &contents, &n_bytes, NULL));
  memset (contents + 4096, 0x5a, n_bytes - 4096);
  g_assert_true (g_file_set_contents (path, contents, (gssize) n_bytes, NULL));
  desk->index = open_index (desk);
  update (desk->index);
  assert_found (desk->index, "million", "4.2 million\n");
}

static gpointer
update_often (gpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (StkDeskIndex) index = open_index (data);

      update (index);
    }

  return NULL;
}

/* The window and the command line at the same time. */
static void
test_together (Desk *desk, gconstpointer data)
{
  GThread *thread;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("other-%u.txt", i);

      g_object_unref (stk_test_folder_write (desk->folder, name, STK_TEST_ARTICLE));
    }
  thread = g_thread_new ("other", update_often, desk);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("other-%u.txt", i);
      g_autofree char *lines = NULL;

      g_object_unref (stk_test_folder_write (desk->folder, name, i % 2 ? "Another.\n" : "Another one.\n"));
      update (desk->index);
      lines = list (desk->index);
      g_assert_nonnull (strstr (lines, "other-39.txt"));
    }
  g_thread_join (thread);
  update (desk->index);
  {
    g_autoptr (GPtrArray) articles = stk_desk_index_list (desk->index, NULL);

    g_assert_cmpuint (articles->len, ==, 41);
    g_assert_cmpuint (update (desk->index), ==, 0);
  }
}

static void
test_cancel (Desk *desk, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (stk_desk_index_update (desk->index, NULL, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (update (desk->index), ==, 1);
}

int
main (int argc, char *argv[])
{
  stk_test_init (&argc, &argv);

#define ADD(path, func) g_test_add ("/desk/" path, Desk, NULL, set_up, func, tear_down)
  ADD ("states", test_states);
  ADD ("changed-article", test_changed_article);
  ADD ("folders", test_folders);
  ADD ("unreadable", test_unreadable);
  ADD ("search", test_search);
  ADD ("alike", test_alike);
  ADD ("doubt", test_doubt);
  ADD ("together", test_together);
  ADD ("cancel", test_cancel);

  return g_test_run ();
}

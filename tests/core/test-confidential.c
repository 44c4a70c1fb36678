/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-test-fixture.h"

#include "stk-desk-index.h"
#include "stk-vault.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* Words that stand nowhere else, so that a single byte of them tells. */
#define CONTACT "Zq7-night-number-0815"
#define CONTACT_TWO "Zq7-second-number"
#define KNOWER "Zq7-deputy-editor"

static const StkField *
contact (void)
{
  return stk_test_field (STK_KIND_SOURCE, "contact");
}

static char *
get (Fixture *fixture, const char *id, const char *name)
{
  g_autoptr (GError) error = NULL;
  char *string = stk_document_dup_confidential (fixture->document, id, stk_test_field (STK_KIND_SOURCE, name), &error);

  g_assert_no_error (error);

  return string;
}

static void
assert_kept (Fixture *fixture, const char *id, const char *name, const char *expected)
{
  g_autofree char *string = get (fixture, id, name);

  g_assert_cmpstr (string, ==, expected);
}

static void
assert_keepers (Fixture *fixture, const char *id, const char *expected)
{
  StkValue *value = stk_annotation_get_value (fixture_get (fixture, id), stk_test_field (STK_KIND_SOURCE, "kept-by"));
  g_autoptr (GString) names = g_string_new (NULL);

  for (size_t i = 0; i < stk_value_get_n_records (value); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", stk_record_get_string (stk_value_get_record (value, i), 0));
  g_assert_cmpstr (names->str, ==, expected);
}

static void
set_agent (Fixture *fixture, const char *name)
{
  g_autoptr (StkAgent) agent = stk_agent_new (NULL, name);

  stk_document_set_agent (fixture->document, agent);
}

static void
keep (StkDocument *document, const char *id, const char *name, const char *string)
{
  g_autoptr (GError) error = NULL;

  stk_document_set_string (document, id, stk_test_field (STK_KIND_SOURCE, name), string, &error);
  g_assert_no_error (error);
  g_assert_null (stk_annotation_get_value (stk_annotation_list_lookup (stk_document_get_annotations (document), id),
                                           stk_test_field (STK_KIND_SOURCE, name)));
}

static char *
tag_source (Fixture *fixture)
{
  char *id = g_strdup (fixture_tag (fixture, STK_KIND_SOURCE, "Jonas Brandt"));

  set_agent (fixture, "Ida");
  keep (fixture->document, id, "contact", CONTACT);
  keep (fixture->document, id, "identity-known-by", KNOWER);

  return id;
}

static mode_t
get_mode (const char *path)
{
  struct stat st;

  g_assert_cmpint (g_stat (path, &st), ==, 0);

  return st.st_mode & 07777;
}

/* Whatever the umask and what was there before, nobody else can read it. */
static void
test_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = tag_source (fixture);
  g_autofree char *path = stk_vault_dup_path (id);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_true (g_str_has_prefix (path, g_get_user_data_dir ()));
  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  stk_test_save (fixture->document);
  g_assert_cmpint (get_mode (path), ==, 0600);
  g_assert_cmpint (get_mode (folder), ==, 0700);

  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  keep (fixture->document, id, "contact", CONTACT_TWO);
  stk_test_save (fixture->document);
  g_assert_cmpint (get_mode (path), ==, 0600);

  fixture_reopen (fixture);
  assert_kept (fixture, id, "contact", CONTACT_TWO);
  assert_kept (fixture, id, "identity-known-by", KNOWER);
  assert_keepers (fixture, id, "Ida");
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = tag_source (fixture);

  stk_document_break_typing (fixture->document);
  keep (fixture->document, id, "contact", "Zq7-n");
  keep (fixture->document, id, "contact", CONTACT_TWO);
  stk_test_save (fixture->document);

  /* what was typed in a row is one step */
  g_assert_cmpstr (stk_document_get_undo_label (fixture->document), ==, "Change “Contact”");
  g_assert_cmpstr (stk_document_undo (fixture->document), ==, id);
  assert_kept (fixture, id, "contact", CONTACT);
  g_assert_cmpstr (stk_document_undo (fixture->document), ==, id);
  assert_kept (fixture, id, "identity-known-by", NULL);
  assert_keepers (fixture, id, "Ida");
  g_assert_cmpstr (stk_document_undo (fixture->document), ==, id);
  assert_kept (fixture, id, "contact", NULL);
  assert_keepers (fixture, id, "");

  stk_test_save (fixture->document);
  fixture_unwatch (fixture);
  assert_kept (fixture, id, "contact", NULL);
  for (guint i = 0; i < 3; i++)
    g_assert_nonnull (stk_document_redo (fixture->document));
  assert_kept (fixture, id, "contact", CONTACT_TWO);
  assert_keepers (fixture, id, "Ida");
  stk_test_save (fixture->document);
  assert_kept (fixture, id, "contact", CONTACT_TWO);
}

/* Deleting a tag, making it another kind, and bringing it back, also from the history by another run of the program. */
static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = tag_source (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_true (stk_document_set_kind (fixture->document, id, STK_KIND_NOTE, &error));
  g_assert_true (stk_document_set_kind (fixture->document, id, STK_KIND_SOURCE, &error));
  assert_kept (fixture, id, "contact", CONTACT);
  g_assert_true (stk_document_remove (fixture->document, id, &error));
  g_assert_cmpstr (stk_document_undo (fixture->document), ==, id);
  assert_kept (fixture, id, "contact", CONTACT);
  g_assert_true (stk_document_remove (fixture->document, id, &error));
  stk_test_save (fixture->document);

  fixture_reopen (fixture);
  g_assert_nonnull (stk_document_restore (fixture->document, id, &error));
  g_assert_no_error (error);
  assert_kept (fixture, id, "contact", CONTACT);
}

static void
test_keepers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = tag_source (fixture);
  g_autofree char *path = stk_vault_dup_path (id);

  set_agent (fixture, "Mia");
  keep (fixture->document, id, "contact", CONTACT_TWO);
  assert_keepers (fixture, id, "Ida Mia");
  keep (fixture->document, id, "contact", NULL);
  assert_keepers (fixture, id, "Ida Mia");
  keep (fixture->document, id, "identity-known-by", NULL);
  assert_keepers (fixture, id, "Ida");
  stk_test_save (fixture->document);

  /* nothing to keep: no file that says there was */
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_broken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = tag_source (fixture);
  g_autofree char *path = stk_vault_dup_path (id);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  stk_test_save (fixture->document);
  stk_test_write (file, "{ \"contact\": \"" CONTACT "\", oops");

  g_assert_null (stk_document_dup_confidential (fixture->document, id, contact (), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_null (strstr (error->message, CONTACT));
  g_clear_error (&error);
  g_assert_false (stk_document_set_string (fixture->document, id, contact (), "other", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);

  contents = stk_test_read (file);
  g_assert_cmpstr (contents, ==, "{ \"contact\": \"" CONTACT "\", oops");
}

/* What cannot be kept is not called saved. */
static void
test_no_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "stickler", NULL);
  g_autoptr (GFile) blocker = g_file_new_for_path (folder);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  stk_test_write (blocker, "a file where the folder is to be");
  id = tag_source (fixture);
  g_assert_false (stk_document_save (fixture->document, NULL, &error));
  g_assert_nonnull (strstr (error->message, folder));
  g_assert_true (stk_document_get_modified (fixture->document));
  assert_kept (fixture, id, "contact", CONTACT);

  g_assert_cmpint (g_remove (folder), ==, 0);
  stk_test_save (fixture->document);
  assert_kept (fixture, id, "contact", CONTACT);
}

/* No file below a folder has a byte of it, but those of the vault. */
static guint
scan (const char *path, gboolean vault)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n_files = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *contents = NULL;
      size_t n_bytes;

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        {
          n_files += scan (child, vault || g_str_equal (name, "confidential"));
          continue;
        }
      if (!g_file_get_contents (child, &contents, &n_bytes, NULL))
        continue;
      n_files++;
      if ((memmem (contents, n_bytes, "Zq7", 3) != NULL) != vault)
        g_error ("%s: %s", child, vault ? "not kept" : "leaks");
    }

  return n_files;
}

static guint
search (StkDeskIndex *index, const char *words)
{
  g_auto (StkDeskQuery) query = { .words = g_strdup (words) };
  g_autoptr (GPtrArray) hits = stk_desk_index_search (index, &query, 10, NULL);

  g_assert_nonnull (hits);

  return hits->len;
}

/* The index of the folder has the tag, and of what is confidential not a word. */
static void
index_folder (const char *path)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (StkDeskIndex) index = stk_desk_index_open (folder, &error);

  g_assert_no_error (error);
  stk_desk_index_update (index, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (search (index, "Brandt"), ==, 1);
  g_assert_cmpuint (search (index, "Zq7"), ==, 0);
  g_assert_cmpuint (search (index, "deputy"), ==, 0);
  g_assert_cmpuint (search (index, "0815"), ==, 0);
  g_assert_cmpuint (scan (g_get_user_cache_dir (), FALSE), >=, 1);
}

/* Ida and Mia edit at the same time, with journals, a merge, a conflict, a deletion and an export. */
static void
work (void)
{
  Fixture fixture = { NULL };
  g_autofree char *id = NULL;
  g_autoptr (GFile) article = NULL;
  g_autoptr (GFile) copy = NULL;
  g_autoptr (StkDocument) other = NULL;
  g_autofree char *all = NULL;

  fixture_set_up (&fixture, NULL);
  id = tag_source (&fixture);
  stk_test_save (fixture.document);
  article = g_object_ref (stk_document_get_file (fixture.document));
  other = stk_test_open (article);

  stk_document_start_journal (fixture.document);
  keep (fixture.document, id, "contact", CONTACT_TWO);
  stk_test_set (fixture.document, id, "role", "clerk");
  g_assert_true (stk_document_get_journaled (fixture.document));
  scan (g_get_user_state_dir (), FALSE);

  stk_test_set (other, id, "role", "mayor");
  keep (other, id, "contact", CONTACT);
  stk_test_save (other);
  stk_test_save (fixture.document);
  g_assert_cmpuint (stk_annotation_get_n_conflicts (fixture_get (&fixture, id)), ==, 1);

  index_folder (fixture.folder);
  copy = stk_test_folder_get (fixture.folder, "copy.json");
  g_assert_true (stk_document_export_sidecar (fixture.document, copy, NULL, NULL));
  g_assert_true (stk_document_remove (fixture.document, id, NULL));
  stk_test_save (fixture.document);

  all = stk_test_describe (fixture.document);
  g_assert_null (strstr (all, "Zq7"));
  g_assert_cmpuint (scan (fixture.folder, FALSE), >=, 3);
  g_assert_cmpuint (scan (g_get_user_data_dir (), FALSE), ==, 1);
  g_clear_object (&other);
  fixture_tear_down (&fixture, NULL);
  scan (g_get_user_state_dir (), FALSE);
  scan (g_get_user_cache_dir (), FALSE);
  scan (g_get_user_config_dir (), FALSE);
}

static void
test_leaks (void)
{
  if (g_test_subprocess ())
    {
      work ();
      return;
    }

  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_unsetenv ("G_MESSAGES_DEBUG");
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout_unmatched ("*Zq7*");
  g_test_trap_assert_stderr_unmatched ("*Zq7*");
}

int
main (int argc, char *argv[])
{
  stk_test_init (&argc, &argv);

#define ADD(path, func) g_test_add ("/confidential/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("place", test_place);
  ADD ("undo", test_undo);
  ADD ("restore", test_restore);
  ADD ("keepers", test_keepers);
  ADD ("broken", test_broken);
  ADD ("no-place", test_no_place);
  g_test_add_func ("/confidential/leaks", test_leaks);

  return g_test_run ();
}

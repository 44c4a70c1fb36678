/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-portal.h"
#include "stk-sidecar.h"
#include "stk-test.h"

#include <glib/gstdio.h>

/* Files lie here as the document portal shows them. */

static GFile *
get_document (const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "doc", name, NULL);

  return g_file_new_for_path (path);
}

static GFile *
give (const char *name, const char *contents)
{
  GFile *file = get_document (name);
  g_autoptr (GFile) folder = g_file_get_parent (file);

  g_assert_cmpint (g_mkdir_with_parents (g_file_peek_path (folder), 0700), ==, 0);
  stk_test_write (file, contents);

  return file;
}

static char *
get_kept_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "stickler", "kept", NULL);
}

static guint
count (StkDocument *document)
{
  return stk_annotation_list_get_n (stk_document_get_annotations (document));
}

static StkDocument *
tag_and_save (GFile *file, StkKind kind, const char *words)
{
  StkDocument *document = stk_test_open (file);

  stk_test_tag (document, kind, words);
  stk_test_save (document);

  return document;
}

static void
test_single_file (void)
{
  g_autoptr (StkTestFolder) folder = stk_test_folder_new ();
  g_autoptr (GFile) ordinary = stk_test_folder_write (folder, "bridge.txt", STK_TEST_ARTICLE);
  g_autoptr (GFile) single = give ("1a2b3c4d/bridge.txt", STK_TEST_ARTICLE);
  g_autoptr (GFile) inside = give ("5e6f7a8b/desk/bridge.txt", STK_TEST_ARTICLE);
  g_autoptr (GFile) desk = g_file_get_parent (inside);
  g_autoptr (GFile) mount = get_document ("1a2b3c4d");
  g_autoptr (GFile) remote = g_file_new_for_uri ("https://example.org/doc/1a2b3c4d/bridge.txt");

  g_assert_true (stk_portal_is_single_file (single));
  g_assert_false (stk_portal_is_single_file (ordinary));
  g_assert_false (stk_portal_is_single_file (inside));
  g_assert_false (stk_portal_is_single_file (desk));
  g_assert_false (stk_portal_is_single_file (mount));
  g_assert_false (stk_portal_is_single_file (remote));
}

/* A file that was given later is found in its folder that was given before, and no other file is taken for it. */
static void
test_folders (void)
{
  g_autoptr (GFile) single = give ("1a2b3c4d/bridge.txt", STK_TEST_ARTICLE);
  g_autoptr (GFile) inside = give ("5e6f7a8b/desk/bridge.txt", STK_TEST_ARTICLE);
  g_autoptr (GFile) other = give ("9c0d1e2f/archive/bridge.txt", "Another article of the same name.");
  g_autoptr (GFile) desk = g_file_get_parent (inside);
  g_autoptr (GFile) archive = g_file_get_parent (other);
  g_autoptr (GFile) ordinary = g_file_new_for_path (g_get_tmp_dir ());
  g_autoptr (GFile) found = NULL;

  g_assert_null (stk_portal_find_in_folders (single));

  stk_portal_remember_folder (archive);
  stk_portal_remember_folder (ordinary);
  g_assert_null (stk_portal_find_in_folders (single));

  stk_portal_remember_folder (desk);
  stk_portal_remember_folder (archive);
  stk_portal_remember_folder (archive);
  found = stk_portal_find_in_folders (single);
  g_assert_nonnull (found);
  g_assert_true (g_file_equal (found, inside));

  /* a folder that is gone or was taken away is passed over */
  g_assert_true (g_file_delete (inside, NULL, NULL));
  g_assert_null (stk_portal_find_in_folders (single));
}

/* Tags of a file that came alone are in the program's own data, readable for the user alone, and back the next time. */
static void
test_kept (void)
{
  g_autoptr (GFile) single = give ("1a2b3c4d/bridge.txt", STK_TEST_ARTICLE);
  g_autoptr (GFile) beside = get_document ("1a2b3c4d/bridge.txt" STK_SIDECAR_SUFFIX);
  g_autofree char *kept = get_kept_folder ();
  g_autoptr (GFile) kept_folder = g_file_new_for_path (kept);
  g_autoptr (StkDocument) document = tag_and_save (single, STK_KIND_CLAIM, "12,000 people");
  g_autoptr (StkDocument) again = NULL;
  GStatBuf st;

  g_assert_false (g_file_query_exists (beside, NULL));
  g_assert_true (g_file_has_prefix (stk_document_get_sidecar_file (document), kept_folder));
  g_assert_cmpint (g_stat (kept, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0700);

  again = stk_test_open (single);
  g_assert_cmpuint (count (again), ==, 1);
  g_assert_false (stk_document_get_modified (again));
}

/* Once the folder is there, they go beside the article. */
static void
test_home (void)
{
  g_autoptr (GFile) single = give ("1a2b3c4d/bridge.txt", STK_TEST_ARTICLE);
  g_autoptr (StkDocument) document = tag_and_save (single, STK_KIND_CLAIM, "12,000 people");
  g_autoptr (GFile) inside = give ("5e6f7a8b/desk/bridge.txt", STK_TEST_ARTICLE);
  g_autoptr (GFile) beside = get_document ("5e6f7a8b/desk/bridge.txt" STK_SIDECAR_SUFFIX);
  g_autoptr (StkDocument) home = stk_test_open (inside);
  g_autoptr (StkDocument) again = NULL;
  g_autofree char *kept = get_kept_folder ();

  g_assert_cmpuint (count (home), ==, 1);
  g_assert_true (stk_document_get_modified (home));
  g_assert_true (g_file_equal (stk_document_get_sidecar_file (home), beside));
  g_assert_false (g_file_query_exists (beside, NULL));

  stk_test_save (home);
  g_assert_true (g_file_query_exists (beside, NULL));
  g_assert_false (g_file_test (kept, G_FILE_TEST_EXISTS));

  stk_test_tag (home, STK_KIND_NOTE, "Monday");
  stk_test_save (home);
  again = stk_test_open (inside);
  g_assert_cmpuint (count (again), ==, 2);
  g_assert_false (stk_document_get_modified (again));
}

/* What somebody else tagged there meanwhile stays. */
static void
test_home_merges (void)
{
  g_autoptr (GFile) single = give ("1a2b3c4d/bridge.txt", STK_TEST_ARTICLE);
  g_autoptr (GFile) inside = give ("5e6f7a8b/desk/bridge.txt", STK_TEST_ARTICLE);
  g_autoptr (StkDocument) theirs = tag_and_save (inside, STK_KIND_NOTE, "Monday");
  g_autoptr (StkDocument) ours = tag_and_save (single, STK_KIND_CLAIM, "12,000 people");
  g_autoptr (StkDocument) home = stk_test_open (inside);
  g_autoptr (StkDocument) again = NULL;

  stk_test_save (home);
  g_assert_cmpuint (count (home), ==, 2);
  again = stk_test_open (inside);
  g_assert_cmpuint (count (again), ==, 2);
}

/* While they cannot be saved there, nothing of what was kept goes. */
static void
test_home_is_broken (void)
{
  g_autoptr (GFile) single = give ("1a2b3c4d/bridge.txt", STK_TEST_ARTICLE);
  g_autoptr (StkDocument) ours = tag_and_save (single, STK_KIND_CLAIM, "12,000 people");
  g_autoptr (GFile) inside = give ("5e6f7a8b/desk/bridge.txt", STK_TEST_ARTICLE);
  g_autoptr (GFile) beside = give ("5e6f7a8b/desk/bridge.txt" STK_SIDECAR_SUFFIX, "{ no JSON");
  g_autoptr (StkDocument) home = stk_test_open (inside);
  g_autoptr (GError) error = NULL;
  g_autofree char *left = NULL;

  g_assert_false (stk_document_save (home, NULL, &error));
  g_assert_error (error, STK_SIDECAR_ERROR, STK_SIDECAR_ERROR_SYNTAX);
  left = stk_test_read (beside);
  g_assert_cmpstr (left, ==, "{ no JSON");
  g_assert_true (g_file_query_exists (stk_document_get_sidecar_file (ours), NULL));
}

int
main (int argc, char *argv[])
{
  stk_test_init (&argc, &argv);

  g_test_add_func ("/portal/single-file", test_single_file);
  g_test_add_func ("/portal/folders", test_folders);
  g_test_add_func ("/portal/kept", test_kept);
  g_test_add_func ("/portal/home", test_home);
  g_test_add_func ("/portal/home/merges", test_home_merges);
  g_test_add_func ("/portal/home/broken", test_home_is_broken);

  return g_test_run ();
}

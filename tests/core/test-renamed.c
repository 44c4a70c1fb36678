/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-renamed.h"
#include "stk-sidecar.h"
#include "stk-test.h"

#include <glib/gstdio.h>

#define OLD "bridge.txt.annotations.json"

/* An article whose tags stayed behind under the name that it had before. */
typedef struct
{
  StkTestFolder *folder;
  GFile *file; /* under its new name */
  GFile *sidecar; /* under the old one */
} Renamed;

static void
set_up (Renamed *self, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (StkDocument) document = NULL;

  self->folder = stk_test_folder_new ();
  file = stk_test_folder_write (self->folder, "bridge.txt", STK_TEST_ARTICLE);
  document = stk_test_open (file);
  stk_test_tag (document, STK_KIND_CLAIM, "12,000 people");
  stk_test_save (document);
  self->file = stk_test_folder_get (self->folder, "final.txt");
  self->sidecar = stk_test_folder_get (self->folder, OLD);
  g_assert_cmpint (g_rename (g_file_peek_path (file), g_file_peek_path (self->file)), ==, 0);
}

static void
tear_down (Renamed *self, gconstpointer data)
{
  g_object_unref (self->file);
  g_object_unref (self->sidecar);
  stk_test_folder_free (self->folder);
}

/* The names of what is found, with spaces between. */
static char *
find (GFile *file)
{
  g_autoptr (StkArticle) article = stk_article_load (file, NULL, NULL, NULL);
  g_autoptr (GPtrArray) found = stk_renamed_find (file, article, NULL);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *name = g_file_get_basename (found->pdata[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", name);
    }

  return g_string_free (names, FALSE);
}

static void
assert_found (Renamed *self, const char *expected)
{
  g_autofree char *found = find (self->file);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_listed (Renamed *self, const char *expected)
{
  g_autofree char *names = stk_test_folder_list (self->folder);

  g_assert_cmpstr (names, ==, expected);
}

static StkDocument *
open_renamed (Renamed *self)
{
  g_autoptr (GError) error = NULL;
  StkDocument *document = stk_document_open_renamed (self->file, self->sidecar, NULL, NULL, &error);

  g_assert_no_error (error);

  return document;
}

static guint
count (StkDocument *document)
{
  return stk_annotation_list_get_n (stk_document_get_annotations (document));
}

/* Found by the file or its words, while its own article is gone and this one has no tags. */
static void
test_find (Renamed *self, gconstpointer data)
{
  g_autofree char *marked = g_strconcat ("\xEF\xBB\xBF", STK_TEST_ARTICLE, NULL);
  g_autofree char *other = g_strconcat (STK_TEST_ARTICLE, "One more line.\n", NULL);
  g_autoptr (GFile) article = stk_test_folder_get (self->folder, "bridge.txt");
  g_autoptr (GFile) tags = stk_test_folder_get (self->folder, "final.txt.annotations.json");
  g_autoptr (GFile) broken = stk_test_folder_write (self->folder, "a.txt.annotations.json", "{");
  g_autoptr (GFile) empty = stk_test_folder_write (self->folder, "b.txt.annotations.json", "");

  assert_found (self, OLD);
  stk_test_write (self->file, marked);
  assert_found (self, OLD);
  stk_test_write (self->file, other);
  assert_found (self, "");

  stk_test_write (self->file, STK_TEST_ARTICLE);
  stk_test_write (article, other); /* whatever it says, it is there */
  assert_found (self, "");
  g_assert_cmpint (g_unlink (g_file_peek_path (article)), ==, 0);
  assert_found (self, OLD);
  stk_test_write (tags, "{}");
  assert_found (self, "");
}

/* The tags are where they were until they are saved. */
static void
test_save (Renamed *self, gconstpointer data)
{
  g_autoptr (StkDocument) document = open_renamed (self);
  g_autoptr (StkDocument) again = NULL;

  g_assert_cmpuint (count (document), ==, 1);
  g_assert_true (stk_document_get_modified (document));
  assert_listed (self, OLD " final.txt");

  stk_test_save (document);
  assert_listed (self, "final.txt final.txt.annotations.json");
  again = stk_test_open (self->file);
  g_assert_cmpuint (count (again), ==, 1);
  g_assert_false (stk_document_get_modified (again));
}

/* Another machine, which does not know of the new name yet, saves to the old one. */
static void
test_saved_meanwhile (Renamed *self, gconstpointer data)
{
  g_autoptr (StkDocument) document = open_renamed (self);
  g_autofree char *contents = stk_test_read (self->sidecar);
  g_autofree char *others = g_strconcat (contents, "\n", NULL);
  g_autofree char *left = NULL;

  stk_test_write (self->sidecar, others);
  stk_test_save (document);
  assert_listed (self, OLD " final.txt final.txt.annotations.json");
  left = stk_test_read (self->sidecar);
  g_assert_cmpstr (left, ==, others);
}

/* What the article has already by then is kept. */
static void
test_both (Renamed *self, gconstpointer data)
{
  g_autoptr (StkDocument) document = open_renamed (self);
  g_autoptr (StkDocument) other = stk_test_open (self->file);

  stk_test_tag (other, STK_KIND_NOTE, "nine weeks");
  stk_test_save (other);
  stk_test_save (document);
  g_assert_cmpuint (count (document), ==, 2);
  assert_listed (self, "final.txt final.txt.annotations.json");
}

/* Edits that a window could not save before it ended belong to the name of that time. */
static void
test_unsaved (Renamed *self, gconstpointer data)
{
  g_autoptr (GFile) article = stk_test_folder_get (self->folder, "bridge.txt");
  g_autoptr (StkDocument) document = NULL;
  g_autoptr (StkDocument) renamed = NULL;
  g_autoptr (StkDocument) again = NULL;
  g_autofree char *recovery = NULL;

  g_assert_cmpint (g_rename (g_file_peek_path (self->file), g_file_peek_path (article)), ==, 0);
  document = stk_test_open (article);
  stk_document_start_journal (document);
  stk_test_tag (document, STK_KIND_NOTE, "nine weeks");
  g_assert_true (stk_document_get_journaled (document));
  g_clear_object (&document);
  g_assert_cmpint (g_rename (g_file_peek_path (article), g_file_peek_path (self->file)), ==, 0);

  renamed = open_renamed (self);
  recovery = stk_document_dup_recovery (renamed);
  g_assert_nonnull (recovery);
  g_assert_cmpuint (count (renamed), ==, 2);
  stk_test_save (renamed);
  again = stk_test_open (self->file);
  g_assert_cmpuint (count (again), ==, 2);
  g_assert_false (stk_document_get_modified (again));
}

static void
assert_refused (GFile *file, GFile *sidecar, int code, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (stk_document_open_renamed (file, sidecar, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, code);
  g_assert_nonnull (strstr (error->message, g_file_peek_path (sidecar)));
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_refused (Renamed *self, gconstpointer data)
{
  g_autoptr (GFile) missing = stk_test_folder_get (self->folder, "missing.txt.annotations.json");
  g_autoptr (GFile) article = NULL;

  assert_refused (self->file, missing, G_IO_ERROR_NOT_FOUND, "no such file");
  assert_refused (self->file, self->file, G_IO_ERROR_INVALID_FILENAME, STK_SIDECAR_SUFFIX);
  article = stk_test_folder_write (self->folder, "bridge.txt", "Another article.\n");
  assert_refused (self->file, self->sidecar, G_IO_ERROR_EXISTS, "still there");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Renamed *self, gconstpointer data);
  } TESTS[] = {
    { "/renamed/find", test_find },
    { "/renamed/save", test_save },
    { "/renamed/saved-meanwhile", test_saved_meanwhile },
    { "/renamed/both", test_both },
    { "/renamed/unsaved", test_unsaved },
    { "/renamed/refused", test_refused },
  };

  stk_test_init (&argc, &argv);
  for (size_t i = 0; i < G_N_ELEMENTS (TESTS); i++)
    g_test_add (TESTS[i].path, Renamed, NULL, set_up, TESTS[i].func, tear_down);

  return g_test_run ();
}

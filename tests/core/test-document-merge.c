/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-document.h"
#include "stk-sidecar.h"
#include "stk-test-fixture.h"
#include "stk-validate.h"

#include <string.h>

/* How many edits each of two processes makes and saves. */
#define N_EDITS 12

/* The fixture's document is Ida's, and this is Omar's, open at the same time. */
static StkDocument *
open_again (Fixture *fixture)
{
  fixture_unwatch (fixture);

  return stk_test_open (stk_document_get_file (fixture->document));
}

static void
sync_document (StkDocument *document)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  stk_document_sync_async (document, NULL, stk_test_await_cb, &result);
  g_assert_true (stk_document_save_finish (document, stk_test_await (&result), &error));
  g_assert_no_error (error);
}

static const char *
get_string (StkDocument *document, const char *id, const char *name)
{
  StkAnnotation *annotation = stk_annotation_list_lookup (stk_document_get_annotations (document), id);

  g_assert_nonnull (annotation);

  return stk_annotation_get_string (annotation, name);
}

static guint
count (StkDocument *document)
{
  return stk_annotation_list_get_n (stk_document_get_annotations (document));
}

static const char *
tag (StkDocument *document, StkKind kind, const char *words)
{
  return g_intern_string (stk_annotation_get_id (stk_test_tag (document, kind, words)));
}

static void
assert_valid (StkDocument *document)
{
  g_autofree char *contents = stk_test_read (stk_document_get_sidecar_file (document));
  g_autoptr (GBytes) bytes = g_bytes_new (contents, strlen (contents));
  g_autoptr (GPtrArray) problems = stk_validate_sidecar (bytes, stk_document_get_article (document));

  for (guint i = 0; i < problems->len; i++)
    g_error ("%s: %s", ((StkProblem *) problems->pdata[i])->place, ((StkProblem *) problems->pdata[i])->message);
}

static void
merged_cb (StkDocument *document, guint n_changed, gpointer user_data)
{
  guint *n = user_data;

  *n += n_changed + 100;
}

/* Two people have the article open; what each saves reaches the other, and nothing is overwritten. */
static void
test_both (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StkDocument) omar = open_again (fixture);
  StkDocument *ida = fixture->document;
  const char *claim = tag (ida, STK_KIND_CLAIM, "12,000 people");
  g_autofree char *saved = NULL;
  g_autofree char *again = NULL;
  guint n_merged = 0;
  const char *note;

  g_signal_connect (ida, "merged", G_CALLBACK (merged_cb), &n_merged);
  stk_test_save (ida);
  g_assert_cmpuint (n_merged, ==, 0);

  note = tag (omar, STK_KIND_NOTE, "Monday");
  stk_test_save (omar);
  g_assert_cmpuint (count (omar), ==, 2);
  stk_test_set (omar, claim, "finding", "confirmed");
  stk_test_save (omar);

  /* edits of her own that are not saved yet go along */
  stk_test_set (ida, claim, "note", "Ask the harbour office.");
  sync_document (ida);
  g_assert_cmpuint (n_merged, ==, 102);
  g_assert_cmpuint (count (ida), ==, 2);
  g_assert_cmpstr (get_string (ida, claim, "finding"), ==, "confirmed");
  g_assert_cmpstr (get_string (ida, claim, "note"), ==, "Ask the harbour office.");
  g_assert_false (stk_document_get_modified (ida));
  assert_valid (ida);

  /* to hear of others writes nothing, and hearing of nothing new is not told */
  saved = stk_test_read (stk_document_get_sidecar_file (ida));
  sync_document (omar);
  sync_document (ida);
  again = stk_test_read (stk_document_get_sidecar_file (ida));
  g_assert_cmpstr (saved, ==, again);
  g_assert_cmpuint (n_merged, ==, 102);
  g_assert_cmpstr (get_string (omar, claim, "note"), ==, "Ask the harbour office.");

  g_assert_true (stk_document_remove (omar, note, NULL));
  stk_test_save (omar);
  sync_document (ida);
  g_assert_cmpuint (count (ida), ==, 1);
  assert_valid (ida);
}

/* Taking an edit back takes back only that, also where others changed the same tag since. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StkDocument) omar = open_again (fixture);
  StkDocument *ida = fixture->document;
  const char *claim = tag (ida, STK_KIND_CLAIM, "12,000 people");

  stk_test_set (ida, claim, "note", "Ask the harbour office.");
  stk_test_save (ida);
  sync_document (omar);
  stk_test_set (omar, claim, "finding", "confirmed");
  tag (omar, STK_KIND_NOTE, "Monday");
  stk_test_save (omar);
  sync_document (ida);

  g_assert_nonnull (stk_document_undo (ida));
  g_assert_cmpstr (get_string (ida, claim, "note"), ==, NULL);
  g_assert_cmpstr (get_string (ida, claim, "finding"), ==, "confirmed");
  g_assert_nonnull (stk_document_redo (ida));
  g_assert_cmpstr (get_string (ida, claim, "note"), ==, "Ask the harbour office.");
  g_assert_cmpstr (get_string (ida, claim, "finding"), ==, "confirmed");
  g_assert_cmpuint (count (ida), ==, 2);

  /* her own tag, which others have deleted meanwhile */
  sync_document (omar);
  g_assert_true (stk_document_remove (omar, claim, NULL));
  stk_test_save (omar);
  sync_document (ida);
  while (stk_document_can_undo (ida))
    stk_document_undo (ida);
  while (stk_document_can_redo (ida))
    stk_document_redo (ida);
  stk_test_save (ida);
  assert_valid (ida);
}

/* Both change the same field: both values are kept, the same in both windows. */
static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StkDocument) omar = open_again (fixture);
  StkDocument *ida = fixture->document;
  const char *claim = tag (ida, STK_KIND_CLAIM, "12,000 people");
  g_autofree char *hers = NULL;
  g_autofree char *his = NULL;
  StkConflict *conflict;

  stk_test_save (ida);
  sync_document (omar);
  stk_test_set (ida, claim, "finding", "confirmed");
  stk_test_set (omar, claim, "finding", "cannot-confirm");
  stk_test_save (ida);
  stk_test_save (omar);
  sync_document (ida);

  hers = stk_test_describe (ida);
  his = stk_test_describe (omar);
  g_assert_cmpstr (hers, ==, his);
  conflict = stk_annotation_find_conflict (fixture_get (fixture, claim), "finding");
  g_assert_nonnull (conflict);
  g_assert_cmpuint (stk_conflict_get_n_values (conflict), ==, 2);

  /* saying again what it says meanwhile decides, for the other too */
  stk_test_set (ida, claim, "finding", "confirmed");
  stk_test_save (ida);
  sync_document (omar);
  g_assert_null (stk_annotation_find_conflict (
    stk_annotation_list_lookup (stk_document_get_annotations (omar), claim), "finding"));
  assert_valid (ida);
}

/* An answer settles one conflict and leaves the others; undo brings it back. */
static void
test_settle (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StkDocument) omar = open_again (fixture);
  StkDocument *ida = fixture->document;
  const char *claim = tag (ida, STK_KIND_CLAIM, "12,000 people");
  g_autoptr (GError) error = NULL;

  stk_test_save (ida);
  sync_document (omar);
  stk_test_set (ida, claim, "finding", "confirmed");
  stk_test_set (ida, claim, "legal-risk", "serious");
  stk_test_set (omar, claim, "finding", "cannot-confirm");
  stk_test_set (omar, claim, "legal-risk", "possible");
  stk_test_save (ida);
  stk_test_save (omar);
  sync_document (ida);
  g_assert_cmpuint (stk_annotation_count_open_conflicts (fixture_get (fixture, claim)), ==, 2);

  g_assert_true (stk_document_settle (ida, claim, "finding", "cannot-confirm", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (fixture_get_string (fixture, claim, "finding"), ==, "cannot-confirm");
  g_assert_cmpuint (stk_annotation_count_open_conflicts (fixture_get (fixture, claim)), ==, 1);
  g_assert_nonnull (stk_annotation_find_conflict (fixture_get (fixture, claim), "legal-risk"));
  stk_document_undo (ida);
  g_assert_cmpuint (stk_annotation_count_open_conflicts (fixture_get (fixture, claim)), ==, 2);
  stk_document_redo (ida);

  g_assert_false (stk_document_settle (ida, claim, "finding", "confirmed", &error));
  g_assert_error (error, STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (stk_document_settle (ida, claim, "legal-risk", NULL, &error));
  g_assert_null (fixture_get_string (fixture, claim, "legal-risk"));
  stk_test_save (ida);
  sync_document (omar);
  g_assert_cmpuint (stk_annotation_count_open_conflicts (
                      stk_annotation_list_lookup (stk_document_get_annotations (omar), claim)),
                    ==, 0);
  assert_valid (ida);
}

/* An edit that is made while the save with the merge goes on. */
static void
test_edit_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StkDocument) omar = open_again (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  StkDocument *ida = fixture->document;
  const char *claim = tag (ida, STK_KIND_CLAIM, "12,000 people");

  stk_test_save (ida);
  sync_document (omar);
  stk_test_set (omar, claim, "finding", "confirmed");
  stk_test_save (omar);

  stk_test_set (ida, claim, "type", "number");
  stk_document_save_async (ida, NULL, stk_test_await_cb, &result);
  stk_test_set (ida, claim, "note", "Ask the harbour office.");
  tag (ida, STK_KIND_NOTE, "Monday");
  g_assert_true (stk_document_save_finish (ida, stk_test_await (&result), NULL));

  g_assert_true (stk_document_get_modified (ida));
  g_assert_cmpstr (get_string (ida, claim, "finding"), ==, "confirmed");
  g_assert_cmpstr (get_string (ida, claim, "note"), ==, "Ask the harbour office.");
  g_assert_cmpuint (count (ida), ==, 2);
  stk_test_save (ida);
  sync_document (omar);
  g_assert_cmpstr (get_string (omar, claim, "type"), ==, "number");
  g_assert_cmpuint (count (omar), ==, 2);
  assert_valid (ida);
}

/* Git checked out a state without the file, or a synchronised folder took it away: the tags are still there. */
static void
test_taken_away (Fixture *fixture, gconstpointer data)
{
  StkDocument *ida = fixture->document;
  const char *claim = tag (ida, STK_KIND_CLAIM, "12,000 people");

  fixture_unwatch (fixture);
  stk_test_save (ida);
  g_assert_true (g_file_delete (stk_document_get_sidecar_file (ida), NULL, NULL));
  sync_document (ida);
  g_assert_false (g_file_query_exists (stk_document_get_sidecar_file (ida), NULL));
  g_assert_cmpuint (count (ida), ==, 1);

  stk_test_set (ida, claim, "finding", "confirmed");
  stk_test_save (ida);
  assert_valid (ida);
}

/* What one of two processes does: each edit is saved at once. */
static int
edit_alone (const char *path, const char *name)
{
  g_autoptr (GFile) article = g_file_new_for_path (path);
  g_autoptr (StkDocument) document = stk_document_open (article, NULL, NULL, NULL);
  const StkField *field = stk_test_field (STK_KIND_NOTE, "text");

  for (guint i = 0; i < N_EDITS; i++)
    {
      StkRange range = { i, i + 3 };
      g_autofree char *text = g_strdup_printf ("%s %u", name, i);
      StkAnnotation *note = stk_document_add (document, STK_KIND_NOTE, &range, 1, NULL);

      if (note == NULL || !stk_document_set_string (document, stk_annotation_get_id (note), field, text, NULL) ||
          !stk_document_save (document, NULL, NULL))
        return 1;
    }

  return 0;
}

/* Two processes edit the same article at the same time. */
static void
test_processes (Fixture *fixture, gconstpointer data)
{
  const char *names[] = { "Ida", "Omar" };
  GFile *article = stk_document_get_file (fixture->document);
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
  GSubprocess *processes[G_N_ELEMENTS (names)];

  for (guint p = 0; p < G_N_ELEMENTS (names); p++)
    {
      processes[p] = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, NULL, "/proc/self/exe", "--edit",
                                       g_file_peek_path (article), names[p], NULL);
      g_assert_nonnull (processes[p]);
    }
  for (guint p = 0; p < G_N_ELEMENTS (names); p++)
    {
      g_assert_true (g_subprocess_wait_check (processes[p], NULL, NULL));
      g_object_unref (processes[p]);
    }

  fixture_reopen (fixture);
  fixture_unwatch (fixture);
  g_assert_cmpuint (fixture_count (fixture), ==, G_N_ELEMENTS (names) * N_EDITS);
  for (guint i = 0; i < fixture_count (fixture); i++)
    g_hash_table_add (texts, (gpointer) stk_annotation_get_string (
                               stk_annotation_list_peek (stk_document_get_annotations (fixture->document), i), "text"));
  g_assert_cmpuint (g_hash_table_size (texts), ==, G_N_ELEMENTS (names) * N_EDITS);
  assert_valid (fixture->document);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *, gconstpointer);
  } TESTS[] = {
    { "/document-merge/processes", test_processes },
    { "/document-merge/both", test_both },
    { "/document-merge/undo", test_undo },
    { "/document-merge/conflict", test_conflict },
    { "/document-merge/settle", test_settle },
    { "/document-merge/edit-meanwhile", test_edit_meanwhile },
    { "/document-merge/taken-away", test_taken_away },
  };

  if (argc == 4 && g_str_equal (argv[1], "--edit"))
    return edit_alone (argv[2], argv[3]);

  stk_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
    g_test_add (TESTS[i].path, Fixture, NULL, fixture_set_up, TESTS[i].func, fixture_tear_down);

  return g_test_run ();
}

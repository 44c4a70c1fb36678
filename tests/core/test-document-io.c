/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-document.h"
#include "stk-progress.h"
#include "stk-sidecar.h"
#include "stk-test-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* ---- saving ---- */

static void
test_save (Fixture *fixture, gconstpointer data)
{
  const char *id = fixture_tag (fixture, STK_KIND_QUOTE, "“and there is none.”");
  g_autofree char *article_before = stk_test_read (stk_document_get_file (fixture->document));
  g_autofree char *article_after = NULL;
  g_autofree char *names = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  fixture_expect (fixture, 1, 1, 0);
  stk_test_save (fixture->document);
  fixture_expect (fixture, 1, 0, 0);
  first = stk_test_read (stk_document_get_sidecar_file (fixture->document));
  g_assert_true (g_str_has_suffix (first, "}\n"));
  g_assert_nonnull (strstr (first, id));

  /* the same state, the same bytes */
  stk_test_save (fixture->document);
  second = stk_test_read (stk_document_get_sidecar_file (fixture->document));
  g_assert_cmpstr (second, ==, first);
  fixture_expect (fixture, 0, 0, 0);

  /* what was done before the save can be undone after it */
  g_assert_nonnull (stk_document_undo (fixture->document));
  fixture_expect (fixture, 1, 1, 1);
  stk_test_save (fixture->document);
  fixture_expect (fixture, 1, 0, 0);
  fixture_reopen (fixture);
  g_assert_cmpuint (fixture_count (fixture), ==, 0);

  article_after = stk_test_read (stk_document_get_file (fixture->document));
  g_assert_cmpstr (article_after, ==, article_before);
  names = stk_test_folder_list (fixture->folder);
  g_assert_cmpstr (names, ==, "bridge.txt bridge.txt.annotations.json");
}

/* A path of this computer is nowhere in the file. */
static void
test_no_path (Fixture *fixture, gconstpointer data)
{
  g_autofree char *saved = NULL;

  fixture_tag (fixture, STK_KIND_NOTE, "Monday");
  stk_test_save (fixture->document);
  saved = stk_test_read (stk_document_get_sidecar_file (fixture->document));
  g_assert_null (strstr (saved, fixture->folder));
  g_assert_null (strstr (saved, "file:"));
  fixture_expect (fixture, 2, 1, 0);
}

static void
test_save_mode (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint article;
    guint sidecar;
  } ROWS[] = { { 0644, 0644 }, { 0600, 0600 }, { 0664, 0664 }, { 0755, 0644 }, { 0444, 0644 }, { 0640, 0640 } };
  g_autofree char *article = g_file_get_path (stk_document_get_file (fixture->document));
  g_autofree char *sidecar = g_strconcat (article, STK_SIDECAR_SUFFIX, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      GStatBuf st;

      g_assert_cmpint (g_chmod (article, (int) ROWS[i].article), ==, 0);
      stk_test_save (fixture->document);
      g_assert_cmpint (g_stat (sidecar, &st), ==, 0);
      g_assert_cmpuint (st.st_mode & 07777, ==, ROWS[i].sidecar);
      g_remove (sidecar);
      fixture_reopen (fixture);
    }
}

static void
test_save_async (Fixture *fixture, gconstpointer data)
{
  const char *id = fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) pending = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *saved = NULL;

  fixture_expect (fixture, 1, 1, 0);
  stk_document_save_async (fixture->document, NULL, stk_test_await_cb, &first);
  stk_document_save_async (fixture->document, NULL, stk_test_await_cb, &pending);
  g_assert_false (stk_document_save (fixture->document, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_clear_error (&error);

  /* edits go on meanwhile, and are not in what is saved */
  stk_test_set (fixture->document, id, "note", "Too late for this save.");
  g_assert_true (stk_document_save_finish (fixture->document, stk_test_await (&first), &error));
  g_assert_no_error (error);
  g_assert_true (stk_document_get_modified (fixture->document));
  fixture_expect (fixture, 0, 0, 0);
  saved = stk_test_read (stk_document_get_sidecar_file (fixture->document));
  g_assert_nonnull (strstr (saved, id));
  g_assert_null (strstr (saved, "Too late"));

  g_assert_false (stk_document_save_finish (fixture->document, stk_test_await (&pending), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_clear_error (&error);

  stk_document_save_async (fixture->document, NULL, stk_test_await_cb, &second);
  g_assert_true (stk_document_save_finish (fixture->document, stk_test_await (&second), &error));
  g_assert_false (stk_document_get_modified (fixture->document));
  fixture_expect (fixture, 1, 0, 0);
  g_clear_object (&first);
  g_clear_object (&pending);
  g_clear_object (&second);
  fixture_reopen (fixture);
  g_assert_cmpstr (fixture_get_string (fixture, id, "note"), ==, "Too late for this save.");
}

/* Cancelled in time, nothing is written; when it is on disk already, it is saved, and the next save knows that. */
static void
test_save_async_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) late = NULL;
  g_autoptr (GAsyncResult) early = NULL;
  g_autoptr (GError) error = NULL;

  fixture_tag (fixture, STK_KIND_NOTE, "Monday");
  stk_document_save_async (fixture->document, cancellable, stk_test_await_cb, &late);
  stk_test_await (&late);
  g_cancellable_cancel (cancellable);
  g_assert_true (stk_document_save_finish (fixture->document, late, &error));
  g_assert_no_error (error);
  fixture_expect (fixture, 2, 1, 0);

  fixture_tag (fixture, STK_KIND_NOTE, "3 May");
  stk_document_save_async (fixture->document, cancellable, stk_test_await_cb, &early);
  g_assert_false (stk_document_save_finish (fixture->document, stk_test_await (&early), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (stk_document_get_modified (fixture->document));
  fixture_expect (fixture, 1, 0, 0);
  stk_test_save (fixture->document);
  fixture_expect (fixture, 1, 0, 0);
  g_clear_object (&early);
  g_clear_object (&late);
}

/* The document may be let go while it is being saved. */
static void
test_save_async_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) sidecar = g_object_ref (stk_document_get_sidecar_file (fixture->document));
  g_autoptr (GFile) article = g_object_ref (stk_document_get_file (fixture->document));

  fixture_tag (fixture, STK_KIND_NOTE, "Monday");
  fixture_expect (fixture, 1, 1, 0);
  fixture_unwatch (fixture);
  stk_document_save_async (fixture->document, NULL, stk_test_await_cb, &result);
  g_clear_object (&fixture->document);
  stk_test_await (&result);
  g_clear_object (&result);
  g_assert_true (g_file_query_exists (sidecar, NULL));

  fixture->document = stk_test_open (article);
  g_assert_cmpuint (fixture_count (fixture), ==, 1);
  fixture_watch (fixture);
}

/* What another program wrote and cannot be read is never overwritten, and the edits stay. */
static void
test_changed_by_others (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  GFile *sidecar = stk_document_get_sidecar_file (fixture->document);

  fixture_tag (fixture, STK_KIND_NOTE, "Monday");
  stk_test_save (fixture->document);
  fixture_expect (fixture, 2, 1, 0);
  fixture_tag (fixture, STK_KIND_NOTE, "3 May");
  stk_test_write (sidecar, "{\"theirs\": true}\n");

  g_assert_false (stk_document_save (fixture->document, NULL, &error));
  g_assert_error (error, STK_SIDECAR_ERROR, STK_SIDECAR_ERROR_FORMAT);
  contents = stk_test_read (sidecar);
  g_assert_cmpstr (contents, ==, "{\"theirs\": true}\n");
  g_assert_true (stk_document_get_modified (fixture->document));
  g_assert_false (stk_document_get_read_only (fixture->document));
  g_assert_cmpuint (fixture_count (fixture), ==, 2);
  fixture_expect (fixture, 1, 0, 0);
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) copy = stk_test_folder_get (fixture->folder, "copy.json");
  GFile *article;
  g_autoptr (GError) error = NULL;
  g_autofree char *exported = NULL;
  g_autofree char *saved = NULL;
  g_autofree char *names = NULL;

  fixture_tag (fixture, STK_KIND_NOTE, "Monday");
  fixture_expect (fixture, 1, 1, 0);
  g_assert_true (stk_document_export_sidecar (fixture->document, copy, NULL, &error));
  g_assert_no_error (error);
  names = stk_test_folder_list (fixture->folder);
  g_assert_cmpstr (names, ==, "bridge.txt copy.json");
  /* a copy is no save */
  g_assert_true (stk_document_get_modified (fixture->document));
  fixture_expect (fixture, 0, 0, 0);

  stk_test_save (fixture->document);
  fixture_expect (fixture, 1, 0, 0);
  exported = stk_test_read (copy);
  saved = stk_test_read (stk_document_get_sidecar_file (fixture->document));
  g_assert_cmpstr (exported, ==, saved);

  /* never over another file */
  g_assert_false (stk_document_export_sidecar (fixture->document, copy, NULL, &error));
  g_assert_error (error, STK_SIDECAR_ERROR, STK_SIDECAR_ERROR_CHANGED);
  g_clear_error (&error);
  article = stk_document_get_file (fixture->document);
  g_assert_false (stk_document_export_sidecar (fixture->document, article, NULL, &error));
  g_assert_error (error, STK_SIDECAR_ERROR, STK_SIDECAR_ERROR_CHANGED);
}

/* ---- what must not be saved over ---- */

/* Tries all that could change something. */
static void
try_everything (Fixture *fixture, const char *id)
{
  const StkField *note = stk_test_field (STK_KIND_QUOTE, "note");
  g_autoptr (StkValue) value = stk_value_new_string ("x");
  StkRange range = { 1, 5 };
  g_autoptr (GAsyncResult) result = NULL;
  GError *errors[8] = { NULL };

  stk_document_begin_group (fixture->document, "Group");
  g_assert_null (stk_document_add (fixture->document, STK_KIND_QUOTE, &range, 1, &errors[0]));
  g_assert_false (stk_document_remove (fixture->document, id, &errors[1]));
  g_assert_false (stk_document_set_string (fixture->document, id, note, "x", &errors[2]));
  g_assert_false (stk_document_set_value (fixture->document, id, note, value, &errors[3]));
  g_assert_false (stk_document_set_kind (fixture->document, id, STK_KIND_NOTE, &errors[4]));
  g_assert_false (stk_document_set_ranges (fixture->document, id, &range, 1, &errors[5]));
  stk_document_end_group (fixture->document);
  stk_document_break_typing (fixture->document);
  g_assert_null (stk_document_undo (fixture->document));
  g_assert_null (stk_document_redo (fixture->document));
  g_assert_false (stk_document_save (fixture->document, NULL, &errors[6]));
  stk_document_save_async (fixture->document, NULL, stk_test_await_cb, &result);
  g_assert_false (stk_document_save_finish (fixture->document, stk_test_await (&result), &errors[7]));

  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_assert_error (errors[i], STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_READ_ONLY);
      /* each says why */
      g_assert_nonnull (strstr (errors[i]->message, stk_document_get_sidecar_error (fixture->document)->message));
      g_error_free (errors[i]);
    }
  fixture_expect (fixture, 0, 0, 0);
}

static void
test_broken (Fixture *fixture, gconstpointer data)
{
  static const char BROKEN[] = "{\"type\": \"AnnotationCollection\", \"first\": {\"items\": [";
  GFile *sidecar;
  g_autoptr (GFile) copy = stk_test_folder_get (fixture->folder, "copy.json");
  g_autofree char *contents = NULL;
  g_autofree char *names = NULL;

  stk_test_write (stk_document_get_sidecar_file (fixture->document), BROKEN);
  fixture_reopen (fixture);
  sidecar = stk_document_get_sidecar_file (fixture->document);
  g_assert_true (stk_document_get_read_only (fixture->document));
  g_assert_error (stk_document_get_sidecar_error (fixture->document), STK_SIDECAR_ERROR, STK_SIDECAR_ERROR_SYNTAX);
  g_assert_cmpuint (fixture_count (fixture), ==, 0);
  try_everything (fixture, "urn:none");

  /* only elsewhere */
  g_assert_true (stk_document_export_sidecar (fixture->document, copy, NULL, NULL));
  g_assert_false (stk_document_export_sidecar (fixture->document, sidecar, NULL, NULL));
  contents = stk_test_read (sidecar);
  g_assert_cmpstr (contents, ==, BROKEN);
  names = stk_test_folder_list (fixture->folder);
  g_assert_cmpstr (names, ==, "bridge.txt bridge.txt.annotations.json copy.json");
}

/* Or after the broken file got another name. */
static void
test_set_aside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) aside = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  stk_test_write (stk_document_get_sidecar_file (fixture->document), "{");
  fixture_reopen (fixture);
  g_assert_true (stk_document_get_read_only (fixture->document));
  aside = stk_document_set_sidecar_aside (fixture->document, &error);
  g_assert_no_error (error);
  contents = stk_test_read (aside);
  g_assert_cmpstr (contents, ==, "{");

  fixture_reopen (fixture);
  g_assert_false (stk_document_get_read_only (fixture->document));
  fixture_tag (fixture, STK_KIND_NOTE, "Monday");
  stk_test_save (fixture->document);
  g_clear_pointer (&contents, g_free);
  contents = stk_test_read (aside);
  g_assert_cmpstr (contents, ==, "{");
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  static const char *const VERSIONS[] = { "\"stk:version\": 2", "\"stk:version\": 4294967297" };
  const char *id = fixture_tag (fixture, STK_KIND_QUOTE, "“and there is none.”");
  g_autofree char *saved = NULL;

  stk_test_save (fixture->document);
  fixture_expect (fixture, 2, 1, 0);
  saved = stk_test_read (stk_document_get_sidecar_file (fixture->document));

  for (guint i = 0; i < G_N_ELEMENTS (VERSIONS); i++)
    {
      g_autoptr (GString) newer = g_string_new (saved);
      g_autofree char *contents = NULL;

      g_assert_cmpuint (g_string_replace (newer, "\"stk:version\": 1", VERSIONS[i], 0), ==, 1);
      stk_test_write (stk_document_get_sidecar_file (fixture->document), newer->str);
      fixture_reopen (fixture);

      /* it is shown as far as it is understood */
      g_assert_true (stk_document_get_read_only (fixture->document));
      g_assert_error (stk_document_get_sidecar_error (fixture->document), STK_SIDECAR_ERROR, STK_SIDECAR_ERROR_NEWER);
      g_assert_nonnull (fixture_get (fixture, id));
      try_everything (fixture, id);
      contents = stk_test_read (stk_document_get_sidecar_file (fixture->document));
      g_assert_cmpstr (contents, ==, newer->str);
    }
}

static void
unreadable_func (void)
{
  g_autoptr (StkTestFolder) folder = stk_test_folder_new ();
  g_autoptr (GFile) file = stk_test_folder_write (folder, "bridge.txt", STK_TEST_ARTICLE);
  g_autoptr (GFile) sidecar = stk_test_folder_write (folder, "bridge.txt.annotations.json", "secret");
  g_autoptr (StkDocument) document = NULL;
  g_autofree char *contents = NULL;

  g_assert_cmpint (g_chmod (g_file_peek_path (sidecar), 0200), ==, 0);
  document = stk_test_open (file);
  g_assert_true (stk_document_get_read_only (document));
  g_assert_error (stk_document_get_sidecar_error (document), G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_false (stk_document_save (document, NULL, NULL));
  g_assert_cmpint (g_chmod (g_file_peek_path (sidecar), 0600), ==, 0);
  contents = stk_test_read (sidecar);
  g_assert_cmpstr (contents, ==, "secret");
}

static void
test_unreadable (void)
{
  stk_test_run_as_nobody (unreadable_func);
}

static void
test_not_a_file (Fixture *fixture, gconstpointer data)
{
  const char *path = g_file_peek_path (stk_document_get_sidecar_file (fixture->document));

  g_assert_cmpint (g_mkdir (path, 0755), ==, 0);
  fixture_reopen (fixture);
  g_assert_true (stk_document_get_read_only (fixture->document));
  g_assert_error (stk_document_get_sidecar_error (fixture->document), G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  try_everything (fixture, "urn:none");
}

/* ---- an article that changes ---- */

static void
change_article (Fixture *fixture, const char *from, const char *to)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GFile *file = stk_document_get_file (fixture->document);
  g_autofree char *contents = stk_test_read (file);

  g_string_assign (text, contents);
  g_assert_cmpuint (g_string_replace (text, from, to, 0), ==, 1);
  stk_test_write (file, text->str);
  fixture_reopen (fixture);
}

static void
assert_state (Fixture *fixture, const char *id, StkAnchorState state, const char *exact)
{
  g_autofree char *words = stk_annotation_dup_exact (fixture_get (fixture, id));

  g_assert_cmpint (stk_annotation_get_anchor_state (fixture_get (fixture, id)), ==, state);
  g_assert_cmpstr (words, ==, exact);
}

static const char *
get_digest (Fixture *fixture, const char *id)
{
  return stk_anchor_get_digest (stk_annotation_get_anchor (fixture_get (fixture, id), 0));
}

static const char *
get_article_digest (Fixture *fixture)
{
  return stk_article_get_text_digest (stk_document_get_article (fixture->document));
}

static void
test_article_changed (Fixture *fixture, gconstpointer data)
{
  const char *before = fixture_tag (fixture, STK_KIND_CLAIM, "close on 3 May");
  const char *changed = fixture_tag (fixture, STK_KIND_CLAIM, "€4.2 million");
  const char *after = fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  g_autofree char *old_digest = g_strdup (get_article_digest (fixture));
  g_autofree char *old_text = stk_test_read (stk_document_get_file (fixture->document));
  g_autofree char *saved = NULL;
  g_autofree char *saved_again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (StkSidecar) sidecar = NULL;
  g_autofree char *kept_text = NULL;
  StkAnchor *saved_anchor;

  stk_test_save (fixture->document);
  fixture_expect (fixture, 2, 1, 0);
  change_article (fixture, "€4.2 million", "€5 million");

  assert_state (fixture, before, STK_ANCHOR_STATE_EXACT, "close on 3 May");
  assert_state (fixture, changed, STK_ANCHOR_STATE_CHANGED, "€5 million");
  assert_state (fixture, after, STK_ANCHOR_STATE_MOVED, "12,000 people");
  g_assert_cmpstr (get_article_digest (fixture), !=, old_digest);
  g_assert_cmpstr (get_digest (fixture, before), ==, get_article_digest (fixture));
  g_assert_cmpstr (get_digest (fixture, after), ==, get_article_digest (fixture));
  saved_anchor = stk_annotation_get_saved_anchor (fixture_get (fixture, changed), 0);
  g_assert_cmpstr (stk_anchor_get_digest (saved_anchor), ==, old_digest);
  g_assert_cmpstr (stk_anchor_get_exact (saved_anchor), ==, "€4.2 million");
  /* to look at it is no edit */
  g_assert_false (stk_document_get_modified (fixture->document));

  /* what is lost keeps its selectors, and the text that they count in is carried along */
  stk_test_save (fixture->document);
  saved = stk_test_read (stk_document_get_sidecar_file (fixture->document));
  bytes = g_bytes_new (saved, strlen (saved));
  sidecar = stk_sidecar_new_from_bytes (bytes, "saved", NULL);
  g_assert_nonnull (sidecar);
  kept_text = stk_sidecar_dup_text (sidecar, old_digest);
  g_assert_cmpstr (kept_text, ==, old_text);
  g_assert_cmpstr (stk_sidecar_get_text_digest (sidecar), ==, get_article_digest (fixture));

  fixture_reopen (fixture);
  assert_state (fixture, after, STK_ANCHOR_STATE_EXACT, "12,000 people");
  assert_state (fixture, changed, STK_ANCHOR_STATE_CHANGED, "€5 million");
  stk_test_save (fixture->document);
  saved_again = stk_test_read (stk_document_get_sidecar_file (fixture->document));
  g_assert_cmpstr (saved_again, ==, saved);

  /* the writer takes the change back */
  change_article (fixture, "€5 million", "€4.2 million");
  assert_state (fixture, before, STK_ANCHOR_STATE_EXACT, "close on 3 May");
  assert_state (fixture, changed, STK_ANCHOR_STATE_EXACT, "€4.2 million");
  assert_state (fixture, after, STK_ANCHOR_STATE_MOVED, "12,000 people");
  stk_test_save (fixture->document);
  g_clear_pointer (&saved, g_free);
  saved = stk_test_read (stk_document_get_sidecar_file (fixture->document));
  g_assert_null (strstr (saved, "stk:earlierTexts"));
}

/* A check of words that were changed begins again, at once for whoever looks, and for good when a person has taken the
 * new words; the old ones stay until then, and undoing brings them back. */
static void
test_stale (Fixture *fixture, gconstpointer data)
{
  const char *id = fixture_tag (fixture, STK_KIND_CLAIM, "€4.2 million");
  g_autoptr (GError) error = NULL;
  StkProgress progress;

  fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  stk_test_set (fixture->document, id, "status", "checked");
  stk_test_set (fixture->document, id, "finding", "confirmed");
  stk_test_save (fixture->document);
  change_article (fixture, "€4.2 million", "€5 million");
  change_article (fixture, "12,000 people", "nobody");

  g_assert_true (stk_annotation_is_stale (fixture_get (fixture, id)));
  g_assert_cmpstr (stk_annotation_get_status (fixture_get (fixture, id)), ==, "open");
  g_assert_cmpstr (stk_annotation_get_string (fixture_get (fixture, id), "status"), ==, "checked");
  stk_progress_count (&progress, G_LIST_MODEL (stk_document_get_annotations (fixture->document)));
  g_assert_cmpuint (progress.checked[STK_KIND_CLAIM], ==, 0);
  g_assert_cmpuint (progress.stale, ==, 1);
  g_assert_cmpuint (progress.orphans, ==, 1);

  g_assert_true (stk_document_confirm (fixture->document, id, &error));
  g_assert_no_error (error);
  assert_state (fixture, id, STK_ANCHOR_STATE_EXACT, "€5 million");
  g_assert_cmpstr (stk_annotation_get_string (fixture_get (fixture, id), "status"), ==, "open");
  g_assert_cmpstr (stk_annotation_get_string (fixture_get (fixture, id), "finding"), ==, "confirmed");

  stk_document_undo (fixture->document);
  assert_state (fixture, id, STK_ANCHOR_STATE_CHANGED, "€5 million");
  g_assert_cmpstr (stk_annotation_get_string (fixture_get (fixture, id), "status"), ==, "checked");
  stk_document_redo (fixture->document);
  stk_test_save (fixture->document);
  fixture_reopen (fixture);
  assert_state (fixture, id, STK_ANCHOR_STATE_EXACT, "€5 million");
  g_assert_cmpstr (stk_annotation_get_status (fixture_get (fixture, id)), ==, "open");

  g_assert_false (stk_document_confirm (fixture->document, "urn:x:nothing", &error));
  g_assert_error (error, STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_NOT_FOUND);
}

/* That a tag is kept without its words is remembered, can be undone, and is void once the words are back. */
static void
test_left_out (Fixture *fixture, gconstpointer data)
{
  const char *id = fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  g_autoptr (GError) error = NULL;

  stk_test_save (fixture->document);
  change_article (fixture, "12,000 people", "nobody");
  g_assert_true (stk_progress_needs_review (fixture_get (fixture, id)));
  g_assert_true (stk_document_confirm (fixture->document, id, &error));
  g_assert_no_error (error);
  g_assert_false (stk_progress_needs_review (fixture_get (fixture, id)));
  g_assert_cmpstr (stk_document_get_undo_label (fixture->document), ==, "Keep without Words");
  stk_document_undo (fixture->document);
  g_assert_true (stk_progress_needs_review (fixture_get (fixture, id)));
  stk_document_redo (fixture->document);
  stk_test_save (fixture->document);

  fixture_reopen (fixture);
  assert_state (fixture, id, STK_ANCHOR_STATE_ORPHAN, "12,000 people");
  g_assert_false (stk_progress_needs_review (fixture_get (fixture, id)));
  g_assert_cmpint (stk_annotation_get_anchor_reason (fixture_get (fixture, id)), ==, STK_ANCHOR_REASON_LEFT_OUT);

  change_article (fixture, "nobody", "12,000 people");
  assert_state (fixture, id, STK_ANCHOR_STATE_EXACT, "12,000 people");
}

static StkRange
find_words (Fixture *fixture, const char *words)
{
  return stk_test_find (fixture->document, words);
}

/* Words that a person chooses stand for the part of a quotation that is gone, else for the one that is nearest. */
static void
test_put_part (Fixture *fixture, gconstpointer data)
{
  const StkRange parts[] = {
    find_words (fixture, "€4.2 million"),
    find_words (fixture, "12,000 people"),
  };
  const char *id = fixture_tag (fixture, STK_KIND_CLAIM, "€4.2 million");
  StkAnnotation *annotation;

  g_assert_true (stk_document_set_ranges (fixture->document, id, parts, 2, NULL));
  stk_test_save (fixture->document);
  change_article (fixture, "12,000 people", "nobody");
  g_assert_cmpuint (stk_annotation_get_n_anchors (fixture_get (fixture, id)), ==, 1);

  g_assert_true (stk_document_put_part (fixture->document, id, find_words (fixture, "nobody"), NULL));
  annotation = fixture_get (fixture, id);
  g_assert_cmpuint (stk_annotation_get_n_anchors (annotation), ==, 2);
  g_assert_cmpstr (stk_anchor_get_exact (stk_annotation_get_anchor (annotation, 0)), ==, "€4.2 million");
  g_assert_cmpstr (stk_anchor_get_exact (stk_annotation_get_anchor (annotation, 1)), ==, "nobody");

  g_assert_true (stk_document_put_part (fixture->document, id, find_words (fixture, "4.2"), NULL));
  annotation = fixture_get (fixture, id);
  g_assert_cmpuint (stk_annotation_get_n_anchors (annotation), ==, 2);
  g_assert_cmpstr (stk_anchor_get_exact (stk_annotation_get_anchor (annotation, 0)), ==, "4.2");
}

/* Other quotation marks are no other words: nothing is asked and no check begins again, but what was tagged is kept. */
static void
test_typography (Fixture *fixture, gconstpointer data)
{
  const char *id = fixture_tag (fixture, STK_KIND_QUOTE, "“We looked at every other way,”");

  stk_test_set (fixture->document, id, "status", "checked");
  stk_test_save (fixture->document);
  change_article (fixture, "“We looked at every other way,”", "\"We looked at every other way,\"");
  assert_state (fixture, id, STK_ANCHOR_STATE_MOVED, "\"We looked at every other way,\"");
  g_assert_cmpint (stk_annotation_get_anchor_reason (fixture_get (fixture, id)), ==, STK_ANCHOR_REASON_TYPOGRAPHY);
  g_assert_cmpstr (stk_annotation_get_status (fixture_get (fixture, id)), ==, "checked");
  g_assert_cmpstr (stk_anchor_get_exact (stk_annotation_get_saved_anchor (fixture_get (fixture, id), 0)), ==,
                   "“We looked at every other way,”");

  g_assert_true (stk_document_confirm (fixture->document, id, NULL));
  assert_state (fixture, id, STK_ANCHOR_STATE_EXACT, "\"We looked at every other way,\"");
  g_assert_cmpstr (stk_annotation_get_status (fixture_get (fixture, id)), ==, "checked");
}

/* The parts of a quotation are followed each for itself. */
static void
test_parts (Fixture *fixture, gconstpointer data)
{
  StkRange ranges[2] = { stk_test_find (fixture->document, "close on 3 May"),
                         stk_test_find (fixture->document, "“We looked at every other way,”") };
  StkAnnotation *annotation = stk_document_add (fixture->document, STK_KIND_QUOTE, ranges, 2, NULL);
  const char *id = stk_annotation_get_id (annotation);
  g_autofree char *kept_id = g_strdup (id);

  stk_test_save (fixture->document);
  change_article (fixture, "The old", "Now the old");
  assert_state (fixture, kept_id, STK_ANCHOR_STATE_MOVED, "close on 3 May … “We looked at every other way,”");

  change_article (fixture, "will close on 3 May, the", "will, the");
  assert_state (fixture, kept_id, STK_ANCHOR_STATE_CHANGED, "“We looked at every other way,”");
  g_assert_cmpint (stk_annotation_get_anchor_reason (fixture_get (fixture, kept_id)), ==,
                   STK_ANCHOR_REASON_PART_GONE);
  g_assert_cmpuint (stk_annotation_get_n_saved_anchors (fixture_get (fixture, kept_id)), ==, 2);
  stk_test_save (fixture->document);

  change_article (fixture, "will, the", "will close on 3 May, the");
  assert_state (fixture, kept_id, STK_ANCHOR_STATE_MOVED, "close on 3 May … “We looked at every other way,”");
}

/* The same words among other words are no proof. */
static void
test_other_context (Fixture *fixture, gconstpointer data)
{
  const char *id = fixture_tag (fixture, STK_KIND_SOURCE, "Jonas Brandt");

  stk_test_save (fixture->document);
  stk_test_write (stk_document_get_file (fixture->document),
                  "The new barber opens on Monday.\n\nHis name, says the sign, is Jonas Brandt, and he cuts well.\n");
  fixture_reopen (fixture);
  assert_state (fixture, id, STK_ANCHOR_STATE_ORPHAN, "Jonas Brandt");
}

/* Whoever is asked sees where the words might be: where they seem to be first, then others that suit. */
static void
test_places (Fixture *fixture, gconstpointer data)
{
  const char *twice = "Then Jonas Brandt, the mayor of the town, cut the ribbon.\n\n";
  const char *id;
  g_autofree char *text = g_strconcat (twice, "Nobody had slept.\n\n", twice, NULL);
  g_autoptr (GArray) places = NULL;
  g_autoptr (GArray) none = NULL;

  stk_test_write (stk_document_get_file (fixture->document), twice);
  fixture_reopen (fixture);
  id = fixture_tag (fixture, STK_KIND_SOURCE, "Jonas Brandt");
  stk_test_save (fixture->document);
  stk_test_write (stk_document_get_file (fixture->document), text);
  fixture_reopen (fixture);

  places = stk_document_list_places (fixture->document, id);
  g_assert_cmpuint (places->len, ==, 2);
  for (guint i = 0; i < places->len; i++)
    g_assert_true (stk_text_range_equals (stk_article_get_text (stk_document_get_article (fixture->document)),
                                          g_array_index (places, StkRange, i), "Jonas Brandt"));

  none = stk_document_list_places (fixture->document, "urn:x:nothing");
  g_assert_cmpuint (none->len, ==, 0);
}

/* Undoing reaches back over a change of the article: what it brings back is found where it is now. */
static void
test_take_undo (Fixture *fixture, gconstpointer data)
{
  const char *id = fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  GFile *file = stk_document_get_file (fixture->document);
  g_autofree char *contents = stk_test_read (file);
  g_autofree char *longer = g_strconcat ("Once more:\n\n", contents, NULL);
  StkDocument *now;

  stk_test_set (fixture->document, id, "finding", "confirmed");
  stk_test_save (fixture->document);
  stk_test_write (file, longer);
  now = stk_document_open (file, NULL, NULL, NULL);
  g_assert_false (stk_document_can_undo (now));

  stk_document_take_undo (now, fixture->document);
  g_assert_false (stk_document_can_undo (fixture->document));
  fixture_unwatch (fixture);
  g_assert_finalize_object (fixture->document);
  fixture->document = now;
  fixture_watch (fixture);
  g_assert_cmpstr (stk_document_undo (fixture->document), ==, id);
  assert_state (fixture, id, STK_ANCHOR_STATE_MOVED, "12,000 people");
  g_assert_null (stk_annotation_get_string (fixture_get (fixture, id), "finding"));
  stk_document_undo (fixture->document);
  g_assert_null (fixture_get (fixture, id));
  stk_document_redo (fixture->document);
  stk_document_redo (fixture->document);
  assert_state (fixture, id, STK_ANCHOR_STATE_MOVED, "12,000 people");
  g_assert_cmpstr (stk_annotation_get_string (fixture_get (fixture, id), "finding"), ==, "confirmed");
}

static StkAnchor *
get_anchor (Fixture *fixture, const char *id, const char *name)
{
  return stk_value_get_anchor (
    stk_annotation_get_value (fixture_get (fixture, id), stk_test_field (STK_KIND_QUOTE, name)));
}

/* Words that a field names are looked for as well; they keep their place in the old text where they are gone. */
static void
test_cue (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *field;
    const char *words;
  } ROWS[] = { { "cue", "said council leader" }, { "speaker-mention", "Jonas Brandt" } };
  const char *id = fixture_tag (fixture, STK_KIND_QUOTE, "“We looked at every other way,”");
  g_autofree char *old_digest = g_strdup (get_article_digest (fixture));
  StkAnchor *cue, *mention;

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      StkText *text = stk_article_get_text (stk_document_get_article (fixture->document));
      g_autoptr (StkAnchor) anchor =
        stk_anchor_new_for_range (text, old_digest, stk_test_find (fixture->document, ROWS[i].words));
      g_autoptr (StkValue) value = stk_value_new_anchor (anchor);
      const StkField *field = stk_test_field (STK_KIND_QUOTE, ROWS[i].field);

      g_assert_true (stk_document_set_value (fixture->document, id, field, value, NULL));
    }
  stk_test_save (fixture->document);
  fixture_expect (fixture, 2, 1, 0);

  change_article (fixture, "Jonas Brandt, “and", "J. Brandt, “and");
  assert_state (fixture, id, STK_ANCHOR_STATE_EXACT, "“We looked at every other way,”");
  cue = get_anchor (fixture, id, "cue");
  mention = get_anchor (fixture, id, "speaker-mention");
  g_assert_cmpstr (stk_anchor_get_digest (cue), ==, get_article_digest (fixture));
  g_assert_cmpstr (stk_anchor_get_digest (mention), ==, old_digest);
  g_assert_cmpstr (stk_anchor_get_exact (mention), ==, "Jonas Brandt");
}

/* A text that is too long to be carried along stays in the user's cache. */
static void
test_long_article (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (STK_TEST_ARTICLE);
  g_autoptr (GFile) file = stk_test_folder_get (fixture->folder, "long.txt");
  g_autofree char *saved = NULL;
  g_autofree char *old_digest = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (StkSidecar) sidecar = NULL;

  while (text->len <= STK_SIDECAR_MAX_TEXT)
    g_string_append (text, "\nThe bridge has stood for a hundred and eleven years, and nobody has counted its rivets.\n");
  stk_test_write (file, text->str);

  {
    g_autoptr (StkDocument) document = stk_test_open (file);

    stk_test_tag (document, STK_KIND_NOTE, "Monday");
    stk_test_save (document);
    old_digest = g_strdup (stk_article_get_text_digest (stk_document_get_article (document)));
    saved = stk_test_read (stk_document_get_sidecar_file (document));
  }
  g_assert_null (strstr (saved, "rivets"));
  bytes = g_bytes_new (saved, strlen (saved));
  sidecar = stk_sidecar_new_from_bytes (bytes, "saved", NULL);
  kept = stk_sidecar_dup_text (sidecar, old_digest);
  g_assert_true (g_str_equal (kept, text->str));

  /* a digest is no path */
  g_assert_null (stk_sidecar_dup_text (sidecar, "sha256:../../../../etc/passwd"));
  g_assert_null (stk_sidecar_dup_text (sidecar, ""));
  g_assert_null (stk_sidecar_dup_text (sidecar, NULL));
}

int
main (int argc, char *argv[])
{
  stk_test_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/document/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("save", test_save);
  ADD ("no-path", test_no_path);
  ADD ("save-mode", test_save_mode);
  ADD ("save-async", test_save_async);
  ADD ("save-async-cancelled", test_save_async_cancelled);
  ADD ("save-async-closed", test_save_async_closed);
  ADD ("changed-by-others", test_changed_by_others);
  ADD ("export", test_export);
  ADD ("broken", test_broken);
  ADD ("set-aside", test_set_aside);
  ADD ("newer", test_newer);
  g_test_add_func ("/document/unreadable", test_unreadable);
  ADD ("not-a-file", test_not_a_file);
  ADD ("article-changed", test_article_changed);
  ADD ("other-context", test_other_context);
  ADD ("places", test_places);
  ADD ("take-undo", test_take_undo);
  ADD ("stale", test_stale);
  ADD ("left-out", test_left_out);
  ADD ("put-part", test_put_part);
  ADD ("typography", test_typography);
  ADD ("parts", test_parts);
  ADD ("cue", test_cue);
  ADD ("long-article", test_long_article);

  return g_test_run ();
}

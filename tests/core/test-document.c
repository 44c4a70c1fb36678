/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-document.h"
#include "stk-test-fixture.h"

#include <glib/gstdio.h>

/* ---- opening ---- */

static void
test_new (Fixture *fixture, gconstpointer data)
{
  g_autofree char *names = NULL;
  g_autofree char *name = g_file_get_basename (stk_document_get_file (fixture->document));
  g_autofree char *sidecar_name = g_file_get_basename (stk_document_get_sidecar_file (fixture->document));

  g_assert_cmpstr (name, ==, "bridge.txt");
  g_assert_cmpstr (sidecar_name, ==, "bridge.txt.annotations.json");
  g_assert_cmpuint (fixture_count (fixture), ==, 0);
  g_assert_false (stk_document_get_read_only (fixture->document));
  g_assert_no_error (stk_document_get_sidecar_error (fixture->document));
  g_assert_false (stk_document_get_modified (fixture->document));
  g_assert_false (stk_document_can_undo (fixture->document));
  g_assert_false (stk_document_can_redo (fixture->document));
  g_assert_null (stk_document_get_undo_label (fixture->document));
  g_assert_null (stk_document_undo (fixture->document));
  g_assert_null (stk_document_redo (fixture->document));
  fixture_expect (fixture, 0, 0, 0);

  /* to look at an article writes nothing */
  names = stk_test_folder_list (fixture->folder);
  g_assert_cmpstr (names, ==, "bridge.txt");
}

static void
test_open_errors (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) missing = stk_test_folder_get (fixture->folder, "none.txt");
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (stk_document_open (missing, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (stk_document_open (folder, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (stk_document_open (stk_document_get_file (fixture->document), NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_open_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) good = NULL;
  g_autoptr (GAsyncResult) bad = NULL;
  g_autoptr (GFile) missing = stk_test_folder_get (fixture->folder, "none.txt");
  g_autoptr (GError) error = NULL;
  StkDocument *document;

  fixture_tag (fixture, STK_KIND_NOTE, "Monday");
  stk_test_save (fixture->document);
  fixture_expect (fixture, 2, 1, 0);

  stk_document_open_async (stk_document_get_file (fixture->document), NULL, NULL, stk_test_await_cb, &good);
  stk_document_open_async (missing, NULL, NULL, stk_test_await_cb, &bad);
  document = stk_document_open_finish (stk_test_await (&good), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stk_annotation_list_get_n (stk_document_get_annotations (document)), ==, 1);
  g_clear_object (&good);
  g_assert_finalize_object (document);

  g_assert_null (stk_document_open_finish (stk_test_await (&bad), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* ---- edits ---- */

static void
test_add (Fixture *fixture, gconstpointer data)
{
  StkAnnotation *annotation = stk_test_tag (fixture->document, STK_KIND_SOURCE, "Zoë Lindqvist");
  g_autofree char *exact = stk_annotation_dup_exact (annotation);

  fixture_expect (fixture, 1, 1, 0);
  g_assert_cmpstr (exact, ==, "Zoë Lindqvist");
  g_assert_cmpint (stk_annotation_get_kind (annotation), ==, STK_KIND_SOURCE);
  g_assert_cmpint (stk_annotation_get_anchor_state (annotation), ==, STK_ANCHOR_STATE_EXACT);
  g_assert_cmpstr (stk_agent_get_name (stk_annotation_get_creator (annotation)), ==, "Mira Holm");
  g_assert_cmpstr (stk_annotation_get_created (annotation), ==, stk_annotation_get_modified (annotation));
  g_assert_cmpstr (stk_anchor_get_digest (stk_annotation_get_anchor (annotation, 0)), ==,
                   stk_article_get_text_digest (stk_document_get_article (fixture->document)));
  g_assert_true (stk_document_get_modified (fixture->document));
  g_assert_cmpstr (stk_document_get_undo_label (fixture->document), ==, "Tag");

  fixture_tag (fixture, STK_KIND_SOURCE, "the Courier");
  fixture_expect (fixture, 0, 0, 0);
  g_assert_cmpuint (fixture_count (fixture), ==, 2);
}

static void
test_ranges (Fixture *fixture, gconstpointer data)
{
  size_t length = stk_text_get_length (stk_article_get_text (stk_document_get_article (fixture->document)));
  const StkRange good = { 0, length };
  const StkRange bad[] = { { 3, 3 }, { 5, 4 }, { 0, length + 1 }, { length, length + 1 }, { 0, G_MAXSIZE } };
  StkAnnotation *annotation = stk_document_add (fixture->document, STK_KIND_NOTE, &good, 1, NULL);
  g_autofree char *id = g_strdup (stk_annotation_get_id (annotation));
  g_autofree char *message =
    g_strdup_printf ("bridge.txt: The range from 3 to 3 is empty or reaches outside the article, which has %zu characters.",
                     length);

  fixture_expect (fixture, 1, 1, 0);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      const StkRange both[] = { good, bad[i] };
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) range_error = NULL;

      g_assert_null (stk_document_add (fixture->document, STK_KIND_QUOTE, both, 2, &error));
      g_assert_error (error, STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_RANGE);
      if (i == 0)
        g_assert_cmpstr (error->message, ==, message);
      g_assert_false (stk_document_set_ranges (fixture->document, id, &bad[i], 1, &range_error));
      g_assert_error (range_error, STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_RANGE);
    }
  g_assert_cmpuint (fixture_count (fixture), ==, 1);
  g_assert_true (fixture_get (fixture, id) == annotation);
  fixture_expect (fixture, 0, 0, 0);
}

static void
test_set_ranges (Fixture *fixture, gconstpointer data)
{
  const char *id = fixture_tag (fixture, STK_KIND_QUOTE, "“We looked at every other way,”");
  const char *first = fixture_tag (fixture, STK_KIND_NOTE, "Monday");
  StkRange parts[] = { stk_test_find (fixture->document, "Café owner"), stk_test_find (fixture->document, "12,000") };
  g_autoptr (GError) error = NULL;
  g_autofree char *exact = NULL;

  g_assert_true (stk_document_set_ranges (fixture->document, id, parts, 2, &error));
  g_assert_no_error (error);
  exact = stk_annotation_dup_exact (fixture_get (fixture, id));
  g_assert_cmpstr (exact, ==, "Café owner … 12,000");
  g_assert_cmpstr (stk_document_get_undo_label (fixture->document), ==, "Change Words");
  g_assert_cmpstr (stk_document_undo (fixture->document), ==, id);
  g_assert_cmpuint (stk_annotation_get_n_anchors (fixture_get (fixture, id)), ==, 1);
  g_assert_true (stk_annotation_list_peek (stk_document_get_annotations (fixture->document), 0) ==
                 fixture_get (fixture, first));
  fixture_expect (fixture, 1, 1, 1);
}

static void
assert_refused (Fixture *fixture, const char *id, const StkField *field, const char *string, GQuark domain, int code)
{
  g_autoptr (StkValue) value = stk_value_new_string (string);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = stk_test_describe (fixture->document);
  g_autofree char *after = NULL;

  g_assert_false (stk_document_set_value (fixture->document, id, field, value, &error));
  g_assert_error (error, domain, code);
  after = stk_test_describe (fixture->document);
  g_assert_cmpstr (after, ==, before);
  fixture_expect (fixture, 0, 0, 0);
}

static void
test_set_errors (Fixture *fixture, gconstpointer data)
{
  const char *quote = fixture_tag (fixture, STK_KIND_QUOTE, "“and there is none.”");
  const StkField *speaker = stk_test_field (STK_KIND_QUOTE, "speaker");
  const StkField *note = stk_test_field (STK_KIND_QUOTE, "note");
  g_autoptr (GError) error = NULL;

  fixture_expect (fixture, 1, 1, 0);
  assert_refused (fixture, "urn:none", note, "x", STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_NOT_FOUND);
  assert_refused (fixture, quote, speaker, "urn:none", STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_LINK);
  assert_refused (fixture, quote, speaker, quote, STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_LINK);

  g_assert_false (stk_document_set_string (fixture->document, quote, stk_test_field (STK_KIND_QUOTE, "form"), "spoken", &error));
  g_assert_error (error, STK_FIELD_ERROR, STK_FIELD_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_false (stk_document_remove (fixture->document, "urn:none", &error));
  g_assert_error (error, STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (stk_document_set_kind (fixture->document, "urn:none", STK_KIND_NOTE, &error));
  g_assert_error (error, STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_NOT_FOUND);
}

/* What changes nothing is no edit. */
static void
test_no_change (Fixture *fixture, gconstpointer data)
{
  const char *id = fixture_tag (fixture, STK_KIND_QUOTE, "“and there is none.”");
  StkAnnotation *before;

  stk_test_set (fixture->document, id, "note", "Ask.");
  stk_test_save (fixture->document);
  fixture_expect (fixture, 2, 1, 0);

  before = fixture_get (fixture, id);
  stk_test_set (fixture->document, id, "note", "Ask.");
  stk_test_set (fixture->document, id, "form", "");
  stk_test_set (fixture->document, id, "form", NULL);
  g_assert_true (stk_document_set_kind (fixture->document, id, STK_KIND_QUOTE, NULL));
  g_assert_true (fixture_get (fixture, id) == before);
  g_assert_false (stk_document_get_modified (fixture->document));
  fixture_expect (fixture, 0, 0, 0);
}

/* ---- undo and redo ---- */

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  const char *id = fixture_tag (fixture, STK_KIND_CLAIM, "The repairs cost €4.2 million");
  g_autofree char *with_type = NULL;
  g_autofree char *again = NULL;

  fixture_expect (fixture, 1, 1, 0);
  stk_test_set (fixture->document, id, "type", "number");
  g_assert_cmpstr (stk_document_get_undo_label (fixture->document), ==, "Change “Type”");
  with_type = stk_test_describe (fixture->document);

  g_assert_cmpstr (stk_document_undo (fixture->document), ==, id);
  g_assert_null (fixture_get_string (fixture, id, "type"));
  g_assert_cmpstr (stk_document_get_redo_label (fixture->document), ==, "Change “Type”");
  fixture_expect (fixture, 0, 0, 1);
  g_assert_cmpstr (stk_document_undo (fixture->document), ==, id);
  g_assert_cmpuint (fixture_count (fixture), ==, 0);
  fixture_expect (fixture, 0, 1, 0);
  g_assert_null (stk_document_undo (fixture->document));
  fixture_expect (fixture, 0, 0, 0);

  g_assert_cmpstr (stk_document_redo (fixture->document), ==, id);
  fixture_expect (fixture, 0, 1, 0);
  g_assert_cmpstr (stk_document_redo (fixture->document), ==, id);
  fixture_expect (fixture, 0, 0, 1);
  g_assert_null (stk_document_redo (fixture->document));
  again = stk_test_describe (fixture->document);
  g_assert_cmpstr (again, ==, with_type);

  /* an edit makes what was undone past */
  g_assert_nonnull (stk_document_undo (fixture->document));
  stk_test_set (fixture->document, id, "priority", "high");
  g_assert_false (stk_document_can_redo (fixture->document));
  fixture_expect (fixture, 0, 0, 2);
}

static void
test_unlimited (Fixture *fixture, gconstpointer data)
{
  const guint n = 10000;
  const char *id = fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  static const char *const VALUES[] = { "high", "normal", "low" };

  for (guint i = 0; i < n; i++)
    stk_test_set (fixture->document, id, "priority", VALUES[i % 3]);
  for (guint i = n; i > 0; i--)
    {
      g_assert_cmpstr (fixture_get_string (fixture, id, "priority"), ==, VALUES[(i - 1) % 3]);
      g_assert_cmpstr (stk_document_undo (fixture->document), ==, id);
    }
  g_assert_null (fixture_get_string (fixture, id, "priority"));
  for (guint i = 0; i < n; i++)
    g_assert_nonnull (stk_document_redo (fixture->document));
  g_assert_cmpstr (fixture_get_string (fixture, id, "priority"), ==, VALUES[(n - 1) % 3]);
  fixture_expect (fixture, 1, 1, 2);
}

static guint
undo_all (Fixture *fixture)
{
  guint n = 0;

  while (stk_document_undo (fixture->document) != NULL)
    n++;

  return n;
}

static void
type (Fixture *fixture, const char *id, const char *name, const char *text)
{
  g_autoptr (GString) typed = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      g_string_append_unichar (typed, g_utf8_get_char (p));
      stk_test_set (fixture->document, id, name, typed->str);
    }
}

/* What is typed into a field is one step, until something else is done. */
static void
test_typing (Fixture *fixture, gconstpointer data)
{
  const char *id = fixture_tag (fixture, STK_KIND_SOURCE, "Zoë Lindqvist");
  const char *other = fixture_tag (fixture, STK_KIND_SOURCE, "Jonas Brandt");

  type (fixture, id, "name", "Zoë Lindqvist");
  g_assert_cmpstr (stk_document_undo (fixture->document), ==, id);
  g_assert_null (fixture_get_string (fixture, id, "name"));
  g_assert_nonnull (stk_document_redo (fixture->document));
  g_assert_cmpstr (fixture_get_string (fixture, id, "name"), ==, "Zoë Lindqvist");

  /* 3 steps so far; each line is one more */
  type (fixture, id, "name", "Zoë");
  type (fixture, id, "role", "Owner");
  type (fixture, other, "role", "Leader");
  type (fixture, other, "role", "Council leader");
  stk_document_break_typing (fixture->document);
  type (fixture, other, "role", "Leader of the council");
  stk_test_set (fixture->document, other, "type", "named-person");
  stk_test_set (fixture->document, other, "type", "named-group");
  type (fixture, other, "role", "Head");
  g_assert_cmpstr (fixture_get_string (fixture, other, "role"), ==, "Head");

  stk_document_undo (fixture->document);
  g_assert_cmpstr (fixture_get_string (fixture, other, "role"), ==, "Leader of the council");
  stk_document_undo (fixture->document);
  g_assert_cmpstr (fixture_get_string (fixture, other, "type"), ==, "named-person");
  stk_document_undo (fixture->document);
  stk_document_undo (fixture->document);
  g_assert_cmpstr (fixture_get_string (fixture, other, "role"), ==, "Council leader");
  stk_document_undo (fixture->document);
  g_assert_null (fixture_get_string (fixture, other, "role"));
  g_assert_cmpuint (undo_all (fixture), ==, 5);
}

/* Typing on after an undo does not change what can be redone into something else. */
static void
test_typing_after_undo (Fixture *fixture, gconstpointer data)
{
  const char *id = fixture_tag (fixture, STK_KIND_NOTE, "Monday");

  type (fixture, id, "text", "Which?");
  stk_document_break_typing (fixture->document);
  type (fixture, id, "text", "Which Monday?");
  g_assert_nonnull (stk_document_undo (fixture->document));
  g_assert_cmpstr (fixture_get_string (fixture, id, "text"), ==, "Which?");
  type (fixture, id, "text", "Which one?");
  g_assert_false (stk_document_can_redo (fixture->document));
  g_assert_nonnull (stk_document_undo (fixture->document));
  g_assert_cmpstr (fixture_get_string (fixture, id, "text"), ==, "Which?");

  /* nor after a redo */
  g_assert_nonnull (stk_document_redo (fixture->document));
  type (fixture, id, "text", "What?");
  g_assert_nonnull (stk_document_undo (fixture->document));
  g_assert_cmpstr (fixture_get_string (fixture, id, "text"), ==, "Which one?");

  /* nor when something else was undone in between */
  type (fixture, id, "text", "Which?");
  stk_test_set (fixture->document, id, "status", "query");
  g_assert_nonnull (stk_document_undo (fixture->document));
  type (fixture, id, "text", "Which, please?");
  g_assert_nonnull (stk_document_undo (fixture->document));
  g_assert_cmpstr (fixture_get_string (fixture, id, "text"), ==, "Which?");
  g_assert_cmpuint (undo_all (fixture), ==, 4);
}

static void
test_group (Fixture *fixture, gconstpointer data)
{
  const char *quote, *source;
  g_autofree char *filled = NULL;
  g_autofree char *again = NULL;

  stk_document_begin_group (fixture->document, "Take Suggestion");
  quote = fixture_tag (fixture, STK_KIND_QUOTE, "“and there is none.”");
  source = fixture_tag (fixture, STK_KIND_SOURCE, "Jonas Brandt");
  stk_document_begin_group (fixture->document, "Inner");
  stk_test_set (fixture->document, quote, "speaker", source);
  stk_document_end_group (fixture->document);
  type (fixture, source, "name", "Jonas Brandt");

  /* half a group can neither be undone nor redone */
  g_assert_null (stk_document_undo (fixture->document));
  g_assert_null (stk_document_redo (fixture->document));
  stk_document_end_group (fixture->document);
  fixture_expect (fixture, 1, 1, 0);

  g_assert_cmpstr (stk_document_get_undo_label (fixture->document), ==, "Take Suggestion");
  filled = stk_test_describe (fixture->document);
  g_assert_cmpstr (stk_document_undo (fixture->document), ==, quote);
  g_assert_cmpuint (fixture_count (fixture), ==, 0);
  fixture_expect (fixture, 0, 1, 1);
  g_assert_cmpstr (stk_document_redo (fixture->document), ==, quote);
  again = stk_test_describe (fixture->document);
  g_assert_cmpstr (again, ==, filled);
  fixture_expect (fixture, 0, 1, 1);

  /* one without an edit is no step */
  stk_document_begin_group (fixture->document, "Nothing");
  stk_document_end_group (fixture->document);
  g_assert_cmpstr (stk_document_get_undo_label (fixture->document), ==, "Take Suggestion");
  fixture_expect (fixture, 0, 0, 0);
}

/* What goes, takes the links to it along; undo brings both back. */
static void
test_remove (Fixture *fixture, gconstpointer data)
{
  const char *source = fixture_tag (fixture, STK_KIND_SOURCE, "Jonas Brandt");
  const char *quote = fixture_tag (fixture, STK_KIND_QUOTE, "“and there is none.”");
  const char *claim = fixture_tag (fixture, STK_KIND_CLAIM, "twice as much as planned");
  const char *via = fixture_tag (fixture, STK_KIND_SOURCE, "the Courier");
  g_autofree char *before = NULL;
  g_autofree char *removed = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  stk_test_set (fixture->document, quote, "speaker", source);
  stk_test_set (fixture->document, claim, "claimant", source);
  stk_test_set (fixture->document, claim, "quoted-in", quote);
  stk_test_set (fixture->document, via, "via", source);
  stk_test_set (fixture->document, source, "via", via);
  before = stk_test_describe (fixture->document);
  fixture_expect (fixture, 1, 1, 0);

  g_assert_true (stk_document_remove (fixture->document, source, &error));
  g_assert_no_error (error);
  g_assert_null (fixture_get (fixture, source));
  g_assert_null (fixture_get_string (fixture, quote, "speaker"));
  g_assert_null (fixture_get_string (fixture, claim, "claimant"));
  g_assert_null (fixture_get_string (fixture, via, "via"));
  g_assert_cmpstr (fixture_get_string (fixture, claim, "quoted-in"), ==, quote);
  g_assert_cmpstr (stk_document_get_undo_label (fixture->document), ==, "Delete");
  removed = stk_test_describe (fixture->document);

  g_assert_cmpstr (stk_document_undo (fixture->document), ==, source);
  after = stk_test_describe (fixture->document);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (stk_document_redo (fixture->document), ==, source);
  g_clear_pointer (&after, g_free);
  after = stk_test_describe (fixture->document);
  g_assert_cmpstr (after, ==, removed);
  fixture_expect (fixture, 0, 0, 2);
}

static void
test_set_kind (Fixture *fixture, gconstpointer data)
{
  const char *source = fixture_tag (fixture, STK_KIND_SOURCE, "Jonas Brandt");
  const char *quote = fixture_tag (fixture, STK_KIND_QUOTE, "“and there is none.”");
  const char *claim = fixture_tag (fixture, STK_KIND_CLAIM, "twice as much as planned");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  stk_test_set (fixture->document, quote, "speaker", source);
  stk_test_set (fixture->document, quote, "note", "On the phone.");
  stk_test_set (fixture->document, quote, "form", "direct");
  stk_test_set (fixture->document, claim, "quoted-in", quote);
  before = stk_test_describe (fixture->document);

  /* a claim has no speaker and no form, and nothing is quoted in it */
  g_assert_true (stk_document_set_kind (fixture->document, quote, STK_KIND_CLAIM, NULL));
  g_assert_cmpint (stk_annotation_get_kind (fixture_get (fixture, quote)), ==, STK_KIND_CLAIM);
  g_assert_cmpstr (fixture_get_string (fixture, quote, "note"), ==, "On the phone.");
  g_assert_null (stk_annotation_get_value (fixture_get (fixture, quote), stk_test_field (STK_KIND_QUOTE, "speaker")));
  g_assert_null (fixture_get_string (fixture, claim, "quoted-in"));

  g_assert_cmpstr (stk_document_undo (fixture->document), ==, quote);
  after = stk_test_describe (fixture->document);
  g_assert_cmpstr (after, ==, before);
  fixture_expect (fixture, 1, 1, 1);
}

/* One of the edits that a person may make, at random. */
static void
random_edit (Fixture *fixture)
{
  StkAnnotationList *list = stk_document_get_annotations (fixture->document);
  guint n = stk_annotation_list_get_n (list);
  size_t start = (size_t) g_test_rand_int_range (0, 400);
  StkRange range = { start, start + (size_t) g_test_rand_int_range (1, 50) };
  StkAnnotation *annotation = n ? stk_annotation_list_peek (list, (guint) g_test_rand_int_range (0, (int) n)) : NULL;
  StkAnnotation *other = n ? stk_annotation_list_peek (list, (guint) g_test_rand_int_range (0, (int) n)) : NULL;
  g_autofree char *id = annotation ? g_strdup (stk_annotation_get_id (annotation)) : NULL;
  StkKind kind = (StkKind) g_test_rand_int_range (0, STK_N_KINDS);
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);
  const StkField *field = &fields[g_test_rand_int_range (0, (int) n_fields)];
  g_autofree char *number = g_strdup_printf ("%d", g_test_rand_int_range (0, 5));

  switch (annotation ? g_test_rand_int_range (0, 7) : 0)
    {
    case 0:
      stk_document_add (fixture->document, kind, &range, 1, NULL);
      break;
    case 1:
      stk_document_remove (fixture->document, id, NULL);
      break;
    case 2:
      stk_document_set_kind (fixture->document, id, kind, NULL);
      break;
    case 3:
      stk_document_set_ranges (fixture->document, id, &range, 1, NULL);
      break;
    default:
      if (stk_field_has_kind (field, stk_annotation_get_kind (annotation)) && field->type != STK_FIELD_TYPE_LIST &&
          field->type != STK_FIELD_TYPE_ANCHOR)
        stk_document_set_string (fixture->document, id, field,
                                 field->type == STK_FIELD_TYPE_LINK      ? stk_annotation_get_id (other)
                                 : field->type == STK_FIELD_TYPE_CHOICE  ? field->choices[0].nick
                                 : field->type == STK_FIELD_TYPE_DATE    ? "2026-03-14"
                                 : field->type == STK_FIELD_TYPE_BOOLEAN ? "true"
                                                                         : number,
                                 NULL);
    }
  if (g_test_rand_bit ())
    stk_document_break_typing (fixture->document);
}

/* After any edits: undo goes back through the same states, redo forward through them, saved or not. */
static void
test_random (Fixture *fixture, gconstpointer data)
{
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (GPtrArray) back = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *last = NULL;
      g_autofree char *reopened = NULL;

      for (guint i = 0; i < 100; i++)
        random_edit (fixture);
      last = stk_test_describe (fixture->document);

      do
        g_ptr_array_add (back, stk_test_describe (fixture->document));
      while (stk_document_undo (fixture->document) != NULL);
      g_assert_cmpstr (g_ptr_array_index (back, back->len - 1), ==, "");

      for (guint i = back->len - 1; i > 0; i--)
        {
          g_autofree char *now = NULL;

          g_assert_nonnull (stk_document_redo (fixture->document));
          now = stk_test_describe (fixture->document);
          g_assert_cmpstr (now, ==, g_ptr_array_index (back, i - 1));
        }
      g_assert_false (stk_document_can_redo (fixture->document));

      stk_test_save (fixture->document);
      fixture_expect (fixture, 2, 3, 2);
      fixture_reopen (fixture);
      reopened = stk_test_describe (fixture->document);
      g_assert_cmpstr (reopened, ==, last);

      g_remove (g_file_peek_path (stk_document_get_sidecar_file (fixture->document)));
      fixture_reopen (fixture);
    }
}

/* Annotations, undo steps and the document go when nobody holds them. */
static void
test_finalize (Fixture *fixture, gconstpointer data)
{
  StkAnnotation *annotation = g_object_ref (stk_test_tag (fixture->document, STK_KIND_QUOTE, "“and there is none.”"));
  StkAnnotation *edited;
  StkAnnotationList *list = g_object_ref (stk_document_get_annotations (fixture->document));
  g_autoptr (GFile) file = g_object_ref (stk_document_get_file (fixture->document));

  stk_test_set (fixture->document, stk_annotation_get_id (annotation), "note", "Ask.");
  edited = g_object_ref (fixture_get (fixture, stk_annotation_get_id (annotation)));
  g_assert_nonnull (stk_document_undo (fixture->document));
  fixture_expect (fixture, 1, 1, 1);
  fixture_unwatch (fixture);
  g_assert_finalize_object (g_steal_pointer (&fixture->document));
  g_assert_finalize_object (edited);
  g_assert_finalize_object (list);
  g_assert_finalize_object (annotation);

  fixture->document = stk_test_open (file);
  fixture_watch (fixture);
}

int
main (int argc, char *argv[])
{
  stk_test_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/document/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("new", test_new);
  ADD ("open-errors", test_open_errors);
  ADD ("open-async", test_open_async);
  ADD ("add", test_add);
  ADD ("ranges", test_ranges);
  ADD ("set-ranges", test_set_ranges);
  ADD ("set-errors", test_set_errors);
  ADD ("no-change", test_no_change);
  ADD ("undo", test_undo);
  ADD ("unlimited", test_unlimited);
  ADD ("typing", test_typing);
  ADD ("typing-after-undo", test_typing_after_undo);
  ADD ("group", test_group);
  ADD ("remove", test_remove);
  ADD ("set-kind", test_set_kind);
  ADD ("random", test_random);
  ADD ("finalize", test_finalize);

  return g_test_run ();
}

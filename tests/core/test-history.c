/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-history.h"
#include "stk-sidecar.h"
#include "stk-test-fixture.h"
#include "stk-validate.h"

#include <string.h>

/* The history as lines of "NAME: FIELD: FROM → TO", without ids. */
static char *
describe (StkHistory *history)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GRegex) ids = g_regex_new ("urn:uuid:[-0-9a-f]*", 0, 0, NULL);
  g_autofree char *all = NULL;

  for (guint i = 0; i < stk_history_get_n (history); i++)
    {
      StkHistoryEntry *entry = stk_history_get (history, i);
      const char *path = stk_history_entry_get_path (entry);
      const char *from = stk_history_entry_get_from (entry);
      const char *to = stk_history_entry_get_to (entry);

      g_assert_nonnull (stk_history_entry_get_time (entry));
      g_string_append_printf (out, "%s: %s: %s > %s\n", stk_agent_get_name (stk_history_entry_get_agent (entry)),
                              path ? path : "tag", from && from[0] != '{' ? from : from ? "{…}"
                                                                                        : "",
                              to && to[0] != '[' ? to : to ? "[…]"
                                                           : "");
    }

  all = g_string_free_and_steal (out);

  return g_regex_replace_literal (ids, all, -1, 0, "ID", 0, NULL);
}

static void
assert_history (Fixture *fixture, const char *expected)
{
  g_autofree char *actual = describe (stk_document_get_history (fixture->document));

  g_assert_cmpstr (actual, ==, expected);
}

static void
set_agent (Fixture *fixture, const char *name)
{
  g_autoptr (StkAgent) agent = stk_agent_new (NULL, name);

  stk_document_set_agent (fixture->document, agent);
}

static void
unwatched_set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  fixture_unwatch (fixture);
  set_agent (fixture, "Ada");
}

static void
reopen (Fixture *fixture)
{
  fixture_reopen (fixture);
  fixture_unwatch (fixture);
}

static void
set (Fixture *fixture, const char *id, const char *field, const char *value)
{
  stk_test_set (fixture->document, id, field, value);
}

/* ---- what is recorded ---- */

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  const char *claim = fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  StkRange range;

  set (fixture, claim, "status", "in-check");
  stk_test_save (fixture->document);
  set_agent (fixture, "Ben");
  set (fixture, claim, "status", "checked");
  set (fixture, claim, "finding", "confirmed");
  stk_test_save (fixture->document);
  set (fixture, claim, "finding", NULL);
  range = stk_test_find (fixture->document, "12,000");
  g_assert_true (stk_document_set_ranges (fixture->document, claim, &range, 1, NULL));
  g_assert_true (stk_document_set_kind (fixture->document, claim, STK_KIND_QUOTE, NULL));
  stk_test_save (fixture->document);
  reopen (fixture);

  assert_history (fixture, "Ada: tag:  > claim\n"
                           "Ada: status:  > in-check\n"
                           "Ben: status: in-check > checked\n"
                           "Ben: finding:  > confirmed\n"
                           "Ben: kind: claim > quote\n"
                           "Ben: target: [{\"exact\":\"12,000 people\",\"prefix\":\"ccording to the harbour office, \","
                           "\"suffix\":\" cross the bridge each day.\\n\",\"start\":454,\"end\":467,\"digest\":"
                           "\"sha256:61c669dc90896ee1b924de25e79b576ef2339a82e334c2d30dada518b19cddfd\"}] > […]\n"
                           "Ben: finding: confirmed > \n");
}

/* What is typed in one go is one change, however often it is saved meanwhile. */
static void
test_typing (Fixture *fixture, gconstpointer data)
{
  const char *note = fixture_tag (fixture, STK_KIND_NOTE, "Monday");

  stk_test_save (fixture->document);
  set (fixture, note, "text", "A");
  stk_test_save (fixture->document);
  set (fixture, note, "text", "A Mon");
  stk_test_save (fixture->document);
  set (fixture, note, "text", "A Monday.");
  stk_document_break_typing (fixture->document);
  set (fixture, note, "text", "A Tuesday.");
  stk_test_save (fixture->document);
  assert_history (fixture, "Ada: tag:  > note\n"
                           "Ada: text:  > A Monday.\n"
                           "Ada: text: A Monday. > A Tuesday.\n");

  /* nobody goes on with what another typed, nor with what was typed before it was opened again */
  set_agent (fixture, "Ben");
  set (fixture, note, "text", "A Wednesday.");
  reopen (fixture);
  set_agent (fixture, "Ben");
  note = stk_annotation_get_id (stk_annotation_list_peek (stk_document_get_annotations (fixture->document), 0));
  set (fixture, note, "text", "Monday, then.");
  assert_history (fixture, "Ada: tag:  > note\n"
                           "Ada: text:  > A Monday.\n"
                           "Ada: text: A Monday. > A Tuesday.\n"
                           "Ben: text: A Tuesday. > Monday, then.\n");
}

/* A state that is taken back was that state all the same; one that is undone at once was not. */
static void
test_to_and_fro (Fixture *fixture, gconstpointer data)
{
  const char *note = fixture_tag (fixture, STK_KIND_NOTE, "Monday");

  stk_test_save (fixture->document);
  set (fixture, note, "status", "checked");
  stk_test_save (fixture->document);
  g_assert_nonnull (stk_document_undo (fixture->document));
  stk_test_save (fixture->document);
  set (fixture, note, "status", "rejected");
  g_assert_nonnull (stk_document_undo (fixture->document));
  stk_test_save (fixture->document);
  assert_history (fixture, "Ada: tag:  > note\n"
                           "Ada: status: open > checked\n"
                           "Ada: status: checked > open\n");
}

static void
test_scope (Fixture *fixture, gconstpointer data)
{
  const char *claim = fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");

  stk_document_set_history_scope (fixture->document, STK_HISTORY_SCOPE_VERDICTS);
  set (fixture, claim, "note", "Counted in May.");
  set (fixture, claim, "verdict", "mostly-true");
  set (fixture, claim, "status", "signed-off");
  stk_test_save (fixture->document);
  g_assert_true (stk_document_remove (fixture->document, claim, NULL));
  assert_history (fixture, "Ada: tag:  > claim\n"
                           "Ada: status: open > signed-off\n"
                           "Ada: verdict:  > mostly-true\n"
                           "Ada: tag: {…} > \n");
}

/* An article that was changed elsewhere moves tags; nobody did that. */
static void
test_moved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) article = stk_test_folder_get (fixture->folder, "bridge.txt");
  g_autofree char *contents = stk_test_read (article);
  g_autofree char *changed = g_strconcat (contents, "\nAnd more.\n", NULL);

  fixture_tag (fixture, STK_KIND_NOTE, "Monday");
  stk_test_save (fixture->document);
  stk_test_write (article, changed);
  reopen (fixture);
  fixture_tag (fixture, STK_KIND_NOTE, "more");
  stk_test_save (fixture->document);
  g_assert_cmpuint (stk_history_get_n (stk_document_get_history (fixture->document)), ==, 2);
}

/* ---- bringing back ---- */

static void
test_restore (Fixture *fixture, gconstpointer data)
{
  const char *source = fixture_tag (fixture, STK_KIND_SOURCE, "Jonas Brandt");
  const char *quote = fixture_tag (fixture, STK_KIND_QUOTE, "“and there is none.”");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  set (fixture, quote, "speaker", source);
  set (fixture, quote, "note", "A “note”\nin two lines.");
  stk_test_save (fixture->document);
  before = stk_test_describe (fixture->document);

  g_assert_true (stk_document_remove (fixture->document, quote, NULL));
  stk_test_save (fixture->document);
  reopen (fixture);
  g_assert_cmpuint (fixture_count (fixture), ==, 1);
  g_assert_nonnull (stk_document_restore (fixture->document, quote, &error));
  g_assert_no_error (error);
  after = stk_test_describe (fixture->document);
  g_assert_cmpstr (after, ==, before);

  /* once is enough, and a tag that never was cannot come back */
  g_assert_null (stk_document_restore (fixture->document, quote, &error));
  g_assert_error (error, STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* what it pointed to is gone */
  g_assert_true (stk_document_remove (fixture->document, quote, NULL));
  g_assert_true (stk_document_remove (fixture->document, source, NULL));
  g_assert_nonnull (stk_document_restore (fixture->document, quote, NULL));
  g_assert_null (fixture_get_string (fixture, quote, "speaker"));
  g_assert_nonnull (stk_document_undo (fixture->document));
  g_assert_cmpuint (fixture_count (fixture), ==, 0);
}

/* ---- histories as sets ---- */

static StkHistory *
record (const char *contents, const char *edits, Fixture *fixture)
{
  g_autoptr (GFile) sidecar = stk_test_folder_get (fixture->folder, "bridge.txt" STK_SIDECAR_SUFFIX);
  StkAnnotation *first;
  StkHistory *history;

  stk_test_write (sidecar, contents);
  reopen (fixture);
  set_agent (fixture, edits);
  first = stk_annotation_list_peek (stk_document_get_annotations (fixture->document), 0);
  for (const char *c = edits; *c != '\0'; c++)
    {
      const char value[] = { *c, '\0' };

      stk_document_break_typing (fixture->document);
      set (fixture, stk_annotation_get_id (first), "text", value);
    }
  history = stk_history_ref (stk_document_get_history (fixture->document));

  return history;
}

static char *
print (StkHistory *history)
{
  GString *out = g_string_new (NULL);

  stk_history_print (out, history, 0);

  return g_string_free_and_steal (out);
}

static void
assert_same (StkHistory *a, StkHistory *b)
{
  g_autofree char *one = print (a);
  g_autofree char *other = print (b);

  g_assert_cmpstr (one, ==, other);
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) sidecar = stk_test_folder_get (fixture->folder, "bridge.txt" STK_SIDECAR_SUFFIX);
  g_autofree char *contents = NULL;
  g_autoptr (StkHistory) base = NULL;
  g_autoptr (StkHistory) x = NULL;
  g_autoptr (StkHistory) y = NULL;
  g_autoptr (StkHistory) z = NULL;
  g_autoptr (StkHistory) xy = NULL;
  g_autoptr (StkHistory) yx = NULL;
  g_autoptr (StkHistory) yz = NULL;
  g_autoptr (StkHistory) left = NULL;
  g_autoptr (StkHistory) right = NULL;
  g_autoptr (StkHistory) again = NULL;

  fixture_tag (fixture, STK_KIND_NOTE, "Monday");
  stk_test_save (fixture->document);
  contents = stk_test_read (sidecar);
  base = record (contents, "", fixture);
  x = record (contents, "abc", fixture);
  y = record (contents, "de", fixture);
  z = record (contents, "fghi", fixture);

  xy = stk_history_merge (x, y);
  yx = stk_history_merge (y, x);
  yz = stk_history_merge (y, z);
  left = stk_history_merge (xy, z);
  right = stk_history_merge (x, yz);
  again = stk_history_merge (xy, x);
  g_assert_cmpuint (stk_history_get_n (base), ==, 1);
  g_assert_cmpuint (stk_history_get_n (xy), ==, 6);
  g_assert_cmpuint (stk_history_get_n (left), ==, 10);
  assert_same (xy, yx);
  assert_same (left, right);
  assert_same (again, xy);
}

/* ---- tampering ---- */

static guint
count_problems (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GPtrArray) problems = stk_validate_sidecar (bytes, NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      StkProblem *problem = g_ptr_array_index (problems, i);

      g_test_message ("%s: %s", problem->place, problem->message);
      g_assert_nonnull (strstr (problem->place, "stk:history"));
    }

  return problems->len;
}

static char *
replace (const char *json, const char *pattern, const char *replacement)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  char *changed = g_regex_replace (regex, json, -1, 0, replacement, 0, NULL);

  g_assert_cmpstr (changed, !=, json);

  return changed;
}

static void
test_tampering (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *what;
    const char *pattern;
    const char *replacement;
  } ROWS[] = {
    { "a state in the tag", "\"stk:status\": \"checked\"", "\"stk:status\": \"signed-off\"" },
    { "a state that is taken away", " *\"stk:status\": \"checked\",\n", "" },
    { "an entry’s value", "\"stk:to\":\"in-check\"", "\"stk:to\":\"signed-off\"" },
    { "an entry’s author", "\"Ada\"(,[^\n]*in-check)", "\"Eve\"\\1" },
    { "an entry’s time", "\"created\":\"2...(-[^\n]*in-check)", "\"created\":\"1999\\1" },
    { "an entry taken away", "\n    [^\n]*\"stk:to\":\"in-check\"[^\n]*", "" },
    { "the first entry taken away", "\n    [^\n]*\"stk:to\":\"claim\"[^\n]*", "" },
    { "what an entry follows", "\"stk:follows\":.\"sha256:..", "\"stk:follows\":[\"sha256:00" },
  };
  const char *claim = fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  g_autofree char *saved = NULL;
  g_autofree char *formatted = NULL;

  set (fixture, claim, "status", "in-check");
  stk_test_save (fixture->document);
  set (fixture, claim, "status", "checked");
  stk_test_save (fixture->document);
  saved = stk_test_read (stk_document_get_sidecar_file (fixture->document));
  g_assert_cmpuint (count_problems (saved), ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autofree char *changed = replace (saved, ROWS[i].pattern, ROWS[i].replacement);

      g_test_message ("%s", ROWS[i].what);
      g_assert_cmpuint (count_problems (changed), >, 0);
    }

  /* white space, and the order of an entry’s members, say nothing */
  formatted = replace (saved, "(\"created\":\"[^\"]*\"),(\"creator\":{[^}]*})", "\\2 ,\n \\1");
  g_assert_cmpuint (count_problems (formatted), ==, 0);
}

int
main (int argc, char **argv)
{
  stk_test_init (&argc, &argv);

#define ADD(name, func) g_test_add (name, Fixture, NULL, unwatched_set_up, func, fixture_tear_down)
  ADD ("/history/changes", test_changes);
  ADD ("/history/typing", test_typing);
  ADD ("/history/to-and-fro", test_to_and_fro);
  ADD ("/history/scope", test_scope);
  ADD ("/history/moved", test_moved);
  ADD ("/history/restore", test_restore);
  ADD ("/history/merge", test_merge);
  ADD ("/history/tampering", test_tampering);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-coverage.h"
#include "stk-test-fixture.h"

#include <string.h>

static const char ARTICLE[] = "A Mill Is Sold\n\n"
                              "The mill was sold. It cost a lot. Who bought it?\n\n"
                              "* * *\n\n"
                              "“It is old,” said Ada Quist.\n";

static StkDocument *
open_article (StkTestFolder *folder, const char *contents)
{
  g_autoptr (GFile) file = stk_test_folder_write (folder, "mill.txt", contents);

  return stk_test_open (file);
}

/* The states of all sentences: o open, t tagged, c clear, f furniture. */
static char *
dup_states (StkCoverage *coverage)
{
  GString *states = g_string_new (NULL);

  for (guint i = 0; i < stk_coverage_get_n (coverage); i++)
    g_string_append_c (states, "otcf"[stk_coverage_get_state (coverage, i)]);

  return g_string_free_and_steal (states);
}

static void
assert_states (StkCoverage *coverage, const char *expected)
{
  g_autofree char *states = dup_states (coverage);
  guint counts[STK_N_COVERAGE_STATES] = { 0 };

  g_assert_cmpstr (states, ==, expected);
  for (const char *c = states; *c != '\0'; c++)
    counts[strchr ("otcf", *c) - "otcf"]++;
  for (guint i = 0; i < STK_N_COVERAGE_STATES; i++)
    g_assert_cmpuint (stk_coverage_count (coverage, (StkCoverageState) i), ==, counts[i]);
}

static int
toggle (StkCoverage *coverage, StkRange range)
{
  g_autoptr (GError) error = NULL;
  int n = stk_coverage_toggle_clear (coverage, range, &error);

  g_assert_no_error (error);

  return n;
}

/* What covers a sentence, and what does not. */
static void
test_states (void)
{
  g_autoptr (StkTestFolder) folder = stk_test_folder_new ();
  g_autoptr (StkDocument) document = open_article (folder, ARTICLE);
  g_autoptr (StkCoverage) coverage = stk_coverage_new (document);
  g_autofree char *id = NULL;

  assert_states (coverage, "oooofo");
  g_assert_cmpfloat (stk_coverage_get_fraction (coverage), <, 0.01);

  id = g_strdup (stk_annotation_get_id (stk_test_tag (document, STK_KIND_CLAIM, "cost a lot")));
  assert_states (coverage, "ootofo");
  stk_test_set (document, id, "status", "suggested");
  assert_states (coverage, "oooofo");
  stk_test_set (document, id, "status", "cut");
  assert_states (coverage, "oooofo");
  stk_test_set (document, id, "status", "checked");
  assert_states (coverage, "ootofo");

  /* a tag across two sentences covers both */
  stk_test_tag (document, STK_KIND_NOTE, "bought it?\n\n* * *\n\n“It is");
  assert_states (coverage, "oottft");
  g_assert_cmpfloat_with_epsilon (stk_coverage_get_fraction (coverage), 3.0 / 5, 1e-9);

  g_assert_true (stk_document_remove (document, id, NULL));
  assert_states (coverage, "oootft");
  stk_document_undo (document);
  assert_states (coverage, "oottft");
}

/* Marks are made and taken away in one step each, are saved, and are in no list of tags. */
static void
test_marks (void)
{
  g_autoptr (StkTestFolder) folder = stk_test_folder_new ();
  g_autoptr (StkDocument) document = open_article (folder, ARTICLE);
  g_autoptr (StkDocument) again = NULL;
  g_autoptr (StkCoverage) coverage = stk_coverage_new (document);
  g_autoptr (StkCoverage) saved = NULL;
  StkRange lost = stk_test_find (document, "cost");
  StkRange all = STK_RANGE (0, stk_text_get_length (stk_article_get_text (stk_document_get_article (document))));

  stk_test_tag (document, STK_KIND_CLAIM, "Who bought it?");
  g_assert_cmpint (toggle (coverage, STK_RANGE (lost.start, lost.start)), ==, 1);
  assert_states (coverage, "ooctfo");
  g_assert_cmpuint (stk_annotation_list_get_n (stk_document_get_annotations (document)), ==, 1);

  g_assert_cmpint (toggle (coverage, all), ==, 3);
  assert_states (coverage, "ccctfc");
  g_assert_cmpfloat (stk_coverage_get_fraction (coverage), >, 0.99);
  stk_document_undo (document);
  assert_states (coverage, "ooctfo");

  stk_test_save (document);
  again = stk_test_open (stk_document_get_file (document));
  saved = stk_coverage_new (again);
  assert_states (saved, "ooctfo");
  g_assert_cmpint (toggle (saved, lost), ==, -1);
  assert_states (saved, "oootfo");
}

/* Marks follow their sentences, and do not cover words that nobody has read. */
static void
test_follow (void)
{
  g_autoptr (StkTestFolder) folder = stk_test_folder_new ();
  g_autoptr (StkDocument) document = open_article (folder, ARTICLE);
  g_autoptr (StkCoverage) coverage = stk_coverage_new (document);
  g_autoptr (StkDocument) changed = NULL;
  g_autoptr (StkCoverage) now = NULL;

  g_assert_cmpint (toggle (coverage, stk_test_find (document, "The mill was sold. It cost a lot.")), ==, 2);
  stk_test_save (document);
  changed = open_article (folder, "A Mill Is Sold\n\nIt stood empty. The mill was sold. It cost almost nothing. "
                                  "Who bought it?\n\n* * *\n\n“It is old,” said Ada Quist.\n");
  now = stk_coverage_new (changed);
  assert_states (now, "oocoofo");
}

/* The next one that is open, and from the top again. */
static void
test_find_open (void)
{
  g_autoptr (StkTestFolder) folder = stk_test_folder_new ();
  g_autoptr (StkDocument) document = open_article (folder, ARTICLE);
  g_autoptr (StkCoverage) coverage = stk_coverage_new (document);
  StkRange second = stk_test_find (document, "It cost a lot.");
  StkRange last = stk_test_find (document, "“It is old,” said Ada Quist.");
  StkRange found;

  stk_test_tag (document, STK_KIND_CLAIM, "Who bought it?");
  g_assert_true (stk_coverage_find_open (coverage, stk_test_find (document, "was sold").start, &found));
  g_assert_true (stk_range_equal (found, second));
  g_assert_true (stk_coverage_find_open (coverage, second.start, &found));
  g_assert_true (stk_range_equal (found, last));
  g_assert_true (stk_coverage_find_open (coverage, last.start, &found));
  g_assert_cmpuint (found.start, ==, 0);

  toggle (coverage, STK_RANGE (0, last.end));
  g_assert_false (stk_coverage_find_open (coverage, 0, &found));
}

/* After any edits it is what it would be if it were made anew. */
static void
test_incremental (void)
{
  g_autoptr (StkTestFolder) folder = stk_test_folder_new ();
  g_autoptr (StkDocument) document = stk_test_document_new (folder);
  g_autoptr (StkCoverage) coverage = stk_coverage_new (document);
  size_t length = stk_text_get_length (stk_article_get_text (stk_document_get_article (document)));
  StkAnnotationList *list = stk_document_get_annotations (document);

  for (int i = 0; i < 400; i++)
    {
      size_t start = (size_t) g_test_rand_int_range (0, (int) length - 1);
      StkRange range = STK_RANGE (start, MIN (length, start + (size_t) g_test_rand_int_range (1, 60)));
      g_autoptr (StkCoverage) anew = NULL;
      g_autofree char *expected = NULL;

      switch (g_test_rand_int_range (0, 6))
        {
        case 0:
          toggle (coverage, range);
          break;
        case 1:
          stk_document_undo (document);
          break;
        case 2:
          stk_document_redo (document);
          break;
        case 3:
          if (stk_annotation_list_get_n (list) > 0)
            stk_document_set_ranges (document, stk_annotation_get_id (stk_annotation_list_peek (list, 0)), &range, 1,
                                     NULL);
          break;
        default:
          stk_document_add (document, STK_KIND_NOTE, &range, 1, NULL);
        }

      anew = stk_coverage_new (document);
      expected = dup_states (anew);
      assert_states (coverage, expected);
    }
}

int
main (int argc, char *argv[])
{
  stk_test_init (&argc, &argv);

  g_test_add_func ("/coverage/states", test_states);
  g_test_add_func ("/coverage/marks", test_marks);
  g_test_add_func ("/coverage/follow", test_follow);
  g_test_add_func ("/coverage/find-open", test_find_open);
  g_test_add_func ("/coverage/incremental", test_incremental);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* In which words an article differs from what it was. */

#include "stk-config.h"

#include "stk-revision.h"
#include "stk-test-changes.h"

#include <glib.h>

typedef struct
{
  const char *name;
  const char *old;
  const char *now;
  const char *marked; /* the text as it is now: [-deleted-], {+inserted+}, <moved>, and | after a line of its own */
} Case;

#define MOVED "The harbour master counted eleven pilings twice before noon."
#define STAYED \
  "Boats came in from the north with less than half of what their crews had hoped for.\n\n" \
  "Nobody answered when the council was asked who had signed the letter about dredging."

static const Case CASES[] = {
  { "same", "The bridge is low.\n", "The bridge is low.\n", "The bridge is low.\n" },
  { "insert", "The bridge is low.\n", "The old bridge is low.\n", "The {+old+} bridge is low.\n" },
  { "delete", "The old bridge is low.\n", "The bridge is low.\n", "The[-old-] bridge is low.\n" },
  { "replace", "It is nine metres high.\n", "It is ten metres high.\n", "It is[-nine-] {+ten+} metres high.\n" },
  { "number", "It is 11.4 metres or 1,024 feet.\n", "It is 11.9 metres or 2,024 feet.\n",
    "It is[-11.4-] {+11.9+} metres or[-1,024-] {+2,024+} feet.\n" },
  { "first", "Old bridges fall.\n", "Bridges fall.\n", "[-Old bridges-]{+Bridges+} fall.\n" },
  { "last", "The bridge fell at noon", "The bridge fell", "The bridge fell[-at noon-]" },
  { "white-space", "The bridge\nis low.\n", "The  bridge is\n\nlow.\n", "The  bridge is\n\nlow.\n" },
  { "marks", "“Low”, she said.\n", "\"Low\", she said.\n", "[-“-]{+\"+}Low[-”-]{+\"+}, she said.\n" },
  { "composed", "Caf\303\251 open.\n", "Cafe\314\201 open.\n", "[-Caf\303\251-]{+Cafe\314\201+} open.\n" },
  { "no-spaces", "桥很低。\n", "桥很高。\n", "桥很[-低-]{+高+}。\n" },
  { "paragraph-gone", "One ends.\n\nTwo was here.\n\nThree stays.\n", "One ends.\n\nThree stays.\n",
    "One ends.\n\n[-Two was here.-|]Three stays.\n" },
  { "last-paragraph-gone", "One ends.\n\nTwo was here.\n", "One ends.\n", "One ends.\n[-Two was here.-|]" },
  { "all-gone", "One ends.\n", "", "[-One ends.-|]" },
  { "all-new", "", "One ends.\n", "{+One ends.+}\n" },
  { "from-middle", "One ends here.\n\nTwo was.\n\nThree stays.\n", "One ends\n\nThree stays.\n",
    "One ends[-here.-]\n\n[-Two was.-|]Three stays.\n" },
  { "paragraph-new", "One ends.\n\nThree stays.\n", "One ends.\n\nTwo came.\n\nThree stays.\n",
    "One ends.\n\n{+Two came.+}\n\nThree stays.\n" },
  { "sentence-new", "It fell. Boats came.\n", "It fell. It rained. Boats came.\n", "It fell. {+It rained.+} Boats came.\n" },
  { "sentence-gone", "It fell. It rained. Boats came.\n", "It fell. Boats came.\n", "It fell.[-It rained.-] Boats came.\n" },
  { "joined", "One ends.\n\nTwo.\n\nThree stays.\n", "One ends. Three stays.\n", "One ends. [-Two.-]Three stays.\n" },
  { "moved", MOVED "\n\n" STAYED "\n", STAYED "\n\n" MOVED "\n", STAYED "\n\n<" MOVED ">\n" },
};

static char *
mark (StkRevision *revision, StkText *old, StkText *now)
{
  static const char *const MARKS[STK_N_REVISION_KINDS][2] = { { "{+", "+}" }, { "[-", "-]" }, { "<", ">" } };
  GString *marked = g_string_new (NULL);
  size_t n, from = 0;
  const StkRevisionPart *parts = stk_revision_get_parts (revision, &n);

  for (size_t i = 0; i < n; i++)
    {
      gboolean deleted = parts[i].kind == STK_REVISION_DELETED;
      g_autofree char *before = stk_text_dup_range (now, STK_RANGE (from, parts[i].range.start));
      g_autofree char *words = stk_text_dup_range (deleted ? old : now, deleted ? parts[i].old : parts[i].range);

      g_string_append_printf (marked, "%s%s%s%s", before, MARKS[parts[i].kind][0], words,
                              parts[i].own_line ? "-|]" : MARKS[parts[i].kind][1]);
      from = parts[i].range.end;
    }
  g_string_append (marked, stk_text_get_utf8 (now) + stk_text_get_byte_offset (now, from));

  return g_string_free_and_steal (marked);
}

static void
test_words (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (StkText) old = stk_text_new (row->old, -1, NULL);
  g_autoptr (StkText) now = stk_text_new (row->now, -1, NULL);
  g_autoptr (StkRevision) revision = stk_revision_new (old, now);
  g_autofree char *marked = mark (revision, old, now);

  g_assert_cmpstr (marked, ==, row->marked);
}

/* Words that were replaced are one change. */
static void
test_count (void)
{
  g_autoptr (StkText) old = stk_text_new ("One is nine. Two is nine. Three is nine.\n", -1, NULL);
  g_autoptr (StkText) now = stk_text_new ("One is ten. Two is nine. Three is not nine.\n", -1, NULL);
  g_autoptr (StkRevision) revision = stk_revision_new (old, now);
  g_autoptr (StkRevision) same = stk_revision_new (now, now);

  g_assert_cmpuint (stk_revision_count (revision), ==, 2);
  g_assert_cmpuint (stk_revision_count (same), ==, 0);
  g_assert_true (stk_revision_get_old (revision) == old);
}

static void
append_words (GString *string, const char *utf8)
{
  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (string, g_utf8_get_char (p));
}

/* What is not marked stands in both texts, in the same order: without the deleted words, and without those that were
 * put in or moved, both read the same. */
static void
test_rest (gconstpointer data)
{
  const StkTestPlan plan = {
    .seed = GPOINTER_TO_UINT (data), .n_bytes = 40000, .edited = 0.05, .n_moved = 3, .n_deleted = 3, .n_duplicated = 2
  };
  g_autoptr (StkTestChanges) changes = stk_test_changes_new (&plan, NULL);
  StkText *old = changes->old_text, *now = changes->new_text;
  g_autoptr (StkRevision) revision = stk_revision_new (old, now);
  g_autoptr (GString) kept = g_string_new (NULL);
  g_autoptr (GString) gone = g_string_new (NULL);
  g_autoptr (GString) before = g_string_new (NULL);
  size_t n, from = 0, n_kept;
  const StkRevisionPart *parts = stk_revision_get_parts (revision, &n);

  g_assert_cmpuint (n, >, 10);
  for (size_t i = 0; i < n; i++)
    {
      g_autofree char *same = NULL, *old_words = stk_text_dup_range (old, parts[i].old);

      g_assert_cmpuint (parts[i].range.start, >=, from);
      same = stk_text_dup_range (now, STK_RANGE (from, parts[i].range.start));
      append_words (kept, same);
      append_words (gone, old_words);
      from = parts[i].range.end;
    }
  append_words (kept, stk_text_get_utf8 (now) + stk_text_get_byte_offset (now, from));
  append_words (before, stk_text_get_utf8 (old));

  /* all letters of the old text are accounted for, and those that were kept are found in their order */
  g_assert_cmpuint (kept->len + gone->len, ==, before->len);
  n_kept = 0;
  for (size_t i = 0; i < before->len; i++)
    n_kept += n_kept < kept->len && kept->str[n_kept] == before->str[i];
  g_assert_cmpuint (n_kept, ==, kept->len);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *path = g_strdup_printf ("/revision/words/%s", CASES[i].name);

      g_test_add_data_func (path, &CASES[i], test_words);
    }
  g_test_add_func ("/revision/count", test_count);
  g_test_add_data_func ("/revision/rest/1", GUINT_TO_POINTER (1), test_rest);
  g_test_add_data_func ("/revision/rest/2", GUINT_TO_POINTER (2), test_rest);

  return g_test_run ();
}

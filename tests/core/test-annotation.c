/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-annotation-private.h"
#include "stk-progress.h"
#include "stk-test.h"

#include <string.h>

static StkText *
new_text (const char *utf8)
{
  g_autoptr (GError) error = NULL;
  StkText *text = stk_text_new (utf8, -1, &error);

  g_assert_no_error (error);

  return text;
}

static StkAnnotation *
new_annotation (StkKind kind)
{
  g_autoptr (StkAnchor) anchor = stk_anchor_new (STK_RANGE (4, 9), "words", NULL, NULL, "sha256:0");
  g_autoptr (StkAgent) agent = stk_agent_new (NULL, "Mira Holm");

  return stk_annotation_new (kind, &anchor, 1, agent, "2026-03-14T09:00:00Z");
}

static StkAnnotation *
with_string (StkAnnotation *annotation, const char *name, const char *string)
{
  g_autoptr (StkValue) value = string ? stk_value_new_string (string) : NULL;
  const StkField *field = stk_test_field (stk_annotation_get_kind (annotation), name);

  return stk_annotation_with_value (annotation, field, value, "2026-03-15T10:00:00Z");
}

static void
test_new (void)
{
  for (StkKind kind = 0; kind < STK_N_KINDS; kind++)
    {
      g_autoptr (StkAnnotation) annotation = new_annotation (kind);
      g_autoptr (StkAnnotation) other = new_annotation (kind);

      g_assert_true (g_str_has_prefix (stk_annotation_get_id (annotation), "urn:uuid:"));
      g_assert_cmpstr (stk_annotation_get_id (annotation), !=, stk_annotation_get_id (other));
      g_assert_cmpint (stk_annotation_get_kind (annotation), ==, kind);
      g_assert_cmpstr (stk_agent_get_name (stk_annotation_get_creator (annotation)), ==, "Mira Holm");
      g_assert_cmpstr (stk_annotation_get_created (annotation), ==, "2026-03-14T09:00:00Z");
      g_assert_cmpstr (stk_annotation_get_modified (annotation), ==, "2026-03-14T09:00:00Z");
      g_assert_cmpint (stk_annotation_get_anchor_state (annotation), ==, STK_ANCHOR_STATE_EXACT);
      g_assert_cmpstr (stk_annotation_get_status (annotation), ==, "open");
      g_assert_cmpstr (stk_annotation_get_string (annotation, "origin"), ==, "manual");
      g_assert_cmpint (stk_annotation_get_string (annotation, STK_FIELD_ENTITY) != NULL, ==, kind == STK_KIND_SOURCE);
    }
}

/* An edit makes another annotation and leaves the one that it started from alone. */
static void
test_with_value (void)
{
  g_autoptr (StkAnnotation) first = new_annotation (STK_KIND_QUOTE);
  g_autoptr (StkAnnotation) second = with_string (first, "form", "direct");
  g_autoptr (StkAnnotation) third = with_string (second, "form", "mixed");
  g_autoptr (StkAnnotation) fourth = with_string (third, "note", "Ask again.");
  g_autoptr (StkAnnotation) fifth = with_string (fourth, "form", NULL);

  g_assert_null (stk_annotation_get_string (first, "form"));
  g_assert_cmpstr (stk_annotation_get_string (second, "form"), ==, "direct");
  g_assert_cmpstr (stk_annotation_get_string (third, "form"), ==, "mixed");
  g_assert_cmpstr (stk_annotation_get_string (fourth, "form"), ==, "mixed");
  g_assert_cmpstr (stk_annotation_get_string (fourth, "note"), ==, "Ask again.");
  g_assert_null (stk_annotation_get_string (third, "note"));
  g_assert_null (stk_annotation_get_string (fifth, "form"));
  g_assert_cmpstr (stk_annotation_get_string (fifth, "note"), ==, "Ask again.");

  g_assert_cmpstr (stk_annotation_get_id (fifth), ==, stk_annotation_get_id (first));
  g_assert_cmpstr (stk_annotation_get_modified (first), ==, "2026-03-14T09:00:00Z");
  g_assert_cmpstr (stk_annotation_get_modified (second), ==, "2026-03-15T10:00:00Z");
  g_assert_cmpstr (stk_annotation_get_created (second), ==, "2026-03-14T09:00:00Z");
  g_assert_true (stk_annotation_get_anchor (second, 0) == stk_annotation_get_anchor (first, 0));
}

/* Whatever the order in which fields are set, each holds its own. */
static void
test_all_fields (void)
{
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (StkKind kind = 0; kind < STK_N_KINDS; kind++)
    for (guint round = 0; round < 20; round++)
      {
        g_autoptr (StkAnnotation) annotation = new_annotation (kind);
        size_t shift = (size_t) g_test_rand_int_range (0, (int) n_fields);

        for (size_t i = 0; i < n_fields; i++)
          {
            const StkField *field = &fields[((round % 2 ? i : n_fields - i) + shift) % n_fields];
            g_autoptr (StkValue) value = stk_value_new_string (field->name);
            g_autoptr (StkAnnotation) old = NULL;

            if (!stk_field_has_kind (field, kind))
              continue;
            old = g_steal_pointer (&annotation);
            annotation = stk_annotation_with_value (old, field, value, NULL);
          }

        for (size_t i = 0; i < n_fields; i++)
          g_assert_cmpstr (stk_value_get_string (stk_annotation_get_value (annotation, &fields[i])), ==,
                           stk_field_has_kind (&fields[i], kind) ? fields[i].name : NULL);
      }
}

static void
test_parts (void)
{
  g_autoptr (StkAnchor) late = stk_anchor_new (STK_RANGE (40, 45), "late.", NULL, NULL, NULL);
  g_autoptr (StkAnchor) early = stk_anchor_new (STK_RANGE (10, 15), "early", NULL, NULL, NULL);
  StkAnchor *const anchors[] = { late, early };
  g_autoptr (StkAnnotation) annotation = new_annotation (STK_KIND_QUOTE);
  g_autoptr (StkAnnotation) lost = stk_annotation_with_anchor_state (annotation, STK_ANCHOR_STATE_ORPHAN);
  g_autoptr (StkAnnotation) same = stk_annotation_with_anchor_state (lost, STK_ANCHOR_STATE_ORPHAN);
  g_autoptr (StkAnnotation) moved = stk_annotation_with_anchors (lost, anchors, 2, NULL);
  g_autofree char *exact = stk_annotation_dup_exact (moved);
  g_autofree char *old_exact = stk_annotation_dup_exact (annotation);

  g_assert_true (same == lost);
  g_assert_cmpint (stk_annotation_get_anchor_state (lost), ==, STK_ANCHOR_STATE_ORPHAN);
  g_assert_cmpint (stk_annotation_get_anchor_state (annotation), ==, STK_ANCHOR_STATE_EXACT);

  /* what was put somewhere is there */
  g_assert_cmpint (stk_annotation_get_anchor_state (moved), ==, STK_ANCHOR_STATE_EXACT);
  g_assert_cmpuint (stk_annotation_get_n_anchors (moved), ==, 2);
  g_assert_cmpuint (stk_annotation_get_range (moved).start, ==, 10);
  g_assert_cmpuint (stk_annotation_get_range (moved).end, ==, 45);
  g_assert_cmpstr (exact, ==, "late. … early");
  g_assert_cmpstr (old_exact, ==, "words");
  g_assert_cmpstr (stk_annotation_get_modified (moved), ==, "2026-03-14T09:00:00Z");
}

typedef struct
{
  StkKind from;
  const char *field;
  const char *value;
  StkKind to;
  const char *field_after; /* NULL: the value is dropped */
} KindRow;

static void
test_with_kind (void)
{
  static const KindRow ROWS[] = {
    { STK_KIND_QUOTE, "status", "in-check", STK_KIND_CLAIM, "status" },
    { STK_KIND_QUOTE, "note", "Ring back.", STK_KIND_NOTE, "text" },
    { STK_KIND_NOTE, "text", "Ring back.", STK_KIND_SOURCE, "note" },
    { STK_KIND_CLAIM, "note", "Ring back.", STK_KIND_SOURCE, "note" },
    { STK_KIND_QUOTE, "form", "direct", STK_KIND_CLAIM, NULL },
    { STK_KIND_CLAIM, "type", "number", STK_KIND_SOURCE, NULL },
    { STK_KIND_SOURCE, "type", "poll", STK_KIND_CLAIM, NULL },
    { STK_KIND_SOURCE, "name", "Zoë", STK_KIND_QUOTE, NULL },
    { STK_KIND_QUOTE, "speaker", "urn:x", STK_KIND_CLAIM, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      const KindRow *row = &ROWS[i];
      g_autoptr (StkAnnotation) plain = new_annotation (row->from);
      g_autoptr (StkAnnotation) before = with_string (plain, row->field, row->value);
      g_autoptr (StkAnnotation) after = stk_annotation_with_kind (before, row->to, "2026-03-16T00:00:00Z");

      g_assert_cmpint (stk_annotation_get_kind (after), ==, row->to);
      g_assert_cmpint (stk_annotation_get_kind (before), ==, row->from);
      g_assert_cmpstr (stk_annotation_get_string (before, row->field), ==, row->value);
      if (row->field_after != NULL)
        g_assert_cmpstr (stk_annotation_get_string (after, row->field_after), ==, row->value);
      else if (stk_field_lookup (row->to, row->field) != NULL)
        g_assert_null (stk_annotation_get_string (after, row->field));

      g_assert_cmpstr (stk_annotation_get_id (after), ==, stk_annotation_get_id (before));
      g_assert_cmpstr (stk_annotation_get_string (after, "origin"), ==, "manual");
      g_assert_cmpint (stk_annotation_get_string (after, STK_FIELD_ENTITY) != NULL, ==, row->to == STK_KIND_SOURCE);
    }
}

static void
test_compare (void)
{
  static const struct
  {
    const char *id;
    StkRange range;
  } ROWS[] = {
    { "b", { 0, 9 } }, /* in order: earlier first, then longer, then by id */
    { "a", { 1, 9 } },
    { "a", { 1, 8 } },
    { "b", { 1, 8 } },
    { "a", { 1, 1 } },
    { "a", { 3, 100 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ROWS); j++)
      {
        g_autoptr (StkAnnotation) a = stk_test_annotation_new (ROWS[i].id, STK_KIND_NOTE, &ROWS[i].range, 1);
        g_autoptr (StkAnnotation) b = stk_test_annotation_new (ROWS[j].id, STK_KIND_NOTE, &ROWS[j].range, 1);
        int order = stk_annotation_compare (a, b);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
}

typedef struct
{
  const char *text;
  const char *words;
  guint which; /* occurrence, from 0 */
  const char *prefix; /* NULL: more than usual, as much as tells the words from others */
  const char *suffix;
} ContextRow;

#define TEN "0123456789"
#define A20 "aaaaaaaaaaaaaaaaaaaa"

static const ContextRow CONTEXT_ROWS[] = {
  { "all of it", "all of it", 0, "", "" },
  { "one two", "one", 0, "", " two" },
  { "one two", "two", 0, "one ", "" },
  { "über ßtraße", "ßtraße", 0, "über ", "" },
  /* no less than 32 code points */
  { TEN TEN TEN TEN "word" TEN TEN TEN TEN, "word", 0, "89" TEN TEN TEN, TEN TEN TEN "01" },
  /* the same words elsewhere: 32 code points tell them apart */
  { "x the mayor y … z the mayor !", "mayor", 0, "x the ", " y … z the mayor !" },
  { "x the mayor y … z the mayor !", "mayor", 1, "x the mayor y … z the ", " !" },
  /* 32 do not, 64 do: what differs is 40 code points away */
  { A20 A20 "word" A20 A20 "|" A20 A20 "word" A20 A20, "word", 0, NULL, NULL },
  { A20 A20 "word" A20 A20 "|" A20 A20 "word" A20 A20, "word", 1, NULL, NULL },
};

static void
test_context (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (CONTEXT_ROWS); i++)
    {
      const ContextRow *row = &CONTEXT_ROWS[i];
      g_autoptr (StkText) text = new_text (row->text);
      g_autoptr (StkAnchor) anchor = NULL;
      const char *at = strstr (row->text, row->words);
      size_t start;

      for (guint n = 0; n < row->which; n++)
        at = strstr (at + 1, row->words);
      start = (size_t) g_utf8_pointer_to_offset (row->text, at);
      anchor = stk_anchor_new_for_range (text, "sha256:0",
                                         STK_RANGE (start, start + (size_t) g_utf8_strlen (row->words, -1)));

      g_assert_cmpstr (stk_anchor_get_exact (anchor), ==, row->words);
      g_assert_cmpuint (stk_anchor_get_range (anchor).start, ==, start);
      g_assert_true (stk_anchor_verify (anchor, text));
      if (row->prefix != NULL)
        {
          g_assert_cmpint (stk_anchor_verify_context (anchor, text), ==, *row->prefix || *row->suffix);
          g_assert_cmpstr (stk_anchor_get_prefix (anchor), ==, row->prefix);
          g_assert_cmpstr (stk_anchor_get_suffix (anchor), ==, row->suffix);
        }
      else
        {
          g_assert_cmpint (g_utf8_strlen (stk_anchor_get_prefix (anchor), -1), >=, 40);
          g_assert_true (g_str_has_prefix (stk_anchor_get_suffix (anchor), A20));
          g_assert_true (strchr (stk_anchor_get_prefix (anchor), '|') || strchr (stk_anchor_get_suffix (anchor), '|'));
        }
    }
}

/* A text that repeats itself all along: the context stays short, and position alone tells the places apart. */
static void
test_repetition (void)
{
  g_autoptr (GString) utf8 = g_string_new (NULL);
  g_autoptr (StkText) text = NULL;
  g_autoptr (StkAnchor) anchor = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append (utf8, "ha ");
  text = new_text (utf8->str);
  anchor = stk_anchor_new_for_range (text, NULL, STK_RANGE (3000, 3002));

  g_assert_cmpint (g_utf8_strlen (stk_anchor_get_prefix (anchor), -1), ==, STK_ANCHOR_CONTEXT);
  g_assert_cmpint (g_utf8_strlen (stk_anchor_get_suffix (anchor), -1), ==, STK_ANCHOR_CONTEXT);
  g_assert_null (stk_anchor_get_digest (anchor));
}

typedef struct
{
  StkRange range;
  const char *exact;
  const char *prefix;
  const char *suffix;
  gboolean words;
  gboolean context;
} VerifyRow;

static void
test_verify (void)
{
  static const VerifyRow ROWS[] = {
    { { 4, 9 }, "quick", "The ", " brown", TRUE, TRUE },
    { { 4, 9 }, "quick", "", " brown", TRUE, TRUE }, /* what is not said is not asked for */
    { { 4, 9 }, "quick", "The ", NULL, TRUE, TRUE },
    { { 4, 9 }, "quick", "A ", " brown", TRUE, FALSE },
    { { 4, 9 }, "quick", "The ", " red", TRUE, FALSE },
    { { 4, 9 }, "quick", "A ", " red", TRUE, FALSE },
    { { 4, 9 }, "quick", "", "", TRUE, FALSE }, /* nothing is no evidence */
    { { 4, 9 }, "quick", NULL, NULL, TRUE, FALSE },
    { { 4, 9 }, "quick", "long before there was any text: The ", NULL, TRUE, FALSE },
    { { 4, 9 }, "Quick", "The ", " brown", FALSE, FALSE },
    { { 4, 8 }, "quick", "The ", " brown", FALSE, FALSE },
    { { 4, 10 }, "quick", "The ", " brown", FALSE, FALSE },
    { { 5, 10 }, "quick", "The ", " brown", FALSE, FALSE },
    { { 16, 19 }, "fox", "brown ", "", TRUE, TRUE },
    { { 16, 20 }, "fox", "brown ", "", FALSE, FALSE },
    { { 16, 1000 }, "fox", "brown ", "", FALSE, FALSE },
    { { G_MAXSIZE - 3, G_MAXSIZE }, "fox", "brown ", "", FALSE, FALSE },
    { { 0, 0 }, "", "", "", FALSE, FALSE },
    { { 9, 4 }, "quick", "The ", " brown", FALSE, FALSE },
  };
  g_autoptr (StkText) text = new_text ("The quick brown fox");

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autoptr (StkAnchor) anchor =
        stk_anchor_new (ROWS[i].range, ROWS[i].exact, ROWS[i].prefix, ROWS[i].suffix, NULL);

      g_assert_cmpint (stk_anchor_verify (anchor, text), ==, ROWS[i].words);
      if (ROWS[i].words)
        g_assert_cmpint (stk_anchor_verify_context (anchor, text), ==, ROWS[i].context);
    }
}

static void
test_anchor_equal (void)
{
  g_autoptr (StkAnchor) anchor = stk_anchor_new (STK_RANGE (1, 2), "a", "b", "c", "d");
  g_autoptr (StkAnchor) same = stk_anchor_new (STK_RANGE (1, 2), "a", "b", "c", "d");
  StkAnchor *others[] = {
    stk_anchor_new (STK_RANGE (0, 2), "a", "b", "c", "d"),
    stk_anchor_new (STK_RANGE (1, 3), "a", "b", "c", "d"),
    stk_anchor_new (STK_RANGE (1, 2), "z", "b", "c", "d"),
    stk_anchor_new (STK_RANGE (1, 2), "a", NULL, "c", "d"),
    stk_anchor_new (STK_RANGE (1, 2), "a", "b", "z", "d"),
    stk_anchor_new (STK_RANGE (1, 2), "a", "b", "c", NULL),
  };

  g_assert_true (stk_anchor_equal (anchor, anchor));
  g_assert_true (stk_anchor_equal (anchor, same));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_assert_false (stk_anchor_equal (anchor, others[i]));
      stk_anchor_unref (others[i]);
    }
}

static void
test_agent (void)
{
  g_autoptr (StkAgent) both = stk_agent_new ("https://desk.example/mira", "Mira");
  g_autoptr (StkAgent) twin = stk_agent_new ("https://desk.example/mira", "Mira");
  g_autoptr (StkAgent) name = stk_agent_new ("", "Mira");
  g_autoptr (StkAgent) nobody = stk_agent_new (NULL, "");
  g_autoptr (StkAgent) user = stk_agent_new_for_user ();

  g_assert_null (stk_agent_get_id (name));
  g_assert_null (stk_agent_get_name (nobody));
  g_assert_nonnull (stk_agent_get_name (user));
  g_assert_cmpstr (stk_agent_get_name (user), !=, "Unknown");
  g_assert_true (stk_agent_equal (both, twin));
  g_assert_false (stk_agent_equal (both, name));
  g_assert_false (stk_agent_equal (both, NULL));
  g_assert_true (stk_agent_equal (NULL, NULL));
}

static void
test_progress (void)
{
  static const struct
  {
    const char *status;
    gboolean counts;
    gboolean done;
  } ROWS[] = {
    { "suggested", FALSE, FALSE },
    { "open", TRUE, FALSE },
    { "in-check", TRUE, FALSE },
    { "query", TRUE, FALSE },
    { "checked", TRUE, TRUE },
    { "second-read", TRUE, TRUE },
    { "signed-off", TRUE, TRUE },
    { "rejected", FALSE, FALSE },
    { "cut", FALSE, FALSE },
    { "what others may write", TRUE, FALSE },
  };
  g_autoptr (StkAnnotationList) list = stk_annotation_list_new ();
  StkProgress progress;

  stk_progress_count (&progress, G_LIST_MODEL (list));
  g_assert_cmpfloat_with_epsilon (stk_progress_get_fraction (&progress), 0, 1e-9);

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autoptr (StkAnnotation) plain = new_annotation (STK_KIND_CLAIM);
      g_autoptr (StkAnnotation) claim = with_string (plain, "status", ROWS[i].status);
      g_autoptr (StkAnnotation) source = new_annotation (STK_KIND_SOURCE);
      g_autoptr (StkAnnotation) orphan = stk_annotation_with_anchor_state (source, STK_ANCHOR_STATE_ORPHAN);

      g_assert_cmpint (stk_status_counts (ROWS[i].status), ==, ROWS[i].counts);
      g_assert_cmpint (stk_status_is_done (ROWS[i].status), ==, ROWS[i].done);
      stk_annotation_list_add (list, claim);
      stk_annotation_list_add (list, orphan);
    }

  stk_progress_count (&progress, G_LIST_MODEL (list));
  g_assert_cmpuint (progress.total[STK_KIND_CLAIM], ==, 7);
  g_assert_cmpuint (progress.checked[STK_KIND_CLAIM], ==, 3);
  g_assert_cmpuint (progress.total[STK_KIND_SOURCE], ==, 10);
  g_assert_cmpuint (progress.orphans, ==, 10);
  /* sources and notes are not checked and signed off, so they do not count in the fraction */
  g_assert_cmpfloat_with_epsilon (stk_progress_get_fraction (&progress), 3.0 / 7.0, 1e-9);
}

static void
test_timestamp (void)
{
  g_autofree char *now = stk_timestamp_now ();
  g_autoptr (GDateTime) parsed = g_date_time_new_from_iso8601 (now, NULL);

  g_assert_nonnull (parsed);
  g_assert_cmpuint (strlen (now), ==, strlen ("2026-03-14T09:00:00Z"));
  g_assert_true (g_str_has_suffix (now, "Z"));
  g_assert_cmpint (ABS (g_date_time_to_unix (parsed) - g_get_real_time () / G_USEC_PER_SEC), <=, 2);
}

static void
test_kinds (void)
{
  StkKind kind;

  for (StkKind k = 0; k < STK_N_KINDS; k++)
    {
      const StkKindInfo *info = stk_kind_get_info (k);

      g_assert_cmpint (info->kind, ==, k);
      g_assert_true (stk_kind_from_nick (info->nick, &kind));
      g_assert_cmpint (kind, ==, k);
      for (StkKind other = 0; other < k; other++)
        g_assert_cmpstr (stk_kind_get_info (other)->motivation, !=, info->motivation);
    }

  g_assert_false (stk_kind_from_nick ("Quote", &kind));
  g_assert_false (stk_kind_from_nick ("", &kind));
  g_assert_false (stk_kind_from_nick (NULL, &kind));
}

static void
test_finalize (void)
{
  StkAnnotation *first = new_annotation (STK_KIND_SOURCE);
  StkAnnotation *second = with_string (first, "name", "Zoë Lindqvist");
  StkAnnotation *third = stk_annotation_with_kind (second, STK_KIND_NOTE, NULL);

  g_assert_finalize_object (first);
  g_assert_cmpstr (stk_annotation_get_string (second, "name"), ==, "Zoë Lindqvist");
  g_assert_finalize_object (second);
  g_assert_finalize_object (third);
}

int
main (int argc, char *argv[])
{
  stk_test_init (&argc, &argv);

  g_test_add_func ("/annotation/new", test_new);
  g_test_add_func ("/annotation/with-value", test_with_value);
  g_test_add_func ("/annotation/all-fields", test_all_fields);
  g_test_add_func ("/annotation/parts", test_parts);
  g_test_add_func ("/annotation/with-kind", test_with_kind);
  g_test_add_func ("/annotation/compare", test_compare);
  g_test_add_func ("/annotation/finalize", test_finalize);
  g_test_add_func ("/annotation/timestamp", test_timestamp);
  g_test_add_func ("/anchor/context", test_context);
  g_test_add_func ("/anchor/repetition", test_repetition);
  g_test_add_func ("/anchor/verify", test_verify);
  g_test_add_func ("/anchor/equal", test_anchor_equal);
  g_test_add_func ("/agent", test_agent);
  g_test_add_func ("/progress", test_progress);
  g_test_add_func ("/kinds", test_kinds);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-test-changes.h"

#include <string.h>

/* A text in which the words that are tagged stand between bars; these are taken out. The range is empty without. */
static StkText *
read_marked (const char *marked, StkRange *range)
{
  g_auto (GStrv) parts = g_strsplit_set (marked, "|", -1);
  g_autofree char *utf8 = g_strjoinv ("", parts);

  *range = STK_RANGE (0, 0);
  if (g_strv_length (parts) == 3)
    {
      range->start = (size_t) g_utf8_strlen (parts[0], -1);
      range->end = range->start + (size_t) g_utf8_strlen (parts[1], -1);
    }

  return stk_text_new (utf8, -1, NULL);
}

#define BEFORE "The ferry to the island was late again on Monday morning, and nobody at the pier knew why. "
#define AFTER " Passengers waited in the rain until the harbour master came out with a lantern and a list."
#define P1 "The council met behind closed doors on Tuesday to talk about the new sea wall.\n\n"
#define P2 "Fishermen from the northern villages brought a petition with four hundred names.\n\n"
#define P3 "Nobody expected the vote to be close, and it was not: nine to two, after midnight.\n\n"

typedef struct
{
  const char *old; /* the tagged words between bars */
  const char *new; /* where they are now; without bars for nowhere */
  StkAnchorState state;
  StkAnchorReason reason;
} Case;

/* With the old text. */
static const Case FOLLOWED[] = {
  { BEFORE "The |red house| stood." AFTER, BEFORE "The |red house| stood." AFTER, STK_ANCHOR_STATE_EXACT,
    STK_ANCHOR_REASON_SAME_PLACE },
  { BEFORE "The |red house| stood." AFTER, "Late. " BEFORE "The |red house| stood." AFTER, STK_ANCHOR_STATE_MOVED,
    STK_ANCHOR_REASON_SHIFTED },

  /* Edits inside grow and shrink it. */
  { BEFORE "The |big red house| stood." AFTER, BEFORE "The |big old red house| stood." AFTER,
    STK_ANCHOR_STATE_CHANGED, STK_ANCHOR_REASON_WORDS_CHANGED },
  { BEFORE "The |big old red house| stood." AFTER, BEFORE "The |big house| stood." AFTER, STK_ANCHOR_STATE_CHANGED,
    STK_ANCHOR_REASON_WORDS_CHANGED },
  { BEFORE "The |red house| stood." AFTER, BEFORE "The |crimson house| stood." AFTER, STK_ANCHOR_STATE_CHANGED,
    STK_ANCHOR_REASON_WORDS_CHANGED },
  { BEFORE "The |red house| stood." AFTER, BEFORE "The |red houses| stood." AFTER, STK_ANCHOR_STATE_CHANGED,
    STK_ANCHOR_REASON_WORDS_CHANGED },
  { BEFORE "Only |nine| came." AFTER, BEFORE "Only |ninety| came." AFTER, STK_ANCHOR_STATE_CHANGED,
    STK_ANCHOR_REASON_WORDS_CHANGED },

  /* Edits at an edge do not leak in. */
  { BEFORE "The |red house| stood." AFTER, BEFORE "The very |red house| stood." AFTER, STK_ANCHOR_STATE_MOVED,
    STK_ANCHOR_REASON_SHIFTED },
  { BEFORE "The |red house| stood." AFTER, BEFORE "The |red house| never stood." AFTER, STK_ANCHOR_STATE_EXACT,
    STK_ANCHOR_REASON_SAME_PLACE },
  { BEFORE "The |red house| stood." AFTER, BEFORE "A |red house| burnt." AFTER, STK_ANCHOR_STATE_MOVED,
    STK_ANCHOR_REASON_SHIFTED },
  { BEFORE "The |red house| stood." AFTER, BEFORE "The red |red house| stood." AFTER, STK_ANCHOR_STATE_MOVED,
    STK_ANCHOR_REASON_SHIFTED },

  /* Words in parts, in scripts without spaces, beyond the first plane. */
  { BEFORE "It is |un|believable." AFTER, "Oh. " BEFORE "It is |un|believable." AFTER, STK_ANCHOR_STATE_MOVED,
    STK_ANCHOR_REASON_SHIFTED },
  { BEFORE "会議は|火曜日の夜|に終わった。" AFTER, BEFORE "長い会議は|火曜日の夜|に終わった。" AFTER,
    STK_ANCHOR_STATE_MOVED, STK_ANCHOR_REASON_SHIFTED },
  { BEFORE "So 🌊🌊 |he said 🌊 it| 🌊." AFTER, BEFORE "So 🌊🌊🌊 |he said 🌊 it| 🌊." AFTER, STK_ANCHOR_STATE_MOVED,
    STK_ANCHOR_REASON_SHIFTED },

  /* The same words in other typography. */
  { BEFORE "Then |\"No - it won't...\"| he said." AFTER, BEFORE "Then |“No — it won’t…”| he said." AFTER,
    STK_ANCHOR_STATE_MOVED, STK_ANCHOR_REASON_TYPOGRAPHY },
  { BEFORE "In the |Caf\u00e9 10 kg| there." AFTER, BEFORE "In the |Cafe\u0301 10\u00a0kg| there." AFTER,
    STK_ANCHOR_STATE_MOVED, STK_ANCHOR_REASON_TYPOGRAPHY },

  /* Paragraphs moved and deleted. */
  { BEFORE "\n\n" P1 "A |red house| on the hill above the old quarry burnt down last week.\n\n" P2 P3 AFTER,
    BEFORE "\n\n" P1 P2 P3 "A |red house| on the hill above the old quarry burnt down last week.\n\n" AFTER,
    STK_ANCHOR_STATE_MOVED, STK_ANCHOR_REASON_BLOCK_MOVED },
  { BEFORE "\n\n" P1 "A |red house| on the hill above the old quarry burnt down last week.\n\n" P2 P3 AFTER,
    BEFORE "\n\n" P1 P2 P3 AFTER, STK_ANCHOR_STATE_ORPHAN, STK_ANCHOR_REASON_GONE },
  { BEFORE "\n\n" P1 "A |red house| on the hill above the old quarry burnt down last week.\n\n" P2 P3 AFTER,
    BEFORE "\n\n" P1 P2 P3 "They painted the red house again.\n\n" AFTER, STK_ANCHOR_STATE_ORPHAN,
    STK_ANCHOR_REASON_GONE },
  { BEFORE "\n\n" P1 "|The vote| was put off, and then held at last in the small hall.\n\n" P3 AFTER,
    BEFORE "\n\n" P1 P3 AFTER, STK_ANCHOR_STATE_ORPHAN, STK_ANCHOR_REASON_GONE },
  { P1 "A |red house| stood.\n\n" P2 P3, P1 "A |red house| stood.\n\n" P2 "A red house stood.\n\n" P3,
    STK_ANCHOR_STATE_EXACT, STK_ANCHOR_REASON_SAME_PLACE },
};

/* By quote, context and position alone. */
static const Case SOUGHT[] = {
  { BEFORE "The |red house| stood." AFTER, BEFORE "The |red house| stood." AFTER, STK_ANCHOR_STATE_EXACT,
    STK_ANCHOR_REASON_SAME_PLACE },
  { BEFORE "The |red house| stood." AFTER, "Late. " BEFORE "The |red house| stood." AFTER, STK_ANCHOR_STATE_MOVED,
    STK_ANCHOR_REASON_FOUND },
  { BEFORE "The |red house| stood." AFTER, BEFORE "The |crimson house| stood." AFTER, STK_ANCHOR_STATE_CHANGED,
    STK_ANCHOR_REASON_WORDS_CHANGED },
  { BEFORE "The |big red house| stood." AFTER, BEFORE "The |big old red house| stood." AFTER,
    STK_ANCHOR_STATE_CHANGED, STK_ANCHOR_REASON_WORDS_CHANGED },
  { BEFORE "The |red house| stood." AFTER, BEFORE "The very |red house| stood." AFTER, STK_ANCHOR_STATE_MOVED,
    STK_ANCHOR_REASON_FOUND },
  { BEFORE "Then |\"No - it won't...\"| he said." AFTER, BEFORE "Then |“No — it won’t…”| he said." AFTER,
    STK_ANCHOR_STATE_MOVED, STK_ANCHOR_REASON_TYPOGRAPHY },

  /* Short words are not taken from elsewhere, neither as they are nor nearly. */
  { BEFORE "The |red house| stood." AFTER, P1 P2 "They painted the red house again.\n\n" P3,
    STK_ANCHOR_STATE_ORPHAN, STK_ANCHOR_REASON_GONE },
  { BEFORE "The |red house| stood." AFTER, P1 P2 "They painted the red horse again.\n\n" P3,
    STK_ANCHOR_STATE_ORPHAN, STK_ANCHOR_REASON_GONE },
  { BEFORE "The |red house| stood." AFTER, BEFORE "Nothing of it was left." AFTER, STK_ANCHOR_STATE_ORPHAN,
    STK_ANCHOR_REASON_GONE },

  /* Long ones are. */
  { BEFORE "The house |burnt down to its cellar walls before the fire brigade of Lunt arrived| then." AFTER,
    P1 P2 "It |burnt down to its cellar walls before the fire brigade of Lunt arrived|, they say.\n\n" P3,
    STK_ANCHOR_STATE_MOVED, STK_ANCHOR_REASON_FOUND },

  /* Twice the same. */
  { P1 "It was |nine to two|, after midnight, and nobody cheered.\n\n" P2,
    P2 "It was nine to two, after midnight, and nobody cheered.\n\n" P1 "It was |nine to two|, after midnight, and "
       "nobody cheered.\n\n",
    STK_ANCHOR_STATE_AMBIGUOUS, STK_ANCHOR_REASON_SEVERAL_PLACES },
};

static void
check_case (const Case *row, gboolean with_old_text)
{
  StkRange was, is;
  g_autoptr (StkText) old = read_marked (row->old, &was);
  g_autoptr (StkText) new = read_marked (row->new, &is);
  g_autofree char *old_digest = stk_text_dup_digest (old);
  g_autofree char *new_digest = stk_text_dup_digest (new);
  g_autoptr (StkAnchor) anchor = stk_anchor_new_for_range (old, old_digest, was);
  g_autoptr (StkAnchoring) anchoring = stk_anchoring_new (new, new_digest);
  StkAnchoringResult result;

  if (with_old_text)
    stk_anchoring_add_old_text (anchoring, old, old_digest);
  stk_anchoring_resolve (anchoring, &anchor, 1, &result);

  g_test_message ("%s → %s", row->old, row->new);
  g_assert_cmpstr (stk_anchor_state_get_nick (result.state), ==, stk_anchor_state_get_nick (row->state));
  g_assert_cmpstr (stk_anchor_reason_get_nick (result.reason), ==, stk_anchor_reason_get_nick (row->reason));
  g_assert_cmpuint (result.range.start, ==, is.start);
  g_assert_cmpuint (result.range.end, ==, is.end);
  g_assert_cmpfloat (result.score, >=, row->state == STK_ANCHOR_STATE_ORPHAN ? 0 : 0.25);
  g_assert_cmpfloat (result.score, <=, 1);
  if (stk_anchor_state_is_certain (row->state))
    g_assert_cmpfloat (result.score, >=, 1);
}

static void
test_followed (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (FOLLOWED); i++)
    check_case (&FOLLOWED[i], TRUE);
}

static void
test_sought (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (SOUGHT); i++)
    check_case (&SOUGHT[i], FALSE);
}

/* Anchors of other programs may have nothing but words, no words, or positions in no text at all. */
static void
test_strange (void)
{
  g_autoptr (StkText) text = stk_text_new (BEFORE "The red house stood. The red house fell." AFTER, -1, NULL);
  static const struct
  {
    StkRange range;
    const char *exact, *prefix, *suffix;
    StkAnchorState state;
  } rows[] = {
    { { 0, 0 }, "harbour master", NULL, NULL, STK_ANCHOR_STATE_AMBIGUOUS },
    { { 0, 0 }, "red house", NULL, NULL, STK_ANCHOR_STATE_AMBIGUOUS },
    { { 0, 0 }, "green house", NULL, NULL, STK_ANCHOR_STATE_ORPHAN },
    { { 0, 0 }, "Passengers waited in the rain until the harbour master came out", NULL, NULL, STK_ANCHOR_STATE_MOVED },
    { { 0, 0 }, "", NULL, NULL, STK_ANCHOR_STATE_ORPHAN },
    { { 0, 1 }, " ", "x", "y", STK_ANCHOR_STATE_ORPHAN },
    { { 5000, 5009 }, "red house", "why. The ", " stood. The red", STK_ANCHOR_STATE_MOVED },
    { { G_MAXSIZE - 9, G_MAXSIZE }, "red house", "stood. The ", " fell. Passengers waited", STK_ANCHOR_STATE_MOVED },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (StkAnchoring) anchoring = stk_anchoring_new (text, "sha256:now");
      g_autoptr (StkAnchor) anchor =
        stk_anchor_new (rows[i].range, rows[i].exact, rows[i].prefix, rows[i].suffix, "sha256:then");
      StkAnchoringResult result;

      stk_anchoring_resolve (anchoring, &anchor, 1, &result);
      g_test_message ("“%s”", rows[i].exact);
      g_assert_cmpstr (stk_anchor_state_get_nick (result.state), ==, stk_anchor_state_get_nick (rows[i].state));
    }
}

/* An old text that does not hold the words where the anchor says is of no use for it. */
static void
test_false_text (void)
{
  g_autoptr (StkText) old = stk_text_new (P1 P2, -1, NULL);
  g_autoptr (StkText) new = stk_text_new (BEFORE "The red house stood." AFTER, -1, NULL);
  g_autoptr (StkAnchoring) anchoring = stk_anchoring_new (new, "sha256:now");
  g_autoptr (StkAnchor) anchor =
    stk_anchor_new (STK_RANGE (10, 19), "red house", "pier knew why. The ", " stood. Passengers", "sha256:then");
  StkAnchoringResult result;

  stk_anchoring_add_old_text (anchoring, old, "sha256:then");
  stk_anchoring_resolve (anchoring, &anchor, 1, &result);
  g_assert_cmpint (result.state, ==, STK_ANCHOR_STATE_MOVED);
  g_assert_true (stk_text_range_equals (new, result.range, "red house"));
}

static void
test_places (void)
{
  StkRange range;
  g_autoptr (StkText) text = read_marked (P1 "It was |nine to two|, after midnight.\n\n" P2, &range);
  g_autoptr (StkText) twice = stk_text_new (P2 "It was nine to two, after midnight.\n\n" P3
                                               "It was nine to two, after midnight.\n\n",
                                            -1, NULL);
  g_autoptr (StkAnchor) anchor = stk_anchor_new_for_range (text, "sha256:then", range);
  g_autoptr (StkAnchoring) anchoring = stk_anchoring_new (twice, "sha256:now");
  g_autoptr (GArray) places = stk_anchoring_list_places (anchoring, anchor);

  g_assert_cmpuint (places->len, ==, 2);
  for (guint i = 0; i < places->len; i++)
    g_assert_true (stk_text_range_equals (twice, g_array_index (places, StkRange, i), "nine to two"));
}

/* Of a megabyte with 10,000 tags so much is asked; a tenth of that here, with more of what is rare. */
#define ARTICLE .n_bytes = 80000, .n_tags = 900, .n_invented = 200, .edited = 0.05

static const StkTestPlan PLANS[] = {
  { ARTICLE, .seed = 1, .n_moved = 5, .n_deleted = 30, .n_duplicated = 5 },
  { ARTICLE, .seed = 2, .n_moved = 5, .n_deleted = 30, .n_duplicated = 5, .clustered = TRUE },
  { ARTICLE, .seed = 3, .n_moved = 5, .n_deleted = 5, .n_duplicated = 30, .loose = TRUE },
  { ARTICLE, .seed = 4, .n_moved = 30, .n_deleted = 5, .n_duplicated = 5, .loose = TRUE },
  { ARTICLE, .seed = 5, .n_moved = 5, .n_deleted = 15, .n_duplicated = 5, .unspaced = TRUE },
};

static void
check_score (const StkTestScore *score, gboolean with_old_text)
{
  g_test_message ("%s: %u of %u right, %u wrong; %u of %u edited right, %u wrong; %u of %u absent",
                  with_old_text ? "with the old text" : "without", score->n_kept_right, score->n_kept,
                  score->n_kept_wrong, score->n_edited_right, score->n_edited, score->n_edited_wrong,
                  score->n_absent_right, score->n_absent);

  g_assert_cmpuint (score->n_kept_wrong * 10000, <=, score->n_kept * (with_old_text ? 2 : 10));
  g_assert_cmpuint (score->n_kept_right * 1000, >=, score->n_kept * (with_old_text ? 999 : 980));
  g_assert_cmpuint (score->n_absent_right * 1000, >=, score->n_absent * 999);
  g_assert_cmpuint (score->n_edited_wrong * 500, <=, score->n_edited);
}

static void
test_accuracy (void)
{
  StkTestScore sums[2] = { 0 };

  for (size_t i = 0; i < G_N_ELEMENTS (PLANS); i++)
    {
      g_autoptr (StkTestChanges) changes = stk_test_changes_new (&PLANS[i], NULL);

      for (int with = 0; with < 2; with++)
        {
          g_autoptr (GArray) results = stk_test_changes_resolve (changes, with);
          StkTestScore score = stk_test_changes_score (changes, results);

          stk_test_score_add (&sums[with], &score);
        }
    }

  g_assert_cmpuint (sums[0].n_absent, >, 1000);
  check_score (&sums[TRUE], TRUE);
  check_score (&sums[FALSE], FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/anchoring/followed", test_followed);
  g_test_add_func ("/anchoring/sought", test_sought);
  g_test_add_func ("/anchoring/strange", test_strange);
  g_test_add_func ("/anchoring/false-text", test_false_text);
  g_test_add_func ("/anchoring/places", test_places);
  g_test_add_func ("/anchoring/accuracy", test_accuracy);

  return g_test_run ();
}

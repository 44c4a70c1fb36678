/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-test-changes.h"

#include <math.h>
#include <string.h>

#define N_WORDS 9000
#define MIN_TAG 10
#define MAX_TAG 200

/* The words of a made-up language: the first come up as often as the article, the last hardly ever, as George Zipf
 * found of real ones. */
typedef struct
{
  GRand *rand;
  GPtrArray *words;
  gboolean unspaced;
} Language;

/* In a script without spaces a word is one letter, or two or three. */
static void
add_unspaced_word (Language *self)
{
  g_autoptr (GString) word = g_string_new (NULL);

  for (int n = MIN (g_rand_int_range (self->rand, 1, 5), 3); n > 0; n--)
    g_string_append_unichar (word, (gunichar) g_rand_int_range (self->rand, 0x4e00, 0x5600));
  g_ptr_array_add (self->words, g_string_free_and_steal (g_steal_pointer (&word)));
}

static Language
language_new (guint32 seed, gboolean unspaced)
{
  static const char *const SYLLABLES[] = { "ta", "lor", "mi", "ne", "ush", "ka", "ve", "rin", "so", "dé",
                                           "pel", "an", "gho", "bru", "i", "e", "sta", "wul", "fä", "o" };
  Language self = { g_rand_new_with_seed (seed), g_ptr_array_new_with_free_func (g_free), unspaced };

  for (guint i = 0; i < N_WORDS && unspaced; i++)
    add_unspaced_word (&self);
  for (guint i = 0; i < N_WORDS && !unspaced; i++)
    {
      g_autoptr (GString) word = g_string_new (NULL);
      int n = i < 60 ? 1 : g_rand_int_range (self.rand, 1, 5);

      while (n-- > 0)
        g_string_append (word, SYLLABLES[g_rand_int_range (self.rand, 0, G_N_ELEMENTS (SYLLABLES))]);
      g_ptr_array_add (self.words, g_string_free_and_steal (g_steal_pointer (&word)));
    }

  return self;
}

static void
language_clear (Language *self)
{
  g_rand_free (self->rand);
  g_ptr_array_unref (self->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Language, language_clear)

static const char *
pick_word (Language *self)
{
  double rank = pow (N_WORDS, g_rand_double (self->rand)) - 1;

  return g_ptr_array_index (self->words, (guint) rank % N_WORDS);
}

static void
add_unspaced_sentence (Language *self, GString *out)
{
  for (int n = g_rand_int_range (self->rand, 4, 24); n > 0; n--)
    {
      g_string_append (out, pick_word (self));
      if (n > 1 && g_rand_int_range (self->rand, 0, 8) == 0)
        g_string_append (out, "、");
    }
  g_string_append (out, "。");
}

static void
add_sentence (Language *self, GString *out)
{
  gboolean is_quote = g_rand_int_range (self->rand, 0, 4) == 0;
  int n = g_rand_int_range (self->rand, 4, 24);

  if (is_quote)
    g_string_append (out, "“");
  for (int i = 0; i < n; i++)
    {
      g_autofree char *word = g_strdup (pick_word (self));

      if (i == 0 || g_rand_int_range (self->rand, 0, 20) == 0)
        *word = g_ascii_toupper (*word);
      if (i > 0)
        g_string_append (out, g_rand_int_range (self->rand, 0, 12) == 0 ? ", " : " ");
      if (g_rand_int_range (self->rand, 0, 40) == 0)
        g_string_append_printf (out, "%d", g_rand_int_range (self->rand, 1, 2000));
      else
        g_string_append (out, word);
    }
  g_string_append (out, is_quote ? ".”" : ".");
}

static char *
make_up (Language *self, size_t n_bytes)
{
  g_autoptr (GString) out = g_string_new (NULL);

  while (out->len < n_bytes)
    {
      int n = g_rand_int_range (self->rand, 1, 6);

      for (int i = 0; i < n; i++)
        {
          if (i > 0 && !self->unspaced)
            g_string_append_c (out, ' ');
          if (self->unspaced)
            add_unspaced_sentence (self, out);
          else
            add_sentence (self, out);
        }
      g_string_append (out, "\n\n");
    }

  return g_string_free_and_steal (g_steal_pointer (&out));
}

/* The new text as it is made, with where each code point of the old one is in it. */
typedef struct
{
  Language *language;
  GString *out;
  size_t length;       /* of it, in code points */
  size_t *places;      /* by code point of the old text; G_MAXSIZE if it is gone */
  const char *old;     /* the old text, as a string and by code points */
  StkText *old_text;
} Editor;

static void
add_words (Editor *self, const char *words)
{
  g_string_append (self->out, words);
  self->length += (size_t) g_utf8_strlen (words, -1);
}

static void
copy (Editor *self, StkRange range, gboolean is_original)
{
  size_t from = stk_text_get_byte_offset (self->old_text, range.start);
  size_t until = stk_text_get_byte_offset (self->old_text, range.end);

  g_string_append_len (self->out, self->old + from, (gssize) (until - from));
  for (size_t i = range.start; i < range.end && is_original; i++)
    self->places[i] = self->length + i - range.start;
  self->length += stk_range_get_length (range);
}

/* One word of the old text with the space before it: as it is, or not. */
static void
copy_word (Editor *self, StkRange space, StkRange word, double edited, gboolean is_original)
{
  GRand *rand = self->language->rand;
  gboolean is_edited = g_rand_double (rand) < edited;
  int how = is_edited ? g_rand_int_range (rand, 0, 3) : 3;

  if (how != 0)
    copy (self, space, is_original);
  if (how == 1 || how == 2)
    add_words (self, pick_word (self->language));
  if (how == 2 && !self->language->unspaced)
    add_words (self, " ");
  if (how == 2 || how == 3)
    copy (self, word, is_original);
}

static gboolean
is_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static void
copy_paragraph (Editor *self, StkRange paragraph, double edited, gboolean is_original)
{
  const char *p = self->old + stk_text_get_byte_offset (self->old_text, paragraph.start);
  size_t longest = self->language->unspaced ? 1 : G_MAXUINT32;
  size_t at = paragraph.start;

  while (at < paragraph.end)
    {
      StkRange space = { at, at };
      StkRange word;

      for (; at < paragraph.end && !is_word (g_utf8_get_char (p)); p = g_utf8_next_char (p))
        at++;
      space.end = word.start = at;
      for (; at < MIN (paragraph.end, word.start + longest) && is_word (g_utf8_get_char (p)); p = g_utf8_next_char (p))
        at++;
      word.end = at;
      if (stk_range_get_length (word) > 0)
        copy_word (self, space, word, edited, is_original);
      else
        copy (self, space, is_original);
    }
}

static GArray *
list_paragraphs (StkText *text)
{
  GArray *paragraphs = g_array_new (FALSE, FALSE, sizeof (StkRange));
  const char *utf8 = stk_text_get_utf8 (text);
  StkRange range = { 0, 0 };

  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    {
      range.end++;
      if (*p == '\n' && p[1] != '\n')
        {
          g_array_append_val (paragraphs, range);
          range.start = range.end;
        }
    }
  if (range.start < range.end)
    g_array_append_val (paragraphs, range);

  return paragraphs;
}

typedef enum
{
  FATE_STAYS,
  FATE_MOVES,
  FATE_GOES,
  FATE_DOUBLES,
} ParagraphFate;

static void
choose_fates (GRand *rand, ParagraphFate *fates, guint n, ParagraphFate fate, guint n_of_them)
{
  for (guint tries = 0; n_of_them > 0 && tries < 100 * n; tries++)
    {
      guint i = (guint) g_rand_int_range (rand, 0, (gint32) n);

      if (fates[i] != FATE_STAYS)
        continue;
      fates[i] = fate;
      n_of_them--;
    }
}

/* In which order paragraphs come: pairs of a paragraph and whether it is the original. */
typedef struct
{
  guint paragraph;
  gboolean is_original;
} Item;

/* A place anywhere but beside the same paragraph: nobody could say which of the two is the copy. */
static guint
pick_place (GRand *rand, GArray *items, guint paragraph)
{
  guint at;

  do
    at = (guint) g_rand_int_range (rand, 0, (gint32) items->len + 1);
  while ((at > 0 && g_array_index (items, Item, at - 1).paragraph == paragraph) ||
         (at < items->len && g_array_index (items, Item, at).paragraph == paragraph));

  return at;
}

static GArray *
arrange (GRand *rand, const ParagraphFate *fates, guint n)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));

  for (guint i = 0; i < n; i++)
    {
      Item item = { i, TRUE };

      if (fates[i] == FATE_STAYS || fates[i] == FATE_DOUBLES)
        g_array_append_val (items, item);
    }
  for (guint i = 0; i < n; i++)
    if (fates[i] == FATE_MOVES || fates[i] == FATE_DOUBLES)
      {
        Item item = { i, fates[i] == FATE_MOVES };

        g_array_insert_val (items, pick_place (rand, items, i), item);
      }

  return items;
}

static char *
change (Language *language, const StkTestPlan *plan, StkText *old_text, GArray *paragraphs, size_t *places)
{
  GRand *rand = language->rand;
  g_autofree ParagraphFate *fates = g_new0 (ParagraphFate, paragraphs->len);
  g_autoptr (GArray) items = NULL;
  Editor editor = {
    language,
    g_string_new (NULL),
    0,
    places,
    stk_text_get_utf8 (old_text),
    old_text,
  };

  choose_fates (rand, fates, paragraphs->len, FATE_MOVES, plan->n_moved);
  choose_fates (rand, fates, paragraphs->len, FATE_GOES, plan->n_deleted);
  choose_fates (rand, fates, paragraphs->len, FATE_DOUBLES, plan->n_duplicated);
  items = arrange (rand, fates, paragraphs->len);

  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);
      double edited = plan->edited;

      if (plan->clustered)
        edited = g_rand_int_range (rand, 0, 6) == 0 ? 6 * edited : 0;
      copy_paragraph (&editor, g_array_index (paragraphs, StkRange, item->paragraph), edited, item->is_original);
    }

  return g_string_free_and_steal (editor.out);
}

/* Makes a range begin and end where words do. */
static void
fit_to_words (StkText *text, StkRange paragraph, StkRange *tag)
{
  while (tag->start > paragraph.start && is_word (stk_text_get_char (text, tag->start - 1)))
    tag->start--;
  while (tag->start < paragraph.end && !is_word (stk_text_get_char (text, tag->start)))
    tag->start++;
  while (tag->end < paragraph.end && is_word (stk_text_get_char (text, tag->end)))
    tag->end++;
  while (tag->end > tag->start && !is_word (stk_text_get_char (text, tag->end - 1)))
    tag->end--;
}

/* A range in one paragraph. */
static gboolean
pick_tag (GRand *rand, StkText *text, GArray *paragraphs, gboolean loose, StkRange *tag)
{
  StkRange paragraph =
    g_array_index (paragraphs, StkRange, g_rand_int_range (rand, 0, (gint32) paragraphs->len));
  size_t length = (size_t) g_rand_int_range (rand, MIN_TAG, MAX_TAG + 1);

  while (paragraph.end > paragraph.start && stk_text_get_char (text, paragraph.end - 1) == '\n')
    paragraph.end--;
  if (stk_range_get_length (paragraph) < MIN_TAG + 1)
    return FALSE;

  tag->start = (size_t) g_rand_int_range (rand, (gint32) paragraph.start, (gint32) paragraph.end - MIN_TAG);
  tag->end = MIN (tag->start + length, paragraph.end);
  if (!loose)
    fit_to_words (text, paragraph, tag);

  return tag->end >= tag->start + MIN_TAG && !g_unichar_isspace (stk_text_get_char (text, tag->start)) &&
         !g_unichar_isspace (stk_text_get_char (text, tag->end - 1));
}

static StkTestTruth
find_truth (const size_t *places, StkRange tag)
{
  StkTestTruth truth = { STK_TEST_FATE_KEPT, { G_MAXSIZE, 0 } };

  for (size_t i = tag.start; i < tag.end; i++)
    {
      if (places[i] == G_MAXSIZE)
        {
          truth.fate = STK_TEST_FATE_EDITED;
          continue;
        }
      truth.range.start = MIN (truth.range.start, places[i]);
      truth.range.end = MAX (truth.range.end, places[i] + 1);
    }
  if (truth.range.end == 0)
    return (StkTestTruth) { STK_TEST_FATE_ABSENT, { 0, 0 } };
  if (stk_range_get_length (truth.range) != stk_range_get_length (tag))
    truth.fate = STK_TEST_FATE_EDITED;

  return truth;
}

static void
add_tag (StkTestChanges *self, StkRange place, StkRange words, const char *exact, StkTestTruth truth)
{
  g_autofree char *prefix =
    stk_text_dup_range (self->old_text, STK_RANGE (words.start - MIN (words.start, STK_ANCHOR_CONTEXT), words.start));
  g_autofree char *suffix = stk_text_dup_range (self->old_text, STK_RANGE (words.end, words.end + STK_ANCHOR_CONTEXT));

  g_array_append_val (self->truths, truth);
  g_ptr_array_add (self->anchors, stk_anchor_new (place, exact, prefix, suffix, self->old_digest));
}

static void
add_tags (StkTestChanges *self, GRand *rand, const StkTestPlan *plan, GArray *paragraphs, const size_t *places)
{
  while (self->truths->len < plan->n_tags)
    {
      g_autofree char *exact = NULL;
      StkRange tag;

      if (!pick_tag (rand, self->old_text, paragraphs, plan->loose, &tag))
        continue;
      exact = stk_text_dup_range (self->old_text, tag);
      add_tag (self, tag, tag, exact, find_truth (places, tag));
    }
}

/* A word from somewhere in the article, or a letter or two of a script without spaces. */
static void
add_some_word (StkTestChanges *self, GRand *rand, const StkTestPlan *plan, GArray *paragraphs, GString *words)
{
  StkRange word;

  if (!pick_tag (rand, self->old_text, paragraphs, FALSE, &word))
    return;

  word.end = word.start + 1;
  while (!plan->unspaced && is_word (stk_text_get_char (self->old_text, word.end)))
    word.end++;
  if (words->len > 0 && !plan->unspaced)
    g_string_append_c (words, ' ');

  {
    g_autofree char *some = stk_text_dup_range (self->old_text, word);

    g_string_append (words, some);
  }
}

/* Words from all over the article, between what stands before some and after others. */
static void
add_invented (StkTestChanges *self, GRand *rand, const StkTestPlan *plan, GArray *paragraphs)
{
  StkTestTruth nowhere = { STK_TEST_FATE_ABSENT, { 0, 0 } };

  while (self->truths->len < plan->n_tags + plan->n_invented)
    {
      size_t n_chars = (size_t) g_rand_int_range (rand, MIN_TAG, g_rand_boolean (rand) ? 40 : MAX_TAG);
      g_autoptr (GString) words = g_string_new (NULL);
      StkRange before, after;

      while ((size_t) g_utf8_strlen (words->str, -1) < n_chars)
        add_some_word (self, rand, plan, paragraphs, words);
      if (pick_tag (rand, self->old_text, paragraphs, FALSE, &before) &&
          pick_tag (rand, self->old_text, paragraphs, FALSE, &after) &&
          strstr (stk_text_get_utf8 (self->new_text), words->str) == NULL)
        add_tag (self, STK_RANGE (before.start, before.start + n_chars), STK_RANGE (before.start, after.end),
                 words->str, nowhere);
    }
}

/* Makes changes of a text, or of one that is made up. */
StkTestChanges *
stk_test_changes_new (const StkTestPlan *plan, const char *utf8)
{
  g_auto (Language) language = language_new (plan->seed, plan->unspaced);
  StkTestChanges *self = g_new0 (StkTestChanges, 1);
  g_autofree char *old = utf8 ? g_strdup (utf8) : make_up (&language, plan->n_bytes);
  g_autoptr (GArray) paragraphs = NULL;
  g_autofree size_t *places = NULL;
  g_autofree char *new = NULL;

  self->old_text = stk_text_new (old, -1, NULL);
  g_assert_nonnull (self->old_text);
  paragraphs = list_paragraphs (self->old_text);
  places = g_new (size_t, stk_text_get_length (self->old_text));
  for (size_t i = 0; i < stk_text_get_length (self->old_text); i++)
    places[i] = G_MAXSIZE;
  new = change (&language, plan, self->old_text, paragraphs, places);
  self->new_text = stk_text_new (new, -1, NULL);
  self->old_digest = stk_text_dup_digest (self->old_text);
  self->new_digest = stk_text_dup_digest (self->new_text);
  self->anchors = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_anchor_unref);
  self->truths = g_array_new (FALSE, FALSE, sizeof (StkTestTruth));
  add_tags (self, language.rand, plan, paragraphs, places);
  add_invented (self, language.rand, plan, paragraphs);

  return self;
}

void
stk_test_changes_free (StkTestChanges *self)
{
  stk_text_unref (self->old_text);
  stk_text_unref (self->new_text);
  g_free (self->old_digest);
  g_free (self->new_digest);
  g_ptr_array_unref (self->anchors);
  g_array_unref (self->truths);
  g_free (self);
}

/* Finds all tags again; all that it takes is in here. */
GArray *
stk_test_changes_resolve (StkTestChanges *self, gboolean with_old_text)
{
  g_autoptr (StkAnchoring) anchoring = stk_anchoring_new (self->new_text, self->new_digest);
  GArray *results = g_array_new (FALSE, TRUE, sizeof (StkAnchoringResult));

  g_array_set_size (results, self->anchors->len);
  if (with_old_text)
    stk_anchoring_add_old_text (anchoring, self->old_text, self->old_digest);
  stk_anchoring_resolve (anchoring, (StkAnchor *const *) self->anchors->pdata, self->anchors->len,
                         (StkAnchoringResult *) (void *) results->data);

  return results;
}

static void
score_kept (StkTestScore *score, const StkTestTruth *truth, const StkAnchoringResult *result)
{
  score->n_kept++;
  if (result->state == STK_ANCHOR_STATE_ORPHAN)
    score->n_kept_lost++;
  else if (!stk_anchor_state_is_certain (result->state))
    score->n_kept_asked++;
  else if (stk_range_equal (result->range, truth->range))
    score->n_kept_right++;
  else
    score->n_kept_wrong++;
}

/* Words that were edited are found where a person would look for them, and said to be the same only if they are:
 * another edit may have put back what one took away. */
static void
score_edited (StkTestScore *score, StkTestChanges *self, guint i, const StkAnchoringResult *result)
{
  const StkTestTruth *truth = &g_array_index (self->truths, StkTestTruth, i);
  const char *exact = stk_anchor_get_exact (g_ptr_array_index (self->anchors, i));
  gboolean is_same = stk_text_range_equals (self->new_text, result->range, exact);

  score->n_edited++;
  if (result->state == STK_ANCHOR_STATE_ORPHAN)
    score->n_edited_lost++;
  else if (stk_anchor_state_is_certain (result->state) == is_same &&
           stk_range_overlaps (result->range, truth->range))
    score->n_edited_right++;
  else
    score->n_edited_wrong++;
}

StkTestScore
stk_test_changes_score (StkTestChanges *self, GArray *results)
{
  StkTestScore score = { 0 };

  for (guint i = 0; i < results->len; i++)
    {
      const StkTestTruth *truth = &g_array_index (self->truths, StkTestTruth, i);
      const StkAnchoringResult *result = &g_array_index (results, StkAnchoringResult, i);

      switch (truth->fate)
        {
        case STK_TEST_FATE_KEPT:
          score_kept (&score, truth, result);
          break;
        case STK_TEST_FATE_EDITED:
          score_edited (&score, self, i, result);
          break;
        case STK_TEST_FATE_ABSENT:
          score.n_absent++;
          score.n_absent_right += result->state == STK_ANCHOR_STATE_ORPHAN;
          break;
        default:
          g_assert_not_reached ();
        }
    }

  return score;
}

/* Adds up scores. */
void
stk_test_score_add (StkTestScore *self, const StkTestScore *other)
{
  guint *sums = (guint *) (void *) self;
  const guint *more = (const guint *) (const void *) other;

  for (size_t i = 0; i < sizeof *self / sizeof *sums; i++)
    sums[i] += more[i];
}

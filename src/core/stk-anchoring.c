/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-anchoring.h"

#include "stk-anchoring-seek-private.h"

#include <string.h>

/* So many tokens around words of an old text are looked at when they are looked for elsewhere. */
#define CONTEXT_TOKENS 16

/* And so many on each side when they were found where the difference of texts says. */
#define COMPANY_TOKENS 8

/* What is kept of words at the least if others may have taken their place, by code points: between the same neighbours
 * it is certain which others. Long texts that have nothing to do with each other have a quarter in common. */
#define MIN_SCORE 0.65
#define MIN_SCORE_HELD 0.4
#define MIN_SCORE_HELD_SHORT 0.25

/* A text that tags were made in, and where its words are now. */
typedef struct
{
  char *digest;
  StkText *text;
  StkTokens *tokens;
  guint32 *to;
  guint8 *moved; /* by token */
  guint8 *taken; /* by token of the new text: whether it was there before */
} OldText;

/**
 * StkAnchoring:
 *
 * Finds tagged words again in an article that was changed. Where the text is known that they were tagged in, its words
 * are followed through a difference of both texts, with blocks that were moved. Where it is not, or its difference does
 * not tell, the words are looked for by themselves, by what stands around them, and by the order of all tags. In either
 * case the words that are found are compared with those that were tagged.
 *
 * To be used in one thread at a time.
 */
struct _StkAnchoring
{
  StkTokenTable *table;
  StkAnchoringIndex *index;
  char *digest;
  GPtrArray *old_texts; /* of OldText */
};

static void
old_text_free (gpointer data)
{
  OldText *self = data;

  g_free (self->digest);
  stk_text_unref (self->text);
  g_clear_pointer (&self->tokens, stk_tokens_free);
  g_free (self->to);
  g_free (self->moved);
  g_free (self->taken);
  g_free (self);
}

/**
 * stk_anchoring_new:
 * @text: an article's canonical text as it is now
 * @digest: (nullable): its digest
 *
 * Returns: (transfer full): an engine that finds words in @text
 */
StkAnchoring *
stk_anchoring_new (StkText *text, const char *digest)
{
  StkAnchoring *self = g_new0 (StkAnchoring, 1);

  self->table = stk_token_table_new (STK_TOKENS_FOLD);
  self->index = stk_anchoring_index_new (self->table, text);
  self->digest = g_strdup (digest);
  self->old_texts = g_ptr_array_new_with_free_func (old_text_free);

  return self;
}

/**
 * stk_anchoring_free:
 * @self: (transfer full): an engine
 */
void
stk_anchoring_free (StkAnchoring *self)
{
  stk_anchoring_index_free (self->index);
  stk_token_table_free (self->table);
  g_ptr_array_unref (self->old_texts);
  g_free (self->digest);
  g_free (self);
}

/**
 * stk_anchoring_add_old_text:
 * @self: an engine
 * @text: a text that some of the anchors were made in
 * @digest: its digest
 *
 * Makes an earlier state of the article known. Its words are compared when the first of its anchors is resolved.
 */
void
stk_anchoring_add_old_text (StkAnchoring *self, StkText *text, const char *digest)
{
  OldText *old = g_new0 (OldText, 1);

  old->text = stk_text_ref (text);
  old->digest = g_strdup (digest);
  g_ptr_array_add (self->old_texts, old);
}

static OldText *
find_old_text (StkAnchoring *self, const char *digest)
{
  StkAnchoringIndex *index = self->index;

  for (guint i = 0; digest != NULL && i < self->old_texts->len; i++)
    {
      OldText *old = g_ptr_array_index (self->old_texts, i);
      const guint32 *ids;
      guint32 n;

      if (strcmp (old->digest, digest) != 0)
        continue;
      if (old->to != NULL)
        return old;

      old->tokens = stk_tokens_new (self->table, old->text);
      ids = stk_tokens_get_ids (old->tokens, &n);
      old->to = stk_anchoring_map_new (ids, n, index->ids, index->n);
      old->moved = stk_anchoring_map_moved (index, old->to, ids, n);
      old->taken = g_new0 (guint8, index->n + 1);
      for (guint32 k = 0; k < n; k++)
        if (old->to[k] != STK_NOWHERE)
          old->taken[old->to[k]] = TRUE;

      return old;
    }

  return NULL;
}

/* The result for words that are at one place. */
static StkAnchoringResult
get_result (const StkPlacement *placement, StkRange was, StkAnchorReason reason)
{
  StkAnchoringResult result = { STK_ANCHOR_STATE_MOVED, reason, placement->range, placement->score };

  if (!placement->same_words)
    {
      result.state = STK_ANCHOR_STATE_CHANGED;
      result.reason = STK_ANCHOR_REASON_WORDS_CHANGED;
    }
  else if (placement->is_unsure)
    {
      result.state = STK_ANCHOR_STATE_AMBIGUOUS;
      result.reason = STK_ANCHOR_REASON_SEVERAL_PLACES;
    }
  else if (!placement->same_bytes)
    {
      result.reason = STK_ANCHOR_REASON_TYPOGRAPHY;
    }
  else if (stk_range_equal (placement->range, was))
    {
      result.state = STK_ANCHOR_STATE_EXACT;
      result.reason = STK_ANCHOR_REASON_SAME_PLACE;
    }

  return result;
}

static StkAnchoringResult
get_candidate_result (const StkCandidate *candidate, StkRange was)
{
  StkAnchoringResult result = get_result (&candidate->placement, was, STK_ANCHOR_REASON_FOUND);

  if (candidate->belief == STK_BELIEF_ASK && candidate->placement.same_words)
    {
      result.state = STK_ANCHOR_STATE_AMBIGUOUS;
      result.reason = STK_ANCHOR_REASON_CONTEXT_CHANGED;
    }

  return result;
}

/* The result for words that were looked for. */
static StkAnchoringResult
get_settled_result (GArray *places, guint choice, StkAnchor *anchor)
{
  StkAnchoringResult result = { STK_ANCHOR_STATE_ORPHAN, STK_ANCHOR_REASON_GONE, { 0, 0 }, 0 };

  if (choice == STK_CHOICE_NONE)
    return result;

  result = get_candidate_result (&g_array_index (places, StkCandidate, choice == STK_CHOICE_OPEN ? 0 : choice),
                                 stk_anchor_get_range (anchor));
  if (choice == STK_CHOICE_OPEN)
    {
      result.state = STK_ANCHOR_STATE_AMBIGUOUS;
      result.reason = STK_ANCHOR_REASON_SEVERAL_PLACES;
    }

  return result;
}

/* Whether enough of what stood around short words stands there still: in a text that was written anew a difference
 * finds some words in order by chance. Of a block that was moved it is known already. */
static gboolean
has_company (const OldText *old, const StkPassage *passage, StkRange range)
{
  guint32 from = passage->first - MIN (passage->first, COMPANY_TOKENS);
  guint32 until = MIN (passage->last + COMPANY_TOKENS, passage->n);
  guint32 n_around = until - from - (passage->last - passage->first);
  guint32 n_left = 0;

  if (old->moved[passage->first] || stk_range_get_length (range) >= STK_ANCHORING_SHORT_WORDS)
    return TRUE;

  for (guint32 i = from; i < until; i++)
    if ((i < passage->first || i >= passage->last) && old->to[i] != STK_NOWHERE)
      n_left++;

  return 4 * n_left >= n_around;
}

static double
get_min_score (const StkPlacement *placement, StkRange range)
{
  if (!placement->is_held)
    return MIN_SCORE;

  return stk_range_get_length (range) < STK_ANCHORING_SHORT_WORDS ? MIN_SCORE_HELD_SHORT : MIN_SCORE_HELD;
}

/* Follows words through the difference of texts. */
static gboolean
follow (StkAnchoring *self, OldText *old, StkAnchor *anchor, StkAnchoringResult *result)
{
  StkRange range = stk_anchor_get_range (anchor);
  StkPassage passage;
  StkPlacement placement;

  if (!stk_passage_init (&passage, old->tokens, range, stk_anchor_get_exact (anchor)) ||
      !has_company (old, &passage, range) ||
      !stk_anchoring_place (self->index, &passage, old->to, &placement))
    return FALSE;
  if (!placement.same_words && placement.score < get_min_score (&placement, range))
    return FALSE;

  *result = get_result (&placement, range,
                        old->moved[passage.first] ? STK_ANCHOR_REASON_BLOCK_MOVED : STK_ANCHOR_REASON_SHIFTED);

  return TRUE;
}

/* Leaves out places that stood in the old text already, with other words than those that are looked for. */
static void
drop_taken (StkAnchoring *self, OldText *old, GArray *candidates)
{
  for (guint i = candidates->len; i > 0; i--)
    {
      StkRange range = g_array_index (candidates, StkCandidate, i - 1).placement.range;
      guint32 first = stk_tokens_find (self->index->tokens, range.start);
      guint32 last = stk_tokens_find (self->index->tokens, range.end);
      guint32 n_taken = 0;

      for (guint32 k = first; k < last; k++)
        n_taken += old->taken[k];
      if (2 * n_taken > last - first)
        g_array_remove_index (candidates, i - 1);
    }
}

/* How far the paragraph reaches that words are in, in code points. */
static StkRange
find_paragraph (StkText *text, StkRange range)
{
  const char *utf8 = stk_text_get_utf8 (text);
  size_t from = stk_text_get_byte_offset (text, range.start);
  size_t to = stk_text_get_byte_offset (text, range.end);
  const char *before = from > 0 ? memrchr (utf8, '\n', from) : NULL;
  const char *after = strchr (utf8 + to, '\n');

  return STK_RANGE (before ? stk_text_get_offset_at_byte (text, (size_t) (before - utf8)) : 0,
                    after ? stk_text_get_offset_at_byte (text, (size_t) (after - utf8)) : stk_text_get_length (text));
}

/* Words in a text, to be looked for with the tokens around them, but for the outermost of these if they may be cut. */
static gboolean
init_seek (StkSeekPassage *seek, StkTokens *tokens, StkText *text, StkRange range, const char *exact, guint32 n_context)
{
  StkPassage *passage = &seek->passage;
  StkRange paragraph = find_paragraph (text, range);
  guint32 from, until;

  if (!stk_passage_init (passage, tokens, range, exact))
    return FALSE;

  from = passage->first - MIN (passage->first, n_context);
  until = MIN (passage->last + n_context, passage->n);
  seek->paragraph_first = CLAMP (stk_tokens_find (tokens, paragraph.start), from, until) - from;
  seek->paragraph_last = CLAMP (stk_tokens_find (tokens, paragraph.end), from, until) - from;
  seek->n_chars = stk_range_get_length (range);
  seek->has_context = from < passage->first || until > passage->last;
  passage->ids += from;
  passage->n = until - from;
  passage->first -= from;
  passage->last -= from;

  return TRUE;
}

/* Cut words at the ends of what a selector keeps are left out. */
static StkRange
trim_context (const char *prefix, const char *suffix, size_t n_prefix, size_t n_exact, size_t n_suffix)
{
  StkRange range = { 0, n_prefix + n_exact + n_suffix };
  const char *p = prefix;

  if (n_prefix >= STK_ANCHOR_CONTEXT)
    for (; *p != '\0' && g_unichar_isalnum (g_utf8_get_char (p)); p = g_utf8_next_char (p))
      range.start++;
  if (range.start == n_prefix)
    range.start = 0;

  p = suffix + strlen (suffix);
  if (n_suffix >= STK_ANCHOR_CONTEXT)
    for (; p > suffix && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p))); p = g_utf8_prev_char (p))
      range.end--;
  if (range.end == n_prefix + n_exact)
    range.end += n_suffix;

  return range;
}

/* Looks for words by what an anchor keeps of them. */
static GArray *
seek_anchor (StkAnchoring *self, StkAnchor *anchor)
{
  const char *prefix = stk_anchor_get_prefix (anchor) ? stk_anchor_get_prefix (anchor) : "";
  const char *suffix = stk_anchor_get_suffix (anchor) ? stk_anchor_get_suffix (anchor) : "";
  const char *exact = stk_anchor_get_exact (anchor);
  size_t n_prefix = (size_t) g_utf8_strlen (prefix, -1);
  size_t n_exact = (size_t) g_utf8_strlen (exact, -1);
  StkRange kept = trim_context (prefix, suffix, n_prefix, n_exact, (size_t) g_utf8_strlen (suffix, -1));
  g_autofree char *all = g_strconcat (prefix, exact, suffix, NULL);
  const char *from = g_utf8_offset_to_pointer (all, (glong) kept.start);
  const char *until = g_utf8_offset_to_pointer (from, (glong) (kept.end - kept.start));
  g_autoptr (StkText) text = stk_text_new (from, until - from, NULL);
  g_autoptr (StkTokens) tokens = text ? stk_tokens_new (self->table, text) : NULL;
  StkRange range = { n_prefix - kept.start, n_prefix - kept.start + n_exact };
  StkSeekPassage seek;

  if (tokens == NULL || !init_seek (&seek, tokens, text, range, exact, G_MAXUINT32 / 2))
    return g_array_new (FALSE, FALSE, sizeof (StkCandidate));

  return stk_anchoring_seek (self->index, &seek);
}

/* Looks for words that the difference of texts has lost. */
static GArray *
seek_lost (StkAnchoring *self, OldText *old, StkAnchor *anchor)
{
  StkSeekPassage seek;
  GArray *candidates;

  if (!init_seek (&seek, old->tokens, old->text, stk_anchor_get_range (anchor), stk_anchor_get_exact (anchor),
                  CONTEXT_TOKENS))
    return g_array_new (FALSE, FALSE, sizeof (StkCandidate));

  candidates = stk_anchoring_seek (self->index, &seek);
  drop_taken (self, old, candidates);

  return candidates;
}

/* Resolves one anchor as far as it can be without its neighbours; returns the places if it had to be looked for. */
static GArray *
resolve (StkAnchoring *self, StkAnchor *anchor, StkAnchoringResult *result)
{
  StkRange range = stk_anchor_get_range (anchor);
  GArray *candidates;
  OldText *old;

  *result = (StkAnchoringResult) { STK_ANCHOR_STATE_ORPHAN, STK_ANCHOR_REASON_GONE, { 0, 0 }, 0 };
  if (g_strcmp0 (stk_anchor_get_digest (anchor), self->digest) == 0 && stk_anchor_verify (anchor, self->index->text))
    {
      *result = (StkAnchoringResult) { STK_ANCHOR_STATE_EXACT, STK_ANCHOR_REASON_SAME_PLACE, range, 1 };
      return NULL;
    }

  old = find_old_text (self, stk_anchor_get_digest (anchor));
  if (old != NULL && !stk_anchor_verify (anchor, old->text))
    old = NULL;
  if (old != NULL && follow (self, old, anchor, result))
    return NULL;

  candidates = old ? seek_lost (self, old, anchor) : seek_anchor (self, anchor);
  if (candidates->len == 1)
    *result = get_candidate_result (&g_array_index (candidates, StkCandidate, 0), range);

  return candidates;
}

/* Where words were, if anybody knows. */
static size_t
get_old_start (StkAnchor *anchor)
{
  StkRange range = stk_anchor_get_range (anchor);

  return range.start < range.end && range.end < G_MAXUINT32 ? range.start : G_MAXSIZE;
}

static void
clear_places (gpointer data)
{
  g_clear_pointer ((GArray **) data, g_array_unref);
}

/**
 * stk_anchoring_resolve:
 * @self: an engine
 * @anchors: (array length=n_anchors): anchors, best all that an article has, since neighbours tell
 * @n_anchors: how many
 * @results: (out caller-allocates) (array length=n_anchors): return location for how they sit in the article
 *
 * Finds words again. Time is near to linear in the length of the texts and the number of anchors.
 */
void
stk_anchoring_resolve (StkAnchoring *self, StkAnchor *const *anchors, size_t n_anchors, StkAnchoringResult *results)
{
  g_autoptr (GArray) places = g_array_sized_new (FALSE, TRUE, sizeof (GArray *), (guint) n_anchors);
  g_autofree size_t *old_starts = g_new (size_t, n_anchors + 1);
  g_autofree guint *choices = g_new (guint, n_anchors + 1);

  g_array_set_clear_func (places, clear_places);
  g_array_set_size (places, (guint) n_anchors);
  for (size_t i = 0; i < n_anchors; i++)
    {
      g_array_index (places, GArray *, i) = resolve (self, anchors[i], &results[i]);
      old_starts[i] = get_old_start (anchors[i]);
    }

  stk_anchoring_settle (old_starts, results, n_anchors, (GArray *const *) (void *) places->data, choices);

  for (size_t i = 0; i < n_anchors; i++)
    if (g_array_index (places, GArray *, i) != NULL)
      results[i] = get_settled_result (g_array_index (places, GArray *, i), choices[i], anchors[i]);
}

/**
 * stk_anchoring_list_places:
 * @self: an engine
 * @anchor: an anchor
 *
 * Lists places where words might be, for a person to choose from; the best first.
 *
 * Returns: (transfer full) (element-type StkRange): ranges in code points
 */
GArray *
stk_anchoring_list_places (StkAnchoring *self, StkAnchor *anchor)
{
  g_autoptr (GArray) candidates = seek_anchor (self, anchor);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (StkRange));

  for (guint i = 0; i < candidates->len; i++)
    g_array_append_val (places, g_array_index (candidates, StkCandidate, i).placement.range);

  return places;
}

/* Whether what stands in a range stands nowhere else: only where its rarest three tokens stand is it looked for. */
static gboolean
is_unique_cb (StkRange range, gpointer user_data)
{
  StkAnchoringIndex *index = user_data;
  const char *utf8 = stk_text_get_utf8 (index->text);
  size_t from = stk_text_get_byte_offset (index->text, range.start);
  size_t n_bytes = stk_text_get_byte_offset (index->text, range.end) - from;
  guint32 first = stk_tokens_find (index->tokens, range.start) + 1;
  guint32 last = stk_tokens_find (index->tokens, range.end);
  const guint32 *places = NULL;
  guint32 n_places = G_MAXUINT32;
  guint32 rarest = 0;

  for (guint32 i = first; i + 3 <= last; i++)
    {
      guint32 n;
      const guint32 *at = stk_anchoring_index_lookup (index, index->ids + i, &n);

      if (n >= n_places)
        continue;
      places = at;
      n_places = n;
      rarest = i;
    }
  if (places == NULL)
    return FALSE;

  for (guint32 k = 0; k < n_places; k++)
    {
      size_t shift = stk_text_get_byte_offset (index->text, stk_tokens_get_range (index->tokens, rarest).start) - from;
      size_t at = stk_text_get_byte_offset (index->text, stk_tokens_get_range (index->tokens, places[k]).start);

      if (places[k] != rarest && at >= shift && n_bytes <= stk_text_get_n_bytes (index->text) - (at - shift) &&
          memcmp (utf8 + at - shift, utf8 + from, n_bytes) == 0)
        return FALSE;
    }

  return TRUE;
}

/**
 * stk_anchoring_make_anchor:
 * @self: an engine
 * @range: a range of its article, in code points, not empty
 *
 * Makes an anchor like stk_anchor_new_for_range(), but without reading the whole article for each.
 *
 * Returns: (transfer full): a new anchor
 */
StkAnchor *
stk_anchoring_make_anchor (StkAnchoring *self, StkRange range)
{
  return stk_anchor_new_for_range_full (self->index->text, self->digest, range, is_unique_cb, self->index);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-revision.h"

#include "stk-anchoring-private.h"

#include <string.h>

/**
 * StkRevision:
 *
 * In which words a text differs from an earlier state of it. Immutable; may be used in any thread.
 *
 * Words are compared as for tags that are found again: by a difference of both texts, then by blocks that were moved.
 * White space alone is no change.
 */
struct _StkRevision
{
  int ref_count; /* atomic */
  StkText *old;
  GArray *parts; /* of StkRevisionPart, by range */
  guint n_changes;
};

/* Both texts as tokens, and which of one is which of the other. */
typedef struct
{
  StkRevision *revision;
  StkText *old;
  StkText *now;
  StkTokens *a; /* of the old text */
  StkTokens *b; /* of the new one */
  guint32 n_a;
  guint32 n_b;
  guint32 *to;    /* by token of a: its place in b; both are the same byte for byte */
  guint32 *from;  /* by token of b: its place in a */
  guint8 *moved;  /* by token of a */
} Comparison;

/* How many tokens further on a difference may be said to be. */
#define MAX_SLIDE 64

/* What stands between two tokens that are in order in both texts. Half-open. */
typedef struct
{
  guint32 a, a_end;
  guint32 b, b_end;
} Gap;

static void
add_part (Comparison *self, StkRevisionKind kind, StkRange range, StkRange old, gboolean own_line)
{
  StkRevisionPart part = { kind, range, old, own_line };

  g_array_append_val (self->revision->parts, part);
}

/* Where the text between two tokens begins and ends, in code points: also before the first and behind the last one. */
static StkRange
get_between (StkTokens *tokens, guint32 n, StkText *text, guint32 after, guint32 before)
{
  size_t start = after > 0 ? stk_tokens_get_range (tokens, after - 1).end : 0;
  size_t end = before < n ? stk_tokens_get_range (tokens, before).start : stk_text_get_length (text);

  return STK_RANGE (start, end);
}

static gboolean
has_line_break (StkText *text, StkRange range)
{
  size_t start = stk_text_get_byte_offset (text, range.start), end = stk_text_get_byte_offset (text, range.end);

  return memchr (stk_text_get_utf8 (text) + start, '\n', end - start) != NULL;
}

/* Whether a token of a is the first one of its line. */
static gboolean
begins_line (Comparison *self, guint32 i)
{
  return i == 0 || has_line_break (self->old, get_between (self->a, self->n_a, self->old, i, i));
}

/* The start of the line that a place is in. */
static size_t
find_line_start (StkText *text, size_t offset)
{
  const char *utf8 = stk_text_get_utf8 (text);
  const char *p = utf8 + stk_text_get_byte_offset (text, offset);

  while (p > utf8 && p[-1] != '\n')
    p--;

  return stk_text_get_offset_at_byte (text, (size_t) (p - utf8));
}

/* Deleted words of one line: behind what stood before them in their line; else, if they were all of it, in a line
 * of their own; else before what stands there now. */
static void
add_deleted (Comparison *self, const Gap *gap, guint32 first, guint32 end)
{
  StkRange old = STK_RANGE (stk_tokens_get_range (self->a, first).start, stk_tokens_get_range (self->a, end - 1).end);
  StkRange room = get_between (self->b, self->n_b, self->now, gap->b, gap->b);
  gboolean begins = begins_line (self, first);
  gboolean own_line = begins && (end == self->n_a || begins_line (self, end)) &&
                      (gap->b == 0 || gap->b == self->n_b || has_line_break (self->now, room));
  size_t place = room.end;

  if (own_line)
    place = find_line_start (self->now, room.end);
  else if (!begins && first == gap->a)
    place = room.start;
  add_part (self, STK_REVISION_DELETED, STK_RANGE (place, place), old, own_line);
}

static gboolean
add_all_deleted (Comparison *self, const Gap *gap)
{
  guint before = self->revision->parts->len;

  for (guint32 i = gap->a, end; i < gap->a_end; i = end)
    {
      end = i + 1;
      if (self->to[i] != STK_NOWHERE)
        continue;
      while (end < gap->a_end && self->to[end] == STK_NOWHERE && !begins_line (self, end))
        end++;
      add_deleted (self, gap, i, end);
    }

  return self->revision->parts->len > before;
}

/* Whether two tokens of b that follow each other came to be there in the same way. */
static gboolean
goes_on (Comparison *self, guint32 j)
{
  guint32 before = self->from[j - 1], here = self->from[j];

  return before == STK_NOWHERE ? here == STK_NOWHERE : here == before + 1;
}

static gboolean
add_all_new (Comparison *self, const Gap *gap)
{
  for (guint32 j = gap->b, end; j < gap->b_end; j = end)
    {
      StkRange range, old = { 0, 0 };

      for (end = j + 1; end < gap->b_end && goes_on (self, end);)
        end++;
      range = STK_RANGE (stk_tokens_get_range (self->b, j).start, stk_tokens_get_range (self->b, end - 1).end);
      if (self->from[j] != STK_NOWHERE)
        old = STK_RANGE (stk_tokens_get_range (self->a, self->from[j]).start,
                         stk_tokens_get_range (self->a, self->from[end - 1]).end);
      add_part (self, self->from[j] != STK_NOWHERE ? STK_REVISION_MOVED : STK_REVISION_INSERTED, range, old, FALSE);
    }

  return gap->b_end > gap->b;
}

static void
compare_gaps (Comparison *self)
{
  Gap gap = { 0, 0, 0, 0 };

  for (guint32 i = 0; i <= self->n_a; i++)
    {
      gboolean deleted, put_in;

      if (i < self->n_a && (self->to[i] == STK_NOWHERE || self->moved[i]))
        continue;
      gap.a_end = i;
      gap.b_end = i < self->n_a ? self->to[i] : self->n_b;
      deleted = add_all_deleted (self, &gap);
      put_in = add_all_new (self, &gap);
      self->revision->n_changes += deleted || put_in;
      gap.a = gap.a_end + 1;
      gap.b = gap.b_end + 1;
    }
}

static void
set_nowhere (guint32 *to, guint32 n)
{
  for (guint32 i = 0; i < n; i++)
    to[i] = STK_NOWHERE;
}

/* One of both texts, and the place of its tokens in the other. */
typedef struct
{
  StkText *text;
  StkTokens *tokens;
  const guint32 *ids;
  guint32 n;
  guint32 *to;
} Side;

/* How well a change may begin at a token: best with a line, then with the first word behind a mark. */
static int
rate_start (const Side *side, guint32 i)
{
  StkRange token = stk_tokens_get_range (side->tokens, i);
  gunichar before;

  if (i == 0 || has_line_break (side->text, get_between (side->tokens, side->n, side->text, i, i)))
    return 2;
  before = stk_text_get_char (side->text, stk_tokens_get_range (side->tokens, i - 1).start);

  return !g_unichar_isalnum (before) && g_unichar_isalnum (stk_text_get_char (side->text, token.start));
}

/* Whether nothing of the other text stands where these tokens do. */
static gboolean
is_pure (const Side *side, guint32 start, guint32 end)
{
  guint32 next = start > 0 ? side->to[start - 1] + 1 : 0;

  return (start == 0 || side->to[start - 1] != STK_NOWHERE) && end < side->n && side->to[end] == next;
}

/* Lets tokens that are only in one text begin and end one later: of “a b a” what is new may be “a b” or “b a”. */
static void
slide_on (Side *side, Side *other, guint32 start, guint32 end)
{
  side->to[start] = side->to[end];
  other->to[side->to[start]] = start;
  side->to[end] = STK_NOWHERE;
}

static void
slide_back (Side *side, Side *other, guint32 start, guint32 end)
{
  side->to[end - 1] = side->to[start - 1];
  other->to[side->to[end - 1]] = end - 1;
  side->to[start - 1] = STK_NOWHERE;
}

/* Of the places at which the same difference can be said to be, takes the one that reads best. Returns its end. */
static guint32
slide_gap (Side *side, Side *other, guint32 start, guint32 end)
{
  guint32 n = 0, best = 0;
  int rating;

  for (; n < MAX_SLIDE && start > 0 && side->ids[start - 1] == side->ids[end - 1] && is_pure (side, start, end); n++)
    slide_back (side, other, start--, end--);

  rating = rate_start (side, start);
  for (n = 0; n < MAX_SLIDE && end < side->n && side->ids[start] == side->ids[end] && is_pure (side, start, end);)
    {
      slide_on (side, other, start++, end++);
      n++;
      if (rate_start (side, start) > rating)
        {
          rating = rate_start (side, start);
          best = n;
        }
    }
  for (; n > best; n--)
    slide_back (side, other, start--, end--);

  return end;
}

static void
slide_gaps (Side *side, Side *other)
{
  for (guint32 i = 0, end; i < side->n; i = end)
    {
      end = i + 1;
      if (side->to[i] != STK_NOWHERE)
        continue;
      while (end < side->n && side->to[end] == STK_NOWHERE)
        end++;
      if (is_pure (side, i, end))
        end = slide_gap (side, other, i, end);
    }
}

static gboolean
is_digit (const Side *side, guint32 i)
{
  return g_unichar_isdigit (stk_text_get_char (side->text, stk_tokens_get_range (side->tokens, i).start));
}

static gboolean
touches (const Side *side, guint32 i)
{
  return stk_tokens_get_range (side->tokens, i).end == stk_tokens_get_range (side->tokens, i + 1).start;
}

/* Behind the last token of a number with decimals, thousands or the like: digits, then again one mark and digits. */
static guint32
find_number_end (const Side *side, guint32 i)
{
  while (i + 2 < side->n && touches (side, i) && touches (side, i + 1) && is_digit (side, i + 2))
    i += 2;

  return i + 1;
}

/* Of a number that changed nothing is the same: 11.4 and 11.9 have no 11 in common. */
static void
leave_out_parts_of_numbers (Side *side, Side *other)
{
  for (guint32 i = 0, end; i < side->n; i = end)
    {
      gboolean all_there = TRUE;

      end = is_digit (side, i) ? find_number_end (side, i) : i + 1;
      for (guint32 j = i; j < end && all_there; j++)
        all_there = side->to[j] != STK_NOWHERE;
      for (guint32 j = i; j < end && !all_there; j++)
        if (side->to[j] != STK_NOWHERE)
          {
            other->to[side->to[j]] = STK_NOWHERE;
            side->to[j] = STK_NOWHERE;
          }
    }
}

/* Marks that only look alike were changed. */
static void
leave_out_variants (Comparison *self)
{
  const char *old = stk_text_get_utf8 (self->old), *now = stk_text_get_utf8 (self->now);

  set_nowhere (self->from, self->n_b);
  for (guint32 i = 0; i < self->n_a; i++)
    if (self->to[i] != STK_NOWHERE)
      {
        StkRange a = stk_tokens_get_range (self->a, i), b = stk_tokens_get_range (self->b, self->to[i]);
        size_t a_start = stk_text_get_byte_offset (self->old, a.start);
        size_t b_start = stk_text_get_byte_offset (self->now, b.start);
        size_t n = stk_text_get_byte_offset (self->old, a.end) - a_start;

        if (n != stk_text_get_byte_offset (self->now, b.end) - b_start || memcmp (old + a_start, now + b_start, n) != 0)
          self->to[i] = STK_NOWHERE;
        else
          self->from[self->to[i]] = i;
      }
}

static void
compare (StkRevision *revision, StkText *old, StkText *now)
{
  g_autoptr (StkTokenTable) table = stk_token_table_new (STK_TOKENS_FOLD);
  g_autoptr (StkAnchoringIndex) index = stk_anchoring_index_new (table, now);
  g_autoptr (StkTokens) tokens = stk_tokens_new (table, old);
  guint32 n_a;
  const guint32 *ids = stk_tokens_get_ids (tokens, &n_a);
  g_autofree guint32 *to = stk_anchoring_map_new (ids, n_a, index->ids, index->n);
  g_autofree guint32 *from = g_new (guint32, (size_t) index->n + 1);
  g_autofree guint8 *moved = NULL;
  Side a = { old, tokens, ids, n_a, to }, b = { now, index->tokens, index->ids, index->n, from };
  Comparison self = { revision, old, now, tokens, index->tokens, n_a, index->n, to, from, NULL };

  set_nowhere (from, index->n);
  for (guint32 i = 0; i < n_a; i++)
    if (to[i] != STK_NOWHERE)
      from[to[i]] = i;
  slide_gaps (&a, &b);
  slide_gaps (&b, &a);
  self.moved = moved = stk_anchoring_map_moved (index, to, ids, n_a);
  leave_out_variants (&self);
  leave_out_parts_of_numbers (&a, &b);
  leave_out_parts_of_numbers (&b, &a);
  leave_out_parts_of_numbers (&a, &b);
  compare_gaps (&self);
}

/**
 * stk_revision_new:
 * @old: an earlier text
 * @now: the text as it is now
 *
 * Compares two texts word by word. Takes n log n time, and may be called in any thread.
 *
 * Returns: (transfer full): in what they differ
 */
StkRevision *
stk_revision_new (StkText *old, StkText *now)
{
  StkRevision *self = g_new0 (StkRevision, 1);

  self->ref_count = 1;
  self->old = stk_text_ref (old);
  self->parts = g_array_new (FALSE, FALSE, sizeof (StkRevisionPart));
  compare (self, old, now);

  return self;
}

/**
 * stk_revision_ref:
 * @self: a revision
 *
 * Returns: (transfer full): the same
 */
StkRevision *
stk_revision_ref (StkRevision *self)
{
  g_atomic_int_inc (&self->ref_count);

  return self;
}

/**
 * stk_revision_unref:
 * @self: (transfer full): a revision
 */
void
stk_revision_unref (StkRevision *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;

  stk_text_unref (self->old);
  g_array_unref (self->parts);
  g_free (self);
}

/**
 * stk_revision_get_old:
 * @self: a revision
 *
 * Returns: (transfer none): the earlier text
 */
StkText *
stk_revision_get_old (StkRevision *self)
{
  return self->old;
}

/**
 * stk_revision_get_parts:
 * @self: a revision
 * @n_parts: (out): how many
 *
 * Returns: (transfer none) (array length=n_parts): the words that differ, in the order of the text as it is now; what
 *   was deleted comes before what took its place
 */
const StkRevisionPart *
stk_revision_get_parts (StkRevision *self, size_t *n_parts)
{
  *n_parts = self->parts->len;

  return (const StkRevisionPart *) (const void *) self->parts->data;
}

/**
 * stk_revision_count:
 * @self: a revision
 *
 * Returns: the number of places at which the texts differ; words that were replaced are one
 */
guint
stk_revision_count (StkRevision *self)
{
  return self->n_changes;
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-anchor.h"

#include <string.h>

/**
 * StkAnchor:
 *
 * Where words sit in an article: a range of code points, the exact words, the context before and after, and the digest
 * of the canonical text that the range counts in. Immutable. In the sidecar: a TextQuoteSelector, a
 * TextPositionSelector and a state.
 */
struct _StkAnchor
{
  StkRange range;
  char *exact;
  char *prefix;
  char *suffix;
  char *digest; /* a GRefString, since nearly all anchors share one */
};

G_DEFINE_BOXED_TYPE (StkAnchor, stk_anchor, stk_anchor_ref, stk_anchor_unref)

/* Context is lengthened in steps until it tells the words from all other places; a text that repeats itself beyond
 * this many code points is told apart by position alone. */
#define CONTEXT_STEP 32
#define CONTEXT_MAX 256

/**
 * stk_anchor_new:
 * @range: where the words are, in code points
 * @exact: the words
 * @prefix: (nullable): what stands before them
 * @suffix: (nullable): what stands after them
 * @digest: (nullable): the digest of the text that @range counts in
 *
 * Returns: (transfer full): a new anchor with these parts, as they come
 */
StkAnchor *
stk_anchor_new (StkRange range, const char *exact, const char *prefix, const char *suffix, const char *digest)
{
  StkAnchor *self;

  g_return_val_if_fail (exact != NULL, NULL);

  self = g_atomic_rc_box_new0 (StkAnchor);
  self->range = range;
  self->exact = g_strdup (exact);
  self->prefix = g_strdup (prefix);
  self->suffix = g_strdup (suffix);
  self->digest = digest ? g_ref_string_new_intern (digest) : NULL;

  return self;
}

/* Whether what stands in a range stands nowhere else, by reading the whole text. */
static gboolean
is_unique_cb (StkRange range, gpointer user_data)
{
  StkText *text = user_data;
  const char *utf8 = stk_text_get_utf8 (text);
  const char *end = utf8 + stk_text_get_n_bytes (text);
  const char *needle = utf8 + stk_text_get_byte_offset (text, range.start);
  size_t n_bytes = stk_text_get_byte_offset (text, range.end) - (size_t) (needle - utf8);
  const char *first = memmem (utf8, (size_t) (end - utf8), needle, n_bytes);

  return first == needle && memmem (needle + 1, (size_t) (end - needle - 1), needle, n_bytes) == NULL;
}

/* The range with its context, as wide as needed to be found in one place only. */
static StkRange
find_context (StkText *text, StkRange range, StkAnchorIsUniqueFunc is_unique, gpointer user_data)
{
  size_t length = stk_text_get_length (text);
  StkRange wide = range;

  for (size_t n = STK_ANCHOR_CONTEXT; n <= CONTEXT_MAX; n += CONTEXT_STEP)
    {
      wide.start = range.start > n ? range.start - n : 0;
      wide.end = MIN (range.end + n, length);
      if (is_unique (wide, user_data))
        return wide;
    }

  wide.start = range.start > STK_ANCHOR_CONTEXT ? range.start - STK_ANCHOR_CONTEXT : 0;
  wide.end = MIN (range.end + STK_ANCHOR_CONTEXT, length);

  return wide;
}

/**
 * stk_anchor_new_for_range:
 * @text: an article's canonical text
 * @digest: its digest
 * @range: a range in it, in code points, not empty
 *
 * Makes an anchor with at least %STK_ANCHOR_CONTEXT code points of context on either side, as far as the text reaches,
 * and more where the same words and context stand elsewhere too.
 *
 * Time is linear in the length of the text.
 *
 * Returns: (transfer full): a new anchor
 */
StkAnchor *
stk_anchor_new_for_range (StkText *text, const char *digest, StkRange range)
{
  return stk_anchor_new_for_range_full (text, digest, range, is_unique_cb, text);
}

/**
 * stk_anchor_new_for_range_full:
 * @text: an article's canonical text
 * @digest: its digest
 * @range: a range in it, in code points, not empty
 * @is_unique: (scope call): tells whether a range of @text is the only one with its words
 * @user_data: for @is_unique
 *
 * Makes the same anchor as stk_anchor_new_for_range(), for whoever knows a faster way to tell.
 *
 * Returns: (transfer full): a new anchor
 */
StkAnchor *
stk_anchor_new_for_range_full (StkText *text, const char *digest, StkRange range, StkAnchorIsUniqueFunc is_unique,
                               gpointer user_data)
{
  g_autofree char *exact = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;
  StkRange wide;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (range.start < range.end && range.end <= stk_text_get_length (text), NULL);

  wide = find_context (text, range, is_unique, user_data);
  exact = stk_text_dup_range (text, range);
  prefix = stk_text_dup_range (text, STK_RANGE (wide.start, range.start));
  suffix = stk_text_dup_range (text, STK_RANGE (range.end, wide.end));

  return stk_anchor_new (range, exact, prefix, suffix, digest);
}

StkAnchor *
stk_anchor_ref (StkAnchor *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
stk_anchor_clear (gpointer data)
{
  StkAnchor *self = data;

  g_free (self->exact);
  g_free (self->prefix);
  g_free (self->suffix);
  g_clear_pointer (&self->digest, g_ref_string_release);
}

void
stk_anchor_unref (StkAnchor *self)
{
  g_atomic_rc_box_release_full (self, stk_anchor_clear);
}

/**
 * stk_anchor_get_range:
 * @self: an anchor
 *
 * Returns: where the words are, in code points
 */
StkRange
stk_anchor_get_range (StkAnchor *self)
{
  return self->range;
}

/**
 * stk_anchor_get_exact:
 * @self: an anchor
 *
 * Returns: (transfer none): the words
 */
const char *
stk_anchor_get_exact (StkAnchor *self)
{
  return self->exact;
}

/**
 * stk_anchor_get_prefix:
 * @self: an anchor
 *
 * Returns: (nullable) (transfer none): what stands before the words
 */
const char *
stk_anchor_get_prefix (StkAnchor *self)
{
  return self->prefix;
}

/**
 * stk_anchor_get_suffix:
 * @self: an anchor
 *
 * Returns: (nullable) (transfer none): what stands after the words
 */
const char *
stk_anchor_get_suffix (StkAnchor *self)
{
  return self->suffix;
}

/**
 * stk_anchor_get_digest:
 * @self: an anchor
 *
 * Returns: (nullable) (transfer none): the digest of the text that the range counts in
 */
const char *
stk_anchor_get_digest (StkAnchor *self)
{
  return self->digest;
}

/**
 * stk_anchor_equal:
 * @a: an anchor
 * @b: another
 *
 * Returns: whether both say the same
 */
gboolean
stk_anchor_equal (StkAnchor *a, StkAnchor *b)
{
  return a == b || (stk_range_equal (a->range, b->range) && g_strcmp0 (a->exact, b->exact) == 0 &&
                    g_strcmp0 (a->prefix, b->prefix) == 0 && g_strcmp0 (a->suffix, b->suffix) == 0 &&
                    g_strcmp0 (a->digest, b->digest) == 0);
}

/**
 * stk_anchor_verify:
 * @self: an anchor
 * @text: an article's canonical text
 *
 * Returns: whether the words stand in @text where the anchor says
 */
gboolean
stk_anchor_verify (StkAnchor *self, StkText *text)
{
  return self->range.start < self->range.end && self->range.end <= stk_text_get_length (text) &&
         stk_text_range_equals (text, self->range, self->exact);
}

/**
 * stk_anchor_verify_context:
 * @self: an anchor whose words stand where it says
 * @text: an article's canonical text
 *
 * Returns: whether what stands right before the words and right after them is what the anchor says, which must say
 *   something of one side at least
 */
gboolean
stk_anchor_verify_context (StkAnchor *self, StkText *text)
{
  const char *utf8 = stk_text_get_utf8 (text);
  const char *start = utf8 + stk_text_get_byte_offset (text, self->range.start);
  const char *end = utf8 + stk_text_get_byte_offset (text, self->range.end);
  size_t n_prefix = self->prefix ? strlen (self->prefix) : 0;
  size_t n_suffix = self->suffix ? strlen (self->suffix) : 0;

  if (n_prefix + n_suffix == 0 || n_prefix > (size_t) (start - utf8))
    return FALSE;

  return memcmp (start - n_prefix, self->prefix ? self->prefix : "", n_prefix) == 0 &&
         (n_suffix == 0 || g_str_has_prefix (end, self->suffix));
}

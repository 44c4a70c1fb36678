/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-coverage.h"

#include "stk-progress.h"

#include <glib/gi18n-lib.h>

/* One sentence, and how many of each cover it. */
typedef struct
{
  StkRange range;
  guint n_tags;
  guint n_marks;
  gboolean furniture;
} Sentence;

/* A list as it was when it was looked at last, since a list does not tell what it removed. */
typedef struct
{
  GListModel *model;
  GPtrArray *seen;
} Shadow;

/**
 * StkCoverage:
 *
 * What is known of each sentence of an article: whether it has a tag, a mark that there is nothing to check in it, or
 * neither. It is made in O((sentences + tags) log sentences), and follows each edit of the tags in the time that the
 * sentences under the edited ones take.
 */
struct _StkCoverage
{
  GObject parent_instance;

  StkDocument *document;
  GArray *sentences; /* of Sentence, in text order */
  Shadow tags;
  Shadow marks;
  guint counts[STK_N_COVERAGE_STATES];
};

enum
{
  CHANGED,
  LAST_SIGNAL,
};

static guint signals[LAST_SIGNAL];

G_DEFINE_FINAL_TYPE (StkCoverage, stk_coverage, G_TYPE_OBJECT)

static void
shadow_clear (Shadow *self)
{
  g_clear_object (&self->model);
  g_clear_pointer (&self->seen, g_ptr_array_unref);
}

static void
stk_coverage_finalize (GObject *object)
{
  StkCoverage *self = STK_COVERAGE (object);

  shadow_clear (&self->tags);
  shadow_clear (&self->marks);
  g_array_unref (self->sentences);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (stk_coverage_parent_class)->finalize (object);
}

static void
stk_coverage_class_init (StkCoverageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stk_coverage_finalize;

  /**
   * StkCoverage::changed:
   * @self: a coverage
   * @first: the first sentence that may have another state
   * @last: the last one
   *
   * Emitted when sentences have got another state.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
stk_coverage_init (StkCoverage *self)
{
  self->sentences = g_array_new (FALSE, FALSE, sizeof (Sentence));
}

static StkCoverageState
get_state (const Sentence *sentence)
{
  if (sentence->furniture)
    return STK_COVERAGE_FURNITURE;
  if (sentence->n_tags > 0)
    return STK_COVERAGE_TAGGED;

  return sentence->n_marks > 0 ? STK_COVERAGE_CLEAR : STK_COVERAGE_OPEN;
}

/* What was touched by a change of a list. */
typedef struct
{
  guint first;
  guint last;
} Touched;

static void
count_part (StkCoverage *self, StkRange range, gboolean is_mark, int step, Touched *touched)
{
  for (guint i = stk_coverage_find (self, range.start); i < self->sentences->len; i++)
    {
      Sentence *sentence = &g_array_index (self->sentences, Sentence, i);

      if (sentence->range.start >= range.end)
        break;
      /* a mark is about whole sentences: words that moved into another one say nothing of the rest of it */
      if (is_mark && !stk_range_includes (range, sentence->range))
        continue;

      self->counts[get_state (sentence)]--;
      if (is_mark)
        sentence->n_marks += (guint) step;
      else
        sentence->n_tags += (guint) step;
      self->counts[get_state (sentence)]++;
      touched->first = MIN (touched->first, i);
      touched->last = MAX (touched->last, i);
    }
}

static gboolean
covers (StkAnnotation *annotation)
{
  const StkKindInfo *info = stk_kind_get_info (stk_annotation_get_kind (annotation));

  if (info->is_whole)
    return FALSE;
  if (info->is_mark)
    return stk_anchor_state_is_certain (stk_annotation_get_anchor_state (annotation));

  return stk_annotation_get_anchor_state (annotation) != STK_ANCHOR_STATE_ORPHAN &&
         stk_status_counts (stk_annotation_get_status (annotation));
}

static void
count_annotation (StkCoverage *self, StkAnnotation *annotation, int step, Touched *touched)
{
  gboolean is_mark = stk_kind_get_info (stk_annotation_get_kind (annotation))->is_mark;

  if (covers (annotation))
    for (size_t i = 0; i < stk_annotation_get_n_anchors (annotation); i++)
      count_part (self, stk_anchor_get_range (stk_annotation_get_anchor (annotation, i)), is_mark, step, touched);
}

static void
update (StkCoverage *self, Shadow *shadow, guint position, guint n_removed, guint n_added)
{
  Touched touched = { G_MAXUINT, 0 };

  for (guint i = position; i < position + n_removed; i++)
    count_annotation (self, g_ptr_array_index (shadow->seen, i), -1, &touched);
  if (n_removed > 0)
    g_ptr_array_remove_range (shadow->seen, position, n_removed);
  for (guint i = position; i < position + n_added; i++)
    {
      StkAnnotation *annotation = g_list_model_get_item (shadow->model, i);

      g_ptr_array_insert (shadow->seen, (int) i, annotation);
      count_annotation (self, annotation, 1, &touched);
    }

  if (touched.first <= touched.last)
    g_signal_emit (self, signals[CHANGED], 0, touched.first, touched.last);
}

static void
tags_changed_cb (StkCoverage *self, guint position, guint n_removed, guint n_added)
{
  update (self, &self->tags, position, n_removed, n_added);
}

static void
marks_changed_cb (StkCoverage *self, guint position, guint n_removed, guint n_added)
{
  update (self, &self->marks, position, n_removed, n_added);
}

static gboolean
has_words (StkText *text, StkRange range)
{
  const char *utf8 = stk_text_get_utf8 (text);
  const char *end = utf8 + stk_text_get_byte_offset (text, range.end);

  for (const char *c = utf8 + stk_text_get_byte_offset (text, range.start); c < end; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      return TRUE;

  return FALSE;
}

static void
find_sentences (StkCoverage *self, StkArticle *article)
{
  StkText *text = stk_article_get_text (article);
  size_t n_blocks;
  const StkBlock *blocks = stk_article_get_blocks (article, &n_blocks);

  for (size_t b = 0; b < n_blocks; b++)
    {
      g_autoptr (GArray) ranges = stk_text_list_sentences (text, blocks[b].range);

      for (guint i = 0; i < ranges->len; i++)
        {
          Sentence sentence = { .range = g_array_index (ranges, StkRange, i) };

          sentence.furniture = blocks[b].role == STK_ROLE_FURNITURE || !has_words (text, sentence.range);
          self->counts[get_state (&sentence)]++;
          g_array_append_val (self->sentences, sentence);
        }
    }
}

static void
watch (StkCoverage *self, Shadow *shadow, StkAnnotationList *list, GCallback callback)
{
  shadow->model = g_object_ref (G_LIST_MODEL (list));
  shadow->seen = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_object (list, "items-changed", callback, self, G_CONNECT_SWAPPED);
  update (self, shadow, 0, 0, g_list_model_get_n_items (shadow->model));
}

/**
 * stk_coverage_new:
 * @document: a document
 *
 * Returns: (transfer full): what is known of its sentences, now and after each edit
 */
StkCoverage *
stk_coverage_new (StkDocument *document)
{
  StkCoverage *self = g_object_new (STK_TYPE_COVERAGE, NULL);
  StkAnnotationList *tags = stk_document_get_annotations (document);

  self->document = g_object_ref (document);
  find_sentences (self, stk_document_get_article (document));
  watch (self, &self->tags, tags, G_CALLBACK (tags_changed_cb));
  watch (self, &self->marks, stk_annotation_list_get_marks (tags), G_CALLBACK (marks_changed_cb));

  return self;
}

/**
 * stk_coverage_get_n:
 * @self: a coverage
 *
 * Returns: how many sentences the article has, with those of furniture
 */
guint
stk_coverage_get_n (StkCoverage *self)
{
  g_return_val_if_fail (STK_IS_COVERAGE (self), 0);

  return self->sentences->len;
}

/**
 * stk_coverage_get_sentence:
 * @self: a coverage
 * @i: a sentence, from 0
 *
 * Returns: where it is, in code points
 */
StkRange
stk_coverage_get_sentence (StkCoverage *self, guint i)
{
  g_return_val_if_fail (STK_IS_COVERAGE (self) && i < self->sentences->len, STK_RANGE (0, 0));

  return g_array_index (self->sentences, Sentence, i).range;
}

/**
 * stk_coverage_get_state:
 * @self: a coverage
 * @i: a sentence, from 0
 *
 * Returns: what is known of it
 */
StkCoverageState
stk_coverage_get_state (StkCoverage *self, guint i)
{
  g_return_val_if_fail (STK_IS_COVERAGE (self) && i < self->sentences->len, STK_COVERAGE_FURNITURE);

  return get_state (&g_array_index (self->sentences, Sentence, i));
}

/**
 * stk_coverage_find:
 * @self: a coverage
 * @offset: a place in the article, in code points
 *
 * Looks a place up, in O(log sentences).
 *
 * Returns: the first sentence that ends after it; as many as there are where none does
 */
guint
stk_coverage_find (StkCoverage *self, size_t offset)
{
  guint low = 0, high = self->sentences->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->sentences, Sentence, middle).range.end <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * stk_coverage_find_open:
 * @self: a coverage
 * @offset: a place in the article, in code points
 * @sentence: (out): where the sentence is
 *
 * Finds the next sentence about which nobody has done anything: the first that begins after @offset, else, from the
 * top, the first there is.
 *
 * Returns: whether there is one
 */
gboolean
stk_coverage_find_open (StkCoverage *self, size_t offset, StkRange *sentence)
{
  guint n = self->sentences->len;
  guint first = 0;

  g_return_val_if_fail (STK_IS_COVERAGE (self), FALSE);

  if (self->counts[STK_COVERAGE_OPEN] == 0)
    return FALSE;

  first = stk_coverage_find (self, offset);
  if (first < n && g_array_index (self->sentences, Sentence, first).range.start <= offset)
    first++;
  for (guint i = 0; i < n; i++)
    {
      const Sentence *found = &g_array_index (self->sentences, Sentence, (first + i) % n);

      if (get_state (found) == STK_COVERAGE_OPEN)
        {
          *sentence = found->range;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * stk_coverage_count:
 * @self: a coverage
 * @state: what may be known of a sentence
 *
 * Returns: of how many sentences it is
 */
guint
stk_coverage_count (StkCoverage *self, StkCoverageState state)
{
  g_return_val_if_fail (STK_IS_COVERAGE (self) && (guint) state < STK_N_COVERAGE_STATES, 0);

  return self->counts[state];
}

/**
 * stk_coverage_get_fraction:
 * @self: a coverage
 *
 * Returns: how much of the article is tagged or marked, from 0 to 1, counted in sentences without those of furniture; 1
 *   where there are none
 */
double
stk_coverage_get_fraction (StkCoverage *self)
{
  guint covered, total;

  g_return_val_if_fail (STK_IS_COVERAGE (self), 0);

  covered = self->counts[STK_COVERAGE_TAGGED] + self->counts[STK_COVERAGE_CLEAR];
  total = covered + self->counts[STK_COVERAGE_OPEN];

  return total > 0 ? (double) covered / total : 1;
}

/* The sentences in a range, or the one at its start. */
static void
find_in_range (StkCoverage *self, StkRange range, guint *first, guint *end)
{
  *first = *end = stk_coverage_find (self, range.start);
  while (*end < self->sentences->len &&
         (*end == *first || g_array_index (self->sentences, Sentence, *end).range.start < range.end))
    (*end)++;
}

static StkRange
find_extent (StkCoverage *self, guint first, guint end)
{
  return STK_RANGE (stk_coverage_get_sentence (self, first).start, stk_coverage_get_sentence (self, end - 1).end);
}

static int
unmark (StkCoverage *self, StkRange range, GError **error)
{
  StkAnnotationList *marks = stk_annotation_list_get_marks (stk_document_get_annotations (self->document));
  g_autoptr (GPtrArray) found = stk_annotation_list_query (marks, range);
  int n = 0;

  for (guint i = 0; i < found->len; i++)
    if (stk_annotation_get_kind (g_ptr_array_index (found, i)) == STK_KIND_CLEAR)
      {
        if (!stk_document_remove (self->document, stk_annotation_get_id (g_ptr_array_index (found, i)), error))
          return 0;
        n--;
      }

  return n;
}

/**
 * stk_coverage_toggle_clear:
 * @self: a coverage
 * @range: where, in code points; an empty one for the sentence at its start
 * @error: return location for a #StkDocumentError
 *
 * Marks that there is nothing to check in the open sentences of a range, in one step to undo. Where none is open, the
 * marks there are taken away.
 *
 * Returns: how many sentences were marked; negative for marks that were taken away; 0 where there was neither
 */
int
stk_coverage_toggle_clear (StkCoverage *self, StkRange range, GError **error)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (StkRange));
  guint first, end;
  int n = 0;

  g_return_val_if_fail (STK_IS_COVERAGE (self), 0);

  find_in_range (self, range, &first, &end);
  if (first == end)
    return 0;
  for (guint i = first; i < end; i++)
    if (stk_coverage_get_state (self, i) == STK_COVERAGE_OPEN)
      g_array_append_val (open, g_array_index (self->sentences, Sentence, i).range);

  stk_document_begin_group (self->document, C_ ("undo step", "Nothing to Check"));
  for (guint i = 0; i < open->len; i++)
    if (stk_document_add (self->document, STK_KIND_CLEAR, &g_array_index (open, StkRange, i), 1, error) == NULL)
      break;
    else
      n++;
  if (open->len == 0)
    n = unmark (self, find_extent (self, first, end), error);
  stk_document_end_group (self->document);

  return n;
}

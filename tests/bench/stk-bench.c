/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-bench.h"

#include <stdlib.h>
#include <time.h>

/* Paragraphs as news has them, with a quotation and a figure each. */
static const char *const PARAGRAPHS[] = {
  "The harbour board voted seven to two on Tuesday to dredge the outer channel, at a cost of 14.2 million crowns "
  "that nobody on the quay had heard of a week before. Work is to begin in March.",
  "“We measured the ship twice and the bridge once,” said Perpetua Vane, who has chaired the board for nine years. "
  "“That was embarrassing, expensive and entirely ours.”",
  "According to a survey dated 27 April, the bridge leaves 11.4 metres at spring high tide; the ferry that was "
  "ordered for the route needs 12.1. Two thirds of its 380 berths had been sold by then.",
  "A spokesman for the yard, Aurel Dimmock, would not say who had signed the drawings. He added that “every figure "
  "in them was the customer’s own”, and that the yard had asked for them three times.",
};

/**
 * stk_bench_print:
 * @row: a row of the table
 *
 * Prints it as build-aux/bench reads it.
 */
void
stk_bench_print (const StkBenchRow *row)
{
  const char *met = row->at_least ? (row->figure >= row->aim ? "true" : "false")
                                  : (row->figure <= row->aim ? "true" : "false");
  char figure[G_ASCII_DTOSTR_BUF_SIZE], aim[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (figure, sizeof figure, "%.4f", row->figure);
  g_ascii_formatd (aim, sizeof aim, "%.4f", row->aim);
  g_print ("{\"name\": \"%s\", \"figure\": %s, \"unit\": \"%s\", \"aim\": %s, \"at_least\": %s, \"met\": %s, "
           "\"note\": \"%s\"}\n",
           row->name, figure, row->unit, row->aim > 0 ? aim : "null", row->at_least ? "true" : "false",
           row->aim > 0 ? met : "null", row->note != NULL ? row->note : "");
}

static int
compare_figures (const void *a, const void *b)
{
  const double *first = a, *second = b;

  return (*first > *second) - (*first < *second);
}

/**
 * stk_bench_median:
 * @figures: (array length=n_figures): figures, which are sorted by this
 * @n_figures: how many, at least one
 *
 * Returns: the one in the middle
 */
double
stk_bench_median (double *figures, size_t n_figures)
{
  qsort (figures, n_figures, sizeof *figures, compare_figures);

  return figures[n_figures / 2];
}

static double
get_time (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);

  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1e6;
}

/**
 * stk_bench_get_processor_time:
 *
 * Returns: what the calling thread has used of it, in milliseconds
 */
double
stk_bench_get_processor_time (void)
{
  return get_time (CLOCK_THREAD_CPUTIME_ID);
}

/**
 * stk_bench_get_wall_time:
 *
 * Returns: milliseconds since some time in the past
 */
double
stk_bench_get_wall_time (void)
{
  return get_time (CLOCK_MONOTONIC);
}

/**
 * stk_bench_make_text:
 * @n_bytes: how long it is to be, more or less
 *
 * Returns: (transfer full): a plain text article
 */
char *
stk_bench_make_text (size_t n_bytes)
{
  GString *text = g_string_sized_new (n_bytes + 512);

  g_string_append (text, "Ferry Cannot Pass Under the Bridge That Was Built for It\n");
  for (size_t i = 0; text->len < n_bytes; i++)
    g_string_append_printf (text, "\n%s\n", PARAGRAPHS[i % G_N_ELEMENTS (PARAGRAPHS)]);

  return g_string_free_and_steal (text);
}

/**
 * stk_bench_tag:
 * @document: a document
 * @n_tags: how many tags to add
 *
 * Spreads tags over the whole article, one of each kind in turn.
 */
void
stk_bench_tag (StkDocument *document, size_t n_tags)
{
  size_t length = stk_text_get_length (stk_article_get_text (stk_document_get_article (document)));

  stk_document_begin_group (document, "Tag");
  for (size_t i = 0; i < n_tags; i++)
    {
      g_autoptr (GError) error = NULL;
      size_t start = i * length / n_tags;
      StkRange range = STK_RANGE (start, MIN (start + MAX (2 * length / n_tags / 3, 1), length));

      if (stk_document_add (document, (StkKind) (i % STK_N_KINDS), &range, 1, &error) == NULL)
        g_error ("a tag cannot be added: %s", error->message);
    }
  stk_document_end_group (document);
}

/**
 * stk_bench_make_document:
 * @path: where the article is
 * @n_bytes: how long to make it, in bytes, more or less; 0 if it is there
 * @n_tags: how many tags to add
 *
 * Makes an article with tags, both on disk.
 *
 * Returns: (transfer full): the document
 */
StkDocument *
stk_bench_make_document (const char *path, size_t n_bytes, size_t n_tags)
{
  g_autofree char *text = n_bytes > 0 ? stk_bench_make_text (n_bytes) : NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (StkDocument) document = NULL;

  if (text != NULL && !g_file_set_contents (path, text, -1, &error))
    g_error ("the article cannot be made: %s", error->message);
  document = stk_document_open (file, NULL, NULL, &error);
  if (document == NULL)
    g_error ("the article cannot be opened: %s", error->message);
  stk_bench_tag (document, n_tags);
  if (n_tags > 0 && !stk_document_save (document, NULL, &error))
    g_error ("the tags cannot be saved: %s", error->message);

  return g_steal_pointer (&document);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-search.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

/* Code points of what is looked for, after folding. What is longer is cut. */
#define MAX_QUERY 1024

/* Code points that one character of the text may become: a base and its marks, or a run of white space. What has more
 * marks is taken apart. */
#define MAX_CLUSTER 64

/* One code point of the folded text. */
typedef struct
{
  gunichar c;
  int combining_class;
} Folded;

/* A character of the text with its combining marks, folded. It is matched as a whole or not at all. */
typedef struct
{
  Folded folded[MAX_CLUSTER];
  unsigned int n;
  StkRange range;
} Cluster;

/* Where a folded code point comes from. */
typedef struct
{
  size_t start;
  gboolean first; /* of its cluster */
} Origin;

/**
 * StkSearch:
 *
 * Looks for words in a text, some of it at a time: it can be left at any place and gone on with later. Upper and lower
 * case are the same to it, and so are canonically equivalent code points, the styles of quotation marks, dashes of any
 * length, and white space of any kind and amount. Accents make a difference. The text is folded as it is read and
 * compared by the algorithm of Knuth, Morris and Pratt, so the time is in proportion to the text.
 */
struct _StkSearch
{
  StkText *text; /* (owned) */
  gunichar *query;
  unsigned int *fallback; /* how much of the query still fits when its next code point does not */
  Origin *origins;        /* of the last code points of the folded text, by their number modulo the query's length */
  unsigned int length;    /* of the query */
  unsigned int matched;   /* how much of the query fits up to here */
  size_t n_folded;
  const char *position; /* in the text */
  size_t offset;
  GArray *matches; /* of StkRange */
  gboolean done;
};

/* What is one thing to a search: single and double quotation marks, and dashes. */
static const struct
{
  gunichar first;
  gunichar last;
  gunichar unified;
} UNIFIED[] = {
  { '`', '`', '\'' },
  { 0xab, 0xab, '"' },
  { 0xbb, 0xbb, '"' },
  { 0x2bc, 0x2bc, '\'' },
  { 0x2010, 0x2015, '-' },
  { 0x2018, 0x201b, '\'' },
  { 0x201c, 0x201f, '"' },
  { 0x2032, 0x2032, '\'' },
  { 0x2033, 0x2033, '"' },
  { 0x2039, 0x203a, '\'' },
  { 0x2212, 0x2212, '-' },
};

static gunichar
unify (gunichar c)
{
  if (c > 0x2212)
    return c;
  for (size_t i = 0; i < G_N_ELEMENTS (UNIFIED); i++)
    if (c >= UNIFIED[i].first && c <= UNIFIED[i].last)
      return UNIFIED[i].unified;

  return c;
}

/* Characters that only say where a line may be broken. */
static gboolean
is_ignored (gunichar c)
{
  return c == 0x00ad || c == 0x200b || c == 0x2060 || c == 0xfeff;
}

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x00a0 || c == 0x202f || c == 0x2007;
}

static void
append (Cluster *cluster, gunichar c)
{
  int combining_class = c < 0x300 ? 0 : g_unichar_combining_class (c);
  unsigned int i = cluster->n;

  if (cluster->n == MAX_CLUSTER)
    return;

  /* the canonical order of marks */
  while (combining_class != 0 && i > 0 && cluster->folded[i - 1].combining_class > combining_class)
    {
      cluster->folded[i] = cluster->folded[i - 1];
      i--;
    }
  cluster->folded[i] = (Folded) { c, combining_class };
  cluster->n++;
}

/* Takes the case off a code point, and takes it apart. A letter may fold into several. */
static void
fold (Cluster *cluster, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  size_t n_parts;

  if (c < 0x80)
    {
      append (cluster, unify ((gunichar) g_ascii_tolower ((char) c)));
      return;
    }

  n_parts = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
  for (size_t i = 0; i < n_parts; i++)
    {
      UErrorCode status = U_ZERO_ERROR;
      UChar units[2], folded[8];
      int32_t n_units = 0, n_folded, j = 0;
      UChar32 unit;

      U16_APPEND_UNSAFE (units, n_units, parts[i]);
      n_folded = u_strFoldCase (folded, G_N_ELEMENTS (folded), units, n_units, U_FOLD_CASE_DEFAULT, &status);
      if (U_FAILURE (status))
        n_folded = 0;
      while (j < n_folded)
        {
          U16_NEXT (folded, j, n_folded, unit);
          append (cluster, unify ((gunichar) unit));
        }
    }
}

/* Whether a code point belongs to the character before it. */
static gboolean
continues (const Cluster *cluster, gunichar c, gboolean space)
{
  if (space)
    return is_space (c);

  return is_ignored (c) ||
         (c >= 0x300 && cluster->n < MAX_CLUSTER - G_UNICHAR_MAX_DECOMPOSITION_LENGTH &&
          g_unichar_combining_class (c) != 0);
}

/* Reads the character at *position. One that consists of ignored code points alone has none that are folded. */
static void
read_cluster (Cluster *cluster, const char **position, const char *end, size_t offset)
{
  gunichar c = g_utf8_get_char (*position);
  gboolean space = is_space (c);

  cluster->n = 0;
  cluster->range = STK_RANGE (offset, offset + 1);
  if (space)
    append (cluster, ' ');
  else if (!is_ignored (c))
    fold (cluster, c);
  *position = g_utf8_next_char (*position);

  while (*position < end && continues (cluster, c = g_utf8_get_char (*position), space))
    {
      if (!space && !is_ignored (c))
        fold (cluster, c);
      *position = g_utf8_next_char (*position);
      cluster->range.end++;
    }
}

static void
fold_query (StkSearch *self, const char *query)
{
  const char *end = query + strlen (query);
  Cluster cluster;

  self->query = g_new (gunichar, MAX_QUERY);
  while (query < end)
    {
      read_cluster (&cluster, &query, end, 0);
      for (unsigned int i = 0; i < cluster.n && self->length < MAX_QUERY; i++)
        self->query[self->length++] = cluster.folded[i].c;
    }
}

static void
find_fallbacks (StkSearch *self)
{
  unsigned int fits = 0;

  self->fallback = g_new0 (unsigned int, self->length + 1);
  for (unsigned int i = 1; i < self->length; i++)
    {
      while (fits > 0 && self->query[i] != self->query[fits])
        fits = self->fallback[fits];
      if (self->query[i] == self->query[fits])
        fits++;
      self->fallback[i + 1] = fits;
    }
}

/**
 * stk_search_new:
 * @text: a text
 * @query: what to look for, in UTF-8; after 1,024 code points it is cut
 *
 * Prepares a search. It has found nothing yet.
 *
 * Returns: (transfer full): a search
 */
StkSearch *
stk_search_new (StkText *text, const char *query)
{
  StkSearch *self;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (query != NULL, NULL);

  self = g_new0 (StkSearch, 1);
  self->text = stk_text_ref (text);
  self->position = stk_text_get_utf8 (text);
  self->matches = g_array_new (FALSE, FALSE, sizeof (StkRange));
  if (g_utf8_validate (query, -1, NULL))
    fold_query (self, query);
  find_fallbacks (self);
  self->origins = g_new0 (Origin, MAX (self->length, 1));
  self->done = self->length == 0;

  return self;
}

/**
 * stk_search_free:
 * @self: a search
 *
 * Ends a search.
 */
void
stk_search_free (StkSearch *self)
{
  stk_text_unref (self->text);
  g_array_unref (self->matches);
  g_free (self->query);
  g_free (self->fallback);
  g_free (self->origins);
  g_free (self);
}

/* Takes one folded code point more. A match begins and ends with whole characters. */
static void
take (StkSearch *self, const Cluster *cluster, unsigned int i)
{
  gunichar c = cluster->folded[i].c;
  const Origin *origin;

  self->origins[self->n_folded % self->length] = (Origin) { cluster->range.start, i == 0 };
  self->n_folded++;
  while (self->matched > 0 && c != self->query[self->matched])
    self->matched = self->fallback[self->matched];
  if (c == self->query[self->matched])
    self->matched++;
  if (self->matched < self->length)
    return;

  origin = &self->origins[self->n_folded % self->length];
  if (origin->first && i + 1 == cluster->n)
    {
      StkRange match = STK_RANGE (origin->start, cluster->range.end);

      g_array_append_val (self->matches, match);
      self->matched = 0;
    }
  else
    self->matched = self->fallback[self->matched];
}

/**
 * stk_search_run:
 * @self: a search
 * @n_code_points: how much of the text to go through now, about
 *
 * Goes on with the search. Matches do not overlap. After %STK_SEARCH_MAX_MATCHES it ends.
 *
 * Returns: whether it is done
 */
gboolean
stk_search_run (StkSearch *self, size_t n_code_points)
{
  const char *end;
  size_t until;

  g_return_val_if_fail (self != NULL, TRUE);

  end = stk_text_get_utf8 (self->text) + stk_text_get_n_bytes (self->text);
  until = self->offset + MIN (n_code_points, stk_text_get_length (self->text) - self->offset);
  while (!self->done && self->offset < until)
    {
      Cluster cluster;

      read_cluster (&cluster, &self->position, end, self->offset);
      self->offset = cluster.range.end;
      for (unsigned int i = 0; i < cluster.n; i++)
        take (self, &cluster, i);
      self->done = self->matches->len >= STK_SEARCH_MAX_MATCHES;
    }
  self->done = self->done || self->position >= end;

  return self->done;
}

/**
 * stk_search_is_done:
 * @self: a search
 *
 * Returns: whether all of the text was gone through
 */
gboolean
stk_search_is_done (StkSearch *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->done;
}

/**
 * stk_search_get_matches:
 * @self: a search
 * @n_matches: (out): how many
 *
 * Returns: (array length=n_matches) (transfer none): what was found so far, in text order, in code points; valid until
 *   the search goes on
 */
const StkRange *
stk_search_get_matches (StkSearch *self, size_t *n_matches)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_matches != NULL, NULL);

  *n_matches = self->matches->len;

  return (const StkRange *) (gpointer) self->matches->data;
}

/**
 * stk_search_find_from:
 * @self: a search
 * @offset: a place in the text, in code points
 *
 * Returns: the index of the first match that ends behind @offset, in O(log n); the number of matches if there is none
 */
size_t
stk_search_find_from (StkSearch *self, size_t offset)
{
  size_t low = 0, high;

  g_return_val_if_fail (self != NULL, 0);

  high = self->matches->len;
  while (low < high)
    {
      size_t middle = low + (high - low) / 2;

      if (g_array_index (self->matches, StkRange, middle).end <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-span-private.h"
#include "stk-utf8-private.h"

/* What is usual with each style */
static const StkMarkStyle styles[STK_N_MARKS] = {
  [STK_MARKS_STRAIGHT_DOUBLE] = { .max_depth = 2, .nest = 4, .reopen = 5, .unclosed = 4 },
  [STK_MARKS_CURLY_DOUBLE] = { .max_depth = 3, .nest = 2, .reopen = 7, .unclosed = 3 },
  [STK_MARKS_DOUBLE_ANGLE] = { .max_depth = 3, .nest = 2, .reopen = 7, .unclosed = 3 },
  [STK_MARKS_SINGLE_ANGLE] = { .max_depth = 3, .nest = 2, .reopen = 7, .unclosed = 3 },
  [STK_MARKS_CORNER] = { .max_depth = 3, .nest = 2, .reopen = 7, .unclosed = 3 },
  [STK_MARKS_WHITE_CORNER] = { .max_depth = 3, .nest = 2, .reopen = 7, .unclosed = 3 },
  [STK_MARKS_STRAIGHT_SINGLE] = { .max_depth = 1, .nest = 4, .reopen = 8, .unclosed = 12 },
  [STK_MARKS_CURLY_SINGLE] = { .max_depth = 2, .nest = 3, .reopen = 6, .unclosed = 3 },
};

/* The quotation that was left open before another one began ends with what is before that. */
static size_t
trim_end (const char *utf8, size_t start, size_t end)
{
  const char *first = g_utf8_offset_to_pointer (utf8, (glong) start);
  const char *p = g_utf8_offset_to_pointer (first, (glong) (end - start));

  while (p > first && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (p))))
    {
      p = g_utf8_prev_char (p);
      end--;
    }

  return end;
}

static void
add_range (GArray *ranges, size_t start, size_t end)
{
  StkRange range = STK_RANGE (start, end);

  g_array_append_val (ranges, range);
}

/* Turns marks into ranges. Only those given up and left open need a look at the text. */
static void
list_ranges (const char *utf8, GArray *marks, size_t offset, size_t length, GArray *ranges)
{
  size_t open[4];
  int depth = 0;

  for (unsigned int i = 0; i < marks->len; i++)
    {
      const StkMark *mark = &g_array_index (marks, StkMark, i);

      if (mark->use == STK_MARK_OPEN)
        open[depth++] = mark->offset;
      else if (mark->use == STK_MARK_CLOSE)
        add_range (ranges, open[--depth], mark->offset + 1);
      else if (mark->use == STK_MARK_REOPEN)
        {
          if (open[depth - 1] <= offset && offset < mark->offset)
            add_range (ranges, open[depth - 1], trim_end (utf8, open[depth - 1], mark->offset));
          open[depth - 1] = mark->offset;
        }
    }
  while (depth > 0)
    add_range (ranges, open[--depth], length);
}

static gboolean
touches (const StkRange *range, size_t offset)
{
  return range->start <= offset && offset <= range->end;
}

static gboolean
crosses_any (const StkRange *range, const GArray *others)
{
  for (unsigned int i = 0; i < others->len; i++)
    {
      const StkRange *other = &g_array_index (others, StkRange, i);

      if (stk_range_overlaps (*range, *other) &&
          !stk_range_includes (*range, *other) && !stk_range_includes (*other, *range))
        return TRUE;
    }

  return FALSE;
}

/* The shortest of those at the offset is the innermost. Of two that meet there, it is the next. */
static gboolean
choose (const GArray *ranges, const GArray *others, size_t offset, StkRange *best, gboolean found)
{
  for (unsigned int i = 0; i < ranges->len; i++)
    {
      const StkRange *range = &g_array_index (ranges, StkRange, i);
      size_t length = stk_range_get_length (*range);

      if (!touches (range, offset))
        continue;
      if (found && length > stk_range_get_length (*best))
        continue;
      if (found && length == stk_range_get_length (*best) && range->start != offset)
        continue;
      if (others != NULL && crosses_any (range, others))
        continue;
      *best = *range;
      found = TRUE;
    }

  return found;
}

/* All quotations, those in single marks apart, since they are believed less. */
static void
list_all (const char *utf8, size_t n_bytes, size_t offset, GArray *doubles, GArray *singles)
{
  GArray *marks[STK_N_MARKS];
  size_t length = stk_utf8_count (utf8, utf8 + n_bytes);

  for (int i = 0; i < STK_N_MARKS; i++)
    marks[i] = g_array_new (FALSE, FALSE, sizeof (StkMark));
  stk_marks_scan (utf8, n_bytes, marks);
  for (int i = 0; i < STK_N_MARKS; i++)
    {
      StkMarkStyle style = styles[i];

      /* A quotation that goes on in the next paragraph begins with the first word of this one. */
      if (i == STK_MARKS_STRAIGHT_SINGLE && n_bytes > 0 && *utf8 == '\'')
        style.unclosed = 4;
      stk_marks_solve (marks[i], &style);
      list_ranges (utf8, marks[i], offset, length, i < STK_MARKS_FIRST_SINGLE ? doubles : singles);
      g_array_unref (marks[i]);
    }
}

/**
 * stk_quotation_find:
 * @utf8: a block's text
 * @n_bytes: its length in bytes
 * @offset: an offset in code points from its start
 * @range: (out): return location for the quotation, with its marks
 *
 * Finds the innermost quotation that @offset is in or at an end of. Every mark gets a cost for
 * each way to read it, from its neighbours, and the cheapest reading of all is taken; one that is
 * left open reaches to the end. Takes time in proportion to @n_bytes.
 *
 * Returns: whether there is one
 */
gboolean
stk_quotation_find (const char *utf8, size_t n_bytes, size_t offset, StkRange *range)
{
  g_autoptr (GArray) doubles = g_array_new (FALSE, FALSE, sizeof (StkRange));
  g_autoptr (GArray) singles = g_array_new (FALSE, FALSE, sizeof (StkRange));
  gboolean found;

  list_all (utf8, n_bytes, offset, doubles, singles);
  found = choose (doubles, NULL, offset, range, FALSE);

  return choose (singles, doubles, offset, range, found);
}

/* The longer one of two that begin together comes first. */
static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const StkRange *first = a, *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;

  return first->end == second->end ? 0 : first->end > second->end ? -1
                                                                  : 1;
}

/**
 * stk_quotation_list:
 * @utf8: a block's text
 * @n_bytes: its length in bytes
 *
 * Lists the quotations that lie in no other, as [func@Stk.quotation_find] reads them, without those that were given up.
 *
 * Returns: (transfer full) (element-type StkRange): their ranges in code points, with their marks, in text order
 */
GArray *
stk_quotation_list (const char *utf8, size_t n_bytes)
{
  g_autoptr (GArray) doubles = g_array_new (FALSE, FALSE, sizeof (StkRange));
  g_autoptr (GArray) singles = g_array_new (FALSE, FALSE, sizeof (StkRange));
  GArray *outer = g_array_new (FALSE, FALSE, sizeof (StkRange));
  size_t end = 0;

  list_all (utf8, n_bytes, G_MAXSIZE, doubles, singles);
  g_array_append_vals (doubles, singles->data, singles->len);
  g_array_sort (doubles, compare_ranges);
  for (unsigned int i = 0; i < doubles->len; i++)
    {
      StkRange range = g_array_index (doubles, StkRange, i);

      if (range.start < end)
        continue;
      g_array_append_val (outer, range);
      end = range.end;
    }

  return outer;
}

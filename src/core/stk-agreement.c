/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-agreement.h"

static StkAgreement
new_agreement (size_t n_units, double observed, double expected)
{
  StkAgreement self = { .n_units = n_units, .observed = observed, .expected = expected };

  if (n_units == 0)
    self.state = STK_AGREEMENT_NO_UNITS;
  else if (!(expected > 0))
    self.state = STK_AGREEMENT_NO_VARIATION;
  else
    self.value = 1 - observed / expected;

  return self;
}

/**
 * stk_agreement_kappa:
 * @counts: how many units one observer put into the category of the row and the other into that of the column, row by
 *   row; @n_categories squared numbers
 * @n_categories: how many categories
 *
 * Cohen's κ of two observers who put the same units into categories: J. Cohen, “A coefficient of agreement for
 * nominal scales”, Educational and Psychological Measurement 20 (1960), pages 37–46.
 *
 * Returns: the coefficient
 */
StkAgreement
stk_agreement_kappa (const size_t *counts, size_t n_categories)
{
  double n = 0, same = 0, by_chance = 0;

  for (size_t i = 0; i < n_categories * n_categories; i++)
    n += (double) counts[i];
  if (!(n > 0))
    return new_agreement (0, 0, 0);

  for (size_t i = 0; i < n_categories; i++)
    {
      double row = 0, column = 0;

      for (size_t k = 0; k < n_categories; k++)
        {
          row += (double) counts[i * n_categories + k];
          column += (double) counts[k * n_categories + i];
        }
      same += (double) counts[i * n_categories + i];
      by_chance += row * column;
    }

  return new_agreement ((size_t) n, 1 - same / n, (n * n - by_chance) / (n * n));
}

/* How often the values of one unit fall into each category; returns how many values there are. */
static size_t
count_values (const size_t *values, size_t n_observers, size_t *counts)
{
  size_t n = 0;

  for (size_t i = 0; i < n_observers; i++)
    if (values[i] != STK_AGREEMENT_MISSING)
      {
        counts[values[i]]++;
        n++;
      }

  return n;
}

/**
 * stk_agreement_alpha:
 * @values: what each observer made of each unit: a category below @n_categories, or %STK_AGREEMENT_MISSING; unit by
 *   unit, @n_observers numbers each
 * @n_units: how many units
 * @n_observers: how many observers
 * @n_categories: how many categories
 *
 * Krippendorff's α for nominal data. Units with fewer than two values say nothing and are left out: K. Krippendorff,
 * “Computing Krippendorff's Alpha-Reliability” (2011), section C.
 *
 * Returns: the coefficient
 */
StkAgreement
stk_agreement_alpha (const size_t *values, size_t n_units, size_t n_observers, size_t n_categories)
{
  g_autofree size_t *counts = g_new (size_t, n_categories);
  g_autofree double *totals = g_new0 (double, n_categories);
  double n = 0, differing = 0, by_chance = 0;
  size_t n_used = 0;

  for (size_t unit = 0; n_categories > 0 && unit < n_units; unit++)
    {
      size_t n_values;
      double pairs = 0;

      memset (counts, 0, n_categories * sizeof *counts);
      n_values = count_values (values + unit * n_observers, n_observers, counts);
      if (n_values < 2)
        continue;

      for (size_t c = 0; c < n_categories; c++)
        {
          pairs += (double) counts[c] * (double) (n_values - counts[c]);
          totals[c] += (double) counts[c];
        }
      differing += pairs / (double) (n_values - 1);
      n += (double) n_values;
      n_used++;
    }

  if (n_used == 0)
    return new_agreement (0, 0, 0);

  for (size_t c = 0; c < n_categories; c++)
    by_chance += totals[c] * (n - totals[c]);

  return new_agreement (n_used, differing / n, by_chance / (n * (n - 1)));
}

static int
compare_starts (const void *a, const void *b)
{
  const StkRange *left = a, *right = b;

  return left->start != right->start ? (left->start > right->start) - (left->start < right->start)
                                     : (left->end > right->end) - (left->end < right->end);
}

/* One observer's units in order within the continuum, and the gaps between them. Units that overlap are one: the
 * coefficient knows a continuum that each observer cuts into pieces. */
static void
cut (GArray *units, StkRange continuum, GArray **pieces, GArray **gaps)
{
  g_autoptr (GArray) sorted = g_array_copy (units);
  size_t end = continuum.start;

  g_array_sort (sorted, compare_starts);
  *pieces = g_array_new (FALSE, FALSE, sizeof (StkRange));
  *gaps = g_array_new (FALSE, FALSE, sizeof (StkRange));
  for (guint i = 0; i < sorted->len; i++)
    {
      StkRange unit = g_array_index (sorted, StkRange, i);
      StkRange *last = (*pieces)->len > 0 ? &g_array_index (*pieces, StkRange, (*pieces)->len - 1) : NULL;

      unit = STK_RANGE (MAX (unit.start, continuum.start), MIN (unit.end, continuum.end));
      if (stk_range_get_length (unit) == 0)
        continue;

      if (last != NULL && unit.start < last->end)
        {
          last->end = MAX (last->end, unit.end);
        }
      else
        {
          StkRange gap = STK_RANGE (end, unit.start);

          if (stk_range_get_length (gap) > 0)
            g_array_append_val (*gaps, gap);
          g_array_append_val (*pieces, unit);
        }
      end = g_array_index (*pieces, StkRange, (*pieces)->len - 1).end;
    }

  if (end < continuum.end)
    {
      StkRange gap = STK_RANGE (end, continuum.end);

      g_array_append_val (*gaps, gap);
    }
}

static double
square (double x)
{
  return x * x;
}

/* The squared difference of one observer's units from another's units, counted where they overlap, and from another's
 * gaps, where they lie within one. Both are in order and apart, so that each piece is looked at once or twice. */
static double
measure_difference (GArray *units, GArray *others, GArray *gaps)
{
  double sum = 0;
  guint first = 0, gap = 0;

  for (guint i = 0; i < units->len; i++)
    {
      StkRange unit = g_array_index (units, StkRange, i);

      while (first < others->len && g_array_index (others, StkRange, first).end <= unit.start)
        first++;
      for (guint k = first; k < others->len && g_array_index (others, StkRange, k).start < unit.end; k++)
        {
          StkRange other = g_array_index (others, StkRange, k);

          sum += square ((double) unit.start - (double) other.start) + square ((double) unit.end - (double) other.end);
        }

      while (gap < gaps->len && g_array_index (gaps, StkRange, gap).end < unit.end)
        gap++;
      /* once for each of the two observers from whom one can look */
      if (gap < gaps->len && stk_range_includes (g_array_index (gaps, StkRange, gap), unit))
        sum += 2 * square ((double) stk_range_get_length (unit));
    }

  return sum;
}

static int
compare_lengths (const void *a, const void *b)
{
  size_t left = stk_range_get_length (*(const StkRange *) a), right = stk_range_get_length (*(const StkRange *) b);

  return (left > right) - (left < right);
}

/* The difference that chance would make: each unit against all units, and against the gaps that have room for it, at
 * every place where they could meet. Both are sorted, the shortest first. */
static double
expect_difference (GArray *units, GArray *gaps, double n_observers, double length)
{
  double sum = 0, pairs = n_observers * length * (n_observers * length - 1);
  double room = 0; /* of the gaps from @gap on */
  guint gap = 0;

  for (guint i = 0; i < gaps->len; i++)
    room += (double) stk_range_get_length (g_array_index (gaps, StkRange, i));

  for (guint i = 0; i < units->len; i++)
    {
      double l = (double) stk_range_get_length (g_array_index (units, StkRange, i));

      for (; gap < gaps->len && (double) stk_range_get_length (g_array_index (gaps, StkRange, gap)) < l; gap++)
        room -= (double) stk_range_get_length (g_array_index (gaps, StkRange, gap));

      sum += (units->len - 1) / 3.0 * (2 * l * l * l - 3 * l * l + l);
      sum += l * l * (room - (gaps->len - gap) * (l - 1));
      pairs -= l * (l - 1);
    }

  return pairs > 0 ? 2 / length * sum / pairs : 0;
}

/**
 * stk_agreement_unitized:
 * @units: (array length=n_observers) (element-type StkRange): for each observer the units of one category, in any order
 * @n_observers: how many observers, two or more
 * @continuum: what all of them divided; units reach no further
 *
 * Krippendorff's α for one category of units that the observers cut out of a text themselves (uα): K. Krippendorff,
 * “On the reliability of unitizing continuous data”, Sociological Methodology 25 (1995), pages 47–76, as in “Content
 * Analysis” (second edition, 2004), section 11.6. Units of one observer that overlap count as one.
 *
 * For n units it takes O(n log n).
 *
 * Returns: the coefficient; its @n_units are those of all observers
 */
StkAgreement
stk_agreement_unitized (GArray *const *units, size_t n_observers, StkRange continuum)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GArray) all_pieces = g_array_new (FALSE, FALSE, sizeof (StkRange));
  g_autoptr (GArray) all_gaps = g_array_new (FALSE, FALSE, sizeof (StkRange));
  double length = (double) stk_range_get_length (continuum);
  double m = (double) n_observers, observed = 0;

  for (size_t i = 0; i < n_observers; i++)
    {
      GArray *own, *between;

      cut (units[i], continuum, &own, &between);
      g_ptr_array_add (pieces, own);
      g_ptr_array_add (gaps, between);
      if (own->len > 0)
        g_array_append_vals (all_pieces, own->data, own->len);
      if (between->len > 0)
        g_array_append_vals (all_gaps, between->data, between->len);
    }

  if (all_pieces->len == 0)
    return new_agreement (0, 0, 0);

  for (guint i = 0; i < n_observers; i++)
    for (guint k = 0; k < n_observers; k++)
      if (i != k)
        observed += measure_difference (pieces->pdata[i], pieces->pdata[k], gaps->pdata[k]);
  g_array_sort (all_pieces, compare_lengths);
  g_array_sort (all_gaps, compare_lengths);

  return new_agreement (all_pieces->len, observed / (m * (m - 1) * square (length)),
                        expect_difference (all_pieces, all_gaps, m, length));
}

/**
 * stk_agreement_sum:
 * @parts: (array length=n_parts): the coefficients of categories, all of the same continuum
 * @n_parts: how many
 *
 * Returns: the coefficient of all categories together: what was observed and what chance would make, each summed up
 */
StkAgreement
stk_agreement_sum (const StkAgreement *parts, size_t n_parts)
{
  double observed = 0, expected = 0;
  size_t n_units = 0;

  for (size_t i = 0; i < n_parts; i++)
    {
      n_units += parts[i].n_units;
      observed += parts[i].observed;
      expected += parts[i].expected;
    }

  return new_agreement (n_units, observed, expected);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-annotation-list.h"
#include "stk-test.h"

/* What a listener makes of the list from its signals alone, and what the list should hold, kept in the simplest way. */
typedef struct
{
  StkAnnotationList *list;
  GPtrArray *mirror;
  GPtrArray *naive;
  guint n_signals;
} Fixture;

static void
items_changed_cb (GListModel *model, guint position, guint n_removed, guint n_added, Fixture *fixture)
{
  fixture->n_signals++;
  g_assert_cmpuint (position + n_removed, <=, fixture->mirror->len);
  g_assert_cmpuint (fixture->mirror->len - n_removed + n_added, ==, g_list_model_get_n_items (model));

  if (n_removed > 0)
    g_ptr_array_remove_range (fixture->mirror, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (fixture->mirror, (int) (position + i), g_list_model_get_item (model, position + i));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->list = stk_annotation_list_new ();
  fixture->mirror = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->naive = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->mirror);
  g_ptr_array_unref (fixture->naive);
  g_assert_finalize_object (fixture->list);
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return stk_annotation_compare (*(StkAnnotation *const *) a, *(StkAnnotation *const *) b);
}

static gboolean
naive_overlaps (StkAnnotation *annotation, StkRange range)
{
  for (size_t i = 0; i < stk_annotation_get_n_anchors (annotation); i++)
    {
      StkRange part = stk_anchor_get_range (stk_annotation_get_anchor (annotation, i));

      for (size_t at = part.start; at < part.end; at++)
        if (at >= range.start && at < range.end)
          return TRUE;
    }

  return FALSE;
}

static void
check_query (Fixture *fixture, StkRange range)
{
  g_autoptr (GPtrArray) found = stk_annotation_list_query (fixture->list, range);
  guint next = 0;

  for (guint i = 0; i < fixture->naive->len; i++)
    if (naive_overlaps (g_ptr_array_index (fixture->naive, i), range))
      {
        g_assert_cmpuint (next, <, found->len);
        g_assert_true (g_ptr_array_index (found, next++) == g_ptr_array_index (fixture->naive, i));
      }
  g_assert_cmpuint (next, ==, found->len);
}

static void
check (Fixture *fixture)
{
  g_autoptr (GPtrArray) snapshot = stk_annotation_list_snapshot (fixture->list);
  guint n = fixture->naive->len;

  g_ptr_array_sort (fixture->naive, compare_cb);
  g_assert_cmpuint (stk_annotation_list_get_n (fixture->list), ==, n);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, n);
  g_assert_cmpuint (fixture->mirror->len, ==, n);
  g_assert_cmpuint (snapshot->len, ==, n);
  g_assert_null (stk_annotation_list_peek (fixture->list, n));

  for (guint i = 0; i < n; i++)
    {
      StkAnnotation *annotation = g_ptr_array_index (fixture->naive, i);
      const char *id = stk_annotation_get_id (annotation);
      guint position = G_MAXUINT;

      g_assert_true (g_ptr_array_index (fixture->mirror, i) == annotation);
      g_assert_true (g_ptr_array_index (snapshot, i) == annotation);
      g_assert_true (stk_annotation_list_peek (fixture->list, i) == annotation);
      g_assert_true (stk_annotation_list_lookup (fixture->list, id) == annotation);
      g_assert_true (stk_annotation_list_find (fixture->list, id, &position));
      g_assert_cmpuint (position, ==, i);
    }
}

/* One to three parts, which may touch, overlap or be empty, as in files that others wrote. */
static StkAnnotation *
random_annotation (const char *id)
{
  StkRange ranges[3];
  size_t n = (size_t) (g_test_rand_int_range (0, 5) == 0 ? g_test_rand_int_range (2, 4) : 1);

  for (size_t i = 0; i < n; i++)
    {
      ranges[i].start = (size_t) g_test_rand_int_range (0, 200);
      ranges[i].end = ranges[i].start + (size_t) g_test_rand_int_range (0, 30);
    }

  return stk_test_annotation_new (id, (StkKind) g_test_rand_int_range (0, STK_N_KINDS), ranges, n);
}

static void
random_add (Fixture *fixture, guint number)
{
  g_autofree char *id = g_strdup_printf ("urn:test:%u", number);
  StkAnnotation *annotation = random_annotation (id);

  stk_annotation_list_add (fixture->list, annotation);
  g_ptr_array_add (fixture->naive, annotation);
}

static void
random_remove (Fixture *fixture)
{
  guint i = (guint) g_test_rand_int_range (0, (int) fixture->naive->len);
  g_autofree char *id = g_strdup (stk_annotation_get_id (g_ptr_array_index (fixture->naive, i)));

  g_assert_true (stk_annotation_list_remove (fixture->list, id));
  g_ptr_array_remove_index (fixture->naive, i);
  g_assert_null (stk_annotation_list_lookup (fixture->list, id));
  g_assert_false (stk_annotation_list_remove (fixture->list, id));
}

static void
random_replace (Fixture *fixture)
{
  guint i = (guint) g_test_rand_int_range (0, (int) fixture->naive->len);
  StkAnnotation *annotation = random_annotation (stk_annotation_get_id (g_ptr_array_index (fixture->naive, i)));

  stk_annotation_list_replace (fixture->list, annotation);
  g_ptr_array_remove_index (fixture->naive, i);
  g_ptr_array_add (fixture->naive, annotation);
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  guint n_steps = 0;

  for (guint i = 0; i < 3000; i++)
    {
      int dice = g_test_rand_int_range (0, 10);
      guint n_signals = fixture->n_signals;

      /* first mostly growing, then mostly shrinking */
      if (fixture->naive->len == 0 || dice < (i < 1800 ? 5 : 2))
        random_add (fixture, i);
      else if (dice < 7)
        random_remove (fixture);
      else
        random_replace (fixture);
      n_steps++;
      g_assert_cmpuint (fixture->n_signals, ==, n_signals + 1);

      if (i % 7 == 0)
        check (fixture);
      for (guint q = 0; i % 7 == 0 && q < 10; q++)
        {
          size_t start = (size_t) g_test_rand_int_range (0, 230);

          check_query (fixture, STK_RANGE (start, start + (size_t) g_test_rand_int_range (1, 40)));
        }
    }

  check (fixture);
  g_assert_cmpuint (fixture->n_signals, ==, n_steps);
}

static void
test_set_all (Fixture *fixture, gconstpointer data)
{
  for (guint round = 0; round < 30; round++)
    {
      g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
      guint n = round == 3 ? 0 : (guint) g_test_rand_int_range (0, 100);

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *id = g_strdup_printf ("urn:test:%u:%u", round, i);

          g_ptr_array_add (annotations, random_annotation (id));
        }

      stk_annotation_list_set_all (fixture->list, annotations);
      g_assert_cmpuint (fixture->n_signals, ==, round + 1);
      g_ptr_array_set_size (fixture->naive, 0);
      g_ptr_array_extend (fixture->naive, annotations, (GCopyFunc) (GCallback) g_object_ref, NULL);
      check (fixture);
      check_query (fixture, STK_RANGE (50, 60));
    }
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  guint position = 7;
  g_autoptr (GPtrArray) found = stk_annotation_list_query (fixture->list, STK_RANGE (0, G_MAXSIZE));

  check (fixture);
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), 0));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (fixture->list)) == STK_TYPE_ANNOTATION);
  g_assert_null (stk_annotation_list_lookup (fixture->list, NULL));
  g_assert_false (stk_annotation_list_find (fixture->list, "urn:test:0", &position));
  g_assert_cmpuint (position, ==, 7);
  g_assert_false (stk_annotation_list_remove (fixture->list, "urn:test:0"));
  g_assert_cmpuint (fixture->n_signals, ==, 0);
}

/* What is at the same place stands in one order whatever the order in which it came. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *id;
    StkRange range;
  } ROWS[] = {
    { "urn:test:d", { 0, 10 } },
    { "urn:test:a", { 0, 5 } },
    { "urn:test:b", { 0, 5 } },
    { "urn:test:c", { 0, 5 } },
    { "urn:test:0", { 3, 3 } },
    { "urn:test:e", { 4, 9 } },
  };

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (StkAnnotationList) list = stk_annotation_list_new ();

      for (guint left = G_N_ELEMENTS (ROWS); left > 0;)
        {
          guint i = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (ROWS));
          g_autoptr (StkAnnotation) annotation = NULL;

          if (stk_annotation_list_lookup (list, ROWS[i].id) != NULL)
            continue;
          annotation = stk_test_annotation_new (ROWS[i].id, STK_KIND_NOTE, &ROWS[i].range, 1);
          stk_annotation_list_add (list, annotation);
          left--;
        }

      for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
        g_assert_cmpstr (stk_annotation_get_id (stk_annotation_list_peek (list, i)), ==, ROWS[i].id);
    }
}

static gboolean
stop_at_three_cb (StkAnnotation *annotation, gpointer user_data)
{
  guint *n = user_data;

  return ++*n < 3;
}

static void
test_stop (Fixture *fixture, gconstpointer data)
{
  guint n = 0;

  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *id = g_strdup_printf ("urn:test:%u", i);
      StkRange range = { i, 50 };
      g_autoptr (StkAnnotation) annotation = stk_test_annotation_new (id, STK_KIND_CLAIM, &range, 1);

      stk_annotation_list_add (fixture->list, annotation);
    }

  stk_annotation_list_foreach_in_range (fixture->list, STK_RANGE (20, 21), stop_at_three_cb, &n);
  g_assert_cmpuint (n, ==, 3);
}

/* An interrupted quotation has no words between its parts. */
static void
test_parts (Fixture *fixture, gconstpointer data)
{
  static const StkRange PARTS[] = { { 40, 50 }, { 10, 20 } };
  static const struct
  {
    StkRange range;
    guint n;
  } ROWS[] = {
    { { 0, 10 }, 0 },
    { { 0, 11 }, 1 },
    { { 19, 20 }, 1 },
    { { 20, 40 }, 0 },
    { { 20, 41 }, 1 },
    { { 49, 60 }, 1 },
    { { 50, 60 }, 0 },
    { { 0, 100 }, 1 },
  };
  g_autoptr (StkAnnotation) annotation = stk_test_annotation_new ("urn:test:0", STK_KIND_QUOTE, PARTS, 2);

  stk_annotation_list_add (fixture->list, annotation);
  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autoptr (GPtrArray) found = stk_annotation_list_query (fixture->list, ROWS[i].range);

      g_assert_cmpuint (found->len, ==, ROWS[i].n);
    }
}

static void
check_neighbours (StkAnnotationList *list, size_t start, guint n_expected)
{
  g_autoptr (GPtrArray) found = stk_annotation_list_query (list, STK_RANGE (start, start + 1));

  g_assert_cmpuint (found->len, ==, n_expected);
}

/* As many as no article has: each covers its own ten characters and half of the next one's. */
static void
test_large (Fixture *fixture, gconstpointer data)
{
  const guint n = 100000;
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (StkAnnotationList) list = NULL;

  for (guint i = 0; i < n; i++)
    {
      guint place = (guint) ((guint64) i * 7919 % n);
      g_autofree char *id = g_strdup_printf ("urn:test:%06u", place);
      StkRange range = { place * 10, place * 10 + 15 };

      g_ptr_array_add (annotations, stk_test_annotation_new (id, STK_KIND_QUOTE, &range, 1));
    }

  list = stk_annotation_list_new_from_array (annotations);
  g_assert_cmpuint (stk_annotation_list_get_n (list), ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (stk_annotation_get_range (stk_annotation_list_peek (list, i)).start, ==, i * 10);

  check_neighbours (list, 3, 1);
  check_neighbours (list, 500003, 2);
  check_neighbours (list, 500007, 1);
  check_neighbours (list, n * 10 + 5, 0);

  for (guint i = 0; i < n; i += 2)
    {
      g_autofree char *id = g_strdup_printf ("urn:test:%06u", i);

      g_assert_true (stk_annotation_list_remove (list, id));
    }
  g_assert_cmpuint (stk_annotation_list_get_n (list), ==, n / 2);
  check_neighbours (list, 500003, 1);
  check_neighbours (list, 500007, 0);
}

int
main (int argc, char *argv[])
{
  stk_test_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/annotation-list/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("empty", test_empty);
  ADD ("random", test_random);
  ADD ("set-all", test_set_all);
  ADD ("order", test_order);
  ADD ("stop", test_stop);
  ADD ("parts", test_parts);
  ADD ("large", test_large);

  return g_test_run ();
}

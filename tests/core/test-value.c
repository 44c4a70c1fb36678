/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-test.h"
#include "stk-value.h"

static StkAnchor *
new_anchor (size_t start)
{
  return stk_anchor_new (STK_RANGE (start, start + 5), "words", "before ", " after", "sha256:0");
}

static StkValue *
new_list (const char *const *ids)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_record_unref);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const char *const strings[] = { ids[i], NULL };

      g_ptr_array_add (records, stk_record_new (ids[i], strings, 2));
    }

  return stk_value_new_list ((StkRecord *const *) records->pdata, records->len);
}

static void
test_accessors (void)
{
  g_autoptr (StkAnchor) anchor = new_anchor (3);
  g_autoptr (StkValue) string = stk_value_new_string ("open");
  g_autoptr (StkValue) place = stk_value_new_anchor (anchor);
  g_autoptr (StkValue) list = new_list ((const char *const[]) { "a", "b", NULL });
  g_autoptr (StkValue) empty = stk_value_new_list (NULL, 0);

  g_assert_cmpint (stk_value_get_value_type (string), ==, STK_VALUE_STRING);
  g_assert_cmpint (stk_value_get_value_type (place), ==, STK_VALUE_ANCHOR);
  g_assert_cmpint (stk_value_get_value_type (list), ==, STK_VALUE_LIST);

  /* asked for something else, a value says that it has none */
  g_assert_cmpstr (stk_value_get_string (string), ==, "open");
  g_assert_null (stk_value_get_string (place));
  g_assert_null (stk_value_get_string (list));
  g_assert_null (stk_value_get_string (NULL));
  g_assert_true (stk_value_get_anchor (place) == anchor);
  g_assert_null (stk_value_get_anchor (string));
  g_assert_null (stk_value_get_anchor (NULL));
  g_assert_cmpuint (stk_value_get_n_records (list), ==, 2);
  g_assert_cmpuint (stk_value_get_n_records (empty), ==, 0);
  g_assert_cmpuint (stk_value_get_n_records (string), ==, 0);
  g_assert_cmpuint (stk_value_get_n_records (NULL), ==, 0);
  g_assert_cmpstr (stk_record_get_id (stk_value_get_record (list, 1)), ==, "b");
}

/* Each of these equals its twin in another such list, and nothing else. */
static GPtrArray *
list_values (void)
{
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_value_unref);
  g_autoptr (StkAnchor) near = new_anchor (3);
  g_autoptr (StkAnchor) far = new_anchor (4);

  g_ptr_array_add (values, stk_value_new_string (""));
  g_ptr_array_add (values, stk_value_new_string ("a"));
  g_ptr_array_add (values, stk_value_new_string ("A"));
  g_ptr_array_add (values, stk_value_new_anchor (near));
  g_ptr_array_add (values, stk_value_new_anchor (far));
  g_ptr_array_add (values, new_list ((const char *const[]) { NULL }));
  g_ptr_array_add (values, new_list ((const char *const[]) { "a", NULL }));
  g_ptr_array_add (values, new_list ((const char *const[]) { "a", "b", NULL }));
  g_ptr_array_add (values, new_list ((const char *const[]) { "b", "a", NULL }));

  return values;
}

static void
test_equal (void)
{
  g_autoptr (GPtrArray) values = list_values ();
  g_autoptr (GPtrArray) twins = list_values ();

  for (guint i = 0; i < values->len; i++)
    for (guint j = 0; j < twins->len; j++)
      g_assert_cmpint (stk_value_equal (g_ptr_array_index (values, i), g_ptr_array_index (twins, j)), ==, i == j);

  g_assert_true (stk_value_equal (NULL, NULL));
  g_assert_false (stk_value_equal (g_ptr_array_index (values, 0), NULL));
  g_assert_false (stk_value_equal (NULL, g_ptr_array_index (values, 5)));
}

static void
test_with_record (void)
{
  g_autoptr (StkValue) list = new_list ((const char *const[]) { "a", "b", NULL });
  g_autoptr (StkRecord) changed = stk_record_new ("a", (const char *const[]) { "new", "more" }, 2);
  g_autoptr (StkRecord) added = stk_record_new ("c", NULL, 2);
  g_autoptr (StkValue) replaced = stk_value_with_record (list, changed);
  g_autoptr (StkValue) longer = stk_value_with_record (list, added);
  g_autoptr (StkValue) first = stk_value_with_record (NULL, added);

  g_assert_cmpuint (stk_value_get_n_records (replaced), ==, 2);
  g_assert_cmpstr (stk_record_get_string (stk_value_get_record (replaced, 0), 0), ==, "new");
  g_assert_cmpstr (stk_record_get_string (stk_value_get_record (replaced, 0), 1), ==, "more");
  g_assert_true (stk_value_get_record (replaced, 1) == stk_value_get_record (list, 1));
  g_assert_cmpuint (stk_value_get_n_records (longer), ==, 3);
  g_assert_true (stk_value_get_record (longer, 2) == added);
  g_assert_cmpuint (stk_value_get_n_records (first), ==, 1);

  /* the list itself never changes */
  g_assert_cmpuint (stk_value_get_n_records (list), ==, 2);
  g_assert_cmpstr (stk_record_get_string (stk_value_get_record (list, 0), 0), ==, "a");
}

static void
test_without_record (void)
{
  g_autoptr (StkValue) list = new_list ((const char *const[]) { "a", "b", NULL });
  g_autoptr (StkValue) rest = stk_value_without_record (list, "a");
  g_autoptr (StkValue) same = stk_value_without_record (list, "z");

  g_assert_cmpuint (stk_value_get_n_records (rest), ==, 1);
  g_assert_cmpstr (stk_record_get_id (stk_value_get_record (rest, 0)), ==, "b");
  g_assert_true (stk_value_equal (same, list));
  g_assert_null (stk_value_without_record (rest, "b"));
  g_assert_null (stk_value_without_record (NULL, "b"));
}

static void
test_record (void)
{
  g_autoptr (StkRecord) record = stk_record_new ("r", (const char *const[]) { "x", "", NULL }, 3);
  g_autoptr (StkRecord) other = stk_record_new ("r", (const char *const[]) { "x" }, 1);
  g_autoptr (StkRecord) changed = stk_record_with_string (record, 1, "y");
  g_autoptr (StkRecord) longer = stk_record_with_string (record, 5, "z");
  g_autoptr (StkRecord) cleared = stk_record_with_string (changed, 1, "");
  g_autoptr (StkRecord) stranger = stk_record_new ("q", (const char *const[]) { "x" }, 1);
  g_autoptr (StkRecord) fresh = stk_record_new (NULL, NULL, 0);

  /* an empty string is no value */
  g_assert_cmpstr (stk_record_get_string (record, 0), ==, "x");
  g_assert_null (stk_record_get_string (record, 1));
  g_assert_null (stk_record_get_string (record, 2));
  g_assert_null (stk_record_get_string (record, 99));

  g_assert_cmpstr (stk_record_get_string (changed, 1), ==, "y");
  g_assert_cmpstr (stk_record_get_id (changed), ==, "r");
  g_assert_null (stk_record_get_string (record, 1));
  g_assert_cmpstr (stk_record_get_string (longer, 5), ==, "z");
  g_assert_cmpstr (stk_record_get_string (longer, 0), ==, "x");

  g_assert_true (stk_record_equal (record, other));
  g_assert_true (stk_record_equal (record, cleared));
  g_assert_false (stk_record_equal (record, changed));
  g_assert_false (stk_record_equal (record, longer));
  g_assert_false (stk_record_equal (record, stranger));
  g_assert_true (g_str_has_prefix (stk_record_get_id (fresh), "urn:uuid:"));
}

static void
test_new_id (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 1000; i++)
    {
      char *id = stk_new_id ();

      g_assert_true (g_str_has_prefix (id, "urn:uuid:"));
      g_assert_true (g_uuid_string_is_valid (id + strlen ("urn:uuid:")));
      g_assert_true (g_hash_table_add (seen, id));
    }
}

static void
test_boxed (void)
{
  GValue value = G_VALUE_INIT;
  g_autoptr (StkValue) string = stk_value_new_string ("boxed");
  StkValue *back;

  g_value_init (&value, STK_TYPE_VALUE);
  g_value_set_boxed (&value, string);
  back = g_value_get_boxed (&value);
  g_assert_true (back == string);
  g_value_unset (&value);
  g_assert_cmpstr (stk_value_get_string (string), ==, "boxed");
}

int
main (int argc, char *argv[])
{
  stk_test_init (&argc, &argv);

  g_test_add_func ("/value/accessors", test_accessors);
  g_test_add_func ("/value/equal", test_equal);
  g_test_add_func ("/value/with-record", test_with_record);
  g_test_add_func ("/value/without-record", test_without_record);
  g_test_add_func ("/value/record", test_record);
  g_test_add_func ("/value/new-id", test_new_id);
  g_test_add_func ("/value/boxed", test_boxed);

  return g_test_run ();
}

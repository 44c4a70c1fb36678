/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-json.h"
#include "stk-sidecar.h"
#include "stk-test.h"

#include <string.h>

#define CUT_SHORT "The file ends here, in the middle: it was cut short. Restore it from a backup, or move it away to start anew."
#define DAMAGED "This is not valid JSON: the file was damaged or changed by hand. Correct it, restore it from a backup, or move it away to start anew."
#define NOT_UTF8 "This is not valid UTF-8. Restore the file from a backup, or move it away to start anew."
#define EMPTY "The file is empty. Restore it from a backup, or move it away to start anew."
#define ZERO_BYTE "A zero byte stands here: the file is damaged. Restore it from a backup, or move it away to start anew."
#define COMMA_MISSING "A comma is missing here."
#define COMMA_LAST "There is a comma with nothing after it."
#define COLON_MISSING "A colon is missing here."
#define NUL_ESCAPE "A text holds the character U+0000, which cannot be kept. Remove it."
#define SURROGATE "A text holds half a character, which cannot be kept. Remove it."
#define TOO_LARGE "This number is too large to be kept as it is. Put it into quotation marks."
#define TOO_DEEP "The values are nested too deeply."

static JsonNode *
parse (const char *json, gssize n_bytes, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, n_bytes < 0 ? strlen (json) : (size_t) n_bytes);

  return stk_json_parse (bytes, "tags.json", error);
}

static char *
print (JsonNode *node)
{
  g_autoptr (GString) out = g_string_new (NULL);

  stk_json_print (out, node);

  return g_string_free_and_steal (g_steal_pointer (&out));
}

static char *
print_compact (JsonNode *node)
{
  g_autoptr (GString) out = g_string_new (NULL);

  stk_json_print_compact (out, node);

  return g_string_free_and_steal (g_steal_pointer (&out));
}

static void
assert_refused (const char *json, gssize n_bytes, const char *place, const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = g_strdup_printf ("tags.json:%s: %s", place, what);

  g_assert_null (parse (json, n_bytes, &error));
  g_assert_error (error, STK_SIDECAR_ERROR, STK_SIDECAR_ERROR_SYNTAX);
  g_assert_cmpstr (error->message, ==, expected);
}

typedef struct
{
  const char *json;
  const char *place; /* line:column, from 1, in code points */
  const char *what;
} BadRow;

static const BadRow BAD_ROWS[] = {
  { "", "1:1", EMPTY },
  { " \n\t", "1:1", EMPTY },
  { "\xef\xbb\xbf", "1:1", EMPTY },

  /* cut short, wherever */
  { "{", "1:2", CUT_SHORT },
  { "{\"a", "1:4", CUT_SHORT },
  { "{\"a\"", "1:5", CUT_SHORT },
  { "{\"a\":", "1:6", CUT_SHORT },
  { "{\"a\": \"ü", "1:9", CUT_SHORT },
  { "{\"a\": \"ü\\", "1:10", CUT_SHORT },
  { "{\"a\": \"\\u00e", "1:13", CUT_SHORT },
  { "{\"a\": 1", "1:8", CUT_SHORT },
  { "{\"a\": 1,", "1:9", CUT_SHORT },
  { "{\"a\": -", "1:8", CUT_SHORT },
  { "{\"a\": 1.", "1:9", CUT_SHORT },
  { "[", "1:2", CUT_SHORT },
  { "[1,\n 2\n", "3:1", CUT_SHORT },

  { "[1 2]", "1:4", DAMAGED },
  { "[[1] [2]]", "1:6", COMMA_MISSING },
  { "[\"a\" \"b\"]", "1:6", COMMA_MISSING },
  { "{\"a\": 1 \"b\": 2}", "1:9", COMMA_MISSING },
  { "{\n  \"é\": \"ü\"\n  \"b\": 2\n}", "3:3", COMMA_MISSING },
  { "[1,]", "1:3", COMMA_LAST },
  { "[1,\n]", "1:3", COMMA_LAST },
  { "{\"a\": 1,\n}", "1:8", COMMA_LAST },
  { "[1,,2]", "1:4", DAMAGED },
  { "[,1]", "1:2", DAMAGED },
  { "{,}", "1:2", DAMAGED },
  { "{\"a\" 1}", "1:6", COLON_MISSING },
  { "{\"a\"}", "1:5", COLON_MISSING },
  { "{\"a\":1, 2}", "1:9", DAMAGED },
  { "{\"a\":}", "1:6", DAMAGED },
  { "{a: 1}", "1:2", DAMAGED },
  { "{'a': 1}", "1:2", DAMAGED },
  { "['a']", "1:2", DAMAGED },
  { "[1}", "1:3", DAMAGED },
  { "{\"a\": 1]", "1:8", DAMAGED },

  /* what follows the value */
  { "{} x", "1:4", DAMAGED },
  { "{}{}", "1:3", DAMAGED },
  { "{};", "1:3", DAMAGED },
  { "[]]", "1:3", DAMAGED },
  { "1 2", "1:3", DAMAGED },

  /* what other languages have */
  { "// no comment\n{}", "1:1", DAMAGED },
  { "{} /* no comment */", "1:4", DAMAGED },
  { "{/**/\"a\": 1}", "1:2", DAMAGED },
  { "# no comment\n{}", "1:1", DAMAGED },
  { "var a = 1;", "1:1", DAMAGED },
  { "undefined", "1:1", DAMAGED },
  { "TRUE", "1:1", DAMAGED },
  { "tru", "1:1", DAMAGED },
  { "truex", "1:5", DAMAGED },
  { "nul", "1:1", DAMAGED },
  { "NaN", "1:1", DAMAGED },
  { "Infinity", "1:1", DAMAGED },
  { "-Infinity", "1:2", DAMAGED },
  { "\f{}", "1:1", DAMAGED },
  { "\xc2\xa0{}", "1:1", DAMAGED },
  { "[\xef\xbb\xbf]", "1:2", DAMAGED },

  /* numbers */
  { "01", "1:2", DAMAGED },
  { "-01", "1:3", DAMAGED },
  { "+1", "1:1", DAMAGED },
  { "-", "1:2", CUT_SHORT },
  { "--1", "1:2", DAMAGED },
  { "- 1", "1:2", DAMAGED },
  { ".5", "1:1", DAMAGED },
  { "[5.]", "1:4", DAMAGED },
  { "[1.e5]", "1:4", DAMAGED },
  { "[1e]", "1:4", DAMAGED },
  { "[1e+]", "1:5", DAMAGED },
  { "0x10", "1:2", DAMAGED },
  { "1_000", "1:2", DAMAGED },
  { "[1, 12345678901234567890]", "1:5", TOO_LARGE },
  { "18446744073709551615", "1:1", TOO_LARGE },
  { "-9223372036854775809", "1:1", TOO_LARGE },
  { "1e400", "1:1", TOO_LARGE },
  { "[-1e400]", "1:2", TOO_LARGE },

  /* strings */
  { "\"a\nb\"", "1:3", DAMAGED },
  { "\"a\tb\"", "1:3", DAMAGED },
  { "\"a\x01\"", "1:3", DAMAGED },
  { "\"\\x41\"", "1:3", DAMAGED },
  { "\"\\'\"", "1:3", DAMAGED },
  { "\"\\U0041\"", "1:3", DAMAGED },
  { "\"\\u12\"", "1:6", DAMAGED },
  { "\"\\u12G4\"", "1:6", DAMAGED },
  { "\"a\\u0000b\"", "1:3", NUL_ESCAPE },
  { "{\"a\\u0000b\": 1}", "1:4", NUL_ESCAPE },
  { "\"\\ud800\"", "1:2", SURROGATE },
  { "\"x\\udc00\"", "1:3", SURROGATE },
  { "\"\\ud800x\"", "1:2", SURROGATE },
  { "\"\\ud800\\u0041\"", "1:2", SURROGATE },
  { "\"\\ud800\\ud800\\udc00\"", "1:2", SURROGATE },
  { "\"\\ud800\\n\"", "1:2", SURROGATE },
  { "{\"a\\uDFFF\": 1}", "1:4", SURROGATE },

  /* bytes */
  { "{\"a\": \"\xff\"}", "1:8", NOT_UTF8 },
  { "{\n\"ü\": \"\xc3\"}", "2:7", NOT_UTF8 },
  { "\"\xed\xa0\x80\"", "1:2", NOT_UTF8 },
  { "\"\xc0\x80\"", "1:2", NOT_UTF8 },
  { "\"\xf4\x90\x80\x80\"", "1:2", NOT_UTF8 },
  { "\xff\xfe{\x01}", "1:1", NOT_UTF8 },

  /* a mark at the beginning does not count */
  { "\xef\xbb\xbf[x]", "1:2", DAMAGED },
};

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (BAD_ROWS); i++)
    {
      g_autofree char *escaped = g_strescape (BAD_ROWS[i].json, NULL);

      g_test_message ("%s", escaped);
      assert_refused (BAD_ROWS[i].json, -1, BAD_ROWS[i].place, BAD_ROWS[i].what);
    }

  assert_refused ("{\"a\": \"x\0y\"}", 12, "1:9", ZERO_BYTE);
  assert_refused ("\0", 1, "1:1", ZERO_BYTE);
  assert_refused ("{}\0", 3, "1:3", ZERO_BYTE);
}

static const struct
{
  const char *json;
  const char *place;
  const char *key;
} DUPLICATE_ROWS[] = {
  { "{\"a\": 1, \"a\": 2}", "1:10", "a" },
  { "{\"a\": 1, \"b\": 3, \"a\": 1}", "1:18", "a" },
  { "{\"a\": 1, \"\\u0061\": 2}", "1:10", "a" },
  { "{\"\\u0061\": 1, \"a\": 2}", "1:15", "a" },
  { "{\"x\": {\"b\": 1,\n  \"b\": 1}}", "2:3", "b" },
  { "[[{\"é\": {}, \"é\": []}]]", "1:13", "é" },
  { "{\"a\": {\"a\": 1}, \"a\": {\"a\": 2}}", "1:17", "a" },
  { "{\"\": 1, \"\": 2}", "1:9", "" },
  { "{\"a\": \"\\\"a\\\": 1\", \"a\": 1}", "1:19", "a" },
  { "{\"😀\": 1, \"\\ud83d\\ude00\": 2}", "1:10", "😀" },
};

static void
test_duplicates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (DUPLICATE_ROWS); i++)
    {
      g_autofree char *what = g_strdup_printf ("The key “%s” stands twice in one object. Remove one of the two.",
                                               DUPLICATE_ROWS[i].key);

      assert_refused (DUPLICATE_ROWS[i].json, -1, DUPLICATE_ROWS[i].place, what);
    }
}

/* What looks like a key that stands twice but is none. */
static void
test_no_duplicates (void)
{
  static const char *const ROWS[] = {
    "{\"a\":{\"a\":{\"a\":1}}}",
    "[{\"a\":1},{\"a\":1}]",
    "{\"a\":\"a\",\"A\":\":\"}",
    "{\"a\":\"\\\"a\\\":\",\"b\":\"b\"}",
    "{\"a\":1,\"b\":{\"a\":1},\"c\":[{\"a\":2}]}",
    "{\"a\":1,\"a \":1}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = parse (ROWS[i], -1, &error);
      g_autofree char *printed = NULL;

      g_assert_no_error (error);
      printed = print_compact (node);
      g_assert_cmpstr (printed, ==, ROWS[i]);
    }
}

/* In the form that JSON.stringify () gives in one line. */
static const struct
{
  const char *json;
  const char *printed; /* NULL: as it is */
} GOOD_ROWS[] = {
  { "{}", NULL },
  { "[]", NULL },
  { " [ ] ", "[]" },
  { "\r\n\t {\n}\n", "{}" },
  { "\xef\xbb\xbf{\"a\":1}", "{\"a\":1}" },
  { "true", NULL },
  { "false", NULL },
  { "null", NULL },
  { "\"\"", NULL },
  { "{\"\":1}", NULL },
  { "[[],{},[{}],null,true]", NULL },
  { "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\\"\\\\/\\b\\f\\n\\r\\t\"" },
  { "\"\\u0001\\u001f\\u007F\\u0080\"", "\"\\u0001\\u001f\x7f\xc2\x80\"" },
  { "\"\\u00e9\\u20AC\\uD83D\\uDE00\"", "\"é€😀\"" },
  { "\"\\uffff\\ufdd0\\ue000\"", "\"\xef\xbf\xbf\xef\xb7\x90\xee\x80\x80\"" },
  { "\"\xf4\x8f\xbf\xbf\"", NULL },
  { "\"\xe2\x80\xa8\"", NULL },
  { "\"</script>\"", NULL },
  { "0", NULL },
  { "-0", "0" },
  { "-0.0", "0" },
  { "1.0", "1" },
  { "0.1", NULL },
  { "1.10", "1.1" },
  { "-123.456", NULL },
  { "0.30000000000000004", NULL },
  { "1E5", "100000" },
  { "1e+5", "100000" },
  { "1e20", "100000000000000000000" },
  { "100000000000000000000", NULL },
  { "1e21", "1e+21" },
  { "123456789012345680000", NULL },
  { "1.5e300", "1.5e+300" },
  { "0.000001", NULL },
  { "0.0000001", "1e-7" },
  { "1.25e-9", NULL },
  { "5e-324", NULL },
  { "1e-400", "0" },
  { "1.7976931348623157e308", "1.7976931348623157e+308" },
  { "9007199254740993", NULL }, /* beyond what JavaScript can, but not beyond 64 bits */
  { "9223372036854775807", NULL },
  { "-9223372036854775808", NULL },
};

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (GOOD_ROWS); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = parse (GOOD_ROWS[i].json, -1, &error);
      g_autoptr (JsonNode) again = NULL;
      g_autofree char *printed = NULL;
      g_autofree char *printed_again = NULL;

      g_test_message ("row %u", i);
      g_assert_no_error (error);
      printed = print_compact (node);
      g_assert_cmpstr (printed, ==, GOOD_ROWS[i].printed ? GOOD_ROWS[i].printed : GOOD_ROWS[i].json);

      again = parse (printed, -1, &error);
      g_assert_no_error (error);
      printed_again = print_compact (again);
      g_assert_cmpstr (printed_again, ==, printed);
    }
}

static void
test_indent (void)
{
  static const char JSON[] = "{\"z\":[1,[],{},{\"a\":[[null]]}],\"a\":{\"é\":\"\\n\",\"b\":-1.5},\"b\":true}";
  static const char PRINTED[] = "{\n"
                                "  \"z\": [\n"
                                "    1,\n"
                                "    [],\n"
                                "    {},\n"
                                "    {\n"
                                "      \"a\": [\n"
                                "        [\n"
                                "          null\n"
                                "        ]\n"
                                "      ]\n"
                                "    }\n"
                                "  ],\n"
                                "  \"a\": {\n"
                                "    \"é\": \"\\n\",\n"
                                "    \"b\": -1.5\n"
                                "  },\n"
                                "  \"b\": true\n"
                                "}";
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = parse (JSON, -1, &error);
  g_autofree char *printed = NULL;
  g_autofree char *compact = NULL;

  g_assert_no_error (error);
  printed = print (node);
  compact = print_compact (node);
  g_assert_cmpstr (printed, ==, PRINTED);
  g_assert_cmpstr (compact, ==, JSON);
}

/* Doubles of any size and sign come back as they were. */
static void
test_random_numbers (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      union
      {
        guint64 bits;
        double number;
      } value = { .bits = (guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int () };
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (JsonNode) back = NULL;
      g_autofree char *printed = NULL;

      if ((value.bits >> 52 & 0x7ff) == 0x7ff)
        continue;
      node = json_node_init_double (json_node_alloc (), value.number);
      printed = print_compact (node);
      back = parse (printed, -1, NULL);
      g_assert_nonnull (back);
      g_assert_cmpfloat (json_node_get_double (back), <=, value.number);
      g_assert_cmpfloat (json_node_get_double (back), >=, value.number);
    }
}

static char *
nest (const char *open, const char *inner, const char *close, guint depth)
{
  g_autoptr (GString) json = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (json, open);
  g_string_append (json, inner);
  for (guint i = 0; i < depth; i++)
    g_string_append (json, close);

  return g_string_free_and_steal (g_steal_pointer (&json));
}

static void
test_nesting (void)
{
  static const struct
  {
    const char *open;
    const char *close;
    const char *place;
  } ROWS[] = {
    { "[", "]", "1:1025" },
    { "{\"a\":", "}", "1:5121" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      for (guint depth = 10; depth <= 1000; depth *= 10)
        {
          g_autofree char *json = nest (ROWS[i].open, "1", ROWS[i].close, depth);
          g_autoptr (GError) error = NULL;
          g_autoptr (JsonNode) node = parse (json, -1, &error);
          g_autofree char *printed = NULL;

          g_assert_no_error (error);
          printed = print_compact (node);
          g_assert_cmpstr (printed, ==, json);
        }

      for (guint depth = 10000; depth <= 100000; depth *= 10)
        {
          g_autofree char *json = nest (ROWS[i].open, "1", ROWS[i].close, depth);
          g_autofree char *open = nest (ROWS[i].open, "", "", depth);

          assert_refused (json, -1, ROWS[i].place, TOO_DEEP);
          assert_refused (open, -1, ROWS[i].place, TOO_DEEP);
        }
    }
}

static void
test_large (void)
{
  g_autoptr (GString) json = g_string_new ("[");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *printed = NULL;
  g_autofree char *text = g_strnfill (100000, 'x');

  for (guint i = 0; json->len < 8 * 1024 * 1024; i++)
    g_string_append_printf (json, "%s{\"id\":\"urn:test:%u\",\"n\":%u,\"text\":\"“%.*s”\",\"list\":[1,2,[3]]}", i ? "," : "", i, i,
                            (int) (i % 1000 == 0 ? 100000 : i % 50), text);
  g_string_append (json, "]");

  node = parse (json->str, (gssize) json->len, &error);
  g_assert_no_error (error);
  printed = print_compact (node);
  g_assert_cmpuint (strlen (printed), ==, json->len);
  g_assert_true (g_str_equal (printed, json->str));

  /* one letter wrong near its end */
  json->str[json->len - 2] = ']';
  g_assert_null (parse (json->str, (gssize) json->len, &error));
  g_assert_error (error, STK_SIDECAR_ERROR, STK_SIDECAR_ERROR_SYNTAX);
}

/* Wherever a file is cut, and whichever byte is changed: an error or a value, and never more. */
static void
test_damage (void)
{
  static const char JSON[] = "{\"a\": [1, -2.5e3, \"x\\u00e9\\ud83d\\ude00\\n\", true, null], \"é\": {\"b\": {}}}";
  const size_t n = strlen (JSON);

  for (size_t i = 0; i < n; i++)
    {
      g_autofree char *part = g_memdup2 (JSON, n);
      g_autoptr (GError) error = NULL;

      /* in a block of just that size, so that the sanitizers see a step beyond its end */
      g_autofree char *exact = g_memdup2 (JSON, MAX (i, 1));

      g_assert_null (parse (exact, (gssize) i, &error));
      g_assert_error (error, STK_SIDECAR_ERROR, STK_SIDECAR_ERROR_SYNTAX);

      for (guint byte = 0; byte < 256; byte++)
        {
          g_autoptr (GBytes) bytes = NULL;
          g_autoptr (JsonNode) node = NULL;
          g_autoptr (GError) local_error = NULL;

          part[i] = (char) byte;
          bytes = g_bytes_new_static (part, n);
          node = stk_json_parse (bytes, "tags.json", &local_error);
          g_assert_true ((node == NULL) == (local_error != NULL));
        }
    }
}

int
main (int argc, char *argv[])
{
  stk_test_init (&argc, &argv);

  g_test_add_func ("/json/bad", test_bad);
  g_test_add_func ("/json/duplicates", test_duplicates);
  g_test_add_func ("/json/no-duplicates", test_no_duplicates);
  g_test_add_func ("/json/good", test_good);
  g_test_add_func ("/json/indent", test_indent);
  g_test_add_func ("/json/random-numbers", test_random_numbers);
  g_test_add_func ("/json/nesting", test_nesting);
  g_test_add_func ("/json/large", test_large);
  g_test_add_func ("/json/damage", test_damage);

  return g_test_run ();
}

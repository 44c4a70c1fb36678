/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-json.h"
#include "stk-overlay.h"
#include "stk-test.h"

#include <string.h>

static JsonNode *
parse (const char *json)
{
  g_autofree char *quoted = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr (GBytes) bytes = g_bytes_new (quoted, strlen (quoted));
  g_autoptr (GError) error = NULL;
  JsonNode *node = stk_json_parse (bytes, json, &error);

  g_assert_no_error (error);

  return node;
}

static char *
print (JsonNode *node)
{
  g_autoptr (GString) out = g_string_new (NULL);

  stk_json_print_compact (out, node);

  return g_strdelimit (g_string_free_and_steal (g_steal_pointer (&out)), "\"", '\'');
}

static char *
apply (JsonNode *original, JsonNode *known, JsonNode *now)
{
  g_autoptr (StkOverlay) overlay = stk_overlay_new (original, known);
  g_autoptr (JsonNode) result = stk_overlay_apply (overlay, now);

  return print (result);
}

typedef struct
{
  const char *original; /* as it stands in the file */
  const char *known;    /* what the program makes of it */
  const char *now;      /* what it makes of it after an edit; NULL: there was none */
  const char *result;   /* NULL: the original */
} Row;

static const Row OBJECT_ROWS[] = {
  { "{'a':1}", "{'a':1}", NULL, NULL },
  { "{}", "{}", NULL, NULL },

  /* unknown members keep their place */
  { "{'x':1,'a':2}", "{'a':2}", NULL, NULL },
  { "{'a':2,'x':1}", "{'a':2}", NULL, NULL },
  { "{'x':1,'a':2,'y':3,'z':4,'b':5,'w':6}", "{'a':2,'b':5}", NULL, NULL },
  { "{'x':{'deep':[1,{'y':null}]},'a':2}", "{'a':2}", NULL, NULL },
  { "{'a':{'b':{'x':1,'c':2}}}", "{'a':{'b':{'c':2}}}", NULL, NULL },

  /* new members stand where the program puts them */
  { "{'a':1,'x':2,'b':3}", "{'a':1,'b':3}", "{'a':1,'n':9,'b':3}", "{'a':1,'x':2,'n':9,'b':3}" },
  { "{'x':1}", "{}", "{'a':1}", "{'x':1,'a':1}" },

  /* where what an unknown one stood behind is gone, it stays behind what stood before that */
  { "{'a':1,'b':2,'x':3,'c':4}", "{'a':1,'b':2,'c':4}", "{'a':1,'c':4}", "{'a':1,'x':3,'c':4}" },
  { "{'a':1,'x':3,'c':4}", "{'a':1,'c':4}", "{'c':4}", "{'x':3,'c':4}" },
  { "{'a':1,'x':3,'y':5,'c':4}", "{'a':1,'c':4}", "{'c':5}", "{'x':3,'y':5,'c':5}" },

  /* what the program wants to say replaces what it did not understand */
  { "{'a':5,'form':7,'b':6}", "{'a':5,'b':6}", "{'a':5,'b':6,'form':'mixed'}", "{'a':5,'b':6,'form':'mixed'}" },

  /* what stood in something goes with it */
  { "{'a':{'b':1,'x':2},'c':3}", "{'a':{'b':1},'c':3}", "{'c':3}", "{'c':3}" },

  /* other words for the same stay until there is something else to say */
  { "{'format':'text/html'}", "{'format':'text/plain'}", NULL, NULL },
  { "{'format':'text/html'}", "{'format':'text/plain'}", "{'format':'text/markdown'}", "{'format':'text/markdown'}" },
  { "{'flag':false}", "{'flag':'no'}", NULL, NULL },
  { "{'a':null}", "{'a':{'id':'x'}}", NULL, NULL },
  { "{'a':null}", "{'a':'x'}", "{'a':'y'}", "{'a':'y'}" },
};

static const Row ID_ROWS[] = {
  /* an object where the program writes only its id */
  { "{'last':{'id':'urn:p','type':'Page'}}", "{'last':'urn:p'}", NULL, NULL },
  { "{'last':{'id':'urn:p','type':'Page'}}", "{'last':'urn:p'}", "{'last':'urn:q'}", "{'last':'urn:q'}" },
  /* the reverse is the same thing in more words */
  { "{'creator':'urn:p'}", "{'creator':{'id':'urn:p','type':'Person'}}", NULL,
    "{'creator':{'id':'urn:p','type':'Person'}}" },
  /* a string that is no id of the object is kept beside it */
  { "{'state':'as printed'}", "{'state':{'id':'urn:s'}}", NULL, "{'state':['as printed',{'id':'urn:s'}]}" },
  { "{'creator':{'id':'urn:p','homepage':'h'}}", "{'creator':{'id':'urn:p','type':'Person'}}", NULL,
    "{'creator':{'id':'urn:p','homepage':'h','type':'Person'}}" },
};

static const Row ARRAY_ROWS[] = {
  { "[1,2,3]", "[1,2,3]", NULL, NULL },
  { "[1,2,3]", "[2]", NULL, NULL },
  { "['x','a','y']", "['a']", NULL, NULL },
  { "['x','a','y']", "['a']", "['b']", "['x','y','b']" },
  { "[{'id':'1','x':1},{'id':'u'},{'id':'2','x':2}]", "[{'id':'1'},{'id':'2'}]", NULL, NULL },
  { "['a',{'id':'1'},'a']", "[{'id':'1'},'a']", NULL, NULL },

  /* elements with an id are told by it, whatever their order */
  { "[{'id':'1','x':1},{'id':'2','x':2}]", "[{'id':'1'},{'id':'2'}]", "[{'id':'2'},{'id':'3'},{'id':'1'}]",
    "[{'id':'2','x':2},{'id':'3'},{'id':'1','x':1}]" },
  { "[{'id':'1','x':1},{'id':'u'},{'id':'2','x':2}]", "[{'id':'1'},{'id':'2'}]", "[{'id':'2'}]",
    "[{'id':'u'},{'id':'2','x':2}]" },
  { "[{'id':'2','v':1,'x':2},{'id':'1','v':0,'x':1}]", "[{'id':'1','v':0},{'id':'2','v':1}]",
    "[{'id':'1','v':5},{'id':'2','v':1}]", "[{'id':'1','v':5,'x':1},{'id':'2','v':1,'x':2}]" },
  { "[{'type':'TextualBody','stk:id':'9','x':1}]", "[{'type':'TextualBody','stk:id':'9'}]", NULL, NULL },

  /* others by type, purpose and role */
  { "[{'type':'B','purpose':'p','x':1},{'type':'B','purpose':'q','x':2}]",
    "[{'type':'B','purpose':'q'},{'type':'B','purpose':'p'}]", "[{'type':'B','purpose':'q'}]",
    "[{'type':'B','purpose':'q','x':2}]" },
  { "[{'type':['B','ex:C'],'purpose':'p','value':'v'}]", "[{'type':'B','purpose':'p','value':'v'}]",
    "[{'type':'B','purpose':'p','value':'w'}]", "[{'type':['B','ex:C'],'purpose':'p','value':'w'}]" },
  { "[{'type':['ex:C','B'],'purpose':['q','p'],'value':'v'}]", "[{'type':'B','purpose':'p','value':'v'}]",
    "[{'type':'B','purpose':'p','value':'w'}]", "[{'type':['ex:C','B'],'purpose':['q','p'],'value':'w'}]" },
  { "[{'purpose':'p','value':'v'}]", "[{'type':'B','purpose':'p','value':'v'}]", NULL,
    "[{'type':'B','purpose':'p','value':'v'}]" },
  { "[{'type':'Other','purpose':'p','value':'v'}]", "[{'type':'B','purpose':'p','value':'v'}]",
    "[{'type':'B','purpose':'p','value':'w'}]", "[{'type':'Other','purpose':'p','value':'w'}]" },

  /* of several that are alike, the one that says the same */
  { "[{'type':'B','purpose':'p','value':7},{'type':'B','purpose':'p','value':'v'}]",
    "[{'type':'B','purpose':'p','value':'v'}]", "[{'type':'B','purpose':'p','value':'w'}]",
    "[{'type':'B','purpose':'p','value':7},{'type':'B','purpose':'p','value':'w'}]" },

  /* one that was not understood is replaced by one that is */
  { "[{'type':'S','start':'x'}]", "[]", "[{'type':'S','start':1}]", "[{'type':'S','start':1}]" },
};

static const Row LONE_ROWS[] = {
  /* a lone value is an array of one */
  { "{'m':['a','x']}", "{'m':'a'}", NULL, NULL },
  { "{'m':['x','a']}", "{'m':'a'}", "{'m':'b'}", "{'m':['x','b']}" },
  { "{'m':['a']}", "{'m':'a'}", NULL, "{'m':'a'}" },
  { "{'m':'a'}", "{'m':['a']}", NULL, "{'m':['a']}" },
  { "{'t':{'type':'T','x':1}}", "{'t':[{'type':'T'}]}", NULL, "{'t':[{'type':'T','x':1}]}" },
  { "{'t':[{'type':'T','x':1}]}", "{'t':{'type':'T'}}", NULL, "{'t':[{'type':'T','x':1}]}" },

  /* one target that becomes two, and two that become one */
  { "{'t':{'type':'T','x':1}}", "{'t':{'type':'T'}}", "{'t':[{'type':'T','n':1},{'type':'T','n':2}]}",
    "{'t':[{'type':'T','x':1,'n':1},{'type':'T','n':2}]}" },
  { "{'t':[{'type':'T','x':1},{'type':'T','x':2}]}", "{'t':[{'type':'T'},{'type':'T'}]}", "{'t':{'type':'T'}}",
    "{'t':[{'type':'T','x':1}]}" },
  { "{'t':[{'type':'T'},'http://other.example/']}", "{'t':{'type':'T'}}", NULL, NULL },
  { "{'t':[{'type':'T'},'http://other.example/']}", "{'t':{'type':'T'}}", "{'t':{'type':'T','n':1}}",
    "{'t':[{'type':'T','n':1},'http://other.example/']}" },
  { "{'t':[]}", "{'t':{'type':'T'}}", NULL, "{'t':{'type':'T'}}" },
};

typedef struct
{
  const Row *rows;
  guint n_rows;
} Table;

static void
test_table (gconstpointer data)
{
  const Table *table = data;

  for (guint i = 0; i < table->n_rows; i++)
    {
      const Row *row = &table->rows[i];
      g_autoptr (JsonNode) original = parse (row->original);
      g_autoptr (JsonNode) known = parse (row->known);
      g_autoptr (JsonNode) now = parse (row->now ? row->now : row->known);
      g_autofree char *result = apply (original, known, now);

      g_test_message ("%s", row->original);
      g_assert_cmpstr (result, ==, row->result ? row->result : row->original);
    }
}

static void
test_nothing (void)
{
  g_autoptr (JsonNode) node = parse ("{'a':[1,{'b':null}]}");
  g_autoptr (JsonNode) result = stk_overlay_apply (NULL, node);

  g_assert_null (stk_overlay_new (node, node));
  g_assert_true (result == node);
}

/* Random trees of objects, arrays and values, with keys and types as sidecars have them. */
static JsonNode *
random_node (int depth);

static JsonNode *
random_value (void)
{
  JsonNode *node = json_node_alloc ();
  g_autofree char *string = g_strdup_printf ("s%d", g_test_rand_int_range (0, 8));

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      return json_node_init_int (node, g_test_rand_int_range (0, 5));
    case 1:
      return json_node_init_boolean (node, g_test_rand_bit ());
    case 2:
      return json_node_init_null (node);
    case 3:
      return json_node_init_double (node, g_test_rand_int_range (0, 5) + 0.5);
    default:
      return json_node_init_string (node, string);
    }
}

static JsonNode *
random_object (int depth)
{
  static const char *const KEYS[] = { "value", "selector", "ex:a", "ex:b", "creator", "stk:form", "source" };
  static const char *const TYPES[] = { "TextualBody", "SpecificResource", "ex:Type" };
  g_autoptr (JsonObject) object = json_object_new ();

  if (g_test_rand_bit ())
    json_object_set_string_member (object, "type", TYPES[g_test_rand_int_range (0, G_N_ELEMENTS (TYPES))]);
  if (g_test_rand_int_range (0, 4) == 0)
    {
      g_autofree char *id = g_strdup_printf ("urn:test:%d", g_test_rand_int_range (0, 5));

      json_object_set_string_member (object, "id", id);
    }

  for (int n = g_test_rand_int_range (0, 5); n > 0; n--)
    json_object_set_member (object, KEYS[g_test_rand_int_range (0, G_N_ELEMENTS (KEYS))], random_node (depth - 1));

  return json_node_init_object (json_node_alloc (), object);
}

/* Each element can be told from the others, by its id, its role or what it is. */
static JsonNode *
random_array (int depth)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (int n = g_test_rand_int_range (0, 5); n > 0; n--)
    {
      g_autofree char *name = g_strdup_printf ("urn:test:element:%d", n);

      if (depth > 1 && g_test_rand_bit ())
        {
          JsonNode *object = random_object (depth - 1);

          json_object_set_string_member (json_node_get_object (object), g_test_rand_bit () ? "id" : "stk:role", name);
          json_array_add_element (array, object);
        }
      else
        {
          json_array_add_string_element (array, name);
        }
    }

  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
random_node (int depth)
{
  int dice = g_test_rand_int_range (0, 3);

  if (depth <= 0 || dice == 0)
    return random_value ();

  return dice == 1 ? random_object (depth) : random_array (depth);
}

/* What a reader may make of it: less of the members and elements, other values. What things are told by it takes as it
 * is. */
static JsonNode *
understand (JsonNode *node, gboolean in_array)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (JsonObject) object = json_object_new ();
      JsonObjectIter iter;
      const char *key;
      JsonNode *child;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &key, &child))
        if (g_str_equal (key, "type") || g_str_equal (key, "id") || g_str_equal (key, "stk:role"))
          json_object_set_member (object, key, json_node_ref (child));
        else if (g_test_rand_bit ())
          json_object_set_member (object, key, understand (child, FALSE));

      return json_node_init_object (json_node_alloc (), object);
    }

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      g_autoptr (JsonArray) array = json_array_new ();
      JsonArray *original = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (original); i++)
        {
          JsonNode *element = json_array_get_element (original, i);

          if (g_test_rand_bit ())
            json_array_add_element (array, understand (element, TRUE));
        }

      return json_node_init_array (json_node_alloc (), array);
    }

  return JSON_NODE_HOLDS_VALUE (node) && !in_array && g_test_rand_int_range (0, 10) == 0
           ? json_node_init_string (json_node_alloc (), "other words")
           : json_node_ref (node);
}

/* Nothing is lost and all is in place: what is written without an edit is what was read. */
static void
test_random (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (JsonNode) original = random_object (4);
      g_autoptr (JsonNode) known = understand (original, FALSE);
      g_autofree char *expected = print (original);
      g_autofree char *result = apply (original, known, known);

      g_assert_cmpstr (result, ==, expected);
    }
}

/* All strings and numbers somewhere in the tree, by how often they occur. */
static void
count_values (JsonNode *node, GHashTable *counts, int sign)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      JsonNode *child;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, NULL, &child))
        count_values (child, counts, sign);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
        count_values (json_array_get_element (json_node_get_array (node), i), counts, sign);
    }
  else
    {
      char *value = print (node);
      int n = GPOINTER_TO_INT (g_hash_table_lookup (counts, value));

      g_hash_table_insert (counts, value, GINT_TO_POINTER (n + sign));
    }
}

/* An edit adds a member and takes none: the result has that besides all that was there. */
static void
test_random_edits (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (JsonNode) original = random_object (4);
      g_autoptr (JsonNode) known = understand (original, FALSE);
      g_autoptr (JsonNode) now = json_node_copy (known);
      g_autoptr (JsonObject) object = json_object_new ();
      g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (StkOverlay) overlay = stk_overlay_new (original, known);
      g_autoptr (JsonNode) result = NULL;
      JsonObjectIter iter;
      GHashTableIter counts_iter;
      const char *key;
      JsonNode *child;
      gpointer value, n;

      json_object_iter_init_ordered (&iter, json_node_get_object (known));
      while (json_object_iter_next_ordered (&iter, &key, &child))
        json_object_set_member (object, key, json_node_ref (child));
      json_object_set_string_member (object, "stk:added", "added");
      json_node_init_object (now, object);
      result = stk_overlay_apply (overlay, now);

      count_values (result, counts, 1);
      count_values (original, counts, -1);
      g_hash_table_iter_init (&counts_iter, counts);
      while (g_hash_table_iter_next (&counts_iter, &value, &n))
        g_assert_cmpint (GPOINTER_TO_INT (n), ==, g_str_equal (value, "'added'"));
    }
}

/* As many unknown as known elements, in time linear in their number. */
static void
test_many (void)
{
  g_autoptr (JsonArray) originals = json_array_new ();
  g_autoptr (JsonArray) knowns = json_array_new ();
  g_autoptr (JsonNode) original = NULL;
  g_autoptr (JsonNode) known = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *result = NULL;

  for (guint i = 0; i < 40000; i++)
    {
      g_autofree char *id = g_strdup_printf ("urn:uuid:00000000-0000-4000-8000-%012u", i);
      g_autoptr (JsonObject) object = json_object_new ();

      json_object_set_string_member (object, "id", id);
      json_array_add_object_element (originals, json_object_ref (object));
      if (i % 2)
        json_array_add_object_element (knowns, json_object_ref (object));
    }

  original = json_node_init_array (json_node_alloc (), originals);
  known = json_node_init_array (json_node_alloc (), knowns);
  expected = print (original);
  result = apply (original, known, known);
  g_assert_true (g_str_equal (result, expected));
}

int
main (int argc, char *argv[])
{
  static const Table OBJECTS = { OBJECT_ROWS, G_N_ELEMENTS (OBJECT_ROWS) };
  static const Table IDS = { ID_ROWS, G_N_ELEMENTS (ID_ROWS) };
  static const Table ARRAYS = { ARRAY_ROWS, G_N_ELEMENTS (ARRAY_ROWS) };
  static const Table LONE = { LONE_ROWS, G_N_ELEMENTS (LONE_ROWS) };

  stk_test_init (&argc, &argv);

  g_test_add_func ("/overlay/nothing", test_nothing);
  g_test_add_data_func ("/overlay/objects", &OBJECTS, test_table);
  g_test_add_data_func ("/overlay/ids", &IDS, test_table);
  g_test_add_data_func ("/overlay/arrays", &ARRAYS, test_table);
  g_test_add_data_func ("/overlay/lone", &LONE, test_table);
  g_test_add_func ("/overlay/random", test_random);
  g_test_add_func ("/overlay/random-edits", test_random_edits);
  g_test_add_func ("/overlay/many", test_many);

  return g_test_run ();
}

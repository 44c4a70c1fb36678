/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-json.h"
#include "stk-sidecar.h"
#include "stk-test.h"
#include "stk-text-cache.h"

#include <string.h>

/* With this set, the files of what the program should write are written anew; look at the difference. */
#define UPDATE_VARIABLE "STICKLER_UPDATE_GOLDEN"

/* The article that the sidecars in the test data are about, with one of them. */
typedef struct
{
  StkTestFolder *folder;
  GFile *article;
  GFile *sidecar;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = stk_test_folder_new ();
  fixture->article = stk_test_folder_write (fixture->folder, "bridge.txt", STK_TEST_ARTICLE);
  fixture->sidecar = stk_test_folder_get (fixture->folder, "bridge.txt" STK_SIDECAR_SUFFIX);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  stk_test_folder_free (fixture->folder);
  g_object_unref (fixture->article);
  g_object_unref (fixture->sidecar);
}

static char *
read_data (const char *folder, const char *name)
{
  g_autofree char *relative = g_build_filename ("sidecars", folder, name, NULL);
  g_autofree char *path = stk_test_data_path (relative);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return stk_test_read (file);
}

static void
assert_golden (const char *name, const char *contents)
{
  g_autofree char *relative = g_build_filename ("sidecars", "valid", name, NULL);
  g_autofree char *path = stk_test_data_path (relative);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *golden = NULL;

  if (g_getenv (UPDATE_VARIABLE))
    stk_test_write (file, contents);
  golden = stk_test_read (file);
  if (!g_str_equal (golden, contents))
    {
      g_auto (GStrv) expected = g_strsplit (golden, "\n", -1);
      g_auto (GStrv) lines = g_strsplit (contents, "\n", -1);

      for (guint i = 0; expected[i] && lines[i]; i++)
        {
          g_test_message ("%s:%u", name, i + 1);
          g_assert_cmpstr (lines[i], ==, expected[i]);
        }
      g_assert_cmpuint (strlen (contents), ==, strlen (golden));
    }
}

/* Opens the article, does something if asked to, and returns what is saved. */
static char *
open_and_save (Fixture *fixture, void (*edit) (StkDocument *document))
{
  g_autoptr (StkDocument) document = stk_test_open (fixture->article);

  g_assert_no_error (stk_document_get_sidecar_error (document));
  if (edit != NULL)
    edit (document);
  stk_test_save (document);

  return stk_test_read (fixture->sidecar);
}

/* ---- what the program writes itself ---- */

static StkValue *
make_value (StkDocument *document, const StkField *field, const char *source_id, const char *quote_id, guint *n)
{
  g_autofree char *text = g_strdup_printf ("The %s, “%u”", field->label, ++*n);
  guint n_choices = 0;

  switch (field->type)
    {
    case STK_FIELD_TYPE_CHOICE:
      while (field->choices[n_choices].nick != NULL)
        n_choices++;
      return stk_value_new_string (field->choices[*n % n_choices].nick);
    case STK_FIELD_TYPE_BOOLEAN:
      return stk_value_new_string ("true");
    case STK_FIELD_TYPE_DATE:
      return stk_value_new_string ("2026-03-02");
    case STK_FIELD_TYPE_IRI:
      return stk_value_new_string ("https://archive.example/tapes?n=12#t=90");
    case STK_FIELD_TYPE_LINK:
      return stk_value_new_string (field->link_kinds == STK_KINDS (STK_KIND_QUOTE) ? quote_id : source_id);
    case STK_FIELD_TYPE_ANCHOR:
      {
        StkArticle *article = stk_document_get_article (document);
        const char *words = g_str_equal (field->name, "cue") ? "said council" : "Jonas Brandt";
        g_autoptr (StkAnchor) anchor =
          stk_anchor_new_for_range (stk_article_get_text (article), stk_article_get_text_digest (article),
                                    stk_test_find (document, words));

        return stk_value_new_anchor (anchor);
      }
    case STK_FIELD_TYPE_PROSE:
      return stk_value_new_string ("Two lines,\n\tand a tab — \\ “\"” \x01 🙂.");
    case STK_FIELD_TYPE_TEXT:
    case STK_FIELD_TYPE_PERSON:
      return stk_value_new_string (text);
    case STK_FIELD_TYPE_LIST:
    default:
      return NULL;
    }
}

static StkValue *
make_list (StkDocument *document, const StkField *field, guint *n)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_record_unref);
  size_t n_members = stk_field_get_n_members (field);

  /* the second has just its first member */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (StkRecord) record = stk_record_new (NULL, NULL, n_members);

      for (size_t m = 0; m < (i == 0 ? n_members : 1); m++)
        {
          g_autoptr (StkValue) value = make_value (document, &field->members[m], NULL, NULL, n);
          g_autoptr (StkRecord) old = g_steal_pointer (&record);

          record = stk_record_with_string (old, m, stk_value_get_string (value));
        }
      g_ptr_array_add (records, g_steal_pointer (&record));
    }

  return stk_value_new_list ((StkRecord *const *) records->pdata, records->len);
}

/* One annotation of each kind with all of its fields, one without, one in two parts. */
static void
fill (StkDocument *document)
{
  static const char *const WORDS[STK_N_KINDS] = {
    [STK_KIND_QUOTE] = "“We looked at every other way,”",
    [STK_KIND_CLAIM] = "The repairs cost €4.2 million",
    [STK_KIND_SOURCE] = "council leader Jonas Brandt",
    [STK_KIND_NOTE] = "🙂",
  };
  StkRange parts[] = { stk_test_find (document, "Café owner Zoë Lindqvist"), stk_test_find (document, "she told") };
  g_autoptr (StkAgent) agent = stk_agent_new ("https://desk.example/people/mira", "Mira Holm");
  const char *ids[STK_N_KINDS];
  g_autoptr (GError) error = NULL;
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);
  guint n = 0;

  stk_document_set_agent (document, agent);
  for (StkKind kind = 0; kind < STK_N_KINDS; kind++)
    ids[kind] = g_intern_string (stk_annotation_get_id (stk_test_tag (document, kind, WORDS[kind])));
  stk_test_tag (document, STK_KIND_CLAIM, "12,000 people");
  g_assert_nonnull (stk_document_add (document, STK_KIND_SOURCE, parts, 2, &error));

  for (StkKind kind = 0; kind < STK_N_KINDS; kind++)
    for (size_t i = 0; i < n_fields; i++)
      if (stk_field_has_kind (&fields[i], kind) && fields[i].place != STK_FIELD_PLACE_NONE &&
          !g_str_equal (fields[i].name, STK_FIELD_ENTITY))
        {
          g_autoptr (StkValue) value =
            fields[i].type == STK_FIELD_TYPE_LIST
              ? make_list (document, &fields[i], &n)
              : make_value (document, &fields[i], ids[STK_KIND_SOURCE], ids[STK_KIND_QUOTE], &n);

          g_assert_true (stk_document_set_value (document, ids[kind], &fields[i], value, &error));
          g_assert_no_error (error);
        }
}

static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autofree char *saved = open_and_save (fixture, fill);
  g_autofree char *normal = stk_test_normalise (saved);
  g_autofree char *again = open_and_save (fixture, NULL);

  g_assert_cmpstr (again, ==, saved);
  assert_golden ("full.json", normal);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autofree char *saved = open_and_save (fixture, NULL);
  g_autofree char *normal = stk_test_normalise (saved);

  assert_golden ("empty.json", normal);
}

/* What the program wrote, it writes again byte for byte. */
static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  const char *name = data;
  g_autofree char *golden = read_data ("valid", name);
  g_autofree char *saved = NULL;

  stk_test_write (fixture->sidecar, golden);
  saved = open_and_save (fixture, NULL);
  g_assert_cmpstr (saved, ==, golden);
}

/* All that was set is there when the document is opened again. */
static void
test_same_state (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  {
    g_autoptr (StkDocument) document = stk_test_open (fixture->article);

    fill (document);
    before = stk_test_describe (document);
    stk_test_save (document);
  }
  {
    g_autoptr (StkDocument) document = stk_test_open (fixture->article);

    after = stk_test_describe (document);
  }
  g_assert_cmpstr (after, ==, before);
}

/* ---- what others write ---- */

static JsonNode *
parse (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  JsonNode *node = stk_json_parse (bytes, "test", &error);

  g_assert_no_error (error);

  return node;
}

static gboolean
contains (JsonNode *whole, JsonNode *part, const char *key);

/* What is said anew with each save; context, when a tag of which nobody said in which text it counts is found there. */
static gboolean
is_said_anew (const char *key)
{
  static const char *const KEYS[] = { "generator", "label", "total", "stk:version", "stk:fileDigest", "stk:textDigest",
                                      "stk:text", "stk:textLength", "stk:fileName", "schema:encodingFormat",
                                      "schema:headline", "stk:byline", "prefix", "suffix", NULL };

  return g_strv_contains (KEYS, key);
}

static gboolean
contains_all_members (JsonObject *whole, JsonObject *part)
{
  JsonObjectIter iter;
  JsonNode *node;
  const char *key;

  json_object_iter_init_ordered (&iter, part);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    if (!is_said_anew (key) &&
        (!json_object_has_member (whole, key) || !contains (json_object_get_member (whole, key), node, key)))
      {
        g_test_message ("not kept: %s", key);
        return FALSE;
      }

  return TRUE;
}

/* Whether all of one value is in another, which may have more: members, elements, an array around it. */
static gboolean
contains (JsonNode *whole, JsonNode *part, const char *key)
{
  if (JSON_NODE_HOLDS_ARRAY (part))
    {
      for (guint i = 0; i < json_array_get_length (json_node_get_array (part)); i++)
        if (!contains (whole, json_array_get_element (json_node_get_array (part), i), key))
          return FALSE;
      return TRUE;
    }

  if (JSON_NODE_HOLDS_ARRAY (whole))
    {
      for (guint i = 0; i < json_array_get_length (json_node_get_array (whole)); i++)
        if (contains (json_array_get_element (json_node_get_array (whole), i), part, key))
          return TRUE;
      return FALSE;
    }

  if (JSON_NODE_HOLDS_OBJECT (whole) && JSON_NODE_HOLDS_OBJECT (part))
    return contains_all_members (json_node_get_object (whole), json_node_get_object (part));

  /* a person's id for the person */
  if (JSON_NODE_HOLDS_OBJECT (whole) && JSON_NODE_HOLDS_VALUE (part))
    return g_strcmp0 (json_object_get_string_member_with_default (json_node_get_object (whole), "id", NULL),
                      json_node_get_string (part)) == 0;

  return json_node_equal (whole, part);
}

/* Copies a value, and on the way puts an unknown member or element into the one object or array whose turn it is. */
typedef struct
{
  guint turn;
  guint at;
} Insertion;

static JsonNode *
insert_unknown (JsonNode *node, Insertion *insertion)
{
  gboolean here = (JSON_NODE_HOLDS_OBJECT (node) || JSON_NODE_HOLDS_ARRAY (node)) && insertion->at++ == insertion->turn;
  guint place = insertion->turn % 4;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (JsonObject) object = json_object_new ();
      JsonObjectIter iter;
      const char *key;
      JsonNode *child;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &key, &child))
        {
          if (here && json_object_get_size (object) == place)
            json_object_set_string_member (object, "ex:unknown", "member");
          json_object_set_member (object, key, insert_unknown (child, insertion));
        }
      if (here && !json_object_has_member (object, "ex:unknown"))
        json_object_set_string_member (object, "ex:unknown", "member");

      return json_node_init_object (json_node_alloc (), object);
    }

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      g_autoptr (JsonArray) array = json_array_new ();
      JsonArray *original = json_node_get_array (node);
      guint n = json_array_get_length (original);

      for (guint i = 0; i < n; i++)
        {
          if (here && i == MIN (place, n - 1))
            json_array_add_string_element (array, "ex:unknown element");
          json_array_add_element (array, insert_unknown (json_array_get_element (original, i), insertion));
        }

      return json_node_init_array (json_node_alloc (), array);
    }

  return json_node_ref (node);
}

/* One unknown thing anywhere in a file of our own: the file stays as it is, but for the number of its items. */
static void
test_unknown_anywhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *golden = read_data ("valid", "full.json");
  g_autoptr (JsonNode) root = parse (golden);
  guint n = 1;

  for (guint turn = 0; turn < n; turn++)
    {
      Insertion insertion = { turn, 0 };
      g_autoptr (JsonNode) changed = insert_unknown (root, &insertion);
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autoptr (GString) printed = g_string_new (NULL);
      g_autoptr (JsonNode) saved_root = NULL;
      g_autofree char *saved = NULL;

      n = insertion.at;
      stk_json_print (expected, changed);
      g_string_append_c (expected, '\n');
      stk_test_write (fixture->sidecar, expected->str);
      saved = open_and_save (fixture, NULL);
      g_string_replace (expected, "\"total\": 6", strstr (saved, "\"total\": 7") ? "\"total\": 7" : "\"total\": 6", 1);

      /* the history has an entry in a line, whatever is in it */
      saved_root = parse (saved);
      stk_json_print (printed, saved_root);
      g_string_append_c (printed, '\n');
      g_assert_cmpstr (printed->str, ==, expected->str);
    }

  g_assert_cmpuint (n, >, 100);
}

/* Nothing is lost, what is unknown stays in its place, and a second save changes nothing. */
static void
test_foreign (Fixture *fixture, gconstpointer data)
{
  const char *name = data;
  g_autofree char *foreign = read_data ("valid", name);
  g_autofree char *stem = g_strndup (name, strlen (name) - strlen (".json"));
  g_autofree char *golden_name = g_strconcat (stem, ".saved.json", NULL);
  g_autofree char *description_name = g_strconcat (stem, ".txt", NULL);
  g_autofree char *saved = NULL;
  g_autofree char *normal = NULL;
  g_autofree char *again = NULL;
  g_autoptr (JsonNode) before = parse (foreign);
  g_autoptr (JsonNode) after = NULL;

  stk_test_write (fixture->sidecar, foreign);
  {
    g_autoptr (StkDocument) document = stk_test_open (fixture->article);
    g_autofree char *description = stk_test_describe (document);

    assert_golden (description_name, description);
  }
  saved = open_and_save (fixture, NULL);
  normal = stk_test_normalise (saved);
  assert_golden (golden_name, normal);

  after = parse (saved);
  g_assert_true (contains (after, before, ""));

  again = open_and_save (fixture, NULL);
  g_assert_cmpstr (again, ==, saved);
}

static void
set_status (StkDocument *document, const char *status)
{
  StkAnnotation *first = stk_annotation_list_peek (stk_document_get_annotations (document), 0);

  stk_test_set (document, stk_annotation_get_id (first), "status", status);
}

static void
set_in_check (StkDocument *document)
{
  set_status (document, "in-check");
}

static void
set_checked (StkDocument *document)
{
  set_status (document, "checked");
}

/* The lines of a file but for those of its history, which are counted. */
static char **
split_lines (const char *contents, guint *n_entries)
{
  g_auto (GStrv) lines = g_strsplit (contents, "\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  *n_entries = 0;
  for (char **line = lines; *line != NULL; line++)
    if (g_str_has_prefix (*line, "    {\"created\":"))
      ++*n_entries;
    else
      g_strv_builder_add (builder, *line);

  return g_strv_builder_end (builder);
}

/* After an edit of one field only the lines of that field differ, and there is one more in the history. */
static void
test_edit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *contents = read_data ("valid", data);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_auto (GStrv) old_lines = NULL;
  g_auto (GStrv) new_lines = NULL;
  guint n_different = 0, n_old_entries, n_new_entries;

  stk_test_write (fixture->sidecar, contents);
  before = open_and_save (fixture, set_in_check);
  after = open_and_save (fixture, set_checked);
  old_lines = split_lines (before, &n_old_entries);
  new_lines = split_lines (after, &n_new_entries);

  g_assert_cmpuint (n_new_entries, ==, n_old_entries + 1);
  g_assert_cmpuint (g_strv_length (old_lines), ==, g_strv_length (new_lines));
  for (guint i = 0; old_lines[i] != NULL; i++)
    if (!g_str_equal (old_lines[i], new_lines[i]) && strstr (new_lines[i], "\"modified\"") == NULL)
      {
        n_different++;
        g_assert_nonnull (strstr (new_lines[i], "\"stk:status\": \"checked\""));
      }
  g_assert_cmpuint (n_different, ==, 1);
}

static void
remove_last (StkDocument *document)
{
  StkAnnotationList *list = stk_document_get_annotations (document);
  StkAnnotation *last = stk_annotation_list_peek (list, stk_annotation_list_get_n (list) - 1);
  g_autofree char *id = g_strdup (stk_annotation_get_id (last));

  g_assert_true (stk_document_remove (document, id, NULL));
}

/* After an annotation is deleted, the lines that are left are as they were and in their order. */
static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autofree char *contents = read_data ("valid", data);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_auto (GStrv) old_lines = NULL;
  g_auto (GStrv) new_lines = NULL;
  guint at = 0, n_old_entries, n_new_entries;

  stk_test_write (fixture->sidecar, contents);
  before = open_and_save (fixture, set_in_check);
  after = open_and_save (fixture, remove_last);
  old_lines = split_lines (before, &n_old_entries);
  new_lines = split_lines (after, &n_new_entries);

  g_assert_cmpuint (n_new_entries, >, n_old_entries);

  g_assert_cmpuint (g_strv_length (new_lines), <, g_strv_length (old_lines));
  for (guint i = 0; new_lines[i] != NULL; i++)
    {
      g_strdelimit (g_strchomp (new_lines[i]), ",", ' ');
      if (strstr (new_lines[i], "\"total\"") != NULL)
        continue;
      while (old_lines[at] != NULL && !g_str_equal (g_strdelimit (g_strchomp (old_lines[at]), ",", ' '), new_lines[i]))
        at++;
      g_test_message ("%s", new_lines[i]);
      g_assert_nonnull (old_lines[at]);
      at++;
    }
}

/* ---- what cannot be read ---- */

typedef struct
{
  const char *name;
  StkSidecarError code;
  const char *message; /* after the file's name */
} InvalidRow;

#define CUT_SHORT "The file ends here, in the middle: it was cut short. Restore it from a backup, or move it away to start anew."
#define DAMAGED "This is not valid JSON: the file was damaged or changed by hand. Correct it, restore it from a backup, or move it away to start anew."
#define NO_COLLECTION " at type: This is no “AnnotationCollection”, so it is not a file of Stickler’s tags. Move it away."
#define NO_PAGE " at first: The page of annotations is missing. Restore the file from a backup."
#define NO_ITEMS " at first.items: The annotations are missing or no array. Restore the file from a backup."
#define NO_VERSION " at stk:version: The version must be a whole number from 1."
#define NO_NUMBER ": “start” and “end” must be whole numbers from 0. Correct them, or restore the file from a backup."
#define SAME_ID ": Two annotations have the same id. Remove one of them."
#define SYNTAX STK_SIDECAR_ERROR_SYNTAX
#define FORMAT STK_SIDECAR_ERROR_FORMAT

static const InvalidRow INVALID_ROWS[] = {
  { "array.json", FORMAT, NO_COLLECTION },
  { "body-end-negative.json", FORMAT, " at first.items[1].body[1].selector" NO_NUMBER },
  { "cut-short.json", SYNTAX, "15:11: " CUT_SHORT },
  { "duplicate-key-escaped.json", SYNTAX, "11:9: The key “id” stands twice in one object. Remove one of the two." },
  { "duplicate-key.json", SYNTAX, "11:9: The key “id” stands twice in one object. Remove one of the two." },
  { "empty.json", SYNTAX, "1:1: The file is empty. Restore it from a backup, or move it away to start anew." },
  { "end-missing.json", FORMAT, " at first.items[0].target[0].selector" NO_NUMBER },
  { "huge-number.json", SYNTAX,
    "5:16: This number is too large to be kept as it is. Put it into quotation marks." },
  { "item-unknown-same-id.json", FORMAT, " at first.items[1].id" SAME_ID },
  { "items-object.json", FORMAT, NO_ITEMS },
  { "latin1.json", SYNTAX,
    "5:16: This is not valid UTF-8. Restore the file from a backup, or move it away to start anew." },
  { "merge-conflict.json", SYNTAX, "5:1: " DAMAGED },
  { "missing-comma.json", SYNTAX, "4:3: A comma is missing here." },
  { "no-items.json", FORMAT, NO_ITEMS },
  { "no-page.json", FORMAT, NO_PAGE },
  { "nul-escape.json", SYNTAX, "5:14: A text holds the character U+0000, which cannot be kept. Remove it." },
  { "page-iri.json", FORMAT, NO_PAGE },
  { "plain-text.json", SYNTAX, "1:1: " DAMAGED },
  { "same-id.json", FORMAT, " at first.items[1].id" SAME_ID },
  { "start-fraction.json", FORMAT, " at first.items[0].target[1].selector" NO_NUMBER },
  { "start-string.json", FORMAT, " at first.items[0].target[0].selector" NO_NUMBER },
  { "string.json", FORMAT, NO_COLLECTION },
  { "too-deep.json", SYNTAX, "6:1038: The values are nested too deeply." },
  { "trailing-comma.json", SYNTAX, "7:18: There is a comma with nothing after it." },
  { "utf16.json", SYNTAX,
    "1:1: This is not valid UTF-8. Restore the file from a backup, or move it away to start anew." },
  { "version-fraction.json", FORMAT, NO_VERSION },
  { "version-negative.json", FORMAT, NO_VERSION },
  { "version-string.json", FORMAT, NO_VERSION },
  { "wrong-type.json", FORMAT, NO_COLLECTION },
  { "zero-byte.json", SYNTAX,
    "3:12: A zero byte stands here: the file is damaged. Restore it from a backup, or move it away to start anew." },
};

static GBytes *
read_invalid (const char *name)
{
  g_autofree char *relative = g_build_filename ("sidecars", "invalid", name, NULL);
  g_autofree char *path = stk_test_data_path (relative);
  g_autoptr (GError) error = NULL;
  char *contents;
  size_t n_bytes;

  g_file_get_contents (path, &contents, &n_bytes, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (contents, n_bytes);
}

static void
test_invalid (void)
{
  g_autofree char *folder = stk_test_data_path ("sidecars" G_DIR_SEPARATOR_S "invalid");
  g_autoptr (GString) expected_names = g_string_new (NULL);
  g_autofree char *names = stk_test_folder_list (folder);

  for (guint i = 0; i < G_N_ELEMENTS (INVALID_ROWS); i++)
    {
      const InvalidRow *row = &INVALID_ROWS[i];
      g_autoptr (GBytes) bytes = read_invalid (row->name);
      g_autoptr (GError) error = NULL;
      g_autofree char *message = g_strconcat (row->name, ":", row->message, NULL);

      g_assert_null (stk_sidecar_new_from_bytes (bytes, row->name, &error));
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, ==, message);
      g_assert_error (error, STK_SIDECAR_ERROR, (int) row->code);
      g_string_append_printf (expected_names, "%s%s", i ? " " : "", row->name);
    }

  g_assert_cmpstr (names, ==, expected_names->str);
}

/* The same from the document: it opens read-only, says why, with the file's whole name, and changes nothing. */
static void
test_invalid_document (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (INVALID_ROWS); i++)
    {
      const InvalidRow *row = &INVALID_ROWS[i];
      g_autoptr (GBytes) bytes = read_invalid (row->name);
      g_autofree char *message = g_strconcat (g_file_peek_path (fixture->sidecar), ":", row->message, NULL);
      g_autoptr (StkDocument) document = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) after = NULL;
      size_t n_bytes;
      const char *contents = g_bytes_get_data (bytes, &n_bytes);

      g_file_set_contents (g_file_peek_path (fixture->sidecar), n_bytes ? contents : "", (gssize) n_bytes, &error);
      g_assert_no_error (error);
      document = stk_test_open (fixture->article);
      g_assert_true (stk_document_get_read_only (document));
      g_assert_cmpstr (stk_document_get_sidecar_error (document)->message, ==, message);
      g_assert_false (stk_document_save (document, NULL, &error));
      g_assert_error (error, STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_READ_ONLY);

      after = g_file_load_bytes (fixture->sidecar, NULL, NULL, NULL);
      g_assert_true (g_bytes_equal (after, bytes));
    }
}

/* A byte order mark, other line ends, no indent, no final newline: that is no damage. */
static void
test_other_layout (Fixture *fixture, gconstpointer data)
{
  g_autofree char *golden = read_data ("valid", "full.json");
  g_autoptr (JsonNode) root = parse (golden);
  g_autoptr (GString) compact = g_string_new ("\xef\xbb\xbf");
  g_autoptr (GString) crlf = g_string_new (golden);
  g_autofree char *saved = NULL;

  stk_json_print_compact (compact, root);
  stk_test_write (fixture->sidecar, compact->str);
  saved = open_and_save (fixture, NULL);
  g_assert_cmpstr (saved, ==, golden);

  g_clear_pointer (&saved, g_free);
  g_string_replace (crlf, "\n", "\r\n", 0);
  stk_test_write (fixture->sidecar, crlf->str);
  saved = open_and_save (fixture, NULL);
  g_assert_cmpstr (saved, ==, golden);
}

/* A digest may come from anybody's file, and is no path. */
static void
test_text_cache (void)
{
  g_autofree char *hex = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "text", -1);
  g_autofree char *digest = g_strconcat ("sha256:", hex, NULL);
  g_autofree char *other = g_strconcat ("sha256:", hex + 1, "0", NULL);
  g_autofree char *outside = g_strconcat ("sha256:../", digest + strlen ("sha256:../"), NULL);
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "stickler", digest + strlen ("sha256:../"), NULL);
  g_autofree char *kept = NULL;

  stk_text_cache_put (digest, "text");
  stk_text_cache_put (other, "not what the digest says");
  stk_text_cache_put (outside, "text");
  stk_text_cache_put ("", "text");
  stk_text_cache_put ("sha256:", "text");

  kept = stk_text_cache_get (digest);
  g_assert_cmpstr (kept, ==, "text");
  g_assert_null (stk_text_cache_get (other));
  g_assert_null (stk_text_cache_get (outside));
  g_assert_null (stk_text_cache_get (""));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_file_name (void)
{
  static const struct
  {
    const char *article;
    const char *sidecar;
  } ROWS[] = {
    { "/desk/report.txt", "/desk/report.txt.annotations.json" },
    { "/report", "/report.annotations.json" },
    { "/desk/Bericht über alles.html", "/desk/Bericht über alles.html.annotations.json" },
    { "/desk/.hidden", "/desk/.hidden.annotations.json" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autoptr (GFile) article = g_file_new_for_path (ROWS[i].article);
      g_autoptr (GFile) sidecar = stk_sidecar_get_file_for_article (article);

      g_assert_cmpstr (g_file_peek_path (sidecar), ==, ROWS[i].sidecar);
    }
}

int
main (int argc, char *argv[])
{
  static const char *const OWN[] = { "empty.json", "full.json" };
  static const char *const FOREIGN[] = { "foreign-bodies.json", "foreign-frame.json", "foreign-selectors.json",
                                         "foreign-targets.json" };

  stk_test_init (&argc, &argv);

#define ADD(name, data, func) g_test_add (name, Fixture, data, set_up, func, tear_down)
  ADD ("/sidecar/empty", NULL, test_empty);
  ADD ("/sidecar/full", NULL, test_full);
  ADD ("/sidecar/same-state", NULL, test_same_state);
  ADD ("/sidecar/other-layout", NULL, test_other_layout);
  ADD ("/sidecar/edit/full.json", "full.json", test_edit);
  ADD ("/sidecar/remove/full.json", "full.json", test_remove);
  for (guint i = 0; i < G_N_ELEMENTS (OWN); i++)
    {
      g_autofree char *name = g_strconcat ("/sidecar/round-trip/", OWN[i], NULL);

      ADD (name, OWN[i], test_round_trip);
    }
  for (guint i = 0; i < G_N_ELEMENTS (FOREIGN); i++)
    {
      g_autofree char *name = g_strconcat ("/sidecar/foreign/", FOREIGN[i], NULL);
      g_autofree char *edit_name = g_strconcat ("/sidecar/edit/", FOREIGN[i], NULL);
      g_autofree char *remove_name = g_strconcat ("/sidecar/remove/", FOREIGN[i], NULL);

      ADD (name, FOREIGN[i], test_foreign);
      ADD (edit_name, FOREIGN[i], test_edit);
      ADD (remove_name, FOREIGN[i], test_remove);
    }
  g_test_add_func ("/sidecar/invalid", test_invalid);
  ADD ("/sidecar/invalid-document", NULL, test_invalid_document);
  ADD ("/sidecar/unknown-anywhere", NULL, test_unknown_anywhere);
  g_test_add_func ("/sidecar/text-cache", test_text_cache);
  g_test_add_func ("/sidecar/file-name", test_file_name);

  return g_test_run ();
}

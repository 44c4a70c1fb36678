/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-rules.h"
#include "stk-sidecar.h"
#include "stk-sign-off.h"
#include "stk-test-fixture.h"
#include "stk-validate.h"

#include <string.h>

static StkDeskSettings *
read_settings (const char *json, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return stk_desk_settings_new_from_bytes (bytes, "desk.json", error);
}

/* The rules that an article does not keep, with the first words of each. */
static char *
dup_breaches (StkDocument *document, const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StkDeskSettings) settings = read_settings (json, &error);
  g_autoptr (StkCoverage) coverage = stk_coverage_new (document);
  g_autoptr (GPtrArray) breaches = NULL;
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  breaches = stk_rules_list_breaches (document, settings, coverage);
  for (guint i = 0; i < breaches->len; i++)
    {
      const StkBreach *breach = g_ptr_array_index (breaches, i);

      g_assert_nonnull (breach->message);
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", stk_rule_get_info (breach->rule)->nick);
    }

  return g_string_free_and_steal (text);
}

static void
assert_breaches (StkDocument *document, const char *json, const char *expected)
{
  g_autofree char *breaches = dup_breaches (document, json);

  g_assert_cmpstr (breaches, ==, expected);
}

static void
work_as (StkDocument *document, const char *name)
{
  g_autoptr (StkAgent) agent = stk_agent_new (NULL, name);

  stk_document_set_agent (document, agent);
}

static void
test_settings (void)
{
  static const struct
  {
    const char *json;
    const char *message; /* NULL where it is right */
    StkRule rule;
    guint value;
  } ROWS[] = {
    { "{}", NULL, STK_RULE_COVERAGE, 0 },
    { "{\"profile\": \"news\"}", NULL, STK_RULE_INDEPENDENT_SOURCES, 3 },
    { "{\"profile\": \"magazine\"}", NULL, STK_RULE_COVERAGE, 1 },
    { "{\"$schema\": \"x\", \"rules\": {\"coverage\": true}}", NULL, STK_RULE_COVERAGE, 1 },
    { "{\"rules\": {\"independent-sources\": 2}, \"profile\": \"magazine\"}", NULL, STK_RULE_INDEPENDENT_SOURCES, 2 },
    { "{\"rules\": {\"independent-sources\": true}}", NULL, STK_RULE_INDEPENDENT_SOURCES, 3 },
    { "{\"rules\": {\"second-reader\": false}}", NULL, STK_RULE_SECOND_READER, 0 },
    { "{\n\n\"profile\": \"strict\"}", "desk.json:3: ", 0, 0 },
    { "{\n\"profile\": 7}", "desk.json:2: ", 0, 0 },
    { "{\n\"profil\": \"news\"}", "desk.json:2: There is no setting “profil”", 0, 0 },
    { "{\"profile\": \"news\",\n\"rules\": {\n\"covrage\": true}}", "desk.json:3: There is no rule “covrage”", 0, 0 },
    { "{\"rules\":\n{\"coverage\":\n\"yes\"}}", "desk.json:2: Write true or false", 0, 0 },
    { "{\"rules\":\n{\"coverage\":\n2}}", "desk.json:2: Write true or false", 0, 0 },
    { "{\n\"rules\": {\"independent-sources\": 0}}", "desk.json:2: Write true, false, or a number", 0, 0 },
    { "{\n\"rules\": []}", "desk.json:2: “rules” has to be an object", 0, 0 },
    { "{\"$schema\": \"rules\\\" :\",\n\"rules\": 1}", "desk.json:2: ", 0, 0 },
    { "[]", "desk.json:1: ", 0, 0 },
    { "{\n\"profile\" \"news\"}", "desk.json:2", 0, 0 },
    { "{\n\"profile\": null}", "desk.json:2: ", 0, 0 },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (StkDeskSettings) settings = read_settings (ROWS[i].json, &error);

      g_test_message ("%s", ROWS[i].json);
      if (ROWS[i].message == NULL)
        {
          g_assert_no_error (error);
          g_assert_cmpuint (stk_desk_settings_get_rule (settings, ROWS[i].rule), ==, ROWS[i].value);
        }
      else
        {
          g_assert_null (settings);
          g_test_message ("%s", error->message);
          g_assert_true (g_str_has_prefix (error->message, ROWS[i].message));
        }
    }
}

static char *
read_project_file (const char *folder, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", folder, name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&contents);
}

/* The schema and the page have the rules that there are, with what each profile asks for. */
static void
test_documented (void)
{
  g_autofree char *schema = read_project_file ("data", "desk-settings.schema.json");
  g_autofree char *page = read_project_file ("docs", "desk-settings.md");
  g_autoptr (JsonNode) root = json_from_string (schema, NULL);
  JsonObject *rules;

  g_assert_nonnull (root);
  rules = json_object_get_object_member (json_node_get_object (root), "properties");
  rules = json_object_get_object_member (json_object_get_object_member (rules, "rules"), "properties");
  g_assert_cmpuint (json_object_get_size (rules), ==, STK_N_RULES);
  for (guint i = 0; i < STK_N_RULES; i++)
    {
      const StkRuleInfo *info = stk_rule_get_info ((StkRule) i);
      JsonObject *rule = json_object_get_object_member (rules, info->nick);
      g_autofree char *row = g_strdup_printf ("\n| `%s` | ", info->nick);
      const char *start = strstr (page, row);
      g_autofree char *line = start ? g_strndup (start + 1, strcspn (start + 1, "\n")) : NULL;
      g_autoptr (GString) end = g_string_new (NULL);

      g_assert_nonnull (rule);
      g_assert_cmpstr (json_object_get_string_member (rule, "title"), ==, info->label);
      g_assert_true (json_object_has_member (rule, "anyOf") == info->counts);
      for (guint p = 0; p < G_N_ELEMENTS (info->presets); p++)
        if (info->counts)
          g_string_append_printf (end, " %u |", info->presets[p]);
        else
          g_string_append_printf (end, " %s |", info->presets[p] ? "yes" : "no");
      g_assert_nonnull (line);
      g_test_message ("%s", line);
      g_assert_true (g_str_has_suffix (line, end->str));
    }
}

/* The nearest file counts, and none is the news desk’s. */
static void
test_settings_found (void)
{
  g_autoptr (StkTestFolder) folder = stk_test_folder_new ();
  g_autoptr (GFile) inner = stk_test_folder_get (folder, "inner");
  g_autoptr (GFile) outer_file = stk_test_folder_write (folder, STK_DESK_SETTINGS_NAME, "{\"profile\": \"magazine\"}");
  g_autoptr (GFile) article = g_file_get_child (inner, "mill.txt");
  g_autoptr (GFile) inner_file = g_file_get_child (inner, STK_DESK_SETTINGS_NAME);
  g_autoptr (StkDeskSettings) settings = NULL;
  g_autoptr (StkDeskSettings) nearer = NULL;
  g_autoptr (StkDeskSettings) none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_make_directory (inner, NULL, NULL));
  settings = stk_desk_settings_load (article, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (stk_desk_settings_get_profile (settings), ==, "magazine");
  g_assert_nonnull (strstr (stk_desk_settings_get_name (settings), STK_DESK_SETTINGS_NAME));

  stk_test_write (inner_file, "{\"profile\": \"news\"}");
  nearer = stk_desk_settings_load (article, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (stk_desk_settings_get_profile (nearer), ==, "news");

  stk_test_write (inner_file, "{");
  g_assert_null (stk_desk_settings_load (article, NULL, &error));
  g_assert_nonnull (error);
}

/* Each rule, broken and then kept. */
static void
test_tags (Fixture *fixture, gconstpointer data)
{
  const char *claim = fixture_tag (fixture, STK_KIND_CLAIM, "harbour bridge");
  StkDocument *document = fixture->document;
  const char *quote, *source;

  assert_breaches (document, "{}", "open-tags");
  assert_breaches (document, "{\"rules\": {\"open-tags\": false}}", "");
  stk_test_set (document, claim, "status", "suggested");
  assert_breaches (document, "{}", "");
  stk_test_set (document, claim, "status", "checked");
  assert_breaches (document, "{}", "evidence");
  stk_test_set (document, claim, "finding", "cannot-confirm");
  assert_breaches (document, "{}", "");
  assert_breaches (document, "{\"rules\": {\"second-read\": true}}", "second-read");
  stk_test_set (document, claim, "finding", "confirmed");
  assert_breaches (document, "{}", "evidence");
  g_assert_true (stk_document_remove (document, claim, NULL));

  quote = fixture_tag (fixture, STK_KIND_QUOTE, "harbour bridge");
  stk_test_set (document, quote, "status", "checked");
  assert_breaches (document, "{}", "evidence");
  stk_test_set (document, quote, "verified-by", "recording");
  assert_breaches (document, "{}", "");
  stk_test_set (document, quote, "ground-rules", "off-record");
  assert_breaches (document, "{}", "off-record");
  g_assert_true (stk_document_remove (document, quote, NULL));

  source = fixture_tag (fixture, STK_KIND_SOURCE, "harbour bridge");
  stk_test_set (document, source, "type", "unnamed-person");
  assert_breaches (document, "{}", "anonymity-approved");
  stk_test_set (document, source, "anonymity-approved-by", "Ida");
  assert_breaches (document, "{}", "anonymity-approved");
  stk_test_set (document, source, "anonymity-reason", "Fears for the job");
  assert_breaches (document, "{}", "");
}

static void
add_evidence (StkDocument *document, const char *id, const char *url, const char *use, const char *stance)
{
  const StkField *field = stk_test_field (STK_KIND_CLAIM, "evidence");
  size_t n = stk_field_get_n_members (field);
  g_autofree const char **strings = g_new0 (const char *, n);
  g_autofree char *entry = stk_new_id ();
  g_autoptr (StkRecord) record = NULL;
  g_autoptr (StkValue) value = NULL;
  StkAnnotation *annotation = stk_annotation_list_lookup (stk_document_get_annotations (document), id);

  strings[stk_field_find_member (field, "url")] = url;
  strings[stk_field_find_member (field, "use")] = use;
  strings[stk_field_find_member (field, "stance")] = stance;
  record = stk_record_new (entry, strings, n);
  value = stk_value_with_record (stk_annotation_get_value (annotation, field), record);
  g_assert_true (stk_document_set_value (document, id, field, value, NULL));
}

/* Three pages of one publisher are one source, and what says the opposite is none. */
static void
test_independent_sources (Fixture *fixture, gconstpointer data)
{
  const char *claim = fixture_tag (fixture, STK_KIND_CLAIM, "harbour bridge");
  StkDocument *document = fixture->document;

  stk_test_set (document, claim, "status", "checked");
  stk_test_set (document, claim, "finding", "confirmed");
  add_evidence (document, claim, "https://one.example/a", "secondary", "supports");
  add_evidence (document, claim, "https://www.one.example/b", "secondary", "supports");
  add_evidence (document, claim, "https://ONE.example/c", "secondary", NULL);
  assert_breaches (document, "{}", "independent-sources");
  assert_breaches (document, "{\"rules\": {\"independent-sources\": false}}", "");
  add_evidence (document, claim, "https://two.example/a", "secondary", "supports");
  add_evidence (document, claim, "https://three.example/a", "secondary", "refutes");
  add_evidence (document, claim, "https://four.example/a", "secondary", "context");
  assert_breaches (document, "{}", "independent-sources");
  assert_breaches (document, "{\"rules\": {\"independent-sources\": 2}}", "");
  add_evidence (document, claim, "https://five.example/a", "secondary", "supports");
  assert_breaches (document, "{}", "");
  assert_breaches (document, "{\"rules\": {\"independent-sources\": 4}}", "independent-sources");
  add_evidence (document, claim, "https://register.example/a", "primary", "supports");
  assert_breaches (document, "{\"rules\": {\"independent-sources\": 4}}", "");
}

static gboolean
set_status (StkDocument *document, const char *id, const char *status, GError **error)
{
  return stk_document_set_string (document, id, stk_test_field (STK_KIND_CLAIM, "status"), status, error);
}

/* Who checked it cannot read it second, unless with a reason, which ends with the check. */
static void
test_second_reader (Fixture *fixture, gconstpointer data)
{
  const char *claim = fixture_tag (fixture, STK_KIND_CLAIM, "harbour bridge");
  StkDocument *document = fixture->document;
  g_autoptr (GError) error = NULL;

  stk_test_set (document, claim, "finding", "cannot-confirm");
  work_as (document, "Ida");
  stk_test_set (document, claim, "status", "checked");
  g_assert_false (set_status (document, claim, "second-read", &error));
  g_assert_error (error, STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_RULE);
  g_assert_cmpstr (fixture_get_string (fixture, claim, "status"), ==, "checked");

  work_as (document, "Omar");
  stk_test_set (document, claim, "status", "second-read");
  assert_breaches (document, "{\"rules\": {\"second-read\": true}}", "");

  work_as (document, "Ida");
  stk_test_set (document, claim, "status", "open");
  stk_test_set (document, claim, "status", "checked");
  stk_test_set (document, claim, "override", "There are two of us");
  stk_test_set (document, claim, "status", "second-read");
  assert_breaches (document, "{}", "");
  stk_test_set (document, claim, "override", "");
  assert_breaches (document, "{}", "second-reader");
  assert_breaches (document, "{\"rules\": {\"second-reader\": false}}", "");

  stk_test_set (document, claim, "override", "Again");
  stk_test_set (document, claim, "status", "in-check");
  g_assert_null (fixture_get_string (fixture, claim, "override"));
}

static StkSignOffState
get_state (StkDocument *document)
{
  return stk_document_get_sign_off (document).state;
}

static void
assert_valid (StkDocument *document)
{
  g_autofree char *json = stk_test_read (stk_document_get_sidecar_file (document));
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GPtrArray) problems = stk_validate_sidecar (bytes, stk_document_get_article (document));

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((StkProblem *) g_ptr_array_index (problems, i))->message);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_sign_off (Fixture *fixture, gconstpointer data)
{
  const char *claim = fixture_tag (fixture, STK_KIND_CLAIM, "harbour bridge");
  StkDocument *document = fixture->document;
  g_autoptr (StkDocument) again = NULL;
  g_autoptr (GError) error = NULL;

  work_as (document, "Ida");
  g_assert_false (stk_document_sign_off (document, NULL, &error));
  g_assert_error (error, STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_RULE);
  g_assert_cmpint (get_state (document), ==, STK_SIGN_OFF_NONE);
  g_clear_error (&error);

  g_assert_true (stk_document_sign_off (document, "The lawyer has read it", &error));
  g_assert_cmpint (get_state (document), ==, STK_SIGN_OFF_VALID);
  g_assert_cmpstr (stk_document_get_sign_off (document).reason, ==, "The lawyer has read it");
  g_assert_cmpstr (stk_document_get_sign_off (document).by, ==, "Ida");
  g_assert_cmpuint (fixture_count (fixture), ==, 1);
  stk_document_undo (document);
  g_assert_cmpint (get_state (document), ==, STK_SIGN_OFF_NONE);
  stk_document_redo (document);

  stk_test_save (document);
  assert_valid (document);
  again = stk_test_open (stk_document_get_file (document));
  g_assert_cmpint (get_state (again), ==, STK_SIGN_OFF_VALID);

  /* an edit opens it again, and taking the edit back takes that back */
  stk_test_set (again, claim, "status", "checked");
  g_assert_cmpint (get_state (again), ==, STK_SIGN_OFF_NONE);
  stk_document_undo (again);
  g_assert_cmpint (get_state (again), ==, STK_SIGN_OFF_VALID);
  g_assert_true (stk_document_reopen_article (again, &error));
  g_assert_cmpint (get_state (again), ==, STK_SIGN_OFF_NONE);
  stk_test_set (again, claim, "status", "checked");
  stk_test_set (again, claim, "finding", "cannot-confirm");
  g_assert_true (stk_document_sign_off (again, NULL, &error));
  g_assert_null (stk_document_get_sign_off (again).reason);
}

/* A sign-off is of one text. */
static void
test_sign_off_text (void)
{
  g_autoptr (StkTestFolder) folder = stk_test_folder_new ();
  g_autoptr (GFile) file = stk_test_folder_write (folder, "mill.txt", "The mill was sold.\n");
  g_autoptr (StkDocument) document = stk_test_open (file);
  g_autoptr (StkDocument) changed = NULL;

  g_assert_true (stk_document_sign_off (document, NULL, NULL));
  stk_test_save (document);
  stk_test_write (file, "The mill was given away.\n");
  changed = stk_test_open (file);
  g_assert_cmpint (get_state (changed), ==, STK_SIGN_OFF_CHANGED);
  g_assert_true (stk_document_sign_off (changed, NULL, NULL));
  g_assert_cmpint (get_state (changed), ==, STK_SIGN_OFF_VALID);
}

/* One signs off while another edits: what comes together is not signed off. Two who sign off are one conflict. */
static void
test_sign_off_merge (Fixture *fixture, gconstpointer data)
{
  const char *claim = fixture_tag (fixture, STK_KIND_CLAIM, "harbour bridge");
  StkDocument *ida = fixture->document;
  g_autoptr (StkDocument) omar = NULL;
  g_autoptr (StkDocument) both = NULL;
  g_autoptr (StkAnnotationList) marks = NULL;

  stk_test_set (ida, claim, "status", "checked");
  stk_test_set (ida, claim, "finding", "cannot-confirm");
  stk_test_save (ida);
  omar = stk_test_open (stk_document_get_file (ida));
  work_as (ida, "Ida");
  work_as (omar, "Omar");

  stk_test_set (omar, claim, "note", "Wait.");
  stk_test_save (omar);
  g_assert_true (stk_document_sign_off (ida, NULL, NULL));
  stk_test_save (ida);
  g_assert_cmpint (get_state (ida), ==, STK_SIGN_OFF_CHANGED);

  g_clear_object (&omar);
  g_assert_true (stk_document_reopen_article (ida, NULL));
  stk_test_save (ida);
  omar = stk_test_open (stk_document_get_file (ida));
  work_as (omar, "Omar");
  g_assert_true (stk_document_sign_off (omar, NULL, NULL));
  stk_test_save (omar);
  g_assert_true (stk_document_sign_off (ida, NULL, NULL));
  stk_test_save (ida);
  both = stk_test_open (stk_document_get_file (ida));
  g_set_object (&marks, stk_annotation_list_get_marks (stk_document_get_annotations (both)));
  g_assert_cmpuint (stk_annotation_list_get_n (marks), ==, 1);
  g_assert_nonnull (stk_annotation_find_conflict (stk_annotation_list_peek (marks, 0), STK_FIELD_SIGNED_OFF_BY));
  assert_breaches (both, "{}", "conflicts");
}

/* Settings that cannot be read let nothing through, with a reason or without. */
static void
test_sign_off_settings (void)
{
  g_autoptr (StkTestFolder) folder = stk_test_folder_new ();
  g_autoptr (GFile) file = stk_test_folder_write (folder, "mill.txt", "The mill was sold.\n");
  g_autoptr (GFile) settings = stk_test_folder_write (folder, STK_DESK_SETTINGS_NAME, "{\"rules\": {\"coverage\": 1}}");
  g_autoptr (StkDocument) document = stk_test_open (file);
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  g_assert_false (stk_document_sign_off (document, "All the same", &error));
  g_assert_error (error, STK_DESK_SETTINGS_ERROR, STK_DESK_SETTINGS_ERROR_FORMAT);
  g_clear_error (&error);
  stk_test_write (settings, "{\"profile\": \"magazine\"}");
  g_assert_false (stk_document_sign_off (document, NULL, &error));
  g_assert_error (error, STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_RULE);
  after = stk_test_read (settings);
  g_assert_cmpstr (after, ==, "{\"profile\": \"magazine\"}");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  stk_test_init (&argc, &argv);

  g_test_add_func ("/rules/settings", test_settings);
  g_test_add_func ("/rules/documented", test_documented);
  g_test_add_func ("/rules/settings-found", test_settings_found);
  ADD ("/rules/tags", test_tags);
  ADD ("/rules/independent-sources", test_independent_sources);
  ADD ("/rules/second-reader", test_second_reader);
  ADD ("/rules/sign-off", test_sign_off);
  g_test_add_func ("/rules/sign-off-text", test_sign_off_text);
  ADD ("/rules/sign-off-merge", test_sign_off_merge);
  g_test_add_func ("/rules/sign-off-settings", test_sign_off_settings);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-test.h"

#include "stk-annotation-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

const char STK_TEST_ARTICLE[] =
  "Harbour bridge to close for nine weeks\n"
  "\n"
  "By Ines Okafor\n"
  "\n"
  "The old harbour bridge in Vessmouth will close on 3 May, the town council said on Monday.\n"
  "\n"
  "“We looked at every other way,” said council leader Jonas Brandt, “and there is none.” The repairs cost €4.2 million, "
  "he said, twice as much as planned.\n"
  "\n"
  "Café owner Zoë Lindqvist 🙂 was not convinced. “Nine weeks without the bridge is the end for me,” she told the "
  "Courier.\n"
  "\n"
  "According to the harbour office, 12,000 people cross the bridge each day.\n";

void
stk_test_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
}

StkTestFolder *
stk_test_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("stk-test-XXXXXX", &error);

  g_assert_no_error (error);

  return path;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_chmod (path, 0700);
      dir = g_dir_open (path, 0, NULL);
      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
    }

  g_remove (path);
}

void
stk_test_folder_free (StkTestFolder *self)
{
  remove_tree (self);
  g_free (self);
}

GFile *
stk_test_folder_get (StkTestFolder *self, const char *name)
{
  return g_file_new_build_filename (self, name, NULL);
}

GFile *
stk_test_folder_write (StkTestFolder *self, const char *name, const char *contents)
{
  GFile *file = stk_test_folder_get (self, name);

  stk_test_write (file, contents);

  return file;
}

/* The names of all files in the folder, sorted and parted by spaces. */
char *
stk_test_folder_list (StkTestFolder *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (self, 0, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  g_ptr_array_add (names, NULL);

  return g_strjoinv (" ", (char **) names->pdata);
}

char *
stk_test_read (GFile *file)
{
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (g_file_peek_path (file), &contents, NULL, &error);
  g_assert_no_error (error);

  return contents;
}

void
stk_test_write (GFile *file, const char *contents)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (g_file_peek_path (file), contents, -1, G_FILE_SET_CONTENTS_NONE, 0644, &error);
  g_assert_no_error (error);
}

char *
stk_test_data_path (const char *name)
{
  return g_build_filename (STK_TEST_DATA, name, NULL);
}

StkDocument *
stk_test_open (GFile *article)
{
  g_autoptr (GError) error = NULL;
  StkDocument *document = stk_document_open (article, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);

  return document;
}

/* Puts the article above into the folder and opens it. */
StkDocument *
stk_test_document_new (StkTestFolder *folder)
{
  g_autoptr (GFile) file = stk_test_folder_write (folder, "bridge.txt", STK_TEST_ARTICLE);
  g_autoptr (StkAgent) agent = stk_agent_new ("https://desk.example/people/mira", "Mira Holm");
  StkDocument *document = stk_test_open (file);

  stk_document_set_agent (document, agent);

  return document;
}

/* Where words stand first. */
StkRange
stk_test_find (StkDocument *document, const char *words)
{
  StkText *text = stk_article_get_text (stk_document_get_article (document));
  const char *utf8 = stk_text_get_utf8 (text);
  const char *at = strstr (utf8, words);
  size_t start;

  g_assert_nonnull (at);
  start = stk_text_get_offset_at_byte (text, (size_t) (at - utf8));

  return STK_RANGE (start, start + (size_t) g_utf8_strlen (words, -1));
}

StkAnnotation *
stk_test_tag (StkDocument *document, StkKind kind, const char *words)
{
  g_autoptr (GError) error = NULL;
  StkRange range = stk_test_find (document, words);
  StkAnnotation *annotation = stk_document_add (document, kind, &range, 1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (annotation);

  return annotation;
}

const StkField *
stk_test_field (StkKind kind, const char *name)
{
  const StkField *field = stk_field_lookup (kind, name);

  g_assert_nonnull (field);

  return field;
}

void
stk_test_set (StkDocument *document, const char *id, const char *name, const char *string)
{
  StkAnnotation *annotation = stk_annotation_list_lookup (stk_document_get_annotations (document), id);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (annotation);
  stk_document_set_string (document, id, stk_test_field (stk_annotation_get_kind (annotation), name), string, &error);
  g_assert_no_error (error);
  annotation = stk_annotation_list_lookup (stk_document_get_annotations (document), id);
  g_assert_cmpstr (stk_annotation_get_string (annotation, name), ==, string && *string ? string : NULL);
}

void
stk_test_save (StkDocument *document)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = stk_document_save (document, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (saved);
  g_assert_false (stk_document_get_modified (document));
}

static void
describe_value (GString *out, const StkField *field, StkValue *value)
{
  StkAnchor *anchor = stk_value_get_anchor (value);
  const char *string = stk_value_get_string (value);

  g_string_append_printf (out, " %s=", field->name);
  if (string != NULL)
    g_string_append_printf (out, "“%s”", string);
  if (anchor != NULL)
    g_string_append_printf (out, "“%s”@%zu", stk_anchor_get_exact (anchor), stk_anchor_get_range (anchor).start);
  for (size_t i = 0; i < stk_value_get_n_records (value); i++)
    {
      StkRecord *record = stk_value_get_record (value, i);

      g_string_append_printf (out, "(%s", stk_record_get_id (record));
      for (size_t m = 0; m < stk_field_get_n_members (field); m++)
        if (stk_record_get_string (record, m) != NULL)
          g_string_append_printf (out, " %s=“%s”", field->members[m].name, stk_record_get_string (record, m));
      g_string_append_c (out, ')');
    }
}

static const char *
or_none (const char *string)
{
  return string ? string : "-";
}

/* All that the document says of its annotations, a line each. */
char *
stk_test_describe (StkDocument *document)
{
  StkAnnotationList *list = stk_document_get_annotations (document);
  g_autoptr (GString) out = g_string_new (NULL);
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (guint i = 0; i < stk_annotation_list_get_n (list); i++)
    {
      StkAnnotation *annotation = stk_annotation_list_peek (list, i);
      StkAgent *creator = stk_annotation_get_creator (annotation);
      g_autofree char *exact = stk_annotation_dup_exact (annotation);

      g_string_append_printf (out, "%s %s %zu-%zu “%s” %s by %s created %s modified %s",
                              stk_annotation_get_id (annotation),
                              stk_kind_get_info (stk_annotation_get_kind (annotation))->nick,
                              stk_annotation_get_range (annotation).start, stk_annotation_get_range (annotation).end,
                              exact, stk_anchor_state_get_nick (stk_annotation_get_anchor_state (annotation)),
                              creator ? or_none (stk_agent_get_name (creator)) : "nobody",
                              or_none (stk_annotation_get_created (annotation)),
                              or_none (stk_annotation_get_modified (annotation)));
      for (size_t f = 0; f < n_fields; f++)
        if (stk_annotation_get_value (annotation, &fields[f]) != NULL)
          describe_value (out, &fields[f], stk_annotation_get_value (annotation, &fields[f]));
      g_string_append_c (out, '\n');
    }

  return g_string_free_and_steal (g_steal_pointer (&out));
}

StkAnnotation *
stk_test_annotation_new (const char *id, StkKind kind, const StkRange *ranges, size_t n_ranges)
{
  g_autoptr (GPtrArray) anchors = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_anchor_unref);

  for (size_t i = 0; i < n_ranges; i++)
    {
      g_autofree char *exact = g_strdup_printf ("words at %zu", ranges[i].start);

      g_ptr_array_add (anchors, stk_anchor_new (ranges[i], exact, NULL, NULL, NULL));
    }

  return stk_annotation_new_loaded (id, kind, (StkAnchor *const *) anchors->pdata, anchors->len, NULL,
                                    "2026-03-14T09:00:00Z", "2026-03-14T09:00:00Z");
}

/* The digest of an entry of the history that stands in a line of its own; %NULL for another line. */
static char *
hash_line (const char *line)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (line));
  g_autofree char *hex = NULL;

  if (!g_str_has_prefix (trimmed, "{\"created\""))
    return NULL;
  if (g_str_has_suffix (trimmed, ","))
    trimmed[strlen (trimmed) - 1] = '\0';
  hex = g_compute_checksum_for_string (G_CHECKSUM_SHA256, trimmed, -1);

  return g_strconcat ("sha256:", hex, NULL);
}

/* Puts the digests right by which the entries of a history name each other, after other things in it were changed. */
static char *
link_history (const char *before, const char *after)
{
  g_auto (GStrv) old_lines = g_strsplit (before, "\n", -1);
  g_auto (GStrv) lines = g_strsplit (after, "\n", -1);
  g_autoptr (GPtrArray) digests = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *digest = hash_line (old_lines[i]);

      if (digest == NULL)
        continue;
      for (guint d = 0; d < digests->len; d += 2)
        {
          g_auto (GStrv) parts = g_strsplit (lines[i], g_ptr_array_index (digests, d), -1);

          g_free (lines[i]);
          lines[i] = g_strjoinv (g_ptr_array_index (digests, d + 1), parts);
        }
      g_ptr_array_add (digests, g_steal_pointer (&digest));
      g_ptr_array_add (digests, hash_line (lines[i]));
    }

  return g_strjoinv ("\n", lines);
}

/* Replaces what differs from run to run: random ids are numbered in their order, and all times are one. */
char *
stk_test_normalise (const char *json)
{
  g_autoptr (GRegex) ids =
    g_regex_new ("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", 0, 0, NULL);
  g_autoptr (GRegex) times = g_regex_new ("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", 0, 0, NULL);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *dated = NULL;
  int start, end, last = 0;

  for (g_regex_match (ids, json, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *id = g_match_info_fetch (match, 0);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, id));

      if (number == 0)
        {
          number = g_hash_table_size (numbers) + 1;
          g_hash_table_insert (numbers, g_steal_pointer (&id), GUINT_TO_POINTER (number));
        }
      g_match_info_fetch_pos (match, 0, &start, &end);
      g_string_append_len (out, json + last, start - last);
      g_string_append_printf (out, "00000000-0000-4000-8000-%012u", number);
      last = end;
    }
  g_string_append (out, json + last);
  dated = g_regex_replace_literal (times, out->str, (gssize) out->len, 0, "2026-03-14T09:00:00Z", 0, NULL);

  return link_history (json, dated);
}

/* Stores the result where the user data points; for stk_test_await(). */
void
stk_test_await_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  g_assert_null (*place);
  *place = g_object_ref (result);
}

/* Runs the main loop until there is a result. */
GAsyncResult *
stk_test_await (GAsyncResult **result)
{
  gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (*result == NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    }

  return *result;
}

void
stk_test_run_as_nobody (StkTestFunc func)
{
  const uid_t nobody = 65534;
  int status;
  pid_t child;

  /* the test's own, where everybody may make folders from now on */
  g_assert_cmpint (g_chmod (g_get_tmp_dir (), 01777), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (geteuid () == 0 && (setresgid (nobody, nobody, nobody) != 0 || setresuid (nobody, nobody, nobody) != 0))
        _exit (99);
      func ();
      _exit (0);
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-autosave.h"
#include "stk-test-fixture.h"
#include "stk-validate.h"

#include <string.h>

/* Two processes edit the tags of one article at random, and save by themselves as windows do. What both did last to
 * each tag and field is there in the end. They save far more often than a person would. */

/* Seconds that they edit, and the variable that says another number. */
#define SECONDS 5
#define SECONDS_VARIABLE "STICKLER_SECONDS"

/* Milliseconds between two edits at most. */
#define PAUSE 30

/* Tags that each makes of its own at most. */
#define MAX_TAGS 8

/* What each sets in tags that both have. */
static const char *const FIELDS[] = { "addressee", "backup-locator" };

typedef struct
{
  StkDocument *document;
  StkAutosave *autosave;
  GMainLoop *loop;
  GRand *rand;
  GPtrArray *shared; /* of ids */
  GHashTable *last;  /* “ID FIELD” → what this process set last; an empty string for a tag that it removed */
  const char *field;
  gint64 end;
  guint n_edits;
} Editor;

static void
set (Editor *self, const char *id, const char *field)
{
  char *text = g_strdup_printf ("%s %u", self->field, self->n_edits);

  stk_test_set (self->document, id, field, text);
  g_hash_table_insert (self->last, g_strdup_printf ("%s %s", id, field), text);
}

/* A note of this process that is still there; or %NULL */
static const char *
choose_own (Editor *self)
{
  g_autoptr (GPtrArray) keys = g_hash_table_get_keys_as_ptr_array (self->last);
  g_autoptr (GPtrArray) own = g_ptr_array_new ();

  for (guint i = 0; i < keys->len; i++)
    {
      if (g_str_has_suffix (keys->pdata[i], " text") && *(char *) g_hash_table_lookup (self->last, keys->pdata[i]))
        g_ptr_array_add (own, keys->pdata[i]);
    }
  if (own->len == 0)
    return NULL;

  return own->pdata[g_rand_int_range (self->rand, 0, (int) own->len)];
}

static void
edit_own (Editor *self)
{
  const char *key = choose_own (self);
  gboolean add = key == NULL || g_rand_int_range (self->rand, 0, MAX_TAGS) == 0;
  size_t start = (size_t) g_rand_int_range (self->rand, 0, 300);
  g_autofree char *id = key ? g_strndup (key, strcspn (key, " ")) : NULL;

  if (add)
    {
      StkAnnotation *note = stk_document_add (self->document, STK_KIND_NOTE, &STK_RANGE (start, start + 9), 1, NULL);

      set (self, stk_annotation_get_id (note), "text");
    }
  else if (g_rand_int_range (self->rand, 0, MAX_TAGS) == 0)
    {
      g_assert_true (stk_document_remove (self->document, id, NULL));
      g_hash_table_insert (self->last, g_strdup (key), g_strdup (""));
    }
  else
    {
      set (self, id, "text");
    }
}

static void
saved_cb (Editor *self)
{
  if (!stk_document_get_modified (self->document))
    g_main_loop_quit (self->loop);
}

static gboolean
edit_cb (gpointer user_data)
{
  Editor *self = user_data;

  if (g_get_monotonic_time () >= self->end)
    {
      g_signal_connect_swapped (self->document, "notify::modified", G_CALLBACK (saved_cb), self);
      saved_cb (self);
      return G_SOURCE_REMOVE;
    }

  self->n_edits++;
  if (g_rand_boolean (self->rand))
    edit_own (self);
  else
    set (self, self->shared->pdata[g_rand_int_range (self->rand, 0, (int) self->shared->len)], self->field);
  if (g_rand_boolean (self->rand))
    stk_autosave_save_now (self->autosave);
  g_timeout_add ((guint) g_rand_int_range (self->rand, 0, PAUSE), edit_cb, self);

  return G_SOURCE_REMOVE;
}

/* What each process does, which tells at the end what it did last: “ID FIELD TEXT”. */
static int
edit (const char *path, const char *field, const char *seconds, const char *seed)
{
  g_autoptr (GFile) article = g_file_new_for_path (path);
  g_autoptr (StkDocument) document = stk_document_open (article, NULL, NULL, NULL);
  g_autoptr (StkAutosave) autosave = stk_autosave_new (document);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_ascii_strtoull (seed, NULL, 10));
  g_autoptr (GPtrArray) shared = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gint64 end = g_get_monotonic_time () + g_ascii_strtoll (seconds, NULL, 10) * G_TIME_SPAN_SECOND;
  Editor editor = { document, autosave, loop, rand, shared, last, field, end, 0 };
  StkAnnotationList *annotations = stk_document_get_annotations (document);
  GHashTableIter iter;
  gpointer key, text;

  for (guint i = 0; i < stk_annotation_list_get_n (annotations); i++)
    {
      StkAnnotation *annotation = stk_annotation_list_peek (annotations, i);

      if (stk_annotation_get_kind (annotation) == STK_KIND_QUOTE)
        g_ptr_array_add (shared, g_strdup (stk_annotation_get_id (annotation)));
    }
  edit_cb (&editor);
  g_main_loop_run (loop);

  g_hash_table_iter_init (&iter, last);
  while (g_hash_table_iter_next (&iter, &key, &text))
    g_print ("%s %s\n", (char *) key, (char *) text);

  return 0;
}

static GSubprocess *
start (GFile *article, const char *field)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *seconds = g_strdup_printf ("%d", SECONDS);
  g_autofree char *seed = g_strdup_printf ("%d", g_test_rand_int_range (0, G_MAXINT32));
  const char *asked = g_getenv (SECONDS_VARIABLE);
  const char *command[] = { "/proc/self/exe", "--edit", g_file_peek_path (article), field, asked ? asked : seconds,
                            seed, NULL };
  GSubprocess *process;

  g_subprocess_launcher_setenv (launcher, "G_DEBUG", "fatal-criticals", TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_STATE_HOME", g_get_user_state_dir (), TRUE);
  process = g_subprocess_launcher_spawnv (launcher, command, NULL);
  g_assert_nonnull (process);

  return process;
}

static void
check_line (StkDocument *document, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);
  StkAnnotation *annotation = stk_annotation_list_lookup (stk_document_get_annotations (document), words[0]);

  if (*words[2] == '\0')
    g_assert_null (annotation);
  else if (annotation == NULL)
    g_error ("The tag %s is lost, which said “%s”.", words[0], words[2]);
  else
    g_assert_cmpstr (stk_annotation_get_string (annotation, words[1]), ==, words[2]);
}

static void
assert_valid (StkDocument *document)
{
  g_autofree char *contents = stk_test_read (stk_document_get_sidecar_file (document));
  g_autoptr (GBytes) bytes = g_bytes_new (contents, strlen (contents));
  g_autoptr (GPtrArray) problems = stk_validate_sidecar (bytes, stk_document_get_article (document));
  StkAnnotationList *annotations = stk_document_get_annotations (document);

  for (guint i = 0; i < problems->len; i++)
    g_error ("%s: %s", ((StkProblem *) problems->pdata[i])->place, ((StkProblem *) problems->pdata[i])->message);
  for (guint i = 0; i < stk_annotation_list_get_n (annotations); i++)
    g_assert_cmpuint (stk_annotation_count_open_conflicts (stk_annotation_list_peek (annotations, i)), ==, 0);
}

static void
test_random_edits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) article = g_object_ref (stk_document_get_file (fixture->document));
  GSubprocess *processes[G_N_ELEMENTS (FIELDS)];
  char *said[G_N_ELEMENTS (FIELDS)];
  g_autoptr (StkDocument) document = NULL;
  guint n_checked = 0;

  fixture_unwatch (fixture);
  for (size_t start_of = 0; start_of < 90; start_of += 30)
    stk_document_add (fixture->document, STK_KIND_QUOTE, &STK_RANGE (start_of, start_of + 20), 1, NULL);
  stk_test_save (fixture->document);

  for (guint i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    processes[i] = start (article, FIELDS[i]);
  for (guint i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    {
      g_assert_true (g_subprocess_communicate_utf8 (processes[i], NULL, NULL, &said[i], NULL, NULL));
      g_assert_true (g_subprocess_get_successful (processes[i]));
      g_object_unref (processes[i]);
    }

  document = stk_test_open (article);
  g_assert_null (stk_document_get_sidecar_error (document));
  assert_valid (document);
  for (guint i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    {
      g_auto (GStrv) lines = g_strsplit (said[i], "\n", 0);

      for (guint k = 0; lines[k] != NULL && *lines[k] != '\0'; k++, n_checked++)
        check_line (document, lines[k]);
      g_free (said[i]);
    }
  g_test_message ("%u last edits are there", n_checked);
  g_assert_cmpuint (n_checked, >, 2 * G_N_ELEMENTS (FIELDS));
}

int
main (int argc, char **argv)
{
  if (argc == 6 && g_str_equal (argv[1], "--edit"))
    return edit (argv[2], argv[3], argv[4], argv[5]);

  stk_test_init (&argc, &argv);
  g_test_add ("/two-writers/random-edits", Fixture, NULL, fixture_set_up, test_random_edits, fixture_tear_down);

  return g_test_run ();
}

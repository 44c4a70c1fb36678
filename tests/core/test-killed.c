/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-autosave.h"
#include "stk-sidecar.h"
#include "stk-test-fixture.h"
#include "stk-validate.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A process edits, and is killed at a moment that nobody chose. What it did until 200 ms before is there afterwards. */

/* How often a process is killed, and the variable that says another number. */
#define N_KILLS 30
#define KILLS_VARIABLE "STICKLER_KILLS"

/* Microseconds: what may be lost, and how long a process edits at most. */
#define MAY_BE_LOST (200 * 1000)
#define MAX_LIFE (900 * 1000)

/* Tags that a process keeps at most. */
#define MAX_TAGS 12

/* What an edit did, in a line of its own: when, by the clock that all processes share, to which tag, and its number.
 * The number counts on and is in the tag's text; zero says that the tag was deleted. */
#define LINE_FORMAT "%" G_GINT64_FORMAT " %s %u\n"

typedef struct
{
  StkDocument *document;
  GRand *rand;
  guint n_edits;
} Editor;

static void
report (StkAnnotation *annotation, guint number)
{
  g_autofree char *line =
    g_strdup_printf (LINE_FORMAT, g_get_monotonic_time (), stk_annotation_get_id (annotation), number);

  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    exit (1);
}

static void
set_number (Editor *self, StkAnnotation *annotation, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u, with some words about it", number);
  g_autofree char *id = g_strdup (stk_annotation_get_id (annotation));

  stk_test_set (self->document, id, "text", text);
  report (stk_annotation_list_lookup (stk_document_get_annotations (self->document), id), number);
}

static gboolean
edit_cb (gpointer user_data)
{
  Editor *self = user_data;
  StkAnnotationList *annotations = stk_document_get_annotations (self->document);
  guint n = stk_annotation_list_get_n (annotations);
  guint what = (guint) g_rand_int_range (self->rand, 0, 10);
  StkAnnotation *some = NULL;

  if (n > 0)
    some = stk_annotation_list_peek (annotations, (guint) g_rand_int_range (self->rand, 0, (int) n));

  self->n_edits++;
  if (some == NULL || (what < 2 && n < MAX_TAGS))
    {
      size_t start = (size_t) g_rand_int_range (self->rand, 0, 300);

      some = stk_document_add (self->document, STK_KIND_NOTE, &STK_RANGE (start, start + 9), 1, NULL);
      set_number (self, some, self->n_edits);
    }
  else if (what == 2)
    {
      g_autoptr (StkAnnotation) gone = g_object_ref (some);

      stk_document_remove (self->document, stk_annotation_get_id (gone), NULL);
      report (gone, 0);
    }
  else
    {
      set_number (self, some, self->n_edits);
    }

  g_timeout_add ((guint) g_rand_int_range (self->rand, 0, 40), edit_cb, self);

  return G_SOURCE_REMOVE;
}

/* What the process does that is killed: just what a window does. */
static int
edit (const char *path, const char *first, const char *seed)
{
  g_autoptr (GFile) article = g_file_new_for_path (path);
  g_autoptr (StkDocument) document = stk_document_open (article, NULL, NULL, NULL);
  g_autoptr (StkAutosave) autosave = stk_autosave_new (document);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Editor editor = { document, g_rand_new_with_seed ((guint32) g_ascii_strtoull (seed, NULL, 10)),
                    (guint) g_ascii_strtoull (first, NULL, 10) };

  stk_autosave_save_now (autosave);
  edit_cb (&editor);
  g_main_loop_run (loop);

  return 0;
}

/* What the tags have to be: id → the number of the last edit that is old enough. And the ids that were deleted, be it
 * only just now. */
typedef struct
{
  GFile *article;
  GHashTable *numbers;
  GHashTable *deleted;
  GHashTable *gone; /* and of these, which long enough ago */
  guint n_edits;
  guint n_old;
} Expected;

static void
expect_line (Expected *self, const char *line, gint64 limit)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);
  gint64 time = g_ascii_strtoll (words[0], NULL, 10);
  guint number = (guint) g_ascii_strtoull (words[2], NULL, 10);

  self->n_edits = MAX (self->n_edits, number);
  if (number == 0)
    g_hash_table_add (self->deleted, g_strdup (words[1]));
  if (time > limit)
    return;

  self->n_old++;
  if (number == 0)
    {
      g_hash_table_remove (self->numbers, words[1]);
      g_hash_table_add (self->gone, g_strdup (words[1]));
    }
  else
    g_hash_table_insert (self->numbers, g_strdup (words[1]), GUINT_TO_POINTER (number));
}

/* Lets a process edit for a moment, and kills it. */
static void
edit_and_kill (Expected *self)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *first = g_strdup_printf ("%u", self->n_edits);
  g_autofree char *seed = g_strdup_printf ("%d", g_test_rand_int_range (0, G_MAXINT32));
  const char *command[] = { "/proc/self/exe", "--edit", g_file_peek_path (self->article), first, seed, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;
  gint64 killed;

  g_subprocess_launcher_setenv (launcher, "G_DEBUG", "fatal-criticals", TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_STATE_HOME", g_get_user_state_dir (), TRUE);
  process = g_subprocess_launcher_spawnv (launcher, command, NULL);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));

  /* it is at work from here on */
  line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_assert_nonnull (line);
  g_usleep ((gulong) g_test_rand_int_range (0, MAX_LIFE));
  killed = g_get_monotonic_time ();
  g_subprocess_force_exit (process);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  g_assert_true (g_subprocess_get_if_signaled (process));
  g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);

  for (; line != NULL; line = g_data_input_stream_read_line (lines, NULL, NULL, NULL))
    {
      expect_line (self, line, killed - MAY_BE_LOST);
      g_free (line);
    }
}

static void
assert_valid (StkDocument *document)
{
  g_autofree char *contents = stk_test_read (stk_document_get_sidecar_file (document));
  g_autoptr (GBytes) bytes = g_bytes_new (contents, strlen (contents));
  g_autoptr (GPtrArray) problems = stk_validate_sidecar (bytes, stk_document_get_article (document));

  for (guint i = 0; i < problems->len; i++)
    g_error ("%s: %s", ((StkProblem *) problems->pdata[i])->place, ((StkProblem *) problems->pdata[i])->message);
}

static guint
get_number (StkAnnotation *note)
{
  const char *text = stk_annotation_get_string (note, "text");

  return text ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

/* Each edit that is old enough is there, or a later one of the same tag. */
static void
check (Expected *self, StkDocument *document)
{
  StkAnnotationList *annotations = stk_document_get_annotations (document);
  GHashTableIter iter;
  gpointer id, number;

  g_hash_table_iter_init (&iter, self->numbers);
  while (g_hash_table_iter_next (&iter, &id, &number))
    {
      StkAnnotation *note = stk_annotation_list_lookup (annotations, id);

      if (note == NULL && g_hash_table_contains (self->deleted, id))
        continue;
      if (note == NULL || get_number (note) < GPOINTER_TO_UINT (number))
        g_error ("The edit %u of the tag %s is lost.", GPOINTER_TO_UINT (number), (char *) id);
    }

  /* and what was deleted does not come back */
  for (guint i = 0; i < stk_annotation_list_get_n (annotations); i++)
    {
      StkAnnotation *note = stk_annotation_list_peek (annotations, i);

      g_assert_cmpuint (stk_annotation_count_open_conflicts (note), ==, 0);
      g_assert_false (g_hash_table_contains (self->gone, stk_annotation_get_id (note)));
      self->n_edits = MAX (self->n_edits, get_number (note));
    }
}

/* What is there now is what the next process begins with. */
static void
begin_again (Expected *self, StkDocument *document)
{
  StkAnnotationList *annotations = stk_document_get_annotations (document);

  g_hash_table_remove_all (self->numbers);
  g_hash_table_remove_all (self->deleted);
  for (guint i = 0; i < stk_annotation_list_get_n (annotations); i++)
    {
      StkAnnotation *note = stk_annotation_list_peek (annotations, i);

      g_hash_table_insert (self->numbers, g_strdup (stk_annotation_get_id (note)),
                           GUINT_TO_POINTER (get_number (note)));
    }
}

static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) deleted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GFile) article = g_object_ref (stk_document_get_file (fixture->document));
  Expected expected = { article, numbers, deleted, gone, 0, 0 };
  guint64 n_kills = N_KILLS;
  guint n_recovered = 0;

  if (g_getenv (KILLS_VARIABLE) != NULL)
    n_kills = g_ascii_strtoull (g_getenv (KILLS_VARIABLE), NULL, 10);

  fixture_unwatch (fixture);
  for (guint64 i = 0; i < n_kills; i++)
    {
      g_autoptr (StkDocument) document = NULL;
      g_autofree char *recovery = NULL;

      edit_and_kill (&expected);
      document = stk_test_open (article);
      g_assert_null (stk_document_get_sidecar_error (document));
      if (g_file_query_exists (stk_document_get_sidecar_file (document), NULL))
        assert_valid (document);
      check (&expected, document);

      /* what came back is said, and saved by the next process or this one */
      recovery = stk_document_dup_recovery (document);
      g_assert_true ((recovery != NULL) == stk_document_get_modified (document));
      n_recovered += recovery != NULL;
      if (g_test_rand_bit ())
        {
          stk_test_save (document);
          assert_valid (document);
        }
      begin_again (&expected, document);
    }

  g_test_message ("%u edits were old enough; %u times some came back from a journal", expected.n_old, n_recovered);
  g_assert_cmpuint (n_kills < 20 || (expected.n_old > n_kills && n_recovered > 0), !=, 0);
}

int
main (int argc, char **argv)
{
  if (argc == 5 && g_str_equal (argv[1], "--edit"))
    return edit (argv[2], argv[3], argv[4]);

  stk_test_init (&argc, &argv);
  g_test_add ("/killed/at-any-moment", Fixture, NULL, fixture_set_up, test_killed, fixture_tear_down);

  return g_test_run ();
}

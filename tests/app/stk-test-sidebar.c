/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-test-sidebar.h"

#include "stk-annotation-text.h"

#include <string.h>

/* How long to wait for the screen before a test has failed, in microseconds. */
#define PATIENCE (20 * G_USEC_PER_SEC)

/* Without a display there is nothing to test. */
gboolean
stk_test_sidebar_init (int *argc, char ***argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  /* not stk_test_init(): without the system's data there are no icons */
  g_test_init (argc, argv, NULL);
  if (!gtk_init_check ())
    return FALSE;
  adw_init ();

  return TRUE;
}

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  int *n_frames = user_data;

  return ++*n_frames < 4 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Lets some frames be drawn. */
void
stk_test_sidebar_settle (StkTestSidebar *test)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;
  guint wake = g_timeout_add (50, wake_cb, NULL);
  int n_frames = 0;

  gtk_widget_queue_draw (GTK_WIDGET (test->sidebar));
  gtk_widget_add_tick_callback (GTK_WIDGET (test->sidebar), count_frame_cb, &n_frames, NULL);
  while (n_frames < 4 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
  g_assert_cmpint (n_frames, ==, 4);
}

static void
said_cb (StkTestSidebar *test, const char *text)
{
  g_ptr_array_add (test->said, g_strdup (text));
}

const char *
stk_test_sidebar_get_id (StkTestSidebar *test, const char *first_word)
{
  StkAnnotationList *list = stk_document_get_annotations (test->document);

  for (guint i = 0; i < stk_annotation_list_get_n (list); i++)
    {
      StkAnnotation *annotation = stk_annotation_list_peek (list, i);
      g_autofree char *words = stk_annotation_text_dup_words (annotation);

      if (g_str_has_prefix (words, first_word))
        return stk_annotation_get_id (annotation);
    }

  g_assert_not_reached ();
}

void
stk_test_sidebar_set (StkTestSidebar *test, const char *first_word, const char *field, const char *string)
{
  g_autofree char *id = g_strdup (stk_test_sidebar_get_id (test, first_word));

  stk_test_set (test->document, id, field, string);
}

static void
add_tags (StkTestSidebar *test)
{
  static const struct
  {
    StkKind kind;
    const char *words;
    const char *status;
  } TAGS[] = {
    { STK_KIND_NOTE, "Harbour bridge", NULL },
    { STK_KIND_CLAIM, "will close on 3 May", "checked" },
    { STK_KIND_QUOTE, "“We looked at every other way,”", "in-check" },
    { STK_KIND_SOURCE, "Jonas Brandt", NULL },
    { STK_KIND_QUOTE, "“and there is none.”", "open" },
    { STK_KIND_CLAIM, "€4.2 million", "suggested" },
    { STK_KIND_SOURCE, "Zoë Lindqvist", NULL },
    { STK_KIND_QUOTE, "“Nine weeks without the bridge is the end for me,”", "open" },
    { STK_KIND_SOURCE, "the harbour office", NULL },
    { STK_KIND_CLAIM, "12,000 people", "open" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (TAGS); i++)
    {
      StkAnnotation *annotation = stk_test_tag (test->document, TAGS[i].kind, TAGS[i].words);

      if (TAGS[i].status != NULL)
        stk_test_set (test->document, stk_annotation_get_id (annotation), "status", TAGS[i].status);
    }

  stk_test_sidebar_set (test, "“We", "speaker", stk_test_sidebar_get_id (test, "Jonas"));
  stk_test_sidebar_set (test, "“and", "speaker", stk_test_sidebar_get_id (test, "Jonas"));
  stk_test_sidebar_set (test, "“Nine", "speaker", stk_test_sidebar_get_id (test, "Zoë"));
  stk_test_sidebar_set (test, "12,000", "claimant", stk_test_sidebar_get_id (test, "the"));
  stk_test_sidebar_set (test, "12,000", "note", "Ask for the counting machine’s log");
  stk_test_sidebar_set (test, "Harbour", "text", "Déjà vu");
  stk_test_sidebar_set (test, "Jonas", "role", "council leader");
}

void
stk_test_sidebar_set_up (StkTestSidebar *test, gconstpointer data)
{
  test->folder = stk_test_folder_new ();
  test->document = stk_test_document_new (test->folder);
  test->said = g_ptr_array_new_with_free_func (g_free);
  add_tags (test);

  test->sidebar = STK_SIDEBAR (stk_sidebar_new ());
  g_signal_connect_swapped (test->sidebar, "edited", G_CALLBACK (said_cb), test);
  g_signal_connect_swapped (test->sidebar, "message", G_CALLBACK (said_cb), test);
  stk_sidebar_set_document (test->sidebar, test->document);

  test->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (test->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (test->window), 360, 500);
  gtk_window_set_child (GTK_WINDOW (test->window), GTK_WIDGET (test->sidebar));
  gtk_window_present (GTK_WINDOW (test->window));
  stk_test_sidebar_settle (test);
}

/* The sidebar must let go of the document, and the window of the sidebar. */
void
stk_test_sidebar_tear_down (StkTestSidebar *test, gconstpointer data)
{
  StkSidebar *sidebar = g_object_ref (test->sidebar);

  gtk_window_destroy (GTK_WINDOW (test->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (sidebar);
  g_assert_finalize_object (test->document);
  g_ptr_array_unref (test->said);
  stk_test_folder_free (test->folder);
}

/* Shows another document. */
void
stk_test_sidebar_show (StkTestSidebar *test, StkDocument *document)
{
  stk_sidebar_set_document (test->sidebar, NULL);
  g_assert_finalize_object (test->document);
  test->document = document;
  stk_sidebar_set_document (test->sidebar, document);
}

static char *
dup_first_word (StkTag *tag)
{
  g_autofree char *words = stk_annotation_text_dup_words (stk_tag_get_annotation (tag));

  return g_strndup (words, strcspn (words, " "));
}

/* The first words of the rows, parted by spaces, with the headings in brackets. */
static char *
describe_rows (StkTestSidebar *test, gboolean only_selected)
{
  GtkSelectionModel *rows = GTK_SELECTION_MODEL (test->sidebar->selection);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    {
      StkTag *tag = stk_sidebar_list_peek (test->sidebar, i);
      g_autofree char *title = stk_tag_group_dup_title (test->sidebar->group, test->sidebar->tags, tag);
      g_autofree char *word = dup_first_word (tag);
      guint start, end;

      gtk_section_model_get_section (GTK_SECTION_MODEL (rows), i, &start, &end);
      if (only_selected && !gtk_selection_model_is_selected (rows, i))
        continue;
      if (title != NULL && start == i && !only_selected)
        g_string_append_printf (text, "%s[%s %u]", text->len > 0 ? " " : "", title, end - start);
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", word);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

void
stk_test_sidebar_assert_rows (StkTestSidebar *test, const char *expected)
{
  g_autofree char *rows = describe_rows (test, FALSE);

  g_assert_cmpstr (rows, ==, expected);
}

void
stk_test_sidebar_assert_selected (StkTestSidebar *test, const char *expected)
{
  g_autofree char *rows = describe_rows (test, TRUE);

  g_assert_cmpstr (rows, ==, expected);
}

/* That the sidebar said this since the last time, and nothing else; %NULL for nothing at all. */
void
stk_test_sidebar_assert_said (StkTestSidebar *test, const char *text)
{
  g_assert_cmpuint (test->said->len, ==, text != NULL ? 1 : 0);
  if (text != NULL)
    g_assert_cmpstr (g_ptr_array_index (test->said, 0), ==, text);
  g_ptr_array_set_size (test->said, 0);
}

void
stk_test_sidebar_assert_page (StkTestSidebar *test, const char *name, const char *title)
{
  g_assert_cmpstr (gtk_stack_get_visible_child_name (test->sidebar->stack), ==, name);
  if (title != NULL)
    g_assert_cmpstr (adw_status_page_get_title (test->sidebar->nothing), ==, title);
}

/* Changes what is searched for key by key. */
void
stk_test_sidebar_search (StkTestSidebar *test, const char *query)
{
  GtkEditable *entry = GTK_EDITABLE (test->sidebar->search);
  const char *text = gtk_editable_get_text (entry);
  int n_same = 0, position;

  while (text[n_same] != '\0' && text[n_same] == query[n_same])
    n_same++;
  while (!g_utf8_validate (query, n_same, NULL))
    n_same--;

  position = (int) g_utf8_strlen (query, n_same);
  if (text[n_same] != '\0')
    gtk_editable_delete_text (entry, position, -1);
  for (const char *p = query + n_same; *p; p = g_utf8_next_char (p))
    gtk_editable_insert_text (entry, p, (int) (g_utf8_next_char (p) - p), &position);
}

void
stk_test_sidebar_act (StkTestSidebar *test, const char *action, const char *target)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (test->sidebar), action,
                                                     target ? g_variant_new_string (target) : NULL));
}

gboolean
stk_test_sidebar_is_enabled (StkTestSidebar *test, const char *action)
{
  return g_action_group_get_action_enabled (stk_sidebar_get_actions (test->sidebar), action);
}

const char *
stk_test_sidebar_get_choice (StkTestSidebar *test, const char *action)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (stk_sidebar_get_actions (test->sidebar), action);

  return g_intern_string (g_variant_get_string (state, NULL));
}

/* Selects rows as a person does, by what they hold. */
void
stk_test_sidebar_select_rows (StkTestSidebar *test, const char *first_words)
{
  GtkSelectionModel *rows = GTK_SELECTION_MODEL (test->sidebar->selection);
  g_auto (GStrv) words = g_strsplit (first_words, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      StkTag *tag = stk_tag_list_lookup (test->sidebar->tags, stk_test_sidebar_get_id (test, words[i]));

      gtk_selection_model_select_item (rows, stk_sidebar_list_find (test->sidebar, tag), i == 0);
    }
}

GtkWidget *
stk_test_sidebar_find_row (StkTestSidebar *test, const char *first_word)
{
  StkTag *tag = stk_tag_list_lookup (test->sidebar->tags, stk_test_sidebar_get_id (test, first_word));
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, test->sidebar->rows);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (gtk_list_item_get_item (item) == tag)
      return adw_bin_get_child (ADW_BIN (gtk_list_item_get_child (item)));

  return NULL;
}

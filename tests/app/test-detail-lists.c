/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-comment-row.h"
#include "stk-focus.h"
#include "stk-kind-loss.h"
#include "stk-link-picker.h"
#include "stk-record-row.h"
#include "stk-relative-time.h"
#include "stk-test-detail.h"
#include "stk-text-change.h"

/* The titles of the entries of a list, as the file has them. */
static char *
dup_titles (StkTestDetail *test, const char *name)
{
  StkAnnotation *annotation = stk_test_detail_get (test);
  StkValue *value =
    stk_annotation_get_value (annotation, stk_test_field (stk_annotation_get_kind (annotation), name));
  g_autoptr (GString) titles = g_string_new (NULL);

  for (size_t i = 0; i < stk_value_get_n_records (value); i++)
    {
      const char *title = stk_record_get_string (stk_value_get_record (value, i), 0);

      g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "", title ? title : "-");
    }

  return g_string_free_and_steal (g_steal_pointer (&titles));
}

static void
expect_titles (StkTestDetail *test, const char *name, const char *expected)
{
  g_autofree char *titles = dup_titles (test, name);

  g_assert_cmpstr (titles, ==, expected);
}

static gboolean
is_nth (GtkWidget *widget, gconstpointer data)
{
  int *n = (int *) data;

  return (*n)-- == 0;
}

/* An entry's row, %NULL if there are fewer. */
static GtkWidget *
get_entry (StkTestDetail *test, GType type, int n)
{
  return stk_test_find_widget (GTK_WIDGET (test->detail), type, is_nth, &n);
}

static gboolean
has_title (GtkWidget *widget, gconstpointer data)
{
  return g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), data);
}

/* The row of a member inside the row of an entry, which may have the same title. */
static GtkWidget *
get_member (GtkWidget *entry, const char *title)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (entry); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = stk_test_find_widget (child, ADW_TYPE_PREFERENCES_ROW, has_title, title);

  return found;
}

static void
press_row (StkTestDetail *test, const char *title)
{
  g_signal_emit_by_name (stk_test_detail_row (test, title), "activated");
}

static void
add_evidence (StkTestDetail *test, const char *title)
{
  int n = 0;
  GtkWidget *entry = NULL;

  press_row (test, "Add Evidence");
  for (GtkWidget *next; (next = get_entry (test, STK_TYPE_RECORD_ROW, n)) != NULL; n++)
    entry = next;
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (entry)));
  g_assert_true (stk_focus_is_in (get_member (entry, "Title")));
  stk_test_row_enter (get_member (entry, "Title"), title);
  stk_document_break_typing (test->document);
}

/* Entries are added, filled in, removed and brought back; those that are open stay open. */
static void
test_evidence (StkTestDetail *test, gconstpointer data)
{
  GtkWidget *first, *title;

  stk_test_detail_tag (test, STK_KIND_CLAIM, "12,000 people cross the bridge each day");
  add_evidence (test, "Count of 2025");
  first = get_entry (test, STK_TYPE_RECORD_ROW, 0);
  add_evidence (test, "Annual report");
  add_evidence (test, "Interview");
  expect_titles (test, "evidence", "Count of 2025, Annual report, Interview");
  g_assert_true (get_entry (test, STK_TYPE_RECORD_ROW, 0) == first);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (first)));

  /* what is typed into one member is one step */
  title = get_member (first, "Title");
  gtk_widget_grab_focus (title);
  stk_test_row_enter (title, "Count");
  stk_test_row_enter (title, "Counting");
  stk_test_row_enter (title, "Counting the crossings");
  expect_titles (test, "evidence", "Counting the crossings, Annual report, Interview");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (first)), ==, "Counting the crossings");
  stk_document_undo (test->document);
  expect_titles (test, "evidence", "Count of 2025, Annual report, Interview");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "Count of 2025");
  g_assert_true (stk_focus_is_in (title));

  g_signal_emit_by_name (get_member (get_entry (test, STK_TYPE_RECORD_ROW, 1), "Remove"), "activated");
  expect_titles (test, "evidence", "Count of 2025, Interview");
  g_assert_null (get_entry (test, STK_TYPE_RECORD_ROW, 2));
  stk_document_undo (test->document);
  expect_titles (test, "evidence", "Count of 2025, Annual report, Interview");
  g_assert_true (get_entry (test, STK_TYPE_RECORD_ROW, 0) == first);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (get_entry (test, STK_TYPE_RECORD_ROW, 1))), ==,
                   "Annual report");
}

/* Every member of every list that people fill in has an editor that sets and clears it. */
static void
test_members (StkTestDetail *test, gconstpointer data)
{
  static const struct
  {
    const char *title, *text, *value;
  } CASES[] = {
    { "Title", "Annual report", "Annual report" },
    { "Link", "https://harbour.example/2025", "https://harbour.example/2025" },
    { "Archived Link", "https://archive.example/1", "https://archive.example/1" },
    { "File", "evidence/report.pdf", "evidence/report.pdf" },
    { "Excerpt", "12,000\na day", "12,000\na day" },
    { "Page or Timecode", "page 14", "page 14" },
    { "Accessed", "2026-05-12", "2026-05-12" },
    { "Use", "Primary", "primary" },
    { "Stance", "Refutes", "refutes" },
    { "Publishable", "", "true" },
  };
  const StkField *field = stk_test_field (STK_KIND_CLAIM, "evidence");
  GtkWidget *entry;

  g_assert_cmpuint (stk_field_get_n_members (field), ==, G_N_ELEMENTS (CASES));
  stk_test_detail_tag (test, STK_KIND_CLAIM, "12,000 people");
  press_row (test, "Add Evidence");
  entry = get_entry (test, STK_TYPE_RECORD_ROW, 0);
  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      GtkWidget *row = get_member (entry, CASES[i].title);
      gboolean is_choice = field->members[i].type == STK_FIELD_TYPE_CHOICE;

      g_assert_nonnull (row);
      for (int round = 0; round < 2; round++)
        {
          const char *expected = round == 0 ? CASES[i].value : NULL;
          StkValue *value;

          if (ADW_IS_SWITCH_ROW (row))
            adw_switch_row_set_active (ADW_SWITCH_ROW (row), round == 0);
          else if (is_choice)
            stk_test_row_choose (row, CASES[i].text);
          else
            stk_test_row_enter (row, round == 0 ? CASES[i].text : "");
          value = stk_annotation_get_value (stk_test_detail_get (test), field);
          g_assert_cmpstr (stk_record_get_string (stk_value_get_record (value, 0), i), ==, expected);
        }
    }

  /* what is wrong is not taken */
  stk_test_row_enter (get_member (entry, "Accessed"), "2026-05-12");
  stk_test_row_enter (get_member (entry, "Accessed"), "May");
  g_assert_true (gtk_widget_has_css_class (get_member (entry, "Accessed"), "error"));
  g_assert_cmpstr (stk_record_get_string (stk_record_row_get_record (STK_RECORD_ROW (entry)), 6), ==, "2026-05-12");
}

static void
test_evidence_link (StkTestDetail *test, gconstpointer data)
{
  GtkWidget *entry;

  stk_test_detail_tag (test, STK_KIND_SOURCE, "harbour office");
  press_row (test, "Add a Link");
  entry = get_entry (test, STK_TYPE_RECORD_ROW, 0);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (entry)), ==, "Untitled");
  g_assert_null (stk_test_find_button (entry, "Open the Link"));
  stk_test_row_enter (get_member (entry, "Link"), "https://harbour.example");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (entry)), ==, "https://harbour.example");
  stk_test_press (entry, "Open the Link");
  stk_test_detail_expect (test, "link https://harbour.example");
}

/* The focus of a row that goes away passes to its neighbour. */
static void
test_focus (StkTestDetail *test, gconstpointer data)
{
  stk_test_detail_tag (test, STK_KIND_CLAIM, "12,000 people");
  add_evidence (test, "Count of 2025");
  add_evidence (test, "Annual report");
  gtk_widget_grab_focus (get_entry (test, STK_TYPE_RECORD_ROW, 0));
  g_signal_emit_by_name (get_member (get_entry (test, STK_TYPE_RECORD_ROW, 0), "Remove"), "activated");
  g_assert_true (stk_focus_is_in (get_entry (test, STK_TYPE_RECORD_ROW, 0)));
  g_signal_emit_by_name (get_member (get_entry (test, STK_TYPE_RECORD_ROW, 0), "Remove"), "activated");
  g_assert_true (stk_focus_is_in (stk_test_detail_row (test, "Add Evidence")));
  stk_test_detail_settle (test);
}

static gboolean
run_shortcut (GtkWidget *row)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (row);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller) && g_list_model_get_n_items (G_LIST_MODEL (controller)) == 1)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), 0);

          return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, row, NULL);
        }
    }

  return FALSE;
}

static void
test_comments (StkTestDetail *test, gconstpointer data)
{
  g_autoptr (StkAgent) jonas = stk_agent_new ("https://desk.example/people/jonas", "Jonas Ekström");
  GtkWidget *entry, *comment;

  stk_test_detail_tag (test, STK_KIND_CLAIM, "12,000 people");
  entry = stk_test_detail_row (test, "Add a Comment");
  g_assert_false (gtk_widget_get_sensitive (stk_test_find_button (entry, "Send (Ctrl+Enter)")));
  stk_test_row_enter (entry, "  \n");
  g_assert_false (gtk_widget_get_sensitive (stk_test_find_button (entry, "Send (Ctrl+Enter)")));
  stk_test_row_enter (entry, "Which year is this?\n");
  stk_test_press (entry, "Send (Ctrl+Enter)");
  expect_titles (test, "comments", "Which year is this?");
  g_assert_true (stk_focus_is_in (entry));
  stk_document_set_agent (test->document, jonas);
  stk_test_row_enter (entry, "2025.");
  g_assert_true (run_shortcut (entry));
  expect_titles (test, "comments", "Which year is this?, 2025.");

  comment = get_entry (test, STK_TYPE_COMMENT_ROW, 0);
  g_assert_nonnull (stk_test_find_label (comment, "Mira Holm"));
  g_assert_nonnull (stk_test_find_label (comment, "Just now"));
  gtk_test_accessible_assert_property (comment, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Mira Holm, Just now: Which year is this?");
  g_assert_null (stk_test_find_button (comment, "Remove the Comment"));
  stk_test_press (get_entry (test, STK_TYPE_COMMENT_ROW, 1), "Remove the Comment");
  expect_titles (test, "comments", "Which year is this?");
  stk_document_undo (test->document);
  expect_titles (test, "comments", "Which year is this?, 2025.");
  stk_document_undo (test->document);
  stk_document_undo (test->document);
  g_assert_null (get_entry (test, STK_TYPE_COMMENT_ROW, 0));
}

/* What was written and not sent waits with its tag. */
static void
test_drafts (StkTestDetail *test, gconstpointer data)
{
  g_autofree char *first = NULL;
  GtkWidget *entry;
  g_autofree char *empty = NULL, *kept = NULL;

  stk_test_detail_tag (test, STK_KIND_CLAIM, "12,000 people");
  first = g_strdup (test->id);
  entry = stk_test_detail_row (test, "Add a Comment");
  stk_test_row_enter (entry, "Ask the office");
  stk_test_detail_tag (test, STK_KIND_CLAIM, "nine weeks");
  empty = stk_test_row_dup_text (entry);
  g_assert_cmpstr (empty, ==, "");
  stk_test_detail_show (test, first);
  kept = stk_test_row_dup_text (entry);
  g_assert_cmpstr (kept, ==, "Ask the office");
  expect_titles (test, "comments", "");
}

static guint
count_found (StkLinkPicker *picker)
{
  GtkListView *list = GTK_LIST_VIEW (stk_test_find_type (GTK_WIDGET (picker), GTK_TYPE_LIST_VIEW));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list)));
}

/* Typing finds tags of the right kinds by name, words and what is known of them; Enter takes the first. */
static void
test_picker (StkTestDetail *test, gconstpointer data)
{
  static const struct
  {
    const char *query;
    guint n;
  } CASES[] = { { "", 3 }, { "JONAS", 1 }, { "zoë", 1 }, { "owner", 1 }, { "o", 3 }, { "ferry", 0 } };
  g_autofree char *zoe = NULL;
  StkLinkPicker *picker;
  GtkWidget *search, *row;

  stk_test_tag (test->document, STK_KIND_CLAIM, "Jonas Brandt, “and there is none.”");
  stk_test_tag (test->document, STK_KIND_SOURCE, "Jonas Brandt");
  stk_test_tag (test->document, STK_KIND_SOURCE, "the harbour office");
  zoe = g_strdup (stk_annotation_get_id (stk_test_tag (test->document, STK_KIND_SOURCE, "Zoë Lindqvist")));
  stk_test_set (test->document, zoe, "role", "Café owner");
  stk_test_detail_tag (test, STK_KIND_QUOTE, "“Nine weeks without the bridge is the end for me,”");

  row = stk_test_detail_row (test, "Speaker");
  picker = STK_LINK_PICKER (stk_test_find_type (row, STK_TYPE_LINK_PICKER));
  adw_action_row_activate (ADW_ACTION_ROW (row));
  stk_test_detail_settle (test);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (picker)));
  search = stk_test_find_type (GTK_WIDGET (picker), GTK_TYPE_SEARCH_ENTRY);
  g_assert_true (stk_focus_is_in (search));
  g_assert_null (stk_test_find_button (GTK_WIDGET (picker), "_Clear"));
  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (search), CASES[i].query);
      stk_test_detail_settle (test);
      g_assert_cmpuint (count_found (picker), ==, CASES[i].n);
    }
  g_assert_nonnull (stk_test_find_label (GTK_WIDGET (picker), "No tag has these words."));

  gtk_editable_set_text (GTK_EDITABLE (search), "café");
  stk_test_detail_settle (test);
  g_signal_emit_by_name (search, "activate");
  stk_test_detail_settle (test);
  g_assert_cmpstr (stk_test_detail_get_string (test, "speaker"), ==, zoe);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (picker)));
  g_assert_true (stk_focus_is_in (row));

  /* the name follows */
  stk_test_set (test->document, zoe, "name", "Zoë L.");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Zoë L.");
}

static void
test_picker_empty (StkTestDetail *test, gconstpointer data)
{
  GtkWidget *row;

  stk_test_detail_tag (test, STK_KIND_QUOTE, "“and there is none.”");
  row = stk_test_detail_row (test, "Speaker");
  adw_action_row_activate (ADW_ACTION_ROW (row));
  stk_test_detail_settle (test);
  g_assert_nonnull (stk_test_find_label (row, "The article has no tag of this kind yet."));
  gtk_popover_popdown (GTK_POPOVER (stk_test_find_type (row, STK_TYPE_LINK_PICKER)));
}

static void
test_relative_time (void)
{
  static const struct
  {
    const char *time, *text;
  } CASES[] = {
    { "2026-05-12T14:59:40Z", "Just now" },
    { "2026-05-12T14:59:00Z", "1 minute ago" },
    { "2026-05-12T14:01:00Z", "59 minutes ago" },
    { "2026-05-12T13:00:00Z", "2 hours ago" },
    { "2026-05-12T00:00:00Z", "15 hours ago" },
    { "2026-05-11T23:30:00Z", "Yesterday, 23:30" },
    { "2026-05-11T15:30:00+02:00", "Yesterday, 13:30" },
    { "2026-05-10T15:30:00Z", "10 May" },
    { "2025-12-31T15:30:00Z", "31 December 2025" },
    { "2026-05-12T16:00:00Z", "12 May" }, /* another machine's clock */
  };
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2026-05-12T15:00:00Z", NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (CASES[i].time, NULL);
      g_autofree char *text = stk_relative_time_format (time, now);

      g_assert_cmpstr (text, ==, CASES[i].text);
    }
}

static void
test_text_change (void)
{
  static const struct
  {
    const char *old, *new;
    int start, old_end, new_end;
  } CASES[] = {
    { "", "", 0, 0, 0 },
    { "", "abc", 0, 0, 3 },
    { "abc", "", 0, 3, 0 },
    { "abc", "abc", 3, 3, 3 },
    { "abc", "abxc", 2, 2, 3 },
    { "abc", "ac", 1, 2, 1 },
    { "aaa", "aa", 2, 3, 2 },
    { "für 🙂 Zoë", "für 🙃 Zoë", 4, 5, 5 },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      StkTextChange change = stk_text_change_find (CASES[i].old, CASES[i].new);

      g_assert_cmpint (change.start, ==, CASES[i].start);
      g_assert_cmpint (change.old_end, ==, CASES[i].old_end);
      g_assert_cmpint (change.new_end, ==, CASES[i].new_end);
    }
}

/* What is named as lost is what is gone after the change, for every two kinds. */
static void
test_loss (StkTestDetail *test, gconstpointer data)
{
  StkAnnotationList *annotations = stk_document_get_annotations (test->document);

  for (guint from = 0; from < STK_N_KINDS; from++)
    for (guint to = 0; to < STK_N_KINDS; to++)
      {
        StkAnnotation *annotation = stk_test_tag (test->document, from, "Jonas Brandt");
        g_autofree char *id = g_strdup (stk_annotation_get_id (annotation));
        g_autofree char *nothing = stk_kind_loss_describe (annotation, annotations, to);
        g_autofree char *something = NULL;

        g_assert_null (nothing);
        if (from == STK_KIND_CLAIM)
          stk_test_set (test->document, id, "finding", "confirmed");
        stk_test_set (test->document, id, from == STK_KIND_NOTE ? "text" : "note", "Kept by all.");
        annotation = stk_annotation_list_lookup (annotations, id);
        something = stk_kind_loss_describe (annotation, annotations, to);
        g_assert_cmpstr (something, ==, from == STK_KIND_CLAIM && to != from ? "Loses: Finding" : NULL);
        stk_document_remove (test->document, id, NULL);
      }
}

int
main (int argc, char **argv)
{
  if (!stk_test_detail_init (&argc, &argv))
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }

  STK_TEST_DETAIL_ADD ("/detail-lists/evidence", test_evidence);
  STK_TEST_DETAIL_ADD ("/detail-lists/members", test_members);
  STK_TEST_DETAIL_ADD ("/detail-lists/evidence-link", test_evidence_link);
  STK_TEST_DETAIL_ADD ("/detail-lists/focus", test_focus);
  STK_TEST_DETAIL_ADD ("/detail-lists/comments", test_comments);
  STK_TEST_DETAIL_ADD ("/detail-lists/drafts", test_drafts);
  STK_TEST_DETAIL_ADD ("/detail-lists/picker", test_picker);
  STK_TEST_DETAIL_ADD ("/detail-lists/picker-empty", test_picker_empty);
  STK_TEST_DETAIL_ADD ("/detail-lists/loss", test_loss);
  g_test_add_func ("/detail-lists/relative-time", test_relative_time);
  g_test_add_func ("/detail-lists/text-change", test_text_change);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-fold.h"
#include "stk-test-notify.h"
#include "stk-test-sidebar.h"

static void
test_kinds (StkTestSidebar *test, gconstpointer data)
{
  static const struct
  {
    const char *kind;
    const char *label;
    const char *rows;
  } CASES[] = {
    { "all", "All 10", STK_TEST_SIDEBAR_ALL },
    { "quote", "3", "“We “and “Nine" },
    { "claim", "3", "will €4.2 12,000" },
    { "source", "3", "Jonas Zoë the" },
    { "note", "1", "Harbour" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      AdwToggle *toggle = adw_toggle_group_get_toggle (test->sidebar->kinds, i);

      g_assert_cmpstr (adw_toggle_get_label (toggle), ==, CASES[i].label);
      adw_toggle_group_set_active (test->sidebar->kinds, i);
      stk_test_sidebar_assert_rows (test, CASES[i].rows);
      g_assert_cmpstr (stk_test_sidebar_get_choice (test, "kind"), ==, CASES[i].kind);
    }

  stk_test_sidebar_act (test, "sidebar.kind", "claim");
  g_assert_cmpstr (adw_toggle_group_get_active_name (test->sidebar->kinds), ==, "claim");
  stk_test_tag (test->document, STK_KIND_CLAIM, "nine weeks");
  stk_test_sidebar_assert_rows (test, "nine will €4.2 12,000");
  g_assert_cmpstr (adw_toggle_get_label (adw_toggle_group_get_toggle (test->sidebar->kinds, 2)), ==, "4");
  stk_document_undo (test->document);
  stk_test_sidebar_assert_rows (test, "will €4.2 12,000");
  g_assert_cmpstr (adw_toggle_get_label (adw_toggle_group_get_toggle (test->sidebar->kinds, 2)), ==, "3");
}

static void
test_states (StkTestSidebar *test, gconstpointer data)
{
  static const struct
  {
    const char *state;
    const char *rows;
  } CASES[] = {
    { "suggested", "€4.2" },
    { "open", "“and “Nine 12,000" }, /* sources and notes have no state as long as it is the first one */
    { "in-check", "“We" },
    { "checked", "will" },
    { "cut", "" },
    { "all", STK_TEST_SIDEBAR_ALL },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      stk_test_sidebar_act (test, "sidebar.state", CASES[i].state);
      stk_test_sidebar_assert_rows (test, CASES[i].rows);
      g_assert_cmpstr (stk_test_sidebar_get_choice (test, "state"), ==, CASES[i].state);
      g_assert_true (gtk_widget_get_visible (test->sidebar->state_chip) == !g_str_equal (CASES[i].state, "all"));
    }

  stk_test_sidebar_act (test, "sidebar.state", "open");
  stk_test_sidebar_set (test, "“Nine", "status", "checked");
  stk_test_sidebar_assert_rows (test, "“and 12,000");
  stk_test_sidebar_set (test, "will", "status", "open");
  stk_test_sidebar_assert_rows (test, "will “and 12,000");

  /* what a later version of the program wrote into the settings */
  g_object_set (test->sidebar, "state", "notarised", "kind", "poem", NULL);
  stk_test_sidebar_assert_rows (test, STK_TEST_SIDEBAR_ALL);
}

static void
test_search (StkTestSidebar *test, gconstpointer data)
{
  static const struct
  {
    const char *query;
    const char *rows;
  } CASES[] = {
    { "we looked", "“We" },
    { "WE LOOKED", "“We" },
    { "looked we", "“We" },
    { "\"we", "“We" },
    { "12,0", "12,000" },
    { "brandt", "“We Jonas “and" },
    { "zoe", "Zoë “Nine" },
    { "ZOË bridge", "“Nine" },
    { "machine's", "12,000" },
    { "deja", "Harbour" },
    { "council", "Jonas" }, /* of a linked tag only the name counts */
    { "harbour office", "the 12,000" },
    { "weeks brandt", "" },
    { "  ", STK_TEST_SIDEBAR_ALL },
    { "", STK_TEST_SIDEBAR_ALL },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      stk_test_sidebar_search (test, CASES[i].query);
      stk_test_sidebar_assert_rows (test, CASES[i].rows);
    }

  /* as it is typed, and taken back */
  for (const char *const *query = (const char *const[]) { "h", "ha", "har", "har o", "har", "ha", "", NULL }; *query;
       query++)
    stk_test_sidebar_search (test, *query);
  stk_test_sidebar_assert_rows (test, STK_TEST_SIDEBAR_ALL);
}

/* A quote is found by its speaker's name as it is now. */
static void
test_search_names (StkTestSidebar *test, gconstpointer data)
{
  stk_test_sidebar_search (test, "brandt");
  stk_test_sidebar_assert_rows (test, "“We Jonas “and");
  stk_test_sidebar_set (test, "Jonas", "name", "J. M. Okonkwo");
  stk_test_sidebar_assert_rows (test, "Jonas");
  stk_test_sidebar_search (test, "okonkwo");
  stk_test_sidebar_assert_rows (test, "“We Jonas “and");
  stk_document_undo (test->document);
  stk_test_sidebar_assert_rows (test, "");
  stk_test_sidebar_search (test, "brandt");
  stk_test_sidebar_assert_rows (test, "“We Jonas “and");

  stk_test_sidebar_set (test, "“Nine", "speaker", stk_test_sidebar_get_id (test, "Jonas"));
  stk_test_sidebar_assert_rows (test, "“We Jonas “and “Nine");
  stk_document_remove (test->document, stk_test_sidebar_get_id (test, "Jonas"), NULL);
  stk_test_sidebar_assert_rows (test, "");
  stk_document_undo (test->document);
  stk_test_sidebar_assert_rows (test, "“We Jonas “and “Nine");
}

static void
test_groups (StkTestSidebar *test, gconstpointer data)
{
  stk_test_sidebar_act (test, "sidebar.group", "source");
  stk_test_sidebar_assert_rows (test, "[Jonas Brandt 3] “We Jonas “and [the harbour office 2] the 12,000 [Zoë Lindqvist 2] Zoë “Nine "
                                      "[No Source 3] Harbour will €4.2");
  stk_test_sidebar_set (test, "Jonas", "name", "Zoë LINDQVIST");
  stk_test_sidebar_assert_rows (test, "[the harbour office 2] the 12,000 [Zoë LINDQVIST 5] “We Jonas “and Zoë “Nine "
                                      "[No Source 3] Harbour will €4.2");
  stk_document_undo (test->document);

  stk_test_sidebar_act (test, "sidebar.group", "state");
  stk_test_sidebar_assert_rows (test, "[Suggested 1] €4.2 [Open 3] “and “Nine 12,000 [In Check 1] “We [Checked 1] will "
                                      "[No State 4] Harbour Jonas Zoë the");
  stk_test_sidebar_set (test, "“and", "status", "in-check");
  stk_test_sidebar_assert_rows (test, "[Suggested 1] €4.2 [Open 2] “Nine 12,000 [In Check 2] “We “and [Checked 1] will "
                                      "[No State 4] Harbour Jonas Zoë the");
  stk_document_undo (test->document);

  stk_test_sidebar_act (test, "sidebar.group", "block");
  stk_test_sidebar_search (test, "harbour");
  stk_test_sidebar_assert_rows (test, "[Harbour bridge to close for nine weeks 1] Harbour "
                                      "[According to the harbour office, 12,000 people cross the bridge each day. 2] the 12,000");

  stk_test_sidebar_act (test, "sidebar.group", "none");
  stk_test_sidebar_search (test, "");
  stk_test_sidebar_assert_rows (test, STK_TEST_SIDEBAR_ALL);
  g_assert_null (gtk_list_view_get_header_factory (test->sidebar->list));
}

static GtkWidget *
find_heading (GtkWidget *widget, const char *title)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), title) &&
      gtk_widget_get_child_visible (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_heading (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The headings on the screen say what is below them, also after edits. */
static void
test_headings (StkTestSidebar *test, gconstpointer data)
{
  GtkWidget *title;

  stk_test_sidebar_act (test, "sidebar.kind", "quote");
  stk_test_sidebar_act (test, "sidebar.group", "source");
  stk_test_sidebar_settle (test);
  title = find_heading (GTK_WIDGET (test->sidebar->list), "Jonas Brandt");
  g_assert_nonnull (title);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_widget_get_next_sibling (title))), ==, "2");

  stk_test_sidebar_set (test, "“and", "speaker", stk_test_sidebar_get_id (test, "Zoë"));
  stk_test_sidebar_set (test, "Jonas", "name", "Jonas B.");
  stk_test_sidebar_settle (test);
  g_assert_null (find_heading (GTK_WIDGET (test->sidebar->list), "Jonas Brandt"));
  title = find_heading (GTK_WIDGET (test->sidebar->list), "Jonas B.");
  g_assert_nonnull (title);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_widget_get_next_sibling (title))), ==, "1");
}

static void
test_sorts (StkTestSidebar *test, gconstpointer data)
{
  stk_test_sidebar_act (test, "sidebar.sort", "kind");
  stk_test_sidebar_assert_rows (test, "“We “and “Nine will €4.2 12,000 Jonas Zoë the Harbour");
  stk_test_sidebar_act (test, "sidebar.sort", "state");
  stk_test_sidebar_assert_rows (test, "€4.2 “and “Nine 12,000 “We will Harbour Jonas Zoë the");
  stk_test_sidebar_act (test, "sidebar.group", "source");
  stk_test_sidebar_assert_rows (test, "[Jonas Brandt 3] “and “We Jonas [the harbour office 2] 12,000 the [Zoë Lindqvist 2] “Nine Zoë "
                                      "[No Source 3] €4.2 will Harbour");
  stk_test_sidebar_act (test, "sidebar.group", "none");
  stk_test_sidebar_act (test, "sidebar.sort", "text");
  stk_test_sidebar_assert_rows (test, STK_TEST_SIDEBAR_ALL);
}

static void
test_newest (StkTestSidebar *test, gconstpointer data)
{
  StkAnnotation *annotation;

  /* the clock that tags are stamped by counts seconds */
  g_usleep (1100000);
  annotation = stk_test_tag (test->document, STK_KIND_CLAIM, "nine weeks");
  stk_test_sidebar_act (test, "sidebar.sort", "newest");
  stk_test_sidebar_assert_rows (test, "nine " STK_TEST_SIDEBAR_ALL);
  stk_test_set (test->document, stk_annotation_get_id (annotation), "status", "checked");
  stk_test_sidebar_assert_rows (test, "nine " STK_TEST_SIDEBAR_ALL);
  stk_test_sidebar_act (test, "sidebar.sort", "text");
}

static void
test_properties (StkTestSidebar *test, gconstpointer data)
{
  g_autoptr (StkTestNotify) kind = stk_test_notify_new (test->sidebar, "kind");
  g_autoptr (StkTestNotify) state = stk_test_notify_new (test->sidebar, "state");
  g_autoptr (StkTestNotify) group = stk_test_notify_new (test->sidebar, "group");
  g_autoptr (StkTestNotify) sort = stk_test_notify_new (test->sidebar, "sort");
  g_autoptr (StkTestNotify) selected = stk_test_notify_new (test->sidebar, "selected");

  for (guint i = 0; i < 2; i++)
    {
      g_object_set (test->sidebar, "kind", "quote", "state", "open", "group", STK_TAG_GROUP_BLOCK, "sort",
                    STK_TAG_SORT_STATE, "selected", stk_test_sidebar_get_id (test, "“and"), NULL);
      stk_test_notify_expect (kind, 1 - i);
      stk_test_notify_expect (state, 1 - i);
      stk_test_notify_expect (group, 1 - i);
      stk_test_notify_expect (sort, 1 - i);
      stk_test_notify_expect (selected, 1 - i);
    }

  stk_test_sidebar_act (test, "sidebar.show-all", NULL);
  stk_test_notify_expect (kind, 1);
  stk_test_notify_expect (state, 1);
  stk_test_notify_expect (group, 0);
  stk_test_notify_expect (selected, 0);
  stk_sidebar_set_document (test->sidebar, NULL);
  stk_test_notify_expect (selected, 1);
  g_object_set (test->sidebar, "group", STK_TAG_GROUP_NONE, "sort", STK_TAG_SORT_TEXT, NULL);
  stk_sidebar_set_document (test->sidebar, test->document);
  stk_test_sidebar_assert_rows (test, STK_TEST_SIDEBAR_ALL);
}

static void
test_pages (StkTestSidebar *test, gconstpointer data)
{
  stk_test_sidebar_assert_page (test, "list", NULL);
  stk_test_sidebar_act (test, "sidebar.state", "cut");
  stk_test_sidebar_assert_page (test, "nothing", "No Tags in This State");
  g_signal_emit_by_name (test->sidebar->nothing_button, "clicked");
  stk_test_sidebar_assert_page (test, "list", NULL);

  stk_test_sidebar_search (test, "zeppelin <b>");
  stk_test_sidebar_assert_page (test, "nothing", "No Tags Found");
  stk_test_sidebar_act (test, "sidebar.kind", "quote");
  stk_test_sidebar_act (test, "sidebar.show-all", NULL);
  stk_test_sidebar_assert_page (test, "list", NULL);
  stk_test_sidebar_assert_rows (test, STK_TEST_SIDEBAR_ALL);

  stk_document_remove (test->document, stk_test_sidebar_get_id (test, "Harbour"), NULL);
  stk_test_sidebar_act (test, "sidebar.kind", "note");
  stk_test_sidebar_assert_page (test, "nothing", "No Notes Yet");
  stk_document_undo (test->document);
  stk_test_sidebar_assert_page (test, "list", NULL);

  stk_test_sidebar_act (test, "sidebar.kind", "all");
  stk_test_sidebar_act (test, "sidebar.select-all", NULL);
  stk_test_sidebar_act (test, "sidebar.delete", NULL);
  stk_test_sidebar_assert_page (test, "empty", NULL);
  stk_document_undo (test->document);
  stk_test_sidebar_assert_page (test, "list", NULL);
}

static void
bracket (size_t start, size_t end, gpointer user_data)
{
  g_string_append_printf (user_data, "[%zu %zu]", start, end);
}

static void
test_fold (StkTestSidebar *test, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *folded;
    const char *query;
    const char *found; /* in bytes */
  } CASES[] = {
    { "Straße", "strasse", "SS", "[4 6]" },
    { "Zoë Lindqvist", "zoe lindqvist", "zoë", "[0 4]" },
    { "Zoe\xcc\x88", "zoe", "oe", "[1 3]" },
    { "the Traders’ “Wharf”—soon", "the traders' \"wharf\"-soon", "s' wh", "[10 14][18 20]" },
    { "Ἀθήνα", "αθηνα", "ΑΘΗ", "[0 7]" },
    { "العَرَبِيّة", "العربية", "عربي", "[4 18]" },
    { "a\u00ad\u200bb", "ab", "ab", "[0 7]" },
    { "café\u00a0crème", "cafe creme", "cafe c", "[0 5][0 1][7 8]" },
    { "banana", "banana", "an", "[1 3][3 5]" },
    { "", "", "x", "" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *folded = stk_fold (CASES[i].text);
      g_auto (GStrv) terms = stk_fold_terms (CASES[i].query);
      g_autoptr (GString) found = g_string_new (NULL);

      g_assert_cmpstr (folded, ==, CASES[i].folded);
      stk_fold_find (CASES[i].text, (const char *const *) terms, bracket, found);
      g_assert_cmpstr (found->str, ==, CASES[i].found);
    }

  g_assert_null (stk_fold_terms (NULL));
  g_assert_null (stk_fold_terms (" \t"));
  g_assert_true (stk_fold_terms_include ((const char *[]) { "abc", NULL }, NULL));
  g_assert_true (stk_fold_terms_include ((const char *[]) { "abc", "x", NULL }, (const char *[]) { "b", "ab", NULL }));
  g_assert_false (stk_fold_terms_include ((const char *[]) { "abc", NULL }, (const char *[]) { "b", "x", NULL }));
  g_assert_false (stk_fold_terms_include (NULL, (const char *[]) { "b", NULL }));
}

int
main (int argc, char *argv[])
{
  if (!stk_test_sidebar_init (&argc, &argv))
    return 77;

  STK_TEST_SIDEBAR_ADD ("kinds", test_kinds);
  STK_TEST_SIDEBAR_ADD ("states", test_states);
  STK_TEST_SIDEBAR_ADD ("search", test_search);
  STK_TEST_SIDEBAR_ADD ("search-names", test_search_names);
  STK_TEST_SIDEBAR_ADD ("groups", test_groups);
  STK_TEST_SIDEBAR_ADD ("headings", test_headings);
  STK_TEST_SIDEBAR_ADD ("sorts", test_sorts);
  STK_TEST_SIDEBAR_ADD ("newest", test_newest);
  STK_TEST_SIDEBAR_ADD ("properties", test_properties);
  STK_TEST_SIDEBAR_ADD ("pages", test_pages);
  STK_TEST_SIDEBAR_ADD ("fold", test_fold);

  return g_test_run ();
}

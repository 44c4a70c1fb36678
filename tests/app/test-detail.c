/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-focus.h"
#include "stk-link-picker.h"
#include "stk-test-detail.h"

/* What people enter into a field of a type, twice. */
static const char *const TYPED[][2] = {
  [STK_FIELD_TYPE_TEXT] = { "Perpetua Vane", "Leontyne Abara" },
  [STK_FIELD_TYPE_PROSE] = { "One line,\nand another 🙂", "Ein Satz." },
  [STK_FIELD_TYPE_DATE] = { "2026-03-14", "2024-02-29" },
  [STK_FIELD_TYPE_IRI] = { "https://desk.example/a", "records/tape 3.ogg" },
  [STK_FIELD_TYPE_PERSON] = { "Mira Holm", "Jonas Ekström" },
};

static void
expect_value (StkTestDetail *test, const StkField *field, const char *string)
{
  StkValue *value = stk_annotation_get_value (stk_test_detail_get (test), field);
  g_autofree char *kept = NULL;

  if (!(field->flags & STK_FIELD_CONFIDENTIAL))
    {
      g_assert_cmpstr (value ? stk_value_get_string (value) : NULL, ==, string);
      return;
    }

  g_assert_null (value);
  kept = stk_document_dup_confidential (test->document, test->id, field, NULL);
  g_assert_cmpstr (kept, ==, string);
}

static void
expect_shown (StkTestDetail *test, const StkField *field, const char *text)
{
  g_autofree char *shown = stk_test_row_dup_text (stk_test_detail_row (test, field->label));

  g_assert_cmpstr (shown, ==, text);
}

static void
undo (StkTestDetail *test, const StkField *field, const char *string, const char *text)
{
  stk_document_undo (test->document);
  expect_value (test, field, string);
  expect_shown (test, field, text);
}

static void
walk_typed (StkTestDetail *test, const StkField *field)
{
  GtkWidget *row = stk_test_detail_row (test, field->label);

  for (int i = 0; i < 2; i++)
    {
      stk_test_row_enter (row, TYPED[field->type][i]);
      expect_value (test, field, TYPED[field->type][i]);
      stk_document_break_typing (test->document);
    }
  stk_test_row_enter (row, "");
  expect_value (test, field, NULL);
  undo (test, field, TYPED[field->type][1], TYPED[field->type][1]);
  undo (test, field, TYPED[field->type][0], TYPED[field->type][0]);
  undo (test, field, NULL, "");
  stk_document_redo (test->document);
  expect_shown (test, field, TYPED[field->type][0]);
  stk_document_undo (test->document);
}

static void
walk_choice (StkTestDetail *test, const StkField *field)
{
  GtkWidget *row = stk_test_detail_row (test, field->label);
  const StkChoice *last = NULL;

  for (const StkChoice *choice = field->choices; choice->nick != NULL; choice++)
    {
      stk_test_row_choose (row, choice->label);
      expect_value (test, field, choice->nick);
      expect_shown (test, field, choice->label);
      last = choice;
    }

  /* a toggle that is active is pressed again, a list has an entry for nothing */
  stk_test_row_choose (row, ADW_IS_COMBO_ROW (row) ? "Not Set" : last->label);
  expect_value (test, field, NULL);
  expect_shown (test, field, "");
  undo (test, field, last->nick, last->label);
  undo (test, field, last[-1].nick, last[-1].label);
  if (!ADW_IS_COMBO_ROW (row))
    {
      g_autofree char *clear = g_strdup_printf ("Clear “%s”", field->label);

      stk_test_press (row, clear);
      expect_value (test, field, NULL);
      stk_test_row_choose (row, last->label);
      expect_value (test, field, last->nick);
    }
}

static void
walk_open_choice (StkTestDetail *test, const StkField *field)
{
  GtkWidget *row = stk_test_detail_row (test, field->label);

  for (const StkChoice *choice = field->choices; choice->nick != NULL; choice++)
    {
      g_assert_true (gtk_widget_activate_action (row, "suggestion.choose", "s", choice->nick));
      expect_value (test, field, choice->nick);
      expect_shown (test, field, choice->label);
    }
  stk_test_row_enter (row, "  half TRUE ");
  expect_value (test, field, "half-true");
  stk_test_row_enter (row, "Satire");
  expect_value (test, field, "Satire");
  stk_test_row_enter (row, "");
  expect_value (test, field, NULL);
}

static void
walk_switch (StkTestDetail *test, const StkField *field)
{
  AdwSwitchRow *row = ADW_SWITCH_ROW (stk_test_detail_row (test, field->label));

  adw_switch_row_set_active (row, TRUE);
  expect_value (test, field, "true");
  adw_switch_row_set_active (row, FALSE);
  expect_value (test, field, NULL);
  undo (test, field, "true", "true");
  undo (test, field, NULL, "");
}

static void
walk_link (StkTestDetail *test, const StkField *field)
{
  GtkWidget *row = stk_test_detail_row (test, field->label);
  StkLinkPicker *picker = STK_LINK_PICKER (stk_test_find_type (row, STK_TYPE_LINK_PICKER));
  g_autofree char *id = NULL;

  for (guint kind = 0; id == NULL; kind++)
    if (field->link_kinds & STK_KINDS (kind))
      id = g_strdup (stk_annotation_get_id (stk_test_tag (test->document, kind, "Jonas Brandt")));

  g_signal_emit_by_name (picker, "picked", id);
  expect_value (test, field, id);
  expect_shown (test, field, "Jonas Brandt");
  stk_test_press (row, "Go to This Tag");
  g_assert_cmpuint (test->heard->len, ==, 1);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (test->heard, 0), id));
  g_ptr_array_set_size (test->heard, 0);

  stk_test_press (GTK_WIDGET (picker), "_Clear");
  expect_value (test, field, NULL);
  undo (test, field, id, "Jonas Brandt");

  /* the other tag goes, and so does the link */
  stk_document_remove (test->document, id, NULL);
  expect_shown (test, field, "");
}

static void
walk_anchor (StkTestDetail *test, const StkField *field)
{
  GtkWidget *row = stk_test_detail_row (test, field->label);
  g_autofree char *range = NULL;

  test->selection = STK_RANGE (0, 0);
  stk_test_press (row, "Use Selection");
  stk_test_detail_expect (test, "message Select the words in the article first");

  test->selection = stk_test_find (test->document, "said council leader");
  stk_test_press (row, "Use Selection");
  stk_test_detail_expect (test, NULL);
  g_assert_cmpstr (stk_anchor_get_exact (stk_value_get_anchor (
                     stk_annotation_get_value (stk_test_detail_get (test), field))),
                   ==, "said council leader");
  expect_shown (test, field, "“said council leader”");

  range = g_strdup_printf ("range %zu–%zu", test->selection.start, test->selection.end);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  stk_test_detail_expect (test, range);

  stk_test_press (row, "Clear");
  g_assert_null (stk_annotation_get_value (stk_test_detail_get (test), field));
  expect_shown (test, field, "");
  stk_document_undo (test->document);
  expect_shown (test, field, "“said council leader”");
}

static void
walk_field (StkTestDetail *test, const StkField *field)
{
  switch (field->type)
    {
    case STK_FIELD_TYPE_CHOICE:
      if (field->flags & STK_FIELD_OPEN)
        walk_open_choice (test, field);
      else
        walk_choice (test, field);
      break;
    case STK_FIELD_TYPE_BOOLEAN:
      walk_switch (test, field);
      break;
    case STK_FIELD_TYPE_LINK:
      walk_link (test, field);
      break;
    case STK_FIELD_TYPE_ANCHOR:
      walk_anchor (test, field);
      break;
    case STK_FIELD_TYPE_LIST:
      g_assert_nonnull (stk_test_find_label (GTK_WIDGET (test->detail), field->label));
      break;
    case STK_FIELD_TYPE_TEXT:
    case STK_FIELD_TYPE_PROSE:
    case STK_FIELD_TYPE_DATE:
    case STK_FIELD_TYPE_IRI:
    case STK_FIELD_TYPE_PERSON:
    default:
      walk_typed (test, field);
    }
}

/* Answers what a field depends on, so that it is asked for. */
static void
ask_for (StkTestDetail *test, StkKind kind, const StkField *field)
{
  g_auto (GStrv) parts = field->when ? g_strsplit_set (field->when, "= ", 3) : NULL;

  if (parts == NULL)
    return;

  g_assert_null (stk_test_detail_row (test, field->label));
  stk_test_set (test->document, test->id, parts[0], parts[1] ? parts[1] : "records/tape.ogg");
  g_assert_nonnull (stk_test_detail_row (test, field->label));
  g_assert_true (stk_field_has_kind (field, kind));
}

/* Every field of every kind that people may edit can be set and cleared in the pane, and says so of undo and redo. */
static void
test_table (StkTestDetail *test, gconstpointer data)
{
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (guint kind = 0; kind < STK_N_KINDS; kind++)
    for (size_t i = 0; i < n_fields; i++)
      {
        const StkField *field = &fields[i];

        if (!stk_field_has_kind (field, kind) || field->group == STK_FIELD_GROUP_STATE ||
            (field->flags & STK_FIELD_INTERNAL))
          continue;

        g_test_message ("%s of a %s", field->name, stk_kind_get_info (kind)->nick);
        stk_test_detail_tag (test, kind, "council leader Jonas Brandt");
        ask_for (test, kind, field);
        walk_field (test, field);
        stk_document_remove (test->document, test->id, NULL);
      }
}

static void
test_state (StkTestDetail *test, gconstpointer data)
{
  const StkField *field = stk_test_field (STK_KIND_CLAIM, STK_FIELD_STATUS);
  GtkDropDown *drop_down;

  stk_test_detail_tag (test, STK_KIND_CLAIM, "The repairs cost €4.2 million");
  drop_down = GTK_DROP_DOWN (stk_test_find_type (GTK_WIDGET (test->detail), GTK_TYPE_DROP_DOWN));
  for (guint i = 0; field->choices[i].nick != NULL; i++)
    {
      gtk_drop_down_set_selected (drop_down, i);
      if (g_str_equal (field->choices[i].nick, "second-read"))
        {
          /* who checked it is no second reader, but for a reason, which the pane asks for */
          g_assert_cmpstr (stk_annotation_get_status (stk_test_detail_get (test)), ==, "checked");
          g_assert_cmpuint (gtk_drop_down_get_selected (drop_down), ==, i - 1);
          g_assert_nonnull (stk_test_detail_row (test, "Reason for the Override"));
          stk_test_set (test->document, test->id, "override", "Nobody else is on duty");
          gtk_drop_down_set_selected (drop_down, i);
        }
      g_assert_cmpstr (stk_annotation_get_status (stk_test_detail_get (test)), ==, field->choices[i].nick);
    }
  stk_document_undo (test->document);
  g_assert_cmpuint (gtk_drop_down_get_selected (drop_down), ==, 7);

  /* a source is not checked; only one that is suggested has a state to speak of */
  stk_test_detail_tag (test, STK_KIND_SOURCE, "Jonas Brandt");
  g_assert_null (stk_test_find_widget (GTK_WIDGET (test->detail), GTK_TYPE_DROP_DOWN, NULL, NULL));
  stk_test_set (test->document, test->id, STK_FIELD_STATUS, "suggested");
  g_assert_nonnull (stk_test_find_widget (GTK_WIDGET (test->detail), GTK_TYPE_DROP_DOWN, NULL, NULL));
}

/* What is in the wrong form is not taken, stays in the field, and the reason stands under it. */
static void
test_errors (StkTestDetail *test, gconstpointer data)
{
  static const struct
  {
    const char *name, *label, *good, *bad, *better;
  } CASES[] = {
    { "right-of-reply-date", "Reply Date", "2026-05-15", "in May", "2026-05-16" },
    { "right-of-reply-date", "Reply Date", "2026-05-15", "2026-02-30", "" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      GtkWidget *row;

      stk_test_detail_tag (test, STK_KIND_CLAIM, "The repairs cost €4.2 million");
      stk_test_set (test->document, test->id, "right-of-reply", "asked");
      stk_test_set (test->document, test->id, CASES[i].name, CASES[i].good);
      row = stk_test_detail_row (test, CASES[i].label);

      stk_test_row_enter (row, CASES[i].bad);
      g_assert_cmpstr (stk_test_detail_get_string (test, CASES[i].name), ==, CASES[i].good);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, CASES[i].bad);
      g_assert_nonnull (stk_test_detail_message (test, CASES[i].label));
      gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);

      /* another edit leaves it alone */
      stk_test_set (test->document, test->id, "verdict", "true");
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, CASES[i].bad);

      stk_test_row_enter (row, CASES[i].better);
      g_assert_cmpstr (stk_test_detail_get_string (test, CASES[i].name), ==, *CASES[i].better ? CASES[i].better : NULL);
      g_assert_null (stk_test_detail_message (test, CASES[i].label));
      stk_document_remove (test->document, test->id, NULL);
    }
}

static void
test_links (StkTestDetail *test, gconstpointer data)
{
  GtkWidget *row;

  stk_test_detail_tag (test, STK_KIND_QUOTE, "“and there is none.”");
  row = stk_test_detail_row (test, "Backup");
  g_assert_null (stk_test_find_button (row, "Open the Link"));
  stk_test_row_enter (row, "records/tape.ogg");
  g_assert_null (stk_test_find_button (row, "Open the Link"));

  stk_test_row_enter (row, "/home/mira/tape.ogg");
  g_assert_cmpstr (stk_test_detail_get_string (test, "backup"), ==, "records/tape.ogg");
  g_assert_nonnull (stk_test_detail_message (test, "Backup"));

  stk_test_row_enter (row, "https://desk.example/tape.ogg");
  g_assert_null (stk_test_detail_message (test, "Backup"));
  stk_test_press (row, "Open the Link");
  stk_test_detail_expect (test, "link https://desk.example/tape.ogg");
  stk_test_row_enter (row, "ftp://desk.example/tape.ogg");
  g_assert_null (stk_test_find_button (row, "Open the Link"));
}

/* Half a date is no mistake as long as it is being typed; what can be read as a date becomes one. */
static void
test_dates (StkTestDetail *test, gconstpointer data)
{
  GtkWidget *row;

  stk_test_detail_tag (test, STK_KIND_CLAIM, "The repairs cost €4.2 million");
  stk_test_set (test->document, test->id, "right-of-reply", "asked");
  row = stk_test_detail_row (test, "Reply Date");
  gtk_widget_grab_focus (row);
  stk_test_row_enter (row, "2026-0");
  g_assert_null (stk_test_detail_message (test, "Reply Date"));
  g_signal_emit_by_name (row, "entry-activated");
  g_assert_nonnull (stk_test_detail_message (test, "Reply Date"));

  /* undo takes back first what was not taken */
  g_assert_true (stk_detail_revert (test->detail));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
  g_assert_null (stk_test_detail_message (test, "Reply Date"));
  g_assert_false (stk_detail_revert (test->detail));

  stk_test_row_enter (row, "14 June 2026");
  g_assert_null (stk_test_detail_get_string (test, "right-of-reply-date"));
  g_signal_emit_by_name (row, "entry-activated");
  g_assert_cmpstr (stk_test_detail_get_string (test, "right-of-reply-date"), ==, "2026-06-14");
}

static void
test_calendar (StkTestDetail *test, gconstpointer data)
{
  GtkWidget *row, *calendar;
  g_autoptr (GDateTime) shown = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%F");

  stk_test_detail_tag (test, STK_KIND_CLAIM, "The repairs cost €4.2 million");
  stk_test_set (test->document, test->id, "right-of-reply-date", "2026-03-31");
  row = stk_test_detail_row (test, "Reply Date");
  gtk_menu_button_popup (GTK_MENU_BUTTON (stk_test_find_type (row, GTK_TYPE_MENU_BUTTON)));
  calendar = stk_test_find_type (row, GTK_TYPE_CALENDAR);
  shown = gtk_calendar_get_date (GTK_CALENDAR (calendar));
  g_assert_cmpint (g_date_time_get_month (shown), ==, 3);
  g_assert_cmpint (g_date_time_get_day_of_month (shown), ==, 31);
  g_assert_cmpstr (stk_test_detail_get_string (test, "right-of-reply-date"), ==, "2026-03-31");

  g_object_set (calendar, "day", 14, NULL);
  g_signal_emit_by_name (calendar, "day-selected");
  g_assert_cmpstr (stk_test_detail_get_string (test, "right-of-reply-date"), ==, "2026-03-14");
  stk_test_press (row, "_Today");
  g_assert_cmpstr (stk_test_detail_get_string (test, "right-of-reply-date"), ==, today);
  stk_test_press (row, "_Clear");
  g_assert_null (stk_test_detail_get_string (test, "right-of-reply-date"));
}

/* Whatever a newer version or another program put there is shown, and stays until a person changes it. */
static void
test_unknown_values (StkTestDetail *test, gconstpointer data)
{
  static const char *const NAMES[] = { "finding", "type", "status" };
  g_autoptr (StkValue) value = stk_value_new_string ("disputed");

  stk_test_detail_tag (test, STK_KIND_CLAIM, "The repairs cost €4.2 million");
  for (size_t i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      const StkField *field = stk_test_field (STK_KIND_CLAIM, NAMES[i]);
      g_autoptr (StkAnnotation) changed =
        stk_annotation_with_value (stk_test_detail_get (test), field, value, "2026-05-12T06:40:00Z");

      stk_annotation_list_replace (stk_document_get_annotations (test->document), changed);
      g_assert_cmpstr (stk_test_detail_get_string (test, NAMES[i]), ==, "disputed");
      g_assert_nonnull (stk_test_find_label (GTK_WIDGET (test->detail), "disputed"));
    }

  stk_test_row_choose (stk_test_detail_row (test, "Finding"), "Confirmed");
  stk_test_row_choose (stk_test_detail_row (test, "Type"), "Age");
  g_assert_cmpstr (stk_test_detail_get_string (test, "finding"), ==, "confirmed");
  g_assert_cmpstr (stk_test_detail_get_string (test, "type"), ==, "age");
}

/* Typing moves neither the focus nor the cursor, and makes no new rows. */
static void
test_typing (StkTestDetail *test, gconstpointer data)
{
  GtkWidget *entry, *text;
  GtkTextIter iter;
  GtkTextBuffer *buffer;

  stk_test_detail_tag (test, STK_KIND_SOURCE, "Jonas Brandt");
  entry = stk_test_detail_row (test, "Role");
  gtk_widget_grab_focus (entry);
  gtk_editable_insert_text (GTK_EDITABLE (entry), "leader ", -1, &(int) { 0 });
  gtk_editable_set_position (GTK_EDITABLE (entry), 0);
  gtk_editable_insert_text (GTK_EDITABLE (entry), "council ", -1, &(int) { 0 });
  gtk_editable_set_position (GTK_EDITABLE (entry), 3);
  g_assert_cmpstr (stk_test_detail_get_string (test, "role"), ==, "council leader");
  stk_test_set (test->document, test->id, "affiliation", "Vessmouth");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "council leader ");
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (entry)), ==, 3);
  g_assert_true (stk_test_detail_row (test, "Role") == entry);
  g_assert_true (stk_focus_is_in (entry));

  text = stk_test_detail_row (test, "Note");
  gtk_widget_grab_focus (text);
  buffer = stk_test_row_buffer (text);
  gtk_text_buffer_insert_at_cursor (buffer, "one two three", -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, 3);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_buffer_insert_at_cursor (buffer, ",", -1);
  g_assert_cmpstr (stk_test_detail_get_string (test, "note"), ==, "one, two three");
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==, 4);
  g_assert_true (stk_focus_is_in (text));
}

static void
step_back (StkTestDetail *test)
{
  stk_document_undo (test->document);
  stk_detail_focus_change (test->detail);
}

/* What is typed into one field is one step. The focus goes with the steps, from field to field and from tag to tag. */
static void
test_undo (StkTestDetail *test, gconstpointer data)
{
  GtkWidget *name, *role;
  g_autofree char *first = NULL;

  stk_test_detail_tag (test, STK_KIND_SOURCE, "Jonas Brandt");
  first = g_strdup (test->id);
  name = stk_test_detail_row (test, "Name");
  role = stk_test_detail_row (test, "Role");
  gtk_widget_grab_focus (name);
  stk_test_row_enter (name, "J");
  stk_test_row_enter (name, "Jo");
  stk_test_row_enter (name, "Jonas");
  gtk_widget_grab_focus (role);
  stk_test_row_enter (role, "leader");
  stk_test_row_enter (role, "council leader");
  gtk_widget_grab_focus (name);
  stk_test_row_enter (name, "Jonas Brandt");

  step_back (test);
  g_assert_cmpstr (stk_test_detail_get_string (test, "name"), ==, "Jonas");
  g_assert_true (stk_focus_is_in (name));
  step_back (test);
  g_assert_null (stk_test_detail_get_string (test, "role"));
  g_assert_true (stk_focus_is_in (role));
  step_back (test);
  g_assert_null (stk_test_detail_get_string (test, "name"));
  g_assert_true (stk_focus_is_in (name));
  stk_document_redo (test->document);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Jonas");

  stk_test_detail_tag (test, STK_KIND_SOURCE, "Zoë Lindqvist");
  gtk_widget_grab_focus (role);
  stk_test_row_enter (role, "café owner");
  stk_test_detail_show (test, first);
  g_assert_true (stk_focus_is_in (role));

  /* another kind has other rows, but the focus stays in the pane */
  stk_test_detail_tag (test, STK_KIND_CLAIM, "The repairs cost €4.2 million");
  g_assert_true (stk_focus_is_in (GTK_WIDGET (test->detail)));

  /* and where the focus is elsewhere, it stays there */
  stk_test_detail_leave (test);
  stk_test_detail_show (test, first);
  step_back (test);
  g_assert_false (stk_focus_is_in (GTK_WIDGET (test->detail)));
}

/* Where undo puts a text back, the cursor goes to the place. */
static void
test_undo_cursor (StkTestDetail *test, gconstpointer data)
{
  GtkWidget *row;
  GtkTextBuffer *buffer;
  GtkTextIter iter;

  stk_test_detail_tag (test, STK_KIND_CLAIM, "The repairs cost €4.2 million");
  stk_test_set (test->document, test->id, "statement", "The repairs cost four million");
  row = stk_test_detail_row (test, "Statement");
  stk_document_break_typing (test->document);
  buffer = stk_test_row_buffer (row);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, 12);
  gtk_text_buffer_insert (buffer, &iter, "will ", -1);
  gtk_text_buffer_get_end_iter (buffer, &iter);
  gtk_text_buffer_place_cursor (buffer, &iter);
  stk_document_undo (test->document);
  g_assert_cmpstr (stk_test_detail_get_string (test, "statement"), ==, "The repairs cost four million");
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==, 12);
}

/* A field that depends on another comes and goes with it, but not from under the cursor. */
static void
test_when (StkTestDetail *test, gconstpointer data)
{
  stk_test_detail_tag (test, STK_KIND_CLAIM, "The repairs cost €4.2 million");
  g_assert_null (stk_test_detail_row (test, "Suggested Text"));
  stk_test_row_choose (stk_test_detail_row (test, "Finding"), "Confirmed");
  g_assert_null (stk_test_detail_row (test, "Suggested Text"));
  stk_test_row_choose (stk_test_detail_row (test, "Finding"), "Correction Needed");
  g_assert_nonnull (stk_test_detail_row (test, "Suggested Text"));
  stk_test_row_enter (stk_test_detail_row (test, "Suggested Text"), "€4.4 million");
  stk_test_row_choose (stk_test_detail_row (test, "Finding"), "Confirmed");
  g_assert_nonnull (stk_test_detail_row (test, "Suggested Text"));
  gtk_widget_grab_focus (stk_test_detail_row (test, "Suggested Text"));
  stk_test_row_enter (stk_test_detail_row (test, "Suggested Text"), "");
  g_assert_nonnull (stk_test_detail_row (test, "Suggested Text"));
  stk_test_detail_leave (test);
  stk_test_set (test->document, test->id, "verdict", "true");
  g_assert_null (stk_test_detail_row (test, "Suggested Text"));
}

static void
choose_kind (StkTestDetail *test, StkKind kind)
{
  GtkWidget *button = stk_test_find_type (GTK_WIDGET (test->detail), g_type_from_name ("StkKindButton"));
  GtkWidget *list = stk_test_find_type (button, GTK_TYPE_LIST_BOX);

  gtk_menu_button_popup (GTK_MENU_BUTTON (stk_test_find_type (button, GTK_TYPE_MENU_BUTTON)));
  stk_test_detail_settle (test);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) kind));
  stk_test_detail_settle (test);
}

static void
test_kind (StkTestDetail *test, gconstpointer data)
{
  g_autofree char *source = g_strdup (stk_annotation_get_id (stk_test_tag (test->document, STK_KIND_SOURCE, "Jonas")));

  stk_test_detail_tag (test, STK_KIND_QUOTE, "“and there is none.”");
  stk_test_set (test->document, test->id, "speaker", source);
  stk_test_set (test->document, test->id, "form", "direct");
  stk_test_set (test->document, test->id, "verified-by", "notes");
  stk_test_set (test->document, test->id, "note", "Ask again.");
  choose_kind (test, STK_KIND_NOTE);
  g_assert_nonnull (stk_test_find_label (GTK_WIDGET (test->detail), "Loses: Speaker, Form, 1 more field"));
  g_assert_cmpint (stk_annotation_get_kind (stk_test_detail_get (test)), ==, STK_KIND_NOTE);
  g_assert_null (stk_test_detail_row (test, "Verified By"));
  g_assert_cmpstr (stk_test_detail_get_string (test, "text"), ==, "Ask again.");

  stk_document_undo (test->document);
  g_assert_nonnull (stk_test_detail_row (test, "Verified By"));
  g_assert_cmpstr (stk_test_detail_get_string (test, "verified-by"), ==, "notes");

  /* the links of others are lost, too */
  stk_test_detail_show (test, source);
  choose_kind (test, STK_KIND_CLAIM);
  g_assert_nonnull (stk_test_find_label (GTK_WIDGET (test->detail), "Loses: 1 link to it"));
  choose_kind (test, STK_KIND_CLAIM);
  stk_document_undo (test->document);
  g_assert_cmpint (stk_annotation_get_kind (stk_test_detail_get (test)), ==, STK_KIND_SOURCE);
}

/* Nothing can be changed, but everything that is there can be read, copied and followed. */
static void
test_read_only (StkTestDetail *test, gconstpointer data)
{
  g_autoptr (GFile) article = stk_test_folder_get (test->folder, "bridge.txt");
  g_autoptr (GFile) sidecar = stk_test_folder_get (test->folder, "bridge.txt.annotations.json");
  g_autofree char *saved = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *newer = NULL;
  GtkWidget *row;

  stk_test_detail_tag (test, STK_KIND_QUOTE, "“and there is none.”");
  stk_test_set (test->document, test->id, "backup", "https://desk.example/tape.ogg");
  stk_test_set (test->document, test->id, "form", "direct");
  stk_test_save (test->document);
  saved = stk_test_read (sidecar);
  parts = g_strsplit (saved, "\"stk:version\": 1", 2);
  newer = g_strjoinv ("\"stk:version\": 99", parts);
  stk_test_write (sidecar, newer);

  stk_test_detail_open (test, article);
  g_assert_true (stk_document_get_read_only (test->document));
  stk_test_detail_show (test, test->id);
  row = stk_test_detail_row (test, "Backup");
  g_assert_true (gtk_widget_is_sensitive (row));
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (row)));
  stk_test_press (row, "Open the Link");
  stk_test_detail_expect (test, "link https://desk.example/tape.ogg");
  g_assert_false (gtk_widget_is_sensitive (stk_test_detail_row (test, "Form")));
  g_assert_null (stk_test_detail_row (test, "Speaker"));
  g_assert_null (stk_test_detail_row (test, "Add a Comment"));
  g_assert_false (gtk_widget_is_sensitive (stk_test_find_type (GTK_WIDGET (test->detail), GTK_TYPE_DROP_DOWN)));
  gtk_widget_grab_focus (row);
  stk_test_detail_settle (test);
}

/* A tag whose words are gone says so, and can be put at others. */
static void
test_orphan (StkTestDetail *test, gconstpointer data)
{
  g_autoptr (GFile) article = stk_test_folder_get (test->folder, "bridge.txt");
  g_autofree char *changed = NULL;
  g_auto (GStrv) parts = g_strsplit (STK_TEST_ARTICLE, "twice as much as planned", 2);

  stk_test_detail_tag (test, STK_KIND_CLAIM, "twice as much as planned");
  stk_test_save (test->document);
  g_assert_null (stk_test_find_button (GTK_WIDGET (test->detail), "Use Selection"));
  changed = g_strjoinv ("far more than anybody thought", parts);
  stk_test_write (article, changed);

  stk_test_detail_open (test, article);
  stk_test_detail_show (test, test->id);
  stk_test_press (GTK_WIDGET (test->detail), "Use Selection");
  stk_test_detail_expect (test, "message Select the words in the article first");
  test->selection = stk_test_find (test->document, "far more");
  stk_test_press (GTK_WIDGET (test->detail), "Use Selection");
  g_assert_cmpint (stk_annotation_get_anchor_state (stk_test_detail_get (test)), ==, STK_ANCHOR_STATE_EXACT);
  g_assert_null (stk_test_find_button (GTK_WIDGET (test->detail), "Use Selection"));
  g_assert_nonnull (stk_test_find_label (GTK_WIDGET (test->detail), "far more"));
}

/* The focus goes with the forms to and fro, and keeps none of them alive. */
static void
test_focus (StkTestDetail *test, gconstpointer data)
{
  g_autofree char *claim = g_strdup (stk_annotation_get_id (stk_test_tag (test->document, STK_KIND_CLAIM, "12,000")));
  g_autofree char *source = g_strdup (stk_annotation_get_id (stk_test_tag (test->document, STK_KIND_SOURCE, "Courier")));

  stk_test_detail_show (test, claim);
  gtk_widget_grab_focus (stk_test_detail_row (test, "Statement"));
  for (int i = 0; i < 2; i++)
    {
      stk_detail_show (test->detail, test->document, source);
      stk_detail_show (test->detail, test->document, claim);
    }
  g_assert_true (stk_focus_is_in (GTK_WIDGET (test->detail)));
  stk_test_detail_settle (test);
  g_assert_true (stk_focus_is_in (GTK_WIDGET (test->detail)));

  gtk_widget_grab_focus (stk_test_detail_row (test, "Note"));
  stk_document_set_kind (test->document, claim, STK_KIND_QUOTE, NULL);
  g_assert_true (stk_focus_is_in (stk_test_detail_row (test, "Note")));
}

static gboolean
is_unnamed (GtkWidget *widget, gconstpointer data)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  if (!gtk_widget_get_focusable (widget) || !gtk_widget_get_can_focus (widget) || GTK_IS_LIST_BOX (widget) ||
      GTK_IS_SCROLLED_WINDOW (widget))
    return FALSE;

  return !gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) &&
         !gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY) &&
         gtk_widget_get_tooltip_text (widget) == NULL &&
         stk_test_find_widget (widget, GTK_TYPE_LABEL, NULL, NULL) == NULL;
}

/* Whatever the keyboard reaches has a name. */
static void
test_names (StkTestDetail *test, gconstpointer data)
{
  for (guint kind = 0; kind < STK_N_KINDS; kind++)
    {
      GtkWidget *unnamed, *more;

      stk_test_detail_tag (test, kind, "council leader Jonas Brandt");
      more = stk_test_detail_row (test, "More");
      if (more != NULL)
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (more), TRUE);
      stk_test_detail_settle (test);
      unnamed = stk_test_find_widget (GTK_WIDGET (test->detail), GTK_TYPE_WIDGET, is_unnamed, NULL);
      if (unnamed != NULL)
        g_test_message ("a %s in a %s has no name", G_OBJECT_TYPE_NAME (unnamed),
                        G_OBJECT_TYPE_NAME (gtk_widget_get_parent (unnamed)));
      g_assert_null (unnamed);
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

  STK_TEST_DETAIL_ADD ("/detail/table", test_table);
  STK_TEST_DETAIL_ADD ("/detail/state", test_state);
  STK_TEST_DETAIL_ADD ("/detail/errors", test_errors);
  STK_TEST_DETAIL_ADD ("/detail/links", test_links);
  STK_TEST_DETAIL_ADD ("/detail/dates", test_dates);
  STK_TEST_DETAIL_ADD ("/detail/calendar", test_calendar);
  STK_TEST_DETAIL_ADD ("/detail/unknown-values", test_unknown_values);
  STK_TEST_DETAIL_ADD ("/detail/typing", test_typing);
  STK_TEST_DETAIL_ADD ("/detail/undo", test_undo);
  STK_TEST_DETAIL_ADD ("/detail/undo-cursor", test_undo_cursor);
  STK_TEST_DETAIL_ADD ("/detail/when", test_when);
  STK_TEST_DETAIL_ADD ("/detail/kind", test_kind);
  STK_TEST_DETAIL_ADD ("/detail/read-only", test_read_only);
  STK_TEST_DETAIL_ADD ("/detail/orphan", test_orphan);
  STK_TEST_DETAIL_ADD ("/detail/focus", test_focus);
  STK_TEST_DETAIL_ADD ("/detail/names", test_names);

  return g_test_run ();
}

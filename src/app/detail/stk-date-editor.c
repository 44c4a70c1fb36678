/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-entry-editor.h"
#include "stk-icon-button.h"

#include <glib/gi18n.h>

/**
 * StkDateEditor:
 *
 * Edits a date in an entry row with a calendar beside it. What is typed in another form than the saved one is put into
 * that when the field is left, if it can be read.
 */
struct _StkDateEditor
{
  StkEntryEditor parent_instance;

  GtkMenuButton *button;
  GtkCalendar *calendar;
  GtkWidget *clear_button;
  gboolean preparing;
};

#define STK_TYPE_DATE_EDITOR (stk_date_editor_get_type ())

G_DECLARE_FINAL_TYPE (StkDateEditor, stk_date_editor, STK, DATE_EDITOR, StkEntryEditor)
G_DEFINE_FINAL_TYPE (StkDateEditor, stk_date_editor, STK_TYPE_ENTRY_EDITOR)

static void
enter (StkDateEditor *self, const char *string)
{
  gtk_menu_button_popdown (self->button);
  stk_field_editor_enter (STK_FIELD_EDITOR (self), string);
  stk_field_editor_grab_focus (STK_FIELD_EDITOR (self));
}

static void
day_selected_cb (StkDateEditor *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autofree char *string = g_date_time_format (date, "%F");

  if (!self->preparing)
    enter (self, string);
}

static void
today_cb (StkDateEditor *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *string = g_date_time_format (now, "%F");

  enter (self, string);
}

static void
clear_cb (StkDateEditor *self)
{
  enter (self, "");
}

/* The calendar opens at the date that the field holds, or today. */
static void
prepare_cb (StkDateEditor *self)
{
  const char *string = stk_field_editor_get_string (STK_FIELD_EDITOR (self));
  g_autofree char *midnight = g_strconcat (string, "T00:00:00", NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (midnight, zone);

  if (date == NULL)
    date = g_date_time_new_now_local ();

  self->preparing = TRUE;
  g_object_set (self->calendar, "day", 1, "year", g_date_time_get_year (date), "month",
                g_date_time_get_month (date) - 1, "day", g_date_time_get_day_of_month (date), NULL);
  self->preparing = FALSE;
  gtk_widget_set_sensitive (self->clear_button, *string != '\0');
}

static GtkWidget *
new_button (StkDateEditor *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);

  return button;
}

static GtkWidget *
new_popover (StkDateEditor *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Calendar"), -1);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self, G_CONNECT_SWAPPED);

  self->clear_button = new_button (self, C_ ("a date", "_Clear"), G_CALLBACK (clear_cb));
  gtk_box_append (GTK_BOX (buttons), self->clear_button);
  gtk_box_append (GTK_BOX (buttons), new_button (self, C_ ("a date", "_Today"), G_CALLBACK (today_cb)));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->calendar));
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (popover, "show", G_CALLBACK (prepare_cb), self, G_CONNECT_SWAPPED);

  return popover;
}

static GtkWidget *
stk_date_editor_build (StkFieldEditor *editor)
{
  StkDateEditor *self = STK_DATE_EDITOR (editor);
  GtkWidget *row = STK_FIELD_EDITOR_CLASS (stk_date_editor_parent_class)->build (editor);

  self->button = GTK_MENU_BUTTON (stk_icon_menu_button_new ("x-office-calendar-symbolic", _ ("Choose a Date")));
  gtk_menu_button_set_popover (self->button, new_popover (self));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), GTK_WIDGET (self->button));

  return row;
}

static void
stk_date_editor_leave (StkFieldEditor *editor)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (stk_field_editor_get_widget (editor)));
  char string[sizeof "0000-00-00"];
  GDate date;

  if (*text == '\0' || stk_field_check (stk_field_editor_get_field (editor), text, NULL))
    return;

  g_date_clear (&date, 1);
  g_date_set_parse (&date, text);
  if (!g_date_valid (&date))
    return;

  g_date_strftime (string, sizeof string, "%Y-%m-%d", &date);
  stk_field_editor_enter (editor, string);
}

static void
stk_date_editor_set_editable (StkFieldEditor *editor, gboolean editable)
{
  STK_FIELD_EDITOR_CLASS (stk_date_editor_parent_class)->set_editable (editor, editable);
  gtk_widget_set_visible (GTK_WIDGET (STK_DATE_EDITOR (editor)->button), editable);
}

static void
stk_date_editor_class_init (StkDateEditorClass *klass)
{
  STK_FIELD_EDITOR_CLASS (klass)->build = stk_date_editor_build;
  STK_FIELD_EDITOR_CLASS (klass)->leave = stk_date_editor_leave;
  STK_FIELD_EDITOR_CLASS (klass)->set_editable = stk_date_editor_set_editable;
}

static void
stk_date_editor_init (StkDateEditor *self)
{
}

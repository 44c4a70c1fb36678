/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-annotation-text.h"
#include "stk-field-editor-private.h"
#include "stk-icon-button.h"
#include "stk-link-picker.h"

#include <glib/gi18n.h>

/**
 * StkLinkEditor:
 *
 * Edits a link to another tag: a row with the name of that tag, a list to choose from, and a button that goes there.
 */
struct _StkLinkEditor
{
  StkFieldEditor parent_instance;

  StkLinkPicker *picker;
  GtkWidget *menu_button;
  GtkWidget *go_button;
};

#define STK_TYPE_LINK_EDITOR (stk_link_editor_get_type ())

G_DECLARE_FINAL_TYPE (StkLinkEditor, stk_link_editor, STK, LINK_EDITOR, StkFieldEditor)
G_DEFINE_FINAL_TYPE (StkLinkEditor, stk_link_editor, STK_TYPE_FIELD_EDITOR)

static void
picked_cb (StkLinkEditor *self, const char *id)
{
  gtk_widget_grab_focus (stk_field_editor_get_widget (STK_FIELD_EDITOR (self)));
  stk_field_editor_take (STK_FIELD_EDITOR (self), id);
}

static void
go_cb (StkLinkEditor *self)
{
  gtk_widget_activate_action (self->go_button, "detail.go-to-tag", "s",
                              stk_field_editor_get_string (STK_FIELD_EDITOR (self)));
}

static GtkWidget *
stk_link_editor_build (StkFieldEditor *editor)
{
  StkLinkEditor *self = STK_LINK_EDITOR (editor);
  GtkWidget *row = adw_action_row_new ();

  self->picker = STK_LINK_PICKER (stk_link_picker_new (stk_field_editor_get_annotations (editor),
                                                       stk_field_editor_get_field (editor)->link_kinds));
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);

  self->go_button = stk_icon_button_new ("go-jump-symbolic", _ ("Go to This Tag"));
  g_signal_connect_object (self->go_button, "clicked", G_CALLBACK (go_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->go_button);

  /* the row itself is what the keyboard goes to */
  self->menu_button = stk_icon_menu_button_new ("pan-down-symbolic", _ ("Choose a Tag"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->menu_button), GTK_WIDGET (self->picker));
  gtk_widget_set_focusable (gtk_widget_get_first_child (self->menu_button), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->menu_button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (gtk_menu_button_popup), self->menu_button, G_CONNECT_SWAPPED);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  stk_field_editor_watch_focus (editor, row);

  return row;
}

static void
stk_link_editor_show (StkFieldEditor *editor, const char *string)
{
  StkLinkEditor *self = STK_LINK_EDITOR (editor);
  AdwActionRow *row = ADW_ACTION_ROW (stk_field_editor_get_widget (editor));
  StkAnnotation *other = stk_annotation_list_lookup (stk_field_editor_get_annotations (editor), string);
  g_autofree char *title = other ? stk_annotation_text_dup_title (other) : NULL;

  if (*string == '\0')
    {
      adw_action_row_set_subtitle (row, "");
      gtk_widget_remove_css_class (GTK_WIDGET (row), "property");
    }
  else
    {
      adw_action_row_set_subtitle (row, title ? title : _ ("A tag that is not there"));
      gtk_widget_add_css_class (GTK_WIDGET (row), "property");
    }

  gtk_widget_set_visible (self->go_button, other != NULL);
  stk_link_picker_set_current (self->picker, string);
}

static void
stk_link_editor_refresh (StkFieldEditor *editor)
{
  stk_link_editor_show (editor, stk_field_editor_get_string (editor));
}

static void
stk_link_editor_set_editable (StkFieldEditor *editor, gboolean editable)
{
  StkLinkEditor *self = STK_LINK_EDITOR (editor);
  GtkWidget *row = stk_field_editor_get_widget (editor);

  gtk_widget_set_visible (self->menu_button, editable);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), editable);
}

static void
stk_link_editor_class_init (StkLinkEditorClass *klass)
{
  STK_FIELD_EDITOR_CLASS (klass)->build = stk_link_editor_build;
  STK_FIELD_EDITOR_CLASS (klass)->show = stk_link_editor_show;
  STK_FIELD_EDITOR_CLASS (klass)->refresh = stk_link_editor_refresh;
  STK_FIELD_EDITOR_CLASS (klass)->set_editable = stk_link_editor_set_editable;
}

static void
stk_link_editor_init (StkLinkEditor *self)
{
}

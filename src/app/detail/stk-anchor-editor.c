/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-field-editor-private.h"
#include "stk-icon-button.h"

#include <glib/gi18n.h>

/**
 * StkAnchorEditor:
 *
 * Edits a range of words in the article: a row with the words, and a button that takes those that are selected there.
 */
struct _StkAnchorEditor
{
  StkFieldEditor parent_instance;

  GtkWidget *use_button;
  GtkWidget *clear_button;
};

#define STK_TYPE_ANCHOR_EDITOR (stk_anchor_editor_get_type ())

G_DECLARE_FINAL_TYPE (StkAnchorEditor, stk_anchor_editor, STK, ANCHOR_EDITOR, StkFieldEditor)
G_DEFINE_FINAL_TYPE (StkAnchorEditor, stk_anchor_editor, STK_TYPE_FIELD_EDITOR)

static void
use_cb (StkAnchorEditor *self)
{
  gtk_widget_activate_action (self->use_button, "detail.use-selection", "s",
                              stk_field_editor_get_field (STK_FIELD_EDITOR (self))->name);
}

static void
clear_cb (StkAnchorEditor *self)
{
  gtk_widget_grab_focus (self->use_button);
  stk_field_editor_take (STK_FIELD_EDITOR (self), "");
}

static void
activated_cb (StkAnchorEditor *self)
{
  StkAnchor *anchor = stk_value_get_anchor (stk_field_editor_get_value (STK_FIELD_EDITOR (self)));
  StkRange range = anchor ? stk_anchor_get_range (anchor) : STK_RANGE (0, 0);

  if (anchor != NULL)
    gtk_widget_activate_action (self->use_button, "detail.go-to-range", "(tt)", (guint64) range.start,
                                (guint64) range.end);
}

static GtkWidget *
stk_anchor_editor_build (StkFieldEditor *editor)
{
  StkAnchorEditor *self = STK_ANCHOR_EDITOR (editor);
  GtkWidget *row = adw_action_row_new ();

  self->use_button = gtk_button_new ();
  gtk_widget_set_valign (self->use_button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->use_button, "clicked", G_CALLBACK (use_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->use_button);

  self->clear_button = stk_icon_button_new ("edit-clear-symbolic", C_ ("words of the article", "Clear"));
  g_signal_connect_object (self->clear_button, "clicked", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->clear_button);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  stk_field_editor_watch_focus (editor, row);

  return row;
}

/* Once there are words, another selection is rarely wanted: its button shrinks to an icon. */
static void
stk_anchor_editor_show (StkFieldEditor *editor, const char *string)
{
  StkAnchorEditor *self = STK_ANCHOR_EDITOR (editor);
  GtkWidget *row = stk_field_editor_get_widget (editor);
  g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), string);
  gboolean set = *string != '\0';

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), set ? quoted : "");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), set);
  gtk_widget_set_tooltip_text (row, set ? _ ("Show in the Article") : NULL);
  gtk_widget_set_visible (self->clear_button, set);
  if (set)
    {
      gtk_widget_add_css_class (row, "property");
      gtk_widget_add_css_class (self->use_button, "flat");
      gtk_button_set_icon_name (GTK_BUTTON (self->use_button), "document-edit-symbolic");
      gtk_widget_set_tooltip_text (self->use_button, _ ("Use Selection"));
    }
  else
    {
      gtk_widget_remove_css_class (row, "property");
      gtk_widget_remove_css_class (self->use_button, "flat");
      gtk_button_set_label (GTK_BUTTON (self->use_button), _ ("Use Selection"));
      gtk_widget_set_tooltip_text (self->use_button, NULL);
    }
}

static void
stk_anchor_editor_set_editable (StkFieldEditor *editor, gboolean editable)
{
  StkAnchorEditor *self = STK_ANCHOR_EDITOR (editor);

  gtk_widget_set_sensitive (self->use_button, editable);
  gtk_widget_set_sensitive (self->clear_button, editable);
}

static void
stk_anchor_editor_class_init (StkAnchorEditorClass *klass)
{
  STK_FIELD_EDITOR_CLASS (klass)->build = stk_anchor_editor_build;
  STK_FIELD_EDITOR_CLASS (klass)->show = stk_anchor_editor_show;
  STK_FIELD_EDITOR_CLASS (klass)->set_editable = stk_anchor_editor_set_editable;
}

static void
stk_anchor_editor_init (StkAnchorEditor *self)
{
}

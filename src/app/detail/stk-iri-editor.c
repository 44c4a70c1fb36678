/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-entry-editor.h"
#include "stk-icon-button.h"
#include "stk-link.h"

#include <glib/gi18n.h>

/**
 * StkIriEditor:
 *
 * Edits a link or a file's path in an entry row; what leads to a web page can be opened.
 */
struct _StkIriEditor
{
  StkEntryEditor parent_instance;

  GtkWidget *open_button;
};

#define STK_TYPE_IRI_EDITOR (stk_iri_editor_get_type ())

G_DECLARE_FINAL_TYPE (StkIriEditor, stk_iri_editor, STK, IRI_EDITOR, StkEntryEditor)
G_DEFINE_FINAL_TYPE (StkIriEditor, stk_iri_editor, STK_TYPE_ENTRY_EDITOR)

static void
open_cb (StkIriEditor *self)
{
  gtk_widget_activate_action (self->open_button, "detail.open-link", "s",
                              stk_field_editor_get_string (STK_FIELD_EDITOR (self)));
}

static GtkWidget *
stk_iri_editor_build (StkFieldEditor *editor)
{
  StkIriEditor *self = STK_IRI_EDITOR (editor);
  GtkWidget *row = STK_FIELD_EDITOR_CLASS (stk_iri_editor_parent_class)->build (editor);

  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_URL);
  self->open_button = stk_icon_button_new ("adw-external-link-symbolic", _ ("Open the Link"));
  g_signal_connect_object (self->open_button, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), self->open_button);

  return row;
}

static void
stk_iri_editor_show (StkFieldEditor *editor, const char *string)
{
  STK_FIELD_EDITOR_CLASS (stk_iri_editor_parent_class)->show (editor, string);
  gtk_widget_set_visible (STK_IRI_EDITOR (editor)->open_button, stk_link_is_web (string));
}

static void
stk_iri_editor_class_init (StkIriEditorClass *klass)
{
  STK_FIELD_EDITOR_CLASS (klass)->build = stk_iri_editor_build;
  STK_FIELD_EDITOR_CLASS (klass)->show = stk_iri_editor_show;
}

static void
stk_iri_editor_init (StkIriEditor *self)
{
}

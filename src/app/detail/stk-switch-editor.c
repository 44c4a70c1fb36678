/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-field-editor-private.h"

/**
 * StkSwitchEditor:
 *
 * Edits a yes or no by a switch.
 */
struct _StkSwitchEditor
{
  StkFieldEditor parent_instance;
};

#define STK_TYPE_SWITCH_EDITOR (stk_switch_editor_get_type ())

G_DECLARE_FINAL_TYPE (StkSwitchEditor, stk_switch_editor, STK, SWITCH_EDITOR, StkFieldEditor)
G_DEFINE_FINAL_TYPE (StkSwitchEditor, stk_switch_editor, STK_TYPE_FIELD_EDITOR)

static void
changed_cb (StkFieldEditor *editor, GParamSpec *pspec, AdwSwitchRow *row)
{
  stk_field_editor_take (editor, adw_switch_row_get_active (row) ? "true" : "");
}

static GtkWidget *
stk_switch_editor_build (StkFieldEditor *editor)
{
  GtkWidget *row = adw_switch_row_new ();

  g_signal_connect_object (row, "notify::active", G_CALLBACK (changed_cb), editor, G_CONNECT_SWAPPED);
  stk_field_editor_watch_focus (editor, row);

  return row;
}

static void
stk_switch_editor_show (StkFieldEditor *editor, const char *string)
{
  adw_switch_row_set_active (ADW_SWITCH_ROW (stk_field_editor_get_widget (editor)), *string != '\0');
}

static void
stk_switch_editor_class_init (StkSwitchEditorClass *klass)
{
  STK_FIELD_EDITOR_CLASS (klass)->build = stk_switch_editor_build;
  STK_FIELD_EDITOR_CLASS (klass)->show = stk_switch_editor_show;
}

static void
stk_switch_editor_init (StkSwitchEditor *self)
{
}

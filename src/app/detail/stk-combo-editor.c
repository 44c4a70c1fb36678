/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-choice-factory.h"
#include "stk-choice-list.h"
#include "stk-field-editor-private.h"

/**
 * StkComboEditor:
 *
 * Edits a choice by a list that drops down.
 */
struct _StkComboEditor
{
  StkFieldEditor parent_instance;

  StkChoiceList *choices;
};

#define STK_TYPE_COMBO_EDITOR (stk_combo_editor_get_type ())

G_DECLARE_FINAL_TYPE (StkComboEditor, stk_combo_editor, STK, COMBO_EDITOR, StkFieldEditor)
G_DEFINE_FINAL_TYPE (StkComboEditor, stk_combo_editor, STK_TYPE_FIELD_EDITOR)

static void
changed_cb (StkComboEditor *self, GParamSpec *pspec, AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  if (selected != GTK_INVALID_LIST_POSITION)
    stk_field_editor_take (STK_FIELD_EDITOR (self), stk_choice_list_get_nick (self->choices, selected));
}

static GtkWidget *
stk_combo_editor_build (StkFieldEditor *editor)
{
  StkComboEditor *self = STK_COMBO_EDITOR (editor);
  g_autoptr (GtkExpression) label = gtk_property_expression_new (STK_TYPE_CHOICE_ITEM, NULL, "label");
  GtkWidget *row = adw_combo_row_new ();

  self->choices = stk_choice_list_new (stk_field_editor_get_field (editor), TRUE);
  adw_combo_row_set_expression (ADW_COMBO_ROW (row), label);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (self->choices));
  stk_choice_factory_install (row, "label");
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  stk_field_editor_watch_focus (editor, row);

  return row;
}

static void
stk_combo_editor_show (StkFieldEditor *editor, const char *string)
{
  guint position = stk_choice_list_find (STK_COMBO_EDITOR (editor)->choices, string);

  adw_combo_row_set_selected (ADW_COMBO_ROW (stk_field_editor_get_widget (editor)), position);
}

static void
stk_combo_editor_dispose (GObject *object)
{
  g_clear_object (&STK_COMBO_EDITOR (object)->choices);

  G_OBJECT_CLASS (stk_combo_editor_parent_class)->dispose (object);
}

static void
stk_combo_editor_class_init (StkComboEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stk_combo_editor_dispose;
  STK_FIELD_EDITOR_CLASS (klass)->build = stk_combo_editor_build;
  STK_FIELD_EDITOR_CLASS (klass)->show = stk_combo_editor_show;
}

static void
stk_combo_editor_init (StkComboEditor *self)
{
}

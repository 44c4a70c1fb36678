/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-annotation-text.h"
#include "stk-choice-factory.h"
#include "stk-choice-list.h"
#include "stk-field-editor-private.h"

#include <glib/gi18n.h>

/**
 * StkStateEditor:
 *
 * Edits the state of a tag: a button in the colour of the state with a list that drops down. It stands by itself, not
 * in a row.
 */
struct _StkStateEditor
{
  StkFieldEditor parent_instance;

  StkChoiceList *choices;
};

#define STK_TYPE_STATE_EDITOR (stk_state_editor_get_type ())

G_DECLARE_FINAL_TYPE (StkStateEditor, stk_state_editor, STK, STATE_EDITOR, StkFieldEditor)
G_DEFINE_FINAL_TYPE (StkStateEditor, stk_state_editor, STK_TYPE_FIELD_EDITOR)

static void
update_tone (GtkDropDown *drop_down)
{
  StkChoiceItem *item = gtk_drop_down_get_selected_item (drop_down);
  StkTone tone = item ? stk_choice_item_get_tone (item) : STK_TONE_NEUTRAL;
  const char *classes[] = { "state", stk_annotation_text_get_tone_class (tone), NULL };

  gtk_widget_set_css_classes (GTK_WIDGET (drop_down), classes);
}

static void
changed_cb (StkStateEditor *self, GParamSpec *pspec, GtkDropDown *drop_down)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  update_tone (drop_down);
  /* shows what it is then: a rule of the desk may be against it */
  if (selected != GTK_INVALID_LIST_POSITION)
    stk_field_editor_enter (STK_FIELD_EDITOR (self), stk_choice_list_get_nick (self->choices, selected));
}

static GtkWidget *
stk_state_editor_build (StkFieldEditor *editor)
{
  StkStateEditor *self = STK_STATE_EDITOR (editor);
  const StkField *field = stk_field_editor_get_field (editor);
  GtkWidget *drop_down;

  self->choices = stk_choice_list_new (field, FALSE);
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->choices)),
                                 gtk_property_expression_new (STK_TYPE_CHOICE_ITEM, NULL, "label"));
  gtk_widget_set_tooltip_text (drop_down, _ (field->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (field->label), -1);
  stk_choice_factory_install (drop_down, "label");
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  stk_field_editor_watch_focus (editor, drop_down);

  return drop_down;
}

static void
stk_state_editor_show (StkFieldEditor *editor, const char *string)
{
  StkStateEditor *self = STK_STATE_EDITOR (editor);
  GtkDropDown *drop_down = GTK_DROP_DOWN (stk_field_editor_get_widget (editor));

  if (*string != '\0')
    gtk_drop_down_set_selected (drop_down, stk_choice_list_find (self->choices, string));
  update_tone (drop_down);
}

static void
stk_state_editor_dispose (GObject *object)
{
  g_clear_object (&STK_STATE_EDITOR (object)->choices);

  G_OBJECT_CLASS (stk_state_editor_parent_class)->dispose (object);
}

static void
stk_state_editor_class_init (StkStateEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stk_state_editor_dispose;
  STK_FIELD_EDITOR_CLASS (klass)->build = stk_state_editor_build;
  STK_FIELD_EDITOR_CLASS (klass)->show = stk_state_editor_show;
}

static void
stk_state_editor_init (StkStateEditor *self)
{
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-field-editor.h"

#include "stk-annotation-text.h"
#include "stk-prose-row.h"

#include <glib/gi18n.h>

/* How a type of field is edited: one row of this table each. */
typedef struct
{
  GtkWidget *(*build) (StkFieldEditor *self);
  void (*show) (StkFieldEditor *self, const char *string);
} EditorType;

/**
 * StkFieldEditor:
 *
 * A row that edits one field that holds a string, with the widget that suits its type. It knows no document: it shows
 * what it is told and says what a person entered.
 */
struct _StkFieldEditor
{
  GObject parent_instance;

  const StkField *field;
  StkAnnotationList *annotations; /* for links */
  const EditorType *type;
  GtkWidget *widget;
  GPtrArray *values; /* of a list to choose from: the string for each of its rows */
  char *string;      /* what is shown */
  gboolean showing;
};

enum
{
  CHANGED,
  LEFT,
  LAST_SIGNAL,
};

static guint signals[LAST_SIGNAL];

G_DEFINE_FINAL_TYPE (StkFieldEditor, stk_field_editor, G_TYPE_OBJECT)

static void
take_change (StkFieldEditor *self, const char *string)
{
  if (self->showing || g_strcmp0 (self->string ? self->string : "", string) == 0)
    return;

  g_set_str (&self->string, string);
  g_signal_emit (self, signals[CHANGED], 0, string);
}

static void
left_cb (StkFieldEditor *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static void
watch_focus (StkFieldEditor *self, GtkWidget *widget)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, focus);
}

static void
entry_changed_cb (StkFieldEditor *self, GtkEditable *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  take_change (self, text);
}

static GtkWidget *
build_entry (StkFieldEditor *self)
{
  GtkWidget *row = adw_entry_row_new ();

  gtk_editable_set_enable_undo (GTK_EDITABLE (row), FALSE);
  g_signal_connect_object (row, "changed", G_CALLBACK (entry_changed_cb), self, G_CONNECT_SWAPPED);
  watch_focus (self, row);

  return row;
}

static void
show_entry (StkFieldEditor *self, const char *string)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->widget))));

  /* leaves the cursor, and a space at the end that was just typed, as they are */
  if (g_strcmp0 (text, string) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->widget), string);
}

static void
prose_changed_cb (StkFieldEditor *self, StkProseRow *row)
{
  g_autofree char *text = stk_prose_row_dup_text (row);

  take_change (self, text);
}

static GtkWidget *
build_prose (StkFieldEditor *self)
{
  GtkWidget *row = stk_prose_row_new (_ (self->field->label));

  g_signal_connect_object (row, "changed", G_CALLBACK (prose_changed_cb), self, G_CONNECT_SWAPPED);
  watch_focus (self, row);

  return row;
}

static void
show_prose (StkFieldEditor *self, const char *string)
{
  g_autofree char *text = stk_prose_row_dup_text (STK_PROSE_ROW (self->widget));

  if (g_strcmp0 (text, string) != 0)
    stk_prose_row_set_text (STK_PROSE_ROW (self->widget), string);
}

static void
switch_changed_cb (StkFieldEditor *self, GParamSpec *pspec, AdwSwitchRow *row)
{
  take_change (self, adw_switch_row_get_active (row) ? "true" : "");
}

static GtkWidget *
build_switch (StkFieldEditor *self)
{
  GtkWidget *row = adw_switch_row_new ();

  g_signal_connect_object (row, "notify::active", G_CALLBACK (switch_changed_cb), self, G_CONNECT_SWAPPED);

  return row;
}

static void
show_switch (StkFieldEditor *self, const char *string)
{
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->widget), *string != '\0');
}

static void
combo_changed_cb (StkFieldEditor *self, GParamSpec *pspec, AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  if (selected < self->values->len)
    take_change (self, g_ptr_array_index (self->values, selected));
}

static void
add_option (StkFieldEditor *self, GtkStringList *labels, const char *value, const char *label)
{
  g_ptr_array_add (self->values, g_strdup (value));
  gtk_string_list_append (labels, label);
}

static void
add_choices (StkFieldEditor *self, GtkStringList *labels)
{
  for (const StkChoice *choice = self->field->choices; choice->nick != NULL; choice++)
    add_option (self, labels, choice->nick, _ (choice->label));
}

static void
add_links (StkFieldEditor *self, GtkStringList *labels)
{
  for (guint i = 0; i < stk_annotation_list_get_n (self->annotations); i++)
    {
      StkAnnotation *annotation = stk_annotation_list_peek (self->annotations, i);
      g_autofree char *title = NULL;

      if ((self->field->link_kinds & STK_KINDS (stk_annotation_get_kind (annotation))) == 0)
        continue;

      title = stk_annotation_text_dup_title (annotation);
      add_option (self, labels, stk_annotation_get_id (annotation), title);
    }
}

/* Fills the list to choose from. A value that is none of the choices, from a newer version or another program, is
 * listed as it stands, so that looking at a tag never changes it. */
static void
fill_combo (StkFieldEditor *self, const char *string)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected;

  g_ptr_array_set_size (self->values, 0);
  add_option (self, labels, "", C_ ("no value of a field", "Not Set"));
  if (self->field->choices != NULL)
    add_choices (self, labels);
  else
    add_links (self, labels);

  if (!g_ptr_array_find_with_equal_func (self->values, string, g_str_equal, &selected))
    {
      selected = self->values->len;
      add_option (self, labels, string, string);
    }

  adw_combo_row_set_model (ADW_COMBO_ROW (self->widget), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->widget), selected);
}

static GtkWidget *
build_combo (StkFieldEditor *self)
{
  GtkWidget *row = adw_combo_row_new ();

  self->values = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (combo_changed_cb), self, G_CONNECT_SWAPPED);

  return row;
}

static void
show_combo (StkFieldEditor *self, const char *string)
{
  guint selected;

  /* the sources to choose from may have changed, choices do not */
  if (self->values->len > 0 && self->field->choices != NULL &&
      g_ptr_array_find_with_equal_func (self->values, string, g_str_equal, &selected))
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->widget), selected);
  else
    fill_combo (self, string);
}

static const EditorType ENTRY = { build_entry, show_entry };
static const EditorType PROSE = { build_prose, show_prose };
static const EditorType SWITCH = { build_switch, show_switch };
static const EditorType COMBO = { build_combo, show_combo };

static const EditorType *const TYPES[] = {
  [STK_FIELD_TYPE_TEXT] = &ENTRY,
  [STK_FIELD_TYPE_PROSE] = &PROSE,
  [STK_FIELD_TYPE_CHOICE] = &COMBO,
  [STK_FIELD_TYPE_BOOLEAN] = &SWITCH,
  [STK_FIELD_TYPE_DATE] = &ENTRY,
  [STK_FIELD_TYPE_IRI] = &ENTRY,
  [STK_FIELD_TYPE_PERSON] = &ENTRY,
  [STK_FIELD_TYPE_LINK] = &COMBO,
  [STK_FIELD_TYPE_LIST] = NULL,
};

static void
stk_field_editor_dispose (GObject *object)
{
  StkFieldEditor *self = STK_FIELD_EDITOR (object);

  g_clear_object (&self->widget);
  g_clear_object (&self->annotations);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->string, g_free);

  G_OBJECT_CLASS (stk_field_editor_parent_class)->dispose (object);
}

static void
stk_field_editor_class_init (StkFieldEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stk_field_editor_dispose;

  /**
   * StkFieldEditor::changed:
   * @self: an editor
   * @string: what a person entered; empty clears the field
   */
  signals[CHANGED] = g_signal_new ("changed", STK_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * StkFieldEditor::left:
   * @self: an editor
   *
   * The keyboard focus went elsewhere.
   */
  signals[LEFT] =
    g_signal_new ("left", STK_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
stk_field_editor_init (StkFieldEditor *self)
{
}

/**
 * stk_field_editor_is_supported:
 * @field: a field, or a member of a list
 *
 * Returns: whether people edit it by an editor: it holds a string, and is neither kept by the program itself nor
 *   confidential
 */
gboolean
stk_field_editor_is_supported (const StkField *field)
{
  return (guint) field->type < G_N_ELEMENTS (TYPES) && TYPES[field->type] != NULL &&
         !(field->flags & (STK_FIELD_INTERNAL | STK_FIELD_CONFIDENTIAL));
}

/**
 * stk_field_editor_new:
 * @field: a field for which stk_field_editor_is_supported()
 * @annotations: the article's tags, for links
 *
 * Returns: (transfer full): an editor that shows nothing yet
 */
StkFieldEditor *
stk_field_editor_new (const StkField *field, StkAnnotationList *annotations)
{
  StkFieldEditor *self;

  g_return_val_if_fail (stk_field_editor_is_supported (field), NULL);

  self = g_object_new (STK_TYPE_FIELD_EDITOR, NULL);
  self->field = field;
  self->annotations = g_object_ref (annotations);
  self->type = TYPES[field->type];
  self->widget = g_object_ref_sink (self->type->build (self));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->widget), _ (field->label));

  return self;
}

/**
 * stk_field_editor_get_widget:
 * @self: an editor
 *
 * Returns: (transfer none): its row
 */
GtkWidget *
stk_field_editor_get_widget (StkFieldEditor *self)
{
  return self->widget;
}

/**
 * stk_field_editor_get_field:
 * @self: an editor
 *
 * Returns: (transfer none): the field it edits
 */
const StkField *
stk_field_editor_get_field (StkFieldEditor *self)
{
  return self->field;
}

/**
 * stk_field_editor_set_string:
 * @self: an editor
 * @string: (nullable): what the field holds
 *
 * Shows a value without taking it for an edit.
 */
void
stk_field_editor_set_string (StkFieldEditor *self, const char *string)
{
  self->showing = TRUE;
  self->type->show (self, string ? string : "");
  g_set_str (&self->string, string ? string : "");
  self->showing = FALSE;
}

/**
 * stk_field_editor_set_error:
 * @self: an editor
 * @message: (nullable): why what a person entered was not taken; %NULL if it was
 */
void
stk_field_editor_set_error (StkFieldEditor *self, const char *message)
{
  gtk_widget_set_tooltip_text (self->widget, message);
  if (message != NULL)
    gtk_widget_add_css_class (self->widget, "error");
  else
    gtk_widget_remove_css_class (self->widget, "error");
}

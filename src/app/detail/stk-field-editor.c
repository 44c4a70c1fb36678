/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-field-editor-private.h"

#include "stk-editor-types.h"
#include "stk-focus.h"
#include "stk-toggle-editor.h"

#include <glib/gi18n.h>

/**
 * StkFieldEditor:
 *
 * A row that edits one field, with the widget that suits its type. It knows no document: it shows what it is told and
 * says what a person entered. What was entered and not taken stays in the row, with the reason under it.
 */
typedef struct
{
  const StkField *field;
  StkAnnotationList *annotations; /* for links */
  GtkWidget *widget;
  GtkWidget *message; /* the row for the reason; %NULL where nothing can be wrong */
  GtkLabel *message_label;
  StkValue *value; /* that the field holds */
  char *error;     /* why what was entered was not taken */
  gboolean showing;
} StkFieldEditorPrivate;

enum
{
  CHANGED,
  LEFT,
  LAST_SIGNAL,
};

static guint signals[LAST_SIGNAL];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (StkFieldEditor, stk_field_editor, G_TYPE_OBJECT)

static StkFieldEditorPrivate *
get_private (StkFieldEditor *self)
{
  return stk_field_editor_get_instance_private (self);
}

/* How each type of field is edited. */
static GType (*const EDITORS[]) (void) = {
  [STK_FIELD_TYPE_TEXT] = stk_entry_editor_get_type,
  [STK_FIELD_TYPE_PROSE] = stk_prose_editor_get_type,
  [STK_FIELD_TYPE_CHOICE] = stk_combo_editor_get_type,
  [STK_FIELD_TYPE_BOOLEAN] = stk_switch_editor_get_type,
  [STK_FIELD_TYPE_DATE] = stk_date_editor_get_type,
  [STK_FIELD_TYPE_IRI] = stk_iri_editor_get_type,
  [STK_FIELD_TYPE_PERSON] = stk_entry_editor_get_type,
  [STK_FIELD_TYPE_ANCHOR] = stk_anchor_editor_get_type,
  [STK_FIELD_TYPE_LINK] = stk_link_editor_get_type,
  [STK_FIELD_TYPE_LIST] = NULL,
};

static GType
get_editor_type (const StkField *field)
{
  if (field->group == STK_FIELD_GROUP_STATE)
    return stk_state_editor_get_type ();
  if (field->type == STK_FIELD_TYPE_CHOICE && (field->flags & STK_FIELD_OPEN))
    return stk_suggest_editor_get_type ();
  if (field->type == STK_FIELD_TYPE_CHOICE && stk_toggle_editor_suits (field))
    return stk_toggle_editor_get_type ();

  return EDITORS[field->type]();
}

/* Whether what people type can be in the wrong form. */
static gboolean
is_checked (const StkField *field)
{
  return field->type == STK_FIELD_TYPE_DATE || field->type == STK_FIELD_TYPE_IRI || field->type == STK_FIELD_TYPE_LINK;
}

/* Half a date is no mistake yet. */
static gboolean
is_typing (StkFieldEditor *self)
{
  StkFieldEditorPrivate *priv = get_private (self);

  return priv->field->type != STK_FIELD_TYPE_LINK && stk_field_editor_has_focus (self) &&
         !(priv->message != NULL && gtk_widget_get_visible (priv->message));
}

static void
show_error (StkFieldEditor *self)
{
  StkFieldEditorPrivate *priv = get_private (self);
  gboolean was_shown = priv->message != NULL && gtk_widget_get_visible (priv->message);

  if (priv->message == NULL)
    return;

  if (priv->error == NULL)
    {
      gtk_widget_set_visible (priv->message, FALSE);
      gtk_widget_remove_css_class (priv->widget, "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (priv->widget), GTK_ACCESSIBLE_STATE_INVALID);
      return;
    }

  gtk_label_set_label (priv->message_label, priv->error);
  gtk_widget_set_visible (priv->message, TRUE);
  gtk_widget_add_css_class (priv->widget, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (priv->widget), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  if (!was_shown)
    gtk_accessible_announce (GTK_ACCESSIBLE (priv->widget), priv->error, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_value (StkFieldEditor *self)
{
  StkFieldEditorPrivate *priv = get_private (self);
  gboolean was_showing = priv->showing;

  priv->showing = TRUE;
  STK_FIELD_EDITOR_GET_CLASS (self)->show (self, stk_field_editor_get_string (self));
  priv->showing = was_showing;
}

/* The reason in words for this place: the field needs no naming. */
static const char *
word_error (StkFieldEditor *self, const char *message)
{
  switch ((int) get_private (self)->field->type)
    {
    case STK_FIELD_TYPE_DATE:
      return _ ("Not a date. Write it as year-month-day, such as 2026-03-14, or choose one in the calendar.");
    case STK_FIELD_TYPE_IRI:
      return _ ("Not a link. Give a full web address, or a file’s path from the article’s folder.");
    default:
      return message;
    }
}

static GtkWidget *
new_message (StkFieldEditor *self)
{
  StkFieldEditorPrivate *priv = get_private (self);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "activatable", FALSE, "focusable", FALSE, "visible", FALSE,
                                 "child", label, NULL);

  priv->message_label = GTK_LABEL (label);
  gtk_label_set_wrap (priv->message_label, TRUE);
  gtk_label_set_wrap_mode (priv->message_label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (priv->message_label, 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "error");
  gtk_widget_add_css_class (row, "field-message");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (priv->widget), GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, label, NULL,
                                  -1);

  return row;
}

static void
stk_field_editor_default_set_editable (StkFieldEditor *self, gboolean editable)
{
  gtk_widget_set_sensitive (get_private (self)->widget, editable);
}

static void
stk_field_editor_dispose (GObject *object)
{
  StkFieldEditorPrivate *priv = get_private (STK_FIELD_EDITOR (object));

  g_clear_object (&priv->message);
  g_clear_object (&priv->widget);
  g_clear_object (&priv->annotations);
  g_clear_pointer (&priv->value, stk_value_unref);
  g_clear_pointer (&priv->error, g_free);

  G_OBJECT_CLASS (stk_field_editor_parent_class)->dispose (object);
}

static void
stk_field_editor_class_init (StkFieldEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stk_field_editor_dispose;
  klass->set_editable = stk_field_editor_default_set_editable;

  /**
   * StkFieldEditor::changed:
   * @self: an editor
   * @string: what a person entered; empty clears the field
   *
   * Whoever listens says how it went by stk_field_editor_set_error().
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
 * Returns: whether people edit it by an editor: it is no list, and not kept by the program itself
 */
gboolean
stk_field_editor_is_supported (const StkField *field)
{
  return (guint) field->type < G_N_ELEMENTS (EDITORS) && EDITORS[field->type] != NULL &&
         !(field->flags & STK_FIELD_INTERNAL);
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
  StkFieldEditorPrivate *priv;

  g_return_val_if_fail (stk_field_editor_is_supported (field), NULL);

  self = g_object_new (get_editor_type (field), NULL);
  priv = get_private (self);
  priv->field = field;
  priv->annotations = g_object_ref (annotations);
  priv->showing = TRUE;
  priv->widget = g_object_ref_sink (STK_FIELD_EDITOR_GET_CLASS (self)->build (self));
  if (ADW_IS_PREFERENCES_ROW (priv->widget))
    {
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (priv->widget), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (priv->widget), _ (field->label));
    }
  if (is_checked (field))
    priv->message = g_object_ref_sink (new_message (self));
  show_value (self);
  priv->showing = FALSE;

  return self;
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
  return get_private (self)->field;
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
  return get_private (self)->widget;
}

/**
 * stk_field_editor_get_message:
 * @self: an editor
 *
 * Returns: (nullable) (transfer none): the row to put under its own, which says what is wrong
 */
GtkWidget *
stk_field_editor_get_message (StkFieldEditor *self)
{
  return get_private (self)->message;
}

/**
 * stk_field_editor_get_annotations:
 * @self: an editor
 *
 * Returns: (transfer none): the article's tags
 */
StkAnnotationList *
stk_field_editor_get_annotations (StkFieldEditor *self)
{
  return get_private (self)->annotations;
}

/**
 * stk_field_editor_get_value:
 * @self: an editor
 *
 * Returns: (nullable) (transfer none): what the field holds
 */
StkValue *
stk_field_editor_get_value (StkFieldEditor *self)
{
  return get_private (self)->value;
}

/**
 * stk_field_editor_get_string:
 * @self: an editor
 *
 * Returns: (transfer none): what the field holds; of an anchor its words, of nothing the empty string
 */
const char *
stk_field_editor_get_string (StkFieldEditor *self)
{
  StkValue *value = get_private (self)->value;

  if (value == NULL)
    return "";

  return stk_value_get_value_type (value) == STK_VALUE_ANCHOR ? stk_anchor_get_exact (stk_value_get_anchor (value))
                                                              : stk_value_get_string (value);
}

/**
 * stk_field_editor_set_value:
 * @self: an editor
 * @value: (nullable): what the field holds
 *
 * Shows a value without taking it for an edit. What a person is entering stays as long as the value is the same.
 */
void
stk_field_editor_set_value (StkFieldEditor *self, StkValue *value)
{
  StkFieldEditorPrivate *priv = get_private (self);
  StkFieldEditorClass *klass = STK_FIELD_EDITOR_GET_CLASS (self);

  if (stk_value_equal (priv->value, value))
    {
      if (klass->refresh != NULL)
        klass->refresh (self);
      return;
    }

  g_clear_pointer (&priv->value, stk_value_unref);
  priv->value = value ? stk_value_ref (value) : NULL;
  stk_field_editor_set_error (self, NULL);
  show_value (self);
}

/**
 * stk_field_editor_set_string:
 * @self: an editor of a member of a list
 * @string: (nullable): what the member holds
 *
 * See stk_field_editor_set_value().
 */
void
stk_field_editor_set_string (StkFieldEditor *self, const char *string)
{
  g_autoptr (StkValue) value = string && *string ? stk_value_new_string (string) : NULL;

  stk_field_editor_set_value (self, value);
}

/**
 * stk_field_editor_set_error:
 * @self: an editor
 * @message: (nullable): why what a person entered was not taken; %NULL if it was
 *
 * While a person is still typing, the reason waits until the field is left.
 */
void
stk_field_editor_set_error (StkFieldEditor *self, const char *message)
{
  StkFieldEditorPrivate *priv = get_private (self);

  if (!g_set_str (&priv->error, message ? word_error (self, message) : NULL))
    return;
  if (message == NULL || !is_typing (self))
    show_error (self);
}

/**
 * stk_field_editor_set_editable:
 * @self: an editor
 * @editable: whether people may change the field
 */
void
stk_field_editor_set_editable (StkFieldEditor *self, gboolean editable)
{
  STK_FIELD_EDITOR_GET_CLASS (self)->set_editable (self, editable);
}

/**
 * stk_field_editor_set_visible:
 * @self: an editor
 * @visible: whether people are asked for the field
 */
void
stk_field_editor_set_visible (StkFieldEditor *self, gboolean visible)
{
  StkFieldEditorPrivate *priv = get_private (self);

  gtk_widget_set_visible (priv->widget, visible);
  if (priv->message != NULL && !visible)
    gtk_widget_set_visible (priv->message, FALSE);
}

/**
 * stk_field_editor_revert:
 * @self: an editor
 *
 * Drops what was entered and not taken, and shows what the field holds.
 *
 * Returns: whether there was something to drop
 */
gboolean
stk_field_editor_revert (StkFieldEditor *self)
{
  if (get_private (self)->error == NULL)
    return FALSE;

  stk_field_editor_set_error (self, NULL);
  show_value (self);

  return TRUE;
}

/**
 * stk_field_editor_has_focus:
 * @self: an editor
 *
 * Returns: whether the keyboard focus is in its row
 */
gboolean
stk_field_editor_has_focus (StkFieldEditor *self)
{
  return stk_focus_is_in (get_private (self)->widget);
}

/**
 * stk_field_editor_grab_focus:
 * @self: an editor
 */
void
stk_field_editor_grab_focus (StkFieldEditor *self)
{
  GtkWidget *widget = get_private (self)->widget;
  int position = GTK_IS_EDITABLE (widget) ? gtk_editable_get_position (GTK_EDITABLE (widget)) : 0;

  /* an entry selects what is in it when it gets the focus, but who is brought here is to go on where he was */
  gtk_widget_grab_focus (widget);
  if (GTK_IS_EDITABLE (widget))
    gtk_editable_set_position (GTK_EDITABLE (widget), position);
}

/**
 * stk_field_editor_take:
 * @self: an editor
 * @string: what a person entered; empty clears the field
 *
 * For the types of editors: tells of an edit.
 */
void
stk_field_editor_take (StkFieldEditor *self, const char *string)
{
  StkFieldEditorPrivate *priv = get_private (self);

  if (priv->showing)
    return;

  if (g_str_equal (stk_field_editor_get_string (self), string))
    stk_field_editor_set_error (self, NULL);
  else
    g_signal_emit (self, signals[CHANGED], 0, string);
}

/**
 * stk_field_editor_enter:
 * @self: an editor
 * @string: a value of the field
 *
 * For the types of editors: enters a value that a person chose beside the row, and shows it as the row would.
 */
void
stk_field_editor_enter (StkFieldEditor *self, const char *string)
{
  stk_field_editor_take (self, string);
  show_value (self);
}

/**
 * stk_field_editor_leave:
 * @self: an editor
 *
 * For the types of editors: a person is done with the field for now.
 */
void
stk_field_editor_leave (StkFieldEditor *self)
{
  StkFieldEditorClass *klass = STK_FIELD_EDITOR_GET_CLASS (self);

  if (klass->leave != NULL)
    klass->leave (self);
  show_error (self);
  g_signal_emit (self, signals[LEFT], 0);
}

static gboolean
key_pressed_cb (StkFieldEditor *self, guint key)
{
  return key == GDK_KEY_Escape && stk_field_editor_revert (self);
}

/**
 * stk_field_editor_watch_focus:
 * @self: an editor
 * @widget: its row
 *
 * For the types of editors: makes @widget's losing the focus count as leaving the field, and Escape drop what was
 * entered and not taken.
 */
void
stk_field_editor_watch_focus (StkFieldEditor *self, GtkWidget *widget)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *text = GTK_IS_EDITABLE (widget) ? GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (widget))) : NULL;

  /* what is typed is done with when the text is left, be it for a button in the same row */
  g_signal_connect_object (focus, "leave", G_CALLBACK (stk_field_editor_leave), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (text ? text : widget, focus);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (widget, keys);
}

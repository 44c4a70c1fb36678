/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-toggle-editor.h"

#include "stk-annotation-text.h"
#include "stk-field-editor-private.h"
#include "stk-icon-button.h"

#include <glib/gi18n.h>

/**
 * StkToggleEditor:
 *
 * Edits a choice of a few short words, each of them a toggle. The active one, pressed again, clears the field; so do
 * the button beside the title, Delete and Backspace.
 */
struct _StkToggleEditor
{
  StkFieldEditor parent_instance;

  AdwToggleGroup *group;
  GtkWidget *clear_button;
  AdwToggle *other; /* borrowed from the group: for a value that is none of the choices */
  gboolean turned;  /* the press that is being dealt with made another toggle the active one */
};

#define STK_TYPE_TOGGLE_EDITOR (stk_toggle_editor_get_type ())

G_DECLARE_FINAL_TYPE (StkToggleEditor, stk_toggle_editor, STK, TOGGLE_EDITOR, StkFieldEditor)
G_DEFINE_FINAL_TYPE (StkToggleEditor, stk_toggle_editor, STK_TYPE_FIELD_EDITOR)

/* How many choices, and how many letters of their longest words, go side by side in a narrow sidebar. */
#define MAX_CHOICES 4
#define MAX_LETTERS 27

static glong
get_longest_word (const char *label)
{
  g_auto (GStrv) words = g_strsplit (label, " ", -1);
  glong longest = 0;

  for (char **word = words; *word != NULL; word++)
    longest = MAX (longest, g_utf8_strlen (*word, -1));

  return longest;
}

/**
 * stk_toggle_editor_suits:
 * @field: a choice field
 *
 * Returns: whether its choices are few and short enough to be toggles
 */
gboolean
stk_toggle_editor_suits (const StkField *field)
{
  glong letters = 0;
  size_t n = 0;

  for (const StkChoice *choice = field->choices; choice->nick != NULL; choice++, n++)
    letters += get_longest_word (_ (choice->label));

  return n <= MAX_CHOICES && letters <= MAX_LETTERS;
}

static void
changed_cb (StkToggleEditor *self)
{
  const char *name = adw_toggle_group_get_active_name (self->group);

  /* keeps its place, so that the row does not jump */
  gtk_widget_set_sensitive (self->clear_button, name != NULL);
  gtk_widget_set_opacity (self->clear_button, name != NULL ? 1 : 0);
  stk_field_editor_take (STK_FIELD_EDITOR (self), name ? name : "");
}

static void
turned_cb (StkToggleEditor *self)
{
  self->turned = TRUE;
  changed_cb (self);
}

static void
clear (StkToggleEditor *self)
{
  adw_toggle_group_set_active (self->group, GTK_INVALID_LIST_POSITION);
  self->turned = FALSE;
}

static void
clear_cb (StkToggleEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->group));
  clear (self);
}

/* Comes after the toggle took the press: if that turned nothing, the active one was pressed again. */
static void
clicked_cb (StkToggleEditor *self)
{
  if (!self->turned)
    clear (self);
  self->turned = FALSE;
}

static gboolean
key_pressed_cb (StkToggleEditor *self, guint key)
{
  if (key != GDK_KEY_Delete && key != GDK_KEY_KP_Delete && key != GDK_KEY_BackSpace)
    return GDK_EVENT_PROPAGATE;

  clear (self);

  return GDK_EVENT_STOP;
}

/* Words that do not fit go into two lines. */
static GtkWidget *
new_label (const char *text, StkTone tone)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, stk_annotation_text_get_tone_class (tone));

  return label;
}

static AdwToggle *
add_toggle (StkToggleEditor *self, const char *name, const char *label, StkTone tone)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_set_child (toggle, new_label (label, tone));
  adw_toggle_group_add (self->group, toggle);

  return toggle;
}

static void
add_toggles (StkToggleEditor *self)
{
  const StkField *field = stk_field_editor_get_field (STK_FIELD_EDITOR (self));

  for (const StkChoice *choice = field->choices; choice->nick != NULL; choice++)
    add_toggle (self, choice->nick, _ (choice->label), choice->tone);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->group)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child))
      g_signal_connect_object (child, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static GtkWidget *
new_title (StkToggleEditor *self)
{
  const StkField *field = stk_field_editor_get_field (STK_FIELD_EDITOR (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_ (field->label));
  g_autofree char *clear_label = g_strdup_printf (_ ("Clear “%s”"), _ (field->label));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dimmed");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->group), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL, -1);

  self->clear_button = stk_icon_button_new ("edit-clear-symbolic", clear_label);
  gtk_widget_add_css_class (self->clear_button, "clear");
  g_signal_connect_object (self->clear_button, "clicked", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->clear_button);

  return box;
}

static GtkWidget *
stk_toggle_editor_build (StkFieldEditor *editor)
{
  StkToggleEditor *self = STK_TOGGLE_EDITOR (editor);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *row;

  self->group = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  adw_toggle_group_set_can_shrink (self->group, TRUE);
  add_toggles (self);
  adw_toggle_group_set_active (self->group, GTK_INVALID_LIST_POSITION);
  gtk_box_append (GTK_BOX (box), new_title (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->group));

  row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "activatable", FALSE, "focusable", FALSE, "child", box, NULL);
  gtk_widget_add_css_class (row, "toggle-row");
  g_signal_connect_object (self->group, "notify::active", G_CALLBACK (turned_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->group), keys);
  stk_field_editor_watch_focus (editor, row);

  return row;
}

/* A value that is none of the choices, from a newer version or another program, is shown as it stands, so that looking
 * at a tag never changes it. */
static void
show_other (StkToggleEditor *self, const char *string)
{
  if (self->other != NULL)
    adw_toggle_group_remove (self->group, g_steal_pointer (&self->other));
  if (*string != '\0' && adw_toggle_group_get_toggle_by_name (self->group, string) == NULL)
    self->other = add_toggle (self, string, string, STK_TONE_NEUTRAL);
}

static void
stk_toggle_editor_show (StkFieldEditor *editor, const char *string)
{
  StkToggleEditor *self = STK_TOGGLE_EDITOR (editor);
  gboolean turned = self->turned;

  show_other (self, string);
  adw_toggle_group_set_active_name (self->group, *string != '\0' ? string : NULL);
  self->turned = turned;
  changed_cb (self);
}

static void
stk_toggle_editor_set_editable (StkFieldEditor *editor, gboolean editable)
{
  STK_FIELD_EDITOR_CLASS (stk_toggle_editor_parent_class)->set_editable (editor, editable);
  gtk_widget_set_visible (STK_TOGGLE_EDITOR (editor)->clear_button, editable);
}

static void
stk_toggle_editor_class_init (StkToggleEditorClass *klass)
{
  STK_FIELD_EDITOR_CLASS (klass)->build = stk_toggle_editor_build;
  STK_FIELD_EDITOR_CLASS (klass)->show = stk_toggle_editor_show;
  STK_FIELD_EDITOR_CLASS (klass)->set_editable = stk_toggle_editor_set_editable;
}

static void
stk_toggle_editor_init (StkToggleEditor *self)
{
}

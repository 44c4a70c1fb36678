/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-palette.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * StkPalette:
 *
 * All commands, to be found by typing some of their letters and done with Enter.
 */
struct _StkPalette
{
  AdwDialog parent_instance;

  GtkSearchEntry *search;
  GtkListBox *list;
};

enum
{
  CHOSEN,
  LAST_SIGNAL,
};

static guint signals[LAST_SIGNAL];

G_DEFINE_FINAL_TYPE (StkPalette, stk_palette, ADW_TYPE_DIALOG)

static const StkCommand *
get_command (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "command");
}

/* Whether each word that was typed begins some word of the title. */
static gboolean
filter_func (GtkListBoxRow *row, gpointer user_data)
{
  StkPalette *self = user_data;

  return *gtk_editable_get_text (GTK_EDITABLE (self->search)) == 0 ||
         g_str_match_string (gtk_editable_get_text (GTK_EDITABLE (self->search)), get_command (row)->title, TRUE);
}

static void
select_first (StkPalette *self)
{
  for (int i = 0; gtk_list_box_get_row_at_index (self->list, i) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, i))))
      {
        gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, i));
        return;
      }

  gtk_list_box_unselect_all (self->list);
}

static void
search_changed_cb (StkPalette *self)
{
  gtk_list_box_invalidate_filter (self->list);
  select_first (self);
}

static void
stop_search_cb (StkPalette *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
row_activated_cb (StkPalette *self, GtkListBoxRow *row)
{
  g_autoptr (StkPalette) keep = g_object_ref (self);

  /* closed first, so that the command finds the window's focus where it was */
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[CHOSEN], 0, get_command (row));
}

static void
search_activate_cb (StkPalette *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    row_activated_cb (self, row);
}

/* The arrow keys walk through the list while the search keeps the focus. */
static gboolean
key_pressed_cb (StkPalette *self, guint key, guint code, GdkModifierType modifiers)
{
  int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1
                                                         : 0;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (step == 0 || row == NULL)
    return FALSE;

  for (int i = gtk_list_box_row_get_index (row) + step; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL;
       i += step)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      {
        gtk_list_box_select_row (self->list, row);
        break;
      }

  return TRUE;
}

static void
add_rows (StkPalette *self)
{
  size_t n_commands;
  const StkCommand *commands = stk_command_get_all (&n_commands);

  for (size_t i = 0; i < n_commands; i++)
    {
      g_autofree char *keys = stk_command_dup_keys (&commands[i]);
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      GtkWidget *title = gtk_label_new (commands[i].title);
      GtkWidget *label = gtk_label_new (keys);

      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
      gtk_widget_set_hexpand (title, TRUE);
      gtk_box_append (GTK_BOX (box), title);
      gtk_widget_add_css_class (label, "keycap");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), label);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, commands[i].title, -1);
      g_object_set_data (G_OBJECT (row), "command", (gpointer) &commands[i]);
      gtk_list_box_append (self->list, row);
    }
}

static void
stk_palette_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STK_TYPE_PALETTE);

  G_OBJECT_CLASS (stk_palette_parent_class)->dispose (object);
}

static void
stk_palette_class_init (StkPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stk_palette_dispose;

  /**
   * StkPalette::chosen:
   * @self: a palette
   * @command: the #StkCommand that a person chose
   */
  signals[CHOSEN] = g_signal_new ("chosen", STK_TYPE_PALETTE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, STK_RESOURCES "commands/stk-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, StkPalette, search);
  gtk_widget_class_bind_template_child (widget_class, StkPalette, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
stk_palette_init (StkPalette *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  gtk_list_box_set_filter_func (self->list, filter_func, self, NULL);
  add_rows (self);
  select_first (self);
}

/**
 * stk_palette_new:
 *
 * Returns: (transfer floating): a new palette
 */
AdwDialog *
stk_palette_new (void)
{
  return g_object_new (STK_TYPE_PALETTE, NULL);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-kind-button.h"

#include "stk-kind-loss.h"

#include <glib/gi18n.h>

/**
 * StkKindButton:
 *
 * Shows the kind of a tag, and lets people make it another, with a word on what that would lose.
 */
struct _StkKindButton
{
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *label;
  GtkPopover *popover;
  GtkListBox *list;

  StkAnnotation *annotation;
  StkAnnotationList *annotations;
};

G_DEFINE_FINAL_TYPE (StkKindButton, stk_kind_button, ADW_TYPE_BIN)

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static GtkWidget *
new_icon (StkKind kind)
{
  const StkKindInfo *info = stk_kind_get_info (kind);
  const char *classes[] = { "kind-icon", info->nick, NULL };
  g_autofree char *icon_name = g_strdup_printf ("stk-%s-symbolic", info->nick);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_widget_set_css_classes (icon, classes);

  return icon;
}

static GtkWidget *
new_row (StkKindButton *self, StkKind kind)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *label = _ (stk_kind_get_info (kind)->label);
  g_autofree char *loss = stk_kind_loss_describe (self->annotation, self->annotations, kind);
  gboolean current = stk_annotation_get_kind (self->annotation) == kind;

  gtk_box_append (GTK_BOX (texts), new_label (label, NULL));
  if (loss != NULL)
    {
      GtkWidget *caption = new_label (loss, "caption");

      gtk_widget_add_css_class (caption, "dimmed");
      gtk_box_append (GTK_BOX (texts), caption);
    }
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), new_icon (kind));
  gtk_box_append (GTK_BOX (box), texts);
  if (current)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  current ? C_ ("the kind of the tag", "Current kind") : loss ? loss
                                                                                              : "",
                                  -1);

  return row;
}

static void
show_cb (StkKindButton *self)
{
  gtk_list_box_remove_all (self->list);
  for (guint kind = 0; kind < STK_N_KINDS && self->annotation != NULL; kind++)
    gtk_list_box_append (self->list, new_row (self, kind));
}

static void
row_activated_cb (StkKindButton *self, GtkListBoxRow *row)
{
  StkKind kind = (StkKind) gtk_list_box_row_get_index (row);

  gtk_popover_popdown (self->popover);
  gtk_widget_activate_action (GTK_WIDGET (self), "detail.set-kind", "s", stk_kind_get_info (kind)->nick);
}

static void
stk_kind_button_dispose (GObject *object)
{
  StkKindButton *self = STK_KIND_BUTTON (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STK_TYPE_KIND_BUTTON);
  g_clear_object (&self->annotation);
  g_clear_object (&self->annotations);

  G_OBJECT_CLASS (stk_kind_button_parent_class)->dispose (object);
}

static void
stk_kind_button_class_init (StkKindButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stk_kind_button_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, STK_RESOURCES "detail/stk-kind-button.ui");
  gtk_widget_class_bind_template_child (widget_class, StkKindButton, icon);
  gtk_widget_class_bind_template_child (widget_class, StkKindButton, label);
  gtk_widget_class_bind_template_child (widget_class, StkKindButton, popover);
  gtk_widget_class_bind_template_child (widget_class, StkKindButton, list);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
stk_kind_button_init (StkKindButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stk_kind_button_show:
 * @self: a button
 * @annotation: (nullable): a tag
 * @annotations: (nullable): the article's tags
 */
void
stk_kind_button_show (StkKindButton *self, StkAnnotation *annotation, StkAnnotationList *annotations)
{
  const StkKindInfo *info;
  g_autofree char *icon_name = NULL;

  g_set_object (&self->annotation, annotation);
  g_set_object (&self->annotations, annotations);
  if (annotation == NULL)
    return;

  info = stk_kind_get_info (stk_annotation_get_kind (annotation));
  icon_name = g_strdup_printf ("stk-%s-symbolic", info->nick);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), (const char *[]) { "kind-icon", info->nick, NULL });
  gtk_label_set_label (self->label, _ (info->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (adw_bin_get_child (ADW_BIN (self))), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (info->label), -1);
}

/**
 * stk_kind_button_set_editable:
 * @self: a button
 * @editable: whether people may change the kind
 */
void
stk_kind_button_set_editable (StkKindButton *self, gboolean editable)
{
  gtk_widget_set_sensitive (adw_bin_get_child (ADW_BIN (self)), editable);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-annotation-row.h"

#include "stk-annotation-text.h"

#include <glib/gi18n.h>

/**
 * StkAnnotationRow:
 *
 * One tag in the list: its kind, its words, what is known of it in a line, and its state.
 */
struct _StkAnnotationRow
{
  GtkBox parent_instance;

  GtkImage *icon;
  GtkLabel *words;
  GtkLabel *summary;
  GtkLabel *status;
};

G_DEFINE_FINAL_TYPE (StkAnnotationRow, stk_annotation_row, GTK_TYPE_BOX)

static void
stk_annotation_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STK_TYPE_ANNOTATION_ROW);

  G_OBJECT_CLASS (stk_annotation_row_parent_class)->dispose (object);
}

static void
stk_annotation_row_class_init (StkAnnotationRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stk_annotation_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, STK_RESOURCES "sidebar/stk-annotation-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StkAnnotationRow, icon);
  gtk_widget_class_bind_template_child (widget_class, StkAnnotationRow, words);
  gtk_widget_class_bind_template_child (widget_class, StkAnnotationRow, summary);
  gtk_widget_class_bind_template_child (widget_class, StkAnnotationRow, status);
}

static void
stk_annotation_row_init (StkAnnotationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_status (StkAnnotationRow *self, StkAnnotation *annotation)
{
  const char *classes[] = { "status", "caption-heading", NULL, NULL };
  StkTone tone;
  const char *label = stk_annotation_text_get_status (annotation, &tone);

  classes[2] = stk_annotation_text_get_tone_class (tone);
  gtk_widget_set_css_classes (GTK_WIDGET (self->status), classes);
  gtk_label_set_label (self->status, label);
  gtk_widget_set_visible (GTK_WIDGET (self->status), label != NULL);
}

/**
 * stk_annotation_row_new:
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
stk_annotation_row_new (void)
{
  return g_object_new (STK_TYPE_ANNOTATION_ROW, NULL);
}

/**
 * stk_annotation_row_set_annotation:
 * @self: a row
 * @annotation: the tag to show
 * @annotations: the article's tags, for the names of those it points to
 */
void
stk_annotation_row_set_annotation (StkAnnotationRow *self, StkAnnotation *annotation, StkAnnotationList *annotations)
{
  const StkKindInfo *info = stk_kind_get_info (stk_annotation_get_kind (annotation));
  const char *icon_classes[] = { "kind-icon", info->nick, NULL };
  g_autofree char *words = stk_annotation_text_dup_words (annotation);
  g_autofree char *summary = stk_annotation_text_dup_summary (annotation, annotations);
  g_autofree char *icon_name = g_strdup_printf ("stk-%s-symbolic", info->nick);

  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), icon_classes);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->icon), _ (info->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (info->label), -1);
  gtk_label_set_label (self->words, words);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), summary != NULL);
  set_status (self, annotation);
}

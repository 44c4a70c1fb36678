/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-detail-bar.h"

#include "stk-annotation-text.h"

#include <glib/gi18n.h>

/**
 * StkDetailBar:
 *
 * A tag in one line, at the lower edge of a window that is too narrow for the detail pane: its kind, words and state.
 */
struct _StkDetailBar
{
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *words;
  GtkLabel *status;
};

G_DEFINE_FINAL_TYPE (StkDetailBar, stk_detail_bar, ADW_TYPE_BIN)

static void
stk_detail_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STK_TYPE_DETAIL_BAR);

  G_OBJECT_CLASS (stk_detail_bar_parent_class)->dispose (object);
}

static void
stk_detail_bar_class_init (StkDetailBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stk_detail_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, STK_RESOURCES "detail/stk-detail-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, StkDetailBar, icon);
  gtk_widget_class_bind_template_child (widget_class, StkDetailBar, words);
  gtk_widget_class_bind_template_child (widget_class, StkDetailBar, status);
}

static void
stk_detail_bar_init (StkDetailBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stk_detail_bar_show:
 * @self: a bar
 * @annotation: a tag
 */
void
stk_detail_bar_show (StkDetailBar *self, StkAnnotation *annotation)
{
  const StkKindInfo *info = stk_kind_get_info (stk_annotation_get_kind (annotation));
  g_autofree char *icon_name = g_strdup_printf ("stk-%s-symbolic", info->nick);
  g_autofree char *words = stk_annotation_text_dup_title (annotation);
  StkTone tone;
  const char *status = stk_annotation_text_get_status (annotation, &tone);
  const char *tone_class = stk_annotation_text_get_tone_class (tone);

  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), (const char *[]) { "kind-icon", info->nick, NULL });
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (info->label), -1);
  gtk_label_set_label (self->words, words);
  gtk_label_set_label (self->status, status);
  gtk_widget_set_css_classes (GTK_WIDGET (self->status),
                              (const char *[]) { "status", "caption-heading", tone_class, NULL });
  gtk_widget_set_visible (GTK_WIDGET (self->status), status != NULL);
}

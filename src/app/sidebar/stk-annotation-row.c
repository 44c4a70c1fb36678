/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-annotation-row.h"

#include "stk-annotation-text.h"
#include "stk-fold.h"

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
  GtkWidget *about;
  GtkWidget *orphan;
  GtkLabel *summary;
  GtkLabel *status;
  const StkKindInfo *kind; /* (nullable): that the icon shows */
};

G_DEFINE_FINAL_TYPE (StkAnnotationRow, stk_annotation_row, GTK_TYPE_BOX)

/* The whole text of a label that has no room for it. */
static gboolean
query_tooltip_cb (GtkLabel *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;

  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));

  return TRUE;
}

/* To set a tooltip asks the display where the pointer is, for each new row; to be asked for one costs nothing. */
static gboolean
query_kind_tooltip_cb (StkAnnotationRow *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (self->kind == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, _ (self->kind->label));

  return TRUE;
}

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
  gtk_widget_class_bind_template_child (widget_class, StkAnnotationRow, about);
  gtk_widget_class_bind_template_child (widget_class, StkAnnotationRow, orphan);
  gtk_widget_class_bind_template_child (widget_class, StkAnnotationRow, summary);
  gtk_widget_class_bind_template_child (widget_class, StkAnnotationRow, status);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_kind_tooltip_cb);
}

static void
stk_annotation_row_init (StkAnnotationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_kind (StkAnnotationRow *self, const StkKindInfo *info)
{
  const char *classes[] = { "kind-icon", info->nick, NULL };
  g_autofree char *icon_name = g_strdup_printf ("stk-%s-symbolic", info->nick);

  if (info == self->kind) /* a row is filled anew with every change of the list */
    return;

  self->kind = info;
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), classes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (info->label), -1);
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

/* The style class of tags that are not, or no longer, part of the work. */
static const char *
get_style (StkAnnotation *annotation)
{
  const char *status = stk_annotation_get_status (annotation);

  if (g_str_equal (status, "suggested"))
    return "suggestion";

  return g_str_equal (status, "rejected") || g_str_equal (status, "cut") ? "out" : NULL;
}

static void
mark (size_t start, size_t end, gpointer user_data)
{
  PangoAttribute *weight = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  PangoAttribute *line = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);

  weight->start_index = line->start_index = (guint) start;
  weight->end_index = line->end_index = (guint) end;
  pango_attr_list_change (user_data, weight);
  pango_attr_list_change (user_data, line);
}

static void
mark_terms (GtkLabel *label, const char *const *terms)
{
  g_autoptr (PangoAttrList) attributes = terms ? pango_attr_list_new () : NULL;

  if (terms == NULL && gtk_label_get_attributes (label) == NULL)
    return;

  stk_fold_find (gtk_label_get_text (label), terms, mark, attributes);
  gtk_label_set_attributes (label, attributes);
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
 * @summary: (nullable): what is known of it, in a line
 */
void
stk_annotation_row_set_annotation (StkAnnotationRow *self, StkAnnotation *annotation, const char *summary)
{
  gboolean orphan = stk_annotation_get_anchor_state (annotation) == STK_ANCHOR_STATE_ORPHAN;
  const char *classes[] = { "annotation-row", get_style (annotation), NULL };
  g_autofree char *words = stk_annotation_text_dup_words (annotation);

  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
  set_kind (self, stk_kind_get_info (stk_annotation_get_kind (annotation)));
  gtk_label_set_label (self->words, words);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (self->orphan, orphan || stk_annotation_count_open_conflicts (annotation) > 0);
  gtk_widget_set_visible (self->about, summary != NULL);
  set_status (self, annotation);
}

/**
 * stk_annotation_row_set_terms:
 * @self: a row
 * @terms: (nullable): words to point out, as stk_fold_terms() gives them
 *
 * Points out what is searched for, after the annotation was set.
 */
void
stk_annotation_row_set_terms (StkAnnotationRow *self, const char *const *terms)
{
  mark_terms (self->words, terms);
  mark_terms (self->summary, terms);
}

/**
 * stk_annotation_row_get_warning:
 * @self: a row
 *
 * Returns: (transfer none): what is visible if the tag's words are not in the article, or a field has two answers
 */
GtkWidget *
stk_annotation_row_get_warning (StkAnnotationRow *self)
{
  return self->orphan;
}

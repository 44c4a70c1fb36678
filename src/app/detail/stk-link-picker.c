/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-link-picker.h"

#include "stk-annotation-text.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * StkLinkPicker:
 *
 * A list of the article's tags of some kinds to choose one from, which typing makes shorter.
 */
struct _StkLinkPicker
{
  GtkPopover parent_instance;

  GtkSearchEntry *search;
  GtkStack *pages;
  GtkListView *list;
  GtkLabel *nothing;
  GtkWidget *clear_button;

  StkAnnotationList *annotations;
  StkKinds kinds;
  char *query;               /* case-folded; %NULL for all */
  GtkFilter *filter;         /* borrowed from the selection, as long as there is one */
  GtkSingleSelection *found; /* only while the list is shown, so that edits cost nothing */
};

enum
{
  PICKED,
  LAST_SIGNAL,
};

static guint signals[LAST_SIGNAL];

G_DEFINE_FINAL_TYPE (StkLinkPicker, stk_link_picker, GTK_TYPE_POPOVER)

static gboolean
contains_query (StkLinkPicker *self, StkAnnotation *annotation)
{
  g_autofree char *title = stk_annotation_text_dup_title (annotation);
  g_autofree char *words = stk_annotation_text_dup_words (annotation);
  g_autofree char *summary = stk_annotation_text_dup_summary (annotation, self->annotations);
  g_autofree char *all = g_strjoin (" ", title, words, summary, NULL);
  g_autofree char *folded = g_utf8_casefold (all, -1);

  return strstr (folded, self->query) != NULL;
}

static gboolean
filter_func (gpointer item, gpointer user_data)
{
  StkLinkPicker *self = user_data;

  return (self->kinds & STK_KINDS (stk_annotation_get_kind (item))) != 0 &&
         (self->query == NULL || contains_query (self, item));
}

static void
update_page (StkLinkPicker *self)
{
  gboolean found = g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0;

  gtk_label_set_label (self->nothing, self->query != NULL ? _ ("No tag has these words.")
                                                          : _ ("The article has no tag of this kind yet."));
  gtk_stack_set_visible_child_name (self->pages, found ? "list" : "nothing");
}

static void
search_changed_cb (StkLinkPicker *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  g_clear_pointer (&self->query, g_free);
  if (*text != '\0')
    self->query = g_utf8_casefold (text, -1);

  if (self->found == NULL)
    return;

  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_single_selection_set_selected (self->found, 0);
  update_page (self);
}

static void
pick (StkLinkPicker *self, const char *id)
{
  g_autofree char *copy = g_strdup (id);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PICKED], 0, copy);
}

static void
activated_cb (StkLinkPicker *self, guint position)
{
  g_autoptr (StkAnnotation) annotation = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  if (annotation != NULL)
    pick (self, stk_annotation_get_id (annotation));
}

static void
search_activated_cb (StkLinkPicker *self)
{
  StkAnnotation *annotation = self->found ? gtk_single_selection_get_selected_item (self->found) : NULL;

  if (annotation != NULL)
    pick (self, stk_annotation_get_id (annotation));
}

static void
stop_search_cb (StkLinkPicker *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
clear_cb (StkLinkPicker *self)
{
  pick (self, "");
}

static GtkWidget *
new_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static void
setup_cb (StkLinkPicker *self, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = new_label (NULL);
  GtkWidget *summary = new_label ("caption");

  gtk_widget_add_css_class (summary, "dimmed");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), summary);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), box);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (StkLinkPicker *self, GtkListItem *item)
{
  StkAnnotation *annotation = gtk_list_item_get_item (item);
  const StkKindInfo *info = stk_kind_get_info (stk_annotation_get_kind (annotation));
  const char *classes[] = { "kind-icon", info->nick, NULL };
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_next_sibling (icon));
  GtkWidget *summary = gtk_widget_get_next_sibling (title);
  g_autofree char *icon_name = g_strdup_printf ("stk-%s-symbolic", info->nick);
  g_autofree char *title_text = stk_annotation_text_dup_title (annotation);
  g_autofree char *summary_text = stk_annotation_text_dup_summary (annotation, self->annotations);
  gboolean has_summary = summary_text != NULL && !g_str_equal (summary_text, title_text);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), icon_name);
  gtk_widget_set_css_classes (icon, classes);
  gtk_label_set_label (GTK_LABEL (title), title_text);
  gtk_label_set_label (GTK_LABEL (summary), summary_text);
  gtk_widget_set_visible (summary, has_summary);
  gtk_list_item_set_accessible_label (item, title_text);
  gtk_list_item_set_accessible_description (item, has_summary ? summary_text : "");
}

static void
stk_link_picker_show (GtkWidget *widget)
{
  StkLinkPicker *self = STK_LINK_PICKER (widget);
  GtkFilterListModel *filtered;

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  g_clear_pointer (&self->query, g_free);
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_func, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->annotations)), self->filter);
  self->found = gtk_single_selection_new (G_LIST_MODEL (filtered));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->found));
  update_page (self);

  GTK_WIDGET_CLASS (stk_link_picker_parent_class)->show (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
stk_link_picker_hide (GtkWidget *widget)
{
  StkLinkPicker *self = STK_LINK_PICKER (widget);

  GTK_WIDGET_CLASS (stk_link_picker_parent_class)->hide (widget);

  gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->found);
  self->filter = NULL;
}

static void
stk_link_picker_dispose (GObject *object)
{
  StkLinkPicker *self = STK_LINK_PICKER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STK_TYPE_LINK_PICKER);
  g_clear_object (&self->found);
  g_clear_object (&self->annotations);
  g_clear_pointer (&self->query, g_free);

  G_OBJECT_CLASS (stk_link_picker_parent_class)->dispose (object);
}

static void
stk_link_picker_class_init (StkLinkPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stk_link_picker_dispose;
  widget_class->show = stk_link_picker_show;
  widget_class->hide = stk_link_picker_hide;

  /**
   * StkLinkPicker::picked:
   * @self: a picker
   * @id: the id of the tag that a person chose; empty to clear
   */
  signals[PICKED] = g_signal_new ("picked", STK_TYPE_LINK_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, STK_RESOURCES "detail/stk-link-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, StkLinkPicker, search);
  gtk_widget_class_bind_template_child (widget_class, StkLinkPicker, pages);
  gtk_widget_class_bind_template_child (widget_class, StkLinkPicker, list);
  gtk_widget_class_bind_template_child (widget_class, StkLinkPicker, nothing);
  gtk_widget_class_bind_template_child (widget_class, StkLinkPicker, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
}

static void
stk_link_picker_init (StkLinkPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));
}

/**
 * stk_link_picker_new:
 * @annotations: the article's tags
 * @kinds: the kinds of tag to choose from
 *
 * Returns: (transfer floating): a new picker
 */
GtkWidget *
stk_link_picker_new (StkAnnotationList *annotations, StkKinds kinds)
{
  StkLinkPicker *self = g_object_new (STK_TYPE_LINK_PICKER, NULL);

  self->annotations = g_object_ref (annotations);
  self->kinds = kinds;

  return GTK_WIDGET (self);
}

/**
 * stk_link_picker_set_current:
 * @self: a picker
 * @id: the id of the tag that is chosen now, or empty
 */
void
stk_link_picker_set_current (StkLinkPicker *self, const char *id)
{
  gtk_widget_set_visible (self->clear_button, *id != '\0');
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-history-dialog.h"

#include "stk-history-item.h"

#include <glib/gi18n.h>

/**
 * StkHistoryDialog:
 *
 * Who did what to the tags of an article, or to one of them, the newest first. Tags that were deleted can be brought
 * back.
 */
struct _StkHistoryDialog
{
  AdwDialog parent_instance;

  GtkSearchEntry *search;
  AdwToggleGroup *filter;
  GtkStack *pages;
  GtkListView *list;

  StkDocument *document;
  char *id; /* of the tag that it is about; %NULL for all */
  GtkFilterListModel *model;
};

enum
{
  RESTORED,
  LAST_SIGNAL,
};

static guint signals[LAST_SIGNAL];

G_DEFINE_FINAL_TYPE (StkHistoryDialog, stk_history_dialog, ADW_TYPE_DIALOG)

static gboolean
filter_func (gpointer item, gpointer user_data)
{
  StkHistoryDialog *self = user_data;
  const char *search = gtk_editable_get_text (GTK_EDITABLE (self->search));
  const char *which = adw_toggle_group_get_active_name (self->filter);

  if (g_strcmp0 (which, "checks") == 0 && !stk_history_item_is_check (item))
    return FALSE;
  if (g_strcmp0 (which, "deleted") == 0 && !stk_history_item_is_restorable (item))
    return FALSE;

  return *search == '\0' || stk_history_item_matches (item, search, stk_document_get_annotations (self->document));
}

static void
update_page (StkHistoryDialog *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0;

  gtk_stack_set_visible_child_name (self->pages, is_empty ? "empty" : "list");
}

static void
filter_changed_cb (StkHistoryDialog *self)
{
  if (self->model == NULL)
    return;

  gtk_filter_changed (gtk_filter_list_model_get_filter (self->model), GTK_FILTER_CHANGE_DIFFERENT);
  update_page (self);
}

static void
stop_search_cb (StkHistoryDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* Lists the history as it is now. */
static void
load (StkHistoryDialog *self)
{
  g_autoptr (GListStore) items = stk_history_item_list (self->document, self->id);

  gtk_filter_list_model_set_model (self->model, G_LIST_MODEL (items));
  update_page (self);
}

static void
restore_cb (GtkButton *button, StkHistoryDialog *self)
{
  GtkListItem *list_item = g_object_get_data (G_OBJECT (button), "list-item");
  StkHistoryItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *id = g_strdup (stk_history_entry_get_tag (stk_history_item_get_entry (item)));
  g_autoptr (GError) error = NULL;

  if (stk_document_restore (self->document, id, &error) != NULL)
    load (self);
  g_signal_emit (self, signals[RESTORED], 0, id, error ? error->message : NULL);
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "dimmed");
    }

  return label;
}

static void
setup_cb (StkHistoryDialog *self, GtkListItem *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = new_label (NULL);
  GtkWidget *subtitle = new_label ("caption");
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Bring Back"));

  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_margin_top (row, 6);
  gtk_widget_set_margin_bottom (row, 6);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "list-item", list_item);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_cb), self, G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (text), title);
  gtk_box_append (GTK_BOX (text), subtitle);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (row), button);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (StkHistoryDialog *self, GtkListItem *list_item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *text = gtk_widget_get_first_child (row);
  StkHistoryItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *title = stk_history_item_dup_title (item, stk_document_get_annotations (self->document));
  g_autofree char *subtitle = stk_history_item_dup_subtitle (item, self->id == NULL);
  g_autofree char *spoken = g_strdup_printf ("%s. %s", title, subtitle);

  g_strdelimit (title, "\n", ' ');
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (text)), title);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (text)), subtitle);
  gtk_list_item_set_accessible_label (list_item, spoken);
  gtk_widget_set_visible (gtk_widget_get_last_child (row),
                          stk_history_item_is_restorable (item) && !stk_document_get_read_only (self->document));
}

static void
stk_history_dialog_dispose (GObject *object)
{
  StkHistoryDialog *self = STK_HISTORY_DIALOG (object);

  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (self), STK_TYPE_HISTORY_DIALOG);
  g_clear_object (&self->document);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (stk_history_dialog_parent_class)->dispose (object);
}

static void
stk_history_dialog_class_init (StkHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stk_history_dialog_dispose;

  /**
   * StkHistoryDialog::restored:
   * @self: a dialog
   * @id: the id of the tag that was to be brought back
   * @message: (nullable): why it could not be
   */
  signals[RESTORED] = g_signal_new ("restored", STK_TYPE_HISTORY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, STK_RESOURCES "history/stk-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StkHistoryDialog, search);
  gtk_widget_class_bind_template_child (widget_class, StkHistoryDialog, filter);
  gtk_widget_class_bind_template_child (widget_class, StkHistoryDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, StkHistoryDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
stk_history_dialog_init (StkHistoryDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
}

/**
 * stk_history_dialog_new:
 * @document: a document
 * @id: (nullable): the tag whose history to show; %NULL for that of the article
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
stk_history_dialog_new (StkDocument *document, const char *id)
{
  StkHistoryDialog *self = g_object_new (STK_TYPE_HISTORY_DIALOG, NULL);
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (filter_func, self, NULL));
  g_autoptr (GtkNoSelection) selection = NULL;

  self->document = g_object_ref (document);
  self->id = g_strdup (id);
  self->model = gtk_filter_list_model_new (NULL, filter);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  gtk_widget_set_visible (GTK_WIDGET (self->filter), id == NULL);
  adw_dialog_set_title (ADW_DIALOG (self), id ? _ ("History of the Tag") : _ ("History"));
  load (self);

  return ADW_DIALOG (self);
}

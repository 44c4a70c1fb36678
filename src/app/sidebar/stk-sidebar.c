/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-sidebar.h"

#include "stk-annotation-row.h"
#include "stk-annotation-text.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * StkSidebar:
 *
 * The list of an article's tags, with a choice of kinds and a search.
 */
struct _StkSidebar
{
  AdwBin parent_instance;

  AdwToggleGroup *kinds;
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListView *list;

  StkDocument *document;
  GtkFilterListModel *filtered; /* borrowed from the selection */
  GtkSingleSelection *selection;
  GtkFilter *filter;
  StkKinds shown;
  char *query; /* case-folded; %NULL where nothing is searched for */
  char *selected;
};

enum
{
  PROP_0,
  PROP_SELECTED,
  LAST_PROP,
};

enum
{
  ACTIVATED,
  LAST_SIGNAL,
};

static GParamSpec *props[LAST_PROP];
static guint signals[LAST_SIGNAL];

G_DEFINE_FINAL_TYPE (StkSidebar, stk_sidebar, ADW_TYPE_BIN)

static StkAnnotationList *
get_annotations (StkSidebar *self)
{
  return self->document ? stk_document_get_annotations (self->document) : NULL;
}

static gboolean
contains_query (StkSidebar *self, StkAnnotation *annotation)
{
  g_autofree char *words = stk_annotation_text_dup_words (annotation);
  g_autofree char *summary = stk_annotation_text_dup_summary (annotation, get_annotations (self));
  g_autofree char *all = g_strjoin (" ", words, summary, NULL);
  g_autofree char *folded = g_utf8_casefold (all, -1);

  return strstr (folded, self->query) != NULL;
}

static gboolean
filter_func (gpointer item, gpointer user_data)
{
  StkSidebar *self = user_data;

  return (self->shown & STK_KINDS (stk_annotation_get_kind (item))) != 0 &&
         (self->query == NULL || contains_query (self, item));
}

/* Finds the row of an annotation: a binary search, since the list is in text order however it is filtered. */
static guint
find_row (StkSidebar *self, const char *id)
{
  StkAnnotation *annotation = stk_annotation_list_lookup (get_annotations (self), id);
  guint low = 0, high = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (annotation == NULL)
    return GTK_INVALID_LIST_POSITION;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      g_autoptr (StkAnnotation) item = g_list_model_get_item (G_LIST_MODEL (self->selection), middle);
      int order = stk_annotation_compare (item, annotation);

      if (order == 0)
        return middle;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
select_row (StkSidebar *self, gboolean scroll)
{
  guint position = self->selected && self->document ? find_row (self, self->selected) : GTK_INVALID_LIST_POSITION;

  gtk_single_selection_set_selected (self->selection, position);
  if (scroll && position != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_NONE, NULL);
}

static void
selected_cb (StkSidebar *self)
{
  StkAnnotation *annotation = gtk_single_selection_get_selected_item (self->selection);

  /* an edited tag takes its old version's place, and the selection is empty for a moment: only a person's choice
   * counts here */
  if (annotation == NULL || g_strcmp0 (stk_annotation_get_id (annotation), self->selected) == 0)
    return;

  g_set_str (&self->selected, stk_annotation_get_id (annotation));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

static void
activate_cb (StkSidebar *self, guint position)
{
  g_autoptr (StkAnnotation) annotation = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (annotation != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, stk_annotation_get_id (annotation));
}

static void
update_counts (StkSidebar *self)
{
  guint counts[STK_N_KINDS] = { 0 };
  guint n = self->document ? g_list_model_get_n_items (G_LIST_MODEL (get_annotations (self))) : 0;

  for (guint i = 0; i < n; i++)
    counts[stk_annotation_get_kind (stk_annotation_list_peek (get_annotations (self), i))]++;

  for (guint i = 0; i <= STK_N_KINDS; i++)
    {
      AdwToggle *toggle = adw_toggle_group_get_toggle (self->kinds, i);
      g_autofree char *label = i == 0 ? g_strdup_printf (_ ("All %u"), n) : g_strdup_printf ("%u", counts[i - 1]);

      adw_toggle_set_label (toggle, label);
    }
}

static void
update_page (StkSidebar *self)
{
  guint n = self->document ? stk_annotation_list_get_n (get_annotations (self)) : 0;
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  gtk_stack_set_visible_child_name (self->stack, n == 0 ? "empty" : n_shown == 0 ? "nothing"
                                                                                 : "list");
}

static void
shown_changed_cb (StkSidebar *self)
{
  select_row (self, FALSE);
  update_page (self);
}

static void
kind_changed_cb (StkSidebar *self)
{
  guint active = adw_toggle_group_get_active (self->kinds);

  self->shown = active == 0 || active == GTK_INVALID_LIST_POSITION ? STK_KINDS_ALL : STK_KINDS (active - 1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  select_row (self, TRUE);
  update_page (self);
}

static void
search_changed_cb (StkSidebar *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  g_clear_pointer (&self->query, g_free);
  if (*text)
    self->query = g_utf8_casefold (text, -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_page (self);
}

static void
stop_search_cb (StkSidebar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
setup_cb (StkSidebar *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, stk_annotation_row_new ());
}

/* What a row says of a tag may depend on others: a speaker's name is that of the source. */
static void
refresh_row_cb (GtkListItem *item)
{
  StkAnnotationRow *row = STK_ANNOTATION_ROW (gtk_list_item_get_child (item));
  StkAnnotationList *annotations = g_object_get_data (G_OBJECT (item), "annotations");
  StkAnnotation *annotation = gtk_list_item_get_item (item);

  if (row != NULL && annotation != NULL && annotations != NULL)
    stk_annotation_row_set_annotation (row, annotation, annotations);
}

static void
bind_cb (StkSidebar *self, GtkListItem *item)
{
  StkAnnotationList *annotations = get_annotations (self);
  g_autofree char *words = stk_annotation_text_dup_words (gtk_list_item_get_item (item));

  g_object_set_data_full (G_OBJECT (item), "annotations", g_object_ref (annotations), g_object_unref);
  gtk_list_item_set_accessible_label (item, words);
  g_signal_connect_object (annotations, "items-changed", G_CALLBACK (refresh_row_cb), item,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  refresh_row_cb (item);
}

static void
unbind_cb (StkSidebar *self, GtkListItem *item)
{
  StkAnnotationList *annotations = g_object_get_data (G_OBJECT (item), "annotations");

  if (annotations != NULL)
    g_signal_handlers_disconnect_by_func (annotations, refresh_row_cb, item);
  g_object_set_data (G_OBJECT (item), "annotations", NULL);
}

static void
add_toggles (StkSidebar *self)
{
  AdwToggle *all = adw_toggle_new ();

  adw_toggle_set_name (all, "all");
  adw_toggle_set_tooltip (all, _ ("All Kinds"));
  adw_toggle_group_add (self->kinds, all);

  for (guint kind = 0; kind < STK_N_KINDS; kind++)
    {
      const StkKindInfo *info = stk_kind_get_info (kind);
      g_autofree char *icon_name = g_strdup_printf ("stk-%s-symbolic", info->nick);
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_name (toggle, info->nick);
      adw_toggle_set_icon_name (toggle, icon_name);
      adw_toggle_set_tooltip (toggle, _ (info->label_plural));
      adw_toggle_group_add (self->kinds, toggle);
    }

  g_signal_connect_object (self->kinds, "notify::active", G_CALLBACK (kind_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
stk_sidebar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  StkSidebar *self = STK_SIDEBAR (object);

  switch (prop_id)
    {
    case PROP_SELECTED:
      g_value_set_string (value, self->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
stk_sidebar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  StkSidebar *self = STK_SIDEBAR (object);

  switch (prop_id)
    {
    case PROP_SELECTED:
      stk_sidebar_set_selected (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
stk_sidebar_dispose (GObject *object)
{
  StkSidebar *self = STK_SIDEBAR (object);

  stk_sidebar_set_document (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), STK_TYPE_SIDEBAR);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->query, g_free);
  g_clear_pointer (&self->selected, g_free);

  G_OBJECT_CLASS (stk_sidebar_parent_class)->dispose (object);
}

static void
stk_sidebar_class_init (StkSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = stk_sidebar_dispose;
  object_class->get_property = stk_sidebar_get_property;
  object_class->set_property = stk_sidebar_set_property;

  /**
   * StkSidebar:selected:
   *
   * The id of the tag that is selected.
   */
  props[PROP_SELECTED] = g_param_spec_string ("selected", NULL, NULL, NULL,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, LAST_PROP, props);

  /**
   * StkSidebar::activated:
   * @self: a sidebar
   * @id: a tag's id
   *
   * A person asked to see a tag in the article.
   */
  signals[ACTIVATED] = g_signal_new ("activated", STK_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, STK_RESOURCES "sidebar/stk-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, StkSidebar, kinds);
  gtk_widget_class_bind_template_child (widget_class, StkSidebar, search);
  gtk_widget_class_bind_template_child (widget_class, StkSidebar, stack);
  gtk_widget_class_bind_template_child (widget_class, StkSidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
stk_sidebar_init (StkSidebar *self)
{
  self->shown = STK_KINDS_ALL;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_toggles (self);

  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_func, self, NULL));
  self->filtered = gtk_filter_list_model_new (NULL, g_object_ref (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->filtered));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (shown_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_single_click_activate (self->list, FALSE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  update_counts (self);
  update_page (self);
}

/**
 * stk_sidebar_new:
 *
 * Returns: (transfer floating): a new sidebar
 */
GtkWidget *
stk_sidebar_new (void)
{
  return g_object_new (STK_TYPE_SIDEBAR, NULL);
}

/**
 * stk_sidebar_set_document:
 * @self: a sidebar
 * @document: (nullable): the document whose tags to list
 */
void
stk_sidebar_set_document (StkSidebar *self, StkDocument *document)
{
  g_return_if_fail (STK_IS_SIDEBAR (self));

  if (self->document == document)
    return;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (get_annotations (self), self);
  gtk_filter_list_model_set_model (self->filtered, NULL);
  g_set_object (&self->document, document);
  if (document == NULL)
    return;

  gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (get_annotations (self)));
  g_signal_connect_object (get_annotations (self), "items-changed", G_CALLBACK (update_counts), self,
                           G_CONNECT_SWAPPED);
  update_counts (self);
  update_page (self);
}

/**
 * stk_sidebar_get_selected:
 * @self: a sidebar
 *
 * Returns: (nullable) (transfer none): the id of the tag that is selected
 */
const char *
stk_sidebar_get_selected (StkSidebar *self)
{
  g_return_val_if_fail (STK_IS_SIDEBAR (self), NULL);

  return self->selected;
}

/**
 * stk_sidebar_set_selected:
 * @self: a sidebar
 * @id: (nullable): the id of the tag to select
 */
void
stk_sidebar_set_selected (StkSidebar *self, const char *id)
{
  g_return_if_fail (STK_IS_SIDEBAR (self));

  if (!g_set_str (&self->selected, id))
    return;

  select_row (self, TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

/**
 * stk_sidebar_focus_search:
 * @self: a sidebar
 */
void
stk_sidebar_focus_search (StkSidebar *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

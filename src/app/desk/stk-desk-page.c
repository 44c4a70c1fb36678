/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-desk-page.h"

#include "stk-desk-model.h"
#include "stk-desk-row.h"
#include "stk-fold.h"
#include "stk-lazy-menu.h"

#include <glib/gi18n.h>

/**
 * StkDeskPage:
 *
 * The articles of a folder and of those below it, with a search over all their tags.
 */
struct _StkDeskPage
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkMenuButton *menu_button;
  GtkSearchEntry *search;
  GtkDropDown *states;
  GtkDropDown *orders;
  GtkProgressBar *progress;
  GtkStack *stack;
  GtkListView *list;
  AdwStatusPage *message;

  StkDeskModel *model; /* %NULL until there is a folder */
  GtkFilter *filter;
  GtkSorter *sorter;
  GListModel *articles; /* those of the model that are shown, in order */
  GListModel *shown;    /* and what was found in their tags */
  char **terms;         /* (nullable): what is searched for */
};

enum
{
  OPEN,
  LAST_SIGNAL,
};

static guint signals[LAST_SIGNAL];

G_DEFINE_FINAL_TYPE (StkDeskPage, stk_desk_page, ADW_TYPE_BIN)

/* Which articles the first list of choices offers. */
static const struct
{
  const char *label;
  guint states; /* bits */
  gboolean marked;
} FILTERS[] = {
  { N_ ("All Articles"), ~0u, FALSE },
  { N_ ("To Do"), ~(1u << STK_DESK_STATE_DONE | 1u << STK_DESK_STATE_SIGNED_OFF), FALSE },
  { N_ ("With Marks"), ~0u, TRUE },
  { N_ ("Not Begun"), 1u << STK_DESK_STATE_NEW, FALSE },
  { N_ ("In Check"), 1u << STK_DESK_STATE_OPEN | 1u << STK_DESK_STATE_REOPENED, FALSE },
  { N_ ("Checked"), 1u << STK_DESK_STATE_DONE, FALSE },
  { N_ ("Signed Off"), 1u << STK_DESK_STATE_SIGNED_OFF, FALSE },
};

static int
compare_text (const char *a, const char *b)
{
  g_autofree char *first = g_utf8_collate_key (a, -1);
  g_autofree char *second = g_utf8_collate_key (b, -1);

  return strcmp (first, second);
}

static int
compare_titles (StkDeskArticle *a, StkDeskArticle *b)
{
  g_autofree char *first = stk_desk_article_dup_title (a);
  g_autofree char *second = stk_desk_article_dup_title (b);

  return compare_text (first, second);
}

/* What was worked on last, first. */
static int
compare_worked (StkDeskArticle *a, StkDeskArticle *b)
{
  return g_strcmp0 (stk_desk_article_get_info (b)->worked, stk_desk_article_get_info (a)->worked);
}

/* What is due first, first; what is not due at all, last. */
static int
compare_due (StkDeskArticle *a, StkDeskArticle *b)
{
  const char *first = stk_desk_article_get_info (a)->due;
  const char *second = stk_desk_article_get_info (b)->due;

  return g_strcmp0 (first ? first : "~", second ? second : "~");
}

static int
compare_states (StkDeskArticle *a, StkDeskArticle *b)
{
  return (int) stk_desk_article_get_info (a)->state - (int) stk_desk_article_get_info (b)->state;
}

static int
compare_progress (StkDeskArticle *a, StkDeskArticle *b)
{
  double first = stk_desk_article_get_fraction (a), second = stk_desk_article_get_fraction (b);

  return (first > second) - (first < second);
}

/* In which order the second list of choices puts them. */
static const struct
{
  const char *label;
  int (*compare) (StkDeskArticle *a, StkDeskArticle *b);
} ORDERS[] = {
  { NC_ ("order of articles", "Last Worked On"), compare_worked },
  { NC_ ("order of articles", "Due"), compare_due },
  { NC_ ("order of articles", "State"), compare_states },
  { NC_ ("order of articles", "Progress"), compare_progress },
  { NC_ ("order of articles", "Headline"), compare_titles },
  { NC_ ("order of articles", "File"), NULL },
};

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  StkDeskPage *self = user_data;
  guint order = MIN (gtk_drop_down_get_selected (self->orders), G_N_ELEMENTS (ORDERS) - 1);

  return ORDERS[order].compare ? ORDERS[order].compare ((StkDeskArticle *) a, (StkDeskArticle *) b) : 0;
}

static gboolean
has_terms (StkDeskArticle *article, char **terms)
{
  g_autofree char *title = stk_desk_article_dup_title (article);
  g_autofree char *path = g_filename_display_name (stk_desk_article_get_info (article)->path);
  g_autofree char *text = g_strconcat (title, "\n", path, NULL);
  g_autofree char *folded = stk_fold (text);

  for (size_t i = 0; terms[i] != NULL; i++)
    if (!stk_fold_contains (folded, terms[i]))
      return FALSE;

  return TRUE;
}

static gboolean
filter_cb (gpointer item, gpointer user_data)
{
  StkDeskPage *self = user_data;
  const StkDeskArticleInfo *info = stk_desk_article_get_info (item);
  guint filter = MIN (gtk_drop_down_get_selected (self->states), G_N_ELEMENTS (FILTERS) - 1);

  if (!(FILTERS[filter].states & 1u << info->state))
    return FALSE;
  if (FILTERS[filter].marked && info->to_review == 0 && info->conflicts == 0 && info->error == NULL)
    return FALSE;

  return self->terms == NULL || has_terms (item, self->terms);
}

static void
show_message (StkDeskPage *self, const char *icon_name, const char *title, const char *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_icon_name (self->message, icon_name);
  adw_status_page_set_title (self->message, title);
  adw_status_page_set_description (self->message, escaped);
  gtk_stack_set_visible_child_name (self->stack, "message");
}

static void
show_subtitle (StkDeskPage *self)
{
  guint n_all = g_list_model_get_n_items (stk_desk_model_get_articles (self->model));
  guint n_shown = g_list_model_get_n_items (self->articles);
  guint n_hits = g_list_model_get_n_items (stk_desk_model_get_hits (self->model));
  g_autoptr (GString) text = g_string_new (NULL);

  if (n_shown < n_all)
    g_string_printf (text, ngettext ("%u of %u article", "%u of %u articles", n_all), n_shown, n_all);
  else
    g_string_printf (text, ngettext ("%u article", "%u articles", n_all), n_all);
  if (self->terms != NULL)
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, ngettext ("%u tag", "%u tags", n_hits), n_hits);
    }
  adw_window_title_set_subtitle (self->title, text->str);
}

static void
refresh (StkDeskPage *self)
{
  const char *error = stk_desk_model_get_error (self->model);
  double progress = stk_desk_model_get_progress (self->model);

  gtk_progress_bar_set_fraction (self->progress, progress);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), progress < 1);
  show_subtitle (self);

  if (g_list_model_get_n_items (self->shown) > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (error != NULL)
    show_message (self, "dialog-warning-symbolic", _ ("The Folder Cannot Be Read"), error);
  else if (!stk_desk_model_get_loaded (self->model))
    gtk_stack_set_visible_child_name (self->stack, "loading");
  else if (g_list_model_get_n_items (stk_desk_model_get_articles (self->model)) > 0)
    show_message (self, "edit-find-symbolic", _ ("Nothing Found"),
                  _ ("No article and no tag is like that. Try other words, or show all articles."));
  else
    show_message (self, "folder-symbolic", _ ("No Articles Here"),
                  _ ("Put articles into this folder or one in it, and they are listed here."));
}

static void
search_changed_cb (StkDeskPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_auto (GStrv) terms = stk_fold_terms (text);

  g_clear_pointer (&self->terms, g_strfreev);
  if (terms != NULL && terms[0] != NULL)
    self->terms = g_steal_pointer (&terms);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  stk_desk_model_search (self->model, self->terms ? text : NULL);
  refresh (self);
}

static void
open_item (StkDeskPage *self, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (self->shown, position);
  g_autoptr (GFile) file = NULL;

  if (item == NULL)
    return;

  file = g_file_resolve_relative_path (stk_desk_model_get_folder (self->model),
                                       STK_IS_DESK_HIT (item)
                                         ? stk_desk_hit_get_info (STK_DESK_HIT (item))->path
                                         : stk_desk_article_get_info (STK_DESK_ARTICLE (item))->path);
  g_signal_emit (self, signals[OPEN], 0, file,
                 STK_IS_DESK_HIT (item) ? stk_desk_hit_get_info (STK_DESK_HIT (item))->id : NULL);
}

static void
activated_cb (StkDeskPage *self, guint position)
{
  open_item (self, position);
}

/* Enter goes on to what was found. */
static void
search_activate_cb (StkDeskPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
search_stop_cb (StkDeskPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static gboolean
search_key_cb (StkDeskPage *self, guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return FALSE;

  search_activate_cb (self);

  return TRUE;
}

static void
states_changed_cb (StkDeskPage *self)
{
  if (self->filter == NULL)
    return;

  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  refresh (self);
}

static void
orders_changed_cb (StkDeskPage *self)
{
  if (self->sorter != NULL)
    gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, stk_desk_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  StkDeskRow *row = STK_DESK_ROW (gtk_list_item_get_child (item));
  gpointer shown = gtk_list_item_get_item (item);
  g_autofree char *text = NULL;

  if (STK_IS_DESK_HIT (shown))
    stk_desk_row_set_hit (row, shown);
  else
    stk_desk_row_set_article (row, shown);
  text = stk_desk_row_dup_text (row);
  gtk_list_item_set_accessible_label (item, text);
}

static void
stk_desk_page_dispose (GObject *object)
{
  StkDeskPage *self = STK_DESK_PAGE (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->shown);
  g_clear_object (&self->articles);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_object (&self->model);
  g_clear_pointer (&self->terms, g_strfreev);
  gtk_widget_dispose_template (GTK_WIDGET (self), STK_TYPE_DESK_PAGE);

  G_OBJECT_CLASS (stk_desk_page_parent_class)->dispose (object);
}

static void
stk_desk_page_class_init (StkDeskPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stk_desk_page_dispose;

  /**
   * StkDeskPage::open:
   * @self: a page
   * @file: an article's file
   * @id: (nullable): the id of a tag in it
   *
   * A person chose an article, or a tag.
   */
  signals[OPEN] = g_signal_new ("open", STK_TYPE_DESK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_FILE, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, STK_RESOURCES "desk/stk-desk-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StkDeskPage, title);
  gtk_widget_class_bind_template_child (widget_class, StkDeskPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, StkDeskPage, search);
  gtk_widget_class_bind_template_child (widget_class, StkDeskPage, states);
  gtk_widget_class_bind_template_child (widget_class, StkDeskPage, orders);
  gtk_widget_class_bind_template_child (widget_class, StkDeskPage, progress);
  gtk_widget_class_bind_template_child (widget_class, StkDeskPage, stack);
  gtk_widget_class_bind_template_child (widget_class, StkDeskPage, list);
  gtk_widget_class_bind_template_child (widget_class, StkDeskPage, message);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, states_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, orders_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
stk_desk_page_init (StkDeskPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkStringList) states = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) orders = gtk_string_list_new (NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);

  for (size_t i = 0; i < G_N_ELEMENTS (FILTERS); i++)
    gtk_string_list_append (states, _ (FILTERS[i].label));
  for (size_t i = 0; i < G_N_ELEMENTS (ORDERS); i++)
    gtk_string_list_append (orders, g_dpgettext2 (NULL, "order of articles", ORDERS[i].label));
  gtk_drop_down_set_model (self->states, G_LIST_MODEL (states));
  gtk_drop_down_set_model (self->orders, G_LIST_MODEL (orders));

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (search_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}

/**
 * stk_desk_page_new:
 * @menu: the main menu
 *
 * Returns: (transfer floating): a page without a folder
 */
StkDeskPage *
stk_desk_page_new (GMenuModel *menu)
{
  StkDeskPage *self = g_object_new (STK_TYPE_DESK_PAGE, NULL);

  stk_lazy_menu_set (self->menu_button, menu);

  return self;
}

/**
 * stk_desk_page_get_folder:
 * @self: a page
 *
 * Returns: (nullable) (transfer none): the folder that is shown
 */
GFile *
stk_desk_page_get_folder (StkDeskPage *self)
{
  return self->model ? stk_desk_model_get_folder (self->model) : NULL;
}

/* What is shown of the model: its articles, filtered and sorted, and below them the tags that were found. */
static void
show_model (StkDeskPage *self)
{
  GListStore *both = g_list_store_new (G_TYPE_LIST_MODEL);
  GtkFilterListModel *filtered;

  g_set_object (&self->filter, NULL);
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (stk_desk_model_get_articles (self->model)),
                                        g_object_ref (self->filter));
  self->articles = G_LIST_MODEL (gtk_sort_list_model_new (G_LIST_MODEL (filtered), g_object_ref (self->sorter)));
  g_list_store_append (both, self->articles);
  g_list_store_append (both, stk_desk_model_get_hits (self->model));
  self->shown = G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (both)));
}

/**
 * stk_desk_page_set_folder:
 * @self: a page
 * @folder: a folder
 *
 * Shows the articles of a folder.
 */
void
stk_desk_page_set_folder (StkDeskPage *self, GFile *folder)
{
  g_autoptr (GtkSelectionModel) selection = NULL;
  g_autofree char *title = NULL;

  gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->shown);
  g_clear_object (&self->articles);
  g_clear_object (&self->sorter);
  g_clear_object (&self->model);
  g_clear_pointer (&self->terms, g_strfreev);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");

  self->model = stk_desk_model_new (folder);
  show_model (self);
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (self->shown)));
  gtk_single_selection_set_autoselect (GTK_SINGLE_SELECTION (selection), FALSE);
  gtk_single_selection_set_can_unselect (GTK_SINGLE_SELECTION (selection), TRUE);
  gtk_list_view_set_model (self->list, selection);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  title = stk_desk_page_dup_title (self);
  adw_window_title_set_title (self->title, title);
  refresh (self);
}

/**
 * stk_desk_page_dup_title:
 * @self: a page
 *
 * Returns: (transfer full): the name of the folder
 */
char *
stk_desk_page_dup_title (StkDeskPage *self)
{
  g_autofree char *name = g_file_get_basename (stk_desk_page_get_folder (self));

  return g_filename_display_name (name);
}

/**
 * stk_desk_page_show:
 * @self: a page
 *
 * To be called when the page is shown again: looks at the folder, and puts the focus where it was.
 */
void
stk_desk_page_show (StkDeskPage *self)
{
  stk_desk_model_update (self->model);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL || !gtk_widget_grab_focus (GTK_WIDGET (self->list)))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * stk_desk_page_focus_search:
 * @self: a page
 *
 * Puts the focus into the search.
 */
void
stk_desk_page_focus_search (StkDeskPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

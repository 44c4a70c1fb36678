/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-sidebar-private.h"

#include <glib/gi18n.h>

/**
 * StkSidebar:
 *
 * The list of an article's tags, with a choice of what is listed and how, a search, and what can be done with several
 * tags at once. Its models lie on each other: the document's tags, sorted, then filtered (so that a key typed into the
 * search sorts nothing), then selected.
 */

/* Rows that come in such a number are an edit in sight; of more, another list. */
#define MAX_FILLED 16

enum
{
  PROP_0,
  PROP_SELECTED,
  PROP_KIND,
  PROP_STATE,
  PROP_GROUP,
  PROP_SORT,
  LAST_PROP,
};

enum
{
  ACTIVATED,
  EDITED,
  MESSAGE,
  LAST_SIGNAL,
};

static GParamSpec *props[LAST_PROP];
static guint signals[LAST_SIGNAL];

G_DEFINE_FINAL_TYPE (StkSidebar, stk_sidebar, ADW_TYPE_BIN)

void
stk_sidebar_emit_activated (StkSidebar *self, const char *id)
{
  g_signal_emit (self, signals[ACTIVATED], 0, id);
}

void
stk_sidebar_emit_edited (StkSidebar *self, const char *text)
{
  g_signal_emit (self, signals[EDITED], 0, text);
}

void
stk_sidebar_emit_message (StkSidebar *self, const char *text)
{
  g_signal_emit (self, signals[MESSAGE], 0, text);
}

/* Takes note of which tag is selected; see stk_sidebar_set_selected() to select one. */
void
stk_sidebar_set_selected_id (StkSidebar *self, const char *id)
{
  if (g_set_str (&self->selected, id))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

/* A toggle shows an icon and a number; for a screen reader it is called after its kind too. */
static void
name_toggles (StkSidebar *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->kinds));

  for (guint i = 0; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (child)) == GTK_ACCESSIBLE_ROLE_RADIO)
      {
        AdwToggle *toggle = adw_toggle_group_get_toggle (self->kinds, i++);
        /* Translators: what is listed ("Quotes") and how many there are */
        g_autofree char *name = g_strdup_printf (C_ ("spoken", "%s, %s"), adw_toggle_get_tooltip (toggle),
                                                 adw_toggle_get_label (toggle));

        gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      }
}

static void
update_counts (StkSidebar *self)
{
  guint n = self->tags ? stk_tag_list_get_n (self->tags) : 0;

  for (guint i = 0; i <= STK_N_KINDS; i++)
    {
      guint n_of_kind = i > 0 && self->tags ? stk_tag_list_get_n_of_kind (self->tags, i - 1) : 0;
      g_autofree char *label = i == 0 ? g_strdup_printf (_ ("All %u"), n) : g_strdup_printf ("%u", n_of_kind);

      adw_toggle_set_label (adw_toggle_group_get_toggle (self->kinds, i), label);
    }
  name_toggles (self);
}

static void
tags_changed_cb (StkSidebar *self)
{
  update_counts (self);
  stk_sidebar_selection_forget_gone (self);
}

/* After the list took the change and the selection was restored. */
static void
shown_changed_cb (StkSidebar *self, guint position, guint removed, guint added)
{
  if (added <= MAX_FILLED)
    stk_sidebar_rows_fill (self, position, added);
  stk_sidebar_list_refresh_headers (self);
  stk_sidebar_actions_update (self);
  stk_sidebar_page_update (self);
}

static void
kind_toggled_cb (StkSidebar *self)
{
  stk_sidebar_set_kind (self, adw_toggle_group_get_active_name (self->kinds));
}

static void
add_toggles (StkSidebar *self)
{
  AdwToggle *all = adw_toggle_new ();

  adw_toggle_set_name (all, STK_SIDEBAR_ALL);
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

  g_signal_connect_object (self->kinds, "notify::active", G_CALLBACK (kind_toggled_cb), self, G_CONNECT_SWAPPED);
}

static void
add_models (StkSidebar *self)
{
  self->filter = stk_tag_filter_new ();
  self->sorted = gtk_sort_list_model_new (NULL, NULL);
  self->filtered = gtk_filter_list_model_new (G_LIST_MODEL (self->sorted), g_object_ref (GTK_FILTER (self->filter)));
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (self->filtered));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));

  stk_sidebar_selection_init (self);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (shown_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
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
    case PROP_KIND:
      g_value_set_string (value, self->kind);
      break;
    case PROP_STATE:
      g_value_set_string (value, self->state);
      break;
    case PROP_GROUP:
      g_value_set_enum (value, (int) self->group);
      break;
    case PROP_SORT:
      g_value_set_enum (value, (int) self->sort);
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
    case PROP_KIND:
      stk_sidebar_set_kind (self, g_value_get_string (value));
      break;
    case PROP_STATE:
      stk_sidebar_set_state (self, g_value_get_string (value));
      break;
    case PROP_GROUP:
      stk_sidebar_set_group (self, (StkTagGroup) g_value_get_enum (value));
      break;
    case PROP_SORT:
      stk_sidebar_set_sort (self, (StkTagSort) g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
stk_sidebar_dispose (GObject *object)
{
  StkSidebar *self = STK_SIDEBAR (object);

  if (self->selection != NULL)
    stk_sidebar_set_document (self, NULL);
  g_clear_pointer (&self->context_menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), STK_TYPE_SIDEBAR);
  stk_sidebar_actions_dispose (self);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->spare, g_ptr_array_unref);

  G_OBJECT_CLASS (stk_sidebar_parent_class)->dispose (object);
}

static void
stk_sidebar_finalize (GObject *object)
{
  StkSidebar *self = STK_SIDEBAR (object);

  g_hash_table_unref (self->chosen);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->headers);
  g_free (self->kind);
  g_free (self->state);
  g_free (self->selected);

  G_OBJECT_CLASS (stk_sidebar_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /**
   * StkSidebar:selected:
   *
   * The id of the tag that is selected; %NULL if there is none, or more than one.
   */
  props[PROP_SELECTED] = g_param_spec_string ("selected", NULL, NULL, NULL, flags);

  /**
   * StkSidebar:kind:
   *
   * The nick of the kind of which tags are listed, or "all".
   */
  props[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, STK_SIDEBAR_ALL, flags);

  /**
   * StkSidebar:state:
   *
   * The nick of the state in which tags are listed, or "all".
   */
  props[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, STK_SIDEBAR_ALL, flags);

  /**
   * StkSidebar:group:
   *
   * How the list is divided.
   */
  props[PROP_GROUP] = g_param_spec_enum ("group", NULL, NULL, STK_TYPE_TAG_GROUP, STK_TAG_GROUP_NONE, flags);

  /**
   * StkSidebar:sort:
   *
   * In which order the tags are.
   */
  props[PROP_SORT] = g_param_spec_enum ("sort", NULL, NULL, STK_TYPE_TAG_SORT, STK_TAG_SORT_TEXT, flags);

  g_object_class_install_properties (klass, LAST_PROP, props);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (name, STK_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, STK_RESOURCES "sidebar/stk-sidebar.ui");
  gtk_widget_class_bind_template_child (klass, StkSidebar, kinds);
  gtk_widget_class_bind_template_child (klass, StkSidebar, search);
  gtk_widget_class_bind_template_child (klass, StkSidebar, view_button);
  gtk_widget_class_bind_template_child (klass, StkSidebar, state_chip);
  gtk_widget_class_bind_template_child (klass, StkSidebar, state_content);
  gtk_widget_class_bind_template_child (klass, StkSidebar, stack);
  gtk_widget_class_bind_template_child (klass, StkSidebar, list);
  gtk_widget_class_bind_template_child (klass, StkSidebar, nothing);
  gtk_widget_class_bind_template_child (klass, StkSidebar, nothing_button);
  gtk_widget_class_bind_template_child (klass, StkSidebar, bulk_bar);
  gtk_widget_class_bind_template_child (klass, StkSidebar, bulk_label);
  gtk_widget_class_bind_template_child (klass, StkSidebar, bulk_state);
}

static void
stk_sidebar_class_init (StkSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = stk_sidebar_dispose;
  object_class->finalize = stk_sidebar_finalize;
  object_class->get_property = stk_sidebar_get_property;
  object_class->set_property = stk_sidebar_set_property;
  install_properties (object_class);

  /**
   * StkSidebar::activated:
   * @self: a sidebar
   * @id: a tag's id
   *
   * A person asked to see a tag in the article.
   */
  signals[ACTIVATED] = new_signal ("activated");

  /**
   * StkSidebar::edited:
   * @self: a sidebar
   * @text: what was done, for people
   *
   * A person deleted tags, or changed several at once, and may want to take it back.
   */
  signals[EDITED] = new_signal ("edited");

  /**
   * StkSidebar::message:
   * @self: a sidebar
   * @text: what to tell in passing
   *
   * Something was done that is not seen, or could not be done.
   */
  signals[MESSAGE] = new_signal ("message");

  bind_template (widget_class);
  stk_sidebar_rows_class_init (widget_class);
  stk_sidebar_search_class_init (widget_class);
}

static void
stk_sidebar_init (StkSidebar *self)
{
  self->rows = g_hash_table_new (NULL, NULL);
  self->headers = g_hash_table_new (NULL, NULL);
  self->spare = g_ptr_array_new_with_free_func (g_object_unref);
  self->chosen = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->kind = g_strdup (STK_SIDEBAR_ALL);
  self->state = g_strdup (STK_SIDEBAR_ALL);

  gtk_widget_init_template (GTK_WIDGET (self));
  stk_sidebar_actions_init (self);
  add_toggles (self);
  add_models (self);
  stk_sidebar_rows_init (self);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->list));
  stk_sidebar_menus_init (self); /* its keys come before those that go to the search */
  update_counts (self);
  stk_sidebar_actions_update (self);
  stk_sidebar_page_update (self);
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

  g_clear_object (&self->tags);
  gtk_sort_list_model_set_model (self->sorted, NULL);
  gtk_sort_list_model_set_section_sorter (self->sorted, NULL);
  stk_sidebar_selection_clear (self);
  g_set_object (&self->document, document);
  if (document != NULL)
    {
      self->tags = stk_tag_list_new (document);
      g_signal_connect_object (self->tags, "items-changed", G_CALLBACK (tags_changed_cb), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
    }

  stk_tag_filter_set_tags (self->filter, self->tags);
  stk_sidebar_apply_group (self);
  gtk_sort_list_model_set_model (self->sorted, G_LIST_MODEL (self->tags));
  stk_sidebar_rows_fill_around (self, 0);
  update_counts (self);
  stk_sidebar_actions_update (self);
  stk_sidebar_page_update (self);
}

/**
 * stk_sidebar_get_selected:
 * @self: a sidebar
 *
 * Returns: (nullable) (transfer none): the id of the tag that is selected; %NULL if there is none, or more than one
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

  if (g_strcmp0 (id, self->selected) == 0)
    return;

  stk_sidebar_selection_take (self, self->tags ? stk_tag_list_lookup (self->tags, id) : NULL);
  stk_sidebar_list_scroll_to_selected (self);
}

/**
 * stk_sidebar_get_actions:
 * @self: a sidebar
 *
 * Returns: (transfer none): its actions, which its own menus call "sidebar.…"
 */
GActionGroup *
stk_sidebar_get_actions (StkSidebar *self)
{
  g_return_val_if_fail (STK_IS_SIDEBAR (self), NULL);

  return G_ACTION_GROUP (self->actions);
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

/**
 * stk_sidebar_focus_list:
 * @self: a sidebar
 *
 * Moves the keyboard focus to the row of the tag that is selected, or into the list; to the search if nothing is
 * listed.
 */
void
stk_sidebar_focus_list (StkSidebar *self)
{
  guint position;

  g_return_if_fail (STK_IS_SIDEBAR (self));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    {
      stk_sidebar_focus_search (self);
      return;
    }

  position = stk_sidebar_list_find_selected (self);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-search-bar.h"

#include "stk-search.h"

#include <glib/gi18n.h>
#include <string.h>

/* Selected words that a search begins with. Whoever has selected more does not look for just that. */
#define MAX_SELECTED 200

/**
 * StkSearchBar:
 *
 * Where a person types what to look for in the article, and goes from match to match.
 */
struct _StkSearchBar
{
  AdwBin parent_instance;

  GtkSearchBar *bar;
  GtkEditable *entry;
  GtkLabel *count;
  GtkWidget *previous;
  GtkWidget *next;

  StkArticleView *view; /* (nullable) (owned) */
};

enum
{
  PROP_VIEW = 1,
  PROP_ACTIVE,
  LAST_PROP,
};

static GParamSpec *props[LAST_PROP];

G_DEFINE_FINAL_TYPE (StkSearchBar, stk_search_bar, ADW_TYPE_BIN)

static char *
describe_count (StkArticleView *view)
{
  gboolean done;
  size_t current, n = stk_article_view_get_n_matches (view, &current, &done);

  if (stk_article_view_get_query (view) == NULL)
    return g_strdup ("");
  if (n == 0)
    return g_strdup (done ? _ ("Not found") : _ ("Searching…"));
  if (n >= STK_SEARCH_MAX_MATCHES || !done)
    /* Translators: the number of a match in a search, and that there are at least so many */
    return g_strdup_printf (C_ ("match", "%zu of %zu+"), current < n ? current + 1 : 0, n);

  return g_strdup_printf (C_ ("match", "%zu of %zu"), current < n ? current + 1 : 0, n);
}

static void
update_count (StkSearchBar *self)
{
  gboolean done, missing;
  size_t n = stk_article_view_get_n_matches (self->view, NULL, &done);
  g_autofree char *text = describe_count (self->view);

  missing = n == 0 && done && stk_article_view_get_query (self->view) != NULL;
  gtk_label_set_label (self->count, text);
  gtk_widget_set_sensitive (self->previous, n > 0);
  gtk_widget_set_sensitive (self->next, n > 0);
  if (missing)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
search_changed_cb (StkSearchBar *self)
{
  if (self->view != NULL && gtk_search_bar_get_search_mode (self->bar))
    stk_article_view_set_query (self->view, gtk_editable_get_text (self->entry));
}

static void
next_cb (StkSearchBar *self)
{
  stk_search_bar_step (self, TRUE);
}

static void
previous_cb (StkSearchBar *self)
{
  stk_search_bar_step (self, FALSE);
}

static void
mode_changed_cb (StkSearchBar *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACTIVE]);
  if (self->view == NULL)
    return;

  if (gtk_search_bar_get_search_mode (self->bar))
    search_changed_cb (self);
  else
    stk_article_view_end_search (self->view);
}

/* Shift+Enter goes back. */
static gboolean
key_pressed_cb (StkSearchBar *self, guint key, guint code, GdkModifierType modifiers)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || !(modifiers & GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;
  stk_search_bar_step (self, FALSE);

  return GDK_EVENT_STOP;
}

static void
stk_search_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  StkSearchBar *self = STK_SEARCH_BAR (object);

  switch (prop_id)
    {
    case PROP_VIEW:
      g_value_set_object (value, self->view);
      break;
    case PROP_ACTIVE:
      g_value_set_boolean (value, stk_search_bar_get_active (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
stk_search_bar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  StkSearchBar *self = STK_SEARCH_BAR (object);

  switch (prop_id)
    {
    case PROP_VIEW:
      stk_search_bar_set_view (self, g_value_get_object (value));
      break;
    case PROP_ACTIVE:
      stk_search_bar_set_active (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
stk_search_bar_dispose (GObject *object)
{
  StkSearchBar *self = STK_SEARCH_BAR (object);

  g_clear_object (&self->view);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (stk_search_bar_parent_class)->dispose (object);
}

static void
stk_search_bar_class_init (StkSearchBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = stk_search_bar_dispose;
  object_class->get_property = stk_search_bar_get_property;
  object_class->set_property = stk_search_bar_set_property;

  /**
   * StkSearchBar:view: (getter get_view) (setter set_view)
   *
   * The article view that is searched.
   */
  props[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, STK_TYPE_ARTICLE_VIEW, flags);

  /**
   * StkSearchBar:active: (getter get_active) (setter set_active)
   *
   * Whether it is shown.
   */
  props[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, LAST_PROP, props);

  gtk_widget_class_set_template_from_resource (widget_class, STK_RESOURCES "search/stk-search-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, StkSearchBar, bar);
  gtk_widget_class_bind_template_child (widget_class, StkSearchBar, entry);
  gtk_widget_class_bind_template_child (widget_class, StkSearchBar, count);
  gtk_widget_class_bind_template_child (widget_class, StkSearchBar, previous);
  gtk_widget_class_bind_template_child (widget_class, StkSearchBar, next);
  gtk_widget_class_bind_template_callback (widget_class, mode_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
}

static void
stk_search_bar_init (StkSearchBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, self->entry);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

/**
 * stk_search_bar_get_view:
 * @self: a search bar
 *
 * Returns: (nullable) (transfer none): the article view that is searched
 */
StkArticleView *
stk_search_bar_get_view (StkSearchBar *self)
{
  g_return_val_if_fail (STK_IS_SEARCH_BAR (self), NULL);

  return self->view;
}

/**
 * stk_search_bar_set_view:
 * @self: a search bar
 * @view: (nullable): the article view to search
 */
void
stk_search_bar_set_view (StkSearchBar *self, StkArticleView *view)
{
  g_return_if_fail (STK_IS_SEARCH_BAR (self));

  if (self->view != NULL)
    g_signal_handlers_disconnect_by_func (self->view, update_count, self);
  if (!g_set_object (&self->view, view))
    return;
  if (view != NULL)
    g_signal_connect_object (view, "search-changed", G_CALLBACK (update_count), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VIEW]);
}

/**
 * stk_search_bar_get_active:
 * @self: a search bar
 *
 * Returns: whether it is shown
 */
gboolean
stk_search_bar_get_active (StkSearchBar *self)
{
  g_return_val_if_fail (STK_IS_SEARCH_BAR (self), FALSE);

  return gtk_search_bar_get_search_mode (self->bar);
}

/**
 * stk_search_bar_set_active:
 * @self: a search bar
 * @active: whether to show it
 *
 * Shows or hides it. When it is hidden the keyboard goes back to the article, at the match.
 */
void
stk_search_bar_set_active (StkSearchBar *self, gboolean active)
{
  g_return_if_fail (STK_IS_SEARCH_BAR (self));

  if (active && !gtk_search_bar_get_search_mode (self->bar))
    stk_search_bar_open (self);
  else
    gtk_search_bar_set_search_mode (self->bar, active);
}

/* What is selected in the article, if it is short and in one paragraph. */
static char *
dup_selected (StkSearchBar *self)
{
  StkDocument *document = self->view != NULL ? stk_article_view_get_document (self->view) : NULL;
  g_autofree char *words = NULL;
  StkRange range;

  if (document == NULL || !stk_article_view_get_selected_range (self->view, &range) ||
      stk_range_get_length (range) > MAX_SELECTED)
    return NULL;
  words = stk_text_dup_range (stk_article_get_text (stk_document_get_article (document)), range);

  return strchr (words, '\n') == NULL ? g_steal_pointer (&words) : NULL;
}

/**
 * stk_search_bar_open:
 * @self: a search bar
 *
 * Shows it, ready to type. It begins with the words that are selected in the article, or with what was looked for last.
 */
void
stk_search_bar_open (StkSearchBar *self)
{
  g_autofree char *selected = NULL;

  g_return_if_fail (STK_IS_SEARCH_BAR (self));

  selected = dup_selected (self);
  if (selected != NULL && !gtk_search_bar_get_search_mode (self->bar))
    gtk_editable_set_text (self->entry, selected);
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}

/**
 * stk_search_bar_step:
 * @self: a search bar
 * @forward: whether to go on, and not back
 *
 * Goes to another match; if no search is going on, it is opened.
 */
void
stk_search_bar_step (StkSearchBar *self, gboolean forward)
{
  g_return_if_fail (STK_IS_SEARCH_BAR (self));

  if (!gtk_search_bar_get_search_mode (self->bar))
    stk_search_bar_open (self);
  else if (self->view != NULL)
    stk_article_view_find_next (self->view, forward);
}

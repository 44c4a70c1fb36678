/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-sidebar.h"
#include "stk-tag-filter.h"
#include "stk-tag-list.h"
#include "stk-tag-order.h"

G_BEGIN_DECLS

/* The name of "every kind" and "every state" where one may be chosen. */
#define STK_SIDEBAR_ALL "all"

struct _StkSidebar
{
  AdwBin parent_instance;

  AdwToggleGroup *kinds;
  GtkSearchEntry *search;
  GtkMenuButton *view_button;
  GtkWidget *state_chip;
  AdwButtonContent *state_content;
  GtkStack *stack;
  GtkListView *list;
  AdwStatusPage *nothing;
  GtkButton *nothing_button;
  GtkActionBar *bulk_bar;
  GtkLabel *bulk_label;
  GtkMenuButton *bulk_state;
  GtkWidget *context_menu; /* (nullable): a child, made when it is first needed */

  StkDocument *document; /* (nullable) */
  StkTagList *tags;      /* (nullable) */
  StkTagFilter *filter;
  GtkSortListModel *sorted;     /* borrowed from the models that follow it */
  GtkFilterListModel *filtered; /* the same */
  GtkMultiSelection *selection;
  GHashTable *rows;    /* the items of the rows that there are, borrowed */
  GHashTable *headers; /* the headings, borrowed */
  GPtrArray *spare;    /* what was in rows that are gone, for those that come */
  guint fill_id;       /* of the tick that fills rows */
  guint n_fill_frames; /* since a row was filled or bound */

  char *kind;  /* the nick of the kind that is listed, or STK_SIDEBAR_ALL */
  char *state; /* the same of the state */
  StkTagGroup group;
  StkTagSort sort;
  GSimpleActionGroup *actions;

  GHashTable *chosen; /* the tags that are selected, shown or not, owned */
  char *selected;     /* the id of the one that is */
  gboolean restoring; /* the selection is set by us and not by a person */
};

/* the widget */
void stk_sidebar_set_selected_id (StkSidebar *self, const char *id);
void stk_sidebar_emit_edited (StkSidebar *self, const char *text);
void stk_sidebar_emit_message (StkSidebar *self, const char *text);
void stk_sidebar_emit_activated (StkSidebar *self, const char *id);

/* what is listed, and how */
void stk_sidebar_set_kind (StkSidebar *self, const char *nick);
void stk_sidebar_set_state (StkSidebar *self, const char *nick);
void stk_sidebar_set_group (StkSidebar *self, StkTagGroup group);
void stk_sidebar_set_sort (StkSidebar *self, StkTagSort sort);
void stk_sidebar_apply_group (StkSidebar *self);
void stk_sidebar_search_class_init (GtkWidgetClass *klass);

/* the rows of its list */
void stk_sidebar_rows_class_init (GtkWidgetClass *klass);
void stk_sidebar_rows_init (StkSidebar *self);
void stk_sidebar_rows_fill (StkSidebar *self, guint first, guint n);
void stk_sidebar_rows_fill_around (StkSidebar *self, guint position);
void stk_sidebar_rows_show_terms (StkSidebar *self);
guint stk_sidebar_rows_find (StkSidebar *self, GtkWidget *widget);

/* the list */
void stk_sidebar_list_show_headers (StkSidebar *self, gboolean show);
void stk_sidebar_list_refresh_headers (StkSidebar *self);
guint stk_sidebar_list_find (StkSidebar *self, StkTag *tag);
guint stk_sidebar_list_find_selected (StkSidebar *self);
void stk_sidebar_list_scroll_to_selected (StkSidebar *self);
void stk_sidebar_list_scroll_anew (StkSidebar *self);
StkTag *stk_sidebar_list_peek (StkSidebar *self, guint position);

/* what is selected in it */
void stk_sidebar_selection_init (StkSidebar *self);
void stk_sidebar_selection_clear (StkSidebar *self);
void stk_sidebar_selection_take (StkSidebar *self, StkTag *tag);
void stk_sidebar_selection_forget_gone (StkSidebar *self);
GPtrArray *stk_sidebar_selection_list (StkSidebar *self);

/* what can be done with that */
void stk_sidebar_actions_init (StkSidebar *self);
void stk_sidebar_actions_dispose (StkSidebar *self);
void stk_sidebar_actions_set_choice (StkSidebar *self, const char *name, const char *nick);
void stk_sidebar_actions_update (StkSidebar *self);

/* menus */
void stk_sidebar_menus_init (StkSidebar *self);
GMenuModel *stk_sidebar_menus_new_context (void);
GMenuModel *stk_sidebar_menus_new_view (void);

/* what is shown when there is nothing to list */
void stk_sidebar_page_update (StkSidebar *self);

G_END_DECLS

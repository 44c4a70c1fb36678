/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-window-private.h"

#include "stk-command.h"
#include "stk-kind-colors.h"
#include "stk-lazy-menu.h"
#include "stk-settings.h"

/* The page with the article, the list of its tags and the detail pane. It is most of a window, and is built only when
 * an article is opened. */

/* What of the page the window knows. */
static const struct
{
  const char *id;
  size_t offset;
} PARTS[] = {
  { "split", G_STRUCT_OFFSET (StkWindow, split) },
  { "medium_width", G_STRUCT_OFFSET (StkWindow, medium_width) },
  { "narrow_width", G_STRUCT_OFFSET (StkWindow, narrow_width) },
  { "sidebar", G_STRUCT_OFFSET (StkWindow, sidebar) },
  { "paned", G_STRUCT_OFFSET (StkWindow, paned) },
  { "detail", G_STRUCT_OFFSET (StkWindow, detail) },
  { "sheet", G_STRUCT_OFFSET (StkWindow, sheet) },
  { "detail_bin", G_STRUCT_OFFSET (StkWindow, detail_bin) },
  { "detail_bar", G_STRUCT_OFFSET (StkWindow, detail_bar) },
  { "menu_button", G_STRUCT_OFFSET (StkWindow, menu_button) },
  { "save_label", G_STRUCT_OFFSET (StkWindow, save_label) },
  { "title", G_STRUCT_OFFSET (StkWindow, title) },
  { "progress", G_STRUCT_OFFSET (StkWindow, progress) },
  { "load_progress", G_STRUCT_OFFSET (StkWindow, load_progress) },
  { "sidecar_banner", G_STRUCT_OFFSET (StkWindow, sidecar_banner) },
  { "save_banner", G_STRUCT_OFFSET (StkWindow, save_banner) },
  { "encoding_banner", G_STRUCT_OFFSET (StkWindow, encoding_banner) },
  { "damage_banner", G_STRUCT_OFFSET (StkWindow, damage_banner) },
  { "folder_banner", G_STRUCT_OFFSET (StkWindow, folder_banner) },
  { "orphan_banner", G_STRUCT_OFFSET (StkWindow, orphan_banner) },
  { "conflict_banner", G_STRUCT_OFFSET (StkWindow, conflict_banner) },
  { "copies_banner", G_STRUCT_OFFSET (StkWindow, copies_banner) },
  { "view", G_STRUCT_OFFSET (StkWindow, view) },
  { "search_bar", G_STRUCT_OFFSET (StkWindow, search_bar) },
  { "review_bar", G_STRUCT_OFFSET (StkWindow, review_bar) },
};

/* While words are selected no tag is in the article, but the fields of the one before stay: the words may be for it. */
static void
view_current_cb (StkWindow *self)
{
  stk_window_select (self, stk_article_view_get_current (self->view), FALSE);
}

static void
view_progress_cb (StkWindow *self)
{
  double progress = stk_article_view_get_progress (self->view);

  gtk_progress_bar_set_fraction (self->load_progress, progress);
  gtk_widget_set_visible (GTK_WIDGET (self->load_progress), progress < 1);
}

static void
sidebar_selected_cb (StkWindow *self)
{
  const char *id = stk_sidebar_get_selected (self->sidebar);

  if (g_strcmp0 (id, stk_article_view_get_current (self->view)) != 0)
    stk_window_select (self, id, TRUE);
}

/* Enter on a row goes on to the article; on a narrow window the list gives way to it. */
static void
sidebar_activated_cb (StkWindow *self, const char *id)
{
  stk_window_select (self, id, TRUE);
  if (adw_overlay_split_view_get_collapsed (self->split))
    adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
ensure_types (void)
{
  g_type_ensure (STK_TYPE_ARTICLE_VIEW);
  g_type_ensure (STK_TYPE_DETAIL);
  g_type_ensure (STK_TYPE_DETAIL_BAR);
  g_type_ensure (STK_TYPE_REVIEW_BAR);
  g_type_ensure (STK_TYPE_SEARCH_BAR);
  g_type_ensure (STK_TYPE_SIDEBAR);
}

static void
connect_parts (StkWindow *self)
{
  g_signal_connect_object (self->sidebar, "notify::selected", G_CALLBACK (sidebar_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sidebar, "activated", G_CALLBACK (sidebar_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::current", G_CALLBACK (view_current_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::progress", G_CALLBACK (view_progress_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "message", G_CALLBACK (stk_window_toast), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "link-activated", G_CALLBACK (stk_window_ask_to_open_link), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sidecar_banner, "button-clicked", G_CALLBACK (stk_window_ask_about_sidecar), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->review_bar, "notify::active", G_CALLBACK (stk_window_update_progress), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->save_banner, "button-clicked", G_CALLBACK (stk_window_save_copy), self,
                           G_CONNECT_SWAPPED);
}

/* Builds the page, unless it is there. */
void
stk_window_build_article_page (StkWindow *self)
{
  StkSettings *settings = stk_settings_get_default ();
  g_autoptr (GtkBuilder) builder = NULL;

  if (self->split != NULL)
    return;

  ensure_types ();
  builder = gtk_builder_new_from_resource (STK_RESOURCES "window/stk-window-article.ui");
  for (size_t i = 0; i < G_N_ELEMENTS (PARTS); i++)
    G_STRUCT_MEMBER (GObject *, self, PARTS[i].offset) = gtk_builder_get_object (builder, PARTS[i].id);

  gtk_stack_add_named (self->pages, GTK_WIDGET (self->split), "document");
  adw_application_window_add_breakpoint (ADW_APPLICATION_WINDOW (self), g_object_ref (self->medium_width));
  adw_application_window_add_breakpoint (ADW_APPLICATION_WINDOW (self), g_object_ref (self->narrow_width));
  stk_lazy_menu_set (self->menu_button, stk_command_get_main_menu ());
  stk_settings_bind_sidebar (settings, G_OBJECT (self->split));
  stk_settings_bind_view (settings, G_OBJECT (self->view));
  stk_kind_colors_bind_view (self->view);
  connect_parts (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "article", stk_article_view_get_actions (self->view));
  stk_window_sidebar_init (self);
  stk_window_init_damage (self);
  stk_window_init_detail (self);
  stk_window_init_focus (self);
}

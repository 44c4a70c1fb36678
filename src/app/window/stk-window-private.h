/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-article-view.h"
#include "stk-autosave.h"
#include "stk-desk-page.h"
#include "stk-detail-bar.h"
#include "stk-detail.h"
#include "stk-progress.h"
#include "stk-review-bar.h"
#include "stk-search-bar.h"
#include "stk-sidebar.h"
#include "stk-window.h"

G_BEGIN_DECLS

struct _StkWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *pages;
  AdwBin *start_bin;
  GtkMenuButton *start_menu_button;

  /* the page with the article; %NULL until one is opened */
  AdwOverlaySplitView *split;
  AdwBreakpoint *medium_width;
  AdwBreakpoint *narrow_width;
  StkSidebar *sidebar;
  GtkPaned *paned;
  StkDetail *detail;
  AdwBottomSheet *sheet; /* for the detail in a narrow window */
  AdwBin *detail_bin;
  StkDetailBar *detail_bar;
  GtkMenuButton *menu_button;
  GtkLabel *save_label;
  AdwWindowTitle *title;
  GtkProgressBar *progress;
  GtkProgressBar *load_progress;
  AdwBanner *sidecar_banner;
  AdwBanner *save_banner;
  AdwBanner *orphan_banner;
  AdwBanner *conflict_banner;
  AdwBanner *copies_banner;
  AdwBanner *encoding_banner;
  AdwBanner *damage_banner;
  AdwBanner *folder_banner;
  StkArticleView *view;
  StkSearchBar *search_bar;
  StkReviewBar *review_bar;

  StkDeskPage *desk; /* the list of a folder's articles; %NULL until one is opened */
  char *desk_tag;    /* the id of the tag to go to when its article is open; %NULL for none */

  GFile *file; /* the article that is open, or is being opened */
  GFile *home; /* the article to go on with when the tags are saved: the same in a folder in reach, or another */
  StkDocument *document;
  StkAutosave *autosave;
  GCancellable *cancellable; /* of the opening */
  GFileMonitor *monitor;     /* of the article's file */
  GFile *moved_to;           /* what that file was renamed to, or %NULL */
  guint watch_id;            /* until it has not changed for a moment */
  gboolean rereading;
  GFileMonitor *folder_monitor;     /* of the folder that the tags are kept in */
  guint copies_id;                  /* until other versions of the tags are looked for */
  GCancellable *copies_cancellable; /* of that look */
  gint64 last_key;                  /* when a key was pressed, by the monotonic clock, in microseconds */
  guint name_id;                    /* until it is asked who makes the edits */
  GPtrArray *copies;                /* of GFile; %NULL while there are none */
  StkProgress counts; /* of the tags, as they were counted last */
  guint count_idle;   /* until they are counted again */
  StkProgress counting;      /* what was counted by then */
  guint n_counted;           /* and of how many tags */
  char *selected_id;  /* of the tag that the list and the fields show after the next frame; %NULL if they do */
  gulong painted_id;  /* the handler that waits for the frame */
  guint patience;            /* with the opening, before the window is shown without an article */
  guint follow_id;           /* until the list of tags follows the article */
  gboolean close_when_saved;
  gboolean was_signed_off; /* whether the article has been signed off while it was open here */
  gboolean narrow; /* as a phone */
  guint rescue_idle; /* while nothing has the focus */
  guint inhibit_id;     /* until edits that are not saved hold up a logout */
  guint inhibit_cookie; /* while they do; else 0 */
};

void stk_window_class_init_actions (GtkWidgetClass *klass);
void stk_window_update_actions (StkWindow *self);
void stk_window_sidebar_init (StkWindow *self);

void stk_window_build_article_page (StkWindow *self);

void stk_window_init_focus (StkWindow *self);
void stk_window_class_init_focus (GtkWidgetClass *klass);
void stk_window_dispose_focus (StkWindow *self);

void stk_window_init_detail (StkWindow *self);
void stk_window_show_detail (StkWindow *self, const char *id);
void stk_window_update_detail (StkWindow *self);

void stk_window_take_document (StkWindow *self, StkDocument *document);
void stk_window_watch (StkWindow *self);
void stk_window_unwatch (StkWindow *self);
void stk_window_offer_changes (StkWindow *self, const char *text);

void stk_window_sign_off (StkWindow *self);
char *stk_window_describe_sign_off (StkWindow *self);

void stk_window_init_name (StkWindow *self);
void stk_window_dispose_name (StkWindow *self);
void stk_window_ask_name_later (StkWindow *self);
void stk_window_watch_copies (StkWindow *self);
void stk_window_unwatch_copies (StkWindow *self);
void stk_window_tell_copies_merged (StkWindow *self, guint n_left, const char *message);
void stk_window_ask_to_merge_copies (StkWindow *self);

void stk_window_update_progress (StkWindow *self);
void stk_window_count (StkWindow *self);
void stk_window_count_later (StkWindow *self);
void stk_window_update_conflicts (StkWindow *self);
void stk_window_tell_merged (StkWindow *self, guint n_changed);
void stk_window_settle (StkWindow *self);
void stk_window_show_history (StkWindow *self, const char *id);
AdwToast *stk_window_toast (StkWindow *self, const char *text);
void stk_window_select (StkWindow *self, const char *id, gboolean reveal);
void stk_window_catch_up (StkWindow *self);
void stk_window_forget_selected (StkWindow *self);
void stk_window_show_in_files (StkWindow *self);
void stk_window_save_copy (StkWindow *self);
void stk_window_export (StkWindow *self, const char *format_name);
void stk_window_paste (StkWindow *self);
void stk_window_reopen (StkWindow *self, const char *encoding);
void stk_window_cancel_opening (StkWindow *self);
void stk_window_show_encoding (StkWindow *self);
void stk_window_show_folder (StkWindow *self);
void stk_window_open_folder (StkWindow *self);
void stk_window_return_to_desk (StkWindow *self);
void stk_window_arrive_from_desk (StkWindow *self);
gboolean stk_window_has_desk_shown (StkWindow *self);
void stk_window_go_home_if_saved (StkWindow *self);
void stk_window_look_for_renamed (StkWindow *self);
void stk_window_update_logout (StkWindow *self);
void stk_window_allow_logout (StkWindow *self);

/* stk-window-damage.c */
void stk_window_init_damage (StkWindow *self);
void stk_window_show_damage (StkWindow *self);
void stk_window_ask_for_encoding (StkWindow *self);
void stk_window_ask_about_sidecar (StkWindow *self);
void stk_window_ask_to_discard (StkWindow *self);
void stk_window_ask_to_open_link (StkWindow *self, const char *href);

G_END_DECLS

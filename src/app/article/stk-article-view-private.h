/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-article-style.h"
#include "stk-article-view.h"
#include "stk-mark-layer.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The parts of an article view: the widget itself, its caret (-caret), actions and keys (-actions), context menu
 * (-menu), pointer and touch (-pointer), what it tells a screen reader (-speech), and scrolling to words (-reveal). */
struct _StkArticleView
{
  GtkTextView parent_instance;

  StkDocument *document; /* (nullable) (owned) */
  char *selected;        /* (nullable) */
  double zoom;
  int width; /* as it was last allocated */

  StkArticleStyle *style;
  StkMarkLayer *layer;
  AdwStyleManager *style_manager; /* borrowed */
  GSignalGroup *list_signals;
  guint caret_guard; /* while it is not 0, the caret's moves select nothing */

  /* -reveal */
  AdwAnimation *pulse; /* (owned) */
  StkRange pulse_range;
  double pulse_progress;
  guint pulse_timeout;
  guint reveal_tick; /* while words are to be shown */
  StkRange reveal_range;
  gboolean reveal_pulse;
  guint reveal_frames;

  /* -menu */
  GtkWidget *menu; /* (nullable) (owned) */

  /* -pointer */
  gboolean pressed;
  graphene_point_t press_point;
  char *selected_at_press; /* (nullable) */
  guint release_idle;
  double zoom_at_pinch;
  double scrolled;

  /* -speech */
  char *entered; /* (nullable): the annotation last announced */
  char *spoken;  /* (nullable): what was said last, for tests */
};

enum
{
  STK_ARTICLE_VIEW_MESSAGE,
  STK_ARTICLE_VIEW_ANNOTATION_ACTIVATED,
  STK_ARTICLE_VIEW_LINK_ACTIVATED,
  STK_ARTICLE_VIEW_N_SIGNALS,
};

void stk_article_view_emit (StkArticleView *self, guint signal, const char *text);

/* -caret */
GPtrArray *stk_article_view_list_at (StkArticleView *self, size_t offset, gboolean touching);
const StkLink *stk_article_view_find_link (StkArticleView *self, size_t offset);
void stk_article_view_follow_caret (StkArticleView *self);
void stk_article_view_place_caret (StkArticleView *self, size_t offset);
void stk_article_view_leave_joint (StkArticleView *self, gboolean forward, gboolean extend);

/* -actions */
void stk_article_actions_class_init (GtkWidgetClass *klass);
void stk_article_actions_update (StkArticleView *self);

/* -menu */
void stk_article_menu_class_init (GtkWidgetClass *klass);
void stk_article_menu_popup (StkArticleView *self, const graphene_point_t *point);

/* -pointer */
void stk_article_pointer_init (StkArticleView *self);
void stk_article_pointer_dispose (StkArticleView *self);
gboolean stk_article_pointer_query_tooltip (StkArticleView *self, int x, int y, GtkTooltip *tooltip);

/* -speech */
void stk_article_speech_iface_init (GtkAccessibleTextInterface *iface);
void stk_article_speech_set_document (StkArticleView *self);
void stk_article_speech_announce (StkArticleView *self, StkAnnotation *annotation);
void stk_article_speech_say_change (StkArticleView *self, const char *change, StkAnnotation *annotation);

/* -reveal */
void stk_article_reveal_init (StkArticleView *self);
void stk_article_reveal_dispose (StkArticleView *self);
void stk_article_reveal_cancel (StkArticleView *self);
void stk_article_reveal_snapshot (StkArticleView *self, GtkSnapshot *snapshot);

G_END_DECLS

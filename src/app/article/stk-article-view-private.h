/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-article-style.h"
#include "stk-article-view.h"
#include "stk-coverage.h"
#include "stk-display.h"
#include "stk-mark-geometry.h"
#include "stk-mark-layer.h"
#include "stk-revision.h"
#include "stk-search.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* An end of the words whose annotation is being resized. */
typedef enum
{
  STK_EDGE_NONE,
  STK_EDGE_START,
  STK_EDGE_END,
} StkEdge;

/* An action of the view, whose full name begins with "article.". */
typedef struct
{
  const char *name;
  const char *parameter_type; /* (nullable) */
  void (*func) (StkArticleView *self, const char *name, GVariant *parameter);
} StkArticleAction;

/* The parts of an article view: the widget itself, its caret (-caret), actions and keys (-actions, -tagging,
 * -digits, -navigation, -resize), context menu (-menu), popover at selected words (-popover), pointer and touch
 * (-pointer), what it tells a screen reader (-speech), scrolling to words (-reveal), searching (-search), putting the
 * article into it (-fill), and showing what changed in it (-changes). */
struct _StkArticleView
{
  GtkTextView parent_instance;

  StkDocument *document; /* (nullable) (owned) */
  char *selected;        /* (nullable) */
  char *current;         /* (nullable): the selected one or, while words are selected, the one before */
  char *last_selected;   /* (nullable): the one that was selected last, which words can be added to */
  double zoom;
  gboolean snap;
  char *font;
  guint column;
  gboolean has_color[STK_N_KINDS];
  GdkRGBA colors[STK_N_KINDS];
  int width; /* as it was last allocated */

  GSimpleActionGroup *actions; /* (owned) */
  StkArticleStyle *style;
  StkMarkLayer *layer;
  AdwStyleManager *style_manager; /* borrowed */
  GSignalGroup *list_signals;
  guint caret_guard; /* while it is not 0, the caret's moves select nothing */

  /* -fill */
  StkDisplay *display; /* (nullable) (borrowed): of the buffer */
  size_t filled;       /* code points of the article that the buffer has */
  guint fill_idle;     /* while there are more */

  /* -changes */
  gboolean shows_changes;  /* or will, once they are found */
  StkRevision *revision;   /* (nullable) (owned): what is shown as changed */
  GCancellable *comparing; /* (nullable) (owned): while changes are looked for */

  /* -reveal */
  AdwAnimation *pulse; /* (owned) */
  StkRange pulse_range;
  double pulse_progress;
  guint pulse_timeout;
  guint reveal_tick; /* while words are to be shown */
  StkRange reveal_range;
  gboolean reveal_pulse;
  guint reveal_frames;

  /* -search */
  char *query;       /* (nullable) */
  StkSearch *search; /* (nullable) (owned) */
  size_t search_from;
  size_t current_match; /* none if it is not less than the number of matches */
  guint search_idle;    /* while there is more of the text to go through */

  /* -resize */
  gboolean resizing;
  char *resize_id;    /* (nullable): the annotation that is resized */
  size_t resize_part; /* which of its anchors */
  StkRange resize_range;
  StkEdge dragged_edge;

  /* -popover */
  GtkWidget *popover; /* (nullable) (owned): offers to tag the selected words */

  /* -menu */
  GtkWidget *menu; /* (nullable) (owned) */

  /* -pointer */
  gboolean pressed;
  gboolean dragged_over;    /* words, since it was pressed */
  gboolean released_exactly; /* with Alt held */
  graphene_point_t press_point;
  char *selected_at_press; /* (nullable) */
  guint release_idle;
  double zoom_at_pinch;
  double scrolled;

  /* -coverage */
  StkCoverage *coverage; /* (nullable): until it is asked for */

  /* -speech */
  char *entered; /* (nullable): the annotation last announced */
  int entered_change; /* where words that were announced as changed begin in the buffer; -1 for none */
  char *spoken;  /* (nullable): what was said last, for tests */
};

enum
{
  STK_ARTICLE_VIEW_MESSAGE,
  STK_ARTICLE_VIEW_ANNOTATION_ACTIVATED,
  STK_ARTICLE_VIEW_LINK_ACTIVATED,
  STK_ARTICLE_VIEW_SEARCH_CHANGED,
  STK_ARTICLE_VIEW_N_SIGNALS,
};

void stk_article_view_emit (StkArticleView *self, guint signal, const char *text);
void stk_article_view_say (StkArticleView *self, const char *message);
void stk_article_view_notify_progress (StkArticleView *self);

/* -fill */
void stk_article_fill_begin (StkArticleView *self);
void stk_article_fill_to (StkArticleView *self, size_t offset);
void stk_article_fill_dispose (StkArticleView *self);
void stk_article_view_get_iter (StkArticleView *self, GtkTextIter *iter, size_t offset);

/* -changes */
void stk_article_changes_init (StkArticleView *self);
void stk_article_changes_update (StkArticleView *self);
void stk_article_changes_dispose (StkArticleView *self);
void stk_article_changes_announce (StkArticleView *self);

/* -caret */
GPtrArray *stk_article_view_list_at (StkArticleView *self, size_t offset, gboolean touching);
const StkLink *stk_article_view_find_link (StkArticleView *self, size_t offset);
void stk_article_view_follow_caret (StkArticleView *self);
void stk_article_view_leave_selected (StkArticleView *self);
void stk_article_view_place_caret (StkArticleView *self, size_t offset);
void stk_article_view_snapshot_selection (StkArticleView *self, GtkSnapshot *snapshot);
void stk_article_view_leave_joint (StkArticleView *self, gboolean forward, gboolean extend);

/* -actions */
void stk_article_actions_class_init (GtkWidgetClass *klass);
void stk_article_actions_init (StkArticleView *self);
void stk_article_actions_dispose (StkArticleView *self);
void stk_article_actions_add (StkArticleView *self, const StkArticleAction *actions, size_t n_actions);
void stk_article_actions_set_enabled (StkArticleView *self, const char *name, gboolean enabled);
void stk_article_actions_update (StkArticleView *self);

/* -tagging */
void stk_article_tagging_class_init (GtkWidgetClass *klass);
void stk_article_tagging_init (StkArticleView *self);
void stk_article_tagging_update (StkArticleView *self);

/* -digits */
void stk_article_digits_class_init (GtkWidgetClass *klass);
void stk_article_digits_init (StkArticleView *self);
void stk_article_digits_update (StkArticleView *self);

/* -navigation */
/* -coverage */
void stk_article_coverage_class_init (GtkWidgetClass *klass);
void stk_article_coverage_init (StkArticleView *self);
void stk_article_coverage_update (StkArticleView *self);

void stk_article_navigation_class_init (GtkWidgetClass *klass);
void stk_article_navigation_init (StkArticleView *self);
void stk_article_navigation_update (StkArticleView *self);

/* -resize */
void stk_article_resize_class_init (GtkWidgetClass *klass);
void stk_article_resize_init (StkArticleView *self);
void stk_article_resize_end (StkArticleView *self, gboolean keep);
StkEdge stk_article_resize_find_edge (StkArticleView *self, double x, double y);
void stk_article_resize_drag (StkArticleView *self, size_t offset, gboolean exactly);
void stk_article_resize_snapshot (StkArticleView *self, GtkSnapshot *snapshot);

/* -popover */
void stk_article_popover_init (StkArticleView *self);
void stk_article_popover_dispose (StkArticleView *self);
void stk_article_popover_offer (StkArticleView *self);
void stk_article_popover_hide (StkArticleView *self);

/* -menu */
void stk_article_menu_class_init (GtkWidgetClass *klass);
GMenuModel *stk_article_menu_new_model (void);
void stk_article_menu_popup (StkArticleView *self, const graphene_point_t *point);

/* -pointer */
void stk_article_pointer_init (StkArticleView *self);
void stk_article_pointer_dispose (StkArticleView *self);
gboolean stk_article_pointer_query_tooltip (StkArticleView *self, int x, int y, GtkTooltip *tooltip);

/* -speech */
void stk_article_speech_iface_init (GtkAccessibleTextInterface *iface);
void stk_article_speech_set_document (StkArticleView *self);
void stk_article_speech_announce (StkArticleView *self, StkAnnotation *annotation);
void stk_article_speech_say (StkArticleView *self, const char *text);
void stk_article_speech_say_change (StkArticleView *self, const char *change, StkAnnotation *annotation);

/* -search */
void stk_article_search_dispose (StkArticleView *self);

/* -reveal */
void stk_article_reveal_init (StkArticleView *self);
void stk_article_reveal_dispose (StkArticleView *self);
void stk_article_reveal_cancel (StkArticleView *self);
void stk_article_reveal_snapshot (StkArticleView *self, GtkSnapshot *snapshot);

G_END_DECLS

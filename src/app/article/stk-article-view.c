/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-article-view.h"

#include "stk-article-view-private.h"

#include <string.h>

#define NARROW_MARGIN 24
#define TOP_MARGIN 36
#define BOTTOM_MARGIN 96

/* The least that the view is content with, whatever its margins are now. */
#define MIN_WIDTH 240

/**
 * StkArticleView:
 *
 * Shows a document's article as a printed page, and its annotations as marks in it.
 *
 * The buffer has the article's canonical text, but for what #StkDisplay adds. It cannot be edited; the caret is there
 * for reading and tagging by keyboard.
 */
G_DEFINE_FINAL_TYPE_WITH_CODE (StkArticleView, stk_article_view, GTK_TYPE_TEXT_VIEW,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_TEXT, stk_article_speech_iface_init))

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_SELECTED,
  PROP_CURRENT,
  PROP_ZOOM,
  PROP_SNAP,
  PROP_FONT,
  PROP_COLUMN,
  PROP_PROGRESS,
  LAST_PROP,
} StkArticleViewProperty;

static GParamSpec *props[LAST_PROP];
static guint signals[STK_ARTICLE_VIEW_N_SIGNALS];

static void
update_margins (StkArticleView *self, int width)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int column = stk_article_style_get_metrics (self->style)->column;
  int margin = MAX (NARROW_MARGIN, (width - column) / 2);

  stk_article_style_set_width (self->style, width - 2 * margin);
  if (gtk_text_view_get_left_margin (view) != margin)
    {
      gtk_text_view_set_left_margin (view, margin);
      gtk_text_view_set_right_margin (view, margin);
    }
}

static GdkRGBA
mix (const GdkRGBA *a, const GdkRGBA *b)
{
  return (GdkRGBA) { (a->red + b->red) / 2, (a->green + b->green) / 2, (a->blue + b->blue) / 2, 1 };
}

static void
init_text_colors (StkArticleView *self, const StkMarkPalette *palette, StkArticleColors *colors)
{
  gtk_widget_get_color (GTK_WIDGET (self), &colors->text);
  colors->dim = colors->text;
  colors->dim.alpha *= palette->high_contrast ? 0.92f : 0.72f;
  colors->link = palette->accent;
  memcpy (colors->changes, palette->changes, sizeof colors->changes);

  /* not half transparent: Pango has no such lines */
  colors->link_line = palette->high_contrast ? palette->accent : mix (&palette->accent, &palette->page);
}

/* Takes over the desktop's fonts and colours. */
static void
update_style (StkArticleView *self)
{
  AdwStyleManager *manager = self->style_manager;
  gboolean dark = adw_style_manager_get_dark (manager);
  StkArticleColors colors;
  StkMarkPalette palette;
  GdkRGBA accent;

  adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (manager), dark, &accent);
  stk_mark_palette_init (&palette, dark, adw_style_manager_get_high_contrast (manager), &accent);
  for (int kind = 0; kind < STK_N_KINDS; kind++)
    if (self->has_color[kind])
      stk_mark_palette_set_color (&palette, (StkKind) kind, &self->colors[kind]);
  init_text_colors (self, &palette, &colors);
  stk_article_style_set_column (self->style, self->column);
  stk_article_style_set_font (self->style,
                              *self->font ? self->font : adw_style_manager_get_document_font_name (manager),
                              adw_style_manager_get_monospace_font_name (manager), self->zoom);
  stk_article_style_set_colors (self->style, &colors);
  stk_mark_layer_set_style (self->layer, &palette, stk_article_style_get_metrics (self->style)->em);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
annotations_changed_cb (StkArticleView *self)
{
  StkAnnotationList *list = stk_document_get_annotations (self->document);

  stk_mark_layer_annotations_changed (self->layer);
  stk_article_resize_end (self, FALSE);
  if (self->current != NULL && stk_annotation_list_lookup (list, self->current) == NULL)
    stk_article_view_set_selected (self, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
stk_article_view_move_cursor (GtkTextView *view, GtkMovementStep step, int count, gboolean extend)
{
  StkArticleView *self = STK_ARTICLE_VIEW (view);

  stk_article_reveal_cancel (self);
  if (step == GTK_MOVEMENT_BUFFER_ENDS && count > 0)
    stk_article_fill_to (self, G_MAXSIZE);
  GTK_TEXT_VIEW_CLASS (stk_article_view_parent_class)->move_cursor (view, step, count, extend);
  stk_article_view_leave_joint (self, count >= 0, extend);
}

/* The text cannot be deleted, so these keys mean the selected annotation. GtkTextView's own bindings come before those
 * of a class derived from it, so it is what they do that must be changed. */
static void
stk_article_view_delete_from_cursor (GtkTextView *view, GtkDeleteType type, int count)
{
  if (type == GTK_DELETE_CHARS)
    gtk_widget_activate_action (GTK_WIDGET (view), "article.delete", NULL);
}

static void
stk_article_view_backspace (GtkTextView *view)
{
  gtk_widget_activate_action (GTK_WIDGET (view), "article.delete", NULL);
}

/* Copies the canonical text: GtkTextView would leave out the blank lines that are not shown. */
static void
stk_article_view_copy_clipboard (GtkTextView *view)
{
  StkArticleView *self = STK_ARTICLE_VIEW (view);
  g_autofree char *text = NULL;
  StkRange range;

  if (!stk_article_view_get_selected_range (self, &range))
    return;

  text = stk_text_dup_range (stk_article_get_text (stk_document_get_article (self->document)), range);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
stk_article_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  StkArticleView *self = STK_ARTICLE_VIEW (view);

  if (layer == GTK_TEXT_VIEW_LAYER_ABOVE_TEXT)
    stk_article_resize_snapshot (self, snapshot);
  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    return;
  stk_article_reveal_snapshot (self, snapshot);
  stk_mark_layer_snapshot (self->layer, snapshot);
  stk_article_view_snapshot_selection (self, snapshot);
}

static void
stk_article_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StkArticleView *self = STK_ARTICLE_VIEW (widget);

  if (width != self->width)
    {
      self->width = width;
      stk_mark_layer_invalidate (self->layer);
      stk_article_popover_hide (self);
    }
  update_margins (self, width);

  GTK_WIDGET_CLASS (stk_article_view_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

/* The margins follow from the width, so they must not count into what it should be. */
static void
stk_article_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  StkArticleView *self = STK_ARTICLE_VIEW (widget);

  GTK_WIDGET_CLASS (stk_article_view_parent_class)
    ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = stk_article_style_get_metrics (self->style)->column + 4 * NARROW_MARGIN;
    }
}

static void
stk_article_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (stk_article_view_parent_class)->system_setting_changed (widget, setting);
  update_style (STK_ARTICLE_VIEW (widget));
}

static void
stk_article_view_unroot (GtkWidget *widget)
{
  stk_article_popover_dispose (STK_ARTICLE_VIEW (widget));

  GTK_WIDGET_CLASS (stk_article_view_parent_class)->unroot (widget);
}

static gboolean
stk_article_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  return !keyboard && stk_article_pointer_query_tooltip (STK_ARTICLE_VIEW (widget), x, y, tooltip);
}

static void
stk_article_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  StkArticleView *self = STK_ARTICLE_VIEW (object);

  switch ((StkArticleViewProperty) prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_SELECTED:
      g_value_set_string (value, self->selected);
      break;
    case PROP_CURRENT:
      g_value_set_string (value, self->current);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_SNAP:
      g_value_set_boolean (value, self->snap);
      break;
    case PROP_FONT:
      g_value_set_string (value, self->font);
      break;
    case PROP_COLUMN:
      g_value_set_uint (value, self->column);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, stk_article_view_get_progress (self));
      break;
    case LAST_PROP:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
stk_article_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  StkArticleView *self = STK_ARTICLE_VIEW (object);

  switch ((StkArticleViewProperty) prop_id)
    {
    case PROP_DOCUMENT:
      stk_article_view_set_document (self, g_value_get_object (value));
      break;
    case PROP_SELECTED:
      stk_article_view_set_selected (self, g_value_get_string (value));
      break;
    case PROP_ZOOM:
      stk_article_view_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_SNAP:
      stk_article_view_set_snap (self, g_value_get_boolean (value));
      break;
    case PROP_FONT:
      stk_article_view_set_font (self, g_value_get_string (value));
      break;
    case PROP_COLUMN:
      stk_article_view_set_column (self, g_value_get_uint (value));
      break;
    case PROP_PROGRESS:
    case LAST_PROP:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
stk_article_view_dispose (GObject *object)
{
  StkArticleView *self = STK_ARTICLE_VIEW (object);

  g_signal_group_set_target (self->list_signals, NULL);
  stk_mark_layer_set_document (self->layer, NULL);
  stk_article_changes_dispose (self);
  g_clear_object (&self->document);
  g_clear_object (&self->coverage);
  stk_article_fill_dispose (self);
  stk_article_search_dispose (self);
  stk_article_reveal_dispose (self);
  stk_article_pointer_dispose (self);
  stk_article_popover_dispose (self);
  stk_article_resize_end (self, FALSE);
  stk_article_actions_dispose (self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);

  G_OBJECT_CLASS (stk_article_view_parent_class)->dispose (object);
}

static void
stk_article_view_finalize (GObject *object)
{
  StkArticleView *self = STK_ARTICLE_VIEW (object);

  g_clear_object (&self->list_signals);
  stk_mark_layer_free (self->layer);
  stk_article_style_free (self->style);
  g_free (self->selected);
  g_free (self->current);
  g_free (self->last_selected);
  g_free (self->font);
  g_free (self->selected_at_press);
  g_free (self->entered);
  g_free (self->spoken);
  g_free (self->query);

  G_OBJECT_CLASS (stk_article_view_parent_class)->finalize (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, STK_TYPE_ARTICLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                       G_TYPE_STRING);
}

static void
class_init_signals (void)
{
  /**
   * StkArticleView::message:
   * @self: a view
   * @text: what to tell
   *
   * Something happened, or did not, that should be told in passing.
   */
  signals[STK_ARTICLE_VIEW_MESSAGE] = add_signal ("message");

  /**
   * StkArticleView::annotation-activated:
   * @self: a view
   * @id: the annotation's id
   *
   * The mark of an annotation was clicked.
   */
  signals[STK_ARTICLE_VIEW_ANNOTATION_ACTIVATED] = add_signal ("annotation-activated");

  /**
   * StkArticleView::link-activated:
   * @self: a view
   * @href: where to, as it stands in the article
   *
   * A link should be opened.
   */
  signals[STK_ARTICLE_VIEW_LINK_ACTIVATED] = add_signal ("link-activated");

  /**
   * StkArticleView::search-changed:
   * @self: a view
   * @query: (nullable): what is looked for
   *
   * What is looked for changed, more of it was found, or the search went on to another match.
   */
  signals[STK_ARTICLE_VIEW_SEARCH_CHANGED] = add_signal ("search-changed");
}

static void
class_init_properties (GObjectClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * StkArticleView:document: (getter get_document) (setter set_document)
   *
   * The document whose article is shown.
   */
  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, STK_TYPE_DOCUMENT, flags);

  /**
   * StkArticleView:selected: (getter get_selected) (setter set_selected)
   *
   * The id of the annotation that is emphasised: the one that the caret is in, or that was clicked.
   */
  props[PROP_SELECTED] = g_param_spec_string ("selected", NULL, NULL, NULL, flags);

  /**
   * StkArticleView:current: (getter get_current)
   *
   * The id of the annotation that is selected or, while words are, of the one before: they may be meant for its fields.
   */
  props[PROP_CURRENT] =
    g_param_spec_string ("current", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * StkArticleView:zoom: (getter get_zoom) (setter set_zoom)
   *
   * How much larger than the document font the text is.
   */
  props[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, STK_ARTICLE_VIEW_MIN_ZOOM, STK_ARTICLE_VIEW_MAX_ZOOM, 1,
                                          flags);

  /**
   * StkArticleView:snap: (getter get_snap) (setter set_snap)
   *
   * Whether words that are selected or resized with the pointer become whole ones.
   */
  props[PROP_SNAP] = g_param_spec_boolean ("snap", NULL, NULL, TRUE, flags);

  /**
   * StkArticleView:font: (getter get_font) (setter set_font)
   *
   * The font of the text, as Pango writes it; nothing for the desktop's document font.
   */
  props[PROP_FONT] = g_param_spec_string ("font", NULL, NULL, "", flags);

  /**
   * StkArticleView:column: (getter get_column) (setter set_column)
   *
   * How many characters a full line has.
   */
  props[PROP_COLUMN] = g_param_spec_uint ("column", NULL, NULL, STK_ARTICLE_VIEW_MIN_COLUMN,
                                          STK_ARTICLE_VIEW_MAX_COLUMN, STK_ARTICLE_COLUMN, flags);

  /**
   * StkArticleView:progress: (getter get_progress)
   *
   * How much of the article is in the view, from 0 to 1: a very long one is shown before all of it is there.
   */
  props[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 1,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (klass, LAST_PROP, props);
}

static void
stk_article_view_class_init (StkArticleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->dispose = stk_article_view_dispose;
  object_class->finalize = stk_article_view_finalize;
  object_class->get_property = stk_article_view_get_property;
  object_class->set_property = stk_article_view_set_property;

  widget_class->measure = stk_article_view_measure;
  widget_class->size_allocate = stk_article_view_size_allocate;
  widget_class->system_setting_changed = stk_article_view_system_setting_changed;
  widget_class->unroot = stk_article_view_unroot;
  widget_class->query_tooltip = stk_article_view_query_tooltip;

  view_class->move_cursor = stk_article_view_move_cursor;
  view_class->delete_from_cursor = stk_article_view_delete_from_cursor;
  view_class->backspace = stk_article_view_backspace;
  view_class->copy_clipboard = stk_article_view_copy_clipboard;
  view_class->snapshot_layer = stk_article_view_snapshot_layer;

  class_init_properties (object_class);
  class_init_signals ();
  stk_article_actions_class_init (widget_class);
  stk_article_menu_class_init (widget_class);
}

static void
select_all_cb (StkArticleView *self)
{
  stk_article_fill_to (self, G_MAXSIZE);
}

static void
init_signals (StkArticleView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  const char *const style_signals[] = { "notify::dark", "notify::high-contrast", "notify::accent-color",
                                        "notify::document-font-name", "notify::monospace-font-name" };

  self->style_manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  for (size_t i = 0; i < G_N_ELEMENTS (style_signals); i++)
    g_signal_connect_object (self->style_manager, style_signals[i], G_CALLBACK (update_style), self,
                             G_CONNECT_SWAPPED);

  self->list_signals = g_signal_group_new (STK_TYPE_ANNOTATION_LIST);
  g_signal_group_connect_swapped (self->list_signals, "items-changed", G_CALLBACK (annotations_changed_cb), self);

  g_signal_connect_swapped (self, "select-all", G_CALLBACK (select_all_cb), self);
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (stk_article_view_follow_caret), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::has-selection", G_CALLBACK (stk_article_view_follow_caret), self,
                           G_CONNECT_SWAPPED);
}

static void
stk_article_view_init (StkArticleView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  self->zoom = 1;
  self->snap = TRUE;
  self->font = g_strdup ("");
  self->column = STK_ARTICLE_COLUMN;
  self->current_match = G_MAXSIZE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "article");
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (view, TOP_MARGIN);
  gtk_text_view_set_bottom_margin (view, BOTTOM_MARGIN);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (view), FALSE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);

  stk_article_actions_init (self);
  self->layer = stk_mark_layer_new (view);
  self->style = stk_article_style_new (view);
  init_signals (self);
  stk_article_pointer_init (self);
  stk_article_popover_init (self);
  stk_article_reveal_init (self);
  stk_article_actions_update (self);
  update_style (self);
}

/**
 * stk_article_view_emit:
 * @self: a view
 * @signal: which signal
 * @text: its argument
 *
 * Emits one of the view's signals.
 */
void
stk_article_view_emit (StkArticleView *self, guint signal, const char *text)
{
  g_signal_emit (self, signals[signal], 0, text);
}

/**
 * stk_article_view_say:
 * @self: a view
 * @message: what to tell in passing
 */
void
stk_article_view_say (StkArticleView *self, const char *message)
{
  stk_article_view_emit (self, STK_ARTICLE_VIEW_MESSAGE, message);
}

/**
 * stk_article_view_notify_progress:
 * @self: a view
 *
 * Must be called when more of the article is in the view.
 */
void
stk_article_view_notify_progress (StkArticleView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROGRESS]);
}

/**
 * stk_article_view_new:
 *
 * Returns: (transfer floating): a view without a document
 */
GtkWidget *
stk_article_view_new (void)
{
  return g_object_new (STK_TYPE_ARTICLE_VIEW, NULL);
}

/**
 * stk_article_view_get_document:
 * @self: a view
 *
 * Returns: (nullable) (transfer none): the document that it shows
 */
StkDocument *
stk_article_view_get_document (StkArticleView *self)
{
  g_return_val_if_fail (STK_IS_ARTICLE_VIEW (self), NULL);

  return self->document;
}

/**
 * stk_article_view_set_document:
 * @self: a view
 * @document: (nullable): a document
 *
 * Shows a document's article from its start.
 */
void
stk_article_view_set_document (StkArticleView *self, StkDocument *document)
{
  g_return_if_fail (STK_IS_ARTICLE_VIEW (self));
  g_return_if_fail (document == NULL || STK_IS_DOCUMENT (document));

  if (!g_set_object (&self->document, document))
    return;
  g_clear_object (&self->coverage);

  g_object_freeze_notify (G_OBJECT (self));
  stk_article_view_set_selected (self, NULL);
  g_clear_pointer (&self->last_selected, g_free);
  stk_article_view_set_query (self, NULL);
  stk_mark_layer_set_document (self->layer, document);
  stk_article_changes_dispose (self);
  g_signal_group_set_target (self->list_signals,
                             document != NULL ? stk_document_get_annotations (document) : NULL);
  self->caret_guard++;
  stk_article_fill_begin (self);
  self->caret_guard--;
  stk_article_speech_set_document (self);
  stk_article_actions_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * stk_article_view_get_selected:
 * @self: a view
 *
 * Returns: (nullable) (transfer none): the id of the annotation that is emphasised
 */
const char *
stk_article_view_get_selected (StkArticleView *self)
{
  g_return_val_if_fail (STK_IS_ARTICLE_VIEW (self), NULL);

  return self->selected;
}

/**
 * stk_article_view_get_current:
 * @self: a view
 *
 * Returns: (nullable) (transfer none): the id of the annotation that is selected or, while words are, of the one before
 */
const char *
stk_article_view_get_current (StkArticleView *self)
{
  g_return_val_if_fail (STK_IS_ARTICLE_VIEW (self), NULL);

  return self->current;
}

static void
set_selected (StkArticleView *self, const char *id)
{
  if (!g_set_str (&self->selected, id))
    return;
  stk_article_resize_end (self, TRUE);

  if (self->selected != NULL)
    g_set_str (&self->last_selected, self->selected);
  stk_mark_layer_set_selected (self->layer, self->selected);
  stk_article_actions_update (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

/**
 * stk_article_view_set_selected:
 * @self: a view
 * @id: (nullable): an annotation's id
 *
 * Emphasises an annotation. Neither the caret nor the page moves.
 */
void
stk_article_view_set_selected (StkArticleView *self, const char *id)
{
  g_return_if_fail (STK_IS_ARTICLE_VIEW (self));

  g_object_freeze_notify (G_OBJECT (self));
  set_selected (self, id);
  if (g_set_str (&self->current, self->selected))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CURRENT]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * stk_article_view_leave_selected:
 * @self: a view
 *
 * Selects no annotation since words are selected, and keeps in mind which one was.
 */
void
stk_article_view_leave_selected (StkArticleView *self)
{
  set_selected (self, NULL);
}

/**
 * stk_article_view_get_zoom:
 * @self: a view
 *
 * Returns: how much larger than the document font the text is
 */
double
stk_article_view_get_zoom (StkArticleView *self)
{
  g_return_val_if_fail (STK_IS_ARTICLE_VIEW (self), 1);

  return self->zoom;
}

/**
 * stk_article_view_set_zoom:
 * @self: a view
 * @zoom: how much larger than the document font the text should be
 *
 * Sets the size of the text; the words at the top stay there.
 */
void
stk_article_view_set_zoom (StkArticleView *self, double zoom)
{
  g_return_if_fail (STK_IS_ARTICLE_VIEW (self));

  zoom = CLAMP (zoom, STK_ARTICLE_VIEW_MIN_ZOOM, STK_ARTICLE_VIEW_MAX_ZOOM);
  if (G_APPROX_VALUE (self->zoom, zoom, 0.001))
    return;

  self->zoom = zoom;
  update_style (self);
  stk_article_actions_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZOOM]);
}

/**
 * stk_article_view_get_snap:
 * @self: a view
 *
 * Returns: whether words that are selected or resized with the pointer become whole ones
 */
gboolean
stk_article_view_get_snap (StkArticleView *self)
{
  g_return_val_if_fail (STK_IS_ARTICLE_VIEW (self), TRUE);

  return self->snap;
}

/**
 * stk_article_view_set_snap:
 * @self: a view
 * @snap: whether words that are selected or resized with the pointer become whole ones
 */
void
stk_article_view_set_snap (StkArticleView *self, gboolean snap)
{
  g_return_if_fail (STK_IS_ARTICLE_VIEW (self));

  if (self->snap == !!snap)
    return;

  self->snap = !!snap;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SNAP]);
}

/**
 * stk_article_view_get_font:
 * @self: a view
 *
 * Returns: (transfer none): the font of the text, as Pango writes it; nothing for the desktop's document font
 */
const char *
stk_article_view_get_font (StkArticleView *self)
{
  g_return_val_if_fail (STK_IS_ARTICLE_VIEW (self), NULL);

  return self->font;
}

/**
 * stk_article_view_set_font:
 * @self: a view
 * @font: (nullable): a font, as Pango writes it; %NULL or nothing for the desktop's document font
 */
void
stk_article_view_set_font (StkArticleView *self, const char *font)
{
  g_return_if_fail (STK_IS_ARTICLE_VIEW (self));

  if (!g_set_str (&self->font, font != NULL ? font : ""))
    return;

  update_style (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FONT]);
}

/**
 * stk_article_view_get_column:
 * @self: a view
 *
 * Returns: how many characters a full line has
 */
guint
stk_article_view_get_column (StkArticleView *self)
{
  g_return_val_if_fail (STK_IS_ARTICLE_VIEW (self), STK_ARTICLE_COLUMN);

  return self->column;
}

/**
 * stk_article_view_set_column:
 * @self: a view
 * @column: how many characters a full line should have
 */
void
stk_article_view_set_column (StkArticleView *self, guint column)
{
  g_return_if_fail (STK_IS_ARTICLE_VIEW (self));

  column = CLAMP (column, STK_ARTICLE_VIEW_MIN_COLUMN, STK_ARTICLE_VIEW_MAX_COLUMN);
  if (self->column == column)
    return;

  self->column = column;
  update_style (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COLUMN]);
}

/**
 * stk_article_view_set_color:
 * @self: a view
 * @kind: a kind
 * @color: (nullable): the colour of its marks; %NULL for the usual one
 *
 * Sets a kind's colour. It is made darker or lighter where it would not stand out from the page.
 */
void
stk_article_view_set_color (StkArticleView *self, StkKind kind, const GdkRGBA *color)
{
  g_return_if_fail (STK_IS_ARTICLE_VIEW (self));
  g_return_if_fail ((guint) kind < STK_N_KINDS);

  self->has_color[kind] = color != NULL;
  if (color != NULL)
    self->colors[kind] = *color;
  update_style (self);
}

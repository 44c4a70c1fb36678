/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-review-bar.h"

#include "stk-progress.h"
#include "stk-text-change.h"

#include <glib/gi18n.h>

/**
 * StkReviewBar:
 *
 * Asks about one tag after another of which it is not certain where its words are since the article changed: what they
 * were, what they are now, and where else they might be. The article below shows them in place.
 */
struct _StkReviewBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *heading;
  GtkLabel *left;
  GtkLabel *before;
  GtkLabel *now;
  GtkWidget *accept;
  GtkButton *other;
  GtkWidget *selection;
  GtkWidget *leave_out;
  GtkWidget *later;

  StkArticleView *view; /* (nullable) (owned) */
  char *id;             /* of the tag that is asked about; %NULL for none */
  GArray *places;       /* of StkRange */
  guint place;          /* which of them is shown */
};

enum
{
  PROP_VIEW = 1,
  PROP_ACTIVE,
  LAST_PROP,
};

static GParamSpec *props[LAST_PROP];

G_DEFINE_FINAL_TYPE (StkReviewBar, stk_review_bar, ADW_TYPE_BIN)

static const char *const HEADINGS[] = {
  [STK_ANCHOR_STATE_CHANGED] = N_ ("The Words of This Tag Changed"),
  [STK_ANCHOR_STATE_AMBIGUOUS] = N_ ("The Words of This Tag Suit Several Places"),
  [STK_ANCHOR_STATE_ORPHAN] = N_ ("The Words of This Tag Are Gone"),
};

static StkDocument *
get_document (StkReviewBar *self)
{
  return self->view != NULL ? stk_article_view_get_document (self->view) : NULL;
}

static StkAnnotation *
get_annotation (StkReviewBar *self)
{
  StkDocument *document = get_document (self);

  return document != NULL && self->id != NULL
           ? stk_annotation_list_lookup (stk_document_get_annotations (document), self->id)
           : NULL;
}

/* The next tag to be asked about after the current one; after the last comes the first. */
static char *
find_next (StkReviewBar *self)
{
  StkDocument *document = get_document (self);
  g_autoptr (GPtrArray) all = stk_annotation_list_snapshot (stk_document_get_annotations (document));
  guint from = 0;

  for (guint i = 0; i < all->len && self->id != NULL; i++)
    if (g_str_equal (stk_annotation_get_id (g_ptr_array_index (all, i)), self->id))
      from = i + 1;
  for (guint i = 0; i < all->len; i++)
    {
      StkAnnotation *annotation = g_ptr_array_index (all, (from + i) % all->len);

      if (stk_progress_needs_review (annotation))
        return g_strdup (stk_annotation_get_id (annotation));
    }

  return NULL;
}

static gboolean
is_in_word (const char *text, int offset)
{
  return offset > 0 && !g_unichar_isspace (g_utf8_get_char (g_utf8_offset_to_pointer (text, offset - 1)));
}

/* In which words two texts differ. */
static StkTextChange
find_change (const char *old, const char *new)
{
  StkTextChange change = stk_text_change_find (old, new);
  glong n_old = g_utf8_strlen (old, -1);

  while (is_in_word (old, change.start))
    change.start--;
  while (change.old_end < n_old && is_in_word (old, change.old_end + 1))
    {
      change.old_end++;
      change.new_end++;
    }

  return change;
}

static void
append_part (GString *markup, const char *text, size_t from, size_t until, const char *attributes)
{
  const char *start = g_utf8_offset_to_pointer (text, (glong) from);
  const char *end = g_utf8_offset_to_pointer (start, (glong) (until - from));
  g_autofree char *escaped = g_markup_escape_text (start, end - start);

  if (from < until)
    g_string_append_printf (markup, "<span %s>%s</span>", attributes, escaped);
}

/* The words in bold with what differs marked, and what stands around them. */
static char *
make_markup (const char *prefix, const char *words, const char *suffix, int from, int until, const char *mark)
{
  GString *markup = g_string_new (NULL);
  g_autofree char *marked = g_strdup_printf ("weight=\"bold\" %s", mark);

  g_string_append (markup, *prefix ? "…" : "");
  append_part (markup, prefix, 0, (size_t) g_utf8_strlen (prefix, -1), "alpha=\"60%\"");
  append_part (markup, words, 0, (size_t) from, "weight=\"bold\"");
  append_part (markup, words, (size_t) from, (size_t) until, marked);
  append_part (markup, words, (size_t) until, (size_t) g_utf8_strlen (words, -1), "weight=\"bold\"");
  append_part (markup, suffix, 0, (size_t) g_utf8_strlen (suffix, -1), "alpha=\"60%\"");
  g_string_append (markup, *suffix ? "…" : "");
  g_strdelimit (markup->str, "\n", ' ');

  return g_string_free_and_steal (markup);
}

/* What was tagged, all parts of it. */
static char *
dup_old_words (StkAnnotation *annotation)
{
  GString *words = g_string_new (NULL);

  for (size_t i = 0; i < stk_annotation_get_n_saved_anchors (annotation); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " … " : "",
                            stk_anchor_get_exact (stk_annotation_get_saved_anchor (annotation, i)));

  return g_string_free_and_steal (words);
}

/* What is at a place now; of a quotation in parts all that is left. */
static char *
dup_new_words (StkReviewBar *self, StkAnnotation *annotation, StkRange range)
{
  if (stk_annotation_get_n_saved_anchors (annotation) > 1)
    return stk_annotation_dup_exact (annotation);

  return stk_text_dup_range (stk_article_get_text (stk_document_get_article (get_document (self))), range);
}

static void
show_now (StkReviewBar *self, const char *old, const char *words, StkRange range)
{
  StkText *text = stk_article_get_text (stk_document_get_article (get_document (self)));
  StkTextChange change = find_change (old, words);
  size_t n_before = MIN (range.start, STK_ANCHOR_CONTEXT);
  size_t n_after = MIN (stk_text_get_length (text) - range.end, STK_ANCHOR_CONTEXT);
  g_autofree char *prefix = stk_text_dup_range (text, STK_RANGE (range.start - n_before, range.start));
  g_autofree char *suffix = stk_text_dup_range (text, STK_RANGE (range.end, range.end + n_after));
  g_autofree char *markup =
    make_markup (prefix, words, suffix, change.start, change.new_end, "underline=\"single\"");

  gtk_label_set_markup (self->now, markup);
}

static void
show_before (StkReviewBar *self, StkAnnotation *annotation, const char *old, const char *words)
{
  size_t n = stk_annotation_get_n_saved_anchors (annotation);
  const char *prefix = stk_anchor_get_prefix (stk_annotation_get_saved_anchor (annotation, 0));
  const char *suffix = stk_anchor_get_suffix (stk_annotation_get_saved_anchor (annotation, n - 1));
  StkTextChange change = { 0, 0, 0 };
  g_autofree char *markup = NULL;

  if (words != NULL)
    change = find_change (old, words);
  markup = make_markup (prefix ? prefix : "", old, suffix ? suffix : "", change.start,
                        change.old_end, "strikethrough=\"true\"");
  gtk_label_set_markup (self->before, markup);
}

static void
update_selection (StkReviewBar *self)
{
  StkRange range;

  gtk_widget_set_sensitive (self->selection,
                            self->id != NULL && stk_article_view_get_selected_range (self->view, &range));
}

static void
update_other (StkReviewBar *self)
{
  guint n = self->places->len;
  g_autofree char *label =
    n > 1 ? g_strdup_printf (_ ("_Other Place (%u of %u)"), self->place + 1, n) : g_strdup (_ ("_Other Place"));

  gtk_button_set_label (self->other, label);
  gtk_widget_set_visible (GTK_WIDGET (self->other), n > 1);
}

/* Shows the place that is chosen, in the bar and in the article. */
static void
show_place (StkReviewBar *self)
{
  StkAnnotation *annotation = get_annotation (self);
  g_autofree char *old = dup_old_words (annotation);
  g_autofree char *words = NULL;

  if (self->place < self->places->len)
    {
      StkRange range = g_array_index (self->places, StkRange, self->place);

      words = dup_new_words (self, annotation, range);
      show_now (self, old, words, range);
      stk_article_view_scroll_to_range (self->view, range, TRUE);
    }
  else
    {
      gtk_label_set_markup (self->now, "");
      gtk_label_set_label (self->now, _ ("Nowhere in the article. To put the tag elsewhere, select the words there."));
    }
  show_before (self, annotation, old, words);
  gtk_widget_set_visible (self->accept, words != NULL);
  gtk_widget_set_visible (self->leave_out, stk_annotation_get_anchor_state (annotation) == STK_ANCHOR_STATE_ORPHAN);
  update_other (self);
  update_selection (self);
}

static void
show_tag (StkReviewBar *self)
{
  StkAnnotation *annotation = get_annotation (self);
  guint n = stk_review_bar_count (get_document (self));
  g_autofree char *left = g_strdup_printf (ngettext ("%u left", "%u left", n), n);
  const char *heading = _ (HEADINGS[stk_annotation_get_anchor_state (annotation)]);

  g_clear_pointer (&self->places, g_array_unref);
  self->places = stk_document_list_places (get_document (self), self->id);
  self->place = 0;
  if (stk_annotation_get_n_saved_anchors (annotation) > 1) /* the parts are taken together, or put by hand */
    g_array_set_size (self->places, stk_annotation_get_anchor_state (annotation) != STK_ANCHOR_STATE_ORPHAN);
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->left, left);
  stk_article_view_set_selected (self->view, self->id);
  show_place (self);
  stk_review_bar_focus (self);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), heading, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Goes on to the next tag; ends where there is none. */
static void
go_on (StkReviewBar *self)
{
  g_autofree char *next = find_next (self);

  g_set_str (&self->id, next);
  if (next != NULL)
    show_tag (self);
  else
    stk_review_bar_set_active (self, FALSE);
}

static void
put_at (StkReviewBar *self, StkRange range)
{
  g_autoptr (GError) error = NULL;

  if (stk_document_put_part (get_document (self), self->id, range, &error))
    go_on (self);
  else
    g_signal_emit_by_name (self->view, "message", error->message);
}

/* Takes the tag as it is, or without a place. */
static void
confirm (StkReviewBar *self)
{
  g_autoptr (GError) error = NULL;

  if (stk_document_confirm (get_document (self), self->id, &error))
    go_on (self);
  else
    g_signal_emit_by_name (self->view, "message", error->message);
}

static void
accept_cb (StkReviewBar *self)
{
  StkAnnotation *annotation = get_annotation (self);

  if (stk_annotation_get_anchor_state (annotation) != STK_ANCHOR_STATE_ORPHAN && self->place == 0)
    confirm (self);
  else
    put_at (self, g_array_index (self->places, StkRange, self->place));
}

static void
leave_out_cb (StkReviewBar *self)
{
  confirm (self);
}

static void
other_cb (StkReviewBar *self)
{
  self->place = (self->place + 1) % self->places->len;
  show_place (self);
}

static void
selection_cb (StkReviewBar *self)
{
  StkRange range;

  if (stk_article_view_get_selected_range (self->view, &range))
    put_at (self, range);
}

static void
later_cb (StkReviewBar *self)
{
  go_on (self);
}

static void
close_cb (StkReviewBar *self)
{
  stk_review_bar_set_active (self, FALSE);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  stk_review_bar_set_active (STK_REVIEW_BAR (widget), FALSE);

  return GDK_EVENT_STOP;
}

/* The tag may have been deleted, put elsewhere or brought back by an edit from outside. */
static void
annotations_changed_cb (StkReviewBar *self)
{
  StkAnnotation *annotation = get_annotation (self);
  guint n;
  g_autofree char *left = NULL;

  if (self->id == NULL)
    return;
  if (annotation == NULL || !stk_progress_needs_review (annotation))
    {
      gtk_widget_set_visible (self->accept, FALSE);
      gtk_widget_set_visible (self->leave_out, FALSE);
      return;
    }

  n = stk_review_bar_count (get_document (self));
  left = g_strdup_printf (ngettext ("%u left", "%u left", n), n);
  gtk_label_set_label (self->left, left);
}

static void
stk_review_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  StkReviewBar *self = STK_REVIEW_BAR (object);

  switch (prop_id)
    {
    case PROP_VIEW:
      g_value_set_object (value, self->view);
      break;
    case PROP_ACTIVE:
      g_value_set_boolean (value, stk_review_bar_get_active (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
stk_review_bar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  StkReviewBar *self = STK_REVIEW_BAR (object);

  switch (prop_id)
    {
    case PROP_VIEW:
      stk_review_bar_set_view (self, g_value_get_object (value));
      break;
    case PROP_ACTIVE:
      stk_review_bar_set_active (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
stk_review_bar_dispose (GObject *object)
{
  StkReviewBar *self = STK_REVIEW_BAR (object);

  g_clear_object (&self->view);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->places, g_array_unref);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (stk_review_bar_parent_class)->dispose (object);
}

static void
stk_review_bar_class_init (StkReviewBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = stk_review_bar_dispose;
  object_class->get_property = stk_review_bar_get_property;
  object_class->set_property = stk_review_bar_set_property;

  /**
   * StkReviewBar:view: (getter get_view) (setter set_view)
   *
   * The article view whose tags are reviewed.
   */
  props[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, STK_TYPE_ARTICLE_VIEW, flags);

  /**
   * StkReviewBar:active: (getter get_active) (setter set_active)
   *
   * Whether it is shown and asks.
   */
  props[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, LAST_PROP, props);

  gtk_widget_class_set_template_from_resource (widget_class, STK_RESOURCES "review/stk-review-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, StkReviewBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, StkReviewBar, heading);
  gtk_widget_class_bind_template_child (widget_class, StkReviewBar, left);
  gtk_widget_class_bind_template_child (widget_class, StkReviewBar, before);
  gtk_widget_class_bind_template_child (widget_class, StkReviewBar, now);
  gtk_widget_class_bind_template_child (widget_class, StkReviewBar, accept);
  gtk_widget_class_bind_template_child (widget_class, StkReviewBar, other);
  gtk_widget_class_bind_template_child (widget_class, StkReviewBar, selection);
  gtk_widget_class_bind_template_child (widget_class, StkReviewBar, leave_out);
  gtk_widget_class_bind_template_child (widget_class, StkReviewBar, later);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
stk_review_bar_init (StkReviewBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Review of Changed Tags"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * stk_review_bar_count:
 * @document: a document
 *
 * Returns: how many tags there are of which it is not certain where they are
 */
guint
stk_review_bar_count (StkDocument *document)
{
  GListModel *annotations = G_LIST_MODEL (stk_document_get_annotations (document));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++)
    {
      g_autoptr (StkAnnotation) annotation = g_list_model_get_item (annotations, i);

      n += stk_progress_needs_review (annotation);
    }

  return n;
}

/**
 * stk_review_bar_get_view:
 * @self: a review bar
 *
 * Returns: (nullable) (transfer none): the article view whose tags are reviewed
 */
StkArticleView *
stk_review_bar_get_view (StkReviewBar *self)
{
  g_return_val_if_fail (STK_IS_REVIEW_BAR (self), NULL);

  return self->view;
}

/**
 * stk_review_bar_set_view:
 * @self: a review bar
 * @view: (nullable): the article view whose tags are to be reviewed
 */
void
stk_review_bar_set_view (StkReviewBar *self, StkArticleView *view)
{
  g_return_if_fail (STK_IS_REVIEW_BAR (self));

  if (!g_set_object (&self->view, view))
    return;
  if (view != NULL)
    g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "notify::has-selection",
                             G_CALLBACK (update_selection), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VIEW]);
}

/**
 * stk_review_bar_get_active:
 * @self: a review bar
 *
 * Returns: whether it is shown
 */
gboolean
stk_review_bar_get_active (StkReviewBar *self)
{
  g_return_val_if_fail (STK_IS_REVIEW_BAR (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * stk_review_bar_focus:
 * @self: a review bar that is shown
 *
 * Brings the keyboard to what there is to decide.
 */
void
stk_review_bar_focus (StkReviewBar *self)
{
  g_return_if_fail (STK_IS_REVIEW_BAR (self));

  gtk_widget_grab_focus (gtk_widget_get_visible (self->accept) ? self->accept : self->later);
}

/**
 * stk_review_bar_set_active:
 * @self: a review bar
 * @active: whether to ask
 *
 * Begins with the first tag that is not certain, or ends. When it ends the keyboard goes back to the article.
 */
void
stk_review_bar_set_active (StkReviewBar *self, gboolean active)
{
  g_autofree char *first = NULL;

  g_return_if_fail (STK_IS_REVIEW_BAR (self));

  if (active == stk_review_bar_get_active (self))
    return;

  g_clear_pointer (&self->id, g_free);
  first = active ? find_next (self) : NULL;
  if (active && first == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self), active);
  gtk_revealer_set_reveal_child (self->revealer, active);
  if (active)
    {
      g_signal_connect_object (stk_document_get_annotations (get_document (self)), "items-changed",
                               G_CALLBACK (annotations_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      self->id = g_steal_pointer (&first);
      show_tag (self);
    }
  else
    {
      g_signal_handlers_disconnect_by_func (stk_document_get_annotations (get_document (self)), annotations_changed_cb,
                                            self);
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACTIVE]);
}

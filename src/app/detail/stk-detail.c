/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-detail.h"

#include "stk-annotation-text.h"
#include "stk-change-text.h"
#include "stk-detail-form.h"
#include "stk-field-editor.h"
#include "stk-focus.h"
#include "stk-kind-button.h"
#include "stk-relative-time.h"

#include <glib/gi18n.h>

/**
 * StkDetail:
 *
 * What is known of the tag that is selected: its kind and state, its words, and a form with the fields of its kind.
 */
struct _StkDetail
{
  AdwBin parent_instance;

  StkKindButton *kind_button;
  AdwBin *state_bin;
  GtkScrolledWindow *scroller;
  GtkWidget *orphan;
  GtkWidget *orphan_button;
  GtkWidget *conflict;
  GtkLabel *conflict_label;
  GtkLabel *words;
  GtkBox *forms_box;
  GtkLabel *history;

  StkDocument *document;
  char *id;
  StkAnnotation *annotation;          /* that is shown */
  const StkField *changed;            /* what differed when it was shown last */
  StkFieldEditor *state;              /* of the document that is shown */
  StkDetailForm *forms[STK_N_KINDS];  /* of the document that is shown, as far as they were needed */
};

enum
{
  LINK_ACTIVATED,
  TAG_ACTIVATED,
  RANGE_ACTIVATED,
  GET_SELECTION,
  MESSAGE,
  LAST_SIGNAL,
};

static guint signals[LAST_SIGNAL];

G_DEFINE_FINAL_TYPE (StkDetail, stk_detail, ADW_TYPE_BIN)

static StkAnnotation *
get_annotation (StkDetail *self)
{
  return self->document && self->id
           ? stk_annotation_list_lookup (stk_document_get_annotations (self->document), self->id)
           : NULL;
}

static StkDetailForm *
get_form (StkDetail *self)
{
  return self->annotation ? self->forms[stk_annotation_get_kind (self->annotation)] : NULL;
}

static void
tell (StkDetail *self, const char *message)
{
  g_signal_emit (self, signals[MESSAGE], 0, message);
}

static void
open_link_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[LINK_ACTIVATED], 0, g_variant_get_string (parameter, NULL));
}

static void
go_to_tag_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *id = g_variant_dup_string (parameter, NULL);

  g_signal_emit (widget, signals[TAG_ACTIVATED], 0, id);
}

static void
go_to_range_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  guint64 start, end;
  StkRange range;

  g_variant_get (parameter, "(tt)", &start, &end);
  range = STK_RANGE ((size_t) start, (size_t) end);
  g_signal_emit (widget, signals[RANGE_ACTIVATED], 0, &range);
}

static void
tell_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tell (STK_DETAIL (widget), g_variant_get_string (parameter, NULL));
}

static void
set_kind_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StkDetail *self = STK_DETAIL (widget);
  g_autoptr (GError) error = NULL;
  StkKind kind;

  if (self->annotation != NULL && stk_kind_from_nick (g_variant_get_string (parameter, NULL), &kind) &&
      !stk_document_set_kind (self->document, self->id, kind, &error))
    tell (self, error->message);
}

static gboolean
put_at (StkDetail *self, const char *field_name, StkRange range, GError **error)
{
  StkArticle *article = stk_document_get_article (self->document);
  const StkField *field = stk_field_lookup (stk_annotation_get_kind (self->annotation), field_name);
  g_autoptr (StkAnchor) anchor = NULL;
  g_autoptr (StkValue) value = NULL;

  if (*field_name == '\0')
    return stk_document_set_ranges (self->document, self->id, &range, 1, error);

  g_return_val_if_fail (field != NULL, TRUE);

  anchor = stk_anchor_new_for_range (stk_article_get_text (article), stk_article_get_text_digest (article), range);
  value = stk_value_new_anchor (anchor);

  return stk_document_set_value (self->document, self->id, field, value, error);
}

/* Puts a field, or with an empty name the tag itself, at the words that are selected in the article. */
static void
use_selection_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StkDetail *self = STK_DETAIL (widget);
  g_autoptr (GError) error = NULL;
  gboolean selected = FALSE;
  StkRange range;

  if (self->annotation == NULL)
    return;

  g_signal_emit (self, signals[GET_SELECTION], 0, &range, &selected);
  if (!selected)
    tell (self, _ ("Select the words in the article first"));
  else if (!put_at (self, g_variant_get_string (parameter, NULL), range, &error))
    tell (self, error->message);
}

static void
state_changed_cb (StkDetail *self, const char *string, StkFieldEditor *editor)
{
  g_autoptr (GError) error = NULL;

  if (!stk_document_set_string (self->document, self->id, stk_field_editor_get_field (editor), string, &error))
    tell (self, error->message);
}

static gboolean
is_editable (StkDetail *self)
{
  return self->document != NULL && !stk_document_get_read_only (self->document);
}

static void
build_state (StkDetail *self)
{
  const StkField *field = stk_field_lookup (STK_KIND_QUOTE, STK_FIELD_STATUS);

  self->state = stk_field_editor_new (field, stk_document_get_annotations (self->document));
  g_signal_connect_object (self->state, "changed", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  stk_field_editor_set_editable (self->state, is_editable (self));
  adw_bin_set_child (self->state_bin, stk_field_editor_get_widget (self->state));
}

static void
update_head (StkDetail *self)
{
  g_autofree char *words = stk_annotation_text_dup_words (self->annotation);
  const StkKindInfo *info = stk_kind_get_info (stk_annotation_get_kind (self->annotation));
  const char *status = stk_annotation_get_status (self->annotation);

  stk_kind_button_show (self->kind_button, self->annotation, stk_document_get_annotations (self->document));
  stk_field_editor_set_string (self->state, status);
  gtk_widget_set_visible (GTK_WIDGET (self->state_bin), info->has_states || !g_str_equal (status, "open"));
  gtk_label_set_label (self->words, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->words), words);
  gtk_widget_set_visible (self->orphan,
                          stk_annotation_get_anchor_state (self->annotation) == STK_ANCHOR_STATE_ORPHAN);
}

/* Names the fields that several people changed at the same time. */
static void
update_conflicts (StkDetail *self)
{
  g_autoptr (GString) labels = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < stk_annotation_get_n_conflicts (self->annotation); i++)
    {
      StkConflict *conflict = stk_annotation_get_conflict (self->annotation, i);
      g_autofree char *label = stk_change_text_dup_label (stk_conflict_get_path (conflict),
                                                          stk_annotation_get_kind (self->annotation));

      if (!stk_conflict_get_settled (conflict))
        g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "", label);
    }

  /* Translators: followed by the names of fields */
  text = g_strdup_printf (_ ("Several people changed this at the same time: %s"), labels->str);
  gtk_label_set_label (self->conflict_label, text);
  gtk_widget_set_visible (self->conflict, labels->len > 0);
}

static void
update_history (StkDetail *self)
{
  StkAgent *creator = stk_annotation_get_creator (self->annotation);
  const char *name = creator ? stk_agent_get_name (creator) : NULL;
  const char *created = stk_annotation_get_created (self->annotation);
  g_autoptr (GDateTime) utc = created ? g_date_time_new_from_iso8601 (created, NULL) : NULL;
  g_autofree char *when = utc ? stk_relative_time_format_full (utc) : NULL;
  g_autofree char *text = NULL;

  if (name != NULL && when != NULL)
    /* Translators: who tagged the words, and when */
    text = g_strdup_printf (_ ("Tagged by %s, %s"), name, when);
  gtk_label_set_label (self->history, text);
}

static void
show_form (StkDetail *self)
{
  StkKind kind = stk_annotation_get_kind (self->annotation);

  if (self->forms[kind] == NULL)
    {
      self->forms[kind] = STK_DETAIL_FORM (stk_detail_form_new (kind, self->document));
      stk_detail_form_set_editable (self->forms[kind], is_editable (self));
      gtk_box_append (self->forms_box, GTK_WIDGET (self->forms[kind]));
    }

  for (guint i = 0; i < STK_N_KINDS; i++)
    if (self->forms[i] != NULL)
      {
        /* the focus must not go down with a form: see restore_focus() */
        if (i != kind && stk_focus_is_in (GTK_WIDGET (self->forms[i])))
          gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
        gtk_widget_set_visible (GTK_WIDGET (self->forms[i]), i == kind);
      }
  stk_detail_form_set_id (self->forms[kind], self->id);
  stk_detail_form_update (self->forms[kind]);
}

/* The first field in which two versions of a tag differ. */
static const StkField *
find_change (StkAnnotation *before, StkAnnotation *after)
{
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < n_fields; i++)
    if (stk_field_has_kind (&fields[i], stk_annotation_get_kind (before)) &&
        stk_field_has_kind (&fields[i], stk_annotation_get_kind (after)) &&
        !stk_value_equal (stk_annotation_get_value (before, &fields[i]), stk_annotation_get_value (after, &fields[i])))
      return &fields[i];

  return NULL;
}

static gboolean
is_same_tag (StkAnnotation *a, StkAnnotation *b)
{
  return a != NULL && b != NULL && g_str_equal (stk_annotation_get_id (a), stk_annotation_get_id (b));
}

/* The focus was in a field of another form: it goes to the same field of this one, or at least stays in the pane. */
static void
restore_focus (StkDetail *self, const StkField *field)
{
  StkDetailForm *form = get_form (self);

  if (form == NULL || stk_focus_is_in (GTK_WIDGET (self)))
    return;
  if (field == NULL || !stk_detail_form_focus_field (form, field))
    gtk_widget_child_focus (GTK_WIDGET (form), GTK_DIR_TAB_FORWARD);
}

static void
update (StkDetail *self)
{
  StkDetailForm *form = get_form (self);
  const StkField *focused = form ? stk_detail_form_get_focus_field (form) : NULL;
  gboolean had_focus = stk_focus_is_in (GTK_WIDGET (self));
  g_autoptr (StkAnnotation) before = g_steal_pointer (&self->annotation);

  g_set_object (&self->annotation, get_annotation (self));
  self->changed = is_same_tag (before, self->annotation) ? find_change (before, self->annotation) : NULL;
  if (self->annotation == NULL)
    return;

  update_head (self);
  update_conflicts (self);
  update_history (self);
  show_form (self);
  if (had_focus)
    restore_focus (self, focused);
}

static void
drop_document (StkDetail *self)
{
  if (self->document == NULL)
    return;

  g_signal_handlers_disconnect_by_data (stk_document_get_annotations (self->document), self);
  g_signal_handlers_disconnect_by_data (self->document, self);
  stk_kind_button_show (self->kind_button, NULL, NULL);
  adw_bin_set_child (self->state_bin, NULL);
  g_clear_object (&self->state);
  for (guint i = 0; i < STK_N_KINDS; i++)
    if (self->forms[i] != NULL)
      gtk_box_remove (self->forms_box, GTK_WIDGET (g_steal_pointer (&self->forms[i])));
  g_clear_object (&self->annotation);
  g_clear_object (&self->document);
}

static void
take_document (StkDetail *self, StkDocument *document)
{
  if (self->document == document)
    return;

  drop_document (self);
  if (document == NULL)
    return;

  self->document = g_object_ref (document);
  build_state (self);
  if (is_editable (self))
    gtk_widget_remove_css_class (GTK_WIDGET (self), "read-only");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "read-only");
  stk_kind_button_set_editable (self->kind_button, is_editable (self));
  gtk_widget_set_sensitive (self->orphan_button, is_editable (self));
  g_signal_connect_object (stk_document_get_annotations (document), "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (document, "confidential-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
stk_detail_dispose (GObject *object)
{
  StkDetail *self = STK_DETAIL (object);

  drop_document (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), STK_TYPE_DETAIL);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (stk_detail_parent_class)->dispose (object);
}

static void
add_signals (void)
{
  /**
   * StkDetail::link-activated:
   * @self: a detail pane
   * @href: a link that a person wants to open
   */
  signals[LINK_ACTIVATED] = g_signal_new ("link-activated", STK_TYPE_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * StkDetail::tag-activated:
   * @self: a detail pane
   * @id: the id of a tag that a person wants to see
   */
  signals[TAG_ACTIVATED] = g_signal_new ("tag-activated", STK_TYPE_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * StkDetail::range-activated:
   * @self: a detail pane
   * @range: words of the article that a person wants to see
   */
  signals[RANGE_ACTIVATED] =
    g_signal_new ("range-activated", STK_TYPE_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                  STK_TYPE_RANGE | G_SIGNAL_TYPE_STATIC_SCOPE);

  /**
   * StkDetail::get-selection:
   * @self: a detail pane
   * @range: (type gpointer): return location for an #StkRange
   *
   * Asks which words are selected in the article.
   *
   * Returns: whether there are any
   */
  signals[GET_SELECTION] = g_signal_new ("get-selection", STK_TYPE_DETAIL, G_SIGNAL_RUN_LAST, 0,
                                         g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1,
                                         G_TYPE_POINTER);

  /**
   * StkDetail::message:
   * @self: a detail pane
   * @text: what to tell in passing
   */
  signals[MESSAGE] = g_signal_new ("message", STK_TYPE_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_STRING);
}

static void
stk_detail_class_init (StkDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stk_detail_dispose;

  add_signals ();

  g_type_ensure (STK_TYPE_KIND_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, STK_RESOURCES "detail/stk-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, StkDetail, kind_button);
  gtk_widget_class_bind_template_child (widget_class, StkDetail, state_bin);
  gtk_widget_class_bind_template_child (widget_class, StkDetail, scroller);
  gtk_widget_class_bind_template_child (widget_class, StkDetail, orphan);
  gtk_widget_class_bind_template_child (widget_class, StkDetail, orphan_button);
  gtk_widget_class_bind_template_child (widget_class, StkDetail, conflict);
  gtk_widget_class_bind_template_child (widget_class, StkDetail, conflict_label);
  gtk_widget_class_bind_template_child (widget_class, StkDetail, words);
  gtk_widget_class_bind_template_child (widget_class, StkDetail, forms_box);
  gtk_widget_class_bind_template_child (widget_class, StkDetail, history);

  gtk_widget_class_install_action (widget_class, "detail.open-link", "s", open_link_cb);
  gtk_widget_class_install_action (widget_class, "detail.go-to-tag", "s", go_to_tag_cb);
  gtk_widget_class_install_action (widget_class, "detail.go-to-range", "(tt)", go_to_range_cb);
  gtk_widget_class_install_action (widget_class, "detail.use-selection", "s", use_selection_cb);
  gtk_widget_class_install_action (widget_class, "detail.set-kind", "s", set_kind_cb);
  gtk_widget_class_install_action (widget_class, "detail.tell", "s", tell_cb);
}

static void
stk_detail_init (StkDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stk_detail_new:
 *
 * Returns: (transfer floating): a new detail pane
 */
GtkWidget *
stk_detail_new (void)
{
  return g_object_new (STK_TYPE_DETAIL, NULL);
}

/**
 * stk_detail_show:
 * @self: a detail pane
 * @document: (nullable): the document
 * @id: (nullable): the id of the tag to show
 */
void
stk_detail_show (StkDetail *self, StkDocument *document, const char *id)
{
  g_return_if_fail (STK_IS_DETAIL (self));

  if (self->document == document && g_strcmp0 (self->id, id) == 0)
    return;

  if (self->document != NULL)
    stk_document_break_typing (self->document);

  take_document (self, document);
  g_set_str (&self->id, id);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  update (self);
}

/**
 * stk_detail_revert:
 * @self: a detail pane
 *
 * Drops what was entered in the field with the keyboard focus and not taken, such as half a date: that is what undo
 * does before it takes back an edit.
 *
 * Returns: whether there was something to drop
 */
gboolean
stk_detail_revert (StkDetail *self)
{
  StkDetailForm *form;

  g_return_val_if_fail (STK_IS_DETAIL (self), FALSE);

  form = get_form (self);

  return form != NULL && stk_detail_form_revert (form);
}

/**
 * stk_detail_focus_change:
 * @self: a detail pane
 *
 * Moves the keyboard focus to the field that changed last, if it is in the pane: after undo, a person goes on where the
 * edit was.
 */
void
stk_detail_focus_change (StkDetail *self)
{
  StkDetailForm *form;

  g_return_if_fail (STK_IS_DETAIL (self));

  form = get_form (self);
  if (form == NULL || self->changed == NULL || !stk_focus_is_in (GTK_WIDGET (self)))
    return;

  if (self->changed->group == STK_FIELD_GROUP_STATE)
    stk_field_editor_grab_focus (self->state);
  else
    stk_detail_form_focus_field (form, self->changed);
}

/**
 * stk_detail_focus_first:
 * @self: a detail pane
 *
 * Moves the keyboard focus to the first field of the tag.
 */
void
stk_detail_focus_first (StkDetail *self)
{
  StkDetailForm *form;

  g_return_if_fail (STK_IS_DETAIL (self));

  form = get_form (self);
  if (form == NULL || !gtk_widget_child_focus (GTK_WIDGET (form), GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

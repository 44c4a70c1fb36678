/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-conflict-dialog.h"

#include "stk-annotation-text.h"
#include "stk-change-text.h"
#include "stk-relative-time.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * StkConflictDialog:
 *
 * Asks about one field after another that several people changed at the same time: what each would have it say, with
 * who that was and when. A digit, or Enter on an answer, takes it and goes on.
 */
struct _StkConflictDialog
{
  AdwDialog parent_instance;

  AdwWindowTitle *title;
  GtkLabel *words;
  GtkLabel *heading;
  GtkLabel *before;
  GtkListBox *answers;

  StkDocument *document;
  char *id;         /* of the tag that is asked about */
  char *path;       /* what of it */
  guint n_answered; /* since it is shown; no more than these are taken back here */
  GPtrArray *texts; /* of char *: what each answer would have it say; %NULL for nothing */
};

G_DEFINE_FINAL_TYPE (StkConflictDialog, stk_conflict_dialog, ADW_TYPE_DIALOG)

/* A field that has to be settled. */
typedef struct
{
  StkAnnotation *annotation;
  StkConflict *conflict;
} Question;

static void
add_questions (GArray *questions, StkAnnotation *annotation)
{
  for (guint i = 0; i < stk_annotation_get_n_conflicts (annotation); i++)
    {
      Question question = { annotation, stk_annotation_get_conflict (annotation, i) };

      if (!stk_conflict_get_settled (question.conflict))
        g_array_append_val (questions, question);
    }
}

/* All that has to be settled, in the order of the text. */
static GArray *
list_questions (StkConflictDialog *self)
{
  g_autoptr (GPtrArray) all = stk_annotation_list_snapshot_all (stk_document_get_annotations (self->document));
  GArray *questions = g_array_new (FALSE, FALSE, sizeof (Question));

  for (guint i = 0; i < all->len; i++)
    add_questions (questions, g_ptr_array_index (all, i));

  return questions;
}

/* Where the question is that is shown; if it is gone, the one that came into its place. */
static guint
find_question (StkConflictDialog *self, GArray *questions)
{
  guint first_of_tag = questions->len;

  for (guint i = 0; i < questions->len; i++)
    {
      const Question *question = &g_array_index (questions, Question, i);

      if (g_strcmp0 (stk_annotation_get_id (question->annotation), self->id) != 0)
        continue;
      if (g_strcmp0 (stk_conflict_get_path (question->conflict), self->path) == 0)
        return i;
      first_of_tag = MIN (first_of_tag, i);
    }

  return first_of_tag < questions->len ? first_of_tag : 0;
}

/* Who would have it say that, and when. */
static char *
dup_author (StkConflictDialog *self, const Question *question, const char *text)
{
  g_autoptr (GPtrArray) entries =
    stk_history_list_for_tag (stk_document_get_history (self->document), stk_annotation_get_id (question->annotation));

  for (guint i = entries->len; i > 0; i--)
    {
      StkHistoryEntry *entry = g_ptr_array_index (entries, i - 1);
      g_autoptr (GDateTime) time = NULL;
      g_autofree char *when = NULL;

      if (g_strcmp0 (stk_history_entry_get_path (entry), stk_conflict_get_path (question->conflict)) != 0 ||
          g_strcmp0 (stk_history_entry_get_to (entry), text) != 0)
        continue;

      time = g_date_time_new_from_iso8601 (stk_history_entry_get_time (entry), NULL);
      when = time ? stk_relative_time_format_full (time) : NULL;

      /* Translators: who, and when */
      return g_strdup_printf (C_ ("change", "%s, %s"), stk_agent_get_name (stk_history_entry_get_agent (entry)),
                              when ? when : "");
    }

  return NULL;
}

static void
show_next (StkConflictDialog *self, guint i)
{
  g_autoptr (GArray) questions = list_questions (self);

  if (questions->len > 0)
    {
      const Question *question = &g_array_index (questions, Question, i % questions->len);

      g_set_str (&self->id, stk_annotation_get_id (question->annotation));
      g_set_str (&self->path, stk_conflict_get_path (question->conflict));
    }
}

static void
show (StkConflictDialog *self);

/* Takes an answer, and shows what comes into the place of the question. */
static void
answer (StkConflictDialog *self, guint i)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) questions = list_questions (self);
  guint place = find_question (self, questions);

  if (i >= self->texts->len)
    return;
  if (!stk_document_settle (self->document, self->id, self->path, g_ptr_array_index (self->texts, i), &error))
    {
      gtk_label_set_label (self->before, error->message);
      return;
    }

  self->n_answered++;
  show_next (self, place);
  show (self);
}

static void
activated_cb (AdwActionRow *row, StkConflictDialog *self)
{
  answer (self, (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static void
add_answer (StkConflictDialog *self, const char *title, const char *subtitle, const char *text)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *number = g_strdup_printf ("%u", self->texts->len + 1);
  GtkWidget *key = gtk_label_new (number);

  gtk_widget_add_css_class (key, "keycap");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle ? subtitle : "");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), key);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, number, -1);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_DEFAULT);
  gtk_list_box_append (self->answers, row);
  g_ptr_array_add (self->texts, g_strdup (text));
}

/* All that was written, one below the other. */
static char *
join_values (StkConflict *conflict)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < stk_conflict_get_n_values (conflict); i++)
    if (stk_conflict_get_value (conflict, i) != NULL)
      g_string_append_printf (all, "%s%s", all->len > 0 ? "\n" : "", stk_conflict_get_value (conflict, i));

  return g_string_free_and_steal (all);
}

static gboolean
is_prose (const Question *question)
{
  const StkField *field = stk_field_lookup (stk_annotation_get_kind (question->annotation),
                                            stk_conflict_get_path (question->conflict));

  return field != NULL && field->type == STK_FIELD_TYPE_PROSE;
}

static void
add_values (StkConflictDialog *self, const Question *question)
{
  StkKind kind = stk_annotation_get_kind (question->annotation);
  const char *path = stk_conflict_get_path (question->conflict);
  guint n = stk_conflict_get_n_values (question->conflict);

  for (guint i = 0; i < n; i++)
    {
      const char *text = stk_conflict_get_value (question->conflict, i);
      g_autofree char *author = dup_author (self, question, text);
      g_autofree char *value =
        stk_change_text_dup_value (path, kind, text, stk_document_get_annotations (self->document));

      add_answer (self, value ? value : C_ ("what a field says", "Nothing"), author, text);
    }

  if (n > 1 && is_prose (question))
    {
      g_autofree char *all = join_values (question->conflict);

      add_answer (self, _ ("Keep All"), _ ("One below the other"), all);
    }
}

/* What was put aside since the tag is of another kind now, or was deleted by one and changed by another. */
static void
add_answers (StkConflictDialog *self, const Question *question)
{
  const char *path = stk_conflict_get_path (question->conflict);

  if (strchr (path, ':') != NULL && stk_field_lookup (stk_annotation_get_kind (question->annotation), path) == NULL &&
      g_ascii_isalpha (*path) && strcspn (path, ":") < strcspn (path, "/"))
    {
      g_autofree char *value = stk_change_text_dup_value (path, stk_annotation_get_kind (question->annotation),
                                                          stk_conflict_get_n_values (question->conflict) > 0
                                                            ? stk_conflict_get_value (question->conflict, 0)
                                                            : NULL,
                                                          stk_document_get_annotations (self->document));

      add_answer (self, _ ("Leave It Out"), value, NULL);
    }
  else if (stk_conflict_get_n_values (question->conflict) > 0)
    {
      add_values (self, question);
    }
  else
    {
      add_answer (self, C_ ("conflict", "Keep"), NULL, "");
      add_answer (self, C_ ("conflict", "Delete"), NULL, NULL);
    }
}

/* What it said before, or why there is a question. */
static char *
describe (StkConflictDialog *self, const Question *question)
{
  StkKind kind = stk_annotation_get_kind (question->annotation);
  const char *path = stk_conflict_get_path (question->conflict);
  g_autofree char *base = stk_change_text_dup_value (path, kind, stk_conflict_get_base (question->conflict),
                                                     stk_document_get_annotations (self->document));

  if (stk_conflict_get_n_values (question->conflict) == 0)
    return g_strdup (_ ("One person deleted it while another changed it."));
  if (base == NULL)
    return g_strdup (_ ("It said nothing before."));

  /* Translators: what a field said before two people changed it */
  return g_strdup_printf (_ ("Before: %s"), base);
}

static void
focus_first (StkConflictDialog *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->answers, 0)));
}

/* Shows the question, or ends where there is none. */
static void
show (StkConflictDialog *self)
{
  g_autoptr (GArray) questions = list_questions (self);
  guint place = find_question (self, questions);
  const Question *question;
  g_autofree char *words = NULL;
  g_autofree char *label = NULL;
  g_autofree char *before = NULL;
  g_autofree char *count = NULL;

  if (questions->len == 0)
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }

  question = &g_array_index (questions, Question, place);
  g_set_str (&self->id, stk_annotation_get_id (question->annotation));
  g_set_str (&self->path, stk_conflict_get_path (question->conflict));

  words = stk_annotation_text_dup_words (question->annotation);
  label = stk_change_text_dup_label (self->path, stk_annotation_get_kind (question->annotation));
  before = describe (self, question);
  count = g_strdup_printf (ngettext ("%u of %u field", "%u of %u fields", questions->len), place + 1, questions->len);
  gtk_label_set_label (self->words, words);
  gtk_label_set_label (self->heading, label);
  gtk_label_set_label (self->before, before);
  adw_window_title_set_subtitle (self->title, count);

  gtk_list_box_remove_all (self->answers);
  g_ptr_array_set_size (self->texts, 0);
  add_answers (self, question);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->answers), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  focus_first (self);
}

static void
skip_cb (StkConflictDialog *self)
{
  g_autoptr (GArray) questions = list_questions (self);

  show_next (self, find_question (self, questions) + 1);
  show (self);
}

/* Takes the last answer back, or gives it again. */
static void
step_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StkConflictDialog *self = STK_CONFLICT_DIALOG (widget);

  if (g_str_equal (name, "dialog.undo") && self->n_answered > 0 && stk_document_undo (self->document) != NULL)
    self->n_answered--;
  else if (g_str_equal (name, "dialog.redo") && stk_document_redo (self->document) != NULL)
    self->n_answered++;
  g_clear_pointer (&self->path, g_free);
  show (self);
}

static gboolean
key_pressed_cb (StkConflictDialog *self, guint key, guint code, GdkModifierType modifiers)
{
  guint plain = modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK);
  gunichar digit = gdk_keyval_to_unicode (key);

  if (plain == 0 && digit >= '1' && digit <= '9')
    answer (self, digit - '1');
  else if (plain == GDK_CONTROL_MASK && key == GDK_KEY_z)
    step_cb (GTK_WIDGET (self), "dialog.undo", NULL);
  else if (plain == (GDK_CONTROL_MASK | GDK_SHIFT_MASK) && key == GDK_KEY_Z)
    step_cb (GTK_WIDGET (self), "dialog.redo", NULL);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
stk_conflict_dialog_dispose (GObject *object)
{
  StkConflictDialog *self = STK_CONFLICT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STK_TYPE_CONFLICT_DIALOG);
  g_clear_object (&self->document);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->texts, g_ptr_array_unref);

  G_OBJECT_CLASS (stk_conflict_dialog_parent_class)->dispose (object);
}

static void
stk_conflict_dialog_class_init (StkConflictDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stk_conflict_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, STK_RESOURCES "conflict/stk-conflict-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StkConflictDialog, title);
  gtk_widget_class_bind_template_child (widget_class, StkConflictDialog, words);
  gtk_widget_class_bind_template_child (widget_class, StkConflictDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, StkConflictDialog, before);
  gtk_widget_class_bind_template_child (widget_class, StkConflictDialog, answers);
  gtk_widget_class_bind_template_callback (widget_class, skip_cb);
  gtk_widget_class_install_action (widget_class, "dialog.undo", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "dialog.redo", NULL, step_cb);
}

static void
stk_conflict_dialog_init (StkConflictDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->texts = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "map", G_CALLBACK (focus_first), NULL);
}

/**
 * stk_conflict_dialog_new:
 * @document: a document with conflicts to settle
 * @id: (nullable): the id of the tag to begin with
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
stk_conflict_dialog_new (StkDocument *document, const char *id)
{
  StkConflictDialog *self = g_object_new (STK_TYPE_CONFLICT_DIALOG, NULL);

  self->document = g_object_ref (document);
  self->id = g_strdup (id);
  show (self);

  return ADW_DIALOG (self);
}

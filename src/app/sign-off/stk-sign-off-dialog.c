/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-sign-off-dialog.h"

#include "stk-rules.h"
#include "stk-sign-off.h"

#include <glib/gi18n.h>

/* Rows that are shown; whoever has so much to do need not see all of it. */
#define MAX_ROWS 100

/**
 * StkSignOffDialog:
 *
 * Lists what is missing before the article can be signed off, leads to each thing, and signs it off or opens it again.
 */
struct _StkSignOffDialog
{
  AdwDialog parent_instance;

  GtkLabel *heading;
  GtkLabel *explanation;
  GtkListBox *missing;
  GtkListBox *reason_list;
  AdwEntryRow *reason;
  GtkButton *reopen_button;
  GtkButton *sign_button;

  StkDocument *document;
  GPtrArray *breaches; /* of StkBreach; %NULL where the desk's settings cannot be read */
};

enum
{
  CHOSEN,
  DONE,
  LAST_SIGNAL,
};

static guint signals[LAST_SIGNAL];

G_DEFINE_FINAL_TYPE (StkSignOffDialog, stk_sign_off_dialog, ADW_TYPE_DIALOG)

static gboolean
is_signed_off (StkSignOffDialog *self)
{
  return stk_document_get_sign_off (self->document).state == STK_SIGN_OFF_VALID;
}

static void
update_button (StkSignOffDialog *self)
{
  g_autofree char *reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason)));
  gboolean complete = self->breaches != NULL && self->breaches->len == 0;
  gboolean explained = self->breaches != NULL && *g_strstrip (reason) != '\0';

  gtk_widget_set_sensitive (GTK_WIDGET (self->sign_button),
                            !stk_document_get_read_only (self->document) && (complete || explained));
}

static void
reason_changed_cb (StkSignOffDialog *self)
{
  update_button (self);
}

static void
row_activated_cb (StkSignOffDialog *self, GtkListBoxRow *row)
{
  g_autoptr (StkBreach) breach = stk_breach_copy (g_ptr_array_index (self->breaches, gtk_list_box_row_get_index (row)));

  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[CHOSEN], 0, breach);
}

/* Says what was done, or what went wrong, where it stays to be read. */
static void
finish (StkSignOffDialog *self, gboolean ok, const GError *error, const char *done)
{
  if (!ok)
    {
      gtk_label_set_label (self->explanation, error->message);
      return;
    }

  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[DONE], 0, done);
}

static void
sign_off_cb (StkSignOffDialog *self)
{
  g_autofree char *reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason)));
  g_autoptr (GError) error = NULL;

  if (gtk_widget_get_sensitive (GTK_WIDGET (self->sign_button)) &&
      gtk_widget_get_visible (GTK_WIDGET (self->sign_button)))
    finish (self, stk_document_sign_off (self->document, g_strstrip (reason), &error), error,
            _ ("The article is signed off"));
}

static void
reopen_cb (StkSignOffDialog *self)
{
  g_autoptr (GError) error = NULL;

  finish (self, stk_document_reopen_article (self->document, &error), error, _ ("The article is open again"));
}

static GtkWidget *
new_row (StkSignOffDialog *self, const StkBreach *breach)
{
  StkText *text = stk_article_get_text (stk_document_get_article (self->document));
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words =
    breach->range.start < breach->range.end ? stk_text_dup_range (text, breach->range) : g_strdup ("");

  g_strdelimit (words, "\n\t", ' ');
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), breach->message);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));

  return row;
}

static void
show_missing (StkSignOffDialog *self)
{
  guint n = self->breaches->len;
  g_autofree char *heading =
    n > 0 ? g_strdup_printf (ngettext ("%u Thing Is Missing", "%u Things Are Missing", n), n)
          : g_strdup (_ ("Nothing Is Missing"));
  g_autofree char *more =
    n > MAX_ROWS ? g_strdup_printf (_ ("The first %d are listed. Choose one to go there."), MAX_ROWS)
    : n > 0      ? g_strdup (_ ("Choose one to go there."))
                 : g_strdup (_ ("The desk’s rules are kept. Any edit afterwards opens the article again."));

  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->explanation, more);
  for (guint i = 0; i < MIN (n, MAX_ROWS); i++)
    gtk_list_box_append (self->missing, new_row (self, g_ptr_array_index (self->breaches, i)));
}

static void
show_signed_off (StkSignOffDialog *self)
{
  StkSignOff sign_off = stk_document_get_sign_off (self->document);
  g_autofree char *heading = g_strdup_printf (_ ("Signed Off by %s"), sign_off.by);
  g_autoptr (GDateTime) time = sign_off.time ? g_date_time_new_from_iso8601 (sign_off.time, NULL) : NULL;
  g_autoptr (GDateTime) local = time ? g_date_time_to_local (time) : NULL;
  g_autofree char *when = local ? g_date_time_format (local, "%x %X") : g_strdup ("");
  g_autofree char *text = sign_off.reason ? g_strconcat (when, "\n", sign_off.reason, NULL) : g_strdup (when);

  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->explanation, text);
}

static void
fill (StkSignOffDialog *self)
{
  gboolean signed_off = is_signed_off (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (StkDeskSettings) settings =
    stk_desk_settings_load (stk_document_get_file (self->document), NULL, &error);

  if (signed_off)
    {
      show_signed_off (self);
    }
  else if (settings == NULL)
    {
      gtk_label_set_label (self->heading, _ ("The Desk’s Settings Cannot Be Read"));
      gtk_label_set_label (self->explanation, error->message);
    }
  else
    {
      g_autoptr (StkCoverage) coverage = stk_coverage_new (self->document);

      self->breaches = stk_rules_list_breaches (self->document, settings, coverage);
      show_missing (self);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->missing), self->breaches != NULL && self->breaches->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->reason_list), self->breaches != NULL && self->breaches->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->sign_button), !signed_off);
  gtk_widget_set_visible (GTK_WIDGET (self->reopen_button), signed_off);
  gtk_widget_set_sensitive (GTK_WIDGET (self->reopen_button), !stk_document_get_read_only (self->document));
  update_button (self);
}

static void
stk_sign_off_dialog_dispose (GObject *object)
{
  StkSignOffDialog *self = STK_SIGN_OFF_DIALOG (object);

  g_clear_pointer (&self->breaches, g_ptr_array_unref);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (self), STK_TYPE_SIGN_OFF_DIALOG);

  G_OBJECT_CLASS (stk_sign_off_dialog_parent_class)->dispose (object);
}

static void
stk_sign_off_dialog_class_init (StkSignOffDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stk_sign_off_dialog_dispose;

  /**
   * StkSignOffDialog::chosen:
   * @self: a dialog
   * @breach: what is missing
   *
   * Emitted when a person wants to go to something that is missing.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, STK_TYPE_BREACH);

  /**
   * StkSignOffDialog::done:
   * @self: a dialog
   * @text: what was done, for people
   *
   * Emitted when the article has been signed off, or opened again.
   */
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/stickler_app/Stickler/sign-off/stk-sign-off-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StkSignOffDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, StkSignOffDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, StkSignOffDialog, missing);
  gtk_widget_class_bind_template_child (widget_class, StkSignOffDialog, reason_list);
  gtk_widget_class_bind_template_child (widget_class, StkSignOffDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, StkSignOffDialog, reopen_button);
  gtk_widget_class_bind_template_child (widget_class, StkSignOffDialog, sign_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_off_cb);
  gtk_widget_class_bind_template_callback (widget_class, reopen_cb);
}

static void
stk_sign_off_dialog_init (StkSignOffDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stk_sign_off_dialog_new:
 * @document: a document
 *
 * Returns: (transfer floating): a dialog that signs its article off
 */
AdwDialog *
stk_sign_off_dialog_new (StkDocument *document)
{
  StkSignOffDialog *self = g_object_new (STK_TYPE_SIGN_OFF_DIALOG, NULL);

  self->document = g_object_ref (document);
  fill (self);

  return ADW_DIALOG (self);
}

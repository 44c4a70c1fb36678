/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-window-private.h"

#include "stk-choice-factory.h"
#include "stk-renamed.h"
#include "stk-sidecar.h"

#include <glib/gi18n.h>

/* An article without tags may have had them under another name. They are taken only if a person says so. */

/* What is asked about; the window is held. */
typedef struct
{
  StkWindow *window;
  GPtrArray *found; /* of GFile */
  guint chosen;
} Question;

static void
question_free (Question *self)
{
  g_object_unref (self->window);
  g_ptr_array_unref (self->found);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

/* The name that the article had. */
static char *
dup_old_name (GFile *sidecar)
{
  g_autofree char *name = g_file_get_basename (sidecar);
  g_autofree char *article = g_strndup (name, strlen (name) - strlen (STK_SIDECAR_SUFFIX));

  return g_filename_display_name (article);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StkDocument) document = stk_document_open_finish (result, &error);
  StkWindow *self = question->window;
  g_autofree char *name = dup_old_name (question->found->pdata[question->chosen]);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->document == NULL ||
      (document != NULL && !g_file_equal (stk_document_get_file (document), stk_document_get_file (self->document))))
    return;

  if (document == NULL)
    {
      stk_window_toast (self, error->message);
      return;
    }

  stk_window_take_document (self, document);
  text = g_strdup_printf (_ ("The tags of “%s” are this article’s now"), name);
  stk_window_toast (self, text);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (source);
  GtkWidget *choice = adw_alert_dialog_get_extra_child (dialog);
  const char *response = adw_alert_dialog_choose_finish (dialog, result);
  StkWindow *self = question->window;
  GFile *sidecar;

  if (!g_str_equal (response, "use") || self->document == NULL)
    return;

  question->chosen = choice ? gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)) : 0;
  sidecar = question->found->pdata[question->chosen];
  stk_document_open_renamed_async (stk_document_get_file (self->document), sidecar, NULL, self->cancellable, opened_cb,
                                   g_steal_pointer (&question));
}

static GtkWidget *
create_choice (GPtrArray *found)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (names), NULL);

  for (guint i = 0; i < found->len; i++)
    gtk_string_list_take (names, dup_old_name (found->pdata[i]));
  stk_choice_factory_install (choice, "string");
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name Before"), -1);

  return choice;
}

static void
ask (Question *question)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Was This Article Renamed?"), NULL));
  g_autofree char *name = dup_old_name (question->found->pdata[0]);
  StkWindow *window = question->window;

  if (question->found->len == 1)
    {
      adw_alert_dialog_format_body (dialog,
                                    _ ("“%s” had the same words. It is no longer in the folder, but its tags still are."),
                                    name);
    }
  else
    {
      adw_alert_dialog_set_body (dialog, _ ("Several articles had the same words. They are no longer in the folder, "
                                            "but their tags still are. Choose the name that the article had before."));
      adw_alert_dialog_set_extra_child (dialog, create_choice (question->found));
    }

  adw_alert_dialog_add_responses (dialog, "later", _ ("_Not Now"), "use", _ ("_Use These Tags"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "use", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "use");
  adw_alert_dialog_set_close_response (dialog, "later");
  adw_alert_dialog_choose (dialog, GTK_WIDGET (window), NULL, chosen_cb, question);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StkWindow) self = user_data;
  g_autoptr (GPtrArray) found = stk_renamed_find_finish (result, NULL);
  Question *question;

  if (found == NULL || found->len == 0 || self->document == NULL || stk_document_get_modified (self->document) ||
      !g_file_equal (G_FILE (source), stk_document_get_file (self->document)))
    return;

  question = g_new0 (Question, 1);
  question->window = g_steal_pointer (&self);
  question->found = g_steal_pointer (&found);
  ask (question);
}

/* Looks for tags that the article had under another name, and asks about them. */
void
stk_window_look_for_renamed (StkWindow *self)
{
  stk_renamed_find_async (stk_document_get_file (self->document), stk_document_get_article (self->document),
                          self->cancellable, found_cb, g_object_ref (self));
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-window-private.h"

#include "stk-choice-factory.h"
#include "stk-encoding.h"

#include <glib/gi18n.h>

/* In which encoding the article was read, and to choose another. */

static char *
dup_encoding_label (const char *name)
{
  const char *label = stk_encoding_get_label (name);

  /* Translators: languages, and the encoding for them, such as: Western European (windows-1252) */
  return label ? g_strdup_printf (_ ("%s (%s)"), label, name) : g_strdup (name);
}

/* How the encoding was found, after the sentence that names it. */
static const char *const REASONS[] = {
  [STK_ENCODING_ORIGIN_VALID] = N_ ("All of its bytes fit that."),
  [STK_ENCODING_ORIGIN_MARK] = N_ ("A mark at its beginning says so."),
  [STK_ENCODING_ORIGIN_DECLARED] = N_ ("The file itself says so."),
  [STK_ENCODING_ORIGIN_DETECTED] = N_ ("This is a guess, since the file does not say it."),
  [STK_ENCODING_ORIGIN_CHOSEN] = N_ ("Somebody chose it."),
};

/* Says that the encoding is a guess, where it is one. */
void
stk_window_show_encoding (StkWindow *self)
{
  StkArticle *article = stk_document_get_article (self->document);
  g_autofree char *label = dup_encoding_label (stk_article_get_encoding (article));
  g_autofree char *title = g_strdup_printf (_ ("The file does not say its encoding. It was read as %s."), label);

  adw_banner_set_title (self->encoding_banner, title);
  adw_banner_set_revealed (self->encoding_banner,
                           stk_article_get_encoding_origin (article) == STK_ENCODING_ORIGIN_DETECTED);
}

static void
response_cb (StkWindow *self, const char *response, GtkDropDown *choice)
{
  size_t n_encodings;
  const StkEncoding *encodings = stk_encoding_get_all (&n_encodings);
  guint selected = gtk_drop_down_get_selected (choice);

  if (g_str_equal (response, "open") && selected < n_encodings)
    stk_window_reopen (self, encodings[selected].name);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StkWindow) self = user_data;
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (source);

  response_cb (self, adw_alert_dialog_choose_finish (dialog, result),
               GTK_DROP_DOWN (adw_alert_dialog_get_extra_child (dialog)));
}

/* Asks for the encoding to read the article in. */
void
stk_window_ask_for_encoding (StkWindow *self)
{
  StkArticle *article = stk_document_get_article (self->document);
  const char *current = stk_article_get_encoding (article);
  const char *reason = REASONS[stk_article_get_encoding_origin (article)];
  g_autofree char *label = dup_encoding_label (current);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Encoding of the Article"), NULL));
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  size_t n_encodings;
  const StkEncoding *encodings = stk_encoding_get_all (&n_encodings);

  for (size_t i = 0; i < n_encodings; i++)
    {
      gtk_string_list_take (labels, dup_encoding_label (encodings[i].name));
      if (g_str_equal (encodings[i].name, current))
        gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), (guint) i);
    }
  stk_choice_factory_install (choice, "string");
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Encoding"), -1);

  /* Translators: the first %s is an encoding, the others are sentences */
  adw_alert_dialog_format_body (dialog, _ ("The file was read as %s. %s\n\n%s"), label, _ (reason),
                                _ ("If letters look wrong, it may be in another encoding. The choice is kept with the "
                                   "tags."));

  adw_alert_dialog_set_extra_child (dialog, choice);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "open", _ ("_Open Again"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "open", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "open");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, GTK_WIDGET (self), NULL, chosen_cb, g_object_ref (self));
}

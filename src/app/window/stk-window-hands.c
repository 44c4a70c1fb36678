/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-window-private.h"

#include "stk-conflict-dialog.h"
#include "stk-history-dialog.h"

#include <glib/gi18n.h>

/* What comes of many hands in one article: who did what, and what several people changed at the same time. */

/* Says how many fields have two answers, and whether they can be settled. */
void
stk_window_update_conflicts (StkWindow *self)
{
  guint n = self->document ? self->counts.conflicts : 0;
  gboolean writable = n > 0 && !stk_document_get_read_only (self->document);
  g_autofree char *text =
    n > 0 ? g_strdup_printf (ngettext ("%u field has two answers", "%u fields have two answers", n), n) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.settle", writable);
  if (self->conflict_banner == NULL)
    return;

  adw_banner_set_title (self->conflict_banner, text ? text : ""); /* a screen reader reads it hidden */
  adw_banner_set_revealed (self->conflict_banner, writable);
}

/* Says that other people's tags came in, and whether they are of two minds. */
void
stk_window_tell_merged (StkWindow *self, guint n_changed)
{
  guint n_conflicts;
  g_autofree char *text = NULL;
  AdwToast *toast;

  if (n_changed == 0)
    return;

  stk_window_count (self);
  n_conflicts = self->counts.conflicts;
  if (n_conflicts > 0)
    text = g_strdup_printf (ngettext ("Somebody else changed tags. %u field has two answers, and both are kept.",
                                      "Somebody else changed tags. %u fields have two answers, and both are kept.",
                                      n_conflicts),
                            n_conflicts);
  else
    text = g_strdup_printf (ngettext ("Somebody else changed %u tag", "Somebody else changed %u tags", n_changed),
                            n_changed);

  toast = stk_window_toast (self, text);
  if (n_conflicts > 0)
    {
      adw_toast_set_button_label (toast, _ ("_Settle…"));
      adw_toast_set_action_name (toast, "win.settle");
    }
}

/* Asks about fields with two answers, first about those of the tag that is selected. */
void
stk_window_settle (StkWindow *self)
{
  adw_dialog_present (stk_conflict_dialog_new (self->document, stk_article_view_get_selected (self->view)),
                      GTK_WIDGET (self));
}

static void
restored_cb (StkWindow *self, const char *id, const char *message)
{
  if (message != NULL)
    stk_window_toast (self, message);
  else
    stk_window_select (self, id, TRUE);
}

/* Shows the history of the article, or of one tag. */
void
stk_window_show_history (StkWindow *self, const char *id)
{
  AdwDialog *dialog = stk_history_dialog_new (self->document, id);

  g_signal_connect_object (dialog, "restored", G_CALLBACK (restored_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

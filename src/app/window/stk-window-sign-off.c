/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-window-private.h"

#include "stk-rules.h"
#include "stk-sign-off-dialog.h"
#include "stk-sign-off.h"

#include <glib/gi18n.h>

/* The sign-off of the whole article. */

/* Goes to what is missing: the tag, or the sentence that has none. */
static void
chosen_cb (StkWindow *self, const StkBreach *breach)
{
  if (breach->id != NULL && stk_annotation_list_find (stk_document_get_annotations (self->document), breach->id, NULL))
    stk_window_select (self, breach->id, TRUE);
  else if (breach->id != NULL)
    stk_window_settle (self);
  else
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
      stk_article_view_set_caret (self->view, breach->range.start);
      stk_article_view_scroll_to_range (self->view, breach->range, TRUE);
    }
}

static void
done_cb (StkWindow *self, const char *text)
{
  stk_window_toast (self, text);
  stk_window_count (self);
}

/* Shows what is missing for the sign-off, and signs off. */
void
stk_window_sign_off (StkWindow *self)
{
  AdwDialog *dialog = stk_sign_off_dialog_new (self->document);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* What the window says of the sign-off beside the counts; %NULL where there is nothing to say. An article that was
 * opened again by an edit says so until it is signed off anew or closed. */
char *
stk_window_describe_sign_off (StkWindow *self)
{
  StkSignOff sign_off = stk_document_get_sign_off (self->document);

  if (sign_off.state == STK_SIGN_OFF_VALID)
    self->was_signed_off = TRUE;
  if (sign_off.state == STK_SIGN_OFF_VALID)
    return g_strdup_printf (_ ("Signed off by %s"), sign_off.by);

  return sign_off.state == STK_SIGN_OFF_CHANGED || self->was_signed_off ? g_strdup (_ ("Open again after the sign-off"))
                                                                        : NULL;
}

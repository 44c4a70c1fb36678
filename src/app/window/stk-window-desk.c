/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-window-private.h"

#include "stk-application.h"
#include "stk-command.h"
#include "stk-portal.h"

/* The list of a folder's articles, from which they are opened in the same window, and to which the way leads back. The
 * article that was opened last stays open behind it. */

/* Goes to a tag that was chosen in the list, once its article is there. */
void
stk_window_arrive_from_desk (StkWindow *self)
{
  g_autofree char *id = g_steal_pointer (&self->desk_tag);

  if (id != NULL && stk_annotation_list_lookup (stk_document_get_annotations (self->document), id) != NULL)
    stk_window_select (self, id, TRUE);
}

static void
show_document (StkWindow *self)
{
  gtk_stack_set_visible_child_name (self->pages, "document");
  gtk_window_set_title (GTK_WINDOW (self), stk_article_get_headline (stk_document_get_article (self->document)));
  stk_window_update_actions (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  stk_window_arrive_from_desk (self);
}

static void
open_cb (StkWindow *self, GFile *file, const char *id)
{
  StkApplication *application = STK_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  StkWindow *other = stk_application_find_window (application, file);

  g_set_str (&self->desk_tag, id);
  if (other == self && self->document != NULL)
    {
      show_document (self);
    }
  else if (other != NULL && other != self)
    {
      stk_window_present (other);
    }
  else if (self->document != NULL && stk_document_get_modified (self->document))
    {
      /* goes on when the tags of the article before are saved */
      g_set_object (&self->home, file);
      stk_autosave_save_now (self->autosave);
    }
  else
    {
      stk_window_open (self, file);
    }
}

/* Whether the list is what the window shows. */
gboolean
stk_window_has_desk_shown (StkWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "desk") == 0;
}

/* Goes back to the list. */
void
stk_window_return_to_desk (StkWindow *self)
{
  g_autofree char *title = NULL;

  if (self->desk == NULL)
    return;

  g_clear_pointer (&self->desk_tag, g_free);
  title = stk_desk_page_dup_title (self->desk);
  gtk_stack_set_visible_child_name (self->pages, "desk");
  gtk_window_set_title (GTK_WINDOW (self), title);
  stk_window_update_actions (self);
  stk_desk_page_show (self->desk);
}

/**
 * stk_window_open_desk:
 * @self: a window
 * @folder: a folder
 *
 * Shows the articles of a folder.
 */
void
stk_window_open_desk (StkWindow *self, GFile *folder)
{
  if (self->desk == NULL)
    {
      self->desk = stk_desk_page_new (stk_command_get_main_menu ());
      g_signal_connect_object (self->desk, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->pages, GTK_WIDGET (self->desk), "desk");
    }
  stk_portal_remember_folder (folder);
  stk_desk_page_set_folder (self->desk, folder);
  stk_window_return_to_desk (self);
}

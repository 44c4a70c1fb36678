/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-comment-row.h"
#include "stk-list-editor-private.h"
#include "stk-prose-row.h"

#include <glib/gi18n.h>

/**
 * StkThreadEditor:
 *
 * Edits a list whose records are said, such as comments: a thread, and a field for the next one. What is written there
 * and not sent yet waits with its tag.
 */
struct _StkThreadEditor
{
  StkListEditor parent_instance;

  GHashTable *drafts; /* id → text */
  GtkWidget *send_button;
};

#define STK_TYPE_THREAD_EDITOR (stk_thread_editor_get_type ())

G_DECLARE_FINAL_TYPE (StkThreadEditor, stk_thread_editor, STK, THREAD_EDITOR, StkListEditor)
G_DEFINE_FINAL_TYPE (StkThreadEditor, stk_thread_editor, STK_TYPE_LIST_EDITOR)

static size_t
find_member (StkThreadEditor *self, const char *name)
{
  return stk_field_find_member (stk_list_editor_get_field (STK_LIST_EDITOR (self)), name);
}

static StkProseRow *
get_entry (StkThreadEditor *self)
{
  return STK_PROSE_ROW (stk_list_editor_get_add_row (STK_LIST_EDITOR (self)));
}

static char *
dup_draft (StkThreadEditor *self)
{
  return g_strstrip (stk_prose_row_dup_text (get_entry (self)));
}

static void
send (StkThreadEditor *self)
{
  StkDocument *document = stk_list_editor_get_document (STK_LIST_EDITOR (self));
  size_t n = stk_field_get_n_members (stk_list_editor_get_field (STK_LIST_EDITOR (self)));
  g_autofree const char **strings = g_new0 (const char *, n);
  g_autofree char *text = dup_draft (self);
  g_autofree char *now = stk_timestamp_now ();
  g_autoptr (StkRecord) record = NULL;

  if (*text == '\0')
    return;

  strings[find_member (self, "text")] = text;
  strings[find_member (self, "author")] = stk_agent_get_name (stk_document_get_agent (document));
  strings[find_member (self, "time")] = now;
  record = stk_record_new (NULL, strings, n);
  stk_prose_row_set_text (get_entry (self), "");
  stk_list_editor_put (STK_LIST_EDITOR (self), record);
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (self)));
}

static void
draft_changed_cb (StkThreadEditor *self)
{
  g_autofree char *text = dup_draft (self);

  gtk_widget_set_sensitive (self->send_button, *text != '\0');
}

static gboolean
send_shortcut_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  send (user_data);

  return TRUE;
}

static void
removed_cb (StkListEditor *self, GtkWidget *row)
{
  stk_list_editor_remove (self, row);
}

static GtkWidget *
stk_thread_editor_new_row (StkListEditor *self)
{
  GtkWidget *row = stk_comment_row_new ();

  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);

  return row;
}

static GtkWidget *
new_send_button (StkThreadEditor *self)
{
  self->send_button = gtk_button_new_from_icon_name ("document-send-symbolic");
  gtk_widget_set_tooltip_text (self->send_button, C_ ("a comment", "Send (Ctrl+Enter)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->send_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("a comment", "Send"), -1);
  gtk_widget_set_sensitive (self->send_button, FALSE);
  gtk_widget_add_css_class (self->send_button, "flat");
  g_signal_connect_object (self->send_button, "clicked", G_CALLBACK (send), self, G_CONNECT_SWAPPED);

  return self->send_button;
}

static GtkWidget *
stk_thread_editor_new_add_row (StkListEditor *editor)
{
  StkThreadEditor *self = STK_THREAD_EDITOR (editor);
  const StkField *field = stk_list_editor_get_field (editor);
  GtkWidget *row = stk_prose_row_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 field->add_label ? _ (field->add_label) : C_ ("an entry to a list", "Add"));
  stk_prose_row_set_suffix (STK_PROSE_ROW (row), new_send_button (self));
  g_signal_connect_object (row, "changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);

  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (shortcuts),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                      gtk_callback_action_new (send_shortcut_cb, self, NULL)));
  gtk_widget_add_controller (row, shortcuts);

  return row;
}

static void
stk_thread_editor_show_record (StkListEditor *editor, GtkWidget *row, StkRecord *record)
{
  StkThreadEditor *self = STK_THREAD_EDITOR (editor);
  StkAgent *agent = stk_document_get_agent (stk_list_editor_get_document (editor));
  const char *author = stk_record_get_string (record, find_member (self, "author"));

  stk_comment_row_show (STK_COMMENT_ROW (row), author, stk_record_get_string (record, find_member (self, "time")),
                        stk_record_get_string (record, find_member (self, "text")));
  stk_comment_row_set_removable (STK_COMMENT_ROW (row), stk_list_editor_get_editable (editor) && author != NULL &&
                                                          g_strcmp0 (author, stk_agent_get_name (agent)) == 0);
}

static void
stk_thread_editor_id_changed (StkListEditor *editor, const char *old_id, const char *id)
{
  StkThreadEditor *self = STK_THREAD_EDITOR (editor);
  g_autofree char *draft = stk_prose_row_dup_text (get_entry (self));
  const char *kept = id ? g_hash_table_lookup (self->drafts, id) : NULL;

  if (old_id != NULL && *draft != '\0')
    g_hash_table_insert (self->drafts, g_strdup (old_id), g_steal_pointer (&draft));
  else if (old_id != NULL)
    g_hash_table_remove (self->drafts, old_id);
  stk_prose_row_set_text (get_entry (self), kept ? kept : "");
}

static void
stk_thread_editor_finalize (GObject *object)
{
  g_hash_table_unref (STK_THREAD_EDITOR (object)->drafts);

  G_OBJECT_CLASS (stk_thread_editor_parent_class)->finalize (object);
}

static void
stk_thread_editor_class_init (StkThreadEditorClass *klass)
{
  StkListEditorClass *list_class = STK_LIST_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stk_thread_editor_finalize;
  list_class->new_row = stk_thread_editor_new_row;
  list_class->new_add_row = stk_thread_editor_new_add_row;
  list_class->show_record = stk_thread_editor_show_record;
  list_class->id_changed = stk_thread_editor_id_changed;
}

static void
stk_thread_editor_init (StkThreadEditor *self)
{
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

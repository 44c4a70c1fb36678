/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-detail.h"

#include "stk-annotation-text.h"
#include "stk-field-editor.h"
#include "stk-list-editor.h"

#include <glib/gi18n.h>

/**
 * StkDetail:
 *
 * What is known of the tag that is selected, each field in a row. The rows are made from the table of fields.
 */
struct _StkDetail
{
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *words;
  AdwPreferencesGroup *fields;
  GtkBox *lists;
  GtkLabel *history;

  StkDocument *document;
  char *id;
  StkKind kind;       /* that the rows are for */
  GPtrArray *editors; /* of StkFieldEditor */
};

G_DEFINE_FINAL_TYPE (StkDetail, stk_detail, ADW_TYPE_BIN)

static StkAnnotation *
get_annotation (StkDetail *self)
{
  return self->document ? stk_annotation_list_lookup (stk_document_get_annotations (self->document), self->id) : NULL;
}

static void
changed_cb (StkDetail *self, const char *string, StkFieldEditor *editor)
{
  g_autoptr (GError) error = NULL;

  if (stk_document_set_string (self->document, self->id, stk_field_editor_get_field (editor), string, &error))
    stk_field_editor_set_error (editor, NULL);
  else
    stk_field_editor_set_error (editor, error->message);
}

static void
left_cb (StkDetail *self)
{
  if (self->document != NULL)
    stk_document_break_typing (self->document);
}

static void
clear_rows (StkDetail *self)
{
  GtkWidget *child;

  for (guint i = 0; i < self->editors->len; i++)
    adw_preferences_group_remove (self->fields,
                                  stk_field_editor_get_widget (g_ptr_array_index (self->editors, i)));
  g_ptr_array_set_size (self->editors, 0);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lists))) != NULL)
    gtk_box_remove (self->lists, child);
}

static void
add_field (StkDetail *self, const StkField *field)
{
  StkFieldEditor *editor;

  if (field->type == STK_FIELD_TYPE_LIST)
    {
      gtk_box_append (self->lists, stk_list_editor_new (field, self->document, self->id));
      return;
    }

  if (!stk_field_editor_is_supported (field))
    return;

  editor = stk_field_editor_new (field, stk_document_get_annotations (self->document));
  g_signal_connect_object (editor, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->fields, stk_field_editor_get_widget (editor));
  g_ptr_array_add (self->editors, editor);
}

static void
build_rows (StkDetail *self, StkKind kind)
{
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  clear_rows (self);
  self->kind = kind;
  for (size_t i = 0; i < n_fields; i++)
    if (stk_field_has_kind (&fields[i], kind))
      add_field (self, &fields[i]);
}

static void
update_head (StkDetail *self, StkAnnotation *annotation)
{
  const StkKindInfo *info = stk_kind_get_info (stk_annotation_get_kind (annotation));
  const char *classes[] = { "kind-icon", info->nick, NULL };
  g_autofree char *icon_name = g_strdup_printf ("stk-%s-symbolic", info->nick);
  g_autofree char *words = stk_annotation_text_dup_words (annotation);

  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), classes);
  gtk_label_set_label (self->title, _ (info->label));
  gtk_label_set_label (self->words, words);
}

static void
update_history (StkDetail *self, StkAnnotation *annotation)
{
  StkAgent *creator = stk_annotation_get_creator (annotation);
  const char *name = creator ? stk_agent_get_name (creator) : NULL;
  const char *created = stk_annotation_get_created (annotation);
  g_autoptr (GDateTime) utc = created ? g_date_time_new_from_iso8601 (created, NULL) : NULL;
  g_autoptr (GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;
  g_autofree char *when = local ? g_date_time_format (local, "%x %H:%M") : NULL;
  g_autofree char *text = NULL;

  if (name != NULL && when != NULL)
    /* Translators: who tagged the words, and when */
    text = g_strdup_printf (_ ("Tagged by %s, %s"), name, when);
  gtk_label_set_label (self->history, text);
  gtk_widget_set_visible (GTK_WIDGET (self->history), text != NULL);
}

static void
update (StkDetail *self)
{
  StkAnnotation *annotation = get_annotation (self);

  if (annotation == NULL)
    return;

  if (self->editors->len == 0 || self->kind != stk_annotation_get_kind (annotation))
    build_rows (self, stk_annotation_get_kind (annotation));

  update_head (self, annotation);
  update_history (self, annotation);
  for (guint i = 0; i < self->editors->len; i++)
    {
      StkFieldEditor *editor = g_ptr_array_index (self->editors, i);

      stk_field_editor_set_string (
        editor, stk_value_get_string (stk_annotation_get_value (annotation, stk_field_editor_get_field (editor))));
    }

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->lists)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    stk_list_editor_update (STK_LIST_EDITOR (child));
}

static void
stk_detail_dispose (GObject *object)
{
  StkDetail *self = STK_DETAIL (object);

  if (self->document != NULL)
    {
      g_signal_handlers_disconnect_by_data (stk_document_get_annotations (self->document), self);
      clear_rows (self);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), STK_TYPE_DETAIL);
  g_clear_pointer (&self->editors, g_ptr_array_unref);
  g_clear_object (&self->document);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (stk_detail_parent_class)->dispose (object);
}

static void
stk_detail_class_init (StkDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stk_detail_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, STK_RESOURCES "detail/stk-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, StkDetail, icon);
  gtk_widget_class_bind_template_child (widget_class, StkDetail, title);
  gtk_widget_class_bind_template_child (widget_class, StkDetail, words);
  gtk_widget_class_bind_template_child (widget_class, StkDetail, fields);
  gtk_widget_class_bind_template_child (widget_class, StkDetail, lists);
  gtk_widget_class_bind_template_child (widget_class, StkDetail, history);
}

static void
stk_detail_init (StkDetail *self)
{
  self->editors = g_ptr_array_new_with_free_func (g_object_unref);
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

static void
set_document (StkDetail *self, StkDocument *document)
{
  if (self->document == document)
    return;

  if (self->document != NULL)
    {
      g_signal_handlers_disconnect_by_data (stk_document_get_annotations (self->document), self);
      clear_rows (self);
    }

  g_set_object (&self->document, document);
  if (document != NULL)
    g_signal_connect_object (stk_document_get_annotations (document), "items-changed", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
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

  left_cb (self);
  set_document (self, document);
  if (g_set_str (&self->id, id))
    clear_rows (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self), document != NULL && !stk_document_get_read_only (document));
  update (self);
}

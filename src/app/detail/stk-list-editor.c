/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-list-editor-private.h"

#include "stk-editor-types.h"
#include "stk-focus.h"

#include <glib/gi18n.h>

/**
 * StkListEditor:
 *
 * Edits a list field of a tag: a row for each record and one to add another. Rows stay with their records, so that
 * nothing that is being typed is lost when the list changes.
 */
typedef struct
{
  const StkField *field;
  StkDocument *document;
  char *id;
  GtkListBox *box;
  GPtrArray *rows; /* borrowed from the box */
  GtkWidget *add_row;
  gboolean editable;
} StkListEditorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (StkListEditor, stk_list_editor, ADW_TYPE_PREFERENCES_GROUP)

static GQuark record_quark;

static StkListEditorPrivate *
get_private (StkListEditor *self)
{
  return stk_list_editor_get_instance_private (self);
}

static StkValue *
get_value (StkListEditor *self)
{
  StkListEditorPrivate *priv = get_private (self);
  StkAnnotation *annotation =
    priv->id ? stk_annotation_list_lookup (stk_document_get_annotations (priv->document), priv->id) : NULL;

  return annotation ? stk_annotation_get_value (annotation, priv->field) : NULL;
}

static void
set_value (StkListEditor *self, StkValue *value)
{
  StkListEditorPrivate *priv = get_private (self);
  g_autoptr (GError) error = NULL;

  if (!stk_document_set_value (priv->document, priv->id, priv->field, value, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "detail.tell", "s", error->message);
}

static StkRecord *
get_record (GtkWidget *row)
{
  return g_object_get_qdata (G_OBJECT (row), record_quark);
}

static gboolean
is_of (GtkWidget *row, const char *id)
{
  return g_strcmp0 (stk_record_get_id (get_record (row)), id) == 0;
}

/* Where a row was that is gone: the next one, or what adds one. */
static void
focus_near (StkListEditor *self, guint position)
{
  StkListEditorPrivate *priv = get_private (self);

  gtk_widget_grab_focus (position < priv->rows->len ? g_ptr_array_index (priv->rows, position) : priv->add_row);
}

static void
remove_gone (StkListEditor *self, StkValue *value)
{
  StkListEditorPrivate *priv = get_private (self);

  for (guint i = priv->rows->len; i > 0; i--)
    {
      GtkWidget *row = g_ptr_array_index (priv->rows, i - 1);
      gboolean had_focus = stk_focus_is_in (row);
      gboolean found = FALSE;

      for (size_t r = 0; r < stk_value_get_n_records (value) && !found; r++)
        found = is_of (row, stk_record_get_id (stk_value_get_record (value, r)));
      if (found)
        continue;

      g_ptr_array_remove_index (priv->rows, i - 1);
      gtk_list_box_remove (priv->box, row);
      if (had_focus)
        focus_near (self, i - 1);
    }
}

static guint
find_row (StkListEditor *self, const char *id, guint from)
{
  StkListEditorPrivate *priv = get_private (self);
  guint i = from;

  while (i < priv->rows->len && !is_of (g_ptr_array_index (priv->rows, i), id))
    i++;

  return i;
}

/* Puts the row of a record at its place, and makes it if there is none. */
static void
place_row (StkListEditor *self, guint position, StkRecord *record)
{
  StkListEditorPrivate *priv = get_private (self);
  guint old = find_row (self, stk_record_get_id (record), position);
  g_autoptr (GtkWidget) row = NULL;

  if (old < priv->rows->len)
    row = g_object_ref (g_ptr_array_index (priv->rows, old));
  else
    row = g_object_ref_sink (STK_LIST_EDITOR_GET_CLASS (self)->new_row (self));

  if (old != position || old == priv->rows->len)
    {
      if (old < priv->rows->len)
        {
          g_ptr_array_remove_index (priv->rows, old);
          gtk_list_box_remove (priv->box, row);
        }
      g_ptr_array_insert (priv->rows, (int) position, row);
      gtk_list_box_insert (priv->box, row, (int) position);
    }

  g_object_set_qdata_full (G_OBJECT (row), record_quark, stk_record_ref (record), (GDestroyNotify) stk_record_unref);
  STK_LIST_EDITOR_GET_CLASS (self)->show_record (self, row, record);
}

static void
stk_list_editor_dispose (GObject *object)
{
  StkListEditorPrivate *priv = get_private (STK_LIST_EDITOR (object));

  g_clear_object (&priv->document);
  g_clear_pointer (&priv->id, g_free);
  g_clear_pointer (&priv->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (stk_list_editor_parent_class)->dispose (object);
}

static void
stk_list_editor_class_init (StkListEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stk_list_editor_dispose;

  record_quark = g_quark_from_static_string ("stk-record");
}

static void
stk_list_editor_init (StkListEditor *self)
{
  StkListEditorPrivate *priv = get_private (self);

  priv->rows = g_ptr_array_new ();
  priv->editable = TRUE;
  priv->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (priv->box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (priv->box), "boxed-list");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (priv->box));
}

/**
 * stk_list_editor_new:
 * @field: a list field
 * @document: the document
 *
 * Makes an editor for a list field. Records that are said rather than filled in (those with an author), such as
 * comments, are a thread.
 *
 * Returns: (transfer floating): an editor that shows nothing yet
 */
GtkWidget *
stk_list_editor_new (const StkField *field, StkDocument *document)
{
  gboolean said = stk_field_find_member (field, "author") != G_MAXSIZE;
  StkListEditor *self = g_object_new (said ? stk_thread_editor_get_type () : stk_records_editor_get_type (), NULL);
  StkListEditorPrivate *priv = get_private (self);

  priv->field = field;
  priv->document = g_object_ref (document);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ (field->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (field->label), -1);
  priv->add_row = STK_LIST_EDITOR_GET_CLASS (self)->new_add_row (self);
  gtk_list_box_append (priv->box, priv->add_row);

  return GTK_WIDGET (self);
}

/**
 * stk_list_editor_get_field:
 * @self: an editor
 *
 * Returns: (transfer none): the field it edits
 */
const StkField *
stk_list_editor_get_field (StkListEditor *self)
{
  return get_private (self)->field;
}

/**
 * stk_list_editor_set_id:
 * @self: an editor
 * @id: (nullable): the id of the tag to edit
 */
void
stk_list_editor_set_id (StkListEditor *self, const char *id)
{
  StkListEditorPrivate *priv = get_private (self);
  g_autofree char *old_id = g_strdup (priv->id);

  if (!g_set_str (&priv->id, id))
    return;

  remove_gone (self, NULL);
  if (STK_LIST_EDITOR_GET_CLASS (self)->id_changed != NULL)
    STK_LIST_EDITOR_GET_CLASS (self)->id_changed (self, old_id, id);
}

/**
 * stk_list_editor_update:
 * @self: an editor
 *
 * Shows what the field holds now.
 */
void
stk_list_editor_update (StkListEditor *self)
{
  StkValue *value = get_value (self);

  remove_gone (self, value);
  for (size_t i = 0; i < stk_value_get_n_records (value); i++)
    place_row (self, (guint) i, stk_value_get_record (value, i));
}

/**
 * stk_list_editor_set_editable:
 * @self: an editor
 * @editable: whether people may change the list
 */
void
stk_list_editor_set_editable (StkListEditor *self, gboolean editable)
{
  StkListEditorPrivate *priv = get_private (self);

  priv->editable = editable;
  gtk_widget_set_visible (priv->add_row, editable);
}

/**
 * stk_list_editor_revert:
 * @self: an editor
 *
 * Drops what was entered in the row with the keyboard focus and not taken.
 *
 * Returns: whether there was something to drop
 */
gboolean
stk_list_editor_revert (StkListEditor *self)
{
  StkListEditorPrivate *priv = get_private (self);
  StkListEditorClass *klass = STK_LIST_EDITOR_GET_CLASS (self);

  for (guint i = 0; i < priv->rows->len && klass->revert != NULL; i++)
    if (stk_focus_is_in (g_ptr_array_index (priv->rows, i)))
      return klass->revert (self, g_ptr_array_index (priv->rows, i));

  return FALSE;
}

/**
 * stk_list_editor_get_document:
 * @self: an editor
 *
 * Returns: (transfer none): the document
 */
StkDocument *
stk_list_editor_get_document (StkListEditor *self)
{
  return get_private (self)->document;
}

/**
 * stk_list_editor_get_add_row:
 * @self: an editor
 *
 * Returns: (transfer none): the row by which a record is added
 */
GtkWidget *
stk_list_editor_get_add_row (StkListEditor *self)
{
  return get_private (self)->add_row;
}

/**
 * stk_list_editor_get_editable:
 * @self: an editor
 *
 * Returns: whether people may change the list
 */
gboolean
stk_list_editor_get_editable (StkListEditor *self)
{
  return get_private (self)->editable;
}

/**
 * stk_list_editor_put:
 * @self: an editor
 * @record: a record
 *
 * For the types of list: puts a record into the list, in place of the one with its id or at the end.
 *
 * Returns: (transfer none) (nullable): its row
 */
GtkWidget *
stk_list_editor_put (StkListEditor *self, StkRecord *record)
{
  StkListEditorPrivate *priv = get_private (self);
  g_autoptr (StkValue) value = stk_value_with_record (get_value (self), record);
  guint position;

  set_value (self, value);
  position = find_row (self, stk_record_get_id (record), 0);

  return position < priv->rows->len ? g_ptr_array_index (priv->rows, position) : NULL;
}

/**
 * stk_list_editor_remove:
 * @self: an editor
 * @row: one of its rows
 *
 * For the types of list: takes the record of a row out of the list.
 */
void
stk_list_editor_remove (StkListEditor *self, GtkWidget *row)
{
  g_autoptr (StkValue) value = stk_value_without_record (get_value (self), stk_record_get_id (get_record (row)));

  set_value (self, value);
}

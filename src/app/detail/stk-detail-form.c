/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-detail-form.h"

#include "stk-field-editor.h"
#include "stk-focus.h"
#include "stk-list-editor.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * StkDetailForm:
 *
 * The fields of one kind of tag, made from the table of fields: grouped, those that are rarely needed put away, and
 * those that depend on another shown once that is set. A form is made once and shows one tag after the other.
 */
struct _StkDetailForm
{
  GtkBox parent_instance;

  StkKind kind;
  StkDocument *document;
  char *id;
  GPtrArray *editors;                     /* of StkFieldEditor */
  GPtrArray *lists;                       /* of StkListEditor, borrowed from the box */
  GtkWidget *groups[STK_N_FIELD_GROUPS];  /* borrowed from the box */
  char *confidential_error;               /* why what is confidential cannot be read */
  AdwExpanderRow *more;                   /* borrowed from its group */
  gboolean editable;
};

G_DEFINE_FINAL_TYPE (StkDetailForm, stk_detail_form, GTK_TYPE_BOX)

/* From what a checker needs next to what is rarely needed; the state is not here but beside the kind. */
static const StkFieldGroup ORDER[] = {
  STK_FIELD_GROUP_CHECK,
  STK_FIELD_GROUP_IDENTITY,
  STK_FIELD_GROUP_ANONYMITY,
  STK_FIELD_GROUP_CONFIDENTIAL,
  STK_FIELD_GROUP_EVIDENCE,
  STK_FIELD_GROUP_ATTRIBUTION,
  STK_FIELD_GROUP_SUBJECT,
  STK_FIELD_GROUP_REPLY,
  STK_FIELD_GROUP_MORE,
  STK_FIELD_GROUP_NOTE,
  STK_FIELD_GROUP_COMMENTS,
};

static StkAnnotation *
get_annotation (StkDetailForm *self)
{
  return self->id ? stk_annotation_list_lookup (stk_document_get_annotations (self->document), self->id) : NULL;
}

static const char *
get_string (StkAnnotation *annotation, const StkField *field)
{
  StkValue *value = field ? stk_annotation_get_value (annotation, field) : NULL;

  return value ? stk_value_get_string (value) : NULL;
}

/* Whether the field that this one depends on is set, or set to what it depends on. */
static gboolean
is_asked_for (const StkField *field, StkAnnotation *annotation)
{
  g_auto (GStrv) parts = field->when ? g_strsplit (field->when, "=", 2) : NULL;
  g_auto (GStrv) nicks = NULL;
  const char *string;

  if (parts == NULL)
    return TRUE;

  string = get_string (annotation, stk_field_lookup (stk_annotation_get_kind (annotation), parts[0]));
  if (string == NULL || parts[1] == NULL)
    return string != NULL;

  nicks = g_strsplit (parts[1], " ", -1);

  return g_strv_contains ((const char *const *) nicks, string);
}

/* What a field holds: in the tag, or, where it is confidential, on this computer. */
static StkValue *
dup_value (StkDetailForm *self, StkAnnotation *annotation, const StkField *field)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *string = NULL;
  StkValue *value;

  if (!(field->flags & STK_FIELD_CONFIDENTIAL))
    {
      value = stk_annotation_get_value (annotation, field);
      return value ? stk_value_ref (value) : NULL;
    }

  string = stk_document_dup_confidential (self->document, self->id, field, &error);
  if (error != NULL)
    g_set_str (&self->confidential_error, error->message);

  return string ? stk_value_new_string (string) : NULL;
}

static void
changed_cb (StkDetailForm *self, const char *string, StkFieldEditor *editor)
{
  g_autoptr (GError) error = NULL;

  if (stk_document_set_string (self->document, self->id, stk_field_editor_get_field (editor), string, &error))
    stk_field_editor_set_error (editor, NULL);
  else
    stk_field_editor_set_error (editor, error->message);
}

static void
left_cb (StkDetailForm *self)
{
  if (self->document != NULL)
    stk_document_break_typing (self->document);
}

static void
mark_confidential (GtkWidget *group)
{
  GtkWidget *lock = gtk_image_new_from_icon_name ("channel-secure-symbolic");

  gtk_widget_add_css_class (lock, "lock");
  gtk_accessible_update_state (GTK_ACCESSIBLE (lock), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), lock);
  gtk_widget_add_css_class (group, "confidential");
}

static GtkWidget *
ensure_group (StkDetailForm *self, StkFieldGroup group)
{
  if (self->groups[group] == NULL)
    {
      self->groups[group] = adw_preferences_group_new ();
      gtk_box_append (GTK_BOX (self), self->groups[group]);
      if (group == STK_FIELD_GROUP_CONFIDENTIAL)
        mark_confidential (self->groups[group]);
      if (group != STK_FIELD_GROUP_MORE)
        adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->groups[group]),
                                         stk_field_group_get_label (group));
    }

  return self->groups[group];
}

static void
add_row (StkDetailForm *self, StkFieldGroup group, GtkWidget *row)
{
  GtkWidget *box = ensure_group (self, group);

  if (group != STK_FIELD_GROUP_MORE)
    {
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (box), row);
      return;
    }

  if (self->more == NULL)
    {
      self->more = ADW_EXPANDER_ROW (adw_expander_row_new ());
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->more), stk_field_group_get_label (group));
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->more), FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      stk_field_group_get_label (group), -1);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (box), GTK_WIDGET (self->more));
    }
  adw_expander_row_add_row (self->more, row);
}

static void
add_field (StkDetailForm *self, const StkField *field)
{
  StkFieldEditor *editor;

  if (field->flags & STK_FIELD_INTERNAL)
    return;

  if (field->type == STK_FIELD_TYPE_LIST)
    {
      GtkWidget *list = stk_list_editor_new (field, self->document);

      gtk_box_append (GTK_BOX (self), list);
      g_ptr_array_add (self->lists, list);
      return;
    }

  if (!stk_field_editor_is_supported (field))
    return;

  editor = stk_field_editor_new (field, stk_document_get_annotations (self->document));
  g_ptr_array_add (self->editors, editor);
  g_signal_connect_object (editor, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  add_row (self, field->group, stk_field_editor_get_widget (editor));
  if (stk_field_editor_get_message (editor) != NULL)
    add_row (self, field->group, stk_field_editor_get_message (editor));
}

static void
add_fields (StkDetailForm *self)
{
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t group = 0; group < G_N_ELEMENTS (ORDER); group++)
    for (size_t i = 0; i < n_fields; i++)
      if (fields[i].group == ORDER[group] && stk_field_has_kind (&fields[i], self->kind))
        add_field (self, &fields[i]);
}

/* Whether a field is shown: if it is set, or asked for now, or being typed in. Where nothing can be changed, nobody is
 * asked for anything. */
static gboolean
is_wanted (StkDetailForm *self, StkFieldEditor *editor, StkAnnotation *annotation)
{
  const StkField *field = stk_field_editor_get_field (editor);

  return stk_field_editor_get_value (editor) != NULL ||
         (self->editable && (is_asked_for (field, annotation) || stk_field_editor_has_focus (editor)));
}

static void
update_visibility (StkDetailForm *self, StkAnnotation *annotation)
{
  gboolean shown[STK_N_FIELD_GROUPS] = { FALSE };

  for (guint i = 0; i < self->editors->len; i++)
    {
      StkFieldEditor *editor = g_ptr_array_index (self->editors, i);
      const StkField *field = stk_field_editor_get_field (editor);
      gboolean visible = is_wanted (self, editor, annotation);

      stk_field_editor_set_visible (editor, visible);
      shown[field->group] |= visible;
    }

  for (size_t group = 0; group < G_N_ELEMENTS (self->groups); group++)
    if (self->groups[group] != NULL)
      gtk_widget_set_visible (self->groups[group], shown[group]);

  for (guint i = 0; i < self->lists->len; i++)
    {
      const StkField *field = stk_list_editor_get_field (g_ptr_array_index (self->lists, i));

      gtk_widget_set_visible (g_ptr_array_index (self->lists, i),
                              self->editable || stk_annotation_get_value (annotation, field) != NULL);
    }
}

/* Says which of the fields that are put away hold something. */
static void
update_more (StkDetailForm *self)
{
  g_autoptr (GString) set = g_string_new (NULL);

  if (self->more == NULL)
    return;

  for (guint i = 0; i < self->editors->len; i++)
    {
      StkFieldEditor *editor = g_ptr_array_index (self->editors, i);
      const StkField *field = stk_field_editor_get_field (editor);

      if (field->group == STK_FIELD_GROUP_MORE && stk_field_editor_get_value (editor) != NULL)
        g_string_append_printf (set, "%s%s", set->len ? " · " : "", _ (field->label));
    }
  adw_expander_row_set_subtitle (self->more, set->str);
}

/* Who else says to keep something confidential about the tag; (nullable). */
static char *
list_other_keepers (StkDetailForm *self, StkAnnotation *annotation)
{
  const StkField *field = stk_field_lookup (self->kind, STK_FIELD_KEPT_BY);
  StkValue *keepers = field ? stk_annotation_get_value (annotation, field) : NULL;
  const char *own = stk_agent_get_name (stk_document_get_agent (self->document));
  g_autoptr (GString) names = g_string_new (NULL);

  for (size_t i = 0; i < stk_value_get_n_records (keepers); i++)
    {
      const char *name = stk_record_get_string (stk_value_get_record (keepers, i), 0);

      if (name != NULL && g_strcmp0 (name, own) != 0)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }

  return names->len > 0 ? g_string_free_and_steal (g_steal_pointer (&names)) : NULL;
}

/* Says where what is confidential is kept, or why it cannot be shown. */
static void
update_confidential (StkDetailForm *self, StkAnnotation *annotation)
{
  AdwPreferencesGroup *group = (AdwPreferencesGroup *) self->groups[STK_FIELD_GROUP_CONFIDENTIAL];
  g_autofree char *others = group ? list_other_keepers (self, annotation) : NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;

  if (group == NULL)
    return;

  /* Translators: followed by the names of people */
  theirs = others ? g_strdup_printf (_ ("Also kept, on their computers, by: %s"), others) : NULL;
  text = g_strjoin ("\n",
                    self->confidential_error ? self->confidential_error
                                             : _ ("Kept on this computer only, not in the file of tags."),
                    theirs, NULL);
  markup = g_markup_escape_text (text, -1);
  adw_preferences_group_set_description (group, markup);
}

static void
stk_detail_form_dispose (GObject *object)
{
  StkDetailForm *self = STK_DETAIL_FORM (object);

  g_clear_pointer (&self->editors, g_ptr_array_unref);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_object (&self->document);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->confidential_error, g_free);

  G_OBJECT_CLASS (stk_detail_form_parent_class)->dispose (object);
}

static void
stk_detail_form_class_init (StkDetailFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stk_detail_form_dispose;
}

static void
stk_detail_form_init (StkDetailForm *self)
{
  self->editors = g_ptr_array_new_with_free_func (g_object_unref);
  self->lists = g_ptr_array_new ();
  self->editable = TRUE;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
}

/**
 * stk_detail_form_new:
 * @kind: a kind
 * @document: the document
 *
 * Returns: (transfer floating): a new form, which shows nothing yet
 */
GtkWidget *
stk_detail_form_new (StkKind kind, StkDocument *document)
{
  StkDetailForm *self = g_object_new (STK_TYPE_DETAIL_FORM, NULL);

  self->kind = kind;
  self->document = g_object_ref (document);
  add_fields (self);

  return GTK_WIDGET (self);
}

/**
 * stk_detail_form_set_id:
 * @self: a form
 * @id: (nullable): the id of the tag to show
 *
 * Takes up another tag; stk_detail_form_update() shows it.
 */
void
stk_detail_form_set_id (StkDetailForm *self, const char *id)
{
  if (!g_set_str (&self->id, id))
    return;

  for (guint i = 0; i < self->editors->len; i++)
    stk_field_editor_revert (g_ptr_array_index (self->editors, i));
  for (guint i = 0; i < self->lists->len; i++)
    stk_list_editor_set_id (g_ptr_array_index (self->lists, i), id);
}

/**
 * stk_detail_form_update:
 * @self: a form
 *
 * Shows what the tag holds now.
 */
void
stk_detail_form_update (StkDetailForm *self)
{
  StkAnnotation *annotation = get_annotation (self);

  if (annotation == NULL || stk_annotation_get_kind (annotation) != self->kind)
    return;

  g_clear_pointer (&self->confidential_error, g_free);
  for (guint i = 0; i < self->editors->len; i++)
    {
      StkFieldEditor *editor = g_ptr_array_index (self->editors, i);
      g_autoptr (StkValue) value = dup_value (self, annotation, stk_field_editor_get_field (editor));

      stk_field_editor_set_value (editor, value);
    }
  for (guint i = 0; i < self->lists->len; i++)
    stk_list_editor_update (g_ptr_array_index (self->lists, i));
  update_visibility (self, annotation);
  update_more (self);
  update_confidential (self, annotation);
}

/**
 * stk_detail_form_set_editable:
 * @self: a form
 * @editable: whether people may change the fields
 */
void
stk_detail_form_set_editable (StkDetailForm *self, gboolean editable)
{
  self->editable = editable;
  for (guint i = 0; i < self->editors->len; i++)
    stk_field_editor_set_editable (g_ptr_array_index (self->editors, i), editable);
  for (guint i = 0; i < self->lists->len; i++)
    stk_list_editor_set_editable (g_ptr_array_index (self->lists, i), editable);
}

/**
 * stk_detail_form_revert:
 * @self: a form
 *
 * Drops what was entered in the field with the keyboard focus and not taken.
 *
 * Returns: whether there was something to drop
 */
gboolean
stk_detail_form_revert (StkDetailForm *self)
{
  for (guint i = 0; i < self->editors->len; i++)
    if (stk_field_editor_has_focus (g_ptr_array_index (self->editors, i)))
      return stk_field_editor_revert (g_ptr_array_index (self->editors, i));

  for (guint i = 0; i < self->lists->len; i++)
    if (stk_list_editor_revert (g_ptr_array_index (self->lists, i)))
      return TRUE;

  return FALSE;
}

/**
 * stk_detail_form_focus_field:
 * @self: a form
 * @field: a field
 *
 * Moves the keyboard focus to a field, unless it is there already.
 *
 * Returns: whether the form has the field
 */
gboolean
stk_detail_form_focus_field (StkDetailForm *self, const StkField *field)
{
  for (guint i = 0; i < self->editors->len; i++)
    {
      StkFieldEditor *editor = g_ptr_array_index (self->editors, i);

      if (stk_field_editor_get_field (editor) != field)
        continue;
      if (field->group == STK_FIELD_GROUP_MORE)
        adw_expander_row_set_expanded (self->more, TRUE);
      if (!stk_field_editor_has_focus (editor))
        stk_field_editor_grab_focus (editor);
      return TRUE;
    }

  for (guint i = 0; i < self->lists->len; i++)
    {
      GtkWidget *list = g_ptr_array_index (self->lists, i);

      if (stk_list_editor_get_field (STK_LIST_EDITOR (list)) != field)
        continue;
      if (!stk_focus_is_in (list))
        gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
      return TRUE;
    }

  return FALSE;
}

/**
 * stk_detail_form_get_focus_field:
 * @self: a form
 *
 * Returns: (nullable) (transfer none): the field that the keyboard focus is in
 */
const StkField *
stk_detail_form_get_focus_field (StkDetailForm *self)
{
  for (guint i = 0; i < self->editors->len; i++)
    if (stk_field_editor_has_focus (g_ptr_array_index (self->editors, i)))
      return stk_field_editor_get_field (g_ptr_array_index (self->editors, i));

  for (guint i = 0; i < self->lists->len; i++)
    if (stk_focus_is_in (g_ptr_array_index (self->lists, i)))
      return stk_list_editor_get_field (g_ptr_array_index (self->lists, i));

  return NULL;
}

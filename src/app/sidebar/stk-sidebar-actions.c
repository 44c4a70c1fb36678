/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-sidebar-private.h"

#include "stk-annotation-text.h"
#include "stk-mention.h"

#include <glib/gi18n.h>

/* What can be done with the tags that are selected. Whatever it is, it is one step to undo. */

static const StkField *
get_state_field (StkTag *tag)
{
  return stk_field_lookup (stk_tag_get_kind (tag), STK_FIELD_STATUS);
}

typedef gboolean (*EditFunc) (StkDocument *document, StkTag *tag, const char *target, GError **error);

/* Edits each tag that is selected; says what was done, or what went wrong first. */
static guint
edit (StkSidebar *self, const char *label, EditFunc func, const char *target)
{
  g_autoptr (GPtrArray) tags = stk_sidebar_selection_list (self);
  g_autoptr (StkDocument) document = self->document ? g_object_ref (self->document) : NULL;
  g_autoptr (GError) error = NULL;
  guint n_edited = 0;

  if (document == NULL || stk_document_get_read_only (document))
    return 0;

  stk_document_begin_group (document, label);
  for (guint i = 0; i < tags->len; i++)
    n_edited += func (document, g_ptr_array_index (tags, i), target, error ? NULL : &error);
  stk_document_end_group (document);

  if (error != NULL)
    stk_sidebar_emit_message (self, error->message);

  return error ? 0 : n_edited;
}

static gboolean
edit_state (StkDocument *document, StkTag *tag, const char *target, GError **error)
{
  return stk_document_set_string (document, stk_tag_get_id (tag), get_state_field (tag), target, error);
}

static gboolean
edit_kind (StkDocument *document, StkTag *tag, const char *target, GError **error)
{
  StkKind kind;

  return stk_kind_from_nick (target, &kind) && stk_document_set_kind (document, stk_tag_get_id (tag), kind, error);
}

static gboolean
edit_delete (StkDocument *document, StkTag *tag, const char *target, GError **error)
{
  return stk_document_remove (document, stk_tag_get_id (tag), error);
}

static void
set_state_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StkSidebar *self = user_data;
  const char *nick = g_variant_get_string (parameter, NULL);
  const StkField *field = stk_field_lookup (STK_KIND_CLAIM, STK_FIELD_STATUS);
  guint n = edit (self, C_ ("undo step", "Change State"), edit_state, nick);
  g_autofree char *text = NULL;

  if (n < 2)
    return;

  /* Translators: what was done to several tags; the second part is the name of their new state */
  text = g_strdup_printf (ngettext ("%u tag is “%s” now", "%u tags are “%s” now", n), n,
                          stk_field_get_display (field, nick));
  stk_sidebar_emit_edited (self, text);
}

static void
set_kind_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StkSidebar *self = user_data;
  guint n = edit (self, C_ ("undo step", "Change Kind"), edit_kind, g_variant_get_string (parameter, NULL));
  g_autofree char *text = NULL;

  if (n < 2)
    return;

  text = g_strdup_printf (ngettext ("Kind of %u tag changed", "Kind of %u tags changed", n), n);
  stk_sidebar_emit_edited (self, text);
}

/* Goes on from the row that took the place of the first one deleted. */
static void
go_on (StkSidebar *self, guint position, gboolean focus, gboolean select)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  GtkListScrollFlags flags = GTK_LIST_SCROLL_FOCUS | (select ? GTK_LIST_SCROLL_SELECT : 0);

  if (n > 0)
    gtk_list_view_scroll_to (self->list, MIN (position, n - 1), flags, NULL);
  if (focus)
    gtk_widget_grab_focus (n > 0 ? GTK_WIDGET (self->list) : GTK_WIDGET (self->search));
}

/* Whether the focus is in the list or the bar below it, which may both be gone in a moment. */
static gboolean
has_focus (StkSidebar *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self->stack)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0 ||
         (gtk_widget_get_state_flags (GTK_WIDGET (self->bulk_bar)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StkSidebar *self = user_data;
  g_autoptr (GtkBitset) rows = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint position = gtk_bitset_get_minimum (rows);
  gboolean focus = has_focus (self);
  guint n = edit (self, C_ ("undo step", "Delete"), edit_delete, NULL);
  g_autofree char *text = NULL;

  if (n == 0)
    return;

  go_on (self, position, focus, n == 1);
  text = g_strdup_printf (ngettext ("%u tag deleted", "%u tags deleted", n), n);
  stk_sidebar_emit_edited (self, text);
}

static void
join_sources_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StkSidebar *self = user_data;
  g_autoptr (GPtrArray) tags = stk_sidebar_selection_list (self);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_null_terminated (tags->len, g_free, TRUE);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < tags->len; i++)
    g_ptr_array_add (ids, g_strdup (stk_tag_get_id (g_ptr_array_index (tags, i))));
  if (!stk_mention_join (self->document, (const char *const *) ids->pdata, &error))
    {
      stk_sidebar_emit_message (self, error->message);
      return;
    }

  text = g_strdup_printf (ngettext ("%u tag is of one source now", "%u tags are of one source now", tags->len),
                          tags->len);
  stk_sidebar_emit_edited (self, text);
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StkSidebar *self = user_data;
  g_autoptr (GPtrArray) tags = stk_sidebar_selection_list (self);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < tags->len; i++)
    {
      g_autofree char *words = stk_annotation_text_dup_words (stk_tag_get_annotation (g_ptr_array_index (tags, i)));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", words);
    }
  if (tags->len == 0)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
  stk_sidebar_emit_message (self, _ ("Words copied"));
}

static void
select_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (STK_SIDEBAR (user_data)->selection));
}

static void
unselect_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (STK_SIDEBAR (user_data)->selection));
}

static void
show_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StkSidebar *self = user_data;

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  g_object_set (self, "kind", STK_SIDEBAR_ALL, "state", STK_SIDEBAR_ALL, NULL);
}

/* A choice of what is listed, and how. */
static void
choose_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  const char *name = g_action_get_name (G_ACTION (action));
  const char *nick = g_variant_get_string (state, NULL);
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (user_data), name);
  GEnumValue *value;

  if (!G_IS_PARAM_SPEC_ENUM (pspec))
    {
      g_object_set (user_data, name, nick, NULL);
      return;
    }

  value = g_enum_get_value_by_nick (G_PARAM_SPEC_ENUM (pspec)->enum_class, nick);
  if (value != NULL)
    g_object_set (user_data, name, value->value, NULL);
}

static GSimpleAction *
get_action (StkSidebar *self, const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name));
}

/* What all of the tags have in common in some respect; "" if nothing. */
static void
set_common (StkSidebar *self, const char *name, GPtrArray *tags, const char *(*get) (StkAnnotation *annotation))
{
  const char *common = tags->len > 0 ? get (stk_tag_get_annotation (g_ptr_array_index (tags, 0))) : "";

  for (guint i = 1; i < tags->len && *common; i++)
    if (!g_str_equal (common, get (stk_tag_get_annotation (g_ptr_array_index (tags, i)))))
      common = "";

  stk_sidebar_actions_set_choice (self, name, common);
}

static const char *
get_kind_nick (StkAnnotation *annotation)
{
  return stk_kind_get_info (stk_annotation_get_kind (annotation))->nick;
}

static const GActionEntry ENTRIES[] = {
  { .name = "kind", .parameter_type = "s", .state = "'all'", .change_state = choose_cb },
  { .name = "state", .parameter_type = "s", .state = "'all'", .change_state = choose_cb },
  { .name = "group", .parameter_type = "s", .state = "'none'", .change_state = choose_cb },
  { .name = "sort", .parameter_type = "s", .state = "'text'", .change_state = choose_cb },
  { .name = "set-state", .activate = set_state_cb, .parameter_type = "s", .state = "''" },
  { .name = "set-kind", .activate = set_kind_cb, .parameter_type = "s", .state = "''" },
  { .name = "delete", .activate = delete_cb },
  { .name = "join-sources", .activate = join_sources_cb },
  { .name = "copy", .activate = copy_cb },
  { .name = "select-all", .activate = select_all_cb },
  { .name = "unselect", .activate = unselect_cb },
  { .name = "show-all", .activate = show_all_cb },
};

/* Makes the actions of the sidebar, for its menus and for those of the window. */
void
stk_sidebar_actions_init (StkSidebar *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), ENTRIES, G_N_ELEMENTS (ENTRIES), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "sidebar", G_ACTION_GROUP (self->actions));
}

/* Takes them away again, also from those who still have the group. */
void
stk_sidebar_actions_dispose (StkSidebar *self)
{
  if (self->actions != NULL)
    g_action_map_remove_action_entries (G_ACTION_MAP (self->actions), ENTRIES, G_N_ELEMENTS (ENTRIES));
  g_clear_object (&self->actions);
}

/* Sets which of several choices is shown as the one that holds. */
void
stk_sidebar_actions_set_choice (StkSidebar *self, const char *name, const char *nick)
{
  g_simple_action_set_state (get_action (self, name), g_variant_new_string (nick));
}

/* Whether all of the tags are sources. */
static gboolean
are_sources (GPtrArray *tags)
{
  for (guint i = 0; i < tags->len; i++)
    if (stk_tag_get_kind (g_ptr_array_index (tags, i)) != STK_KIND_SOURCE)
      return FALSE;

  return TRUE;
}

/* Sets what can be done now, and what is said of it. */
void
stk_sidebar_actions_update (StkSidebar *self)
{
  static const char *const EDITS[] = { "set-state", "set-kind", "delete" };
  g_autoptr (GPtrArray) tags = stk_sidebar_selection_list (self);
  gboolean writable = self->document != NULL && !stk_document_get_read_only (self->document);
  g_autofree char *label = g_strdup_printf (ngettext ("%u Selected", "%u Selected", tags->len), tags->len);

  for (size_t i = 0; i < G_N_ELEMENTS (EDITS); i++)
    g_simple_action_set_enabled (get_action (self, EDITS[i]), writable && tags->len > 0);
  g_simple_action_set_enabled (get_action (self, "join-sources"), writable && tags->len > 1 && are_sources (tags));
  g_simple_action_set_enabled (get_action (self, "copy"), tags->len > 0);
  set_common (self, "set-state", tags, stk_annotation_get_status);
  set_common (self, "set-kind", tags, get_kind_nick);

  gtk_action_bar_set_revealed (self->bulk_bar, tags->len > 1);
  if (tags->len > 1)
    gtk_label_set_label (self->bulk_label, label);
}

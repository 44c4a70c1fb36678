/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli-edit.h"

#include <glib/gi18n.h>

static void
edit_free (gpointer data)
{
  StkCliEdit *self = data;

  g_free (self->field);
  g_free (self->entry);
  g_free (self->member);
  g_free (self->value);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkCliEdit, edit_free)

/**
 * stk_cli_edits_new:
 *
 * Returns: (transfer full): an empty array for the callbacks of `--set`, `--add` and `--remove-entry`, which keeps the
 *   order in which they were typed
 */
GPtrArray *
stk_cli_edits_new (void)
{
  return g_ptr_array_new_with_free_func (edit_free);
}

/* Splits FIELD, FIELD.MEMBER or FIELD.ENTRY.MEMBER; an entry's id may have dots of its own. */
static void
split_path (StkCliEdit *self, const char *path)
{
  const char *first = strchr (path, '.');
  const char *last = strrchr (path, '.');

  if (first == NULL)
    {
      self->field = g_strdup (path);
      return;
    }

  self->field = g_strndup (path, (size_t) (first - path));
  self->member = g_strdup (last + 1);
  if (last != first)
    self->entry = g_strndup (first + 1, (size_t) (last - first - 1));
}

static gboolean
refuse (GError **error, const char *option, const char *argument, const char *form)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("“%s %s” does not say what to change. Write it as %s."), option, argument, form);

  return FALSE;
}

static gboolean
take_edit (GPtrArray *edits, StkCliAction action, const char *option, const char *argument, GError **error)
{
  g_autoptr (StkCliEdit) edit = g_new0 (StkCliEdit, 1);
  g_autofree char *path = NULL;
  const char *equals = strchr (argument, '=');

  if (!g_utf8_validate (argument, -1, NULL))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("What is given with %s is not UTF-8, the only encoding that can be used here."), option);
      return FALSE;
    }

  if (equals == NULL || equals == argument)
    return refuse (error, option, argument, action == STK_CLI_EDIT_REMOVE ? "FIELD=ID" : "FIELD=VALUE");

  path = g_strndup (argument, (size_t) (equals - argument));
  edit->action = action;
  edit->value = g_strdup (equals + 1);
  split_path (edit, path);

  if (action == STK_CLI_EDIT_ADD && (edit->entry != NULL || *edit->value == '\0'))
    return refuse (error, option, argument, "FIELD=VALUE or FIELD.MEMBER=VALUE");
  if (action == STK_CLI_EDIT_REMOVE && (edit->member != NULL || *edit->value == '\0'))
    return refuse (error, option, argument, "FIELD=ID");

  g_ptr_array_add (edits, g_steal_pointer (&edit));

  return TRUE;
}

/**
 * stk_cli_edits_set_cb:
 * @option: the option
 * @value: FIELD=VALUE
 * @edits: the array to add it to
 * @error: return location for a #GOptionError
 *
 * Returns: whether @value is well formed
 */
gboolean
stk_cli_edits_set_cb (const char *option, const char *value, gpointer edits, GError **error)
{
  return take_edit (edits, STK_CLI_EDIT_SET, option, value, error);
}

/* Like stk_cli_edits_set_cb(), for a new entry of a list. */
gboolean
stk_cli_edits_add_cb (const char *option, const char *value, gpointer edits, GError **error)
{
  return take_edit (edits, STK_CLI_EDIT_ADD, option, value, error);
}

/* Like stk_cli_edits_set_cb(), for an entry of a list that goes. */
gboolean
stk_cli_edits_remove_cb (const char *option, const char *value, gpointer edits, GError **error)
{
  return take_edit (edits, STK_CLI_EDIT_REMOVE, option, value, error);
}

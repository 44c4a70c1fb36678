/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-name-dialog.h"

#include "stk-settings.h"

/**
 * StkNameDialog:
 *
 * Asks once who makes the edits. Whoever does not answer works under the account's name.
 */
struct _StkNameDialog
{
  AdwAlertDialog parent_instance;

  AdwEntryRow *name_row;
  AdwEntryRow *id_row;
};

G_DEFINE_FINAL_TYPE (StkNameDialog, stk_name_dialog, ADW_TYPE_ALERT_DIALOG)

static char *
dup_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
changed_cb (StkNameDialog *self)
{
  g_autofree char *name = dup_text (self->name_row);
  g_autofree char *id = dup_text (self->id_row);
  gboolean valid = stk_settings_is_user_id (id);

  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self->id_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->id_row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->id_row))),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "save", valid && *name != '\0');
}

static void
stk_name_dialog_response (AdwAlertDialog *dialog, const char *response)
{
  StkNameDialog *self = STK_NAME_DIALOG (dialog);
  g_autofree char *name = dup_text (self->name_row);
  g_autofree char *id = dup_text (self->id_row);

  if (g_str_equal (response, "save"))
    stk_settings_set_person (stk_settings_get_default (), name, id);
}

static void
stk_name_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STK_TYPE_NAME_DIALOG);

  G_OBJECT_CLASS (stk_name_dialog_parent_class)->dispose (object);
}

static void
stk_name_dialog_class_init (StkNameDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stk_name_dialog_dispose;
  ADW_ALERT_DIALOG_CLASS (klass)->response = stk_name_dialog_response;

  gtk_widget_class_set_template_from_resource (widget_class, STK_RESOURCES "preferences/stk-name-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StkNameDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, StkNameDialog, id_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
stk_name_dialog_init (StkNameDialog *self)
{
  g_autoptr (StkAgent) agent = stk_settings_dup_agent (stk_settings_get_default ());
  g_autofree char *id = stk_settings_dup_user_id (stk_settings_get_default ());

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), stk_agent_get_name (agent));
  gtk_editable_set_text (GTK_EDITABLE (self->id_row), id);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->name_row));
}

/**
 * stk_name_dialog_new:
 *
 * Returns: (transfer full): the question who makes the edits, which puts the answer into the settings
 */
AdwDialog *
stk_name_dialog_new (void)
{
  return g_object_new (STK_TYPE_NAME_DIALOG, NULL);
}

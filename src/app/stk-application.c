/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-application.h"

#include "stk-command.h"
#include "stk-kind-colors.h"
#include "stk-portal.h"
#include "stk-preferences.h"
#include "stk-settings.h"
#include "stk-shortcuts.h"
#include "stk-sidecar.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <string.h>

/**
 * StkApplication:
 *
 * The program: its windows, one for each article.
 */
struct _StkApplication
{
  AdwApplication parent_instance;

  gboolean quitting; /* the session is saved already, with all windows */
};

G_DEFINE_FINAL_TYPE (StkApplication, stk_application, ADW_TYPE_APPLICATION)

/**
 * stk_application_find_window:
 * @self: the application
 * @file: an article's file
 *
 * Returns: (nullable) (transfer none): the window that has it open, or is opening it
 */
StkWindow *
stk_application_find_window (StkApplication *self, GFile *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (STK_IS_WINDOW (l->data) && stk_window_get_file (l->data) != NULL &&
        g_file_equal (stk_window_get_file (l->data), file))
      return l->data;

  return NULL;
}

/* Opening a file of tags opens the article that it belongs to. */
static GFile *
resolve_sidecar (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) article = NULL;

  if (name == NULL || folder == NULL || !g_str_has_suffix (name, STK_SIDECAR_SUFFIX))
    return g_object_ref (file);

  name[strlen (name) - strlen (STK_SIDECAR_SUFFIX)] = '\0';
  article = g_file_get_child (folder, name);

  return g_file_query_exists (article, NULL) ? g_steal_pointer (&article) : g_object_ref (file);
}

/* Whether it is a file of tags that a portal gave without its folder, so that the article is out of reach. */
static gboolean
is_single_sidecar (GFile *file)
{
  return stk_portal_is_single_file (file) && g_str_has_suffix (g_file_peek_path (file), STK_SIDECAR_SUFFIX);
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stk_window_present (stk_window_new (ADW_APPLICATION (user_data)));
}

/* Remembers which articles are open. Called before a window closes, so that the last one is remembered too. */
static void
save_session (StkApplication *self)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (STK_IS_WINDOW (l->data) && stk_window_get_file (l->data) != NULL)
      g_ptr_array_insert (files, 0, g_object_ref (stk_window_get_file (l->data)));

  stk_settings_set_session (stk_settings_get_default (), files);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  STK_APPLICATION (user_data)->quitting = TRUE;
  save_session (user_data);

  /* each saves before it closes; the program ends with the last one */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (GTK_WINDOW (l->data));
}

/* The desktop is about to end the session: what is open is remembered, and what is not saved yet is saved first. */
static void
query_end_cb (StkApplication *self)
{
  save_session (self);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (STK_IS_WINDOW (l->data))
      stk_window_prepare_logout (l->data);
}

/* Whoever ends the program from outside gets the same as a person who quits it. */
static gboolean
terminate_cb (gpointer user_data)
{
  g_action_group_activate_action (user_data, "quit", NULL);

  return G_SOURCE_CONTINUE;
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  if (window != NULL)
    adw_dialog_present (stk_shortcuts_dialog_new (), GTK_WIDGET (window));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  if (window != NULL)
    adw_dialog_present (stk_preferences_new (), GTK_WIDGET (window));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  static const char *const DEVELOPERS[] = { "The Stickler authors", NULL };
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  adw_show_about_dialog (GTK_WIDGET (window), "application-name", "Stickler" STK_NAME_SUFFIX, "application-icon",
                         STK_APP_ID, "version", STK_VERSION, "developer-name", _ ("The Stickler authors"),
                         "developers", DEVELOPERS, "license-type", GTK_LICENSE_GPL_3_0, "website",
                         "https://stickler-app.github.io/", "comments",
                         _ ("Tag and check the quotes, claims and sources of an article."), NULL);
}

static void
stk_application_startup (GApplication *application)
{
  static const GActionEntry ACTIONS[] = {
    { .name = "new-window", .activate = new_window_cb },
    { .name = "quit", .activate = quit_cb },
    { .name = "preferences", .activate = preferences_cb },
    { .name = "shortcuts", .activate = shortcuts_cb },
    { .name = "about", .activate = about_cb },
  };

  G_APPLICATION_CLASS (stk_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (STK_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), ACTIONS, G_N_ELEMENTS (ACTIONS), application);
  stk_command_install_accels (GTK_APPLICATION (application));
  stk_kind_colors_follow (gdk_display_get_default ());
  g_signal_connect (application, "query-end", G_CALLBACK (query_end_cb), NULL);
  g_unix_signal_add (SIGTERM, terminate_cb, application);
}

/* Opens the articles of the last session that are still there. */
static void
restore_session (StkApplication *self)
{
  g_autoptr (GPtrArray) files = stk_settings_get_session (stk_settings_get_default ());

  for (guint i = 0; i < files->len; i++)
    if (g_file_query_exists (g_ptr_array_index (files, i), NULL))
      stk_application_open_in (self, NULL, g_ptr_array_index (files, i));
}

static void
stk_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    {
      restore_session (STK_APPLICATION (application));
      window = gtk_application_get_active_window (GTK_APPLICATION (application));
    }
  if (window == NULL)
    window = GTK_WINDOW (stk_window_new (ADW_APPLICATION (application)));
  if (STK_IS_WINDOW (window))
    stk_window_present (STK_WINDOW (window));
  else
    gtk_window_present (window);
}

static void
stk_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    stk_application_open_in (STK_APPLICATION (application), NULL, files[i]);
}

static int
stk_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Stickler %s\n", STK_VERSION);
      return 0;
    }

  if (g_variant_dict_contains (options, "new-window"))
    {
      g_autoptr (GError) error = NULL;

      if (!g_application_register (application, NULL, &error))
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
      g_action_group_activate_action (G_ACTION_GROUP (application), "new-window", NULL);

      return g_application_get_is_remote (application) ? 0 : -1;
    }

  return -1;
}

static void
stk_application_class_init (StkApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = stk_application_startup;
  application_class->activate = stk_application_activate;
  application_class->open = stk_application_open;
  application_class->handle_local_options = stk_application_handle_local_options;
}

static void
stk_application_init (StkApplication *self)
{
  static const GOptionEntry OPTIONS[] = {
    { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version"), NULL },
    { "new-window", 'w', 0, G_OPTION_ARG_NONE, NULL, N_ ("Open a new window"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), OPTIONS);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[ARTICLE…]"));
}

/**
 * stk_application_new:
 *
 * Returns: (transfer full): the application
 */
StkApplication *
stk_application_new (void)
{
  return g_object_new (STK_TYPE_APPLICATION, "application-id", STK_APP_ID, "flags", G_APPLICATION_HANDLES_OPEN,
                       "register-session", TRUE, "resource-base-path", "/io/github/stickler_app/Stickler", NULL);
}

/**
 * stk_application_window_closes:
 * @self: the application
 *
 * To be called by a window that a person closes. The session is that of all windows when the program is quit, else that
 * of the last window.
 */
void
stk_application_window_closes (StkApplication *self)
{
  g_return_if_fail (STK_IS_APPLICATION (self));

  if (!self->quitting)
    save_session (self);
}

/**
 * stk_application_open_in:
 * @self: the application
 * @window: (nullable): the window where it was asked for
 * @file: an article's file, the file of its tags, or a folder
 *
 * Opens an article: in the window that has it already, in @window if that is empty, or in a new one. Of a folder, its
 * articles are listed.
 */
void
stk_application_open_in (StkApplication *self, StkWindow *window, GFile *file)
{
  g_autoptr (GFile) placed = stk_portal_is_single_file (file) ? stk_portal_find_in_folders (file) : NULL;
  g_autoptr (GFile) article = resolve_sidecar (placed ? placed : file);
  gboolean is_empty = window != NULL && stk_window_get_file (window) == NULL;
  StkWindow *target = stk_application_find_window (self, article);

  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY)
    {
      target = window != NULL ? window : stk_window_new (ADW_APPLICATION (self));
      stk_window_open_desk (target, file);
      stk_window_present (target);
      return;
    }

  if (placed == NULL && is_single_sidecar (file))
    {
      target = is_empty ? window : stk_window_new (ADW_APPLICATION (self));
      stk_window_present (target);
      stk_window_ask_for_folder (target, file);
      return;
    }

  if (target == NULL)
    {
      target = is_empty ? window : stk_window_new (ADW_APPLICATION (self));
      stk_window_open (target, article);
    }

  stk_window_present (target);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-settings.h"

/**
 * StkSettings:
 *
 * What the program remembers between sessions. All keys of the schema are named here and nowhere else.
 */
struct _StkSettings
{
  GObject parent_instance;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (StkSettings, stk_settings, G_TYPE_OBJECT)

static void
stk_settings_finalize (GObject *object)
{
  StkSettings *self = STK_SETTINGS (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (stk_settings_parent_class)->finalize (object);
}

static void
stk_settings_class_init (StkSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stk_settings_finalize;
}

static void
stk_settings_init (StkSettings *self)
{
  self->settings = g_settings_new (STK_APP_ID);
}

/**
 * stk_settings_get_default:
 *
 * Returns: (transfer none): the program's settings
 */
StkSettings *
stk_settings_get_default (void)
{
  static StkSettings *instance = NULL;

  if (instance == NULL)
    {
      instance = g_object_new (STK_TYPE_SETTINGS, NULL);
      g_object_add_weak_pointer (G_OBJECT (instance), (gpointer *) &instance);
    }

  return instance;
}

/**
 * stk_settings_dup_agent:
 * @self: the settings
 *
 * Returns: (transfer full): who makes the edits: the name set, or the account's
 */
StkAgent *
stk_settings_dup_agent (StkSettings *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "name");
  g_autofree char *id = g_settings_get_string (self->settings, "user-id");

  return *name ? stk_agent_new (id, name) : stk_agent_new_for_user ();
}

/**
 * stk_settings_bind_window:
 * @self: the settings
 * @window: a window, whose size is to be remembered
 */
void
stk_settings_bind_window (StkSettings *self, GObject *window)
{
  g_settings_bind (self->settings, "window-width", window, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", window, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", window, "maximized", G_SETTINGS_BIND_DEFAULT);
}

/**
 * stk_settings_bind_sidebar:
 * @self: the settings
 * @split_view: the split view with the sidebar
 */
void
stk_settings_bind_sidebar (StkSettings *self, GObject *split_view)
{
  g_settings_bind (self->settings, "sidebar-width", split_view, "sidebar-width-fraction", G_SETTINGS_BIND_GET);
}

/**
 * stk_settings_bind_tags:
 * @self: the settings
 * @sidebar: a list of tags; which of them it shows and how is to be remembered
 *
 * A list that is on the screen goes its own way: what is chosen in another window is for new windows.
 */
void
stk_settings_bind_tags (StkSettings *self, GObject *sidebar)
{
  GSettingsBindFlags flags = G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES;

  g_settings_bind (self->settings, "kind-filter", sidebar, "kind", flags);
  g_settings_bind (self->settings, "state-filter", sidebar, "state", flags);
  g_settings_bind (self->settings, "tag-group", sidebar, "group", flags);
  g_settings_bind (self->settings, "tag-sort", sidebar, "sort", flags);
}

/**
 * stk_settings_bind_zoom:
 * @self: the settings
 * @view: an article view, whose zoom is to be remembered
 */
void
stk_settings_bind_zoom (StkSettings *self, GObject *view)
{
  g_settings_bind (self->settings, "zoom", view, "zoom", G_SETTINGS_BIND_DEFAULT);
}

/**
 * stk_settings_get_last_folder:
 * @self: the settings
 *
 * Returns: (nullable) (transfer full): the folder that an article was opened from last
 */
GFile *
stk_settings_get_last_folder (StkSettings *self)
{
  g_autofree char *uri = g_settings_get_string (self->settings, "last-folder");

  return *uri ? g_file_new_for_uri (uri) : NULL;
}

/**
 * stk_settings_set_last_folder:
 * @self: the settings
 * @folder: (nullable): the folder that an article was opened from
 */
void
stk_settings_set_last_folder (StkSettings *self, GFile *folder)
{
  g_autofree char *uri = folder ? g_file_get_uri (folder) : g_strdup ("");

  g_settings_set_string (self->settings, "last-folder", uri);
}

/* Of the session; one that a newer version of the program wrote is passed over. */
#define SESSION_VERSION 1

/**
 * stk_settings_get_session:
 * @self: the settings
 *
 * Returns: (transfer full) (element-type GFile): the articles that were open when the program ended
 */
GPtrArray *
stk_settings_get_session (StkSettings *self)
{
  g_autoptr (GVariant) session = g_settings_get_value (self->settings, "session");
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree const char **uris = NULL;
  guint32 version = 0;

  if (!g_variant_lookup (session, "version", "u", &version) || version != SESSION_VERSION ||
      !g_variant_lookup (session, "articles", "^a&s", &uris))
    return g_steal_pointer (&files);

  for (guint i = 0; uris[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_uri (uris[i]));

  return g_steal_pointer (&files);
}

/**
 * stk_settings_set_session:
 * @self: the settings
 * @files: (element-type GFile): the articles that are open
 */
void
stk_settings_set_session (StkSettings *self, GPtrArray *files)
{
  g_auto (GVariantDict) session = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GStrvBuilder) uris = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  for (guint i = 0; i < files->len; i++)
    g_strv_builder_take (uris, g_file_get_uri (g_ptr_array_index (files, i)));

  strings = g_strv_builder_end (uris);
  g_variant_dict_insert (&session, "version", "u", SESSION_VERSION);
  g_variant_dict_insert_value (&session, "articles", g_variant_new_strv ((const char *const *) strings, -1));
  g_settings_set_value (self->settings, "session", g_variant_dict_end (&session));
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-settings.h"

#include <string.h>

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

enum
{
  RECORDING_CHANGED,
  KIND_COLORS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

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

  signals[RECORDING_CHANGED] = g_signal_new ("recording-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 0);
  signals[KIND_COLORS_CHANGED] = g_signal_new ("kind-colors-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                               NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
recording_changed_cb (StkSettings *self)
{
  g_signal_emit (self, signals[RECORDING_CHANGED], 0);
}

static void
kind_colors_changed_cb (StkSettings *self)
{
  g_signal_emit (self, signals[KIND_COLORS_CHANGED], 0);
}

static void
stk_settings_init (StkSettings *self)
{
  self->settings = g_settings_new (STK_APP_ID);
  g_signal_connect_object (self->settings, "changed::name", G_CALLBACK (recording_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::user-id", G_CALLBACK (recording_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::full-history", G_CALLBACK (recording_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::kind-colors", G_CALLBACK (kind_colors_changed_cb), self,
                           G_CONNECT_SWAPPED);
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
 * stk_settings_bind_view:
 * @self: the settings
 * @view: an article view, whose zoom is to be remembered, and whose font, line length and snapping are to be as chosen
 */
void
stk_settings_bind_view (StkSettings *self, GObject *view)
{
  g_settings_bind (self->settings, "zoom", view, "zoom", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "article-font", view, "font", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "article-column", view, "column", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "snap-to-words", view, "snap", G_SETTINGS_BIND_GET);
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

/**
 * stk_settings_bind_preferences:
 * @self: the settings
 * @name: has the person's name as its "text"
 * @column: has the characters of a full line as its "value"
 * @snap: is "active" where selections snap to words
 * @history: is "active" where every change is recorded
 */
void
stk_settings_bind_preferences (StkSettings *self, GObject *name, GObject *column, GObject *snap,
                               GObject *history)
{
  g_settings_bind (self->settings, "name", name, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "article-column", column, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "snap-to-words", snap, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "full-history", history, "active", G_SETTINGS_BIND_DEFAULT);
}

/**
 * stk_settings_get_history_scope:
 * @self: the settings
 *
 * Returns: what of the changes to tags is recorded
 */
StkHistoryScope
stk_settings_get_history_scope (StkSettings *self)
{
  return g_settings_get_boolean (self->settings, "full-history") ? STK_HISTORY_SCOPE_ALL : STK_HISTORY_SCOPE_VERDICTS;
}

/**
 * stk_settings_dup_user_id:
 * @self: the settings
 *
 * Returns: (transfer full): an IRI for the person; nothing for none
 */
char *
stk_settings_dup_user_id (StkSettings *self)
{
  return g_settings_get_string (self->settings, "user-id");
}

/**
 * stk_settings_is_user_id:
 * @id: what a person typed
 *
 * Returns: whether it is an IRI, or nothing
 */
gboolean
stk_settings_is_user_id (const char *id)
{
  return *id == '\0' || g_uri_is_valid (id, G_URI_FLAGS_NONE, NULL);
}

/**
 * stk_settings_set_person:
 * @self: the settings
 * @name: the person's name
 * @id: an IRI for the person; nothing for none
 *
 * Sets who makes the edits.
 */
void
stk_settings_set_person (StkSettings *self, const char *name, const char *id)
{
  g_settings_set_string (self->settings, "user-id", id);
  g_settings_set_string (self->settings, "name", name);
}

/**
 * stk_settings_get_asks_name:
 * @self: the settings
 *
 * Returns: whether nobody said or was asked yet who makes the edits
 */
gboolean
stk_settings_get_asks_name (StkSettings *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "name");

  return *name == '\0' && !g_settings_get_boolean (self->settings, "name-asked");
}

/**
 * stk_settings_set_name_asked:
 * @self: the settings
 *
 * Notes that it was asked who makes the edits, so that it is not asked again.
 */
void
stk_settings_set_name_asked (StkSettings *self)
{
  g_settings_set_boolean (self->settings, "name-asked", TRUE);
}

/**
 * stk_settings_set_user_id:
 * @self: the settings
 * @id: an IRI for the person; nothing for none
 */
void
stk_settings_set_user_id (StkSettings *self, const char *id)
{
  g_settings_set_string (self->settings, "user-id", id);
}

/**
 * stk_settings_dup_font:
 * @self: the settings
 *
 * Returns: (transfer full): the font of articles, as Pango writes it; nothing for the system's document font
 */
char *
stk_settings_dup_font (StkSettings *self)
{
  return g_settings_get_string (self->settings, "article-font");
}

/**
 * stk_settings_set_font:
 * @self: the settings
 * @font: a font, as Pango writes it; nothing for the system's document font
 */
void
stk_settings_set_font (StkSettings *self, const char *font)
{
  g_settings_set_string (self->settings, "article-font", font);
}

/**
 * stk_settings_get_kind_color:
 * @self: the settings
 * @kind: a kind
 * @color: (out): the colour chosen for its tags, if there is one
 *
 * Returns: whether there is one
 */
gboolean
stk_settings_get_kind_color (StkSettings *self, StkKind kind, GdkRGBA *color)
{
  g_autoptr (GVariant) colors = g_settings_get_value (self->settings, "kind-colors");
  const char *spec;

  return g_variant_lookup (colors, stk_kind_get_info (kind)->nick, "&s", &spec) && gdk_rgba_parse (color, spec);
}

/**
 * stk_settings_set_kind_color:
 * @self: the settings
 * @kind: a kind
 * @color: (nullable): the colour of its tags; %NULL for the usual one
 */
void
stk_settings_set_kind_color (StkSettings *self, StkKind kind, const GdkRGBA *color)
{
  g_autoptr (GVariant) before = g_settings_get_value (self->settings, "kind-colors");
  g_autoptr (GVariantBuilder) builder = g_variant_builder_new (G_VARIANT_TYPE ("a{ss}"));
  const char *nick, *spec;
  GVariantIter iter;

  g_variant_iter_init (&iter, before);
  while (g_variant_iter_next (&iter, "{&s&s}", &nick, &spec))
    if (strcmp (nick, stk_kind_get_info (kind)->nick) != 0)
      g_variant_builder_add (builder, "{ss}", nick, spec);
  if (color != NULL)
    {
      g_autofree char *string = gdk_rgba_to_string (color);

      g_variant_builder_add (builder, "{ss}", stk_kind_get_info (kind)->nick, string);
    }
  g_settings_set_value (self->settings, "kind-colors", g_variant_builder_end (builder));
}

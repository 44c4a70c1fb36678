/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-desk-settings.h"

#include "stk-json.h"
#include "stk-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a rule may ask for at most, and bytes of a file that people write by hand. */
#define MAX_COUNT 20
#define MAX_BYTES (64 * 1024)

#define DEFAULT_PROFILE 0

/**
 * StkDeskSettings:
 *
 * What a desk asks of its articles, from `.stickler-desk.json` in their folder or in one above it. The program reads
 * that file and never writes it. Immutable.
 */
struct _StkDeskSettings
{
  char *name; /* of the file, for people; %NULL where there is none */
  const char *profile;
  guint rules[STK_N_RULES];
};

static const char *const PROFILES[] = { "news", "magazine" };

static const StkRuleInfo RULES[STK_N_RULES] = {
  [STK_RULE_OPEN_TAGS] = { "open-tags", N_ ("Every quote and claim is checked"), FALSE, { 1, 1 } },
  [STK_RULE_STALE_TAGS] = { "stale-tags", N_ ("No tag has words that changed or are gone"), FALSE, { 1, 1 } },
  [STK_RULE_CONFLICTS] = { "conflicts", N_ ("No field has two answers"), FALSE, { 1, 1 } },
  [STK_RULE_OFF_RECORD] = { "off-record", N_ ("No quote is off the record"), FALSE, { 1, 1 } },
  [STK_RULE_ANONYMITY] = { "anonymity-approved", N_ ("Anonymous sources are approved"), FALSE, { 1, 1 } },
  [STK_RULE_EVIDENCE] = { "evidence", N_ ("What is checked has evidence"), FALSE, { 1, 1 } },
  [STK_RULE_INDEPENDENT_SOURCES] = { "independent-sources",
                                     N_ ("Facts from secondary sources have enough of them"),
                                     TRUE,
                                     { 3, 3 } },
  [STK_RULE_SECOND_READER] = { "second-reader", N_ ("The second reader is not the checker"), FALSE, { 1, 1 } },
  [STK_RULE_SECOND_READ] = { "second-read", N_ ("Every quote and claim is read a second time"), FALSE, { 0, 1 } },
  [STK_RULE_COVERAGE] = { "coverage", N_ ("Every sentence is tagged or marked"), FALSE, { 0, 1 } },
};

G_STATIC_ASSERT (G_N_ELEMENTS (PROFILES) == G_N_ELEMENTS (RULES[0].presets));

G_DEFINE_QUARK (stk-desk-settings-error-quark, stk_desk_settings_error)
G_DEFINE_BOXED_TYPE (StkDeskSettings, stk_desk_settings, stk_desk_settings_ref, stk_desk_settings_unref)

/**
 * stk_rule_get_info:
 * @rule: a rule
 *
 * Returns: (transfer none): its row of the table
 */
const StkRuleInfo *
stk_rule_get_info (StkRule rule)
{
  g_return_val_if_fail ((guint) rule < STK_N_RULES, &RULES[0]);

  return &RULES[rule];
}

static void
take_profile (StkDeskSettings *self, guint profile)
{
  self->profile = PROFILES[profile];
  for (guint i = 0; i < STK_N_RULES; i++)
    self->rules[i] = RULES[i].presets[profile];
}

/**
 * stk_desk_settings_new:
 *
 * Returns: (transfer full): what holds where a desk has no file: the profile “news”
 */
StkDeskSettings *
stk_desk_settings_new (void)
{
  StkDeskSettings *self = g_atomic_rc_box_new0 (StkDeskSettings);

  take_profile (self, DEFAULT_PROFILE);

  return self;
}

StkDeskSettings *
stk_desk_settings_ref (StkDeskSettings *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
stk_desk_settings_clear (gpointer data)
{
  StkDeskSettings *self = data;

  g_free (self->name);
}

void
stk_desk_settings_unref (StkDeskSettings *self)
{
  g_atomic_rc_box_release_full (self, stk_desk_settings_clear);
}

/* Where a member of an object stands, by the object's depth: 1 for the outermost. The JSON is known to be valid, so
 * what is in quotation marks and followed by a colon is a key. */
static size_t
find_line (GBytes *bytes, int depth, const char *key)
{
  size_t n, line = 1, column = 1;
  const char *data = g_bytes_get_data (bytes, &n);
  g_autofree char *utf8 = g_strndup (data, n);
  int level = 0;

  for (char *c = utf8; *c != '\0'; c++)
    {
      char *start = c;

      level += *c == '{' || *c == '[';
      level -= *c == '}' || *c == ']';
      if (*c != '"')
        continue;

      for (c++; *c != '"' && *c != '\0'; c++)
        if (*c == '\\' && c[1] != '\0')
          c++;
      if (*c == '\0')
        break;
      if (level == depth && strlen (key) == (size_t) (c - start - 1) && strncmp (start + 1, key, strlen (key)) == 0 &&
          c[1 + strspn (c + 1, " \t\r\n")] == ':')
        {
          stk_text_locate (utf8, (size_t) (start - utf8), &line, &column);
          break;
        }
    }

  return line;
}

/* What is being read, for errors. */
typedef struct
{
  GBytes *bytes;
  const char *name;
  int depth;
} Reader;

static gboolean G_GNUC_PRINTF (4, 5)
  refuse (const Reader *self, const char *key, GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, STK_DESK_SETTINGS_ERROR, STK_DESK_SETTINGS_ERROR_FORMAT, "%s:%zu: %s", self->name,
               find_line (self->bytes, self->depth, key), message);

  return FALSE;
}

static gboolean
read_profile (StkDeskSettings *self, const Reader *reader, JsonNode *node, GError **error)
{
  const char *nick = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (PROFILES); i++)
    if (g_strcmp0 (PROFILES[i], nick) == 0)
      {
        take_profile (self, i);
        return TRUE;
      }

  return refuse (reader, "profile", error, _ ("There is no such profile. Write “news” or “magazine”."));
}

static gboolean
read_rule (StkDeskSettings *self, const Reader *reader, guint rule, JsonNode *node, GError **error)
{
  const StkRuleInfo *info = &RULES[rule];
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;
  gint64 number = type == G_TYPE_INT64 ? json_node_get_int (node) : 0;

  if (type == G_TYPE_BOOLEAN)
    self->rules[rule] = json_node_get_boolean (node) ? MAX (info->presets[DEFAULT_PROFILE], 1) : 0;
  else if (info->counts && number >= 1 && number <= MAX_COUNT)
    self->rules[rule] = (guint) number;
  else if (info->counts)
    return refuse (reader, info->nick, error, _ ("Write true, false, or a number from 1 to %d for “%s”."), MAX_COUNT,
                   info->nick);
  else
    return refuse (reader, info->nick, error, _ ("Write true or false for “%s”."), info->nick);

  return TRUE;
}

static gboolean
read_rules (StkDeskSettings *self, Reader *reader, JsonNode *node, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (reader, "rules", error, _ ("“rules” has to be an object, such as {\"coverage\": true}."));

  for (guint i = 0; i < STK_N_RULES; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", RULES[i].nick);

  reader->depth = 2;
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &key, &value))
    {
      guint rule = 0;

      while (rule < STK_N_RULES && !g_str_equal (RULES[rule].nick, key))
        rule++;
      if (rule == STK_N_RULES)
        return refuse (reader, key, error, _ ("There is no rule “%s”. The rules are: %s."), key, names->str);
      if (!read_rule (self, reader, rule, value, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_keys (const Reader *reader, JsonObject *object, GError **error)
{
  static const char *const KEYS[] = { "$schema", "profile", "rules", NULL };
  JsonObjectIter iter;
  const char *key;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, NULL))
    if (!g_strv_contains (KEYS, key))
      return refuse (reader, key, error, _ ("There is no setting “%s”. Write “profile” or “rules”."), key);

  return TRUE;
}

/**
 * stk_desk_settings_new_from_bytes:
 * @bytes: the contents of a settings file
 * @name: its name, for errors
 * @error: return location for a #StkDeskSettingsError or a #StkSidecarError for what is no JSON
 *
 * Reads settings. What is not understood is an error, which names file, line and remedy: a rule that is misspelt must
 * not be a rule that does not hold.
 *
 * Returns: (transfer full) (nullable): the settings
 */
StkDeskSettings *
stk_desk_settings_new_from_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (StkDeskSettings) self = stk_desk_settings_new ();
  Reader reader = { bytes, name, 1 };
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  if (g_bytes_get_size (bytes) > MAX_BYTES)
    {
      refuse (&reader, "", error, _ ("The file is larger than %d KiB, so it cannot be the settings of a desk."),
              MAX_BYTES / 1024);
      return NULL;
    }
  root = stk_json_parse (bytes, name, error);
  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      refuse (&reader, "", error, _ ("The settings have to be an object, such as {\"profile\": \"magazine\"}."));
      return NULL;
    }

  object = json_node_get_object (root);
  self->name = g_strdup (name);
  if (!check_keys (&reader, object, error) ||
      (json_object_has_member (object, "profile") &&
       !read_profile (self, &reader, json_object_get_member (object, "profile"), error)) ||
      (json_object_has_member (object, "rules") &&
       !read_rules (self, &reader, json_object_get_member (object, "rules"), error)))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * stk_desk_settings_load:
 * @article: an article's file
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #StkDeskSettingsError or %G_IO_ERROR
 *
 * Looks for `.stickler-desk.json` in the article's folder, then in each above it, and reads the first there is.
 *
 * Returns: (transfer full) (nullable): the settings; the usual ones where there is no file, %NULL where one cannot be
 *   read
 */
StkDeskSettings *
stk_desk_settings_load (GFile *article, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (article);

  while (folder != NULL)
    {
      g_autoptr (GFile) file = g_file_get_child (folder, STK_DESK_SETTINGS_NAME);
      g_autofree char *name = g_file_get_parse_name (file);
      g_autoptr (GError) local_error = NULL;
      g_autoptr (GBytes) bytes = g_file_load_bytes (file, cancellable, NULL, &local_error);
      g_autoptr (GFile) below = NULL;

      if (bytes != NULL)
        return stk_desk_settings_new_from_bytes (bytes, name, error);
      if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) &&
          !g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
        {
          g_propagate_prefixed_error (error, g_steal_pointer (&local_error), "%s: ", name);
          return NULL;
        }

      below = g_steal_pointer (&folder);
      folder = g_file_get_parent (below);
    }

  return stk_desk_settings_new ();
}

/**
 * stk_desk_settings_get_name:
 * @self: settings
 *
 * Returns: (nullable) (transfer none): the name of the file that they are from, for people
 */
const char *
stk_desk_settings_get_name (StkDeskSettings *self)
{
  return self->name;
}

/**
 * stk_desk_settings_get_profile:
 * @self: settings
 *
 * Returns: (transfer none): the nick of the profile that the rules are those of, unless they say otherwise one by one
 */
const char *
stk_desk_settings_get_profile (StkDeskSettings *self)
{
  return self->profile;
}

/**
 * stk_desk_settings_get_rule:
 * @self: settings
 * @rule: a rule
 *
 * Returns: 0 where the rule does not hold; else 1, or how many of something it asks for
 */
guint
stk_desk_settings_get_rule (StkDeskSettings *self, StkRule rule)
{
  g_return_val_if_fail ((guint) rule < STK_N_RULES, 0);

  return self->rules[rule];
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"

#include <glib/gi18n.h>

/* Where GLib's option parser puts what all commands have in common. */
typedef struct
{
  gboolean help;
  gboolean quiet;
  char *format;
  char *agent_name;
  char *encoding;
  char **articles;
} CommonOptions;

static void
common_options_clear (CommonOptions *self)
{
  g_free (self->format);
  g_free (self->agent_name);
  g_free (self->encoding);
  g_strfreev (self->articles);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CommonOptions, common_options_clear)

/* Strings are taken as file names, since GLib would otherwise convert them from the locale's encoding and refuse
 * everything but ASCII in the C locale. */
static GArray *
list_entries (const StkCliUsage *usage, const GOptionEntry *own, CommonOptions *common)
{
  const struct
  {
    unsigned int flags;
    GOptionEntry entry;
  } COMMON[] = {
    { STK_CLI_TAKES_FORMAT,
      { "format", 'f', 0, G_OPTION_ARG_FILENAME, &common->format,
        N_ ("Print as text (for people), json or ndjson (one object a line)"), "FORMAT" } },
    { STK_CLI_TAKES_AGENT,
      { "as", 0, 0, G_OPTION_ARG_FILENAME, &common->agent_name,
        N_ ("Who works, instead of Git’s user.name or the user of this account"), "NAME" } },
    { STK_CLI_TAKES_QUIET,
      { "quiet", 'q', 0, G_OPTION_ARG_NONE, &common->quiet, N_ ("Print errors only"), NULL } },
    { ~0u,
      { "encoding", 0, 0, G_OPTION_ARG_FILENAME, &common->encoding,
        N_ ("Read the article in this encoding, such as windows-1252"), "NAME" } },
    { ~0u, { "help", 'h', 0, G_OPTION_ARG_NONE, &common->help, N_ ("Print this"), NULL } },
    { ~0u,
      { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &common->articles, NULL, NULL } },
  };
  GArray *entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));

  for (size_t i = 0; own != NULL && own[i].long_name != NULL; i++)
    g_array_append_val (entries, own[i]);
  for (size_t i = 0; i < G_N_ELEMENTS (COMMON); i++)
    if (COMMON[i].flags == ~0u || (COMMON[i].flags & usage->flags))
      g_array_append_val (entries, COMMON[i].entry);

  return entries;
}

static GOptionContext *
make_context (StkCli *self, const StkCliUsage *usage, GArray *entries, gpointer data)
{
  GOptionGroup *group = g_option_group_new (self->command->name, NULL, NULL, data, NULL);
  GOptionContext *context;
  g_autoptr (GString) description = g_string_new (_ (usage->description));

  if (usage->examples != NULL)
    g_string_append_printf (description, "\n\n%s\n%s", _ ("Examples:"), usage->examples);

  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_group_add_entries (group, (const GOptionEntry *) (gpointer) entries->data);

  context = g_option_context_new (usage->arguments);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_main_group (context, group);
  g_option_context_set_summary (context, _ (self->command->summary));
  g_option_context_set_description (context, description->str);

  return context;
}

static void
print_help (StkCli *self, GOptionContext *context)
{
  g_autofree char *name = g_strconcat (STK_CLI_NAME, " ", self->command->name, NULL);
  g_autofree char *help = NULL;

  g_set_prgname (name);
  help = g_option_context_get_help (context, TRUE, NULL);
  fputs (help, stdout);
}

static gboolean
check_string (const char *option, const char *string, GError **error)
{
  if (string == NULL || g_utf8_validate (string, -1, NULL))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("What is given with --%s is not UTF-8, the only encoding that can be used here."), option);

  return FALSE;
}

/* File names may be any bytes; what goes into a sidecar may not. */
static gboolean
check_strings (GArray *entries, GError **error)
{
  const GOptionEntry *entry = (const GOptionEntry *) (gpointer) entries->data;

  for (; entry->long_name != NULL; entry++)
    {
      if (*entry->long_name == '\0')
        continue;

      if (entry->arg == G_OPTION_ARG_FILENAME && !check_string (entry->long_name, *(char **) entry->arg_data, error))
        return FALSE;

      if (entry->arg == G_OPTION_ARG_FILENAME_ARRAY)
        for (char **s = *(char ***) entry->arg_data; s != NULL && *s != NULL; s++)
          if (!check_string (entry->long_name, *s, error))
            return FALSE;
    }

  return TRUE;
}

static gboolean
take_format (StkCli *self, const char *format, GError **error)
{
  const char *const FORMATS[] = { "text", "json", "ndjson" };

  for (guint i = 0; i < G_N_ELEMENTS (FORMATS); i++)
    if (format == NULL || g_str_equal (format, FORMATS[i]))
      {
        self->format = (StkCliFormat) i;
        return TRUE;
      }

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("There is no format “%s”. The formats are: text, json, ndjson."), format);

  return FALSE;
}

static gboolean
take_common (StkCli *self, const StkCliUsage *usage, CommonOptions *common, GError **error)
{
  guint n_articles = common->articles ? g_strv_length (common->articles) : 0;

  if (!take_format (self, common->format, error))
    return FALSE;

  if ((n_articles == 0 && !(usage->flags & STK_CLI_MAYBE_NO_ARTICLE)) ||
      (n_articles > 1 && (usage->flags & STK_CLI_ONE_ARTICLE)))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                   n_articles == 0 ? _ ("No article is named; “%s %s --help” explains.")
                                   : _ ("One article at a time; “%s %s --help” explains."),
                   STK_CLI_NAME, self->command->name);
      return FALSE;
    }

  self->quiet = common->quiet;
  self->agent_name = g_steal_pointer (&common->agent_name);
  self->encoding = g_steal_pointer (&common->encoding);
  self->articles = g_steal_pointer (&common->articles);

  return TRUE;
}

/* GLib's own messages are no sentences, and do not say what to do. */
static void
complain_parsing (StkCli *self, const GError *error)
{
  if (g_str_has_suffix (error->message, "."))
    stk_cli_complain_error (self, NULL, error);
  else
    stk_cli_complain (self, STK_CLI_STATUS_USAGE, NULL, _ ("%s. “%s %s --help” explains."), error->message,
                      STK_CLI_NAME, self->command->name);
}

/**
 * stk_cli_parse:
 * @self: the run
 * @usage: what `--help` says beside the options, and which common options there are
 * @entries: (nullable): the command's own options; those with a string are %G_OPTION_ARG_FILENAME or
 *   %G_OPTION_ARG_FILENAME_ARRAY, and are checked to be UTF-8
 * @data: (nullable): for the callbacks among @entries
 * @argc: how many arguments
 * @argv: the arguments, the command's name first
 *
 * Reads a command's options and articles. Help is printed and mistakes are said here.
 *
 * Returns: whether the command is to go on
 */
gboolean
stk_cli_parse (StkCli *self, const StkCliUsage *usage, const GOptionEntry *entries, gpointer data, int argc,
               char **argv)
{
  g_auto (CommonOptions) common = { 0 };
  g_autoptr (GArray) all = list_entries (usage, entries, &common);
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;

  if (self->completing != NULL)
    {
      stk_cli_complete_option (self, (const GOptionEntry *) (gpointer) all->data);
      return FALSE;
    }

  context = make_context (self, usage, all, data);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      complain_parsing (self, error);
      return FALSE;
    }

  if (common.help)
    {
      print_help (self, context);
      return FALSE;
    }

  if (check_strings (all, &error) && take_common (self, usage, &common, &error))
    return TRUE;

  stk_cli_complain_error (self, NULL, error);

  return FALSE;
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"

#include "stk-export.h"

/* The shell's completion asks the program itself, `stickler-cli --complete WORD…`, the last word being the one that is
 * typed: so it knows every command, option, kind, state and field that there is. Nothing printed means a file name. */

static void
offer (const char *word, const char *candidate, const char *suffix)
{
  g_autofree char *whole = g_strconcat (candidate, suffix, NULL);

  if (g_str_has_prefix (whole, word))
    puts (whole);
}

static const char *
get_word (StkCli *self)
{
  return self->completing[g_strv_length (self->completing) - 1];
}

/* The word before the one that is typed; the words hold the command at least. */
static const char *
get_previous (StkCli *self)
{
  return self->completing[g_strv_length (self->completing) - 2];
}

/* The kinds that the fields may be of: those said with --kind, else all. */
static StkKinds
get_kinds (StkCli *self)
{
  StkKinds kinds = 0;
  StkKind kind;

  for (char **w = self->completing; *w != NULL; w++)
    {
      const char *nick = g_str_has_prefix (*w, "--kind=") ? *w + strlen ("--kind=") : w[1];

      if ((g_str_has_prefix (*w, "--kind") || g_str_equal (*w, "-k")) && nick != NULL &&
          stk_kind_from_nick (nick, &kind))
        kinds |= STK_KINDS (kind);
    }

  return kinds ? kinds : STK_KINDS_ALL;
}

static void
offer_choices (const char *word, const char *prefix, const StkField *field)
{
  for (const StkChoice *c = field->choices; c != NULL && c->nick != NULL; c++)
    {
      g_autofree char *candidate = g_strconcat (prefix, c->nick, NULL);

      offer (word, candidate, "");
    }

  if (field->type == STK_FIELD_TYPE_BOOLEAN)
    {
      g_autofree char *candidate = g_strconcat (prefix, "true", NULL);

      offer (word, candidate, "");
    }
}

/* A field or member, `name=`, and once that is typed its values. */
static void
offer_field (const char *word, const char *prefix, const StkField *field)
{
  g_autofree char *path = g_strconcat (prefix, field->name, "=", NULL);

  if (g_str_has_prefix (word, path))
    offer_choices (word, path, field);
  else
    offer (word, path, "");
}

static void
offer_fields (StkCli *self, const char *option)
{
  gboolean lists_only = !g_str_equal (option, "set");
  StkKinds kinds = get_kinds (self);
  const char *word = get_word (self);
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < n_fields; i++)
    {
      const StkField *field = &fields[i];
      gboolean is_list = field->type == STK_FIELD_TYPE_LIST;
      g_autofree char *prefix = g_strconcat (field->name, ".", NULL);

      if (!(field->kinds & kinds) || (field->flags & STK_FIELD_INTERNAL))
        continue;

      if (is_list == lists_only)
        offer_field (word, "", field);

      for (size_t m = 0; is_list && !g_str_equal (option, "remove-entry") && m < stk_field_get_n_members (field); m++)
        if (!(field->members[m].flags & STK_FIELD_INTERNAL))
          offer_field (word, prefix, &field->members[m]);
    }
}

static void
offer_kinds (const char *word)
{
  for (size_t i = 0; i < STK_N_KINDS; i++)
    offer (word, stk_kind_get_info ((StkKind) i)->nick, "");
}

static void
offer_reports (const char *word)
{
  size_t n_formats;
  const StkExportFormat *formats = stk_export_get_formats (&n_formats);

  for (size_t i = 0; i < n_formats; i++)
    offer (word, formats[i].name, "");
}

/* What an option's value can be is told by how its help names it. */
static void
offer_values (StkCli *self, const GOptionEntry *entry)
{
  const char *word = get_word (self);
  const char *what = entry->arg_description;

  if (g_strcmp0 (what, "KIND") == 0)
    offer_kinds (word);
  else if (g_strcmp0 (what, "STATUS") == 0)
    offer_choices (word, "", stk_field_lookup (STK_KIND_QUOTE, STK_FIELD_STATUS));
  else if (g_strcmp0 (what, "REPORT") == 0)
    offer_reports (word);
  else if (g_strcmp0 (what, "FORMAT") == 0)
    for (const char *const *f = (const char *const[]) { "text", "json", "ndjson", NULL }; *f != NULL; f++)
      offer (word, *f, "");
  else if (g_strcmp0 (what, "FIELD=VALUE") == 0 || g_strcmp0 (what, "FIELD=ID") == 0)
    offer_fields (self, entry->long_name);
}

static gboolean
is_option (const char *word, const GOptionEntry *entry)
{
  if (entry->arg == G_OPTION_ARG_NONE || *entry->long_name == '\0')
    return FALSE;

  if (g_str_has_prefix (word, "--"))
    return g_str_equal (word + 2, entry->long_name);

  return entry->short_name != 0 && word[0] == '-' && word[1] == entry->short_name && word[2] == '\0';
}

/**
 * stk_cli_complete_option:
 * @self: the run, with the words typed so far
 * @entries: (array zero-terminated=1): the command's options
 *
 * Prints what the last word can become: the value of the option before it, or an option.
 */
void
stk_cli_complete_option (StkCli *self, const GOptionEntry *entries)
{
  const char *previous = get_previous (self);
  const char *word = get_word (self);

  for (size_t i = 0; entries[i].long_name != NULL; i++)
    if (is_option (previous, &entries[i]))
      {
        offer_values (self, &entries[i]);
        return;
      }

  for (size_t i = 0; *word == '-' && entries[i].long_name != NULL; i++)
    if (*entries[i].long_name != '\0')
      {
        g_autofree char *option = g_strconcat ("--", entries[i].long_name, NULL);

        offer (word, option, "");
      }
}

static void
offer_commands (const char *word)
{
  size_t n_commands;
  const StkCliCommand *commands = stk_cli_get_commands (&n_commands);

  for (size_t i = 0; i < n_commands; i++)
    offer (word, commands[i].name, "");
}

/**
 * stk_cli_complete:
 * @self: the run
 * @argc: how many words
 * @argv: (array length=argc): the words after the program's name, the last being the one that is typed
 *
 * Prints what the last word can become, one candidate a line.
 */
void
stk_cli_complete (StkCli *self, int argc, char **argv)
{
  const char *first = argc > 0 ? argv[0] : "";

  if (argc <= 1)
    {
      offer_commands (first);
      for (const char *const *o = (const char *const[]) { "help", "--help", "--version", NULL }; *o != NULL; o++)
        offer (first, *o, "");
      return;
    }

  if (g_str_equal (first, "help") && g_str_equal (argv[argc - 2], "fields"))
    {
      offer_kinds (argv[argc - 1]);
      return;
    }

  if (g_str_equal (first, "help"))
    {
      offer_commands (argv[argc - 1]);
      offer (argv[argc - 1], "fields", "");
      return;
    }

  self->command = stk_cli_find_command (first);
  if (self->command == NULL)
    return;

  self->completing = argv;
  self->command->run (self, 0, NULL);
  self->completing = NULL;
}

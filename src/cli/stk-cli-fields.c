/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"

#include <glib/gi18n.h>

/* Columns that names take. */
#define NAME_WIDTH 22

static char *
list_choices (const StkField *field)
{
  g_autoptr (GPtrArray) nicks = g_ptr_array_new ();

  for (const StkChoice *c = field->choices; c != NULL && c->nick != NULL; c++)
    g_ptr_array_add (nicks, (gpointer) c->nick);
  if (field->flags & STK_FIELD_OPEN)
    g_ptr_array_add (nicks, (gpointer) _ ("or other words"));
  g_ptr_array_add (nicks, NULL);

  return stk_cli_join_names ((const char *const *) nicks->pdata);
}

static char *
list_kinds (StkKinds kinds)
{
  g_autoptr (GPtrArray) nicks = g_ptr_array_new ();

  for (guint i = 0; i < STK_N_KINDS; i++)
    if (kinds & STK_KINDS (i))
      g_ptr_array_add (nicks, (gpointer) stk_kind_get_info ((StkKind) i)->nick);
  g_ptr_array_add (nicks, NULL);

  return stk_cli_join_names ((const char *const *) nicks->pdata);
}

/* What a field's value looks like. */
static char *
describe (const StkField *field)
{
  g_autofree char *kinds = NULL;

  switch (field->type)
    {
    case STK_FIELD_TYPE_CHOICE:
      return list_choices (field);
    case STK_FIELD_TYPE_BOOLEAN:
      return g_strdup (_ ("yes or no"));
    case STK_FIELD_TYPE_DATE:
      return g_strdup (_ ("a date, such as 2026-03-14"));
    case STK_FIELD_TYPE_IRI:
      return g_strdup (_ ("a link, or a file’s path from the article’s folder"));
    case STK_FIELD_TYPE_ANCHOR:
      return g_strdup (_ ("a range of words, START-END"));
    case STK_FIELD_TYPE_LINK:
      kinds = list_kinds (field->link_kinds);
      return g_strdup_printf (_ ("the id of a tag (%s)"), kinds);
    case STK_FIELD_TYPE_LIST:
      return g_strdup (_ ("a list, with --add:"));
    case STK_FIELD_TYPE_TEXT:
    case STK_FIELD_TYPE_PROSE:
    case STK_FIELD_TYPE_PERSON:
    default:
      return g_strdup (_ ("text"));
    }
}

static void
print_field (const StkField *field, const char *prefix)
{
  g_autofree char *name = g_strconcat (prefix, field->name, NULL);
  g_autofree char *description = describe (field);

  fputs ("  ", stdout);
  stk_cli_print_padded (name, NAME_WIDTH);
  puts (description);
}

static void
print_fields (StkKind kind)
{
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < n_fields; i++)
    {
      g_autofree char *prefix = g_strconcat (fields[i].name, ".", NULL);

      if (!stk_field_has_kind (&fields[i], kind) || (fields[i].flags & STK_FIELD_INTERNAL))
        continue;

      print_field (&fields[i], "");
      for (size_t m = 0; m < stk_field_get_n_members (&fields[i]); m++)
        if (!(fields[i].members[m].flags & STK_FIELD_INTERNAL))
          print_field (&fields[i].members[m], prefix);
    }
}

/**
 * stk_cli_print_fields:
 * @self: the run
 * @nick: (nullable): a kind, or %NULL for all of them
 *
 * Prints the fields that can be set, and what their values look like.
 */
void
stk_cli_print_fields (StkCli *self, const char *nick)
{
  g_autoptr (GError) error = NULL;
  StkKind only = STK_KIND_QUOTE;

  if (nick != NULL && !stk_cli_parse_kind (nick, &only, &error))
    {
      stk_cli_complain_error (self, NULL, error);
      return;
    }

  for (guint i = 0; i < STK_N_KINDS; i++)
    {
      const StkKindInfo *info = stk_kind_get_info ((StkKind) i);

      if (nick != NULL && info->kind != only)
        continue;

      printf ("%s%s:\n", nick == NULL && i > 0 ? "\n" : "", info->nick);
      print_fields (info->kind);
    }
}

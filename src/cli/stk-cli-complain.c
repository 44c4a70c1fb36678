/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"
#include "stk-desk-database.h"
#include "stk-sidecar.h"

G_DEFINE_QUARK (stk-cli-error-quark, stk_cli_error)

/**
 * stk_cli_complain:
 * @self: the run
 * @status: how bad it is
 * @file: (nullable) (type filename): the file that it is about
 * @format: what is wrong and what can be done, as for printf()
 * @...: its arguments
 *
 * Prints a message on the standard error and remembers the worst status. Always in UTF-8, whatever the locale says:
 * names and words of articles are, too.
 */
void
stk_cli_complain (StkCli *self, StkCliStatus status, const char *file, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  if (file != NULL)
    {
      g_autofree char *name = g_filename_display_name (file);

      fprintf (stderr, "%s: %s: %s\n", STK_CLI_NAME, name, message);
    }
  else
    fprintf (stderr, "%s: %s\n", STK_CLI_NAME, message);

  self->status = MAX (self->status, status);
}

static StkCliStatus
get_status_for_error (const GError *error)
{
  const GQuark USAGE[] = { G_OPTION_ERROR, STK_FIELD_ERROR };
  const GQuark FOUND[] = {
    STK_ARTICLE_ERROR,
    STK_DESK_SETTINGS_ERROR,
    STK_DOCUMENT_ERROR,
    STK_SIDECAR_ERROR,
    STK_TEXT_ERROR,
  };

  if (g_error_matches (error, STK_DESK_ERROR, STK_DESK_ERROR_QUERY))
    return STK_CLI_STATUS_USAGE;

  if (error->domain == STK_CLI_ERROR)
    return (StkCliStatus) error->code;

  for (size_t i = 0; i < G_N_ELEMENTS (USAGE); i++)
    if (error->domain == USAGE[i])
      return STK_CLI_STATUS_USAGE;

  for (size_t i = 0; i < G_N_ELEMENTS (FOUND); i++)
    if (error->domain == FOUND[i])
      return STK_CLI_STATUS_FOUND;

  return STK_CLI_STATUS_FAILED;
}

/* What follows a file's name at the start of a message, in any form that core may name the file in; %NULL if the
 * message does not start with it. */
static const char *
skip_name (const char *message, const char *file)
{
  g_autofree char *base = g_path_get_basename (file);
  g_autofree char *absolute = g_canonicalize_filename (file, NULL);
  const char *names[] = { file, base, absolute };

  for (size_t i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (message, names[i]) && message[strlen (names[i])] == ':')
      return message + strlen (names[i]);

  return NULL;
}

/* Prints @rest, which begins with a colon, after the file's name as it was typed. */
static void
complain_at (StkCli *self, StkCliStatus status, const char *file, const char *rest)
{
  g_autofree char *name = g_filename_display_name (file);

  stk_cli_complain (self, status, NULL, "%s%s", name, rest);
}

/**
 * stk_cli_complain_error:
 * @self: the run
 * @file: (nullable) (type filename): the article that it is about
 * @error: what is wrong
 *
 * Prints an error's message; its domain says how bad it is. Where the message itself names the article or its sidecar,
 * that is said once, in the way in which the article was typed.
 */
void
stk_cli_complain_error (StkCli *self, const char *file, const GError *error)
{
  StkCliStatus status = get_status_for_error (error);
  g_autofree char *sidecar = file ? g_strconcat (file, STK_SIDECAR_SUFFIX, NULL) : NULL;
  const char *rest;

  if (file != NULL && (rest = skip_name (error->message, sidecar)) != NULL)
    complain_at (self, status, sidecar, rest);
  else if (file != NULL && (rest = skip_name (error->message, file)) != NULL)
    complain_at (self, status, file, rest);
  else
    stk_cli_complain (self, status, file, "%s", error->message);
}

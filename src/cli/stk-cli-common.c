/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"
#include "stk-conflict-copy.h"
#include "stk-renamed.h"
#include "stk-sidecar.h"

#include <glib/gi18n.h>

/* Bytes of a word for which a similar one is looked for. */
#define MAX_WORD 40

/**
 * stk_cli_join_names:
 * @names: (array zero-terminated=1): words
 *
 * Returns: (transfer full): the words with commas between them
 */
char *
stk_cli_join_names (const char *const *names)
{
  return g_strjoinv (", ", (char **) names);
}

/* The least of a few ways to get from the first @i bytes of @a to the first @j of @b; see get_distance(). */
static size_t
get_step (const char *a, const char *b, size_t i, size_t j, size_t rows[3][MAX_WORD + 1])
{
  gboolean same = g_ascii_tolower (a[i - 1]) == g_ascii_tolower (b[j - 1]);
  size_t least = MIN (rows[1][j - 1] + !same, MIN (rows[1][j], rows[2][j - 1]) + 1);

  if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
    least = MIN (least, rows[0][j - 2] + 1);

  return least;
}

/* Insertions, deletions, replacements and swaps of bytes that turn @a into @b (Damerau and Levenshtein's distance,
 * in the form of optimal string alignment). Neither is longer than MAX_WORD. */
static size_t
get_distance (const char *a, const char *b)
{
  size_t rows[3][MAX_WORD + 1] = { 0 };
  size_t n = strlen (b);

  for (size_t j = 0; j <= n; j++)
    rows[2][j] = j;

  for (size_t i = 1; a[i - 1] != '\0'; i++)
    {
      memmove (rows[0], rows[1], 2 * sizeof rows[0]);
      rows[2][0] = i;
      for (size_t j = 1; j <= n; j++)
        rows[2][j] = get_step (a, b, i, j, rows);
    }

  return rows[2][n];
}

/**
 * stk_cli_find_near:
 * @word: a word that was typed
 * @candidates: (array zero-terminated=1): the words that there are
 *
 * Returns: (nullable) (transfer none): the one of @candidates that may have been meant
 */
const char *
stk_cli_find_near (const char *word, const char *const *candidates)
{
  size_t length = strlen (word);
  size_t best = MAX (1, length / 3) + 1;
  const char *near = NULL;

  for (size_t i = 0; length <= MAX_WORD && candidates[i] != NULL; i++)
    {
      size_t distance = strlen (candidates[i]) <= MAX_WORD ? get_distance (word, candidates[i]) : MAX_WORD;

      if (distance < best)
        {
          best = distance;
          near = candidates[i];
        }
    }

  return near;
}

/**
 * stk_cli_parse_kind:
 * @nick: a kind, as it was typed
 * @kind: (out): the kind
 * @error: return location for an error that lists the kinds
 *
 * Returns: whether there is such a kind
 */
gboolean
stk_cli_parse_kind (const char *nick, StkKind *kind, GError **error)
{
  const char *nicks[STK_N_KINDS + 1] = { NULL };
  g_autofree char *list = NULL;

  if (stk_kind_from_nick (nick, kind) && !stk_kind_get_info (*kind)->is_mark)
    return TRUE;

  for (size_t i = 0; i < STK_N_KINDS; i++)
    nicks[i] = stk_kind_get_info ((StkKind) i)->nick;
  list = stk_cli_join_names (nicks);
  g_set_error (error, STK_CLI_ERROR, STK_CLI_STATUS_USAGE, _ ("There is no kind “%s”. The kinds are: %s."),
               nick, list);

  return FALSE;
}

/**
 * stk_cli_parse_number:
 * @string: what was typed
 * @number: (out): the number
 *
 * Returns: whether @string is a whole number, zero or more, and nothing else
 */
gboolean
stk_cli_parse_number (const char *string, size_t *number)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (string, 10, 0, G_MAXSIZE, &value, NULL))
    return FALSE;

  *number = (size_t) value;

  return TRUE;
}

/**
 * stk_cli_take_number:
 * @option: an option's name
 * @string: what was typed with it
 * @number: (out): the number
 * @error: return location for an error
 *
 * Like stk_cli_parse_number(), with an error.
 *
 * Returns: whether @string is a whole number, zero or more
 */
gboolean
stk_cli_take_number (const char *option, const char *string, size_t *number, GError **error)
{
  if (stk_cli_parse_number (string, number))
    return TRUE;

  g_set_error (error, STK_CLI_ERROR, STK_CLI_STATUS_USAGE,
               _ ("“%s” is no value for --%s. Give a whole number, zero or more."), string, option);

  return FALSE;
}

/* Says that there are edits which a window could not save before it ended. They are part of what is read. */
static void
tell_recovery (StkCli *self, StkDocument *document, const char *file)
{
  g_autofree char *text = stk_document_dup_recovery (document);

  if (text != NULL && stk_document_get_modified (document))
    stk_cli_complain (self, STK_CLI_STATUS_FINE, file, _ ("%s They are saved with the next change to the tags."), text);
  else if (text != NULL)
    stk_cli_complain (self, STK_CLI_STATUS_FINE, file, "%s", text);
}

/**
 * stk_cli_find_copies:
 * @document: a document
 *
 * Returns: (transfer full) (element-type GFile): other versions of its tags; see stk_conflict_copies_find()
 */
GPtrArray *
stk_cli_find_copies (StkDocument *document)
{
  return stk_conflict_copies_find (stk_document_get_sidecar_file (document), stk_document_get_article (document), NULL);
}

/* As a shell takes it: most names need no quotes. */
static char *
dup_quoted (const char *file)
{
  return g_regex_match_simple ("^[\\w./+,-]+$", file, G_REGEX_RAW, 0) ? g_strdup (file) : g_shell_quote (file);
}

/* Says which files hold other versions of the tags, and how to merge them. */
static void
tell_copies (StkCli *self, StkDocument *document, const char *file)
{
  g_autoptr (GPtrArray) copies = self->quiet || self->merging_copies ? NULL : stk_cli_find_copies (document);
  g_autofree char *quoted = dup_quoted (file);

  for (guint i = 0; copies != NULL && i < copies->len; i++)
    {
      g_autofree char *base = g_file_get_basename (copies->pdata[i]);
      g_autofree char *name = g_filename_display_name (base);

      stk_cli_complain (self, STK_CLI_STATUS_FINE, file,
                        _ ("“%s” has other changes to the tags. Merge them: stickler-cli merge --copies %s"), name,
                        quoted);
    }
}

/* Says where the tags are that an article had under another name. */
static void
tell_renamed (StkCli *self, StkDocument *document, const char *file)
{
  g_autoptr (GPtrArray) found =
    self->quiet ? NULL : stk_renamed_find (stk_document_get_file (document), stk_document_get_article (document), NULL);
  g_autofree char *quoted = dup_quoted (file);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      g_autofree char *base = g_file_get_basename (found->pdata[i]);
      g_autofree char *name = g_filename_display_name (base);

      stk_cli_complain (self, STK_CLI_STATUS_FINE, file,
                        _ ("“%s” has tags of this article under another name. Take them: stickler-cli adopt %s"), name,
                        quoted);
    }
}

/* Opens an article with the tags beside it, or with those that it had under another name. */
static StkDocument *
open_with (StkCli *self, const char *file, GFile *renamed)
{
  g_autoptr (GFile) location = g_file_new_for_path (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (StkDocument) document = renamed
                                       ? stk_document_open_renamed (location, renamed, self->encoding, NULL, &error)
                                       : stk_document_open (location, self->encoding, NULL, &error);
  const GError *sidecar_error;

  if (document == NULL)
    {
      stk_cli_complain_error (self, file, error);
      return NULL;
    }

  tell_recovery (self, document, file);
  sidecar_error = stk_document_get_sidecar_error (document);
  if (sidecar_error != NULL)
    {
      stk_cli_complain_error (self, file, sidecar_error);
      return g_error_matches (sidecar_error, STK_SIDECAR_ERROR, STK_SIDECAR_ERROR_NEWER) ? g_steal_pointer (&document)
                                                                                         : NULL;
    }

  if (renamed == NULL)
    {
      tell_copies (self, document, file);
      tell_renamed (self, document, file);
    }

  return g_steal_pointer (&document);
}

/**
 * stk_cli_open:
 * @self: the run
 * @file: (type filename): an article, as it was typed
 *
 * Opens an article and its sidecar for reading. What is wrong is said.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL if the article or its sidecar cannot be read
 */
StkDocument *
stk_cli_open (StkCli *self, const char *file)
{
  return open_with (self, file, NULL);
}

static StkDocument *
open_for_writing (StkCli *self, const char *file, GFile *renamed)
{
  g_autoptr (StkDocument) document = open_with (self, file, renamed);
  g_autoptr (StkAgent) agent = NULL;

  if (document == NULL || stk_document_get_read_only (document))
    return NULL;

  agent = stk_cli_new_agent (self, file);
  stk_document_set_agent (document, agent);

  return g_steal_pointer (&document);
}

/**
 * stk_cli_open_for_writing:
 * @self: the run
 * @file: (type filename): an article, as it was typed
 *
 * Opens the article of a command that changes tags, on behalf of stk_cli_new_agent().
 * What is wrong is said.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL if it cannot be read or must not be written
 */
StkDocument *
stk_cli_open_for_writing (StkCli *self, const char *file)
{
  return open_for_writing (self, file, NULL);
}

/**
 * stk_cli_open_renamed_for_writing:
 * @self: the run
 * @file: (type filename): an article, as it was typed
 * @sidecar: the tags that it had under another name
 *
 * Like stk_cli_open_for_writing(), with the tags of stk_document_open_renamed().
 *
 * Returns: (transfer full) (nullable): the document, or %NULL if it cannot be read or must not be written
 */
StkDocument *
stk_cli_open_renamed_for_writing (StkCli *self, const char *file, GFile *sidecar)
{
  return open_for_writing (self, file, sidecar);
}

/**
 * stk_cli_save:
 * @self: the run
 * @document: a document
 * @file: (type filename): its article, as it was typed
 *
 * Saves what was changed. What is wrong is said.
 *
 * Returns: whether all is on disk
 */
gboolean
stk_cli_save (StkCli *self, StkDocument *document, const char *file)
{
  g_autoptr (GError) error = NULL;

  if (!stk_document_get_modified (document) || stk_document_save (document, NULL, &error))
    return TRUE;

  stk_cli_complain_error (self, file, error);

  return FALSE;
}

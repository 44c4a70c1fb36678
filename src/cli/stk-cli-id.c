/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"

#include <glib/gi18n.h>

#define UUID_PREFIX "urn:uuid:"

/* Hexadecimal digits that an abbreviated id has at least. */
#define MIN_DIGITS 4

static const char *
skip_prefix (const char *id)
{
  return g_str_has_prefix (id, UUID_PREFIX) ? id + strlen (UUID_PREFIX) : id;
}

static gboolean
is_abbreviation (const char *string)
{
  size_t n_digits = 0;

  for (; *string != '\0'; string++)
    {
      if (g_ascii_isxdigit (*string))
        n_digits++;
      else if (*string != '-')
        return FALSE;
    }

  return n_digits >= MIN_DIGITS;
}

/* The ids of which the UUID begins as @input does. */
static GPtrArray *
list_matches (const char *const *ids, const char *input)
{
  GPtrArray *matches = g_ptr_array_new ();
  size_t length = strlen (input);

  for (size_t i = 0; ids[i] != NULL; i++)
    if (g_str_has_prefix (ids[i], UUID_PREFIX) &&
        g_ascii_strncasecmp (skip_prefix (ids[i]), input, length) == 0)
      g_ptr_array_add (matches, (gpointer) ids[i]);

  return matches;
}

/**
 * stk_cli_match_id:
 * @ids: (array zero-terminated=1): the ids that there are
 * @input: one of them as it was typed: in full, or the first four or more hexadecimal digits of its UUID
 * @error: return location for an error that lists the ids where several fit
 *
 * Returns: (nullable) (transfer none): the one of @ids that is meant
 */
const char *
stk_cli_match_id (const char *const *ids, const char *input, GError **error)
{
  g_autoptr (GPtrArray) matches = NULL;
  g_autofree char *list = NULL;

  for (size_t i = 0; ids[i] != NULL; i++)
    if (g_str_equal (ids[i], input))
      return ids[i];

  matches = list_matches (ids, skip_prefix (input));
  if (matches->len > 0 && !is_abbreviation (skip_prefix (input)))
    g_ptr_array_set_size (matches, 0);

  if (matches->len == 1)
    return g_ptr_array_index (matches, 0);

  if (matches->len == 0)
    {
      g_set_error (error, STK_CLI_ERROR, STK_CLI_STATUS_FOUND,
                   _ ("Nothing has the id “%s”. Give it in full, or at least its first %d digits."),
                   input, MIN_DIGITS);
      return NULL;
    }

  g_ptr_array_add (matches, NULL);
  list = stk_cli_join_names ((const char *const *) matches->pdata);
  g_set_error (error, STK_CLI_ERROR, STK_CLI_STATUS_FOUND,
               _ ("The id “%s” fits several, give more of it: %s."), input, list);

  return NULL;
}

/**
 * stk_cli_find_annotation:
 * @document: a document
 * @input: the id of an annotation as it was typed, abbreviated or in full
 * @error: return location for an error
 *
 * Returns: (nullable) (transfer none): the annotation
 */
StkAnnotation *
stk_cli_find_annotation (StkDocument *document, const char *input, GError **error)
{
  StkAnnotationList *list = stk_document_get_annotations (document);
  StkAnnotation *annotation = stk_annotation_list_lookup (list, input);
  guint n = stk_annotation_list_get_n (list);
  g_autofree const char **ids = NULL;
  const char *id;

  if (annotation != NULL)
    return annotation;

  ids = g_new0 (const char *, n + 1);
  for (guint i = 0; i < n; i++)
    ids[i] = stk_annotation_get_id (stk_annotation_list_peek (list, i));

  id = stk_cli_match_id (ids, input, error);

  return id ? stk_annotation_list_lookup (list, id) : NULL;
}

static gboolean
are_unique (const char *const *ids, size_t length)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (size_t i = 0; ids[i] != NULL; i++)
    if (!g_hash_table_add (seen, stk_cli_shorten_id (ids[i], length)))
      return FALSE;

  return TRUE;
}

/**
 * stk_cli_get_short_length:
 * @ids: (array zero-terminated=1): ids
 *
 * Returns: how many characters of their UUIDs tell them apart, at whole groups of digits
 */
size_t
stk_cli_get_short_length (const char *const *ids)
{
  const size_t LENGTHS[] = { 8, 13, 18, 23 };

  for (size_t i = 0; i < G_N_ELEMENTS (LENGTHS); i++)
    if (are_unique (ids, LENGTHS[i]))
      return LENGTHS[i];

  return 36;
}

/**
 * stk_cli_shorten_id:
 * @id: an id
 * @length: how many characters of a UUID to keep
 *
 * Returns: (transfer full): the id as stk_cli_match_id() takes it; one that is no UUID stays whole
 */
char *
stk_cli_shorten_id (const char *id, size_t length)
{
  return g_str_has_prefix (id, UUID_PREFIX) ? g_strndup (skip_prefix (id), length) : g_strdup (id);
}

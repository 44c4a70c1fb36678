/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-desk-database.h"
#include "stk-desk-index.h"
#include "stk-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
take_kind (StkDeskQuery *query, const char *value, GError **error)
{
  StkKind kind;

  if (stk_kind_from_nick (value, &kind) && !stk_kind_get_info (kind)->is_mark)
    {
      query->kinds |= STK_KINDS (kind);
      return TRUE;
    }

  g_set_error (error, STK_DESK_ERROR, STK_DESK_ERROR_QUERY,
               _ ("There is no kind “%s”. The kinds are: quote, claim, source, note."), value);

  return FALSE;
}

static void
append (char **words, const char *word)
{
  g_autofree char *before = *words;

  *words = before ? g_strconcat (before, " ", word, NULL) : g_strdup (word);
}

static gboolean
take_status (StkDeskQuery *query, const char *value, GError **error)
{
  const StkField *field = stk_field_lookup (STK_KIND_QUOTE, STK_FIELD_STATUS);
  g_autoptr (GStrvBuilder) statuses = g_strv_builder_new ();

  if (stk_field_find_choice (field, value) == NULL)
    {
      stk_field_check (field, value, error);
      return FALSE;
    }

  if (query->statuses != NULL)
    g_strv_builder_addv (statuses, (const char **) query->statuses);
  g_strv_builder_add (statuses, value);
  g_strfreev (query->statuses);
  query->statuses = g_strv_builder_end (statuses);

  return TRUE;
}

static gboolean
take_person (StkDeskQuery *query, const char *value, GError **error)
{
  append (&query->person, value);

  return TRUE;
}

static const struct
{
  const char *name;
  gboolean (*take) (StkDeskQuery *query, const char *value, GError **error);
} FILTERS[] = {
  { "kind:", take_kind },
  { "state:", take_status },
  { "status:", take_status },
  { "person:", take_person },
  { "speaker:", take_person },
  { "claimant:", take_person },
  { "source:", take_person },
};

static gboolean
take_word (StkDeskQuery *query, const char *word, GError **error)
{
  for (size_t i = 0; i < G_N_ELEMENTS (FILTERS); i++)
    if (g_str_has_prefix (word, FILTERS[i].name) && word[strlen (FILTERS[i].name)] != '\0')
      return FILTERS[i].take (query, word + strlen (FILTERS[i].name), error);

  append (&query->words, word);

  return TRUE;
}

/* The end of a word: at a space outside of quotation marks. */
static const char *
find_end (const char *word)
{
  gboolean quoted = FALSE;

  while (*word != '\0' && (quoted || !g_ascii_isspace (*word)))
    if (*word++ == '"')
      quoted = !quoted;

  return word;
}

/**
 * stk_desk_query_parse:
 * @query: what is searched for so far
 * @text: what was typed
 * @error: return location for a #StkDeskError or #StkFieldError
 *
 * Adds what was typed to a search: words, and `kind:KIND`, `state:STATE` and `person:WORD`, where “speaker”, “claimant”
 * and “source” are other names for a person. What stands in quotation marks is one word.
 *
 * Returns: whether it is understood
 */
gboolean
stk_desk_query_parse (StkDeskQuery *query, const char *text, GError **error)
{
  for (const char *p = text; *p != '\0';)
    {
      const char *end = find_end (p);
      g_autofree char *word = g_strndup (p, (size_t) (end - p));

      if (*word != '\0' && !take_word (query, word, error))
        return FALSE;
      p = *end != '\0' ? end + 1 : end;
    }

  return TRUE;
}

/**
 * stk_desk_query_clear:
 * @query: a search
 *
 * Frees what it points to.
 */
void
stk_desk_query_clear (StkDeskQuery *query)
{
  g_clear_pointer (&query->words, g_free);
  g_clear_pointer (&query->person, g_free);
  g_clear_pointer (&query->statuses, g_strfreev);
}

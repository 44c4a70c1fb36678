/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"

#include <glib/gi18n.h>

/* Words that a line shows, in columns. */
#define WORDS_WIDTH 40

/**
 * stk_cli_list_breaches:
 * @self: the run
 * @document: a document
 * @file: (type filename): its article, as it was typed
 * @coverage: (nullable): what is known of its sentences; %NULL to have it found out
 *
 * Lists what keeps an article from being signed off. Settings that cannot be read are complained of.
 *
 * Returns: (transfer full) (nullable) (element-type StkBreach): what is missing
 */
GPtrArray *
stk_cli_list_breaches (StkCli *self, StkDocument *document, const char *file, StkCoverage *coverage)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StkDeskSettings) settings = stk_desk_settings_load (stk_document_get_file (document), NULL, &error);
  g_autoptr (StkCoverage) own = coverage == NULL && settings != NULL ? stk_coverage_new (document) : NULL;

  if (settings == NULL)
    {
      stk_cli_complain_error (self, file, error);
      return NULL;
    }

  return stk_rules_list_breaches (document, settings, coverage ? coverage : own);
}

static char *
dup_words (StkDocument *document, StkRange range)
{
  StkText *text = stk_article_get_text (stk_document_get_article (document));
  g_autofree char *words = range.start < range.end ? stk_text_dup_range (text, range) : g_strdup ("");

  g_strdelimit (words, "\n\t", ' ');

  return stk_cli_ellipsize (words, WORDS_WIDTH);
}

/**
 * stk_cli_print_breaches:
 * @out: where to
 * @document: a document
 * @breaches: (element-type StkBreach): what is missing in it
 *
 * Prints a line for each: the rule, what is missing, and the words.
 */
void
stk_cli_print_breaches (FILE *out, StkDocument *document, GPtrArray *breaches)
{
  for (guint i = 0; i < breaches->len; i++)
    {
      const StkBreach *breach = g_ptr_array_index (breaches, i);
      g_autofree char *words = dup_words (document, breach->range);

      fprintf (out, "  %s: %s", stk_rule_get_info (breach->rule)->nick, breach->message);
      if (*words != '\0')
        fprintf (out, ": %s", words);
      fputc ('\n', out);
    }
}

/**
 * stk_cli_breaches_to_json:
 * @breaches: (element-type StkBreach): what is missing
 *
 * Returns: (transfer full): an array of objects `{"rule", "id", "start", "end", "message"}`
 */
JsonArray *
stk_cli_breaches_to_json (GPtrArray *breaches)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < breaches->len; i++)
    {
      const StkBreach *breach = g_ptr_array_index (breaches, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "rule", stk_rule_get_info (breach->rule)->nick);
      stk_cli_set_string (object, "id", breach->id);
      json_object_set_int_member (object, "start", (gint64) breach->range.start);
      json_object_set_int_member (object, "end", (gint64) breach->range.end);
      json_object_set_string_member (object, "message", breach->message);
      json_array_add_object_element (array, object);
    }

  return array;
}

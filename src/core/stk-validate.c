/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-validate-private.h"

#include "stk-json.h"
#include "stk-sidecar.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (StkProblem, stk_problem, stk_problem_copy, stk_problem_free)

/* Makes a problem of copies of both strings. */
StkProblem *
stk_problem_new (const char *place, const char *message)
{
  StkProblem *self = g_new0 (StkProblem, 1);

  self->place = g_strdup (place);
  self->message = g_strdup (message);

  return self;
}

/**
 * stk_problem_copy:
 * @self: a problem
 *
 * Returns: (transfer full): a copy
 */
StkProblem *
stk_problem_copy (const StkProblem *self)
{
  return stk_problem_new (self->place, self->message);
}

/**
 * stk_problem_free:
 * @self: (transfer full): a problem
 */
void
stk_problem_free (StkProblem *self)
{
  g_free (self->place);
  g_free (self->message);
  g_free (self);
}

/* The parser puts line and column before what it says. */
static void
report_syntax (GPtrArray *problems, const GError *error)
{
  g_autoptr (GRegex) regex = g_regex_new ("^:(\\d+:\\d+): ", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *place = NULL;
  int end = 0;

  if (g_regex_match (regex, error->message, G_REGEX_MATCH_DEFAULT, &match))
    {
      place = g_match_info_fetch (match, 1);
      g_match_info_fetch_pos (match, 0, NULL, &end);
    }

  g_ptr_array_add (problems, stk_problem_new (place ? place : "", error->message + end));
}

static void
check_history (GPtrArray *problems, StkSidecar *sidecar)
{
  g_autoptr (GString) path = g_string_new (NULL);
  StkValidator self = { .problems = problems, .path = path };

  stk_validator_check_history (&self, sidecar);
}

static void
check_root (GPtrArray *problems, JsonNode *root, StkArticle *article)
{
  g_autoptr (GString) path = g_string_new (NULL);
  g_autoptr (GHashTable) texts =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) stk_text_unref);
  g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  StkValidator self = {
    .problems = problems,
    .path = path,
    .article = article,
    .texts = texts,
    .kinds = kinds,
    .ids = ids,
  };

  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      stk_validator_report (&self, NULL, _ ("This is no object, so it is no file of tags."));
      return;
    }

  if (article != NULL)
    g_hash_table_insert (texts, g_strdup (stk_article_get_text_digest (article)),
                         stk_text_ref (stk_article_get_text (article)));
  stk_validator_check_collection (&self, json_node_get_object (root));
}

/**
 * stk_validate_sidecar:
 * @bytes: the file
 * @article: (nullable): the article beside it, or %NULL to compare only with what the file says itself
 *
 * Looks for everything in a sidecar that is not as `docs/sidecar.md` says: what the reader passes over or keeps
 * without understanding it, too.
 *
 * Returns: (transfer full) (element-type StkProblem): the problems, in the file's order; empty where all is well
 */
GPtrArray *
stk_validate_sidecar (GBytes *bytes, StkArticle *article)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_problem_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (StkSidecar) sidecar = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (article == NULL || STK_IS_ARTICLE (article), NULL);

  root = stk_json_parse (bytes, "", &error);
  if (root == NULL)
    {
      report_syntax (problems, error);
      return g_steal_pointer (&problems);
    }

  check_root (problems, root, article);

  /* whatever the program itself would refuse is not valid, whether or not it is known above */
  if (problems->len == 0)
    sidecar = stk_sidecar_new_from_bytes (bytes, "", &error);
  if (error != NULL)
    report_syntax (problems, error);
  if (sidecar != NULL)
    check_history (problems, sidecar);

  return g_steal_pointer (&problems);
}

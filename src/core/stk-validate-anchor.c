/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-validate-private.h"

#include <glib/gi18n-lib.h>

/* Characters of an article that a message shows. */
#define MAX_SHOWN 40

/* The selectors of one target that are well formed, and where in the file they stand. */
typedef struct
{
  gboolean has_quote;
  gboolean has_position;
  JsonObject *quote;
  StkRange range;
  char *place; /* of the position; %NULL if it is not well formed */
  char *quote_place;
} Selectors;

static void
selectors_clear (Selectors *self)
{
  g_free (self->place);
  g_free (self->quote_place);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Selectors, selectors_clear)

static gboolean
check_quote (StkValidator *self, JsonObject *selector)
{
  const char *exact = stk_json_get_string (selector, "exact");
  gboolean ok = exact != NULL && *exact != '\0';

  if (!ok)
    stk_validator_report (self, "exact", _ ("The words are missing or empty."));

  for (const char *const *key = (const char *const[]) { "prefix", "suffix", NULL }; *key != NULL; key++)
    if (json_object_has_member (selector, *key) && stk_json_get_string (selector, *key) == NULL)
      stk_validator_report (self, *key, _ ("This is no string."));

  return ok;
}

static gboolean
check_position (StkValidator *self, JsonObject *selector, StkRange *range)
{
  gboolean ok = TRUE;

  if (!stk_json_get_count (selector, "start", &range->start))
    {
      stk_validator_report (self, "start", _ ("This is no whole number from 0."));
      ok = FALSE;
    }
  if (!stk_json_get_count (selector, "end", &range->end))
    {
      stk_validator_report (self, "end", _ ("This is no whole number from 0."));
      ok = FALSE;
    }
  if (ok && range->start >= range->end)
    {
      stk_validator_report (self, NULL, _ ("The range %zu-%zu holds nothing."), range->start, range->end);
      ok = FALSE;
    }

  return ok;
}

static void
check_selector (StkValidator *self, JsonObject *selector, gpointer data)
{
  Selectors *selectors = data;

  if (stk_json_has_string (selector, "type", "TextQuoteSelector"))
    {
      selectors->has_quote = TRUE;
      if (check_quote (self, selector))
        selectors->quote = selector;
      g_set_str (&selectors->quote_place, self->path->str);
    }
  else if (stk_json_has_string (selector, "type", "TextPositionSelector"))
    {
      selectors->has_position = TRUE;
      if (check_position (self, selector, &selectors->range))
        g_set_str (&selectors->place, self->path->str);
    }
}

static char *
shorten (const char *utf8)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (utf8, -1) <= MAX_SHOWN)
    return g_strdup (utf8);

  start = g_utf8_substring (utf8, 0, MAX_SHOWN);

  return g_strconcat (start, "…", NULL);
}

static void
check_words (StkValidator *self, StkText *text, const Selectors *selectors)
{
  const char *exact = stk_json_get_string (selectors->quote, "exact");
  StkRange range = selectors->range;
  g_autofree char *words = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *expected = NULL;

  if (stk_text_range_equals (text, range, exact))
    return;

  words = stk_text_dup_range (text, range);
  shown = shorten (words);
  expected = shorten (exact);
  stk_validator_report_at (self, selectors->place, NULL, _ ("At %zu-%zu the text has “%s”, not “%s”."), range.start,
                           range.end, shown, expected);
}

/* The words before (or after) a range that are as long as the context that is kept of them. */
static void
check_context (StkValidator *self, StkText *text, const Selectors *selectors, const char *key, gboolean before)
{
  const char *context = stk_json_get_string (selectors->quote, key);
  size_t length = context ? (size_t) g_utf8_strlen (context, -1) : 0;
  size_t total = stk_text_get_length (text);
  StkRange range = selectors->range;
  StkRange around;

  if (length == 0)
    return;

  if (before)
    around = STK_RANGE (range.start - MIN (length, range.start), range.start);
  else
    around = STK_RANGE (range.end, range.end + MIN (length, total - range.end));

  if (!stk_text_range_equals (text, around, context))
    stk_validator_report_at (self, selectors->quote_place, key, _ ("This does not stand next to the words."));
}

static void
check_in_text (StkValidator *self, StkText *text, const Selectors *selectors)
{
  if (selectors->range.end > stk_text_get_length (text))
    {
      stk_validator_report_at (self, selectors->place, "end",
                               _ ("The range %zu-%zu reaches outside the text, which has %zu characters."),
                               selectors->range.start, selectors->range.end, stk_text_get_length (text));
      return;
    }

  check_words (self, text, selectors);
  check_context (self, text, selectors, "prefix", TRUE);
  check_context (self, text, selectors, "suffix", FALSE);
}

static void
find_digest (StkValidator *self, JsonObject *state, gpointer data)
{
  const char **digest = data;

  stk_validator_check_digest (self, state, "stk:textDigest");
  if (stk_json_get_string (state, "stk:textDigest") != NULL)
    *digest = stk_json_get_string (state, "stk:textDigest");
}

/* The text that a target counts in, if the file or the article has it. */
static StkText *
find_text (StkValidator *self, JsonObject *target)
{
  const char *digest = self->text_digest;

  stk_validator_foreach (self, target, "state", find_digest, &digest);

  return digest ? g_hash_table_lookup (self->texts, digest) : NULL;
}

/**
 * stk_validator_check_anchor:
 * @self: a check
 * @target: a target, or a body that points to words of the article
 *
 * Checks that both selectors are there and well formed, and that they fit the text that they count in: the one with
 * the digest that @target names.
 */
void
stk_validator_check_anchor (StkValidator *self, JsonObject *target)
{
  g_auto (Selectors) selectors = { 0 };
  const char *source = stk_json_get_iri (target, "source");
  StkText *text = find_text (self, target);

  if (source == NULL || (self->document_id != NULL && !g_str_equal (source, self->document_id)))
    stk_validator_report (self, "source", _ ("This is not the article’s id, “%s”."),
                          self->document_id ? self->document_id : "");

  stk_validator_foreach (self, target, "selector", check_selector, &selectors);
  if (!selectors.has_quote)
    stk_validator_report (self, "selector", _ ("There is no TextQuoteSelector."));
  if (!selectors.has_position)
    stk_validator_report (self, "selector", _ ("There is no TextPositionSelector."));

  if (selectors.quote != NULL && selectors.place != NULL && text != NULL)
    check_in_text (self, text, &selectors);
}

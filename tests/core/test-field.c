/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-test.h"
#include "stk-vocabulary.h"

#include <string.h>

/* Others hold an anchor or records. */
static gboolean
holds_string (const StkField *field)
{
  return field->type != STK_FIELD_TYPE_ANCHOR && field->type != STK_FIELD_TYPE_LIST;
}

static gboolean
is_name (const char *name)
{
  return strspn (name, "abcdefghijklmnopqrstuvwxyz-") == strlen (name) && *name != '-' && *name != '\0';
}

/* In the sidecar, no two fields of a kind may be in one place. */
static gboolean
same_place (const StkField *a, const StkField *b)
{
  return a->place == b->place && a->place != STK_FIELD_PLACE_NONE && g_strcmp0 (a->term, b->term) == 0 &&
         g_strcmp0 (a->purpose, b->purpose) == 0;
}

static void
test_unique (void)
{
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  g_assert_cmpuint (n_fields, >, 30);
  for (size_t i = 0; i < n_fields; i++)
    {
      g_assert_cmpuint (stk_field_get_index (&fields[i]), ==, i);
      for (size_t j = 0; j < i; j++)
        if ((fields[i].kinds & fields[j].kinds) != 0)
          {
            g_assert_cmpstr (fields[i].name, !=, fields[j].name);
            g_assert_cmpstr (fields[i].label, !=, fields[j].label);
            g_assert_false (same_place (&fields[i], &fields[j]));
          }
        else if (same_place (&fields[i], &fields[j]))
          {
            /* what moves along when the kind is changed has to mean the same */
            g_assert_cmpint (fields[i].type, ==, fields[j].type);
            g_assert_true (fields[i].choices == fields[j].choices);
            g_assert_true (fields[i].members == fields[j].members);
          }
    }
}

static void
check_choices (const StkField *field)
{
  guint n = 0;

  g_assert_cmpint (field->choices != NULL, ==, field->type == STK_FIELD_TYPE_CHOICE);
  g_assert_true (!(field->flags & STK_FIELD_OPEN) || field->choices != NULL);
  if (field->choices == NULL)
    return;

  /* an array that does not end is read beyond its end, which the sanitizers notice */
  for (const StkChoice *c = field->choices; c->nick != NULL; c++, n++)
    {
      g_assert_cmpuint (n, <, 20);
      g_assert_true (is_name (c->nick));
      g_assert_nonnull (c->label);
      g_assert_cmpint (c->tone, <=, STK_TONE_BAD);
      g_assert_true (stk_field_find_choice (field, c->nick) == c);
      g_assert_cmpstr (stk_field_get_display (field, c->nick), ==, c->label);
    }
  g_assert_cmpuint (n, >, 1);
  g_assert_cmpint (field->choices == STK_SOURCE_TYPES, ==, field->choices[0].entity_type != NULL);
}

static void
check_members (const StkField *field)
{
  size_t n = stk_field_get_n_members (field);

  g_assert_cmpint (n > 0, ==, field->type == STK_FIELD_TYPE_LIST);
  for (size_t i = 0; i < n; i++)
    {
      const StkField *member = &field->members[i];

      g_assert_true (is_name (member->name));
      g_assert_nonnull (member->term);
      g_assert_nonnull (member->label);
      g_assert_true (holds_string (member));
      g_assert_cmpuint (stk_field_find_member (field, member->name), ==, i);
      check_choices (member);
      for (size_t j = 0; j < i; j++)
        {
          g_assert_cmpstr (member->name, !=, field->members[j].name);
          if (member->place == field->members[j].place)
            g_assert_cmpstr (member->term, !=, field->members[j].term);
        }
    }
  g_assert_cmpuint (stk_field_find_member (field, "no-such-member"), ==, G_MAXSIZE);
}

/* Terms of a context of their own have a prefix; those without are of the Web Annotation context. */
static gboolean
is_term (const char *term)
{
  static const char *const BARE[] = { "id", "name", "value", "creator", "created", NULL };

  return g_strv_contains (BARE, term) || g_str_has_prefix (term, "stk:") || g_str_has_prefix (term, "schema:");
}

static void
check_place (const StkField *field)
{
  gboolean confidential = (field->flags & STK_FIELD_CONFIDENTIAL) != 0;
  gboolean body = field->place == STK_FIELD_PLACE_BODY;

  g_assert_cmpint (confidential, ==, field->place == STK_FIELD_PLACE_NONE);
  g_assert_false (confidential && (field->flags & (STK_FIELD_EXPORTED | STK_FIELD_SUMMARY)) != 0);
  g_assert_cmpint (body, ==, field->purpose != NULL);
  g_assert_cmpint (field->type == STK_FIELD_TYPE_LINK, ==, field->link_kinds != 0);

  /* these forms have room in a body only */
  if (field->type == STK_FIELD_TYPE_LINK || field->type == STK_FIELD_TYPE_ANCHOR || field->type == STK_FIELD_TYPE_LIST)
    g_assert_true (body);
  if (body)
    g_assert_true (field->type == STK_FIELD_TYPE_LINK || field->type == STK_FIELD_TYPE_ANCHOR ||
                   field->type == STK_FIELD_TYPE_LIST || field->type == STK_FIELD_TYPE_PROSE);
  else if (!confidential)
    g_assert_true (is_term (field->term));
}

static void
test_rows (void)
{
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < n_fields; i++)
    {
      g_test_message ("%s", fields[i].name);
      g_assert_true (is_name (fields[i].name));
      g_assert_nonnull (fields[i].label);
      g_assert_cmpuint (fields[i].kinds, !=, 0);
      g_assert_cmpuint (fields[i].kinds >> STK_N_KINDS_AND_MARKS, ==, 0);
      g_assert_cmpuint (fields[i].link_kinds & ~STK_KINDS_ALL, ==, 0);
      check_choices (&fields[i]);
      check_members (&fields[i]);
      check_place (&fields[i]);
    }
}

/* All that the design names. */
static void
test_complete (void)
{
  static const char *const NAMES[STK_N_KINDS_AND_MARKS] = {
    [STK_KIND_QUOTE] = "status origin form cue speaker speaker-mention addressee channel ground-rules verified-by "
                       "backup backup-locator record-wording translated note comments",
    [STK_KIND_CLAIM] = "status origin statement claimant quoted-in type priority legal-risk finding suggested-text "
                       "right-of-reply right-of-reply-date evidence verdict note comments",
    [STK_KIND_SOURCE] = "status origin name type role affiliation contact identity-known-by kept-by anonymity-reason "
                        "anonymity-approved-by conflict-of-interest links via note comments",
    [STK_KIND_NOTE] = "status origin text comments",
    [STK_KIND_CLEAR] = "left-out",
    [STK_KIND_ARTICLE] = "signed-off-by signed-off signed-off-text signed-off-tags sign-off-override",
  };

  for (StkKind kind = 0; kind < STK_N_KINDS_AND_MARKS; kind++)
    {
      g_auto (GStrv) names = g_strsplit (NAMES[kind], " ", -1);

      for (guint i = 0; names[i] != NULL; i++)
        {
          const StkField *field = stk_field_lookup (kind, names[i]);

          g_assert_nonnull (field);
          g_assert_cmpstr (field->name, ==, names[i]);
        }
    }
}

static void
test_lookup (void)
{
  static const struct
  {
    StkKind kind;
    const char *name;
    const char *found;
  } ROWS[] = {
    { STK_KIND_QUOTE, "ground-rules", "ground-rules" },
    { STK_KIND_QUOTE, "ground_rules", "ground-rules" },
    { STK_KIND_QUOTE, "Ground Rules", "ground-rules" },
    { STK_KIND_QUOTE, "GROUNDRULES", "ground-rules" },
    { STK_KIND_QUOTE, "groundRules", "ground-rules" },
    { STK_KIND_QUOTE, "-ground-rules-", "ground-rules" },
    { STK_KIND_QUOTE, "ground", NULL },
    { STK_KIND_QUOTE, "ground-rulesx", NULL },
    { STK_KIND_QUOTE, "", NULL },
    { STK_KIND_QUOTE, "-", NULL },
    { STK_KIND_QUOTE, "ground–rules", NULL },
    { STK_KIND_CLAIM, "ground-rules", NULL },
    { STK_KIND_CLAIM, "type", "type" },
    { STK_KIND_QUOTE, "type", NULL },
    { STK_KIND_NOTE, "text", "text" },
    { STK_KIND_NOTE, "note", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      const StkField *field = stk_field_lookup (ROWS[i].kind, ROWS[i].name);

      g_assert_cmpstr (field ? field->name : NULL, ==, ROWS[i].found);
      if (field != NULL)
        g_assert_true (stk_field_has_kind (field, ROWS[i].kind));
    }

  g_assert_true (stk_field_lookup (STK_KIND_CLAIM, "type") != stk_field_lookup (STK_KIND_SOURCE, "type"));
}

static void
test_lookup_error (void)
{
  static const struct
  {
    StkKind kind;
    const char *name;
  } ROWS[] = {
    { STK_KIND_QUOTE, "colour" },
    { STK_KIND_NOTE, "note" },
    { STK_KIND_NOTE, "origin" }, /* what the program keeps for itself */
    { STK_KIND_SOURCE, "entity" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (stk_field_lookup_or_error (ROWS[i].kind, ROWS[i].name, &error));
      g_assert_error (error, STK_FIELD_ERROR, STK_FIELD_ERROR_UNKNOWN);
      g_assert_nonnull (strstr (error->message, ROWS[i].name));
      g_assert_nonnull (strstr (error->message, "comments"));
      g_assert_null (strstr (error->message, "origin-rule"));
    }

  {
    g_autoptr (GError) error = NULL;

    g_assert_null (stk_field_lookup_or_error (STK_KIND_NOTE, "colour", &error));
    g_assert_cmpstr (error->message, ==, "A note has no field “colour”. Its fields are: status, text, comments.");
    g_assert_true (stk_field_lookup_or_error (STK_KIND_NOTE, "Text", NULL) == stk_test_field (STK_KIND_NOTE, "text"));
  }
}

typedef struct
{
  StkKind kind;
  const char *name;
  const char *input;
  const char *value; /* NULL: refused */
} ParseRow;

static const ParseRow PARSE_ROWS[] = {
  { STK_KIND_QUOTE, "form", "direct", "direct" },
  { STK_KIND_QUOTE, "form", " Direct ", "direct" },
  { STK_KIND_QUOTE, "channel", "Press Report", "press-report" },
  { STK_KIND_QUOTE, "channel", "press_report", "press-report" },
  { STK_KIND_QUOTE, "channel", "press", NULL },
  { STK_KIND_QUOTE, "form", "", "" },
  { STK_KIND_QUOTE, "form", "  ", "" },
  { STK_KIND_QUOTE, "form", "-", NULL },
  { STK_KIND_CLAIM, "verdict", "Half True", "half-true" },
  { STK_KIND_CLAIM, "verdict", "Four Pinocchios", "Four Pinocchios" }, /* a newsroom's own words */
  { STK_KIND_QUOTE, "translated", "true", "true" },
  { STK_KIND_QUOTE, "translated", "Yes", "true" },
  { STK_KIND_QUOTE, "translated", "no", "" },
  { STK_KIND_QUOTE, "translated", "FALSE", "" },
  { STK_KIND_QUOTE, "translated", "", "" },
  { STK_KIND_QUOTE, "translated", "1", NULL },
  { STK_KIND_CLAIM, "right-of-reply-date", "2026-03-14", "2026-03-14" },
  { STK_KIND_CLAIM, "right-of-reply-date", " 2024-02-29\n", "2024-02-29" },
  { STK_KIND_CLAIM, "right-of-reply-date", "2026-02-29", NULL },
  { STK_KIND_CLAIM, "right-of-reply-date", "2026-04-31", NULL },
  { STK_KIND_CLAIM, "right-of-reply-date", "2026-13-01", NULL },
  { STK_KIND_CLAIM, "right-of-reply-date", "2026-00-10", NULL },
  { STK_KIND_CLAIM, "right-of-reply-date", "2026-01-00", NULL },
  { STK_KIND_CLAIM, "right-of-reply-date", "0000-01-01", NULL },
  { STK_KIND_CLAIM, "right-of-reply-date", "2026-1-1", NULL },
  { STK_KIND_CLAIM, "right-of-reply-date", "2026- 3-14", NULL },
  { STK_KIND_CLAIM, "right-of-reply-date", "2026-+3-14", NULL },
  { STK_KIND_CLAIM, "right-of-reply-date", "2026/03/14", NULL },
  { STK_KIND_CLAIM, "right-of-reply-date", "2026-03-14T10:00:00Z", NULL },
  { STK_KIND_CLAIM, "right-of-reply-date", "14 March 2026", NULL },
  { STK_KIND_CLAIM, "right-of-reply-date", "２０２６-03-14", NULL },
  { STK_KIND_QUOTE, "backup", "https://archive.example/tape?x=1#t=30", "https://archive.example/tape?x=1#t=30" },
  { STK_KIND_QUOTE, "backup", "tapes/brandt.wav", "tapes/brandt.wav" },
  { STK_KIND_QUOTE, "backup", "tapes/the long one.wav", "tapes/the long one.wav" },
  { STK_KIND_QUOTE, "backup", "/home/mira/brandt.wav", NULL }, /* sidecars travel */
  { STK_KIND_QUOTE, "backup", "https://[broken", NULL },
  { STK_KIND_QUOTE, "addressee", "  the Courier ", "the Courier" },
  { STK_KIND_QUOTE, "record-wording", " with\nits spaces ", " with\nits spaces " },
  { STK_KIND_SOURCE, "name", "Zoë Lindqvist", "Zoë Lindqvist" },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (PARSE_ROWS); i++)
    {
      const ParseRow *row = &PARSE_ROWS[i];
      const StkField *field = stk_test_field (row->kind, row->name);
      g_autoptr (GError) error = NULL;
      g_autofree char *value = stk_field_parse (field, row->input, &error);

      g_test_message ("%s: “%s”", row->name, row->input);
      g_assert_cmpstr (value, ==, row->value);
      if (row->value == NULL)
        {
          g_assert_error (error, STK_FIELD_ERROR, STK_FIELD_ERROR_VALUE);
          g_assert_nonnull (strstr (error->message, row->name));
        }
      else
        {
          g_assert_no_error (error);
          if (*value != '\0')
            g_assert_true (stk_field_check (field, value, NULL));
        }
    }
}

/* What is not put right by the parser is not let through by the check. */
static void
test_check (void)
{
  static const struct
  {
    StkKind kind;
    const char *name;
    const char *value;
    const char *message; /* NULL: good */
  } ROWS[] = {
    { STK_KIND_QUOTE, "form", "direct", NULL },
    { STK_KIND_QUOTE, "form", "oral", "“oral” is no value for the field “form”. Its values are: direct, mixed, indirect." },
    { STK_KIND_QUOTE, "translated", "true", NULL },
    { STK_KIND_QUOTE, "translated", "yes", "“yes” is no value for the field “translated”. Its values are: true, false." },
    { STK_KIND_CLAIM, "right-of-reply-date", "2026-03-14", NULL },
    { STK_KIND_CLAIM, "right-of-reply-date", "2026-3-14",
      "“2026-3-14” is no date for the field “right-of-reply-date”. Write it as year-month-day, such as 2026-03-14." },
    { STK_KIND_QUOTE, "backup", "/x",
      "“/x” is no value for the field “backup”. Give a full link, or a file’s path from the article’s folder." },
    { STK_KIND_QUOTE, "speaker", "urn:uuid:1", NULL },
    { STK_KIND_QUOTE, "note", "anything", NULL },
    { STK_KIND_CLAIM, "verdict", "anything", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean good = stk_field_check (stk_test_field (ROWS[i].kind, ROWS[i].name), ROWS[i].value, &error);

      g_assert_cmpint (good, ==, ROWS[i].message == NULL);
      g_assert_cmpstr (error ? error->message : NULL, ==, ROWS[i].message);
    }
}

static void
test_display (void)
{
  const StkField *form = stk_test_field (STK_KIND_QUOTE, "form");
  const StkField *note = stk_test_field (STK_KIND_QUOTE, "note");

  g_assert_cmpstr (stk_field_get_display (form, "direct"), ==, "Direct");
  g_assert_cmpstr (stk_field_get_display (form, "unheard of"), ==, "unheard of");
  g_assert_null (stk_field_get_display (form, NULL));
  g_assert_cmpstr (stk_field_get_display (note, "direct"), ==, "direct");
  g_assert_null (stk_field_find_choice (form, NULL));
  g_assert_null (stk_field_find_choice (note, "direct"));
}

/* No digit has two meanings for a kind, and every digit one for quotes and claims. */
static void
test_digits (void)
{
  for (guint digit = 1; digit <= STK_CHOICE_MAX_DIGIT; digit++)
    {
      g_autofree char *label = stk_field_dup_digit_label (digit);

      g_assert_cmpstr (label, !=, "");
      for (guint kind = 0; kind < STK_N_KINDS; kind++)
        {
          size_t n_fields;
          guint n_meanings = 0;
          const StkField *fields = stk_field_get_all (&n_fields);

          for (size_t i = 0; i < n_fields; i++)
            for (const StkChoice *c = fields[i].choices; c != NULL && c->nick != NULL; c++)
              n_meanings += stk_field_has_kind (&fields[i], kind) && c->digit == digit;
          g_assert_cmpuint (n_meanings, <=, 1);
          if (kind == STK_KIND_QUOTE || kind == STK_KIND_CLAIM)
            g_assert_cmpuint (n_meanings, ==, 1);
        }
    }
}

int
main (int argc, char *argv[])
{
  stk_test_init (&argc, &argv);

  g_test_add_func ("/field/unique", test_unique);
  g_test_add_func ("/field/rows", test_rows);
  g_test_add_func ("/field/complete", test_complete);
  g_test_add_func ("/field/lookup", test_lookup);
  g_test_add_func ("/field/lookup-error", test_lookup_error);
  g_test_add_func ("/field/parse", test_parse);
  g_test_add_func ("/field/check", test_check);
  g_test_add_func ("/field/display", test_display);
  g_test_add_func ("/field/digits", test_digits);

  return g_test_run ();
}

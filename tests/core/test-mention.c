/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-mention.h"
#include "stk-test.h"

#include <string.h>

/* Where the source's tag is, and where mentions are to be found. Neither is in any text. */
#define OPEN "⟦"
#define CLOSE "⟧"
#define EXPECTED_OPEN "⟨"
#define EXPECTED_CLOSE "⟩"

typedef struct
{
  const char *text;
  const char *type; /* of the source; NULL for none */
  const char *rules;
} Row;

static const Row ROWS[] = {
  /* the whole name, and the surname where it stands alone */
  { "Harbour master ⟦Ilka Brandvold⟧ said the quay was closed. ⟨Brandvold⟩ gave no date.", NULL, "surname" },
  { "⟦Ilka Brandvold⟧ spoke first. Hours later ⟨Ilka Brandvold⟩ spoke again.", NULL, "name" },
  { "⟦Ilka Brandvold⟧ spoke. The council agreed with Mr. ⟨Brandvold⟩’s view.", NULL, "surname" },

  /* somebody else of that name */
  { "⟦Ilka Brandvold⟧ spoke. Her brother Tore Brandvold did not.", NULL, "" },
  { "⟦Ilka Brandvold⟧ spoke. The Brandvold Foundation did not.", NULL, "" },

  /* pronouns: of the person named last, near by, outside quotations */
  { "⟦Ilka Brandvold⟧ spoke. ⟨She⟩ named no date, and ⟨she⟩ left.", NULL, "pronoun pronoun" },
  { "⟦Ilka Brandvold⟧ spoke. Tore Quist listened. She left.", NULL, "" },
  { "⟦Ilka Brandvold⟧ said “he told me that he knew”.", NULL, "" },
  { "⟦Ilka Brandvold⟧ spoke. ⟨She⟩ left before he came.", NULL, "pronoun" },
  { "⟦Ilka Brandvold⟧ spoke.\n\nIt rained all day.\n\nThe quay was empty.\n\nShe left.", NULL, "" },
  { "Die Hafenmeisterin ⟦Ilka Brandvold⟧ sprach zuerst. Später ging ⟨sie⟩ an Bord.", NULL, "pronoun" },

  /* a body has neither a surname nor a pronoun */
  { "The ⟦Harbour Board⟧ met. The Board will vote, and she will wait.", "named-group", "" },
  { "The ⟦Harbour Board⟧ met. On Monday the ⟨Harbour Board⟩ votes.", "named-group", "name" },

  /* words without a name */
  { "A ⟦person close to the talks⟧ spoke. She left.", "unnamed-person", "" },

  /* names with small words in them, and in other scripts */
  { "⟦Pieter van der Zee⟧ spoke. ⟨Zee⟩ is a common name.", NULL, "surname" },
  { "Сказал ⟦Илья Брандт⟧. Потом ушёл ⟨Брандт⟩.", NULL, "surname" },
};

/* Takes the signs out of a text, and notes what is between them. */
static char *
read_signs (const char *marked, StkRange *tag, GArray *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  size_t offset = 0, start = 0;

  for (const char *p = marked; *p; p = g_utf8_next_char (p))
    {
      if (g_str_has_prefix (p, OPEN) || g_str_has_prefix (p, EXPECTED_OPEN))
        start = offset;
      else if (g_str_has_prefix (p, CLOSE))
        *tag = STK_RANGE (start, offset);
      else if (g_str_has_prefix (p, EXPECTED_CLOSE))
        g_array_append_val (expected, STK_RANGE (start, offset));
      else
        {
          g_string_append_unichar (text, g_utf8_get_char (p));
          offset++;
        }
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static StkDocument *
open_document (StkTestFolder *folder, const char *text)
{
  g_autoptr (GFile) file = stk_test_folder_write (folder, "article.txt", text);
  g_autoptr (GError) error = NULL;
  StkDocument *document = stk_document_open (file, NULL, NULL, &error);

  g_assert_no_error (error);

  return document;
}

static const char *
tag (StkDocument *document, StkRange range, const char *type)
{
  g_autoptr (GError) error = NULL;
  StkAnnotation *source = stk_document_add (document, STK_KIND_SOURCE, &range, 1, &error);
  const char *id;

  g_assert_no_error (error);
  id = g_intern_string (stk_annotation_get_id (source));
  if (type != NULL)
    stk_document_set_string (document, id, stk_field_lookup (STK_KIND_SOURCE, "type"), type, &error);
  g_assert_no_error (error);

  return id;
}

static void
check_row (const Row *row)
{
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (StkRange));
  g_autoptr (StkTestFolder) folder = stk_test_folder_new ();
  g_autoptr (StkDocument) document = NULL;
  g_autoptr (GArray) mentions = NULL;
  g_autoptr (GString) rules = g_string_new (NULL);
  g_autofree char *text = NULL;
  StkAnnotationList *annotations;
  StkRange range = { 0, 0 };
  const char *id;

  text = read_signs (row->text, &range, expected);
  document = open_document (folder, text);
  annotations = stk_document_get_annotations (document);
  id = tag (document, range, row->type);
  mentions = stk_mention_propose (stk_document_get_article (document), annotations,
                                  stk_annotation_list_lookup (annotations, id));

  g_test_message ("%s", row->text);
  g_assert_cmpuint (mentions->len, ==, expected->len);
  for (guint i = 0; i < mentions->len; i++)
    {
      const StkMention *mention = &g_array_index (mentions, StkMention, i);

      g_assert_true (stk_range_equal (mention->range, g_array_index (expected, StkRange, i)));
      g_assert_cmpfloat (mention->score, >, 0);
      g_assert_cmpfloat (mention->score, <, 1);
      g_string_append_printf (rules, "%s%s", i > 0 ? " " : "", mention->rule);
    }
  g_assert_cmpstr (rules->str, ==, row->rules);
}

static void
test_propose (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (ROWS); i++)
    check_row (&ROWS[i]);
}

static const char *
get_string (StkDocument *document, const char *id, const char *name)
{
  return stk_annotation_get_string (stk_annotation_list_lookup (stk_document_get_annotations (document), id), name);
}

static void
test_suggest (void)
{
  g_autoptr (StkTestFolder) folder = stk_test_folder_new ();
  g_autoptr (StkDocument) document =
    open_document (folder, "Ilka Brandvold spoke. Brandvold named no date. She left.\n");
  StkAnnotationList *annotations = stk_document_get_annotations (document);
  const char *id = tag (document, STK_RANGE (0, 14), NULL);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (stk_mention_suggest (document, id, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (stk_annotation_list_get_n (annotations), ==, 3);
  for (guint i = 1; i < 3; i++)
    {
      const char *mention = stk_annotation_get_id (stk_annotation_list_peek (annotations, i));

      g_assert_cmpstr (get_string (document, mention, "status"), ==, "suggested");
      g_assert_cmpstr (get_string (document, mention, "origin"), ==, "suggested");
      g_assert_cmpstr (get_string (document, mention, "origin-rule"), ==, i == 1 ? "surname" : "pronoun");
      g_assert_cmpstr (get_string (document, mention, "mention-of"), ==, id);
    }

  /* what is tagged is not proposed again; and all of it is one step */
  g_assert_true (stk_mention_suggest (document, id, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  stk_document_undo (document);
  g_assert_cmpuint (stk_annotation_list_get_n (annotations), ==, 1);
}

static const char *
get_source (StkDocument *document, const char *id)
{
  StkAnnotationList *annotations = stk_document_get_annotations (document);

  return stk_annotation_get_id (stk_mention_get_source (annotations, stk_annotation_list_lookup (annotations, id)));
}

static void
test_join (void)
{
  g_autoptr (StkTestFolder) folder = stk_test_folder_new ();
  g_autoptr (StkDocument) document = open_document (folder, "One two three four five six.\n");
  const char *a = tag (document, STK_RANGE (0, 3), NULL), *b = tag (document, STK_RANGE (4, 7), NULL);
  const char *c = tag (document, STK_RANGE (8, 13), NULL), *d = tag (document, STK_RANGE (14, 18), NULL);
  g_autoptr (GError) error = NULL;

  /* the one with a name is the source */
  stk_document_set_string (document, b, stk_field_lookup (STK_KIND_SOURCE, "name"), "Two", &error);
  g_assert_true (stk_mention_join (document, (const char *const[]) { a, b, NULL }, &error));
  g_assert_cmpstr (get_string (document, a, "mention-of"), ==, b);
  g_assert_null (get_string (document, b, "mention-of"));

  /* another source brings its own mentions along */
  g_assert_true (stk_mention_join (document, (const char *const[]) { d, c, NULL }, &error));
  g_assert_cmpstr (get_source (document, c), ==, d);
  g_assert_true (stk_mention_join (document, (const char *const[]) { a, c, NULL }, &error));
  g_assert_no_error (error);
  for (size_t i = 0; i < 4; i++)
    g_assert_cmpstr (get_source (document, ((const char *[]) { a, b, c, d })[i]), ==, b);

  stk_document_undo (document);
  g_assert_cmpstr (get_source (document, c), ==, d);
}

/* Two people may each have made one a mention of the other; that is no reason to search forever. */
static void
test_circle (void)
{
  g_autoptr (StkTestFolder) folder = stk_test_folder_new ();
  g_autoptr (StkDocument) document = open_document (folder, "One two three.\n");
  const StkField *field = stk_field_lookup (STK_KIND_SOURCE, "mention-of");
  const char *a = tag (document, STK_RANGE (0, 3), NULL), *b = tag (document, STK_RANGE (4, 7), NULL);
  const char *c = tag (document, STK_RANGE (8, 13), NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (stk_document_set_string (document, a, field, b, &error));
  g_assert_true (stk_document_set_string (document, b, field, a, &error));
  g_assert_true (stk_document_set_string (document, c, field, a, &error));
  g_assert_cmpstr (get_source (document, a), ==, b);
  g_assert_nonnull (get_source (document, c));
}

int
main (int argc, char **argv)
{
  stk_test_init (&argc, &argv);

  g_test_add_func ("/mention/propose", test_propose);
  g_test_add_func ("/mention/suggest", test_suggest);
  g_test_add_func ("/mention/join", test_join);
  g_test_add_func ("/mention/circle", test_circle);

  return g_test_run ();
}

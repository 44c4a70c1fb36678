/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-validate-private.h"

#include "stk-sidecar.h"

#include <glib/gi18n-lib.h>

#define CONTEXT "http://www.w3.org/ns/anno.jsonld"
#define NAMESPACE "https://stickler-app.github.io/ns/1#"

static void
check_context (StkValidator *self, JsonObject *root)
{
  g_autoptr (GPtrArray) values = stk_json_list_values (root, "@context");
  gboolean has_namespace = FALSE;

  for (guint i = 0; i < values->len; i++)
    {
      JsonNode *node = g_ptr_array_index (values, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        has_namespace |= g_strcmp0 (stk_json_get_string (json_node_get_object (node), "stk"), NAMESPACE) == 0;
    }

  if (!stk_json_has_string (root, "@context", CONTEXT))
    stk_validator_report (self, "@context", _ ("“%s” is missing."), CONTEXT);
  if (!has_namespace)
    stk_validator_report (self, "@context", _ ("“stk” is not said to be “%s”."), NAMESPACE);
}

static void
check_version (StkValidator *self, JsonObject *root)
{
  size_t version;

  if (!stk_json_get_count (root, "stk:version", &version) || version == 0)
    stk_validator_report (self, "stk:version", _ ("The format’s version is missing or no whole number from 1."));
  else if (version > STK_SIDECAR_VERSION)
    stk_validator_report (self, "stk:version",
                          _ ("Version %zu is newer than %d, the one that this program knows."),
                          version, STK_SIDECAR_VERSION);
}

/* A text and the digest and length that go with it; the text is kept for the anchors that count in it. */
static void
check_text (StkValidator *self, JsonObject *object, gpointer data)
{
  const char *digest = stk_json_get_string (object, "stk:textDigest");
  const char *utf8 = stk_json_get_string (object, "stk:text");
  g_autoptr (StkText) text = utf8 ? stk_text_new (utf8, -1, NULL) : NULL;
  g_autofree char *actual = text ? stk_text_dup_digest (text) : NULL;
  size_t length;

  stk_validator_check_digest (self, object, "stk:textDigest");
  if (text == NULL)
    return;

  if (digest != NULL && !g_str_equal (actual, digest))
    stk_validator_report (self, "stk:textDigest", _ ("This is not the digest of “stk:text”, which is %s."), actual);
  if (stk_json_get_count (object, "stk:textLength", &length) && length != stk_text_get_length (text))
    stk_validator_report (self, "stk:textLength",
                          _ ("The length is said to be %zu, but “stk:text” has %zu"
                             " characters."),
                          length, stk_text_get_length (text));

  g_hash_table_insert (self->texts, g_steal_pointer (&actual), g_steal_pointer (&text));
}

static void
check_against_article (StkValidator *self, JsonObject *document)
{
  const char *file_digest = stk_json_get_string (document, "stk:fileDigest");
  StkText *text = stk_article_get_text (self->article);
  gboolean has_text = json_object_has_member (document, "stk:text");
  size_t length;

  if (self->text_digest != NULL && !g_str_equal (self->text_digest, stk_article_get_text_digest (self->article)))
    stk_validator_report (self, "stk:textDigest",
                          _ ("The article’s text has changed since the tags were saved. Open it in Stickler."));
  else if (!has_text && stk_json_get_count (document, "stk:textLength", &length) &&
           length != stk_text_get_length (text))
    stk_validator_report (self, "stk:textLength",
                          _ ("The length is said to be %zu, but the article has %zu"
                             " characters."),
                          length, stk_text_get_length (text));
  else if (file_digest != NULL && !g_str_equal (file_digest, stk_article_get_file_digest (self->article)))
    stk_validator_report (self, "stk:fileDigest",
                          _ ("The article’s file has changed since the tags were saved, but not its text."));
}

static void
check_document (StkValidator *self, JsonObject *document, gpointer data)
{
  const char *unit = stk_json_get_string (document, "stk:offsetUnit");
  size_t length;

  self->document_id = stk_json_get_string (document, "id");
  self->text_digest = stk_json_get_string (document, "stk:textDigest");

  if (self->document_id == NULL)
    stk_validator_report (self, "id", _ ("The article’s id, which targets name as their source, is missing."));
  if (!stk_json_get_count (document, "stk:textLength", &length))
    stk_validator_report (self, "stk:textLength", _ ("The text’s length is missing or no whole number."));
  if (self->text_digest == NULL)
    stk_validator_report (self, "stk:textDigest", _ ("The text’s digest is missing."));
  if (unit != NULL && !g_str_equal (unit, "unicode-code-point"))
    stk_validator_report (self, "stk:offsetUnit", _ ("Positions count in “unicode-code-point”, not in “%s”."), unit);

  stk_validator_check_digest (self, document, "stk:fileDigest");
  check_text (self, document, NULL);
  stk_validator_foreach (self, document, "stk:earlierTexts", check_text, NULL);
  if (self->article != NULL)
    check_against_article (self, document);
}

static void
collect_kind (StkValidator *self, JsonObject *annotation, gpointer data)
{
  const char *id = stk_json_get_string (annotation, "id");
  StkKind kind;

  if (id != NULL && stk_validator_find_kind (annotation, &kind))
    g_hash_table_insert (self->kinds, (gpointer) id, GUINT_TO_POINTER (kind + 1));
}

static void
check_page (StkValidator *self, JsonObject *page, gpointer data)
{
  JsonObject *root = data;
  JsonNode *items = json_object_get_member (page, "items");
  const char *part_of = stk_json_get_iri (page, "partOf");

  stk_validator_check_id (self, page, TRUE);
  if (!stk_json_has_string (page, "type", "AnnotationPage"))
    stk_validator_report (self, "type", _ ("The type is not “AnnotationPage”."));
  if (g_strcmp0 (part_of, stk_json_get_string (root, "id")) != 0)
    stk_validator_report (self, "partOf", _ ("The page does not name its collection."));

  if (items == NULL || !JSON_NODE_HOLDS_ARRAY (items))
    {
      stk_validator_report (self, "items", _ ("The annotations are missing or no array."));
      return;
    }

  stk_validator_foreach (self, page, "items", collect_kind, NULL);
  stk_validator_foreach (self, page, "items", stk_validator_check_annotation, NULL);
}

static void
check_total (StkValidator *self, JsonObject *root)
{
  JsonObject *page = stk_json_get_object (root, "first");
  g_autoptr (GPtrArray) items = page ? stk_json_list_values (page, "items") : NULL;
  size_t total;

  if (!stk_json_get_count (root, "total", &total))
    stk_validator_report (self, "total", _ ("The number of annotations is missing or no whole number."));
  else if (items != NULL && total != items->len)
    stk_validator_report (self, "total",
                          _ ("The number of annotations is said to be %zu, but there are %u."), total,
                          items->len);
}

/**
 * stk_validator_check_collection:
 * @self: a check
 * @root: the sidecar
 *
 * Checks the collection, what it says of the article, its page and all annotations.
 */
void
stk_validator_check_collection (StkValidator *self, JsonObject *root)
{
  if (!stk_json_has_string (root, "type", "AnnotationCollection"))
    {
      stk_validator_report (self, "type", _ ("The type is not “AnnotationCollection”: this is no file of tags."));
      return;
    }

  check_context (self, root);
  stk_validator_check_id (self, root, TRUE);
  check_version (self, root);
  stk_validator_check_time (self, root, "created");
  stk_validator_check_time (self, root, "modified");

  if (!stk_validator_enter (self, root, "stk:document", check_document, NULL))
    stk_validator_report (self, "stk:document", _ ("What the tags are about is missing."));

  check_total (self, root);
  if (!stk_validator_enter (self, root, "first", check_page, root))
    stk_validator_report (self, "first", _ ("The page of annotations is missing."));
}

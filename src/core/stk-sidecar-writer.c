/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-annotation-private.h"
#include "stk-json.h"
#include "stk-sidecar-private.h"

/* Names a version of a text by its digest. */
#define TEXT_STATE_ID "tag:stickler-app.github.io,2026:"

#define URN_UUID "urn:uuid:"

static StkJsonTree *
new_typed (const char *type, const char *purpose)
{
  StkJsonTree *object = stk_json_tree_new_object ();

  stk_json_tree_set_string (object, "type", type);
  stk_json_tree_set_string (object, "purpose", purpose);

  return object;
}

static StkJsonTree *
new_person (const char *id, const char *name)
{
  StkJsonTree *person = stk_json_tree_new_object ();

  stk_json_tree_set_string (person, "id", id);
  stk_json_tree_set_string (person, "type", "Person");
  stk_json_tree_set_string (person, "name", name);

  return person;
}

/* The thing that a body is about has to have an IRI: that of what it belongs to, with a fragment. */
static char *
derive_id (const char *id, const char *fragment)
{
  return g_strconcat (id, strchr (id, '#') ? "/" : "#", fragment, NULL);
}

/* A version of the article's text. */
static StkJsonTree *
new_text_state (const char *digest)
{
  g_autofree char *id = g_strconcat (TEXT_STATE_ID, digest, NULL);
  StkJsonTree *state = stk_json_tree_new_object ();

  stk_json_tree_set_string (state, "id", id);
  stk_json_tree_set_string (state, "type", "stk:TextState");
  stk_json_tree_set_string (state, "stk:textDigest", digest);

  return state;
}

/* A string in the form that its field's type has in JSON. */
static void
set_value (StkJsonTree *object, const StkField *field, const char *string)
{
  if (string == NULL)
    return;

  if (field->type == STK_FIELD_TYPE_BOOLEAN)
    stk_json_tree_set_boolean (object, field->term, TRUE);
  else if (field->type == STK_FIELD_TYPE_PERSON)
    stk_json_tree_set_tree (object, field->term, new_person (NULL, string));
  else
    stk_json_tree_set_string (object, field->term, string);
}

static void
set_selectors (StkJsonTree *target, StkAnchor *anchor)
{
  StkJsonTree *selectors = stk_json_tree_new_array ();
  StkRange range = stk_anchor_get_range (anchor);
  StkJsonTree *quote = new_typed ("TextQuoteSelector", NULL);

  stk_json_tree_set_string (quote, "exact", stk_anchor_get_exact (anchor));
  stk_json_tree_set_string (quote, "prefix", stk_anchor_get_prefix (anchor));
  stk_json_tree_set_string (quote, "suffix", stk_anchor_get_suffix (anchor));
  stk_json_tree_add_tree (selectors, quote);

  if (range.start < range.end)
    {
      StkJsonTree *position = new_typed ("TextPositionSelector", NULL);

      stk_json_tree_set_int (position, "start", (gint64) range.start);
      stk_json_tree_set_int (position, "end", (gint64) range.end);
      stk_json_tree_add_tree (selectors, position);
    }

  stk_json_tree_set_tree (target, "selector", selectors);

  if (stk_anchor_get_digest (anchor) != NULL)
    stk_json_tree_set_tree (target, "state", new_text_state (stk_anchor_get_digest (anchor)));
}

static StkJsonTree *
write_target (StkAnnotation *annotation, const char *document_id)
{
  StkJsonTree *targets = stk_json_tree_new_array ();

  for (size_t i = 0; i < stk_annotation_get_n_saved_anchors (annotation); i++)
    {
      StkJsonTree *target = new_typed ("SpecificResource", NULL);

      stk_json_tree_set_string (target, "source", document_id);
      set_selectors (target, stk_annotation_get_saved_anchor (annotation, i));
      stk_json_tree_add_tree (targets, target);
    }

  return stk_json_tree_take_lone_element (targets);
}

static void
add_textual_body (StkJsonTree *bodies, const char *purpose, const char *value)
{
  StkJsonTree *body = new_typed ("TextualBody", purpose);

  stk_json_tree_set_string (body, "value", value);
  stk_json_tree_set_string (body, "format", "text/plain");
  stk_json_tree_add_tree (bodies, body);
}

gboolean
stk_field_is_textual_list (const StkField *field)
{
  return field->members != NULL && g_strcmp0 (field->members[0].term, "value") == 0;
}

static void
set_members (StkJsonTree *object, const StkField *field, StkRecord *record, StkFieldPlace place)
{
  for (size_t i = 0; i < stk_field_get_n_members (field); i++)
    if (field->members[i].place == place)
      set_value (object, &field->members[i], stk_record_get_string (record, i));
}

/* Words by somebody. W3C's tests take a body with an "id" for a resource on the web, so it goes by an own term. */
static void
add_words_body (StkJsonTree *bodies, const StkField *field, StkRecord *record)
{
  StkJsonTree *body = new_typed ("TextualBody", field->purpose);
  const char *id = stk_record_get_id (record);

  stk_json_tree_set_string (body, "stk:id", g_str_has_prefix (id, URN_UUID) ? id + strlen (URN_UUID) : id);
  stk_json_tree_set_string (body, "stk:role", field->term);
  set_members (body, field, record, STK_FIELD_PLACE_BODY);
  stk_json_tree_set_string (body, "format", "text/plain");
  stk_json_tree_add_tree (bodies, body);
}

/* A work, and what it has to do with the annotation. */
static void
add_work_body (StkJsonTree *bodies, const StkField *field, StkRecord *record)
{
  StkJsonTree *body = stk_json_tree_new_object ();
  StkJsonTree *work = stk_json_tree_new_object ();
  g_autofree char *work_id = derive_id (stk_record_get_id (record), "work");

  stk_json_tree_set_string (work, "id", work_id);
  stk_json_tree_set_string (work, "type", "schema:CreativeWork");
  set_members (work, field, record, STK_FIELD_PLACE_ENTITY);

  stk_json_tree_set_string (body, "id", stk_record_get_id (record));
  stk_json_tree_set_string (body, "type", "SpecificResource");
  stk_json_tree_set_string (body, "purpose", field->purpose);
  stk_json_tree_set_string (body, "stk:role", field->term);
  set_members (body, field, record, STK_FIELD_PLACE_BODY);
  stk_json_tree_set_tree (body, "source", work);
  stk_json_tree_add_tree (bodies, body);
}

static void
add_record_body (StkJsonTree *bodies, const StkField *field, StkRecord *record)
{
  if (stk_field_is_textual_list (field))
    add_words_body (bodies, field, record);
  else
    add_work_body (bodies, field, record);
}

static void
add_field_body (StkJsonTree *bodies, const StkField *field, StkValue *value, const char *document_id)
{
  StkJsonTree *body;

  if (field->type == STK_FIELD_TYPE_PROSE)
    {
      add_textual_body (bodies, field->purpose, stk_value_get_string (value));
      return;
    }

  if (field->type == STK_FIELD_TYPE_LIST)
    {
      for (size_t i = 0; i < stk_value_get_n_records (value); i++)
        add_record_body (bodies, field, stk_value_get_record (value, i));
      return;
    }

  body = new_typed ("SpecificResource", field->purpose);
  stk_json_tree_set_string (body, "stk:role", field->term);
  stk_json_tree_set_string (body, "source",
                            field->type == STK_FIELD_TYPE_ANCHOR ? document_id : stk_value_get_string (value));
  if (field->type == STK_FIELD_TYPE_ANCHOR)
    set_selectors (body, stk_value_get_anchor (value));
  stk_json_tree_add_tree (bodies, body);
}

/* Sets those fields that stand in one place and have a value. Returns whether there are any. */
static gboolean
set_fields (StkJsonTree *object, StkAnnotation *annotation, StkFieldPlace place)
{
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);
  gboolean any = FALSE;

  for (size_t i = 0; i < n_fields; i++)
    if (fields[i].place == place)
      {
        const char *string = stk_value_get_string (stk_annotation_get_value (annotation, &fields[i]));

        any |= string != NULL;
        if (string != NULL && !stk_json_tree_has_member (object, fields[i].term))
          set_value (object, &fields[i], string);
      }

  return any;
}

/* The person, body or document that a source stands for. */
static void
add_entity_body (StkJsonTree *bodies, StkAnnotation *annotation)
{
  g_autoptr (StkJsonTree) entity = stk_json_tree_new_object ();
  const char *type = stk_annotation_get_string (annotation, "type");
  const StkField *field = stk_field_lookup (stk_annotation_get_kind (annotation), "type");
  const StkChoice *choice = field ? stk_field_find_choice (field, type) : NULL;
  StkJsonTree *body;

  stk_json_tree_set_string (entity, "id", stk_annotation_get_string (annotation, STK_FIELD_ENTITY));
  stk_json_tree_set_string (entity, "type", choice ? choice->entity_type : "schema:Thing");
  if (!set_fields (entity, annotation, STK_FIELD_PLACE_ENTITY))
    return;

  body = new_typed ("SpecificResource", "identifying");
  stk_json_tree_set_tree (body, "source", g_steal_pointer (&entity));
  stk_json_tree_add_tree (bodies, body);
}

static void
add_review_body (StkJsonTree *bodies, StkAnnotation *annotation)
{
  g_autofree char *id = derive_id (stk_annotation_get_id (annotation), "review");
  g_autoptr (StkJsonTree) review = stk_json_tree_new_object ();
  g_autoptr (StkJsonTree) rating = new_typed ("schema:Rating", NULL);
  gboolean has_review;
  StkJsonTree *body;

  stk_json_tree_set_string (review, "id", id);
  stk_json_tree_set_string (review, "type", "schema:ClaimReview");
  has_review = set_fields (review, annotation, STK_FIELD_PLACE_REVIEW);
  if (set_fields (rating, annotation, STK_FIELD_PLACE_RATING))
    {
      stk_json_tree_set_tree (review, "schema:reviewRating", g_steal_pointer (&rating));
      has_review = TRUE;
    }

  if (!has_review)
    return;

  body = new_typed ("SpecificResource", "assessing");
  stk_json_tree_set_tree (body, "source", g_steal_pointer (&review));
  stk_json_tree_add_tree (bodies, body);
}

static StkJsonTree *
write_bodies (StkAnnotation *annotation, const char *document_id)
{
  StkJsonTree *bodies = stk_json_tree_new_array ();
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  add_textual_body (bodies, "tagging", stk_kind_get_info (stk_annotation_get_kind (annotation))->nick);
  add_entity_body (bodies, annotation);
  add_review_body (bodies, annotation);

  for (size_t i = 0; i < n_fields; i++)
    {
      StkValue *value = stk_annotation_get_value (annotation, &fields[i]);

      if (fields[i].place == STK_FIELD_PLACE_BODY && value != NULL)
        add_field_body (bodies, &fields[i], value, document_id);
    }

  return bodies;
}

/* What several people made of one thing at the same time. */
static StkJsonTree *
write_conflict (StkConflict *conflict)
{
  StkJsonTree *object = stk_json_tree_new_object ();
  StkJsonTree *values = stk_json_tree_new_array ();
  gboolean cleared = FALSE;

  for (guint i = 0; i < stk_conflict_get_n_values (conflict); i++)
    {
      cleared |= stk_conflict_get_value (conflict, i) == NULL;
      if (stk_conflict_get_value (conflict, i) != NULL)
        stk_json_tree_add_string (values, stk_conflict_get_value (conflict, i));
    }

  stk_json_tree_set_string (object, "stk:field", stk_conflict_get_path (conflict));
  stk_json_tree_set_string (object, "stk:base", stk_conflict_get_base (conflict));
  stk_json_tree_set_tree (object, "stk:values", values);
  if (cleared)
    stk_json_tree_set_boolean (object, "stk:cleared", TRUE);
  if (stk_conflict_get_generation (conflict) > 1)
    stk_json_tree_set_int (object, "stk:generation", stk_conflict_get_generation (conflict));
  if (stk_conflict_get_settled (conflict))
    stk_json_tree_set_boolean (object, "stk:settled", TRUE);

  return object;
}

static void
set_conflicts (StkJsonTree *object, StkAnnotation *annotation)
{
  StkJsonTree *conflicts;

  if (stk_annotation_get_n_conflicts (annotation) == 0)
    return;

  conflicts = stk_json_tree_new_array ();
  for (guint i = 0; i < stk_annotation_get_n_conflicts (annotation); i++)
    stk_json_tree_add_tree (conflicts, write_conflict (stk_annotation_get_conflict (annotation, i)));
  stk_json_tree_set_tree (object, "stk:conflicts", conflicts);
}

/* An annotation as JSON, with what the program knows and nothing else. */
StkJsonTree *
stk_sidecar_write_annotation (StkAnnotation *annotation, const char *document_id)
{
  StkJsonTree *object = stk_json_tree_new_object ();
  StkAgent *creator = stk_annotation_get_creator (annotation);

  stk_json_tree_set_string (object, "id", stk_annotation_get_id (annotation));
  stk_json_tree_set_string (object, "type", "Annotation");
  stk_json_tree_set_string (object, "motivation",
                            stk_kind_get_info (stk_annotation_get_kind (annotation))->motivation);
  if (creator != NULL)
    stk_json_tree_set_tree (object, "creator", new_person (stk_agent_get_id (creator), stk_agent_get_name (creator)));
  stk_json_tree_set_string (object, "created", stk_annotation_get_created (annotation));
  stk_json_tree_set_string (object, "modified", stk_annotation_get_modified (annotation));
  set_fields (object, annotation, STK_FIELD_PLACE_ANNOTATION);
  set_conflicts (object, annotation);
  stk_json_tree_set_tree (object, "body", write_bodies (annotation, document_id));
  stk_json_tree_set_tree (object, "target", write_target (annotation, document_id));

  return object;
}

/* A whole annotation as JSON in one line, also with what the program does not know of it, for the history. What it is
 * about is the article of the history. */
char *
stk_sidecar_write_tag (StkAnnotation *annotation)
{
  g_autoptr (StkJsonTree) known = stk_sidecar_write_annotation (annotation, "stk:document");
  GString *out = g_string_new (NULL);

  if (stk_annotation_get_overlay (annotation) == NULL)
    {
      stk_json_tree_print (out, known, -1);
    }
  else
    {
      g_autoptr (JsonNode) node = stk_json_tree_to_node (known);
      g_autoptr (JsonNode) whole = stk_overlay_apply (stk_annotation_get_overlay (annotation), node);

      stk_json_print_compact (out, whole);
    }

  return g_string_free_and_steal (out);
}

static void
set_string (JsonObject *object, const char *key, const char *string)
{
  if (string != NULL)
    json_object_set_string_member (object, key, string);
}

/* Stands for an annotation in the frame around all of them. */
JsonNode *
stk_sidecar_write_stub (StkAnnotation *annotation)
{
  g_autoptr (JsonObject) stub = json_object_new ();

  set_string (stub, "id", stk_annotation_get_id (annotation));

  return json_node_init_object (json_node_alloc (), stub);
}

static void
collect_digest (GHashTable *used, StkAnchor *anchor)
{
  if (anchor != NULL && stk_anchor_get_digest (anchor) != NULL)
    g_hash_table_add (used, (gpointer) stk_anchor_get_digest (anchor));
}

/* The digests of all texts that some anchor counts in. */
static GHashTable *
collect_digests (GPtrArray *annotations)
{
  GHashTable *used = g_hash_table_new (g_str_hash, g_str_equal);
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (guint i = 0; i < annotations->len; i++)
    {
      StkAnnotation *annotation = g_ptr_array_index (annotations, i);

      for (size_t n = 0; n < stk_annotation_get_n_saved_anchors (annotation); n++)
        collect_digest (used, stk_annotation_get_saved_anchor (annotation, n));
      for (size_t f = 0; f < n_fields; f++)
        if (fields[f].type == STK_FIELD_TYPE_ANCHOR)
          collect_digest (used, stk_value_get_anchor (stk_annotation_get_value (annotation, &fields[f])));
    }

  return used;
}

static void
set_text (JsonObject *object, const char *utf8)
{
  if (strlen (utf8) <= STK_SIDECAR_MAX_TEXT)
    json_object_set_string_member (object, "stk:text", utf8);
}

/* A text of the article before it was changed. */
JsonObject *
stk_sidecar_write_text (const char *digest, const char *utf8)
{
  g_autoptr (StkJsonTree) state = new_text_state (digest);
  g_autoptr (JsonNode) node = stk_json_tree_to_node (state);
  JsonObject *text = json_node_dup_object (node);

  set_text (text, utf8);

  return text;
}

/* Texts of the article before it was changed, as long as a tag still counts in one of them. */
static void
set_earlier_texts (StkSidecar *self, JsonObject *object, const char *current, GPtrArray *annotations)
{
  g_autoptr (GHashTable) used = collect_digests (annotations);
  g_autoptr (GPtrArray) digests = g_hash_table_get_keys_as_ptr_array (used);
  g_autoptr (JsonArray) earlier = json_array_new ();

  g_ptr_array_sort_values (digests, (GCompareFunc) strcmp);
  for (guint i = 0; i < digests->len; i++)
    {
      const char *digest = g_ptr_array_index (digests, i);
      const char *utf8 = g_hash_table_lookup (self->texts, digest);

      if (!g_str_equal (digest, current) && utf8 != NULL)
        json_array_add_object_element (earlier, stk_sidecar_write_text (digest, utf8));
    }

  if (json_array_get_length (earlier) > 0)
    json_object_set_array_member (object, "stk:earlierTexts", g_steal_pointer (&earlier));
}

/* What is known of the article. */
JsonObject *
stk_sidecar_write_document (StkSidecar *self, StkArticle *article, GPtrArray *annotations)
{
  JsonObject *object = json_object_new ();
  const StkMetadata *metadata = stk_article_get_metadata (article);
  StkText *text = stk_article_get_text (article);

  set_string (object, "id", self->document_id);
  set_string (object, "type", STK_SIDECAR_DOCUMENT_TYPE);
  set_string (object, "schema:headline", stk_article_get_headline (article));
  set_string (object, "stk:byline", metadata->byline);
  set_string (object, "schema:datePublished", metadata->published);
  set_string (object, "schema:inLanguage", metadata->lang);
  set_string (object, "stk:siteName", metadata->site_name);
  set_string (object, "schema:url", metadata->url);
  set_string (object, "stk:fileName", stk_article_get_name (article));
  set_string (object, "schema:encodingFormat", stk_article_get_media_type (article));
  /* What a file does not say of itself must not be guessed anew, or positions would count in another text. */
  if (stk_article_get_encoding_origin (article) >= STK_ENCODING_ORIGIN_DETECTED)
    set_string (object, "stk:encoding", stk_article_get_encoding (article));
  set_string (object, "stk:fileDigest", stk_article_get_file_digest (article));
  set_string (object, "stk:textDigest", stk_article_get_text_digest (article));
  json_object_set_int_member (object, "stk:textLength", (gint64) stk_text_get_length (text));
  set_string (object, "stk:offsetUnit", "unicode-code-point");
  json_object_set_int_member (object, "stk:textVersion", STK_ARTICLE_TEXT_VERSION);
  set_text (object, stk_text_get_utf8 (text));
  set_earlier_texts (self, object, stk_article_get_text_digest (article), annotations);

  return object;
}

/* What the sidecar said of the article itself, with the texts that its annotations count in now. */
JsonObject *
stk_sidecar_write_known_document (StkSidecar *self, GPtrArray *annotations)
{
  JsonObject *object = json_object_new ();
  JsonObjectIter iter;
  JsonNode *node;
  const char *key;

  json_object_iter_init_ordered (&iter, self->document);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    if (!g_str_equal (key, "stk:earlierTexts"))
      json_object_set_member (object, key, json_node_ref (node));
  set_earlier_texts (self, object, self->text_digest ? self->text_digest : "", annotations);

  return object;
}

/* What other programs may show as the collection's name. */
static const char *
find_label (JsonObject *document)
{
  const char *headline = json_object_get_string_member_with_default (document, "schema:headline", NULL);

  return headline ? headline : json_object_get_string_member_with_default (document, "stk:fileName", NULL);
}

/* The collection with its one page around the annotations, and what stands for the history, if there is one. */
JsonNode *
stk_sidecar_write_frame (StkSidecar *self, JsonObject *document, JsonArray *items, JsonObject *history)
{
  JsonObject *root = json_object_new ();
  JsonArray *context = json_array_new ();
  JsonObject *terms = json_object_new ();
  JsonObject *generator = json_object_new ();
  JsonObject *page = json_object_new ();
  JsonObject *part_of = json_object_new ();
  JsonNode *node;

  json_array_add_string_element (context, "http://www.w3.org/ns/anno.jsonld");
  set_string (terms, "stk", "https://stickler-app.github.io/ns/1#");
  set_string (terms, "assessing", "oa:assessing");
  json_array_add_object_element (context, terms);

  set_string (generator, "id", STK_SIDECAR_GENERATOR);
  set_string (generator, "type", "Software");
  set_string (generator, "name", "Stickler");

  json_object_set_array_member (root, "@context", context);
  set_string (root, "id", self->collection_id);
  set_string (root, "type", "AnnotationCollection");
  if (document != NULL)
    set_string (root, "label", find_label (document));
  json_object_set_int_member (root, "stk:version", STK_SIDECAR_VERSION);
  json_object_set_object_member (root, "generator", generator);
  if (document != NULL)
    json_object_set_object_member (root, "stk:document", document);
  json_object_set_int_member (root, "total", json_array_get_length (items));

  set_string (part_of, "id", self->collection_id);
  set_string (page, "id", self->page_id);
  set_string (page, "type", "AnnotationPage");
  json_object_set_object_member (page, "partOf", part_of);
  json_object_set_int_member (page, "startIndex", 0);
  json_object_set_array_member (page, "items", items);
  json_object_set_object_member (root, "first", page);
  set_string (root, "last", self->page_id);
  if (history != NULL)
    json_object_set_object_member (root, "stk:history", history);

  node = json_node_init_object (json_node_alloc (), root);
  json_object_unref (root);

  return node;
}

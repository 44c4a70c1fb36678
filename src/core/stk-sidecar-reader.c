/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-annotation-private.h"
#include "stk-json-access.h"
#include "stk-json.h"
#include "stk-sidecar-private.h"

#include <glib/gi18n-lib.h>

/* Reads what it knows of a sidecar. Values of a form that it does not know are passed over, and kept by the overlay;
 * only what leaves no way to tell where a tag belongs is an error. */
typedef struct
{
  StkSidecar *sidecar;
  const char *name;           /* of the file, for errors */
  const char *default_digest; /* of the text that positions count in where they do not say */
  guint item;                 /* which annotation is being read, and which part of it, for errors */
  const char *part;
  guint part_index;
  gboolean has_entity; /* whether the bodies that stand for one thing are read */
  gboolean has_review;
} Reader;

static void
set_error (Reader *reader, GError **error, const char *place, const char *what)
{
  g_set_error (error, STK_SIDECAR_ERROR, STK_SIDECAR_ERROR_FORMAT, _ ("%s: at %s: %s"), reader->name, place, what);
}

static void
set_item_error (Reader *reader, GError **error, const char *place, const char *what)
{
  g_autofree char *path = g_strdup_printf ("first.items[%u]%s", reader->item, place);

  set_error (reader, error, path, what);
}

static const char *
get_string (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static JsonObject *
get_object (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* An IRI, given as such or as an object with an id. */
static const char *
get_iri (JsonObject *object, const char *key)
{
  JsonObject *thing = get_object (object, key);

  return thing ? get_string (thing, "id") : get_string (object, key);
}

/* JSON-LD lets a lone value stand for an array of one: the objects among the values of a member. */
static GPtrArray *
get_objects (JsonObject *object, const char *key)
{
  GPtrArray *objects = g_ptr_array_new ();
  JsonNode *node = json_object_get_member (object, key);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      g_ptr_array_add (objects, json_node_get_object (node));
    }
  else if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
          g_ptr_array_add (objects, json_array_get_object_element (array, i));
    }

  return objects;
}

/* Whether one of the values of a member is this string. */
static gboolean
has_string (JsonObject *object, const char *key, const char *string)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonNode *element = json_array_get_element (array, i);

          if (JSON_NODE_HOLDS_VALUE (element) && g_strcmp0 (json_node_get_string (element), string) == 0)
            return TRUE;
        }

      return FALSE;
    }

  return g_strcmp0 (get_string (object, key), string) == 0;
}

static JsonObject *
find_selector (JsonObject *target, const char *type)
{
  g_autoptr (GPtrArray) selectors = get_objects (target, "selector");

  for (guint i = 0; i < selectors->len; i++)
    if (has_string (g_ptr_array_index (selectors, i), "type", type))
      return g_ptr_array_index (selectors, i);

  return NULL;
}

/* The digest of the text that a target's positions count in; other states say other things. */
static const char *
find_digest (JsonObject *target)
{
  g_autoptr (GPtrArray) states = get_objects (target, "state");

  for (guint i = 0; i < states->len; i++)
    if (get_string (g_ptr_array_index (states, i), "stk:textDigest") != NULL)
      return get_string (g_ptr_array_index (states, i), "stk:textDigest");

  return NULL;
}

static gboolean
read_position (Reader *reader, JsonObject *selector, const char *key, size_t *position, GError **error)
{
  JsonNode *node = json_object_get_member (selector, key);
  g_autofree char *place = NULL;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64 &&
      json_node_get_int (node) >= 0)
    {
      *position = (size_t) json_node_get_int (node);
      return TRUE;
    }

  place = g_strdup_printf (".%s[%u].selector", reader->part, reader->part_index);
  set_item_error (reader, error, place,
                  _ ("“start” and “end” must be whole numbers from 0. Correct them, or restore the file from a backup."));

  return FALSE;
}

/* The anchor of a target or body; %NULL without an error where it is told by means that the program does not know. */
static StkAnchor *
read_anchor (Reader *reader, JsonObject *target, GError **error)
{
  JsonObject *quote = find_selector (target, "TextQuoteSelector");
  JsonObject *position = find_selector (target, "TextPositionSelector");
  const char *digest = find_digest (target);
  StkRange range = { 0, 0 };

  if (quote == NULL || get_string (quote, "exact") == NULL)
    return NULL;
  if (json_object_has_member (target, "type") && !has_string (target, "type", "SpecificResource"))
    return NULL;

  if (position != NULL && (!read_position (reader, position, "start", &range.start, error) ||
                           !read_position (reader, position, "end", &range.end, error)))
    return NULL;

  return stk_anchor_new (range, get_string (quote, "exact"), get_string (quote, "prefix"), get_string (quote, "suffix"),
                         digest ? digest : reader->default_digest);
}

static GPtrArray *
read_anchors (Reader *reader, JsonObject *object, GError **error)
{
  g_autoptr (GPtrArray) targets = get_objects (object, "target");
  g_autoptr (GPtrArray) anchors = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_anchor_unref);

  for (guint i = 0; i < targets->len; i++)
    {
      JsonObject *target = g_ptr_array_index (targets, i);
      const char *source = get_iri (target, "source");
      g_autoptr (GError) local_error = NULL;
      StkAnchor *anchor;

      reader->part = "target";
      reader->part_index = i;
      if (reader->sidecar->document_id == NULL)
        reader->sidecar->document_id = g_strdup (source);
      if (g_strcmp0 (source, reader->sidecar->document_id) != 0)
        return NULL;

      anchor = read_anchor (reader, target, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      if (anchor == NULL)
        return NULL;
      g_ptr_array_add (anchors, anchor);
    }

  return anchors->len > 0 ? g_steal_pointer (&anchors) : NULL;
}

static gboolean
read_kind (JsonObject *object, StkKind *kind)
{
  g_autoptr (GPtrArray) bodies = get_objects (object, "body");

  for (guint i = 0; i < bodies->len; i++)
    {
      JsonObject *body = g_ptr_array_index (bodies, i);

      if (has_string (body, "purpose", "tagging") && stk_kind_from_nick (get_string (body, "value"), kind))
        return TRUE;
    }

  return FALSE;
}

static StkAgent *
read_agent (JsonObject *object, const char *key)
{
  JsonObject *person = get_object (object, key);
  const char *id = get_iri (object, key);
  const char *name = person ? get_string (person, "name") : NULL;

  return id || name ? stk_agent_new (id, name) : NULL;
}

/* A member's value as the string that its field holds; %NULL where it has another form. */
static const char *
read_string (JsonObject *object, const StkField *field)
{
  JsonNode *node = json_object_get_member (object, field->term);
  const char *string;

  if (field->type == STK_FIELD_TYPE_BOOLEAN)
    return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN &&
               json_node_get_boolean (node)
             ? "true"
             : NULL;

  if (field->type == STK_FIELD_TYPE_PERSON)
    {
      JsonObject *person = get_object (object, field->term);

      string = person ? get_string (person, "name") : NULL;
    }
  else
    {
      string = get_string (object, field->term);
    }

  return string && *string ? string : NULL;
}

static void
take_string (StkAnnotation *annotation, const StkField *field, const char *string)
{
  g_autoptr (StkValue) value = NULL;

  if (string == NULL || stk_annotation_get_value (annotation, field) != NULL)
    return;

  value = stk_value_new_string (string);
  stk_annotation_init_value (annotation, field, value);
}

static void
read_fields (StkAnnotation *annotation, JsonObject *object, StkFieldPlace place)
{
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < n_fields; i++)
    if (fields[i].place == place && stk_field_has_kind (&fields[i], stk_annotation_get_kind (annotation)))
      take_string (annotation, &fields[i], read_string (object, &fields[i]));
}

/* The id of an entry: an IRI, or the number of an urn:uuid. */
static char *
read_record_id (JsonObject *body)
{
  const char *id = get_string (body, "id");

  if (id == NULL)
    id = get_string (body, "stk:id");

  return id && g_uuid_string_is_valid (id) ? g_strconcat ("urn:uuid:", id, NULL) : g_strdup (id);
}

static gboolean
has_record (StkValue *list, const char *id)
{
  for (size_t i = 0; i < stk_value_get_n_records (list); i++)
    if (g_str_equal (stk_record_get_id (stk_value_get_record (list, i)), id))
      return TRUE;

  return FALSE;
}

static void
read_record (StkAnnotation *annotation, const StkField *field, JsonObject *body)
{
  size_t n = stk_field_get_n_members (field);
  g_autofree const char **strings = g_new0 (const char *, n);
  JsonObject *work = get_object (body, "source");
  g_autofree char *id = read_record_id (body);
  g_autoptr (StkRecord) record = NULL;
  g_autoptr (StkValue) value = NULL;

  /* a record without an id, or with another's, cannot be told from others; it stays as it is */
  if (id == NULL || has_record (stk_annotation_get_value (annotation, field), id) ||
      (work == NULL && !stk_field_is_textual_list (field)))
    return;

  for (size_t i = 0; i < n; i++)
    strings[i] = read_string (field->members[i].place == STK_FIELD_PLACE_ENTITY ? work : body, &field->members[i]);

  record = stk_record_new (id, strings, n);
  value = stk_value_with_record (stk_annotation_get_value (annotation, field), record);
  stk_annotation_init_value (annotation, field, value);
}

static gboolean
body_is_of_field (JsonObject *body, const StkField *field)
{
  return has_string (body, "purpose", field->purpose) && g_strcmp0 (get_string (body, "stk:role"), field->term) == 0;
}

static gboolean
read_field_body (Reader *reader, StkAnnotation *annotation, const StkField *field, JsonObject *body, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (field->type == STK_FIELD_TYPE_LIST)
    {
      read_record (annotation, field, body);
    }
  else if (field->type == STK_FIELD_TYPE_PROSE)
    {
      take_string (annotation, field, get_string (body, "value"));
    }
  else if (field->type == STK_FIELD_TYPE_LINK)
    {
      take_string (annotation, field, get_iri (body, "source"));
    }
  else if (field->type == STK_FIELD_TYPE_ANCHOR && stk_annotation_get_value (annotation, field) == NULL)
    {
      g_autoptr (StkAnchor) anchor = read_anchor (reader, body, &local_error);

      if (anchor != NULL)
        {
          g_autoptr (StkValue) value = stk_value_new_anchor (anchor);

          stk_annotation_init_value (annotation, field, value);
        }
    }

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return error == NULL || *error == NULL;
}

static gboolean
read_body (Reader *reader, StkAnnotation *annotation, JsonObject *body, GError **error)
{
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);
  JsonObject *source = get_object (body, "source");

  for (size_t i = 0; i < n_fields; i++)
    if (fields[i].place == STK_FIELD_PLACE_BODY &&
        stk_field_has_kind (&fields[i], stk_annotation_get_kind (annotation)) && body_is_of_field (body, &fields[i]))
      return read_field_body (reader, annotation, &fields[i], body, error);

  if (source != NULL && !reader->has_entity && has_string (body, "purpose", "identifying"))
    {
      reader->has_entity = TRUE;
      read_fields (annotation, source, STK_FIELD_PLACE_ENTITY);
    }

  if (source != NULL && !reader->has_review && has_string (body, "purpose", "assessing"))
    {
      JsonObject *rating = get_object (source, "schema:reviewRating");

      reader->has_review = TRUE;
      read_fields (annotation, source, STK_FIELD_PLACE_REVIEW);
      if (rating != NULL)
        read_fields (annotation, rating, STK_FIELD_PLACE_RATING);
    }

  return TRUE;
}

static gboolean
read_bodies (Reader *reader, StkAnnotation *annotation, JsonObject *object, GError **error)
{
  g_autoptr (GPtrArray) bodies = get_objects (object, "body");

  reader->has_entity = reader->has_review = FALSE;
  reader->part = "body";
  for (reader->part_index = 0; reader->part_index < bodies->len; reader->part_index++)
    if (!read_body (reader, annotation, g_ptr_array_index (bodies, reader->part_index), error))
      return FALSE;

  return TRUE;
}

/* What several people made of one thing; %NULL where it has no form that the program knows. */
static StkConflict *
read_conflict (JsonObject *object)
{
  g_autoptr (GPtrArray) values = stk_json_list_values (object, "stk:values");
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();
  JsonNode *cleared = json_object_get_member (object, "stk:cleared");
  JsonNode *settled = json_object_get_member (object, "stk:settled");
  size_t generation;

  if (get_string (object, "stk:field") == NULL)
    return NULL;

  for (guint i = 0; i < values->len; i++)
    {
      JsonNode *value = g_ptr_array_index (values, i);

      if (!JSON_NODE_HOLDS_VALUE (value) || json_node_get_value_type (value) != G_TYPE_STRING)
        return NULL;
      g_ptr_array_add (strings, (gpointer) json_node_get_string (value));
    }
  if (cleared != NULL)
    g_ptr_array_add (strings, NULL);
  if (!stk_json_get_count (object, "stk:generation", &generation) || generation == 0 || generation > G_MAXINT)
    generation = 1;

  return stk_conflict_new (get_string (object, "stk:field"), get_string (object, "stk:base"), (guint) generation, strings,
                           settled != NULL);
}

static void
read_conflicts (StkAnnotation *annotation, JsonObject *object)
{
  g_autoptr (GPtrArray) objects = get_objects (object, "stk:conflicts");
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_conflict_unref);
  g_autoptr (GHashTable) paths = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < objects->len; i++)
    {
      StkConflict *conflict = read_conflict (g_ptr_array_index (objects, i));

      if (conflict != NULL && g_hash_table_add (paths, (gpointer) stk_conflict_get_path (conflict)))
        g_ptr_array_add (conflicts, conflict);
      else
        g_clear_pointer (&conflict, stk_conflict_unref);
    }

  stk_annotation_init_conflicts (annotation, conflicts);
}

/* One annotation; %NULL without an error where it is of a kind that the program does not know, or about another
 * resource. Those are kept as they are. */
static StkAnnotation *
read_annotation (Reader *reader, JsonNode *node, GError **error)
{
  g_autoptr (StkAnnotation) annotation = NULL;
  g_autoptr (GPtrArray) anchors = NULL;
  g_autoptr (StkAgent) creator = NULL;
  g_autoptr (StkJsonTree) known = NULL;
  g_autoptr (GError) local_error = NULL;
  JsonObject *object;
  StkKind kind;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  if (!has_string (object, "type", "Annotation") || get_string (object, "id") == NULL || !read_kind (object, &kind))
    return NULL;

  anchors = read_anchors (reader, object, &local_error);
  if (anchors == NULL)
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  creator = read_agent (object, "creator");
  annotation =
    stk_annotation_new_loaded (get_string (object, "id"), kind, (StkAnchor *const *) anchors->pdata, anchors->len,
                               creator, get_string (object, "created"), get_string (object, "modified"));
  read_fields (annotation, object, STK_FIELD_PLACE_ANNOTATION);
  if (!read_bodies (reader, annotation, object, &local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  read_conflicts (annotation, object);
  known = stk_sidecar_write_annotation (annotation, reader->sidecar->document_id);
  if (!stk_json_tree_equals_node (known, node))
    {
      g_autoptr (JsonNode) known_node = stk_json_tree_to_node (known);

      stk_annotation_init_overlay (annotation, stk_overlay_new (node, known_node));
    }

  return g_steal_pointer (&annotation);
}

/* Reads the annotations, and puts a stub in place of each that is known, so that the frame around them can be compared
 * without them. */
static gboolean
read_items (Reader *reader, JsonArray *items, JsonArray *frame_items, JsonArray *known_items, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (reader->item = 0; reader->item < json_array_get_length (items); reader->item++)
    {
      JsonNode *node = json_array_get_element (items, reader->item);
      const char *id = JSON_NODE_HOLDS_OBJECT (node) ? get_string (json_node_get_object (node), "id") : NULL;
      g_autoptr (GError) local_error = NULL;
      StkAnnotation *annotation;

      if (id != NULL && !g_hash_table_add (ids, (gpointer) id))
        {
          set_item_error (reader, error, ".id", _ ("Two annotations have the same id. Remove one of them."));
          return FALSE;
        }

      annotation = read_annotation (reader, node, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }

      if (annotation == NULL)
        {
          json_array_add_element (frame_items, json_node_ref (node));
          continue;
        }

      g_ptr_array_add (reader->sidecar->annotations, annotation);
      json_array_add_element (frame_items, stk_sidecar_write_stub (annotation));
      json_array_add_element (known_items, stk_sidecar_write_stub (annotation));
    }

  return TRUE;
}

static void
read_text (StkSidecar *self, JsonObject *object)
{
  const char *digest = get_string (object, "stk:textDigest");
  const char *utf8 = get_string (object, "stk:text");

  if (digest != NULL && utf8 != NULL)
    g_hash_table_insert (self->texts, g_strdup (digest), g_strdup (utf8));
}

static void
read_document (StkSidecar *self, JsonObject *document)
{
  g_autoptr (GPtrArray) earlier = get_objects (document, "stk:earlierTexts");

  g_set_str (&self->document_id, get_string (document, "id"));
  g_set_str (&self->text_digest, get_string (document, "stk:textDigest"));
  g_set_str (&self->file_digest, get_string (document, "stk:fileDigest"));
  g_set_str (&self->encoding, get_string (document, "stk:encoding"));
  read_text (self, document);
  for (guint i = 0; i < earlier->len; i++)
    read_text (self, g_ptr_array_index (earlier, i));
}

/* A copy with some of the members only. */
static JsonObject *
copy_members (JsonObject *object, const char *const *keys)
{
  JsonObject *copy = json_object_new ();

  for (size_t i = 0; keys[i] != NULL; i++)
    if (json_object_has_member (object, keys[i]))
      json_object_set_member (copy, keys[i], json_node_ref (json_object_get_member (object, keys[i])));

  return copy;
}

/* What the program makes of what a sidecar says of the article: the terms that it always writes itself. Others, such as
 * a date that the article's file does not give, are kept until the article gives them. */
static JsonObject *
copy_known_document (JsonObject *document)
{
  static const char *const TERMS[] = { "id",
                                       "stk:fileName",
                                       "schema:encodingFormat",
                                       "stk:encoding",
                                       "stk:fileDigest",
                                       "stk:textDigest",
                                       "stk:textLength",
                                       "stk:offsetUnit",
                                       "stk:textVersion",
                                       "stk:text",
                                       NULL };
  g_autoptr (GPtrArray) earlier = get_objects (document, "stk:earlierTexts");
  g_autoptr (JsonArray) known_earlier = json_array_new ();
  JsonObject *known = copy_members (document, TERMS);

  json_object_set_string_member (known, "type", STK_SIDECAR_DOCUMENT_TYPE);
  for (guint i = 0; i < earlier->len; i++)
    {
      const char *digest = get_string (g_ptr_array_index (earlier, i), "stk:textDigest");
      const char *utf8 = get_string (g_ptr_array_index (earlier, i), "stk:text");

      if (digest != NULL && utf8 != NULL)
        json_array_add_object_element (known_earlier, stk_sidecar_write_text (digest, utf8));
    }
  if (json_array_get_length (known_earlier) > 0)
    json_object_set_array_member (known, "stk:earlierTexts", g_steal_pointer (&known_earlier));

  return known;
}

static gboolean
is_our_own (JsonObject *root)
{
  JsonObject *generator = get_object (root, "generator");

  return generator != NULL && g_strcmp0 (get_string (generator, "id"), STK_SIDECAR_GENERATOR) == 0;
}

static void
take_as_known (JsonObject *known, JsonObject *original, const char *key)
{
  if (json_object_has_member (original, key))
    json_object_set_member (known, key, json_node_ref (json_object_get_member (original, key)));
}

/* What is said anew with each save, whatever was said before, is no news to the overlay. */
static void
take_frame_as_known (JsonObject *known, JsonObject *original)
{
  take_as_known (known, original, "stk:version");
  take_as_known (known, original, "label");
  take_as_known (known, original, "total");
  if (!is_our_own (original))
    take_as_known (known, original, "generator");
}

/* Reads the history, where it has a form that the program knows. */
static gboolean
read_history (StkSidecar *self, JsonObject *root)
{
  JsonNode *node = json_object_get_member (root, "stk:history");

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node) || json_array_get_length (json_node_get_array (node)) == 0)
    return FALSE;

  stk_history_unref (self->history);
  self->history = stk_history_new_from_json (json_node_get_array (node));

  return TRUE;
}

/* A copy of the collection with other items and what stands for the history, if it is known, to be compared with what
 * the program writes. */
static JsonNode *
copy_frame (JsonObject *root, JsonObject *page, JsonArray *items, JsonObject *history)
{
  g_autoptr (JsonObject) frame = json_object_new ();
  JsonObject *frame_page = json_object_new ();
  JsonObjectIter iter;
  JsonNode *node;
  const char *key;

  json_object_iter_init_ordered (&iter, page);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    if (g_str_equal (key, "items"))
      json_object_set_array_member (frame_page, key, json_array_ref (items));
    else
      json_object_set_member (frame_page, key, json_node_ref (node));

  json_object_iter_init_ordered (&iter, root);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    if (g_str_equal (key, "first"))
      json_object_set_object_member (frame, key, frame_page);
    else if (g_str_equal (key, "stk:history") && history != NULL)
      json_object_set_object_member (frame, key, json_object_ref (history));
    else
      json_object_set_member (frame, key, json_node_ref (node));

  return json_node_init_object (json_node_alloc (), frame);
}

static gboolean
check_frame (Reader *reader, JsonNode *root, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonObject *page = object ? get_object (object, "first") : NULL;
  JsonNode *items = page ? json_object_get_member (page, "items") : NULL;

  if (object == NULL || !has_string (object, "type", "AnnotationCollection"))
    set_error (reader, error, "type",
               _ ("This is no “AnnotationCollection”, so it is not a file of Stickler’s tags. Move it away."));
  else if (page == NULL)
    set_error (reader, error, "first", _ ("The page of annotations is missing. Restore the file from a backup."));
  else if (items == NULL || !JSON_NODE_HOLDS_ARRAY (items))
    set_error (reader, error, "first.items",
               _ ("The annotations are missing or no array. Restore the file from a backup."));
  else
    return TRUE;

  return FALSE;
}

static gboolean
read_version (Reader *reader, JsonObject *object, GError **error)
{
  JsonNode *node = json_object_get_member (object, "stk:version");
  gboolean is_int = node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64;
  gint64 version = is_int ? json_node_get_int (node) : STK_SIDECAR_VERSION;

  if (version < 1 || (node != NULL && !is_int))
    {
      set_error (reader, error, "stk:version", _ ("The version must be a whole number from 1."));
      return FALSE;
    }

  reader->sidecar->version = (int) MIN (version, G_MAXINT);

  return TRUE;
}

/* Reads a whole sidecar. */
gboolean
stk_sidecar_read (StkSidecar *self, JsonNode *root, const char *name, GError **error)
{
  Reader reader = { .sidecar = self, .name = name };
  g_autoptr (JsonArray) frame_items = json_array_new ();
  g_autoptr (JsonArray) known_items = json_array_new ();
  g_autoptr (JsonNode) frame = NULL;
  g_autoptr (JsonNode) known = NULL;
  g_autoptr (JsonObject) history = NULL;
  JsonObject *object, *page, *document;

  if (!check_frame (&reader, root, error))
    return FALSE;

  object = json_node_get_object (root);
  page = get_object (object, "first");
  document = get_object (object, "stk:document");
  g_set_str (&self->collection_id, get_string (object, "id"));
  g_set_str (&self->page_id, get_string (page, "id"));
  if (document != NULL)
    read_document (self, document);

  /* this program always says where it knows, so what it does not say it did not know */
  if (!is_our_own (object))
    reader.default_digest = self->text_digest;

  if (!read_version (&reader, object, error) ||
      !read_items (&reader, json_object_get_array_member (page, "items"), frame_items, known_items, error))
    return FALSE;

  self->document = document ? json_object_ref (document) : NULL;
  history = read_history (self, object) ? json_object_new () : NULL;
  frame = copy_frame (object, page, frame_items, history);
  known = stk_sidecar_write_frame (self, document ? copy_known_document (document) : NULL,
                                   g_steal_pointer (&known_items), history ? json_object_ref (history) : NULL);
  take_frame_as_known (json_node_get_object (known), object);
  self->overlay = stk_overlay_new (frame, known);

  return TRUE;
}

/**
 * stk_sidecar_read_tag:
 * @text: a whole annotation as the history has it; see stk_history_entry_get_from()
 *
 * Returns: (transfer full) (nullable): the annotation, with what the program does not know of it; %NULL if @text is
 *   none
 */
StkAnnotation *
stk_sidecar_read_tag (const char *text)
{
  g_autoptr (StkSidecar) sidecar = g_object_new (STK_TYPE_SIDECAR, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (JsonNode) node = stk_json_parse (bytes, "", NULL);
  Reader reader = { .sidecar = sidecar, .name = "", .part = "" };

  return node ? read_annotation (&reader, node, NULL) : NULL;
}

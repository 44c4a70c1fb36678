/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-annotation-private.h"
#include "stk-sidecar-private.h"

#include <glib/gi18n-lib.h>

/* Reads what it knows of a sidecar. Values of a form that it does not know are passed over, and kept by the overlay;
 * only what leaves no way to tell where a tag belongs is an error. */
typedef struct
{
  StkSidecar *sidecar;
  const char *name; /* of the file, for errors */
  guint item;       /* which annotation is being read, for errors */
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

static gboolean
read_position (Reader *reader, JsonObject *selector, const char *key, size_t *position, GError **error)
{
  JsonNode *node = json_object_get_member (selector, key);

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64 &&
      json_node_get_int (node) >= 0)
    {
      *position = (size_t) json_node_get_int (node);
      return TRUE;
    }

  set_item_error (reader, error, ".target.selector",
                  _ ("“start” and “end” must be whole numbers from 0. Correct them, or restore the file from a backup."));

  return FALSE;
}

/* The anchor of a target or body; %NULL without an error where it is told by means that the program does not know. */
static StkAnchor *
read_anchor (Reader *reader, JsonObject *target, GError **error)
{
  JsonObject *quote = find_selector (target, "TextQuoteSelector");
  JsonObject *position = find_selector (target, "TextPositionSelector");
  JsonObject *state = get_object (target, "state");
  const char *digest = state ? get_string (state, "stk:textDigest") : NULL;
  StkRange range = { 0, 0 };

  if (quote == NULL || get_string (quote, "exact") == NULL)
    return NULL;

  if (position != NULL && (!read_position (reader, position, "start", &range.start, error) ||
                           !read_position (reader, position, "end", &range.end, error)))
    return NULL;

  return stk_anchor_new (range, get_string (quote, "exact"), get_string (quote, "prefix"), get_string (quote, "suffix"),
                         digest ? digest : reader->sidecar->text_digest);
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

static void
read_record (StkAnnotation *annotation, const StkField *field, JsonObject *body)
{
  size_t n = stk_field_get_n_members (field);
  g_autofree const char **strings = g_new0 (const char *, n);
  JsonObject *holder = stk_field_is_textual_list (field) ? body : get_object (body, "source");
  const char *id = get_string (body, "id");
  g_autoptr (StkRecord) record = NULL;
  g_autoptr (StkValue) value = NULL;

  /* a record without an id cannot be told from another; it stays as it is */
  if (holder == NULL || id == NULL)
    return;

  for (size_t i = 0; i < n; i++)
    strings[i] = read_string (holder, &field->members[i]);

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

  if (source != NULL && has_string (body, "purpose", "identifying"))
    read_fields (annotation, source, STK_FIELD_PLACE_ENTITY);

  if (source != NULL && has_string (body, "purpose", "assessing"))
    {
      JsonObject *rating = get_object (source, "schema:reviewRating");

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

  for (guint i = 0; i < bodies->len; i++)
    if (!read_body (reader, annotation, g_ptr_array_index (bodies, i), error))
      return FALSE;

  return TRUE;
}

/* One annotation; %NULL without an error where it is of a kind that the program does not know, or about another
 * resource. Those are kept as they are. */
static StkAnnotation *
read_annotation (Reader *reader, JsonNode *node, GError **error)
{
  g_autoptr (StkAnnotation) annotation = NULL;
  g_autoptr (GPtrArray) anchors = NULL;
  g_autoptr (StkAgent) creator = NULL;
  g_autoptr (JsonNode) known = NULL;
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

  known = stk_sidecar_write_annotation (annotation, reader->sidecar->document_id);
  stk_annotation_init_overlay (annotation, stk_overlay_new (node, known));

  return g_steal_pointer (&annotation);
}

static JsonNode *
new_stub (const char *id)
{
  g_autoptr (JsonObject) stub = json_object_new ();

  json_object_set_string_member (stub, "id", id);

  return json_node_init_object (json_node_alloc (), stub);
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
      g_autoptr (GError) local_error = NULL;
      StkAnnotation *annotation = read_annotation (reader, node, &local_error);

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
      json_array_add_element (frame_items, new_stub (stk_annotation_get_id (annotation)));
      json_array_add_element (known_items, new_stub (stk_annotation_get_id (annotation)));
      if (!g_hash_table_add (ids, (gpointer) stk_annotation_get_id (annotation)))
        {
          set_item_error (reader, error, ".id", _ ("Two annotations have the same id. Remove one of them."));
          return FALSE;
        }
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
  read_text (self, document);
  for (guint i = 0; i < earlier->len; i++)
    read_text (self, g_ptr_array_index (earlier, i));
}

/* What the program makes of what a sidecar says of the article: the terms that it always writes itself. Others, such as
 * a date that the article's file does not give, are kept until the article gives them. */
static JsonObject *
copy_known_document (JsonObject *document)
{
  static const char *const TERMS[] = { "id",
                                       "type",
                                       "stk:fileName",
                                       "schema:encodingFormat",
                                       "stk:fileDigest",
                                       "stk:textDigest",
                                       "stk:textLength",
                                       "stk:offsetUnit",
                                       "stk:textVersion",
                                       "stk:text",
                                       "stk:earlierTexts" };
  JsonObject *known = json_object_new ();

  for (size_t i = 0; i < G_N_ELEMENTS (TERMS); i++)
    if (json_object_has_member (document, TERMS[i]))
      json_object_set_member (known, TERMS[i], json_node_ref (json_object_get_member (document, TERMS[i])));

  return known;
}

/* A copy of the collection with other items, to be compared with what the program writes. */
static JsonNode *
copy_frame (JsonObject *root, JsonObject *page, JsonArray *items)
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

/* Reads a whole sidecar. */
gboolean
stk_sidecar_read (StkSidecar *self, JsonNode *root, const char *name, GError **error)
{
  Reader reader = { .sidecar = self, .name = name };
  g_autoptr (JsonArray) frame_items = json_array_new ();
  g_autoptr (JsonArray) known_items = json_array_new ();
  g_autoptr (JsonNode) frame = NULL;
  g_autoptr (JsonNode) known = NULL;
  JsonObject *object, *page, *document;

  if (!check_frame (&reader, root, error))
    return FALSE;

  object = json_node_get_object (root);
  page = get_object (object, "first");
  document = get_object (object, "stk:document");
  self->version = (int) json_object_get_int_member_with_default (object, "stk:version", STK_SIDECAR_VERSION);
  g_set_str (&self->collection_id, get_string (object, "id"));
  g_set_str (&self->page_id, get_string (page, "id"));
  if (document != NULL)
    read_document (self, document);

  if (self->version < 1)
    {
      set_error (&reader, error, "stk:version", _ ("The version must be a whole number from 1."));
      return FALSE;
    }

  if (!read_items (&reader, json_object_get_array_member (page, "items"), frame_items, known_items, error))
    return FALSE;

  frame = copy_frame (object, page, frame_items);
  known = stk_sidecar_write_frame (self, document ? copy_known_document (document) : NULL,
                                   g_steal_pointer (&known_items));
  self->overlay = stk_overlay_new (frame, known);

  return TRUE;
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-xml-private.h"

#include "stk-article.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>
#include <string.h>

/* Events between two looks at the cancellable. */
#define CANCEL_INTERVAL 4096

/* Document types stand at the beginning. */
#define DOCTYPE_BYTES ((size_t) 4096)

#ifdef XML_PARSE_NO_XXE
#define NO_XXE XML_PARSE_NO_XXE
#else
#define NO_XXE 0
#endif

#define PARSE_OPTIONS (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT | NO_XXE)

static void
no_error_cb (void *data, const xmlError *error)
{
}

/* The parser may stumble over what is in it before it tells of it. */
static gboolean
has_doctype (GBytes *bytes)
{
  size_t size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size > 0 && memmem (data, MIN (size, DOCTYPE_BYTES), "<!DOCTYPE", strlen ("<!DOCTYPE")) != NULL;
}

static void
set_doctype_error (StkXml *self, GError **error)
{
  g_set_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_FORMAT,
               _ ("“%s” has a document type declaration, which no program writes there, so it may be meant to do "
                  "harm. Ask for the article in another format."),
               self->file_name);
}

/**
 * stk_xml_new:
 * @bytes: the XML
 * @file_name: the name of the article's file, for messages
 * @part: (nullable): the name of the part in it
 * @cancellable: (nullable): looked at from time to time
 *
 * Returns: (transfer full): before the first event
 */
StkXml *
stk_xml_new (GBytes *bytes, const char *file_name, const char *part, GCancellable *cancellable)
{
  StkXml *self = g_new0 (StkXml, 1);
  size_t size;
  const char *data = g_bytes_get_data (bytes, &size);

  xmlInitParser ();
  self->bytes = g_bytes_ref (bytes);
  self->file_name = file_name;
  self->part = part;
  self->cancellable = cancellable;
  if (size > 0 && size <= G_MAXINT)
    self->reader = xmlReaderForMemory (data, (int) size, NULL, NULL, PARSE_OPTIONS);
  if (self->reader != NULL)
    xmlTextReaderSetStructuredErrorHandler (self->reader, (xmlStructuredErrorFunc) (void (*) (void)) no_error_cb, NULL);

  return self;
}

void
stk_xml_free (StkXml *self)
{
  g_clear_pointer ((xmlTextReaderPtr *) &self->reader, xmlFreeTextReader);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/* Says that the XML is damaged, and where. */
void
stk_xml_set_error (StkXml *self, GError **error)
{
  int line = self->reader ? xmlTextReaderGetParserLineNumber (self->reader) : 0;

  g_set_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_FORMAT,
               /* Translators: the second %s is a file inside of the first. */
               _ ("“%s” is damaged: “%s” in it cannot be read from line %d on. "
                  "Open it in the program that it comes from, and save it again."),
               self->file_name, self->part ? self->part : self->file_name, line);
}

static gboolean
take_event (StkXml *self, int type, GError **error)
{
  switch (type)
    {
    case XML_READER_TYPE_ELEMENT:
      self->event = STK_XML_START;
      self->ends_empty = xmlTextReaderIsEmptyElement (self->reader) == 1;
      break;
    case XML_READER_TYPE_END_ELEMENT:
      self->event = STK_XML_END;
      break;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      self->event = STK_XML_TEXT;
      self->text = (const char *) xmlTextReaderConstValue (self->reader);
      return self->text != NULL;
    default:
      return FALSE;
    }
  self->name = (const char *) xmlTextReaderConstLocalName (self->reader);

  return self->name != NULL;
}

/**
 * stk_xml_next:
 * @self: XML
 * @error: return location for an error
 *
 * Goes on to what comes next.
 *
 * Returns: whether there is something; %FALSE without @error set at the end
 */
gboolean
stk_xml_next (StkXml *self, GError **error)
{
  int result = -1;

  if (++self->n_events % CANCEL_INTERVAL == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (self->ends_empty)
    {
      self->ends_empty = FALSE;
      self->event = STK_XML_END;
      return TRUE;
    }

  while (self->reader != NULL && (result = xmlTextReaderRead (self->reader)) == 1)
    {
      int type = xmlTextReaderNodeType (self->reader);

      if (type == XML_READER_TYPE_DOCUMENT_TYPE || type == XML_READER_TYPE_ENTITY_REFERENCE)
        {
          set_doctype_error (self, error);
          return FALSE;
        }
      if (take_event (self, type, error))
        return TRUE;
    }
  if (result < 0 && has_doctype (self->bytes))
    set_doctype_error (self, error);
  else if (result < 0)
    stk_xml_set_error (self, error);

  return FALSE;
}

/**
 * stk_xml_skip:
 * @self: XML, at the start of an element
 * @error: return location for an error
 *
 * Goes on to the end of the element.
 *
 * Returns: %FALSE with @error set if the XML is damaged
 */
gboolean
stk_xml_skip (StkXml *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  guint depth = 1;

  while (depth > 0 && stk_xml_next (self, &failure))
    {
      depth += self->event == STK_XML_START;
      depth -= self->event == STK_XML_END;
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

/**
 * stk_xml_has_prefix:
 * @self: XML, at the start or end of an element
 * @name: a name with a prefix
 *
 * Returns: whether the element has the same prefix
 */
gboolean
stk_xml_has_prefix (StkXml *self, const char *name)
{
  const char *prefix = (const char *) xmlTextReaderConstPrefix (self->reader);

  return prefix != NULL && g_str_has_prefix (name, prefix) && name[strlen (prefix)] == ':';
}

/**
 * stk_xml_dup_attribute:
 * @self: XML, at the start of an element
 * @name: an attribute's name without its prefix
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
stk_xml_dup_attribute (StkXml *self, const char *name)
{
  char *value = NULL;

  if (xmlTextReaderMoveToFirstAttribute (self->reader) != 1)
    return NULL;
  do
    {
      if (xmlTextReaderIsNamespaceDecl (self->reader) != 1 &&
          g_strcmp0 ((const char *) xmlTextReaderConstLocalName (self->reader), name) == 0)
        value = g_strdup ((const char *) xmlTextReaderConstValue (self->reader));
    }
  while (value == NULL && xmlTextReaderMoveToNextAttribute (self->reader) == 1);
  xmlTextReaderMoveToElement (self->reader);

  return value;
}

/**
 * stk_xml_get_int:
 * @self: XML, at the start of an element
 * @name: an attribute's name without its prefix
 * @missing: what to return where there is none, or no number
 *
 * Returns: its value
 */
int
stk_xml_get_int (StkXml *self, const char *name, int missing)
{
  g_autofree char *value = stk_xml_dup_attribute (self, name);
  gint64 number;

  return value && g_ascii_string_to_signed (value, 10, G_MININT, G_MAXINT, &number, NULL) ? (int) number : missing;
}

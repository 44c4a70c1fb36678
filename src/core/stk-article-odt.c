/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-docx-private.h"
#include "stk-odt-private.h"
#include "stk-zip-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MEDIA_TYPE "application/vnd.oasis.opendocument.text"
#define FLAT_MEDIA_TYPE "application/vnd.oasis.opendocument.text-flat-xml"

/* A document in several parts, or all in one. */
typedef struct
{
  const StkArticleInput *input; /* borrowed */
  gboolean flat;
  StkArticleBuilder *builder; /* owned */
  StkOdtStyles *styles;       /* owned */
  StkFlow *flow;              /* owned */
} Reader;

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->flow, stk_flow_free);
  g_clear_pointer (&self->styles, stk_odt_styles_free);
  g_clear_pointer (&self->builder, stk_article_builder_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/* %NULL without an error where there is no such part. */
static StkXml *
open_part (Reader *self, const char *part, GError **error)
{
  g_autoptr (GBytes) bytes =
    self->flat ? g_bytes_ref (self->input->bytes) : stk_zip_get_optional (self->input, part, error);

  return bytes ? stk_xml_new (bytes, self->input->name, self->flat ? NULL : part, self->input->cancellable) : NULL;
}

static gboolean
read_styles (Reader *self, const char *part, GError **error)
{
  GError *failure = NULL;
  g_autoptr (StkXml) xml = open_part (self, part, &failure);

  if (xml != NULL)
    stk_odt_styles_read (self->styles, xml, &failure);

  return stk_article_builder_forgive (self->builder, part, failure, error);
}

static gboolean
read_text (Reader *self, GError **error)
{
  StkCommentSet *comments = stk_article_builder_get_comments (self->builder);
  g_autoptr (GBytes) bytes =
    self->flat ? g_bytes_ref (self->input->bytes) : stk_zip_get (self->input, "content.xml", error);
  g_autoptr (StkXml) xml = NULL;

  if (bytes == NULL)
    return FALSE;
  xml = stk_xml_new (bytes, self->input->name, self->flat ? NULL : "content.xml", self->input->cancellable);

  return stk_odt_body_read (self->styles, self->flow, comments, xml, error);
}

static gboolean
read_properties (Reader *self, GError **error)
{
  StkMetadata *properties = stk_article_builder_get_properties (self->builder);
  GError *failure = NULL;
  g_autoptr (StkXml) xml = open_part (self, "meta.xml", &failure);

  if (xml != NULL)
    stk_office_metadata_read (properties, xml, &failure);
  if (properties->lang == NULL)
    properties->lang = stk_odt_styles_dup_language (self->styles);

  return stk_article_builder_forgive (self->builder, "meta.xml", failure, error);
}

/* The archive is not encrypted then, but each part in it is. */
static gboolean
check_not_encrypted (const StkArticleInput *input, GError **error)
{
  g_autoptr (GBytes) manifest = stk_zip_get_optional (input, "META-INF/manifest.xml", NULL);
  size_t size = 0;
  const char *data = manifest ? g_bytes_get_data (manifest, &size) : NULL;

  if (data == NULL || memmem (data, size, "encryption-data", strlen ("encryption-data")) == NULL)
    return TRUE;
  g_set_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_FORMAT,
               _ ("“%s” is protected by a password. Open it in the program that it comes from, and save it "
                  "without one."),
               input->name);

  return FALSE;
}

static StkArticle *
read_odt (const StkArticleInput *input, gboolean flat, GError **error)
{
  g_auto (Reader) self = { .input = input, .flat = flat };

  self.builder = stk_article_builder_new (input->name, flat ? FLAT_MEDIA_TYPE : MEDIA_TYPE);
  self.styles = stk_odt_styles_new ();
  self.flow = stk_flow_new (self.builder);
  stk_article_builder_set_encoding (self.builder, "UTF-8", STK_ENCODING_ORIGIN_DECLARED);
  stk_article_builder_set_guesses_roles (self.builder, TRUE);

  if (!read_styles (&self, "styles.xml", error) || (!flat && !read_styles (&self, "content.xml", error)) ||
      !read_text (&self, error) || !read_properties (&self, error))
    return NULL;

  return stk_article_builder_finish (self.builder, input->bytes, error);
}

/* Reads an OpenDocument text (OASIS OpenDocument 1.3: an archive of parts in XML). */
StkArticle *
stk_article_read_odt (const StkArticleInput *input, GError **error)
{
  if (!check_not_encrypted (input, error))
    return NULL;

  return read_odt (input, FALSE, error);
}

/* Reads an OpenDocument text that is one XML file. */
StkArticle *
stk_article_read_flat_odt (const StkArticleInput *input, GError **error)
{
  return read_odt (input, TRUE, error);
}

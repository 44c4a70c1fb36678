/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-docx-private.h"
#include "stk-zip-private.h"

#define MEDIA_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

/* A document while it is read. */
typedef struct
{
  const StkArticleInput *input; /* borrowed */
  StkDocxRelations package;
  StkDocxRelations relations; /* of the document's text */
  GHashTable *styles;         /* owned */
  GHashTable *notes;          /* owned */
  StkArticleBuilder *builder; /* owned */
  StkFlow *flow;              /* owned */
} Reader;

static void
reader_clear (Reader *self)
{
  stk_docx_relations_clear (&self->package);
  stk_docx_relations_clear (&self->relations);
  g_clear_pointer (&self->styles, g_hash_table_unref);
  g_clear_pointer (&self->notes, g_hash_table_unref);
  g_clear_pointer (&self->flow, stk_flow_free);
  g_clear_pointer (&self->builder, stk_article_builder_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/* Opens a part that a relation names. %NULL without an error where there is none. */
static StkXml *
open_part (Reader *self, const StkDocxRelations *relations, const char *type, GError **error)
{
  const char *part = g_hash_table_lookup (relations->parts, type);
  g_autoptr (GBytes) bytes = part ? stk_zip_get_optional (self->input, part, error) : NULL;

  return bytes ? stk_xml_new (bytes, self->input->name, part, self->input->cancellable) : NULL;
}

static gboolean
read_styles (Reader *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (StkXml) xml = open_part (self, &self->relations, "styles", &failure);

  if (failure == NULL && (xml == NULL || stk_docx_styles_read (self->styles, xml, &failure)))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

static gboolean
read_comments (Reader *self, GError **error)
{
  g_autoptr (GHashTable) ids_by_paragraph = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  StkCommentSet *comments = stk_article_builder_get_comments (self->builder);
  g_autoptr (GError) failure = NULL;
  g_autoptr (StkXml) xml = open_part (self, &self->relations, "comments", &failure);
  g_autoptr (StkXml) threads = failure ? NULL : open_part (self, &self->relations, "commentsExtended", &failure);

  if (failure == NULL && (xml == NULL || stk_docx_comments_read (comments, xml, ids_by_paragraph, &failure)) &&
      (threads == NULL || stk_docx_threads_read (comments, threads, ids_by_paragraph, &failure)))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

/* Notes have links of their own. */
static gboolean
read_notes (Reader *self, const char *type, GError **error)
{
  const char *part = g_hash_table_lookup (self->relations.parts, type);
  g_auto (StkDocxRelations) relations = { 0 };
  StkDocxContext context = { .styles = self->styles, .notes = self->notes, .flow = self->flow };
  g_autoptr (GError) failure = NULL;
  g_autoptr (StkXml) xml = open_part (self, &self->relations, type, &failure);

  stk_docx_relations_init (&relations);
  context.targets = relations.targets;
  if (failure == NULL &&
      (xml == NULL || (stk_docx_relations_read (&relations, self->input, part, &failure) &&
                       stk_docx_body_read (&context, xml, &failure))))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

static gboolean
read_text (Reader *self, const char *part, GError **error)
{
  StkDocxContext context = {
    .styles = self->styles,
    .targets = self->relations.targets,
    .notes = self->notes,
    .flow = self->flow,
  };
  g_autoptr (GBytes) bytes = stk_zip_get (self->input, part, error);
  g_autoptr (StkXml) xml = bytes ? stk_xml_new (bytes, self->input->name, part, self->input->cancellable) : NULL;

  return xml != NULL && stk_docx_body_read (&context, xml, error);
}

static gboolean
read_metadata (Reader *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (StkXml) xml = open_part (self, &self->package, "core-properties", &failure);
  StkMetadata *metadata = stk_article_builder_get_metadata (self->builder);

  if (failure == NULL && (xml == NULL || stk_office_metadata_read (metadata, xml, &failure)))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

/* Reads a Word document (ISO/IEC 29500: a package of parts in XML that refer to each other). */
StkArticle *
stk_article_read_docx (const StkArticleInput *input, GError **error)
{
  g_auto (Reader) self = { .input = input };
  const char *part;

  stk_docx_relations_init (&self.package);
  stk_docx_relations_init (&self.relations);
  self.styles = stk_docx_styles_new ();
  self.notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self.builder = stk_article_builder_new (input->name, MEDIA_TYPE);
  self.flow = stk_flow_new (self.builder);
  stk_article_builder_set_encoding (self.builder, "UTF-8", STK_ENCODING_ORIGIN_DECLARED);
  stk_article_builder_set_guesses_roles (self.builder, TRUE);

  if (!stk_docx_relations_read (&self.package, input, "", error))
    return NULL;
  part = g_hash_table_lookup (self.package.parts, "officeDocument");
  part = part ? part : "word/document.xml";
  if (!stk_docx_relations_read (&self.relations, input, part, error) || !read_styles (&self, error) ||
      !read_comments (&self, error) || !read_notes (&self, "footnotes", error) ||
      !read_notes (&self, "endnotes", error) || !read_text (&self, part, error) || !read_metadata (&self, error))
    return NULL;

  return stk_article_builder_finish (self.builder, input->bytes, error);
}

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
  GHashTable *comment_ids;    /* owned; by their paragraphs' ids */
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
  g_clear_pointer (&self->comment_ids, g_hash_table_unref);
  g_clear_pointer (&self->flow, stk_flow_free);
  g_clear_pointer (&self->builder, stk_article_builder_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static gboolean
read_relations (Reader *self, StkDocxRelations *relations, const char *part, GError **error)
{
  g_autofree char *name = stk_docx_dup_relations_part (part);
  GError *failure = NULL;

  stk_docx_relations_read (relations, self->input, name, part, &failure);

  return stk_article_builder_forgive (self->builder, name, failure, error);
}

typedef gboolean (*ReadFunc) (Reader *self, StkXml *xml, const char *part, GError **error);

/* Reads a part that a relation names, if there is one. */
static gboolean
read_part (Reader *self, const StkDocxRelations *relations, const char *type, ReadFunc read, GError **error)
{
  const char *part = g_hash_table_lookup (relations->parts, type);
  GError *failure = NULL;
  g_autoptr (GBytes) bytes = part ? stk_zip_get_optional (self->input, part, &failure) : NULL;
  g_autoptr (StkXml) xml = bytes ? stk_xml_new (bytes, self->input->name, part, self->input->cancellable) : NULL;

  if (xml != NULL)
    read (self, xml, part, &failure);

  return stk_article_builder_forgive (self->builder, part, failure, error);
}

static gboolean
read_styles (Reader *self, StkXml *xml, const char *part, GError **error)
{
  if (stk_docx_styles_read (self->styles, xml, error))
    return TRUE;
  g_hash_table_remove_all (self->styles);

  return FALSE;
}

static gboolean
read_comments (Reader *self, StkXml *xml, const char *part, GError **error)
{
  return stk_docx_comments_read (stk_article_builder_get_comments (self->builder), xml, self->comment_ids, error);
}

static gboolean
read_threads (Reader *self, StkXml *xml, const char *part, GError **error)
{
  return stk_docx_threads_read (stk_article_builder_get_comments (self->builder), xml, self->comment_ids, error);
}

static GHashTable *
new_notes (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
move_note_cb (gpointer id, gpointer paragraphs, gpointer notes)
{
  g_hash_table_insert (notes, id, paragraphs);

  return TRUE;
}

/* Notes have links of their own. */
static gboolean
read_notes (Reader *self, StkXml *xml, const char *part, GError **error)
{
  g_auto (StkDocxRelations) relations = { 0 };
  g_autoptr (GHashTable) notes = new_notes ();
  StkDocxContext context = { .styles = self->styles, .notes = notes, .flow = self->flow };

  stk_docx_relations_init (&relations);
  context.targets = relations.targets;

  if (!read_relations (self, &relations, part, error))
    return FALSE;
  if (!stk_docx_body_read (&context, xml, error))
    return FALSE;
  g_hash_table_foreach_steal (notes, move_note_cb, self->notes);

  return TRUE;
}

static gboolean
read_properties (Reader *self, StkXml *xml, const char *part, GError **error)
{
  return stk_office_metadata_read (stk_article_builder_get_properties (self->builder), xml, error);
}

/* What of the package is beside the text, in an order in which each knows all that it needs. */
static const struct
{
  size_t relations;
  const char *type;
  ReadFunc read;
} side_parts[] = {
  { offsetof (Reader, relations), "styles", read_styles },
  { offsetof (Reader, relations), "comments", read_comments },
  { offsetof (Reader, relations), "commentsExtended", read_threads },
  { offsetof (Reader, relations), "footnotes", read_notes },
  { offsetof (Reader, relations), "endnotes", read_notes },
  { offsetof (Reader, package), "core-properties", read_properties },
};

static gboolean
read_side_parts (Reader *self, GError **error)
{
  for (size_t i = 0; i < G_N_ELEMENTS (side_parts); i++)
    if (!read_part (self, (StkDocxRelations *) G_STRUCT_MEMBER_P (self, side_parts[i].relations), side_parts[i].type,
                    side_parts[i].read, error))
      return FALSE;

  return TRUE;
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

/* Reads a Word document (ISO/IEC 29500: a package of parts in XML that refer to each other). */
StkArticle *
stk_article_read_docx (const StkArticleInput *input, GError **error)
{
  g_auto (Reader) self = { .input = input };
  const char *part;

  stk_docx_relations_init (&self.package);
  stk_docx_relations_init (&self.relations);
  self.styles = stk_docx_styles_new ();
  self.notes = new_notes ();
  self.comment_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.builder = stk_article_builder_new (input->name, MEDIA_TYPE);
  self.flow = stk_flow_new (self.builder);
  stk_article_builder_set_encoding (self.builder, "UTF-8", STK_ENCODING_ORIGIN_DECLARED);
  stk_article_builder_set_guesses_roles (self.builder, TRUE);

  if (!read_relations (&self, &self.package, "", error))
    return NULL;
  part = g_hash_table_lookup (self.package.parts, "officeDocument");
  part = part ? part : "word/document.xml";
  if (!read_relations (&self, &self.relations, part, error) || !read_side_parts (&self, error) ||
      !read_text (&self, part, error))
    return NULL;

  return stk_article_builder_finish (self.builder, input->bytes, error);
}

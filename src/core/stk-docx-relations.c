/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-docx-private.h"
#include "stk-zip-private.h"

#include <string.h>

/* Where nearly all programs put the parts. */
static const struct
{
  const char *type;
  const char *part;
} usual_parts[] = {
  { "officeDocument", "word/document.xml" },
  { "core-properties", "docProps/core.xml" },
  { "styles", "word/styles.xml" },
  { "comments", "word/comments.xml" },
  { "commentsExtended", "word/commentsExtended.xml" },
  { "footnotes", "word/footnotes.xml" },
  { "endnotes", "word/endnotes.xml" },
};

/* How much of a damaged part the parser gives before the damage depends on its version, so nothing of it is used. */
static void
assume_usual_parts (StkDocxRelations *self)
{
  g_hash_table_remove_all (self->targets);
  g_hash_table_remove_all (self->parts);
  for (size_t i = 0; i < G_N_ELEMENTS (usual_parts); i++)
    g_hash_table_insert (self->parts, g_strdup (usual_parts[i].type), g_strdup (usual_parts[i].part));
}

/* "word/document.xml" has its relations in "word/_rels/document.xml.rels". */
char *
stk_docx_dup_relations_part (const char *part)
{
  const char *slash = strrchr (part, '/');
  size_t n_folder = slash ? (size_t) (slash + 1 - part) : 0;

  return g_strdup_printf ("%.*s_rels/%s.rels", (int) n_folder, part, part + n_folder);
}

/* The name of a part in the package. One outside of it is none. */
static char *
resolve (const char *part, const char *target)
{
  g_autofree char *base = g_strconcat ("/", part, NULL);
  g_autofree char *path = NULL;
  g_autofree char *folder = g_path_get_dirname (base);

  path = g_canonicalize_filename (target, folder);

  return g_strdup (path + 1);
}

void
stk_docx_relations_init (StkDocxRelations *self)
{
  self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
stk_docx_relations_clear (StkDocxRelations *self)
{
  g_clear_pointer (&self->targets, g_hash_table_unref);
  g_clear_pointer (&self->parts, g_hash_table_unref);
}

/* Reads the relations of a part; those of the package have an empty name. @name is the name of the part that they
 * are in. With an error, parts are assumed to be where they usually are. */
gboolean
stk_docx_relations_read (StkDocxRelations *self,
                         const StkArticleInput *input,
                         const char *name,
                         const char *part,
                         GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) bytes = stk_zip_get_optional (input, name, &failure);
  g_autoptr (StkXml) xml = bytes ? stk_xml_new (bytes, input->name, name, input->cancellable) : NULL;

  while (xml != NULL && stk_xml_next (xml, &failure))
    {
      g_autofree char *id = NULL, *type = NULL, *target = NULL, *mode = NULL;

      if (xml->event != STK_XML_START || !g_str_equal (xml->name, "Relationship"))
        continue;
      id = stk_xml_dup_attribute (xml, "Id");
      type = stk_xml_dup_attribute (xml, "Type");
      target = stk_xml_dup_attribute (xml, "Target");
      mode = stk_xml_dup_attribute (xml, "TargetMode");
      if (target == NULL || type == NULL)
        continue;
      if (g_strcmp0 (mode, "External") != 0)
        {
          const char *slash = strrchr (type, '/');

          g_hash_table_insert (self->parts, g_strdup (slash ? slash + 1 : type), resolve (part, target));
        }
      else if (id != NULL)
        g_hash_table_insert (self->targets, g_steal_pointer (&id), g_steal_pointer (&target));
    }
  if (failure == NULL)
    return TRUE;
  assume_usual_parts (self);
  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

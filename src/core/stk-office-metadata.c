/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-docx-private.h"

#include <string.h>

/* Properties of documents, of Microsoft's and of OpenDocument's, in this order of worth. When the file was made is
 * none: it is not when the article was published. */
static const struct
{
  const char *name;
  size_t offset;
} properties[] = {
  { "title", offsetof (StkMetadata, title) },
  { "creator", offsetof (StkMetadata, byline) },
  { "initial-creator", offsetof (StkMetadata, byline) },
  { "language", offsetof (StkMetadata, lang) },
  { "publisher", offsetof (StkMetadata, site_name) },
};

/* Reads the properties of a document, as far as its metadata do not have them. The first author stands for all: the
 * one who created it, where the file tells this from who saved it last. */
gboolean
stk_office_metadata_read (StkMetadata *metadata, StkXml *xml, GError **error)
{
  GError *failure = NULL;
  char **property = NULL;
  g_autofree char *creator = NULL;
  gboolean is_creator = FALSE;

  while (stk_xml_next (xml, &failure) && !(xml->event == STK_XML_END && g_str_equal (xml->name, "meta")))
    {
      if (xml->event == STK_XML_TEXT && property != NULL && *property == NULL)
        {
          *property = g_strstrip (g_strdup (xml->text));
          if (**property == '\0')
            g_clear_pointer (property, g_free);
        }
      if (xml->event == STK_XML_TEXT)
        continue;

      property = NULL;
      is_creator = g_str_equal (xml->name, "creator");
      for (size_t i = 0; i < G_N_ELEMENTS (properties) && xml->event == STK_XML_START; i++)
        if (g_str_equal (xml->name, properties[i].name))
          property = is_creator ? &creator : G_STRUCT_MEMBER_P (metadata, properties[i].offset);
    }
  if (metadata->byline == NULL)
    metadata->byline = g_steal_pointer (&creator);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);

  return FALSE;
}

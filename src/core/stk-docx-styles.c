/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-docx-private.h"

#include <string.h>

/* Styles are based on others; files can have circles. */
#define MAX_ANCESTORS 20

/* Property of a run, or name of a character style → what it does to words. */
static const struct
{
  const char *name;
  StkEmphasisFlags emphasis;
} emphases[] = {
  { "b", STK_EMPHASIS_STRONG },
  { "i", STK_EMPHASIS_STRESSED },
  { "u", STK_EMPHASIS_UNDERLINED },
  { "strike", STK_EMPHASIS_STRUCK },
  { "dstrike", STK_EMPHASIS_STRUCK },
};

static void
style_free (gpointer data)
{
  StkDocxStyle *self = data;

  g_free (self->name);
  g_free (self->based_on);
  g_free (self);
}

static void
read_property (StkDocxStyle *style, StkXml *xml)
{
  int number;

  if (g_str_equal (xml->name, "name"))
    {
      g_free (style->name);
      style->name = stk_xml_dup_attribute (xml, "val");
    }
  else if (g_str_equal (xml->name, "basedOn"))
    {
      g_free (style->based_on);
      style->based_on = stk_xml_dup_attribute (xml, "val");
    }
  else if (g_str_equal (xml->name, "outlineLvl"))
    {
      number = stk_xml_get_int (xml, "val", 9);
      style->outline = number >= 0 && number < 9 ? number + 1 : 0;
    }
  else if (g_str_equal (xml->name, "ilvl"))
    style->list_level = CLAMP (stk_xml_get_int (xml, "val", 0), 0, 8) + 1;
  else if (g_str_equal (xml->name, "numId"))
    style->list_level = stk_xml_get_int (xml, "val", 0) > 0 ? MAX (style->list_level, 1) : 0;
  else if (stk_docx_is_on (xml))
    style->emphasis |= stk_docx_get_emphasis (xml);
}

GHashTable *
stk_docx_styles_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, style_free);
}

gboolean
stk_docx_styles_read (GHashTable *styles, StkXml *xml, GError **error)
{
  GError *failure = NULL;
  StkDocxStyle *style = NULL;

  while (stk_xml_next (xml, &failure))
    {
      if (!g_str_equal (xml->name ? xml->name : "", "style"))
        {
          if (xml->event == STK_XML_START && style != NULL)
            read_property (style, xml);
          continue;
        }
      if (xml->event == STK_XML_START)
        {
          char *id = stk_xml_dup_attribute (xml, "styleId");

          style = g_new0 (StkDocxStyle, 1);
          g_hash_table_insert (styles, id ? id : g_strdup (""), style);
        }
      else if (xml->event == STK_XML_END)
        style = NULL;
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);

  return FALSE;
}

/* What a paragraph of a style is; FALSE if neither the style nor what it is based on says. */
gboolean
stk_docx_styles_find_role (GHashTable *styles, const char *id, StkRole *role, int *level)
{
  for (int i = 0; i < MAX_ANCESTORS && id != NULL; i++)
    {
      const StkDocxStyle *style = g_hash_table_lookup (styles, id);

      if (style == NULL)
        return stk_flow_find_role (id, role, level);
      if (style->name != NULL && stk_flow_find_role (style->name, role, level))
        return TRUE;
      if (style->outline > 0 || style->list_level > 0)
        {
          *role = style->outline > 0 ? STK_ROLE_SUBHEAD : STK_ROLE_LIST_ITEM;
          *level = MAX (style->outline, style->list_level);
          return TRUE;
        }
      id = style->based_on;
    }

  return FALSE;
}

/* How words of a character style are set apart. */
StkEmphasisFlags
stk_docx_styles_get_emphasis (GHashTable *styles, const char *id)
{
  StkEmphasisFlags flags = 0;

  for (int i = 0; i < MAX_ANCESTORS && id != NULL; i++)
    {
      const StkDocxStyle *style = g_hash_table_lookup (styles, id);

      if (style == NULL)
        break;
      /* Links look like links without it. */
      if (g_strcmp0 (style->name, "Hyperlink") == 0 || g_strcmp0 (style->name, "Internet link") == 0)
        break;
      flags |= style->emphasis;
      id = style->based_on;
    }

  return flags;
}

/* Whether a property that is on or off is on. */
gboolean
stk_docx_is_on (StkXml *xml)
{
  g_autofree char *value = stk_xml_dup_attribute (xml, "val");
  static const char *const off[] = { "0", "false", "off", "none", NULL };

  return value == NULL || !g_strv_contains (off, value);
}

StkEmphasisFlags
stk_docx_get_emphasis (StkXml *xml)
{
  for (size_t i = 0; i < G_N_ELEMENTS (emphases); i++)
    if (g_str_equal (xml->name, emphases[i].name))
      return emphases[i].emphasis;

  return 0;
}

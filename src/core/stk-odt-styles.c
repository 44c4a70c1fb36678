/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-odt-private.h"

#include <string.h>

/* Styles are based on others; files can have circles. */
#define MAX_ANCESTORS 20

typedef struct
{
  char *name;   /* owned; as people see it */
  char *parent; /* owned; the name of another, as the file has it */
  int outline;
  gboolean automatic; /* made for a few words, with no name that people see */
  gboolean hidden;
  StkEmphasisFlags emphasis;
} Style;

struct _StkOdtStyles
{
  GHashTable *styles; /* owned; family and name → Style */
  char *language;     /* owned */
  char *country;      /* owned */
};

/* Attribute and value → what it does to words. "*" is any value but "none". */
static const struct
{
  const char *attribute;
  const char *value;
  StkEmphasisFlags emphasis;
} emphases[] = {
  { "font-weight", "bold", STK_EMPHASIS_STRONG },
  { "font-weight", "600", STK_EMPHASIS_STRONG },
  { "font-weight", "700", STK_EMPHASIS_STRONG },
  { "font-weight", "800", STK_EMPHASIS_STRONG },
  { "font-weight", "900", STK_EMPHASIS_STRONG },
  { "font-style", "italic", STK_EMPHASIS_STRESSED },
  { "font-style", "oblique", STK_EMPHASIS_STRESSED },
  { "text-underline-style", "*", STK_EMPHASIS_UNDERLINED },
  { "text-line-through-style", "*", STK_EMPHASIS_STRUCK },
};

static void
style_free (gpointer data)
{
  Style *self = data;

  g_free (self->name);
  g_free (self->parent);
  g_free (self);
}

static Style *
find (StkOdtStyles *self, const char *family, const char *name)
{
  g_autofree char *key = name ? g_strconcat (family, " ", name, NULL) : NULL;

  return key ? g_hash_table_lookup (self->styles, key) : NULL;
}

/* Names have their spaces and the like as "_20_". */
static char *
decode_name (const char *name)
{
  GString *decoded = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p++)
    {
      gboolean is_escape = p[0] == '_' && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]) && p[3] == '_';
      int c = is_escape ? g_ascii_xdigit_value (p[1]) * 16 + g_ascii_xdigit_value (p[2]) : 0;

      if (c >= 0x20 && c < 0x7f)
        {
          g_string_append_c (decoded, (char) c);
          p += 3;
        }
      else
        g_string_append_c (decoded, *p);
    }

  return g_string_free_and_steal (decoded);
}

static Style *
add_style (StkOdtStyles *self, StkXml *xml, gboolean automatic)
{
  g_autofree char *name = stk_xml_dup_attribute (xml, "name");
  g_autofree char *family = stk_xml_dup_attribute (xml, "family");
  Style *style;

  if (name == NULL || family == NULL)
    return NULL;
  style = g_new0 (Style, 1);
  style->automatic = automatic;
  style->parent = stk_xml_dup_attribute (xml, "parent-style-name");
  style->outline = CLAMP (stk_xml_get_int (xml, "default-outline-level", 0), 0, 10);
  if (!automatic)
    {
      style->name = stk_xml_dup_attribute (xml, "display-name");
      style->name = style->name ? style->name : decode_name (name);
    }
  g_hash_table_replace (self->styles, g_strconcat (family, " ", name, NULL), style);

  return style;
}

static void
read_text_properties (Style *style, StkXml *xml)
{
  g_autofree char *display = stk_xml_dup_attribute (xml, "display");

  style->hidden = g_strcmp0 (display, "none") == 0;
  for (size_t i = 0; i < G_N_ELEMENTS (emphases); i++)
    {
      g_autofree char *value = stk_xml_dup_attribute (xml, emphases[i].attribute);

      if (value != NULL && (g_str_equal (value, emphases[i].value) ||
                            (*emphases[i].value == '*' && !g_str_equal (value, "none"))))
        style->emphasis |= emphases[i].emphasis;
    }
}

/* The language of the document is that of its default style. */
static void
read_default (StkOdtStyles *self, StkXml *xml)
{
  if (self->language != NULL)
    return;
  self->language = stk_xml_dup_attribute (xml, "language");
  self->country = stk_xml_dup_attribute (xml, "country");
}

StkOdtStyles *
stk_odt_styles_new (void)
{
  StkOdtStyles *self = g_new0 (StkOdtStyles, 1);

  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, style_free);

  return self;
}

void
stk_odt_styles_free (StkOdtStyles *self)
{
  g_hash_table_unref (self->styles);
  g_free (self->language);
  g_free (self->country);
  g_free (self);
}

/* Reads the styles in a part, up to the document's body. */
gboolean
stk_odt_styles_read (StkOdtStyles *self, StkXml *xml, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean automatic = FALSE, in_default = FALSE;
  Style *style = NULL;

  while (stk_xml_next (xml, &failure))
    {
      if (xml->event == STK_XML_TEXT)
        continue;
      if (g_str_equal (xml->name, "body"))
        break;
      if (g_str_equal (xml->name, "automatic-styles"))
        automatic = xml->event == STK_XML_START;
      else if (g_str_equal (xml->name, "style"))
        style = xml->event == STK_XML_START ? add_style (self, xml, automatic) : NULL;
      else if (g_str_equal (xml->name, "default-style"))
        in_default = xml->event == STK_XML_START;
      else if (xml->event == STK_XML_START && g_str_equal (xml->name, "text-properties"))
        {
          if (style != NULL)
            read_text_properties (style, xml);
          else if (in_default)
            read_default (self, xml);
        }
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

/* What a paragraph of a style is; FALSE if neither the style nor what it is based on says. */
gboolean
stk_odt_styles_find_role (StkOdtStyles *self, const char *name, StkRole *role, int *level)
{
  for (int i = 0; i < MAX_ANCESTORS && name != NULL; i++)
    {
      const Style *style = find (self, "paragraph", name);
      g_autofree char *decoded = style ? NULL : decode_name (name);

      if (style == NULL)
        return stk_flow_find_role (decoded, role, level);
      if (style->name != NULL && stk_flow_find_role (style->name, role, level))
        return TRUE;
      if (style->outline > 0)
        {
          *role = STK_ROLE_SUBHEAD;
          *level = style->outline;
          return TRUE;
        }
      name = style->parent;
    }

  return FALSE;
}

/* How words of a style are set apart. Of paragraphs only what was done to this one counts: that all headings
 * are bold sets no words apart. */
StkEmphasisFlags
stk_odt_styles_get_emphasis (StkOdtStyles *self, const char *family, const char *name)
{
  gboolean is_text = g_str_equal (family, "text");
  StkEmphasisFlags flags = 0;

  for (int i = 0; i < MAX_ANCESTORS && name != NULL; i++)
    {
      const Style *style = find (self, family, name);

      if (style == NULL || (!style->automatic && !is_text))
        break;
      if (g_strcmp0 (style->name, "Internet link") == 0 || g_strcmp0 (style->name, "Internet Link") == 0)
        break;
      flags |= style->emphasis;
      name = style->parent;
    }

  return flags;
}

gboolean
stk_odt_styles_is_hidden (StkOdtStyles *self, const char *family, const char *name)
{
  const Style *style = find (self, family, name);

  return style != NULL && style->hidden;
}

/* The document's language as a BCP 47 tag, or NULL. */
char *
stk_odt_styles_dup_language (StkOdtStyles *self)
{
  if (self->language == NULL || g_str_equal (self->language, "none") || g_str_equal (self->language, "zxx"))
    return NULL;
  if (self->country == NULL || g_str_equal (self->country, "none"))
    return g_strdup (self->language);

  return g_strconcat (self->language, "-", self->country, NULL);
}

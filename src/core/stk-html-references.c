/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-html-private.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* Before 2.14 libxml2 knows the character references of HTML 4 only, and wants the semicolon. What
 * pages use beyond that is put into a form that all versions read alike. */

#define MAX_NAME_BYTES 24

/* The HTML Standard knows these without a semicolon. */
static const char without_semicolon[] =
  "AElig Aacute Acirc Agrave Aring Atilde Auml Ccedil ETH Eacute Ecirc Egrave Euml Iacute Icirc "
  "Igrave Iuml Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml THORN Uacute Ucirc Ugrave Uuml Yacute "
  "aacute acirc acute aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg "
  "divide eacute ecirc egrave eth euml frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest "
  "iuml laquo lt macr micro middot nbsp not ntilde oacute ocirc ograve ordf ordm oslash otilde "
  "ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 szlig thorn times uacute ucirc "
  "ugrave uml uuml yacute yen yuml";

/* The commonest of those that came with HTML 5. */
static const struct
{
  const char *name;
  unsigned int c;
} newer[] = {
  { "AMP", '&' },
  { "LT", '<' },
  { "GT", '>' },
  { "QUOT", '"' },
  { "COPY", 0xa9 },
  { "REG", 0xae },
  { "Tab", '\t' },
  { "NewLine", '\n' },
  { "excl", '!' },
  { "num", '#' },
  { "dollar", '$' },
  { "percnt", '%' },
  { "apos", '\'' },
  { "lpar", '(' },
  { "rpar", ')' },
  { "ast", '*' },
  { "midast", '*' },
  { "plus", '+' },
  { "comma", ',' },
  { "period", '.' },
  { "sol", '/' },
  { "colon", ':' },
  { "semi", ';' },
  { "equals", '=' },
  { "quest", '?' },
  { "commat", '@' },
  { "lsqb", '[' },
  { "lbrack", '[' },
  { "bsol", '\\' },
  { "rsqb", ']' },
  { "rbrack", ']' },
  { "Hat", '^' },
  { "lowbar", '_' },
  { "grave", '`' },
  { "lcub", '{' },
  { "lbrace", '{' },
  { "verbar", '|' },
  { "vert", '|' },
  { "rcub", '}' },
  { "rbrace", '}' },
  { "half", 0xbd },
  { "NonBreakingSpace", 0xa0 },
  { "numsp", 0x2007 },
  { "puncsp", 0x2008 },
  { "hairsp", 0x200a },
  { "dash", 0x2010 },
  { "hyphen", 0x2010 },
  { "horbar", 0x2015 },
  { "OpenCurlyQuote", 0x2018 },
  { "CloseCurlyQuote", 0x2019 },
  { "rsquor", 0x2019 },
  { "lsquor", 0x201a },
  { "OpenCurlyDoubleQuote", 0x201c },
  { "CloseCurlyDoubleQuote", 0x201d },
  { "rdquor", 0x201d },
  { "ldquor", 0x201e },
  { "nldr", 0x2025 },
  { "mldr", 0x2026 },
  { "caron", 0x2c7 },
  { "breve", 0x2d8 },
  { "check", 0x2713 },
  { "star", 0x2606 },
  { "starf", 0x2605 },
  { "phone", 0x260e },
  { "numero", 0x2116 },
  { "copysr", 0x2117 },
};

/* The value is the character to write by number, or 1 if only the semicolon is missing. */
static GHashTable *
get_table (void)
{
  static GHashTable *table = NULL;

  if (g_once_init_enter_pointer (&table))
    {
      GHashTable *made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_auto (GStrv) names = g_strsplit (without_semicolon, " ", -1);

      for (size_t i = 0; names[i] != NULL; i++)
        g_hash_table_insert (made, g_strdup (names[i]), GUINT_TO_POINTER (1));
      for (size_t i = 0; i < G_N_ELEMENTS (newer); i++)
        g_hash_table_insert (made, g_strdup (newer[i].name), GUINT_TO_POINTER (newer[i].c));
      g_once_init_leave_pointer (&table, made);
    }

  return table;
}

/* Puts the reference at @p anew into @reference, if it has to be. Returns where it ends, or NULL. */
static const char *
fix_reference (const char *p, const char *end, char *reference, size_t size)
{
  char name[MAX_NAME_BYTES + 1];
  size_t n = 0;
  unsigned int c;
  gboolean has_semicolon;

  while (p + 1 + n < end && n < MAX_NAME_BYTES && g_ascii_isalnum (p[1 + n]))
    {
      name[n] = p[1 + n];
      n++;
    }
  name[n] = '\0';
  has_semicolon = p + 1 + n < end && p[1 + n] == ';';
  /* In an address this is the name of a parameter. */
  if (n == 0 || (p + 1 + n < end && p[1 + n] == '='))
    return NULL;

  c = GPOINTER_TO_UINT (g_hash_table_lookup (get_table (), name));
  if (c == 0 || (c == 1 && has_semicolon) || (c > 1 && !has_semicolon && !g_ascii_isupper (name[1])))
    return NULL;

  if (c == 1)
    g_snprintf (reference, size, "&%s;", name);
  else
    g_snprintf (reference, size, "&#%u;", c);

  return p + 1 + n + (has_semicolon ? 1 : 0);
}

/**
 * stk_html_fix_references:
 * @page: (transfer full): a page in UTF-8
 *
 * Writes character references so that all versions of libxml2 know them.
 *
 * Returns: (transfer full): @page if nothing had to be changed, else a changed copy
 */
GBytes *
stk_html_fix_references (GBytes *page)
{
  size_t size;
  const char *data = g_bytes_get_data (page, &size);
  const char *end = data + size;
  const char *done = data;
  g_autoptr (GString) fixed = NULL;

  for (const char *p = data; p < end && (p = memchr (p, '&', (size_t) (end - p))) != NULL;)
    {
      char reference[MAX_NAME_BYTES + 3];
      const char *after = fix_reference (p, end, reference, sizeof reference);

      if (after == NULL)
        {
          p++;
          continue;
        }
      if (fixed == NULL)
        fixed = g_string_sized_new (size + 64);
      g_string_append_len (fixed, done, p - done);
      g_string_append (fixed, reference);
      p = done = after;
    }
  if (fixed == NULL)
    return page;

  g_string_append_len (fixed, done, end - done);
  g_bytes_unref (page);

  return g_string_free_to_bytes (g_steal_pointer (&fixed));
}

/* The character that a reference between "&" and @semicolon names, or 0. */
static gunichar
find_character (const char *p, const char *semicolon)
{
  char name[MAX_NAME_BYTES + 1];
  const htmlEntityDesc *entity;
  guint64 c = 0;

  if (semicolon - p > MAX_NAME_BYTES || semicolon == p)
    return 0;
  memcpy (name, p, (size_t) (semicolon - p));
  name[semicolon - p] = '\0';
  if (name[0] != '#')
    {
      entity = g_str_equal (name, "apos") ? NULL : htmlEntityLookup ((const xmlChar *) name);
      return entity ? entity->value : g_str_equal (name, "apos") ? '\''
                                                                 : 0;
    }
  if (!(name[1] == 'x' || name[1] == 'X' ? g_ascii_string_to_unsigned (name + 2, 16, 0x20, 0x10ffff, &c, NULL)
                                         : g_ascii_string_to_unsigned (name + 1, 10, 0x20, 0x10ffff, &c, NULL)))
    return 0;

  return g_unichar_validate ((gunichar) c) ? (gunichar) c : 0;
}

/**
 * stk_html_dup_unescaped:
 * @value: valid UTF-8
 *
 * Many pages write character references where there is no HTML, as in JSON-LD, or write them twice.
 *
 * Returns: (transfer full): @value with characters instead
 */
char *
stk_html_dup_unescaped (const char *value)
{
  GString *unescaped = g_string_new (NULL);

  for (const char *p = value; *p != '\0'; p++)
    {
      const char *semicolon = *p == '&' ? strchr (p, ';') : NULL;
      gunichar c = semicolon ? find_character (p + 1, semicolon) : 0;

      if (c == 0)
        {
          g_string_append_c (unescaped, *p);
          continue;
        }
      g_string_append_unichar (unescaped, c);
      p = semicolon;
    }

  return g_string_free_and_steal (unescaped);
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-html-private.h"

#include <string.h>

#define SPACE " \t\n\r\f"

static gboolean
has_any_token (const char *value, const char *const *tokens)
{
  for (size_t i = 0; value != NULL && tokens[i] != NULL; i++)
    if (stk_html_has_token (value, tokens[i]))
      return TRUE;

  return FALSE;
}

/* Whether a style has a rule, whatever white space it is written with. */
static gboolean
has_rule (const char *style, const char *rule)
{
  for (const char *start = style; *start != '\0'; start++)
    {
      const char *p = start, *r = rule;

      while (*p != '\0' && *r != '\0' && (g_ascii_isspace (*p) || g_ascii_tolower (*p) == *r))
        r += !g_ascii_isspace (*p++);
      if (*r == '\0')
        return TRUE;
    }

  return FALSE;
}

/* Whether a value, which may be NULL, has a word; case does not count. */
gboolean
stk_html_has_token (const char *value, const char *token)
{
  size_t n_token = strlen (token);

  for (const char *p = value; p != NULL && *p != '\0';)
    {
      size_t n = strcspn (p, SPACE);

      if (n == n_token && g_ascii_strncasecmp (p, token, n) == 0)
        return TRUE;
      p += n;
      p += strspn (p, SPACE);
    }

  return FALSE;
}

/* Returns NULL if there is no such attribute, and "" if it has no value. */
const char *
stk_html_get_attribute (const char **attributes, const char *name)
{
  for (size_t i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
    if (g_ascii_strcasecmp (attributes[i], name) == 0)
      return attributes[i + 1] ? attributes[i + 1] : "";

  return NULL;
}

/* What no reader sees, and what by its own word is no part of the article. */
gboolean
stk_html_is_hidden (const char **attributes)
{
  static const char *const roles[] = { "navigation", "complementary", "contentinfo", "search",
                                       "dialog", "alertdialog", "menu", "menubar", "toolbar",
                                       "tablist", NULL };
  static const char *const classes[] = { "sr-only", "visually-hidden", "visuallyhidden",
                                         "screen-reader-text", NULL };
  const char *style;

  if (attributes == NULL)
    return FALSE;
  if (stk_html_get_attribute (attributes, "hidden") != NULL)
    return TRUE;
  if (g_strcmp0 (stk_html_get_attribute (attributes, "aria-hidden"), "true") == 0)
    return TRUE;
  if (has_any_token (stk_html_get_attribute (attributes, "role"), roles) ||
      has_any_token (stk_html_get_attribute (attributes, "class"), classes))
    return TRUE;

  style = stk_html_get_attribute (attributes, "style");

  return style != NULL && (has_rule (style, "display:none") || has_rule (style, "visibility:hidden"));
}

/* Links to the web, to people, and within the page's own site. Scripts and data are none. */
gboolean
stk_html_is_good_link (const char *href)
{
  static const char *const schemes[] = { "http", "https", "mailto" };
  const char *p = href + strspn (href, SPACE);
  size_t n = strcspn (p, ":/?#");

  if (*p == '\0' || *p == '#')
    return FALSE;
  if (p[n] != ':')
    return TRUE;

  for (size_t i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (n == strlen (schemes[i]) && g_ascii_strncasecmp (p, schemes[i], n) == 0)
      return TRUE;

  return FALSE;
}

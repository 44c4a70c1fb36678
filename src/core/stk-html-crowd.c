/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-html-private.h"

#include <string.h>

/* Older versions of libxml2 compare each attribute of a tag with all before it: a page of a few megabytes would keep
 * them busy for minutes. This looks for such tags beforehand. It passes over what these versions pass over. */

static const char *
find_after (const char *p, const char *end, const char *words)
{
  const char *found = p < end ? memmem (p, (size_t) (end - p), words, strlen (words)) : NULL;

  return found ? found + strlen (words) : end;
}

static gboolean
begins_with (const char *p, const char *end, const char *name)
{
  size_t n = strlen (name);

  return (size_t) (end - p) >= n && g_ascii_strncasecmp (p, name, n) == 0;
}

/* To where the element ends in which "<" is nothing special. */
static const char *
skip_raw (const char *p, const char *end, const char *name)
{
  while ((p = find_after (p, end, "</")) < end)
    if (begins_with (p, end, name))
      break;

  return p;
}

/* Goes to the end of a tag. An attribute follows white space, or the quotation mark that ends another. */
static const char *
count_attributes (const char *p, const char *end, size_t *n)
{
  char before = '\0';

  for (*n = 0; p < end && *p != '>'; p++)
    {
      if ((*p == '"' || *p == '\'') && before == '=')
        {
          const char *close = memchr (p + 1, *p, (size_t) (end - p - 1));

          if (close == NULL)
            return end;
          p = close;
          before = ' ';
          continue;
        }
      *n += g_ascii_isspace (before) && (g_ascii_isalpha (*p) || *p == '_' || *p == ':' || *p == '.');
      if (before != '=' || !g_ascii_isspace (*p))
        before = *p;
    }

  return p;
}

/**
 * stk_html_has_crowded_tag:
 * @utf8: a page
 * @n_bytes: its length in bytes
 *
 * Returns: whether a tag has more than %STK_HTML_MAX_ATTRIBUTES attributes
 */
gboolean
stk_html_has_crowded_tag (const char *utf8, size_t n_bytes)
{
  const char *end = utf8 + n_bytes;
  size_t n;

  for (const char *p = utf8; p < end && (p = memchr (p, '<', (size_t) (end - p))) != NULL;)
    {
      const char *name = ++p;

      if (begins_with (p, end, "!--"))
        p = find_after (p + 3, end, "-->");
      else if (p < end && (*p == '!' || *p == '?'))
        p = find_after (p, end, ">");
      else if (p < end && g_ascii_isalpha (*p))
        {
          p = count_attributes (p, end, &n);
          if (n > STK_HTML_MAX_ATTRIBUTES)
            return TRUE;
          if (begins_with (name, end, "script"))
            p = skip_raw (p, end, "script");
          else if (begins_with (name, end, "style"))
            p = skip_raw (p, end, "style");
        }
    }

  return FALSE;
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-link.h"

#include <gio/gio.h>
#include <string.h>

/* Shows a character that cannot be seen, or that turns the writing around, as it is in an address. */
static void
append_visibly (GString *display, const char *p)
{
  gunichar c = g_utf8_get_char (p);
  size_t n = (size_t) (g_utf8_next_char (p) - p);

  if (g_unichar_isgraph (c) && !g_unichar_iszerowidth (c) && g_unichar_type (c) != G_UNICODE_FORMAT)
    {
      g_string_append_len (display, p, (gssize) n);
      return;
    }
  for (size_t i = 0; i < n; i++)
    g_string_append_printf (display, "%%%02X", (unsigned char) p[i]);
}

static void
append_all_visibly (GString *display, const char *start, const char *end)
{
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    append_visibly (display, p);
}

/**
 * stk_link_find_host:
 * @href: an address
 * @start: (out): return location for where its host begins, in @href
 * @end: (out): return location for where it ends
 *
 * Finds whose page an address leads to: what is after the last “@” before the path, up to the port. What is before that
 * may look like a host to deceive.
 *
 * Returns: whether the address has a host
 */
gboolean
stk_link_find_host (const char *href, const char **start, const char **end)
{
  const char *authority;
  const char *authority_end;

  g_return_val_if_fail (href != NULL, FALSE);

  authority = strstr (href, "//");
  if (authority == NULL || strcspn (href, "/?#") < (size_t) (authority - href))
    return FALSE;

  authority += 2;
  authority_end = authority + strcspn (authority, "/\\?#");
  *start = authority;
  for (const char *p = authority; p < authority_end; p++)
    if (*p == '@')
      *start = p + 1;
  *end = *start;
  if (*end < authority_end && **end == '[')
    {
      const char *bracket = memchr (*end, ']', (size_t) (authority_end - *end));

      *end = bracket != NULL ? bracket + 1 : *start;
    }
  else
    while (*end < authority_end && **end != ':')
      (*end)++;

  return *end > *start;
}

/**
 * stk_link_dup_display:
 * @href: an address, in valid UTF-8
 *
 * Makes an address fit to be shown to somebody who must not be fooled by it. A host with letters beyond ASCII, which
 * may look like others (“аpple.com” with a Cyrillic а), is shown in the encoding that the network uses (Punycode,
 * RFC 3492, with the prefix “xn--”); characters that cannot be seen, or that turn the direction of writing, are shown
 * as percent signs and figures.
 *
 * Returns: (transfer full): what to show; never to be opened in place of @href
 */
char *
stk_link_dup_display (const char *href)
{
  GString *display;
  const char *start, *end;

  g_return_val_if_fail (href != NULL, NULL);

  display = g_string_new (NULL);
  if (stk_link_find_host (href, &start, &end))
    {
      g_autofree char *host = g_strndup (start, (size_t) (end - start));
      g_autofree char *unescaped = g_uri_unescape_string (host, NULL);
      g_autofree char *ascii = g_hostname_to_ascii (unescaped ? unescaped : host);

      append_all_visibly (display, href, start);
      if (ascii != NULL)
        append_all_visibly (display, ascii, ascii + strlen (ascii));
      else
        append_all_visibly (display, start, end);
      href = end;
    }
  append_all_visibly (display, href, href + strlen (href));

  return g_string_free_and_steal (display);
}

/**
 * stk_link_is_web:
 * @href: an address
 *
 * Tells whether an address leads to the web: those alone are opened.
 *
 * Returns: whether its scheme is http or https, and it has a host
 */
gboolean
stk_link_is_web (const char *href)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (href != NULL, FALSE);

  uri = g_uri_parse (href, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return FALSE;

  return g_str_equal (g_uri_get_scheme (uri), "http") || g_str_equal (g_uri_get_scheme (uri), "https");
}

/**
 * stk_link_resolve:
 * @base: an address, which @href is relative to
 * @href: an address as a page has it, absolute or relative
 *
 * Makes an address absolute. GLib parses some broken ones to a host with a path that cannot follow a host, and does not
 * put such together again; they are refused.
 *
 * Returns: (nullable) (transfer full): the absolute address; %NULL if one of the two is none
 */
char *
stk_link_resolve (const char *base, const char *href)
{
  const GUriFlags flags = G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED;
  g_autoptr (GUri) from = NULL;
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (base != NULL, NULL);
  g_return_val_if_fail (href != NULL, NULL);

  from = g_uri_parse (base, flags, NULL);
  uri = from ? g_uri_parse_relative (from, href, flags, NULL) : NULL;
  if (uri == NULL || (g_uri_get_host (uri) != NULL && *g_uri_get_path (uri) != '\0' && *g_uri_get_path (uri) != '/'))
    return NULL;

  return g_uri_to_string (uri);
}

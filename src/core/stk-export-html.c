/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-export-html.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/uchar.h>

/* Code points that say which way a text runs, and are enough to know. */
#define ENOUGH 4096

static const char STYLE[] =
  ":root{color-scheme:light dark;--ink:#1c1c1c;--page:#fff;--soft:#5e5c64;--line:#c0bfbc;--quote:#d8e6f8;"
  "--claim:#9a5a00;--source:#26773c;--warn:#a51d2d}\n"
  "@media (prefers-color-scheme:dark){:root{--ink:#eee;--page:#1d1d20;--soft:#b4b2b8;--line:#5e5c64;--quote:#24406b;"
  "--claim:#f5a845;--source:#7bd490;--warn:#ff9a94}}\n"
  "body{margin:0 auto;padding:2rem 1.2rem;max-width:42rem;font:1.05rem/1.55 Georgia,\"Noto Serif\",serif;"
  "color:var(--ink);background:var(--page);overflow-wrap:break-word}\n"
  "h1,h2,h3,h4,h5,h6,.report,.facts,sup,dt,.who,.credit,figcaption{font-family:system-ui,\"Noto Sans\",sans-serif}\n"
  "h1{font-size:1.9rem;line-height:1.2}h2{font-size:1.3rem}h3,h4,h5,h6{font-size:1.05rem}\n"
  "article{white-space:pre-line}\n"
  ".lead{font-weight:600}.byline,.date,.credit,.footnote,.report,.who,.furniture{color:var(--soft)}\n"
  ".furniture,.footnote,.credit,figcaption{font-size:.85rem}\n"
  "figure{margin:1rem 0}blockquote{margin:1rem 1.5rem;font-style:italic}pre{white-space:pre-wrap}\n"
  "table{border-collapse:collapse}td{border:1px solid var(--line);padding:.2rem .6rem}\n"
  "a{color:inherit}mark{color:inherit;background:none}\n"
  "mark.quote{background:var(--quote)}mark.claim{border-bottom:2px solid var(--claim)}\n"
  "mark.source{outline:1px dotted var(--source)}\n"
  "sup{line-height:0;font-size:.7rem}sup a{text-decoration:none;font-weight:700;padding:0 .1em}\n"
  "section{border-top:1px solid var(--line);margin-top:2rem}#open{border-top:none}\n"
  ".notes>li{margin:0 0 1.2rem;padding-inline-start:.4rem}.notes>li::marker,#open li::marker{font-weight:700}\n"
  ".words{margin:0}.facts{margin:.3rem 0;font-size:.9rem}.facts>div{display:flex;gap:.6rem}\n"
  "dt{flex:0 0 9rem;color:var(--soft)}dd{margin:0;flex:1;min-width:0}dd ul{margin:0;padding-inline-start:1.1rem}\n"
  ".who{margin:0;font-size:.8rem}.why{color:var(--warn)}\n"
  ":target{background:color-mix(in srgb,var(--claim) 25%,transparent)}\n"
  "@page{margin:2cm}\n"
  "@media print{:root{color-scheme:light;--ink:#000;--page:#fff;--soft:#444;--line:#999;--quote:#dde7f5;"
  "--claim:#9a5a00;--source:#26773c;--warn:#a51d2d}\n"
  "body{max-width:none;padding:0;font-size:11pt;orphans:3;widows:3}mark{print-color-adjust:exact}\n"
  "h1,h2,h3,h4,h5,h6,dt{break-after:avoid}.notes>li,blockquote,figure,tr,#open li{break-inside:avoid}\n"
  "main,#notes{break-before:page}a{text-decoration:none}\n"
  "dd a[href^=http]::after{content:\" \\3c\" attr(href) \">\";font-size:.8em;overflow-wrap:anywhere}}\n";

/* Whether HTML may hold it: neither a control nor a code point that stands for nothing. */
static gboolean
is_allowed (gunichar c)
{
  return c == '\n' || c == '\t' || (c >= 0x20 && c < 0x7f) ||
         (c >= 0xa0 && (c & 0xfffe) != 0xfffe && !(c >= 0xfdd0 && c <= 0xfdef));
}

static void
escape (GString *out, const char *string, size_t n_bytes)
{
  for (const char *p = string; p < string + n_bytes; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      switch (c)
        {
        case '&':
          g_string_append (out, "&amp;");
          break;
        case '<':
          g_string_append (out, "&lt;");
          break;
        case '>':
          g_string_append (out, "&gt;");
          break;
        case '"':
          g_string_append (out, "&quot;");
          break;
        case '\'':
          g_string_append (out, "&#39;");
          break;
        default:
          g_string_append_unichar (out, is_allowed (c) ? c : 0xfffd);
        }
    }
}

/**
 * stk_export_html_escape:
 * @out: where to append
 * @string: (nullable): any UTF-8
 *
 * Appends words so that they are nothing but words, in an element or in an attribute in quotation marks.
 */
void
stk_export_html_escape (GString *out, const char *string)
{
  if (string != NULL)
    escape (out, string, strlen (string));
}

/**
 * stk_export_html_escape_range:
 * @out: where to append
 * @text: a text
 * @range: which words of it, in code points
 *
 * See stk_export_html_escape().
 */
void
stk_export_html_escape_range (GString *out, StkText *text, StkRange range)
{
  size_t start = stk_text_get_byte_offset (text, range.start);

  escape (out, stk_text_get_utf8 (text) + start, stk_text_get_byte_offset (text, range.end) - start);
}

/**
 * stk_export_html_add:
 * @out: where to append
 * @format: HTML, with one `%s` where the words go
 * @string: (nullable): words
 *
 * Appends HTML with words in it, which are escaped.
 */
void
stk_export_html_add (GString *out, const char *format, const char *string)
{
  const char *gap = strstr (format, "%s");

  g_return_if_fail (gap != NULL);

  g_string_append_len (out, format, gap - format);
  stk_export_html_escape (out, string);
  g_string_append (out, gap + 2);
}

/**
 * stk_export_html_is_web:
 * @href: where a link leads
 *
 * Returns: whether a report may link there: to the web, by http or https, with nothing that is no part of an address
 */
gboolean
stk_export_html_is_web (const char *href)
{
  g_autofree char *scheme = g_uri_parse_scheme (href);

  return scheme != NULL && (g_ascii_strcasecmp (scheme, "http") == 0 || g_ascii_strcasecmp (scheme, "https") == 0) &&
         strpbrk (href, " \t\r\n<>\"\\^`{|}") == NULL && g_uri_is_valid (href, G_URI_FLAGS_PARSE_RELAXED, NULL);
}

/**
 * stk_export_html_begin:
 * @out: where to append
 * @title: what the page is called
 *
 * Begins a page that needs no other file and runs nothing.
 */
void
stk_export_html_begin (GString *out, const char *title)
{
  /* Translators: the language tag of this translation, such as “de” or “pt-BR” */
  const char *lang = C_ ("language tag", "en");
  /* Translators: which way this language runs: ltr or rtl */
  const char *direction = C_ ("direction of the language", "ltr");

  g_string_append (out, "<!DOCTYPE html>\n");
  stk_export_html_add (out, "<html lang=\"%s\"", lang);
  stk_export_html_add (out, " dir=\"%s\">\n<head>\n<meta charset=\"utf-8\" />\n", direction);
  g_string_append (out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n"
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                        "style-src 'unsafe-inline'\" />\n<meta name=\"referrer\" content=\"no-referrer\" />\n");
  stk_export_html_add (out, "<title>%s</title>\n<style>\n", title);
  g_string_append (out, STYLE);
  g_string_append (out, "</style>\n</head>\n<body>\n");
}

/**
 * stk_export_html_end:
 * @out: where to append
 */
void
stk_export_html_end (GString *out)
{
  g_string_append (out, "</body>\n</html>\n");
}

/**
 * stk_export_html_get_direction:
 * @text: a text
 *
 * Returns: (transfer none): which way most of its letters run, as `dir` has it
 */
const char *
stk_export_html_get_direction (StkText *text)
{
  size_t n = MIN (stk_text_get_length (text), ENOUGH);
  int balance = 0;

  for (size_t i = 0; i < n; i++)
    switch ((int) u_charDirection ((UChar32) stk_text_get_char (text, i)))
      {
      case U_LEFT_TO_RIGHT:
        balance++;
        break;
      case U_RIGHT_TO_LEFT:
      case U_RIGHT_TO_LEFT_ARABIC:
        balance--;
        break;
      default:
        break;
      }

  return balance < 0 ? "rtl" : "ltr";
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-article-private.h"
#include "stk-decode-private.h"
#include "stk-encoding.h"
#include "stk-mime-private.h"
#include "stk-sniff-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So much of a file is looked at for control characters, and of UTF-16 for tags. */
#define HEAD_BYTES 8192

/* How a format is read, or why it is refused and what to do. */
static const struct
{
  StkArticle *(*read) (const StkArticleInput *input, GError **error);
  const char *refusal;
} formats[] = {
  [STK_FORMAT_PLAIN] = { stk_article_read_plain, NULL },
  [STK_FORMAT_HTML] = { stk_article_read_html, NULL },
  [STK_FORMAT_MHTML] = { stk_article_read_mhtml, NULL },
#ifdef STK_HAVE_CMARK
  [STK_FORMAT_MARKDOWN] = { stk_article_read_markdown, NULL },
#endif
  [STK_FORMAT_DOCX] = { stk_article_read_docx, NULL },
  [STK_FORMAT_ODT] = { stk_article_read_odt, NULL },
  [STK_FORMAT_FLAT_ODT] = { stk_article_read_flat_odt, NULL },
  [STK_FORMAT_SIDECAR] = { NULL, N_ ("It holds the tags of an article. Open the article itself, which lies beside "
                                     "it.") },
  [STK_FORMAT_JSON] = { NULL, N_ ("It is a JSON file. Choose the file that holds the article.") },
  [STK_FORMAT_XML] = { NULL, N_ ("It is an XML file but no web page. Save the article as a web page or as plain "
                                 "text.") },
  [STK_FORMAT_PDF] = { NULL, N_ ("It is a PDF file. Save the article as a web page or as plain text.") },
  [STK_FORMAT_OLD_WORD] = { NULL, N_ ("It is a Word document of the old kind (.doc). Open it in a word processor, and "
                                      "save it as .docx or .odt.") },
  [STK_FORMAT_RTF] = { NULL, N_ ("It is an RTF file. Open it in a word processor, and save it as .docx or .odt.") },
  [STK_FORMAT_PAGES] = { NULL, N_ ("It is a document of Apple Pages. Export it from there as a Word document.") },
  [STK_FORMAT_ENCRYPTED] = { NULL, N_ ("It is protected by a password. Open it in the program that it comes from, and "
                                       "save it without one.") },
  [STK_FORMAT_SPREADSHEET] = { NULL, N_ ("It is a spreadsheet. Choose the file that holds the article.") },
  [STK_FORMAT_PRESENTATION] = { NULL, N_ ("It is a presentation. Choose the file that holds the article.") },
  [STK_FORMAT_EBOOK] = { NULL, N_ ("It is an electronic book. Save the article as a web page or as plain text.") },
  [STK_FORMAT_OFFICE] = { NULL, N_ ("It is an office document of another kind. Save the article as .docx, .odt or "
                                    "plain text.") },
  [STK_FORMAT_PICTURE] = { NULL, N_ ("It is a picture. Choose the file that holds the article.") },
  [STK_FORMAT_RECORDING] = { NULL, N_ ("It is a recording. Choose the file that holds the article.") },
  [STK_FORMAT_COMPRESSED] = { NULL, N_ ("It is a compressed file or an archive. Unpack it, and open what was in it.") },
  [STK_FORMAT_BINARY] = { NULL, N_ ("It is not a text. Choose the file that holds the article.") },
};

static const struct
{
  StkFormat format;
  guint8 at;
  guint8 n_bytes;
  const char *magic;
} signatures[] = {
  { STK_FORMAT_PDF, 0, 5, "%PDF-" },
  { STK_FORMAT_RTF, 0, 5, "{\\rtf" },
  { STK_FORMAT_PICTURE, 0, 4, "\x89PNG" },
  { STK_FORMAT_PICTURE, 0, 3, "\xff\xd8\xff" },
  { STK_FORMAT_PICTURE, 0, 4, "GIF8" },
  { STK_FORMAT_PICTURE, 0, 4, "II*\0" },
  { STK_FORMAT_PICTURE, 0, 4, "MM\0*" },
  { STK_FORMAT_PICTURE, 8, 4, "WEBP" },
  { STK_FORMAT_PICTURE, 4, 8, "ftypheic" },
  { STK_FORMAT_PICTURE, 4, 8, "ftypavif" },
  { STK_FORMAT_RECORDING, 4, 4, "ftyp" },
  { STK_FORMAT_RECORDING, 0, 4, "OggS" },
  { STK_FORMAT_RECORDING, 0, 4, "fLaC" },
  { STK_FORMAT_RECORDING, 8, 4, "WAVE" },
  { STK_FORMAT_RECORDING, 0, 3, "ID3" },
  { STK_FORMAT_RECORDING, 0, 4, "\x1a\x45\xdf\xa3" },
  { STK_FORMAT_COMPRESSED, 0, 3, "\x1f\x8b\x08" },
  { STK_FORMAT_COMPRESSED, 0, 6, "\xfd\x37zXZ\0" },
  { STK_FORMAT_COMPRESSED, 0, 4, "\x28\xb5\x2f\xfd" },
  { STK_FORMAT_COMPRESSED, 0, 6, "7z\xbc\xaf\x27\x1c" },
  { STK_FORMAT_COMPRESSED, 0, 4, "Rar!" },
  { STK_FORMAT_COMPRESSED, 0, 3, "BZh" },
};

/* A page begins with one of these, or has the name of a page and any tag. */
static const char *const page_tags[] = {
  "html", "head", "body", "title", "meta", "link", "base", "script", "style", "noscript",
  "article", "main", "section", "header", "nav", "aside", "footer", "div", "span", "p",
  "h1", "h2", "h3", "h4", "h5", "h6", "a", "b", "i", "em", "strong", "font", "center", "img",
  "figure", "table", "ul", "ol", "dl", "blockquote", "pre", "br", "hr", "form", "iframe"
};

static const char *const page_suffixes[] = { ".html", ".htm", ".xhtml", ".xht", ".shtml", NULL };

/* What else has a name of its own. */
static const char *const other_suffixes[] = { ".txt", ".text", ".docx", ".odt", ".fodt", ".mht", ".mhtml", NULL };

#ifdef STK_HAVE_CMARK
static const char *const markdown_suffixes[] = { ".md", ".markdown", ".mdown", ".mkd", ".mkdn", NULL };
#else
static const char *const markdown_suffixes[] = { NULL };
#endif

static const char *
skip_space (const char *p, const char *end)
{
  while (p < end && g_ascii_isspace (*p))
    p++;

  return p;
}

static gboolean
has_prefix (const char *p, const char *end, const char *prefix)
{
  size_t n = strlen (prefix);

  return (size_t) (end - p) >= n && g_ascii_strncasecmp (p, prefix, n) == 0;
}

/* Skips white space, comments and processing instructions. */
static const char *
skip_prolog (const char *p, const char *end)
{
  while (TRUE)
    {
      const char *close;

      p = skip_space (p, end);
      if (has_prefix (p, end, "<!--"))
        {
          close = memmem (p, (size_t) (end - p), "-->", 3);
          p = close ? close + 3 : end;
        }
      else if (has_prefix (p, end, "<?"))
        {
          close = memchr (p, '>', (size_t) (end - p));
          p = close ? close + 1 : end;
        }
      else
        return p;
    }
}

static gboolean
begins_with_page_tag (const char *p, const char *end)
{
  if (has_prefix (p, end, "<!doctype"))
    return has_prefix (skip_space (p + strlen ("<!doctype"), end), end, "html");
  if (p == end || *p != '<')
    return FALSE;

  p++;
  for (size_t i = 0; i < G_N_ELEMENTS (page_tags); i++)
    {
      const char *after = p + strlen (page_tags[i]);

      if (has_prefix (p, end, page_tags[i]) &&
          (after == end || g_ascii_isspace (*after) || *after == '>' || *after == '/'))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_suffix (const char *name, const char *const *suffixes)
{
  size_t n_name = strlen (name);

  for (size_t i = 0; suffixes[i] != NULL; i++)
    {
      size_t n_suffix = strlen (suffixes[i]);

      if (n_name > n_suffix && g_ascii_strcasecmp (name + n_name - n_suffix, suffixes[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_tag (const char *p, const char *end)
{
  while ((p = memchr (p, '<', (size_t) (end - p))) != NULL)
    {
      p++;
      if (p < end && (g_ascii_isalpha (*p) || *p == '/' || *p == '!'))
        return TRUE;
    }

  return FALSE;
}

/* An object from its first brace to its last; nothing smaller is worth a parser here. */
static gboolean
is_json (const char *p, const char *end)
{
  while (end > p && g_ascii_isspace (end[-1]))
    end--;
  if (end - p < 2 || p[0] != '{' || end[-1] != '}')
    return FALSE;
  p = skip_space (p + 1, end);

  return *p == '"' || *p == '}';
}

/* Control characters that no text has, in more than one of 64 bytes. */
static gboolean
is_binary (const char *p, const char *end)
{
  size_t n = 0, size = MIN ((size_t) (end - p), HEAD_BYTES);

  for (size_t i = 0; i < size; i++)
    n += (unsigned char) p[i] < 0x20 && memchr ("\b\t\n\v\f\r\x1b", p[i], 7) == NULL;

  return n > 4 && n > size / 64;
}

/* A whole page, and not only tags such as those that Markdown may begin with. */
static gboolean
begins_with_page (const char *p, const char *end)
{
  return has_prefix (p, end, "<!doctype html") || has_prefix (p, end, "<html");
}

static StkFormat
sniff_markup (const char *p, const char *end, const char *name)
{
  const char *root = skip_prolog (p, end);

  if (has_suffix (name, markdown_suffixes) && !begins_with_page (root, end))
    return STK_FORMAT_MARKDOWN;
  if (begins_with_page_tag (root, end) || (has_suffix (name, page_suffixes) && has_tag (p, end)))
    return STK_FORMAT_HTML;
  if (has_prefix (root, end, "<office:document ") &&
      memmem (root, MIN ((size_t) (end - root), HEAD_BYTES), "opendocument.text", strlen ("opendocument.text")))
    return STK_FORMAT_FLAT_ODT;
  if (has_prefix (p, end, "<?xml") || has_prefix (root, end, "<!doctype"))
    return STK_FORMAT_XML;

  return STK_FORMAT_PLAIN;
}

static StkFormat
sniff (const char *data, const char *end, const char *name)
{
  const char *p = skip_space (data, end);

  for (size_t i = 0; i < G_N_ELEMENTS (signatures); i++)
    if ((size_t) (end - data) >= (size_t) signatures[i].at + signatures[i].n_bytes &&
        memcmp (data + signatures[i].at, signatures[i].magic, signatures[i].n_bytes) == 0)
      return signatures[i].format;

  if (is_binary (p, end))
    return STK_FORMAT_BINARY;
  if (is_json (p, end))
    return memmem (p, (size_t) (end - p), "AnnotationCollection", strlen ("AnnotationCollection"))
             ? STK_FORMAT_SIDECAR
             : STK_FORMAT_JSON;
  if (stk_mime_is_page (p, (size_t) (end - p)))
    return STK_FORMAT_MHTML;

  return sniff_markup (p, end, name);
}

/* Text in UTF-16 or UTF-32 as far as it is ASCII, which is all that is needed to know a tag. */
static StkFormat
sniff_wide (const char *data, size_t size, const char *encoding, size_t n_mark, const char *name)
{
  char head[HEAD_BYTES / 2];
  size_t width = strstr (encoding, "16") ? 2 : 4;
  size_t n = 0, low = g_str_has_suffix (encoding, "LE") ? 0 : width - 1;

  for (size_t i = n_mark; i + width <= size && n < sizeof head; i += width)
    {
      gboolean is_ascii = data[i + low] > 0;

      for (size_t j = 0; j < width; j++)
        is_ascii &= j == low || data[i + j] == 0;
      head[n++] = is_ascii ? data[i + low] : '.';
    }

  return sniff (head, head + n, name);
}

static StkArticle *
read_as (StkFormat format, const StkArticleInput *input, GError **error)
{
  if (formats[format].read != NULL)
    return formats[format].read (input, error);

  g_set_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_FORMAT,
               /* Translators: the second %s is one or two sentences, with the reason. */
               _ ("“%s” cannot be opened as an article. %s"), input->name, _ (formats[format].refusal));

  return NULL;
}

/* Tells the format of an article by its content, by its name only where that leaves it open, and reads it. */
StkArticle *
stk_article_read (const StkArticleInput *input, GError **error)
{
  const char *data, *encoding;
  size_t size, n_mark;
  StkFormat format;

  data = g_bytes_get_data (input->bytes, &size);
  if (size == 0)
    {
      g_set_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_EMPTY,
                   _ ("“%s” is empty. Choose the file that holds the article."), input->name);
      return NULL;
    }

  if (stk_sniff_container (input, &format))
    return read_as (format, input, error);

  n_mark = stk_decode_find_bom (data, size, &encoding);
  if (n_mark == 0)
    encoding = stk_encoding_detect_wide (data, size);
  if (encoding != NULL && !g_str_equal (encoding, "UTF-8"))
    format = sniff_wide (data, size, encoding, n_mark, input->name);
  else
    format = sniff (data + n_mark, data + size, input->name);

  return read_as (format, input, error);
}

/**
 * stk_article_is_likely_name:
 * @name: (type filename): a file's name or path
 *
 * Returns: whether it is the name of a format that articles have; only its content tells whether it is one
 */
gboolean
stk_article_is_likely_name (const char *name)
{
  return has_suffix (name, page_suffixes) || has_suffix (name, markdown_suffixes) || has_suffix (name, other_suffixes);
}

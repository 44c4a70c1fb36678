/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-encoding.h"
#include "stk-html-private.h"
#include "stk-mime-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Parts lie in each other: related, alternative. */
#define MAX_DEPTH 4

/* Parts of one message that are looked at; a page has one for each picture. */
#define MAX_PARTS 20000

static gboolean
is_multipart (const char *type)
{
  return type != NULL && g_str_has_prefix (type, "multipart/");
}

static gboolean
is_page (const char *type)
{
  return type != NULL && (g_str_equal (type, "text/html") || g_str_equal (type, "application/xhtml+xml"));
}

/* Finds the page: the part that the message says is its root, else the first that is a page. */
static gboolean
find_page (const StkMimePart *message, int depth, StkMimePart *page)
{
  g_autofree char *root = stk_mime_part_dup_parameter (message, "content-type", "start");
  size_t position = 0, size;
  const char *start;
  gboolean found = FALSE;

  for (int i = 0; i < MAX_PARTS && stk_mime_part_find_child (message, &position, &start, &size); i++)
    {
      g_auto (StkMimePart) part = { 0 };
      g_autofree char *type = NULL;
      gboolean is_root;

      stk_mime_part_init (&part, start, size);
      type = stk_mime_part_dup_type (&part);
      is_root = root == NULL || g_strcmp0 (stk_mime_part_get_header (&part, "content-id"), root) == 0;
      if (found && !is_root)
        continue;
      if (is_multipart (type) && depth < MAX_DEPTH && !found)
        found = find_page (&part, depth + 1, page);
      else if (is_page (type))
        {
          stk_mime_part_clear (page);
          *page = part;
          part = (StkMimePart) { 0 };
          found = TRUE;
        }
      if (found && is_root)
        return TRUE;
    }

  return found;
}

/* What the message says and the page does not. */
static void
complete_metadata (StkMetadata *metadata, const StkMimePart *message, const StkMimePart *page)
{
  const char *url = stk_mime_part_get_header (page, "content-location");
  const char *subject = stk_mime_part_get_header (message, "subject");

  if (url == NULL || !g_str_has_prefix (url, "http"))
    url = stk_mime_part_get_header (message, "snapshot-content-location");
  if (metadata->url == NULL && url != NULL && g_str_has_prefix (url, "http") && g_utf8_validate (url, -1, NULL))
    metadata->url = g_strdup (url);
  if (metadata->title == NULL && subject != NULL)
    metadata->title = stk_mime_decode_words (subject);
}

/* Reads a web page with all that belongs to it in one MIME message (RFC 2557), of which only the page is looked at. */
StkArticle *
stk_article_read_mhtml (const StkArticleInput *input, GError **error)
{
  g_autoptr (StkArticleBuilder) builder = stk_article_builder_new (input->name, "multipart/related");
  g_auto (StkMimePart) message = { 0 };
  g_auto (StkMimePart) page = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *type = NULL, *charset = NULL;
  StkArticleInput part = *input;
  size_t size;
  const char *data = g_bytes_get_data (input->bytes, &size);

  stk_mime_part_init (&message, data, size);
  type = stk_mime_part_dup_type (&message);
  if (is_page (type))
    stk_mime_part_init (&page, data, size);
  else if (!find_page (&message, 0, &page))
    {
      g_set_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_FORMAT,
                   _ ("“%s” is a message without a web page in it. Save the article again from a browser, or as plain "
                      "text."),
                   input->name);
      return NULL;
    }

  bytes = stk_mime_part_decode (&page);
  if (g_bytes_get_size (bytes) == 0)
    {
      g_set_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_EMPTY,
                   _ ("There is no text in “%s”. Choose the file that holds the article."), input->name);
      return NULL;
    }
  charset = stk_mime_part_dup_parameter (&page, "content-type", "charset");
  part.bytes = bytes;
  part.declared = charset ? stk_encoding_find (charset) : NULL;
  if (!stk_html_read (builder, &part, error))
    return NULL;
  complete_metadata (stk_article_builder_get_metadata (builder), &message, &page);

  return stk_article_builder_finish (builder, input->bytes, error);
}

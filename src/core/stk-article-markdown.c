/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-decode-private.h"
#include "stk-html-private.h"

#include <cmark.h>
#include <string.h>

/* Lines of "key: value" between two lines of dashes, before the text, as many programs write them. */
#define FENCE "---\n"

/* Keys of such lines, and what they say. */
static const struct
{
  const char *key;
  size_t offset;
} keys[] = {
  { "title", offsetof (StkMetadata, title) },
  { "author", offsetof (StkMetadata, byline) },
  { "authors", offsetof (StkMetadata, byline) },
  { "byline", offsetof (StkMetadata, byline) },
  { "date", offsetof (StkMetadata, published) },
  { "published", offsetof (StkMetadata, published) },
  { "lang", offsetof (StkMetadata, lang) },
  { "language", offsetof (StkMetadata, lang) },
  { "publisher", offsetof (StkMetadata, site_name) },
  { "url", offsetof (StkMetadata, url) },
  { "canonical", offsetof (StkMetadata, url) },
};

typedef struct
{
  StkArticleBuilder *builder; /* borrowed */
  gboolean has_headline;
  int n_lists;
  int n_items;
  int n_quotes;
  int n_strong;
  int n_stressed;
} Walker;

static void
take_line (StkMetadata *metadata, const char *line)
{
  const char *colon = strchr (line, ':');

  for (size_t i = 0; i < G_N_ELEMENTS (keys) && colon != NULL; i++)
    {
      char **value = G_STRUCT_MEMBER_P (metadata, keys[i].offset);
      size_t n;

      if (strlen (keys[i].key) != (size_t) (colon - line) ||
          g_ascii_strncasecmp (line, keys[i].key, strlen (keys[i].key)) != 0 || *value != NULL)
        continue;
      *value = g_strstrip (g_strdup (colon + 1));
      n = strlen (*value);
      if (n >= 2 && (**value == '"' || **value == '\'') && (*value)[n - 1] == **value)
        {
          memmove (*value, *value + 1, n - 2);
          (*value)[n - 2] = '\0';
        }
      if (**value == '\0')
        g_clear_pointer (value, g_free);
    }
}

/* Takes the lines before the text. Returns where the text begins. */
static const char *
take_front_matter (const char *utf8, StkMetadata *metadata)
{
  const char *end = g_str_has_prefix (utf8, FENCE) ? strstr (utf8 + 3, "\n" FENCE) : NULL;
  g_autofree char *front = NULL;
  g_auto (GStrv) lines = NULL;

  if (end == NULL)
    return utf8;
  front = g_strndup (utf8 + 4, (size_t) (end - utf8) > 4 ? (size_t) (end - utf8) - 4 : 0);
  lines = g_strsplit (front, "\n", -1);
  for (size_t i = 0; lines[i] != NULL; i++)
    take_line (metadata, lines[i]);

  return end + 5;
}

/* Appends without the tags. */
static void
append_markup (Walker *self, const char *html)
{
  for (const char *p = html; *p != '\0';)
    {
      size_t n = strcspn (p, "<");
      const char *end;

      stk_article_builder_append (self->builder, p, (gssize) n);
      p += n;
      if (*p == '\0')
        return;
      end = g_str_has_prefix (p, "<!--") ? strstr (p, "-->") : strchr (p, '>');
      if (end == NULL)
        return;
      p = end + (g_str_has_prefix (p, "<!--") ? 3 : 1);
    }
}

static void
append_lines (Walker *self, const char *code)
{
  g_auto (GStrv) lines = g_strsplit (code, "\n", -1);

  for (size_t i = 0; lines[i] != NULL; i++)
    {
      stk_article_builder_append (self->builder, lines[i], -1);
      stk_article_builder_append_break (self->builder);
    }
}

static void
set_emphasis (Walker *self)
{
  stk_article_builder_set_emphasis (self->builder, (self->n_strong > 0 ? STK_EMPHASIS_STRONG : 0) |
                                                     (self->n_stressed > 0 ? STK_EMPHASIS_STRESSED : 0));
}

static void
begin_heading (Walker *self, cmark_node *node)
{
  int level = cmark_node_get_heading_level (node);
  gboolean is_headline = level == 1 && !self->has_headline;

  self->has_headline |= is_headline;
  stk_article_builder_begin_block (self->builder, is_headline ? STK_ROLE_HEADLINE : STK_ROLE_SUBHEAD,
                                   is_headline ? 0 : level);
}

static void
begin_paragraph (Walker *self)
{
  if (self->n_items > 0)
    stk_article_builder_begin_block (self->builder, STK_ROLE_LIST_ITEM, self->n_lists);
  else
    stk_article_builder_begin_block (self->builder, self->n_quotes > 0 ? STK_ROLE_QUOTE : STK_ROLE_PARAGRAPH, 0);
}

/* What has nothing inside. */
static gboolean
take_leaf (Walker *self, cmark_node *node)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
      stk_article_builder_append (self->builder, cmark_node_get_literal (node), -1);
      return TRUE;
    case CMARK_NODE_SOFTBREAK:
      stk_article_builder_append (self->builder, " ", 1);
      return TRUE;
    case CMARK_NODE_LINEBREAK:
      stk_article_builder_append_break (self->builder);
      return TRUE;
    case CMARK_NODE_CODE_BLOCK:
      stk_article_builder_begin_block (self->builder, STK_ROLE_CODE, 0);
      append_lines (self, cmark_node_get_literal (node));
      stk_article_builder_end_block (self->builder);
      return TRUE;
    case CMARK_NODE_HTML_BLOCK:
      begin_paragraph (self);
      append_markup (self, cmark_node_get_literal (node));
      stk_article_builder_end_block (self->builder);
      return TRUE;
    case CMARK_NODE_HTML_INLINE:
      if (g_str_has_prefix (cmark_node_get_literal (node), "<br"))
        stk_article_builder_append_break (self->builder);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
take (Walker *self, cmark_node *node, int step)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_HEADING:
    case CMARK_NODE_PARAGRAPH:
      if (step < 0)
        stk_article_builder_end_block (self->builder);
      else if (cmark_node_get_type (node) == CMARK_NODE_HEADING)
        begin_heading (self, node);
      else
        begin_paragraph (self);
      break;
    case CMARK_NODE_LIST:
      self->n_lists += step;
      break;
    case CMARK_NODE_ITEM:
      self->n_items += step;
      break;
    case CMARK_NODE_BLOCK_QUOTE:
      self->n_quotes += step;
      break;
    case CMARK_NODE_STRONG:
      self->n_strong += step;
      set_emphasis (self);
      break;
    case CMARK_NODE_EMPH:
      self->n_stressed += step;
      set_emphasis (self);
      break;
    case CMARK_NODE_LINK:
      if (step < 0)
        stk_article_builder_end_link (self->builder);
      else if (stk_html_is_good_link (cmark_node_get_url (node)))
        stk_article_builder_begin_link (self->builder, cmark_node_get_url (node));
      break;
    default:
      break;
    }
}

static void
walk (Walker *self, cmark_node *document)
{
  cmark_iter *iter = cmark_iter_new (document);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      /* Of a picture the file has only what stands in for it. */
      if (cmark_node_get_type (node) == CMARK_NODE_IMAGE && event == CMARK_EVENT_ENTER)
        cmark_iter_reset (iter, node, CMARK_EVENT_EXIT);
      else if (!take_leaf (self, node))
        take (self, node, event == CMARK_EVENT_ENTER ? 1 : -1);
    }
  cmark_iter_free (iter);
}

/* Reads Markdown (CommonMark). */
StkArticle *
stk_article_read_markdown (const StkArticleInput *input, GError **error)
{
  g_autoptr (StkArticleBuilder) builder = stk_article_builder_new (input->name, "text/markdown");
  StkMetadata *metadata = stk_article_builder_get_metadata (builder);
  Walker walker = { .builder = builder };
  StkDecoded decoded;
  const char *utf8, *start;
  cmark_node *document;
  size_t size;

  if (!stk_decode_text (input, &decoded, error))
    return NULL;
  stk_article_builder_set_encoding (builder, decoded.encoding, decoded.origin);
  g_free (decoded.encoding);

  stk_article_builder_set_guesses_roles (builder, TRUE);

  utf8 = g_bytes_get_data (decoded.utf8, &size);
  start = take_front_matter (utf8, metadata);
  document = cmark_parse_document (start, size - (size_t) (start - utf8), CMARK_OPT_DEFAULT);
  walk (&walker, document);
  cmark_node_free (document);
  g_bytes_unref (decoded.utf8);

  return stk_article_builder_finish (builder, input->bytes, error);
}

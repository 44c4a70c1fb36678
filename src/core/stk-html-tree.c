/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-html-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <string.h>

/* The tree is built from libxml2's events. Its own tree stops at 256 levels in some versions, and
 * costs many times as much memory; and what it puts into a tree differs between versions more than
 * the order of tags and text does. */

/* No page that is read by people comes near these; without them a page could be made that takes
 * hours or all memory. */
#define MAX_DEPTH 2000
#define MAX_NODES 4000000
#define MAX_JSON_BYTES (1024 * 1024)

#define NO_NODE G_MAXUINT32

/* An element that is open. */
typedef struct
{
  guint32 node; /* NO_NODE if it has none */
  guint16 element;
  guint8 kind;
  gboolean skips; /* it and what is in it */
} Open;

typedef struct
{
  StkHtmlTree *tree; /* borrowed */
  htmlParserCtxtPtr parser;
  GArray *open;        /* owned; of Open */
  guint32 node;        /* the innermost open one that has a node */
  unsigned int n_links; /* open ones */
  GString *collected;  /* owned; what is in a <title> or a script with data */
  gboolean collects;
  gboolean failed;
} Parser;

/* Windows-1252 for numeric references such as "&#146;", as the HTML Standard has it; some versions of
 * libxml2 leave control characters there. */
static const char *const c1_replacements[32] = {
  "€", "", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "", "Ž", "",
  "", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "", "ž", "Ÿ"
};

static void
append_without_controls (GString *text, const char *utf8, size_t n_bytes)
{
  const char *end = utf8 + n_bytes;

  for (const char *p = utf8; p < end;)
    {
      const char *lead = memchr (p, 0xc2, (size_t) (end - p));

      if (lead == NULL || lead + 1 >= end)
        lead = end;
      g_string_append_len (text, p, lead - p);
      if (lead == end)
        return;
      if ((unsigned char) lead[1] < 0xa0)
        g_string_append (text, c1_replacements[(unsigned char) lead[1] - 0x80]);
      else
        g_string_append_len (text, lead, 2);
      p = lead + 2;
    }
}

static void
fail (Parser *self)
{
  self->failed = TRUE;
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  xmlStopParser (self->parser);
  G_GNUC_END_IGNORE_DEPRECATIONS
}

static guint32
add_node (Parser *self, const StkHtmlNode *node)
{
  GArray *nodes = self->tree->nodes;

  if (nodes->len >= MAX_NODES)
    {
      fail (self);
      return NO_NODE;
    }
  g_array_append_val (nodes, *node);

  return nodes->len - 1;
}

static guint32
add_string (StkHtmlTree *tree, const char *string)
{
  guint32 start = (guint32) tree->strings->len;

  g_string_append_len (tree->strings, string, (gssize) strlen (string) + 1);

  return start;
}

/* Elements that say something of the page and have no text in it. */
static void
read_head_element (Parser *self, StkHtmlKind kind, const char **attributes)
{
  StkHtmlMetadata *metadata = &self->tree->metadata;
  static const char *const keys[] = { "property", "name", "itemprop", "http-equiv" };
  const char *rel = stk_html_get_attribute (attributes, "rel");
  const char *type = stk_html_get_attribute (attributes, "type");

  if (kind == STK_HTML_KIND_HTML)
    stk_html_metadata_offer (metadata, STK_HTML_LANG, STK_HTML_RANK_DECLARED,
                             stk_html_get_attribute (attributes, "lang"));
  else if (kind == STK_HTML_KIND_LINK_TAG && rel != NULL && g_ascii_strcasecmp (rel, "canonical") == 0)
    stk_html_metadata_offer (metadata, STK_HTML_URL, STK_HTML_RANK_DECLARED,
                             stk_html_get_attribute (attributes, "href"));
  else if (kind == STK_HTML_KIND_BASE && self->tree->base == NULL)
    self->tree->base = g_strdup (stk_html_get_attribute (attributes, "href"));
  else if (kind == STK_HTML_KIND_META)
    for (size_t i = 0; i < G_N_ELEMENTS (keys); i++)
      stk_html_metadata_add_meta (metadata, stk_html_get_attribute (attributes, keys[i]), i == 0,
                                  stk_html_get_attribute (attributes, "content"));
  else if (kind == STK_HTML_KIND_TITLE ||
           (kind == STK_HTML_KIND_SCRIPT && type != NULL && g_ascii_strcasecmp (type, "application/ld+json") == 0))
    {
      self->collects = TRUE;
      g_string_truncate (self->collected, 0);
    }
}

static guint32
hash_names (guint16 element, const char **attributes)
{
  const char *names = stk_html_get_attribute (attributes, "class");

  return (names ? g_str_hash (names) : 0) * 31 + element;
}

/* Microdata may stand at any element. */
static void
read_date (Parser *self, StkHtmlKind kind, const char **attributes)
{
  gboolean is_published = stk_html_has_token (stk_html_get_attribute (attributes, "itemprop"), "datePublished");
  const char *date;

  if (!is_published && kind != STK_HTML_KIND_TIME)
    return;
  date = stk_html_get_attribute (attributes, "datetime");
  if (date == NULL && is_published)
    date = stk_html_get_attribute (attributes, "content");
  stk_html_metadata_offer (&self->tree->metadata, STK_HTML_PUBLISHED,
                           is_published ? STK_HTML_RANK_MICRODATA : STK_HTML_RANK_VISIBLE, date);
}

static guint32
add_element (Parser *self, guint16 element, StkHtmlFamilies families, const char **attributes)
{
  const char *href = NULL;
  StkHtmlNode node = {
    .parent = self->node,
    .kind = (guint8) stk_html_elements[element].kind,
    .level = stk_html_elements[element].level,
    .families = (guint32) families,
    .n_bytes = hash_names (element, attributes),
  };

  if (node.kind == STK_HTML_KIND_TIME || (node.families & STK_HTML_FAMILY_DATE) != 0)
    read_date (self, node.kind, attributes);
  if (node.kind == STK_HTML_KIND_LINK)
    href = stk_html_get_attribute (attributes, "href");
  if (href != NULL && stk_html_is_good_link (href))
    node.start = add_string (self->tree, href);

  return add_node (self, &node);
}

static void
start_element_cb (void *data, const xmlChar *name, const xmlChar **xml_attributes)
{
  Parser *self = data;
  const char **attributes = (const char **) xml_attributes;
  guint16 element = stk_html_find_element ((const char *) name);
  StkHtmlKind kind = stk_html_elements[element].kind;
  Open open = { .node = NO_NODE, .element = element, .kind = (guint8) kind };
  StkHtmlFamilies families;

  if (self->failed)
    return;
  if (self->open->len >= MAX_DEPTH)
    {
      fail (self);
      return;
    }

  if (self->open->len > 0)
    open.skips = g_array_index (self->open, Open, self->open->len - 1).skips;
  if (!open.skips && kind >= STK_HTML_KIND_HTML)
    read_head_element (self, kind, attributes);
  if (kind == STK_HTML_KIND_SKIPPED || kind > STK_HTML_KIND_HTML ||
      (kind != STK_HTML_KIND_HTML && !g_str_equal (stk_html_elements[element].name, "body") &&
       stk_html_is_hidden (attributes)))
    open.skips = TRUE;

  if (!open.skips && kind < STK_HTML_KIND_SKIPPED)
    {
      families = stk_html_get_families (attributes) | stk_html_elements[element].families;
      if (kind != STK_HTML_KIND_INLINE || families != 0)
        open.node = add_element (self, element, families, attributes);
      if (open.node != NO_NODE)
        self->node = open.node;
      self->n_links += kind == STK_HTML_KIND_LINK;
    }
  g_array_append_val (self->open, open);
}

static void
finish_collecting (Parser *self, StkHtmlKind kind)
{
  if (kind == STK_HTML_KIND_TITLE)
    stk_html_metadata_add_title (&self->tree->metadata, self->collected->str);
  else
    stk_html_metadata_add_json (&self->tree->metadata, self->collected->str, self->collected->len);
  self->collects = FALSE;
}

static void
close_last (Parser *self)
{
  Open open = g_array_index (self->open, Open, self->open->len - 1);

  g_array_set_size (self->open, self->open->len - 1);
  if (self->collects && (open.kind == STK_HTML_KIND_TITLE || open.kind == STK_HTML_KIND_SCRIPT))
    finish_collecting (self, open.kind);
  if (open.node != NO_NODE)
    {
      StkHtmlNode *node = &g_array_index (self->tree->nodes, StkHtmlNode, open.node);

      node->end = self->tree->nodes->len;
      self->node = node->parent;
      self->n_links -= open.kind == STK_HTML_KIND_LINK;
    }
}

/* libxml2 ends what it has begun in order, with a start and an end for all. Should it not, an end
 * without a start is passed over. */
static void
end_element_cb (void *data, const xmlChar *name)
{
  Parser *self = data;
  guint16 element = stk_html_find_element ((const char *) name);
  guint32 i = self->open->len;

  if (self->failed)
    return;
  while (i > 0 && g_array_index (self->open, Open, i - 1).element != element)
    i--;
  if (i == 0)
    return;

  while (self->open->len >= i)
    close_last (self);
}

static void
characters_cb (void *data, const xmlChar *xml_text, int n_bytes)
{
  Parser *self = data;
  const char *text = (const char *) xml_text;
  StkHtmlTree *tree = self->tree;
  StkHtmlNode node = { .parent = self->node, .kind = STK_HTML_KIND_TEXT, .start = (guint32) tree->text->len };
  StkHtmlNode *last = &g_array_index (tree->nodes, StkHtmlNode, tree->nodes->len - 1);

  if (self->failed || n_bytes <= 0)
    return;
  if (self->collects)
    {
      if (self->collected->len < MAX_JSON_BYTES)
        g_string_append_len (self->collected, text, n_bytes);
      return;
    }
  if (self->open->len > 0 && g_array_index (self->open, Open, self->open->len - 1).skips)
    return;

  append_without_controls (tree->text, text, (size_t) n_bytes);
  if (last->kind == STK_HTML_KIND_TEXT && last->parent == self->node)
    {
      last->n_bytes = (guint32) tree->text->len - last->start;
      return;
    }
  node.end = tree->nodes->len + 1;
  node.n_bytes = (guint32) tree->text->len - node.start;
  node.linked = self->n_links > 0;
  add_node (self, &node);
}

static htmlParserCtxtPtr
new_parser (Parser *self)
{
  static const htmlSAXHandler handler = {
    .startElement = start_element_cb,
    .endElement = end_element_cb,
    .characters = characters_cb,
    .cdataBlock = characters_cb,
    .ignorableWhitespace = characters_cb,
  };
  htmlParserCtxtPtr parser = htmlNewParserCtxt ();

  if (parser != NULL)
    {
      *parser->sax = handler;
      parser->userData = self;
    }

  return parser;
}

/* Newer versions stop at a comment or attribute of more than ten megabytes. */
static gboolean
has_hit_limit (htmlParserCtxtPtr parser)
{
#if LIBXML_VERSION >= 21300
  const xmlError *last = xmlCtxtGetLastError (parser);

  return last != NULL && (last->code == XML_ERR_RESOURCE_LIMIT || last->code == XML_ERR_NO_MEMORY);
#else
  return FALSE;
#endif
}

/* Bytes of declarations that a page may begin with. */
#define SUBSET_BYTES ((size_t) 64 * 1024)

/* XHTML may declare entities in brackets in its document type. HTML knows nothing of that, and would have it in the
 * text. Returns how many bytes are to be passed over. */
static size_t
measure_subset (const char *utf8, size_t n_bytes)
{
  static const char start[] = "<!doctype";
  const char *end = utf8 + MIN (n_bytes, SUBSET_BYTES);
  const char *p = utf8, *close;

  while (p < end && *p != '<')
    p++;
  if ((size_t) (end - p) > 5 && memcmp (p, "<?xml", 5) == 0)
    for (p++; p < end && *p != '<'; p++)
      ;
  if ((size_t) (end - p) < sizeof start || g_ascii_strncasecmp (p, start, sizeof start - 1) != 0)
    return 0;
  while (p < end && *p != '[' && *p != '>')
    p++;
  if (p == end || *p != '[')
    return 0;

  while ((p = memchr (p, ']', (size_t) (end - p))) != NULL)
    {
      for (close = ++p; close < end && g_ascii_isspace (*close);)
        close++;
      if (close < end && *close == '>')
        return (size_t) (close + 1 - utf8);
    }

  return 0;
}

static gboolean
parse (Parser *self, const char *utf8, size_t n_bytes)
{
  htmlDocPtr document;

  xmlInitParser ();
  self->parser = new_parser (self);
  if (self->parser == NULL || n_bytes > G_MAXINT)
    {
      g_clear_pointer (&self->parser, htmlFreeParserCtxt);
      return FALSE;
    }

  document = htmlCtxtReadMemory (self->parser, utf8, (int) n_bytes, NULL, "UTF-8",
                                 HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                   HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  /* There is none, since no handler makes one. */
  g_clear_pointer (&document, xmlFreeDoc);
  self->failed |= has_hit_limit (self->parser);
  while (self->open->len > 0)
    close_last (self);
  g_clear_pointer (&self->parser, htmlFreeParserCtxt);

  return !self->failed;
}

/**
 * stk_html_tree_new:
 * @utf8: (array length=n_bytes): a page in UTF-8
 * @n_bytes: its length in bytes
 * @name: the name of its file, for messages
 * @error: return location for a [error@Stk.ArticleError]
 *
 * Parses a page as far as its text needs it. Elements that are not shown, or that are no part of
 * an article wherever they stand, are left out.
 *
 * Returns: (transfer full) (nullable): the page; %NULL with @error set to
 *   %STK_ARTICLE_ERROR_FORMAT if it is too complex
 */
StkHtmlTree *
stk_html_tree_new (const char *utf8, size_t n_bytes, const char *name, GError **error)
{
  g_autoptr (StkHtmlTree) tree = g_new0 (StkHtmlTree, 1);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (Open));
  g_autoptr (GString) collected = g_string_new (NULL);
  StkHtmlNode page = { .kind = STK_HTML_KIND_BLOCK };
  Parser parser = { .tree = tree, .open = open, .collected = collected };
  size_t n_subset;

  tree->nodes = g_array_new (FALSE, FALSE, sizeof (StkHtmlNode));
  tree->text = g_string_new (NULL);
  tree->strings = g_string_new (NULL);
  g_array_append_val (tree->nodes, page);
  /* No link has an address at 0. */
  add_string (tree, "");

  n_subset = measure_subset (utf8, n_bytes);
  if (stk_html_has_crowded_tag (utf8, n_bytes) || !parse (&parser, utf8 + n_subset, n_bytes - n_subset))
    {
      g_set_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_FORMAT,
                   _ ("“%s” has more than %d tags nested in each other, more than %d in all, or one of "
                      "many megabytes or more than %d attributes, so it is hardly an article. Save it again "
                      "from a browser, or as plain text."),
                   name, MAX_DEPTH, MAX_NODES, (int) STK_HTML_MAX_ATTRIBUTES);
      return NULL;
    }
  g_array_index (tree->nodes, StkHtmlNode, 0).end = tree->nodes->len;

  return g_steal_pointer (&tree);
}

void
stk_html_tree_free (StkHtmlTree *self)
{
  g_clear_pointer (&self->nodes, g_array_unref);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  if (self->strings != NULL)
    g_string_free (self->strings, TRUE);
  stk_html_metadata_clear (&self->metadata);
  g_free (self->base);
  g_free (self);
}

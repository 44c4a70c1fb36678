/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-html-private.h"
#include "stk-roles-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* A value that is longer is none, whatever it says. */
#define MAX_VALUE_BYTES 2000

#define MAX_KEY_BYTES 64

/* What is before the last separator and has fewer words is the name of the site, and a title that would have
 * fewer is left whole. */
#define MIN_NAME_WORDS 3
#define MIN_TITLE_WORDS 5

/* Deeper data is not parsed: some parsers call themselves for each level. */
#define MAX_JSON_DEPTH 32
#define MAX_JSON_OBJECTS 1000

/* JSON-LD is written for one article and by a program; then come Dublin Core and OpenGraph, and what many
 * pages fill with the site's own name is last. */
#define RANK_JSON 2

/* The names that <meta> goes by, in property, name, itemprop or http-equiv, with ":" for ".". Their ranks are
 * doubled: of two with the same name, that in a property is the lower. */
static const struct
{
  const char *key;
  StkHtmlField field;
  int rank;
} meta_names[] = {
  { "dc:title", STK_HTML_TITLE, 2 },
  { "dcterms:title", STK_HTML_TITLE, 3 },
  { "dcterm:title", STK_HTML_TITLE, 3 },
  { "og:title", STK_HTML_TITLE, 4 },
  { "headline", STK_HTML_TITLE, 5 },
  { "title", STK_HTML_TITLE, 6 },
  { "twitter:title", STK_HTML_TITLE, 7 },
  { "parsely-title", STK_HTML_TITLE, 8 },
  { "dc:creator", STK_HTML_BYLINE, 2 },
  { "dcterms:creator", STK_HTML_BYLINE, 3 },
  { "dcterm:creator", STK_HTML_BYLINE, 3 },
  { "author", STK_HTML_BYLINE, 4 },
  { "parsely-author", STK_HTML_BYLINE, 5 },
  { "article:author", STK_HTML_BYLINE, 6 },
  { "og:article:author", STK_HTML_BYLINE, 6 },
  { "sailthru:author", STK_HTML_BYLINE, 6 },
  { "og:site_name", STK_HTML_SITE_NAME, 2 },
  { "dc:publisher", STK_HTML_SITE_NAME, 3 },
  { "application-name", STK_HTML_SITE_NAME, 4 },
  { "article:published_time", STK_HTML_PUBLISHED, 2 },
  { "parsely-pub-date", STK_HTML_PUBLISHED, 3 },
  { "datepublished", STK_HTML_PUBLISHED, 4 },
  { "pubdate", STK_HTML_PUBLISHED, 4 },
  { "publish-date", STK_HTML_PUBLISHED, 4 },
  { "dc:date:issued", STK_HTML_PUBLISHED, 4 },
  { "dcterms:issued", STK_HTML_PUBLISHED, 4 },
  { "dc:date", STK_HTML_PUBLISHED, 5 },
  { "date", STK_HTML_PUBLISHED, 5 },
  { "inlanguage", STK_HTML_LANG, 2 },
  { "content-language", STK_HTML_LANG, 3 },
  { "og:locale", STK_HTML_LANG, 4 },
  { "og:url", STK_HTML_URL, 2 },
};

void
stk_html_metadata_clear (StkHtmlMetadata *self)
{
  for (size_t i = 0; i < STK_HTML_N_FIELDS; i++)
    g_clear_pointer (&self->values[i], g_free);
}

static gboolean
is_address (const char *value)
{
  return g_str_has_prefix (value, "http://") || g_str_has_prefix (value, "https://");
}

/* Without white space at the ends, and one space for each run of it. */
char *
stk_html_dup_collapsed (const char *value)
{
  GString *collapsed = g_string_new (NULL);

  for (const char *p = value; *p != '\0'; p++)
    {
      if (!g_ascii_isspace (*p))
        g_string_append_c (collapsed, *p);
      else if (collapsed->len > 0 && p[1] != '\0' && !g_ascii_isspace (p[1]))
        g_string_append_c (collapsed, ' ');
    }

  return g_string_free_and_steal (collapsed);
}

/* What programs write for a time that they do not know: the first year that they can write. */
static gboolean
is_no_time (const char *value)
{
  return g_str_has_prefix (value, "0000-") || g_str_has_prefix (value, "0001-");
}

/**
 * stk_html_metadata_offer:
 * @self: what is known so far
 * @field: what this may be
 * @rank: how trusted the place is that it comes from; the lowest wins, then the first
 * @value: (nullable): the value as found
 *
 * Takes a value if it is better than what is known.
 */
void
stk_html_metadata_offer (StkHtmlMetadata *self, StkHtmlField field, int rank, const char *value)
{
  g_autofree char *unescaped = NULL, *clean = NULL;

  if (value == NULL || (self->values[field] != NULL && self->ranks[field] <= rank))
    return;
  if (strnlen (value, MAX_VALUE_BYTES) == MAX_VALUE_BYTES || !g_utf8_validate (value, -1, NULL))
    return;
  unescaped = field == STK_HTML_URL ? g_strdup (value) : stk_html_dup_unescaped (value);
  clean = stk_html_dup_collapsed (unescaped);
  if (field == STK_HTML_LANG)
    g_strdelimit (clean, "_", '-');
  if (*clean == '\0' || (field == STK_HTML_BYLINE && is_address (clean)) ||
      (field == STK_HTML_PUBLISHED && is_no_time (clean)))
    return;

  g_set_str (&self->values[field], clean);
  self->ranks[field] = rank;
}

static void
add_key (StkHtmlMetadata *self, const char *key, gboolean is_property, const char *content)
{
  for (size_t i = 0; i < G_N_ELEMENTS (meta_names); i++)
    if (g_ascii_strcasecmp (key, meta_names[i].key) == 0)
      stk_html_metadata_offer (self, meta_names[i].field, meta_names[i].rank * 2 + !is_property, content);
}

/* A key may be several, with white space between. */
void
stk_html_metadata_add_meta (StkHtmlMetadata *self, const char *key, gboolean is_property, const char *content)
{
  char word[MAX_KEY_BYTES];

  if (content == NULL)
    return;

  for (const char *p = key; p != NULL && *p != '\0';)
    {
      size_t n = strcspn (p, " \t\n\r\f");

      if (n > 0 && n < sizeof word)
        {
          memcpy (word, p, n);
          word[n] = '\0';
          add_key (self, g_strdelimit (word, ".", ':'), is_property, content);
        }
      p += n;
      p += strspn (p, " \t\n\r\f");
    }
}

static gboolean
is_shallow (const char *json, size_t n_bytes)
{
  int depth = 0;
  gboolean in_string = FALSE;

  for (size_t i = 0; i < n_bytes; i++)
    {
      if (in_string)
        {
          if (json[i] == '\\')
            i++;
          else
            in_string = json[i] != '"';
          continue;
        }
      in_string = json[i] == '"';
      depth += (json[i] == '{' || json[i] == '[') - (json[i] == '}' || json[i] == ']');
      if (depth > MAX_JSON_DEPTH)
        return FALSE;
    }

  return TRUE;
}

static const char *
get_string (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

/* A person or body is a name, an object with one, or a list of these. */
static void
append_names (JsonNode *node, GString *names, int depth)
{
  const char *name = NULL;

  if (node == NULL)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node) && depth == 0)
    {
      JsonArray *array = json_node_get_array (node);

      for (unsigned int i = 0; i < json_array_get_length (array); i++)
        append_names (json_array_get_element (array, i), names, depth + 1);
      return;
    }

  if (JSON_NODE_HOLDS_OBJECT (node))
    name = get_string (json_node_get_object (node), "name");
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    name = json_node_get_string (node);
  if (name == NULL || *name == '\0' || is_address (name))
    return;
  if (names->len > 0)
    g_string_append (names, ", ");
  g_string_append (names, name);
}

static void
offer_names (StkHtmlMetadata *self, StkHtmlField field, int rank, JsonObject *object, const char *member)
{
  g_autoptr (GString) names = g_string_new (NULL);

  append_names (json_object_get_member (object, member), names, 0);
  stk_html_metadata_offer (self, field, rank, names->str);
}

static gboolean
is_article_type (JsonNode *type)
{
  const char *name;

  if (type == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_ARRAY (type))
    {
      JsonArray *array = json_node_get_array (type);

      type = json_array_get_length (array) > 0 ? json_array_get_element (array, 0) : NULL;
    }
  if (type == NULL || !JSON_NODE_HOLDS_VALUE (type) || json_node_get_value_type (type) != G_TYPE_STRING)
    return FALSE;

  name = json_node_get_string (type);

  return g_str_has_suffix (name, "Article") || g_str_has_suffix (name, "Posting") || g_str_has_suffix (name, "Report");
}

static void
read_object (StkHtmlMetadata *self, JsonObject *object)
{
  if (!is_article_type (json_object_get_member (object, "@type")))
    return;

  stk_html_metadata_offer (self, STK_HTML_TITLE, RANK_JSON, get_string (object, "headline"));
  stk_html_metadata_offer (self, STK_HTML_NAME, RANK_JSON, get_string (object, "name"));
  stk_html_metadata_offer (self, STK_HTML_PUBLISHED, RANK_JSON, get_string (object, "datePublished"));
  stk_html_metadata_offer (self, STK_HTML_LANG, RANK_JSON + 2, get_string (object, "inLanguage"));
  offer_names (self, STK_HTML_BYLINE, RANK_JSON, object, "author");
  offer_names (self, STK_HTML_SITE_NAME, RANK_JSON, object, "publisher");
}

/* The objects at the top, and those in a list or graph there. */
static void
read_node (StkHtmlMetadata *self, JsonNode *node, int depth)
{
  if (depth > 2 || node == NULL)
    return;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      unsigned int n = MIN (json_array_get_length (array), MAX_JSON_OBJECTS);

      for (unsigned int i = 0; i < n; i++)
        read_node (self, json_array_get_element (array, i), depth + 1);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      read_object (self, json_node_get_object (node));
      read_node (self, json_object_get_member (json_node_get_object (node), "@graph"), depth + 1);
    }
}

/* XHTML has data in a marked section, which is no part of it. */
static void
skip_marks (const char **json, size_t *n_bytes)
{
  static const char opening[] = "<![CDATA[";
  static const char closing[] = "]]>";
  const char *start = g_strstr_len (*json, (gssize) *n_bytes, opening);
  const char *end;

  if (start == NULL || strspn (*json, " \t\n\r/*") < (size_t) (start - *json))
    return;
  start += strlen (opening);
  end = g_strrstr_len (start, (gssize) (*json + *n_bytes - start), closing);
  *n_bytes = (size_t) ((end ? end : *json + *n_bytes) - start);
  *json = start;
}

static gunichar
read_escape (const char *p, const char *end)
{
  gunichar c = 0;

  if (end - p < 6 || p[0] != '\\' || p[1] != 'u')
    return 0;
  for (int i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return 0;
      c = c * 16 + (gunichar) g_ascii_xdigit_value (p[i]);
    }

  return c;
}

/* Copies JSON with U+FFFD for halves of surrogate pairs, for which parsers give up all of it. */
static GString *
mend_surrogates (const char *json, size_t n_bytes)
{
  GString *mended = g_string_new_len (json, (gssize) n_bytes);
  char *p = mended->str, *end = mended->str + n_bytes;

  while ((p = memchr (p, '\\', (size_t) (end - p))) != NULL && end - p >= 2)
    {
      gunichar c = read_escape (p, end);
      gunichar low = c >= 0xd800 && c < 0xdc00 ? read_escape (p + 6, end) : 0;

      if (low >= 0xdc00 && low < 0xe000)
        p += 12;
      else if (c >= 0xd800 && c < 0xe000)
        {
          memcpy (p, "\\ufffd", 6);
          p += 6;
        }
      else
        p += 2;
    }

  return mended;
}

/* Data in JSON-LD. What cannot be parsed is passed over: it is not what the reader came for. */
void
stk_html_metadata_add_json (StkHtmlMetadata *self, const char *json, size_t n_bytes)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GString) mended = NULL;

  skip_marks (&json, &n_bytes);
  if (!is_shallow (json, n_bytes))
    return;

  mended = mend_surrogates (json, n_bytes);
  parser = json_parser_new ();
  if (json_parser_load_from_data (parser, mended->str, (gssize) mended->len, NULL))
    read_node (self, json_parser_get_root (parser), 0);
}

static gboolean
is_separator (const char *p, size_t *n_bytes)
{
  static const char *const separators[] = { " | ", " - ", " – ", " — ", " \\ ", " / ", " > ", " » ", " · ", " • " };

  for (size_t i = 0; i < G_N_ELEMENTS (separators); i++)
    if (g_str_has_prefix (p, separators[i]))
      {
        *n_bytes = strlen (separators[i]);
        return TRUE;
      }

  return FALSE;
}

static size_t
count_words (const char *text)
{
  size_t n = 0;

  for (const char *p = text; *p != '\0'; p++)
    n += *p != ' ' && (p == text || p[-1] == ' ');

  return n;
}

/* A <title> often ends, and sometimes begins, with the name of the site. What is left must be a title still. */
static char *
dup_without_site (const char *title)
{
  g_autofree char *begin = NULL;
  const char *last = NULL, *after_first = NULL;
  size_t n_bytes;

  for (const char *p = title; *p != '\0'; p++)
    if (is_separator (p, &n_bytes))
      {
        last = p;
        after_first = after_first ? after_first : p + n_bytes;
      }
  if (last == NULL)
    return g_strdup (title);

  begin = g_strndup (title, (size_t) (last - title));
  if (count_words (begin) < MIN_NAME_WORDS)
    g_set_str (&begin, after_first);

  return count_words (begin) < MIN_TITLE_WORDS ? g_strdup (title) : g_steal_pointer (&begin);
}

/* What stands in <title>. */
void
stk_html_metadata_add_title (StkHtmlMetadata *self, const char *title)
{
  g_autofree char *collapsed = stk_html_dup_collapsed (title);
  g_autofree char *bare = dup_without_site (collapsed);

  stk_html_metadata_offer (self, STK_HTML_TITLE, STK_HTML_RANK_TITLE_TAG, bare);
  stk_html_metadata_offer (self, STK_HTML_TITLE_TAG, STK_HTML_RANK_TITLE_TAG, collapsed);
}

/* JSON-LD has a headline and a name: mostly only one, or the same, and else the one that the page goes by. */
static void
choose_title (StkHtmlMetadata *self)
{
  const char *headline = self->values[STK_HTML_TITLE];
  const char *name = self->values[STK_HTML_NAME];
  const char *tag = self->values[STK_HTML_TITLE_TAG];

  if (name == NULL)
    return;
  if (headline == NULL || self->ranks[STK_HTML_TITLE] > RANK_JSON ||
      (tag != NULL && strstr (tag, name) != NULL && strlen (name) * 2 > strlen (tag) && strstr (tag, headline) == NULL))
    g_set_str (&self->values[STK_HTML_TITLE], name);
}

/* Moves the best values to where an article keeps them. */
void
stk_html_metadata_move (StkHtmlMetadata *self, StkMetadata *metadata)
{
  choose_title (self);
  g_set_str (&metadata->title, self->values[STK_HTML_TITLE]);
  g_set_str (&metadata->byline, self->values[STK_HTML_BYLINE]);
  g_set_str (&metadata->lang, self->values[STK_HTML_LANG]);
  g_set_str (&metadata->site_name, self->values[STK_HTML_SITE_NAME]);
  g_set_str (&metadata->published, self->values[STK_HTML_PUBLISHED]);
  g_set_str (&metadata->url, self->values[STK_HTML_URL]);
}

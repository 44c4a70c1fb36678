/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"

#include <glib/gi18n.h>

static const StkCliUsage USAGE = {
  .flags = STK_CLI_ONE_ARTICLE,
  .arguments = N_ ("ARTICLE"),
  .description = N_ ("Prints an article’s canonical text byte for byte: the text that positions count in,\n"
                     "in Unicode code points. With --blocks, prints one JSON document with the text, its\n"
                     "blocks and links with their positions, and what the file says about the article;\n"
                     "with --details also the levels of headings and lists, emphasis, and how the bytes\n"
                     "became text."),
  .examples = "  stickler-cli text ferry.html | wc -w\n"
              "  stickler-cli text --blocks ferry.html | jq -r .metadata.title\n",
};

static JsonObject *
new_range (StkRange range)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "start", (gint64) range.start);
  json_object_set_int_member (object, "end", (gint64) range.end);

  return object;
}

static JsonObject *
list_metadata (StkArticle *article)
{
  const StkMetadata *metadata = stk_article_get_metadata (article);
  JsonObject *object = json_object_new ();

  stk_cli_set_string (object, "title", metadata->title);
  stk_cli_set_string (object, "byline", metadata->byline);
  stk_cli_set_string (object, "lang", metadata->lang);
  stk_cli_set_string (object, "siteName", metadata->site_name);
  stk_cli_set_string (object, "publishedTime", metadata->published);
  stk_cli_set_string (object, "url", metadata->url);

  return object;
}

static JsonArray *
list_blocks (StkArticle *article, gboolean details)
{
  JsonArray *array = json_array_new ();
  size_t n_blocks;
  const StkBlock *blocks = stk_article_get_blocks (article, &n_blocks);

  for (size_t i = 0; i < n_blocks; i++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "role", stk_role_get_nick (blocks[i].role));
      json_object_set_int_member (object, "start", (gint64) blocks[i].range.start);
      json_object_set_int_member (object, "end", (gint64) blocks[i].range.end);
      if (details && blocks[i].level > 0)
        json_object_set_int_member (object, "level", blocks[i].level);
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonArray *
list_links (StkArticle *article)
{
  JsonArray *array = json_array_new ();
  size_t n_links;
  const StkLink *links = stk_article_get_links (article, &n_links);

  for (size_t i = 0; i < n_links; i++)
    {
      JsonObject *object = new_range (links[i].range);

      json_object_set_string_member (object, "href", links[i].href);
      json_array_add_object_element (array, object);
    }

  return array;
}

/* How the bytes became text. */
static JsonObject *
describe_encoding (StkArticle *article)
{
  static const char *const origins[] = {
    [STK_ENCODING_ORIGIN_VALID] = "valid",
    [STK_ENCODING_ORIGIN_MARK] = "mark",
    [STK_ENCODING_ORIGIN_DECLARED] = "declared",
    [STK_ENCODING_ORIGIN_DETECTED] = "detected",
    [STK_ENCODING_ORIGIN_CHOSEN] = "chosen",
  };
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", stk_article_get_encoding (article));
  json_object_set_string_member (object, "origin", origins[stk_article_get_encoding_origin (article)]);

  return object;
}

/* What of the file could not be read. */
static JsonArray *
list_damaged_parts (StkArticle *article)
{
  JsonArray *array = json_array_new ();
  const char *const *parts = stk_article_get_damaged_parts (article);

  for (size_t i = 0; parts != NULL && parts[i] != NULL; i++)
    json_array_add_string_element (array, parts[i]);

  return array;
}

static JsonArray *
list_emphases (StkArticle *article)
{
  static const char *const nicks[] = { "strong", "stressed", "underlined", "struck" };
  JsonArray *array = json_array_new ();
  size_t n_emphases;
  const StkEmphasis *emphases = stk_article_get_emphases (article, &n_emphases);

  for (size_t i = 0; i < n_emphases; i++)
    {
      JsonObject *object = new_range (emphases[i].range);
      JsonArray *styles = json_array_new ();

      for (size_t bit = 0; bit < G_N_ELEMENTS (nicks); bit++)
        if (emphases[i].flags & (1u << bit))
          json_array_add_string_element (styles, nicks[bit]);
      json_object_set_array_member (object, "styles", styles);
      json_array_add_object_element (array, object);
    }

  return array;
}

/* The text is worth printing nevertheless. */
static void
complain_of_damage (StkCli *cli, StkArticle *article)
{
  const char *const *parts = stk_article_get_damaged_parts (article);

  for (size_t i = 0; parts != NULL && parts[i] != NULL; i++)
    stk_cli_complain (cli, STK_CLI_STATUS_FINE, cli->articles[0],
                      _ ("“%s” in it is damaged, and was left out. Open it in the program that it comes from, and save "
                         "it again."),
                      parts[i]);
}

static void
print_blocks (StkArticle *article, gboolean details)
{
  JsonObject *object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "text", stk_text_get_utf8 (stk_article_get_text (article)));
  json_object_set_object_member (object, "metadata", list_metadata (article));
  json_object_set_array_member (object, "blocks", list_blocks (article, details));
  json_object_set_array_member (object, "links", list_links (article));
  if (details)
    {
      json_object_set_array_member (object, "emphasis", list_emphases (article));
      json_object_set_object_member (object, "encoding", describe_encoding (article));
      json_object_set_array_member (object, "damagedParts", list_damaged_parts (article));
    }
  json_node_take_object (node, object);

  stk_cli_print_json (node);
}

/**
 * stk_cli_text:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments, the command's name first
 *
 * `stickler-cli text`
 */
void
stk_cli_text (StkCli *cli, int argc, char **argv)
{
  gboolean blocks = FALSE, details = FALSE;
  const GOptionEntry ENTRIES[] = {
    { "blocks", 'b', 0, G_OPTION_ARG_NONE, &blocks, N_ ("Print JSON with blocks, links and metadata"), NULL },
    { "details", 'd', 0, G_OPTION_ARG_NONE, &details, N_ ("Like --blocks, with levels, emphasis and encoding"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GFile) file = NULL;
  g_autoptr (StkArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  StkText *text;

  if (!stk_cli_parse (cli, &USAGE, ENTRIES, NULL, argc, argv))
    return;

  file = g_file_new_for_path (cli->articles[0]);
  article = stk_document_load_article (file, cli->encoding, NULL, &error);
  if (article == NULL)
    {
      stk_cli_complain_error (cli, cli->articles[0], error);
      return;
    }

  complain_of_damage (cli, article);
  text = stk_article_get_text (article);
  if (blocks || details)
    print_blocks (article, details);
  else
    fwrite (stk_text_get_utf8 (text), 1, stk_text_get_n_bytes (text), stdout);
}

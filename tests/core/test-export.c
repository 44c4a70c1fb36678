/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-export-html.h"
#include "stk-export.h"
#include "stk-test.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <string.h>

/* The annotated script is HTML that is XML as well, so a strict parser says whether all of it nests. */
typedef struct
{
  StkTestFolder *folder;
  StkDocument *document;
  char *page;
  xmlDoc *tree;
} Fixture;

static const char PAGE[] =
  "<!DOCTYPE html><html lang='en'><head><title>The ferry</title></head><body><article>"
  "<h1>The ferry &amp; the <i>harbour</i></h1><p class='byline'>By Ida Holm</p>"
  "<p>The ferry carried 214,000 people last year, <b>said Jonas Brandt</b>, who runs it. “We had to turn cars away,” he said, "
  "“every single weekend.” A <a href='https://ferry.example/report?a=1&amp;b=2'>report</a> and a "
  "<a href='javascript:alert(1)'>trap</a> say more about the boats of the harbour and those who sail on them.</p>"
  "<h2>What was said</h2><p>Another paragraph follows with more words, so that this is taken for an article by the program, and it "
  "has sentences. It goes on for a while about boats.</p>"
  "<ul><li>Outer one<ul><li>Inner one</li></ul></li><li>Outer two</li></ul>"
  "<blockquote><p>A block that somebody else wrote about the ferry.</p></blockquote>"
  "<figure><img src='x.jpg'><figcaption>The ferry in May</figcaption></figure>"
  "<table><tr><td>Cell one</td><td>Cell two</td></tr></table>"
  "<p>The last paragraph of the article is here, and has some words &lt;script&gt;alert('x')&lt;/script&gt; too.</p>"
  "</article></body></html>";

static void
open_page (Fixture *self, const char *name, const char *contents)
{
  g_autoptr (GFile) article = NULL;
  g_autoptr (StkAgent) agent = stk_agent_new (NULL, "Ida & Co");

  self->folder = stk_test_folder_new ();
  article = stk_test_folder_write (self->folder, name, contents);
  self->document = stk_test_open (article);
  stk_document_set_agent (self->document, agent);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  open_page (self, "ferry.html", PAGE);
}

static void
drop_page (Fixture *self)
{
  g_clear_pointer (&self->page, g_free);
  g_clear_pointer (&self->tree, xmlFreeDoc);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  drop_page (self);
  g_assert_finalize_object (self->document);
  stk_test_folder_free (self->folder);
}

static void export (Fixture *self)
{
  g_autoptr (GBytes) bytes = stk_export_script (self->document);
  size_t n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  drop_page (self);
  self->page = g_strndup (data, n_bytes);
  g_assert_cmpuint (strlen (self->page), ==, n_bytes);
  g_assert_true (g_utf8_validate (self->page, -1, NULL));
  self->tree = xmlReadMemory (data, (int) n_bytes, "page", NULL, XML_PARSE_NONET);
  g_assert_nonnull (self->tree);
}

/* What an XPath expression comes to, as a string. */
static char *
ask (Fixture *self, const char *path)
{
  xmlXPathContext *context = xmlXPathNewContext (self->tree);
  xmlXPathObject *object = xmlXPathEvalExpression ((const xmlChar *) path, context);
  xmlChar *string;
  char *result;

  g_assert_nonnull (object);
  string = xmlXPathCastToString (object);
  result = g_strdup ((const char *) string);
  xmlFree (string);
  xmlXPathFreeObject (object);
  xmlXPathFreeContext (context);

  return result;
}

#define EXPECT(path, expected) \
  do \
    { \
      g_autofree char *actual_ = ask (fixture, path); \
      g_assert_cmpstr (actual_, ==, expected); \
    } \
  while (0)

static const char *
tag (Fixture *self, StkKind kind, const char *words)
{
  return stk_annotation_get_id (stk_test_tag (self->document, kind, words));
}

/* What holds of every page: links lead somewhere, ids are there once, nothing runs, and no link is in another. */
static void
check_page (Fixture *fixture)
{
  EXPECT ("count(//a[starts-with(@href,'#')][not(substring(@href,2)=//@id)])", "0");
  EXPECT ("count(//@id[.=preceding::*/@id])", "0");
  EXPECT ("count(//a[starts-with(@href,'#')]|//a[starts-with(@href,'http')])=count(//a)", "true");
  EXPECT ("count(//a//a|//p//p|//p//ul|//p//dl|//mark//mark|//ul/*[name()!='li']|//ol/*[name()!='li'])", "0");
  EXPECT ("count(//script|//iframe|//img|//link|//object|//embed|//form|//@onclick|//@style|//@src)", "0");
  EXPECT ("count(//article)=1 and count(//title)=1 and count(//main)=1", "true");
}

static void
test_parts (Fixture *fixture, gconstpointer data)
{
  const char *source = tag (fixture, STK_KIND_SOURCE, "Jonas Brandt");
  const char *claim = tag (fixture, STK_KIND_CLAIM, "The ferry carried 214,000 people last year");
  const char *quote = tag (fixture, STK_KIND_QUOTE, "“We had to turn cars away,”");

  stk_test_set (fixture->document, source, "name", "Jonas <Brandt>");
  stk_test_set (fixture->document, quote, "speaker", source);
  stk_test_set (fixture->document, quote, "verified-by", "recording");
  stk_test_set (fixture->document, quote, "status", "checked");
  stk_test_set (fixture->document, claim, "finding", "correction-needed");
  stk_test_set (fixture->document, claim, "suggested-text", "The ferry carried 241,000 people");
  stk_test_set (fixture->document, claim, "legal-risk", "serious");
  stk_document_set_string (fixture->document, source, stk_test_field (STK_KIND_SOURCE, "contact"), "Zq7-number", NULL);
  export (fixture);
  check_page (fixture);

  EXPECT ("string(//h1)", "The ferry & the harbour");
  EXPECT ("string(//title)", "The ferry & the harbour: annotated script");
  EXPECT ("string(//article/@lang)", "en");
  EXPECT ("string(//article/@dir)", "ltr");

  /* footnotes in the order of the text, with links both ways */
  EXPECT ("count(//ol[@class='notes']/li)", "3");
  EXPECT ("string(//a[@id='ref-1']/@href)", "#note-1");
  EXPECT ("string(//li[@id='note-1']//a[@href='#ref-1']/bdi)", "The ferry carried 214,000 people last year");
  EXPECT ("string(//li[@id='note-1']//div[dt='Finding']/dd)", "Correction Needed");
  EXPECT ("string(//li[@id='note-3']//div[dt='Verified By']/dd)", "Recording");
  EXPECT ("string(//li[@id='note-3']//div[dt='Speaker']/dd/a/@href)", "#note-2");
  EXPECT ("string(//li[@id='note-3']//div[dt='Speaker']/dd/a/bdi)", "Jonas <Brandt>");
  EXPECT ("starts-with(//li[@id='note-3']/p[@class='who'],'Last checked by Ida & Co, 20')", "true");
  EXPECT ("starts-with(//li[@id='note-2']/p[@class='who'],'Tagged by Ida & Co, 20')", "true");
  EXPECT ("string(//mark[@class='quote'])", "“We had to turn cars away,”");

  /* what is open comes before the article */
  EXPECT ("count(//section[@id='open'][following::article]//li)", "1");
  EXPECT ("string(//section[@id='open']//li/a/@href)", "#note-1");
  EXPECT ("string(//section[@id='open']//li/span)", "Open");

  /* neither what is confidential nor what is for the desk only */
  g_assert_null (strstr (fixture->page, "Zq7"));
  g_assert_null (strstr (fixture->page, "Legal"));
  g_assert_null (strstr (fixture->page, g_get_home_dir ()));
}

static void
test_roles (Fixture *fixture, gconstpointer data)
{
  export (fixture);
  check_page (fixture);
  EXPECT ("string(//article/h2)", "What was said");
  EXPECT ("string(//p[@class='byline'])", "By Ida Holm");
  EXPECT ("normalize-space(//article/ul/li[1]/ul/li)", "Inner one");
  EXPECT ("string(//article/ul/li[2])", "Outer two");
  EXPECT ("string(//blockquote/p)", "A block that somebody else wrote about the ferry.");
  EXPECT ("string(//figure/figcaption)", "The ferry in May");
  EXPECT ("string(//table/tr[2]/td)", "Cell two");
  EXPECT ("string(//article//strong)", "said Jonas Brandt");
  EXPECT ("string(//article//a/@href)", "https://ferry.example/report?a=1&b=2");
  EXPECT ("count(//article//a)", "1");
  EXPECT ("contains(//article/p[last()],\"<script>alert('x')</script>\")", "true");
  EXPECT ("string(//section[@id='open']/p)", "None.");
}

/* Tags that cross, lie inside one another, have several parts, and end where a link does. */
static void
test_overlaps (Fixture *fixture, gconstpointer data)
{
  StkRange parts[] = { stk_test_find (fixture->document, "“We had to turn cars away,”"),
                       stk_test_find (fixture->document, "“every single weekend.”") };

  tag (fixture, STK_KIND_CLAIM, "people last year, said");
  tag (fixture, STK_KIND_CLAIM, "214,000 people");
  tag (fixture, STK_KIND_SOURCE, "said Jonas Brandt");
  tag (fixture, STK_KIND_SOURCE, "report");
  tag (fixture, STK_KIND_QUOTE, "A report and");
  g_assert_nonnull (stk_document_add (fixture->document, STK_KIND_QUOTE, parts, 2, NULL));
  export (fixture);
  check_page (fixture);

  EXPECT ("count(//ol[@class='notes']/li)", "6");
  EXPECT ("count(//a[@href='#note-4' and ancestor::article])", "2");
  EXPECT ("string(//a[@href='#note-4'][2]/@id|//a[@id='ref-4-2']/@id)", "ref-4-2");
  EXPECT ("string(//mark[@class='claim source'])", "said");
  EXPECT ("count(//a[@href='https://ferry.example/report?a=1&b=2']/mark[@class='quote source'])", "1");
  EXPECT ("translate(normalize-space(//article/p[2]),'0123456789','')=normalize-space(translate("
          "'The ferry carried , people last year, said Jonas Brandt, who runs it. “We had to turn cars away,” he said, "
          "“every single weekend.” A report and a trap say more about the boats of the harbour and those who sail on "
          "them.','',''))",
          "true");
}

static void
test_lost_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) article = g_object_ref (stk_document_get_file (fixture->document));
  g_auto (GStrv) parts = g_strsplit (PAGE, "“every single weekend.”", 2);
  g_autofree char *changed = g_strjoinv ("", parts);

  tag (fixture, STK_KIND_QUOTE, "“every single weekend.”");
  stk_test_save (fixture->document);
  stk_test_write (article, changed);
  g_clear_object (&fixture->document);
  fixture->document = stk_test_open (article);
  export (fixture);
  check_page (fixture);

  EXPECT ("count(//article//sup)", "0");
  EXPECT ("string(//section[@id='open']//li/span)", "Open · the words are not in the article any more");
}

static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;

  tag (fixture, STK_KIND_CLAIM, "214,000 people");
  export (fixture);
  first = g_strdup (fixture->page);
  stk_test_save (fixture->document);
  export (fixture);
  g_assert_cmpstr (fixture->page, ==, first);
}

static void
test_directions (void)
{
  Fixture own = { NULL };
  Fixture *fixture = &own;

  open_page (fixture, "a.txt", "عنوان المقال\n\nقال يوناس إن العبارة Ferry نقلت الناس في العام الماضي.\n");
  tag (fixture, STK_KIND_CLAIM, "العبارة");
  export (fixture);
  check_page (fixture);
  EXPECT ("string(//article/@dir)", "rtl");
  EXPECT ("string(//article/@lang)", "");
  EXPECT ("string(//html/@dir)", "ltr");
  EXPECT ("string(//mark)", "العبارة");
  tear_down (fixture, NULL);
}

/* Bytes that break pages, in every place that takes words. */
static void
test_hostile (void)
{
  static const char EVIL[] = "</style></script>\"'><img src=x onerror=alert(1)>&lt;&#0;]]>\x01\x1b\xc2\x85\xef\xbf\xbf\xe2\x80\xae";
  g_autofree char *contents = g_strdup_printf ("%s title\n\nSome words and %s more words here.\n", EVIL, EVIL);
  Fixture own = { NULL };
  Fixture *fixture = &own;
  const char *id;

  open_page (fixture, "evil\"><b>.txt", contents);
  id = tag (fixture, STK_KIND_CLAIM, "Some words and");
  stk_test_set (fixture->document, id, "statement", EVIL);
  stk_test_set (fixture->document, id, "verdict", EVIL);
  id = tag (fixture, STK_KIND_SOURCE, EVIL);
  stk_test_set (fixture->document, id, "name", EVIL);
  export (fixture);
  check_page (fixture);
  g_assert_null (strstr (fixture->page, "<img"));
  g_assert_null (strchr (fixture->page, '\x01'));
  g_assert_null (strstr (fixture->page, "\xef\xbf\xbf"));
  EXPECT ("count(//style)", "1");
  tear_down (fixture, NULL);
}

static void
test_links (void)
{
  static const char *const GOOD[] = { "http://a.example", "HTTPS://a.example/x?y#z", "https://ä.example/ü" };
  static const char *const BAD[] = { "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//a.example",
                                     "notes/tape.mp3", "https://a.example/\"x", "https://a.example/ x", "" };

  for (size_t i = 0; i < G_N_ELEMENTS (GOOD); i++)
    g_assert_true (stk_export_html_is_web (GOOD[i]));
  for (size_t i = 0; i < G_N_ELEMENTS (BAD); i++)
    g_assert_false (stk_export_html_is_web (BAD[i]));
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  const StkExportFormat *format = stk_export_find_format ("script");
  g_autofree char *name = stk_export_dup_name (format, fixture->document);
  g_autoptr (GFile) file = stk_test_folder_get (fixture->folder, name);
  g_autoptr (GFile) nowhere = stk_test_folder_get (fixture->folder, "none/x.html");
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  g_assert_cmpstr (name, ==, "ferry.html.script.html");
  g_assert_true (stk_export_to_file (format, fixture->document, file, NULL, &error));
  g_assert_true (stk_export_to_file (format, fixture->document, file, NULL, &error));
  export (fixture);
  contents = stk_test_read (file);
  g_assert_cmpstr (contents, ==, fixture->page);

  g_assert_false (stk_export_to_file (format, fixture->document, stk_document_get_file (fixture->document), NULL,
                                      &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (stk_export_to_file (format, fixture->document, nowhere, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "none/x.html"));
}

int
main (int argc, char *argv[])
{
  stk_test_init (&argc, &argv);

#define ADD(path, func) g_test_add ("/export/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("parts", test_parts);
  ADD ("roles", test_roles);
  ADD ("overlaps", test_overlaps);
  ADD ("lost-words", test_lost_words);
  ADD ("same-bytes", test_same_bytes);
  ADD ("file", test_file);
  g_test_add_func ("/export/directions", test_directions);
  g_test_add_func ("/export/hostile", test_hostile);
  g_test_add_func ("/export/links", test_links);

  return g_test_run ();
}

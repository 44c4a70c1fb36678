/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-article.h"
#include "stk-test-archive.h"

#include <string.h>

/* Files of word processors as wholes: their kinds, their parts, and what is said beside the text. */

#define WORD "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define STRICT_WORD "http://purl.oclc.org/ooxml/wordprocessingml/main"
#define STRICT_OFFICE "http://purl.oclc.org/ooxml/officeDocument/relationships"

#define P(x) "<w:p>" x "</w:p>"
#define PS(style, x) P ("<w:pPr><w:pStyle w:val='" style "'/></w:pPr>" x)
#define R(x) "<w:r><w:t>" x "</w:t></w:r>"

static StkArticle *
read_article (GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  StkArticle *article = stk_article_new_for_bytes (bytes, name, NULL, &error);

  g_assert_no_error (error);

  return article;
}

/* One line for each block. */
static char *
list_blocks (StkArticle *article)
{
  GString *string = g_string_new (NULL);
  size_t n;
  const StkBlock *blocks = stk_article_get_blocks (article, &n);

  for (size_t i = 0; i < n; i++)
    {
      g_autofree char *words = stk_text_dup_range (stk_article_get_text (article), blocks[i].range);

      g_string_append_printf (string, "%s %s\n", stk_role_get_nick (blocks[i].role), words);
    }

  return g_string_free_and_steal (string);
}

static void
assert_blocks (StkArticle *article, const char *expected)
{
  g_autofree char *blocks = list_blocks (article);

  g_assert_cmpstr (blocks, ==, expected);
}

/* Documents and templates, with and without macros, in both editions of the standard. */
static void
test_word_kinds (void)
{
  static const struct
  {
    const char *content_type;
    const char *word;
    const char *office;
  } rows[] = {
    { "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", WORD, OFFICE },
    { "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", STRICT_WORD, STRICT_OFFICE },
    { "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", WORD, OFFICE },
    { "application/vnd.ms-word.document.macroEnabled.main+xml", WORD, OFFICE },
    { "application/vnd.ms-word.template.macroEnabledTemplate.main+xml", STRICT_WORD, STRICT_OFFICE },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *types = g_strdup_printf ("<Types><Override PartName='/w/d.xml' ContentType='%s'/></Types>",
                                                rows[i].content_type);
      g_autofree char *package =
        g_strdup_printf ("<Relationships><Relationship Id='a' Type='%s/officeDocument' Target='w/d.xml'/></Relationships>",
                         rows[i].office);
      g_autofree char *relations =
        g_strdup_printf ("<Relationships><Relationship Id='a' Type='%s/endnotes' Target='e.xml'/></Relationships>",
                         rows[i].office);
      g_autofree char *text = g_strdup_printf ("<w:document xmlns:w='%s'><w:body>" P (
                                                 R ("It is.") "<w:r><w:endnoteReference w:id='2'/></w:r>") P (R ("So it is.")) "</w:body></w:document>",
                                               rows[i].word);
      g_autofree char *notes = g_strdup_printf ("<w:endnotes xmlns:w='%s'><w:endnote w:id='2'>" P (R ("See the log.")) "</w:endnote></w:endnotes>",
                                                rows[i].word);
      const StkTestPart parts[] = {
        { "[Content_Types].xml", types },
        { "_rels/.rels", package },
        { "w/_rels/d.xml.rels", relations },
        { "w/d.xml", text },
        { "w/e.xml", notes },
      };
      g_autoptr (GBytes) bytes = stk_test_archive_new (parts, G_N_ELEMENTS (parts));
      g_autoptr (StkArticle) article = read_article (bytes, "a.docm");

      assert_blocks (article, "paragraph It is.\nfootnote See the log.\nparagraph So it is.\n");
      g_assert_null (stk_article_get_damaged_parts (article));
    }
}

static void
test_endnotes_of_opendocument (void)
{
  g_autoptr (GBytes) bytes =
    stk_test_odt_new (NULL, "<text:p>It is.<text:note text:note-class='endnote'><text:note-citation>i</text:note-citation>"
                            "<text:note-body><text:p>See the log.</text:p></text:note-body></text:note></text:p>"
                            "<text:p>So it is.</text:p>");
  g_autoptr (StkArticle) article = read_article (bytes, "a.odt");

  assert_blocks (article, "paragraph It is.\nfootnote See the log.\nparagraph So it is.\n");
}

/* Word gives this style to what was a list, and to what is to look like one. */
static void
test_list_paragraphs (void)
{
  static const char styles[] = "<w:style w:type='paragraph' w:styleId='L'><w:name w:val='List Paragraph'/></w:style>";
  g_autoptr (GBytes) bytes =
    stk_test_docx_new (P (R ("They need three things:")) PS ("L", R ("fresh milk")) PS ("L", R ("bread and butter"))
                         P (R ("some old newspapers")) P (R ("That is all they need.")),
                       styles, NULL, NULL);
  g_autoptr (StkArticle) article = read_article (bytes, "a.docx");

  assert_blocks (article, "paragraph They need three things:\nlist-item fresh milk\nlist-item bread and butter\n"
                          "paragraph some old newspapers\nparagraph That is all they need.\n");
}

/* What a reader sees counts before what the properties of the file say, which may come from a template; and when the
 * file was made is not when the article was published. */
static void
test_properties (void)
{
  static const char styles[] = "<w:style w:type='paragraph' w:styleId='T'><w:name w:val='Title'/></w:style>";
  g_autoptr (GBytes) full = stk_test_docx_new (PS ("T", R ("Ferry late")) P (R ("By Bo Li")) P (R ("April 2, 2026"))
                                                 P (R ("It is late.")),
                                               styles, NULL, NULL);
  g_autoptr (GBytes) bare = stk_test_docx_new (P (R ("It is late.")), NULL, NULL, NULL);
  g_autoptr (GBytes) open = stk_test_odt_new (NULL, "<text:p>It is late.</text:p>");
  g_autoptr (StkArticle) visible = read_article (full, "a.docx");
  g_autoptr (StkArticle) word = read_article (bare, "a.docx");
  g_autoptr (StkArticle) opendocument = read_article (open, "a.odt");

  g_assert_cmpstr (stk_article_get_metadata (visible)->title, ==, "Ferry late");
  g_assert_cmpstr (stk_article_get_metadata (visible)->byline, ==, "Bo Li");
  g_assert_cmpstr (stk_article_get_metadata (visible)->published, ==, "2026-04-02");
  g_assert_cmpstr (stk_article_get_metadata (visible)->lang, ==, "en-GB");

  g_assert_cmpstr (stk_article_get_metadata (word)->title, ==, "The Bridge");
  g_assert_cmpstr (stk_article_get_metadata (word)->byline, ==, "Ada Byron");
  g_assert_null (stk_article_get_metadata (word)->published);
  g_assert_cmpstr (stk_article_get_metadata (word)->lang, ==, "en-GB");

  g_assert_cmpstr (stk_article_get_metadata (opendocument)->title, ==, "The Bridge");
  g_assert_cmpstr (stk_article_get_metadata (opendocument)->byline, ==, "Ada Byron");
  g_assert_null (stk_article_get_metadata (opendocument)->published);
  g_assert_cmpstr (stk_article_get_metadata (opendocument)->lang, ==, "de-AT");
}

/* The article can be read without them, and whoever reads it is told. */
static void
test_damaged_parts (void)
{
  static const char note[] = "<w:footnote w:id='2'>" P (R ("See the log."));
  static const char body[] = P (R ("It is.") "<w:r><w:footnoteReference w:id='2'/></w:r>");
  static const struct
  {
    const char *styles;
    const char *notes;
    const char *comments;
    const char *damaged;
    const char *expected;
  } rows[] = {
    { "<w:style", NULL, NULL, "word/styles.xml", "paragraph It is.\nparagraph So it is.\n" },
    { NULL, note, NULL, "word/footnotes.xml", "paragraph It is.\nparagraph So it is.\n" },
    { NULL, "<w:footnote w:id='2'><w:p><w:r><w:t>See", NULL, "word/footnotes.xml",
      "paragraph It is.\nparagraph So it is.\n" },
    { NULL, NULL, "&", "word/comments.xml", "paragraph It is.\nparagraph So it is.\n" },
    { NULL, NULL, "\n&a;", "word/commentsExtended.xml", "paragraph It is.\nparagraph So it is.\n" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strconcat (body, P (R ("So it is.")), NULL);
      g_autoptr (GBytes) bytes = stk_test_docx_new (text, rows[i].styles, rows[i].notes, rows[i].comments);
      g_autoptr (StkArticle) article = read_article (bytes, "a.docx");
      const char *const *parts = stk_article_get_damaged_parts (article);

      assert_blocks (article, rows[i].expected);
      g_assert_nonnull (parts);
      g_assert_cmpstr (parts[0], ==, rows[i].damaged);
      g_assert_null (parts[1]);
    }
}

/* One program writes addresses with a bare "&". Styles and notes are where they usually are. */
static void
test_damaged_relations (void)
{
  const StkTestPart parts[] = {
    { "_rels/.rels", "<Relationships>" },
    { "word/_rels/document.xml.rels", "<Relationships><Relationship Id='b' Type='" OFFICE "/hyperlink' "
                                      "TargetMode='External' Target='https://e.example/?a=b&c=d'/></Relationships>" },
    { "word/styles.xml",
      "<w:styles xmlns:w='" WORD "'><w:style w:styleId='T'><w:name w:val='Title'/></w:style></w:styles>" },
    { "word/footnotes.xml",
      "<w:footnotes xmlns:w='" WORD "'><w:footnote w:id='1'>" P (R ("See the log.")) "</w:footnote></w:footnotes>" },
    { "word/document.xml",
      "<w:document xmlns:w='" WORD "' xmlns:r='" OFFICE "'>" PS ("T", R ("Bridge shut"))
        P ("<w:hyperlink r:id='b'>" R ("It is.") "</w:hyperlink><w:r><w:footnoteReference w:id='1'/></w:r>") "</w:document>" },
    { "[Content_Types].xml", "<Types>wordprocessingml.document.main+xml</Types>" },
  };
  g_autoptr (GBytes) bytes = stk_test_archive_new (parts, G_N_ELEMENTS (parts));
  g_autoptr (StkArticle) article = read_article (bytes, "a.docx");
  const char *const *damaged = stk_article_get_damaged_parts (article);

  assert_blocks (article, "headline Bridge shut\nparagraph It is.\nfootnote See the log.\n");
  g_assert_nonnull (damaged);
  g_assert_cmpstr (damaged[0], ==, "_rels/.rels");
  g_assert_cmpstr (damaged[1], ==, "word/_rels/document.xml.rels");
}

static void
test_damaged_opendocument (void)
{
  const StkTestPart parts[] = {
    { "mimetype", "application/vnd.oasis.opendocument.text" },
    { "content.xml", "<d xmlns:t='t'><t:p>It is.</t:p></d>" },
    { "styles.xml", "<d" },
    { "meta.xml", "<!DOCTYPE d [<!ENTITY a 'b'>]><d>&a;</d>" },
  };
  g_autoptr (GBytes) bytes = stk_test_archive_new (parts, G_N_ELEMENTS (parts));
  g_autoptr (StkArticle) article = read_article (bytes, "a.odt");
  const char *const *damaged = stk_article_get_damaged_parts (article);

  assert_blocks (article, "paragraph It is.\n");
  g_assert_nonnull (damaged);
  g_assert_cmpstr (damaged[0], ==, "styles.xml");
  g_assert_cmpstr (damaged[1], ==, "meta.xml");
}

/* As two generations of office programs lock them: each part by itself, or all in one. */
static void
test_protected (void)
{
  static const char manifest[] = "<manifest><file-entry full-path='content.xml'><encryption-data/></file-entry></manifest>";
  const StkTestPart parts[] = {
    { "mimetype", "application/vnd.oasis.opendocument.text" },
    { "META-INF/manifest.xml", manifest },
    { "content.xml", "\x01\x02\x03" },
    { "encrypted-package", "\x01\x02\x03" },
  };

  for (size_t n = 3; n <= 4; n++)
    {
      g_autoptr (GBytes) bytes = stk_test_archive_new (parts, n);
      g_autoptr (GError) error = NULL;

      g_assert_null (stk_article_new_for_bytes (bytes, "a.odt", NULL, &error));
      g_assert_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, "“a.odt” is protected by a password."));
      g_assert_nonnull (strstr (error->message, "save it without one"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/word-kinds", test_word_kinds);
  g_test_add_func ("/office/endnotes-of-opendocument", test_endnotes_of_opendocument);
  g_test_add_func ("/office/list-paragraphs", test_list_paragraphs);
  g_test_add_func ("/office/properties", test_properties);
  g_test_add_func ("/office/damaged-parts", test_damaged_parts);
  g_test_add_func ("/office/damaged-relations", test_damaged_relations);
  g_test_add_func ("/office/damaged-opendocument", test_damaged_opendocument);
  g_test_add_func ("/office/protected", test_protected);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-article.h"
#include "stk-test-archive.h"

#include <string.h>

static StkArticle *
read_article (GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  StkArticle *article = stk_article_new_for_bytes (bytes, name, NULL, &error);

  g_assert_no_error (error);

  return article;
}

static void
append_words (GString *string, StkArticle *article, StkRange range)
{
  g_autofree char *words = stk_text_dup_range (stk_article_get_text (article), range);

  g_string_append (string, g_strdelimit (words, "\n", '|'));
}

/* One line for each block, link, piece of emphasis and comment. */
static char *
describe (StkArticle *article)
{
  GString *string = g_string_new (NULL);
  size_t n;
  const StkBlock *blocks = stk_article_get_blocks (article, &n);
  const StkLink *links;
  const StkEmphasis *emphases;
  const StkComment *list;

  for (size_t i = 0; i < n; i++)
    {
      g_string_append_printf (string, "%s%s%.0d ", stk_role_get_nick (blocks[i].role), blocks[i].level ? "-" : "",
                              blocks[i].level);
      append_words (string, article, blocks[i].range);
      g_string_append_c (string, '\n');
    }
  links = stk_article_get_links (article, &n);
  for (size_t i = 0; i < n; i++)
    {
      g_string_append (string, "> ");
      append_words (string, article, links[i].range);
      g_string_append_printf (string, " > %s\n", links[i].href);
    }
  emphases = stk_article_get_emphases (article, &n);
  for (size_t i = 0; i < n; i++)
    {
      g_string_append_printf (string, "%u* ", (guint) emphases[i].flags);
      append_words (string, article, emphases[i].range);
      g_string_append_c (string, '\n');
    }
  list = stk_article_get_comments (article, &n);
  for (size_t i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdelimit (g_strdup (list[i].text), "\n", '|');

      g_string_append_printf (string, "%s%s (%s): %s @ ", list[i].parent >= 0 ? "+ " : "",
                              list[i].author ? list[i].author : "?", list[i].resolved ? "done" : "open", text);
      append_words (string, article, list[i].range);
      g_string_append_c (string, '\n');
    }

  return g_string_free_and_steal (string);
}

/* All that can be read in this file is in order, and is this. */
static void
check (GBytes *bytes, const char *name, const char *media_type, const char *expected)
{
  g_autoptr (StkArticle) article = read_article (bytes, name);
  g_autofree char *description = describe (article);

  g_assert_cmpstr (stk_article_get_media_type (article), ==, media_type);
  g_assert_cmpstr (description, ==, expected);
}

static void
check_text (const char *text, const char *name, const char *media_type, const char *expected)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  check (bytes, name, media_type, expected);
}

#define DOCX "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#define ODT "application/vnd.oasis.opendocument.text"

#define P(x) "<w:p>" x "</w:p>"
#define PS(style, x) "<w:p><w:pPr><w:pStyle w:val='" style "'/></w:pPr>" x "</w:p>"
#define R(x) "<w:r><w:t xml:space='preserve'>" x "</w:t></w:r>"
#define RP(properties, x) "<w:r><w:rPr>" properties "</w:rPr><w:t xml:space='preserve'>" x "</w:t></w:r>"

static const char styles[] =
  "<w:style w:type='paragraph' w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>"
  "<w:style w:type='paragraph' w:styleId='Titel'><w:name w:val='Title'/></w:style>"
  "<w:style w:type='paragraph' w:styleId='Mine'><w:name w:val='Desk'/><w:basedOn w:val='Z'/></w:style>"
  "<w:style w:type='paragraph' w:styleId='Z'><w:name w:val='Intense Quote'/><w:basedOn w:val='Mine'/></w:style>"
  "<w:style w:type='paragraph' w:styleId='L'><w:name w:val='Points'/><w:pPr><w:numPr><w:ilvl w:val='1'/>"
  "<w:numId w:val='2'/></w:numPr></w:pPr></w:style>"
  "<w:style w:type='paragraph' w:styleId='O'><w:name w:val='Part'/><w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:style>"
  "<w:style w:type='character' w:styleId='S'><w:name w:val='Strong'/><w:rPr><w:b/></w:rPr></w:style>";

static const char notes[] =
  "<w:footnote w:id='0'>" P (R ("x")) "</w:footnote><w:footnote w:id='2'>" P (R ("See the log.")) "</w:footnote>";

#define COMMENT(id, author, words) "<w:comment w:id='" id "' w:author='" author "'>" words "</w:comment>"

/* And, in the second line, which answers which. */
static const char comments[] =
  COMMENT ("0", "Ed", P (R ("Sure?")) "<w:p w14:paraId='A'>" R ("Really?") "</w:p>") /* */
  COMMENT ("1", "Ada", "<w:p w14:paraId='B'>" R ("Yes.") "</w:p>")                    /* */
  "\n<w15:commentEx w15:paraId='A' w15:done='1'/><w15:commentEx w15:paraId='B' w15:paraIdParent='A'/>";

static void
test_docx (void)
{
  static const struct
  {
    const char *body;
    const char *expected;
  } rows[] = {
    /* Roles */
    { PS ("Titel", R ("Bridge shut")) P (R ("It is shut.")), "headline Bridge shut\nparagraph It is shut.\n" },
    { P (R ("Bridge shut")) P (R ("By Ada Byron")) P (R ("It is shut.")),
      "headline Bridge shut\nbyline By Ada Byron\nparagraph It is shut.\n" },
    { P (R ("It is shut.")) PS ("berschrift1", R ("Costs")) P (R ("Few.")),
      "paragraph It is shut.\nsubhead-1 Costs\nparagraph Few.\n" },
    { P (R ("It is shut.")) PS ("Mine", R ("“No.”")), "paragraph It is shut.\nquote “No.”\n" },
    { P (R ("Things are:")) PS ("L", R ("one")) PS ("O", R ("Then")),
      "paragraph Things are:\nlist-item-2 one\nsubhead-3 Then\n" },
    { P (R ("Things are:"))
        P ("<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>" R ("one"))
          P ("<w:pPr><w:pStyle w:val='L'/><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr>" R ("none.")),
      "paragraph Things are:\nlist-item-1 one\nparagraph none.\n" },
    { P (R ("It is.")) "<w:tbl><w:tr><w:tc>" P (R ("a")) "</w:tc><w:tc>" P (R ("b")) "</w:tc></w:tr></w:tbl>",
      "paragraph It is.\ntable-cell a\ntable-cell b\n" },
    /* Words */
    { P (R ("It ") R ("is") "<w:r><w:tab/><w:t>here</w:t><w:br/><w:t>now</w:t><w:noBreakHyphen/><w:t>ish.</w:t></w:r>"),
      "paragraph It is here|now‑ish.\n" },
    { P (R ("It ") RP ("<w:b/>", "is ") RP ("<w:b/>", "so ") RP ("<w:b w:val='0'/><w:i/>", "or ") RP ("<w:rStyle w:val='S'/>", "not.")),
      "paragraph It is so or not.\n1* is so\n2* or\n1* not.\n" },
    { P (R ("It is ") RP ("<w:vanish/>", "hidden ") R ("here.")), "paragraph It is here.\n" },
    { P ("<w:hyperlink r:id='e'>" R ("The council") "</w:hyperlink>" R (" said so.")),
      "paragraph The council said so.\n> The council > https://e.example/\n" },
    { P ("<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> HYPERLINK \"https://f.example/\" </w:instrText></w:r>"
         "<w:r><w:fldChar w:fldCharType='separate'/></w:r>" R ("They") "<w:r><w:fldChar w:fldCharType='end'/></w:r>" R (" said so.")),
      "paragraph They said so.\n> They > https://f.example/\n" },
    { P ("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" R ("It is.") "</w:sdtContent></w:sdt>"), "paragraph It is.\n" },
    /* Tracked changes count as accepted */
    { P (R ("It is ") "<w:del><w:r><w:delText>not </w:delText></w:r></w:del><w:ins>" R ("now ") "</w:ins>" R ("shut.")),
      "paragraph It is now shut.\n" },
    { P ("<w:moveFrom>" R ("Gone. ") "</w:moveFrom>" R ("Here.")) P ("<w:moveTo>" R ("Come.") "</w:moveTo>"),
      "paragraph Here.\nparagraph Come.\n" },
    { P ("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R ("One ")) P (R ("sentence.")), "paragraph One sentence.\n" },
    { P ("<w:pPr><w:pPrChange><w:pPr><w:pStyle w:val='Titel'/></w:pPr></w:pPrChange></w:pPr>"
         "<w:r><w:rPr><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t>It is.</w:t></w:r>"),
      "paragraph It is.\n" },
    { P (R ("It is.")) "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" P (R ("a")) "</w:tc></w:tr><w:tr><w:tc>" P (R ("b")) "</w:tc></w:tr></w:tbl>",
      "paragraph It is.\ntable-cell b\n" },
    /* What lies inside of a paragraph comes behind it, once */
    { P ("<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" P (R ("Inside.")) "</w:txbxContent></mc:Choice><mc:Fallback>"
                                                                                  "<w:txbxContent>" P (R ("Inside.")) "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>" R ("Outside.")),
      "paragraph Outside.\nparagraph Inside.\n" },
    { P (R ("It is.") "<w:r><w:footnoteReference w:id='2'/></w:r>") P (R ("It was.")),
      "paragraph It is.\nfootnote See the log.\nparagraph It was.\n" },
    /* Comments */
    { P ("<w:commentRangeStart w:id='0'/>" R ("It is") "<w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r>" R (" shut.")),
      "paragraph It is shut.\nEd (done): Sure?|Really? @ It is\n+ Ada (open): Yes. @ It is\n" },
    { P (R ("It is") "<w:r><w:commentReference w:id='0'/></w:r>" R (" shut.")),
      "paragraph It is shut.\nEd (done): Sure?|Really? @ is\n+ Ada (open): Yes. @ is\n" },
    { P ("<w:commentRangeStart w:id='0'/>" R ("It is.")) P (R ("Shut now.") "<w:commentRangeEnd w:id='0'/>"),
      "paragraph It is.\nparagraph Shut now.\nEd (done): Sure?|Really? @ It is.||Shut now.\n+ Ada (open): Yes. @ It is.||Shut now.\n" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean with_comments = strstr (rows[i].body, "commentR") != NULL;
      g_autoptr (GBytes) bytes = stk_test_docx_new (rows[i].body, styles, notes, with_comments ? comments : NULL);

      /* Whatever it is called */
      check (bytes, i % 2 == 0 ? "a.docx" : "a.txt", DOCX, rows[i].expected);
    }
}

static void
test_odt (void)
{
  static const char automatic[] =
    "<style:style style:name='P1' style:family='paragraph' style:parent-style-name='Heading_20_2'/>"
    "<style:style style:name='P2' style:family='paragraph'><style:text-properties text:display='none'/></style:style>"
    "<style:style style:name='T1' style:family='text'><style:text-properties fo:font-style='italic'/></style:style>";
  static const struct
  {
    const char *text;
    const char *expected;
  } rows[] = {
    { "<text:p text:style-name='Title'>Bridge shut</text:p><text:p>It is shut.</text:p>",
      "headline Bridge shut\nparagraph It is shut.\n" },
    { "<text:p text:style-name='Titel'>Die Brücke</text:p><text:p text:style-name='Überschrift_20_2'>Kosten</text:p>"
      "<text:p text:style-name='Titre_20_1'>Prix</text:p><text:p text:style-name='TableCaption'>Preise</text:p>",
      "headline Die Brücke\nsubhead-2 Kosten\nsubhead-1 Prix\ncaption Preise\n" },
    { "<text:p>It is shut.</text:p><text:p text:style-name='P1'>Costs</text:p><text:h text:outline-level='3'>So</text:h>",
      "paragraph It is shut.\nsubhead-2 Costs\nsubhead-3 So\n" },
    { "<text:p>Things are:</text:p><text:list><text:list-item><text:p>one</text:p><text:list><text:list-item>"
      "<text:p>two</text:p></text:list-item></text:list></text:list-item></text:list>",
      "paragraph Things are:\nlist-item-1 one\nlist-item-2 two\n" },
    { "<text:p>It is.</text:p><table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
      "<table:covered-table-cell><text:p>b</text:p></table:covered-table-cell></table:table-row></table:table>",
      "paragraph It is.\ntable-cell a\n" },
    { "<text:p>It<text:s text:c='3'/>is<text:tab/>here<text:line-break/>now.</text:p>", "paragraph It is here|now.\n" },
    { "<text:p>It <text:span text:style-name='T1'>is <text:span text:style-name='Strong_20_Emphasis'>so</text:span></text:span>.</text:p>",
      "paragraph It is so.\n2* is\n3* so\n" },
    { "<text:p><text:a xlink:href='https://e.example/'>They</text:a> said so.</text:p>",
      "paragraph They said so.\n> They > https://e.example/\n" },
    { "<text:tracked-changes><text:changed-region><text:deletion><text:p>not</text:p></text:deletion></text:changed-region>"
      "</text:tracked-changes><text:p>It is <text:change text:change-id='a'/>shut.</text:p><text:p text:style-name='P2'>x</text:p>",
      "paragraph It is shut.\n" },
    /* Deleted, but left where it was, in a file that is laid out for people */
    { "<text:tracked-changes><text:changed-region text:id='c'><text:deletion/></text:changed-region><text:changed-region text:id='d'>"
      "<text:insertion/></text:changed-region></text:tracked-changes><text:p>It is <text:change-start text:change-id='c'/>not"
      "</text:p><text:p>so <text:change-end text:change-id='c'/><text:change-start text:change-id='d'/>shut<text:change-end "
      "text:change-id='d'/>.</text:p>",
      "paragraph It is shut.\n" },
    { "<text:p>It is<text:note>\n <text:note-body>\n <text:p>See the log.</text:p>\n </text:note-body>\n</text:note>. So.</text:p>",
      "paragraph It is. So.\nfootnote See the log.\n" },
    { "<text:p>It is.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>See the log.</text:p>"
      "</text:note-body></text:note> It was.</text:p><text:p>It was.</text:p>",
      "paragraph It is. It was.\nfootnote See the log.\nparagraph It was.\n" },
    { "<text:p><draw:frame><draw:text-box><text:p>Inside.</text:p></draw:text-box><svg:title>x</svg:title></draw:frame>Outside.</text:p>",
      "paragraph Outside.\nparagraph Inside.\n" },
    { "<text:section text:display='none'><text:p>x</text:p></text:section><text:p>It is.</text:p>", "paragraph It is.\n" },
    { "<text:p><office:annotation office:name='a' loext:resolved='true'><dc:creator>Ed</dc:creator><dc:date>2026</dc:date>"
      "<text:p>Sure?</text:p><text:p>Really?</text:p></office:annotation>It is<office:annotation-end office:name='a'/> shut."
      "</text:p>",
      "paragraph It is shut.\nEd (done): Sure?|Really? @ It is\n" },
    { "<text:p>It is<office:annotation><text:p>Sure?</text:p></office:annotation> shut.</text:p>",
      "paragraph It is shut.\n? (open): Sure? @ is\n" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = stk_test_odt_new (automatic, rows[i].text);

      check (bytes, i % 2 == 0 ? "a.odt" : "a.html", ODT, rows[i].expected);
    }
}

#define HEAD(type) "From: <Saved by a browser>\r\nSubject: =?utf-8?Q?Die_Br=C3=BCcke?=\r\nMIME-Version: 1.0\r\nContent-Type: " type "\r\n\r\n"
#define PAGE "<h1>Die Br=C3=BCcke</h1><p>Sie ist zu, sagte =\r\ner =3D sie.</p>"

static void
test_mhtml (void)
{
  static const char expected[] = "headline Die Brücke\nparagraph Sie ist zu, sagte er = sie.\n";
  static const char *const messages[] = {
    HEAD ("multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"b-1\"") "--b-1\r\nContent-Type: text/css\r\n\r\np {}\r\n"
                                                                               "--b-1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" PAGE "\r\n--b-1--\r\n",
    /* Cut short, and with the page in a part of a part */
    HEAD ("multipart/related; boundary=b") "--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: "
                                           "text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" PAGE,
    /* A boundary that begins with another */
    HEAD ("multipart/mixed; boundary=b") "--b\r\nContent-Type: multipart/related; boundary=bc\r\n\r\n--bc\r\nContent-Type: "
                                         "text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" PAGE
                                         "\r\n--bc--\r\n--b--\r\n",
    HEAD ("text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable") PAGE,
    HEAD ("multipart/related; boundary=b; start=\"<r>\"") "--b\r\nContent-Type: text/html\r\n\r\n<p>Frame\r\n--b\r\n"
                                                          "Content-ID: <r>\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                                                          "PGgxPkRpZSBCcsO8Y2tlPC9oMT48cD5TaWUgaXN0IHp1LCBzYWd0ZSBlciA9\r\nIHNpZS48L3A+\r\n--b--",
  };

  for (size_t i = 0; i < G_N_ELEMENTS (messages); i++)
    check_text (messages[i], i % 2 == 0 ? "a.mht" : "a.html", "multipart/related", expected);
}

/* What is declared beside a page counts before what it declares itself, but not before what it surely is. */
static void
test_mhtml_encodings (void)
{
  static const struct
  {
    const char *message;
    const char *encoding;
  } rows[] = {
    { HEAD ("text/html; charset=iso-8859-1") "<p>Die Br\xc3\xbc"
                                             "cke f\xc3\xbcr alle.",
      "UTF-8" },
    { HEAD ("text/html; charset=windows-1252") "<meta charset=utf-8><p>Die Br\xfc"
                                               "cke f\xfcr alle.",
      "windows-1252" },
    { HEAD ("text/html; charset=utf-16le\r\nContent-Transfer-Encoding: base64") "PABwAD4ARABpAGUAIABCAHIA/ABjAGsAZQAgAGYA/AByACAAYQBsAGwAZQAuAA==",
      "UTF-16LE" },
    { HEAD ("text/html; charset=x-none") "<meta charset=windows-1252><p>Die Br\xfc"
                                         "cke f\xfcr alle.",
      "windows-1252" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (rows[i].message, strlen (rows[i].message));
      g_autoptr (StkArticle) article = read_article (bytes, "a.mht");

      g_assert_cmpstr (stk_text_get_utf8 (stk_article_get_text (article)), ==, "Die Brücke für alle.\n");
      g_assert_cmpstr (stk_article_get_encoding (article), ==, rows[i].encoding);
    }
}

/* A page of no bytes, and a document of which a part has none. */
static void
test_empty_parts (void)
{
  const char *message = HEAD ("text/html");
  const StkTestPart parts[] = { { "word/document.xml", "" } };
  g_autoptr (GBytes) page = g_bytes_new_static (message, strlen (message));
  g_autoptr (GBytes) document = stk_test_archive_new (parts, G_N_ELEMENTS (parts));
  g_autoptr (GError) error = NULL;

  g_assert_null (stk_article_new_for_bytes (page, "a.mht", NULL, &error));
  g_assert_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_null (stk_article_new_for_bytes (document, "a.docx", NULL, &error));
  g_assert_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_FORMAT);
}

static void
test_mhtml_metadata (void)
{
  const char *message = HEAD ("text/html\r\nContent-Location: https://e.example/a") "<p>Text is here.";
  g_autoptr (GBytes) bytes = g_bytes_new_static (message, strlen (message));
  g_autoptr (StkArticle) article = read_article (bytes, "a.mhtml");

  g_assert_cmpstr (stk_article_get_metadata (article)->title, ==, "Die Brücke");
  g_assert_cmpstr (stk_article_get_metadata (article)->url, ==, "https://e.example/a");
}

#ifdef STK_HAVE_CMARK
static void
test_markdown (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } rows[] = {
    { "# Bridge *shut*\n\nBy Ada Byron\n\nIt is **shut**\nnow.\n", "headline Bridge shut\nbyline By Ada Byron\nparagraph It is shut now.\n2* shut\n1* shut\n" },
    { "It is.\n\n## Costs\n\nFew  \nor none.\n", "paragraph It is.\nsubhead-2 Costs\nparagraph Few|or none.\n" },
    { "Are:\n\n- one\n- two\n  1. three\n", "paragraph Are:\nlist-item-1 one\nlist-item-1 two\nlist-item-2 three\n" },
    { "It is.\n\n> “No.”\n", "paragraph It is.\nquote “No.”\n" },
    { "It is.\n\n```\na b\nc\n```\n", "paragraph It is.\ncode a b|c\n" },
    { "[They](https://e.example/ \"t\") said so.\n", "paragraph They said so.\n> They > https://e.example/\n" },
    { "It is ![a picture](p.png) &amp; <b>so</b>.\n\n<!-- no -->\n", "paragraph It is & so.\n" },
    { "<div>It is.</div>\n", "paragraph It is.\n" },
    { "---\ntitle: 'T'\n---\nIt is.\n", "paragraph It is.\n" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    check_text (rows[i].text, "a.md", "text/markdown", rows[i].expected);
  check_text ("It is **so**.\n", "a.txt", "text/plain", "paragraph It is **so**.\n");
  check_text ("<!doctype html><p>It is.", "a.md", "text/html", "paragraph It is.\n");
}

static void
test_front_matter (void)
{
  const char *text = "---\ntitle: \"The Bridge\"\nauthor: Ada Byron\ndate: 2026-03-01\nlang: en\nmood: dark\n---\n\nIt is.\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (StkArticle) article = read_article (bytes, "a.md");
  const StkMetadata *metadata = stk_article_get_metadata (article);

  g_assert_cmpstr (metadata->title, ==, "The Bridge");
  g_assert_cmpstr (metadata->byline, ==, "Ada Byron");
  g_assert_cmpstr (metadata->published, ==, "2026-03-01");
  g_assert_cmpstr (metadata->lang, ==, "en");
  g_assert_cmpstr (stk_text_get_utf8 (stk_article_get_text (article)), ==, "It is.\n");
}
#endif

/* A time that a program wrote because it knew none. */
static void
test_no_time (void)
{
  const char *text = "<!doctype html><meta property=\"article:published_time\" content=\"0001-01-01T00:00:00Z\">"
                     "<meta name=\"datePublished\" content=\"2026-03-01\"><h1>The Bridge</h1><p>It is.";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (StkArticle) article = read_article (bytes, "a.html");

  g_assert_cmpstr (stk_article_get_metadata (article)->published, ==, "2026-03-01");
}

/* An error that names the file, what it is and what to do; never an article, and never a crash. */
static void
check_refused (GBytes *bytes, const char *name, StkArticleError code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (stk_article_new_for_bytes (bytes, name, NULL, &error));
  g_assert_error (error, STK_ARTICLE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, name));
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is not in: %s", words, error->message);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *part;
    const char *data;
    const char *words;
  } archives[] = {
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "spreadsheet" },
    { "mimetype", "application/epub+zip", "book" },
    { "[Content_Types].xml", "<Types>spreadsheetml</Types>", "spreadsheet" },
    { "[Content_Types].xml", "<Types>presentationml</Types>", "presentation" },
    { "Index/Document.iwa", "x", "Pages" },
    { "../../etc/passwd", "x", "archive" },
    { "readme.txt", "x", "archive" },
    { "mimetype", "", "archive" },
  };
  static const struct
  {
    const char *bytes;
    size_t n_bytes;
    const char *words;
  } files[] = {
#define FILE_OF(b) b, sizeof b - 1
    { FILE_OF ("{\\rtf1 Words}"), "RTF" },
    { FILE_OF ("\xd0\xcf\x11\xe0 W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"), "(.doc)" },
    { FILE_OF ("\xd0\xcf\x11\xe0 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"), "password" },
    { FILE_OF ("%PDF-1.7"), "PDF" },
    { FILE_OF ("\xd0\xcf\x11\xe0 W\0o\0r\0k\0b\0o\0o\0k\0"), "spreadsheet" },
    { FILE_OF ("OggS\0\0\0\0"), "recording" },
    { FILE_OF ("RIFF....WEBP"), "picture" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (archives); i++)
    {
      const StkTestPart part = { archives[i].part, archives[i].data };
      g_autoptr (GBytes) bytes = stk_test_archive_new (&part, 1);

      check_refused (bytes, "a.docx", STK_ARTICLE_ERROR_FORMAT, archives[i].words);
    }
  for (size_t i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (files[i].bytes, files[i].n_bytes);

      check_refused (bytes, "a.doc", STK_ARTICLE_ERROR_FORMAT, files[i].words);
    }
}

static void
test_wrong_names (void)
{
  check_text ("<html><body><p>It is.</body></html>", "a.doc", "text/html", "paragraph It is.\n");
  check_text ("It is.", "a.docx", "text/plain", "paragraph It is.\n");
}

/* Documents that are made to do harm. */
static void
test_hostile_office (void)
{
  static const char bomb[] = "<!DOCTYPE z [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
                             "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]><w:document xmlns:w='w'><w:p>&c;</w:p></w:document>";
  static const char outside[] = "<!DOCTYPE z [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><w:document xmlns:w='w'>"
                                "<w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>";
  static const char *const documents[] = { bomb, outside };
  g_autoptr (GString) deep = g_string_new ("<w:document xmlns:w='w'>");
  g_autoptr (GString) large = g_string_new ("<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>");
  StkTestPart part = { "word/document.xml", NULL };
  size_t n_start;

  for (size_t i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (GBytes) bytes = NULL;

      part.data = documents[i];
      bytes = stk_test_archive_new (&part, 1);
      check_refused (bytes, "a.docx", STK_ARTICLE_ERROR_FORMAT, "document type");
    }

  for (int i = 0; i < 100000; i++)
    g_string_append (deep, "<w:p>");
  part.data = deep->str;
  {
    g_autoptr (GBytes) bytes = stk_test_archive_new (&part, 1);

    check_refused (bytes, "a.docx", STK_ARTICLE_ERROR_FORMAT, "damaged");
  }

  /* A few kilobytes that unpack to a hundred megabytes */
  n_start = large->len;
  g_string_set_size (large, 100 * 1024 * 1024);
  memset (large->str + n_start, 'a', large->len - n_start);
  part.data = large->str;
  {
    g_autoptr (GBytes) bytes = stk_test_archive_new (&part, 1);

    g_assert_cmpuint (g_bytes_get_size (bytes), <, 1024 * 1024);
    check_refused (bytes, "a.docx", STK_ARTICLE_ERROR_TOO_LARGE, "more than 64");
  }
}

/* Cut short at any place, a file gives an error or what was in it so far. */
static void
test_cut_short (void)
{
  g_autoptr (GBytes) docx = stk_test_docx_new (P (R ("It is shut.")), styles, NULL, NULL);
  g_autoptr (GBytes) odt = stk_test_odt_new (NULL, "<text:p>It is shut.</text:p>");
  GBytes *const files[] = { docx, odt };

  for (size_t i = 0; i < G_N_ELEMENTS (files); i++)
    for (size_t n = 1; n < g_bytes_get_size (files[i]); n += 37)
      {
        g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (files[i], 0, n);
        g_autoptr (GError) error = NULL;
        g_autoptr (StkArticle) article = stk_article_new_for_bytes (bytes, "a.docx", NULL, &error);

        g_assert_true ((article == NULL) == (error != NULL));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/docx", test_docx);
  g_test_add_func ("/formats/odt", test_odt);
  g_test_add_func ("/formats/mhtml", test_mhtml);
  g_test_add_func ("/formats/mhtml-encodings", test_mhtml_encodings);
  g_test_add_func ("/formats/mhtml-metadata", test_mhtml_metadata);
  g_test_add_func ("/formats/no-time", test_no_time);
  g_test_add_func ("/formats/empty-parts", test_empty_parts);
#ifdef STK_HAVE_CMARK
  g_test_add_func ("/formats/markdown", test_markdown);
  g_test_add_func ("/formats/front-matter", test_front_matter);
#endif
  g_test_add_func ("/formats/refused", test_refused);
  g_test_add_func ("/formats/wrong-names", test_wrong_names);
  g_test_add_func ("/formats/hostile-office", test_hostile_office);
  g_test_add_func ("/formats/cut-short", test_cut_short);

  return g_test_run ();
}

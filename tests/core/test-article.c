/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-article-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static StkArticle *
new_article (const char *text, const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  StkArticle *article = stk_article_new_for_bytes (bytes, name, NULL, &error);

  g_assert_no_error (error);

  return article;
}

static void
append_words (GString *string, StkText *text, StkRange range)
{
  g_autofree char *words = stk_text_dup_range (text, range);
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);
  g_autofree char *joined = g_strjoinv ("⏎", lines);

  g_string_append (string, joined);
}

/* One line for each block, "role words" or "role-level words". */
static char *
describe_blocks (StkArticle *article)
{
  StkText *text = stk_article_get_text (article);
  GString *description = g_string_new (NULL);
  size_t n_blocks, last_end = 0;
  const StkBlock *blocks = stk_article_get_blocks (article, &n_blocks);

  for (size_t i = 0; i < n_blocks; i++)
    {
      g_assert_cmpuint (blocks[i].range.start, >=, last_end);
      g_assert_cmpuint (blocks[i].range.start, <, blocks[i].range.end);
      last_end = blocks[i].range.end;
      g_string_append (description, stk_role_get_nick (blocks[i].role));
      if (blocks[i].level > 0)
        g_string_append_printf (description, "-%d", blocks[i].level);
      g_string_append_c (description, ' ');
      append_words (description, text, blocks[i].range);
      g_string_append_c (description, '\n');
    }
  g_assert_cmpuint (last_end, <=, stk_text_get_length (text));

  return g_string_free_and_steal (description);
}

static void
append_emphases (GString *description, StkArticle *article)
{
  StkText *text = stk_article_get_text (article);
  size_t n;
  const StkEmphasis *emphases = stk_article_get_emphases (article, &n);

  for (size_t i = 0; i < n; i++)
    {
      g_string_append (description, i == 0 ? "\n" : "");
      append_words (description, text, emphases[i].range);
      g_string_append_printf (description, " is%s%s\n", emphases[i].flags & STK_EMPHASIS_STRONG ? " strong" : "",
                              emphases[i].flags & STK_EMPHASIS_STRESSED ? " stressed" : "");
    }
}

static char *
describe (StkArticle *article)
{
  const StkMetadata *metadata = stk_article_get_metadata (article);
  StkText *text = stk_article_get_text (article);
  g_autofree char *blocks = describe_blocks (article);
  GString *description = g_string_new (NULL);
  size_t n_links;
  const StkLink *links = stk_article_get_links (article, &n_links);

  g_string_append_printf (description, "%s in %s\n", stk_article_get_media_type (article), stk_article_get_encoding (article));
  g_string_append_printf (description, "headline: %s\n", stk_article_get_headline (article));
  g_string_append_printf (description, "title: %s\n", metadata->title ? metadata->title : "–");
  g_string_append_printf (description, "byline: %s\n", metadata->byline ? metadata->byline : "–");
  g_string_append_printf (description, "lang: %s\n", metadata->lang ? metadata->lang : "–");
  g_string_append_printf (description, "site: %s\n", metadata->site_name ? metadata->site_name : "–");
  g_string_append_printf (description, "published: %s\n", metadata->published ? metadata->published : "–");
  g_string_append_printf (description, "url: %s\n\n%s", metadata->url ? metadata->url : "–", blocks);
  for (size_t i = 0; i < n_links; i++)
    {
      g_string_append (description, i == 0 ? "\n" : "");
      append_words (description, text, links[i].range);
      g_string_append_printf (description, " → %s\n", links[i].href);
    }

  append_emphases (description, article);

  return g_string_free_and_steal (description);
}

/* Whole articles. With STICKLER_UPDATE set the results become the expectation: look at them. */
static void
test_file (gconstpointer data)
{
  const char *name = data;
  g_autofree char *golden_name = g_strconcat (name, ".blocks", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "articles", name, NULL);
  g_autofree char *golden_path = g_test_build_filename (G_TEST_DIST, "data", "articles", golden_name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (StkArticle) article = stk_article_load (file, NULL, NULL, &error);
  g_autofree char *description = NULL;
  g_autofree char *expected = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (stk_article_get_name (article), ==, name);
  description = describe (article);
  if (g_getenv ("STICKLER_UPDATE") != NULL)
    g_file_set_contents (golden_path, description, -1, NULL);

  g_assert_true (g_file_get_contents (golden_path, &expected, NULL, NULL));
  g_assert_cmpstr (description, ==, expected);
}

typedef struct
{
  const char *text;
  const char *expected; /* the blocks */
} Row;

static const Row plain[] = {
  { "One line.", "paragraph One line.\n" },
  { "One line\n", "paragraph One line\n" },
  { "\n\n  Title \n\n  Text is here.  \n\n", "headline Title\nparagraph Text is here.\n" },
  { "Title\nText is here.\nMore of it.", "headline Title\nparagraph Text is here.\nparagraph More of it.\n" },
  { "It begins at once.\n\nText.", "paragraph It begins at once.\nparagraph Text.\n" },
  { "Who is it?\n\nText.", "headline Who is it?\nparagraph Text.\n" },
  { "Talks with the U.S.\n\nText.", "headline Talks with the U.S.\nparagraph Text.\n" },
  { "“A title in quotes”\n\nText.", "headline “A title in quotes”\nparagraph Text.\n" },

  /* Bylines and dates */
  { "Title\n\nBy Ada Byron\n\nText.", "headline Title\nbyline By Ada Byron\nparagraph Text.\n" },
  { "Title\n\nBY ADA BYRON AND BO LI\n\nText.", "headline Title\nbyline BY ADA BYRON AND BO LI\nparagraph Text.\n" },
  { "Titel\n\nVon Ada von Byron, Berlin\n\nText.", "headline Titel\nbyline Von Ada von Byron, Berlin\nparagraph Text.\n" },
  { "Title\n\nBy Friday it was over.\n\nText.", "headline Title\nparagraph By Friday it was over.\nparagraph Text.\n" },
  { "Title\n\nBy the river\n\nText is here.", "headline Title\nsubhead-2 By the river\nparagraph Text is here.\n" },
  { "Title\n\nMay 20, 2021\n\nText.", "headline Title\ndate May 20, 2021\nparagraph Text.\n" },
  { "Title\n\nPublished on 20 May 2021 at 5:30 p.m. EDT | Updated 21 May 2021\n\nText.",
    "headline Title\ndate Published on 20 May 2021 at 5:30 p.m. EDT | Updated 21 May 2021\nparagraph Text.\n" },
  { "Titel\n\nDonnerstag, 20. Mai 2021, 17:30 Uhr\n\nText.", "headline Titel\ndate Donnerstag, 20. Mai 2021, 17:30 Uhr\nparagraph Text.\n" },
  { "Title\n\n2021-05-20\n\nText.", "headline Title\ndate 2021-05-20\nparagraph Text.\n" },
  { "Title\n\nMay is late\n\nText is here.", "headline Title\nsubhead-2 May is late\nparagraph Text is here.\n" },

  /* Subheads */
  { "Title\n\nText.\n\nA subhead\n\nText.", "headline Title\nparagraph Text.\nsubhead-2 A subhead\nparagraph Text.\n" },
  { "Title\n\nText.\n\nNot the last", "headline Title\nparagraph Text.\nparagraph Not the last\n" },
  { "Title\n\nText.\nNot alone\nText.", "headline Title\nparagraph Text.\nparagraph Not alone\nparagraph Text.\n" },
  { "Title\n\nThese are:\n\nA thing\n\nText.", "headline Title\nparagraph These are:\nparagraph A thing\nparagraph Text.\n" },

  /* Captions and credits */
  { "Title\n\nA boat. Jo Lang/Some Press\n\nText.", "headline Title\ncaption A boat. Jo Lang/Some Press\nparagraph Text.\n" },
  { "Title\n\nA boat on the lake (AP Photo/Jo Lang)\n\nText.", "headline Title\ncaption A boat on the lake (AP Photo/Jo Lang)\nparagraph Text.\n" },
  { "Title\n\nEin Boot. Foto: Jo Lang/dpa\n\nText.", "headline Title\ncaption Ein Boot. Foto: Jo Lang/dpa\nparagraph Text.\n" },
  { "Title\n\nPhoto: Jo Lang\n\nText.", "headline Title\ncredit Photo: Jo Lang\nparagraph Text.\n" },
  { "Title\n\nJo Lang/Some Press\n\nText.", "headline Title\ncredit Jo Lang/Some Press\nparagraph Text.\n" },
  { "Title\n\nHe takes yes and/or no for it\n\nText is.", "headline Title\nsubhead-2 He takes yes and/or no for it\nparagraph Text is.\n" },
  { "Title\n\nsome words for a picture\nA boat. Jo Lang/Some Press\n\nText.",
    "headline Title\nfurniture some words for a picture\ncaption A boat. Jo Lang/Some Press\nparagraph Text.\n" },

  /* Page furniture */
  { "🎧\n\nTitle\n\nText.", "furniture 🎧\nheadline Title\nparagraph Text.\n" },
  { "Title\n\nShare\n\nText.", "headline Title\nfurniture Share\nparagraph Text.\n" },
  { "Title\n\nShare prices fell.\n\nText.", "headline Title\nparagraph Share prices fell.\nparagraph Text.\n" },
  { "Title\n\n1.4K shares · 12 comments\n\nText.", "headline Title\nfurniture 1.4K shares · 12 comments\nparagraph Text.\n" },
  { "Title\n\n5 min read\n\nText.", "headline Title\nfurniture 5 min read\nparagraph Text.\n" },
  { "Title\n\nText.\n\nThere is more of this in ... Read more", "headline Title\nparagraph Text.\nfurniture There is more of this in ... Read more\n" },
  { "Title\n\nText.\n\nRelated articles\n\nA cat was seen\n\nA dog was not\n\nText.",
    "headline Title\nparagraph Text.\nfurniture Related articles\nfurniture A cat was seen\nfurniture A dog was not\nparagraph Text.\n" },
  { "Title\n\nAbout the author\n\nText that is the most of it, by far the most.",
    "headline Title\nfurniture About the author\nparagraph Text that is the most of it, by far the most.\n" },
  { "Titel\n\nText.\n\nTeilen\n\nText.", "headline Titel\nparagraph Text.\nfurniture Teilen\nparagraph Text.\n" },
  { "Titel\n\nText.\n\nDas könnte dich auch interessieren:\n\nEine Katze\n\nText.\n\nLesezeit: 3 Minuten\n\nAlle Rechte vorbehalten",
    "headline Titel\nparagraph Text.\nfurniture Das könnte dich auch interessieren:\nfurniture Eine Katze\nparagraph Text.\n"
    "furniture Lesezeit: 3 Minuten\nfurniture Alle Rechte vorbehalten\n" },
  { "Titre\n\nTexte.\n\nÀ lire aussi : Autre chose\n\nTexte.\n\nPartager l’article\n\nTemps de lecture : 3 min\n\nAbonnez-vous à la lettre",
    "headline Titre\nparagraph Texte.\nfurniture À lire aussi : Autre chose\nparagraph Texte.\nfurniture Partager l’article\n"
    "furniture Temps de lecture : 3 min\nfurniture Abonnez-vous à la lettre\n" },
  { "Título\n\nTexto.\n\nTambién te puede interesar\n\nUn gato\n\nTexto.\n\nSíguenos en Twitter\n\n12 comentarios",
    "headline Título\nparagraph Texto.\nfurniture También te puede interesar\nfurniture Un gato\nparagraph Texto.\n"
    "furniture Síguenos en Twitter\nfurniture 12 comentarios\n" },
  { "Titolo\n\nTesto.\n\nLeggi anche: Altro\n\nTesto.\n\n© RIPRODUZIONE RISERVATA\n\nAscolta l’articolo",
    "headline Titolo\nparagraph Testo.\nfurniture Leggi anche: Altro\nparagraph Testo.\nfurniture © RIPRODUZIONE RISERVATA\n"
    "furniture Ascolta l’articolo\n" },
  { "Título\n\nTexto.\n\nVeja também\n\nUm gato\n\nTexto.\n\nContinua após a publicidade\n\nInscreva-se na newsletter",
    "headline Título\nparagraph Texto.\nfurniture Veja também\nfurniture Um gato\nparagraph Texto.\n"
    "furniture Continua após a publicidade\nfurniture Inscreva-se na newsletter\n" },
  { "Titel\n\nTekst.\n\nLees ook: Iets anders\n\nTekst.\n\nDeel dit artikel\n\nLeestijd: 3 minuten\n\nMeer lezen",
    "headline Titel\nparagraph Tekst.\nfurniture Lees ook: Iets anders\nparagraph Tekst.\nfurniture Deel dit artikel\n"
    "furniture Leestijd: 3 minuten\nfurniture Meer lezen\n" },
  { "Rubrik\n\nText.\n\nLäs också: Annat\n\nText.\n\nDela artikeln\n\nText.\n\nCzytaj też: Inne\n\nText.\n\nČtěte také: Jiné",
    "headline Rubrik\nparagraph Text.\nfurniture Läs också: Annat\nparagraph Text.\nfurniture Dela artikeln\nparagraph Text.\n"
    "furniture Czytaj też: Inne\nparagraph Text.\nfurniture Čtěte také: Jiné\n" },
  /* Sentences that begin in the same way */
  { "Titel\n\nText.\n\nTeilen wollen sie nichts.\n\nPartager est un plaisir.\n\nVeja o que mudou.\n\nDelen is niet makkelijk.",
    "headline Titel\nparagraph Text.\nparagraph Teilen wollen sie nichts.\nparagraph Partager est un plaisir.\n"
    "paragraph Veja o que mudou.\nparagraph Delen is niet makkelijk.\n" },
  /* Words in lower case that are no picture’s */
  { "Title\n\nThey need:\n\nfresh milk\nbread and butter\n\nText.",
    "headline Title\nparagraph They need:\nparagraph fresh milk\nparagraph bread and butter\nparagraph Text.\n" },
  { "Título\n\nTexto.\n\nLea también: Otra cosa", "headline Título\nparagraph Texto.\nfurniture Lea también: Otra cosa\n" },
  { "Заголовок\n\nТекст.\n\nЧитайте также: Другое", "headline Заголовок\nparagraph Текст.\nfurniture Читайте также: Другое\n" },
  { "عنوان\n\nنص طويل هنا.\n\nاقرأ أيضاً: خبر آخر", "headline عنوان\nparagraph نص طويل هنا.\nfurniture اقرأ أيضاً: خبر آخر\n" },
  { "見出し\n\n本文です。\n\nシェアする\n\n本文です。", "headline 見出し\nparagraph 本文です。\nfurniture シェアする\nparagraph 本文です。\n" },
  { "Title\n\n12 апреля 2026\n\nText.", "headline Title\ndate 12 апреля 2026\nparagraph Text.\n" },
  { "見出し\n\n2026年3月9日 7時00分\n\n本文です。", "headline 見出し\ndate 2026年3月9日 7時00分\nparagraph 本文です。\n" },
  { "Title\n\n“More!”\n\nText.", "headline Title\nparagraph “More!”\nparagraph Text.\n" },

  /* Lists */
  { "Title\n\nText:\n- one\n- two\n1. three\n", "headline Title\nparagraph Text:\nlist-item-1 - one\nlist-item-1 - two\nlist-item-1 1. three\n" },

  /* No script is taken for something because it has no capitals. */
  { "عنوان\n\nنص طويل هنا.\n\nعنوان فرعي\n\nنص آخر.", "headline عنوان\nparagraph نص طويل هنا.\nsubhead-2 عنوان فرعي\nparagraph نص آخر.\n" },
};

static void
check_rows (const Row *rows, size_t n_rows, const char *name)
{
  for (size_t i = 0; i < n_rows; i++)
    {
      g_autoptr (StkArticle) article = new_article (rows[i].text, name);
      g_autofree char *blocks = describe_blocks (article);

      g_assert_cmpstr (blocks, ==, rows[i].expected);
    }
}

static void
test_plain (void)
{
  check_rows (plain, G_N_ELEMENTS (plain), "test.txt");
}

#define TEXT "Running text that is long enough to count."
#define LONG TEXT " " TEXT " " TEXT " " TEXT " " TEXT " " TEXT

static const Row html[] = {
  { "<p>One", "paragraph One\n" },
  { "<p>One<p>Two", "paragraph One\nparagraph Two\n" },
  { "<html>Bare text", "paragraph Bare text\n" },
  { "<body>Bare<br>lines<br><br>here", "paragraph Bare⏎lines\nparagraph here\n" },
  { "<div>One<div>Two</div>Three</div>", "paragraph One\nparagraph Two\nparagraph Three\n" },
  { "<p> a  b\n\tc </p>", "paragraph a b c\n" },
  { "<p>a&nbsp; b</p>", "paragraph a\xc2\xa0 b\n" },
  { "<p>a<br> b <br>c</p>", "paragraph a⏎b⏎c\n" },
  { "<p>a <b> b </b> c</p>", "paragraph a b c\n" },
  { "<p>a<b>b</b>c</p>", "paragraph abc\n" },
  { "<p> </p><p>a</p><p><img></p>", "paragraph a\n" },
  { "<p>&lt;b&gt; &amp; &#65; &#x20AC; &eacute; &bogus; &#146;</p>", "paragraph <b> & A € é &bogus; ’\n" },
  { "<h1>T</h1><h2>S</h2><p>P</p><h1>U</h1>", "headline T\nsubhead-2 S\nparagraph P\nsubhead-1 U\n" },
  { "<title>T in full</title><h2>T in full</h2><p>" TEXT "</p>", "headline T in full\nparagraph " TEXT "\n" },
  { "<ul><li>a<ol><li>b</ol><li>c</ul>", "list-item-1 a\nlist-item-2 b\nlist-item-1 c\n" },
  { "<blockquote>a<p>b</blockquote>", "quote a\nquote b\n" },
  { "<table><tr><td>a<td><p>b</table>", "table-cell a\ntable-cell b\n" },
  { "<p>a<script>b</script><style>c</style><!-- d -->e</p>", "paragraph ae\n" },
  { "<?xml version='1.0'?>\n<!DOCTYPE html [<!ENTITY a \"b]c\"> <!ENTITY d 'e'> ] >\n<p>a</p>", "paragraph a\n" },
  { "<p>a</p><nav><p>b</p></nav><aside>c</aside><footer>d</footer><svg><text>e</text></svg>", "paragraph a\n" },
  { "<p>a</p><div hidden>b</div><p aria-hidden=true>c</p><p style='color:red;display: none'>d</p>"
    "<p class='sr-only'>e</p><div role=navigation>f</div>",
    "paragraph a\n" },
  { "<div class=byline>By <a href=x>A</a><div>and B</div></div><p>c</p>", "byline By A and B\nparagraph c\n" },
  { "<p>By <a rel=author href=x>Ada Byron</a></p><p>c</p>", "byline By Ada Byron\nparagraph c\n" },
  { "<p><time>1 May</time></p><p>On <time>1 May</time> it all began.</p>", "date 1 May\nparagraph On 1 May it all began.\n" },
  { "<p class=lead>a</p><p>b</p>", "lead a\nparagraph b\n" },

  /* The article's part of the page */
  { "<div><p>" TEXT "</p></div><article><p>" TEXT " " TEXT "</p></article>", "paragraph " TEXT " " TEXT "\n" },
  { "<article>Teaser</article><article>Teaser</article><div><p>" TEXT "</p></div>", "paragraph " TEXT "\n" },
  { "<div>Top</div><main><p>" TEXT "</p></main><div>Bottom</div>", "paragraph " TEXT "\n" },
  { "<h1>T</h1><div>Top</div><div><p>" TEXT "</p><p>" TEXT "</p></div><div>Bottom</div>", "headline T\nparagraph " TEXT "\nparagraph " TEXT "\n" },
  { "<form><p>" TEXT "</p></form>", "paragraph " TEXT "\n" },
  { "<p>" TEXT "</p><form><p>Send it</p></form>", "paragraph " TEXT "\n" },

  { "<div><p>" LONG "</p><p>" TEXT "</p><p><a href=x>Another story with a long name</a></p><p>" LONG "</p></div>",
    "paragraph " LONG "\nparagraph " TEXT "\nfurniture Another story with a long name\nparagraph " LONG "\n" },
  { "<article><p>" LONG "</p><h3>About the writer</h3><p>A. B. writes.</p></article>",
    "paragraph " LONG "\nfurniture About the writer\nfurniture A. B. writes.\n" },
  { "<article><p>" LONG "</p><div class=share-bar><a href=x>Send</a></div><div class=newsletter><p>Get it.</p></div></article>",
    "paragraph " LONG "\nfurniture Send\n" },
  { "<article><p>" LONG "</p><div class=related><p>" TEXT "</p></div><ul class=more><li><a href=a>One</a><li><a href=b>Two</a></ul></article>",
    "paragraph " LONG "\n" },
  { "<article><p>" LONG "</p><ul><li><a href=a>One</a><li><a href=b>Two</a></ul><p>" LONG "</p></article>",
    "paragraph " LONG "\nfurniture One\nfurniture Two\nparagraph " LONG "\n" },
  { "<div><div><p>" LONG "</p></div><div><ul><li>nails<li>glue<li>paper<li>wire<li>moss</ul></div><div><p>" TEXT "</p></div></div>",
    "paragraph " LONG "\nlist-item-1 nails\nlist-item-1 glue\nlist-item-1 paper\nlist-item-1 wire\nlist-item-1 moss\nparagraph " TEXT "\n" },
  { "<title>The real one</title><meta property=og:title content='Site'><h1>The real one</h1><div><h1>Other</h1><p>" LONG "</p></div>",
    "headline The real one\nsubhead-1 Other\nparagraph " LONG "\n" },
  /* What is all there is cannot be beside something. */
  { "<div class=sidebar><p>" LONG "</p><p>" LONG "</p></div>", "paragraph " LONG "\nparagraph " LONG "\n" },
  { "<div class=post-with-comments><p class='share-target p'>" LONG "</p><p class='share-target p'>" LONG "</p></div>",
    "paragraph " LONG "\nparagraph " LONG "\n" },
  { "<figure><img><figcaption>A boat. <span class=credit>Jo</span></figcaption></figure><p class=photo-credit>Foto: Jo</p><p>" LONG "</p>",
    "caption A boat. Jo\ncredit Foto: Jo\nparagraph " LONG "\n" },
  { "<table><tr><td><p>" LONG "</p><p>" LONG "</p><table><tr><td>a<td><p>b</table></td></tr></table>",
    "paragraph " LONG "\nparagraph " LONG "\ntable-cell a\ntable-cell b\n" },

  /* Broken pages */
  { "<p>a</b></div>b", "paragraph ab\n" },
  { "<div><p>a<div>b", "paragraph a\nparagraph b\n" },
  { "<p>a</p></body></html><p>b</p>", "paragraph a\nparagraph b\n" },
};

static void
test_html (void)
{
  check_rows (html, G_N_ELEMENTS (html), "test.html");
}

/* What a file is is told by what is in it, and by its name only if that leaves it open. */
static void
test_sniff (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    const char *media_type; /* NULL if it is refused */
  } rows[] = {
    { "a.txt", "Words", "text/plain" },
    { "a.html", "Words", "text/plain" },
    { "a.html", "Words <b>bold</b>", "text/html" },
    { "a.txt", "Words <b>bold</b>", "text/plain" },
    { "a.txt", "<!DOCTYPE html><p>Words", "text/html" },
    { "a.txt", "\n\n<!-- a\ncomment --> <!doctype HTML>\n<p>Words", "text/html" },
    { "a.txt", "\xef\xbb\xbf<html><p>Words", "text/html" },
    { "a", "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><p>Words</p></html>", "text/html" },
    { "a.txt", "<Article>Words", "text/html" },
    { "a.txt", "<3 is a heart", "text/plain" },
    { "a.txt", "<applause> he said", "text/plain" },
    { "a.txt", "{Words} in braces", "text/plain" },
    { "a.txt", "%PDF-1.4 …", NULL },
    { "a.docx", "PK\3\4 …", NULL },
    { "a.rtf", "{\\rtf1 Words}", NULL },
    { "a.json", "{ \"a\": 1 }\n", NULL },
    { "a.txt", "{}", NULL },
    { "a.xml", "<?xml version='1.0'?>\n<rss><title>Words</title></rss>", NULL },
    { "a.txt", "\x01\x02\x03\x04\x05\x06\x07", NULL },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (rows[i].text, strlen (rows[i].text));
      g_autoptr (GError) error = NULL;
      g_autoptr (StkArticle) article = stk_article_new_for_bytes (bytes, rows[i].name, NULL, &error);

      if (rows[i].media_type != NULL)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (stk_article_get_media_type (article), ==, rows[i].media_type);
        }
      else
        {
          g_assert_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_FORMAT);
          g_assert_null (article);
          g_assert_nonnull (strstr (error->message, rows[i].name));
        }
    }
}

static void
test_sidecar_by_mistake (void)
{
  const char *json = "{ \"type\": \"AnnotationCollection\" }";
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (GError) error = NULL;

  g_assert_null (stk_article_new_for_bytes (bytes, "a.txt.annotations.json", NULL, &error));
  g_assert_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "beside it"));
}

#define BYTES(b) b, sizeof b - 1

static void
test_encodings (void)
{
  static const struct
  {
    const char *bytes;
    size_t n_bytes;
    const char *encoding;
    const char *text;
  } rows[] = {
    { BYTES ("a\r\nb\rc\n\r\n"), "UTF-8", "a\nb\nc\n\n" },
    { BYTES ("é\xef\xbb\xbf"), "UTF-8", "é\xef\xbb\xbf" },
    { BYTES ("\xef\xbb\xbf"
             "é \r"),
      "UTF-8", "é \n" },
    { BYTES ("\xff\xfe"
             "a\0\r\0\n\0\xac\x20=\xd8\0\xde"),
      "UTF-16LE", "a\n€😀" },
    { BYTES ("\xfe\xff\0a\0\r\0b\x20\xac\xd8=\xde\0"), "UTF-16BE", "a\nb€😀" },
    { BYTES ("\xff\xfe<\0p\0>\0a\0"), "UTF-16LE", "a\n" },
    { BYTES ("\xfe\xff\0<\0p\0>\x20\xac\xd8=\0a"), "UTF-16BE", "€\xef\xbf\xbd"
                                                               "a\n" },
    { BYTES ("\xff\xfe\0\0a\0\0\0"), "UTF-32LE", "a" },
    { BYTES ("\0\0\xfe\xff\0\0\x20\xac"), "UTF-32BE", "€" },
    { BYTES ("O\0n\0e\0 \0\xac\x20"), "UTF-16LE", "One €" },
    { BYTES ("\0O\0n\0e\0 \x20\xac"), "UTF-16BE", "One €" },
    { BYTES ("The caf\xe9 said \x93no\x94."), "windows-1252", "The café said “no”." },
    { BYTES ("<p>\xe2\x82\xac"), "UTF-8", "€\n" },
    { BYTES ("<p>\x80 \x93quoted\x94"), "windows-1252", "€ “quoted”\n" },
    { BYTES ("<meta charset=iso-8859-1><p>\x80"), "windows-1252", "€\n" },
    { BYTES ("<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-2'><p>\xb1"), "ISO-8859-2", "ą\n" },
    { BYTES ("<meta charset=\"Shift_JIS\"><p>\x82\xa0"), "windows-31j", "あ\n" },
    { BYTES ("<?xml version=\"1.0\" encoding=\"koi8-r\"?><html><p>\xc1"), "KOI8-R", "а\n" },
    { BYTES ("<meta charset=utf-8><p>a\xff"
             "b"),
      "UTF-8", "a\xef\xbf\xbd"
               "b\n" },
    { BYTES ("<meta charset=no-such-thing><p>\x80"), "windows-1252", "€\n" },
    { BYTES ("<meta charset=no-such-thing><p>é"), "UTF-8", "é\n" },
    { BYTES ("<meta charset=windows-1252><p>caf\xc3\xa9, na\xc3\xafve"), "UTF-8", "café, naïve\n" },
    { BYTES ("<meta charset=gbk><p>\xe2\x80\x9cWe did.\xe2\x80\x9d"), "UTF-8", "“We did.”\n" },
    { BYTES ("<meta charset=iso-8859-1><p>Le CAF\xc9\xbb"), "windows-1252", "Le CAFÉ»\n" },
    { BYTES ("<p>a\0b\x0c"
             "c\x01"),
      "UTF-8", "a b c\n" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (rows[i].bytes, rows[i].n_bytes);
      g_autoptr (GError) error = NULL;
      g_autoptr (StkArticle) article = stk_article_new_for_bytes (bytes, "a.txt", NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (stk_article_get_encoding (article), ==, rows[i].encoding);
      g_assert_cmpstr (stk_text_get_utf8 (stk_article_get_text (article)), ==, rows[i].text);
    }
}

static void
test_bad_encodings (void)
{
  static const struct
  {
    const char *bytes;
    size_t n_bytes;
    const char *place;
  } rows[] = {
    { BYTES ("one\r\ntwo é\xe9"), "UTF-8 at byte 12 (line 2, column 6)" },
    { BYTES ("\xef\xbb\xbf"
             "a\xff"),
      "UTF-8 at byte 5 (line 1, column 2)" },
    { BYTES ("abc\0def"), "NUL character at byte 4 (line 1, column 4)" },
    { BYTES ("\xff\xfe"
             "a\0\n\0\0\xdc"),
      "UTF-16LE at byte 7 (line 2, column 1)" },
    { BYTES ("\xff\xfe"
             "a\0\0\xd8"),
      "UTF-16LE at byte 5 (line 1, column 2)" },
    { BYTES ("\xff\xfe"
             "a\0b"),
      "UTF-16LE at byte 5 (line 1, column 2)" },
    { BYTES ("\xfe\xff\0a\0\0"), "NUL character at byte 5 (line 1, column 2)" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (rows[i].bytes, rows[i].n_bytes);
      g_autoptr (GError) error = NULL;

      g_assert_null (stk_article_new_for_bytes (bytes, "a.txt", NULL, &error));
      g_assert_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_ENCODING);
      g_assert_nonnull (strstr (error->message, "“a.txt”"));
      g_assert_nonnull (strstr (error->message, rows[i].place));
      g_assert_nonnull (strstr (error->message, "Save it again"));
    }
}

static void
test_empty (void)
{
  static const char *const texts[] = { "", " ", "\n \t\r\n", "\xef\xbb\xbf", "\xe3\x80\x80\xc2\xa0",
                                       "\xe2\x80\x8b", "<html><body></body></html>", "<p><script>x</script>" };

  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (stk_article_new_for_bytes (bytes, "a.txt", NULL, &error));
      g_assert_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_EMPTY);
      g_assert_nonnull (strstr (error->message, "“a.txt”"));
    }
}

typedef struct
{
  char *folder;
  GPtrArray *files;
} Folder;

static void
folder_set_up (Folder *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("stickler-XXXXXX", NULL);
  self->files = g_ptr_array_new_with_free_func (g_free);
  g_assert_nonnull (self->folder);
}

static void
folder_tear_down (Folder *self, gconstpointer data)
{
  for (unsigned int i = 0; i < self->files->len; i++)
    g_remove (self->files->pdata[i]);
  g_rmdir (self->folder);
  g_ptr_array_unref (self->files);
  g_free (self->folder);
}

static GFile *
folder_get_file (Folder *self, const char *name, const char *content)
{
  char *path = g_build_filename (self->folder, name, NULL);

  g_ptr_array_add (self->files, path);
  if (content != NULL)
    g_assert_true (g_file_set_contents (path, content, -1, NULL));

  return g_file_new_for_path (path);
}

static void
assert_fails (GFile *file, GQuark domain, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (stk_article_load (file, NULL, NULL, &error));
  g_assert_error (error, domain, code);
  g_assert_nonnull (strstr (error->message, words));
  /* Without a place to put it there is no crash either. */
  g_assert_null (stk_article_load (file, NULL, NULL, NULL));
}

static void
test_load (Folder *self, gconstpointer data)
{
  g_autoptr (GFile) file = folder_get_file (self, "Bericht ü.txt", "Title\n\nText.\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (StkArticle) article = stk_article_load (file, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (stk_article_get_name (article), ==, "Bericht ü.txt");
  g_assert_cmpstr (stk_article_get_headline (article), ==, "Title");
  g_assert_cmpstr (stk_article_get_file_digest (article), ==, stk_article_get_text_digest (article));
  g_assert_finalize_object (g_steal_pointer (&article));
}

static void
test_load_failures (Folder *self, gconstpointer data)
{
  g_autoptr (GFile) missing = folder_get_file (self, "missing.txt", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);
  g_autoptr (GFile) empty = folder_get_file (self, "empty.txt", "");
  g_autoptr (GFile) locked = folder_get_file (self, "locked.txt", "Words");
  g_autofree char *folder_name = g_path_get_basename (self->folder);

  assert_fails (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "“missing.txt” does not exist");
  assert_fails (folder, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, folder_name);
  assert_fails (empty, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_EMPTY, "“empty.txt”");

  g_assert_cmpint (g_chmod (g_file_peek_path (locked), 0), ==, 0);
  if (g_access (g_file_peek_path (locked), R_OK) != 0)
    assert_fails (locked, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "“locked.txt”");
}

/* The file has no blocks on the disk: it must be refused by its size alone. */
static void
test_load_too_large (Folder *self, gconstpointer data)
{
  g_autoptr (GFile) file = folder_get_file (self, "large.txt", "");
  g_autoptr (GFile) device = g_file_new_for_path ("/dev/zero");

  g_assert_cmpint (truncate (g_file_peek_path (file), (off_t) STK_ARTICLE_MAX_BYTES + 1), ==, 0);
  assert_fails (file, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_TOO_LARGE, "“large.txt” is larger than 256");
  if (g_test_slow ())
    assert_fails (device, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_TOO_LARGE, "“zero”");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static void
test_load_async (Folder *self, gconstpointer data)
{
  g_autoptr (GFile) file = folder_get_file (self, "a.txt", "Words");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) cancelled = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StkArticle) article = NULL;

  stk_article_load_async (file, NULL, NULL, loaded_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  article = stk_article_load_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (stk_article_get_headline (article), ==, "a.txt");

  g_cancellable_cancel (cancellable);
  stk_article_load_async (file, NULL, cancellable, loaded_cb, &cancelled);
  while (cancelled == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (stk_article_load_finish (cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_digests (void)
{
  g_autoptr (StkArticle) unix_lines = new_article ("a\nb\n", "a.txt");
  g_autoptr (StkArticle) dos_lines = new_article ("a\r\nb\r\n", "a.txt");
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "a\r\nb\r\n", -1);

  g_assert_cmpstr (stk_article_get_text_digest (unix_lines), ==, stk_article_get_text_digest (dos_lines));
  g_assert_cmpstr (stk_article_get_file_digest (unix_lines), ==, stk_article_get_text_digest (unix_lines));
  g_assert_true (g_str_has_prefix (stk_article_get_file_digest (dos_lines), "sha256:"));
  g_assert_cmpstr (stk_article_get_file_digest (dos_lines) + strlen ("sha256:"), ==, digest);
}

static void
test_find_block (void)
{
  g_autoptr (StkArticle) article = new_article ("\n\nHé\n\n\nText.\nMore.\n", "a.txt");
  static const struct
  {
    size_t offset;
    size_t block;
  } rows[] = {
    { 0, G_MAXSIZE },
    { 1, G_MAXSIZE },
    { 2, 0 },
    { 4, 0 },
    { 6, 0 },
    { 7, 1 },
    { 12, 1 },
    { 13, 2 },
    { 19, 2 },
    { G_MAXSIZE, 2 },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (stk_article_find_block (article, rows[i].offset), ==, rows[i].block);
}

static void
test_roles (void)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (STK_TYPE_ROLE);

  g_assert_cmpuint (klass->n_values, ==, STK_ROLE_FURNITURE + 1);
  for (unsigned int i = 0; i < klass->n_values; i++)
    {
      g_assert_cmpstr (stk_role_get_nick ((StkRole) i), ==, klass->values[i].value_nick);
      g_assert_cmpint (strlen (stk_role_get_label ((StkRole) i)), >, 0);
    }
}

static void
test_builder (void)
{
  g_autoptr (StkArticleBuilder) builder = stk_article_builder_new ("a", "text/x-test");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (StkArticle) article = NULL;
  g_autofree char *description = NULL;

  stk_article_builder_append (builder, "  ", -1);
  stk_article_builder_begin_block (builder, STK_ROLE_HEADLINE, 0);
  stk_article_builder_append_break (builder);
  stk_article_builder_append (builder, " A  ", -1);
  stk_article_builder_append_break (builder);
  stk_article_builder_append_break (builder);
  stk_article_builder_append (builder, " b", -1);
  stk_article_builder_append_break (builder);
  stk_article_builder_begin_block (builder, STK_ROLE_PARAGRAPH, 0);
  stk_article_builder_append (builder, "\t\n", -1);
  stk_article_builder_begin_block (builder, STK_ROLE_PARAGRAPH, 0);
  stk_article_builder_append (builder, "see", -1);
  stk_article_builder_begin_link (builder, "/1");
  stk_article_builder_append (builder, " é 😀 ", -1);
  stk_article_builder_begin_link (builder, "/2");
  stk_article_builder_end_link (builder);
  stk_article_builder_begin_link (builder, "/3");
  stk_article_builder_append (builder, "x", -1);
  stk_article_builder_end_block (builder);
  stk_article_builder_begin_block (builder, STK_ROLE_PARAGRAPH, 0);
  stk_article_builder_set_role (builder, STK_ROLE_QUOTE, 0);
  stk_article_builder_append (builder, " y ", -1);
  stk_article_builder_end_link (builder);
  stk_article_builder_append (builder, " z ", -1);

  article = stk_article_builder_finish (builder, bytes, NULL);
  description = describe (article);
  g_assert_cmpstr (stk_text_get_utf8 (stk_article_get_text (article)), ==, "A\nb\n\nsee é 😀 x\n\ny z\n");
  g_assert_nonnull (strstr (description, "headline A⏎b\nparagraph see é 😀 x\nquote y z\n\n"
                                         "é 😀 → /1\nx → /3\ny → /3\n"));
  g_assert_cmpstr (stk_article_get_headline (article), ==, "A b");
}

static void
test_too_complex (void)
{
  static const struct
  {
    const char *unit;
    size_t n;
    gboolean fits;
  } rows[] = {
    { "<div>", 1500, TRUE },
    { "<div>", 10000, FALSE },
    { "<b>", 1000000, FALSE },
    { "<ul><li>", 10000, FALSE },
    { "<table><tr><td>", 10000, FALSE },
    { "<br>x", 100000, TRUE },
    { "</b>", 1000000, TRUE },
    { "<", 1000000, TRUE },
    { "&", 1000000, TRUE },
    { "<!--", 100000, TRUE },
    { "<p class=a id=b title='c d e' hidden>x</p>", 1000, TRUE },
    { "<script>a < b; if (a <b) c = d + e;</script>", 1000, TRUE },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) page = g_string_new ("<html><p>Words.</p>");
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (StkArticle) article = NULL;

      for (size_t j = 0; j < rows[i].n; j++)
        g_string_append (page, rows[i].unit);
      g_string_append (page, "x");
      bytes = g_bytes_new_static (page->str, page->len);
      article = stk_article_new_for_bytes (bytes, "a.html", NULL, &error);
      if (rows[i].fits)
        g_assert_no_error (error);
      else
        g_assert_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_FORMAT);
    }
}

static void
append_times (GString *string, const char *part, int n)
{
  for (int i = 0; i < n; i++)
    g_string_append (string, part);
}

/* However long or deep the parts of a page are, its text is found, or an error says what is wrong with it. */
static void
test_hostile (void)
{
  static const struct
  {
    const char *before;
    const char *part;
    int n;
    const char *after;
    gboolean fits;
  } rows[] = {
    { "<html><p class='", "ad ", 1000000, "'>" LONG, TRUE },
    { "<html><p>a</p><", "a", 3000000, ">" LONG, TRUE },
    { "<html>", "<div>", 100000, LONG, FALSE },
    { "<html>", "<div class=ad>", 1500, LONG, TRUE },
    { "<html><p>" LONG "</p>", "<i class=ad>x</i>", 100000, "", TRUE },
    { "<html><body>", "<em>a<br><br></em>", 50000, LONG, TRUE },
    { "<html><title>a b a b a b</title>", "<h2>a b</h2>", 50000, "<p>" LONG, TRUE },
    { "<html><p>" LONG, "<a href=x>y</a> ", 50000, LONG, TRUE },
    { "<html>", "<script type='application/ld+json'>[{\"@graph\":[[[{}]]]}]</script>", 10000, "<p>" LONG, TRUE },
    { "<html><p ", "a b=1 c='2'", 100000, ">" LONG, FALSE },
    { "<html><!-- <script> --><p ", "a ", 100000, ">" LONG, FALSE },
    { "<html><p>&#xD800;", "&#xDC00;&#55357;&#x110000;\xed\xa0\x80", 1000, LONG, TRUE },
    { "<!DOCTYPE html [<!ENTITY a \"", "aaaaaaaaaa", 10000, "\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]><p>&a;&a;&b; " LONG, TRUE },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) page = g_string_new (rows[i].before);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (StkArticle) article = NULL;

      append_times (page, rows[i].part, rows[i].n);
      g_string_append (page, rows[i].after);
      bytes = g_bytes_new_static (page->str, page->len);
      article = stk_article_new_for_bytes (bytes, "a.html", NULL, &error);
      if (rows[i].fits)
        {
          const char *text;

          g_assert_no_error (error);
          text = stk_text_get_utf8 (stk_article_get_text (article));
          g_assert_nonnull (strstr (text, LONG));
          g_assert_null (strstr (text, "root:"));
        }
      else
        {
          g_assert_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_FORMAT);
          g_assert_nonnull (strstr (error->message, "“a.html”"));
        }
    }
}

/* Data in a page may be anything. What is wrong with it is no reason not to read the page. */
static void
test_metadata (void)
{
  static const struct
  {
    const char *head;
    const char *title;
    const char *byline;
  } rows[] = {
    { "<title> A \n B </title>", "A B", NULL },
    { "<title>A</title><meta property='og:title' content='C'>", "C", NULL },
    { "<title>A</title><meta content='D' name=author>", "A", "D" },
    { "<meta name=author content='By E and F'>", NULL, "By E and F" },
    { "<title>A long title of five words | Site</title>", "A long title of five words", NULL },
    { "<title>Site | A long title of five words</title>", "A long title of five words", NULL },
    { "<title>Too short - Site</title>", "Too short - Site", NULL },
    { "<meta property='og:title' content=K><meta name='DC.title' content=L>", "L", NULL },
    { "<meta name='dc:creator' content=M><meta property='x dc:creator' content=N>", NULL, "N" },
    { "<meta property='og:article:author' content=O>", NULL, "O" },
    { "<script type='application/ld+json'>//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"P\"}//]]></script>", "P", NULL },
    { "<title>Q - Site</title><script type='application/ld+json'>{\"@type\":\"Article\",\"name\":\"Q\"}</script>", "Q", NULL },
    { "<meta name=author content='https://a.example/e'>", NULL, NULL },
    { "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"G\",\"author\":\"H\"}</script>", "G", "H" },
    { "<script type='application/ld+json'>[{\"@type\":\"Report\",\"author\":{\"name\":\"I\"}}]</script>", NULL, "I" },
    { "<script type='application/ld+json'>{\"@type\":\"Person\",\"headline\":\"G\"}</script>", NULL, NULL },
    { "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"G &amp; H&#8217;s &x; &#xD800;\"}</script>",
      "G & H’s &x; &#xD800;", NULL },
    { "<title>J</title><script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"K \\ud800 \\\\ud800 \\ud83d\\ude00\"}</script>", "K � \\ud800 😀", NULL },
    { "<script type='application/ld+json'>{\"@type\":</script><title>J</title>", "J", NULL },
    { "<script type='application/ld+json'>{\"@type\":[],\"author\":[[\"x\"],1,null,{\"name\":2}]}</script>", NULL, NULL },
    { "<script type='application/ld+json'>\"x\"</script><script type='application/ld+json'></script>", NULL, NULL },
  };
  g_autoptr (GString) deep = g_string_new ("<script type='application/ld+json'>");

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *page = g_strconcat ("<html><head>", rows[i].head, "</head><body><p>Words.", NULL);
      g_autoptr (StkArticle) article = new_article (page, "a.html");

      g_assert_cmpstr (stk_article_get_metadata (article)->title, ==, rows[i].title);
      g_assert_cmpstr (stk_article_get_metadata (article)->byline, ==, rows[i].byline);
      g_assert_cmpstr (stk_article_get_headline (article), ==, rows[i].title ? rows[i].title : "a.html");
    }

  for (int i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');
  g_string_append (deep, "</script><p>Words.");
  g_object_unref (new_article (deep->str, "a.html"));
}

/* No bytes make it crash, and what it makes of them is sound. */
static void
test_random (void)
{
  const char *const units[] = { "<p>", "</p>", "<div", ">", "<a href=x>", "</a>", "<li>", "<h1>", "<br>", "\n", "\n\n",
                                "text ", "“", "”", "\"", "&amp;", "&", "\xff", "\xc3", "é", "By A", "\r", " ", "- ", "Photo: ",
                                "<table>", "<td>", "<!--", "-->", "<script>", "</script>", "May 5", "About the author", "😀" };

  for (int round = 0; round < 5000; round++)
    {
      g_autoptr (GString) string = g_string_new (round % 2 ? "<html>" : NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (StkArticle) article = NULL;
      int n = g_test_rand_int_range (1, 60);

      for (int i = 0; i < n; i++)
        g_string_append (string, units[g_test_rand_int_range (0, G_N_ELEMENTS (units))]);
      bytes = g_bytes_new_static (string->str, string->len);
      article = stk_article_new_for_bytes (bytes, "a.html", NULL, NULL);
      if (article != NULL)
        g_free (describe (article));
    }
}

int
main (int argc, char *argv[])
{
  static const char *const files[] = { "report.txt", "wrapped.txt", "page.html", "boxes.html", "entrada.html",
                                       "jarida.html", "shimbun.html", "vestnik.html", "zeitung.html" };

  g_test_init (&argc, &argv, NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/article/file/", files[i], NULL);

      g_test_add_data_func (path, files[i], test_file);
    }
  g_test_add_func ("/article/plain", test_plain);
  g_test_add_func ("/article/html", test_html);
  g_test_add_func ("/article/html/too-complex", test_too_complex);
  g_test_add_func ("/article/html/hostile", test_hostile);
  g_test_add_func ("/article/html/metadata", test_metadata);
  g_test_add_func ("/article/sniff", test_sniff);
  g_test_add_func ("/article/sniff/sidecar", test_sidecar_by_mistake);
  g_test_add_func ("/article/encodings", test_encodings);
  g_test_add_func ("/article/encodings/bad", test_bad_encodings);
  g_test_add_func ("/article/empty", test_empty);
  g_test_add_func ("/article/digests", test_digests);
  g_test_add_func ("/article/find-block", test_find_block);
  g_test_add_func ("/article/roles", test_roles);
  g_test_add_func ("/article/builder", test_builder);
  g_test_add_func ("/article/random", test_random);
  g_test_add ("/article/load", Folder, NULL, folder_set_up, test_load, folder_tear_down);
  g_test_add ("/article/load/failures", Folder, NULL, folder_set_up, test_load_failures, folder_tear_down);
  g_test_add ("/article/load/too-large", Folder, NULL, folder_set_up, test_load_too_large, folder_tear_down);
  g_test_add ("/article/load/async", Folder, NULL, folder_set_up, test_load_async, folder_tear_down);

  return g_test_run ();
}

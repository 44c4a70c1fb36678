/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-html-private.h"

#include <string.h>

/* Names of classes and ids are put together from words ("c-article__body", "relatedPosts"), which
 * many sites share. A word, or two or three that follow each other in one name, say to which family
 * an element belongs. It is weak evidence: what the element holds decides whether it is believed. */

/* Names are looked at so far, and words up to this length. In bytes. */
#define MAX_NAME_BYTES 300
#define MAX_WORD_BYTES 32
#define MAX_JOINED_WORDS 3

static const struct
{
  StkHtmlFamilies family;
  const char *words;
} groups[] = {
  { STK_HTML_FAMILY_CONTENT,
    "articlebody articlecontent articletext articlecopy articlemain articleparagraphs articlefulltext "
    "storybody storycontent storytext storycopy postbody postcontent posttext postarticle entrycontent "
    "entrybody entrytext blogcontent blogtext blogbody bodycopy bodytext bodycontent contentbody textbody "
    "newscontent newsbody newstext newsdetail fulltext maintext contenttext richtext contentarticle "
    "articlewrapper articlecontents "
    "artikeltext artikelinhalt artikelbody textkörper beitragstext texteditor noticiatexto textonoticia "
    "cuerponoticia textoarticulo contenuarticle corpsarticle" },
  { STK_HTML_FAMILY_SHARE,
    "share sharing shares sharebar shareicons sharetools sharebuttons sharethis social socials sociallinks "
    "socialmedia socialshare socialbar socialbuttons sharedaddy addthis addtoany facebook twitter whatsapp "
    "pinterest linkedin followus follow likes rating ratings reactions vote votes print printbutton "
    "articletools articleactions storytools posttools actionbar toolbar tools teilen" },
  { STK_HTML_FAMILY_RELATED,
    "related relatedposts relatedarticles relatedcontent relatedstories relatedlinks relateditems relatedtopics "
    "recommended recommendations recommend recommendation recirc recirculation outbrain taboola zergnet "
    "mostread mostpopular mostviewed mostwatched popular popularposts trending teaser teasers morefrom moreon "
    "morestories morenews moreposts morearticles readmore readnext readalso seealso upnext nextup nextarticle "
    "nextpost prevpost previouspost postnav postnavigation alsolike youmaylike mightlike latestnews "
    "latestposts latest recentposts recentarticles headlines similar suggested suggestions "
    "breakingnews topstories topnews promos linklist crosslinks "
    "weiterlesen verwandt verwandte mehrzum meistgelesen empfehlungen leiaainda veja tambem" },
  { STK_HTML_FAMILY_PROMOTION,
    "ad ads adv advert advertisement advertising adbox adslot adunit adcontainer adwrapper adsense dfp "
    "sponsor sponsored sponsors promo promotion promotional promobox banner banners affiliate affiliates "
    "commercial marketing cta calltoaction newsletter newsletters signup subscribe subscription subscriptions "
    "subscriber paywall register registration optin mailchimp mailinglist emailsignup donate donation "
    "membership offer offers coupon widget widgets werbung anzeige publicidade publicite" },
  { STK_HTML_FAMILY_COMMENTS,
    "comment comments commentlist commentform commentsection commentcount commentarea discussion disqus "
    "respond reply replies replylink livefyre coral conversation usercomments fbcomments guestbook trackback "
    "trackbacks pingback kommentare kommentar commentaires comentarios" },
  { STK_HTML_FAMILY_NAVIGATION,
    "nav navbar navigation navi menu menus submenu sitemap breadcrumb breadcrumbs crumbs pagination pager paging "
    "pagenav masthead topbar topnav sitenav siteheader sitefooter globalheader globalfooter pageheader pagefooter "
    "footer foot footerlinks sidebar sidebars rail rightrail leftrail rightcol rightcolumn aside tabs skiplink "
    "skip offcanvas ticker dropdown hamburger backtotop search searchform searchbox toc tableofcontents "
    "langswitch colophon" },
  { STK_HTML_FAMILY_OVERLAY,
    "rollover hovercard cookie cookies consent gdpr ccpa privacy modal modals popup popups popover overlay lightbox dialog "
    "toast tooltip notification notifications login signin logout password interstitial adblock noscript "
    "placeholder loading loader spinner screenreader printonly printheader" },
  { STK_HTML_FAMILY_MEDIA,
    "gallery galleries slideshow carousel slider slides slide player videoplayer audioplayer video videos audio "
    "jwplayer brightcove podcast photogallery imagegallery lightgallery slick swiper" },
  { STK_HTML_FAMILY_ABOUT,
    "authorbio authorbox authorinfo authordescription authorprofile authorcard authorabout authorblock "
    "aboutauthor abouttheauthor aboutauthors bio biography contributor contributors contributorbio writerbio "
    "authorsbio authorfooter vcard profile autorenbox autorinfo" },
  { STK_HTML_FAMILY_TAGS,
    "tags taglist tagcloud tagged posttags articletags topics topiclist keywords categories category "
    "postcategories postmeta entrymeta articlemeta metadata postinfo postfooter entryfooter articlefooter "
    "storyfooter catlinks taglinks tagslinks correction copyright legal disclaimer disclosure license rights "
    "footnav rubric kicker eyebrow overline sectionname sectionlabel dachzeile" },
  { STK_HTML_FAMILY_CAPTION,
    "caption captions captiontext captionfull imagecaption photocaption figcaption wpcaptiontext mediacaption "
    "imgcaption piccaption picturecaption bildunterschrift bildtext legende imagedescription" },
  { STK_HTML_FAMILY_CREDIT,
    "credit credits imagecredit photocredit mediacredit imagesource photosource imgcredit photographer "
    "piccredit picturecredit bildquelle bildnachweis fotocredit photoby imagecopyright photocopyright" },
  { STK_HTML_FAMILY_BYLINE,
    "byline bylines byauthor author authors authorname articleauthor postauthor storyauthor entryauthor "
    "writtenby pauthor writer writername postedby autor autoren" },
  { STK_HTML_FAMILY_DATE,
    "date dates dateline datetime timestamp timestamps time pubdate published publishdate publishtime "
    "publicationdate datepublished dateposted postdate postedon entrydate articledate storydate modified "
    "updated lastupdated datum" },
  { STK_HTML_FAMILY_LEAD,
    "lead lede standfirst dek deck subheadline subtitle intro introduction summary excerpt vorspann "
    "teasertext entradilla chapo" },
  { STK_HTML_FAMILY_HEADLINE,
    "headline articletitle articleheadline posttitle entrytitle storytitle storyheadline newstitle "
    "pagetitle title" },
  { STK_HTML_FAMILY_PULLQUOTE, "pullquote pullquotes pullout blockquote zitat" },
  { STK_HTML_FAMILY_FOOTNOTE,
    "footnote footnotes endnote endnotes fussnote fußnote fussnoten references reflist reference" },
  { STK_HTML_FAMILY_EMBED,
    "tweet twittertweet twittervideo instagrammedia tiktokembed embed embedded socialembed embedtweet fbpost "
    "blueskyembed redditembed" },
};

static void
add_words (GHashTable *table, const char *words, StkHtmlFamilies family)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  for (size_t i = 0; list[i] != NULL; i++)
    if (*list[i] != '\0')
      {
        unsigned int known = GPOINTER_TO_UINT (g_hash_table_lookup (table, list[i]));

        g_hash_table_insert (table, g_strdup (list[i]), GUINT_TO_POINTER (known | family));
      }
}

static GHashTable *
get_table (void)
{
  static GHashTable *table = NULL;

  if (g_once_init_enter_pointer (&table))
    {
      GHashTable *made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (size_t i = 0; i < G_N_ELEMENTS (groups); i++)
        add_words (made, groups[i].words, groups[i].family);
      g_once_init_leave_pointer (&table, made);
    }

  return table;
}

/* The last words of a name, joined: of "article", "body", "text" are looked up "text", "bodytext"
 * and "articlebodytext". */
typedef struct
{
  char joined[MAX_WORD_BYTES * MAX_JOINED_WORDS + 1];
  size_t starts[MAX_JOINED_WORDS];
  size_t n_words;
  size_t n_bytes;
} Words;

static StkHtmlFamilies
look_up (Words *words)
{
  StkHtmlFamilies families = 0;

  words->joined[words->n_bytes] = '\0';
  for (size_t i = 0; i < words->n_words; i++)
    families |= GPOINTER_TO_UINT (g_hash_table_lookup (get_table (), words->joined + words->starts[i]));

  return families;
}

static void
begin_word (Words *words)
{
  if (words->n_words == MAX_JOINED_WORDS)
    {
      size_t n_dropped = words->starts[1];

      memmove (words->joined, words->joined + n_dropped, words->n_bytes - n_dropped);
      words->n_bytes -= n_dropped;
      for (size_t i = 1; i < MAX_JOINED_WORDS; i++)
        words->starts[i - 1] = words->starts[i] - n_dropped;
      words->n_words--;
    }
  words->starts[words->n_words++] = words->n_bytes;
}

static gboolean
is_letter (char c)
{
  return g_ascii_isalpha (c) || (c & 0x80) != 0;
}

/* Reads the word at p: letters up to another sign or the next capital. */
static const char *
read_word (Words *words, const char *p, const char *end)
{
  const char *start = p;
  size_t n;

  while (p < end && is_letter (*p) && (p == start || !g_ascii_isupper (*p) || g_ascii_isupper (p[-1])))
    p++;
  n = (size_t) (p - start);
  if (n > MAX_WORD_BYTES)
    {
      words->n_words = words->n_bytes = 0;
      return p;
    }

  begin_word (words);
  for (size_t i = 0; i < n; i++)
    words->joined[words->n_bytes++] = g_ascii_tolower (start[i]);

  return p;
}

static StkHtmlFamilies
read_names (const char *names)
{
  const char *end = names + strnlen (names, MAX_NAME_BYTES);
  StkHtmlFamilies families = 0;
  Words words = { 0 };

  for (const char *p = names; p < end;)
    {
      if (is_letter (*p))
        {
          p = read_word (&words, p, end);
          families |= look_up (&words);
          continue;
        }
      if (g_ascii_isspace (*p))
        words.n_words = words.n_bytes = 0;
      p++;
    }

  return families;
}

/* What the vocabularies of microdata and ARIA say has a fixed meaning. */
static const struct
{
  const char *attribute;
  const char *value;
  StkHtmlFamilies family;
} terms[] = {
  { "itemprop", "articleBody", STK_HTML_FAMILY_CONTENT | STK_HTML_FAMILY_BODY },
  { "itemprop", "author", STK_HTML_FAMILY_BYLINE },
  { "itemprop", "name", STK_HTML_FAMILY_NAME },
  { "itemprop", "datePublished", STK_HTML_FAMILY_DATE },
  { "itemprop", "dateModified", STK_HTML_FAMILY_DATE },
  { "itemprop", "headline", STK_HTML_FAMILY_HEADLINE },
  { "itemprop", "caption", STK_HTML_FAMILY_CAPTION },
  { "itemprop", "comment", STK_HTML_FAMILY_COMMENTS },
  { "itemprop", "breadcrumb", STK_HTML_FAMILY_NAVIGATION },
  { "itemprop", "alternativeHeadline", STK_HTML_FAMILY_LEAD },
  { "property", "articleBody", STK_HTML_FAMILY_CONTENT | STK_HTML_FAMILY_BODY },
  { "role", "main", STK_HTML_FAMILY_MAIN },
  { "role", "article", STK_HTML_FAMILY_MAIN },
  { "role", "doc-pullquote", STK_HTML_FAMILY_PULLQUOTE },
  { "role", "doc-footnote", STK_HTML_FAMILY_FOOTNOTE },
  { "role", "doc-endnotes", STK_HTML_FAMILY_FOOTNOTE },
  { "rel", "author", STK_HTML_FAMILY_BYLINE },
};

/* To which families an element belongs, by its attributes. */
StkHtmlFamilies
stk_html_get_families (const char **attributes)
{
  StkHtmlFamilies families = 0;
  const char *names;

  if (attributes == NULL)
    return 0;

  names = stk_html_get_attribute (attributes, "class");
  if (names != NULL)
    families |= read_names (names);
  names = stk_html_get_attribute (attributes, "id");
  if (names != NULL)
    families |= read_names (names);
  for (size_t i = 0; i < G_N_ELEMENTS (terms); i++)
    if (stk_html_has_token (stk_html_get_attribute (attributes, terms[i].attribute), terms[i].value))
      families |= terms[i].family;

  return families;
}

/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-roles-private.h"
#include "stk-utf8-private.h"

#include <string.h>

/* Longer lines are not looked at, except for how they end. In code points. */
#define MAX_LINE 200

#define MAX_FOLDED_BYTES (MAX_LINE * 4)

/* No phrase that a line may begin with is longer. */
#define MAX_PHRASE_BYTES ((size_t) 64)

typedef enum
{
  WHOLE,  /* the line is this and nothing else but figures and symbols */
  BEGINS, /* the line begins with this */
} Match;

/* In lower case. A line that merely begins so is limited in length, since a sentence may as well. */
static const struct
{
  StkFurniture what;
  Match match;
  size_t max_length;
  const char *words; /* several, with "|" between */
} phrases[] = {
  { STK_FURNITURE_TAIL, WHOLE, 60,
    "about the writer|about the writers|about the author|about the authors|about the reporter|"
    "about the reporters|about the journalist|about the contributor|"
    "über den autor|über die autorin|über die autoren|zum autor|zur autorin|zu den autoren|"
    "à propos de l'auteur|à propos de l'autrice|sobre el autor|sobre la autora|sobre o autor|sobre a autora|"
    "over de auteur|об авторе|об авторах|про автора|o autorze|نبذة عن الكاتب|عن الكاتب|"
    "この記事を書いた人|筆者紹介|作者简介"
    "|sobre los autores|acerca del autor|sobre os autores|sull'autore|sull'autrice"
    "|informazioni sull'autore|over de auteurs|over de schrijver"
    "|à propos des auteurs|om författaren|om skribenten|om forfatteren|o autorce|o autorach|o autorovi"
    "|yazar hakkında"
    "|기자 소개|作者簡介|關於作者|关于作者" },
  { STK_FURNITURE_SECTION, WHOLE, 60,
    "related|related articles|related stories|related topics|related content|more stories|"
    "more from this section|more on this story|more on this topic|recommended|"
    "recommended for you|recommended stories|you may also like|you might also like|most read|"
    "most popular|most viewed|trending|trending now|top stories|latest news|editor's picks|"
    "editors' picks|what to read next|up next|popular now|"
    "mehr zum thema|das könnte sie auch interessieren|auch interessant|meistgelesen|"
    "meistgelesene artikel|weitere artikel|verwandte artikel|lesen sie auch|sur le même sujet|"
    "à lire aussi|artículos relacionados|noticias relacionadas|más noticias|lo más leído|"
    "artigos relacionados|notícias relacionadas|mais lidas|articoli correlati|leggi anche|gerelateerd|"
    "lees ook|meer over dit onderwerp|читайте также|по теме|материалы по теме|читайте далее|читайте також|"
    "czytaj także|اقرأ أيضا|اقرأ أيضاً|مواضيع ذات صلة|関連記事|あわせて読みたい|人気記事|相关新闻|相关阅读"
    "|ähnliche artikel|empfohlene artikel|das könnte dich auch interessieren|mehr zu diesem thema"
    "|weitere meldungen|weitere nachrichten|auch lesenswert"
    "|à lire également|lire aussi|articles liés|articles similaires|sur le même thème|les plus lus"
    "|vous aimerez aussi|cela peut vous intéresser|dans la même rubrique"
    "|más sobre este tema|te puede interesar|también te puede interesar|lo más visto|últimas noticias"
    "|temas relacionados|relacionado|relacionados|le puede interesar"
    "|potrebbe interessarti|ti potrebbe interessare|potrebbero interessarti anche|i più letti"
    "|notizie correlate|ultime notizie|sullo stesso argomento"
    "|leia também|veja também|mais lidos|conteúdo relacionado|matérias relacionadas|últimas notícias"
    "|você pode gostar|relacionadas|tópicos relacionados"
    "|meest gelezen|gerelateerde artikelen|gerelateerd nieuws|aanbevolen|ook interessant"
    "|läs också|läs även|mest läst|mest lästa|relaterat|relaterade artiklar|senaste nytt|læs også"
    "|mest læste|relaterede artikler|les også|mest lest|relaterte saker|lue myös|luetuimmat"
    "|aiheesta lisää"
    "|czytaj też|czytaj również|zobacz też|zobacz także|zobacz również|najczęściej czytane"
    "|powiązane artykuły|čtěte také|související články|nejčtenější|mohlo by vás zajímat"
    "|ilgili haberler|benzer haberler|çok okunanlar|en çok okunanlar|관련 기사|관련기사|많이 본 뉴스|인기 기사|おすすめ記事"
    "|アクセスランキング|関連ニュース|推荐阅读|热门文章|热门新闻|相關新聞|延伸閱讀|延伸阅读|猜你喜欢" },
  { STK_FURNITURE_LINE, WHOLE, 60,
    "share|shares|send|share this|share this article|share this story|share article|share on|tweet|"
    "print|print this page|print article|email|e-mail|save|save article|save for later|bookmark|"
    "comment|comments|no comments|view comments|leave a comment|post a comment|show comments|"
    "like|likes|follow|follow us|subscribe|subscribe now|sign up|sign up now|log in|login|sign in|"
    "register|menu|search|home|close|skip|skip ad|skip to content|skip to main content|ad|ads|"
    "advert|advertisement|advertising|sponsored|sponsored content|promoted|promoted content|read more|"
    "more|continue reading|keep reading|show more|load more|see more|see all|view all|learn more|"
    "back to top|top|next|previous|next article|previous article|newsletter|newsletters|copy|"
    "copy link|link copied|get link|facebook|twitter|x|whatsapp|linkedin|reddit|pinterest|"
    "telegram|instagram|threads|bluesky|flipboard|pocket|messenger|listen|listen now|play|pause|"
    "play video|watch|watch now|loading|text size|font size|gift article|gift this article|"
    "give this article|view gallery|open gallery|view image in fullscreen|fullscreen|"
    "teilen|artikel teilen|drucken|merken|artikel merken|anzeige|werbung|weiterlesen|mehr|"
    "mehr lesen|kommentare|kommentieren|zur startseite|startseite|anmelden|abonnieren|suche|"
    "schließen|nach oben|artikel anhören|vorlesen|partager|imprimer|publicité|lire la suite|"
    "compartir|comparte esto|imprimir|publicidad|leer más|seguir leyendo|comentarios|suscribirse|suscríbete|"
    "compartilhar|compartilhe|publicidade|leia mais|comentários|condividi|stampa|pubblicità|commenti|"
    "iscriviti|delen|reageer|advertentie|lees verder|поделиться|реклама|подписаться|комментарии|"
    "комментировать|распечатать|читать далее|поділитися|udostępnij|komentarze|reklama|"
    "شارك|مشاركة|إعلان|تعليقات|طباعة|اقرأ المزيد|シェア|シェアする|ツイート|ツイートする|広告|印刷|続きを読む|"
    "コメント|分享|广告|评论|打印"
    "|artikel drucken|per e-mail teilen|auf facebook teilen|auf whatsapp teilen|auf twitter teilen"
    "|link kopieren|link kopiert|mehr anzeigen|mehr erfahren|alle anzeigen|kommentar schreiben"
    "|kommentar verfassen|keine kommentare|beitrag teilen|seite drucken|artikel verschenken|bildergalerie"
    "|partager l'article|partager cet article|partager sur facebook|copier le lien|lien copié|enregistrer"
    "|s'abonner|je m'abonne|se connecter|s'inscrire|connexion|la suite après la publicité|lire plus"
    "|lire l'article|voir plus|en savoir plus|commentaires|commenter|laisser un commentaire"
    "|aucun commentaire|écouter|écouter l'article|offrir l'article|offrir cet article|accueil|rechercher"
    "|retour en haut|fermer|suivant|précédent"
    "|compartir en facebook|compartir en whatsapp|copiar enlace|enlace copiado|guardar|guardar artículo"
    "|escuchar|escuchar noticia|iniciar sesión|registrarse|regístrate|inicio|buscar|cerrar|ver más"
    "|ver todo|ver todos|más información|siguiente|anterior|comentar|deja un comentario|sin comentarios"
    "|síguenos|anuncio|volver arriba"
    "|condividi su facebook|condividi su whatsapp|copia link|link copiato|salva|ascolta"
    "|ascolta l'articolo|accedi|registrati|abbonati|leggi tutto|leggi di più|continua a leggere"
    "|mostra altro|vedi tutti|chiudi|cerca|seguici|successivo|precedente|lascia un commento"
    "|nessun commento|annuncio|torna su|riproduzione riservata"
    "|partilhar|partilhe|copiar link|link copiado|salvar|ouvir|ouvir notícia|entrar|cadastre-se|assine"
    "|assine já|ver mais|ver tudo|saiba mais|continue lendo|continuar lendo|continuar a ler|ler mais"
    "|fechar|pesquisar|siga-nos|próximo|deixe um comentário|sem comentários|anúncio|voltar ao topo"
    "|continua após a publicidade|continua depois da publicidade"
    "|deel dit artikel|kopieer link|link gekopieerd|opslaan|bewaar|bewaren|afdrukken|luister|inloggen"
    "|aanmelden|registreren|abonneren|word abonnee|lees meer|meer lezen|meer laden|toon meer|bekijk alle"
    "|reacties|geen reacties|plaats een reactie|volg ons|volgende|vorige|sluiten|zoeken|terug naar boven"
    "|dela|dela artikeln|skriv ut|spara|spara artikel|läs mer|visa mer|annons|kommentarer|kommentera"
    "|logga in|prenumerera|lyssna|stäng|följ oss|kopiera länk|del artiklen|del artikkelen|gem artikel"
    "|lagre|skriv ud|læs mere|les mer|vis mere|vis mer|annonce|annonse|log ind|logg inn|abonner|luk|lukk"
    "|følg os|følg oss|jaa|jaa artikkeli|tulosta|tallenna|lue lisää|mainos|kommentit|kirjaudu|kuuntele"
    "|sulje"
    "|drukuj|zapisz|czytaj więcej|czytaj dalej|pokaż więcej|skomentuj|zaloguj się|posłuchaj|zamknij"
    "|obserwuj nas|sdílet|vytisknout|uložit|číst dál|číst dále|diskuse|komentáře|přihlásit se|zavřít"
    "|paylaş|yazdır|kaydet|devamını oku|reklam|yorumlar|yorum yap|giriş yap|abone ol|dinle|kapat"
    "|слушать|сохранить|войти|подробнее|закрыть|показать ещё|обсудить|скопировать ссылку|공유|공유하기|광고|댓글|인쇄"
    "|더보기|구독|구독하기|로그인|기사 듣기|닫기|保存する|もっと見る|ログイン|会員登録|記事を聞く|閉じる|分享到|收藏|登录|阅读全文|廣告|評論" },
  { STK_FURNITURE_LINE, BEGINS, 160,
    "voice is ai-generated|this voice is ai-generated|this audio is ai-generated|"
    "this audio is generated|this audio was generated|audio is ai-generated|ai-generated voice|"
    "listen to this article|listen to this story|listen to article|"
    "diesen artikel anhören|diesen artikel vorlesen|diese stimme ist ki-generiert"
    "|die stimme ist ki-generiert|écouter cet article|cette voix est générée|escucha este artículo"
    "|escuchar este artículo|esta voz es generada|voz generada por|ascolta questo articolo"
    "|ascolta l'articolo|voce generata|ouça este artigo|ouça esta notícia|ouvir este artigo"
    "|voz gerada por"
    "|luister naar dit artikel|beluister dit artikel|lyssna på artikeln|lyt til artiklen"
    "|lytt til artikkelen|posłuchaj artykułu" },
  { STK_FURNITURE_LINE, BEGINS, 140,
    "sign up for our|sign up for the|sign up to our|sign up here|subscribe to our|"
    "subscribe to the|get our newsletter|get the newsletter|get our app|download our app|"
    "download the app|click here to|tap here to|follow us on|like us on|find us on|join us on|"
    "share this article|share this story|share this on|share on|tweet this|email this|"
    "support our journalism|support independent journalism|become a subscriber|"
    "already a subscriber|this article is for subscribers|this content is not available|"
    "please enable javascript|enable javascript|we use cookies|this website uses cookies|"
    "by clicking|by subscribing|by signing up|all rights reserved|copyright ©|copyright (c)|"
    "copyright 1|copyright 2|"
    "this story continues below|story continues below|article continues below|"
    "article continues after|continue reading below|scroll to continue|"
    "abonnieren sie|melden sie sich|jetzt abonnieren|jetzt anmelden|folgen sie uns|"
    "alle rechte vorbehalten|hier geht es zum newsletter"
    "|abonnez-vous|inscrivez-vous|recevez notre newsletter|suivez-nous|téléchargez notre application"
    "|tous droits réservés|cet article est réservé|la suite de cet article|déjà abonné"
    "|nous utilisons des cookies"
    "|suscríbete a|suscríbase a|recibe nuestro boletín|regístrate para|síguenos en|descarga nuestra app"
    "|todos los derechos reservados|utilizamos cookies|usamos cookies|la noticia continúa"
    "|el artículo continúa|este contenido es exclusivo|este artículo es exclusivo"
    "|iscriviti alla|iscriviti al|abbonati a|abbonati per|seguici su|scarica la nostra app"
    "|tutti i diritti riservati|questo articolo è riservato|utilizziamo i cookie|questo sito utilizza"
    "|assine a newsletter|inscreva-se|cadastre-se|receba no seu|receba nossa newsletter|siga-nos"
    "|baixe nosso app|todos os direitos reservados|conteúdo exclusivo para|continua após a publicidade"
    "|meld je aan|meld u aan|schrijf je in|abonneer je|word abonnee|volg ons op|download onze app"
    "|alle rechten voorbehouden|dit artikel is exclusief|wij gebruiken cookies|we gebruiken cookies"
    "|al abonnee"
    "|prenumerera på|följ oss på|anmäl dig till|artikeln fortsätter|tilmeld dig|følg os på"
    "|artiklen fortsætter|meld deg på|følg oss på|artikkelen fortsetter|alle rettigheder forbeholdes"
    "|zapisz się na|zapisz się do|wszelkie prawa zastrzeżone|dalsza część artykułu|dalszy ciąg artykułu"
    "|všechna práva vyhrazena|přihlaste se k odběru|tüm hakları saklıdır|bizi takip edin"
    "|подпишитесь на|подписывайтесь на|все права защищены|無断転載|この記事は有料|版权所有|版權所有|무단전재|무단 전재" },
  { STK_FURNITURE_LINE, BEGINS, 120,
    "read more:|read more on|see more:|don't miss:|read more about|read also:|read also|also read:|also read|see also:|see also|"
    "related:|more:|more on:|watch:|must read:|read next:|"
    "lesen sie auch:|lesen sie auch|lesen sie hier|lesen sie mehr|mehr dazu:|mehr zum thema:|"
    "siehe auch:|à lire aussi|lire aussi|lea también|lea también:|le puede interesar:|leia também:|"
    "leia mais:|veja também:|leggi anche:|lees ook:|читайте также:|читайте також:|czytaj też:|"
    "اقرأ أيضا:|اقرأ أيضاً:|関連記事：|相关阅读："
    "|lire aussi :|lire également|voir aussi :|à lire :|lee también|te puede interesar:|ver más:"
    "|más información:|leggi anche|vedi anche:|guarda anche:|leia também|veja também|saiba mais:"
    "|bekijk ook:|zie ook:"
    "|läs också|läs även|läs mer:|se också:|læs også|læs mere:|les også|les mer:|lue myös|czytaj także"
    "|czytaj też|czytaj również|zobacz także|zobacz też|przeczytaj także|przeczytaj też|čtěte také"
    "|čtěte i"
    "|ilgili haber:|관련기사:|관련 기사:|延伸閱讀：|延伸阅读：|推荐阅读：|あわせて読みたい：" },
};

/* A line in lower case, with plain apostrophes, from its first letter to its last. */
typedef struct
{
  char words[MAX_FOLDED_BYTES + 8];
  size_t n_bytes;
  size_t length; /* of the line as it is, in code points */
  gboolean has_figure;
  gboolean has_letter;
} Folded;

static void
fold (const char *start, const char *end, Folded *folded)
{
  size_t n = 0;

  *folded = (Folded) { 0 };
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      folded->length++;
      folded->has_figure |= g_unichar_isdigit (c);
      folded->has_letter |= g_unichar_isalpha (c);
      if (c == 0x2019)
        c = '\'';
      else if (g_unichar_isspace (c))
        c = ' ';
      if (n == 0 && !g_unichar_isalpha (c))
        continue;
      n += (size_t) g_unichar_to_utf8 (g_unichar_tolower (c), folded->words + n);
      if (g_unichar_isalpha (c) || c == ':')
        folded->n_bytes = n;
    }
  folded->words[folded->n_bytes] = '\0';
}

/* All phrases of one sort of match, by their words; the values are their places in the table, from 1. */
static GHashTable *
index_phrases (Match match)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      g_auto (GStrv) words = g_strsplit (phrases[i].words, "|", -1);

      for (size_t j = 0; words[j] != NULL && phrases[i].match == match; j++)
        if (!g_hash_table_contains (index, words[j]))
          g_hash_table_insert (index, g_strdup (words[j]), GSIZE_TO_POINTER (i + 1));
    }

  return index;
}

static GHashTable *
get_index (Match match)
{
  static GHashTable *indexes[2];

  if (g_once_init_enter_pointer (&indexes[match]))
    g_once_init_leave_pointer (&indexes[match], index_phrases (match));

  return indexes[match];
}

static StkFurniture
look_up (const Folded *folded, Match match, size_t n_bytes)
{
  char words[MAX_FOLDED_BYTES + 8];
  size_t row;

  memcpy (words, folded->words, n_bytes);
  words[n_bytes] = '\0';
  row = GPOINTER_TO_SIZE (g_hash_table_lookup (get_index (match), words));

  return row > 0 && folded->length <= phrases[row - 1].max_length ? phrases[row - 1].what : STK_FURNITURE_NONE;
}

/* A colon at the end is no part of what the line says. */
static StkFurniture
look_up_whole (const Folded *folded)
{
  size_t n = folded->n_bytes;

  while (n > 0 && (folded->words[n - 1] == ':' || folded->words[n - 1] == ' '))
    n--;

  return look_up (folded, WHOLE, n);
}

/* The phrase ends with a colon, or a word does after it. */
static StkFurniture
look_up_beginning (const Folded *folded)
{
  StkFurniture what = STK_FURNITURE_NONE;

  for (size_t n = 1; n <= MIN (folded->n_bytes, MAX_PHRASE_BYTES) && what == STK_FURNITURE_NONE; n++)
    if (n == folded->n_bytes || folded->words[n - 1] == ':' || !g_ascii_isalpha (folded->words[n]))
      what = look_up (folded, BEGINS, n);

  return what;
}

/* "5 min read", "Lesezeit: 3 Minuten", "1.4K shares · 212 comments": figures and what they count */
static gboolean
is_count (const char *start, const char *end, const Folded *folded)
{
  static const char counted[] = "|share|shares|comment|comments|like|likes|view|views|reaction|reactions|"
                                "repost|reposts|retweets|min|mins|minute|minutes|read|reading|time|k|m|"
                                "lesezeit|minuten|kommentar|kommentare|mal|geteilt|aufrufe|vues|partages|partage|"
                                "commentaires|commentaire|lecture|temps|de|tiempo|lectura|minutos|minuto|visitas|"
                                "comentarios|comentario|lettura|tempo|di|minuti|commenti|commento|leitura|leestijd|"
                                "reacties|reactie|keer|gedeeld|gelezen|kommentarer|delningar|delinger|";

  if (!folded->has_figure || !folded->has_letter || folded->length > 60)
    return FALSE;

  for (const char *p = start; p < end;)
    {
      size_t n = 0;
      char word[16] = "|";

      while (p + n < end && g_ascii_isalpha (p[n]))
        n++;
      if (n == 0)
        {
          if (g_unichar_isalpha (g_utf8_get_char (p)))
            return FALSE;
          p = g_utf8_next_char (p);
          continue;
        }
      if (n > sizeof word - 3)
        return FALSE;
      for (size_t i = 0; i < n; i++)
        word[i + 1] = g_ascii_tolower (p[i]);
      word[n + 1] = '|';
      if (strstr (counted, word) == NULL)
        return FALSE;
      p += n;
    }

  return TRUE;
}

/* "© 2026 …": whose the page is, not a picture */
static gboolean
is_imprint (const char *start, const char *end)
{
  size_t n = strlen ("©");

  if ((size_t) (end - start) <= n || memcmp (start, "©", n) != 0)
    return FALSE;
  for (start += n; start < end && *start == ' ';)
    start++;

  return start < end && g_ascii_isdigit (*start);
}

/* A teaser that was cut off: "… in the town hall ... Read more" */
static gboolean
is_cut_off (const char *start, const char *end)
{
  static const char *const tails[] = {
    "read more",
    "mehr lesen",
    "weiterlesen",
    "lire la suite",
    "leer más",
    "leggi tutto",
    "leia mais",
    "lees meer",
    "lees verder",
    "läs mer",
    "læs mere",
  };

  for (size_t i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      size_t n = strlen (tails[i]);
      const char *p = end - n;

      if ((size_t) (end - start) <= n || g_ascii_strncasecmp (p, tails[i], n) != 0)
        continue;
      while (p > start && g_ascii_isspace (p[-1]))
        p--;
      if ((p - start >= 3 && memcmp (p - 3, "...", 3) == 0) ||
          (p - start >= 3 && memcmp (p - 3, "…", 3) == 0))
        return TRUE;
    }

  return FALSE;
}

/* "* * *" or "___", with which a writer parts sections */
static gboolean
is_divider (const char *start, const char *end)
{
  return (size_t) (end - start) <= strspn (start, "*_- ");
}

StkFurniture
stk_line_get_furniture (const char *start, const char *end)
{
  Folded folded;
  StkFurniture what;

  if (is_cut_off (start, end))
    return STK_FURNITURE_LINE;
  if (stk_line_is_quoted (start, end))
    return STK_FURNITURE_NONE;

  if (stk_utf8_count (start, end) > MAX_LINE)
    return STK_FURNITURE_NONE;
  fold (start, end, &folded);
  if (!folded.has_letter && !folded.has_figure)
    return is_divider (start, end) ? STK_FURNITURE_NONE : STK_FURNITURE_LINE;
  if (is_count (start, end, &folded) || is_imprint (start, end))
    return STK_FURNITURE_LINE;

  what = look_up_whole (&folded);

  return what != STK_FURNITURE_NONE ? what : look_up_beginning (&folded);
}

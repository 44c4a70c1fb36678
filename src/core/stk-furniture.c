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
    "この記事を書いた人|筆者紹介|作者简介" },
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
    "czytaj także|اقرأ أيضا|اقرأ أيضاً|مواضيع ذات صلة|関連記事|あわせて読みたい|人気記事|相关新闻|相关阅读" },
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
    "コメント|分享|广告|评论|打印" },
  { STK_FURNITURE_LINE, BEGINS, 160,
    "voice is ai-generated|this voice is ai-generated|this audio is ai-generated|"
    "this audio is generated|this audio was generated|audio is ai-generated|ai-generated voice|"
    "listen to this article|listen to this story|listen to article|"
    "diesen artikel anhören|diesen artikel vorlesen|diese stimme ist ki-generiert" },
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
    "alle rechte vorbehalten|hier geht es zum newsletter" },
  { STK_FURNITURE_LINE, BEGINS, 120,
    "read more:|read more on|see more:|don't miss:|read more about|read also:|read also|also read:|also read|see also:|see also|"
    "related:|more:|more on:|watch:|must read:|read next:|"
    "lesen sie auch:|lesen sie auch|lesen sie hier|lesen sie mehr|mehr dazu:|mehr zum thema:|"
    "siehe auch:|à lire aussi|lire aussi|lea también|lea también:|le puede interesar:|leia também:|"
    "leia mais:|veja também:|leggi anche:|lees ook:|читайте также:|читайте також:|czytaj też:|"
    "اقرأ أيضا:|اقرأ أيضاً:|関連記事：|相关阅读：" },
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
      if (n == 0 && !g_unichar_isalpha (c))
        continue;
      n += (size_t) g_unichar_to_utf8 (g_unichar_tolower (c), folded->words + n);
      if (g_unichar_isalpha (c) || c == ':')
        folded->n_bytes = n;
    }
  folded->words[folded->n_bytes] = '\0';
}

static gboolean
matches (const Folded *folded, Match match, const char *word, size_t n)
{
  if (folded->n_bytes < n || memcmp (folded->words, word, n) != 0)
    return FALSE;

  if (match == WHOLE)
    return folded->n_bytes == n || (folded->n_bytes == n + 1 && folded->words[n] == ':');

  return folded->n_bytes == n || word[n - 1] == ':' || !g_ascii_isalpha (folded->words[n]);
}

static gboolean
matches_any (const Folded *folded, Match match, const char *words)
{
  for (const char *word = words; word != NULL;)
    {
      const char *bar = strchr (word, '|');

      if (matches (folded, match, word, bar ? (size_t) (bar - word) : strlen (word)))
        return TRUE;
      word = bar ? bar + 1 : NULL;
    }

  return FALSE;
}

/* "5 min read", "Lesezeit: 3 Minuten", "1.4K shares · 212 comments": figures and what they count */
static gboolean
is_count (const char *start, const char *end, const Folded *folded)
{
  static const char counted[] = "|share|shares|comment|comments|like|likes|view|views|reaction|reactions|"
                                "repost|reposts|retweets|min|mins|minute|minutes|read|reading|time|k|m|"
                                "lesezeit|minuten|minute|kommentar|kommentare|mal|geteilt|vues|";

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
  static const char *const tails[] = { "read more", "mehr lesen", "weiterlesen", "lire la suite" };

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

  for (size_t i = 0; i < G_N_ELEMENTS (phrases); i++)
    if (folded.length <= phrases[i].max_length && matches_any (&folded, phrases[i].match, phrases[i].words))
      return phrases[i].what;

  return STK_FURNITURE_NONE;
}

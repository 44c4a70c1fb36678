/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-flow-private.h"

#include <string.h>

/* By name in lower case, without a number at its end. Programs that do not keep the names in English have them in the
 * language of their user: with a number, what is a title in some languages is a heading. */
static const struct
{
  const char *name;
  StkRole role;
} styles[] = {
  { "title", STK_ROLE_HEADLINE },
  { "headline", STK_ROLE_HEADLINE },
  { "subtitle", STK_ROLE_LEAD },
  { "lead", STK_ROLE_LEAD },
  { "lede", STK_ROLE_LEAD },
  { "standfirst", STK_ROLE_LEAD },
  { "deck", STK_ROLE_LEAD },
  { "heading", STK_ROLE_SUBHEAD },
  { "subhead", STK_ROLE_SUBHEAD },
  { "crosshead", STK_ROLE_SUBHEAD },
  { "byline", STK_ROLE_BYLINE },
  { "author", STK_ROLE_BYLINE },
  { "date", STK_ROLE_DATE },
  { "quote", STK_ROLE_QUOTE },
  { "intense quote", STK_ROLE_QUOTE },
  { "block text", STK_ROLE_QUOTE },
  { "block quotation", STK_ROLE_QUOTE },
  { "quotations", STK_ROLE_QUOTE },
  { "pull quote", STK_ROLE_QUOTE },
  { "caption", STK_ROLE_CAPTION },
  { "figure caption", STK_ROLE_CAPTION },
  { "image caption", STK_ROLE_CAPTION },
  { "table caption", STK_ROLE_CAPTION },
  { "figurecaption", STK_ROLE_CAPTION },
  { "tablecaption", STK_ROLE_CAPTION },
  { "illustration", STK_ROLE_CAPTION },
  { "figure", STK_ROLE_CAPTION },
  { "drawing", STK_ROLE_CAPTION },
  { "photo credit", STK_ROLE_CREDIT },
  { "credit", STK_ROLE_CREDIT },
  { "list bullet", STK_ROLE_LIST_ITEM },
  { "list number", STK_ROLE_LIST_ITEM },
  { "list paragraph", STK_ROLE_LIST_ITEM },
  { "list continue", STK_ROLE_LIST_ITEM },
  { "html preformatted", STK_ROLE_CODE },
  { "preformatted text", STK_ROLE_CODE },
  { "macro", STK_ROLE_CODE },
  { "macro text", STK_ROLE_CODE },
  { "source code", STK_ROLE_CODE },
  { "footnote", STK_ROLE_FOOTNOTE },
  { "footnote text", STK_ROLE_FOOTNOTE },
  { "endnote", STK_ROLE_FOOTNOTE },
  { "endnote text", STK_ROLE_FOOTNOTE },
  /* German, French, Spanish and Portuguese, Italian, Dutch, Swedish, Danish and Norwegian, Finnish, Polish, Czech,
   * Russian, Turkish, Chinese, Japanese, Korean */
  { "titel", STK_ROLE_HEADLINE },
  { "titre", STK_ROLE_HEADLINE },
  { "título", STK_ROLE_HEADLINE },
  { "titolo", STK_ROLE_HEADLINE },
  { "tittel", STK_ROLE_HEADLINE },
  { "otsikko", STK_ROLE_HEADLINE },
  { "tytuł", STK_ROLE_HEADLINE },
  { "název", STK_ROLE_HEADLINE },
  { "название", STK_ROLE_HEADLINE },
  { "konu başlığı", STK_ROLE_HEADLINE },
  { "标题", STK_ROLE_HEADLINE },
  { "表題", STK_ROLE_HEADLINE },
  { "제목", STK_ROLE_HEADLINE },
  { "überschrift", STK_ROLE_SUBHEAD },
  { "kop", STK_ROLE_SUBHEAD },
  { "rubrik", STK_ROLE_SUBHEAD },
  { "overskrift", STK_ROLE_SUBHEAD },
  { "nagłówek", STK_ROLE_SUBHEAD },
  { "nadpis", STK_ROLE_SUBHEAD },
  { "заголовок", STK_ROLE_SUBHEAD },
  { "başlık", STK_ROLE_SUBHEAD },
  { "見出し", STK_ROLE_SUBHEAD },
  { "untertitel", STK_ROLE_LEAD },
  { "sous-titre", STK_ROLE_LEAD },
  { "subtítulo", STK_ROLE_LEAD },
  { "sottotitolo", STK_ROLE_LEAD },
  { "ondertitel", STK_ROLE_LEAD },
  { "underrubrik", STK_ROLE_LEAD },
  { "undertitel", STK_ROLE_LEAD },
  { "podtytuł", STK_ROLE_LEAD },
  { "podtitul", STK_ROLE_LEAD },
  { "подзаголовок", STK_ROLE_LEAD },
  { "altyazı", STK_ROLE_LEAD },
  { "副标题", STK_ROLE_LEAD },
  { "副題", STK_ROLE_LEAD },
  { "부제", STK_ROLE_LEAD },
  { "zitat", STK_ROLE_QUOTE },
  { "citation", STK_ROLE_QUOTE },
  { "cita", STK_ROLE_QUOTE },
  { "citação", STK_ROLE_QUOTE },
  { "citazione", STK_ROLE_QUOTE },
  { "citaat", STK_ROLE_QUOTE },
  { "citat", STK_ROLE_QUOTE },
  { "sitat", STK_ROLE_QUOTE },
  { "cytat", STK_ROLE_QUOTE },
  { "citát", STK_ROLE_QUOTE },
  { "цитата", STK_ROLE_QUOTE },
  { "引用", STK_ROLE_QUOTE },
  { "引用文", STK_ROLE_QUOTE },
  { "인용", STK_ROLE_QUOTE },
  { "beschriftung", STK_ROLE_CAPTION },
  { "légende", STK_ROLE_CAPTION },
  { "descripción", STK_ROLE_CAPTION },
  { "legenda", STK_ROLE_CAPTION },
  { "didascalia", STK_ROLE_CAPTION },
  { "bijschrift", STK_ROLE_CAPTION },
  { "beskrivning", STK_ROLE_CAPTION },
  { "billedtekst", STK_ROLE_CAPTION },
  { "bildetekst", STK_ROLE_CAPTION },
  { "podpis", STK_ROLE_CAPTION },
  { "titulek", STK_ROLE_CAPTION },
  { "название объекта", STK_ROLE_CAPTION },
  { "resim yazısı", STK_ROLE_CAPTION },
  { "题注", STK_ROLE_CAPTION },
  { "図表番号", STK_ROLE_CAPTION },
  { "캡션", STK_ROLE_CAPTION },
  { "toc", STK_ROLE_FURNITURE },
  { "toc heading", STK_ROLE_FURNITURE },
  { "contents", STK_ROLE_FURNITURE },
  { "contents heading", STK_ROLE_FURNITURE },
  { "header", STK_ROLE_FURNITURE },
  { "footer", STK_ROLE_FURNITURE },
};

gboolean
stk_flow_find_role (const char *style_name, StkRole *role, int *level)
{
  g_autofree char *name = g_utf8_strdown (style_name, -1);
  char *end = name + strlen (g_strstrip (name));
  gint64 number;

  while (end > name && g_ascii_isdigit (end[-1]))
    end--;
  number = g_ascii_strtoll (end, NULL, 10);
  *end = '\0';
  g_strchomp (name);
  for (size_t i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_str_equal (name, styles[i].name))
      {
        *role = styles[i].role == STK_ROLE_HEADLINE && number > 0 ? STK_ROLE_SUBHEAD : styles[i].role;
        *level = 0;
        if (*role == STK_ROLE_SUBHEAD || *role == STK_ROLE_LIST_ITEM)
          *level = (int) CLAMP (number, 1, 10);
        return TRUE;
      }

  return FALSE;
}
